"""Joins the window with its duplicates and its lists of references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.ui import citing

if TYPE_CHECKING:
    from app.ui.duplicates.dialog import DuplicatesDialog
    from app.ui.frame import Frame
    from app.ui.references.dialog import ReferencesDialog


class Referring(QObject):
    """Shows the dialogs, and copies citations."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.duplicates: DuplicatesDialog | None = None
        self.references: ReferencesDialog | None = None
        window.deeds.on("study.duplicates", self.show_duplicates)
        window.deeds.on("file.references", self.show_references)
        window.deeds.on("study.cite", self.cite)
        studies: Any = window.panels["studies"]
        studies.model.carry_with(lambda ids, lines: citing.Carried(window, ids, lines))

    def retranslate(self) -> None:
        """The dialogs follow the language by themselves."""

    def cite(self) -> None:
        """Copies the citations of the chosen studies, else of the open one."""
        wiring = self._window.wiring
        if wiring is not None:
            ids = list(wiring.chosen) or ([wiring.study] if wiring.study is not None else [])
            citing.copy(self._window, ids)

    def show_duplicates(self) -> None:
        """Shows the studies that came in twice, and looks for them at once."""
        from app.ui.duplicates.dialog import DuplicatesDialog

        window = self._window
        if window.library is None:
            return
        if self.duplicates is None:
            made = DuplicatesDialog(window, window.library, window.tasks)
            made.changed.connect(lambda change: window.tell(change.label, change.args, undo=change.step_id is not None))
            made.written.connect(window.news.look)
            window.news.changed.connect(made.refresh)
            if window.wiring is not None:
                made.study_wanted.connect(window.wiring.show_study)
            self.duplicates = made
        _raise(self.duplicates)
        self.duplicates.look()

    def show_references(self) -> None:
        """Shows the list of references of the chosen studies."""
        from app.ui.references.dialog import ReferencesDialog

        window = self._window
        if window.library is None:
            return
        if self.references is None:
            self.references = ReferencesDialog(
                window, window.library, window.tasks, window.settings, self._studies, self._counts
            )
        self.references.fill()
        _raise(self.references)

    def _counts(self) -> dict[str, int]:
        """How many studies are chosen, in the list, in the library."""
        panel: Any = self._window.panels["studies"]
        wiring = self._window.wiring
        chosen = len(wiring.chosen) if wiring is not None else 0
        return {"chosen": chosen, "listed": len(panel.model.ids), "all": panel.total}

    def _studies(self, which: str, most: int) -> list[int]:
        """The studies that are chosen, in the list, or in the library, in the order of the list; so many at most."""
        from app.work import searching

        window = self._window
        if window.library is None:
            return []
        panel: Any = window.panels["studies"]
        if which == "chosen":
            return list(panel.list.selected()[:most])
        if which == "listed":
            return list(panel.model.ids[:most])
        return list(searching.studies(window.library, searching.Query(sort=panel.query.sort))[:most])


def _raise(dialog: Any) -> None:
    """Brings a dialog to the front."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
