"""What a counted chart is made of: plain, frozen facts that the screen, the table and the paper all read.

Words in two languages are mappings with the keys 'en' and 'zh' (a key may be missing or its text empty).
Everything here turns into JSON by `dataclasses.asdict`. Nothing here counts: `app.report.chart` does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from app.report.late import Late

Words = Mapping[str, str]
Sign = Literal["barrier", "facilitator", "other"]
"""What a code says of integration; `other` is a code that is neither a barrier nor a facilitator (an outcome, a method)."""

Evidence = Literal["result", "interpretation", "not_judged", "implied"]
CellState = Literal["marks", "not_mentioned", "absent", "hidden", "no_study"]

MOST_LETTERS = 9
"""Up to so many studies, and only with distinct initials, marks carry a letter."""

NOT_CODED = ""
"""Key of the column that takes passages whose care model nobody coded."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One study in one cell under one sign; drawn filled, hollow or dotted by its strongest evidence.

    Filled is 'result'; hollow is 'interpretation' and 'not_judged' (a passage no finding rests on); dotted is 'implied'.
    `letter` is empty when the library is too large for letters; `passages` and `findings` are database ids.
    """

    study: int
    letter: str
    sign: Sign
    evidence: Evidence
    passages: tuple[int, ...]
    findings: tuple[int, ...]


class LateMarks(Late[Mark]):
    """The marks of a cell of a large library: counted without being made."""

    __slots__ = ()

    def number(self, sign: Sign, unit: str) -> int:
        """How many studies, findings or passages stand here under one sign."""
        raise NotImplementedError

    def of_sign(self, sign: Sign) -> Sequence[Mark]:
        """The marks of one sign."""
        raise NotImplementedError

    def results(self, sign: Sign) -> int:
        """How many studies of one sign stand here by a reported result."""
        raise NotImplementedError

    def leading(self, sign: str, most: int) -> tuple[Mark, ...]:
        """The first marks of one sign in the order of evidence, the strongest first."""
        raise NotImplementedError

    def strongest(self, most: int) -> tuple[Mark, ...]:
        """The marks of so many passages of each sign, the strongest evidence first."""
        raise NotImplementedError

    def passages(self) -> int:
        """How many passages stand here."""
        raise NotImplementedError

    def together(self, cells: Sequence[LateMarks], sign: str) -> tuple[list[int], list[int], list[int]]:
        """The studies, findings and passages of several cells of this chart."""
        raise NotImplementedError


class LateKeys(Late["StudyKey"]):
    """Whose marks there are in a large library."""

    __slots__ = ()

    def of(self, studies: Sequence[int]) -> Sequence[StudyKey]:
        """The lines of a few studies."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a theme meets a care model: the studies that speak, or the reason why the place is empty.

    `hidden` and `absent` count studies: those a filter keeps out of this cell and those that looked and found nothing.
    """

    row: str
    col: str
    marks: Sequence[Mark] = ()
    state: CellState = "not_mentioned"
    hidden: int = 0
    absent: int = 0

    def studies(self, sign: Sign) -> Sequence[Mark]:
        """The marks of one sign, one for each study."""
        if isinstance(self.marks, LateMarks):
            return self.marks.of_sign(sign)
        return tuple(mark for mark in self.marks if mark.sign == sign)

    def results(self, sign: Sign) -> int:
        """How many studies of one sign stand in the cell by a reported result."""
        if isinstance(self.marks, LateMarks):
            return self.marks.results(sign)
        return sum(mark.evidence == "result" for mark in self.studies(sign))

    def number(self, sign: Sign, unit: str = "studies") -> int:
        """How many studies, findings or passages stand in the cell under one sign."""
        if isinstance(self.marks, LateMarks):
            return self.marks.number(sign, unit)
        own = self.studies(sign)
        if unit == "findings":
            return len({one for mark in own for one in mark.findings})
        if unit == "passages":
            return len({one for mark in own for one in mark.passages})
        return len(own)


@dataclass(frozen=True, slots=True)
class Column:
    """A care model, or a whole group without any study folded into one column.

    `short` breaks at '|'. `asked` and `asked_partly` count studies that asked about barriers. `hidden_studies` are
    studies of this model that a filter took out. `folded` names the models of a folded group, else it is empty;
    `rolled` those of a country that is shown as the union of its models.
    """

    key: str
    group: str
    short: Words
    label: Words
    studies: int
    asked: int
    asked_partly: int
    folded: tuple[str, ...] = ()
    hidden_studies: int = 0
    rolled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A theme or code with the unions over all its columns: how many studies met a barrier, how many a facilitator.

    The three numbers are in the chart's unit. A row that others name as their `parent` is the union of those below it;
    `folded` says that they are not shown.
    """

    key: str
    label: Words
    short: Words
    barrier_studies: int = 0
    facilitator_studies: int = 0
    other_studies: int = 0
    parent: str = ""
    is_parent: bool = False
    folded: bool = False

    def total(self, sign: Sign) -> int:
        """The row's number under one sign."""
        return {"barrier": self.barrier_studies, "facilitator": self.facilitator_studies}.get(sign, self.other_studies)


