"""The views of the panel to turn to: tabs where they all fit, else one button that names the view and offers the others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QTabBar, QWidget


class Views(QWidget):
    """Tabs, or a chooser where there is no room for all of them: no view is ever hidden behind arrows."""

    turned = Signal(str)
    """The view that somebody chose."""

    def __init__(self, keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._keys, self._quiet = tuple(keys), False
        self.tabs = QTabBar(self)
        self.tabs.setObjectName("compare_tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for _key in self._keys:
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._turned)
        self.chooser = QPushButton(self)
        self.chooser.setObjectName("compare_chooser")
        self.chooser.hide()
        menu = QMenu(self.chooser)
        menu.aboutToShow.connect(partial(self._offer, menu))
        self.chooser.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        row.addWidget(self.chooser)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def name(self, names: Sequence[str], said: str) -> None:
        """Name the views, and what they are together."""
        for at, words in enumerate(names):
            self.tabs.setTabText(at, words)
        self.tabs.setAccessibleName(said)
        self.chooser.setAccessibleDescription(said)
        self._say()

    def show_view(self, key: str) -> None:
        """Turn to a view without telling."""
        self._quiet = True
        self.tabs.setCurrentIndex(self._keys.index(key))
        self._quiet = False
        self._say()

    def _say(self) -> None:
        """Put the view of the moment on the chooser."""
        self.chooser.setText(self.tabs.tabText(self.tabs.currentIndex()))
        self.fit()

    def _turned(self, index: int) -> None:
        if not self._quiet and 0 <= index < len(self._keys):
            self._say()
            self.turned.emit(self._keys[index])

    def _offer(self, menu: QMenu) -> None:
        """Offer all views, of which one is on."""
        menu.clear()
        group = QActionGroup(menu)
        for at in range(len(self._keys)):
            action = menu.addAction(self.tabs.tabText(at))
            action.setCheckable(True)
            action.setChecked(at == self.tabs.currentIndex())
            group.addAction(action)
            action.triggered.connect(partial(self.tabs.setCurrentIndex, at))

    @property
    def compact(self) -> bool:
        """Whether the chooser stands in place of the tabs."""
        return not self.chooser.isHidden()

    def fit(self) -> None:
        """Show the tabs where all of them have room, else the chooser; the focus goes along."""
        narrow = self.tabs.sizeHint().width() > self.width()
        if narrow == self.compact:
            return
        focused = self.tabs.hasFocus() or self.chooser.hasFocus()
        self.tabs.setVisible(not narrow)
        self.chooser.setVisible(narrow)
        if focused:
            (self.chooser if narrow else self.tabs).setFocus()

    def minimumSizeHint(self) -> QSize:
        return self.chooser.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit()
