"""Lays the Matrix out for reading: one table or several, its counts, its legend, every word in its place.

The numbers are those of `app.report.charted.Chart`; nothing is counted here. Used for paper, Word, Markdown and HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from app.report import wording
from app.report.charted import Cell, Chart, Words
from app.report.figurewords import which_of
from app.report.marks import alt_of

Said = list[dict[str, str]]
MOST_COLUMNS = 12
"""A table at a glance with more care models is split by country."""
MOST_MARKS = 2
"""A cell with more marks prints a number for each sign."""
LOOKS = ("result", "interpretation", "implied")


def look(evidence: str) -> str:
    """How a mark is drawn: what nobody judged is hollow like an interpretation."""
    return "interpretation" if evidence == "not_judged" else evidence


def is_drawable(chart: Chart) -> bool:
    """Whether there is anything to draw: a row, and a column with a study."""
    return bool(chart.rows) and any(column.studies or column.hidden_studies for column in chart.columns)


class Cleaner(Protocol):
    """What makes texts safe for a document: `Printer` for paper, `Plain` for all others."""

    def clean(self, text: str, longest: int = 40) -> str:
        """The text as it can be written, on one line."""
        ...

    def listed(self) -> tuple[str, ...]:
        """What had to be replaced."""
        ...

    def not_in_bold(self) -> str:
        """The characters that only the regular face has."""
        ...


class Glance:
    """The chart as data: `said` and `one` put words into the languages of the report."""

    def __init__(
        self, langs: Sequence[str], clean: Cleaner, said: Callable[[Words], Said], one: Callable[[Words], Said]
    ) -> None:
        self.langs = langs
        self.printer = clean
        self.said = said
        self.one = one

    def build(self, chart: Chart, counted: str = "library") -> dict[str, Any]:
        """The Matrix as one table, or a table for each country where the columns are too many; the legend says what it counts."""
        shown = [at for at, column in enumerate(chart.columns) if column.studies or column.hidden_studies]
        tables = [shown] if len(shown) <= MOST_COLUMNS else self._by_country(chart, shown)
        return {
            "heads": {key: self.one(words) for key, words in wording.TABLE.items()},
            "tables": [self._table(chart, columns) for columns in tables],
            "legend": {**self._legend(chart), "which": self.one(which_of(chart, counted))},
        }

    def _by_country(self, chart: Chart, shown: Sequence[int]) -> list[list[int]]:
        """The columns shown, a list for each country and none longer than MOST_COLUMNS."""
        made: list[list[int]] = []
        last = None
        for at in shown:
            group = chart.columns[at].group
            if group != last or len(made[-1]) >= MOST_COLUMNS:
                made.append([])
            made[-1].append(at)
            last = group
        return made

    def _table(self, chart: Chart, columns: Sequence[int]) -> dict[str, Any]:
        """One table: countries with their span, heads, the three rows of counts, and the themes."""
        spans: list[dict[str, Any]] = []
        labels: Mapping[str, Words] = {group.key: group.label for group in chart.groups}
        for at in columns:
            key = chart.columns[at].group
            if not spans or spans[-1]["key"] != key:
                spans.append({"key": key, "label": self.said(labels.get(key, {})), "span": 0})
            spans[-1]["span"] += 1
        chosen = [chart.columns[at] for at in columns]
        width = len(chart.columns)
        return {
            "groups": spans,
            "columns": [self._short(column.short) for column in chosen],
            "labels": [self.said(column.label) for column in chosen],
            "counts": [
                {"key": "studies", "values": [column.studies for column in chosen]},
                {"key": "asked", "values": [column.asked for column in chosen]},
                {"key": "partly", "values": [column.asked_partly for column in chosen]},
            ],
            "rows": [
                {
                    "label": self.said(row.label),
                    "key": row.key,
                    "cells": [self._cell(chart.cells[at_row * width + at], chart.letters) for at in columns],
                }
                for at_row, row in enumerate(chart.rows)
            ],
        }

    def _short(self, words: Words) -> list[dict[str, Any]]:
        """A column head: the short label of each language, broken at '|'."""
        return [
            {"lang": lang, "lines": [self.printer.clean(line, 9) for line in words[lang].split("|")]}
            for lang in self.langs
            if words.get(lang)
        ]

    def _cell(self, cell: Cell, letters: bool) -> dict[str, Any]:
        """A cell: marks with letters, counts where studies are many, or the sign of its emptiness."""
        main = self.langs[0]
        marks = []
        for sign in ("barrier", "facilitator"):
            found = [mark for mark in cell.marks if mark.sign == sign]
            if len(cell.marks) > MOST_MARKS and found:
                alt = wording.SIGNS[found[0].sign][main]
                marks.append({"sign": sign, "look": "counted", "alt": alt, "letter": str(len(found))})
                continue
            marks += [
                {
                    "sign": sign,
                    "look": look(mark.evidence),
                    "alt": alt_of(mark.sign, mark.evidence, main),
                    "letter": mark.letter if letters else "",
                }
                for mark in found
            ]
        empty = {"absent": "∅", "hidden": f"({cell.hidden})", "no_study": "–"}.get(cell.state, "·")
        findings = sorted({one for mark in cell.marks for one in mark.findings})
        return {"marks": marks, "empty": "" if marks else empty, "state": cell.state, "findings": findings}

    def _counts(self, chart: Chart) -> bool:
        """Whether some cell prints numbers in place of marks."""
        return any(len(cell.marks) > MOST_MARKS for cell in chart.cells)

    def _legend(self, chart: Chart) -> dict[str, Any]:
        """What the marks mean, which signs of emptiness occur, whose letters these are, which models have no study."""
        main = self.langs[0]
        states = {cell.state for cell in chart.cells}
        hollow = "not_judged" if chart.n_not_judged else "interpretation"
        used = {"absent", "hidden"} & states
        return {
            "signs": {sign: self.one(words) for sign, words in wording.SIGNS.items()},
            "looks": {key: self.one(wording.LEGEND[key if key != "interpretation" else hollow]) for key in LOOKS},
            "bracketed": self.one(wording.LEGEND["bracketed"]),
            "empties": [self.one(wording.LEGEND[key]) for key in ("not_mentioned", *sorted(used))],
            "one": self.one(wording.LEGEND["one"]),
            "counted": self.one(wording.LEGEND["counted"]) if self._counts(chart) else [],
            "keys": [
                {"letter": key.letter, "citation": self.one(key.citation)} for key in chart.study_keys if key.letter
            ],
            "join": {"en": ", ", "zh": "；"}[main],
            "end": {"en": ".", "zh": "。"}[main],
            "colon": {"en": ": ", "zh": "："}[main],
            "no_study": self.one(wording.no_study_here(chart)),
        }
