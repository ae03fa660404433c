"""Act on what the translation checker found: put it right, leave it as it is, or dismiss it with a reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.text.languages import HAN, is_chinese
from app.text.lexicon import matching
from app.text.refused import Refused
from app.work import aligning, checking, editing
from app.work.change import Change
from app.work.library import Library
from db import checks, known_checks, texts
from db.recording import Recorder
from db.rows import CheckIssue, Span, Text

TERM_RULES: tuple[str, ...] = ("term", "false_friend", "collision")
"""Rules whose issues are a rendering that the glossary advises against."""

QUICK = 12_000
"""Characters of texts that are checked in a moment."""

_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many places were replaced, in how many studies, and how many passages now wait for review."""

    places: int
    studies: int
    waiting: int


def dismiss(library: Library, issue: CheckIssue, reason: str) -> Change:
    """Say that an issue is no fault, and why; it is remembered as long as the words stay. Refused without a reason."""
    if not reason.strip():
        raise Refused("Say in a few words why this is no fault: the next reader will ask. Nothing was changed.")
    with library.change("Dismissed a check") as rec:
        made = checks.decide(rec, issue, "dismissed", reason.strip())
    return replace(rec.change, result=made)


def accept(library: Library, issue: CheckIssue) -> Change:
    """Leave the translation as it is, knowing of the issue; it is remembered as long as the words stay."""
    with library.change("Accepted a translation as it is") as rec:
        made = checks.decide(rec, issue, "accepted", None)
    return replace(rec.change, result=made)


def decide_many(library: Library, issues: Sequence[CheckIssue], decision: str, reason: str = "") -> Change:
    """Dismiss or accept several issues for one reason, as one step."""
    if decision == "dismissed" and not reason.strip():
        raise Refused("Say in a few words why these are no faults: the next reader will ask. Nothing was changed.")
    if decision not in checks.STATES[1:]:
        raise ValueError(f"there is no decision {decision}")
    with library.change("Decided %n checks", str(len(issues))) as rec:
        for issue in issues:
            checks.decide(rec, issue, decision, reason.strip() or None)
    return rec.change


def reopen(library: Library, issue: CheckIssue) -> Change:
    """Take back what was decided about an issue: it is open again."""
    with library.change("Opened a check again") as rec:
        if not checks.reopen(rec, issue):
            raise Refused("Nothing was decided about this. Nothing was changed.")
    return rec.change


def apply(library: Library, issue: CheckIssue, words: str | None = None, *, look_again: bool = True) -> Change:
    """Put the suggestion (or other words) in place of the words an issue is about, in the translation.

    How many passages now wait for review is the change's result. What was found elsewhere in the text stays known; a
    short text is checked again at once unless `look_again` is false (the window lets the child do it). Raises Refused where
    there is no suggestion or no place for it, and where the text has changed since it was checked.
    """
    new = words if words is not None else issue.suggestion
    if new is None:
        raise Refused("There is no suggestion for this. Change the sentence by hand. Nothing was changed.")
    with library.change("Replaced “%1” with “%2”") as rec:
        text, span = _target(rec, issue)
        if words is None and _HAN.search(new) and not is_chinese(text.lang):
            raise Refused("The suggestion is Chinese, and the translation is not. Change the sentence by hand.")
        rec.args = (text.body[span[0] : span[1]], new)
        waiting = _splice(rec, text, [span], new)
    if look_again:
        _look_again(library, {issue.study_id})
    return replace(rec.change, result=waiting)


def long(library: Library, issue: CheckIssue) -> bool:
    """Tell whether the texts of an issue's study are so long that a change of them is the child's work."""
    with library.db.read() as conn:
        return sum(len(text.body) for text in texts.of_study(conn, issue.study_id)) > QUICK


