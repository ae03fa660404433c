"""Look through a whole library: the file, references, anchors, journal, and what is made from other rows."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, func, select

from db import columns, derived, images, pragmas
from db.engine import Database
from db.errors import filled
from db.resting import applied_at
from db.tables import (
    JOURNALED,
    Anchor,
    Base,
    Entry,
    Pair,
    Passage,
    SearchText,
    Source,
    Step,
    StudyListing,
    TextRow,
    TextVersion,
)
from db.touched import joined


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be, as an English pattern with words."""

    kind: str
    """file, reference, index, derived, anchor, text, journal."""
    pattern: str
    words: tuple[str, ...] = ()
    repaired: bool = False

    @property
    def message(self) -> str:
        """The sentence in plain English."""
        return filled(self.pattern, self.words)


class _NotKept(Exception):  # noqa: N818 - no error, but the way out of a transaction
    """Ends a transaction that was only a trial."""


def problems(db: Database, *, repair: bool = False) -> list[Problem]:
    """Return everything that is wrong; ``repair`` makes index and derived rows again and says what that mended.

    What people made (texts, anchors, codings) is never changed here. Raises the errors of db.errors.
    """
    with db.read() as conn:
        found = list(_file(conn))
        if not any(one.kind == "file" for one in found):
            found += [*_texts(conn), *_anchors(conn), *_journal(conn)]
    if not db.read_only and not any(one.kind == "file" for one in found):
        found += _made_rows(db, repair)
    return found


def _file(conn: Connection) -> Iterator[Problem]:
    for words in pragmas.integrity(conn):
        if "search_fts" in words:
            continue  # newer SQLite looks at the index too; that can be repaired and is asked for below
        yield Problem("file", "The file is damaged: %1", (words,))
    broken = Counter((table, parent) for table, _row, parent in pragmas.broken_references(conn))
    for (table, parent), count in broken.items():
        yield Problem(
            "reference", "%1 rows of “%2” point at rows of “%3” that are not there.", (str(count), table, parent)
        )


def _texts(conn: Connection) -> Iterator[Problem]:
    """Each text reads one of its own versions; each version is what it was when written, and what its source says."""
    asked = (
        select(TextRow.id)
        .outerjoin(TextVersion, (TextVersion.id == TextRow.version_id) & (TextVersion.text_id == TextRow.id))
        .where(TextVersion.id.is_(None))
    )
    for text_id in conn.scalars(asked):
        yield Problem("text", "Text %1 has no wording to show.", (str(text_id),))
    versions = select(
        TextVersion.id,
        TextVersion.text_id,
        TextVersion.body,
        TextVersion.sha256,
        TextVersion.slices,
        TextVersion.source_id,
    ).order_by(TextVersion.source_id)
    held: tuple[int | None, str] = (None, "")
    for version_id, text_id, body, digest, slices, source_id in conn.execute(versions):
        if hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != digest:
            yield Problem("text", "Version %1 of text %2 is not what was written.", (str(version_id), str(text_id)))
        if source_id is not None and slices:
            if held[0] != source_id:
                held = (source_id, conn.scalar(select(Source.body).where(Source.id == source_id)) or "")
            if "\n".join(held[1][start:end] for start, end in slices) != body:
                yield Problem("text", "Text %1 is not what its source says.", (str(text_id),))


def _anchors(conn: Connection) -> Iterator[Problem]:
    """A placed anchor has its words at its place, in a version of its text, in its passage's study."""
    asked = (
        select(
            Anchor.id, Anchor.start, Anchor.end, Anchor.quote, Anchor.version_id, Anchor.text_id,
            TextVersion.text_id.label("version_of"), TextRow.study_id, Passage.study_id.label("passage_study"),
        )
        .join(TextVersion, TextVersion.id == Anchor.version_id)
        .join(TextRow, TextRow.id == Anchor.text_id)
        .join(Passage, Passage.id == Anchor.passage_id)
        .where(Anchor.state == "placed")
        .order_by(Anchor.version_id)
    )  # fmt: skip
    held: tuple[int, str] = (0, "")
    for row in conn.execute(asked):
        if held[0] != row.version_id:
            held = (row.version_id, conn.scalar(select(TextVersion.body).where(TextVersion.id == row.version_id)) or "")
        if held[1][row.start : row.end] != row.quote or not row.quote:
            yield Problem(
                "anchor", "The words of anchor %1 are not at their place in text %2.", (str(row.id), str(row.text_id))
            )
        if row.version_of != row.text_id or row.study_id != row.passage_study:
            yield Problem("anchor", "Anchor %1 points at a text of something else.", (str(row.id),))


