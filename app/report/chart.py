"""Counts coded passages into the Matrix: which study speaks of which theme under which care model.

Decision 2 of the design: a study stands in a cell (theme, model, sign) when one passage carries both a code of that
sign and theme and the model's code. Studies count once for each cell; totals are unions of studies, never sums.
Offsets, words and databases are unknown here; the input is what somebody coded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.report.model import (
    NOT_CODED,
    AllColumn,
    Cell,
    CellState,
    Chart,
    Column,
    Evidence,
    Group,
    Mark,
    Row,
    Sign,
    StudyKey,
    Words,
)

SIGNS: tuple[Sign, ...] = ("barrier", "facilitator")
MOST_LETTERS = 9
"""Up to so many studies, and only with distinct initials, marks carry a letter."""

_STRENGTH: dict[Evidence, int] = {"result": 3, "interpretation": 2, "not_judged": 1, "implied": 0}
_EVIDENCE: dict[str, Evidence] = {
    "reported_result": "result",
    "author_interpretation": "interpretation",
    "recommendation": "interpretation",
    "background_claim": "interpretation",
}
BACKGROUND = "background_claim"
_NOT_CODED_WORDS = {"en": "Model not coded", "zh": "未编码模式"}
_NOT_CODED_SHORT = {"en": "Model|not coded", "zh": "模式|未编码"}


@dataclass(frozen=True, slots=True)
class CodedAs:
    """One code of a passage: `facet` model, barrier, facilitator (others are passed over), the code's key and theme."""

    facet: str
    key: str
    theme: str = ""
    mode: Literal["explicit", "implied", "absent"] = "explicit"


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A passage with its codes and the findings that rest on it as (finding id, evidence status).

    `hidden` says that a filter of the reader keeps it out; background claims are left out by `build_chart` itself.
    """

    study: int
    passage: int
    codes: tuple[CodedAs, ...]
    findings: tuple[tuple[int, str], ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ChartStudy:
    """A study: its stated care models, whether it asked about barriers, its short citation, and if filters let it in."""

    study: int
    models: tuple[str, ...] = ()
    asked: Literal["yes", "partly", "no", ""] = ""
    citation: Words = field(default_factory=dict)
    shown: bool = True


@dataclass(frozen=True, slots=True)
class ChartModel:
    """A care model that may become a column; one that is not `always` there needs a study to get its column."""

    key: str
    group: str
    short: Words
    label: Words
    always: bool = True


@dataclass(slots=True)
class _Place:
    """What gathers in one cell while passages are counted."""

    evidence: dict[tuple[Sign, int], Evidence] = field(default_factory=dict)
    passages: dict[tuple[Sign, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    findings: dict[tuple[Sign, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    absent: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Tally:
    """All cells, and the findings drawn, left out and hidden on the way."""

    places: dict[tuple[str, str], _Place] = field(default_factory=lambda: defaultdict(_Place))
    drawn: set[int] = field(default_factory=set)
    background: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    not_judged: set[int] = field(default_factory=set)


def build_chart(
    passages: Iterable[CodedPassage],
    studies: Sequence[ChartStudy],
    models: Sequence[ChartModel],
    themes: Sequence[Row],
    groups: Sequence[Group],
    *,
    filters: tuple[Words, ...] = (),
    background: bool = False,
) -> Chart:
    """Counts the Matrix; `models` and `themes` give the order, `background` also draws background claims (hollow).

    A model code that is not among `models` (a form of integration) says nothing about the column. A passage without
    a model takes its study's only model, else it stands in the column NOT_CODED, which exists only when it is needed.
    """
    passages = tuple(passages)
    known = {model.key for model in models}
    models_of = _models_of(passages, studies, known)
    shown = {study.study for study in studies if study.shown}
    tally = _Tally()
    themes_known = {theme.key for theme in themes}
    for passage in passages:
        _count(passage, tally, models_of, known, themes_known, passage.study in shown, background)
    columns = _columns(models, groups, studies, models_of, tally)
    letters = _letters([study for study in studies if study.shown])
    cells = tuple(_cell(theme.key, column, tally, letters) for theme in themes for column in columns)
    return Chart(
        rows=tuple(_with_totals(theme, cells) for theme in themes),
        columns=columns,
        groups=tuple(group for group in groups if any(column.group == group.key for column in columns)),
        cells=cells,
        all_column=AllColumn(*_asked(studies, shown)),
        study_keys=_study_keys(studies, letters),
        n_studies=len(shown),
        n_drawn=len(tally.drawn),
        n_background_left_out=len(tally.background - tally.drawn),
        n_not_judged=len(tally.not_judged),
        n_hidden=len(tally.hidden - tally.drawn - tally.background),
        filters=filters,
        bars=any(len(cell.studies(sign)) > 2 for cell in cells for sign in SIGNS),
    )


def _models_of(
    passages: Sequence[CodedPassage], studies: Sequence[ChartStudy], known: set[str]
) -> dict[int, frozenset[str]]:
    """The care models of each study: those it states and those its passages are coded with."""
    found: dict[int, set[str]] = {study.study: set(study.models) & known for study in studies}
    for passage in passages:
        for code in passage.codes:
            if code.facet == "model" and code.mode != "absent" and code.key in known:
                found.setdefault(passage.study, set()).add(code.key)
    return {study: frozenset(models) for study, models in found.items()}


def _count(
    passage: CodedPassage,
    tally: _Tally,
    models_of: dict[int, frozenset[str]],
    known: set[str],
    themes: set[str],
    study_shown: bool,
    background: bool,
) -> None:
    """Puts one passage into every cell it speaks of."""
    signed = [code for code in passage.codes if code.facet in SIGNS and code.theme in themes]
    if not signed:
        return
    own = {c.key for c in passage.codes if c.facet == "model" and c.mode != "absent" and c.key in known}
    if not own:
        only = models_of.get(passage.study, frozenset())
        own = set(only) if len(only) == 1 else {NOT_CODED}
    wanted = {one for one, status in passage.findings if background or status != BACKGROUND}
    left_out = bool(passage.findings) and not wanted
    if passage.hidden or not study_shown:
        tally.hidden |= {one for one, _ in passage.findings}
    elif left_out:
        tally.background |= {one for one, _ in passage.findings}
    else:
        tally.drawn |= wanted
        tally.background |= {one for one, _ in passage.findings} - wanted
        if not passage.findings:
            tally.not_judged.add(passage.passage)
    statuses = [status for one, status in passage.findings if one in wanted]
    for code in signed:
        for model in own:
            place = tally.places[code.theme, model]
            if passage.hidden or not study_shown or left_out:
                place.hidden.add(passage.study)
            elif code.mode == "absent":
                place.absent.add(passage.study)
            else:
                _mark(place, code, passage, statuses, wanted)


def _mark(place: _Place, code: CodedAs, passage: CodedPassage, statuses: list[str], findings: set[int]) -> None:
    """Adds a passage to a study's mark; the strongest evidence wins."""
    sign: Sign = "barrier" if code.facet == "barrier" else "facilitator"
    evidence: Evidence = "implied"
    if code.mode != "implied":
        evidence = strongest([_EVIDENCE.get(status, "not_judged") for status in statuses])
    key = (sign, passage.study)
    place.evidence[key] = strongest([evidence, *([place.evidence[key]] if key in place.evidence else [])])
    place.passages[key].add(passage.passage)
    place.findings[key] |= findings


