"""Filters of the list: which chips stand above it, what the filter menu offers, and how a press changes the question.

A filter is known by a key, "field:value", such as "countries:US"; values of one field are alternatives, fields narrow
each other (db.query.Query).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QMenu, QWidget

from app.ui import language
from app.ui.paint import Chip
from app.ui.studies import naming
from app.ui.studies.asking import Counts
from app.ui.studies.naming import say
from app.ui.widgets.chips import FilterChip
from db.card import pick
from db.query import FIELD_OF_FACET, Query

if TYPE_CHECKING:
    from db.rows import Code, Theme

NUMBERED: Final = frozenset({"collections", "batches"})
"""Fields whose values are ids."""
MOST: Final = 60
"""So many values of a facet stand in its menu, the most frequent ones where there are more."""
_NOTHING: Final[Mapping[Any, Any]] = {}
COUNTRIES: Final = 4
TAGS: Final = 4
"""So many countries and tags get a chip without being asked for; all of them are in the menu."""
CHART: Final = QT_TRANSLATE_NOOP("studies", "From the chart: %n studies")


class Book(NamedTuple):
    """What filters are called: codes and themes by key, collections and imports by id."""

    codes: Mapping[str, Code] = _NOTHING
    themes: Mapping[str, Theme] = _NOTHING
    collections: Mapping[int, str] = _NOTHING
    batches: Mapping[int, str] = _NOTHING


def lang() -> str:
    """The language of wordings in the library that fits the interface."""
    return "zh-Hans" if language.current() == "zh" else "en"


def name(key: str, book: Book, query: Query) -> str:
    """A filter in words."""
    where, _, value = key.partition(":")
    if where in ("models", "barriers"):
        if key == "barriers:barrier":
            return say("studies", "Barriers")
        return pick(book.codes[value].labels, lang()) if value in book.codes else value
    if where == "themes":
        return pick(book.themes[value].labels, lang()) if value in book.themes else value
    if where == "years":
        return _years(query) if value == "" else value
    if where == "studies":
        return say("studies", "From the chart: %n studies", "", len(query.studies or ()))
    if where == "coded":
        return say("studies", "Coded") if value == "yes" else say("studies", "Not coded")
    if where == "collections":
        return book.collections.get(int(value), value) if value != "0" else say("studies", "In no collection")
    if where == "batches":
        return book.batches.get(int(value), value)
    named = {"languages": naming.language_of_texts, "countries": naming.country, "translation": naming.translation}.get(
        where
    )
    return named(value) if named else value


def _years(query: Query) -> str:
    """The years that are asked for."""
    first, last = query.years or (0, 0)
    if first == last:
        return str(first)
    return say("studies", "%1–%2").replace("%1", str(first)).replace("%2", str(last))


def facet_of(key: str, book: Book) -> str:
    """The facet whose sign stands on a filter's chip, or ''."""
    where, _, value = key.partition(":")
    if where in ("models", "barriers"):
        return book.codes[value].facet if value in book.codes else {"models": "model"}.get(where, "barrier")
    return "barrier" if where == "themes" else ""


def is_on(query: Query, key: str) -> bool:
    """Whether a filter is on."""
    where, _, value = key.partition(":")
    if where == "coded":
        return query.coded is not None and query.coded == (value == "yes")
    if where == "years":
        return query.years is not None and (not value or query.years[0] <= int(value) <= query.years[1])
    if where == "studies":
        return query.studies is not None
    return _value(where, value) in getattr(query, where)


def _value(where: str, value: str) -> str | int:
    """A filter's value as the question holds it."""
    return int(value) if where in NUMBERED else value


def toggled(query: Query, key: str, on: bool) -> Query:
    """The question with a filter turned on or off."""
    where, _, value = key.partition(":")
    if where == "coded":
        return replace(query, coded=(value == "yes") if on else None)
    if where == "years":
        return replace(query, years=_stretched(query.years, int(value)) if on else None)
    if where == "studies":
        return replace(query, studies=None)
    own = _value(where, value)
    values = [one for one in getattr(query, where) if one != own]
    kept: Any = tuple([*values, own] if on else values)
    return replace(query, **{where: kept})