@dataclass(frozen=True, slots=True)
class Group:
    """A country of care above its columns."""

    key: str
    label: Words


@dataclass(frozen=True, slots=True)
class StudyKey:
    """A line of the letter key: whose mark this is."""

    study: int
    letter: str
    citation: Words


@dataclass(frozen=True, slots=True)
class AllColumn:
    """The heads of the right-hand column: the whole library as filtered."""

    studies: int
    asked: int
    asked_partly: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The Matrix as numbers: one object for the painter, the table beside it and the paper.

    `cells` run row by row in the order of `rows` and `columns`. `n_drawn` and `n_background_left_out` count findings,
    `n_not_judged` passages that no finding rests on but that are drawn, `n_hidden` findings kept out by other filters.
    `bars` says that some cell holds more than two studies of one sign.
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    cells: tuple[Cell, ...]
    all_column: AllColumn
    study_keys: Sequence[StudyKey]
    n_studies: int
    n_drawn: int
    n_background_left_out: int
    n_not_judged: int = 0
    n_hidden: int = 0
    filters: tuple[Words, ...] = ()
    bars: bool = False
    row_facet: str = "theme"
    col_facet: str = "model"
    unit: str = "studies"

    def cell(self, row: str, col: str) -> Cell:
        """The cell of a theme and a column; KeyError where the chart has no such place."""
        row_at = next((at for at, one in enumerate(self.rows) if one.key == row), None)
        col_at = next((at for at, one in enumerate(self.columns) if one.key == col), None)
        if row_at is None or col_at is None:
            raise KeyError((row, col))
        return self.cells[row_at * len(self.columns) + col_at]

    def row(self, key: str) -> Row:
        """The row of a theme; KeyError where there is none."""
        for one in self.rows:
            if one.key == key:
                return one
        raise KeyError(key)

    def column(self, key: str) -> Column:
        """The column of a care model; KeyError where there is none."""
        for one in self.columns:
            if one.key == key:
                return one
        raise KeyError(key)

    def group(self, key: str) -> Group:
        """The country of a column; KeyError where there is none."""
        for one in self.groups:
            if one.key == key:
                return one
        raise KeyError(key)

    def citations(self, studies: Sequence[int]) -> dict[int, Words]:
        """The short citations of a few studies."""
        keys = self.study_keys.of(studies) if isinstance(self.study_keys, LateKeys) else self.study_keys
        return {key.study: key.citation for key in keys}

    @property
    def letters(self) -> bool:
        """Whether marks carry a letter of their study."""
        return len(self.study_keys) <= MOST_LETTERS and any(one.letter for one in self.study_keys)
