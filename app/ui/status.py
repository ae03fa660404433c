"""The status line, 30 px: library, saved or read only, counts, the task that runs with its bar, and the selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from app.ui import icons, words
from app.ui.widgets.buttons import plain_tip

if TYPE_CHECKING:
    from app.ui.tasks import Task, Tasks

HEIGHT = 30
QUIET = 400
"""Milliseconds before a task shows itself."""


class Picture(QLabel):
    """A small icon in a token's colour that follows the theme."""

    def __init__(self, name: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token = name, token
        self.draw()

    def change(self, name: str, token: str) -> None:
        """Shows another icon."""
        self._name, self._token = name, token
        self.draw()

    def draw(self) -> None:
        """Takes the picture in the colours of the theme."""
        self.setPixmap(icons.pixmap(self._name, self._token, 14, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.draw()
        super().changeEvent(event)


class StatusLine(QStatusBar):
    """What is open, what runs, what is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks: Tasks | None = None
        self._library = self._path = ""
        self._read_only = False
        self._counts: tuple[int, int] | None = None
        self._selection: tuple[int, int] | None = None
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)
        self.setContentsMargins(0, 0, 0, 0)
        self._whole = False

    def complete(self) -> None:
        """Makes what stands in the line; the first paint shows it empty."""
        if self._whole:
            return
        self._whole = True
        self._place = self._label()
        self._saved = self._label()
        self._saved_picture = Picture("check", "ok")
        self._studies, self._findings, self._chosen, self._running = (self._label() for _ in range(4))
        for label in (self._studies, self._findings, self._chosen, self._running):
            label.setProperty("tone", "text2")
        self._bar = QProgressBar()
        self._bar.setFixedSize(96, 4)
        self._bar.setTextVisible(False)
        self._share = self._label()
        self._cancel = QToolButton()
        self._cancel.setIcon(icons.icon("x", "text2", 14))
        self._cancel.setIconSize(QSize(14, 14))
        self._cancel.setFixedSize(22, 22)
        self._cancel.clicked.connect(self._stop)
        self._build()
        self.retranslate()

    def _label(self) -> QLabel:
        """A plain line of words."""
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _build(self) -> None:
        """Puts the parts in their order."""
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(6)
        layout.addWidget(Picture("library", "text2"))
        layout.addWidget(self._place)
        layout.addSpacing(10)
        layout.addWidget(self._saved_picture)
        layout.addWidget(self._saved)
        layout.addSpacing(10)
        layout.addWidget(self._studies)
        layout.addSpacing(4)
        layout.addWidget(self._findings)
        layout.addStretch(1)
        for widget in (self._running, self._bar, self._share, self._cancel):
            layout.addWidget(widget)
        layout.addSpacing(10)
        layout.addWidget(self._chosen)
        self.addWidget(row, 1)

    def watch(self, tasks: Tasks) -> None:
        """Shows these tasks from now on."""
        self._tasks = tasks
        tasks.changed.connect(self._show_task)
        self._show_task()

    def show_library(self, name: str, *, read_only: bool = False, place: str = "") -> None:
        """Names the library that is open; `place` is its whole path, for the tooltip."""
        self._library, self._read_only, self._path = name, read_only, place
        self.retranslate()

    def show_counts(self, studies: int, findings: int | None) -> None:
        """Says how much the library holds."""
        self._counts = (studies, -1 if findings is None else findings)
        self.retranslate()

    def show_selection(self, chosen: int, of: int) -> None:
        """Says how many studies are chosen, of those in the list."""
        self._selection = (chosen, of)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts all words into the language of the interface."""
        if not self._whole:
            return
        self._place.setText(self._library)
        self._place.setToolTip(plain_tip(self._path))
        self._saved.setText(self.tr("Read only") if self._read_only else self.tr("Saved"))
        self._saved_picture.change("info" if self._read_only else "check", "text2" if self._read_only else "ok")
        for widget in (self._saved, self._saved_picture):
            widget.setVisible(bool(self._library))
        studies, findings = self._counts or (-1, -1)
        self._studies.setText(self.tr("%n studies", "", studies) if studies >= 0 else "")
        self._findings.setText(self.tr("%n findings", "", findings) if findings >= 0 else "")
        chosen, of = self._selection or (0, 0)
        self._chosen.setText(
            self.tr("%1 of %2 selected").replace("%1", str(chosen)).replace("%2", str(of)) if of else ""
        )
        self._cancel.setToolTip(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel the task"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._show_task()

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _shown(self) -> Task | None:
        """The task to show: one with words, the others are nobody's concern."""
        task = self._tasks.running if self._tasks is not None else None
        return task if task is not None and task.words else None

    def _show_task(self) -> None:
        """Shows the running task, its share and how many wait."""
        if not self._whole:
            return
        task = self._shown()
        for widget in (self._running, self._bar, self._share, self._cancel):
            widget.setVisible(task is not None)
        if task is None:
            return
        self._running.setText(words.say(task.words))
        self._bar.setRange(0, task.total)
        self._bar.setValue(task.done)
        self._share.setText(f"{task.done} / {task.total}" if task.total else "")

    def _stop(self) -> None:
        """Cancels the task that is shown; the panel or dialog that waits for it hears so."""
        task = self._shown()
        if task is not None:
            task.stop()
