"""What is written from the shelf of collections, tags and kept searches, and from the list's own menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.ui.frame import Frame


class Arranging(QObject):
    """Does what the shelf asks for; each deed is one step that can be undone."""

    def __init__(self, window: Frame, studies: Any) -> None:
        super().__init__(window)
        self._window = window
        studies.arranged.connect(self.do)

    def do(self, deed: str, values: Sequence[Any]) -> None:
        """Does one deed of the shelf (see app.ui.studies.shelf)."""
        from app.work import collecting, keeping, tagging

        deeds: dict[str, Callable[..., Any]] = {
            "make": collecting.make,
            "rename": collecting.rename,
            "move": collecting.move,
            "delete": collecting.delete,
            "put": collecting.put,
            "take": lambda library, ids, key: collecting.put(library, ids, key, on=False),
            "make_tag": collecting.make_tag,
            "rename_tag": collecting.rename_tag,
            "delete_tag": collecting.delete_tag,
            "tag": tagging.tag,
            "keep": lambda library, name, body: keeping.keep(library, "search", name, body),
            "rename_search": lambda library, key, name: keeping.rename(library, "search", key, name),
            "forget": keeping.forget,
        }
        self._window.do(deeds[deed], *values, undo=True)
