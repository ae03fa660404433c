"""What is taken along or kept: pictures, tables, arrangements by a name, and the events of the timeline."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.text.refused import Refused
from app.ui import language, words
from app.ui.compare import outputs
from app.ui.compare.arrangement import Arrangement, from_body
from app.ui.compare.eventsform import EventsForm
from app.ui.compare.pages import Pages
from app.ui.compare.speaking import word
from app.work import keeping, picturing
from app.work.library import Library
from app.work.sentences import plain
from app.work.timeline import Event

FILTERS = {"png": "PNG (*.png)", "svg": "SVG (*.svg)", "pdf": "PDF (*.pdf)", "csv": "CSV (*.csv)"}


class Taking(QObject):
    """Copies, files and what is kept with the library. `told(sentence)` says what was done or why not."""

    told = Signal(str)
    _written = Signal(str)

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._parent = parent
        self._written.connect(self.told, Qt.ConnectionType.QueuedConnection)

    # -- the library's own -----------------------------------------------------------------------------------------

    def names(self) -> tuple[str, ...]:
        """Return the names of the arrangements that are kept."""
        return tuple(one.name for one in keeping.kept(self._library, "chart"))

    def kept(self, name: str, now: Arrangement) -> Arrangement:
        """Return the arrangement kept by a name; the present one where it is gone."""
        found = next((one for one in keeping.kept(self._library, "chart") if one.name == name), None)
        if found is None:
            return now
        made = from_body(found.body)
        return made if made.tab else replace(made, tab=now.tab)

    def edit_events(self, event: Event | None) -> None:
        """Show the events of the timeline for editing."""
        EventsForm(self._library, language.current(), self._parent, event).exec()

    def do(self, what: str, pages: Pages, tab: str, arrangement: Arrangement) -> None:
        """Do what a menu asks for: save a picture or table, keep or forget an arrangement."""
        if what in FILTERS:
            self.save(pages, tab, what)
        elif what == "keep":
            self.keep(arrangement)
        elif what.startswith("forget:"):
            name = what.removeprefix("forget:")
            for one in keeping.kept(self._library, "chart"):
                if one.name == name:
                    self._try(lambda view=one: keeping.forget(self._library, view.id, view.name))  # type: ignore[misc]

    def keep(self, arrangement: Arrangement) -> None:
        """Ask for a name and keep the arrangement by it."""
        name, given = QInputDialog.getText(
            self._parent, self.tr("Keep this arrangement"), self.tr("Name of the arrangement")
        )
        if given:
            self._try(lambda: keeping.keep(self._library, "chart", name, arrangement.body()))

    def _try(self, act: Callable[[], object]) -> bool:
        """Do something that may be refused, and say why it was."""
        try:
            act()
        except Exception as error:
            said = plain(error)
            if said is None:
                raise
            self.told.emit(words.say(said))
            return False
        return True

    # -- copies and files ------------------------------------------------------------------------------------------

    def copy_table(self, pages: Pages, tab: str) -> None:
        """Put the view on the clipboard as tab-separated text with counts and filters."""
        QGuiApplication.clipboard().setText(pages.text(tab))
        self.told.emit(self.tr("The table was copied."))

    def copy_image(self, pages: Pages, tab: str) -> None:
        """Put the view's picture on the clipboard, with counts, filters and legend."""
        image = outputs.image_of(pages.size(tab), lambda painter: pages.paint(tab, painter, self.dated()))
        QGuiApplication.clipboard().setImage(image)
        self.told.emit(self.tr("The picture was copied."))

    def dated(self) -> str:
        """The date of the newest change, in the interface's language."""
        return word(picturing.dated(self._library), language.current())

    def save(self, pages: Pages, tab: str, kind: str) -> None:
        """Ask for a file and write the view."""
        name, _kind = QFileDialog.getSaveFileName(
            self._parent, self.tr("Save the chart"), f"{tab}.{kind}", FILTERS[kind]
        )
        if name:
            target = Path(name)
            self.write(pages, tab, kind, target if target.suffix else target.with_suffix(f".{kind}"))

    def write(self, pages: Pages, tab: str, kind: str, target: Path) -> None:
        """Write the view as PNG, SVG, PDF or CSV; an existing file is replaced only when the new one is whole."""
        if kind == "csv":
            self._keep_file(target, outputs.separated(pages.lines(tab, self.dated())))
            return
        dated = self.dated()
        size = pages.size(tab)
        title = pages.title_of(tab)

        def paint(painter: object) -> None:
            pages.paint(tab, painter, dated)  # type: ignore[arg-type]

        if kind == "svg":
            drawn = outputs.svg(size, paint, title, pages.lines(tab, dated)[1][0])
            threading.Thread(target=self._with_faces, args=(target, drawn), name="svg", daemon=True).start()
        elif kind == "png":
            picture = outputs.image_of(size, paint)
            threading.Thread(target=self._packed, args=(target, picture), name="png", daemon=True).start()
        else:
            self._keep_file(target, outputs.pdf(size, paint, title))

    def _with_faces(self, target: Path, drawn: bytes) -> None:
        """Put the faces into an SVG and write it; a second's work, so in a thread."""
        self._keep_file(target, picturing.with_faces(drawn))

    def _packed(self, target: Path, drawn: QImage) -> None:
        """Pack a picture as PNG and write it; packing takes longer than painting, so in a thread."""
        self._keep_file(target, outputs.packed(drawn))

    def _keep_file(self, target: Path, content: bytes) -> None:
        """Write a file and say so, or say why not."""
        said = ""
        try:
            picturing.write_whole(target, content)
        except Refused as refused:
            said = words.say(str(refused))
        with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
            self._written.emit(said or self.tr("The picture was saved as %1.").replace("%1", target.name))
