"""What the translation checker reports, and under which names."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from types import MappingProxyType
from typing import Final, NamedTuple

from app.text.fold import folded
from app.text.span import Span

MAJOR: Final = "major"
MINOR: Final = "minor"
NOTE: Final = "note"

TERM: Final = "term"
NOT_FOUND: Final = "term_not_found"
FALSE_FRIEND: Final = "false_friend"
COLLISION: Final = "collision"
CONSISTENCY: Final = "consistency"
NUMBER: Final = "number"
NUMBER_SCOPE: Final = "number_scope"
NEGATION: Final = "negation"
OMISSION: Final = "omission"
ADDITION: Final = "addition"
UNTRANSLATED: Final = "untranslated"
ACRONYM: Final = "acronym"
PUNCTUATION: Final = "punctuation"
REPEATED: Final = "repeated"
LENGTH: Final = "length"
UNRELATED: Final = "unrelated"

RULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        UNRELATED: "Not the same text",
        UNTRANSLATED: "Not translated",
        OMISSION: "Omission",
        ADDITION: "Addition",
        NUMBER: "Number",
        NUMBER_SCOPE: "Number belongs to something else",
        NEGATION: "Negation",
        TERM: "Term",
        FALSE_FRIEND: "False friend",
        COLLISION: "Two terms, one rendering",
        CONSISTENCY: "One term, several renderings",
        NOT_FOUND: "Term not found",
        ACRONYM: "Acronym",
        PUNCTUATION: "Punctuation",
        REPEATED: "Repeated words",
        LENGTH: "Length",
    }
)
"""The rules by id, each with its English name in the interface, the weightier ones first."""

SEVERITIES: Final[Mapping[str, str]] = MappingProxyType({MAJOR: "Major", MINOR: "Minor", NOTE: "Note only"})


class Place(NamedTuple):
    """Where the same thing also stands: spans of the two texts."""

    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing a translator should look at, with its words on both sides.

    `pattern` is an English sentence with %1, %2 ... for `args`, one of `messages.MESSAGES`. `pair` is the position of the
    sentence pair, None where the issue is about the whole text. `term` names the term it belongs to, for grouping.
    """

    rule: str
    severity: str
    left: Span | None
    right: Span | None
    left_text: str
    right_text: str
    pattern: str
    args: tuple[str, ...] = ()
    suggestion: str | None = None
    term: str = ""
    pair: int | None = None
    others: tuple[Place, ...] = ()

    @property
    def message(self) -> str:
        """The explanation in English."""
        return filled(self.pattern, self.args)

    @property
    def key(self) -> str:
        """A name that stays the same while the words do, wherever they move: what a dismissal is remembered by."""
        parts = (self.rule, self.term, folded(self.left_text), folded(self.right_text))
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def filled(pattern: str, args: tuple[str, ...]) -> str:
    """A pattern with its places filled, the highest number first, so that %1 is not found in %10."""
    for number in range(len(args), 0, -1):
        pattern = pattern.replace(f"%{number}", f"\x00{number}\x00")
    for number, value in enumerate(args, 1):
        pattern = pattern.replace(f"\x00{number}\x00", value)
    return pattern
