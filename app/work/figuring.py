"""Draw the charts that somebody kept by a name into a report: counted as the panel counts them, with what no longer fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.report import figurewords
from app.report.arranging import Order, arrange, classes, leaf_numbers
from app.report.charted import Chart, Column, Evidence, Sign, Words
from app.report.figure import Figure, FigureLine, FigureRow
from app.work import charting, keeping, saturation, timeline
from app.work.arrangement import LARGE, Arrangement, compared_columns, from_body, unknown
from app.work.chart_said import Claimed
from app.work.chart_stock import ChartQuery
from app.work.library import Library

STANDARD = ""
"""Stands for the Matrix of the whole library among the names of kept charts."""
KIND = "chart"
MOST_LOST = 5
"""So many things that are gone are named one by one."""


def names(library: Library) -> tuple[str, ...]:
    """Return the names of the kept charts in their order."""
    return tuple(one.name for one in keeping.kept(library, KIND))


@dataclass(frozen=True, slots=True)
class Alone:
    """The findings that the charts of a report count where they do not count the whole library, and their studies."""

    findings: tuple[int, ...]
    studies: tuple[int, ...]

    def limit(self, query: ChartQuery) -> ChartQuery:
        """The same question of these findings alone."""
        return replace(query, findings=self.findings, studies=self.studies)


def figures(library: Library, wanted: Sequence[str], alone: Alone | None = None) -> tuple[Figure, ...]:
    """Return kept charts by name, in this order; one that is gone is a figure that says so.

    They count the whole library, or some findings `alone`; the line of counts says which.
    """
    kept = {one.name: one.body for one in keeping.kept(library, KIND)}
    return tuple(
        figure(library, name, kept[name], alone)
        if name in kept
        else Figure(name, "none", misfit=_with(figurewords.GONE, name))
        for name in wanted
    )


def figure(library: Library, name: str, body: Mapping[str, Any], alone: Alone | None = None) -> Figure:
    """Return one kept chart; its numbers are those the panel shows for the whole library, or for some findings alone."""
    kept = from_body(body)
    if kept.tab == "timeline":
        return _timeline(library, name, alone)
    if kept.tab == "growth":
        return _growth(library, name, kept, alone)
    tab = kept.tab or ("map" if charting.study_count(library) >= LARGE else "matrix")
    tab = "matrix" if tab == "table" else tab
    if tab == "pairs" and not charting.enough_coded(library, alone.studies if alone else None):
        return _too_few(name, charting.LEAST_PAIRED)
    query = kept.query(tab, None)
    chart = charting.chart(library, alone.limit(query) if alone else query)
    misfit = _with(figurewords.UNKNOWN, name) if unknown(body) else _misfit(library, name, kept, tab, chart)
    title = figurewords.title_of(tab, chart.row_facet, chart.col_facet, kept.counted_sign(chart.row_facet))
    which, counts = figurewords.WHICH["chosen" if alone else "library"], figurewords.counts_of(chart)
    said = {"en": f"{which['en']}: {counts['en']}", "zh": f"{which['zh']}：{counts['zh']}"}
    if tab == "claims":
        return _claims(library, name, kept, chart, title, said, misfit)
    order = kept.order(tab)
    if tab == "map" and kept.dots:
        order = Order(order.sort, True, order.folded, compared_columns(chart, kept.compared), order.sign)
    mapped = tab in {"map", "pairs"}
    sign: Sign = kept.counted_sign(chart.row_facet) if mapped else "barrier"  # type: ignore[assignment]
    shaded = mapped and chart.n_studies >= LARGE and not (kept.dots and tab == "map")
    bounds = classes(leaf_numbers(chart, sign)) if shaded else None
    kind = "map" if mapped else "matrix"
    legend = (figurewords.CHANCE,) if tab == "pairs" else ()
    return Figure(name, kind, title, arrange(chart, order), sign, bounds, says=said, legend=legend, misfit=misfit)  # type: ignore[arg-type]


def _too_few(name: str, least: int) -> Figure:
    """A chart that says nothing of so few studies as there are."""
    number = {"en": str(least), "zh": str(least)}
    return Figure(name, "none", misfit=_with(figurewords.FEW, name, number))


def _with(pattern: Words, name: str, more: Words | None = None) -> Words:
    """A sentence about a kept chart."""
    return {lang: text.replace("%1", name).replace("%2", (more or {}).get(lang, "")) for lang, text in pattern.items()}


def _misfit(library: Library, name: str, kept: Arrangement, tab: str, chart: Chart) -> Words:
    """What the kept chart names that is no longer there: rows, columns, sections; empty where all fits."""
    book = {code.key for code in charting.book(library)} | {row.key for row in chart.rows}
    columns = {column.key for column in chart.columns} | book
    columns |= {group.key for group in chart.groups}
    lost = [key for key in kept.folded if key not in book] if tab in {"map", "pairs"} else []
    if tab == "claims" or (tab == "map" and kept.dots):
        lost += [key for key in kept.compared if key not in columns]
    if chart.col_facet == "model" and tab != "claims":
        lost += [key for key in kept.rolled if key not in columns]
    if kept.sections:
        there = set(charting.sections(library))
        lost += [key for key in kept.sections if key not in there]
    if not lost:
        return {}
    named = ", ".join(lost[:MOST_LOST]) + (", …" if len(lost) > MOST_LOST else "")
    return _with(figurewords.LOST, name, {"en": named, "zh": named})


# -- claims ------------------------------------------------------------------------------------------------------------


def _claims(
    library: Library, name: str, kept: Arrangement, chart: Chart, title: Words, said: Words, misfit: Words
) -> Figure:
    """The claims of two or three columns side by side, a row a theme; rows in which none speaks are named below."""
    keys = compared_columns(chart, kept.compared)
    places = [at for at, column in enumerate(chart.columns) if column.key in keys]
    found = charting.claims_in(library, chart, places)
    rows, silent = [], []
    for row, cells in zip(chart.rows, found, strict=True):
        if any(cells):
            rows.append(FigureRow(row.label, tuple(tuple(_claim(one, kept.quotes) for one in cell) for cell in cells)))
        else:
            silent.append(row.label)
    nobody = {
        "en": "Not mentioned by any: " + ", ".join(one.get("en", "") for one in silent),
        "zh": "各列均未提及：" + "、".join(one.get("zh") or one.get("en", "") for one in silent),
    }
    corner = figurewords.FACETS[chart.row_facet]
    columns = tuple(_head(chart.columns[at]) for at in places)
    legend = (nobody,) if silent else ()
    return Figure(
        name, "claims", title, columns=columns, rows=tuple(rows), corner=corner, says=said, legend=legend, misfit=misfit
    )


def _head(column: Column) -> Words:
    """A column by its short name on one line: heads that come again on every page must be short."""
    short = {
        lang: words.replace("-|", "").replace("|", " " if lang == "en" else "") for lang, words in column.short.items()
    }
    return short if any(short.values()) else column.label


def _claim(one: Claimed, quotes: bool) -> FigureLine:
    """A claim, or the words behind it, with who says so."""
    marks: tuple[tuple[Sign, Evidence], ...] = one.marks
    words = {"en": one.en, "zh": one.zh} if quotes or not any(one.claim.values()) else dict(one.claim)
    opened, closed = ("“", "”") if quotes else ("", "")
    said = {
        lang: f"{opened}{text}{closed} ({one.citation.get(lang) or one.citation.get('en', '')})"
        for lang, text in words.items()
        if text and lang in ("en", "zh")
    }
    return FigureLine(said or one.citation, marks)


# -- the timeline ------------------------------------------------------------------------------------------------------


def _timeline(library: Library, name: str, alone: Alone | None) -> Figure:
    """Studies by year and country of care over the events of health policy, a row a year in which there is something."""
    line = timeline.timeline(library, alone.studies if alone else None)
    rows = []
    for year in range(line.first, line.last + 1):
        cells = []
        for lane in line.lanes:
            studies = [FigureLine(dot.citation) for dot in lane.dots if dot.year == year]
            events = [
                FigureLine({lang: f"◆ {text}" for lang, text in event.labels.items()})
                for event in lane.events
                if event.year == year
            ]
            cells.append((*studies, *events))
        if any(cells):
            rows.append(FigureRow({"en": str(year), "zh": str(year)}, tuple(cells)))
    said = {
        "en": f"{line.n_studies:,} {'study' if line.n_studies == 1 else 'studies'} · {line.n_drawn:,} with a year · "
        + figurewords.filters_of(line.filters, "en"),
        "zh": f"{line.n_studies:,} 项研究，其中 {line.n_drawn:,} 项有年份，"
        + figurewords.filters_of(line.filters, "zh"),
    }
    legend: Words = {"en": "◆ event of health policy", "zh": "◆ 卫生政策事件"}
    return Figure(
        name, "timeline", figurewords.TIMELINE, columns=tuple(lane.label for lane in line.lanes), rows=tuple(rows),
        corner=figurewords.FACETS["year"], says=said, legend=(legend,),
    )  # fmt: skip


# -- saturation --------------------------------------------------------------------------------------------------------


def _growth(library: Library, name: str, kept: Arrangement, alone: Alone | None) -> Figure:
    """New codes by study as a table, a row a study that brought some; the studies without are counted below."""
    query = kept.query("growth", None)
    curve = saturation.saturation(library, alone.limit(query) if alone else query, kept.grown, kept.grown_by)
    if len(curve.steps) < saturation.LEAST:
        return _too_few(name, saturation.LEAST)
    rows = []
    for number, step in enumerate(curve.steps):
        if step.new:
            numbers = (step.when, f"{step.codes:,}", f"{len(step.new):,}", f"{step.total:,}")
            cells = [(FigureLine({"en": one or "–", "zh": one or "–"}),) for one in numbers]
            rows.append(
                FigureRow(curve.citation(number), (*cells, tuple(FigureLine(curve.labels[one]) for one in step.new)))
            )
    base = {
        "en": f"first {saturation.BASE} studies: {curve.base:,} codes; last {saturation.RUN}: {curve.last_new:,} new",
        "zh": f"前 {saturation.BASE} 项研究：{curve.base:,} 个编码；最后 {saturation.RUN} 项：新增 {curve.last_new:,} 个",
    }
    none = len(curve.steps) - len(rows)
    without = {"en": f"Studies that brought no new code: {none:,}", "zh": f"没有带来新编码的研究：{none:,} 项"}
    which = figurewords.WHICH["chosen" if alone else "library"]
    counts = figurewords.growth_said(len(curve.steps), curve.steps[-1].total if curve.steps else 0, base, curve.filters)
    said = {"en": f"{which['en']}: {counts['en']}", "zh": f"{which['zh']}：{counts['zh']}"}
    return Figure(
        name, "timeline", figurewords.GROWTH, columns=figurewords.GROWTH_HEADS, rows=tuple(rows),
        corner=figurewords.STUDY, says=said, legend=(without, figurewords.GROWTH_CAVEAT),
    )  # fmt: skip
