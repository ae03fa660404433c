"""What the parts of a window may ask of the window, and of the joint between its panels.

The parts are made by the window and so must not import it; they know these two outlines instead. The window and the
wiring fill them in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QStackedWidget, QToolButton, QWidget

if TYPE_CHECKING:
    from app.settings import Settings
    from app.ui.actions import Actions
    from app.ui.docks import Dock
    from app.ui.news import News
    from app.ui.status import StatusLine
    from app.ui.tasks import Tasks
    from app.ui.top import TopRow
    from app.ui.widgets.message import Message
    from app.work.change import Change
    from app.work.library import Library


class Frame(QMainWindow):
    """The window as its parts see it.

    `wanted(what, path)` asks for another window: "open", "new", "example" or "restore".
    """

    wanted = Signal(str, str)

    settings: Settings
    library: Library | None
    tasks: Tasks
    deeds: Actions
    news: News
    top: TopRow
    status: StatusLine
    centre: QStackedWidget
    panels: dict[str, QWidget]
    docks: dict[str, Dock]
    folded: dict[Qt.DockWidgetArea, list[str]]
    arrangement: str
    parts: list[Any]
    wiring: Hub | None
    late: Any

    @property
    def message(self) -> Message:
        """The quiet message at the bottom."""
        raise NotImplementedError

    def arrange(self, name: str, *, fresh: bool = False) -> None:
        """Shows an arrangement as it was left, or `fresh` as it is designed."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does: Qt does so in dialogs and on some desktops only."""
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if enter and isinstance(button, QAbstractButton) and button.isEnabled():
            menu = button.menu() if isinstance(button, QToolButton) else None
            if menu is not None:
                menu.popup(button.mapToGlobal(QPoint(0, button.height())))
            else:
                button.click()
            return
        super().keyPressEvent(event)

    def add_panel(self, name: str, panel: QWidget) -> None:
        """Puts a finished panel into its dock, or into the middle."""
        raise NotImplementedError

    def bring(self, files: list[str]) -> None:
        """Takes files that were dropped on a panel."""
        raise NotImplementedError

    def tell(self, pattern: str, args: tuple[str, ...] = (), *, undo: bool = False) -> None:
        """Shows one sentence at the bottom; with `undo` the last step can be taken back from there."""
        raise NotImplementedError

    def do(self, verb: Callable[..., Change], *args: Any, undo: bool = False, **named: Any) -> Change | None:
        """Does a verb on the library; a refusal is told in one sentence, and None comes back."""
        raise NotImplementedError


class Hub(QObject):
    """The joint between the panels, as the parts see it. Ids are rows'."""

    window: Frame
    library: Library
    study: int | None
    chosen: Sequence[int]
    reader: Any
    linking: Any

    def listen(self) -> None:
        """Connects the menus."""
        raise NotImplementedError

    def begin(self) -> None:
        """Opens the study that was open last time, else the first of the list."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Brings counts, names of steps and actions up to date after a change."""
        raise NotImplementedError

    def show_study(self, study: int) -> None:
        """Opens a study in the reader, leaving the chart if that is what is shown."""
        raise NotImplementedError

    def show_studies(self, studies: Sequence[int]) -> None:
        """Shows the first of some studies, in the list and in the reader."""
        raise NotImplementedError

    def show_passage(self, study: int, passage: int) -> None:
        """Opens a study at a passage."""
        raise NotImplementedError

    def show_code(self, code: int) -> None:
        """Shows a code in the codebook."""
        raise NotImplementedError

    def make_code(self, typed: str, anchors: Any, passage: int | None, mode: str) -> None:
        """Asks for the labels of a new code; it is put on the words that were chosen, if any."""
        raise NotImplementedError

    def make_finding(self, passage: int) -> None:
        """Asks for the sentences of a finding that rests on a passage."""
        raise NotImplementedError

    def edit_finding(self, finding: int) -> None:
        """Opens a finding to change it."""
        raise NotImplementedError

    def write_memo(self, subject: str, one: int) -> None:
        """Opens the small form for a memo."""
        raise NotImplementedError

    def ask_coder(self) -> None:
        """Asks the coder's name once, quietly."""
        raise NotImplementedError
