"""The faces of the findings: a table, a framework matrix, and tensions; one is shown at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from app.ui import language, words
from app.ui.aside import Aside
from app.ui.findings.grid import Grid, GridView
from app.ui.findings.shelf import MANY, Shelf
from app.ui.findings.tensions import Tensions, TensionView
from app.ui.widgets.segmented import Segment, SegmentedSwitch

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.framework import Tension

TABLE, MATRIX, TENSIONS = FACES = ("table", "matrix", "tensions")
PAGES: Final = {TABLE: 0, MATRIX: 1, TENSIONS: 2}


class Faces(QStackedWidget):
    """`opened(finding)` from a cell; `turned(face)` when another face is chosen; `told(sentence)`."""

    opened = Signal(int)
    turned = Signal(str)
    told = Signal(str)

    def __init__(self, table: QWidget, shelf: Shelf, parent: QWidget, shown: Callable[[], list[int]]) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._shown = shown
        self.tasks: Tasks | None = None
        self._aside = Aside(self)
        self.grid = Grid(shelf, self)
        self.tensions = Tensions(shelf, self)
        self.grid_view, self.tension_view = GridView(self.grid, self), TensionView(self.tensions, self)
        self.switch = SegmentedSwitch("", parent, height=24)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "secondary")
        self.note.setContentsMargins(20, 4, 20, 4)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.note)
        column.addWidget(self.tension_view, 1)
        for page in (table, self.grid_view, below):
            self.addWidget(page)
        self.grid_view.opened.connect(self.opened)
        self.tension_view.opened.connect(self.opened)
        self.switch.chosen.connect(self.turn)
        self.face = TABLE
        self.retranslate()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        segments = (
            Segment(TABLE, self.tr("Table")),
            Segment(MATRIX, self.tr("Matrix")),
            Segment(TENSIONS, self.tr("Tensions")),
        )
        self.switch.set_segments(segments, self.face)
        self.switch.setAccessibleName(self.tr("How findings are shown"))
        self.grid_view.setAccessibleName(self.tr("Framework matrix of studies by themes"))
        self.tension_view.setAccessibleName(self.tr("Findings with opposite signs on one theme"))

    def turn(self, face: str) -> None:
        """Shows another face."""
        if face in FACES and face != self.face:
            self.face = face
            self.switch.set_current(face)
            self.setCurrentIndex(PAGES[face])
            self.refresh()
            self.turned.emit(face)

    def refresh(self) -> None:
        """Lays the findings that are shown out anew; what is not looked at waits."""
        if self.face not in (MATRIX, TENSIONS):
            self._aside.drop()
            return
        shown = self._shown()
        face, show = (self.grid, self.grid.show) if self.face == MATRIX else (self.tensions, self._show_tensions)
        self._aside.ask(partial(face.lay, shown), show, long=len(shown) > MANY)

    def _show_tensions(self, laid: tuple[list[Tension], int]) -> None:
        """Shows pairs, and says how many there are."""
        self.tensions.show(laid)
        listed, total = len(self.tensions.pairs), self.tensions.total
        said = self.tr(
            "%n pairs: one theme, the same or a related care model, a barrier beside a facilitator. Read both"
            " before you decide what the difference means.", "", total,
        )  # fmt: skip
        if listed < total:
            said += " " + self.tr("The first %1 are listed.").replace("%1", f"{listed:,}")
        self.note.setText(said)

    def export(self) -> None:
        """Asks where the framework matrix is to be written."""
        library = self._shelf.library
        usual = library.path.with_name(f"{library.name} {self.tr('framework matrix')}.csv")
        kinds = self.tr("Table (*.csv)")
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the framework matrix"), str(usual), kinds)
        if name:
            path = Path(name)
            self.export_to(path if path.suffix else path.with_suffix(".csv"))

    def export_to(self, target: Path) -> None:
        """Lets the child write the framework matrix of the findings that are shown."""
        if self.tasks is None:
            return

        def done(answer: dict[str, Any]) -> None:
            said = self.tr("%n studies were written to %1.", "", answer["studies"])
            self.told.emit(said.replace("%1", target.name))

        payload = {
            "library": str(self._shelf.library.path),
            "target": str(target),
            "lang": "zh-Hans" if language.current() == "zh" else "en",
            "findings": self._shown(),
        }
        self.tasks.run(
            "write_framework", payload, done, lambda said: self.told.emit(words.say(said)),
            words="Writing the framework matrix",
        )  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "face"):
            self.retranslate()
            self.refresh()
