"""What is to be said of two texts as wholes, when they do not look like one text in two languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.text import checks as rules
from app.text.likeness import EMPTY, LANGUAGE, OTHER, likeness
from app.text.span import Span

if TYPE_CHECKING:
    from app.text.lexicon import Lexicon

ALGORITHM = "likeness 1"
ONE_SIDED: tuple[str, ...] = ("omission", "addition", "untranslated", "length")
"""Rules that say of a sentence that it has no counterpart."""
_WHOLE: tuple[str, ...] = ("unrelated", "untranslated")
_SURE = 40
"""So many characters tell a language for certain."""


def unlike(words: rules.Bitext, lexicon: Lexicon, found: Sequence[rules.Issue]) -> rules.Issue | None:
    """Return the one issue of two texts that are not one text in two languages, or None where they may be.

    `found` is what the rules found: where they say it already, or nothing can be told, there is nothing to add.
    """
    from app.text.align import Link

    if any(one.pair is None and one.rule in _WHOLE for one in found):
        return None
    lefts, rights = _in_order(words.pairs, "left"), _in_order(words.pairs, "right")
    links = [
        Link(tuple(lefts[span] for span in one.left), tuple(rights[span] for span in one.right), one.confidence)
        for one in words.pairs
    ]
    sides = [span.of(words.left) for span in lefts], [span.of(words.right) for span in rights]
    said = likeness(*sides, words.langs, lexicon, links)
    made = 0 if words.translated == "left" else 1
    if said.verdict == OTHER:
        return _whole("unrelated", "unrelated")
    if said.verdict == LANGUAGE and said.side is not None and sum(map(len, sides[said.side])) >= _SURE:
        return _whole("untranslated", "language")
    if said.verdict == EMPTY and said.side == made and (words.left, words.right)[1 - made].strip():
        return _whole("untranslated", "untranslated.all")
    return None


def _in_order(pairs: Sequence[rules.Pair], side: str) -> dict[Span, int]:
    """The stretches of one side with their numbers, in the order of the text."""
    return {span: at for at, span in enumerate(sorted({span for one in pairs for span in getattr(one, side)}))}


def _whole(rule: str, message: str) -> rules.Issue:
    return rules.Issue(rule, rules.MAJOR, None, None, "", "", rules.MESSAGES[message])
