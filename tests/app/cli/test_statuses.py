"""How a call ends: its exit status, its sentences, and the words it may be made of."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import parser
from app.cli.commands import COMMANDS
from app.text.refused import Refused
from app.work import exporting
from tests.app.cli.conftest import PAGE
from tests.running import ROOT, Program


@pytest.mark.parametrize(
    "words",
    [
        ("lst",), ("show",), ("show", "x"), ("show", "0"), ("undo", "-1"), ("export", "pdf"), ("list", "--limit", "none"),
        ("export", "pages", "-o", "x"), ("segment", "x"), ("import",), ("--no-such-option",), ("matrix", "--rows", "shoes"),
        ("matrix", "--status", "true"), ("import", "--format", "wordstar", "x.txt"), ("export", "pdf", "-o", "x", "--findings", "a"),
        ("export", "pdf", "-o", "x", "--findings", "1", "--query", "q"), ("show", "99999999999999999999999"),
        ("shot", "-o", "x.png", "--size", "big"),
    ],
)  # fmt: skip
def test_words_that_are_off_end_with_2_and_print_no_document(example: Program, words: tuple[str, ...]) -> None:
    done = example.run(*words)
    assert done.status == 2, done.err
    assert done.out == ""
    assert done.err.strip()


def test_a_slip_of_the_pen_makes_no_library(tmp_path: Path) -> None:
    assert Program(tmp_path / "home").run("lits").status == 2
    assert list((tmp_path / "home").iterdir()) == []


def test_what_is_not_there_ends_with_3_and_one_sentence(example: Program, tmp_path: Path) -> None:
    assert "no longer in the library" in example.refused("show", "99")
    assert "no finding 999" in example.refused("export", "pdf", "-o", tmp_path / "x.pdf", "--findings", "1,999")
    assert "nothing to undo" in example.refused("undo")
    assert "nothing to redo" in example.refused("redo")
    assert "no file" in example.refused("segment", tmp_path / "none.txt", "--lang", "en")
    assert "folder" in example.refused("segment", tmp_path, "--lang", "en")
    assert "no study 99" in example.refused("check", "1", "99")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_format_nobody_writes_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="does not write wordstar yet"):
        exporting.export(None, "wordstar", tmp_path / "out", {})
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_the_one_document_of_a_call_with_json(example: Program) -> None:
    assert example.json("show", "99", status=3) == {"error": "This study is no longer in the library."}


def test_an_unforeseen_error_ends_with_3_and_its_traceback_in_the_log(own: Program) -> None:
    broken = (
        "import app.work.telling as t; t.history_json = None; from app.__main__ import main; raise SystemExit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, "--library", str(own.library), "history"],
        cwd=ROOT, env=own.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    log = own.home / "log" / "diptych.log"
    assert str(log) in done.stderr
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_error(example: Program) -> None:
    call = f"{sys.executable} -m app --library {example.library} --json findings | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", call], cwd=ROOT, env=example.environment(), capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_standard_output_is_utf8_in_any_locale(example: Program) -> None:
    done = example.run("show", "1", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.status == 0
    assert "整合" in done.out


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """Run a call with a window and a camera that only note what they are asked for."""
    from app import cli

    def run(*words: str) -> list[Any]:
        noted: list[Any] = []

        def open_window(library: str | None, *, quit_when_shown: bool, starter: bool) -> int:
            noted.append(("open", library, quit_when_shown, starter))
            return 0

        def shoot(library: str | None, target: str, **how: Any) -> int:
            noted.append(("shot", library, target, how))
            return 0

        assert cli.main(words, open_window=open_window, shoot=shoot) == 0
        return noted

    monkeypatch.delenv("DIPTYCH_LIBRARY", raising=False)
    return run


def test_with_no_command_or_only_a_library_the_window_opens(said: Callable[..., list[Any]]) -> None:
    assert said() == [("open", None, False, False)]
    assert said("my.diptych") == [("open", "my.diptych", False, False)]
    assert said("--starter", "my.diptych", "--quit-when-shown") == [("open", "my.diptych", True, True)]
    assert said("--quit-when-shown") == [("open", None, True, False)]
    assert said("--library", "x", "open") == [("open", "x", False, False)]
    assert said("open", "y") == [("open", "y", False, False)]


def test_shot_hands_its_wishes_on(said: Callable[..., list[Any]]) -> None:
    assert said("--library", "x", "shot", "-o", "a.png", "--arrangement", "compare", "--size", "1280x800", "--lang", "zh",
                "--theme", "dark", "--study", "3") == [
        ("shot", "x", "a.png", {"arrangement": "compare", "size": (1280, 800), "lang": "zh", "theme": "dark", "study": 3,
                                "starter": False})
    ]  # fmt: skip


def test_help_and_version_end_with_0(example: Program) -> None:
    assert example.run("--version").out.startswith("Diptych ")
    assert "export" in example.run("--help").out
    assert "--template" in example.run("export", "--help").out


def test_every_command_is_declared_and_has_its_work() -> None:
    declared = set(next(a for a in parser.make()._actions if a.dest == "command").choices or ())
    assert declared == {"open", "shot", *COMMANDS}


def test_words_of_a_text_never_steer_the_terminal(own: Program, tmp_path: Path) -> None:
    path = tmp_path / "escape.txt"
    path.write_text(PAGE.replace("Nobody asked", "\x1b]0;owned\x07\x1b[31m Nobody asked"), encoding="utf-8")
    own.run("import", path)
    shown = own.run("show", "5").out
    assert "owned" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_the_log_and_data_stay_in_the_home_that_is_named(own: Program, tmp_path: Path) -> None:
    user = tmp_path / "user"
    user.mkdir()
    own.run("list", HOME=str(user), XDG_DATA_HOME=str(user / "d"), XDG_CONFIG_HOME=str(user / "c"))
    assert list(user.iterdir()) == []
    assert os.environ.get("DIPTYCH_LIBRARY") is None