def _stretched(years: tuple[int, int] | None, year: int) -> tuple[int, int]:
    """A range of years that holds one more."""
    return (year, year) if years is None else (min(years[0], year), max(years[1], year))


def _standing(query: Query, counts: Counts) -> list[tuple[str, int]]:
    """The filters that always have a chip, with their counts: those behind which something stands."""
    of = {name: dict(values) for name, values in counts.values.items()}
    found = [("barriers:barrier", counts.barriers)]
    found += [(f"countries:{one}", n) for one, n in list(of.get("country", {}).items())[:COUNTRIES] if one]
    found += [(f"translation:{one}", of.get("translation", {}).get(one, 0)) for one in ("machine", "none")]
    found.append(("coded:no", of.get("coded", {}).get("no", 0)))
    found += [(f"tags:{one}", n) for one, n in list(of.get("tag", {}).items())[:TAGS]]
    return [(key, n) for key, n in found if n or is_on(query, key)]


def active(query: Query) -> list[str]:
    """The keys of the filters that are on."""
    found = ["studies"] if query.studies is not None else []
    for where in (
        "collections",
        "models",
        "barriers",
        "themes",
        "countries",
        "languages",
        "translation",
        "tags",
        "batches",
    ):
        found += [f"{where}:{value}" for value in getattr(query, where)]
    if query.years is not None:
        found.append("years:")
    if query.coded is not None:
        found.append("coded:yes" if query.coded else "coded:no")
    return found


def chips(query: Query, counts: Counts | None, book: Book) -> list[FilterChip]:
    """The chips above the list: filters from elsewhere first, each with a cross, then those that always stand there."""
    standing = _standing(query, counts) if counts is not None else []
    known = {key for key, _ in standing}
    made = [
        FilterChip(key, Chip(name(key, book, query), facet=facet_of(key, book), on=True, removable=True))
        for key in active(query)
        if key not in known
    ]
    made += [
        FilterChip(key, Chip(name(key, book, query), str(n), facet_of(key, book), is_on(query, key)))
        for key, n in standing
    ]
    return made


def _choices(facet: str, counts: Counts, book: Book, query: Query) -> Iterable[tuple[str, str, int]]:
    """(key, words, count) of every value of a facet; care models are indented below what they belong to."""
    where = FIELD_OF_FACET[facet]
    for value, n in counts.values.get(facet, ()):
        key = f"{where}:{value}"
        words = name(key, book, query)
        if facet == "model" and value in book.codes:
            words = "\u2003" * _depth(book.codes[value], book) + words
        yield key, words, n


def _depth(code: Code, book: Book) -> int:
    """How deep a code lies in its facet."""
    above = {one.id: one.parent_id for one in book.codes.values()}
    depth, at = 0, code.parent_id
    while at is not None and depth < 9:
        depth, at = depth + 1, above.get(at)
    return depth


def fill_menu(menu: QMenu, query: Query, counts: Counts, book: Book, toggle: Callable[[str, bool], object]) -> None:
    """Puts every filter with its count into a menu, a submenu a facet; `toggle(key, on)` is called at a press."""
    for facet in FIELD_OF_FACET:
        choices = list(_choices(facet, counts, book, query))
        if len(choices) > MOST and facet not in ("model", "year", "batch"):
            least = sorted((n for _, _, n in choices), reverse=True)[MOST - 1]
            choices = [one for one in choices if one[2] >= least or is_on(query, one[0])]
        choices = choices[: 4 * MOST]
        if not choices:
            continue
        part = menu.addMenu(naming.facet(facet))
        for key, words, n in choices:
            action = part.addAction(f"{words.replace('&', '&&')}\t{n}")
            action.setCheckable(True)
            action.setChecked(is_on(query, key))
            action.setEnabled(bool(n) or action.isChecked())
            action.toggled.connect(lambda on, one=key: toggle(one, on))


def show_menu(parent: QWidget) -> QMenu:
    """An empty menu that goes away by itself."""
    menu = QMenu(parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
