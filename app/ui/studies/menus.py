"""Menus of the list: orders, filters, and what can be done with the chosen studies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QWidgetAction

from app.ui.studies import filters, naming
from app.ui.studies.asking import Counts
from app.ui.studies.filters import Book
from app.ui.studies.naming import say
from db.query import SORTS, Query

if TYPE_CHECKING:
    from app.work.library import Library

Asks = Mapping[str, Callable[..., object]]
"""open, edit, cite, tag, delete -> what is done then."""


def fill_sorts(menu: QMenu, query: Query, change: Callable[[Query], object]) -> None:
    """Offers the orders of the list, each way round."""
    orders, ways = QActionGroup(menu), QActionGroup(menu)
    for sort in SORTS:
        action = menu.addAction(naming.order(sort))
        action.setCheckable(True)
        action.setChecked(sort == query.sort)
        action.triggered.connect(lambda _on, one=sort: change(replace(query, sort=one)))
        orders.addAction(action)
    menu.addSeparator()
    for descending, words in ((False, say("studies", "Ascending")), (True, say("studies", "Descending"))):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(descending == query.descending)
        action.triggered.connect(lambda _on, one=descending: change(replace(query, descending=one)))
        ways.addAction(action)


def fill_filters(
    menu: QMenu,
    query: Query,
    counts: Counts,
    book: Book,
    hidden: Collection[str],
    toggle: Callable[[str, bool], object],
) -> None:
    """Offers every filter with its count; those of the chips that found no room (`hidden`) come first."""
    for chip in filters.chips(query, counts, book):
        if chip.key in hidden:
            words = chip.chip.text.replace("&", "&&")
            action = menu.addAction(f"{words}\t{chip.chip.count}" if chip.chip.count else words)
            action.setCheckable(True)
            action.setChecked(chip.chip.on)
            action.toggled.connect(lambda on, key=chip.key: toggle(key, on))
    if hidden:
        menu.addSeparator()
    filters.fill_menu(menu, query, counts, book, toggle)


def fill_actions(menu: QMenu, library: Library, studies: Sequence[int], ask: Asks) -> None:
    """Offers what can be done with some studies; `ask` has a callable for each deed."""
    writable = not library.read_only
    if len(studies) == 1:
        menu.addAction(say("studies", "Open the study")).triggered.connect(lambda: ask["open"](studies[0]))
        edit = menu.addAction(say("studies", "Edit this study…"))
        edit.setEnabled(writable)
        edit.triggered.connect(lambda: ask["edit"](studies[0]))
        menu.addSeparator()
    menu.addAction(say("studies", "Copy the citation")).triggered.connect(lambda: ask["cite"](studies))
    tags = menu.addMenu(say("studies", "Tag"))
    tags.setEnabled(writable)
    fill_tags(tags, library, studies, ask["tag"])
    folders = menu.addMenu(say("studies", "Collection"))
    folders.setEnabled(writable)
    fill_folders(folders, library, studies, ask["put"])
    menu.addSeparator()
    delete = menu.addAction(say("studies", "Delete %n studies…", "", len(studies)))
    delete.setEnabled(writable)
    delete.triggered.connect(lambda: ask["delete"](studies))


def fill_folders(menu: QMenu, library: Library, studies: Sequence[int], put: Callable[..., object]) -> None:
    """Offers every collection, ticked where all chosen studies lie in it."""
    from app.work import collecting

    there = collecting.holding(library, studies)
    depth: dict[int | None, int] = {None: -1}
    for one, count in there:
        depth[one.id] = depth.get(one.above, 0) + 1
        action = menu.addAction("\u2003" * depth[one.id] + one.name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(bool(studies) and count == len(studies))
        action.toggled.connect(lambda on, key=one.id: put("put" if on else "take", (list(studies), key)))
    if not there:
        menu.addAction(say("studies", "No collections yet")).setEnabled(False)


def fill_tags(menu: QMenu, library: Library, studies: Sequence[int], tag: Callable[..., object]) -> None:
    """Offers every tag of the library, ticked where all chosen studies carry it, and a field for a new one."""
    from app.work import tagging

    carried = tagging.carried(library, studies)
    for name, count in carried:
        action = menu.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(count == len(studies))
        action.toggled.connect(lambda on, one=name: tag(studies, one, on))
    if carried:
        menu.addSeparator()
    field = QLineEdit()
    field.setPlaceholderText(say("studies", "New tag"))
    field.setAccessibleName(say("studies", "New tag"))

    def keep() -> None:
        if field.text().strip():
            tag(studies, field.text(), True)
            for one in (menu, menu.parent()):
                if isinstance(one, QMenu):
                    one.close()

    field.returnPressed.connect(keep)
    holder = QWidgetAction(menu)
    holder.setDefaultWidget(field)
    menu.addAction(holder)
    menu.aboutToShow.connect(field.setFocus)
