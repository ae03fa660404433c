"""The File menu: libraries opened, made, copied, backed up; files and pasted text brought in; reports handed over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from app import paths
from app.ui.widgets.buttons import plain_tip
from app.ui.widgets.drop import DropFrame

if TYPE_CHECKING:
    from app.ui.designer.panel import DesignerWindow
    from app.ui.export.dialog import ExportDialog
    from app.ui.frame import Frame
    from app.ui.imports.dialog import ImportsDialog
    from app.ui.intake.dialog import IntakeDialog

SOURCE = "import.folder"
"""The setting that names the folder where files to import lay last."""
SPEAKING = (".tmx", ".tbx")
"""Endings of files of sentences and of terms, which hold no studies."""
CODING = (".qdpx", ".qdc", ".qda", ".pack.json", ".sqlite3")
"""Endings of codebooks, coded projects and coding packs, which have a dialog of their own."""


class Filing(QObject):
    """Does what the File menu says, and takes files that are dropped on the window."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.intake: IntakeDialog | None = None
        self._importing: list[Callable[[IntakeDialog], object]] = []
        """What the import dialog is wanted for, once it is there."""
        self.imports: ImportsDialog | None = None
        self.export: ExportDialog | None = None
        self.designer: DesignerWindow | None = None
        for name, what in (
            ("file.new", self.new),
            ("file.open", self.open),
            ("file.example", self.example),
            ("file.copy", self.copy),
            ("file.import", self.choose_files),
            ("file.importfolder", self.choose_folder),
            ("file.imports", self.show_imports),
            ("file.paste", self.paste),
            ("file.memory", self.give_memory),
            ("file.backup", self.copy),
            ("file.restore", self.restore),
            ("report.export", self.hand_over),
            ("report.design", self.design),
        ):
            window.deeds.on(name, what)
        self._recent = QMenu(window)
        window.deeds["file.recent"].setMenu(self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._drop = DropFrame(window, "", bool)
        self._drop.dropped.connect(self.bring)
        self._drop.take_text = True
        self._drop.text_dropped.connect(self.bring_text)
        self.retranslate()
        self._fill_recent()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        self._drop.words = self.tr("Drop to import, or to open a library")

    # -- libraries ------------------------------------------------------------------------------------------------

    def _kinds(self) -> str:
        """What file dialogs show."""
        return self.tr("Diptych libraries") + f" (*{paths.SUFFIX})"

    def _place(self) -> str:
        """The folder where file dialogs begin."""
        library = self._window.library
        return str(library.path.parent if library is not None else paths.data_dir())

    def _source(self) -> str:
        """The folder where files to import are looked for: where the last ones lay, else the user's documents."""
        kept = self._window.settings.more.get(SOURCE)
        if isinstance(kept, str) and Path(kept).is_dir():
            return kept
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return documents if Path(documents).is_dir() else str(Path.home())

    def _remember(self, names: Sequence[str]) -> None:
        """Keeps the folder of a chosen file for the next import."""
        if names:
            self._window.settings.more[SOURCE] = str(Path(names[0]).parent)

    def new(self) -> None:
        """Makes an empty library with codebook and glossary where the user says."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("New library"), str(Path(self._place()) / self.tr("Library")), self._kinds()
        )
        if name:
            self._window.wanted.emit("new", _with_suffix(name))

    def open(self) -> None:
        """Opens a library the user chooses."""
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open library"), self._place(), self._kinds())
        if name:
            self._window.wanted.emit("open", name)

    def example(self) -> None:
        """Opens a fresh copy of the example; the one already there is never overwritten."""
        self._window.wanted.emit("example", str(free_place(paths.data_dir() / f"example{paths.SUFFIX}")))

    def copy(self) -> None:
        """Copies the library, whole and consistent, also while others work in it."""
        library = self._window.library
        if library is None:
            return
        usual = library.path.with_name(self.tr("Copy of %1").replace("%1", library.path.stem) + paths.SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save a copy"), str(usual), self._kinds())
        if name:
            self._copy_to(_with_suffix(name))

    def _copy_to(self, target: str) -> None:
        """Lets the child copy the library."""
        library = self._window.library
        if library is None:
            return
        self._window.tasks.run(
            "backup",
            {"library": str(library.path), "target": target},
            lambda _done: self._window.tell(self.tr("Copied to %1").replace("%1", Path(target).name)),
            self._window.tell,
            words="Copying the library",
        )

    def restore(self) -> None:
        """Opens a backup in place of the library, which is kept beside."""
        library = self._window.library
        start = paths.backups_dir(library.path) if library is not None else paths.data_dir()
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Restore from a backup"),
            str(start if start.exists() else start.parent),
            self._kinds(),
        )
        if name:
            self._window.wanted.emit("restore", name)

    def _fill_recent(self) -> None:
        """Lists the recent libraries that are still there."""
        self._recent.clear()
        for name in self._window.settings.recent:
            path = Path(name)
            if path.exists():
                action = self._recent.addAction(path.name)
                action.setToolTip(plain_tip(name))
                action.triggered.connect(lambda _on=False, one=name: self._window.wanted.emit("open", one))
        self._window.deeds["file.recent"].setEnabled(not self._recent.isEmpty())

    # -- bringing in and handing over -----------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Asks which files to import."""
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import"), self._source())
        self._remember(names[:1])
        if names:
            self.bring(names)

    def choose_folder(self) -> None:
        """Asks which folder to import, with every file in it."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), self._source())
        if name:
            self.bring([name])

    def show_imports(self) -> None:
        """Shows past imports with their reports."""
        from app.ui.imports.dialog import ImportsDialog

        window = self._window
        if window.library is None:
            return
        if self.imports is None:
            self.imports = ImportsDialog(window, window.library, window.tasks)
            self.imports.told.connect(window.tell)
        self.imports.fill()
        self.imports.show()
        self.imports.raise_()
        self.imports.activateWindow()

    def paste(self) -> None:
        """Shows the import dialog with what is on the clipboard."""
        self.bring_text(QGuiApplication.clipboard().text())

    def bring_text(self, text: str) -> None:
        """Shows the import dialog with text that was pasted or dropped."""
        self._intake(lambda dialog: dialog.take_text(text))

    def bring(self, names: Sequence[str]) -> None:
        """Takes files: a library is opened, memory and terms come in at once, the rest is shown in the import dialog."""
        libraries = [name for name in names if name.endswith(paths.SUFFIX)]
        speaking = [name for name in names if name.lower().endswith(SPEAKING)]
        coding = [name for name in names if name.lower().endswith(CODING)]
        others = [name for name in names if name not in libraries and name not in speaking and name not in coding]
        if speaking:
            self._bring_language_files(speaking)
        if coding and self._window.wiring is not None:
            for name in coding:
                self._window.wiring.linking.coding.take_file(name)
        if not others:
            if libraries:
                self._window.wanted.emit("open", libraries[0])
            return
        self._intake(lambda dialog: dialog.take_files(others))

    def _bring_language_files(self, names: list[str]) -> None:
        """Lets the child bring in translation memory and terms, and tells what came of them."""
        from app.ui.intake.languagefiles import LanguageFilesDialog

        window = self._window
        library = window.library
        if library is None:
            return
        if library.read_only:
            window.tell(self.tr("This library is read only. Save a copy to import into it."))
            return

        def tell(answer: dict[str, Any]) -> None:
            window.news.look()
            dialog = LanguageFilesDialog(window, answer["files"])
            if dialog.plain:
                window.tell(dialog.summary)
                dialog.deleteLater()
            else:
                dialog.show()

        payload = {"library": str(library.path), "session": library.session, "coder": library.coder_id, "paths": names}
        window.tasks.run("bring_language_files", payload, tell, window.tell, words="Reading files")

    def give_memory(self) -> None:
        """Asks where the checked sentence pairs are to be written, as TMX or as a table, and lets the child write them."""
        library = self._window.library
        if library is None:
            return
        tmx, table = "TMX 1.4b (*.tmx)", self.tr("Table parted by tabs (*.tsv)")
        usual = library.path.with_suffix(".tmx")
        name, chosen = QFileDialog.getSaveFileName(
            self._window, self.tr("Export translation memory"), str(usual), f"{tmx};;{table}"
        )
        if name:
            path = Path(name)
            ending = path.suffix.lower() if path.suffix.lower() in {".tmx", ".tsv"} else ""
            wanted = ending or (".tsv" if chosen == table else ".tmx")
            self.write_memory(path if ending else path.with_name(path.name + wanted), wanted[1:])

    def write_memory(self, target: Path, kind: str) -> None:
        """Lets the child write the checked sentence pairs as `tmx` or `tsv`, and tells how many there are."""
        library = self._window.library
        if library is None:
            return

        def tell(answer: dict[str, Any]) -> None:
            said = self.tr("%n sentence pairs were written to %1.", "", answer["units"])
            self._window.tell(said.replace("%1", target.name))

        self._window.tasks.run(
            "export_memory",
            {"library": str(library.path), "target": str(target), "format": kind},
            tell,
            self._window.tell,
            words="Writing translation memory",
        )

    def _intake(self, then: Callable[[IntakeDialog], object]) -> None:
        """Shows the import dialog and hands it on; where nothing can be written, says so.

        When it is first wanted it is loaded, made, and put together and shown in turns of their own: each takes long.
        """
        window = self._window
        if window.library is None:
            return
        if window.library.read_only:
            window.tell(self.tr("This library is read only. Save a copy to import into it."))
            return
        self._importing.append(then)
        if self.intake is not None:
            self._show_intake(self.intake)
        elif len(self._importing) == 1:
            QTimer.singleShot(0, self._load_intake)

    def _load_intake(self) -> None:
        """Loads what the import dialog is made of."""
        import app.ui.intake.dialog  # noqa: F401

        QTimer.singleShot(0, self._make_intake)

    def _make_intake(self) -> None:
        """Makes the parts of the import dialog, unless the library was closed meanwhile."""
        from app.ui.intake.dialog import IntakeDialog

        window = self._window
        if window.library is None:
            self._importing.clear()
            return
        made = IntakeDialog(window, window.library, window.tasks, whole=False)
        made.told.connect(lambda said, undo: window.tell(said, undo=undo))
        if window.wiring is not None:
            made.imported.connect(window.wiring.show_studies)
        QTimer.singleShot(0, made, lambda: self._show_intake(made))

    def _show_intake(self, dialog: IntakeDialog) -> None:
        """Brings the import dialog to the front and does what it was asked for."""
        asked, self._importing = self._importing, []
        if self._window.library is None:
            return
        dialog.complete()
        self.intake = dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        for then in asked:
            then(dialog)

    def hand_over(self) -> None:
        """Shows the report dialog."""
        from app.ui.export.dialog import ExportDialog

        window = self._window
        if window.library is None:
            return
        if self.export is None:
            self.export = ExportDialog(window, window.library, window.tasks, window.settings)
        self.export.fill()
        self.export.show()
        self.export.raise_()
        self.export.activateWindow()

    def design(self) -> None:
        """Shows the report designer."""
        from app.ui.designer.panel import DesignerWindow

        window = self._window
        if window.library is None:
            return
        if self.designer is None:
            self.designer = DesignerWindow(window, window.library, window.tasks)
            window.news.changed.connect(self.designer.refresh)
            gone = getattr(window, "gone", None)  # a frame of tests has no such news
            if gone is not None:
                gone.connect(self.designer.let_go)
            QTimer.singleShot(0, self._show_designer)  # made and shown in turns of their own
            return
        self._show_designer()

    def _show_designer(self) -> None:
        """Fills the report designer and brings it to the front, unless the library was closed meanwhile."""
        if self.designer is None or self._window.library is None:
            return
        self.designer.begin()
        self.designer.show()
        self.designer.raise_()
        self.designer.activateWindow()


def _with_suffix(name: str) -> str:
    """A file name with the ending of a library."""
    return name if name.endswith(paths.SUFFIX) else name + paths.SUFFIX


def free_place(path: Path) -> Path:
    """A path that nothing stands at yet: itself, or with a number."""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found
