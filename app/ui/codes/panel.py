"""The panel of the codebook: find a code in either language, see how much it is used, use it on the selected words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.aside import Aside
from app.ui.codes import counting
from app.ui.codes.labels import LabelsForm
from app.ui.codes.model import CodeTree
from app.ui.codes.row import APART, PASSAGES
from app.ui.codes.tree import CodeView
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.search import SearchField
from app.ui.widgets.titlebar import TitleBar
from db.rows import Code

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.codebook import Match
    from app.work.library import Library

TABS: Final = ("all", "used", "study")
KINDS: Final = frozenset({"code", "theme", "coding", "passage", "study"})
"""Kinds of change that move labels or counts."""
LABELS: Final = frozenset({"code", "theme"})
MANY: Final = 5000
"""More coded passages than these are not counted anew by a hidden panel."""
MOVES: Final = {"code.up": (0, -1), "code.down": (0, 1), "code.out": (-1, 0), "code.in": (1, 0)}
"""Deeds that move a code by one place: (across, down)."""


class CountHeads(QWidget):
    """The heads of the two counts: a sheet for studies, a quotation for passages."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(PASSAGES + APART + 24)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 30)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints both, each over its column."""
        painter = QPainter(self)
        right, top = self.width() - PASSAGES, (self.height() - 14) / 2
        icons.draw(painter, "text-quote", "text3", right - 12, top, 14)
        icons.draw(painter, "file-text", "text3", right - APART - 12, top, 14)


