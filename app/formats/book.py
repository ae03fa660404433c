"""A codebook as plain records, and the mending of one that does not hold together: loops, twins, missing parents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.formats.told import Told

LOOP = "The code “%1” lies below itself. It came in at the top."
NO_PARENT = "The code “%1” lies below a code that is not in the file (%2). It came in at the top."
TWIN_BESIDE = "The code “%1” stands twice at one place. The two were joined."
TWIN_ELSEWHERE = "There are two codes “%1”. The second came in as “%2”."
NO_NAME = "A code without a name was left out."
SAME_ID = "Two codes have the same identity (%1). The second got a new one."
SENTENCES = (LOOP, NO_PARENT, TWIN_BESIDE, TWIN_ELSEWHERE, NO_NAME, SAME_ID)


@dataclass(frozen=True, slots=True)
class BookCode:
    """A code of a file. `id` tells it from the others in the file, `parent` is the id of the one above or ''.

    Words are by language (BCP-47). `facet`, `theme`, `mirror`, `origin` are '' where the file says nothing.
    """

    id: str
    labels: Mapping[str, str]
    parent: str = ""
    guid: str = ""
    key: str = ""
    facet: str = ""
    theme: str = ""
    mirror: str = ""
    origin: str = ""
    color: str = ""
    shorts: Mapping[str, str] = field(default_factory=dict)
    definitions: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    retired: bool = False
    created: str = ""

    @property
    def name(self) -> str:
        """Its label in English, else in whatever language it has."""
        return self.labels.get("en") or next((one for one in self.labels.values() if one), "")


@dataclass(frozen=True, slots=True)
class Book:
    """A codebook: codes with parents before children, labels of themes by key, which ids were joined, what was told."""

    codes: tuple[BookCode, ...]
    themes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    name: str = ""


def mended(codes: Iterable[BookCode], themes: Mapping[str, Mapping[str, str]] | None = None, name: str = "") -> Book:
    """Return a codebook that holds together: no loops, every parent there, no two codes of one name in one facet."""
    told: list[Told] = []
    joined: dict[str, str] = {}
    book: dict[str, BookCode] = {}
    guids: set[str] = set()
    for one in codes:
        if not one.name.strip():
            told.append(Told(NO_NAME))
            continue
        if one.guid and one.guid.casefold() in guids:
            told.append(Told(SAME_ID, (one.guid,)))
            one = replace(one, guid="")
        guids.add(one.guid.casefold())
        if one.id in book:
            one = replace(one, id=f"{one.id} {len(book)}")
        book[one.id] = one
    _find_parents(book, told)
    order = _in_order(book)
    return Book(_without_twins(order, joined, told), dict(themes or {}), joined, tuple(told), name)


def _find_parents(book: dict[str, BookCode], told: list[Told]) -> None:
    """Cut loops and what hangs on a code that is not there."""
    for one in list(book.values()):
        if one.parent and one.parent not in book:
            told.append(Told(NO_PARENT, (one.name, one.parent)))
            book[one.id] = replace(one, parent="")
    for one in list(book.values()):
        seen = {one.id}
        at = book[one.id].parent
        while at and at not in seen:
            seen.add(at)
            at = book[at].parent
        if at == one.id:
            told.append(Told(LOOP, (one.name,)))
            book[one.id] = replace(book[one.id], parent="")


def _in_order(book: Mapping[str, BookCode]) -> list[BookCode]:
    """Parents before children, siblings as they came."""
    below: dict[str, list[BookCode]] = {}
    for one in book.values():
        below.setdefault(one.parent, []).append(one)
    order: list[BookCode] = []
    waiting = list(reversed(below.get("", [])))
    while waiting:
        one = waiting.pop()
        order.append(one)
        waiting += reversed(below.get(one.id, []))
    return order


def _without_twins(order: Iterable[BookCode], joined: dict[str, str], told: list[Told]) -> tuple[BookCode, ...]:
    """Join two codes of one name at one place; name the second one after its parent elsewhere."""
    beside: dict[tuple[str, str], str] = {}
    taken: dict[tuple[str, str], str] = {}
    out: dict[str, BookCode] = {}
    facets: dict[str, str] = {}
    for one in order:
        parent = joined.get(one.parent, one.parent)
        one = replace(one, parent=parent)
        facet = one.facet or facets.get(parent, "")
        facets[one.id] = facet
        name = one.name.casefold()
        if (parent, name) in beside:
            joined[one.id] = beside[parent, name]
            told.append(Told(TWIN_BESIDE, (one.name,)))
            continue
        beside[parent, name] = one.id
        if (facet, name) in taken:
            fresh = _named_apart(one, out.get(parent), {label for own, label in taken if own == facet})
            told.append(Told(TWIN_ELSEWHERE, (one.name, fresh.name)))
            one = fresh
        taken[facet, one.name.casefold()] = one.id
        out[one.id] = one
    return tuple(out.values())


def _named_apart(code: BookCode, above: BookCode | None, taken: set[str]) -> BookCode:
    """A code with the name of the one above it, or a number, behind its own."""
    labels = {}
    for lang, label in code.labels.items():
        hint = (above.labels.get(lang) or above.name) if above is not None else "2"
        fresh, number = f"{label} ({hint})", 2
        while fresh.casefold() in taken:
            fresh, number = f"{label} ({hint} {number})", number + 1
        labels[lang] = fresh
    return replace(code, labels=labels)
