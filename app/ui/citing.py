"""Citations of studies on the clipboard, as plain and as rich text; the child makes them, the window never waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QCoreApplication, QMetaType, QMimeData
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


RIS = "application/x-research-info-systems"
CARRIED = 50
"""So many studies are carried to other programs as references; of more only a line each."""


class Carried(QMimeData):
    """What is dragged out of the list: references as plain and rich text and as RIS, made while the drag goes on.

    The child begins at once; where the drop is quicker, the lines that were given stand for the references.
    """

    def __init__(self, window: Frame, studies: Sequence[int], lines: str) -> None:
        super().__init__()
        self._library = window.library
        self._studies = list(studies)[:CARRIED]
        self._cited: dict[str, Any] = {}
        self.setText(lines)
        self._few = 0 < len(studies) <= CARRIED and self._library is not None
        if self._few and self._library is not None:
            style, _order = kept(window.settings)
            payload = {
                "library": str(self._library.path),
                "studies": self._studies,
                "style": style,
                "lang": language.current(),
            }
            window.tasks.run("cite", payload, self._cited.update, lambda _sentence: None)

    def formats(self) -> list[str]:
        """What can be asked for."""
        return [*super().formats(), *(["text/html", RIS] if self._few else [])]

    def hasFormat(self, mimetype: str) -> bool:
        """Whether something can be asked for."""
        return mimetype in self.formats()

    def retrieveData(self, mimetype: str, kind: QMetaType | QMetaType.Type) -> Any:
        """What a program asks for at the drop."""
        if self._few and mimetype == RIS and self._library is not None:
            from app.work import references

            return QByteArray(references.text(self._library, self._studies).encode("utf-8"))
        if self._cited and mimetype == "text/plain":
            return "\n".join(self._cited["lines"])
        if self._few and mimetype == "text/html":
            return QByteArray(self._html().encode("utf-8"))
        return super().retrieveData(mimetype, kind)

    def _html(self) -> str:
        """The references as rich text; while there are none yet, the lines."""
        from html import escape

        made = self._cited.get("html")
        return str(made) if made else "\n".join(f"<p>{escape(line)}</p>" for line in self.text().splitlines())
