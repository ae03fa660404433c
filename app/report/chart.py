"""Counts coded passages into the Matrix: which study speaks of which theme under which care model.

Decision 2 of the design: a study stands in a cell (theme, model, sign) when one passage carries both a code of that
sign and theme and the model's code. Studies count once for each cell; totals are unions of studies, never sums.
Offsets, words and databases are unknown here; the input is what somebody coded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.report.axes import Across, Down, models_across, themes_down
from app.report.charted import (
    MOST_LETTERS,
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
from app.report.coded import ChartModel, ChartStudy, CodedAs, CodedPassage

__all__ = [
    "BACKGROUND",
    "CHART_SIGNS",
    "MOST_LETTERS",
    "SIGNS",
    "ChartModel",
    "ChartStudy",
    "CodedAs",
    "CodedPassage",
    "build_chart",
    "evidence_of",
    "folded_group",
    "letters_of",
    "sign_of",
    "strength",
    "strongest",
    "study_keys",
    "with_totals",
]

SIGNS: tuple[Sign, ...] = ("barrier", "facilitator")
CHART_SIGNS: tuple[Sign, ...] = (*SIGNS, "other")
_STRENGTH: dict[Evidence, int] = {"result": 3, "interpretation": 2, "not_judged": 1, "implied": 0}
_EVIDENCE: dict[str, Evidence] = {
    "reported_result": "result",
    "author_interpretation": "interpretation",
    "recommendation": "interpretation",
    "background_claim": "interpretation",
}
BACKGROUND = "background_claim"


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

    down: Down
    across: Across
    with_background: bool
    modes: frozenset[str]
    places: dict[tuple[str, str], _Place] = field(default_factory=lambda: defaultdict(_Place))
    drawn: set[int] = field(default_factory=set)
    background: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    not_judged: set[int] = field(default_factory=set)

    def lets_in(self, code: CodedAs) -> bool:
        """Whether a filter on explicit and implied codings lets a code in."""
        return not self.modes or code.mode == "absent" or code.mode in self.modes


def build_chart(
    passages: Iterable[CodedPassage],
    studies: Sequence[ChartStudy],
    models: Sequence[ChartModel],
    themes: Sequence[Row],
    groups: Sequence[Group],
    *,
    filters: tuple[Words, ...] = (),
    background: bool = False,
    down: Down | None = None,
    across: Across | None = None,
    modes: Sequence[str] = (),
    unit: str = "studies",
) -> Chart:
    """Counts the Matrix; `models` and `themes` give the order, `background` also draws background claims (hollow).

    A model code that is not among `models` (a form of integration) says nothing about the column. A passage without
    a model takes its study's only model, else it stands in the column NOT_CODED, which exists only when it is needed.
    `down` and `across` put something else into rows and columns; `modes` keeps explicit or implied codings only.
    """
    passages = tuple(passages)
    down = down or themes_down(themes)
    across = across or models_across(passages, studies, models, groups)
    shown = {study.study for study in studies if study.shown}
    tally = _Tally(down, across, background, frozenset(modes))
    for passage in passages:
        _count(passage, tally, passage.study in shown)
    columns = _columns(across, studies, tally)
    letters = letters_of([study for study in studies if study.shown])
    rows = down.rows
    cells = tuple(_cell(row.key, column, tally, letters) for row in rows for column in columns)
    width = len(columns)
    return Chart(
        rows=tuple(with_totals(row, cells[at * width : (at + 1) * width], unit) for at, row in enumerate(rows)),
        columns=columns,
        groups=tuple(group for group in across.groups if any(column.group == group.key for column in columns)),
        cells=cells,
        all_column=AllColumn(*_asked(studies, shown)),
        study_keys=study_keys(studies, letters),
        n_studies=len(shown),
        n_drawn=len(tally.drawn),
        n_background_left_out=len(tally.background - tally.drawn),
        n_not_judged=len(tally.not_judged),
        n_hidden=len(tally.hidden - tally.drawn - tally.background),
        filters=filters,
        bars=unit != "studies" or any(len(cell.studies(sign)) > 2 for cell in cells for sign in CHART_SIGNS),
        row_facet=down.facet,
        col_facet=across.facet,
        unit=unit,
    )


def _count(passage: CodedPassage, tally: _Tally, study_shown: bool) -> None:
    """Puts one passage into every cell it speaks of."""
    signed = [(code, rows) for code in passage.codes if (rows := tally.down.of(code))]
    if not signed:
        return
    wanted = {one for one, status in passage.findings if tally.with_background or status != BACKGROUND}
    left_out = bool(passage.findings) and not wanted
    kept_out = passage.hidden or not study_shown or not any(tally.lets_in(code) for code, _ in signed)
    if kept_out:
        tally.hidden |= {one for one, _ in passage.findings}
    elif left_out:
        tally.background |= {one for one, _ in passage.findings}
    else:
        tally.drawn |= wanted
        tally.background |= {one for one, _ in passage.findings} - wanted
        if not passage.findings:
            tally.not_judged.add(passage.passage)
    statuses = [status for one, status in passage.findings if one in wanted]
    for own, rows in signed:
        for column in tally.across.of(passage, own):
            code = tally.across.paired(passage, own, column) if tally.across.paired else own
            hidden = kept_out or left_out or not tally.lets_in(code)
            for row in rows:
                place = tally.places[row, column]
                if hidden:
                    place.hidden.add(passage.study)
                elif code.mode == "absent":
                    place.absent.add(passage.study)
                else:
                    _mark(place, code, passage, statuses, wanted)


def _mark(place: _Place, code: CodedAs, passage: CodedPassage, statuses: list[str], findings: set[int]) -> None:
    """Adds a passage to a study's mark; the strongest evidence wins."""
    sign = sign_of(code.facet)
    evidence: Evidence = "implied"
    if code.mode != "implied":
        evidence = strongest([_EVIDENCE.get(status, "not_judged") for status in statuses])
    key = (sign, passage.study)
    place.evidence[key] = strongest([evidence, *([place.evidence[key]] if key in place.evidence else [])])
    place.passages[key].add(passage.passage)
    place.findings[key] |= findings


