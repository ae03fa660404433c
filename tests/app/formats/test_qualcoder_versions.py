"""Projects of QualCoder from its first databases to its newest: a column more or less changes nothing of the codings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.formats import qualcoder, refi
from app.work import exchangein
from app.work.library import Library
from tests import builders

BODY = "Trust grew slowly 😀. Money was scarce."
WHO, WHEN = "陈", "2024-01-02 03:04:05"
COLUMNS = {
    "source": ["id", "name", "fulltext", "mediapath", "memo", "owner", "date"],
    "code_name": ["cid", "name", "memo", "catid", "owner", "date", "color"],
    "code_text": ["cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo"],
}
LATER = {2: ("source", "av_text_id"), 3: ("code_text", "avid"), 4: ("code_text", "important"), 5: ("source", "risid"),
         6: ("code_text", "ctid"), 7: ("code_name", "supercid")}  # fmt: skip
"""What databases gained over time, one by one."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = builders.library(tmp_path)
    yield made
    made.close()


def project(path: Path, version: int, *, bare: bool = False) -> bytes:
    """A database with what a version had; `bare` without the tables a coding can do without."""
    columns = {table: list(own) for table, own in COLUMNS.items()}
    for number, (table, column) in LATER.items():
        if number <= version:
            columns[table].append(column)
    rows = {
        "source": [{"id": 1, "name": "interview.txt", "fulltext": BODY, "memo": "", "owner": WHO, "date": WHEN}],
        "code_name": [{"cid": 1, "name": "Mistrust", "memo": "", "owner": WHO, "date": WHEN, "color": "#ff0000"}],
        "code_text": [
            {"cid": 1, "fid": 1, "seltext": "Trust grew", "pos0": 0, "pos1": 10, "owner": WHO, "date": WHEN},
            {"cid": 1, "fid": 1, "seltext": "Money was", "pos0": 21, "pos1": 30, "owner": WHO, "date": WHEN},
            {"cid": 9, "fid": 1, "seltext": "scarce", "pos0": 31, "pos1": 37, "owner": WHO, "date": WHEN},
        ],
    }
    conn = sqlite3.connect(path)
    for table, own in columns.items():
        conn.execute(f"CREATE TABLE {table} ({', '.join(own)})")
        for row in rows[table]:
            conn.execute(
                f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
            )
    if not bare:
        conn.execute("CREATE TABLE code_cat (catid, name, owner, date, memo, supercatid)")
        conn.execute("CREATE TABLE attribute (attrid, name, attr_type, value, id, date, owner)")
        conn.execute("INSERT INTO attribute VALUES (1, 'Role', 'file', 'nurse', 1, '', '')")
        conn.execute("CREATE TABLE annotation (anid, fid, pos0, pos1, memo, owner, date)")
        conn.execute("INSERT INTO annotation VALUES (1, 1, 0, 10, 'Said twice.', ?, ?)", (WHO, WHEN))
    conn.commit()
    conn.close()
    return path.read_bytes()


@pytest.mark.parametrize("version", range(1, 8))
@pytest.mark.parametrize("bare", [False, True])
def test_every_version_gives_the_same_codings(library: Library, tmp_path: Path, version: int, bare: bool) -> None:
    read = qualcoder.read(project(tmp_path / "data.qda", version, bare=bare), "mine")
    report = exchangein.bring_in(library, read).result
    assert (report.codings, report.added, report.lost) == (3, 2, 1)
    assert any(one.pattern == refi.NO_CODE for one in report.told), "what is lost is told"
    with library.db.read() as conn:
        quotes = conn.exec_driver_sql(
            "SELECT a.quote FROM coding c JOIN anchor a USING (passage_id) ORDER BY a.start"
        ).scalars()
        assert list(quotes) == ["Trust grew", "Money was"]
        memos = {tuple(row) for row in conn.exec_driver_sql("SELECT subject, body FROM memo")}
    assert memos == (set() if bare else {("study", "interview.txt\nRole: nurse"), ("passage", "Said twice.")})
