"""The charts that were kept by a name as tables of plain cells, a sheet each: the numbers of the paper, without its signs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from app.report import figurewords, wording
from app.report.charted import Chart, Sign, Words
from app.report.figure import Figure, FigureLine
from app.report.model import Report
from app.report.signs import plain_mark

LONGEST_NAME = 31
"""Characters in the name of a sheet."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
Line = tuple[str | int, ...]


def sheet_name(name: str, taken: Sequence[str]) -> str:
    """The name of a chart as that of a sheet: without signs that workbooks do not allow, and not taken yet."""
    plain = _NOT_IN_NAMES.sub(" ", name).strip(" '")[:LONGEST_NAME] or "?"
    known = {one.casefold() for one in (*taken, "history")}
    made, number = plain, 2
    while made.casefold() in known:
        tail = f" {number}"
        made, number = plain[: LONGEST_NAME - len(tail)] + tail, number + 1
    return made


def lines(report: Report, figure: Figure) -> tuple[tuple[Words, ...], tuple[Line, ...]]:
    """The heads and rows of a chart, its counts, filters and what no longer fits in the last rows."""
    main = "zh" if report.languages == "zh" else "en"
    chart = figure.chart
    if chart is not None and chart.columns:
        heads, rows = _counted(figure, chart, main)
    else:
        heads = (figure.corner, *figure.columns) if figure.rows else (figure.title,)
        rows = [
            (_in(row.label, main), *("\n".join(_said(line, main) for line in cell) for cell in row.cells))
            for row in figure.rows
        ]
    width = len(heads)
    for words in (figure.title, figure.says, *figure.legend, figure.misfit):
        if _in(words, main):
            rows.append((_in(words, main), *[""] * (width - 1)))
    return heads, tuple(rows)


def _in(words: Words, lang: str) -> str:
    """Words in a language, else in the other."""
    return words.get(lang) or words.get("en", "") or words.get("zh", "")


def _said(line: FigureLine, lang: str) -> str:
    """A line of words with its marks."""
    marks = [
        plain_mark(sign, "result" if how == "result" else "interpretation")
        for sign, how in line.marks
        if sign != "other"
    ]
    return " ".join((*marks, _in(line.words, lang)))


def _counted(figure: Figure, chart: Chart, lang: str) -> tuple[tuple[Words, ...], list[Line]]:
    """A chart of numbers: a column for each sign that it counts."""
    signs: list[Sign] = [figure.sign] if figure.kind == "map" else _signs(chart)
    several = len(signs) > 1
    groups = {group.key: group.label for group in chart.groups}
    heads: list[Words] = [figurewords.FACETS[chart.row_facet]]
    for column in chart.columns:
        label = column.label or {"en": column.key, "zh": column.key}
        place = groups.get(column.group, {})
        for sign in signs:
            ends = wording.SIGNS.get(sign, {}) if several else {}
            heads.append(
                {
                    one: ": ".join(filter(None, (place.get(one, ""), _in(label, one), ends.get(one, ""))))
                    for one in ("en", "zh")
                }
            )
    counts: list[Any] = [column.studies if at == 0 else "" for column in chart.columns for at in range(len(signs))]
    rows: list[Line] = [(wording.TABLE["studies"][lang], *counts)]
    width = len(chart.columns)
    for at, row in enumerate(chart.rows):
        cells = chart.cells[at * width : (at + 1) * width]
        numbers: list[str | int] = [
            cell.number(sign, chart.unit) or ("" if cell.marks else _empty(cell.state, cell.hidden, lang))
            for cell in cells
            for sign in signs
        ]
        rows.append((_in(row.label, lang), *numbers))
    return tuple(heads), rows


def _signs(chart: Chart) -> list[Sign]:
    """The signs that stand in a chart."""
    every: tuple[Sign, ...] = ("barrier", "facilitator", "other")
    return [one for one in every if any(mark.sign == one for cell in chart.cells for mark in cell.marks)] or ["barrier"]


def _empty(state: str, hidden: int, lang: str) -> str:
    """Why a cell is empty."""
    return wording.EMPTIES.get(state, wording.EMPTIES["not_mentioned"])[lang].replace("%1", str(hidden))