def sign_of(facet: str) -> Sign:
    """The sign under which a code of a facet is counted."""
    return "barrier" if facet == "barrier" else "facilitator" if facet == "facilitator" else "other"


def strongest(evidence: Iterable[Evidence]) -> Evidence:
    """The strongest of several grounds: result, interpretation or recommendation, not judged, implied."""
    return max(evidence, key=_STRENGTH.__getitem__, default="not_judged")


def strength(evidence: Evidence) -> int:
    """How strong a ground is, 0 for the weakest."""
    return _STRENGTH[evidence]


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


def _columns(across: Across, studies: Sequence[ChartStudy], tally: _Tally) -> tuple[Column, ...]:
    """The columns in order; a group without any study, shown or filtered out, becomes one folded column."""
    columns: list[Column] = []
    for group in [group.key for group in across.groups] or [""]:
        inside: list[Column] = []
        for one in across.headings:
            if one.group != group:
                continue
            having = across.having.get(one.key, frozenset())
            filtered = sum(study.study in having and not study.shown for study in studies)
            if having or one.always:
                counts = _asked(studies, having)
                inside.append(Column(one.key, one.group, one.short, one.label, *counts, (), filtered, one.rolled))
        if group and inside and not any(column.studies or column.hidden_studies for column in inside):
            inside = [folded_group(group, inside)]
        columns += inside
    loose = {passage for (_, column), place in tally.places.items() if column == NOT_CODED for passage in _who(place)}
    loose |= across.having.get(NOT_CODED, frozenset()) if loose else frozenset()
    if loose:
        filtered = sum(study.study in loose and not study.shown for study in studies)
        columns.append(Column(NOT_CODED, "", *across.unknown, *_asked(studies, loose), (), filtered))
    return tuple(columns)


def _who(place: _Place) -> set[int]:
    """Every study that has to do with a cell, drawn or not."""
    return {study for _, study in place.evidence} | place.absent | place.hidden


def folded_group(group: str, inside: Sequence[Column]) -> Column:
    """One column in place of a group that no study is about (a single model keeps its own)."""
    if len(inside) == 1:
        return inside[0]
    n = len(inside)
    words = {"en": f"{n} models", "zh": f"{n} 种模式"}
    return Column(f"{group}.*", group, words, words, 0, 0, 0, tuple(column.key for column in inside))


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


def with_totals(row: Row, cells: Sequence[Cell], unit: str = "studies") -> Row:
    """A row with the unions of its studies (or findings, or passages) over its cells."""
    found: dict[Sign, set[int]] = {}
    for sign in CHART_SIGNS:
        if unit == "studies":
            found[sign] = {mark.study for cell in cells for mark in cell.marks if mark.sign == sign}
        else:
            found[sign] = {
                one
                for cell in cells
                for mark in cell.marks
                if mark.sign == sign
                for one in (mark.findings if unit == "findings" else mark.passages)
            }
    return replace(
        row,
        barrier_studies=len(found["barrier"]),
        facilitator_studies=len(found["facilitator"]),
        other_studies=len(found["other"]),
    )


def _initial(study: ChartStudy) -> str:
    """The first letter of a study's short citation."""
    text = (study.citation.get("en") or study.citation.get("zh") or "").strip()
    return text[:1].upper()


def letters_of(studies: Sequence[ChartStudy]) -> dict[int, str]:
    """A letter for each study while there are few of them and no two begin alike."""
    initials = [_initial(study) for study in studies]
    if len(studies) > MOST_LETTERS or "" in initials or len(set(initials)) < len(initials):
        return {}
    return {study.study: initial for study, initial in zip(studies, initials, strict=True)}


def study_keys(studies: Sequence[ChartStudy], letters: dict[int, str]) -> tuple[StudyKey, ...]:
    """The letter key, in the order of letters, else of citations."""
    keys = [StudyKey(study.study, letters.get(study.study, ""), study.citation) for study in studies if study.shown]
    return tuple(sorted(keys, key=lambda key: (key.letter, key.citation.get("en", ""), key.study)))
