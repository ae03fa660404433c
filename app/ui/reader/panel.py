"""The reader as one panel: two panes, the gutter between them, the header above, and what floats over them.

It shows a page, follows changes of the library, and tells by signals what the user meant; it writes nothing itself.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui import fonts, language, theme
from app.ui.reader.bits import Plain
from app.ui.reader.coding import Coding
from app.ui.reader.doubting import Doubting
from app.ui.reader.edit import Editing
from app.ui.reader.find import FindBar
from app.ui.reader.gutter import Gutter
from app.ui.reader.header import Header
from app.ui.reader.hearing import Hearing
from app.ui.reader.inspector import Inspector
from app.ui.reader.keys import Keys
from app.ui.reader.linking import Linking
from app.ui.reader.means import Means
from app.ui.reader.mending import Mending
from app.ui.reader.menus import Menus
from app.ui.reader.missing import Missing
from app.ui.reader.notice import Notice
from app.ui.reader.outline import ReaderOutline
from app.ui.reader.pane import Pane
from app.ui.reader.placing import Placing
from app.ui.reader.rolling import Rolling
from app.ui.reader.scene import LEFT, RIGHT, Page, Scene
from app.ui.reader.showing import Showing
from app.ui.reader.speed import Speed
from app.ui.reader.stepping import Stepping
from app.ui.reader.suggesting import Suggesting
from app.ui.reader.wordings import WordingsCard
from db.rows import Code


class ReaderPanel(ReaderOutline):
    """Shows a study in two languages and lets it be coded. Ids are rows', offsets code points of the stored texts."""

    def __init__(self, means: Means | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.means = means or Means()
        self.scene = Scene()
        self.codes: dict[int, Code] = {}
        self.panes = (Pane(LEFT, self.scene, self), Pane(RIGHT, self.scene, self))
        self.gutter = Gutter(self.scene, self)
        self.header = Header(self)
        self.missing = Missing(self, after=self.panes[RIGHT])
        self.notice = Notice(self)
        self.nothing = Plain(parent=self)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("tone", "text2")
        self.placing = Placing(self)
        self.rolling = Rolling(self)
        self.showing = Showing(self)
        self.hearing = Hearing(self)
        self.stepping = Stepping(self)
        self.inspector: Inspector | None = None
        self.speed = Speed(self)
        self.coding = Coding(self)
        self.suggesting = Suggesting(self)
        self.mending = Mending(self)
        self.linking = Linking(self)
        self.doubting = Doubting(self)
        self.wordings: WordingsCard | None = None
        self.editing = Editing(self)
        self.finding = FindBar(self)
        self.menus = Menus(self)
        self.keys = Keys(self)
        self._focused = LEFT
        self._worded = 0
        self._connect()
        self.setFocusProxy(self.panes[LEFT])
        self._word()
        self.placing.show_parts(False)

    def _connect(self) -> None:
        for pane in self.panes:
            pane.hovered.connect(self.hover)
            pane.cursorPositionChanged.connect(lambda p=pane: self._caret_moved(p))
            pane.selectionChanged.connect(lambda p=pane: self._selection_changed(p))
            pane.clicked.connect(lambda point, p=pane: self.stepping.click(p.index, point))
            pane.margin_clicked.connect(self.select_passage)
            pane.dragged.connect(lambda first, point, p=pane: self.coding.drag(p.index, first, point))
            pane.dropped.connect(self.coding.drop)
            pane.settled.connect(lambda p=pane: self.coding.settled(p.index))
            pane.zoomed.connect(self.placing.zoom)
            pane.tells = self.hearing.codes_of
            pane.menu_wanted.connect(lambda at, p=pane: self.menus.open(p.index, at))
            pane.carry = partial(self.menus.carried, pane.index)
            pane.pointed.connect(lambda row, point, p=pane: self.doubting.point(p.index, row, point))
        self.gutter.menu_wanted.connect(self.menus.open_pair)
        self.gutter.hovered.connect(lambda row: self.hover(row, -1))
        self.gutter.toggled.connect(self.stepping.toggle)
        self.gutter.pressed.connect(self.stepping.to_row)
        self.gutter.dragged.connect(self.placing.drag_share)
        self.gutter.drag_ended.connect(lambda: self.share_chosen.emit(self.placing.share))
        self.gutter.wheeled.connect(self.placing.wheel)
        self.header.wheeled.connect(self.placing.wheel)
        self.header.title.link_opened.connect(self.link_opened)
        self.header.head.kind_chosen.connect(self.text_kind_chosen)
        self.header.head.provenance_chosen.connect(self.provenance_chosen)
        self.header.head.reviewed_chosen.connect(self.reviewed_chosen)
        self.header.head.wordings_wanted.connect(self._show_wordings)
        self.missing.offered.connect(self._offer)
        self.missing.by_sentence.connect(self._by_sentence)
        self.missing.machine_wanted.connect(self.machine_wanted)

    # -- what is shown -----------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page that is shown; None for none."""
        return self.scene.page

    @property
    def side(self) -> int:
        """The side the user is in: 0 left, 1 right."""
        return self._focused

    def show_page(self, page: Page | None, passage: int | None = None) -> None:
        """Shows a page from its top, or at a passage of it; None shows that no study is chosen."""
        self.showing.show(page, passage)

    def refresh(self, change: object) -> None:
        """Takes a change of the library into account (`app.work.change.Change`), asking for the page anew if need be."""
        self.showing.refresh(change)

    def update_page(self, page: Page) -> None:
        """Shows the same study as it is now; caret, selection and place on the page stay where they were."""
        self.showing.update(page)

    # -- looks -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.placing.resized(event.size().width() != event.oldSize().width())

    def set_text_size(self, percent: int) -> None:
        """Shows both texts at 100 to 200 %, line and words together."""
        self.placing.set_text_size(percent)

    def set_fullwidth(self, on: bool) -> None:
        """Shows Chinese punctuation at full width, or as it is stored; the text itself is not touched."""
        self.placing.set_fullwidth(on)

    def set_density(self, density: str) -> None:
        """Stands the pairs closer ("compact") or at their usual distance ("comfortable")."""
        if self.placing.compact != (density == "compact"):
            self.placing.compact = density == "compact"
            self.placing.relayout()

    def set_single_keys(self, on: bool) -> None:
        """Switches the keys without Ctrl or Alt on or off; what they do stays in the menus."""
        self.keys.allow_single(on)

    def set_share(self, share: float) -> None:
        """Gives the left text so large a part of the width (0.3 to 0.7)."""
        self.placing.set_share(share)

    def hover(self, row: int, pair: int) -> None:
        """Lights a pair on both sides; only the row left and the row entered are painted anew."""
        scene = self.scene
        if (row, pair) == (scene.hover, scene.hover_pair) or row >= scene.table.heights.count:
            return
        before = scene.hover
        scene.hover, scene.hover_pair = row, pair
        self.update_rows({before, row})

    def update_rows(self, rows: set[int]) -> None:
        """Paints some rows anew in both panes and the gutter."""
        for row in rows:
            if row >= 0:
                for pane in self.panes:
                    pane.update_row(row)
                self.gutter.update_row(row)

    def update_all(self) -> None:
        """Paints everything anew."""
        for pane in self.panes:
            pane.viewport().update()
        self.gutter.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.current().color("page"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "keys"):
            return
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.coding.retranslate()
            self.update_all()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        for part in (self.gutter, self.header, self.missing, self.coding):
            part.retranslate()
        self._word()
        if self.scene.page:
            self.showing.show_head()
            self.placing.relayout()

    def _word(self) -> None:
        """Words what doesn't word itself when it is made."""
        self.nothing.wear(fonts.interface_font(language.current(), 14))
        self.nothing.setText(self.tr("Choose a study to read it here"))
        self.finding.retranslate()
        self.menus.retranslate()
        self.hearing.name()

    # -- the inspector -----------------------------------------------------------------------------------------------

    def join(self, inspector: Inspector) -> None:
        """Lets an inspector show the selected passage; what the user does in it is told by this panel's signals."""
        self.inspector = inspector
        inspector.means = self.means
        for name in ("mode_changed", "uncode_requested", "finding_requested", "finding_edit_requested", "memo_written"):
            getattr(inspector, name).connect(getattr(self, name))
        inspector.delete_requested.connect(self.delete_requested)
        inspector.add_wanted.connect(self.coding.code)
        inspector.passage_step.connect(self.stepping.passage)
        inspector.back_wanted.connect(self.setFocus)
        inspector.settle_requested.connect(self.coding.settle_anchor)
        inspector.suggestion_taken.connect(self.suggesting.take)
        inspector.suggestion_dismissed.connect(self.suggesting.dismiss)
        inspector.shown.connect(self.suggesting.look_soon)
        self.tell_inspector()

    def tell_inspector(self) -> None:
        """Shows the selected passage in the inspector."""
        if self.inspector is not None:
            order = self.stepping.order()
            passage = self.scene.passage
            at = order.index(passage) + 1 if passage in order else 0
            self.inspector.show_passage(self.scene.passage_of(passage), self.codes, (at, len(order)))
            self.suggesting.look_soon()

    # -- caret, selection, passages ----------------------------------------------------------------------------------

    def _caret_moved(self, pane: Pane) -> None:
        if pane.filling or not self.scene.sides or not (pane.hasFocus() or self.stepping.moving):
            return
        self._focused = pane.index
        self.set_row(pane.caret_row())
        self.hearing.announce(pane)

    def _selection_changed(self, pane: Pane) -> None:
        pane.viewport().update()
        if not pane.filling:
            self.coding.selection_changed(pane.index)
            self.suggesting.look_soon()

    def focused(self, index: int) -> None:
        """The user went into one side's text."""
        self._focused = index

    def set_row(self, row: int) -> None:
        """Makes a row the current pair."""
        before = self.scene.row
        if row != before:
            self.scene.row = row
            self.update_rows({before, row})
            self.suggesting.look_soon()

    def clear_selection(self) -> None:
        """Leaves the carets where they are and selects nothing."""
        for pane in self.panes:
            cursor = pane.textCursor()
            if cursor.hasSelection():
                cursor.clearSelection()
                pane.setTextCursor(cursor)

    def select_passage(self, passage: int | None, reveal: bool = True) -> None:
        """Selects a passage (None for none), shows its ends, and scrolls to it where asked."""
        scene = self.scene
        if passage != scene.passage:
            self.coding.flush()
            scene.moving.clear()
            scene.passage = passage
            if passage is not None:
                self.coding.drop_proposal()
            self.update_all()
        if passage is not None and reveal:
            self.stepping.reveal(passage)
        self.tell_inspector()
        self.passage_selected.emit(passage)

    def show_passage(self, passage: int) -> None:
        """Selects a passage from elsewhere (a finding, a chart cell) and brings it into sight.

        One that stands in another kind of text asks for that kind first (`text_kind_chosen`) and is selected then.
        """
        self.showing.show_passage(passage)

    def _offer(self, lang: str, body: str, provenance: str, engine: str) -> None:
        if self.scene.page:
            self.translation_offered.emit(
                self.scene.page.study.id, lang, self.scene.page.kind, body, provenance, engine
            )

    def fill_side(self, index: int) -> None:
        """Lets a side without words be filled in sentence by sentence."""
        if self.scene.filling != index:
            self.scene.filling = index
            self.placing.show_parts(True)
            self.update_all()

    def may_write(self) -> bool:
        """Tells whether the library can be written; where it cannot, says so."""
        may = self.means.can_write()
        if not may:
            self.message.emit(self.tr("This library is read only. Save a copy to work in it."))
        return may

    def leave_filling(self) -> None:
        """Offers again to paste or write a translation where a side has no text."""
        self.scene.filling = None
        self.placing.show_parts(True)
        self.placing.place()
        self.update_all()

    def _by_sentence(self) -> None:
        scene = self.scene
        index = next((side.index for side in scene.sides if not side.there), None)
        if index is not None and scene.rows:
            self.fill_side(index)
            self.editing.open(max(0, scene.row), index)

    def show_wordings(self) -> None:
        """Shows what the text the user is in said before, as differences."""
        side = self.scene.sides[self.side] if self.scene.sides else None
        if side and side.text:
            self._show_wordings(side.text.id)

    def close_floating(self) -> bool:
        """Closes the card of a doubt or the earlier wordings; says whether one was open."""
        shown = self.wordings is not None and self.wordings.isVisible()
        if self.wordings is not None:
            self.wordings.close_panel()
        return self.doubting.close() or shown

    def _show_wordings(self, text: int) -> None:
        found = self.means.wordings(text)
        if len(found) < 2:
            self.message.emit(self.tr("This text has no earlier wording."))
            return
        if self.wordings is None:
            self.wordings = WordingsCard(self)
            self.wordings.taken.connect(self._take_up)
        side = next((s for s in self.scene.sides if s.text and s.text.id == text), self.scene.sides[self.side])
        self._worded = text
        self.wordings.show_wordings(found, side.lang, write=self.means.can_write())
        self.wordings.open_at(self.header.chip_place(side.index))

    def _take_up(self, number: int, whole: bool) -> None:
        side = next((s for s in self.scene.sides if s.text and s.text.id == self._worded), None)
        if side is None or side.text is None:
            return
        row = self.scene.row
        if not whole and (not 0 <= row < side.shown.rows or side.shown.empty(row)):
            self.message.emit(self.tr("Put the caret into the sentence to put back."))
            return
        self.wording_taken.emit(side.text.id, number, None if whole else side.shown.spans[row])

    def close_library(self) -> None:
        """The library is about to be closed: what is being typed is kept."""
        self.editing.leave()

    def act(self, deed: str) -> None:
        """Does what a deed of the reader's table says ("pair.next", "code.code", ...), for menus and the palette."""
        self.keys.act(deed)

    def code_with(self, code_id: int, mode: str = "explicit") -> None:
        """Codes the selection, the selected passage or the current sentence with a code chosen elsewhere."""
        self.coding.code_with(code_id, mode)

    def open_find(self) -> None:
        """Opens the search in the text."""
        self.finding.open()
