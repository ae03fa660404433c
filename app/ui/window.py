"""The one main window: it makes its parts, places them and connects them, and does nothing else.

A window belongs to one library for its whole life; another library gets another window. The first paint shows the
frame, the menus and the first page of the list; everything else is made afterwards, one part in each idle turn of the
event loop (decision 18).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from app import NAME
from app.settings import Settings
from app.ui import docks, icons, making, words
from app.ui.actions import Actions
from app.ui.docks import ARRANGEMENTS, CENTRE, Dock
from app.ui.errors import Errors, plain
from app.ui.frame import Frame
from app.ui.news import News
from app.ui.status import StatusLine
from app.ui.top import TopRow

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.ui.widgets.message import Message
    from app.work.change import Change
    from app.work.library import Library

SMALLEST = QSize(1024, 680)
USUAL = QSize(1440, 900)
PATIENCE_MS = 300
"""So long the other panels wait for what the one in the middle reads beside the window after a change."""
FRAME = QSize(16, 40)
"""Room for the frame that the system puts around a window."""


def usual_size(room: QSize, platform: str) -> QSize:
    """The size of a first window: as designed, or what a smaller screen holds with the system's frame around it.

    Without a display (Qt's platform "offscreen") there is no screen to fit.
    """
    return USUAL if platform in {"offscreen", "minimal"} else USUAL.boundedTo(room - FRAME).expandedTo(SMALLEST)


class Window(Frame):
    """One library in one window.

    `furnished` says that the Read arrangement is whole and shows the library, `gone` that the window was closed.
    """

    furnished = Signal()
    gone = Signal()

    def __init__(self, settings: Settings, page: Any = None, name: str = "") -> None:
        super().__init__()
        self.settings = settings
        self.library = None
        self.arrangement = "read"
        self.panels = {}
        self.docks = {}
        self.folded = {}
        self.parts = []
        self.wiring = None
        self.late = None
        self._message: Message | None = None
        self._steps: list[Callable[[], None]] = []
        self._hearing: deque[tuple[str, object]] = deque()
        self._others = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._restoring = False
        self._settled = False
        self._begun = False
        self._make(page)
        self._place(name, page)
        self._connect()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self, page: Any) -> None:
        """Makes what the first paint needs."""
        self.setObjectName("window")
        self.deeds = Actions(self, icons.icon)
        self.errors = Errors(self)
        self.news = News(self)
        self.top = TopRow(self.deeds, self)
        self.status = StatusLine(self)
        self.centre = QStackedWidget(self)
        self.panels["studies"] = making.first_studies(self, page)

    def _place(self, name: str, page: Any) -> None:
        """Puts the first parts in their places, at the size the window had last."""
        self.setMenuWidget(self.top)
        self.setStatusBar(self.status)
        self.setCentralWidget(self.centre)
        self.centre.addWidget(making.empty_frame(self, making=page is None and bool(name)))
        for corner, area in (
            (Qt.Corner.BottomLeftCorner, docks.LEFT),
            (Qt.Corner.TopLeftCorner, docks.LEFT),
            (Qt.Corner.BottomRightCorner, docks.RIGHT),
            (Qt.Corner.TopRightCorner, docks.RIGHT),
        ):
            self.setCorner(corner, area)
        self.setDockOptions(QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks)
        self.setMinimumSize(SMALLEST)
        self.resize(usual_size(self.screen().availableSize(), QGuiApplication.platformName()))
        geometry = self.settings.state("geometry")
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        self._dock("studies")
        self.arrange("read")
        self.status.show_library(name)
        if page is not None:
            self.status.show_counts(page.total, None)
        self.setWindowTitle(f"{name} - {NAME}" if name else NAME)

    def _connect(self) -> None:
        """Connects what is there at the first paint."""
        for arrangement in ARRANGEMENTS:
            self.deeds.on(f"view.{arrangement}", partial(self.arrange, arrangement))
        self.deeds.on("file.quit", self.close)
        self.news.changed.connect(self.heard)
        self._others.timeout.connect(self._hear_next)
        self.errors.told.connect(self.tell)
        self.errors.install()

    # -- after the first paint ------------------------------------------------------------------------------------

    def furnish(self, library: Library, tasks: Tasks) -> None:
        """Takes the opened library and makes the rest of the window, one part in each idle turn."""
        self.library = library
        self.tasks = tasks
        self.status.watch(tasks)
        self.news.follow(library)
        self.status.show_library(library.path.name, read_only=library.read_only, place=str(library.path))
        *first, last = making.reading(self, library)
        self._steps = [*first, lambda: self._read(last), *making.rest(self, library), self._settle]
        QTimer.singleShot(0, self._next_step)

    def furnish_now(self) -> None:
        """Makes what is still to be made, at once (pictures, tests)."""
        while self._steps:
            self._steps.pop(0)()

    @property
    def waiting_steps(self) -> int:
        """How many parts are still to be made."""
        return len(self._steps)

    def _next_step(self) -> None:
        """Makes one part and comes back when Qt has nothing else to do."""
        if not self._steps:
            return
        self._steps.pop(0)()
        QTimer.singleShot(0, self._next_step)

    def _read(self, join: Callable[[], None]) -> None:
        """Joins list and reader and opens the study of last time, in one turn: both are painted once."""
        join()
        if self.wiring is not None:
            self.wiring.begin()
        self._begun = True
        if CENTRE[self.arrangement] in self.panels:  # painted once, with its words
            self.centre.setCurrentWidget(self.panels[CENTRE[self.arrangement]])
        self._steps.insert(0, self._tell_furnished)

    def _tell_furnished(self) -> None:
        """Counts, undo and redo are named; whoever waited for the window may go on."""
        if self.wiring is not None:
            self.wiring.refresh()
        self._warn()
        self.furnished.emit()

    def _warn(self) -> None:
        """Says where the library is at risk: network folders keep no locks, cloud folders copy files in the making."""
        risk = self.library.at_risk if self.library is not None else ""
        if risk == "network":
            self.message.tell(
                self.tr("This library lies in a network folder. Let only one person work in it at a time.")
            )
        elif risk == "cloud":
            self.message.tell(
                self.tr("This library lies in a cloud folder. Wait for it to be copied before you open it elsewhere.")
            )

    def _settle(self) -> None:
        """Every panel is made: take the arrangement of last time."""
        self.arrange(self.settings.arrangement if self.settings.arrangement in ARRANGEMENTS else "read")
        self._settled = True
        if self.late is not None:
            self.late.begin()

    def add_panel(self, name: str, panel: QWidget) -> None:
        """Puts a finished panel into its dock, or into the middle."""
        self.panels[name] = panel
        if hasattr(panel, "rested"):
            panel.rested.connect(self._hear_on)
        if name in CENTRE.values():
            self.centre.addWidget(panel)
            if self._begun and CENTRE[self.arrangement] == name:
                self.centre.setCurrentWidget(panel)
            else:
                panel.setGeometry(self.centre.contentsRect())
            return
        dock = self._dock(name)
        place = ARRANGEMENTS[self.arrangement][name]
        if not self.restoreDockWidget(dock):
            self.addDockWidget(place.area, dock)
            dock.setVisible(place.shown)

    def _dock(self, name: str) -> Dock:
        """The dock of a panel, made when it is first asked for."""
        dock = self.docks.get(name)
        if dock is None:
            dock = self.docks[name] = Dock(name, self)
            dock.visibilityChanged.connect(self._docks_moved)
        dock.fill(self.panels[name], making.title(name))
        return dock

    # -- arrangements ---------------------------------------------------------------------------------------------

    def arrange(self, name: str, *, fresh: bool = False) -> None:
        """Shows an arrangement as it was left, or `fresh` as it is designed."""
        if self._restoring:
            return
        self._restoring = True
        focused = self.focusWidget()
        if self._settled and not fresh:
            self.settings.keep_state(self.arrangement, bytes(self.saveState().data()))
        self.arrangement = name
        docks.arrange(self, self.docks, name)
        state = self.settings.state(name)
        if state and not fresh and self.library is not None:
            self.restoreState(QByteArray(state))
        if CENTRE[name] not in self.panels and self.late is not None:
            self.late.make()
        panel = self.panels.get(CENTRE[name])
        if panel is not None:
            self.centre.setCurrentWidget(panel)
        for one in ARRANGEMENTS:
            self.deeds[f"view.{one}"].setChecked(one == name)
        self._restoring = False
        self._docks_moved()
        if focused is not None and focused.isVisibleTo(self):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        elif panel is not None:
            getattr(panel, "enter", panel.setFocus)()  # the chart's own page: a bare panel takes no key

    def _docks_moved(self) -> None:
        """Ticks the panels that are shown in the menu."""
        for name in ("history", "findings", "checks"):
            dock = self.docks.get(name)
            self.deeds[f"view.{name}"].setChecked(dock is not None and not dock.isHidden())

    # -- news and messages ----------------------------------------------------------------------------------------

    @property
    def message(self) -> Message:
        """The quiet message at the bottom, made when there is something to say."""
        if self._message is None:
            from app.ui.widgets.message import Message

            self._message = Message(self)
        return self._message

    def heard(self, change: object) -> None:
        """Hands a change (None: everything) to every panel; each takes what is its own.

        One panel in each turn of the event loop, the one in the middle first, so that no turn is long; while that one
        finds its part beside the window, nothing else takes the processor from it.
        """
        middle = CENTRE.get(self.arrangement)
        names = [name for name, panel in self.panels.items() if hasattr(panel, "refresh")]
        turns = [(name, change) for name in sorted(names, key=lambda one: one != middle)]
        if getattr(self.panels.get(middle or ""), "beside", False):
            turns.insert(1, ("", change))
        elif self.wiring is not None:
            self.wiring.refresh()
        self._hearing += turns
        QTimer.singleShot(0, self, self._hear_next)

    def _hear_next(self) -> None:
        """Lets the next panel (or, without a name, the menus and counts) take its part of a change."""
        if not self._hearing:
            return
        name, change = self._hearing.popleft()
        if self.library is not None and name in self.panels:
            self.panels[name].refresh(change)  # type: ignore[attr-defined]
        elif self.wiring is not None and not name:
            self.wiring.refresh()
        if getattr(self.panels.get(name), "busy", False):
            self._others.start()
        else:
            QTimer.singleShot(0, self, self._hear_next)

    def _hear_on(self) -> None:
        """The panel in the middle has its part: the others take theirs."""
        if self._others.isActive():
            self._others.stop()
            QTimer.singleShot(0, self, self._hear_next)

    def bring(self, files: list[str]) -> None:
        """Takes files that were dropped on a panel."""
        for part in self.parts:
            if hasattr(part, "bring"):
                part.bring(files)

    def tell(self, pattern: str, args: tuple[str, ...] = (), *, undo: bool = False) -> None:
        """Shows one sentence at the bottom of the window; with `undo` the last step can be taken back from there."""
        said = words.say(pattern, args)
        if undo:
            action = self.deeds["edit.undo"]
            self.message.tell(said, action=self.tr("Undo"), keys="Ctrl+Z", then=action.trigger)
        else:
            self.message.tell(said)

    def do(self, verb: Callable[..., Change], *args: Any, undo: bool = False, **named: Any) -> Change | None:
        """Does a verb on the library; a refusal is told in one sentence, and None comes back."""
        if self.library is None:
            return None
        try:
            change = verb(self.library, *args, **named)
        except Exception as error:
            expected = plain(error)
            if expected is None:
                raise
            self.tell(*expected)
            return None
        if undo and change is not None and change.step_id is not None:
            self.tell(change.label, change.args, undo=True)
        return change

    # -- Qt's own -------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follows language and theme."""
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "deeds"):
            self.deeds.retranslate()
            docks.rename(self, self.docks, {name: making.title(name) for name in self.docks})
            if self.wiring is not None:
                self.wiring.refresh()
                self.wiring.reader.retranslate()
            for part in self.parts:
                part.retranslate()
        super().changeEvent(event)

    def childEvent(self, event: QChildEvent) -> None:
        """A dialog about to be shown for the first time is no larger than the window it belongs to."""
        if event.type() == QEvent.Type.ChildPolished:
            child = event.child()
            if isinstance(child, QDialog):
                child.resize(child.size().boundedTo(self.size() - FRAME))
        super().childEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A panel that lay over the texts of a narrow window takes its column again in a wide one."""
        super().resizeEvent(event)
        docks.settle(self, self.docks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nobody else wanted goes back to the text, or to the chart."""
        if event.key() == Qt.Key.Key_Escape:
            self.deeds["view.text"].trigger()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers everything and lets the library go."""
        self.errors.remove()
        self._steps.clear()
        self.let_go()
        super().closeEvent(event)
        self.gone.emit()

    def let_go(self) -> None:
        """Closes the library; what is on the screen stays until the window goes."""
        if self.library is None:
            return
        self.remember()
        self._settled = False
        self._hearing.clear()
        self.news.follow(None)
        for panel in self.panels.values():
            leave = getattr(panel, "close_library", None)
            if leave is not None:
                leave()
        self.library.close()
        self.library = None

    def remember(self) -> None:
        """Keeps size, panels and arrangement for the next start."""
        if not self._settled:
            return
        self.settings.keep_state("geometry", bytes(self.saveGeometry().data()))
        self.settings.keep_state(self.arrangement, bytes(self.saveState().data()))
        self.settings.arrangement = self.arrangement
        for name, panel in self.panels.items():
            kept = getattr(panel, "remember", None)
            if kept is not None:
                self.settings.more[name] = kept()
        self.settings.save()
