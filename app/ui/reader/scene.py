"""What the reader shows at this moment: the page, its rows, and what is hovered, current, selected or proposed.

Panes, gutter and painters all look here; only the panel and the steps of the user change it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from app.ui.reader.columns import Columns, columns
from app.ui.reader.doubts import Doubts
from app.ui.reader.heights import Heights, Line, Table
from app.ui.reader.layout import PairLayout
from app.ui.reader.margin import Margin
from app.ui.reader.marks import Mark, Marked
from app.ui.reader.offsets import Shown
from app.ui.reader.rows import Row
from db.rows import Pair, Passage, Span, Study, StudyCard, Text

LEFT, RIGHT = 0, 1


class Page(Protocol):
    """What a study looks like to the reader (`app.work.reading.Page`)."""

    @property
    def study(self) -> Study:
        """The study itself."""

    @property
    def card(self) -> StudyCard:
        """Its line in the list."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of text it has."""

    @property
    def kind(self) -> str:
        """The kind that is shown."""

    @property
    def left(self) -> Text | None:
        """The English or only text."""

    @property
    def right(self) -> Text | None:
        """The Chinese text."""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Which sentences answer which."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its coded passages."""

    @property
    def sections(self) -> tuple[tuple[int, str], ...]:
        """(start in the left text, key) of each section."""

    @property
    def known(self) -> bool:
        """Whether the pairs are known."""


@dataclass(slots=True)
class Side:
    """One language of the page: its text (None where missing), what is shown of it, its marks and its layout."""

    index: int
    text: Text | None
    lang: str
    shown: Shown
    layout: PairLayout
    marked: Marked
    margin: Margin
    found: list[Span] = field(default_factory=list)

    @property
    def there(self) -> bool:
        """Whether there is a text on this side."""
        return self.text is not None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The words of one side that are proposed as the counterpart; `kept` once the user made them their own."""

    side: int
    start: int
    end: int
    kept: bool = False


@dataclass(slots=True)
class Scene:
    """The page as it stands, in the panel's keeping."""

    page: Page | None = None
    rows: tuple[Row, ...] = ()
    table: Table = field(default_factory=lambda: Table(Heights(0, (), ())))
    line: Line = field(default_factory=lambda: Line.at(100))
    columns: Columns = field(default_factory=lambda: columns(1000, 12))
    sides: tuple[Side, ...] = ()
    hover: int = -1
    hover_pair: int = -1
    row: int = -1
    passage: int | None = None
    proposal: Proposal | None = None
    moving: dict[tuple[int, int], Span] = field(default_factory=dict)
    find_now: tuple[int, int] | None = None
    doubts: Doubts = field(default_factory=Doubts)
    linking: tuple[int, int, int] | None = None
    """Side and stretch of the sentences that are to be linked with others by hand."""
    filling: int | None = None
    """The side that is being translated sentence by sentence."""

    def span(self, side: int, mark: Mark) -> Span:
        """Where a mark stands now: where its ends are being moved to, or where they are kept."""
        return self.moving.get((mark.passage, side), (mark.start, mark.end))

    def number(self, pair: Pair) -> int:
        """The number a pair is called by."""
        return pair.position + 1

    def passage_of(self, passage_id: int | None) -> Passage | None:
        """A passage of the page by its id."""
        if passage_id is None or not self.page:
            return None
        return next((p for p in self.page.passages if p.id == passage_id), None)

    def selected(self, side: int) -> Mark | None:
        """The selected passage's mark on a side."""
        if self.passage is None or side >= len(self.sides):
            return None
        return self.sides[side].marked.of(self.passage)