class CodesPanel(QWidget):
    """The codebook.

    `code_chosen(code)` asks to code the selected words; `filter_requested(key)` to show the studies with a code;
    `new_code_requested(facet, parent id or None, typed words)`; `done(Change)` after what the panel did by itself;
    `moved(codes, parent, before)`, `shifted(code, across, down)`; `asked(what, codes)` wants a question answered first;
    `edit_requested(code)` wants the editor.
    """

    code_chosen = Signal(int)
    filter_requested = Signal(str)
    new_code_requested = Signal(str, object, str)
    retire_requested = Signal(int, bool)
    delete_requested = Signal(int)
    done = Signal(object)
    moved = Signal(object, int, object)
    shifted = Signal(int, int, int)
    asked = Signal(str, object)
    edit_requested = Signal(int)

    def __init__(self, library: Library, kept: Mapping[str, Any] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._study: int | None = None
        self._typed = ""
        self._late = False
        self._counting = Aside(self)
        self._form: LabelsForm | None = None
        self.codes: tuple[Code, ...] = ()
        self._opened: set[int] | None = None
        self._kept = dict(kept or {})
        self._best: int | None = None
        self._make()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.refresh(None)

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.setObjectName("codes")
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = TitleBar()
        self._more = self.head.add_button("ellipsis", "", self._show_more)
        self._new = self.head.add_button("plus", "", lambda: self._ask_new(self.view.current()))
        self.search = SearchField("", "Ctrl J", self)
        self.tabs = QTabBar(self)
        for _ in TABS:
            self.tabs.addTab("")
        self.heads = CountHeads(self)
        self.model = CodeTree(self)
        self.view = CodeView(self.model, self)
        self.nothing = EmptyState("search", "", "", self)
        self.nothing.hide()
        tab = self._kept.get("tab")
        self.tabs.setCurrentIndex(TABS.index(tab) if tab in TABS else 1)

    def _lay_out(self) -> None:
        """Puts the parts below each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(16, 4, 16, 6)
        top.addWidget(self.search)
        column.addLayout(top)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.heads)
        column.addLayout(row)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        column.addWidget(rule)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        """Connects the parts."""
        self.search.searched.connect(self._find)
        self.search.entered.connect(self._use_best)
        self.search.left.connect(self.enter)
        self.tabs.currentChanged.connect(lambda _: self._show())
        self.view.used.connect(self.code_chosen)
        self.view.renamed.connect(self.rename)
        self.view.asked.connect(self._show_menu)
        self.view.typed.connect(self._type)
        self.view.shifted.connect(self._shift)
        self.view.deleted.connect(self._delete)
        self.model.moved.connect(self.moved)
        self.model.takes_words = True
        self.model.coded.connect(self.code_chosen)
        self.view.expanded.connect(lambda _: self._remember_opened())
        self.view.collapsed.connect(lambda _: self._remember_opened())

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.head.set_title(self.tr("Codes"))
        self._more.set_name(self.tr("More"))
        self._new.set_name(self.tr("New code"))
        self.search.set_hint(self.tr("Find a code"), self.tr("Find a code in either language"))
        for at, words in enumerate((self.tr("All"), self.tr("Used"), self.tr("This study"))):
            self.tabs.setTabText(at, words)
        self.tabs.setAccessibleName(self.tr("Which codes are shown"))
        self.heads.setToolTip(self.tr("Studies, then passages"))
        self.view.setAccessibleName(self.tr("Codes"))
        if self._form is not None:
            self._form.deleteLater()
            self._form = None

    # -- the library ----------------------------------------------------------------------------------------------

    def refresh(self, change: Change | None) -> None:
        """Brings labels and counts up to date after a change (None: after any)."""
        if change is not None and not change.kinds & KINDS:
            return
        from app.work import codebook

        only_counts = change is not None and not change.kinds & LABELS
        long = only_counts and sum(code.passages for code in self.codes if not code.parent_id) > MANY
        self._late = (self._late or long) and not self.isVisible() and only_counts
        if not self._late:  # else counting very many passages waits until somebody looks
            self._counting.ask(partial(codebook.codes, self._library), partial(self._take, change), long=long)

    def _take(self, change: Change | None, codes: tuple[Code, ...]) -> None:
        """Shows the codebook with its counts."""
        self.codes = codes
        if change is None and not any(code.studies for code in codes) and "tab" not in self._kept:
            self.tabs.setCurrentIndex(0)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Counts what was put off."""
        super().showEvent(event)
        if self._late:
            from app.work import codebook

            self._late = False
            self._counting.ask(partial(codebook.codes, self._library), partial(self._take, None), long=True)

    @property
    def tab(self) -> str:
        """Which codes are shown: "all", "used" or "study"."""
        return TABS[self.tabs.currentIndex()]

    def _show(self) -> None:
        """Shows the codes of the tab that answer what is typed; what was open stays open."""
        counts = self._counts()
        chosen = [code.id for code in self.codes if self.tab == "all" or any(counts.get(code.id, ()))]
        found: dict[int, Match] = {}
        if self._typed.strip():
            from app.work import codebook

            matches = codebook.matches(self.codes, self._typed)
            found = {one.code_id: one for one in matches}
            if self.tab != "all":
                found = {one: match for one, match in found.items() if one in set(chosen)}
            chosen = list(found)
        self._best = next(iter(found), None)
        current, top = self.view.current(), self.view.verticalScrollBar().value()
        self.view.rows.only_passages = self.tab == "study"
        self.view.blockSignals(True)
        self.model.movable = self.tab == "all" and not found and not self._library.read_only
        self.model.show(self.codes, chosen, counts, found)
        self.view.open_codes(set(self.model.shown) if found else self._opened_codes())
        self.view.blockSignals(False)
        wanted = self._best if found else current
        if wanted is not None:
            self._stand_on(wanted)
        self.view.verticalScrollBar().setValue(top)
        if self._best is not None:
            self.view.scrollTo(self.model.index_of(self._best))
        self._say_counts(len(found))

    def _stand_on(self, code: int) -> None:
        """Puts the keyboard on a code that is to be seen; nothing is opened for it."""
        if all(self.view.isExpanded(self.model.index_of(one)) for one in self.model.above(code)):
            index = self.model.index_of(code)
            if index.isValid():
                self.view.setCurrentIndex(index)

    def _counts(self) -> dict[int, tuple[int, int]]:
        """(studies, passages) of every code: in the library, or in the study that is open."""
        if self.tab != "study":
            return {code.id: (code.studies, code.passages) for code in self.codes}
        return counting.of_study(self._library, self._study, self.codes) if self._study is not None else {}

    def _say_counts(self, found: int) -> None:
        """Says how many codes there are, and what to do where none is shown."""
        usable = sum(1 for code in self.codes if code.enabled and not code.retired and code.parent_id is not None)
        few = self.tr("%1 of %2").replace("%1", str(found)).replace("%2", str(usable))
        self.head.set_count(few if self._typed.strip() else str(usable))
        empty = not self.model.shown
        self.view.setVisible(not empty)
        self.nothing.setVisible(empty)
        if not empty:
            return
        self.nothing.clear_actions()
        if self._typed.strip():
            self.nothing.set_words(self.tr("No code answers"), self.tr("Look for another word, or make a new code."))
            self.nothing.add_action(self.tr("New code…"), lambda: self._ask_new(None), kind="primary", icon="plus")
        elif self.tab == "study":
            self.nothing.set_words(
                self.tr("Nothing is coded in this study"), self.tr("Select words in the reader and press C.")
            )
        else:
            self.nothing.set_words(self.tr("No code is used yet"), self.tr("Select words in the reader and press C."))
        if self.tab != "all":
            self.nothing.add_action(self.tr("Show all codes"), lambda: self.tabs.setCurrentIndex(0), kind="quiet")

    # -- what is open ---------------------------------------------------------------------------------------------

    def _opened_codes(self) -> set[int]:
        """The codes whose inside is shown: as last time, at first the barriers."""
        if self._opened is None:
            kept = self._kept.get("open")
            keys = set(kept) if isinstance(kept, list) else None
            self._opened = {
                code.id for code in self.codes if (code.key in keys if keys is not None else code.facet == "barrier")
            }
        return self._opened

    def _remember_opened(self) -> None:
        """Something was opened or closed."""
        if not self._typed.strip():
            hidden = self._opened_codes() - set(self.model.shown)
            self._opened = self.view.opened() | hidden

    def remember(self) -> dict[str, Any]:
        """What is kept for the next start."""
        opened = self._opened_codes()
        return {"tab": self.tab, "open": [code.key for code in self.codes if code.id in opened]}

    # -- what others ask ------------------------------------------------------------------------------------------

    def show_study(self, study: int | None) -> None:
        """Takes the study that is open in the reader."""
        self._study = study
        if self.tab == "study":
            self._show()

    def show_code(self, code: int) -> None:
        """Goes to a code, wherever it lies."""
        if self.search.text():
            self.search.empty()
        if not self.view.choose(code):
            self.tabs.setCurrentIndex(0)
            self.view.choose(code)
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_density(self, density: str) -> None:
        """Makes rows comfortable or compact."""
        self.view.rows.compact = density == "compact"
        self.view.doItemsLayout()

    def enter(self) -> None:
        """Puts the focus into the tree."""
        if not self.model.shown:
            self.open_find()
            return
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_find(self) -> None:
        """Puts the focus into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def act(self, deed: str) -> None:
        """Does one of the codebook's own deeds, from a menu or the palette."""
        code = self.view.current()
        node = self.model.node(code)
        if code is None or node is None:
            return
        if deed == "code.rename":
            self.rename(code)
        elif deed == "code.use" and node.usable:
            self.code_chosen.emit(code)
        elif deed in MOVES:
            self.shifted.emit(code, *MOVES[deed])
        elif deed == "code.delete":
            self.delete_requested.emit(code)
        elif deed == "code.edit":
            self.edit_requested.emit(code)
        elif deed in ("code.merge", "code.split", "code.place"):
            self.asked.emit(deed.removeprefix("code."), [code])

    # -- what the reader does -------------------------------------------------------------------------------------

    def _find(self, typed: str) -> None:
        """Shows the codes that answer."""
        self._typed = typed
        self._show()

    def _use_best(self) -> None:
        """Enter in the search uses the best code found."""
        node = self.model.node(self._best)
        if node is not None and node.usable:
            self.code_chosen.emit(node.code.id)
        elif not self.model.shown and self._typed.strip():
            self._ask_new(None)

    def _type(self, words: str) -> None:
        """Letters typed on the tree begin a search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.setText(words)

    def rename(self, code: int) -> None:
        """Opens the labels of a code beside its row."""
        node = self.model.node(code)
        if node is None or self._library.read_only:
            return
        if self._form is None:
            self._form = LabelsForm(self.window(), self._keep_labels)
        rect = self.view.visualRect(self.model.index_of(code))
        rect.moveTopLeft(self.view.viewport().mapTo(self.window(), rect.topLeft() + QPoint(20, 0)))
        self._form.edit(node.code, rect)

    def _keep_labels(self, code: int, labels: Mapping[str, str]) -> None:
        """Renames a code; raises what the verb refuses."""
        from app.work import codebook

        change = codebook.edit(self._library, code, labels=labels)
        if change.step_id is not None:
            self.done.emit(change)

    def _ask_new(self, beside: int | None) -> None:
        """Asks for a new code, in the facet and below the heading the keyboard stands on."""
        node = self.model.node(beside)
        typed = self._typed.strip()
        if node is None:
            self.new_code_requested.emit("barrier", None, typed)
            return
        parent = node.code.id if node.children or not node.depth else node.code.parent_id
        self.new_code_requested.emit(node.code.facet, parent, typed)

    def _shift(self, code: int, across: int, down: int) -> None:
        """Asks to move a code by one place."""
        if not self._library.read_only:
            self.shifted.emit(code, across, down)

    def _delete(self, code: int) -> None:
        """Asks to delete a code."""
        if not self._library.read_only:
            self.delete_requested.emit(code)

    def _menu(self) -> QMenu:
        """An empty menu that goes away by itself."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_more(self) -> None:
        """Offers to open and close everything."""
        menu = self._menu()
        menu.addAction(self.tr("Expand all")).triggered.connect(self.view.expandAll)
        menu.addAction(self.tr("Collapse all")).triggered.connect(self.view.collapseAll)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _show_menu(self, code: int, place: QPoint) -> None:
        """Offers what can be done with a code."""
        node = self.model.node(code)
        if node is None:
            return
        menu, writable, own = self._menu(), not self._library.read_only, node.code
        offers = [
            (
                self.tr("Code the selection with this code"),
                node.usable and writable,
                lambda: self.code_chosen.emit(code),
            ),
            (self.tr("Show the studies with this code"), True, lambda: self.filter_requested.emit(own.key)),
            ("", False, lambda: None),
            (self.tr("Rename code…"), writable, lambda: self.rename(code)),
            (self.tr("New code below…"), writable, lambda: self.new_code_requested.emit(own.facet, code, "")),
            (self.tr("Edit in the codebook…"), True, lambda: self.edit_requested.emit(code)),
            (self.tr("Memo…"), writable, lambda: self.asked.emit("memo", [code])),
        ]
        if node.depth:
            offers += [
                (self.tr("Merge into…"), writable, lambda: self.asked.emit("merge", [code])),
                (self.tr("Split…"), writable, lambda: self.asked.emit("split", [code])),
                (self.tr("Move to…"), writable, lambda: self.asked.emit("place", [code])),
            ]
            words = self.tr("Take back into use") if own.retired else self.tr("Retire code")
            offers.append((words, writable, lambda: self.retire_requested.emit(code, not own.retired)))
            offers.append((self.tr("Delete code"), writable, lambda: self.delete_requested.emit(code)))
        for words, enabled, then in offers:
            if not words:
                menu.addSeparator()
                continue
            action = menu.addAction(words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _on=False, what=then: what())
        menu.popup(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "nothing"):
            self.retranslate()
            self._show()
