"""The audit trail: what each step changed, in words; the whole of it as a table; old parts of it cut off."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, func, select

from app import paths
from app.formats.guarded import guarded
from app.text.refused import Refused
from app.work.change import Change
from app.work.inchinese import said
from app.work.library import Library
from app.work.trailwords import FIELDS, HIDDEN, LABELS, VALUES
from app.work.whole import beside, keep_off_libraries
from db import filenames, images, pruning, trail
from db.errors import LibraryError
from db.pruning import Cut
from db.rows import Step, pick
from db.tables import Anchor, Code, Coder, Entry, FieldVariant, Finding, Tag, Theme
from db.tables import Step as StepTable
from db.trail import Asked

__all__ = ["Asked", "Cut", "Line", "lines", "page", "people", "prune", "step_ids", "what_goes", "write"]

MOST: Final = 60
"""So many lines of a step are shown in the window; the file holds all."""
AT_ONCE: Final = 500
"""So many steps are read at a time while the file is written."""
HEADS: Final = (
    "Step", "When (UTC)", "Who", "Kind", "Step undone or redone", "What", "Stands", "Import", "Line", "Change",
    "Kind of row", "Row", "Study", "Study title", "Field", "Before", "After",
)  # fmt: skip
MACHINE: Final = ("kind", "op", "table", "column")
"""Columns at the end of the table that are the same in every language: for programs, not for people."""
WORDED: Final = {
    "do": "Change", "undo": "Undo", "redo": "Redo", "insert": "Added", "update": "Changed", "delete": "Deleted",
    "yes": "Yes", "no": "No", "": "", "gone": "no longer kept",
}  # fmt: skip
"""How the trail calls a kind of step, what became of a row, and whether a step stands."""
ENGLISH: Final = ("en", "zh-Hans")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what a step did; ``field`` and the kind of row are English words to be translated."""

    op: str
    """insert, update, delete."""
    kind: str
    field: str
    before: str
    after: str
    count: int = 1
    """Rows that came in together."""
    part: str = ""
    """Of a field that has several parts, which: the language of a claim."""


def people(library: Library) -> list[tuple[str, tuple[int | None, ...]]]:
    """Return everyone who made a step, with their ids; the name "" stands for before anybody gave one."""
    with library.db.read() as conn:
        return trail.people(conn)


def step_ids(library: Library, asked: Asked) -> list[int] | None:
    """Return the steps that concern a study or code, newest first; None where neither is asked for."""
    if asked.study_id is None and asked.code_id is None:
        return None

    def found() -> list[int] | None:
        with library.db.read() as conn:
            return trail.step_ids(conn, asked)

    return library.known.get(("trail", asked.study_id, asked.code_id), found)


def page(library: Library, asked: Asked, limit: int, before: int | None = None) -> list[Step]:
    """Return a page of the steps that are asked for, newest first."""
    ids = step_ids(library, asked)
    with library.db.read() as conn:
        return trail.page(conn, asked, limit, before, ids)


def lines(library: Library, step: Step, lang: str = "en", most: int = MOST) -> tuple[list[Line], int]:
    """Return what a step did to each field, in words, and how many of its entries are not told."""
    target = step.target_id if step.kind != "do" and step.target_id is not None else step.id
    with library.db.read() as conn:
        names = _Names(conn, lang)
        every = trail.lines(conn, target, most)
        left = max(0, (_count(conn, target) if len(every) == most else len(every)) - len(every))
        out = [line for one in every for line in _told(names, one)]
    if step.kind == "undo":
        turned = {"insert": "delete", "delete": "insert", "update": "update"}
        out = [
            Line(turned[one.op], one.kind, one.field, one.after, one.before, one.count, one.part)
            for one in reversed(out)
        ]
    return out, left


def _count(conn: Connection, step: int) -> int:
    return conn.scalar(select(func.count()).select_from(Entry).where(Entry.step_id == step)) or 0


def _told(names: _Names, one: trail.Line) -> Iterator[Line]:
    """The lines of one entry: a field each."""
    kind = LABELS.get(one.table, one.table)
    if one.op == "insert" and one.first != one.last:
        yield Line(one.op, kind, "", "", "", one.last - one.first + 1)
        return
    values = one.after if one.op == "insert" else one.before
    shown = [column for column in values if column not in HIDDEN]
    if one.op != "update":
        shown = [column for column in shown if values[column] not in (None, "", "{}", "[]")]
    if not shown and one.op != "update":
        yield Line(one.op, kind, "", "", "")
    for column in shown:
        if one.op == "update" and column in images.layout(one.table).json_columns:
            parts = list(_parts(one.before.get(column), one.after.get(column)))
            if parts:
                for part, old, new in parts:
                    yield Line(one.op, kind, FIELDS.get(column, column), old, new, part=part)
                continue
        old = names.word(one.table, column, one.before.get(column)) if one.op != "insert" else ""
        new = names.word(one.table, column, one.after.get(column)) if one.op != "delete" else ""
        yield Line(one.op, kind, FIELDS.get(column, column), old, new)


