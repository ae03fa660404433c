"""Check translations and keep what was found until the words, the pairs, the glossary or the rules change.

What a check found is a cache: it is no step of the history. What people decide about it is; see `deciding`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection

from app.text import checks as rules
from app.text.fold import folded
from app.text.refused import Refused
from app.text.span import Span
from app.work import aligning, terminology, unlike
from app.work.change import Change
from app.work.library import Library
from app.work.unpairing import on_purpose
from db import checks, studies, texts
from db.pairs import NewPair
from db.rows import CheckGroup, CheckIssue, Pair, Text

PORTION = 50
"""Studies checked in one transaction where many are."""

WHOLE = "text"
"""The print of the sentence of an issue that is about a whole text."""

Progress = Callable[[int, int], None]
"""Hears how many studies are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of one study: its issues, decided ones too, and whether that is still so."""

    issues: tuple[CheckIssue, ...]
    fresh: bool


@dataclass(frozen=True, slots=True)
class _Job:
    """Two texts that face each other, with the pairs they have and the stamp of a check of them."""

    left: Text
    right: Text
    pairs: Sequence[Pair | NewPair]
    stamp: str


def check(library: Library, study_id: int) -> tuple[CheckIssue, ...]:
    """Return everything the checker finds in the two texts that the reader opens, decided issues too.

    What is known is not looked for again. A library that is read only is checked without keeping anything. Nothing is
    found where there are no two texts. Raises Refused where the study is gone.
    """
    found = of_study(library, study_id)
    if found.fresh:
        return found.issues
    if not library.read_only:
        check_many(library, [study_id])
        return of_study(library, study_id).issues
    with library.db.read() as conn:
        known = terminology.known(library, conn)
        job = _job(conn, library, study_id, known)
        return tuple(_looked(library, conn, study_id, job, known)[0]) if job else ()


def of_study(library: Library, study_id: int) -> Checked:
    """Return what is known of a study without checking it; where it is not fresh, `check` brings it up to date."""
    with library.db.read() as conn:
        if studies.get(conn, study_id) is None:
            raise Refused("This study is no longer in the library.")
        stale = _stale(conn, [study_id], terminology.digest(library, conn))
        return Checked(checks.issues(conn, [study_id], state=None), not stale)


def check_many(
    library: Library, study_ids: Iterable[int] | None = None, progress: Progress | None = None
) -> tuple[int, ...]:
    """Check studies (None: all) whose check is missing or out of date; return those that were checked.

    Texts that have no pairs yet are aligned before. Each portion is kept at once, so that nothing is lost if the work
    is broken off. Listeners hear of it.
    """
    wanted = stale(library) if study_ids is None else list(dict.fromkeys(study_ids))
    done: list[int] = []
    for start in range(0, len(wanted), PORTION):
        if progress is not None:
            progress(start, len(wanted))
        done += _check_portion(library, wanted[start : start + PORTION])
    if progress is not None:
        progress(len(wanted), len(wanted))
    if done:
        library.tell(Change(None, frozenset({"check_issue"}), frozenset(done), "Checked"))
    return tuple(done)


def stale(library: Library, limit: int | None = None) -> list[int]:
    """Return studies with two texts whose check is missing or out of date, for work in idle time."""
    found: list[int] = []
    after = 0
    while limit is None or len(found) < limit:
        with library.db.read() as conn:
            portion = checks.candidates(conn, after, 10 * PORTION)
            if not portion:
                break
            found += _stale(conn, portion, terminology.digest(library, conn))
        after = portion[-1]
    return found[:limit]


def issues(
    library: Library,
    *,
    rule: str | None = None,
    term: str | None = None,
    studies: Sequence[int] | None = None,
    state: str | None = "open",
    limit: int | None = None,
    offset: int = 0,
) -> tuple[CheckIssue, ...]:
    """Return what checks found, by study and place; of one rule, term, or state (None: any) where asked for."""
    with library.db.read() as conn:
        return checks.issues(conn, studies, state=state, rule=rule, term=term, limit=limit, offset=offset)


def groups(
    library: Library, by: str = "rule", studies: Sequence[int] | None = None, *, state: str | None = "open"
) -> tuple[CheckGroup, ...]:
    """Return how many issues there are by rule (the weightier ones first) or by term (the most first)."""
    if by not in checks.GROUPINGS:
        raise ValueError(f"issues are not grouped by {by}")
    with library.db.read() as conn:
        found = checks.groups(conn, by, studies, state=state)
    if by == "rule":
        order = {name: at for at, name in enumerate(rules.RULES)}
        return tuple(sorted(found, key=lambda group: order.get(group.key, len(order))))
    return found


def with_term(library: Library, term: str) -> list[int]:
    """Return the studies in which checks found something about a term."""
    with library.db.read() as conn:
        return checks.with_term(conn, term)


def translated(left: Text, right: Text) -> str:
    """Say which side is the translation: the Chinese one, unless it is the author's and the other one is not."""
    original = ("author", "publisher")
    made = ("machine", "person")
    return "left" if left.provenance in made and right.provenance in original else "right"


