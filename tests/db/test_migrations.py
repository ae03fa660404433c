"""Migrations: a new library equals the declared tables, an older one is brought up whole or not at all."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select

from db import upgrading
from db.engine import Database
from db.errors import AlreadyThere, Locked, TooNew, UpgradeFailed
from db.opening import APPLICATION_ID, SCHEMA
from db.tables import APPLICATION_ID as DECLARED_ID
from db.tables import Base, Step, Study, Tag

Shape = dict[str, tuple[object, ...]]


def shape(path: Path) -> Shape:
    """What a file's ordinary tables look like: columns (in any order), indexes, references, whether row ids come again."""
    db = sqlite3.connect(path)
    found: Shape = {}
    tables = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE 'search_fts%' AND name <> 'alembic_version'"
    ).fetchall()
    for name, sql in tables:
        columns = sorted(row[1:] for row in db.execute(f'PRAGMA table_info("{name}")'))
        indexes = {
            (
                row[1] if not row[1].startswith("sqlite_autoindex") else "unique",
                row[2],
                tuple(c[2] for c in db.execute(f'PRAGMA index_info("{row[1]}")')),
            )
            for row in db.execute(f'PRAGMA index_list("{name}")')
        }
        references = {tuple(row[2:]) for row in db.execute(f'PRAGMA foreign_key_list("{name}")')}
        found[name] = (tuple(columns), frozenset(indexes), frozenset(references), "AUTOINCREMENT" in sql)
    db.close()
    return found


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def older(path: Path) -> Path:
    """A library as the first migration left it, with a study, a tag and a step in it."""
    upgrading.create(path, target=1)
    db = sqlite3.connect(path)
    db.execute("INSERT INTO tag (guid, name) VALUES ('t', '整合照护')")
    db.execute("INSERT INTO study (guid, created, changed) VALUES ('s', '2026', '2026')")
    db.execute("INSERT INTO study_tag (study_id, tag_id) VALUES (1, 1)")
    db.execute(
        "INSERT INTO step (guid, at, session, kind, label, args, undone, closed)"
        " VALUES ('g', '2026', 'x', 'do', 'Made', '[]', 0, 0)"
    )
    db.commit()
    db.close()
    return path


def test_migrations_make_what_the_tables_declare(tmp_path: Path) -> None:
    upgrading.create(tmp_path / "made.diptych")
    engine = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    Base.metadata.create_all(engine)
    engine.dispose()
    made, declared = shape(tmp_path / "made.diptych"), shape(tmp_path / "declared.db")
    assert made.keys() == declared.keys()
    for name in declared:
        assert made[name] == declared[name], name


def test_the_newest_migration_is_the_version_that_files_are_marked_with() -> None:
    numbers = sorted(int(path.name[:4]) for path in (upgrading.SCRIPTS / "versions").glob("[0-9]*.py"))
    assert numbers == list(range(1, SCHEMA + 1))
    assert APPLICATION_ID == DECLARED_ID


def test_a_new_library_is_marked_as_ours_in_its_header(tmp_path: Path) -> None:
    upgrading.create(tmp_path / "new.diptych")
    head = (tmp_path / "new.diptych").read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == SCHEMA


def test_a_new_library_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.diptych"
    path.write_text("mine")
    with pytest.raises(AlreadyThere):
        Database.open(path, create=True)
    assert path.read_text() == "mine"


def test_an_older_library_is_brought_up_with_its_rows_and_a_copy_put_aside(tmp_path: Path) -> None:
    path = older(tmp_path / "old.diptych")
    Database.open(path, backups=tmp_path / "aside").close()
    (copy,) = (tmp_path / "aside").iterdir()
    assert sqlite3.connect(copy).execute("PRAGMA user_version").fetchone() == (1,)
    db = Database.open(path)
    with db.read() as conn:
        assert conn.execute(select(Tag.name)).scalars().all() == ["整合照护"]
        assert conn.execute(select(Study.guid)).scalars().all() == ["s"]
        assert conn.exec_driver_sql("SELECT count(*) FROM term").scalar_one() == 0
    db.close()
    upgrading.create(tmp_path / "new.diptych")
    assert shape(path) == shape(tmp_path / "new.diptych")


def test_a_library_that_is_not_older_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "new.diptych"
    Database.open(path, create=True).close()
    Database.open(path).close()
    assert [p.name for p in tmp_path.iterdir()] == ["new.diptych"]


