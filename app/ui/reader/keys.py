"""The reader's keys: single letters that hold only while the user is in the texts, and can be switched off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from app.ui.deeds import DEEDS

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

FURTHER = {
    "passage.open": ("Return", "Enter"),
    "reader.back": ("Esc",),
    "reader.edit": ("F2",),
}
"""Keys of the reader that stand in no menu."""


class Keys(QObject):
    """Does what the reader's deeds say, by key or by name."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        step, code = panel.stepping, panel.coding
        self._what: dict[str, Callable[[], object]] = {
            "pair.next": partial(step.pair, 1),
            "pair.previous": partial(step.pair, -1),
            "pair.cross": step.cross,
            "pair.unchecked": step.unchecked,
            "pair.checked": partial(step.mark, "checked"),
            "pair.wrong": partial(step.mark, "wrong"),
            "pair.confirm": panel.mending.confirm,
            "pair.split": panel.mending.split,
            "pair.merge_next": partial(panel.mending.merge, 1),
            "pair.merge_previous": partial(panel.mending.merge, -1),
            "pair.shift_next": partial(panel.mending.shift, True),
            "pair.shift_previous": partial(panel.mending.shift, False),
            "pair.link": panel.linking.link,
            "pair.unlink": panel.mending.unlink,
            "pair.leave_out": panel.mending.leave_out,
            "pair.again": panel.mending.again,
            "memory.take": panel.editing.proposals.take,
            "doubt.next": partial(panel.doubting.step, 1),
            "doubt.previous": partial(panel.doubting.step, -1),
            "text.wordings": panel.show_wordings,
            "passage.next": partial(step.passage, 1),
            "passage.previous": partial(step.passage, -1),
            "passage.start_back": partial(code.move_end, True, False),
            "passage.start_on": partial(code.move_end, True, True),
            "passage.end_back": partial(code.move_end, False, False),
            "passage.end_on": partial(code.move_end, False, True),
            "passage.open": self._open,
            "code.code": code.code,
            "code.recent": partial(code.recent, 1),
            "code.highlight": code.highlight,
            "code.again": panel.speed.again,
            "code.in_vivo": panel.speed.in_vivo,
            "code.take": panel.suggesting.take,
            "code.dismiss": panel.suggesting.dismiss,
            "clause.next": partial(panel.speed.clause, 1),
            "clause.previous": partial(panel.speed.clause, -1),
            "code.extend": partial(panel.speed.extend, True),
            "code.shrink": partial(panel.speed.extend, False),
            "code.memo": code.memo,
            "code.finding": code.finding,
            "code.remove": code.remove,
            "edit.quote": panel.menus.copy_quote,
            "reader.back": self._back,
            "reader.edit": panel.editing.open,
            "reader.find": panel.open_find,
        }
        self.shortcuts: list[QShortcut] = []
        self.single: list[QShortcut] = []
        own = {deed.id: deed.keys for deed in DEEDS if deed.scope == "reader" and deed.own and deed.id != "code.recent"}
        for deed, keys in (own | FURTHER).items():
            for key in keys:
                self._listen(key, partial(self.act, deed))
        for number in range(1, 10):
            self._listen(str(number), partial(code.recent, number))

    def _listen(self, key: str, what: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self.panel)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(what)
        self.shortcuts.append(shortcut)
        if len(key.removeprefix("Shift+")) == 1:
            self.single.append(shortcut)

    def allow_single(self, on: bool) -> None:
        """Switches the keys without Ctrl or Alt on or off (WCAG 2.1.4); their deeds stay in the menus."""
        for shortcut in self.single:
            shortcut.setEnabled(on)

    def act(self, deed: str) -> None:
        """Does what a deed says; an id that is none of the reader's raises KeyError."""
        if (self.panel.page or deed == "reader.back") and not self._elsewhere():
            self._what[deed]()

    def _elsewhere(self) -> bool:
        """Whether the user is writing a translation, where letters and Enter are theirs."""
        focus = QApplication.focusWidget()
        return focus is not None and self.panel.missing.isAncestorOf(focus) and not isinstance(focus, QAbstractButton)

    def _open(self) -> None:
        """Enter: presses the button that has the keyboard, keeps the proposed counterpart, or opens the inspector."""
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and self.panel.isAncestorOf(focus):
            if isinstance(focus, QToolButton) and focus.menu():
                focus.menu().popup(focus.mapToGlobal(QPoint(0, focus.height())))
            else:
                focus.click()
            return
        if not self.panel.coding.keep_proposal() and not self.panel.doubting.open_here():
            self.panel.inspector_wanted.emit()

    def _back(self) -> None:
        if self.panel.finding.isVisible():
            self.panel.finding.close_bar()
        elif self.panel.linking.cancel():
            return
        elif self.panel.close_floating():
            self.panel.panes[self.panel.side].setFocus()
        elif not self.panel.coding.back():
            self.panel.stepping.back()
