"""Libraries that can't be used: a clear sentence, and the file as it was, byte for byte."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.text.refused import Refused
from app.work import importing
from app.work.library import Library
from db.errors import DiskFull
from db.opening import SCHEMA
from tests import verbs
from tests.journeys.test_bad_files import PAGE
from tests.running import ROOT, Program, digest

BOUND_BY_RIGHTS = (
    sys.executable,
    "-c",
    "import ctypes, os, sys; ctypes.CDLL(None).prctl(24, 1, 0, 0, 0); os.execv(sys.argv[1], sys.argv[1:])",
)
"""Run what follows without the administrator's power to write where the rights of a file forbid it (Linux)."""

CALLS: tuple[tuple[str, ...], ...] = (
    ("show", "1"), ("undo",), ("verify", "--repair"), ("backup", "COPY"), ("import", "--dry-run", "PAGE"),
)  # fmt: skip


def foreign(path: Path) -> Path:
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("CREATE TABLE notes (words TEXT)")
    db.execute("INSERT INTO notes VALUES ('mine')")
    db.commit()
    db.close()
    return path


def newer(path: Path, made: Path) -> Path:
    shutil.copy(made, path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version={SCHEMA + 1}")
    db.commit()
    db.close()
    return path


def damaged(path: Path, made: Path) -> Path:
    """A library whose pages behind the first are noise."""
    data = bytearray(made.read_bytes())
    data[4096:] = os.urandom(1) * (len(data) - 4096)
    path.write_bytes(data)
    return path


def short(path: Path, made: Path) -> Path:
    path.write_bytes(made.read_bytes()[:5000])
    return path


def make(kind: str, path: Path, made: Path) -> Path:
    if kind == "newer":
        return newer(path, made)
    if kind == "damaged":
        return damaged(path, made)
    if kind == "short":
        return short(path, made)
    if kind == "foreign":
        return foreign(path)
    path.write_bytes({"empty": b"", "words": b"My notes.\n" * 100, "pdf": b"%PDF-1.7\n" + bytes(300)}[kind])
    return path


SENTENCES = {
    "newer": "newer version",
    "damaged": "damaged",
    "short": "damaged",
    "foreign": "not a Diptych library",
    "words": "not a Diptych library",
    "pdf": "not a Diptych library",
    "empty": "empty file",
}


@pytest.mark.parametrize("kind", sorted(SENTENCES))
@pytest.mark.parametrize("call", [("list",), ("import", "PAGE"), ("export", "pdf", "-o", "PDF")], ids=lambda c: c[0])
def test_what_is_no_usable_library_is_said_and_left_as_it_was(
    kind: str, call: tuple[str, ...], made_example: Path, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    path = make(kind, place / "other.diptych", made_example)
    before = digest(path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    words = [{"PAGE": str(tmp_path / "page.txt"), "PDF": str(tmp_path / "r.pdf")}.get(word, word) for word in call]
    assert SENTENCES[kind] in Program(tmp_path / "home", path).refused(*words)
    assert digest(path) == before
    assert [one.name for one in place.iterdir()] == ["other.diptych"]
    assert not (tmp_path / "r.pdf").exists()


def test_a_newer_library_is_left_alone_by_every_command(made_example: Path, tmp_path: Path) -> None:
    path = newer(tmp_path / "newer.diptych", made_example)
    before = digest(path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    program = Program(tmp_path / "home", path)
    stand = {name: str(tmp_path / name.lower()) for name in ("COPY", "PDF")} | {"PAGE": str(tmp_path / "page.txt")}
    for call in CALLS:
        assert "newer version" in program.refused(*(stand.get(word, word) for word in call)), call
    assert digest(path) == before


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "folder.diptych").mkdir()
    assert "not a Diptych library" in Program(tmp_path / "home", tmp_path / "folder.diptych").refused("list")


def test_a_library_cannot_be_made_where_a_file_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert "can't be read or written" in Program(tmp_path / "home", tmp_path / "file" / "a.diptych").refused("list")
    assert (tmp_path / "file").read_text() == "mine"


# -- locked -------------------------------------------------------------------------------------------------------


@contextmanager
def held(path: Path, words: str) -> Iterator[None]:
    """Another process that holds the file until it is told to let go."""
    code = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for word in sys.argv[2].split(';'): db.execute(word).fetchall()\n"
        "print('held', flush=True); sys.stdin.readline()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(path), words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield
    finally:
        holder.communicate("\n")


def test_while_another_process_writes_nothing_is_changed_and_reading_goes_on(example: Program, tmp_path: Path) -> None:
    assert example.library is not None
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    example.json("list")
    with held(example.library, "BEGIN IMMEDIATE"):
        assert "in use by another program" in example.refused("import", tmp_path / "page.txt")
        assert example.json("list")["total"] == 4
        example.json("backup", tmp_path / "copy.diptych")
    assert Program(example.home, tmp_path / "copy.diptych").json("list")["total"] == 4
    assert example.json("import", tmp_path / "page.txt")["files"][0]["added"] == 1


def test_a_library_that_another_process_locks_whole_is_said(example: Program) -> None:
    assert example.library is not None
    before = digest(example.library)
    with held(example.library, "PRAGMA locking_mode=EXCLUSIVE;BEGIN EXCLUSIVE"):
        assert "in use by another program" in example.refused("list")
    assert digest(example.library) == before


# -- read only ----------------------------------------------------------------------------------------------------


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A small disk in memory; skips where none may be mounted."""
    folder.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only the system's administrator may mount a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "none", str(folder)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("no small disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


READING = (("list",), ("search", "trust"), ("backup", "COPY"), ("verify",), ("export", "pdf", "-o", "PDF"))


def check_read_only(program: Program, tmp_path: Path) -> None:
    """Reading, charts, copies and the PDF work; what writes is refused; the file stays as it is."""
    assert program.library is not None
    before = digest(program.library)
    out = tmp_path / "out"
    out.mkdir(exist_ok=True)
    out.chmod(0o777)
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    stand = {"COPY": str(out / "copy.diptych"), "PDF": str(out / "r.pdf"), "PAGE": str(page)}
    for call in [*READING, ("import", "--dry-run", "PAGE")]:
        done = program.run(*(stand.get(word, word) for word in call))
        assert done.status == 0, (call, done.err)
    assert "read only" in program.refused("import", page)
    assert digest(program.library) == before
    assert [one.name for one in program.library.parent.iterdir()] == [program.library.name]


def test_a_library_on_a_read_only_disk_is_read_and_never_written(made_example: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=8m") as disk:
        path = Path(shutil.copy(made_example, disk / "example.diptych"))
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        check_read_only(Program(tmp_path / "home", path), tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are others there")
def test_a_library_without_the_right_to_write_is_read_and_never_written(made_example: Path, tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = Path(shutil.copy(made_example, folder / "example.diptych"))
    program = Program(tmp_path / "home", path, prelude=BOUND_BY_RIGHTS if os.geteuid() == 0 else ())
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        check_read_only(program, tmp_path)
    finally:
        folder.chmod(0o755)


# -- a full disk --------------------------------------------------------------------------------------------------


def long_page() -> str:
    return PAGE + "\n".join(f"Clinic {n} kept its own budget for {n} years and told nobody of it." for n in range(6000))


def test_a_full_disk_is_said_and_what_was_there_stays(made_example: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=2m") as disk:
        path = Path(shutil.copy(made_example, disk / "example.diptych"))
        program = Program(tmp_path / "home", path)
        before = program.json("findings")
        page = tmp_path / "page.txt"
        page.write_text(long_page(), encoding="utf-8")
        filler = disk / "filler"
        room = shutil.disk_usage(disk).free
        filler.write_bytes(bytes(max(0, room - 100_000)))
        assert "no room" in program.refused("import", page)
        assert "no room" in program.refused("backup", disk / "copy.diptych").lower().replace("there is ", "")
        sentence = program.refused("export", "pdf", "-o", disk / "report.pdf")
        assert "space" in sentence or "room" in sentence
        assert sorted(one.name for one in disk.iterdir() if not one.name.endswith(("-wal", "-shm"))) == [
            "example.diptych", "filler"
        ]  # fmt: skip
        filler.unlink()
        assert program.json("findings") == before
        assert program.json("verify")["ok"] is True


def test_a_new_library_on_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=300k") as disk:
        assert "no room" in Program(tmp_path / "home", disk / "new.diptych").refused("--starter", "list")
        assert list(disk.iterdir()) == []


def test_a_disk_that_fills_while_a_file_comes_in_takes_the_whole_file_back(made_example: Path, tmp_path: Path) -> None:
    """The same without a small disk: the file is held to the pages it has."""
    from app.formats.reading import read_text

    library = Library.open(Path(shutil.copy(made_example, tmp_path / "example.diptych")))
    try:
        with library.db.write() as conn:
            pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
            conn.exec_driver_sql(f"PRAGMA max_page_count={pages + 4}")
        with pytest.raises((DiskFull, Refused), match="no room"):
            importing.add(library, [read_text(PAGE + long_page()[len(PAGE) :][:200_000], "page")])
        with library.db.read() as conn:
            assert conn.exec_driver_sql("SELECT count(*) FROM study").scalar_one() == 4
            assert conn.exec_driver_sql("SELECT count(*) FROM source").scalar_one() == 0
    finally:
        library.close()


def test_a_reader_killed_in_the_middle_leaves_the_library_whole(example: Program, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(long_page(), encoding="utf-8")
    call = [sys.executable, "-m", "app", "--library", str(example.library), "import", str(page)]
    process = subprocess.Popen(call, cwd=ROOT, env=example.environment(), stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=1.2)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    assert example.json("list")["total"] in {4, 5}
    assert example.json("verify") == {"ok": True, "problems": []}


def test_small_libraries_of_tests_are_sound(tmp_path: Path) -> None:
    library = Library.create(tmp_path / "a.diptych")
    verbs.a_study(library)
    library.close()
    assert Program(tmp_path / "home", tmp_path / "a.diptych").json("verify")["ok"] is True
