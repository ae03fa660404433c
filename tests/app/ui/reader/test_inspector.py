"""The inspector: what a passage is, and what the user does to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from app.ui.reader.facts import CodeLine
from app.ui.reader.inspector import Inspector
from app.ui.reader.panel import ReaderPanel
from db.rows import Finding, Memo, Step
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import spin


@pytest.fixture
def inspector(panel: ReaderPanel) -> Iterator[Inspector]:
    panel.means.findings = lambda ids: (
        [
            Finding(
                5,
                "f",
                None,
                1,
                "author_interpretation",
                "hinders",
                {"en": "Rivalry slowed it.", "zh-Hans": "竞争拖慢了它。"},
                0,
                False,
                (1,),
            )
        ]
        if ids
        else []
    )
    panel.means.memos = lambda subject, subject_id: [
        Memo(1, subject, subject_id, "An earlier note", "me", "2026-01-01")
    ]
    panel.means.history = lambda passage: [
        Step(1, "2026-01-01T13:58:00Z", "me", "do", "Made the passage", (), False, False, None)
    ]
    made = Inspector(panel.means)
    made.show()
    panel.join(made)
    yield made
    panel.inspector = None
    made.close()
    made.deleteLater()
    spin()


def said(inspector: Inspector) -> list[str]:
    return [label.text() for label in inspector.findChildren(QLabel) if label.isVisible()]


def test_it_shows_words_codes_memo_and_history_of_the_selected_passage(
    panel: ReaderPanel, inspector: Inspector
) -> None:
    counted = builders.Told()
    inspector.counted.connect(counted)
    panel.select_passage(1)
    spin()
    assert {"Old rivalries", "旧有的竞争", "me: Made the passage"} <= set(said(inspector))
    assert inspector._memo.toPlainText() == "An earlier note"
    assert counted.calls[-1] == ("1/4",)
    assert [line._first for line in inspector.findChildren(CodeLine) if line.isVisible()] == [
        "Mistrust and rivalry",
        "Pooled budget",
    ]


def test_it_says_how_to_make_a_passage_where_none_is_selected(inspector: Inspector) -> None:
    assert inspector._empty.isVisible()


def test_a_memo_is_told_once_when_the_user_goes_elsewhere(panel: ReaderPanel, inspector: Inspector) -> None:
    told = builders.Told()
    panel.memo_written.connect(told)
    panel.select_passage(1)
    inspector._memo.setPlainText("A new thought")
    panel.select_passage(2)
    panel.select_passage(1)
    assert told.calls == [("passage", 1, "A new thought")]


def test_a_mode_is_changed_and_a_code_removed_from_its_line(panel: ReaderPanel, inspector: Inspector) -> None:
    modes, gone = builders.Told(), builders.Told()
    panel.mode_changed.connect(modes)
    panel.uncode_requested.connect(gone)
    panel.select_passage(1)
    spin()
    line = next(line for line in inspector.findChildren(CodeLine) if line.isVisible())
    menu = line._mode.menu()
    menu.actions()[1].trigger()
    menu.actions()[-1].trigger()
    assert modes.calls == [(100, "implied")]
    assert gone.calls == [(100,)]


def test_words_that_changed_are_shown_and_can_be_set_to_the_selection(panel: ReaderPanel, inspector: Inspector) -> None:
    page = builders.page()
    first = page.passages[0]
    waiting = replace(first, anchors=(replace(first.anchors[0], state="review"), first.anchors[1]))
    panel.update_page(replace(page, passages=(waiting, *page.passages[1:])))
    panel.select_passage(1)
    spin()
    assert any("have changed" in words for words in said(inspector))
    told = builders.Told()
    panel.anchor_settled.connect(told)
    panel.focused(0)
    panel.panes[0].select(0, 9)
    panel.scene.passage = 1
    inspector.settle_requested.emit(10)
    assert told.calls == [(10, 0, 9)]


def test_a_passage_with_a_finding_shows_its_claim(panel: ReaderPanel, inspector: Inspector) -> None:
    page = builders.page()
    panel.update_page(replace(page, passages=(replace(page.passages[0], findings=(5,)), *page.passages[1:])))
    panel.select_passage(1)
    spin()
    assert "Rivalry slowed it." in said(inspector)
    assert not inspector._make.isVisible()
