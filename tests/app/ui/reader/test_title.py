"""The study above its texts: every word of it has room, however narrow the reader is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.reader.title import TitleBlock
from app.work import codebook, reading
from app.work.library import Library


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What the title stands in."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def block(parent: QWidget, library: Library, width: int) -> tuple[TitleBlock, list[QLabel]]:
    """The title of the first study, laid out in a width, with its lines that are shown."""
    title = TitleBlock(parent)
    title.show_study(reading.page(library, 1).study, {one.id: one for one in codebook.codes(library)})
    title.resize(width, title.place(20, 20 + width, 0))
    return title, [title._who, title._where]


def test_authors_and_journal_wrap_where_they_do_not_fit(qapp: QApplication, parent: QWidget, library: Library) -> None:
    theme.apply(qapp, "light", "en")
    for width in (900, 480, 240, 170):
        title, lines = block(parent, library, width)
        for line in lines:
            assert line.text()
            assert line.width() <= width
            assert line.width() >= line.sizeHint().width() or line.height() >= line.heightForWidth(line.width())
        assert lines[0].geometry().bottom() < lines[1].geometry().top() or width == 900
        assert lines[1].geometry().bottom() < title.need


def test_a_wide_reader_has_the_authors_on_one_line(qapp: QApplication, parent: QWidget, library: Library) -> None:
    theme.apply(qapp, "light", "en")
    _, (who, _where) = block(parent, library, 900)
    assert not who.wordWrap()
    assert who.text().endswith("and 4 more")


def test_nothing_of_the_title_lies_where_the_tools_stay_while_it_scrolls_away(
    qapp: QApplication, parent: QWidget, library: Library
) -> None:
    theme.apply(qapp, "light", "en")
    title = TitleBlock(parent)
    title.show_study(reading.page(library, 1).study, {one.id: one for one in codebook.codes(library)})
    title.resize(800, title.place(20, 820, 180))
    parts = [title._first, title._second, title._who, title._where, title._link, *title._chips]
    assert len(title._chips) > 3
    assert max(one.geometry().right() for one in parts) <= 820 - 180
    assert max(one.geometry().bottom() for one in parts) < title.need
