"""Where files may be dropped: the line of words at the foot of a panel, and the dashed frame while they are dragged."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.ui import fonts, icons, language, paint, theme


class DropHint(QAbstractButton):
    """A line of 44 px that says what may be dropped; a press opens the same as dropping would (a file dialog)."""

    def __init__(self, words: str, parent: QWidget | None = None, *, icon: str = "file-down") -> None:
        super().__init__(parent)
        self._icon = icon
        self.setFixedHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Say something else."""
        self.setText(words)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Any width, 44 high."""
        return QSize(200, 44)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter works like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words in the middle."""
        painter = QPainter(self)
        font = fonts.interface_font(language.current(), 12)
        room = self.width() - 64
        width = min(paint.text_width(self.text(), font), room)
        left = (self.width() - width - 22) / 2
        colours = theme.current()
        if self.hasFocus():
            ring = QRectF(left - 10, 6, width + 42, 32)
            paint.rounded(painter, ring, 7, None, colours.color("accent"), 2.0)
        ink = "text" if self.underMouse() else "text2"
        icons.draw(painter, self._icon, ink, left, 14)
        paint.text_line(painter, QRectF(left + 22, 0, room, 44), self.text(), font, colours.color(ink))


class DropFrame(QWidget):
    """Lies over a whole panel and takes files; while they hover it shows a dashed accent frame and words.

    `accepts` says from the dragged local paths whether they can be read; `dropped` hands them over. With `take_text` on,
    text that is dragged from another program is taken too, and handed over by `text_dropped`.
    """

    dropped = Signal(list)
    text_dropped = Signal(str)

    def __init__(self, panel: QWidget, words: str, accepts: Callable[[list[str]], bool] | None = None) -> None:
        super().__init__(panel)
        self.words = words
        self.take_text = False
        self._panel = panel
        self._accepts = accepts
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the panel's size and what is dragged over it."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.setGeometry(self._panel.rect())
        elif kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            files = local_files(event)
            if (files and (self._accepts is None or self._accepts(files))) or self._text(event):
                event.acceptProposedAction()
                self.setGeometry(self._panel.rect())
                self.show()
                self.raise_()
                return True
        elif kind == QEvent.Type.DragLeave:
            self.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.hide()
            files = local_files(event)
            if files:
                event.acceptProposedAction()
                self.dropped.emit(files)
                return True
            if text := self._text(event):
                event.acceptProposedAction()
                self.text_dropped.emit(text)
                return True
        return super().eventFilter(watched, event)

    def _text(self, event: QDropEvent) -> str:
        """Dragged text that may be taken; what is dragged within this program (a study, words) is none."""
        if not self.take_text or event.source() is not None or event.mimeData().hasUrls():
            return ""
        return event.mimeData().text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the veil, the frame and the words."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        pen = QPen(colours.color("accent"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(colours.color("accent_soft", 0.92))
        painter.drawRoundedRect(box, 10, 10)
        font = fonts.interface_font(language.current(), 14, 600)
        paint.text_line(painter, box.adjusted(16, 0, -16, 0), self.words, font, colours.color("accent"), align="centre")


def local_files(event: QDropEvent) -> list[str]:
    """The paths of dragged files that lie on this computer."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
