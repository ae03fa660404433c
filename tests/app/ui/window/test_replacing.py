"""One window takes the place of another: another library, or a backup of this one."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.settings import Settings
from app.start import Program
from app.ui.window import Window
from app.work.library import Library


@pytest.fixture
def program(qapp: QApplication, library_file: Path, qtbot: QtBot) -> Iterator[Program]:
    """The program with a window on the example library."""
    made = Program(qapp, Settings(path=library_file.parent / "settings.json"))
    assert made.show(str(library_file))
    qtbot.waitUntil(lambda: _library(made) is not None, timeout=20000)
    yield made
    if made.window is not None:
        made.window.furnish_now()
        made.window.close()
    made._opening.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.enable()
    gc.unfreeze()


def _library(program: Program) -> Library | None:
    return program.window.library if program.window is not None else None


def _at(program: Program, path: Path, but: Window | None = None) -> bool:
    """Whether another window than `but` shows the library at a path."""
    library = _library(program)
    return program.window is not but and library is not None and library.path == path


def test_of_two_libraries_wanted_at_once_the_first_comes_into_one_window(
    program: Program, library_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = (Path(shutil.copy(library_file, tmp_path / name)) for name in ("first.diptych", "second.diptych"))
    old = program.window
    assert old is not None
    old.wanted.emit("open", str(first))
    old.wanted.emit("open", str(second))
    assert old.message.isVisibleTo(old)
    qtbot.waitUntil(lambda: _at(program, first), timeout=20000)
    qtbot.wait(500)
    assert _at(program, first)
    program.window.wanted.emit("open", str(second))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: _at(program, second), timeout=20000)


def test_why_a_backup_cannot_be_restored_is_still_said_when_the_library_is_open_again(
    program: Program, library_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    damaged, old = tmp_path / "damaged.diptych", program.window
    content = bytearray(library_file.read_bytes())
    content[8192:200_000] = bytes(len(content[8192:200_000]))
    damaged.write_bytes(content)
    assert old is not None
    old.wanted.emit("restore", str(damaged))
    qtbot.waitUntil(lambda: _at(program, library_file, but=old), timeout=20000)
    qtbot.wait(300)
    assert program.window is not None
    assert program.window.message.isVisibleTo(program.window)
    assert "damaged" in program.window.message.words
