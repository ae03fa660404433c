"""A reader on a page of our own words, shown without a display."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.reader.means import Means
from app.ui.reader.panel import ReaderPanel
from tests.app.ui.reader import builders


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    theme.apply(qapp, "light", "en")
    return qapp


def means() -> Means:
    return Means(
        codes=lambda: builders.CODES,
        recent=lambda: builders.CODES[1:4],
        counterpart=lambda text, start, end: (2, 0, 5) if text == 1 else (1, 0, 9),
        citation=lambda study, lang: "Doe 2024",
    )


@pytest.fixture
def make(dressed: QApplication) -> Iterator[Callable[..., ReaderPanel]]:
    made: list[ReaderPanel] = []

    def build(page: object | None = None, size: tuple[int, int] = (1080, 860)) -> ReaderPanel:
        panel = ReaderPanel(means())
        made.append(panel)
        panel.resize(*size)
        panel.show()
        panel.show_page(page if page is not None else builders.page())  # type: ignore[arg-type]
        panel.activateWindow()
        panel.setFocus()
        spin()
        return panel

    yield build
    for panel in made:
        panel.close()
        panel.deleteLater()
    spin()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def spin(times: int = 8) -> None:
    for _ in range(times):
        QApplication.processEvents()


@pytest.fixture
def panel(make: Callable[..., ReaderPanel]) -> ReaderPanel:
    return make()
