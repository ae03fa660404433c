"""Opening: what is ours opens, everything else is refused in one sentence and left as it was, byte for byte."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from db.engine import Database
from db.errors import (
    Damaged,
    DiskFull,
    EmptyFile,
    LibraryError,
    Locked,
    NotALibrary,
    NotFound,
    OldAndReadOnly,
    ReadOnly,
    filled,
)
from db.opening import check_header, version_of
from db.places import trouble
from db.tables import Setting, Tag

ROOT = Path(__file__).resolve().parents[2]


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def made(path: Path) -> Path:
    db = Database.open(path, create=True)
    with db.write() as conn:
        conn.execute(insert(Setting).values(key="name", value="整合 𠮷"))
    db.close()
    return path


def foreign(path: Path) -> Path:
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE mine (x)")
    db.commit()
    db.close()
    return path


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyFile),
        (b"\x00" * 4096, NotALibrary),
        (b"%PDF-1.7 something else", NotALibrary),
        (b"SQLite format 3\x00 and then rubbish", NotALibrary),
        ("研究".encode("gb18030") * 100, NotALibrary),
    ],
    ids=["empty", "zeros", "pdf", "a broken header", "gb18030"],
)
def test_a_file_that_is_no_library_is_refused_and_left_as_it_was(
    tmp_path: Path, content: bytes, error: type[LibraryError]
) -> None:
    path = tmp_path / "thing.diptych"
    path.write_bytes(content)
    with pytest.raises(error, match="left as it is"):
        Database.open(path)
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["thing.diptych"]


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = foreign(tmp_path / "zotero.sqlite")
    before = digest(path)
    with pytest.raises(NotALibrary):
        Database.open(path)
    assert digest(path) == before
    assert os.listdir(tmp_path) == ["zotero.sqlite"]


def test_a_folder_or_nothing_at_all_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary):
        Database.open(tmp_path)
    with pytest.raises(NotFound, match="There is no library at"):
        Database.open(tmp_path / "absent.diptych")
    assert os.listdir(tmp_path) == []


def test_a_cut_off_library_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path / "lib.diptych")
    path.write_bytes(path.read_bytes()[:5000])
    before = digest(path)
    with pytest.raises(Damaged, match="damaged"):
        Database.open(path)
    assert digest(path) == before


def test_a_library_with_rubbish_inside_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path / "lib.diptych")
    content = bytearray(path.read_bytes())
    content[4096 : len(content)] = b"\xff" * (len(content) - 4096)
    path.write_bytes(bytes(content))
    before = digest(path)
    with pytest.raises(Damaged):
        Database.open(path)
    assert digest(path) == before


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    db = Database.open(made(tmp_path / "lib.diptych"))
    with db.read() as conn:
        assert conn.execute(select(Setting.value)).scalars().all() == ["整合 𠮷"]
    db.close()
    assert os.listdir(tmp_path) == ["lib.diptych"]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    db = Database.open(made(tmp_path / "lib.diptych"))
    with contextlib.suppress(ZeroDivisionError), db.write() as conn:
        conn.execute(insert(Setting).values(key="half", value="written"))
        _ = 1 / 0
    with db.read() as conn:
        assert conn.execute(select(Setting.key)).scalars().all() == ["name"]
    db.close()


def test_readers_cannot_write(tmp_path: Path) -> None:
    db = Database.open(made(tmp_path / "lib.diptych"))
    with pytest.raises(ReadOnly), db.read() as conn:
        conn.execute(insert(Setting).values(key="x", value="y"))
    db.close()


def test_a_write_inside_a_write_is_a_fault_of_the_program(tmp_path: Path) -> None:
    db = Database.open(made(tmp_path / "lib.diptych"))
    with pytest.raises(RuntimeError, match="inside a write"), db.write(), db.write():
        pass
    with db.write() as conn:
        conn.execute(insert(Setting).values(key="after", value="all"))
    db.close()


def test_a_reader_sees_one_moment_while_others_write(tmp_path: Path) -> None:
    db = Database.open(made(tmp_path / "lib.diptych"))
    with db.read() as before:
        assert len(before.execute(select(Setting.key)).all()) == 1
        with db.write() as conn:
            conn.execute(insert(Setting).values(key="new", value="x"))
        assert len(before.execute(select(Setting.key)).all()) == 1
    with db.read() as after:
        assert len(after.execute(select(Setting.key)).all()) == 2
    db.close()


def test_threads_take_turns_to_write(tmp_path: Path) -> None:
    db = Database.open(made(tmp_path / "lib.diptych"))

    def write(number: int) -> None:
        for turn in range(10):
            with db.write() as conn:
                conn.execute(insert(Tag).values(guid=f"{number}-{turn}", name=f"{number}-{turn}"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with db.read() as conn:
        assert len(conn.execute(select(Tag.id)).all()) == 40
    db.close()


def test_only_what_others_write_changes_the_data_version(tmp_path: Path) -> None:
    path = made(tmp_path / "lib.diptych")
    ours, theirs = Database.open(path), Database.open(path)
    before = ours.data_version()
    with ours.write() as conn:
        conn.execute(insert(Tag).values(guid="a", name="a"))
    assert ours.data_version() == before
    with theirs.write() as conn:
        conn.execute(insert(Tag).values(guid="b", name="b"))
    assert ours.data_version() != before
    ours.close()
    theirs.close()


def test_a_library_held_by_another_program_says_so(tmp_path: Path) -> None:
    path = made(tmp_path / "lib.diptych")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    before = digest(path)
    with pytest.raises(Locked, match=r"in use by another program\. Close it there and try again"):
        Database.open(path, wait=0.1)
    assert digest(path) == before
    other.execute("ROLLBACK")
    other.close()
    Database.open(path).close()


def test_a_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    path = made(tmp_path / "lib.diptych")
    db = Database.open(path, wait=0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked), db.write():
        pass
    with db.read() as conn:
        assert conn.execute(select(Setting.key)).scalars().all() == ["name"]
    other.execute("ROLLBACK")
    other.close()
    with db.write() as conn:
        conn.execute(insert(Setting).values(key="later", value=""))
    db.close()


def test_a_full_disk_takes_the_change_back_whole(tmp_path: Path) -> None:
    db = Database.open(made(tmp_path / "lib.diptych"))
    with db.write() as conn:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
        conn.exec_driver_sql(f"PRAGMA max_page_count={pages + 4}")
    many = [{"key": str(number), "value": "𠮷" * 1000} for number in range(100)]
    with pytest.raises(DiskFull, match="no room left"), db.write() as conn:
        conn.execute(insert(Setting), many)
    with db.read() as conn:
        assert conn.execute(select(Setting.key)).scalars().all() == ["name"]
    with db.write() as conn:
        conn.exec_driver_sql("PRAGMA max_page_count=1000000")
        conn.execute(insert(Setting).values(key="again", value="room"))
    assert db.integrity() == []
    db.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes; skipped where we may not make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], check=False).returncode:
        pytest.skip("this needs the right to mount a small disk")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_disk_that_fills_up_loses_nothing_and_breaks_nothing(small_disk: Path, tmp_path: Path) -> None:
    from db import upgrading

    db = Database.open(made(small_disk / "lib.diptych"))
    upgrading.create(tmp_path / "old.diptych", target=1)

    def fill() -> None:
        for number in range(1000):
            with db.write() as conn:
                conn.execute(insert(Setting), [{"key": f"{number}-{n}", "value": "𠮷" * 500} for n in range(5)])

    with pytest.raises(DiskFull):
        fill()
    assert db.integrity() == []
    with db.read() as conn:
        assert len(conn.execute(select(Setting.key)).all()) % 5 == 1
    with pytest.raises(DiskFull):
        db.backup(small_disk / "copy.diptych")
    assert sorted(p.name for p in small_disk.iterdir()) == ["lib.diptych", "lib.diptych-shm", "lib.diptych-wal"]
    with pytest.raises(LibraryError):
        Database.open(small_disk / "new.diptych", create=True)
    assert not (small_disk / "new.diptych").exists()
    before = digest(tmp_path / "old.diptych")
    with pytest.raises(DiskFull):
        Database.open(tmp_path / "old.diptych", backups=small_disk / "aside")
    assert digest(tmp_path / "old.diptych") == before
    db.close()


def as_nobody(code: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a user who may not write where we may; skipped where we can't become one."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only a superuser can become somebody without rights")
    begin = (
        "import os, sys, sqlalchemy; from pathlib import Path; from db.engine import Database\n"
        "import db.tables; db.pragmas.make_engine(lambda: db.pragmas.sqlite3.connect(':memory:'), 'BEGIN').connect().close()\n"
        "os.setgid(65534); os.setuid(65534); path = Path(sys.argv[1])\n"
    )
    return subprocess.run(
        [sys.executable, "-B", "-c", begin + code, *args],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


READ = """
from sqlalchemy import select, insert
from db.engine import Database
from db.tables import Setting
from db.errors import LibraryError
try:
    db = Database.open(path)
    with db.read() as conn:
        print(db.read_only, conn.execute(select(Setting.key)).scalars().all(), db.data_version() >= 0)
    with db.write() as conn:
        conn.execute(insert(Setting).values(key="x", value="y"))
