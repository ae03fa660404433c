"""Lays charts that were kept by a name out for reading: tables of marks, of shaded numbers, or of words, and a legend.

The numbers are those of `app.report.model.Figure`; nothing is counted here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.report import figurewords, wording
from app.report.arranging import class_of
from app.report.charted import Cell, Chart, Mark, Sign, Words
from app.report.figure import Figure, FigureLine, FigureRow
from app.report.glance import LOOKS, MOST_COLUMNS, MOST_MARKS, Glance, look
from app.report.marks import alt_of
from app.report.pairs import facet_of

SIGNED = ("barrier", "facilitator")
MOST_IN_CELL = 40
"""Lines of one cell of claims that are printed; the others are counted."""


class Figures(Glance):
    """Kept charts as data; the words come as `Glance` puts them."""

    def figure(self, figure: Figure) -> dict[str, Any]:
        """One figure with its heading, its line of counts and filters, its tables and its legend."""
        made: dict[str, Any] = {
            "name": self.printer.clean(figure.name),
            "title": self.said(figure.title),
            "says": self.said(figure.says),
            "misfit": self.said(figure.misfit),
            "kind": figure.kind,
            "tables": [],
            "heads": {key: self.one(words) for key, words in wording.TABLE.items()},
            "legend": [],
        }
        if figure.chart is not None and figure.chart.rows and figure.chart.columns:
            self._counted(figure, figure.chart, made)
        elif figure.rows:
            made["heads"]["model"] = self.one(_opened(figure.corner))
            made["tables"] = [self._words(figure)]
        made["legend"] += [{"marks": [], "said": self.one(line)} for line in figure.legend]
        if not made["tables"] and not figure.misfit:
            made["misfit"] = self.said(figurewords.NOTHING)
        return made

    def _counted(self, figure: Figure, chart: Chart, made: dict[str, Any]) -> None:
        """The tables and the legend of a chart of numbers."""
        shown = [at for at, column in enumerate(chart.columns) if column.studies or column.hidden_studies]
        parted = [shown] if len(shown) <= MOST_COLUMNS else self._by_country(chart, shown)
        made["heads"]["model"] = self.one(_opened(figurewords.FACETS[facet_of(chart.col_facet) or chart.col_facet]))
        made["tables"] = [self._of_chart(figure, chart, columns) for columns in parted if columns]
        made["legend"] += self._explained(figure, chart)

    def _of_chart(self, figure: Figure, chart: Chart, columns: Sequence[int]) -> dict[str, Any]:
        """One table of a chart."""
        table = self._table(chart, columns)
        if not chart.groups:
            table["groups"] = []
        if chart.col_facet != "model":
            table["counts"] = table["counts"][:1]
            table["columns"] = table["labels"] = [self._named(chart, at) for at in columns]
            table["columns"] = [
                [{"lang": one["lang"], "lines": [one["text"]]} for one in said] for said in table["labels"]
            ]
        width = len(chart.columns)
        levels = _levels(chart)
        for at, row in enumerate(table["rows"]):
            source = chart.rows[at]
            row["level"], row["parent"] = levels[at], source.is_parent
            row["cells"] = [
                self._figured(figure, chart, chart.cells[at * width + col], source.is_parent) for col in columns
            ]
        return table

    def _named(self, chart: Chart, at: int) -> list[dict[str, str]]:
        """A column by its full name."""
        column = chart.columns[at]
        return self.said(column.label) or self.said({"en": column.key, "zh": column.key})

    def _figured(self, figure: Figure, chart: Chart, cell: Cell, parent: bool) -> dict[str, Any]:
        """A cell of a figure: marks, or a number with the class it is shaded by."""
        sign = figure.sign
        if figure.kind == "map":
            number = cell.number(sign, chart.unit)
            made = self._cell(cell, letters=False)
            if not number:
                empty = made["empty"] or ("∅" if cell.absent else "·")
                return {**made, "marks": [], "empty": empty, "state": cell.state if not cell.marks else "not_mentioned"}
            shade = class_of(number, figure.bounds) if figure.bounds is not None and not parent else 0
            own = sorted({one for mark in cell.studies(sign) for one in mark.findings})
            few = cell.studies(sign) if figure.bounds is None and not parent and chart.unit == "studies" else ()
            if sign in SIGNED and 0 < len(few) <= MOST_MARKS:
                return {"marks": self._marks(few, letters=False), "empty": "", "state": "marks", "findings": own}
            words = f"{number:,}"
            return {"marks": [], "empty": "", "state": "marks", "findings": own, "number": words, "shade": shade}
        made = self._cell(cell, chart.letters)
        marks: list[dict[str, str]] = []
        for one in (*SIGNED, "other"):
            own_marks = [mark for mark in cell.marks if mark.sign == one]
            if not own_marks:
                continue
            if one == "other":
                made["number"] = f"{cell.number('other', chart.unit):,}"
            elif chart.unit != "studies" or len(cell.marks) > MOST_MARKS:
                alt = wording.SIGNS[own_marks[0].sign][self.langs[0]]
                count = f"{cell.number(own_marks[0].sign, chart.unit):,}"
                marks.append({"sign": one, "look": "counted", "alt": alt, "letter": count})
            else:
                marks += self._marks(own_marks, letters=chart.letters)
        return {**made, "marks": marks, "empty": made["empty"] if not cell.marks else ""}

    def _marks(self, marks: Sequence[Mark], *, letters: bool) -> list[dict[str, str]]:
        """The drawn marks of a cell, one a study."""
        main = self.langs[0]
        return [
            {
                "sign": mark.sign,
                "look": look(mark.evidence),
                "alt": alt_of(mark.sign, mark.evidence, main),
                "letter": mark.letter if letters else "",
            }
            for mark in marks
        ]

    # -- tables of words ----------------------------------------------------------------------------------------------

    def _words(self, figure: Figure) -> dict[str, Any]:
        """A table whose cells are lines of words."""
        labels = [self.said(one) for one in figure.columns]
        return {
            "groups": [],
            "columns": [[{"lang": one["lang"], "lines": [one["text"]]} for one in said] for said in labels],
            "labels": labels,
            "counts": [],
            "wide": True,
            "rows": [self._word_row(row) for row in figure.rows],
        }

    def _word_row(self, row: FigureRow) -> dict[str, Any]:
        """One row of lines."""
        cells = [
            {"marks": [], "empty": "" if lines else "·", "state": "not_mentioned", "findings": [],
             "lines": [self._line(one) for one in self._shortened(lines)]}
            for lines in row.cells
        ]  # fmt: skip
        return {"label": self.said(row.label), "key": "", "level": 0, "parent": False, "cells": cells}

    def _shortened(self, lines: Sequence[FigureLine]) -> list[FigureLine]:
        """The lines of a cell; where there are too many for paper, the last says how many more."""
        more = len(lines) - MOST_IN_CELL
        last = [FigureLine({"en": f"+ {more:,} more", "zh": f"另有 {more:,} 条"})] if more > 0 else []
        return [*lines[:MOST_IN_CELL], *last]

    def _line(self, line: FigureLine) -> dict[str, Any]:
        """A line with its marks."""
        main = self.langs[0]
        marks = [
            {"sign": sign, "look": look(evidence), "alt": alt_of(sign, evidence, main), "letter": ""}
            for sign, evidence in line.marks
            if sign in SIGNED
        ]
        return {"marks": marks, "said": self.said(line.words)}

    # -- the legend ---------------------------------------------------------------------------------------------------

    def _explained(self, figure: Figure, chart: Chart) -> list[dict[str, Any]]:
        """What the marks, the shades and the empty cells of a chart mean, and whose letters these are."""
        made: list[dict[str, Any]] = []
        states = {cell.state for cell in chart.cells}
        if figure.kind == "map":
            made += self._classes(figure, chart)
        else:
            signs: tuple[Sign, ...] = ("barrier", "facilitator")
            used = [one for one in signs if any(mark.sign == one for cell in chart.cells for mark in cell.marks)]
            made += [{"marks": [self._sign(one, "result")], "said": self.one(wording.SIGNS[one])} for one in used]
            if used and chart.unit == "studies":
                hollow = "not_judged" if chart.n_not_judged else "interpretation"
                made += [
                    {"marks": [self._sign(one, key) for one in used],
                     "said": self.one(wording.LEGEND[key if key != "interpretation" else hollow])}
                    for key in LOOKS
                ]  # fmt: skip
                made.append({"marks": [], "said": self.one(wording.LEGEND["one"])})
            if chart.unit != "studies" or any(len(cell.marks) > MOST_MARKS for cell in chart.cells):
                made.append({"marks": [], "said": self.one(figurewords.COUNTED[chart.unit])})
            made += [
                {
                    "marks": [],
                    "said": [{"lang": "en", "text": f"{self.printer.clean(key.letter)} ="}, *self.one(key.citation)],
                }
                for key in chart.study_keys
                if key.letter and chart.unit == "studies"
            ]
        empties = [key for key in ("not_mentioned", "absent", "hidden") if key in states]
        words = {**wording.LEGEND, **({"not_mentioned": figurewords.NEVER} if facet_of(chart.col_facet) else {})}
        made += [{"marks": [], "said": self.one(words[key])} for key in empties]
        if "no_study" in states and self._shows_nowhere(chart):
            made.append({"marks": [], "said": self.one(figurewords.NOWHERE)})
        if any(row.is_parent for row in chart.rows):
            made.append({"marks": [], "said": self.one(figurewords.BOLD)})
        if chart.col_facet == "model":
            nobody = self.one(wording.no_study_here(chart))
            made += [{"marks": [], "said": nobody}] if nobody else []
        return made

    def _shows_nowhere(self, chart: Chart) -> bool:
        """Whether a column that is shown has a cell without any study."""
        shown = {at for at, one in enumerate(chart.columns) if one.studies or one.hidden_studies}
        return any(cell.state == "no_study" and at % len(chart.columns) in shown for at, cell in enumerate(chart.cells))

    def _classes(self, figure: Figure, chart: Chart) -> list[dict[str, Any]]:
        """The shades of a map with the numbers they stand for; its marks where it has no shades."""
        head: dict[str, Any] = {"marks": [], "said": self.one(figurewords.UNITS[chart.unit])}
        if figure.bounds is None:
            if figure.sign not in SIGNED:
                return [head]
            drawn = [{"marks": [self._sign(figure.sign, "result")], "said": self.one(wording.SIGNS[figure.sign])}]
            hollow = "not_judged" if chart.n_not_judged else "interpretation"
            looks = {key: wording.LEGEND[key if key != "interpretation" else hollow] for key in LOOKS}
            drawn += [{"marks": [self._sign(figure.sign, key)], "said": self.one(said)} for key, said in looks.items()]
            return [head, *drawn]
        lows = [1, *(bound + 1 for bound in figure.bounds)]
        highs = [*figure.bounds, 0]
        return [head] + [
            {"marks": [], "shade": at,
             "said": [{"lang": "en", "text": f"{low:,}–{high:,}" if high > low else f"{low:,}" if high else f"≥ {low:,}"}]}
            for at, (low, high) in enumerate(zip(lows, highs, strict=True), 1)
        ]  # fmt: skip

    def _sign(self, sign: Sign, how: str) -> dict[str, str]:
        """A mark of the legend."""
        return {"sign": sign, "look": how, "alt": wording.SIGNS[sign][self.langs[0]], "letter": ""}


def _levels(chart: Chart) -> list[int]:
    """How deep each row stands below others."""
    parents: Mapping[str, str] = {row.key: row.parent for row in chart.rows}
    levels = []
    for row in chart.rows:
        level, above, seen = 0, row.parent, {row.key}
        while above in parents and above not in seen:
            seen.add(above)
            level, above = level + 1, parents[above]
        levels.append(level)
    return levels


def _opened(words: Words) -> Words:
    """Words as they open a line."""
    return {"en": words["en"][:1].upper() + words["en"][1:], "zh": words["zh"]}