def _check_portion(library: Library, portion: Sequence[int]) -> list[int]:
    """Check a few studies: looked at between two transactions, so that nobody waits."""
    aligning.fill(library, portion)
    made: dict[int, tuple[_Job, list[CheckIssue], list[Any]]] = {}
    with library.db.read() as conn:
        known = terminology.known(library, conn)
        wanted = _stale(conn, portion, known.digest)
        for study in wanted:
            job = _job(conn, library, study, known)
            if job is not None:
                made[study] = (job, *_looked(library, conn, study, job, known))
    if not wanted:
        return []
    with library.db.write() as conn:
        for study in wanted:
            if study not in made:
                checks.forget(conn, [study])
                continue
            job, found, uses = made[study]
            checks.keep(conn, study, job.left.version_id, job.right.version_id, job.stamp, found, uses)
    return wanted


def _stale(conn: Connection, study_ids: Sequence[int], glossary: str) -> list[int]:
    """Those of some studies whose check is missing, out of date, or of texts that no longer face each other."""
    heads = texts.heads(conn, study_ids)
    runs = checks.runs(conn, study_ids)
    stamps = checks.pair_stamps(conn, study_ids)
    out = []
    for study in study_ids:
        left, right = texts.facing(heads.get(study, []))
        run = runs.get(study)
        if left is None or right is None:
            if run is not None:
                out.append(study)
            continue
        versions = left.version_id, right.version_id
        now = _stamp(glossary, left.provenance, right.provenance, stamps.get(versions, ""))
        if run is None or (run.left_version_id, run.right_version_id, run.stamp) != (*versions, now):
            out.append(study)
    return out


def _stamp(glossary: str, left: str, right: str, of_pairs: str) -> str:
    """What a check depends on besides the words: rules, glossary, whose words they are, and the pairs."""
    digest = blake2b(f"{glossary} {left} {right} {of_pairs}".encode(), digest_size=12)
    return f"{rules.ALGORITHM} {unlike.ALGORITHM} {digest.hexdigest()}"


def _job(conn: Connection, library: Library, study: int, known: terminology.Known) -> _Job | None:
    left, right = texts.facing(texts.of_study(conn, study))
    if left is None or right is None:
        return None
    versions = left.version_id, right.version_id
    of_pairs = checks.pair_stamps(conn, [study]).get(versions, "")
    found = aligning.facing_pairs(library, conn, left, right)
    return _Job(left, right, found, _stamp(known.digest, left.provenance, right.provenance, of_pairs))


def _looked(
    library: Library, conn: Connection, study: int, job: _Job, known: terminology.Known
) -> tuple[list[CheckIssue], list[Any]]:
    """What the checker finds in two texts, and where they use terms of the glossary."""
    bitext = Bitext(job)
    lexicon = aligning.lexicon_of(library, conn)
    found = rules.check(bitext.words, known.termbase, lexicon, known.acronyms)
    other = unlike.unlike(bitext.words, lexicon, found)
    if other is not None:
        return [bitext.row(study, other)], []
    meant = {at for at, one in enumerate(job.pairs) if on_purpose(one)}
    found = [one for one in found if one.pair not in meant or one.rule not in unlike.ONE_SIDED]
    uses = [
        [use.term, use.wording, use.form, use.approved, use.place.left, use.place.right, use.pair]
        for use in rules.uses(bitext.words, known.termbase)
    ]
    return [bitext.row(study, one) for one in found], uses


class Bitext:
    """Two texts as the checker reads them, and the way back to rows."""

    def __init__(self, job: _Job) -> None:
        self._job = job
        self.words = rules.Bitext(
            job.left.body,
            job.right.body,
            (job.left.lang, job.right.lang),
            tuple(
                rules.Pair(tuple(Span(*s) for s in one.left), tuple(Span(*s) for s in one.right), one.confidence)
                for one in job.pairs
            ),
            translated(job.left, job.right),
        )
        self._prints: dict[int, tuple[str, str]] = {}

    def row(self, study: int, one: rules.Issue) -> CheckIssue:
        """Return an issue as it is kept."""
        left_print, right_print = self._printed(one.pair)
        return CheckIssue(
            id=0,
            study_id=study,
            left_version_id=self._job.left.version_id,
            right_version_id=self._job.right.version_id,
            rule=one.rule,
            severity=one.severity,
            left=_plain(one.left),
            right=_plain(one.right),
            left_text=one.left_text,
            right_text=one.right_text,
            pattern=one.pattern,
            args=one.args,
            suggestion=one.suggestion,
            term=one.term,
            pair=one.pair,
            others=tuple((_plain(place.left), _plain(place.right)) for place in one.others),
            fingerprint=one.key if one.pair is not None else printed(f"{one.rule} {one.pattern}"),
            left_print=left_print,
            right_print=right_print,
        )

    def _printed(self, pair: int | None) -> tuple[str, str]:
        """The prints of the two sentences an issue was found in; '' for an empty side."""
        if pair is None:
            return WHOLE, WHOLE
        known = self._prints.get(pair)
        if known is None:
            one = self.words.pairs[pair]
            sides = (
                " ".join(s.of(self.words.left) for s in one.left),
                " ".join(s.of(self.words.right) for s in one.right),
            )
            known = self._prints[pair] = (printed(sides[0]), printed(sides[1]))
        return known


def _plain(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def printed(words: str) -> str:
    """Return the print of some words: the same for words that read alike, '' where there are none."""
    plain = folded(words)
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest() if plain else ""
