"""The table of deeds as Qt actions: one for each, with its words, keys and icon, in menus and wherever else it stands.

An action exists once; menus, top row, palette and shortcut sheet show the same one. It is made when it is first asked
for: the first paint needs seven of them, `complete` makes the rest. Keys of the window hold everywhere in it; keys of a
panel only inside that panel, so that single letters never fire while somebody types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from app.ui.deeds import BY_ID, DEEDS, MENUS, PARTS, SCOPES, Deed
from app.ui.widgets.buttons import plain_tip

Icons = Callable[[str], QIcon]
REPEATING = frozenset({"view.bigger", "view.smaller", "study.next", "study.previous"})


def words(source: str) -> str:
    """A text of the table in the language of the interface."""
    return QCoreApplication.translate("actions", source)


def keys_of(deed: Deed) -> list[QKeySequence]:
    """The keys of a deed as Qt knows them; "1…9" and "Arrows" stand for several and are only told."""
    return [QKeySequence(one) for one in deed.keys if one not in {"1…9", "Arrows"}]


def keys_shown(deed: Deed) -> str:
    """The first key of a deed as people read it, or ''."""
    if not deed.keys:
        return ""
    first = deed.keys[0]
    if first == "Arrows":
        return QCoreApplication.translate("actions", "Arrows")
    return first if first == "1…9" else QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText)


class Actions(QObject):
    """Every deed as a QAction, by its id."""

    def __init__(self, window: QWidget, icons: Icons) -> None:
        super().__init__(window)
        self._window = window
        self._icons = icons
        self._all: dict[str, QAction] = {}
        self._there: frozenset[str] = frozenset()
        self._menus: dict[str, QMenu] = {}
        self._parts: dict[str, QMenu] = {}
        self._named: dict[str, str] = {}

    def __getitem__(self, name: str) -> QAction:
        action = self._all.get(name)
        if action is None:
            action = self._all[name] = self._make(BY_ID[name])
        return action

    def __iter__(self) -> Iterator[tuple[Deed, QAction]]:
        return ((deed, self[deed.id]) for deed in DEEDS)

    def _make(self, deed: Deed) -> QAction:
        """Makes one action."""
        action = QAction(self)
        action.setObjectName(deed.id)
        action.setCheckable(deed.checkable)
        action.setShortcuts(keys_of(deed))
        action.setAutoRepeat(deed.id in REPEATING)
        action.setIconVisibleInMenu(False)
        if deed.icon:
            action.setIcon(self._icons(deed.icon))
        if deed.own:  # its keys are shown in the menu; panel or window listens to them, Qt never
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        elif deed.scope == "window":
            self._window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setEnabled(self._there.issuperset(deed.needs))
        self._name(deed, action)
        return action

    def on(self, name: str, what: Callable[[], object]) -> None:
        """Says what an action does; what it returns is not looked at."""
        self[name].triggered.connect(lambda _checked=False: what())

    def bind(self, scope: str, panel: QWidget) -> None:
        """Lets the keys of a scope hold inside its panel."""
        for deed in DEEDS:
            if deed.scope == scope and not deed.own:
                panel.addAction(self[deed.id])

    def allow(self, there: Iterable[str]) -> None:
        """Switches every action on or off by what is there now: "library", "study", "undo" and so on."""
        self._there = frozenset(there)
        for name, action in self._all.items():
            action.setEnabled(self._there.issuperset(BY_ID[name].needs))

    def rename(self, name: str, text: str) -> None:
        """Gives an action other words for a while ("Undo: Coded with …"); '' brings its own back."""
        self._named[name] = text
        self._name(BY_ID[name], self[name])

    def retranslate(self) -> None:
        """Puts all words into the language of the interface."""
        self._named.clear()
        for name, action in self._all.items():
            self._name(BY_ID[name], action)
        for name, menu in self._menus.items():
            menu.setTitle(words(MENUS[name]))
        for name, menu in self._parts.items():
            menu.setTitle(words(PARTS[name][1]))

    def _name(self, deed: Deed, action: QAction) -> None:
        """Puts the words on one action: its text, and text and keys for the tooltip."""
        text = self._named.get(deed.id) or words(deed.text)
        action.setText(text)
        keys = keys_shown(deed)
        tip = text.rstrip("…")
        pattern = QCoreApplication.translate("actions", "%1 (%2)")
        action.setToolTip(plain_tip(pattern.replace("%1", tip).replace("%2", keys) if keys else tip))

    def make_menus(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Makes the menus with nothing in them yet; returns them by name."""
        for name in MENUS:
            menu = QMenu(bar)
            menu.setObjectName(f"menu.{name}")
            menu.setTitle(words(MENUS[name]))
            bar.addMenu(menu)
            self._menus[name] = menu
        return self._menus

    def complete(self) -> None:
        """Makes every action and puts it into its menu; parts of a long menu open beside it."""
        for name, menu in list(self._menus.items()):
            shown = [one for one in DEEDS if one.menu == name and one.scope != "palette"]
            last = {menu: 0}
            parts: dict[int, QMenu] = {}
            for deed in sorted(shown, key=lambda one: one.group):  # the table is parted by subject, a menu by group
                at = parts.get(deed.group) or self._part(name, deed.group, parts) or menu
                if last.setdefault(at, deed.group) != deed.group:
                    at.addSeparator()
                    last[at] = deed.group
                at.addAction(self[deed.id])

    def _part(self, name: str, group: int, parts: dict[int, QMenu]) -> QMenu | None:
        """Makes the part of a menu that holds a group, and notes it for all groups of the part; None: the menu itself."""
        for key, (groups, text) in PARTS.items():
            if key.partition(".")[0] == name and group in groups:
                menu = QMenu(self._menus[name])
                menu.setObjectName(f"menu.part.{key}")
                menu.setTitle(words(text))
                self._menus[name].addMenu(menu)
                self._parts[key] = menu
                parts.update(dict.fromkeys(groups, menu))
                return menu
        return None


def scope_words(scope: str) -> str:
    """Where keys hold, in the language of the interface."""
    return words(SCOPES[scope])
