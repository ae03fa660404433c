"""A chart that was kept by a name, as a report draws it: counted, or in words, with what of it no longer fits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.report.charted import Chart, Evidence, Sign, Words


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A line in a cell of a figure: words, with the marks they stand under as (sign, evidence)."""

    words: Words
    marks: tuple[tuple[Sign, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a figure of words: its name, and the lines of each cell."""

    label: Words
    cells: tuple[tuple[FigureLine, ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart that was kept by a name, as a report draws it: counted (`chart`), or in words (`columns` and `rows`).

    `kind` is matrix, map, claims or timeline, 'none' where nothing can be drawn. A map counts one `sign`; `bounds` are the
    highest numbers of its classes (none: no shade). `says` is the line of counts and filters, `legend` what else is to
    be known, `misfit` what of the kept arrangement no longer fits; `title` says what is set against what.
    """

    name: str
    kind: Literal["matrix", "map", "claims", "timeline", "none"]
    title: Words = field(default_factory=dict)
    chart: Chart | None = None
    sign: Sign = "barrier"
    bounds: tuple[int, ...] | None = None
    columns: tuple[Words, ...] = ()
    rows: tuple[FigureRow, ...] = ()
    corner: Words = field(default_factory=dict)
    says: Words = field(default_factory=dict)
    legend: tuple[Words, ...] = ()
    misfit: Words = field(default_factory=dict)
