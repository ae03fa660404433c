"""Copies and the way back: whole or not at all, and what was there is kept."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app import paths
from app.work import backups, starter
from app.work.library import Library
from app.work.verifying import verify
from db import upgrading
from db.errors import Damaged, EmptyFile, LibraryError, Locked, NameTooLong, NotALibrary, NotFound, TooNew
from db.opening import SCHEMA, revision
from db.tables import Tag
from tests import builders
from tests.running import ROOT


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    made = builders.library(tmp_path)
    tag(made, "first")
    yield made
    made.close()


def tag(library: Library, name: str) -> None:
    with library.change("Tagged") as rec:
        rec.insert(Tag, name=name)


def tags(path: Path) -> list[str]:
    library = Library.open(path)
    with library.db.read() as conn:
        found = [row[0] for row in conn.exec_driver_sql("SELECT name FROM tag ORDER BY id")]
    library.close()
    return found


def test_a_copy_of_an_open_library_is_whole_and_one_file(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    copy = backups.backup(library, folder / "copy.diptych")
    assert os.listdir(folder) == ["copy.diptych"]
    assert tags(copy) == ["first"]
    opened = Library.open(copy)
    assert verify(opened) == []
    opened.close()


def test_a_copy_gets_its_ending_and_replaces_only_when_whole(library: Library, tmp_path: Path) -> None:
    assert backups.backup(library, tmp_path / "copy").name == "copy.diptych"
    tag(library, "second")
    backups.backup(library, tmp_path / "copy.diptych")
    assert tags(tmp_path / "copy.diptych") == ["first", "second"]


def test_a_library_is_not_copied_onto_itself_or_into_nowhere(library: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="this library itself"):
        backups.backup(library, library.path)
    with pytest.raises(NotFound, match="no folder"):
        backups.backup(library, tmp_path / "nowhere" / "copy.diptych")
    assert tags(library.path) == ["first"]


def test_there_is_one_copy_a_day_and_seven_are_kept(library: Library) -> None:
    begin = date(2026, 11, 1)
    for day in range(10):
        assert backups.daily(library.path, begin + timedelta(days=day)) is not None
        assert backups.daily(library.path, begin + timedelta(days=day)) is None
    kept = backups.dailies(library.path)
    assert [copy.stem[-10:] for copy in kept] == [f"2026-11-{day:02d}" for day in range(4, 11)]
    assert tags(kept[0]) == ["first"]


def test_copies_of_libraries_of_one_name_do_not_meet(library: Library, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    second = builders.library(other)
    backups.daily(library.path)
    backups.daily(second.path)
    assert len(backups.dailies(library.path)) == len(backups.dailies(second.path)) == 1
    assert paths.backups_dir(library.path) != paths.backups_dir(second.path)
    second.close()


def test_no_room_for_the_daily_copy_keeps_nobody_from_working(library: Library, tmp_path: Path) -> None:
    (tmp_path / "home" / "data").mkdir(parents=True)
    (tmp_path / "home" / "data" / "backups").write_text("a file where the folder should be")
    assert backups.daily(library.path) is None


def test_a_restored_library_is_as_it_was_and_what_was_there_is_kept(library: Library, tmp_path: Path) -> None:
    copy = backups.backup(library, tmp_path / "copy.diptych")
    tag(library, "second")
    path = library.path
    library.close()
    kept = backups.restore(path, copy)
    assert tags(path) == ["first"]
    assert kept is not None
    assert tags(kept) == ["first", "second"]
    assert kept in backups.copies(path)


def test_an_open_window_sees_what_was_restored(library: Library, tmp_path: Path) -> None:
    copy = backups.backup(library, tmp_path / "copy.diptych")
    tag(library, "second")
    backups.restore(library.path, copy)
    assert library.poll() is not None
    with library.db.read() as conn:
        assert conn.exec_driver_sql("SELECT name FROM tag").scalars().all() == ["first"]
    tag(library, "third")
    assert verify(library) == []


def test_a_damaged_library_is_replaced_and_kept_byte_for_byte(library: Library, tmp_path: Path) -> None:
    copy = backups.backup(library, tmp_path / "copy.diptych")
    path = library.path
    library.close()
    for rubbish in (b"", b"rubbish" * 1000, path.read_bytes()[:4096] + b"\xff" * 40_000):
        path.write_bytes(rubbish)
        kept = backups.restore(path, copy)
        assert kept is not None
        assert kept.read_bytes() == rubbish
        assert tags(path) == ["first"]


def test_what_is_no_sound_library_is_never_restored(library: Library, tmp_path: Path) -> None:
    path = library.path
    good = backups.backup(library, tmp_path / "good.diptych").read_bytes()
    library.close()
    before = path.read_bytes()
    bad = tmp_path / "bad.diptych"
    cases: list[tuple[bytes, type[LibraryError]]] = [
        (b"", EmptyFile),
        (b"not a library", NotALibrary),
        (good[: len(good) // 2], Damaged),
        (good[:4096] + b"\xff" * (len(good) - 4096), Damaged),
        (good[:60] + (99).to_bytes(4, "big") + good[64:], TooNew),
    ]
    for content, error in cases:
        bad.write_bytes(content)
        with pytest.raises(error):
            backups.restore(path, bad)
        assert path.read_bytes() == before
    with pytest.raises(NotFound):
        backups.restore(path, tmp_path / "absent.diptych")
    assert not paths.backups_dir(path).exists()


def test_a_library_that_is_gone_is_restored_from_its_copy(library: Library, tmp_path: Path) -> None:
    copy = backups.backup(library, tmp_path / "copy.diptych")
    assert backups.restore(tmp_path / "new" / "place.diptych", copy) is None
    assert tags(tmp_path / "new" / "place.diptych") == ["first"]


def test_a_copy_of_an_older_program_is_brought_up_when_it_is_restored(library: Library, tmp_path: Path) -> None:
    old = tmp_path / "old.diptych"
    upgrading.create(old, target=1)
    db = sqlite3.connect(old)
    db.execute("INSERT INTO tag (guid, name) VALUES ('g', 'old')")
    db.commit()
    db.close()
    backups.restore(library.path, old)
    assert tags(library.path) == ["old"]
    assert library.db.integrity() == []


def test_an_upgrade_keeps_its_copy_among_the_backups(library: Library, tmp_path: Path) -> None:
    old = tmp_path / "old.diptych"
    upgrading.create(old, target=1)
    Library.open(old).close()
    (copy,) = backups.copies(old)
    assert copy.name.startswith(f"old before {revision(SCHEMA)}")
    assert backups.dailies(old) == []


OTHER = """
import os, sys
from pathlib import Path
from app.work.library import Library
from db.tables import Tag
library = Library.open(Path(sys.argv[1]))
for number in range(40):
    with library.change("Tagged") as rec:
        rec.insert(Tag, name=f"other {number}")
