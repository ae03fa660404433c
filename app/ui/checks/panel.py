"""The panel of the checks: what the translation checker found in this study or in all, by rule or by term.

The checking itself is done by the child process; what is known is shown meanwhile. The panel acts on an issue by
itself, because a refusal is answered here. It reads nothing while it is hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QTabBar, QVBoxLayout, QWidget

from app.ui.checks import naming, nothing
from app.ui.checks.acting import Acting
from app.ui.checks.card import Card
from app.ui.checks.doubt import DoubtLine
from app.ui.checks.model import ISSUE, Issues
from app.ui.checks.renderings import Renderings
from app.ui.checks.running import Running
from app.ui.checks.tree import CheckView
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.segmented import Segment, SegmentedSwitch
from app.ui.widgets.titlebar import TitleBar
from app.work import checking, doubting, searching
from app.work.change import Change
from db.rows import CheckGroup, CheckIssue

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.library import Library

STUDY, ALL = range(2)
RENDERING: Final = "rendering"
"""The third way to list: terms with several renderings, and renderings of several terms."""
SOON: Final = 40
"""Milliseconds after which a change is shown: several at once are shown once."""
OPENED: Final = 40
"""So many issues are shown at once with all groups open."""
TEXTS: Final = frozenset({"text", "text_version", "pair", "term", "term_rendering"})
"""Kinds of change that make a check out of date."""
SHOWN: Final = TEXTS | {"check_issue", "check_decision", "study", "finding", "finding_passage", "passage", "anchor"}


class ChecksPanel(QWidget):
    """The issues of a study or of the library.

    `place_opened(study, left span, right span)` asks to show an issue's words (code points, None for a side without),
    `findings_wanted(ids)` to show findings, `done(change)` tells what was done here, `told` one sentence.
    """

    place_opened = Signal(int, object, object)
    findings_wanted = Signal(object)
    glossary_wanted = Signal()
    done = Signal(object)
    told = Signal(str)

    def __init__(
        self, library: Library, tasks: Tasks, kept: dict[str, Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._study: int | None = None
        self._tried: int | None = None
        self._cards: dict[int, str] = {}
        self._seen = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.show_now)
        self._make()
        self._lay_out()
        self.retranslate()
        if kept is not None:
            self.tabs.setCurrentIndex(ALL if kept.get("scope") == "all" else STUDY)
            by = kept.get("by")
            self.switch.set_current(by if by in {"term", RENDERING} else "rule")
        self._connect()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.setObjectName("checks")
        self.setMinimumWidth(296)
        self.setProperty("ground", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head = TitleBar()
        self.decided = IconButton("list-filter", "", checkable=True)
        self.head.add_widget(self.decided)
        self.glossary = self.head.add_button("languages", "", self.glossary_wanted.emit)
        self.again = self.head.add_button("check-check", "", self.check_now)
        self.tabs = QTabBar(self)
        self.tabs.addTab("")
        self.tabs.addTab("")
        self.switch = SegmentedSwitch("", self, height=28)
        self.doubt = DoubtLine(self)
        self.running = Running(self._library, self._tasks, self)
        self.renderings = Renderings(self._library, self._tasks, self)
        self.model = Issues(self._fetch, self._second, self.renderings.named, self)
        self.list = CheckView(self.model, self)
        self.nothing = EmptyState("check-check", "", "", self)
        self.nothing.hide()
        self.notice = QLabel(self)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.notice.setWordWrap(True)
        self.notice.setContentsMargins(20, 8, 20, 8)
        self.notice.setProperty("tone", "text2")
        self.card = Card(self)
        self.acting = Acting(self._library, self.card, self.running, self)
        self.notice.hide()

    def _lay_out(self) -> None:
        """Puts the parts below each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(20, 0, 12, 4)
        top.addWidget(self.tabs, 1)
        top.addWidget(self.switch)
        column.addLayout(top)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        column.addWidget(rule)
        column.addWidget(self.doubt)
        column.addWidget(self.running)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.notice)
        column.addWidget(self.card)

    def _connect(self) -> None:
        """Connects the parts."""
        self.tabs.currentChanged.connect(lambda _tab: self._scope_changed())
        self.switch.chosen.connect(lambda _by: self.show_now(fresh=True))
        self.decided.toggled.connect(lambda _on: self.show_now())
        self.doubt.findings_wanted.connect(self.findings_wanted)
        self.running.ended.connect(lambda _finished: self._ended())
        self.running.failed.connect(lambda sentence: self._say(sentence, bad=True))
        self.list.used.connect(self._use)
        self.list.deeds.connect(self.act)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.chosen.connect(self._choose)
        self.acting.acted.connect(self._acted)
        self.acting.done.connect(self.done)
        self.acting.told.connect(self._say)
        self.renderings.changed.connect(self._compared)
        self.renderings.failed.connect(lambda sentence: self._say(sentence, bad=True))
        self.card.left.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.head.set_title(self.tr("Checks"))
        self.decided.set_name(self.tr("Show also what was accepted or dismissed"))
        self.glossary.set_name(self.tr("Glossary"), "Ctrl+G")
        self.tabs.setTabText(STUDY, self.tr("This study"))
        self.tabs.setTabText(ALL, self.tr("All"))
        self.tabs.setAccessibleName(self.tr("What is shown"))
        self.switch.setAccessibleName(self.tr("Group by"))
        self.switch.set_segments(
            [
                Segment("rule", self.tr("Rule")),
                Segment("term", self.tr("Term")),
                Segment(RENDERING, self.tr("Rendering")),
            ],
            self.switch.current or "rule",
        )
        self.list.setAccessibleName(self.tr("What the check found"))
        self._name_again()

    def _name_again(self) -> None:
        """Says what the button of the head checks."""
        whole = self.tabs.currentIndex() == ALL
        self.again.set_name(self.tr("Check all studies") if whole else self.tr("Check this study"), "F7")
        self.again.setEnabled(not self._library.read_only and (whole or self._study is not None))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "card"):
            self.retranslate()
            self._cards.clear()
            if self.isVisible():
                self.show_now()

    # -- what others ask ------------------------------------------------------------------------------------------

    @property
    def scope(self) -> Sequence[int] | None:
        """The studies that are shown: the open one, or None for all."""
        if self.tabs.currentIndex() == ALL:
            return None
        return [self._study] if self._study is not None else []

    def show_study(self, study: int | None) -> None:
        """Takes the study that is open in the reader."""
        if study == self._study:
            return
        self._study, self._tried = study, None
        self._name_again()
        if self.tabs.currentIndex() == STUDY and self.isVisible():
            self.show_now(fresh=True)

    def refresh(self, change: Change | None) -> None:
        """Shows what changed in the library, a moment later."""
        if change is not None and not change.external and not change.kinds & SHOWN:
            return
        if change is None or (not change.external and change.kinds & TEXTS):
            self._tried = None
        if change is None or change.external or change.kinds & (TEXTS | {"check_issue"}):
            self.renderings.forget()
        if change is None or change.external or "study" in change.kinds:
            self._cards.clear()
        if self.isVisible():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what happened while nobody looked."""
        super().showEvent(event)
        self._timer.start()

    def enter(self) -> None:
        """Puts the focus into the list."""
        self.list.enter()
        (self.list if self.list.isVisible() else self.tabs).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def act(self, deed: str) -> None:
        """Does what a deed of this panel says with the chosen issue."""
        if deed == "check.open":
            self._use(self.list.currentIndex())
        elif deed == "check.replace":
            self.card.put()
        elif deed == "check.accept":
            self.acting.accept()
        elif deed == "check.dismiss":
            self.card.ask_reason()
        elif deed == "check.glossary":
            self.card.judge()

    def remember(self) -> dict[str, str]:
        """What is kept for the next start."""
        return {"scope": "all" if self.tabs.currentIndex() == ALL else "study", "by": self.switch.current}

    def close_library(self) -> None:
        """Lets go of the library."""
        self._timer.stop()
        self.renderings.stop()
        self.running.stop()

    # -- the list -------------------------------------------------------------------------------------------------

    def _state(self) -> str | None:
        """Which issues are shown: open ones, or all."""
        return None if self.decided.isChecked() else "open"

    def _fetch(self, key: str, count: int, start: int) -> Sequence[CheckIssue]:
        """Issues of one group."""
        if self.model.by == RENDERING:
            found = self.renderings.issues(key, count, start)
        else:
            named = {"rule": key} if self.model.by == "rule" else {"term": key}
            found = checking.issues(
                self._library, studies=self.scope, state=self._state(), limit=count, offset=start, **named
            )
        missing = {one.study_id for one in found} - self._cards.keys()
        if missing:
            self._cards |= {card.id: naming.study(card) for card in searching.cards(self._library, sorted(missing))}
        return found

    def _second(self, issue: CheckIssue) -> str:
        """The second line of an issue: why it is one; in the whole library its study."""
        if self.tabs.currentIndex() == ALL:
            return self._cards.get(issue.study_id, "")
        return naming.explanation(issue)

    def _scope_changed(self) -> None:
        """Another tab."""
        self._name_again()
        self.show_now(fresh=True)

    def show_now(self, *, fresh: bool = False) -> None:
        """Reads the groups anew; what was open and chosen stays so, unless the list is a `fresh` one."""
        self._timer.stop()
        kept = None if fresh or not self._seen or not self.model.shelves else self.list.keep()
        self._seen = True
        scope, by = self.scope, self.switch.current
        groups = self._groups(by, scope)
        self.model.show(groups, by)
        every = groups if by == "rule" else self._groups("rule", scope)
        total = len(groups) if by == RENDERING else sum(group.issues for group in every)
        self.head.set_count(f"{total:,}" if total else "")
        if kept is not None:
            self.list.restore(kept)
        elif sum(group.issues for group in groups) <= OPENED:
            self.list.expandAll()
        self._say_nothing(not groups)
        self._choose()
        self.doubt.show_found(doubting.doubtful_findings(self._library))
        QTimer.singleShot(0, self, self._check_if_stale)  # in a turn of its own: it reads the glossary

    def _groups(self, by: str, scope: Sequence[int] | None) -> Sequence[CheckGroup]:
        """The groups of what is shown; those by rule leave nothing out."""
        if scope == []:
            return ()
        if by == RENDERING:
            return self.renderings.groups(scope)
        return checking.groups(self._library, by, scope, state=self._state())

    def _compared(self) -> None:
        """Shows the renderings that were compared."""
        if self.switch.current == RENDERING and self.isVisible():
            self.show_now()

    def _acted(self) -> None:
        """Shows what was done here; the keyboard stays in the list if it was in the panel."""
        had = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.show_now()
        if had:
            self.enter()

    def _say_nothing(self, empty: bool) -> None:
        """Says why the list is empty and what can be done."""
        self.list.setVisible(not empty)
        self.nothing.setVisible(empty)
        if not empty:
            return
        said = nothing.why(
            self._library,
            self.scope,
            checking_now=self.running.task is not None,
            otherwise=self.switch.current == "term" and bool(self._groups("rule", self.scope)),
            comparing=self.renderings.busy if self.switch.current == RENDERING else None,
        )
        self.nothing.set_words(said.sentence, said.why)
        self.nothing.clear_actions()
        if said.action:
            self.nothing.add_action(said.action, self.check_now, kind="primary")

    # -- checking -------------------------------------------------------------------------------------------------

    def _check_if_stale(self) -> None:
        """Lets the open study be checked where that was not done since its words changed; once."""
        study = self._study
        if study is None or self.tabs.currentIndex() == ALL or self.running.task is not None or self._library.read_only:
            return
        if self._tried != study and not checking.of_study(self._library, study).fresh:
            self._tried = study
            self._run([study])

    def check_now(self) -> None:
        """Checks what is shown: this study, or all."""
        scope = self.scope
        if self.running.task is None and not self._library.read_only and scope != []:
            self._tried = self._study
            self._run(None if scope is None else list(scope))

    def _run(self, studies: list[int] | None) -> None:
        """Lets the child check."""
        self._say("")
        self.running.run(studies)
        self._say_nothing(not self.model.shelves)

    def _ended(self) -> None:
        """Shows what was found, also by a check that was broken off."""
        self._library.poll()
        if self.isVisible():
            self.show_now()

    def _say(self, sentence: str, *, bad: bool = False) -> None:
        """Says something below the list; nothing where it is empty."""
        self.notice.setProperty("tone", "bad" if bad else "text2")
        self.notice.style().polish(self.notice)
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    # -- what is done with an issue ----------------------------------------------------------------------------------

    def _issue(self) -> CheckIssue | None:
        """The issue that is chosen."""
        found = self.list.currentIndex().data(ISSUE)
        return found if isinstance(found, CheckIssue) else None

    def _choose(self) -> None:
        """Shows the chosen issue in the card."""
        self.card.show_issue(self._issue() if self.list.isVisibleTo(self) else None, not self._library.read_only)

    def _use(self, index: QModelIndex) -> None:
        """Goes to the words of an issue."""
        issue = index.data(ISSUE)
        if isinstance(issue, CheckIssue):
            self.place_opened.emit(issue.study_id, issue.left, issue.right)

    def _show_menu(self, place: QPoint) -> None:
        """Offers the same as the card."""
        issue = self._issue()
        if issue is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Go to the place")).triggered.connect(lambda: self._use(self.list.currentIndex()))
        for button in (self.card.replace, self.card.everywhere, self.card.accept, self.card.dismiss, self.card.reopen):
            if button.isVisibleTo(self.card):
                action = menu.addAction(button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
        if self.card.entry is not None:
            below = menu.addMenu(self.card.glossary.text())
            for one in self.card.qualities.actions():
                below.addAction(one.text()).triggered.connect(one.trigger)
        menu.popup(place)
