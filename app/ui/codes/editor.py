"""The codebook editor beside the window: the tree with drag and drop, every field of a code, the queue after a split.

What is typed is kept when Save is pressed, when another code is chosen and when the dialog is closed; a refusal is said
under the fields and nothing is lost. Each change is one step of the history.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from app.ui import errors, words
from app.ui.codes.fit import FitPage, FrameworksPage
from app.ui.codes.form import CodeFields
from app.ui.codes.laying import place
from app.ui.codes.model import NODE, CodeTree, Node
from app.ui.codes.review import ReviewPage
from app.ui.codes.tree import CodeView
from app.ui.widgets.search import SearchField
from app.work import codebook, codequeue, codetree, frameworks
from db.rows import Code

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.library import Library

PAGES: Final = ("codes", "review", "fit", "frameworks")
KINDS: Final = frozenset({"code", "theme", "coding", "passage", "study"})


class CodebookEditor(QDialog):
    """The codebook of one library; made by `CodebookEditor` and filled by `begin`.

    `changed(change)` tells what was done, so that it can be taken back; `asked(what, codes)` wants a question answered
    first: "new", "merge", "split", "place", "other" (a coding), "import", "export"; `opened(study, passage)`.
    """

    changed = Signal(object)
    asked = Signal(str, object)
    opened = Signal(int, int)

    def __init__(self, parent: QWidget | None, library: Library) -> None:
        super().__init__(parent)
        self._library = library
        self._typed = ""
        self._moving = False
        self.codes: tuple[Code, ...] = ()
        self._opened: set[int] | None = None
        self.setModal(False)
        self.resize(1120, 760)
        self.setMinimumSize(880, 560)
        self._make()

    def begin(self) -> None:
        """Puts the parts in their places and reads the codebook: as long as making them, so in a turn of its own."""
        place(self)
        for before, after in pairwise((self.view, *self.buttons)):  # what is done with a code, then its fields
            self.setTabOrder(before, after)
        self._connect()
        self.retranslate()
        self.fill()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.tabs = QTabBar(self)
        for _ in PAGES:
            self.tabs.addTab("")
        self.search = SearchField("", parent=self)
        self.model = CodeTree(self)
        self.model.movable = not self._library.read_only
        self.view = CodeView(self.model, self)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.fields = CodeFields(self)
        self.review, self.fit, self.frames = ReviewPage(self), FitPage(self), FrameworksPage(self)
        self.stack = QStackedWidget(self)
        self.refusal = QLabel(self)
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setWordWrap(True)
        self.refusal.setProperty("tone", "bad")
        self.refusal.hide()
        self.new, self.below, self.merge, self.split = (QPushButton(self) for _ in range(4))
        self.place, self.retire, self.delete = (QPushButton(self) for _ in range(3))
        self.bring, self.give, self.revert, self.save, self.shut = (QPushButton(self) for _ in range(5))
        self.save.setProperty("primary", True)
        self.buttons = (self.new, self.below, self.merge, self.split, self.place, self.retire, self.delete)
        for button in (*self.buttons, self.bring, self.give, self.revert, self.save, self.shut):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        """Connects the parts."""
        self.tabs.currentChanged.connect(self._turn)
        self.search.searched.connect(self._look_for)
        self.search.left.connect(self.enter)
        self.search.entered.connect(self.enter)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.view.renamed.connect(lambda _code: self._to_label())
        self.view.used.connect(lambda _code: self._to_label())
        self.view.asked.connect(self._show_menu)
        self.view.typed.connect(self._type)
        self.view.shifted.connect(self.shift)
        self.view.deleted.connect(lambda _code: self.delete_chosen())
        self.view.expanded.connect(lambda _: self._remember())
        self.view.collapsed.connect(lambda _: self._remember())
        self.model.moved.connect(lambda codes, above, before: self._do(codetree.move, codes, above, before))
        self.fields.changed.connect(self._allow)
        self.review.settled.connect(lambda coding, codes: self._do(codequeue.settle, coding, codes))
        self.review.other_wanted.connect(lambda coding: self.asked.emit("other", [coding]))
        self.review.opened.connect(self.opened)
        self.fit.opened.connect(self.show_code)
        self.frames.switched.connect(self._switch)
        for button, then in self._deeds():
            button.clicked.connect(lambda _on=False, what=then: what())
        for keys, then in (
            ("Ctrl+F", lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ("Ctrl+N", lambda: self.ask("new")),
            ("Ctrl+S", self.keep),
            ("Ctrl+M", lambda: self.ask("merge")),
        ):
            QShortcut(QKeySequence(keys), self, then)

    def _deeds(self) -> list[tuple[QPushButton, Callable[[], object]]]:
        """What each button does."""
        return [
            (self.new, lambda: self.ask("new")),
            (self.below, lambda: self.ask("below")),
            (self.merge, lambda: self.ask("merge")),
            (self.split, lambda: self.ask("split")),
            (self.place, lambda: self.ask("place")),
            (self.retire, self.retire_chosen),
            (self.delete, self.delete_chosen),
            (self.bring, lambda: self.ask("import")),
            (self.give, lambda: self.ask("export")),
            (self.revert, self.take_back),
            (self.save, self.keep),
            (self.shut, self.close),
        ]

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setWindowTitle(self.tr("Codebook"))
        self.search.set_hint(self.tr("Find a code"), self.tr("Find a code in either language"))
        self.view.setAccessibleName(self.tr("Codes"))
        self.tabs.setAccessibleName(self.tr("Parts of the codebook"))
        for button, text in (
            (self.new, self.tr("New code")),
            (self.below, self.tr("New code below")),
            (self.merge, self.tr("Merge into…")),
            (self.split, self.tr("Split…")),
            (self.place, self.tr("Move to…")),
            (self.delete, self.tr("Delete")),
            (self.bring, self.tr("Import…")),
            (self.give, self.tr("Export…")),
            (self.revert, self.tr("Revert")),
            (self.save, self.tr("Save")),
            (self.shut, self.tr("Close")),
        ):
            button.setText(text)
        self._name_tabs()
        self._allow()

    def _name_tabs(self) -> None:
        """Names the pages; the queue with how many wait."""
        waiting = codequeue.count(self._library)
        queue = self.tr("To review (%1)").replace("%1", str(waiting)) if waiting else self.tr("To review")
        names = (self.tr("Codes"), queue, self.tr("Framework and new codes"), self.tr("Frameworks"))
        for at, name in enumerate(names):
            self.tabs.setTabText(at, name)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "stack"):
            self.retranslate()
            self.fill()

    # -- what is shown --------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Reads the codebook; the chosen code stays chosen, and what is being typed stays."""
        self.codes = codebook.codes(self._library)
        if self._opened is None:
            self._opened = {one.id for one in self.codes if one.parent_id is None}
        dirty, current = self.fields.dirty, self.view.current()
        self._show_tree()
        self._moving = True
        if current is None or not self.view.choose(current):
            first = self.model.index(0, 0)
            if first.isValid():
                self.view.setCurrentIndex(first)
        self._moving = False
        if not dirty:
            self._show_current()
        self._name_tabs()
        self._turn(self.tabs.currentIndex())
        self._allow()

    def refresh(self, change: Change | None) -> None:
        """Shows what changed in the library."""
        if change is None or change.external or change.kinds & KINDS:
            self.fill()

    def _show_tree(self) -> int | None:
        """Shows the codes that answer, with what was open; gives the one that answers best."""
        counts = {one.id: (one.studies, one.passages) for one in self.codes}
        found: dict[int, codebook.Match] = {}
        if self._typed.strip():
            found = {one.code_id: one for one in codebook.matches(self.codes, self._typed, everything=True)}
        chosen = list(found) if self._typed.strip() else [one.id for one in self.codes]
        self._moving = True
        top = self.view.verticalScrollBar().value()
        self.view.blockSignals(True)
        self.model.movable = not self._library.read_only and not found
        self.model.show(self.codes, chosen, counts, found)
        self.view.open_codes(set(self.model.shown) if found else self._opened or set())
        self.view.blockSignals(False)
        self.view.verticalScrollBar().setValue(top)
        self._moving = False
        return next(iter(found), None)

    def _remember(self) -> None:
        """Something was opened or closed."""
        if not self._typed.strip() and not self._moving:
            self._opened = self.view.opened()

    def _turn(self, page: int) -> None:
        """Shows a page; each is read when it is looked at."""
        self.stack.setCurrentIndex(page)
        writable = not self._library.read_only
        if PAGES[page] == "review":
            self.review.setEnabled(writable)
            self.review.show_items(codequeue.waiting(self._library), self.codes)
        elif PAGES[page] == "fit":
            self.fit.show_rows(frameworks.best_fit(self._library), frameworks.domain_names())
        elif PAGES[page] == "frameworks":
            self.frames.show_frameworks(frameworks.all_of(self._library), writable=writable)
        for button in (self.revert, self.save):
            button.setVisible(PAGES[page] == "codes")

    def show_page(self, name: str) -> None:
        """Goes to one of PAGES."""
        self.tabs.setCurrentIndex(PAGES.index(name))

    def show_code(self, code: int) -> None:
        """Goes to a code."""
        self.show_page("codes")
        if self.search.text():
            self.search.empty()
        self.view.choose(code)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_for(self, typed: str) -> None:
        """Shows the codes that hold what was typed."""
        self._typed = typed
        current = self.view.current()
        best = self._show_tree()
        wanted = best if typed.strip() else current
        if wanted is not None:
            self.view.choose(wanted)

    def enter(self) -> None:
        """Puts the focus into the tree."""
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _type(self, letters: str) -> None:
        """Letters typed on the tree begin a search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(letters)

    # -- the chosen code ------------------------------------------------------------------------------------------

    def chosen(self) -> list[int]:
        """The codes that are chosen, the one with the keyboard first."""
        ids = [int(one.internalId()) for one in self.view.selectionModel().selectedRows()]
        current = self.view.current()
        return [*([current] if current in ids and current is not None else []), *(one for one in ids if one != current)]

    def _code(self, code_id: int | None) -> Code | None:
        return next((one for one in self.codes if one.id == code_id), None)

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        """Another code: what was typed is kept first; where that is refused, the one before stays."""
        if self._moving:
            return
        before = self.fields.code
        wanted = now.data(NODE)
        if before is not None and self.fields.dirty and not self.keep(stay=False):
            self._moving = True
            self.view.choose(before.id)
            self._moving = False
            return
        if isinstance(wanted, Node):
            self._moving = True
            self.view.choose(wanted.code.id)
            self._moving = False
        self._show_current()

    def _show_current(self) -> None:
        """Shows the fields of the code the keyboard stands on."""
        self.refusal.hide()
        self.fields.show_code(self._code(self.view.current()), self.codes, codebook.themes(self._library))
        self._allow()

    def _to_label(self) -> None:
        """F2 and Enter go to the label."""
        field: Any = self.fields.fields["labels", "en"]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def _allow(self) -> None:
        """Switches buttons by what can be done."""
        writable = not self._library.read_only
        code = self._code(self.view.current())
        several = len(self.view.selectionModel().selectedRows()) > 1
        heading = code is None or (code.parent_id is None and code.origin == "structure")
        dirty = writable and self.fields.dirty
        self.fields.page.setEnabled(writable and code is not None and not several)
        self.new.setEnabled(writable)
        self.bring.setEnabled(writable)
        self.below.setEnabled(writable and code is not None)
        for button in (self.merge, self.place, self.retire, self.delete):
            button.setEnabled(writable and not heading)
        self.split.setEnabled(writable and not heading and not several)
        retired = code is not None and code.retired
        self.retire.setText(self.tr("Take back into use") if retired else self.tr("Retire"))
        self.save.setEnabled(dirty)
        self.revert.setEnabled(dirty)

    # -- deeds ----------------------------------------------------------------------------------------------------

    def _do(self, verb: Callable[..., Change], *args: Any, **named: Any) -> Change | None:
        """Does a verb; a refusal is said under the fields."""
        try:
            change = verb(self._library, *args, **named)
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self.refuse(words.say(*expected))
            return None
        self.refusal.hide()
        if change.step_id is not None:
            self.changed.emit(change)
        self.fill()
        return change

    def refuse(self, sentence: str) -> None:
        """Says why something was not done."""
        self.refusal.setText(sentence)
        self.refusal.show()

    def keep(self, *, stay: bool = True) -> bool:
        """Keeps what was typed; False where it is refused."""
        code, values = self.fields.code, self.fields.values()
        if code is None or not values:
            return True
        try:
            change = codebook.edit(self._library, code.id, **values)
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self.refuse(words.say(*expected))
            return False
        self.fields.code = None
        if change.step_id is not None:
            self.changed.emit(change)
        if stay:
            self.fill()
        else:
            self.codes = codebook.codes(self._library)
        return True

    def take_back(self) -> None:
        """Forgets what was typed."""
        self._show_current()

    def ask(self, what: str, codes: Sequence[int] | None = None) -> None:
        """Asks the window for what needs an answer first; what was typed is kept before."""
        if self.keep():
            self.asked.emit(what, list(codes if codes is not None else self.chosen()))

    def shift(self, code: int, across: int, down: int) -> None:
        """Moves a code by one place."""
        if not self._library.read_only and self.keep():
            if down:
                self._do(codetree.shift, code, down)
            else:
                self._do(codetree.step_across, code, across)

    def retire_chosen(self) -> None:
        """Retires the code, or takes it back into use."""
        code = self._code(self.view.current())
        if code is not None and self.keep():
            self._do(codebook.retire, code.id, not code.retired)

    def delete_chosen(self) -> None:
        """Deletes the codes that are chosen, if nobody uses them."""
        ids = self.chosen()
        if ids and not self._library.read_only:
            self.take_back()
            self._do(codetree.delete_unused, ids)

    def _switch(self, framework: str, on: bool) -> None:
        """Switches a framework."""
        if self._do(frameworks.switch, framework, on) is None:
            self._turn(self.tabs.currentIndex())

    def _show_menu(self, _code: int, place: QPoint) -> None:
        """Offers what the buttons do, where the code stands."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for button, then in self._deeds()[:7]:
            action = menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(lambda _on=False, what=then: what())
        menu.popup(place)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps what was typed; where that is refused the dialog stays, and Revert lets it go."""
        if self.fields.dirty and not self._library.read_only and not self.keep():
            event.ignore()
            return
        event.accept()  # QDialog would ask `reject`, which closes, and so stay open for ever

    def reject(self) -> None:
        """Esc closes, as the button does."""
        self.close()
