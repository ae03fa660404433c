"""The pinned heads of the two columns: language, kind of text, where it comes from, and how much of it is checked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from app.ui import fonts, icons, language, paint, theme
from app.ui.reader import wording
from app.ui.reader.bits import Plain, TextButton
from app.ui.reader.columns import Columns
from app.ui.widgets.buttons import plain_tip
from app.work.provenance import choices, from_machine
from db.rows import Pair, Text

HEIGHT = 41


class ProvenanceChip(QToolButton):
    """Where a text comes from, amber where a machine translated it and nobody read it; it opens the choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._shown = ""
        self.warn = False
        self.room = 300
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, words: list[str], warn: bool, tip: str) -> None:
        """Sets the wordings, the fullest first."""
        self._words, self.warn = words, warn
        self.setAccessibleName(words[0] if words else "")
        self.setAccessibleDescription(tip)
        self.setToolTip(plain_tip("\n".join([*words[:1], *([tip] if tip else [])])))
        self.fit(self.room)

    def fit(self, room: int) -> None:
        """Takes the fullest wording there is room for."""
        self.room = room
        font = self._font()
        extra = 15 if self.warn else 0
        fitting = (w for w in self._words if paint.text_width(w, font) + 16 + extra <= room)
        self._shown = next(fitting, self._words[-1] if self._words else "")
        self.resize(min(room, int(paint.text_width(self._shown, font) + 17 + extra)), 22)
        self.update()

    def _font(self) -> QFont:
        return fonts.interface_font(language.current(), 12, 500 if self.warn else 400)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        look = theme.current()
        rect = QRectF(0, 0, self.width(), self.height())
        if self.warn:
            paint.draw_tag(painter, rect, self._shown, self._font(), warn=True, icon="bot", round_ends=True)
        else:
            if self.underMouse():
                paint.rounded(painter, rect, 11, look.color("hover"))
            paint.text_line(painter, rect.adjusted(7, 0, -5, 0), self._shown, self._font(), look.color("text2"))
        if self.hasFocus():
            paint.rounded(painter, rect, 11, None, look.color("accent"), 2.0)


