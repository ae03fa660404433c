"""What rests on doubtful translations: findings on words with an open check, and terms rendered in several ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.text import checks as rules
from app.text.span import Span
from app.work.library import Library
from db import checks, doubts, texts
from db.rows import CheckIssue

GRAVE: tuple[str, ...] = ("major", "minor")
"""Severities that make a translation doubtful; a note does not."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """How far findings stand on doubtful translations: "8 of your 34 bilingual findings".

    `bilingual` are the findings with words in both texts the reader opens; `doubtful` those of them with an open check
    on these words, each with the issues. `unchecked` studies with bilingual findings were never checked.
    """

    bilingual: tuple[int, ...]
    doubtful: dict[int, tuple[CheckIssue, ...]]
    unchecked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TermUse:
    """One place where a term stands: study, English wording, Chinese form, spans of the two texts, place of the pair."""

    study_id: int
    wording: str
    form: str
    approved: bool
    left: tuple[int, int] | None
    right: tuple[int, int] | None
    pair: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A term with several renderings over the library, or a rendering that stands for several terms.

    `rule` is consistency or collision, `subject` the term or the rendering; `uses` by rendering (or by term), the most
    used first. `pattern` and `args` say it in a sentence, as an issue does.
    """

    rule: str
    severity: str
    subject: str
    pattern: str
    args: tuple[str, ...]
    uses: tuple[tuple[str, tuple[TermUse, ...]], ...]


def doubtful_findings(library: Library, severities: Sequence[str] = GRAVE) -> Doubtful:
    """Return which bilingual findings stand on words with an open check, by what checks found so far."""
    with library.db.read() as conn:
        resting = doubts.bilingual_findings(conn)
        studies = {one.study_id for one in resting}
        runs = checks.runs(conn, studies)
        found: dict[int, list[CheckIssue]] = defaultdict(list)
        for issue in checks.issues(conn, studies):
            if issue.severity in severities:
                found[issue.study_id].append(issue)
    by_finding: dict[int, dict[int, CheckIssue]] = defaultdict(dict)
    for one in resting:
        for issue in found[one.study_id]:
            if _under(one, issue):
                by_finding[one.finding_id][issue.id] = issue
    return Doubtful(
        tuple(dict.fromkeys(one.finding_id for one in resting)),
        {finding: tuple(issues.values()) for finding, issues in by_finding.items()},
        tuple(sorted(studies - runs.keys())),
    )


def _under(one: doubts.Resting, issue: CheckIssue) -> bool:
    """Tell whether an issue is about words that a finding rests on; one about the whole text always is."""
    if issue.pair is None:
        return issue.rule in {"unrelated", "untranslated"}
    versions = one.left_version_id, one.right_version_id
    if versions != (issue.left_version_id, issue.right_version_id):
        return False
    return any(
        Span(*own).overlaps(Span(*there))
        for own, there in ((one.left, issue.left), (one.right, issue.right))
        if there is not None
    )


def consistency(library: Library, studies: Sequence[int] | None = None) -> tuple[Conflict, ...]:
    """Return terms rendered in several ways over the library, and renderings that stand for several terms."""
    places: list[TermUse] = []
    with library.db.read() as conn:
        uses = list(_uses(checks.uses(conn, studies), places))
    found = rules.consistency(uses)
    told = rules.library_messages(found)
    groups: list[tuple[str, Any]] = [(one.term, one.renderings) for one in found.variations]
    groups += [(one.form, one.terms) for one in found.shared]
    return tuple(
        Conflict(
            rule,
            severity,
            subject,
            pattern,
            args,
            tuple((name, tuple(places[int(use.text)] for use in some)) for name, some in group),
        )
        for (rule, severity, pattern, args), (subject, group) in zip(told, groups, strict=True)
    )


def as_json(library: Library, studies: Sequence[int] | None = None) -> list[dict[str, Any]]:
    """Return what `consistency` finds as plain values, with the words as they stand in the texts.

    `uses`: by rendering (or term), each a name with its `places`: study, the spans (None for none) and words of
    the two sides, and whether the glossary approves.
    """
    found = consistency(library, studies)
    wanted = {use.study_id for one in found for _, some in one.uses for use in some}
    with library.db.read() as conn:
        own = texts.of_studies(conn, wanted)
        runs = checks.runs(conn, wanted)
    bodies: dict[int, tuple[str, str]] = {}
    for study, run in runs.items():
        by_version = {text.version_id: text.body for text in own.get(study, ())}
        bodies[study] = by_version.get(run.left_version_id, ""), by_version.get(run.right_version_id, "")
    return [
        {
            "rule": one.rule,
            "severity": one.severity,
            "subject": one.subject,
            "pattern": one.pattern,
            "args": list(one.args),
            "uses": [
                {"name": name, "places": [_json(use, bodies[use.study_id]) for use in some]} for name, some in one.uses
            ],
        }
        for one in found
    ]


def _json(use: TermUse, bodies: tuple[str, str]) -> dict[str, Any]:
    """One use with its words."""
    left, right = (
        body[span[0] : span[1]] if span else "" for body, span in zip(bodies, (use.left, use.right), strict=True)
    )
    return {
        "study": use.study_id,
        "left": list(use.left) if use.left else None,
        "right": list(use.right) if use.right else None,
        "left_text": left,
        "right_text": right,
        "approved": use.approved,
        "pair": use.pair,
    }


def _uses(kept: Iterator[tuple[int, list[Any]]], places: list[TermUse]) -> Iterator[rules.Use]:
    """The kept uses as the checker reads them; `text` is the number of the place."""
    for study, rows in kept:
        for term, wording, form, approved, left, right, pair in rows:
            sides = tuple((side[0], side[1]) if side else None for side in (left, right))
            number = str(len(places))
            places.append(TermUse(study, wording, form, approved, sides[0], sides[1], pair))
            spots = rules.Place(*(Span(*side) if side else None for side in sides))
            yield rules.Use(term, wording, form, approved, spots, pair, number)
