"""The reader's menus: on its tools and under the right button, and the copying of a quote with its citation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.widgets import carried

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline
    from db.rows import Pair

SIZES = (100, 125, 150, 200)


class Menus(QObject):
    """Fills the menus when they open, so that they are never out of date."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        for name in ("pairs", "size", "view", "more"):
            menu = panel.header.buttons[name].menu()
            menu.aboutToShow.connect(partial(self._fill, name, menu))
        panel.header.buttons["memo"].clicked.connect(self._study_memo)

    def retranslate(self) -> None:
        """Nothing is kept between two openings."""

    def _study_memo(self) -> None:
        if self.panel.page:
            self.panel.memo_requested.emit("study", self.panel.page.study.id)

    def _add(
        self, menu: QMenu, words: str, what: Callable[[], object], keys: str = "", on: bool | None = None
    ) -> QAction:
        action = QAction(words, menu)
        if keys:
            action.setText(f"{words}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}")
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        action.triggered.connect(lambda _on=False: what())
        menu.addAction(action)
        return action

    def _all_pairs(self, menu: QMenu) -> None:
        self._pairs(menu)
        menu.addSeparator()
        self._mending(menu)

    def _fill(self, name: str, menu: QMenu) -> None:
        menu.clear()
        {"pairs": self._all_pairs, "size": self._sizes, "view": self._view, "more": self._more}[name](menu)

    def _pairs(self, menu: QMenu) -> None:
        act = self.panel.act
        write = self.panel.means.can_write()
        self._add(menu, self.tr("Next unchecked pair"), lambda: act("pair.unchecked"), "U")
        menu.addSeparator()
        self._add(menu, self.tr("Mark as checked"), lambda: act("pair.checked"), "V").setEnabled(write)
        self._add(menu, self.tr("Mark as wrong"), lambda: act("pair.wrong"), "W").setEnabled(write)
        menu.addSeparator()
        self._add(menu, self.tr("Next doubtful place"), lambda: act("doubt.next"), "F8")

    def _mending(self, menu: QMenu) -> None:
        """What can be done to the pair the user is in."""
        act = self.panel.act
        pair = self.panel.mending.pair()
        confirmed = pair is not None and pair.state == "confirmed"
        words = (
            (self.tr("Take the confirmation back") if confirmed else self.tr("Confirm pair"), "pair.confirm", "Y"),
            (self.tr("Split pair"), "pair.split", "S"),
            (self.tr("Merge with the next pair"), "pair.merge_next", "Shift+J"),
            (self.tr("Merge with the previous pair"), "pair.merge_previous", "Shift+K"),
            (self.tr("Shift the last sentence to the next pair"), "pair.shift_next", ">"),
            (self.tr("Shift the first sentence to the previous pair"), "pair.shift_previous", "<"),
            (self.tr("Link sentences by hand"), "pair.link", "Shift+L"),
            (self.tr("Unlink this pair"), "pair.unlink", "Shift+U"),
            (self.tr("Align again around this pair"), "pair.again", "A"),
            (self._need_words(pair), "pair.leave_out", "O"),
        )
        for text, deed, keys in words:
            self._add(menu, text, partial(act, deed), keys).setEnabled(pair is not None)

    def _need_words(self, pair: Pair | None) -> str:
        """What is said of a sentence without a counterpart, or what takes that back."""
        meant = pair is not None and not (pair.left and pair.right) and pair.reading == "checked"
        return self.tr("This sentence is to be translated") if meant else self.tr("No translation needed")

    def open_pair(self, row: int, at: QPoint) -> None:
        """Opens the menu of a pair over its number."""
        panel = self.panel
        if not 0 <= row < len(panel.scene.rows) or not panel.scene.rows[row].pairs:
            return
        if row != panel.scene.row:
            panel.stepping.to_row(row)
        menu = QMenu(panel.gutter)
        self._pairs(menu)
        menu.addSeparator()
        self._mending(menu)
        menu.popup(at)
        menu.aboutToHide.connect(menu.deleteLater)

    def _sizes(self, menu: QMenu) -> None:
        for size in SIZES:
            self._add(menu, f"{size} %", partial(self._size, size), on=size == self.panel.placing.percent)

    def _size(self, size: int) -> None:
        self.panel.set_text_size(size)
        self.panel.text_size_chosen.emit(size)

    def _view(self, menu: QMenu) -> None:
        self._add(menu, self.tr("Show full-width punctuation"), self._width, on=self.panel.placing.fullwidth)
        page = self.panel.page
        if page and len(page.kinds) > 1:
            from app.ui.reader import wording

            menu.addSeparator()
            for kind in page.kinds:
                words = wording.kind_name(kind)
                self._add(menu, words, partial(self.panel.text_kind_chosen.emit, kind), on=kind == page.kind)

    def _width(self) -> None:
        self.panel.set_fullwidth(not self.panel.placing.fullwidth)
        self.panel.fullwidth_chosen.emit(self.panel.placing.fullwidth)

    def _more(self, menu: QMenu) -> None:
        self._add(menu, self.tr("Copy the quote with its citation"), self.copy_quote, "Ctrl+Shift+C")
        self._add(menu, self.tr("Find in both texts"), self.panel.open_find)
        menu.addSeparator()
        self._add(menu, self.tr("Edit this sentence…"), self.panel.editing.open, "F2").setEnabled(
            self.panel.means.can_write() and self.panel.scene.row >= 0
        )
        self._add(menu, self.tr("Machine translation…"), self.panel.machine_wanted.emit).setEnabled(
            self.panel.means.can_write()
        )
        menu.addSeparator()
        self._add(menu, self.tr("Next study"), partial(self.panel.study_step.emit, 1))
        self._add(menu, self.tr("Previous study"), partial(self.panel.study_step.emit, -1))

    def open(self, index: int, at: QPoint) -> None:
        """Opens the menu of the right button over one side's words."""
        panel = self.panel
        panel.focused(index)
        pane = panel.panes[index]
        side = pane.side
        if not side or not side.there:
            return
        write = panel.means.can_write()
        menu = QMenu(pane)
        start, end = pane.selected()
        self._add(menu, self.tr("Copy"), pane.copy, "Ctrl+C").setEnabled(end > start)
        self._add(menu, self.tr("Copy the quote with its citation"), self.copy_quote, "Ctrl+Shift+C")
        menu.addSeparator()
        act = panel.act
        self._add(menu, self.tr("Code selection"), lambda: act("code.code"), "C").setEnabled(write)
        self._add(menu, self.tr("Highlight only"), lambda: act("code.highlight"), "H").setEnabled(write)
        self._add(menu, self.tr("Repeat the last codes"), lambda: act("code.again"), "R").setEnabled(write)
        self._add(menu, self.tr("New code from the words…"), lambda: act("code.in_vivo"), "I").setEnabled(write)
        if panel.scene.passage is not None:
            self._add(menu, self.tr("Remove coding"), lambda: act("code.remove"), "Del").setEnabled(write)
            self._add(menu, self.tr("Make a finding"), lambda: act("code.finding"), "F").setEnabled(write)
        self._add(menu, self.tr("Add memo"), lambda: act("code.memo"), "M").setEnabled(write)
        menu.addSeparator()
        self._pairs(menu)
        self._add(menu, self.tr("Link sentences by hand"), lambda: act("pair.link"), "Shift+L").setEnabled(write)
        menu.addSeparator()
        self._add(menu, self.tr("Edit this sentence…"), panel.editing.open, "F2").setEnabled(write)
        self._add(menu, self.tr("Find in both texts"), panel.open_find)
        self._add(menu, self.tr("Select All"), pane.selectAll, "Ctrl+A")
        menu.popup(at)
        menu.aboutToHide.connect(menu.deleteLater)

    def quote(self) -> str:
        """The selected words, or the selected passage's, with the citation; '' where nothing is selected."""
        return self.carried()[0]

    def carried(self, index: int | None = None) -> tuple[str, str]:
        """The quote of a side (None: the one with the focus) with its citation, as plain and as rich text."""
        from app.work import carrying

        panel = self.panel
        page = panel.page
        if not page or not panel.scene.sides:
            return "", ""
        side = panel.scene.sides[panel.side if index is None else index]
        start, end = panel.panes[side.index].selected()
        mark = panel.scene.selected(side.index)
        if start == end and mark:
            start, end = panel.scene.span(side.index, mark)
        if start == end:
            start, end = panel.stepping.sentence()
        words = side.shown.text[start:end].strip()
        if not words:
            return "", ""
        return carrying.quote(words, panel.means.citation(page.study.id, side.lang), side.lang)

    def copy_quote(self) -> None:
        """Puts the quote with its citation on the clipboard."""
        text, rich = self.carried()
        if text:
            carried.copy(text, rich)
            self.panel.message.emit(self.tr("Copied the quote with its citation."))