def apply_known(library: Library, study_id: int, issue_id: int, words: str | None) -> Change:
    """Do `apply` for an issue that is told by its id. Raises Refused where it is no longer known."""
    found = next((one for one in checking.issues(library, studies=[study_id], state=None) if one.id == issue_id), None)
    if found is None:
        raise Refused("The text has changed since it was checked. Check it again. Nothing was changed.")
    return apply(library, found, words, look_again=False)


def replace_everywhere(
    library: Library,
    term: str,
    avoid: str,
    preferred: str,
    studies: Sequence[int] | None = None,
    progress: checking.Progress | None = None,
) -> Change:
    """Put a preferred rendering of a term in place of one to avoid, wherever checks found it open, as one step.

    `term` and `avoid` as the issues have them (`term`, the Chinese words); what was dismissed or accepted stays. Studies
    with the term whose check is out of date are checked before. The change's result is a Replaced. Raises Refused where
    there is no such place.
    """
    if not preferred.strip():
        raise Refused("Write the rendering that is to stand there instead. Nothing was changed.")
    places = waiting = 0
    touched: set[int] = set()
    with library.db.read() as conn:
        met = checks.with_term(conn, term)
    checking.check_many(library, met if studies is None else set(met).intersection(studies), progress)
    with library.change("Replaced “%1” with “%2” everywhere", avoid, preferred) as rec:
        found: dict[Text, list[Span]] = defaultdict(list)
        for one in checks.issues(rec.conn, studies, term=term):
            if one.rule not in TERM_RULES:
                continue
            text, span = _target(rec, one)
            if is_chinese(text.lang) and matching(text.body[span[0] : span[1]]) == matching(avoid):
                found[text].append(span)
        for text, spans in found.items():
            apart = sorted(set(spans))
            waiting += _splice(rec, text, apart, preferred)
            places += len(apart)
            touched.add(text.study_id)
        if not places:
            raise Refused(
                f"“{avoid}” was not found where “{term}” stands. Check the studies again. Nothing was changed."
            )
    _look_again(library, touched)
    return replace(rec.change, result=Replaced(places, len(touched), waiting))


def _look_again(library: Library, studies: set[int]) -> None:
    """Check studies again at once where that is quick; else their checks stay out of date, for the child to do."""
    if len(studies) > checking.PORTION:
        return
    with library.db.read() as conn:
        size = sum(len(text.body) for own in texts.of_studies(conn, studies).values() for text in own)
    if size <= QUICK:
        checking.check_many(library, studies)


def _target(rec: Recorder, issue: CheckIssue) -> tuple[Text, Span]:
    """The translation an issue is about, and where its words stand in it."""
    own = {text.version_id: text for text in texts.of_study(rec.conn, issue.study_id)}
    left, right = own.get(issue.left_version_id), own.get(issue.right_version_id)
    if left is None or right is None:
        raise Refused("The text has changed since it was checked. Check it again. Nothing was changed.")
    on_left = checking.translated(left, right) == "left"
    span = issue.left if on_left else issue.right
    if span is None:
        raise Refused(
            "This is not about words that could be replaced. Change the sentence by hand. Nothing was changed."
        )
    return (left if on_left else right), span


def _splice(rec: Recorder, text: Text, spans: Sequence[Span], new: str) -> int:
    """Write a wording of a text with some words replaced; return how many of its passages now wait for review."""
    parts, at = [], 0
    made: list[tuple[int, int, int]] = []
    for start, end in spans:
        if start >= at:
            parts += [text.body[at:start], new]
            made.append((start, end, len(new)))
            at = end
    body = "".join(parts) + text.body[at:]
    if not body.strip():
        raise Refused("A text can’t be empty. Delete the text instead. Nothing was changed.")
    if body == text.body:
        raise Refused("These words stand there already. Nothing was changed.")
    version, waiting = editing.new_version(rec, text, body)
    aligning.carry(rec, text, version, body)
    known_checks.moved(rec.conn, text.study_id, text.version_id, version, made)
    return waiting
