"""The palette of codes: typed in either language, chosen with Enter, gone with Esc; the text stays where it is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from app.ui import fonts, icons, language, paint, theme
from app.ui.reader.bits import Plain, TypingLine
from app.ui.reader.choices import ROW, Choice, ChoiceRow, Choices
from app.ui.reader.means import Means
from app.ui.widgets.buttons import plain_tip
from db.rows import Code, pick

WIDTH = 372
SHADOW = 12
SHOWN = 5
FEW = 9


class Palette(QWidget):
    """Floats over the reader. `chosen(code id, mode)`; `several(code ids, mode)`; `new_wanted(typed words, mode)`."""

    chosen = Signal(int, str)
    several = Signal(object, str)
    new_wanted = Signal(str, str)
    closed = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget, means: Means, codes: Mapping[int, Code]) -> None:
        super().__init__(parent)
        self.setObjectName("codePalette")
        self.means = means
        self._codes = codes
        self._field = TypingLine(self, self._key)
        self._count = Plain(parent=self._field)
        self._title = Plain(parent=self)
        self._list = QListView(self)
        self._model = Choices(self)
        self._new = QPushButton(self)
        self._foot = Foot(self)
        self._total = 0
        self._marked: list[int] = []
        self._list.setModel(self._model)
        self._list.setItemDelegate(ChoiceRow(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setStyleSheet("QListView { background: transparent; border: 0; outline: 0; }")
        self._list.setMouseTracking(True)
        self._list.clicked.connect(lambda index: self._take(index, "explicit"))
        for label in (self._count, self._title):
            label.setProperty("tone", "text2")
        self._new.setFlat(True)
        self._new.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._new.setStyleSheet(
            "QPushButton { border: 0; background: transparent; text-align: left; font-weight: 400; }"
        )
        self._new.clicked.connect(lambda: self._ask_new("explicit"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(SHADOW + 10, SHADOW + 10, SHADOW + 10, SHADOW + 8)
        lines.setSpacing(6)
        for part in (self._field, self._title, self._list, self._new, self._foot):
            lines.addWidget(part)
        self._field.textChanged.connect(self._typed)
        self._field.left.connect(self._left)
        self.setFixedWidth(WIDTH + 2 * SHADOW)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self._field.setPlaceholderText(self.tr("Type a code, in either language"))
        self._field.setAccessibleName(self.tr("Find a code in either language"))
        self._list.setAccessibleName(self.tr("Codes"))
        self._title.wear(fonts.interface_font(language.current(), 11, 500))
        self._foot.say(
            (
                (self.tr("Enter"), self.tr("Explicit")),
                (self.tr("Shift Enter"), self.tr("Implied")),
                (self.tr("Tab"), self.tr("Several")),
            )
        )
        self._retell_new()

    def open(self) -> None:
        """Opens with the recent codes and takes the keyboard."""
        self._total = len(self._usable())
        self._marked.clear()
        self._field.clear()
        self._typed("")
        self.show()
        self.raise_()
        self._field.setFocus()

    def close_now(self) -> None:
        """Closes without choosing."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _usable(self) -> dict[int, Code]:
        """The codes words can be coded with, the same the list of codes counts: facets only hold others."""
        return {c.id: c for c in self.means.codes() if c.enabled and not c.retired and c.parent_id is not None}

    def _typed(self, typed: str) -> None:
        """Two states: empty shows recent codes with keys, typed shows what matches."""
        typed = typed.strip()
        codes = self._usable()
        if typed:
            found = [m for m in self.means.find_codes(typed) if m.code_id in codes]
            rows = [
                Choice(
                    codes[m.code_id],
                    tuple((a, b) for a, b in m.spans),
                    m.lang,
                    m.alias or "",
                    marked=m.code_id in self._marked,
                )
                for m in found
            ]
            self._count.setText(f"{len(rows)} / {self._total}")
        else:
            recent = list(self.means.recent())[:FEW]
            rows = [Choice(c, key=str(n), marked=c.id in self._marked) for n, c in enumerate(recent, 1)]
            self._count.setText("")
        self._model.put(rows)
        if rows:
            self._list.setCurrentIndex(self._model.index(0))
        self._say_title(codes)
        self._title.setVisible(bool(self._marked) or (not typed and bool(rows)))
        self._list.setVisible(bool(rows))
        self._list.setFixedHeight(ROW * min(SHOWN, max(1, len(rows))) + 2)
        self._retell_new()
        self._fit()

    def _say_title(self, codes: Mapping[int, Code]) -> None:
        """Says what the list is, or which codes are marked."""
        if not self._marked:
            self._title.setText(self.tr("Recently used"))
            return
        own, between = ("zh-Hans", "、") if language.current() == "zh" else ("en", ", ")
        labels = between.join(pick(codes[one].labels, own) for one in self._marked if one in codes)
        face = self._title.font()
        words = self.tr("Marked: %1").replace("%1", labels)
        self._title.setText(QFontMetrics(face).elidedText(words, Qt.TextElideMode.ElideRight, WIDTH - 24))
        self._title.setToolTip(plain_tip(words))

    def _mark(self) -> None:
        """Marks the current code, or takes the mark away; the field is ready for the next one."""
        at = self._list.currentIndex().row()
        if not 0 <= at < len(self._model.rows):
            return
        code = self._model.rows[at].code.id
        if code in self._marked:
            self._marked.remove(code)
        else:
            self._marked.append(code)
        if self._field.text():
            self._field.clear()
        else:
            self._typed("")
            self._list.setCurrentIndex(self._model.index(at))

    def _take_marked(self, mode: str) -> None:
        """Codes with what is marked, and with the current code if something is typed."""
        at = self._list.currentIndex().row()
        codes = list(self._marked)
        if self._field.text().strip() and 0 <= at < len(self._model.rows):
            codes += [one for one in (self._model.rows[at].code.id,) if one not in codes]
        self.several.emit(codes, mode)

    def _retell_new(self) -> None:
        typed = self._field.text().strip()
        self._new.setIcon(icons.icon("plus", "text2", 14))
        self._new.setIconSize(QSize(14, 14))
        self._new.setText(self.tr("New code “%1”…").replace("%1", typed[:40]) if typed else self.tr("New code…"))

    def _fit(self) -> None:
        self._count.wear(fonts.interface_font("en", 12, tabular=True))
        self._count.adjustSize()
        self._count.move(WIDTH - 20 - 12 - self._count.width(), (self._field.height() - self._count.height()) // 2)
        self.adjustSize()
        self.resized.emit()

    def _take(self, index: QModelIndex, mode: str) -> None:
        if 0 <= index.row() < len(self._model.rows):
            self.chosen.emit(self._model.rows[index.row()].code.id, mode)

    def _ask_new(self, mode: str) -> None:
        self.new_wanted.emit(self._field.text().strip(), mode)

    def _left(self) -> None:
        """The user went elsewhere: the palette goes, unless only the window lost the focus."""
        if (
            self.isVisible()
            and self.window().isActiveWindow()
            and not self.isAncestorOf(self.window().focusWidget() or self)
        ):
            self.hide()

    def _key(self, event: QKeyEvent) -> bool:
        """Keys of the palette while its field has the keyboard; the rest is typing."""
        key, bare = event.key(), self._field.text() == ""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(SHOWN if key == Qt.Key.Key_PageDown else -SHOWN)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            mode = "implied" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "explicit"
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or not (self._model.rows or self._marked):
                self._ask_new(mode)
            elif self._marked:
                self._take_marked(mode)
            else:
                self._take(self._list.currentIndex(), mode)
        elif key == Qt.Key.Key_Tab:
            self._mark()
        elif key == Qt.Key.Key_Escape:
            self.close_now()
        elif bare and Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not event.modifiers():
            row = key - Qt.Key.Key_1
            if row < len(self._model.rows):
                self._take(self._model.index(row), "explicit")
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        rows = len(self._model.rows)
        if rows:
            now = max(0, self._list.currentIndex().row())
            self._list.setCurrentIndex(self._model.index(max(0, min(rows - 1, now + by))))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        body = QRectF(SHADOW, SHADOW, self.width() - 2 * SHADOW, self.height() - 2 * SHADOW)
        look = theme.current()
        paint.shadow(painter, body, 10, SHADOW)
        paint.rounded(painter, body, 10, look.color("raised"), look.color("line2"))
        for part in (self._new, self._foot):
            y = part.y() - 4
            painter.fillRect(QRectF(SHADOW + 1, y, body.width() - 2, 1), look.color("line"))


class Foot(QWidget):
    """The keys of the palette on one quiet line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 0)
        line.setSpacing(6)
        self._labels: list[QLabel] = []
        self._line = line
        line.addStretch()

    def say(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Shows keys and what they do."""
        for label in self._labels:
            self._line.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for key, words in keys:
            cap, what = Plain(key), Plain(words)
            cap.wear(fonts.interface_font(language.current(), 11, 500))
            what.wear(fonts.interface_font(language.current(), 12))
            look = theme.current()
            cap.setStyleSheet(
                f"background: {look.hex('chip')}; color: {look.hex('text2')}; border-radius: 4px; padding: 1px 6px;"
            )
            what.setStyleSheet(f"color: {look.hex('text2')}; padding-right: 2px;")
            for label in (cap, what):
                self._line.insertWidget(len(self._labels), label)
                self._labels.append(label)
