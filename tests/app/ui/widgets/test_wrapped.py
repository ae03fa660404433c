"""Rows whose words wrap show every line, wherever the last line breaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.intake.dialog import ROOMY
from app.ui.widgets.wrapped import Wrapped

TAKEN = 52


def lines(words: str, width: float, shown: QListWidget) -> int:
    """How many lines words take in a width."""
    count = 0
    for part in words.split("\n"):
        layout = QTextLayout(part, shown.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            count += 1
        layout.endLayout()
    return count


@pytest.mark.parametrize("width", [240, 300, 340])
def test_no_last_line_of_a_row_is_cut(qapp: QApplication, qtbot: QtBot, width: int) -> None:
    theme.apply(qapp, "light", "zh")
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.setWordWrap(True)
    shown.setStyleSheet(ROOMY)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setItemDelegate(Wrapped(TAKEN, shown))
    texts = ["研究" * half + "\n将新增" for half in range(4, 30)]
    for words in texts:
        item = QListWidgetItem(words, shown)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    shown.resize(width, 400)
    shown.show()
    one = shown.fontMetrics().lineSpacing()
    for row, words in enumerate(texts):
        height = shown.visualItemRect(shown.item(row)).height()
        assert height >= lines(words, shown.viewport().width() - TAKEN, shown) * (one - 1) + 16, words
