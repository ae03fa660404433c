"""The codebook editor opens filled, at once or once the codes of a large library are counted, and follows what changes."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.ui.codewiring import CodeWiring
from app.ui.window import Window
from app.work import charting, coding


def wiring_of(window: Window) -> CodeWiring:
    return next(one for one in window.findChildren(CodeWiring))


def passages(editor: Any, code: int) -> int:
    return int(next(one.passages for one in editor.codes if one.id == code))


@pytest.mark.parametrize("many", [1, 10_000], ids=["large", "small"])
def test_the_editor_opens_filled_and_shows_later_what_changed_while_it_was_closed(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(charting, "MANY", many)
    library = window.library
    assert library is not None
    wiring = wiring_of(window)
    window.deeds["code.book"].trigger()
    qtbot.waitUntil(lambda: wiring.editor is not None and wiring.editor.isVisible(), timeout=10_000)
    editor = wiring.editor
    assert editor is not None
    code = next(one for one in editor.codes if one.facet == "barrier" and one.passages)
    with library.db.read() as conn:
        free = conn.exec_driver_sql(
            f"SELECT max(id) FROM passage WHERE id NOT IN (SELECT passage_id FROM coding WHERE code_id = {code.id})"
        ).scalar()
    assert free is not None
    change = coding.add_code(library, free, code.id)
    qtbot.waitUntil(lambda: passages(editor, code.id) == code.passages + 1, timeout=10_000)
    editor.close()
    with library.db.read() as conn:
        own = conn.exec_driver_sql(
            f"SELECT max(id) FROM coding WHERE passage_id = {free} AND code_id = {code.id}"
        ).scalar()
    assert own is not None
    coding.uncode(library, own, keep_passage=True)
    qtbot.wait(50)
    assert passages(editor, code.id) == code.passages + 1, "nobody sees it: it is filled when it is shown"
    window.deeds["code.book"].trigger()
    qtbot.waitUntil(editor.isVisible, timeout=10_000)
    assert passages(editor, code.id) == code.passages
    assert change.step_id is not None
    editor.close()