def test_steps_before_an_upgrade_can_be_read_but_not_undone(tmp_path: Path) -> None:
    db = Database.open(older(tmp_path / "old.diptych"))
    with db.read() as conn:
        assert conn.execute(select(Step.label, Step.closed)).all() == [("Made", True)]
    db.close()


def scripts_with(tmp_path: Path, body: str) -> Path:
    """The migrations and one more whose upgrade() is ``body``."""
    folder = tmp_path / "scripts"
    (folder / "versions").mkdir(parents=True)
    for path in [upgrading.SCRIPTS / "env.py", *(upgrading.SCRIPTS / "versions").glob("[0-9]*.py")]:
        target = folder / path.relative_to(upgrading.SCRIPTS)
        target.write_bytes(path.read_bytes())
    indented = "\n".join(f"    {line}" for line in body.strip().splitlines())
    (folder / "versions" / f"{SCHEMA + 1:04d}_test.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f"revision, down_revision, branch_labels, depends_on = '{SCHEMA + 1:04d}', '{SCHEMA:04d}', None, None\n"
        f"def upgrade():\n{indented}\n"
    )
    return folder


def filled(path: Path) -> Path:
    """A library of today with a study and a tag on it."""
    db = Database.open(path, create=True)
    with db.write() as conn:
        conn.execute(insert(Study).values(guid="s", created="2026", changed="2026"))
        conn.execute(insert(Tag).values(guid="t", name="care"))
        conn.exec_driver_sql("INSERT INTO study_tag (study_id, tag_id) VALUES (1, 1)")
    db.close()
    return path


def test_rebuilding_a_table_leaves_the_rows_that_point_at_it(tmp_path: Path) -> None:
    path = filled(tmp_path / "lib.diptych")
    body = """
with op.batch_alter_table("study", table_kwargs={"sqlite_autoincrement": True}) as batch:
    batch.alter_column("country", new_column_name="setting_country", existing_type=sa.String(40))
"""
    upgrading.upgrade(path, scripts=scripts_with(tmp_path, body), target=SCHEMA + 1)
    db = sqlite3.connect(path)
    assert db.execute("SELECT count(*) FROM study_tag").fetchone() == (1,)
    assert "setting_country" in [row[1] for row in db.execute("PRAGMA table_info(study)")]
    db.close()


@pytest.mark.parametrize(
    "body",
    [
        'op.add_column("study", sa.Column("x", sa.Text()))\nraise RuntimeError("the last step fails")',
        'op.execute("DELETE FROM study_tag")',
        'op.execute("UPDATE study_tag SET study_id = 99")',
    ],
    ids=["a step fails", "rows are lost", "rows point at nothing"],
)
def test_an_upgrade_that_goes_wrong_leaves_the_library_as_it_was(tmp_path: Path, body: str) -> None:
    path = filled(tmp_path / "lib.diptych")
    before, rows = shape(path), sqlite3.connect(path).execute("SELECT * FROM study_tag").fetchall()
    with pytest.raises(UpgradeFailed):
        upgrading.upgrade(path, scripts=scripts_with(tmp_path, body), target=SCHEMA + 1)
    assert shape(path) == before
    assert sqlite3.connect(path).execute("SELECT * FROM study_tag").fetchall() == rows
    Database.open(path).close()


def test_a_library_of_a_later_program_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = filled(tmp_path / "lib.diptych")
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version={SCHEMA + 7}")
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()
    before = digest(path)
    with pytest.raises(TooNew, match=f"newer version .{SCHEMA + 7}"):
        Database.open(path)
    assert digest(path) == before
    assert [p.name for p in tmp_path.iterdir()] == ["lib.diptych"]


def test_an_upgrade_waits_for_nobody_who_does_not_let_go(tmp_path: Path) -> None:
    path = older(tmp_path / "old.diptych")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Locked):
        Database.open(path, wait=0.1)
    other.execute("ROLLBACK")
    other.close()
    Database.open(path).close()


def test_file_names_with_any_character_open(tmp_path: Path) -> None:
    for name in ("a b?#%41.diptych", "整合照护 𠮷.diptych", 'it\'s "so".diptych'):
        Database.open(tmp_path / name, create=True).close()
        Database.open(tmp_path / name).close()
        assert (tmp_path / name).exists()
    assert not re.search(r"\.new|-wal|-shm", " ".join(p.name for p in tmp_path.iterdir()))
