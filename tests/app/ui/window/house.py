"""One window, with one child process, for the tests of a whole module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.settings import Settings
from app.ui import theme
from app.ui.tasks import Tasks
from app.ui.window import Window
from app.work.library import Library
from db.first import first_page
from tests.app.ui.window.conftest import spin


@contextmanager
def a_house(app: QApplication, example: Path, folder: Path) -> Iterator[Window]:
    """A whole window on a copy of the example library; tests that share it make studies of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPTYCH_HOME", str(folder / "home"))
        theme.apply(app, "light", "en")
        path = Path(shutil.copy(example, folder / "library.diptych"))
        made = Window(Settings(path=folder / "settings.json"), first_page(path, 24), path.name)
        made.resize(1440, 900)
        made.show()
        tasks = Tasks()
        made.furnish(Library.open(path), tasks)
        made.furnish_now()
        made.activateWindow()
        spin()
        yield made
        made.close()
        made.deleteLater()
        tasks.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
