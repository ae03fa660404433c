"""Where the parts meet: the order of a start, and one window after the other.

First paint: settings, look, the first page of the list with sqlite3 alone, the frame. Then, in a thread, SQLAlchemy and
the verbs are imported; then the library is opened, and the rest of the window is made in idle turns (decision 18).
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from app import NAME, VERSION, paths
from app.settings import Settings
from app.ui import language, theme
from app.ui.window import Window
from db.errors import LibraryError
from db.first import FirstPage, first_page

if TYPE_CHECKING:
    from app.ui.tasks import Tasks
    from app.work.library import Library

FIRST_ROWS = 24
"""Rows of the list that are read before the first paint: more than a window shows."""
SWITCH = 0.0005
"""Seconds a thread may hold the interpreter while the window waits (measured: decision 19)."""


class Opening(QObject):
    """Imports the slow libraries in a thread, then says so in the window's own thread."""

    ready = Signal()

    def begin(self) -> None:
        """Starts the thread."""
        import threading

        threading.Thread(target=self._import, name="imports", daemon=True).start()

    def _import(self) -> None:
        """SQLAlchemy, numpy and every verb the window calls."""
        import app.work.census
        import app.work.coding
        import app.work.history
        import app.work.library
        import app.work.memos
        import app.work.opening
        import app.work.reading
        import app.work.searching
        import app.work.studying  # noqa: F401

        self.ready.emit()


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
        self._imported = False
        self._then: Callable[[], None] | None = None
        self._opening.ready.connect(self._ready)
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
        path = Path(named).expanduser() if named else paths.default_library()
        page: FirstPage | None = None
        if path.exists():
            try:
                page = first_page(path, FIRST_ROWS)
            except LibraryError as error:
                return self._refused(error)
        self.window = self._make(page, path)
        self._then = lambda: self._open(lambda: self._library(named, path))
        FirstPaint(self.window).painted.connect(self._import)
        self.window.show()
        return True

    def _make(self, page: FirstPage | None, path: Path) -> Window:
        """A window, listening for another one that is wanted."""
        window = Window(self.settings, page, path.name)
        window.wanted.connect(self._other)
        window.gone.connect(self._gone)
        return window

    def _import(self) -> None:
        """After the first paint: bring in the rest of the program, in a thread."""
        gc.enable()
        self.shown.emit()
        if self._imported:
            self._ready()
        else:
            self._opening.begin()

    def _ready(self) -> None:
        """Everything is imported: open the library."""
        self._imported = True
        then, self._then = self._then, None
        if then is not None:
            then()

    def _library(self, named: str | None, path: Path) -> Library:
        """Opens the library, making it where there is none."""
        from app.work.opening import open_library

        return open_library(path if named else None, examples=self._starter) if named else self._own(path)

    @staticmethod
    def _own(path: Path) -> Library:
        """The user's own library: a copy of the example at the first start."""
        from app.work.opening import open_library

        return open_library(None) if path == paths.default_library() else open_library(path)

    def _open(self, make: Callable[[], Library]) -> None:
        """Opens a library into the window that waits for it."""
        window = self.window
        if window is None:
            return
        try:
            library = make()
        except Exception as error:
            if not self._tell(error, window):
                raise
            return
        self.settings.opened(library.path)
        self.settings.save()
        window.furnished.connect(self.opened)
        window.furnish(library, self.tasks)
        self.tasks.warm("preview_import")
        QTimer.singleShot(2000, lambda: self._daily(library.path))

    def _daily(self, path: Path) -> None:
        """Keeps today's copy of the library, without anyone waiting."""
        if self.window is not None and self.window.library is not None:
            self.tasks.run("daily_backup", {"library": str(path)}, lambda _: None, lambda _: None)

    # -- another window -------------------------------------------------------------------------------------------

    def _other(self, what: str, place: str) -> None:
        """Another library is wanted: its window takes the place of this one, which stays where that fails."""
        from app.work import backups, starter
        from app.work.library import Library

        old = self.window
        path = Path(place)
        makers: dict[str, Callable[[], Library]] = {
            "open": lambda: Library.open(path),
            "new": lambda: starter.make(path, examples=False),
            "example": lambda: starter.make(path),
        }
        try:
            if what == "restore" and old is not None and old.library is not None:
                target = old.library.path
                old.remember()
                old.library.close()
                backups.restore(target, path)
                library = Library.open(target)
            else:
                library = makers[what]()
        except Exception as error:
            if not self._tell(error, old):
                raise
            return
        if old is not None:
            old.gone.disconnect(self._gone)
            old.close()
            old.deleteLater()
        self.window = self._make(first_page(library.path, FIRST_ROWS), library.path)
        self.window.show()
        self._open(lambda: library)

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

    @staticmethod
    def _tell(error: Exception, window: Window | None) -> bool:
        """Tells an expected error where the user is; False for one that nobody expected."""
        from app.ui.errors import plain

        expected = plain(error)
        if expected is not None and window is not None:
            window.tell(*expected)
        return expected is not None


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
    lacking = missing_for_x()
    if lacking:
        from app.__main__ import MISSING

        sys.stderr.write(MISSING.format(detail=lacking) + "\n")
        return 3
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
