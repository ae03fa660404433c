"""How evidence, direction, order and study are called, in the language of the interface."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from app.ui import language
from db.rows import Code, Finding, StudyCard, pick, pick_exact

say = QCoreApplication.translate

FILLS: Mapping[str, str] = {"reported_result": "filled"}
"""Evidence -> how a sign is drawn; whatever is not a reported result is hollow."""


def tags() -> tuple[str, str]:
    """The language of wordings that fits the interface, and the other one."""
    return ("zh-Hans", "en") if language.current() == "zh" else ("en", "zh-Hans")


def claims(finding: Finding) -> tuple[str, str]:
    """The claim in the reader's language and the other one, '' where there is only one."""
    first, second = tags()
    main, other = pick(finding.claims, first), pick_exact(finding.claims, second)
    return main, other if other != main else ""


def label(code: Code) -> str:
    """A code's label in the reader's language."""
    return pick(code.labels, tags()[0])


def statuses() -> dict[str, str]:
    """Every evidence status with its words."""
    return {
        "reported_result": say("findings", "Reported result"),
        "author_interpretation": say("findings", "Author interpretation"),
        "background_claim": say("findings", "Background claim"),
        "recommendation": say("findings", "Recommendation"),
    }


def directions() -> dict[str, str]:
    """Every direction with its words."""
    return {
        "hinders": say("findings", "Hinders"),
        "helps": say("findings", "Helps"),
        "mixed": say("findings", "Mixed"),
        "neutral": say("findings", "Neutral"),
        "outcome_negative": say("findings", "Worse outcome"),
        "expected_positive": say("findings", "Expected to help"),
    }


def signs() -> dict[str, str]:
    """The two signs with their words."""
    return {"barrier": say("findings", "Barrier"), "facilitator": say("findings", "Facilitator")}


def orders() -> dict[str, str]:
    """Every order of the table with its words."""
    return {
        "hand": say("findings", "By hand"),
        "study": say("findings", "Study"),
        "code": say("findings", "Code"),
        "status": say("findings", "Evidence status"),
        "ticked": say("findings", "Ticked first"),
    }


def study(card: StudyCard | None) -> str:
    """A study as it is cited in a row: authors and year."""
    if card is None:
        return ""
    authors = (card.authors_zh if language.current() == "zh" else "") or card.authors or card.authors_zh or card.title
    if card.year is None:
        return authors
    return say("findings", "%1 %2").replace("%2", str(card.year)).replace("%1", authors)
