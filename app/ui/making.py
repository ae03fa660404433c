"""Makes the panels of a window, each when its turn comes, and imports it only then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.studies.panel import StudiesPanel

if TYPE_CHECKING:
    from app.ui.frame import Frame
    from app.work.library import Library


def title(name: str) -> str:
    """The name of a panel in the language of the interface."""
    say = QCoreApplication.translate
    names = {
        "studies": lambda: say("window", "Studies"),
        "codes": lambda: say("window", "Codes"),
        "passage": lambda: say("window", "Passage"),
        "history": lambda: say("window", "History"),
        "findings": lambda: say("window", "Findings"),
        "checks": lambda: say("window", "Checks"),
        "reader": lambda: say("window", "Reader"),
        "compare": lambda: say("window", "Compare"),
    }
    return names[name]()


def first_studies(window: Frame, page: Any) -> QWidget:
    """The list of studies with the first page of rows, before the library itself is opened."""
    kept = window.settings.more.get("studies")
    panel = StudiesPanel(page, kept if isinstance(kept, dict) else None, window)
    panel.set_density(window.settings.density)
    return panel


def empty_frame(window: Frame, *, making: bool = False) -> QWidget:
    """The reader's empty frame: the page, nothing on it; while a first library is made (some seconds), words saying so."""
    frame = QWidget(window)
    frame.setProperty("ground", "page")
    frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if making:
        label = QLabel(QCoreApplication.translate("window", "Getting your library ready…"), frame)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", "text2")
        layout = QVBoxLayout(frame)
        layout.addWidget(label, 0, Qt.AlignmentFlag.AlignCenter)
    return frame


def reading(window: Frame, library: Library) -> list[Callable[[], None]]:
    """What makes the Read arrangement whole after the first paint, in this order, one in each idle turn."""
    return [
        window.top.complete,
        window.status.complete,
        partial(_panel, window, "reader", partial(_reader, window, library)),
        partial(_join, window, library),
    ]


def rest(window: Frame, library: Library) -> list[Callable[[], None]]:
    """What comes after that: the other panels, each joined with those that are there, and the rest of the menus."""
    makers: dict[str, Callable[[], QWidget]] = {
        "passage": partial(_inspector, window, library),
        "codes": partial(_codes, window, library),
        "findings": partial(_findings, window, library),
        "history": partial(_history, window, library),
        "checks": partial(_checks, window, library),
    }
    made: list[Callable[[], None]] = [partial(_panel, window, name, maker) for name, maker in makers.items()]
    return [partial(_menus, window, library), *made]


def _follow(window: Frame, library: Library) -> None:
    """Hands the opened library to the list that is on the screen already."""
    panel = window.panels["studies"]
    if isinstance(panel, StudiesPanel):
        panel.follow(library)


def _panel(window: Frame, name: str, maker: Callable[[], QWidget]) -> None:
    """Makes one panel, puts it into the window and joins it with the others."""
    panel = maker()
    window.add_panel(name, panel)
    if window.wiring is not None:
        window.wiring.linking.join(name, panel)


def _reader(window: Frame, library: Library) -> QWidget:
    """The reader with what it asks of the library."""
    from app.ui.reader.panel import ReaderPanel
    from app.ui.readerwiring import means

    reader = ReaderPanel(means(library), window)
    settings = window.settings
    reader.set_text_size(settings.text_size)
    reader.set_fullwidth(settings.fullwidth)
    reader.keys.allow_single(settings.single_keys)
    share = settings.more.get("share")
    if isinstance(share, float):
        reader.set_share(share)
    return reader


def _codes(window: Frame, library: Library) -> QWidget:
    """The codebook."""
    from app.ui.codes.panel import CodesPanel

    kept = window.settings.more.get("codes")
    panel = CodesPanel(library, kept if isinstance(kept, dict) else None, window)
    panel.set_density(window.settings.density)
    return panel


def _findings(window: Frame, library: Library) -> QWidget:
    """The table of findings."""
    from app.ui.findings.panel import FindingsPanel

    kept = window.settings.more.get("findings")
    panel = FindingsPanel(library, kept if isinstance(kept, dict) else None, window)
    panel.faces.tasks = window.tasks
    panel.set_density(window.settings.density)
    return panel


def _history(window: Frame, library: Library) -> QWidget:
    """Who did what and when, and all memos."""
    from app.ui.history.panel import HistoryPanel

    return HistoryPanel(library, window, window.tasks)


def _checks(window: Frame, library: Library) -> QWidget:
    """What the translation checker found."""
    from app.ui.checks.panel import ChecksPanel

    kept = window.settings.more.get("checks")
    return ChecksPanel(library, window.tasks, kept if isinstance(kept, dict) else None, window)


def _inspector(window: Frame, library: Library) -> QWidget:
    """The passage that is selected, beside the texts."""
    from app.ui.reader.inspector import Inspector
    from app.ui.readerwiring import means

    return Inspector(means(library), window)


def _join(window: Frame, library: Library) -> None:
    """Hands the library to the list and connects list and reader."""
    from app.ui.wiring import Wiring

    _follow(window, library)
    window.wiring = Wiring(window, library)


def _menus(window: Frame, library: Library) -> None:
    """Fills the menus and connects what they do."""
    from app.ui.filing import Filing
    from app.ui.late import Late
    from app.ui.referring import Referring
    from app.ui.viewing import Viewing

    window.deeds.complete()
    if window.wiring is not None:
        window.wiring.listen()
    window.parts = [Filing(window), Viewing(window), Referring(window)]
    window.late = Late(window, library)
