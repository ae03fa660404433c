"""What a step touched: rows by table, and the studies they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from db.images import as_sql
from db.tables import (
    Anchor,
    Author,
    CheckDecision,
    Coding,
    CollectionStudy,
    FieldVariant,
    Finding,
    FindingPassage,
    Identifier,
    Kept,
    Memo,
    Pair,
    Passage,
    Study,
    StudyModel,
    StudyTag,
    TextRow,
    TextVersion,
)

WITH_STUDY: tuple[Any, ...] = (
    FieldVariant,
    Author,
    Identifier,
    StudyModel,
    StudyTag,
    TextRow,
    Pair,
    Passage,
    Finding,
    CheckDecision,
    CollectionStudy,
)
"""Tables whose rows name their study."""

_ASKED: dict[str, Callable[[], Select[Any]]] = {
    "study": lambda: select(Study.id),
    "text_version": lambda: select(TextRow.study_id).join(TextVersion, TextVersion.text_id == TextRow.id),
    "anchor": lambda: select(Passage.study_id).join(Anchor, Anchor.passage_id == Passage.id),
    "coding": lambda: select(Passage.study_id).join(Coding, Coding.passage_id == Passage.id),
    "finding_passage": lambda: select(Finding.study_id).join(FindingPassage, FindingPassage.finding_id == Finding.id),
}
_TABLES: dict[str, Any] = {
    table.__tablename__: table for table in (Study, TextVersion, Anchor, Coding, FindingPassage, *WITH_STUDY)
}
_ASKED.update({table.__tablename__: partial(select, table.study_id) for table in WITH_STUDY})


@dataclass
class Touched:
    """Rows by table as ranges of ids, and the studies whose derived rows must be made again."""

    tables: dict[str, list[range]] = field(default_factory=dict)
    studies: set[int] = field(default_factory=set)
    settled: dict[str, list[range]] = field(default_factory=dict)
    """Rows by table whose studies were noted with them."""

    def settle(self, name: str, first: int, last: int) -> None:
        """Note a range of rows whose studies are noted already, so that they need not be looked for."""
        self.add(name, first, last)
        self.settled[name] = joined((*self.settled.get(name, ()), range(first, last + 1)))

    def add(self, name: str, first: int, last: int) -> None:
        """Note a range of rows of a table, ends included."""
        ranges = self.tables.setdefault(name, [])
        if ranges and ranges[-1].start <= first <= ranges[-1].stop:
            ranges[-1] = range(ranges[-1].start, max(ranges[-1].stop, last + 1))
        else:
            ranges.append(range(first, last + 1))

    def find_studies(self, conn: Connection, name: str, first: int, last: int) -> None:
        """Note the studies that the rows of a range belong to as things stand now."""
        self.studies |= studies_of(conn, name, first, last)

    def find_all_studies(self, conn: Connection) -> None:
        """Note the studies of every row noted so far, as things stand now."""
        for name, ranges in self.tables.items():
            known = self.settled.get(name, ())
            for one in joined(ranges):
                if not any(range_.start <= one.start and one.stop <= range_.stop for range_ in known):
                    self.find_studies(conn, name, one.start, one.stop - 1)


def joined(ranges: Iterable[range]) -> list[range]:
    """Return ranges in order, neighbours and overlaps made one."""
    out: list[range] = []
    for one in sorted(ranges, key=lambda r: r.start):
        if out and one.start <= out[-1].stop:
            out[-1] = range(out[-1].start, max(out[-1].stop, one.stop))
        else:
            out.append(one)
    return out


def studies_of(conn: Connection, name: str, first: int, last: int) -> set[int]:
    """Return the studies that a range of rows belongs to; {} for what belongs to the whole library."""
    if name == "memo":
        return _studies_of_memos(conn, first, last)
    if name == "tag":
        return set().union(*(studies_with_tag(conn, tag_id) for tag_id in range(first, last + 1)))
    if name not in _ASKED:
        return set()
    return set(conn.exec_driver_sql(_asked_sql(name), (first, last)).scalars())


@cache
def _asked_sql(name: str) -> str:
    table: type[Kept] = _TABLES[name]
    return as_sql(_ASKED[name]().where(table.id >= bindparam("a"), table.id <= bindparam("b")).distinct())


def studies_with_code(conn: Connection, code_id: int) -> set[int]:
    """Return the studies with a coding of a code: their counts change when its facet does."""
    asked = select(Passage.study_id).join(Coding, Coding.passage_id == Passage.id).where(Coding.code_id == code_id)
    return set(conn.execute(asked.distinct()).scalars())


def studies_with_tag(conn: Connection, tag_id: int) -> set[int]:
    """Return the studies with a tag: search finds them by its name."""
    return set(conn.execute(select(StudyTag.study_id).where(StudyTag.tag_id == tag_id)).scalars())


def _studies_of_memos(conn: Connection, first: int, last: int) -> set[int]:
    """A memo belongs to the study of what it is written on."""
    found: set[int] = set()
    asked = select(Memo.subject, Memo.subject_id).where(Memo.id >= first, Memo.id <= last)
    for subject, subject_id in conn.execute(asked).all():
        if subject != "memo":
            found |= studies_of(conn, subject, subject_id, subject_id)
    return found
