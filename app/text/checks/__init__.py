"""The translation checker: what a careful translator would look at again, with the words on both sides and the reason.

`check` looks at one translation, `consistency` at the terms of all of a library. Rules are functions over a `Ground`, one idea a
module; they never change a text and never fail on one.
"""

from app.text.checks.bitext import Bitext, Pair
from app.text.checks.issue import MAJOR, MINOR, NOTE, RULES, SEVERITIES, Issue, Place, filled
from app.text.checks.messages import IN_CHINESE, MESSAGES
from app.text.checks.rules import ALGORITHM, check, uses
from app.text.checks.using import Use
from app.text.checks.wordings import Library, Shared, Variation, consistency, library_messages

__all__ = [
    "ALGORITHM", "IN_CHINESE", "MAJOR", "MESSAGES", "MINOR", "NOTE", "RULES", "SEVERITIES", "Bitext", "Issue", "Library", "Pair", "Place",
    "Shared", "Use", "Variation", "check", "consistency", "filled", "library_messages", "uses",
]  # fmt: skip
