"""What stands in the columns when codes are set against the codes they share a passage with: co-occurrence.

A study stands in the cell (row, column) when one of its passages carries a code of the row and another code of the column.
Only studies are compared with studies: rows and columns say in how many studies each code stands at all, and no coefficient
is printed. The usual one, c = n12 / (n1 + n2 - n12), shrinks where one code is much more frequent than the other; ATLAS.ti,
which offers it, warns of that (ATLAS.ti 22 manual, "Code co-occurrence coefficient",
https://doc.atlasti.com/ManualWin.v22/CodeCooccurrence/CodeCoOccurrenceTableCcoefficient.html).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Literal

from app.report.axes import ROLLED, SIGNED, Across, Heading
from app.report.charted import Group, Row
from app.report.coded import CodedAs, CodedPassage

Mode = Literal["explicit", "implied", "absent"]

LEAST = 10
"""From so many coded studies on co-occurrence says something: below, a cell of two or three studies looks like a pattern."""

WITH = "with."
"""Begins the name of columns that are codes of a facet in the same passage: 'with.barrier'."""

MODES: tuple[Mode, ...] = ("explicit", "implied", "absent")
"""The modes of a coding, the plainest first; two codes together are as plain as the less plain of them."""


def facet_of(columns: str) -> str:
    """Return the facet whose codes stand in the columns, '' where the columns are no codes."""
    return columns.removeprefix(WITH) if columns.startswith(WITH) else ""


def meets(code: CodedAs, other: CodedAs, facet: str) -> bool:
    """Whether a code of a row and another code of its passage stand together in a column of a facet.

    Among themes a barrier meets barriers and a facilitator facilitators, so that the chart is the same from both sides.
    """
    if other.key == code.key or other.mode == "absent":
        return False
    if facet != "theme":
        return other.facet == facet
    return other.facet in SIGNED and bool(other.theme) and (other.facet == code.facet or code.facet not in SIGNED)


def headings(rows: Sequence[Row], facet: str, rolled: Collection[str] = ()) -> tuple[tuple[Heading, ...], tuple[Group, ...]]:  # fmt: skip
    """Return rows as columns: the lowest codes under the uppermost ones, which are heads; themes stand alone.

    A code above others has a column of its own, which comes to be only where it was used itself. `rolled` heads are one
    column, the union of theirs.
    """
    by_key = {row.key: row for row in rows}

    def above(row: Row) -> str:
        """The uppermost row above one (itself where others stand below it), '' for none."""
        at, seen = row, {row.key}
        while at.parent in by_key and at.parent not in seen:
            seen.add(at.parent)
            at = by_key[at.parent]
        return at.key if at is not row or row.is_parent else ""

    inside: dict[str, list[Row]] = {}
    for row in rows:
        inside.setdefault(above(row), []).append(row)
    out: list[Heading] = []
    for group, own in inside.items():
        if group and group in rolled:
            head = by_key[group]
            out.append(Heading(group + ROLLED, group, head.short, head.label, False, tuple(row.key for row in own)))
        else:
            out += [Heading(row.key, group, row.short, row.label, facet == "theme") for row in own]
    groups = tuple(Group(key, by_key[key].label if key else {}) for key in inside)
    return tuple(out), groups if any(inside) else ()


def pairs_across(
    passages: Iterable[CodedPassage], facet: str, rows: Sequence[Row], rolled: Collection[str] = ()
) -> Across:  # fmt: skip
    """Columns are the codes (or themes) of a facet; a code stands in those of the other codes of its passage."""
    made, groups = headings(rows, facet, rolled)
    place = columns_of(made, facet)
    having: dict[str, set[int]] = {}
    for passage in passages:
        for code in passage.codes:
            if (column := place(code)) and code.mode != "absent":
                having.setdefault(column, set()).add(passage.study)

    def of(passage: CodedPassage, code: CodedAs) -> list[str]:
        """The columns of what a code stands together with."""
        found = (place(other) for other in passage.codes if meets(code, other, facet))
        return list(dict.fromkeys(column for column in found if column))

    def paired(passage: CodedPassage, code: CodedAs, column: str) -> CodedAs:
        """A code as it counts in a column: implied where it or all it stands with there is implied."""
        best = min(
            MODES.index(other.mode)
            for other in passage.codes
            if meets(code, other, facet) and place(other) == column
        )  # fmt: skip
        return replace(code, mode=MODES[max(MODES.index(code.mode), best)])

    return Across(WITH + facet, made, groups, of, {key: frozenset(ids) for key, ids in having.items()}, paired=paired)


def columns_of(made: Iterable[Heading], facet: str) -> Callable[[CodedAs], str]:
    """Return what says in which column a code stands, '' for none."""
    column = {key: one.key for one in made for key in (one.rolled or (one.key,))}
    if facet == "theme":
        return lambda code: column.get(code.theme, "") if code.facet in SIGNED else ""
    return lambda code: column.get(code.key, "") if code.facet == facet else ""
