"""A whole window on a fresh copy of the example library, without a display."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui import language, theme
from app.ui.tasks import Tasks
from app.ui.window import Window
from app.work import starter
from app.work.library import Library
from db.first import first_page


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example library, made once."""
    path = tmp_path_factory.mktemp("example") / "example.diptych"
    starter.make(path).close()
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for everything the program writes."""
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def library_file(example: Path, tmp_path: Path, home: Path) -> Path:
    """A copy of the example library that a test may change."""
    return Path(shutil.copy(example, tmp_path / "文库 1.diptych"))


@pytest.fixture
def open_window(qapp: QApplication, library_file: Path) -> Iterator[Callable[..., Window]]:
    """Opens windows and closes what is left open."""
    made: list[Window] = []
    tasks: list[Tasks] = []
    theme.apply(qapp, "light", "en")

    def build(
        path: Path = library_file, settings: Settings | None = None, size: tuple[int, int] = (1440, 900)
    ) -> Window:
        settings = settings or Settings(path=path.parent / "settings.json")
        window = Window(settings, first_page(path, 24), path.name)
        made.append(window)
        window.resize(*size)
        window.show()
        tasks.append(Tasks())
        window.furnish(Library.open(path), tasks[-1])
        window.furnish_now()
        window.late.make()  # type: ignore[union-attr]
        window.activateWindow()
        spin()
        return window

    yield build
    for window in made:
        window.close()
        window.deleteLater()
    for one in tasks:
        one.close()
    spin()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    language.use("en")


@pytest.fixture
def window(open_window: Callable[..., Window]) -> Window:
    """One whole window."""
    return open_window()


def spin(times: int = 10) -> None:
    """Lets Qt do what it has put off."""
    for _ in range(times):
        QApplication.processEvents()
