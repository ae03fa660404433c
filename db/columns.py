"""The facts that lists are narrowed, counted and ordered by, held as arrays: a study's place in all of them is the same.

A million studies cost some tens of megabytes and answer any filter, count or order in milliseconds. What was read is kept
for each open library until a step of the history touches the tables it comes from.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from db import lately, since
from db.among import among
from db.perlibrary import PerLibrary
from db.sorting import title_key
from db.splicing import pieces, spliced
from db.tables import (
    Code,
    Coding,
    Collection,
    CollectionStudy,
    Passage,
    Study,
    StudyListing,
    StudyModel,
    StudyTag,
    Tag,
    Theme,
)

STRETCH = 50_000
"""Rows of a table read at a time."""

Ints = NDArray[np.int32]
Mask = NDArray[np.bool_]

_SOURCES: dict[str, frozenset[str]] = {
    "narrow": frozenset({"study", "text", "text_version", "coding", "passage", "finding"}),
    "country": frozenset({"study"}),
    "tag": frozenset({"study", "study_tag", "tag"}),
    "collection": frozenset({"study", "collection", "collection_study"}),
    "stated": frozenset({"study", "study_model"}),
    "coded": frozenset({"study", "passage", "coding", "code"}),
    "findings": frozenset({"study", "finding"}),
    "title": frozenset({"study", "field_variant", "author"}),
    "author": frozenset({"study", "author"}),
}
"""The tables behind each group of columns: a change of any other leaves it as it is."""


_MENDED = frozenset({"narrow", "coded"})
"""Columns of which single studies can be read anew."""
_NAMING = frozenset({"study", "code"})
"""Tables a change of which changes what places and values mean."""


def numbers(conn: Connection, ask: Any) -> list[Ints]:
    """Return the integer columns of a question as arrays, without a row each (null is 0)."""
    inner = ask.subquery()
    row = conn.execute(select(*(func.group_concat(func.coalesce(one, 0)) for one in inner.c))).one()
    return [np.fromstring(one, np.int32, sep=",") if one else np.zeros(0, np.int32) for one in row]


def span(conn: Connection, key: Any) -> tuple[int, int]:
    """Return the least and the greatest key of a table, (0, -1) where it is empty; both in one question walk it whole."""
    first, last = (select(one(key)).scalar_subquery() for one in (func.min, func.max))
    least, most = conn.execute(select(first, last)).one()
    return (0, -1) if least is None else (least, most)


def walked(conn: Connection, key: Any, *wanted: Any, where: Any = None) -> list[Ints]:
    """Return integer columns of a table in the order of its key, read in stretches, so that little memory is in use."""
    first, last = span(conn, key)
    parts: list[list[Ints]] = [[] for _ in wanted]
    for start in range(first, last + 1, STRETCH):
        ask = select(*wanted).where(key >= start, key < start + STRETCH).order_by(key)
        for part, found in zip(parts, numbers(conn, ask if where is None else ask.where(where)), strict=True):
            part.append(found)
    return [np.concatenate(part) if part else np.zeros(0, np.int32) for part in parts]


def texts_of(conn: Connection, ask: Any) -> tuple[list[str], Ints, Ints]:
    """Return (values, place of the value, id) of a question for (text, id): an array and not a text for each row."""
    inner = ask.subquery()
    value, key = inner.c[0], inner.c[1]
    rows = conn.execute(
        select(func.coalesce(value, ""), func.group_concat(key)).group_by(func.coalesce(value, ""))
    ).all()
    ids = [np.fromstring(one, np.int32, sep=",") for _, one in rows]
    places = np.repeat(np.arange(len(rows), dtype=np.int32), [len(one) for one in ids])
    return [name for name, _ in rows], places, np.concatenate(ids) if ids else np.zeros(0, np.int32)


def narrowed(values: Ints) -> Ints:
    """Return numbers from 0 on in half the memory or a quarter where all of them are small."""
    most = values.max(initial=0)
    return values.astype(np.uint8) if most < 255 else values.astype(np.int16) if most < 32_767 else values


class Belonging:
    """Which studies have which of several values: pairs of a study's place and a value's id."""

    def __init__(self, places: Ints, values: Ints) -> None:
        order = np.lexsort((places, values))
        places, values = places[order], values[order]
        if len(places):
            same = np.concatenate(([False], (places[1:] == places[:-1]) & (values[1:] == values[:-1])))
            places, values = places[~same], values[~same]
        self.places = places
        self.values = narrowed(values)

    def mended(self, studies: Ints, places: Ints, values: Ints) -> Belonging:
        """Return these with the pairs of some studies taken out, and others of the same studies put in (each once)."""
        order = np.lexsort((places, values))
        places, values = places[order], values[order]
        touched = np.zeros(int(max(self.places.max(initial=0), studies.max(initial=0))) + 1, np.bool_)
        touched[studies] = True
        at = [
            first + int(np.searchsorted(self.places[first:last], place))
            for place, (first, last) in zip(places.tolist(), self._stretches(values), strict=True)
        ]
        cuts = pieces(len(self.places), np.flatnonzero(touched[self.places]), np.array(at, np.int64))
        made = Belonging(places[:0], values[:0])
        made.places = spliced(cuts, self.places, places)
        made.values = spliced(cuts, self.values, narrowed(values))
        return made

    def _stretches(self, values: Ints) -> list[list[int]]:
        """Where the pairs of each value begin and end."""
        most = np.iinfo(self.values.dtype).max
        known = np.minimum(values, most).astype(self.values.dtype)  # in its own kind of number the column is not copied
        first, last = np.searchsorted(self.values, known), np.searchsorted(self.values, known, "right")
        first[values > most] = last[values > most] = len(self.values)
        found: list[list[int]] = np.stack([first, last], 1).tolist()
        return found

    def mask(self, wanted: Sequence[int], size: int) -> Mask:
        """Return which of `size` studies have any of the wanted values."""
        out = np.zeros(size, np.bool_)
        for one in wanted:
            first, last = np.searchsorted(self.values, [one, one + 1])
            out[self.places[first:last]] = True
        return out

    def counts(self, inside: Mask) -> dict[int, int]:
        """Return how many of the studies inside have each value; values that none has are left out."""
        found = self.values[inside[self.places]]
        values, numbers_of = np.unique(found, return_counts=True)
        return dict(zip(values.tolist(), numbers_of.tolist(), strict=True))


class Columns:
    """The arrays of one library as it was at one step of its history."""

    def __init__(self) -> None:
        self.step = -1
        self._held: dict[str, Any] = {}
        self._stale: dict[str, set[int]] = {}
        self.turn = threading.RLock()

    def bring_up(self, conn: Connection) -> None:
        """Let go of what later steps touched, or note the studies to mend in it; nothing is read here."""
        newest = since.newest_id(conn)
        if newest == self.step:
            return
        if newest < self.step or self.step < 0:
            self._held.clear()
        else:
            _, kinds = since.kinds_since(conn, self.step)
            gone = {name for name, sources in _SOURCES.items() if sources & kinds}
            if "study" in kinds:
                self._held.clear()
            studies = lately.touched(conn.engine, self.step, newest) if not kinds & _NAMING else None
            for name in [one for one in self._held if one.partition(":")[0] in gone]:
                stale = self._stale.setdefault(name, set())
                stale |= studies or set()
                if name not in _MENDED or studies is None or len(stale) > lately.MOST_STUDIES:
                    del self._held[name], self._stale[name]
        self.step = newest

    def _kept(self, name: str, make: Callable[[], Any], mend: Callable[[Any, Ints], Any] | None = None) -> Any:
        """What is kept under a name; `mend` gets it with the studies to read anew, and answers None where that is no help."""
        stale = self._stale.pop(name, None)
        if name in self._held and stale and mend is not None:
            mended = mend(self._held.pop(name), np.array(sorted(stale), np.int32))
            if mended is not None:
                self._held[name] = mended
        if name not in self._held:
            self._held[name] = make()
        return self._held[name]

    # -- one number a study -------------------------------------------------------------------------------------------

    def narrow(self, conn: Connection) -> dict[str, Ints]:
        """Return id, year (0 none), state, langs, codings and batch of every study, by id."""
        names = ("study_id", "year", "state", "langs", "codings", "batch_id")
        columns_of = [getattr(StudyListing, name) for name in names]

        def mend(old: dict[str, Ints], studies: Ints) -> dict[str, Ints] | None:
            found = numbers(conn, select(*columns_of).where(StudyListing.study_id.in_(among(studies.tolist()))))
            at = np.searchsorted(old["study_id"], found[0])
            if len(at) != len(studies) or not np.array_equal(old["study_id"].take(at, mode="clip"), found[0]):
                return None  # a study came or went
            out = {name: one.copy() for name, one in old.items()}
            for name, one in zip(names, found, strict=True):
                if one.max(initial=0) > np.iinfo(out[name].dtype).max:
                    return None
                out[name][at] = one
            return out

        def make() -> dict[str, Ints]:
            found = dict(zip(names, walked(conn, StudyListing.study_id, *columns_of), strict=True))
            small = {"state": np.int8, "langs": np.int8, "year": np.int16}
            return {
                name: one.astype(small[name]) if name in small else narrowed(one) if name != "study_id" else one
                for name, one in found.items()
            }

        kept: dict[str, Ints] = self._kept("narrow", make, mend)
        return kept

    def ids(self, conn: Connection) -> Ints:
        """Return the ids of all studies, ascending."""
        return self.narrow(conn)["study_id"]

    def there(self, conn: Connection, studies: Ints) -> Mask:
        """Return which of these are studies of the library."""
        ids = self.ids(conn)
        if not len(ids):
            return np.zeros(len(studies), np.bool_)
        found = np.minimum(np.searchsorted(ids, studies), len(ids) - 1)
        same: Mask = ids[found] == studies
        return same

    def places(self, conn: Connection, studies: Ints) -> Ints:
        """Return the places of studies; those that are not there are left out."""
        ids = self.ids(conn)
        if not len(ids):
            return np.zeros(0, np.int32)
        if int(ids[-1]) - int(ids[0]) + 1 == len(ids):  # no gaps: a place is a difference
            near: Ints = studies[(studies >= ids[0]) & (studies <= ids[-1])] - ids[0]
            return near
        found = np.searchsorted(ids, studies)
        found[found == len(ids)] = 0
        there: Ints = found[ids[found] == studies].astype(np.int32)
        return there

    def mask(self, conn: Connection, studies: Ints) -> Mask:
        """Return which studies are among these."""
        out = np.zeros(len(self.ids(conn)), np.bool_)
        out[self.places(conn, studies)] = True
        return out

    def country(self, conn: Connection) -> tuple[list[str], Ints]:
        """Return the countries there are ('' = none) and each study's place among them."""

        def make() -> tuple[list[str], Ints]:
            names, values, ids = texts_of(conn, select(Study.country, Study.id))
            out = np.zeros(len(self.ids(conn)), np.int32)
            out[self.places(conn, ids)] = values[self.there(conn, ids)]
            return names, narrowed(out)

        kept: tuple[list[str], Ints] = self._kept("country", make)
        return kept

    # -- several values a study ---------------------------------------------------------------------------------------

    def tags(self, conn: Connection) -> Belonging:
        """Return which studies carry which tags, by the tags' ids."""
        return self._belonging(conn, "tag", lambda: walked(conn, StudyTag.id, StudyTag.study_id, StudyTag.tag_id))

    def collections(self, conn: Connection) -> Belonging:
        """Return which studies lie in which collections, by the collections' ids."""
        wanted = (CollectionStudy.study_id, CollectionStudy.collection_id)
        return self._belonging(conn, "collection", lambda: walked(conn, CollectionStudy.id, *wanted))

    def stated(self, conn: Connection) -> Belonging:
        """Return which studies state which care models, by the codes' ids."""
        return self._belonging(
            conn, "stated", lambda: walked(conn, StudyModel.id, StudyModel.study_id, StudyModel.code_id)
        )

    def coded(self, conn: Connection) -> Belonging:
        """Return which studies are coded with what, by the codes' ids; absent codings left out."""

        def pairs() -> list[Ints]:
            passage, study = walked(conn, Passage.id, Passage.id, Passage.study_id)
            of, code = walked(conn, Coding.id, Coding.passage_id, Coding.code_id, where=Coding.mode != "absent")
            return [study[np.searchsorted(passage, of)], code] if len(of) else [of, code]

        def mend(old: Belonging, studies: Ints) -> Belonging:
            inside = Passage.study_id.in_(among(studies.tolist()))
            ask = select(Passage.study_id, Coding.code_id).join(Coding, Coding.passage_id == Passage.id).distinct()
            found, codes = numbers(conn, ask.where(inside, Coding.mode != "absent"))
            there = self.there(conn, found)
            return old.mended(self.places(conn, studies), self.places(conn, found), codes[there])

        return self._belonging(conn, "coded", pairs, mend)

    def _belonging(
        self,
        conn: Connection,
        name: str,
        pairs: Callable[[], list[Ints]],
        mend: Callable[[Belonging, Ints], Belonging] | None = None,
    ) -> Belonging:
        def make() -> Belonging:
            studies, values = pairs()
            there = self.there(conn, studies)
            return Belonging(self.places(conn, studies), values[there])

        kept: Belonging = self._kept(name, make, mend)
        return kept

    # -- orders -------------------------------------------------------------------------------------------------------

    def order(self, conn: Connection, sort: str, descending: bool = False) -> Ints:
        """Return the places of all studies in an order (db.query.SORTS) that is not that of their ids.

        What has no value stands last either way.
        """
        group = _SORTED_BY.get(sort, "narrow")
        kept: Ints = self._kept(f"{group}:{sort}:{descending}", lambda: self._ordered(conn, sort, descending))
        return kept

    def _ordered(self, conn: Connection, sort: str, descending: bool) -> Ints:
        size = len(self.ids(conn))
        first, second = self._keys(conn, sort)
        first = np.where(first == NOTHING, NOTHING, -first) if descending else first
        return np.lexsort((np.arange(size, dtype=np.int32), second, first)).astype(np.int32)

    def _keys(self, conn: Connection, sort: str) -> tuple[Ints, Ints]:
        """What decides an order, and what decides among equals."""
        year = self.narrow(conn)["year"].astype(np.int32)
        year = np.where(year == 0, NOTHING, year).astype(np.int32)
        if sort == "year":
            return year, self._rank(conn, "author")
        if sort in ("title", "author"):
            return self._rank(conn, sort), year if sort == "author" else np.zeros_like(year)
        if sort == "country":
            names, values = self.country(conn)
            return np.where(values == _at(names, ""), NOTHING, values.astype(np.int32)), year
        if sort == "journal":
            return self._journal(conn), year
        return self._count(conn, sort), self._rank(conn, "title")

    def _rank(self, conn: Connection, sort: str) -> Ints:
        """The place of each study among titles or authors; equal ones have the same."""

        def make() -> Ints:
            column = StudyListing.sort_title if sort == "title" else StudyListing.sort_author
            walked = numbers(conn, select(StudyListing.study_id).order_by(column, StudyListing.study_id))[0]
            equal = select(func.count().label("n")).select_from(StudyListing).group_by(column).order_by(column)
            groups = numbers(conn, equal)[0]
            out = np.empty(len(walked), np.int32)
            out[self.places(conn, walked)] = np.repeat(np.arange(len(groups), dtype=np.int32), groups)
            return out

        kept: Ints = self._kept(f"{sort}:rank", make)
        return kept

    def _journal(self, conn: Connection) -> Ints:
        """The place of each study's journal among all journals."""
        names, values, ids = texts_of(conn, select(StudyListing.journal, StudyListing.study_id))
        sounds = [title_key(name) for name in names]
        ranks = np.empty(max(1, len(names)), np.int32)
        ranks[np.array(sorted(range(len(names)), key=sounds.__getitem__), np.int32)] = np.arange(len(names))
        if "" in names:
            ranks[names.index("")] = NOTHING
        out = np.full(len(self.ids(conn)), NOTHING, np.int32)
        out[self.places(conn, ids)] = ranks[values]
        return out

    def _count(self, conn: Connection, sort: str) -> Ints:
        """How many codings or findings each study has, or how many of its pairs were checked."""
        if sort == "codings":
            return self.narrow(conn)["codings"].astype(np.int32)
        column = getattr(StudyListing, sort)
        ids, found = numbers(conn, select(StudyListing.study_id, column).where(column > 0))
        out = np.zeros(len(self.ids(conn)), np.int32)
        out[self.places(conn, ids)] = found
        return out


