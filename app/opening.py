"""A library opened beside the window: what the program imports and reads for it, in a thread, before it is shown."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.settings import kept_study
from app.ui.sweeping import set_aside

if TYPE_CHECKING:
    from app.work.library import Library

PATIENCE = 10.0
"""Seconds for which the end of the program waits for a library that is being opened."""
LARGE_BLOCK, KEPT_FREE = 1 << 20, 16 << 20
"""Bytes from which on memory is asked of the system by itself, and given back at once; and bytes that may stay free."""
VAST = 200_000
"""Studies from which on the memory of the window counts more than that its arrays are made anew in a moment."""


class Opening(QObject):
    """Opens a library in a thread, importing what it needs there, and hands it over in the window's own thread.

    Neither a slow disk nor an upgrade nor the making of the example ever stops the window.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None
        self._ending = False
        self.busy = False
        """Whether a library is still to be handed over."""

    def begin(self, make: Callable[[], Library], kept: object = None) -> None:
        """Starts the thread, one at a time; `kept` names the library and the study that were open last time."""
        self.busy = True
        self._thread = threading.Thread(target=self._run, args=(make, kept), name="opening", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """The program ends: waits for the thread, which must not make Qt's classes while Qt goes away under it."""
        self._ending = True
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _run(self, make: Callable[[], Library], kept: object) -> None:
        """Imports and opens; what goes wrong is handed over too."""
        give_back_memory()
        try:
            with set_aside():
                for prepare in (_make_qt_classes, import_the_rest):
                    if self._ending:
                        return
                    prepare()
                library = make()
                read_once(library, kept_study(kept, library.path))
                keep_memory(library)
        except Exception as error:
            self.failed.emit(error)
        else:
            self.ready.emit(library)


def import_the_rest() -> None:
    """SQLAlchemy, numpy, every verb the window calls, and the panels that come after the first paint."""
    import app.ui.codes.panel
    import app.ui.filing
    import app.ui.findings.panel
    import app.ui.history.panel
    import app.ui.late
    import app.ui.reader.panel
    import app.ui.readerwiring
    import app.ui.tasks
    import app.ui.viewing
    import app.ui.wiring
    import app.work.census
    import app.work.history
    import app.work.opening
    import app.work.studying
    import app.work.tagging  # noqa: F401


def _make_qt_classes() -> None:
    """Qt's classes are made when first named, and all of them at the first look for a widget's own: done here."""
    from PySide6 import QtWidgets

    for name in dir(QtWidgets):
        getattr(QtWidgets, name)


def read_once(library: Library, study: int | None) -> None:
    """Reads what the window will ask, so that it has the answers at hand; `study` was open last time."""
    from app.work import census, codebook, coding, collecting, finding, history, reading, searching

    census.census(library)
    ids = searching.studies(library, searching.Query())
    for one in searching.cards(library, [study] if study is not None and study in ids else ids[:1]):
        reading.page(library, one.id)
    searching.facets(library, searching.Query())
    searching.count(library, searching.Query(barriers=("barrier",)))
    codebook.codes(library)
    codebook.uncounted(library)
    codebook.themes(library)
    collecting.folders(library)
    searching.batches(library)
    searching.total(library)
    coding.recent(library)
    finding.findings(library, ids=[0])
    history.can_undo(library)
    history.can_redo(library)
    history.steps(library, limit=1)


def open_library(path: Path | None, *, examples: bool = False) -> Library:
    """Opens a library, making it where there is none; None is the user's own, a copy of the example at first."""
    from app.work.opening import open_library

    return open_library(path, examples=examples)


def make_library(path: Path, *, examples: bool) -> Library:
    """Makes a new library, with or without the example studies."""
    from app.work import starter

    return starter.make(path, examples=examples)


def restore_library(target: Path, copy: Path) -> Library:
    """Puts a copy in the place of a library and opens it."""
    from app.work import backups

    backups.restore(target, copy)
    return open_library(target)


def give_back_memory() -> None:
    """Let the C library return large blocks to the system when they are free, and share its pools among threads.

    Left alone it keeps what a library of a million studies needed for a moment: some fifty megabytes. Where the C library
    is not glibc nothing happens (mallopt(3): M_MMAP_THRESHOLD -3, M_TRIM_THRESHOLD -1, M_ARENA_MAX -8).
    """
    _allocate({-3: LARGE_BLOCK, -1: LARGE_BLOCK, -8: 2})


def keep_memory(library: Library) -> None:
    """Let the C library keep what a change of a library of usual size needs for a moment: the next one needs it again.

    Memory that is given back and asked for anew is cleared page by page, which costs as much as the counting itself. In
    the pools of threads only M_TOP_PAD (-2) keeps it.
    """
    from app.work import searching

    if searching.total(library) < VAST:
        _allocate({-3: 4 * LARGE_BLOCK, -1: KEPT_FREE, -2: KEPT_FREE})


def _allocate(options: Mapping[int, int]) -> None:
    """Tell the C library how to allocate, where it is glibc."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        for option, value in options.items():
            mallopt(option, value)


def return_free_memory() -> None:
    """Return what the start needed for a moment to the system (malloc_trim(3)); nothing happens without glibc."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
