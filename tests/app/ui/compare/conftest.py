"""What tests of the chart share: a copy of the example library, made once, and the panel that shows it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui import language, theme
from app.ui.compare.panel import ComparePanel
from app.work import starter
from app.work.library import Library


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example library as a file, made once for all tests of a module."""
    path = tmp_path_factory.mktemp("made") / "example.diptych"
    starter.make(path).close()
    return path


@pytest.fixture
def library(tmp_path: Path, made: Path) -> Iterator[Library]:
    """The example library."""
    shutil.copyfile(made, tmp_path / "example.diptych")
    opened = Library.open(tmp_path / "example.diptych")
    yield opened
    opened.close()


@pytest.fixture
def panel(library: Library, qtbot: QtBot) -> Iterator[ComparePanel]:
    """The panel in its reference size, in English and light."""
    language.use("en")
    theme.choose(theme.LIGHT)
    shown = ComparePanel(library)
    qtbot.addWidget(shown)
    shown.resize(1000, 560)
    shown.show()
    qtbot.waitExposed(shown)
    yield shown
    language.use("en")
    theme.choose(theme.LIGHT)
