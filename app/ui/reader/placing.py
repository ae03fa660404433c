"""Where the reader's parts stand and how large its words are: everything that follows from width and text size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.ui import fonts
from app.ui.reader import making
from app.ui.reader.columns import LEFT_SHARE, STACK_GUTTER, columns
from app.ui.reader.header import PINNED
from app.ui.reader.heights import BETWEEN, COMPACT, TAIL, Line
from app.ui.reader.missing import CARD
from app.ui.reader.scene import LEFT, RIGHT

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

BAR = 12
"""The width of the scroll bar."""
SIZES = (100, 125, 150, 200)


class Placing(QObject):
    """Lays out the panel; `percent`, `fullwidth` and `share` are how the user wants the texts shown."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self.percent = 100
        self.fullwidth = False
        self.share = LEFT_SHARE
        self.compact = False

    @property
    def inner(self) -> int:
        """The width without the scroll bar."""
        return max(0, self.panel.width() - BAR)

    def show_parts(self, there: bool) -> None:
        """Shows the texts, or that no study is chosen; on a side without a text the place to write one."""
        page = self.panel.scene.page
        for part in (*self.panel.panes, self.panel.gutter, self.panel.header):
            part.setVisible(there)
        self.panel.nothing.setVisible(not there)
        one = bool(there and page and not (page.left and page.right)) and self.panel.scene.filling is None
        focused = QApplication.focusWidget()
        if not one and there and focused is not None and self.panel.missing.isAncestorOf(focused):
            self.panel.panes[self.panel.side].setFocus()  # else Qt would hand the keyboard to some button of the header
        self.panel.missing.setVisible(one)
        bare = self.panel.panes[RIGHT if page and page.left else LEFT] if one else None
        for pane in self.panel.panes:  # a side that is covered takes no Tab
            pane.setFocusPolicy(Qt.FocusPolicy.ClickFocus if pane is bare else Qt.FocusPolicy.WheelFocus)
        if one:
            self.panel.missing.raise_()
        self.panel.header.raise_()
        self.panel.finding.raise_()
        table = self.panel.scene.table
        if there and table.stacked and (table.blank, table.heights.tail) != self._spare():
            self.relayout()

    def _spare(self) -> tuple[int, int]:
        """In one column: the room of a side without words, and that below the last row, where a text may be offered."""
        scene = self.panel.scene
        if not scene.columns.stacked:
            return 0, TAIL
        both = all(side.there for side in scene.sides) or scene.filling is not None
        return scene.line.height if both else 0, TAIL + (0 if self.panel.missing.isHidden() else CARD)

    def resized(self, wider: bool) -> None:
        """The panel has another size: a new width lays both texts out again."""
        panel = self.panel
        panel.nothing.setGeometry(panel.rect())
        if wider or not panel.scene.table.heights.count:
            self.relayout()
        else:
            self.place()
            panel.rolling.settle()

    def relayout(self) -> None:
        """Lays both texts out for the present width and size; what was at the top stays at the top."""
        scene = self.panel.scene
        scene.columns = at = columns(self.panel.width(), BAR, self.share)
        kept = self.panel.rolling.keep()
        wide = (at.left_width, at.right_width)
        if at.stacked:
            lefts = (at.left - STACK_GUTTER, at.left - STACK_GUTTER)
            outers = (self.panel.width() - STACK_GUTTER - BAR,) * 2
        else:
            lefts = (at.left, at.right - at.right_pane)
            outers = (at.left_pane, self.panel.width() - at.right_pane - BAR)
        for side in scene.sides:
            side.layout.left, side.layout.width = float(lefts[side.index]), float(wide[side.index])
            side.layout.pane_width = float(outers[side.index])
            side.margin.labels_width = float(at.label)
            side.margin.lanes_wide = at.lanes
            side.margin.most_lanes = 4 if at.label else 1 if at.stacked else 3
            side.margin.forget()
        self.panel.header.place(at, self.inner)
        if scene.sides:
            heights = scene.table.heights
            scene.table.stacked = at.stacked
            scene.table.blank, heights.tail = self._spare()
            heights.forget()
            heights.estimate(making.estimates(scene))
            heights.set_gap(COMPACT if self.compact else BETWEEN)
            heights.set_lead(self.panel.header.beyond)
        self.place()
        self.panel.rolling.restore(kept)
        self.panel.update_all()

    def lead(self) -> None:
        """The texts begin below what now stands above them, which may have more or fewer lines; no line is laid out."""
        kept = self.panel.rolling.keep()
        if self.panel.scene.sides and self.panel.scene.table.heights.set_lead(self.panel.header.beyond):
            self.panel.rolling.restore(kept)
            self.mask()
            self.place_missing()

    def place(self) -> None:
        """Puts the parts where the columns say."""
        at = self.panel.scene.columns
        foot = self.panel.finding.room
        height = max(0, self.panel.height() - PINNED - foot)
        left, right = self.panel.panes
        if at.stacked:
            self.panel.gutter.setGeometry(0, PINNED, STACK_GUTTER, height)
            left.setGeometry(STACK_GUTTER, PINNED, max(0, self.inner - STACK_GUTTER), height)
            right.setGeometry(STACK_GUTTER, PINNED, max(0, self.panel.width() - STACK_GUTTER), height)
            right.stackUnder(self.panel.header)
        else:
            left.setGeometry(0, PINNED, at.left_pane, height)
            self.panel.gutter.setGeometry(at.left_pane, PINNED, at.gutter_width, height)
            right.setGeometry(at.right_pane, PINNED, max(0, self.panel.width() - at.right_pane), height)
        self.mask()
        self.place_missing()
        self.panel.finding.place()
        self.panel.notice.foot = foot
        self.panel.notice.place()
        self.panel.coding.place()

    def mask(self) -> None:
        """In one column the right text lies over the left one: only where its own words stand."""
        scene, right = self.panel.scene, self.panel.panes[RIGHT]
        if not scene.columns.stacked or len(scene.sides) < 2:
            if not right.mask().isEmpty():
                right.clearMask()
            return
        table, layout, off = scene.table, scene.sides[RIGHT].layout, self.panel.rolling.value
        words = QRegion(right.width() - BAR, 0, BAR, right.height())
        for row in table.heights.between(off - 8, off + right.height() + 8):
            room = table.room(row, RIGHT) if table.heights.known(row) else 0
            if room:
                words += QRect(0, layout.top(row) - off - 5, right.width() - BAR, room + 10)
        if right.mask() != words:
            right.setMask(words)

    def place_missing(self) -> None:
        """Puts the place for a translation over the side that has none, below the header."""
        page = self.panel.scene.page
        if not page or self.panel.missing.isHidden():
            return
        at = self.panel.scene.columns
        if at.stacked:
            top = max(self.panel.header.height() + 12, PINNED + self.panel.scene.table.heights.total() - TAIL - CARD)
            top = max(top - self.panel.rolling.value, self.panel.header.height() + 12) if page.left else top
            self.panel.missing.setGeometry(at.left - 14, top, at.left_width + 28, CARD)
            return
        right = page.left is not None
        left = at.right - 14 if right else at.left - 14
        width = (at.right_width if right else at.left_width) + 28
        top = self.panel.header.height() + 12
        self.panel.missing.setGeometry(left, top, width, max(120, min(CARD, self.panel.height() - top - 16)))

    def drag_share(self, by: int) -> None:
        """Shares the width anew while the gutter is dragged by some pixels from where it was seized."""
        at = self.panel.scene.columns
        words = at.left_width + at.right_width
        if not words or at.stacked:
            return
        share = max(0.3, min(0.7, (at.left_width + by) / words))
        if abs(share - self.share) > 0.004:
            self.share = share
            self.relayout()

    def set_share(self, share: float) -> None:
        """Gives the left text so large a part of the width (0.3 to 0.7)."""
        if share != self.share:
            self.share = share
            self.relayout()

    def wheel(self, event: QWheelEvent) -> None:
        """Scrolls the texts when the wheel turns over the header or the gutter."""
        QApplication.sendEvent(self.panel.panes[RIGHT].verticalScrollBar(), event)

    def set_text_size(self, percent: int) -> None:
        """Shows both texts at 100 to 200 %, line and words together."""
        if percent == self.percent:
            return
        self.percent = percent
        line = Line.at(percent)
        self.panel.scene.line = line
        for pane, side in zip(self.panel.panes, self.panel.scene.sides, strict=False):
            side.layout.line = line
            size = line.han if fonts.is_chinese(side.lang) else line.latin
            pane.reading_font(fonts.reading_font(side.lang, size))
        self.relayout()

    def zoom(self, step: int) -> None:
        """Goes to the next larger (+1) or smaller (-1) text size and says so."""
        at = min(range(len(SIZES)), key=lambda k: abs(SIZES[k] - self.percent))
        size = SIZES[max(0, min(len(SIZES) - 1, at + step))]
        if size != self.percent:
            self.set_text_size(size)
            self.panel.text_size_chosen.emit(size)

    def set_fullwidth(self, on: bool) -> None:
        """Shows Chinese punctuation at full width, or as it is stored; the text itself is not touched."""
        if on == self.fullwidth:
            return
        self.fullwidth = on
        if self.panel.scene.page:
            spans = [pane.selected() for pane in self.panel.panes]
            kept, passage, row = self.panel.rolling.keep(), self.panel.scene.passage, self.panel.scene.row
            self.panel.showing.refill()
            self.relayout()
            for pane, span in zip(self.panel.panes, spans, strict=True):
                pane.select(*span)
            self.panel.scene.passage, self.panel.scene.row = passage, row
            self.panel.rolling.restore(kept)