def strongest(evidence: Iterable[Evidence]) -> Evidence:
    """The strongest of several grounds: result, interpretation or recommendation, not judged, implied."""
    return max(evidence, key=_STRENGTH.__getitem__, default="not_judged")


def evidence_of(status: str, mode: str = "explicit") -> Evidence:
    """The look of a mark for a finding's status and the mode of one coding."""
    return "implied" if mode == "implied" else _EVIDENCE.get(status, "not_judged")


def _asked(studies: Iterable[ChartStudy], among: set[int] | frozenset[int]) -> tuple[int, int, int]:
    """How many studies, and how many of them asked about barriers, wholly and in part."""
    chosen = [study for study in studies if study.study in among and study.shown]
    return (
        len(chosen),
        sum(study.asked == "yes" for study in chosen),
        sum(study.asked == "partly" for study in chosen),
    )


def _columns(
    models: Sequence[ChartModel],
    groups: Sequence[Group],
    studies: Sequence[ChartStudy],
    models_of: dict[int, frozenset[str]],
    tally: _Tally,
) -> tuple[Column, ...]:
    """The columns in order; a group without any study, shown or filtered out, becomes one folded column."""
    columns: list[Column] = []
    for group in groups:
        inside: list[Column] = []
        for model in models:
            if model.group != group.key:
                continue
            having = {study for study, of in models_of.items() if model.key in of}
            filtered = sum(study.study in having and not study.shown for study in studies)
            if having or model.always:
                counts = _asked(studies, having)
                inside.append(Column(model.key, group.key, model.short, model.label, *counts, (), filtered))
        if inside and not any(column.studies or column.hidden_studies for column in inside):
            inside = [_folded(group, inside)]
        columns += inside
    loose = {passage for (_, model), place in tally.places.items() if model == NOT_CODED for passage in _who(place)}
    if loose:
        filtered = sum(study.study in loose and not study.shown for study in studies)
        columns.append(Column(NOT_CODED, "", _NOT_CODED_SHORT, _NOT_CODED_WORDS, *_asked(studies, loose), (), filtered))
    return tuple(columns)


