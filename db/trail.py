"""The history as a trail: which steps concern a study, a code or a person, and what a step did to each row.

Steps are found by the rows they touched, through the journal's indexes: also in a journal of a million steps no question
reads the whole of it.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, text

from db import images
from db.among import among
from db.rows import Step as StepRow
from db.tables import (
    Anchor,
    Coder,
    Coding,
    Entry,
    Finding,
    FindingPassage,
    Memo,
    Passage,
    Step,
    StudyModel,
    TextRow,
    TextVersion,
)
from db.touched import WITH_STUDY

Rows = dict[str, set[int]]
"""Ids of rows by table."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which steps are asked for: those that concern a study, a code, a person; all of them where nothing is said."""

    study_id: int | None = None
    code_id: int | None = None
    coders: tuple[int | None, ...] | None = None
    """The coder's ids (one name may have had several); None among them: nobody had given a name."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a step did to one row, or (insert) to a range of rows: raw values by column."""

    id: int
    table: str
    op: str
    first: int
    last: int
    before: dict[str, Any]
    after: dict[str, Any]


def people(conn: Connection) -> list[tuple[str, tuple[int | None, ...]]]:
    """Return everyone who made a step, as (name they had last, their ids); "" for steps before anybody gave a name."""
    found: dict[str, list[int | None]] = {}
    jumps = conn.exec_driver_sql(
        "WITH RECURSIVE one(id) AS (SELECT min(coder_id) FROM step UNION ALL"
        " SELECT (SELECT min(coder_id) FROM step WHERE coder_id > one.id) FROM one WHERE one.id IS NOT NULL)"
        " SELECT id FROM one WHERE id IS NOT NULL"
    )
    for coder in jumps.scalars().all():
        name = conn.scalar(select(Coder.name).where(Coder.id == coder))
        if name is None:
            name = conn.scalar(select(Step.coder_name).where(Step.coder_id == coder).order_by(Step.id.desc()).limit(1))
        found.setdefault(name or "", []).append(coder)
    if conn.execute(select(Step.id).where(Step.coder_id.is_(None)).limit(1)).first() is not None:
        found.setdefault("", []).append(None)
    return [(name, tuple(ids)) for name, ids in sorted(found.items(), key=lambda one: one[0].casefold())]


def step_ids(conn: Connection, asked: Asked) -> list[int] | None:
    """Return the steps that concern a study or code, undo and redo of them included, newest first.

    None where neither is asked for: the pages of all steps are found without a list.
    """
    chosen: set[int] | None = None
    for rows in (
        _of_study(conn, asked.study_id) if asked.study_id is not None else None,
        _of_code(conn, asked.code_id) if asked.code_id is not None else None,
    ):
        if rows is not None:
            touching = _touching(conn, rows)
            chosen = touching if chosen is None else chosen & touching
    if chosen is None:
        return None
    turned = conn.scalars(select(Step.id).where(Step.target_id.in_(among(chosen)))).all()
    return sorted(chosen.union(turned), reverse=True)


def page(
    conn: Connection, asked: Asked, limit: int, before_id: int | None = None, ids: Sequence[int] | None = None
) -> list[StepRow]:
    """Return the newest steps that are asked for, newest first, those before a step. ``ids`` is what `step_ids` gave."""
    wanted = select(Step.id).order_by(Step.id.desc()).limit(limit)
    if ids is not None:
        start = 0 if before_id is None else bisect_left(ids, -before_id + 1, key=lambda one: -one)
        part = ids[start:] if asked.coders is not None else ids[start : start + limit]
        wanted = wanted.where(Step.id.in_(among(part)))
    elif before_id is not None:
        wanted = wanted.where(Step.id < before_id)
    if asked.coders is not None:
        own = [one for one in asked.coders if one is not None]
        named = Step.coder_id == own[0] if len(own) == 1 else Step.coder_id.in_(own)
        nobody = Step.coder_id.is_(None)
        wanted = wanted.where(nobody if not own else named if None not in asked.coders else or_(named, nobody))
    found = conn.scalars(wanted).all()
    return read(conn, found)


