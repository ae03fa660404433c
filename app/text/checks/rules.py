"""Check a translation: every rule over two texts and their pairs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from app.text.checks.acronyms import acronyms
from app.text.checks.bitext import Bitext
from app.text.checks.ground import Ground
from app.text.checks.issue import RULES, Issue
from app.text.checks.marks import marks
from app.text.checks.negation import negated
from app.text.checks.numbering import numbered
from app.text.checks.presence import odd_lengths, too_long, unanswered, untranslated
from app.text.checks.repeats import repeated
from app.text.checks.scope import scoped
from app.text.checks.terms import terms
from app.text.checks.using import Use, term_uses
from app.text.checks.whole_text import whole_text
from app.text.checks.wordings import collisions, consistent
from app.text.lexicon import Lexicon, basic
from app.text.termbase import Termbase

ALGORITHM: Final = "diptych-check/2"
"""Name and version of the rules, kept with what they found so that it is made anew when they change."""
_NONE: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})
_RULES: Final[tuple[Callable[[Ground], Iterator[Issue]], ...]] = (
    unanswered, too_long, untranslated, odd_lengths, numbered, scoped, negated, acronyms, consistent, collisions, marks, repeated,
)  # fmt: skip
_EMPTY: Final = Termbase(())


def check(
    bitext: Bitext,
    termbase: Termbase = _EMPTY,
    lexicon: Lexicon | None = None,
    acronyms: Mapping[str, Sequence[str]] = _NONE,
    *,
    not_found: bool = False,
) -> list[Issue]:
    """All issues of a translation: those of the whole first, then in the order of the pairs.

    `acronyms` are known ones with what they are called in Chinese. With `not_found` terms rendered in no known way are noted too.
    Nothing is an error: any two texts can be checked.
    """
    ground = Ground(bitext, termbase, lexicon or basic(), acronyms)
    grave = list(whole_text(ground))
    if grave:
        return grave
    found = list(terms(ground, not_found))
    for rule in _RULES:
        found += rule(ground)
    order = {rule: at for at, rule in enumerate(RULES)}
    found.sort(key=lambda issue: (-1 if issue.pair is None else issue.pair, order[issue.rule]))
    return found


def uses(bitext: Bitext, termbase: Termbase, text: str = "") -> list[Use]:
    """The uses of the glossary's terms in a translation, for `consistency`; `text` names the translation there."""
    return term_uses(Ground(bitext, termbase, basic(), _NONE), text)
