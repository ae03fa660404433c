"""Joins codebook panel and editor with the verbs: what needs a question first is asked here, and done as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.aside import Aside

if TYPE_CHECKING:
    from app.ui.codes.editor import CodebookEditor
    from app.ui.exchange.intake import ProjectIntake
    from app.ui.exchange.outlet import ProjectOutlet
    from app.ui.frame import Hub
    from app.work.change import Change
    from db.rows import Code


class CodeWiring(QObject):
    """The deeds on codes that ask something: merge into which, below which, split into what, which file."""

    def __init__(self, wiring: Hub) -> None:
        super().__init__(wiring)
        self._wiring = wiring
        self._window = wiring.window
        self._library = wiring.library
        self.editor: CodebookEditor | None = None
        self._making: CodebookEditor | None = None
        self._stale = False
        self._counting = Aside(self)
        self.outlet: ProjectOutlet | None = None
        on = self._window.deeds.on
        on("code.book", self.show_editor)
        on("code.review", lambda: self.show_editor("review"))
        on("code.fit", lambda: self.show_editor("fit"))
        on("code.frameworks", lambda: self.show_editor("frameworks"))
        on("code.import", self.choose_file)
        on("project.import", self.choose_file)
        on("code.export", lambda: self.show_outlet("qdc"))
        on("project.export", lambda: self.show_outlet("qdpx"))

    def join_panel(self, codes: Any) -> None:
        """Connects the codebook panel."""
        do = self._window.do
        from app.work import codetree

        codes.moved.connect(lambda ids, above, before: do(codetree.move, ids, above, before, undo=True))
        codes.shifted.connect(self._shift)
        codes.delete_requested.connect(lambda code: do(codetree.delete_unused, [code], undo=True))
        codes.asked.connect(partial(self.ask, self._window))
        codes.edit_requested.connect(lambda code: self.show_editor("codes", code))

    def _shift(self, code: int, across: int, down: int) -> None:
        """Moves a code by one place."""
        from app.work import codetree

        self._window.do(codetree.shift if down else codetree.step_across, code, down or across)

    def show_editor(self, page: str = "codes", code: int | None = None) -> None:
        """Shows the editor at one of its pages, or at a code; in a large library once the codes are counted, in a thread.

        It is made, filled and shown in turns of the event loop of their own.
        """
        turns: list[Callable[[], None]] = [partial(self._show, page, code)]
        if self.editor is None:
            turns = [self._make_editor, self._begin_editor, *turns]
        elif self._stale:
            turns.insert(0, self._fill_editor)
        self._counting.ask(self._codes, lambda _codes: self._take_turns(turns), long=len(turns) > 1 and self._large())

    def _large(self) -> bool:
        """Whether counting the codes takes longer than a blink."""
        from app.work import charting

        return charting.coded_many(self._library, charting.MANY)

    def _codes(self) -> tuple[Code, ...]:
        """The codes with their counts; they are kept until something changes."""
        from app.work import codebook

        return codebook.codes(self._library)

    def _take_turns(self, turns: Sequence[Callable[[], None]]) -> None:
        """Does one thing in each turn of the event loop, unless the library was closed meanwhile."""
        if self._window.library is None:
            return
        turns[0]()
        if turns[1:]:
            QTimer.singleShot(0, self, partial(self._take_turns, turns[1:]))

    def _make_editor(self) -> None:
        """Makes the editor, still without its codes."""
        from app.ui.codes.editor import CodebookEditor

        if self.editor is None and self._making is None:
            self._making = CodebookEditor(self._window, self._library)

    def _begin_editor(self) -> None:
        """Fills the editor that was made."""
        if self.editor is not None or self._making is None:
            return
        self.editor, self._making = self._making, None
        self.editor.begin()
        self.editor.changed.connect(self._tell)
        self.editor.asked.connect(lambda what, ids: self.ask(self.editor or self._window, what, ids))
        self.editor.opened.connect(self._wiring.show_passage)
        self._window.news.changed.connect(self._hear)
        self._stale = False

    def _fill_editor(self) -> None:
        """Fills the editor with what changed while it was closed."""
        if self.editor is not None:
            self.editor.refresh(None)
        self._stale = False

    def _hear(self, change: Change) -> None:
        """Lets the editor follow a change while somebody sees it."""
        from app.ui.codes.editor import KINDS

        editor = self.editor
        if editor is None or not (change.external or change.kinds & KINDS):
            return
        if not editor.isVisible():
            self._stale = True
        elif self._large():
            self._counting.ask(self._codes, lambda _codes: editor.refresh(None), long=True)
        else:
            editor.refresh(change)

    def _show(self, page: str, code: int | None) -> None:
        """Shows the editor in front of the window."""
        if self.editor is None:
            return
        if code is not None:
            self.editor.show_code(code)
        else:
            self.editor.show_page(page)
        self.editor.show()
        self.editor.raise_()
        self.editor.activateWindow()

    def _tell(self, change: Change) -> None:
        """Tells what was done, and offers to take it back."""
        self._window.tell(change.label, change.args, undo=change.step_id is not None)

    # -- files ----------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Asks for a codebook, a coded project or a coding pack."""
        window = self._window
        kinds = (
            self.tr("Codebooks and coded projects") + " (*.qdpx *.qdc *.qda *.sqlite3 *.sqlite *.db *.json *.csv *.zip)"
        )
        every = self.tr("All files") + " (*)"
        name, _ = QFileDialog.getOpenFileName(
            window, self.tr("Import a coded project"), str(self._library.path.parent), f"{kinds};;{every}"
        )
        if name:
            self.take_file(name)

    def take_file(self, place: str) -> ProjectIntake:
        """Shows what is in a file of coding and offers to bring it in."""
        from app.ui.exchange.intake import ProjectIntake

        window = self._window
        dialog = ProjectIntake(window, self._library, window.tasks, place)
        dialog.told.connect(lambda said, undo: window.tell(said, undo=undo))
        dialog.studies.connect(self._wiring.show_studies)
        dialog.show()
        return dialog

    def show_outlet(self, kind: str) -> None:
        """Shows the dialog that hands the coding over."""
        from app.ui.exchange.outlet import ProjectOutlet

        window = self._window
        if self.outlet is None:
            self.outlet = ProjectOutlet(window, self._library, window.tasks)
            self.outlet.told.connect(window.tell)
        self.outlet.choose_among(self._wiring.chosen)
        self.outlet.show_kind(kind)
        self.outlet.show()
        self.outlet.raise_()
        self.outlet.activateWindow()

    # -- questions ------------------------------------------------------------------------------------------------

    def ask(self, parent: QWidget, what: str, ids: Sequence[int]) -> None:
        """Asks what a deed needs to know; see `CodebookEditor.asked`."""
        from app.work import codebook

        if what == "memo":
            self._wiring.write_memo("code", ids[0])
            return
        if what in ("import", "export"):
            self._window.deeds[f"code.{what}"].trigger()
            return
        codes = codebook.codes(self._library)
        book = {one.id: one for one in codes}
        first = book.get(ids[0]) if ids and what != "other" else None
        if what in ("new", "below"):
            self._ask_new(first, below=what == "below")
        elif what == "other":
            self._ask_other(parent, ids[0], codes)
        elif first is not None and what == "split":
            self._ask_split(parent, first)
        elif first is not None and what == "merge":
            self._ask_merge(parent, list(ids), first, codes)
        elif first is not None and what == "place":
            self._ask_place(parent, list(ids), first, codes)

    def _ask_new(self, beside: Code | None, *, below: bool) -> None:
        """Asks for a new code beside or below one."""
        parent = None if beside is None else beside.id if below or beside.parent_id is None else beside.parent_id
        self._wiring.linking.new_code_below(beside.facet if beside else "barrier", parent, "")

    def _choose(
        self, parent: QWidget, title: str, why: str, codes: Sequence[Code], verb: Callable[[int], Change]
    ) -> None:
        """Lets one code be chosen and does what it is for."""
        from app.ui.codes.chooser import CodeChooser

        CodeChooser(parent, title, why, codes, lambda code: self._done(verb(code))).show()

    def _done(self, change: Change) -> None:
        """Tells what was done."""
        if change.step_id is not None:
            self._tell(change)

    def _ask_merge(self, parent: QWidget, ids: list[int], first: Code, codes: Sequence[Code]) -> None:
        """Asks which code the chosen ones go into."""
        from app.work import codetree

        others = [one for one in codes if one.facet == first.facet and one.id not in ids and one.parent_id is not None]
        if len(ids) > 1:  # one of several chosen ones may be the one that stays
            others = [one for one in codes if one.id in ids] + others
        why = self.tr("Codings, notes and what lies below go to the code you choose. Double codings are joined.")
        self._choose(parent, self.tr("Merge codes"), why, others, lambda into: codetree.merge(self._library, ids, into))

    def _ask_place(self, parent: QWidget, ids: list[int], first: Code, codes: Sequence[Code]) -> None:
        """Asks below which code the chosen ones shall lie."""
        from app.work import codetree

        others = [one for one in codes if one.facet == first.facet and one.id not in ids]
        why = self.tr("Choose the code to lie below.")
        self._choose(parent, self.tr("Move code"), why, others, lambda above: codetree.move(self._library, ids, above))

    def _ask_other(self, parent: QWidget, coding: int, codes: Sequence[Code]) -> None:
        """Asks which code a waiting coding is."""
        from app.work import codequeue

        usable = [one for one in codes if one.enabled and not one.retired and one.parent_id is not None]
        why = self.tr("Choose the code these words carry.")
        self._choose(
            parent, self.tr("Another code"), why, usable, lambda code: codequeue.settle(self._library, coding, [code])
        )

    def _ask_split(self, parent: QWidget, code: Code) -> None:
        """Asks for the new codes."""
        from app.ui.codes.splitting import SplitForm
        from app.work import codetree

        SplitForm(
            parent, code, lambda one, parts, keep: self._done(codetree.split(self._library, one, parts, keep=keep))
        ).show()
