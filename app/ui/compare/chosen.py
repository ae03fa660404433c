"""What chosen cells stand for: studies, findings and passages, for the panels that answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.ui.compare import speaking
from app.ui.compare.geometry import Place
from app.ui.compare.speaking import word
from app.work import charting
from app.work.charting import Chart


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the chosen cells stand for: ids of studies, findings and passages, and their name.

    No findings (None) means that studies as such were chosen (on the timeline).
    """

    studies: tuple[int, ...]
    findings: tuple[int, ...] | None
    passages: tuple[int, ...]
    words: str


def of_cells(chart: Chart, places: Iterable[Place], sign: str, lang: str) -> Chosen:
    """Return what cells stand for; with a `sign` only marks of that sign count (the map shows no other)."""
    columns = len(chart.columns)
    inside: set[tuple[int, int]] = set()
    for place in places:
        span = range(columns) if place.col >= columns or place.col < 0 else (place.col,)
        inside |= {(place.row, col) for col in span if place.row >= 0}
    cells = [chart.cells[row * columns + col] for row, col in sorted(inside)]
    studies, findings, passages = charting.stood_for(cells, sign)
    listed = list(places)
    first = min(listed, key=lambda p: (p.row, p.col))
    if len(listed) == 1 and 0 <= first.col < columns and first.row >= 0:
        words = speaking.joined_head(
            word(chart.rows[first.row].label, lang), speaking.column_name(chart, first.col, lang), lang
        )
    else:
        words = QCoreApplication.translate("ComparePanel", "%n cells of the chart", "", len(listed))
    return Chosen(tuple(studies), tuple(findings), tuple(passages), words)


def of_studies(studies: frozenset[int]) -> Chosen:
    """Return what dots of the timeline stand for."""
    return Chosen(tuple(sorted(studies)), None, (), studies_words(len(studies)))


def studies_words(count: int) -> str:
    """Say a number of studies."""
    return QCoreApplication.translate("ComparePanel", "%n studies", "", count)


def note(count: int) -> str:
    """Say at the end of the line of counts how many studies are chosen."""
    return QCoreApplication.translate("ComparePanel", "chosen: %1").replace("%1", studies_words(count))