def _who(place: _Place) -> set[int]:
    """Every study that has to do with a cell, drawn or not."""
    return {study for _, study in place.evidence} | place.absent | place.hidden


def _folded(group: Group, inside: Sequence[Column]) -> Column:
    """One column in place of a group that no study is about (a single model keeps its own)."""
    if len(inside) == 1:
        return inside[0]
    n = len(inside)
    words = {"en": f"{n} models", "zh": f"{n} 种模式"}
    return Column(f"{group.key}.*", group.key, words, words, 0, 0, 0, tuple(column.key for column in inside))


def _cell(row: str, column: Column, tally: _Tally, letters: dict[int, str]) -> Cell:
    """One cell with its marks in a fixed order, or with the reason for its emptiness."""
    place = tally.places.get((row, column.key), _Place())
    marks = tuple(
        Mark(
            study,
            letters.get(study, ""),
            sign,
            place.evidence[sign, study],
            tuple(sorted(place.passages[sign, study])),
            tuple(sorted(place.findings[sign, study])),
        )
        for sign, study in sorted(place.evidence, key=lambda key: (key[0], letters.get(key[1], ""), key[1]))
    )
    hidden = len(place.hidden - {mark.study for mark in marks} - place.absent)
    state: CellState = "not_mentioned"
    if marks:
        state = "marks"
    elif place.absent:
        state = "absent"
    elif hidden or (not column.studies and column.hidden_studies):
        state, hidden = "hidden", hidden or column.hidden_studies
    elif not column.studies:
        state = "no_study"
    return Cell(row, column.key, marks, state, hidden, len(place.absent))


def _with_totals(theme: Row, cells: Sequence[Cell]) -> Row:
    """A theme with the unions of its studies over all columns."""
    studies = {
        sign: {mark.study for cell in cells if cell.row == theme.key for mark in cell.studies(sign)} for sign in SIGNS
    }
    return Row(theme.key, theme.label, theme.short, len(studies["barrier"]), len(studies["facilitator"]))


def _initial(study: ChartStudy) -> str:
    """The first letter of a study's short citation."""
    text = (study.citation.get("en") or study.citation.get("zh") or "").strip()
    return text[:1].upper()


def _letters(studies: Sequence[ChartStudy]) -> dict[int, str]:
    """A letter for each study while there are few of them and no two begin alike."""
    initials = [_initial(study) for study in studies]
    if len(studies) > MOST_LETTERS or "" in initials or len(set(initials)) < len(initials):
        return {}
    return {study.study: initial for study, initial in zip(studies, initials, strict=True)}


def _study_keys(studies: Sequence[ChartStudy], letters: dict[int, str]) -> tuple[StudyKey, ...]:
    """The letter key, in the order of letters, else of citations."""
    keys = [StudyKey(study.study, letters.get(study.study, ""), study.citation) for study in studies if study.shown]
    return tuple(sorted(keys, key=lambda key: (key.letter, key.citation.get("en", ""), key.study)))
