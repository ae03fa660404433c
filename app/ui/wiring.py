"""Joins the panels of a window: what one tells, another is asked to show. No panel knows another.

Here also: which study is open, what can be done now, undo and redo, the command palette's studies and codes, and the
forms that float beside the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from app.settings import kept_study
from app.ui import answers, citing, words
from app.ui.arranging import Arranging
from app.ui.commands import Palette, of_actions
from app.ui.deeds import DEEDS
from app.ui.frame import Hub
from app.ui.linking import Linking
from app.ui.viewing import focus

if TYPE_CHECKING:
    from app.ui.frame import Frame
    from app.ui.studyform.dialog import StudyForm
    from app.work.library import Library


MANY = 10_000
"""More chosen studies than these stay the array they come as: a million numbers of their own would cost the window."""


class Wiring(Hub):
    """The connections of one window and its library."""

    def __init__(self, window: Frame, library: Library) -> None:
        super().__init__(window)
        self.window = window
        self.library = library
        self.study = None
        self.chosen = ()
        self.passage: int | None = None
        self._forms: list[StudyForm] = []
        self._counts: tuple[int, int] = (0, 0)
        self._palette: Palette | None = None
        self._steps: frozenset[str] = frozenset()
        self._join()

    def listen(self) -> None:
        """Connects the menus."""
        window = self.window
        on = window.deeds.on
        on("edit.undo", self.undo)
        on("edit.redo", self.redo)
        on("edit.commands", self.open_palette)
        window.top.field.typed.connect(self.open_palette)
        on("edit.find", self.find)
        on("edit.findcode", self.find_code)
        on("study.new", lambda: self.edit_study(None))
        on("study.edit", self._edit_open)
        on("study.delete", self.delete_studies)
        for name in ("study.shelf", "study.rows", "study.collection", "study.keep"):
            on(name, partial(self._act, "studies", name))
        on("study.next", lambda: self.step(1))
        on("study.previous", lambda: self.step(-1))
        on("code.new", lambda: self.make_code("", None, None, ""))
        for deed in DEEDS:
            if deed.scope in {"studies", "reader", "codes", "findings", "compare", "checks"} and deed.own:
                on(deed.id, partial(self._act, deed.scope, deed.id))

        reader: Any = window.panels["reader"]
        window.deeds.bind("reader", reader)
        on("edit.quote", lambda: reader.act("edit.quote"))
        on("study.align", self.reader.align_again)
        on("study.translate", self.reader.translations.translate)

    def _join(self) -> None:
        """Connects the panels that are there."""
        from app.ui.readerwiring import ReaderWiring

        panels = self.window.panels
        self.reader = ReaderWiring(self, self.library, panels["reader"])  # type: ignore[arg-type]
        reader: Any = panels["reader"]
        reader.passage_selected.connect(self._passage)
        reader.study_step.connect(self.step)
        reader.text_size_chosen.connect(self._text_size)
        reader.fullwidth_chosen.connect(self._full_width)
        self.linking = Linking(self)
        self._join_studies(panels["studies"])

    def _join_studies(self, studies: Any) -> None:
        """Connects the list of studies."""
        window = self.window
        studies.study_opened.connect(self.open_study)
        studies.studies_selected.connect(self._choose)
        studies.answered.connect(self._show_chosen)
        studies.new_requested.connect(lambda: self.edit_study(None))
        studies.edit_requested.connect(self.edit_study)
        studies.delete_requested.connect(self.delete_studies)
        studies.cite_requested.connect(self.cite)
        studies.tag_requested.connect(self.tag)
        self.arranging = Arranging(window, studies)
        studies.import_requested.connect(window.deeds["file.import"].trigger)
        studies.paste_requested.connect(window.deeds["file.paste"].trigger)
        studies.files_dropped.connect(window.bring)

    def show_study(self, study: int) -> None:
        """Opens a study in the reader, leaving the chart if that is what is shown."""
        if self.window.arrangement == "compare":
            self.window.arrange("read")
        self.open_study(study)

    def show_passage(self, study: int, passage: int) -> None:
        """Opens a study at a passage."""
        self.show_study(study)
        reader: Any = self.window.panels["reader"]
        page = reader.page
        found = next((one for one in page.passages if one.id == passage), None) if page is not None else None
        if page is None or found is None:
            return
        kinds = [anchor.kind for anchor in found.anchors]
        if kinds and page.kind not in kinds:
            self.reader.open(study, kinds[0])
        reader.show_passage(passage)

    def begin(self) -> None:
        """Opens the study that was open last time, else the first of the list."""
        last = kept_study(self.window.settings.more.get("study"), self.library.path)
        studies: Any = self.window.panels["studies"]
        study = last if last is not None and studies.model.row_of(last) >= 0 else studies.model.id_at(0)
        if study is not None:
            self.open_study(study)
        focused = self.window.focusWidget()
        if focused is None or self.window.top.isAncestorOf(focused):
            studies.enter()

    # -- studies --------------------------------------------------------------------------------------------------

    def open_study(self, study: int | None) -> None:
        """Shows a study in the reader and chooses it in the list."""
        self.study = study
        self.reader.open(study)
        studies: Any = self.window.panels["studies"]
        studies.show_open(study)
        for name in ("codes", "history", "checks"):
            panel: Any = self.window.panels.get(name)
            if panel is not None:
                panel.show_study(study)
        self.window.settings.more["study"] = [str(self.library.path), study]
        self._show_chosen()
        self.allow()

    def _choose(self, studies: Sequence[int]) -> None:
        """Other studies are chosen in the list."""
        self.chosen = tuple(studies) if len(studies) <= MANY else studies
        self.linking.follow_soon()
        self._show_chosen()
        self.allow()

    def _show_chosen(self) -> None:
        """Says in the status line how many studies are chosen, of those in the list."""
        studies: Any = self.window.panels["studies"]
        self.window.status.show_selection(len(self.chosen), studies.rows_shown()[1])

    def cite(self, studies: Sequence[int]) -> None:
        """Copies the citations of studies, a line each."""
        citing.copy(self.window, studies)

    def tag(self, studies: Sequence[int], name: str, on: bool) -> None:
        """Puts a tag on studies, or takes it off."""
        from app.work import tagging

        self.window.do(tagging.tag, list(studies), name, on, undo=True)

    def step(self, by: int) -> None:
        """Opens the next or previous study of the list."""
        panel: Any = self.window.panels["studies"]
        panel.step(by)

    def show_studies(self, studies: Sequence[int]) -> None:
        """Shows what an import brought: the first of the studies is opened."""
        if studies:
            panel: Any = self.window.panels["studies"]
            panel.show_study(studies[0])
            self.open_study(studies[0])

    def _edit_open(self) -> None:
        """Opens the form for the study that is open."""
        if self.study is not None:
            self.edit_study(self.study)

    def edit_study(self, study: int | None) -> None:
        """Opens the form for a study, or for a new one."""
        from app.ui.studyform.dialog import StudyForm

        form = StudyForm(self.window, self.library, study)
        form.saved.connect(self._saved)
        form.finished.connect(lambda _: self._forms.remove(form) if form in self._forms else None)
        self._forms.append(form)
        form.show()

    def _saved(self, study: int, new: bool) -> None:
        """A study was written by hand."""
        if new:
            self.show_studies([study])

    def delete_studies(self, studies: Sequence[int] = ()) -> None:
        """Deletes these studies, or the chosen ones, after asking; it can be undone."""
        from app.work import studying

        ids = studies or self.chosen or ((self.study,) if self.study is not None else ())
        if not ids:
            return
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(self.tr("Delete studies"))
        box.setText(
            self.tr("Delete %n studies with their texts, codings and findings? You can undo this.", "", len(ids))
        )
        yes = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is yes:
            if self.study in ids:
                self.open_study(None)
            self.window.do(studying.delete, list(ids), undo=True)

    # -- codes and passages ---------------------------------------------------------------------------------------

    def _passage(self, passage: int | None) -> None:
        """A passage is selected in the reader, or none."""
        self.passage = passage
        self.allow()

    def make_finding(self, passage: int) -> None:
        """Asks for the sentences of a finding that rests on a passage."""
        self._finding_form(passage, None)

    def edit_finding(self, finding: int) -> None:
        """Opens a finding to change it."""
        self._finding_form(None, finding)

    def _finding_form(self, passage: int | None, finding: int | None) -> None:
        """Opens the form of the findings' panel."""
        panel = self.window.panels.get("findings")
        opened = getattr(panel, "make_finding" if finding is None else "edit_finding", None)
        if opened is not None:
            opened(passage if finding is None else finding)

    def write_memo(self, subject: str, one: int) -> None:
        """Opens the small form for a memo on a study, a code or a finding."""
        from app.ui.memoform.dialog import MemoForm

        MemoForm(self.window, self.library, subject, one).show()

    def make_code(self, typed: str, anchors: Any, passage: int | None, mode: str) -> None:
        """Asks for the labels of a new code; it is put on the words that were chosen, if any."""
        from app.ui.codeform.dialog import CodeForm

        form = CodeForm(self.window, self.library, typed)
        form.made.connect(lambda code: self._made(code, anchors, passage, mode))
        form.show()

    def _made(self, code: int, anchors: Any, passage: int | None, mode: str) -> None:
        """Puts a new code where it was wanted."""
        from app.work import coding

        if passage is not None:
            self.window.do(coding.add_code, passage, code, mode or "explicit")
        elif anchors:
            self.reader.code(anchors, [code], mode or "explicit")

    def ask_coder(self) -> None:
        """Asks the coder's name once, quietly, after the first coding."""
        from app.work import coders

        settings = self.window.settings
        if settings.coder_asked or coders.current(self.library):
            return
        settings.coder_asked = True
        settings.save()
        self.window.message.tell(
            self.tr("Your codings carry no name yet."),
            action=self.tr("Say who you are"),
            then=self.window.deeds["file.settings"].trigger,
            ms=12000,
        )

    # -- what can be done now -------------------------------------------------------------------------------------

    def allow(self) -> None:
        """Switches actions on and off by what is there."""
        there = {"library"}
        if not self.library.read_only:
            there.add("writable")
        if self.study is not None:
            there.add("study")
        if self.passage is not None:
            there.add("passage")
        self.window.deeds.allow(there | self._steps)

    def _name_steps(self) -> None:
        """Names undo and redo after what they would do, and remembers which of them there is."""
        from app.work import history

        deeds, there = self.window.deeds, set()
        for name, deed, step, pattern in (
            ("undo", "edit.undo", history.can_undo(self.library), self.tr("Undo: %1")),
            ("redo", "edit.redo", history.can_redo(self.library), self.tr("Redo: %1")),
        ):
            if step is None:
                deeds.rename(deed, "")
            else:
                there.add(name)
                deeds.rename(deed, pattern.replace("%1", words.say(step.label, step.args)))
        self._steps = frozenset(there)

    def refresh(self) -> None:
        """Brings counts, names of steps and actions up to date after a change."""
        from app.work import census

        self._counts = census.census(self.library)
        self.window.status.show_counts(*self._counts)
        self._show_chosen()
        self._name_steps()
        self.allow()

    def undo(self) -> None:
        """Takes back the newest step."""
        from app.work import history

        step = history.can_undo(self.library)
        if step is not None and history.takes_long(step):
            self._turn_in_child(step.id, self.tr("Undone: %1"))
            return
        change = self.window.do(history.undo)
        if change is not None:
            self.window.tell(self.tr("Undone: %1").replace("%1", words.say(change.label, change.args)))

    def redo(self) -> None:
        """Does again what was taken back last."""
        from app.work import history

        step = history.can_redo(self.library)
        if step is not None and history.takes_long(step):
            self._turn_in_child(step.id, self.tr("Done again: %1"), again=True)
            return
        change = self.window.do(history.redo)
        if change is not None:
            self.window.tell(self.tr("Done again: %1").replace("%1", words.say(change.label, change.args)))

    def _turn_in_child(self, step: int, pattern: str, *, again: bool = False) -> None:
        """Lets the child take back, or do again, what takes long: a large import."""

        def done(answer: dict[str, Any]) -> None:
            self.library.poll()
            if "resting" in answer:
                self.window.tell(answer["pattern"], tuple(answer["words"]))
                return
            self.window.tell(pattern.replace("%1", words.say(answer["label"], tuple(answer["args"]))))

        payload = {
            "library": str(self.library.path),
            "session": self.library.session,
            "coder": self.library.coder_id,
            "step": step,
            "again": again,
        }
        said = "Bringing the import in again" if again else "Taking the import back"
        self.window.tasks.run("turn_step", payload, done, self.window.tell, words=said)

    # -- finding --------------------------------------------------------------------------------------------------

    def _act(self, scope: str, deed: str) -> None:
        """Hands a panel's own deed to the panel, from a menu or the palette."""
        panel = self.window.panels.get(scope)
        act = getattr(panel, "act", None)
        if act is not None:
            focus(panel)
            act(deed)

    def find(self) -> None:
        """Puts the focus into the search of the panel that has it, or of the studies."""
        window = self.window
        focused = window.focusWidget()
        for name in ("reader", "codes", "findings"):
            panel = window.panels.get(name)
            search = getattr(panel, "open_find", None)
            if panel is not None and focused is not None and panel.isAncestorOf(focused) and search is not None:
                search()
                return
        self._search("studies")

    def find_code(self) -> None:
        """Puts the focus into the search of the codebook."""
        self._search("codes")

    def _search(self, name: str) -> None:
        """Shows a panel and puts the focus into its search."""
        dock = self.window.docks.get(name)
        if dock is not None and dock.isHidden():
            dock.show()
        search = getattr(self.window.panels.get(name), "open_find", None)
        if search is not None:
            QTimer.singleShot(0, self, search)

    def open_palette(self, typed: str = "") -> None:
        """Opens the command palette below its field."""
        if self._palette is None:
            self._palette = Palette(self.window)
            self._palette.sources = [of_actions(self.window.deeds), *answers.of_library(self)]
        field = self.window.top.field
        rect = field.geometry()
        self._palette.open(rect.translated(self.window.top.pos()), typed)

    def show_code(self, code: int) -> None:
        """Shows a code in the codebook."""
        self.window.arrange("code")
        show = getattr(self.window.panels.get("codes"), "show_code", None)
        if show is not None:
            show(code)

    # -- looks ----------------------------------------------------------------------------------------------------

    def _text_size(self, percent: int) -> None:
        """The reader was zoomed: keep it."""
        self.window.settings.text_size = percent
        self.window.settings.save()

    def _full_width(self, on: bool) -> None:
        """The reader's marks were switched: keep it."""
        self.window.settings.fullwidth = on
        self.window.deeds["view.fullwidth"].setChecked(on)
        self.window.settings.save()
