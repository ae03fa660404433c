"""What is done with the whole history: writing it as an audit trail, and removing its oldest part with a warning."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import language, words

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.library import Library


class Outlet(QObject):
    """Lets the child write or prune the history; `told(sentence)` says how it went."""

    told = Signal(str)

    def __init__(self, library: Library, tasks: Tasks | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._window = parent
        self.dialog: PruneDialog | None = None

    def export(self) -> None:
        """Asks where the audit trail is to be written."""
        usual = self._library.path.with_name(f"{self._library.name} {self.tr('audit trail')}.csv")
        kinds = self.tr("Table (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Export the audit trail"), str(usual), kinds)
        if name:
            path = Path(name)
            self.export_to(path if path.suffix else path.with_suffix(".csv"))

    def export_to(self, target: Path) -> None:
        """Lets the child write the audit trail."""
        if self._tasks is None:
            return

        def done(answer: dict[str, Any]) -> None:
            said = self.tr("%n lines of the audit trail were written to %1.", "", answer["lines"])
            self.told.emit(said.replace("%1", target.name))

        lang = "zh-Hans" if language.current() == "zh" else "en"
        payload = {"library": str(self._library.path), "target": str(target), "lang": lang}
        self._tasks.run("write_trail", payload, done, self._refused, words="Writing the audit trail")

    def ask_prune(self) -> None:
        """Asks before which day the history is to be removed, and says what that costs."""
        self.dialog = PruneDialog(self._library, self._window)
        self.dialog.chosen.connect(self.prune)
        self.dialog.open()

    def prune(self, day: date) -> None:
        """Lets the child make a copy and remove the steps before a day."""
        if self._tasks is None:
            return

        def done(answer: dict[str, Any]) -> None:
            self._library.poll()
            said = self.tr("The history before %1 was removed. The library as it was is kept as “%2”.")
            self.told.emit(said.replace("%1", day.isoformat()).replace("%2", Path(answer["copy"]).name))

        payload = {"library": str(self._library.path), "coder": self._library.coder_id, "day": day.isoformat()}
        self._tasks.run("prune_history", payload, done, self._refused, words="Removing old history")

    def _refused(self, sentence: str) -> None:
        self.told.emit(words.say(sentence))


class PruneDialog(QDialog):
    """Asks for a day; `chosen(date)` when the warning was read and the button pressed."""

    chosen = Signal(object)

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self.setObjectName("prune-history")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Remove old history"))
        self.day = QDateEdit(QDate.currentDate().addYears(-1), self)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setMaximumDate(QDate.currentDate().addDays(1))
        name = QLabel(self.tr("Remove every step before"), self)
        name.setBuddy(self.day)
        self.day.setAccessibleName(name.text())
        self.cost, self.lost = QLabel(self), QLabel(self)
        for label in (self.cost, self.lost):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.lost.setProperty("role", "secondary")
        self.lost.setText(
            self.tr(
                "What these steps made stays in the library. Who changed what, when, from what to what can no longer be"
                " read, and nothing of it can be undone or done again. A copy of the library as it is now is made first,"
                " among its backups. Export the audit trail before, if you may need it."
            )
        )
        self.remove, cancel = QPushButton(self.tr("Remove"), self), QPushButton(self.tr("Cancel"), self)
        self.remove.setProperty("danger", True)
        self.remove.clicked.connect(self._choose)
        cancel.clicked.connect(self.reject)
        cancel.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        row, foot = QHBoxLayout(), QHBoxLayout()
        row.addWidget(name)
        row.addWidget(self.day)
        row.addStretch(1)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.remove)
        column.addLayout(row)
        column.addWidget(self.cost)
        column.addWidget(self.lost)
        column.addSpacing(4)
        column.addLayout(foot)
        self.day.dateChanged.connect(self._count)
        self.setMinimumWidth(460)
        self._count()

    def _date(self) -> date:
        one = self.day.date()
        return date(one.year(), one.month(), one.day())

    def _count(self) -> None:
        """Says how much would go."""
        from app.work import trail

        cut = trail.what_goes(self._library, self._date())
        said = self.tr("%n steps would be removed", "", cut.steps)
        undo = self.tr("%n of them could still be undone", "", cut.undoable)
        self.cost.setText(self.tr("%1; %2.").replace("%1", said).replace("%2", undo))
        self.remove.setEnabled(cut.steps > 1)

    def _choose(self) -> None:
        day = self._date()
        self.accept()
        self.chosen.emit(day)