def _journal(conn: Connection) -> Iterator[Problem]:
    """What stands in the tables is what the steps that stand have made of them."""
    lost = conn.scalar(
        select(func.count())
        .select_from(Entry)
        .join(Step, Step.id == Entry.step_id)
        .where(Step.undone, ~Step.closed, Entry.op == "insert", Entry.image.is_(None))
    )
    if lost:
        yield Problem("journal", "%1 steps that were taken back can no longer be done again.", (str(lost),))
    made: dict[str, list[range]] = {}
    gone: dict[str, set[int]] = {}
    last: dict[tuple[str, int], dict[str, object]] = {}
    asked = (
        select(Entry.table_name, Entry.op, Entry.first_id, Entry.last_id, Entry.after)
        .join(Step, Step.id == Entry.step_id)
        .where(Step.kind == "do", ~Step.undone)
        .order_by(applied_at(), Entry.id)
    )
    for name, op, first, end, after in conn.execute(asked):
        if op == "insert":
            made.setdefault(name, []).append(range(first, end + 1))
        elif op == "delete":
            gone.setdefault(name, set()).add(first)
        else:
            last.setdefault((name, first), {}).update(images.from_json(after))
    for table in JOURNALED:
        if table is not Pair:  # automatic pairs come and go outside the history
            yield from _rows(conn, table.__tablename__, made, gone)
    for (name, row_id), values in last.items():
        row = images.read_row(conn, name, row_id) if name != "pair" else None
        if row and any(row[column] != value for column, value in values.items() if column != "changed"):
            yield Problem("journal", "Row %1 of “%2” was changed outside the history.", (str(row_id), name))


def _rows(conn: Connection, name: str, made: dict[str, list[range]], gone: dict[str, set[int]]) -> Iterator[Problem]:
    """Compare the rows of a table with those its history leaves."""
    table = images.layout(name).table
    expected = {row_id for one in joined(made.get(name, ())) for row_id in one} - gone.get(name, set())
    there = set(conn.scalars(select(table.c.id)))
    if there - expected:
        yield Problem("journal", "%1 rows of “%2” are not in the history.", (str(len(there - expected)), name))
    if expected - there:
        yield Problem("journal", "%1 rows of “%2” are missing.", (str(len(expected - there)), name))


def _made_rows(db: Database, repair: bool) -> list[Problem]:
    """Make the derived rows again and compare; kept only where they are to be repaired."""
    found: list[Problem] = []
    try:
        with db.write() as conn:
            if not pragmas.index_agrees(conn):
                found.append(Problem("index", "The search index does not agree with the texts.", (), repair))
                pragmas.rebuild_index(conn)
            before = {name: _content(conn, name) for name in ("study_listing", "search_text")}
            conn.execute(delete(SearchText))
            conn.execute(delete(StudyListing))
            derived.refresh(conn, None)
            columns.forget(conn)
            for name, words in (
                ("study_listing", "%1 rows of the study list are out of date."),
                ("search_text", "%1 rows that search looks through are out of date."),
            ):
                after = _content(conn, name)
                count = ((before[name] - after) + (after - before[name])).total()
                if count:
                    found.append(Problem("derived", words, (str(count),), repair))
            if not repair or not found:
                raise _NotKept
    except _NotKept:
        return [replace(one, repaired=False) for one in found]
    return found


def _content(conn: Connection, name: str) -> Counter[tuple[object, ...]]:
    """The rows of a derived table, whatever their row numbers."""
    table = Base.metadata.tables[name]
    columns = [column for column in table.columns if column.name != "id"]
    return Counter(tuple(row) for row in conn.execute(select(*columns)))
