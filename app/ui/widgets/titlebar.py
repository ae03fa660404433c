"""The head of a panel: 44 px with its name, a count and its buttons; in a dock, dragging it moves the panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui import fonts
from app.ui.widgets.buttons import IconButton


class TitleBar(QWidget):
    """The name of a panel, how many things are in it, and at the right the panel's buttons."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, ground: str = "side") -> None:
        super().__init__(parent)
        self.setFixedHeight(44)
        self.setProperty("ground", ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title, self._count = QLabel(), QLabel()
        self._title.setProperty("role", "head")
        self._count.setProperty("tone", "text2")
        self._count.setFont(fonts.with_tabular(self._count.font()))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 4, 12, 0)
        self._row.setSpacing(4)
        for label in (self._title, self._count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._title)
        self._row.addSpacing(4)
        self._row.addWidget(self._count)
        self._row.addStretch(1)
        self.set_title(title)

    def sizeHint(self) -> QSize:
        """As wide as its words, 44 high: a dock asks for this and does not look at the fixed height."""
        return QSize(super().sizeHint().width(), 44)

    @property
    def title(self) -> str:
        """The name that is shown."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Show another name."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_count(self, count: str) -> None:
        """Show how many, already in words of the language ("4", "8/12"); nothing where it is empty."""
        self._count.setText(count)

    def add_button(self, icon: str, name: str, then: Callable[[], object] | None = None) -> IconButton:
        """Add a button at the right; `then` is called when it is pressed."""
        button = IconButton(icon, name, self)
        if then is not None:
            button.clicked.connect(lambda _on=False: then())
        self._row.addWidget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add any other widget at the right."""
        self._row.addWidget(widget)