except LibraryError as error:
    print(type(error).__name__, error)
"""


def open_to_all(folder: Path) -> Path:
    """A folder that anybody may enter, in a place that anybody may reach."""
    for part in [folder, *folder.parents]:
        if part.stat().st_mode & 0o005 != 0o005:
            if part in (Path("/"), Path("/tmp")):
                pytest.skip("nobody may look here")
            part.chmod(part.stat().st_mode | 0o055)
    return folder


def test_a_library_in_a_place_we_may_not_write_to_opens_for_reading(tmp_path: Path) -> None:
    path = made(open_to_all(tmp_path) / "lib.diptych")
    path.chmod(0o444)
    before = digest(path)
    said = as_nobody(READ, str(path))
    assert said.stdout.splitlines() == [
        "True ['name'] True",
        "ReadOnly The library “lib.diptych” is read only. Save a copy elsewhere to change it.",
    ], said.stderr
    assert digest(path) == before
    assert os.listdir(tmp_path) == ["lib.diptych"]


def test_an_older_library_that_cannot_be_written_to_asks_to_be_copied(tmp_path: Path) -> None:
    from db import upgrading

    path = open_to_all(tmp_path) / "old.diptych"
    upgrading.create(path, target=1)
    path.chmod(0o444)
    said = as_nobody(READ, str(path))
    assert said.stdout.startswith(OldAndReadOnly.__name__), said.stderr
    assert "Copy it to a folder" in said.stdout


def test_the_first_look_at_a_file_needs_neither_sqlalchemy_nor_alembic() -> None:
    code = "import sys, db.opening; print([m for m in ('sqlalchemy', 'alembic', 'numpy') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_opening_a_library_of_today_does_not_import_alembic(tmp_path: Path) -> None:
    made(tmp_path / "lib.diptych")
    code = (
        "import sys; from pathlib import Path; from db.engine import Database;"
        "Database.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "lib.diptych")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "False"


def test_the_header_alone_says_whose_a_file_is(tmp_path: Path) -> None:
    check_header(made(tmp_path / "lib.diptych"))


def test_a_sentence_keeps_numbers_that_have_no_word() -> None:
    assert filled("%1 and %2 and %3", ("100 %1", "b")) == "100 %1 and b and %3"


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/data/Dropbox/care/lib.diptych", "cloud"),
        ("/data/OneDrive - Trust/lib.diptych", "cloud"),
        ("/data/坚果云/lib.diptych", "cloud"),
        ("/data/Library/Mobile Documents/com~apple~CloudDocs/lib.diptych", "cloud"),
        ("/data/care/boxes/lib.diptych", ""),
    ],
)
def test_a_cloud_folder_is_known_by_its_name(place: str, kind: str) -> None:
    assert trouble(Path(place), mounts="") == kind


def test_a_network_folder_is_known_by_its_mount() -> None:
    mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /mnt/my\\040share nfs4 rw 0 0\n/dev/sdb /mnt/my\\040share/local ext4 rw 0 0\n"
    assert trouble(Path("/mnt/my share/lib.diptych"), mounts=mounts) == "network"
    assert trouble(Path("/mnt/my share/local/lib.diptych"), mounts=mounts) == ""
    assert trouble(Path("/mnt/other/lib.diptych"), mounts=mounts) == ""


def test_looking_at_an_open_library_leaves_its_locks_alone(tmp_path: Path) -> None:
    """Closing another handle of the file would drop this process's locks, and a child could take the log away."""
    path = tmp_path / "held.diptych"
    library = Database.open(path, create=True)
    version_of(path)
    script = (
        "import sys; from pathlib import Path; from db.engine import Database; from db import journal, tables\n"
        "db = Database.open(Path(sys.argv[1]))\n"
        "with journal.record(db, label='x', args=(), coder_id=None, session='s') as rec:\n"
        "    rec.insert(tables.Setting, key='k', value='v')\n"
        "db.close()\n"
    )
    seen = library.data_version()
    subprocess.run([sys.executable, "-c", script, str(path)], check=True, cwd=Path(__file__).resolve().parents[2])
    assert library.data_version() != seen
    library.close()


LOOK_AGAIN = """
from db.first import first_page
from db.opening import version_of
db = Database.open(path)
print(db.read_only, version_of(path) > 0, first_page(path, 5).total)
db.close()
"""


def test_a_library_that_is_open_for_reading_only_can_be_looked_at_beside(tmp_path: Path) -> None:
    path = made(open_to_all(tmp_path) / "lib.diptych")
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    said = as_nobody(LOOK_AGAIN, str(path))
    assert said.stdout.splitlines() == ["True True 0"], said.stderr[-1000:]
