"""The chart, made later than the rest of the window, and the dictionary that proposes counterparts."""

from __future__ import annotations

import contextlib
import threading
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.ui.sweeping import set_aside

if TYPE_CHECKING:
    from app.ui.frame import Frame
    from app.work.library import Library

SOON = (
    "app.ui.codes.editor",
    "app.ui.intake.dialog",
    "app.ui.export.dialog",
    "app.ui.designer.panel",
    "app.work.reporting",
)
"""What is imported in idle time, so that the codebook, an import, an export and the report designer open at once."""
PATIENCE = 10.0
"""Seconds for which the end of the program waits."""


class Late(QObject):
    """Imports what the chart needs in a thread, then makes the chart in an idle turn (or at once, when it is asked for).

    pyqtgraph and numpy cost more than the rest of the start together; nobody waits for them.
    """

    _imported = Signal()

    def __init__(self, window: Frame, library: Library) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        self._imported.connect(self.make)

    def begin(self) -> None:
        """Starts the thread; the end of the program waits for it, so that nothing is imported while Qt goes away."""
        thread = threading.Thread(target=self._import, name="chart", daemon=True)
        thread.start()
        ending = QCoreApplication.instance()
        if ending is not None:
            ending.aboutToQuit.connect(lambda: thread.join(PATIENCE))

    def _import(self) -> None:
        """The chart's modules, with pyqtgraph and numpy."""
        with set_aside():
            import_module("app.ui.compare.panel")
            from app.work import history, lexicon_store

            with contextlib.suppress(RuntimeError):  # the window was closed meanwhile
                self._imported.emit()
            lexicon_store.dictionary()  # so that the first counterpart that is proposed has its words
            history.ready()
            for name in SOON:
                import_module(name)

    def make(self) -> None:
        """Makes the chart, if the window still wants one."""
        window = self._window
        if window.library is None or "compare" in window.panels:
            return
        from app.ui.compare.panel import ComparePanel

        panel = ComparePanel(self._library, window)
        panel.set_text_size(window.settings.text_size)
        window.add_panel("compare", panel)
        if window.wiring is not None:
            window.wiring.linking.join_compare(panel)
