"""What stands above the texts: the study, which scrolls away to one line, and the column heads, which never do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from app.ui import fonts, icons, language, paint, theme
from app.ui.reader import wording
from app.ui.reader.columns import Columns
from app.ui.reader.head import HEIGHT as HEAD
from app.ui.reader.head import ColumnHead
from app.ui.reader.title import TitleBlock
from db.rows import Study, StudyCard

ROW = 40
PINNED = ROW + HEAD
TOOLS = 176


class TitleRow(QWidget):
    """The study on one line, once its title block has scrolled away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = ""
        self._short = ""
        self._columns: Columns | None = None

    def show_study(self, study: Study, card: StudyCard) -> None:
        """Shows a study."""
        lang = language.current()
        self._title = wording.titles(study, lang)[0]
        zh = lang.startswith("zh")
        authors = (card.authors_zh or card.authors) if zh else card.authors
        self._short = " ".join(part for part in (authors, str(card.year) if card.year else "") if part)
        self.setAccessibleName(self._title)
        self.update()

    def place(self, columns: Columns) -> None:
        """Takes the columns to stand above."""
        self._columns = columns
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(event.rect(), look.color("page"))
        if not self._columns:
            return
        left, right = self._columns.left, self._columns.end - TOOLS
        chinese = any("\u3400" <= ch <= "\u9fff" for ch in self._title)
        font = fonts.reading_font("zh" if chinese else "en", 15 if chinese else 16, 600)
        short = fonts.interface_font(language.current(), 12)
        beside = paint.text_width(self._short, short) + 18
        room = max(80.0, right - left - (beside if right - left > 320 else 0))
        width = paint.text_line(
            painter, QRectF(left, 0, room, ROW), self._title, font, look.color("text"), hang=True
        )  # fmt: skip
        rest = right - left - width - 18
        if rest > 60:
            place = QRectF(left + width + 18, 0, rest, ROW)
            paint.text_line(painter, place, self._short, short, look.color("text2"))


class Header(QWidget):
    """Title block, title row, tools and column heads; `need` is how far the texts must scroll before it is pinned."""

    wheeled = Signal(QWheelEvent)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = TitleBlock(self)
        self.row = TitleRow(self)
        self.head = ColumnHead(self)
        self.tools = QWidget(self)
        self.tools.setProperty("ground", "page")  # what scrolls away below the tools is not seen through them
        self.tools.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons: dict[str, QToolButton] = {}
        line = QHBoxLayout(self.tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for name, icon in (
            ("pairs", "list-checks"),
            ("size", "a-large-small"),
            ("view", "languages"),
            ("memo", "message-square-text"),
            ("more", "ellipsis"),
        ):
            button = QToolButton(self.tools)
            button.setIcon(icons.icon(icon, "text2", 16))
            button.setIconSize(QSize(16, 16))
            button.setFixedSize(30, 28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if name != "memo":
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
                button.setMenu(QMenu(button))
            line.addWidget(button)
            self.buttons[name] = button
        self.tools.adjustSize()
        self.row.hide()
        self._scroll = 0
        self._columns: Columns | None = None
        self.retranslate()

    def retranslate(self) -> None:
        """Names the tools."""
        for name, words in {
            "pairs": self.tr("Sentence pairs"),
            "size": self.tr("Text size"),
            "view": self.tr("How the texts are shown"),
            "memo": self.tr("Memo on this study"),
            "more": self.tr("More"),
        }.items():
            self.buttons[name].setToolTip(words)
            self.buttons[name].setAccessibleName(words)

    @property
    def beyond(self) -> int:
        """How much of the title block stands over the texts when nothing is scrolled."""
        return max(0, self.title.need - ROW)

    def place(self, columns: Columns, width: int) -> None:
        """Lays out for a width."""
        self._columns = columns
        self.title.place(columns.left, columns.end, TOOLS)
        self.title.resize(width, self.title.need)
        self.row.setGeometry(0, 0, width, ROW)
        self.row.place(columns)
        self.head.resize(width, HEAD)
        self.head.place(columns)
        self.tools.adjustSize()
        self.tools.move(columns.end - self.tools.width() + 8, 8)
        self.resize(width, self.height())
        self.scrolled(self._scroll)

    def chip_place(self, index: int) -> QRect:
        """Where it says whose words a column's text is, in the panel that holds the header."""
        chip = self.head.chip(index)
        return QRect(chip.mapTo(self, QPoint(0, 0)), chip.size()).translated(self.pos())

    def scrolled(self, value: int) -> None:
        """Follows the texts."""
        self._scroll = value
        height = max(PINNED, self.title.need + HEAD - value)
        pinned = height == PINNED
        if self.height() != height:
            self.resize(self.width(), height)
        self.title.move(0, height - HEAD - self.title.need)
        self.head.move(0, height - HEAD)
        if self.head.lined == pinned:
            self.head.lined = not pinned
            self.head.update()
        if self.row.isHidden() == pinned:
            self.row.setVisible(pinned)
            self.tools.raise_()
        self.tools.move(self.tools.x(), 6 if pinned else 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme.current().color("page"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheeled.emit(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_columns"):
            self.title.retranslate()
            if self._columns:
                self.place(self._columns, self.width())
