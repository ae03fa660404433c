"""What the list says while it has no rows: an empty library, or a search that found nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.empty import EmptyState


class Nothing(QWidget):
    """One sentence, why, and what to do about it; made when it is first needed."""

    import_wanted = Signal()
    paste_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._state: EmptyState | None = None
        self._empty_library = False

    def show_for(self, *, empty_library: bool, shown: bool) -> None:
        """Says that the library is empty, or that nothing was found; hidden where there are rows."""
        self.setVisible(shown)
        if shown and (self._state is None or empty_library != self._empty_library):
            self._empty_library = empty_library
            self._make()

    def retranslate(self) -> None:
        """Says it in the language of the interface."""
        if self._state is not None:
            self._make()

    def _make(self) -> None:
        """Makes the words anew."""
        if self._state is not None:
            self._state.hide()
            self._state.deleteLater()
        if self._empty_library:
            self._state = state = EmptyState(
                "library",
                self.tr("Paste an abstract, or drop RIS, PubMed XML or text files"),
                self.tr("This library has no studies yet."),
                self,
            )
            state.add_action(self.tr("Paste text…"), self.paste_wanted.emit, kind="primary", icon="clipboard-paste")
            state.add_action(self.tr("Import…"), self.import_wanted.emit, kind="quiet")
        else:
            self._state = state = EmptyState(
                "search",
                self.tr("No study answers"),
                self.tr("Look for fewer words, or take a filter away."),
                self,
            )
            state.add_action(self.tr("Clear search and filters"), self.clear_wanted.emit, kind="primary")
        self._layout.addWidget(state)
