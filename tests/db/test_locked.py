"""A library that others write to at the same time: waited for, or told of in a sentence, never in SQLite's words."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from db import pragmas
from db.engine import Database
from db.errors import Locked, explained


def holder(path: Path, seconds: float) -> threading.Thread:
    """Somebody who holds a file all for themselves for a while."""
    ready = threading.Event()

    def hold() -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        ready.set()
        time.sleep(seconds)
        connection.execute("COMMIT")
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    ready.wait(30)
    return thread


def test_opening_waits_for_a_program_that_tidies_its_log_away(tmp_path: Path) -> None:
    Database.open(tmp_path / "a.diptych", create=True).close()
    thread = holder(tmp_path / "a.diptych", 0.4)
    database = Database.open(tmp_path / "a.diptych", wait=30)
    with database.write() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM study").scalar() == 0
    database.close()
    thread.join()


def test_a_writer_that_never_ends_is_told_of_in_a_sentence(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "a.diptych", create=True, wait=0.1)
    other = sqlite3.connect(tmp_path / "a.diptych", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked, match="in use by another program"), database.write():
        pass
    other.execute("ROLLBACK")
    other.close()
    with database.write() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM study").scalar() == 0
    database.close()


def break_off(raw: Any) -> None:
    """Stop in the middle of reading the joined file."""
    raw.execute("SELECT n FROM staged.t").fetchone()
    raise KeyError("broken off")


def test_a_joined_file_that_is_still_read_hides_no_other_error(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "a.diptych", create=True)
    staged = tmp_path / "staged"
    with sqlite3.connect(staged) as made:
        made.execute("CREATE TABLE t (n)")
        made.executemany("INSERT INTO t VALUES (?)", [(n,) for n in range(5000)])
    made.close()
    with pytest.raises(KeyError, match="broken off"), database.write(beside=staged) as conn:
        break_off(conn.connection.driver_connection)
    with database.write(beside=staged) as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM staged.t").scalar() == 5000
    database.close()


def test_sqlites_words_for_a_locked_joined_file_become_a_sentence(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "a", isolation_level=None)
    connection.execute("CREATE TABLE t (n)")
    connection.executemany("INSERT INTO t VALUES (?)", [(1,), (2,)])
    connection.execute("ATTACH ? AS staged", (str(tmp_path / "a2"),))
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE staged.t (n)")
    with pytest.raises(sqlite3.OperationalError, match="locked") as told:
        connection.execute("DETACH staged")
    found = explained(told.value, "a")
    assert isinstance(found, Locked)
    connection.close()
    assert pragmas.WAIT > 1
