"""A card in a narrow panel gives up its progress bar before it paints it over the counts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.ui import paint
from app.ui.studies import card
from app.work import searching
from app.work.library import Library
from db.query import Query
from tests.app.ui.looking import dressed


def test_the_bar_lies_over_no_count_at_any_width(
    qapp: QApplication, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = searching.cards(library, searching.studies(library, Query()))
    bars: list[QRectF] = []
    monkeypatch.setattr(paint, "draw_share", lambda _painter, place, _share: bars.append(place))
    picture = QImage(400, 40, QImage.Format.Format_ARGB32)
    with dressed(qapp, "light"):
        painter = QPainter(picture)
        for one in cards:
            drawn = 0
            for width in range(90, 380, 5):
                bars.clear()
                left, right = card._paint_marks(painter, QRectF(0, 0, width, 20), one, False)
                assert all(bar.left() >= left for bar in bars), width
                assert right <= width
                drawn += len(bars)
            assert drawn > 10
        painter.end()
