"""In the whole window: a suggestion comes from the child, is taken or dismissed, and passages to review are stepped through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.ui.window import Window
from app.work import editing, reading, suggesting
from tests.app.ui.starting import until


def test_a_suggestion_of_the_child_is_dismissed_undone_and_taken(open_window: Callable[..., Window]) -> None:
    window = open_window()
    until(lambda: window.wiring is not None and "passage" in window.panels)
    window.arrange("code")
    reader: Any = window.panels["reader"]
    until(lambda: reader.page is not None and reader.inspector is not None and reader.inspector.isVisible())
    library = window.wiring.library
    row = next(k for k, one in enumerate(reader.scene.rows) if "ACO" in reader.page.left.body[slice(*one.left)])
    reader.stepping.to_row(row, 0)
    reader.suggesting.look()
    until(lambda: bool(reader.suggesting.offers))
    study, words = reader.page.study.id, reader.suggesting.words()
    first = reader.suggesting.offers[0]
    assert first.why == "name"
    reader.act("code.dismiss")
    assert suggesting.dismissed(library, study, words) == {first.code.id}
    reader.suggesting.look()
    until(lambda: not window.tasks.running)
    assert first.code.id not in [one.code.id for one in reader.suggesting.offers]
    window.deeds["edit.undo"].trigger()
    reader.suggesting.look()
    until(lambda: first.code.id in [one.code.id for one in reader.suggesting.offers])
    reader.suggesting.take(first.code.id)
    on_it = [one for one in reading.passages_of(library, study) if {a.quote for a in one.anchors} & set(words)]
    assert first.code.id in {coding.code_id for one in on_it for coding in one.codings}


def test_passages_whose_words_changed_are_stepped_through_in_any_study(open_window: Callable[..., Window]) -> None:
    window = open_window()
    until(lambda: window.wiring is not None and "passage" in window.panels)
    library = window.wiring.library
    reader: Any = window.panels["reader"]
    waiting = []
    for study in (3, 1):
        page = reading.page(library, study)
        assert page.left is not None
        passage = next(one for one in page.passages if any(a.text_id == page.left.id for a in one.anchors))
        anchor = next(one for one in passage.anchors if one.text_id == page.left.id)
        body = page.left.body
        editing.edit_text(library, page.left.id, f"{body[: anchor.start]}Zz {body[anchor.start + 3 :]}")
        waiting += editing.waiting(library, [study])
    assert len(waiting) == 2
    window.news.look()
    window.deeds["passage.review"].trigger()
    seen = [(reader.page.study.id, reader.scene.passage)]
    window.deeds["passage.review"].trigger()
    seen.append((reader.page.study.id, reader.scene.passage))
    assert sorted(one for _, one in seen) == sorted(waiting)
    assert {study for study, _ in seen} == {1, 3}