print("written", flush=True)
sys.stdin.readline()
os._exit(9)
"""


def other(path: Path) -> subprocess.Popen[str]:
    """Another program that has written to a library and not closed it yet."""
    held = subprocess.Popen(
        [sys.executable, "-c", OTHER, str(path)], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert held.stdout is not None
    assert held.stdout.readline() == "written\n"
    return held


def test_a_copy_over_a_library_whose_program_died_is_not_mixed_with_its_log(library: Library, tmp_path: Path) -> None:
    target = backups.backup(library, tmp_path / "other.diptych")
    other(target).communicate("\n")
    assert target.with_name(target.name + "-wal").stat().st_size
    backups.backup(library, target)
    assert tags(target) == ["first"]
    opened = Library.open(target)
    assert verify(opened) == []
    opened.close()


def test_a_library_that_is_open_elsewhere_is_not_copied_over(library: Library, tmp_path: Path) -> None:
    target = backups.backup(library, tmp_path / "other.diptych")
    held = other(target)
    with pytest.raises(Locked):
        backups.backup(library, target)
    held.communicate("\n")
    assert len(tags(target)) == 41
    assert not list(tmp_path.glob(".*.part*"))


def test_a_new_library_is_not_mixed_with_the_log_of_one_that_was_deleted(library: Library, tmp_path: Path) -> None:
    for make in (upgrading.create, lambda path: starter.make(path, examples=False).close()):
        target = backups.backup(library, tmp_path / "other.diptych")
        other(target).communicate("\n")
        target.unlink()
        make(target)
        opened = Library.open(target)
        assert verify(opened) == []
        opened.close()
        target.unlink()


def test_two_copies_to_one_place_do_not_take_each_others_half_file(library: Library, tmp_path: Path) -> None:
    busy = tmp_path / ".copy.diptych.1.part"
    busy.write_bytes(b"half a copy of another program")
    backups.backup(library, tmp_path / "copy.diptych")
    assert busy.read_bytes() == b"half a copy of another program"
    assert tags(tmp_path / "copy.diptych") == ["first"]


def test_what_a_copy_that_was_ended_left_goes_with_the_next_one(library: Library, tmp_path: Path) -> None:
    left, folder = tmp_path / ".copy[1].diptych.99.part", paths.backups_dir(library.path)
    folder.mkdir(parents=True)
    daily = folder / ".library 2020-01-01.diptych.99.part"
    for one in (left, daily):
        one.write_bytes(b"half a copy")
        os.utime(one, (0, 0))
    backups.backup(library, tmp_path / "copy[1].diptych")
    backups.daily(library.path)
    assert not left.exists()
    assert not daily.exists()


@pytest.mark.parametrize("name", ["n" * 239 + ".diptych", "名" * 79 + ".diptych"], ids=["latin", "chinese"])
def test_a_library_whose_name_leaves_hardly_any_room_is_copied_kept_and_put_back(
    library: Library, tmp_path: Path, name: str
) -> None:
    long = tmp_path / name
    backups.backup(library, long)
    assert tags(long) == ["first"]
    other = tmp_path / ("m" * 239 + ".diptych")
    backups.copy(long, other)
    assert tags(other) == ["first"]
    backups.daily(long)
    assert [tags(kept) for kept in backups.dailies(long)] == [["first"]]
    assert backups.restore(long, other) is not None
    assert tags(long) == ["first"]


def test_a_name_that_no_log_fits_beside_is_refused_in_a_sentence_and_nothing_is_left(
    library: Library, tmp_path: Path
) -> None:
    long = tmp_path / ("n" * 244 + ".diptych")
    there = set(tmp_path.iterdir())
    for make in (backups.backup, lambda one, path: starter.make(path), lambda one, path: Library.create(path)):
        with pytest.raises(NameTooLong, match="too long for a library"):
            make(library, long)
    assert set(tmp_path.iterdir()) == there
    assert backups.daily(tmp_path / ("n" * 247 + ".diptych")) is None