class ColumnHead(QWidget):
    """Both columns' heads on one line that never scrolls away."""

    kind_chosen = Signal(str)
    provenance_chosen = Signal(int, str)
    reviewed_chosen = Signal(int, bool)
    wordings_wanted = Signal(int)
    """text id whose earlier wordings are to be shown"""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lined = True
        self._texts: tuple[Text | None, Text | None] = (None, None)
        self._langs = ("en", "zh-Hans")
        self._kinds: tuple[str, ...] = ()
        self._kind = ""
        self._pairs: tuple[Pair, ...] = ()
        self._columns: Columns | None = None
        self._names = (Plain(parent=self), Plain(parent=self))
        self._chips = (ProvenanceChip(self), ProvenanceChip(self))
        self._none = (Plain(parent=self), Plain(parent=self))
        self._switch = TextButton(self, "chevron-down", "text", 12, 500)
        self._switch.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._share = Plain(parent=self)
        self._tick = Plain(parent=self)
        self._share.setProperty("tone", "text2")
        self._menus: list[QMenu] = []

    # -- content -----------------------------------------------------------------------------------------------------

    def show_page(
        self,
        texts: tuple[Text | None, Text | None],
        langs: tuple[str, str],
        kinds: tuple[str, ...],
        kind: str,
        pairs: tuple[Pair, ...],
    ) -> None:
        """Shows the heads of a page."""
        self._texts, self._langs, self._kinds, self._kind, self._pairs = texts, langs, kinds, kind, pairs
        self.retranslate()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        for label, lang in zip(self._names, self._langs, strict=True):
            label.wear(fonts.interface_font(language.current(), 13, 600))
            label.setText(wording.language_name(lang))
            label.adjustSize()
        for menu in self._menus:
            menu.deleteLater()
        self._menus = []
        for text, chip in zip(self._texts, self._chips, strict=True):
            chip.setVisible(text is not None)
            if text:
                warn = text.provenance == "machine" and text.review_state != "reviewed"
                chip.say(self._wording(text), warn, text.provenance_note or "")
                chip.setMenu(self._provenance_menu(text))
        for none, text in zip(self._none, self._texts, strict=True):
            none.setText(self.tr("none yet"))
            none.wear(fonts.interface_font(language.current(), 12))
            none.setVisible(text is None)
            none.setProperty("tone", "text2")
            none.adjustSize()
        self._retell_kinds()
        self._retell_share()
        if self._columns:
            self.place(self._columns)

    def _wording(self, text: Text) -> list[str]:
        """Provenance words; the kind comes first where it has no switch of its own."""
        words = wording.provenance(text)
        if text is self._texts[1] and self._texts[0] is not None:
            return words
        if len(self._kinds) > 1:
            return words
        kind = wording.kind_name(text.kind)
        both = self.tr("%1: %2")
        return [*(both.replace("%1", kind).replace("%2", w) for w in words), words[-1], kind]

    def _provenance_menu(self, text: Text) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        named = wording.provenances()
        if from_machine(text):
            named["person"] = wording.based_on_machine(text)[-2]
        for key, words in ((key, named[key]) for key in choices(text)):
            action = QAction(words, menu, checkable=True, checked=key == text.provenance)
            action.triggered.connect(lambda _on, k=key: self.provenance_chosen.emit(text.id, k))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        reviewed = QAction(self.tr("Mark as reviewed"), menu)
        reviewed.setCheckable(True)
        reviewed.setChecked(text.review_state == "reviewed")
        reviewed.triggered.connect(lambda on: self.reviewed_chosen.emit(text.id, on))
        menu.addAction(reviewed)
        menu.addSeparator()
        earlier = QAction(self.tr("Earlier wordings…"), menu)
        earlier.setEnabled(text.number > 1)
        earlier.triggered.connect(lambda: self.wordings_wanted.emit(text.id))
        menu.addAction(earlier)
        self._menus.append(menu)
        return menu

    def _retell_kinds(self) -> None:
        """Shows the switch between digest and abstract where a study has both."""
        self._switch.setVisible(len(self._kinds) > 1)
        if len(self._kinds) < 2:
            return
        self._switch.setText(wording.kind_name(self._kind))
        self._switch.setAccessibleName(self.tr("Kind of text: %1").replace("%1", wording.kind_name(self._kind)))
        menu = QMenu(self._switch)
        for kind in self._kinds:
            action = QAction(wording.kind_name(kind), menu)
            action.setCheckable(True)
            action.setChecked(kind == self._kind)
            action.triggered.connect(lambda _on, k=kind: self.kind_chosen.emit(k))
            menu.addAction(action)
        self._switch.setMenu(menu)
        self._menus.append(menu)
        self._switch.resize(self._switch.sizeHint())

    def _retell_share(self) -> None:
        """Says how many pairs are checked."""
        checked = sum(p.reading == "checked" for p in self._pairs)
        there = bool(self._pairs) and all(self._texts)
        for label in (self._share, self._tick):
            label.setVisible(there)
        self._share.wear(fonts.interface_font(language.current(), 12, tabular=True))
        self._share.setProperty("tone", "text2")
        self._share.setText(f"{checked}/{len(self._pairs)}")
        name = self.tr("%1 of %n pairs checked", "", len(self._pairs)).replace("%1", str(checked))
        self._share.setAccessibleName(name)
        self._share.setToolTip(name)
        self._share.adjustSize()
        self._tick.setPixmap(icons.pixmap("check", "ok", 14, self.devicePixelRatioF()))
        self._tick.setFixedSize(14, 14)

    def chip(self, index: int) -> QWidget:
        """What says whose words a column's text is."""
        return self._chips[index]

    # -- place -------------------------------------------------------------------------------------------------------

    def place(self, columns: Columns) -> None:
        """Puts everything above its column."""
        self._columns = columns
        columns = columns.heads
        middle = HEIGHT // 2
        starts = (columns.left, columns.right)
        ends = (columns.left + columns.left_width, columns.end)
        shared = 0
        if self._share.isVisibleTo(self):
            shared = self._share.width() + 30
            self._share.move(ends[0] - self._share.width(), middle - self._share.height() // 2)
            self._tick.move(self._share.x() - 18, middle - 7)
        for index in (0, 1):
            label = self._names[index]
            label.move(starts[index], middle - label.height() // 2)
            x = starts[index] + label.width() + 8
            if index == 0 and self._switch.isVisibleTo(self):
                self._switch.move(x - 4, middle - self._switch.height() // 2)
                x += self._switch.width() - 2
            chip = self._chips[index]
            beyond = (columns.label or (20 if columns.stacked else 44)) if index else 0
            chip.fit(max(40, ends[index] + beyond - x - (shared if index == 0 else 0)))
            chip.move(x if chip.warn else x - 7, middle - 11)
            if self._texts[index] is None:
                self._none[index].move(x, middle - self._none[index].height() // 2)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(self.rect(), look.color("page"))
        if self.lined:
            painter.fillRect(QRect(0, 0, self.width(), 1), look.color("line"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), look.color("line"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_menus"):
            self._retell_kinds()
            self._retell_share()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