def _parts(before: str | None, after: str | None) -> Iterator[tuple[str, str, str]]:
    """What changed inside a mapping: (its key, before, after); nothing where it is none."""
    old, new = json.loads(before or "{}"), json.loads(after or "{}")
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield key, plain(old.get(key)), plain(new.get(key))


class _Names:
    """The values of rows in words: a code by its label, a study by its title, a person by the name."""

    def __init__(self, conn: Connection, lang: str) -> None:
        self.conn = conn
        self.lang = lang
        self.known: dict[tuple[str, int], str] = {}

    def say(self, english: str) -> str:
        """A name of the trail in its language."""
        return said(english, (), self.lang)

    def word(self, table: str, column: str, value: Any) -> str:
        """One value in words."""
        if value is None or value == "":
            return ""
        if column in images.layout(table).json_columns:
            return plain(json.loads(value))
        if column in _REFERRED and isinstance(value, int):
            return self._named(_REFERRED[column], value)
        if column in {"enabled", "in_report"}:
            return self.say(VALUES["yes" if value else "no"])
        return self.say(VALUES[value]) if column in _CHOSEN and value in VALUES else str(value)

    def _named(self, table: str, row_id: int) -> str:
        """A row by its name, and by its number where it has none."""
        found = self.known.get((table, row_id))
        if found is None:
            found = self.known[table, row_id] = self._look(table, row_id) or f"#{row_id}"
        return found

    def _look(self, table: str, row_id: int) -> str:
        conn = self.conn
        if table == "study":
            return self.title(row_id)
        if table == "coder":
            return conn.scalar(select(Coder.name).where(Coder.id == row_id)) or ""
        if table == "tag":
            return conn.scalar(select(Tag.name).where(Tag.id == row_id)) or ""
        if table == "passage":
            return self._quoted(row_id)
        if table == "finding":
            claims = conn.scalar(select(Finding.claims).where(Finding.id == row_id))
            return f"“{_short(pick(claims, self.lang))}” (#{row_id})" if claims else ""
        labels = conn.scalar(select((Code if table == "code" else Theme).labels).where(
            (Code if table == "code" else Theme).id == row_id
        ))  # fmt: skip
        return pick(labels, self.lang) if labels else ""

    def _quoted(self, passage: int) -> str:
        """The first words of a passage with its number: a passage has no name of its own."""
        asked = select(Anchor.quote).where(Anchor.passage_id == passage).order_by(Anchor.id).limit(1)
        quote = self.conn.scalar(asked)
        return f"“{_short(quote)}” (#{passage})" if quote else ""

    def title(self, study: int) -> str:
        """The title of a study, '' where it is gone."""
        asked = select(FieldVariant.lang, FieldVariant.value).where(
            FieldVariant.study_id == study, FieldVariant.field == "title"
        )
        found = self.conn.execute(asked.order_by(FieldVariant.position.desc())).all()
        titles = {row.lang: row.value for row in found}
        return pick(titles, self.lang) if titles else ""


_REFERRED: Final[Mapping[str, str]] = {
    "code_id": "code", "parent_id": "code", "study_id": "study", "first_id": "study", "second_id": "study",
    "coder_id": "coder", "reviewed_by": "coder", "tag_id": "tag", "theme_id": "theme", "passage_id": "passage",
    "finding_id": "finding",
}  # fmt: skip
_CHOSEN: Final = frozenset(
    {"mode", "status", "direction", "state", "reading", "provenance", "review_state", "kind", "facet"}
)


def _short(words: str, most: int = 60) -> str:
    """Words on one line, cut where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def plain(value: Any) -> str:
    """A list or mapping as words: `en: Trust; zh-Hans: 信任`."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(plain(one) for one in value)
    return "" if value is None else str(value)


# -- the whole trail as a table ----------------------------------------------------------------------------------------