def read(conn: Connection, ids: Sequence[int]) -> list[StepRow]:
    """Return steps by their ids, newest first."""
    columns = (
        Step.id, Step.at, func.coalesce(Step.coder_name, ""), Step.kind, Step.label, Step.args, Step.undone,
        Step.closed, Step.target_id,
    )  # fmt: skip
    asked = select(*columns).where(Step.id.in_(among(ids))).order_by(Step.id.desc())
    return [
        StepRow(one, at, who, kind, label, tuple(args), bool(undone), bool(closed), target)
        for one, at, who, kind, label, args, undone, closed, target in conn.execute(asked)
    ]


# -- what a step did -------------------------------------------------------------------------------------------------


def lines(conn: Connection, step_id: int, limit: int | None = None) -> list[Line]:
    """Return what a step did, in its order; a row that came in alone with the values it came with."""
    asked = select(Entry.id, Entry.table_name, Entry.op, Entry.first_id, Entry.last_id, Entry.before, Entry.after)
    asked = asked.where(Entry.step_id == step_id).order_by(Entry.id)
    found = conn.execute(asked if limit is None else asked.limit(limit)).all()
    out = []
    for one, name, op, first, last, before, after in found:
        new = images.from_json(after)
        if op == "insert" and first == last:
            new = next((values for _, values in came_in(conn, one)), {})
        out.append(Line(one, name, op, first, last, images.from_json(before), new))
    return out


