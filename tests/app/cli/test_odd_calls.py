"""Calls from odd places: streams that are closed, names that are empty, a system that knows no home."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.text.refused import Refused
from tests.running import ROOT, Program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a shell closes the streams")


def _shell(program: Program, words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell; $P stands for the program on its library."""
    called = f'P="{sys.executable} -m app --library {program.library}"; {words}'
    return subprocess.run(
        ["bash", "-c", called], cwd=ROOT, env=program.environment(**more), capture_output=True, check=False, timeout=120
    )


def test_an_export_goes_on_when_nobody_reads_its_progress(example: Program, tmp_path: Path) -> None:
    target = tmp_path / "findings.csv"
    done = _shell(example, f"$P export csv -o {target} 2>&1 | head -c 3; exit ${{PIPESTATUS[0]}}")
    assert done.returncode == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_without_standard_error_nothing_but_the_document_is_printed(example: Program, tmp_path: Path) -> None:
    done = _shell(example, f"$P --json export csv -o {tmp_path / 'findings.csv'} 2>&-")
    assert done.returncode == 0
    assert done.stdout.startswith(b'{"path"')
    assert done.stdout.count(b"\n") == 1


def test_the_child_works_without_standard_error() -> None:
    asked = b'{"id": 1, "verb": "tests.app.work.slow_verbs:talk", "payload": {}}\n'
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m app --child serve 2>&-"],
        cwd=ROOT, input=asked, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.stdout.startswith(b'{"id":1,"taken":true}\n{"id":1,"done":')
    assert done.stdout.count(b"\n") == 2


@pytest.mark.parametrize(
    "words",
    [("import", ""), ("backup", ""), ("restore", ""), ("export", "csv", "-o", ""), ("segment", "", "--lang", "en")],
)
def test_an_empty_name_is_not_the_folder_one_is_in(example: Program, words: tuple[str, ...]) -> None:
    done = example.run(*words)
    assert done.status == 2
    assert done.out == ""


def test_an_empty_name_is_not_the_users_own_library(tmp_path: Path) -> None:
    assert Program(tmp_path / "home").run("--library", "", "list").status == 2
    assert list((tmp_path / "home").iterdir()) == []


def test_a_backup_is_not_written_beside_the_folder_that_is_named(example: Program, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    assert "is a folder" in example.refused("backup", folder)
    assert list(tmp_path.iterdir()) == [folder]


def test_a_home_that_nobody_knows_is_said(example: Program) -> None:
    assert "knows no home folder" in Program(example.home).refused(
        "--library", "~nobody-of-this-name/a.diptych", "list"
    )


def test_a_system_without_a_home_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def unknown(_whose: object) -> None:
        raise KeyError

    for name in ("HOME", "DIPTYCH_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    with pytest.raises(Refused, match="DIPTYCH_HOME"):
        paths.data_dir()


def test_a_library_whose_name_the_locale_cannot_read_is_opened(example: Program, tmp_path: Path) -> None:
    assert example.library is not None
    (tmp_path / "文库.diptych").write_bytes(example.library.read_bytes())
    other = Program(example.home, tmp_path / "文库.diptych")
    plain = {"LC_ALL": "POSIX", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = other.run("export", "csv", "-o", tmp_path / "报告.csv", **plain)
    assert done.status == 0, done.err
    assert (tmp_path / "报告.csv").exists()


def test_an_unforeseen_error_of_the_child_is_one_line(own: Program, tmp_path: Path) -> None:
    broken = (
        "import os; from app.work import exporting, child; child.VERBS = {};"
        "exporting.in_child('tests.app.work.slow_verbs:fail', {})"
    )
    call = f"from app import cli; import app.cli.commands as c\ndef run(*_):\n    {broken}\nc.COMMANDS['undo'] = run\n"
    call += "raise SystemExit(cli.main(['undo'], open_window=None, shoot=None))"
    done = subprocess.run(
        [sys.executable, "-c", call], cwd=ROOT, env=own.environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "slow_verbs.py" in (own.home / "log" / "diptych.log").read_text(encoding="utf-8")


def test_a_picture_that_cannot_be_put_in_its_place_leaves_nothing(own: Program, tmp_path: Path) -> None:
    target = tmp_path / "picture.png"
    target.mkdir()
    done = own.run("shot", "-o", target)
    assert done.status == 3
    assert "picture.png could not be written" in done.err
    assert "Destroyed while" not in done.err
    assert not list(tmp_path.glob("*.part"))
    assert not list(target.iterdir())


def test_files_with_names_of_a_chinese_windows_come_in_under_their_names(tmp_path: Path) -> None:
    program = Program(tmp_path / "home", tmp_path / "a.diptych")
    folder = tmp_path / "files"
    folder.mkdir()
    record = "TY  - JOUR\nTI  - A study of trust, number {}\nER  - \n\n"
    for name, count in (("单", 1), ("许多", 120), ("空", 0)):
        raw = os.fsencode(folder) + b"/" + f"{name}.ris".encode("gb18030")
        Path(os.fsdecode(raw)).write_text("".join(map(record.format, range(count))), encoding="utf-8")
    done = program.json("import", folder, status=1)
    assert {Path(one["path"]).name: one["read"] for one in done["files"]} == {"单.ris": 1, "许多.ris": 120, "空.ris": 0}
    alone = os.fsdecode(os.fsencode(folder) + "/单.ris".encode("gb18030"))
    again = program.json("import", alone, folder / os.fsdecode(b"\xd2.ris"), status=1)["files"]
    assert [(Path(one["path"]).name, one["read"], one["refused"]) for one in again] == [
        ("单.ris", 1, False), ("\ufffd.ris", 0, True),
    ]  # fmt: skip


def test_the_window_opens_a_library_whose_name_is_no_unicode(example: Program, tmp_path: Path) -> None:
    assert example.library is not None
    place = Path(os.fsdecode(os.fsencode(tmp_path) + "/文库.diptych".encode("gb18030")))
    place.write_bytes(example.library.read_bytes())
    done = Program(tmp_path / "home").run("open", place, "--quit-when-shown")
    assert done.status == 0, done.err
    assert "shown 4 rows of 4" in done.err
