"""New codes by study: how many codes each study brought that none before it had, in a chosen order.

The question behind it is thematic saturation. What is said follows Guest, Namey and Chen (2020), "A simple method to assess
and report thematic saturation in qualitative research", PLoS ONE 15(5): e0232076, doi:10.1371/journal.pone.0232076: a base of
the first studies, and a run of the last ones; the new codes of the run are set against the codes of the base. They made it
for interviews and codes found while reading; with a codebook made beforehand, or another order of studies, the curve is
another one. So numbers are shown and no verdict is given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

from app.report.axes import SIGNED
from app.report.charted import Cell, Mark, Words
from app.work.chart_said import Said, spoken
from app.work.chart_stock import ChartQuery
from app.work.chart_words import filter_words, two
from app.work.library import Library
from db import axes, held, matrix

BASE, RUN = 4, 3
"""Studies of the base and of a run; the authors try bases of 4 to 6 and runs of 2 and 3."""
LEAST = BASE + 2 * RUN
"""From so many coded studies on the curve says something: a base and two runs."""
CITED_AT_ONCE = 200
"""Citations that are read together when one is asked for."""
ORDERS = ("year", "coded")
"""By year of publication, or by the day on which a study was first coded."""
KINDS = ("", "barrier", "facilitator", "outcome", "method", "all")
"""Which codes are counted: '' barriers and facilitators, one facet, or all codes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One study of the curve: `codes` it carries, `new` ones (ids) that none before it had, `total` of all up to it.

    `when` is what it is ordered by: its year, or the day it was first coded; '' where that is not known (it stands last).
    """

    study: int
    when: str
    codes: int
    new: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Saturation:
    """The curve; studies without a code are counted, not drawn. `n_background` counts findings left out as background."""

    steps: tuple[Step, ...]
    labels: Mapping[int, Words]
    kind: str
    order: str
    n_studies: int
    n_hidden: int
    n_background: int = 0
    filters: tuple[Words, ...] = ()
    behind: Callable[[int], tuple[list[int], list[int]]] = field(default=lambda _study: ([], []), compare=False)
    """Return the passages, and the findings on them, with which a study stands here."""
    cite: Callable[[list[int]], Mapping[int, Words]] = field(default=lambda _studies: {}, compare=False)
    """Return the citations of some studies."""
    cited: dict[int, Words] = field(default_factory=dict, compare=False)

    def citation(self, number: int) -> Words:
        """Return the short citation of a study by its number; its neighbours are read along."""
        study = self.steps[number].study
        if study not in self.cited:
            first = number - number % CITED_AT_ONCE
            self.cited.update(self.cite([step.study for step in self.steps[first : first + CITED_AT_ONCE]]))
        return self.cited.get(study, {})

    @cached_property
    def bringing(self) -> tuple[int, ...]:
        """The numbers of the studies that brought new codes."""
        return tuple(number for number, step in enumerate(self.steps) if step.new)

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The number of each study in the order."""
        return {step.study: number for number, step in enumerate(self.steps)}

    @cached_property
    def spans(self) -> tuple[tuple[str, int], ...]:
        """The years (or days) in the order, with how many studies each has."""
        return tuple((when, sum(1 for _ in own)) for when, own in groupby(self.steps, key=attrgetter("when")))

    def readied(self) -> Saturation:
        """Make now what the picture asks for: a thread does it, not the window."""
        _ = self.bringing, self.places, self.spans
        return self

    @property
    def n_uncoded(self) -> int:
        """How many studies are let in but carry no such code."""
        return self.n_studies - len(self.steps)

    @property
    def base(self) -> int:
        """How many codes the first studies brought."""
        return self.steps[min(BASE, len(self.steps)) - 1].total if self.steps else 0

    @property
    def last_new(self) -> int:
        """How many new codes the last run of studies brought."""
        return sum(len(step.new) for step in self.steps[-RUN:])


EMPTY = Saturation((), {}, "", "year", 0, 0)


def counts(kind: str, facet: str) -> bool:
    """Whether codes of a facet are counted."""
    return kind == "all" or facet == kind or (kind == "" and facet in SIGNED)


def saturation(library: Library, asked: ChartQuery, kind: str = "", order: str = "year") -> Saturation:
    """Return the curve for what a chart is limited to; raises KeyError for an order or kind there is none of.

    Studies of one year (or day) stand in the order in which they came into the library. Codings as absent bring no code;
    a digest's passages give way to the study's own words, background claims are left out, as in every chart.
    """
    if order not in ORDERS or kind not in KINDS:
        raise KeyError(order if order not in ORDERS else kind)
    from app.work import saturation_arrays  # late: numpy is no part of a start

    with library.db.read() as conn, held.at(conn) as arrays:
        found = saturation_arrays.sifted(conn, arrays, asked, lambda facet: counts(kind, facet))
        ids = found.studies()
        when = _when(conn, arrays, ids, order)
    ranked = sorted(range(len(ids)), key=lambda at: (when[at] == "", when[at], at))
    steps, total = [], 0
    for at, (carried, own) in zip(ranked, found.brought(ranked), strict=True):
        total += len(own)
        steps.append(Step(ids[at], when[at], carried, tuple(own), total))

    def cite(studies: list[int]) -> Mapping[int, Words]:
        """The citations of some studies."""
        with library.db.read() as conn:
            return {one.id: one.citation for one in matrix.studies(conn, studies)}

    labels = {one: two(found.book.by_id[one].labels) for step in steps for one in step.new}
    return Saturation(
        tuple(steps), labels, kind, order, found.n_shown, found.n_hidden, found.n_background,
        filter_words(asked.statuses, asked.directions, asked.query, asked.studies, asked.modes, asked.sections),
        found.behind, cite,
    ).readied()  # fmt: skip


def _when(conn: Any, arrays: Any, ids: Sequence[int], order: str) -> list[str]:
    """The year or day of each study, '' where it is not known."""
    if order == "coded":
        days = axes.first_coded(conn)
        return [days.get(one, "")[:10] for one in ids]
    studies = arrays.studies(conn)
    year = dict(zip(studies["id"].tolist(), studies["year"].tolist(), strict=True))
    return [str(year.get(one, 0) or "") for one in ids]


def brought(library: Library, curve: Saturation, step: Step) -> list[Said]:
    """Return the passages with which a study brought its new codes (where it brought none, all its passages)."""
    passages, findings = curve.behind(step.study)
    return said_of(library, step.study, passages, findings, step.new)


def said_of(
    library: Library, study: int, passages: Iterable[int], findings: Iterable[int], codes: Sequence[int]
) -> list[Said]:  # fmt: skip
    """Return what some passages of a study say under some codes (none: under whichever they carry)."""
    whole = Cell("all", "", (Mark(study, "", "other", "result", tuple(passages), tuple(findings)),), "marks")
    return spoken(library, [whole], lambda _book: lambda code: ("all",) if not codes or code in codes else ())[0]