def write(
    library: Library, target: Path, told: Callable[[int, int], None] = lambda _done, _all: None, lang: str = "en"
) -> int:
    """Write every step, oldest first, and every row it changed as CSV (UTF-8 with BOM); return the lines written.

    Heads and words are in ``lang`` (en or zh-Hans); the last columns (`MACHINE`) are the same in each. One line a changed field, one a row that came in or was taken out; a cell that a spreadsheet would take for a
    formula is defused. Undo and redo are steps of one line: what they put back is what their step changed.
    Raises Refused where the place can't be written.
    """
    keep_off_libraries(target)
    count = 0
    with beside(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, lineterminator="\r\n")
        table.writerow([*(said(head, (), lang) for head in HEADS), *MACHINE])
        for row in _rows(library, told, lang):
            table.writerow([guarded(cell) for cell in row])
            count += 1
    return count


def _rows(library: Library, told: Callable[[int, int], None], lang: str) -> Iterator[list[str]]:
    """The lines of the table, from one moment of the library."""
    with library.db.read() as conn:
        names = _Names(conn, lang)
        ids = conn.scalars(select(StepTable.id).order_by(StepTable.id)).all()
        asked = select(StepTable.id, StepTable.batch_id).where(StepTable.batch_id.is_not(None))
        batches = {row.id: row.batch_id for row in conn.execute(asked)}
        for start in range(0, len(ids), AT_ONCE):
            told(start, len(ids))
            for step in reversed(trail.read(conn, ids[start : start + AT_ONCE])):
                yield from _of_step(conn, names, step, batches.get(step.id))
        told(len(ids), len(ids))


def _of_step(conn: Connection, names: _Names, step: Step, batch: int | None) -> Iterator[list[str]]:
    """The lines of one step."""
    word = names.say
    head = [
        str(step.id), step.at, step.who, word(WORDED[step.kind]), str(step.target_id or ""),
        said(step.label, step.args, names.lang), word(WORDED["no" if step.undone else "yes"]), str(batch or ""),
    ]  # fmt: skip
    number = 0
    for one in trail.lines(conn, step.id) if step.kind == "do" else ():
        rows = trail.came_in(conn, one.id) if one.op == "insert" else iter([(one.first, one.before)])
        for row_id, values in rows:
            study = trail.study_of(conn, one.table, row_id, values)
            place = [
                word(WORDED[one.op]), word(LABELS.get(one.table, one.table)), str(row_id), str(study or ""),
                names.title(study) if study else "",
            ]  # fmt: skip
            for column, old, new in _cells(names, one, values):
                number += 1
                field = word(FIELDS.get(column, column))
                yield [*head, str(number), *place, field, old, new, step.kind, one.op, one.table, column]
    if not number:
        yield [*head, "", "", "", "", "", "", "", "", "", step.kind, "", "", ""]


def _cells(names: _Names, one: trail.Line, values: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(column, before, after): a column each for a change, all of them in one cell for a row that came or went."""
    if one.op == "update":
        for column, old in one.before.items():
            words = names.word(one.table, column, old), names.word(one.table, column, one.after.get(column))
            yield column, *words
        return
    parts = [
        f"{names.say(FIELDS.get(column, column))}: {names.word(one.table, column, value)}"
        for column, value in values.items()
        if column != "id" and value not in (None, "", "{}", "[]")
    ]
    whole = "\n".join(parts) or names.say(WORDED["gone"])
    yield ("", "", whole) if one.op == "insert" else ("", whole, "")


# -- cutting old steps off ---------------------------------------------------------------------------------------------


def what_goes(library: Library, day: date) -> Cut:
    """Return what would be lost if the history before a day (UTC) were removed."""
    with library.db.read() as conn:
        return pruning.before(conn, day.isoformat())


def prune(library: Library, day: date) -> tuple[Change, Path]:
    """Remove the steps before a day; a copy of the library is made first and returned with the change.

    What the steps made stays. They can no longer be read, undone or done again. Raises Refused where there are none.
    """
    found = what_goes(library, day)
    if found.steps < 2:  # one line always stays in their place
        raise Refused("There is no history before this day. Nothing was changed.")
    folder = paths.backups_dir(library.path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        reason = f"before removing history {day.isoformat()}"
        copy = filenames.copy_of(library.path, folder, reason)
        number = 1
        while copy.exists():
            number += 1
            copy = filenames.copy_of(library.path, folder, f"{reason} ({number})")
        library.db.backup(copy)
    except (OSError, LibraryError) as error:
        raise Refused(
            f"No copy of the library could be made, so its history was left as it is: {error}. Make room and try again."
        ) from error
    from app.work import coders

    who = coders.current(library)
    with library.db.write() as conn:
        pruning.cut(conn, found.last_id, day.isoformat(), (library.coder_id, who))
    change = Change(found.last_id, frozenset({"step"}), frozenset(), pruning.LABEL, (day.isoformat(),))
    library.tell(change)
    return change, copy
