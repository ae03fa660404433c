"""Puts the rows and columns of a counted chart into the order somebody wants to see: sorted, folded, flat, a few columns.

Nothing is counted anew: a row above keeps the union of its studies whether it is folded or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.report.charted import Chart, Row, Sign

CLASS_SHARES = (0.38, 0.68, 0.93, 0.98)
"""Which share of the non-empty cells lies in or below each class of the map but the last."""


@dataclass(frozen=True, slots=True)
class Order:
    """How a chart is arranged.

    `sort` is "codebook", "studies" (most first: rows above by their union, rows below inside them) or "first" (by the
    first column); `flat` leaves out the rows above; `folded` names rows whose rows below are not shown; `columns` are
    the only columns shown, in this order (none: all); `sign` is what studies are sorted by, '' for all signs together.
    """

    sort: str = "codebook"
    flat: bool = False
    folded: frozenset[str] = field(default_factory=frozenset)
    columns: tuple[str, ...] = ()
    sign: str = ""


def arrange(chart: Chart, order: Order) -> Chart:
    """Return the chart with its rows and columns in an order, and what is folded left out."""
    at_column = {column.key: at for at, column in enumerate(chart.columns)}
    chosen = [at_column[key] for key in order.columns if key in at_column] or list(range(len(chart.columns)))
    rows = _rows(chart, order, chosen[0] if chosen else 0)
    width = len(chart.columns)
    cells = tuple(chart.cells[at * width + col] for at, _ in rows for col in chosen)
    columns = tuple(chart.columns[col] for col in chosen)
    return replace(
        chart,
        rows=tuple(row for _, row in rows),
        columns=columns,
        cells=cells,
        groups=tuple(group for group in chart.groups if any(column.group == group.key for column in columns)),
        bars=chart.unit != "studies" or any(len(cell.studies(sign)) > 2 for cell in cells for sign in _SIGNS),
    )


_SIGNS: tuple[Sign, ...] = ("barrier", "facilitator", "other")


def _rows(chart: Chart, order: Order, first: int) -> list[tuple[int, Row]]:
    """The rows to be shown with their numbers in the chart, in order."""
    below: dict[str, list[int]] = defaultdict(list)
    known = {row.key for row in chart.rows}
    for at, row in enumerate(chart.rows):
        below[row.parent if row.parent in known else ""].append(at)
    weight = [_weight(chart, at, order, first) for at in range(len(chart.rows))]
    if order.flat:
        leaves = [at for at, row in enumerate(chart.rows) if not row.is_parent]
        return [(at, replace(chart.rows[at], parent="")) for at in _sorted(leaves, weight, order)]
    out: list[tuple[int, Row]] = []

    def walk(key: str) -> None:
        """Append the rows below one, each followed by those below it."""
        for at in _sorted(below[key], weight, order):
            row = chart.rows[at]
            folded = row.is_parent and row.key in order.folded
            out.append((at, replace(row, folded=folded)))
            if not folded and row.key:
                walk(row.key)

    walk("")
    return out


def _weight(chart: Chart, at: int, order: Order, first: int) -> int:
    """What a row is sorted by."""
    row = chart.rows[at]
    signs = [sign for sign in _SIGNS if not order.sign or sign == order.sign]
    if order.sort == "first" and chart.columns:
        cell = chart.cells[at * len(chart.columns) + first]
        return sum(cell.number(sign, chart.unit) for sign in signs)
    return sum(row.total(sign) for sign in signs)


def _sorted(rows: Sequence[int], weight: Sequence[int], order: Order) -> list[int]:
    """Rows in the wanted order; rows of equal weight stay in that of the codebook."""
    return list(rows) if order.sort == "codebook" else sorted(rows, key=lambda at: -weight[at])


def classes(values: Sequence[int]) -> tuple[int, ...]:
    """Return the highest number of each class of the map but the last, from the numbers of its non-empty cells.

    At most four bounds, rising; fewer where the numbers do not differ enough. Zero is never a class.
    """
    ordered = sorted(value for value in values if value > 0)
    bounds: list[int] = []
    for share in CLASS_SHARES:
        if not ordered:
            break
        bound = ordered[min(len(ordered) - 1, int(share * len(ordered)))]
        if (not bounds or bound > bounds[-1]) and bound < ordered[-1]:
            bounds.append(bound)
    return tuple(bounds)


def class_of(value: int, bounds: Sequence[int]) -> int:
    """Return the class of a number, from 1; 0 for zero."""
    return 0 if value <= 0 else 1 + sum(value > bound for bound in bounds)


def leaf_numbers(chart: Chart, sign: Sign) -> list[int]:
    """Return the numbers of all cells that are shaded: those of rows without rows below them, or with these folded."""
    width = len(chart.columns)
    return [
        cell.number(sign, chart.unit)
        for at, row in enumerate(chart.rows)
        if not row.is_parent
        for cell in chart.cells[at * width : (at + 1) * width]
    ]
