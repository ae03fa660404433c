"""Citations of studies on the clipboard, as plain and as rich text; the child makes them, the window never waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from app.ui import language

if TYPE_CHECKING:
    from app.settings import Settings
    from app.ui.frame import Frame

KEPT = "citations"
"""The name under which style and order of lists of references are remembered."""
MOST = 2000
"""So many references at most are put on the clipboard at once."""


def kept(settings: Settings) -> tuple[str, str]:
    """The style and the order of the last list; without one, the usual style of the interface's language."""
    told = settings.more.get(KEPT)
    values = told if isinstance(told, dict) else {}
    style, order = values.get("style"), values.get("order")
    usual = "gbt7714" if language.current() == "zh" else "apa"
    return style if isinstance(style, str) and style else usual, order if isinstance(order, str) and order else "given"


def put(answer: dict[str, Any]) -> int:
    """Put a list of references on the clipboard; return how many there are."""
    data = QMimeData()
    data.setText("\n".join(answer["lines"]))
    data.setData("text/html", answer["html"].encode("utf-8"))
    QGuiApplication.clipboard().setMimeData(data)
    return len(answer["lines"])


def copy(window: Frame, studies: Sequence[int]) -> None:
    """Copy the citations of studies, a paragraph each, in the style chosen last."""
    library = window.library
    if library is None or not studies:
        return
    if len(studies) > MOST:
        said = QCoreApplication.translate("citing", "At most %n citations can be copied at once.", "", MOST)
        window.tell(said)
        return

    def done(answer: dict[str, Any]) -> None:
        window.tell(QCoreApplication.translate("citing", "%n citations are on the clipboard.", "", put(answer)))

    style, _order = kept(window.settings)
    payload = {
        "library": str(library.path),
        "studies": list(studies),
        "style": style,
        "lang": language.current(),
        "order": "given",
    }
    window.tasks.run("cite", payload, done, window.tell, words="Making references")
