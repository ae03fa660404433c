"""Where the parts meet: the order of a start, and one window after the other.

First paint: settings, look, the first page of the list with sqlite3 alone, the frame. Then, in a thread, SQLAlchemy and
the verbs are imported; then the library is opened, and the rest of the window is made in idle turns (decision 18).
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app import NAME, VERSION, paths
from app.opening import Opening, make_library, open_library, restore_library, return_free_memory
from app.settings import Settings
from app.ui import language, theme
from app.ui.errors import plain
from app.ui.sweeping import Sweeping
from app.ui.window import Window
from db.errors import LibraryError
from db.first import FirstPage, first_page
from db.query import SORTS

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.library import Library

FIRST_ROWS = 24
"""Rows of the list that are read before the first paint: more than a window shows."""
SETTLED = (1_500, 4_000)
"""Milliseconds after which a library that was opened has been read, and the dictionary: what that took is given back."""
SWITCH = 0.0005
"""Seconds a thread may hold the interpreter while the window waits (measured: decision 19)."""


class FirstPaint(QObject):
    """Says once that a window has been painted."""

    painted = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Waits for the first paint; what was asked for is done after it."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False


class Program(QObject):
    """The running program: its settings, its tasks, and the window that is open."""

    shown = Signal()
    opened = Signal()

    def __init__(self, app: QApplication, settings: Settings, *, starter: bool = False) -> None:
        super().__init__()
        self.app = app
        self.settings = settings
        self._tasks: Tasks | None = None
        self.window: Window | None = None
        self._starter = starter
        self._opening = Opening()
        self._sweeping: Sweeping | None = None
        self._opening.ready.connect(self._ready)
        self._opening.failed.connect(self._failed)
        app.aboutToQuit.connect(self._opening.end)
        self._after: Callable[[Library], None] = self._furnish
        self._otherwise: Callable[[tuple[str, tuple[str, ...]] | None], None] | None = None
        theme.apply(app, settings.theme, language.current())

    @property
    def tasks(self) -> Tasks:
        """The queue of long work, made when it is first wanted."""
        if self._tasks is None:
            from app.ui.tasks import Tasks

            self._tasks = Tasks(self)
        return self._tasks

    # -- one window -----------------------------------------------------------------------------------------------

    def show(self, named: str | None) -> bool:
        """Shows the window on a library; False where it can't be opened (the sentence went to standard error)."""
        path = paths.expanded(named) if named else paths.default_library()
        page: FirstPage | None = None
        if path.exists():
            try:
                page = self._first(path)
            except LibraryError as error:
                return self._refused(error)
        self.window = self._make(page, path)
        FirstPaint(self.window).painted.connect(lambda: self._begin(named, path))
        self.window.show()
        return True

    def _first(self, path: Path) -> FirstPage:
        """The first page of a library, in the order the list had last time."""
        kept = self.settings.more.get("studies")
        kept = kept if isinstance(kept, dict) else {}
        sort = kept.get("sort")
        return first_page(path, FIRST_ROWS, sort if sort in SORTS else "added", kept.get("descending") is True)

    def _make(self, page: FirstPage | None, path: Path) -> Window:
        """A window, listening for another one that is wanted."""
        window = Window(self.settings, page, path.name)
        window.wanted.connect(self._other)
        window.gone.connect(self._gone)
        return window

    def _begin(self, named: str | None, path: Path) -> None:
        """After the first paint: bring in the rest of the program and open the library, in a thread."""
        gc.freeze()
        self._sweeping = Sweeping(self)
        self.shown.emit()
        own = named is None or path == paths.default_library()
        kept = self.settings.more.get("study")
        self._opening.begin(lambda: open_library(None if own else path, examples=self._starter), kept)

    def _ready(self, library: Library) -> None:
        """A library is open: show it, unless the window was closed meanwhile."""
        self._opening.busy = False
        self._otherwise = None
        after, self._after = self._after, self._furnish
        if self.window is None:
            library.close()
        else:
            after(library)

    def _failed(self, error: Exception) -> None:
        """A library could not be opened: say so where the user is; what was open stays open."""
        self._opening.busy = False
        otherwise, self._otherwise = self._otherwise, None
        self._after = self._furnish
        expected = plain(error)
        if otherwise is not None:
            otherwise(expected)
        if expected is None:
            sys.excepthook(type(error), error, error.__traceback__)
        elif self.window is not None:
            self.window.tell(*expected)

    def _furnish(self, library: Library) -> None:
        """Puts an opened library into the window that waits for it."""
        window = self.window
        if window is None:
            return
        self.settings.opened(library.path)
        self.settings.save()
        window.furnished.connect(self.opened)
        window.furnish(library, self.tasks)
        self.tasks.warm("preview_import")
        QTimer.singleShot(2000, lambda: self._daily(library.path))
        for after in SETTLED:
            QTimer.singleShot(after, lambda: threading.Thread(target=return_free_memory, daemon=True).start())

    def _daily(self, path: Path) -> None:
        """Keeps today's copy of the library, without anyone waiting."""
        if self.window is not None and self.window.library is not None:
            self.tasks.run("daily_backup", {"library": str(path)}, lambda _: None, lambda _: None)

    # -- another window -------------------------------------------------------------------------------------------

    def _other(self, what: str, place: str) -> None:
        """Another library is wanted: its window takes the place of this one, which stays where that fails."""
        if self._opening.busy:  # one at a time: a second wish would find another window than it was said in
            if self.window is not None:
                self.window.message.tell(QCoreApplication.translate("window", "Getting your library ready…"))
            return
        path = Path(place)
        makers: dict[str, Callable[[], Library]] = {
            "open": lambda: open_library(path),
            "new": lambda: make_library(path, examples=False),
            "example": lambda: make_library(path, examples=True),
        }
        self._after = self._replace
        if what == "restore":
            self._restore(path)
        else:
            self._opening.begin(makers[what])

    def _restore(self, copy: Path) -> None:
        """Puts a backup in the place of the library that is open; where that fails, the library is opened again."""
        old = self.window
        if old is None or old.library is None:
            self._opening.begin(lambda: open_library(copy))
            return
        target = old.library.path
        old.let_go()
        self._otherwise = lambda said: self._reopen(target, said)
        self._opening.begin(lambda: restore_library(target, copy))

    def _reopen(self, path: Path, said: tuple[str, tuple[str, ...]] | None) -> None:
        """Opens a library again that had been let go; why is said in the window that comes."""
        self._after = lambda library: self._replace(library, said)
        self._opening.begin(lambda: open_library(path))

    def _replace(self, library: Library, said: tuple[str, tuple[str, ...]] | None = None) -> None:
        """Shows a library in a new window at the place of the old one, which stays where the library can't be read."""
        try:
            page = self._first(library.path)
        except LibraryError as error:
            library.close()
            self._failed(error)
            return
        old = self.window
        if old is not None:
            old.gone.disconnect(self._gone)
            old.close()
            old.deleteLater()
        self.window = self._make(page, library.path)
        self.window.show()
        self._furnish(library)
        if said is not None:
            self.window.tell(*said)

    def _gone(self) -> None:
        """The last window was closed: the program ends."""
        self.window = None
        if self._tasks is not None:
            self._tasks.close()
        self.app.quit()

    # -- what can't be opened -------------------------------------------------------------------------------------

    @staticmethod
    def _refused(error: LibraryError) -> bool:
        """Says why nothing can be shown."""
        sys.stderr.write(error.sentence + "\n")
        if QGuiApplication.platformName() not in {"offscreen", "minimal"}:
            from PySide6.QtWidgets import QMessageBox

            from app.ui import words

            box = QMessageBox()
            box.setText(words.say(error.sentence_pattern, error.words))
            box.exec()
        return False