def came_in(conn: Connection, entry_id: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield (id, values) of the rows of an insert as they came in; {} where they are no longer kept.

    A row is what it is now (or was when it was taken out), and what later steps changed of it is taken back.
    """
    entry = conn.execute(
        select(Entry.table_name, Entry.first_id, Entry.last_id, Entry.image).where(Entry.id == entry_id)
    ).one()
    name, first, last = entry.table_name, entry.first_id, entry.last_id
    later: dict[int, dict[str, Any]] = {}
    asked = select(Entry.first_id, Entry.before).where(
        Entry.table_name == name, Entry.first_id.between(first, last), Entry.id > entry_id, Entry.op != "insert"
    )
    for row_id, before in conn.execute(asked.order_by(Entry.id)):
        old = later.setdefault(row_id, {})
        for column, value in images.from_json(before).items():
            old.setdefault(column, value)
    columns = images.layout(name).columns if name in images.BY_NAME else ()
    there = {} if not columns else {row[0]: row[1] for row in _whole(conn, name, columns, first, last)}
    kept = _imaged(entry.image) if entry.image else {}
    for row_id in range(first, last + 1):
        now = there.get(row_id) or kept.get(row_id) or {}
        yield row_id, {**now, **later.get(row_id, {})}


def _whole(conn: Connection, name: str, columns: Sequence[str], first: int, last: int) -> Iterator[tuple[int, Any]]:
    at = columns.index("id")
    for row in images.read_rows(conn, name, first, last):
        yield row[at], dict(zip(columns, row, strict=True))


def _imaged(image: bytes) -> dict[int, dict[str, Any]]:
    """The rows that were kept when an insert was taken back."""
    head, *rest = zlib.decompress(image).decode().splitlines()
    columns = json.loads(head)
    return {row["id"]: row for row in (dict(zip(columns, json.loads(line), strict=True)) for line in rest)}


def study_of(conn: Connection, name: str, row_id: int, values: dict[str, Any]) -> int | None:
    """Return the study a row belongs to (belonged to), as far as it or what it hung on is still known."""
    if name == "study":
        return row_id
    if values.get("study_id") is not None:
        return int(values["study_id"])
    for column, table, parent in (
        ("passage_id", Passage.study_id, Passage.id),
        ("finding_id", Finding.study_id, Finding.id),
        ("text_id", TextRow.study_id, TextRow.id),
    ):
        if values.get(column) is not None:
            return conn.scalar(select(table).where(parent == values[column]))
    own: Select[Any] | None = next(
        (select(one.study_id).where(one.id == row_id) for one in WITH_STUDY if one.__tablename__ == name), None
    )
    if name == "anchor":
        own = select(Passage.study_id).join(Anchor, Anchor.passage_id == Passage.id).where(Anchor.id == row_id)
    if name == "coding":
        own = select(Passage.study_id).join(Coding, Coding.passage_id == Passage.id).where(Coding.id == row_id)
    return None if own is None else conn.scalar(own)


# -- which rows are a study's, or a code's -----------------------------------------------------------------------------


def _of_study(conn: Connection, study_id: int) -> Rows:
    """Every row of a study, those that were deleted included."""
    rows: Rows = {"study": {study_id}}
    for table in WITH_STUDY:
        rows[table.__tablename__] = set(conn.scalars(select(table.id).where(table.study_id == study_id)))
    names = tuple(rows)
    for name, found in _gone(conn, names, "study_id", {study_id}):
        rows[name].update(found)
    for table, column, owner in (
        (TextVersion, "text_id", "text"),
        (Anchor, "passage_id", "passage"),
        (Coding, "passage_id", "passage"),
        (FindingPassage, "finding_id", "finding"),
    ):
        name, owners = table.__tablename__, rows[owner]
        rows[name] = set(conn.scalars(select(table.id).where(getattr(table, column).in_(among(owners)))))
        for _, found in _gone(conn, (name,), column, owners):
            rows[name].update(found)
    rows["memo"] = set()
    for subject in ("study", "text", "passage", "coding", "finding"):
        on = select(Memo.id).where(Memo.subject == subject, Memo.subject_id.in_(among(rows[subject])))
        rows["memo"].update(conn.scalars(on))
    return rows


def _of_code(conn: Connection, code_id: int) -> Rows:
    """A code, its codings, its notes and the care models of studies it is."""
    rows: Rows = {"code": {code_id}}
    for table in (Coding, StudyModel):
        name = table.__tablename__
        rows[name] = set(conn.scalars(select(table.id).where(table.code_id == code_id)))
        for _, found in _gone(conn, (name,), "code_id", {code_id}):
            rows[name].update(found)
    moved = select(Entry.first_id).where(
        Entry.table_name == "coding", Entry.op == "update", func.json_extract(Entry.before, "$.code_id") == code_id
    )
    rows["coding"].update(conn.scalars(moved))
    rows["memo"] = set(conn.scalars(select(Memo.id).where(Memo.subject == "code", Memo.subject_id == code_id)))
    return rows


def _gone(conn: Connection, names: Iterable[str], column: str, values: set[int]) -> Iterator[tuple[str, set[int]]]:
    """Rows that were deleted and pointed at one of the values."""
    for name in names:
        asked = select(Entry.first_id).where(
            Entry.table_name == name,
            text("entry.op = 'delete'"),
            func.json_extract(Entry.before, f"$.{column}").in_(among(values)),
        )
        yield name, set(conn.scalars(asked))


def _touching(conn: Connection, rows: Rows) -> set[int]:
    """The steps (of kind do) that touched one of the rows."""
    found: set[int] = set()
    for name, ids in rows.items():
        if not ids:
            continue
        alone = and_(Entry.table_name == name, Entry.first_id.in_(among(ids)), Entry.last_id == Entry.first_id)
        found.update(conn.scalars(select(Entry.step_id).where(alone)))
        order = sorted(ids)
        spans = select(Entry.step_id, Entry.first_id, Entry.last_id).where(
            Entry.table_name == name, text("entry.last_id > entry.first_id"), Entry.first_id <= order[-1],
            Entry.last_id >= order[0],
        )  # fmt: skip
        for step, first, last in conn.execute(spans):
            place = bisect_left(order, first)
            if place < len(order) and order[place] <= last:
                found.add(step)
    return found
