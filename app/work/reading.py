"""Read a study: its two texts facing each other, their pairs and the coded passages, in one snapshot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, select

from app.text.refused import Refused
from app.text.segment import sentences
from app.work import aligning, citing
from app.work.change import Change
from app.work.library import Library
from db import codings, listing, pairs, studies, tables, texts
from db.pairs import READINGS
from db.rows import Pair, Passage, Study, StudyCard, Text

SECTIONS: tuple[str, ...] = ("background", "methods", "results", "discussion", "limitations", "lessons")
"""Keys of sections that passages may name, in the order of a paper."""

_MARKED = {
    "unchecked": "Marked a sentence pair as unchecked",
    "checked": "Marked a sentence pair as checked",
    "wrong": "Marked a sentence pair as wrong",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of a text: its number, words, when it was written (UTC), by whom ('' where nobody is named) and why."""

    number: int
    body: str
    at: str
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the reader shows of a study.

    `left` is the English (or first other) text, `right` the Chinese; either is None where there is none. `kinds` are
    the kinds of text there are, `kind` the one shown. `sections` are (start in the left text, key). `known` says that
    the pairs are known: where it is False, `ensure_pairs` finds them.
    """

    study: Study
    card: StudyCard
    kinds: tuple[str, ...]
    kind: str
    left: Text | None
    right: Text | None
    pairs: tuple[Pair, ...]
    passages: tuple[Passage, ...]
    sections: tuple[tuple[int, str], ...]
    known: bool


def page(library: Library, study_id: int, kind: str | None = None) -> Page:
    """Return a study as the reader shows it: the abstract if there is one, else the digest, or the kind asked for.

    Raises Refused where the study is gone.
    """
    return library.known.get(("page", study_id, kind), lambda: _page(library, study_id, kind))


STUDY = frozenset(
    {
        "study", "field_variant", "author", "identifier", "study_model", "study_tag", "tag", "code", "coder", "text",
        "text_version",
    }
)  # fmt: skip
"""The tables that a study's own facts and texts come from: a coding leaves them as they are."""


def _own(library: Library, study_id: int) -> tuple[Study | None, tuple[Text, ...]]:
    """A study's facts and its texts."""
    with library.db.read() as conn:
        return studies.get(conn, study_id), texts.of_study(conn, study_id)


def _page(library: Library, study_id: int, kind: str | None) -> Page:
    study, own = library.known.get(("own", study_id), lambda: _own(library, study_id), STUDY)
    with library.db.read() as conn:
        cards = listing.cards(conn, [study_id])
        if study is None or not cards:
            raise Refused("This study is no longer in the library.")
        read = select(tables.TextRow.id, tables.TextRow.version_id).where(tables.TextRow.study_id == study_id)
        if {(row[0], row[1]) for row in conn.execute(read)} != {(one.id, one.version_id) for one in own}:
            own = texts.of_study(conn, study_id)  # written by another thread just now: passages stand in these words
        kinds = texts.kinds_of(own)
        shown = kind if kind in kinds else next(iter(kinds), "abstract")
        left, right = texts.facing(own, shown)
        found = _pairs(conn, left, right)
        coded = codings.of_study(conn, study_id)
    return Page(
        study=study,
        card=cards[0],
        kinds=kinds,
        kind=shown,
        left=left,
        right=right,
        pairs=found,
        passages=coded,
        sections=sections(left, found, coded),
        known=left is None or right is None or bool(found),
    )


def texts_of(library: Library, study_id: int) -> tuple[Text, ...]:
    """Return all texts of a study in the versions now read, oldest first."""
    with library.db.read() as conn:
        return texts.of_study(conn, study_id)


def wordings(library: Library, text_id: int) -> tuple[Wording, ...]:
    """Return every version of a text, the newest first."""
    table, coder = tables.TextVersion, tables.Coder
    ask = (
        select(table.number, table.body, table.created, coder.name, table.reason)
        .outerjoin(coder, coder.id == table.coder_id)
        .where(table.text_id == text_id)
        .order_by(table.number.desc())
    )
    with library.db.read() as conn:
        return tuple(Wording(row[0], row[1], row[2], row[3] or "", row[4] or "") for row in conn.execute(ask))


def passages_of(library: Library, study_id: int) -> tuple[Passage, ...]:
    """Return all passages of a study, oldest first."""
    with library.db.read() as conn:
        return codings.of_study(conn, study_id)


def passages(library: Library, ids: Sequence[int]) -> tuple[Passage, ...]:
    """Return passages in the order asked; those that are gone are left out."""
    with library.db.read() as conn:
        return codings.many(conn, ids)


def _pairs(conn: Connection, left: Text | None, right: Text | None) -> tuple[Pair, ...]:
    if left is None or right is None:
        return ()
    return pairs.of_versions(conn, left.version_id, right.version_id)


def sections(left: Text | None, found: Sequence[Pair], coded: Sequence[Passage]) -> tuple[tuple[int, str], ...]:
    """Return where the sections of the left text begin, as far as its coded passages tell, as (start, key).

    A section begins with the sentence of its first passage; one that its passages mix with another is named once.
    """
    if left is None:
        return ()
    starts = sorted(
        (anchor.start, one.section)
        for one in coded
        if one.section
        for anchor in one.anchors
        if anchor.text_id == left.id and anchor.state == codings.PLACED
    )
    firsts: dict[str, int] = {}
    for key, run in groupby(starts, key=lambda place: place[1]):
        firsts.setdefault(key, next(run)[0])
    if not firsts:
        return ()
    begins = sorted(span[0] for one in found for span in one.left) or [s.start for s in sentences(left.body, left.lang)]
    out: dict[int, str] = {}
    for key, first in firsts.items():
        out.setdefault(max((begin for begin in begins if begin <= first), default=0), key)
    return tuple(sorted(out.items()))


def ensure_pairs(library: Library, study_id: int) -> bool:
    """Align the texts of a study that were not aligned yet; return whether anything was written.

    Pairs found here are a cache and no step of the history. A library that is read only is left as it is.
    """
    if library.read_only:
        return False
    return aligning.fill(library, [study_id]) > 0


def set_reading_state(library: Library, pair_id: int, state: str) -> Change:
    """Mark a sentence pair as checked, wrong or unchecked."""
    if state not in READINGS:
        raise ValueError(f"there is no reading state {state}")
    with library.change(_MARKED[state]) as rec:
        if pairs.get(rec.conn, pair_id) is None:
            raise Refused("This sentence pair is no longer there: the texts were aligned again. Nothing was changed.")
        rec.update(tables.Pair, pair_id, reading=state)
    return rec.change


def citation(library: Library, study_id: int, lang: str, *, full: bool = False) -> str:
    """Return how a study is cited: 'Bussu & Marshall 2020', or the whole reference in the usual style of a language."""
    with library.db.read() as conn:
        study = studies.get(conn, study_id)
    if study is None:
        raise Refused("This study is no longer in the library.")
    if not full:
        return citing.short(study, lang)
    from app.report.citations import default_style, format_references

    tongue = "zh" if lang.startswith("zh") else "en"
    found = format_references([citing.csl_item(study)], default_style(tongue), tongue)
    return "".join(one.text for one in found)