def application(*, offscreen: bool = False) -> QApplication:
    """The one QApplication, with name, sign and fonts; `offscreen` draws without a display."""
    sys.setswitchinterval(SWITCH)
    if offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication([NAME])
    made.setApplicationName(NAME)
    made.setApplicationVersion(VERSION)
    made.setDesktopFileName("diptych")
    made.setQuitOnLastWindowClosed(False)
    made.setWindowIcon(QIcon(str(paths.resources() / "icons" / "diptych-256.png")))
    return made


def missing_for_x() -> str | None:
    """The library of the system that Qt's X11 plugin lacks here, or None; without it Qt would end with an abort."""
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or not os.environ.get("DISPLAY") or chosen not in {"", "xcb"}:
        return None
    if os.environ.get("WAYLAND_DISPLAY") and not chosen:
        return None
    import ctypes

    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError as error:
        return str(error).partition(":")[0]
    return None


def window(library: str | None, *, quit_when_shown: bool = False, starter: bool = False) -> int:
    """Opens the window and runs until it is closed; 3 where the library can't be opened.

    With `quit_when_shown` the program ends, closing normally, once the list is on the screen.
    """
    app = application()
    settings = Settings.load()
    language.use(language.of_setting(settings.language))
    program = Program(app, settings, starter=starter)
    if not program.show(library):
        return 3
    if quit_when_shown:
        program.opened.connect(lambda: QTimer.singleShot(0, lambda: _say_and_quit(program)))
    return int(app.exec())


def _say_and_quit(program: Program) -> None:
    """Says how many rows are on the screen, and ends the program as a user would."""
    window = program.window
    if window is None:
        return
    panel: Any = window.panels["studies"]
    shown, total = panel.rows_shown() if hasattr(panel, "rows_shown") else (0, 0)
    sys.stderr.write(f"shown {shown} rows of {total}\n")
    window.close()


def shot(
    library: str | None,
    target: str,
    *,
    arrangement: str = "read",
    size: tuple[int, int] = (1440, 900),
    lang: str = "en",
    theme: str = "light",
    study: int | None = None,
    starter: bool = False,
) -> int:
    """Renders the window into a PNG, without a display and without remembering anything."""
    from app.ui import shot as shooting

    app = application(offscreen=True)
    settings = Settings(language=lang, theme=theme, arrangement=arrangement)
    language.use(lang)
    program = Program(app, settings, starter=starter)
    if not program.show(library):
        return 3
    return shooting.take(program, Path(target), size=size, study=study)
