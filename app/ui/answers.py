"""What the command palette finds in the library: studies by their words, codes by any label, in either language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui import language
from app.ui.commands import Item, Source
from db.card import pick

if TYPE_CHECKING:
    from app.ui.frame import Hub

STUDIES = 6
CODES = 8


def of_library(wiring: Hub) -> list[Source]:
    """The two sources: studies first, then codes."""
    return [partial(studies, wiring), partial(codes, wiring)]


def studies(wiring: Hub, typed: str) -> list[Item]:
    """Studies whose words answer, from two letters on."""
    if len(typed) < 2:
        return []
    from app.work import searching

    ids = searching.studies(wiring.library, searching.Query(text=typed))[:STUDIES]
    chinese = language.current() == "zh"
    found = []
    for card in searching.cards(wiring.library, list(ids)):
        first, second = (card.title_zh, card.title) if chinese and card.title_zh else (card.title, card.title_zh)
        found.append(Item(first, partial(wiring.show_studies, [card.id]), second, icon="book-open-text"))
    return found


def codes(wiring: Hub, typed: str) -> list[Item]:
    """Codes with a label or alias that answers."""
    if not typed:
        return []
    from app.work import codebook

    book = {code.id: code for code in codebook.uncounted(wiring.library)}
    lang, other = ("zh-Hans", "en") if language.current() == "zh" else ("en", "zh-Hans")
    found = []
    for match in codebook.find(wiring.library, typed, CODES):
        code = book.get(match.code_id)
        if code is not None:
            run = partial(wiring.show_code, code.id)
            found.append(Item(pick(code.labels, lang), run, pick(code.labels, other), facet=code.facet))
    return found
