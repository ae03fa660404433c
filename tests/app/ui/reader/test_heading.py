"""A title in the reader is a few lines high, however long it is, and never markup."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import fonts, theme
from app.ui.reader.bits import Plain
from app.ui.reader.heading import Heading

LONG = "整合型医疗卫生服务体系中责任医疗组织与社会照护机构之间的协作障碍与促进因素研究" * 8


@pytest.fixture
def heading(qapp: QApplication, qtbot: QtBot) -> Heading:
    theme.apply(qapp, "light", "en")  # with it the fonts: another's lines are of another height
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(700, 400)
    made = Heading("text", host, 3)
    made.host = host  # type: ignore[attr-defined]
    return made


def test_a_title_of_three_hundred_characters_takes_three_lines_and_tells_the_whole(heading: Heading) -> None:
    heading.say(LONG, fonts.reading_font("zh", 23, 600))
    assert heading.place(0, 0, 600) == 3 * 32
    assert heading.toPlainText().endswith("…")
    assert (heading.toolTip(), heading.accessibleName()) == (LONG, LONG)


def test_a_wider_window_shows_more_of_it_and_a_short_title_is_whole(heading: Heading) -> None:
    heading.say(LONG, fonts.reading_font("zh", 23, 600))
    heading.place(0, 0, 400)
    narrow = len(heading.toPlainText())
    heading.place(0, 0, 650)
    assert len(heading.toPlainText()) > narrow
    heading.say("短标题", fonts.reading_font("zh", 23, 600))
    heading.place(0, 0, 400)
    assert (heading.toPlainText(), heading.toolTip()) == ("短标题", "")


def test_a_title_of_markup_is_shown_and_told_as_plain_words(heading: Heading) -> None:
    hostile = '<img src="file:///etc/hostname"> ' * 20
    heading.say(hostile, fonts.reading_font("en", 25, 600))
    heading.place(0, 0, 400)
    assert heading.toPlainText().startswith("<img src=")
    assert "<img" not in heading.toolTip()
    assert "&lt;img" in heading.toolTip()


def test_a_label_is_not_turned_round_by_a_mark_in_its_words(qtbot: QtBot) -> None:
    label = Plain("a\u202eb")
    qtbot.addWidget(label)
    assert "\u202e" not in label.text()
    label.setText("c\u202ed")
    assert "\u202e" not in label.text()


def test_a_title_of_usual_length_is_whole_in_a_narrow_column(heading: Heading) -> None:
    title = "Interpretations of Integration in Early Accountable Care Organizations"
    heading.say(title, fonts.reading_font("en", 25, 600))
    heading.place(0, 0, 120)
    assert heading.toPlainText() == title
