"""Several programs on one library: nothing is lost, nothing half written, also when one is killed in the middle."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import journal
from db.engine import Database
from db.integrity import problems
from db.tables import FieldVariant, Step, Study, Tag

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from pathlib import Path
from db import journal
from db.engine import Database
from db.tables import FieldVariant, Study
from tests.builders import put_study
path, session, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
db = Database.open(path)
print("ready", flush=True)
for turn in range(turns):
    with journal.record(db, label="Wrote", session=session) as rec:
        study = put_study(rec, f"{session} {turn}")
        rec.insert_many(FieldVariant, [
            dict(study_id=study, field="note", lang="en", value=str(n), kind="original", source="page", position=n)
            for n in range(20)
        ])
    if turn % 3 == 2:
        journal.undo(db, rec.step_id, coder_id=None, session=session)
    print(turn, flush=True)
db.close()
"""


def writer(path: Path, session: str, turns: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), session, str(turns)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def finished(process: subprocess.Popen[str]) -> int:
    """How many turns a writer said it had written."""
    out, _ = process.communicate(timeout=120)
    return len([line for line in out.splitlines() if line.isdigit()])


def check(path: Path, session: str, least: int, most: int) -> None:
    """Each turn that was said to be written is there whole; one more may be, half a one never."""
    db = Database.open(path)
    with db.read() as conn:
        made = conn.scalar(select(func.count()).where(Step.session == session, Step.kind == "do"))
        assert least <= (made or 0) <= most
        parts = conn.execute(
            select(func.count()).where(FieldVariant.field == "note").group_by(FieldVariant.study_id)
        ).scalars()
        assert set(parts) <= {20}
    assert problems(db) == []
    db.close()


def test_two_programs_write_at_the_same_time_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "lib.diptych"
    Database.open(path, create=True).close()
    both = [writer(path, name, 15) for name in ("one", "two")]
    assert [finished(process) for process in both] == [15, 15]
    for name in ("one", "two"):
        check(path, name, 15, 15)
    db = Database.open(path)
    with db.read() as conn:
        assert conn.scalar(select(func.count()).select_from(Study)) == 20
    db.close()


@pytest.mark.parametrize("pause", [0.0, 0.004, 0.011, 0.05])
def test_a_killed_program_leaves_what_it_had_written_and_nothing_half(tmp_path: Path, pause: float) -> None:
    path = tmp_path / "lib.diptych"
    Database.open(path, create=True).close()
    victim, other = writer(path, "victim", 10_000), writer(path, "other", 10)
    assert victim.stdout is not None
    victim.stdout.readline()
    for _ in range(3):
        victim.stdout.readline()
    time.sleep(pause)
    victim.send_signal(signal.SIGKILL)
    rest, _ = victim.communicate(timeout=60)
    said = 3 + len([line for line in rest.splitlines() if line.isdigit()])
    assert finished(other) == 10
    check(path, "victim", said, said + 1)
    check(path, "other", 10, 10)


def test_a_window_is_told_what_a_program_beside_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "lib.diptych"
    db = Database.open(path, create=True)
    with db.read() as conn:
        before = journal.newest_id(conn)
    seen = db.data_version()
    assert finished(writer(path, "other", 1)) == 1
    assert db.data_version() != seen
    with db.read() as conn:
        newest, kinds = journal.kinds_since(conn, before)
    assert newest > before
    assert kinds == {"study", "field_variant"}
    with journal.record(db, label="After", session="ours") as rec:
        rec.insert(Tag, name="after")
    db.close()