NOTHING = 2**31 - 1
"""Stands behind every value."""

_SORTED_BY = {
    "title": "title",
    "author": "author",
    "year": "author",
    "country": "country",
    "journal": "title",
    "findings": "findings",
    "checked": "narrow",
    "codings": "coded",
}
"""The group whose changes make an order anew."""


def _at(names: list[str], name: str) -> int:
    return names.index(name) if name in names else -1


_KEPT = PerLibrary(Columns)
at = _KEPT.at
forget = _KEPT.forget


def themes(conn: Connection) -> list[tuple[str, list[int]]]:
    """Return the themes in their order with the codes of barriers that belong to each."""
    out: dict[str, list[int]] = {}
    ask = select(Theme.key, Code.id).join(Code, Code.theme_id == Theme.id).where(Code.facet == "barrier")
    for key, code in conn.execute(ask.order_by(Theme.position, Theme.id, Code.id)):
        out.setdefault(key, []).append(code)
    return list(out.items())


def tag_names(conn: Connection) -> dict[str, int]:
    """Return the tags there are, by name."""
    return {one[0]: one[1] for one in conn.execute(select(Tag.name, Tag.id).order_by(Tag.name))}


def collections(conn: Connection) -> list[tuple[int, int | None, str]]:
    """Return (id, id of the one it lies in, name) of the collections, in their order."""
    ask = select(Collection.id, Collection.parent_id, Collection.name)
    return [(one, above, name) for one, above, name in conn.execute(ask.order_by(Collection.position, Collection.id))]
