"""How rules, severities, decisions and places are called, in the language of the interface."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from app.text import checks
from app.ui import language
from db.card import StudyCard
from db.rows import CheckIssue

say = QCoreApplication.translate

SIGNS: Final = {checks.MAJOR: ("flag", "warn"), checks.MINOR: ("flag", "text3"), checks.NOTE: ("info", "text3")}
"""Severity -> icon and colour. Amber says doubtful, as everywhere."""
LONGEST: Final = 180
"""So many characters of a place are shown in the card."""


def rules() -> dict[str, str]:
    """Every rule with its words."""
    return {
        "unrelated": say("checks", "Not the same text"),
        "untranslated": say("checks", "Not translated"),
        "omission": say("checks", "Omission"),
        "addition": say("checks", "Addition"),
        "number": say("checks", "Number"),
        "number_scope": say("checks", "Number belongs to something else"),
        "negation": say("checks", "Negation"),
        "term": say("checks", "Term"),
        "false_friend": say("checks", "False friend"),
        "collision": say("checks", "Two terms, one rendering"),
        "consistency": say("checks", "One term, several renderings"),
        "term_not_found": say("checks", "Term not found"),
        "acronym": say("checks", "Acronym"),
        "punctuation": say("checks", "Punctuation"),
        "repeated": say("checks", "Repeated words"),
        "length": say("checks", "Length"),
    }


def severities() -> dict[str, str]:
    """Every severity with its words."""
    return {
        checks.MAJOR: say("checks", "Major"),
        checks.MINOR: say("checks", "Minor"),
        checks.NOTE: say("checks", "Note only"),
    }


def rule(name: str) -> str:
    """A rule's name; one that this program does not know keeps its own."""
    return rules().get(name, name)


def explanation(issue: CheckIssue) -> str:
    """Why an issue is one, in a sentence."""
    pattern = issue.pattern
    if language.current() == "zh":
        pattern = checks.IN_CHINESE.get(pattern, pattern)
    return checks.filled(pattern, issue.args)


def state(issue: CheckIssue) -> str:
    """What was decided about an issue, '' while it is open."""
    if issue.decided is None:
        return ""
    if issue.decided.decision == "accepted":
        return say("checks", "Accepted as it is")
    return say("checks", "Dismissed: %1").replace("%1", issue.decided.reason)


def places(issue: CheckIssue) -> tuple[str, str]:
    """The words on both sides, each as one line; '' where a side has none."""
    return " ".join(issue.left_text.split()), " ".join(issue.right_text.split())


def shortened(words: str) -> str:
    """A place for the card, cut where it is very long."""
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + "…"


def study(card: StudyCard | None) -> str:
    """A study as it is cited in a row: authors and year."""
    if card is None:
        return ""
    chinese = language.current() == "zh"
    titles = (card.title_zh, card.title) if chinese else (card.title, card.title_zh)
    name = (card.authors_zh if chinese else "") or card.authors or card.authors_zh or titles[0] or titles[1]
    if card.year is None:
        return name
    return say("checks", "%1 %2").replace("%2", str(card.year)).replace("%1", name)


def spoken(issue: CheckIssue, of_study: str) -> str:
    """An issue as a screen reader says it."""
    left, right = places(issue)
    parts = [
        severities().get(issue.severity, issue.severity),
        rule(issue.rule),
        left,
        right,
        explanation(issue),
        state(issue),
        of_study,
    ]
    return ", ".join(part for part in parts if part)
