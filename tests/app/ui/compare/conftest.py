"""What tests of the chart share: the panel that shows the example library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui import language, theme
from app.ui.compare.panel import ComparePanel
from app.work.library import Library


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
