"""What stands in the rows and in the columns of a chart: themes or codes down, care models or facts of studies across.

A passage goes into the row of a code and into those above it, so a row above is always the union of studies, never a
sum; likewise a country that is shown in place of its models.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.report.charted import NOT_CODED, Group, Row, Words
from app.report.coded import ChartModel, ChartStudy, CodedAs, CodedPassage

SIGNED = ("barrier", "facilitator")
ROLLED = ".**"
"""Ends the key of a column that stands for all care models of a country."""

NO_MODEL: tuple[Words, Words] = (
    {"en": "No|model", "zh": "模式|未编码"},
    {"en": "Model not coded", "zh": "未编码模式"},
)
NOT_RECORDED: tuple[Words, Words] = ({"en": "Not|recorded", "zh": "未|记录"}, {"en": "Not recorded", "zh": "未记录"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as it may come to be: its key, the group it stands in, its words, and whether it stands there empty."""

    key: str
    group: str
    short: Words
    label: Words
    always: bool = False
    rolled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Down:
    """The rows: which facet, in which order, and in which rows a code stands (its own first, then those above)."""

    facet: str
    rows: tuple[Row, ...]
    of: Callable[[CodedAs], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Across:
    """The columns: which facet, in which order, where a code of a passage stands, and the studies of each column."""

    facet: str
    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    of: Callable[[CodedPassage, CodedAs], Collection[str]]
    having: Mapping[str, frozenset[int]] = field(default_factory=dict)
    unknown: tuple[Words, Words] = NOT_RECORDED
    paired: Callable[[CodedPassage, CodedAs, str], CodedAs] | None = None
    """Where a code counts only together with another one: the code as it counts in a column."""


def themes_down(themes: Sequence[Row]) -> Down:
    """Rows are themes; barriers and facilitators stand in theirs."""
    known = {theme.key for theme in themes}
    return Down(
        "theme",
        tuple(themes),
        lambda code: (code.theme,) if code.facet in SIGNED and code.theme in known else (),
    )


def codes_down(facet: str, rows: Sequence[Row]) -> Down:
    """Rows are the codes of a facet; a code stands in its own row and in every row above it."""
    parents = {row.key: row.parent for row in rows}
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        line, at = [], row.key
        while at and at in parents and at not in line:
            line.append(at)
            at = parents[at]
        found[row.key] = tuple(line)
    return Down(facet, tuple(rows), lambda code: found.get(code.key, ()) if code.facet == facet else ())


def models_of(
    passages: Iterable[CodedPassage], studies: Sequence[ChartStudy], known: Collection[str]
) -> dict[int, frozenset[str]]:
    """Return the care models of each study: those it states and those its passages are coded with."""
    found: dict[int, set[str]] = {study.study: {one for one in study.models if one in known} for study in studies}
    for passage in passages:
        for code in passage.codes:
            if code.facet == "model" and code.mode != "absent" and code.key in known:
                found.setdefault(passage.study, set()).add(code.key)
    return {study: frozenset(models) for study, models in found.items()}


def models_across(
    passages: Sequence[CodedPassage],
    studies: Sequence[ChartStudy],
    models: Sequence[ChartModel],
    groups: Sequence[Group],
    rolled: Collection[str] = (),
) -> Across:
    """Columns are care models under their countries; `rolled` countries are one column, the union of their models.

    A passage without a model takes its study's only model, else it stands in the column NOT_CODED.
    """
    known = {model.key for model in models}
    of_study = models_of(passages, studies, known)
    column_of = {m.key: m.group + ROLLED if m.group in rolled else m.key for m in models}
    nowhere = frozenset({NOT_CODED})
    last: list[tuple[int, frozenset[str]]] = [(-1, nowhere)]

    def of(passage: CodedPassage, _code: CodedAs) -> frozenset[str]:
        """The columns of a passage; its codes are asked one after the other, so the last answer is kept."""
        if last[0][0] != passage.passage:
            own = [c.key for c in passage.codes if c.facet == "model" and c.mode != "absent" and c.key in known]
            if not own:
                only = of_study.get(passage.study, frozenset())
                own = list(only) if len(only) == 1 else []
            last[0] = (passage.passage, frozenset(column_of[key] for key in own) if own else nowhere)
        return last[0][1]

    headings: list[Heading] = []
    for group in groups:
        inside = [model for model in models if model.group == group.key]
        if group.key in rolled and inside:
            always = any(model.always for model in inside)
            keys = tuple(model.key for model in inside)
            headings.append(Heading(group.key + ROLLED, group.key, group.label, group.label, always, keys))
        else:
            headings += [Heading(m.key, m.group, m.short, m.label, m.always) for m in inside]
    having: dict[str, set[int]] = {heading.key: set() for heading in headings}
    for study, own in of_study.items():
        for key in own:
            having.setdefault(column_of[key], set()).add(study)
    frozen = {key: frozenset(ids) for key, ids in having.items()}
    return Across("model", tuple(headings), tuple(groups), of, frozen, NO_MODEL)


def facts_across(facet: str,
    values: Mapping[int, tuple[str, ...]], words: Mapping[str, Words], order: Sequence[str]) -> Across:  # fmt: skip
    """Columns are values of a fact of studies; `values` are those of each study, `order` the columns from left to right."""
    having: dict[str, set[int]] = {}
    for study, own in values.items():
        for value in own or (NOT_CODED,):
            having.setdefault(value, set()).add(study)
    nowhere = (NOT_CODED,)

    def of(passage: CodedPassage, _code: CodedAs) -> tuple[str, ...]:
        """The values of the passage's study."""
        return values.get(passage.study) or nowhere

    return Across(
        facet,
        tuple(Heading(key, "", {}, words.get(key, {"en": key, "zh": key})) for key in order if key),
        (),
        of,
        {key: frozenset(ids) for key, ids in having.items()},
    )


def coders_across(
    by_coding: Mapping[tuple[int, str], tuple[str, ...]], words: Mapping[str, Words], studies: Mapping[str, Iterable[int]]
) -> Across:  # fmt: skip
    """Columns are the people who coded; `by_coding` says by (passage, code key) who gave the code."""
    nowhere = (NOT_CODED,)

    def of(passage: CodedPassage, code: CodedAs) -> tuple[str, ...]:
        """Who gave a passage a code."""
        return by_coding.get((passage.passage, code.key)) or nowhere

    having = {key: frozenset(ids) for key, ids in studies.items()}
    return Across("coder", tuple(Heading(key, "", {}, words[key]) for key in words), (), of, having)
