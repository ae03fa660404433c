"""What telling duplicates looks at in every study, and which studies a person has seen to be different ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from db.among import among
from db.tables import Author, FieldVariant, Identifier, NotDuplicate, Study

if TYPE_CHECKING:
    from db.recording import Recorder

SCHEMES: tuple[str, ...] = ("doi", "pmid", "issn")
MOST_NAMES = 12
"""So many authors of a study are looked at."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a study is known by; numbers are the study's own, never those of a citation printed with it."""

    id: int
    year: int | None
    epub: str
    volume: str
    issue: str
    pages: str
    titles: tuple[str, ...]
    names: tuple[tuple[str, str, str], ...]
    """Family, given, whole name of the authors, in order."""
    translated: tuple[tuple[str, str, str], ...]
    """The same people written in another language."""
    dois: tuple[str, ...]
    pmids: tuple[str, ...]
    issns: tuple[str, ...]


def heads(conn: Connection, ids: Sequence[int] | None = None) -> list[Head]:
    """Return what studies (None: all) are known by, in the order of their ids: four questions for any number."""
    titles: dict[int, list[str]] = defaultdict(list)
    asked = select(FieldVariant.study_id, FieldVariant.value).where(FieldVariant.field == "title")
    for study, value in _of(conn, asked.order_by(FieldVariant.position), FieldVariant.study_id, ids):
        titles[study].append(value)
    names: dict[tuple[int, str], list[tuple[str, str, str]]] = defaultdict(list)
    asked_names = select(Author.study_id, Author.role, Author.family, Author.given, Author.literal)
    wanted = asked_names.where(Author.role.in_(("author", "translated"))).order_by(Author.position)
    for study, role, family, given, literal in _of(conn, wanted, Author.study_id, ids):
        people = names[study, role]
        if len(people) < MOST_NAMES:
            people.append((family, given, literal))
    numbers: dict[tuple[int, str], list[str]] = defaultdict(list)
    asked_numbers = select(Identifier.study_id, Identifier.scheme, Identifier.value)
    own = asked_numbers.where(Identifier.role == "own", Identifier.scheme.in_(SCHEMES))
    for study, scheme, value in _of(conn, own, Identifier.study_id, ids):
        numbers[study, scheme].append(value)
    plain = select(Study.id, Study.year, Study.epub, Study.volume, Study.issue, Study.pages).order_by(Study.id)
    return [
        Head(
            study,
            year,
            epub or "",
            volume or "",
            issue or "",
            pages or "",
            tuple(titles.get(study, ())),
            tuple(names.get((study, "author"), ())),
            tuple(names.get((study, "translated"), ())),
            *(tuple(numbers.get((study, scheme), ())) for scheme in SCHEMES),
        )
        for study, year, epub, volume, issue, pages in _of(conn, plain, Study.id, ids)
    ]


def _of(conn: Connection, asked: Any, column: Any, ids: Sequence[int] | None) -> Iterable[Any]:
    return conn.execute(asked if ids is None else asked.where(column.in_(among(ids))))


def different(conn: Connection) -> set[tuple[int, int]]:
    """Return the pairs of studies (smaller id first) that a person has seen to be different."""
    return {(first, second) for first, second in conn.execute(select(NotDuplicate.first_id, NotDuplicate.second_id))}


def mark_different(rec: Recorder, ids: Sequence[int]) -> int:
    """Remember that studies are different ones, each from each; return how many pairs are new."""
    known = different(rec.conn)
    fresh = [pair for pair in combinations(sorted(set(ids)), 2) if pair not in known]
    for first, second in fresh:
        rec.insert(NotDuplicate, first_id=first, second_id=second, coder_id=rec.coder_id)
    return len(fresh)
