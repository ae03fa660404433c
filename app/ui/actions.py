"""The table of deeds as Qt actions: one for each, with its words, keys and icon, in menus and wherever else it stands.

An action exists once; menus, top row, palette and shortcut sheet show the same one. Keys of the window hold
everywhere in it; keys of a panel only inside that panel, so that single letters never fire while somebody types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.deeds import BY_ID, DEEDS, MENUS, SCOPES, Deed

Icons = Callable[[str], QIcon]


def words(source: str) -> str:
    """A text of the table in the language of the interface."""
    return QCoreApplication.translate("actions", source)


def keys_of(deed: Deed) -> list[QKeySequence]:
    """The keys Qt listens to for a deed; none where the panel itself listens."""
    return [] if deed.own else [QKeySequence(one) for one in deed.keys]


def keys_shown(deed: Deed) -> str:
    """The first key of a deed as people read it, or ''."""
    if not deed.keys:
        return ""
    named = {"1…9": "1…9", "Arrows": words("Arrows")}
    first = deed.keys[0]
    return named.get(first) or QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText)


class Actions(QObject):
    """Every deed as a QAction, by its id."""

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._all: dict[str, QAction] = {}
        self._there: frozenset[str] = frozenset()
        self._menus: dict[str, QMenu] = {}
        for deed in DEEDS:
            action = QAction(self)
            action.setObjectName(deed.id)
            action.setCheckable(deed.checkable)
            action.setShortcuts(keys_of(deed))
            action.setAutoRepeat(deed.id in {"view.bigger", "view.smaller", "study.next", "study.previous"})
            if deed.scope == "window":
                window.addAction(action)
            else:
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._all[deed.id] = action
        self.allow(())
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._all[name]

    def __iter__(self) -> Iterator[tuple[Deed, QAction]]:
        return ((deed, self._all[deed.id]) for deed in DEEDS)

    def on(self, name: str, what: Callable[[], object]) -> None:
        """Says what an action does; what it returns is not looked at."""
        self._all[name].triggered.connect(lambda _checked=False: what())

    def bind(self, scope: str, panel: QWidget) -> None:
        """Lets the keys of a scope hold inside its panel."""
        for deed, action in self:
            if deed.scope == scope and not deed.own:
                panel.addAction(action)

    def allow(self, there: Iterable[str]) -> None:
        """Switches every action on or off by what is there now: "library", "study", "undo" and so on."""
        self._there = frozenset(there)
        for deed, action in self:
            action.setEnabled(self._there.issuperset(deed.needs))

    def rename(self, name: str, text: str) -> None:
        """Gives an action other words for a while ("Undo: Coded with …"); '' brings its own back."""
        self._all[name].setText(text or words(BY_ID[name].text))

    def retranslate(self) -> None:
        """Puts all words into the language of the interface."""
        for deed, action in self:
            action.setText(words(deed.text))
            action.setToolTip(self._tip(deed))
        for name, menu in self._menus.items():
            menu.setTitle(words(MENUS[name]))

    def draw_icons(self) -> None:
        """Takes the icons anew, after a change of theme; menus stay without, as in the pictures."""
        for deed, action in self:
            if deed.icon:
                action.setIcon(self._icons(deed.icon))
            action.setIconVisibleInMenu(False)

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Makes the menus; returns them by name. Open recent becomes a submenu of its own."""
        for name in MENUS:
            menu = QMenu(bar)
            menu.setObjectName(f"menu.{name}")
            group = 0
            for deed in (one for one in DEEDS if one.menu == name and one.scope != "palette"):
                if deed.group != group:
                    menu.addSeparator()
                    group = deed.group
                menu.addAction(self._all[deed.id])
            bar.addMenu(menu)
            self._menus[name] = menu
        self.retranslate()
        return self._menus

    @staticmethod
    def _tip(deed: Deed) -> str:
        """The words of a tooltip: the text, then the keys."""
        keys = keys_shown(deed)
        text = words(deed.text).rstrip("…")
        return (
            QCoreApplication.translate("actions", "%1 (%2)").replace("%1", text).replace("%2", keys) if keys else text
        )


def scope_words(scope: str) -> str:
    """Where keys hold, in the language of the interface."""
    return words(SCOPES[scope])
