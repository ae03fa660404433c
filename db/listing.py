"""The list of studies: which ones, in which order, their cards, counts for the filters, and the rows behind it all.

What the list is narrowed, counted and ordered by is held as arrays (db.columns); words are asked of the index (db.search).
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import Connection, func, select

from db import asking, codes, columns, search
from db.among import among
from db.columns import Columns, Ints, Mask
from db.listing_rows import refresh
from db.query import FIELD_OF_FACET, LANGS, TRANSLATIONS, Query
from db.rows import Hit, StudyCard
from db.search_words import Term
from db.tables import Code, Study, StudyListing

__all__ = ["cards", "facets", "find", "first", "ids", "refresh", "total", "unaligned"]

FIRST = 20_000
"""Up to so many answers of the index are looked through for the first page."""


def ids(conn: Connection, query: Query) -> array[int]:
    """Return the ids of all studies asked for, in the order asked for."""
    with columns.at(conn) as held:
        inside = _inside(conn, held, query)
        if query.sort == "relevance" and inside is not None:
            return _packed(_ranked(conn, held, query, inside))
        if query.sort in ("added", "relevance"):
            found = held.ids(conn) if inside is None else held.ids(conn)[inside]
            return _packed(found[::-1] if query.descending else found)
        order = held.order(conn, query.sort, query.descending)
        return _packed(held.ids(conn)[order if inside is None else order[inside[order]]])


def find(conn: Connection, words: str, limit: int = 50) -> tuple[int, list[Hit]]:
    """Return how many studies answer a question, and the best of them with the places found.

    A study answers when every word or phrase stands somewhere in it (title, names, fields, texts, findings, notes)
    and nothing that is excluded with a leading minus does.
    """
    if not asking.asked(words):
        return 0, []
    found = ids(conn, Query(text=words, sort="relevance"))
    return len(found), search.hits(conn, words, found[:limit])


def first(conn: Connection, query: Query, most: int) -> tuple[array[int], bool] | None:
    """Return the first studies asked for and whether they are all of them, in a few milliseconds at any length.

    Of a phrase of frequent words the page may be short, with more to come (db.search.WITHIN). None where nothing was found
    in that time, and where all answers are needed: the order is another than that of adding, and many answer.
    """
    terms = asking.asked(query.text)
    asked_for = search.phrase(conn, terms)
    if not asked_for:
        return None
    plain = query.without("text") == Query(sort="added", descending=query.descending) and not _facts(terms)
    reach = most if plain else FIRST
    found, ended = search.first(conn, asked_for, reach + 1, descending=_backwards(query))
    whole = ended and len(found) <= reach
    if not whole and query.sort not in ("added", "relevance"):
        return None
    studies = np.array(found, np.int32)
    with columns.at(conn) as held:
        rest = _inside(conn, held, query, words=False)
        if rest is not None:
            places = np.searchsorted(held.ids(conn), studies)
            studies = studies[rest[places]]
        if whole and query.sort != "added":
            return ids(conn, query), True
    if not whole and len(studies) < (most if ended else 1):
        return None
    return _packed(studies[:most]), whole and len(studies) <= most


def _facts(terms: Sequence[Term]) -> bool:
    return any(term.field in asking.FACTS for term in terms)


def _backwards(query: Query) -> bool:
    return query.descending and query.sort == "added"


def _packed(studies: Ints) -> array[int]:
    out = array("q")
    out.frombytes(np.ascontiguousarray(studies, np.int64).data.cast("B"))
    return out


def total(conn: Connection) -> int:
    """Return how many studies the library holds."""
    return conn.scalar(select(func.count()).select_from(Study)) or 0


def unaligned(conn: Connection, limit: int) -> list[int]:
    """Return studies whose two texts were not aligned yet, oldest first."""
    ask = select(StudyListing.study_id).where(StudyListing.pairs.is_(None)).order_by(StudyListing.study_id)
    return list(conn.scalars(ask.limit(limit)))


def cards(conn: Connection, wanted: Sequence[int]) -> list[StudyCard]:
    """Return the cards of studies in the order given; studies that are gone are left out."""
    ask = select(
        StudyListing.study_id,
        StudyListing.title,
        StudyListing.title_zh,
        StudyListing.authors,
        StudyListing.authors_zh,
        StudyListing.journal,
        StudyListing.year,
        StudyListing.languages,
        StudyListing.machine,
        StudyListing.pairs,
        StudyListing.checked,
        StudyListing.codings,
        StudyListing.findings,
        StudyListing.barriers,
        StudyListing.facilitators,
    ).where(StudyListing.study_id.in_(among(wanted)))
    found = {row[0]: _card(row) for row in conn.execute(ask)}
    return [found[one] for one in wanted if one in found]


def _card(row: Any) -> StudyCard:
    return StudyCard(*[*row[:7], tuple(row[7].split()), *row[8:]])


# -- which studies ----------------------------------------------------------------------------------------------------


def _inside(conn: Connection, held: Columns, query: Query, *, words: bool = True, leave: str = "") -> Mask | None:
    """Which studies answer (None: all): words, facts among the words, and filters but the one to be left out."""
    masks = [mask for name, mask in _filters(conn, held, query) if name != leave]
    terms = asking.asked(query.text)
    if words:
        masks += _worded(conn, held, terms)
    masks += [_negated(_fact(conn, held, one), one.excluded) for one in terms if one.field in asking.FACTS]
    if not masks:
        return None
    return np.logical_and.reduce(masks) if len(masks) > 1 else masks[0]


def _negated(mask: Mask, excluded: bool) -> Mask:
    return ~mask if excluded else mask


def _worded(conn: Connection, held: Columns, terms: Sequence[Term]) -> list[Mask]:
    """Which studies hold the words of a question."""
    asked_for = search.phrase(conn, terms)
    if asked_for:
        return [held.mask(conn, columns.numbers(conn, search.matching(conn, asked_for))[0])]
    barred = search.excluded(conn, terms)
    return [~held.mask(conn, columns.numbers(conn, search.matching(conn, barred))[0])] if barred else []


def _filters(conn: Connection, held: Columns, query: Query) -> list[tuple[str, Mask]]:
    """The filters of a question, each with the studies it lets through."""
    size = len(held.ids(conn))
    out: list[tuple[str, Mask]] = []
    if query.studies is not None:
        out.append(("studies", held.mask(conn, np.array(query.studies, np.int32))))
    if query.models:
        out.append(("models", _of_models(conn, held, list(codes.below(conn, query.models)))))
    if query.barriers:
        out.append(("barriers", held.coded(conn).mask(sorted(codes.below(conn, query.barriers)), size)))
    if query.themes:
        wanted = [code for key, own in columns.themes(conn) if key in query.themes for code in own]
        out.append(("themes", held.coded(conn).mask(wanted, size)))
    if query.tags:
        there = columns.tag_names(conn)
        out.append(("tags", held.tags(conn).mask([there[one] for one in query.tags if one in there], size)))
    if query.collections:
        out.append(("collections", _collected(conn, held, query.collections)))
    if query.countries:
        names, values = held.country(conn)
        out.append(("countries", np.isin(values, [at for at, one in enumerate(names) if one in query.countries])))
    return out + _narrowed(held.narrow(conn), query)


def _narrowed(narrow: dict[str, Any], query: Query) -> list[tuple[str, Mask]]:
    """Filters that ask for one number of a study."""
    out: list[tuple[str, Mask]] = []
    if query.years is not None:
        out.append(("years", (narrow["year"] >= max(1, query.years[0])) & (narrow["year"] <= query.years[1])))
    if query.translation:
        out.append(("translation", np.isin(narrow["state"], [TRANSLATIONS.index(one) for one in query.translation])))
    if query.languages:
        wanted = sum({LANGS.get(one, 8) for one in query.languages})
        out.append(("languages", (narrow["langs"] & wanted) == wanted))
    if query.batches:
        out.append(("batches", np.isin(narrow["batch_id"], query.batches)))
    if query.coded is not None:
        out.append(("coded", (narrow["codings"] > 0) == query.coded))
    return out


def _of_models(conn: Connection, held: Columns, wanted: Sequence[int]) -> Mask:
    """Studies that state a care model or are coded with it."""
    size = len(held.ids(conn))
    return held.stated(conn).mask(wanted, size) | held.coded(conn).mask(wanted, size)


def _collected(conn: Connection, held: Columns, wanted: Sequence[int]) -> Mask:
    """Studies in any of these collections or those that lie in them; 0 stands for studies in none."""
    belonging, size = held.collections(conn), len(held.ids(conn))
    inside = belonging.mask(below_collections(columns.collections(conn), wanted), size)
    if 0 in wanted:
        none = np.ones(size, np.bool_)
        none[belonging.places] = False
        inside |= none
    return inside


def below_collections(there: Sequence[tuple[int, int | None, str]], wanted: Sequence[int]) -> list[int]:
    """Return collections with all that lie in them."""
    found = set(wanted)
    grown = True
    while grown:
        more = {one for one, above, _ in there if above in found} - found
        found |= more
        grown = bool(more)
    return sorted(found)


def _fact(conn: Connection, held: Columns, term: Term) -> Mask:
    """Which studies a field:value asks for that names no words of the index; all, where the value can't be read."""
    size, value = len(held.ids(conn)), term.value.casefold()
    if term.field == "year":
        asked_for = asking.years(term.value)
        year = held.narrow(conn)["year"]
        return (year >= max(1, asked_for[0])) & (year <= asked_for[1]) if asked_for else np.zeros(size, np.bool_)
    if term.field == "lang":
        return (held.narrow(conn)["langs"] & _language(value)) > 0
    if term.field == "country":
        names, values = held.country(conn)
        return np.isin(values, [at for at, one in enumerate(names) if _named(one, value)])
    if term.field == "collection":
        there = columns.collections(conn)
        return _collected(conn, held, [one for one, _, name in there if value in name.casefold()])
    wanted = codes.called(conn, value, models=term.field == "model")
    if term.field == "model":
        return _of_models(conn, held, wanted)
    return held.coded(conn).mask(wanted, size)


def _named(country: str, value: str) -> bool:
    """GB-ENG is asked for by gb-eng and by gb."""
    return country.casefold() == value or country.casefold().startswith(value + "-")


def _language(value: str) -> int:
    if value.startswith(("en", "英")):
        return LANGS["en"]
    return LANGS["zh"] if value.startswith(("zh", "ch", "中", "汉")) else LANGS["other"]


def _ranked(conn: Connection, held: Columns, query: Query, inside: Mask) -> Ints:
    """Studies by where the words stand: in the title first, then in names, then anywhere.

    Up to search.RANKED are weighed by every kind of place. Of more, only titles and names are asked for, so that the
    cost stays that of two further questions however frequent the words are.
    """
    terms = asking.asked(query.text)
    found = held.ids(conn)[inside]
    if not search.phrase(conn, terms):
        return found
    kinds = asking.COLUMNS if len(found) <= search.RANKED else asking.COLUMNS[:2]
    weight = np.zeros(len(inside), np.int16)
    for place, name in enumerate(kinds):
        asked_for = search.phrase(conn, [one for one in terms if not one.excluded and one.field in ("", name)], name)
        if asked_for:
            there = held.mask(conn, columns.numbers(conn, search.matching(conn, asked_for))[0])
            weight[there] += 2 ** (len(asking.COLUMNS) - place)
    places = np.flatnonzero(inside)
    ranked = places[np.argsort(-weight[places], kind="stable")]
    return held.ids(conn)[ranked]


# -- counts -----------------------------------------------------------------------------------------------------------


def facets(conn: Connection, query: Query) -> dict[str, list[tuple[str, int]]]:
    """Return for each of FIELD_OF_FACET the values there are with the number of studies behind each.

    A facet's own filter is left out of its counts, so that its other values can still be chosen. Values: code keys of
    care models (unions, codebook order), theme keys of barriers, countries ('' = none), years newest first, names of
    LANGS, states of TRANSLATIONS, 'yes' and 'no' for coded, tag names, ids of collections (unions; '0' = in none) and of
    imports, newest first. Values nobody has are left out, but for translation, coded and collections.
    """
    with columns.at(conn) as held:
        size = len(held.ids(conn))
        everything = np.ones(size, np.bool_)
        filters = _filters(conn, held, query)
        words = _inside(conn, held, Query(text=query.text)) if query.text.strip() else None
        out: dict[str, list[tuple[str, int]]] = {}
        for facet in FIELD_OF_FACET:
            masks = [mask for name, mask in filters if name != FIELD_OF_FACET[facet]]
            masks += [] if words is None else [words]
            inside = np.logical_and.reduce(masks) if masks else everything
            out[facet] = _counted(conn, held, facet, inside)
    return out


def _counted(conn: Connection, held: Columns, facet: str, inside: Mask) -> list[tuple[str, int]]:
    """Values of one facet among the studies inside."""
    narrow = held.narrow(conn)
    if facet == "model":
        return _models_counted(conn, held, inside)
    if facet == "theme":
        coded = held.coded(conn)
        found = [(key, int((coded.mask(own, len(inside)) & inside).sum())) for key, own in columns.themes(conn)]
        return [(key, n) for key, n in found if n]
    if facet == "country":
        names, values = held.country(conn)
        counts = np.bincount(values[inside], minlength=len(names)).tolist()
        return sorted(((one, n) for one, n in zip(names, counts, strict=False) if n), key=lambda one: (-one[1], one[0]))
    if facet == "year":
        counts = np.bincount(np.clip(narrow["year"][inside], 0, None))
        return [(str(year), int(counts[year])) for year in np.flatnonzero(counts)[::-1].tolist() if year]
    if facet == "language":
        return [(name, n) for name, bit in LANGS.items() if (n := int((narrow["langs"][inside] & bit > 0).sum()))]
    if facet == "translation":
        counts = np.bincount(narrow["state"][inside], minlength=len(TRANSLATIONS))
        return [(state, int(counts[at])) for at, state in enumerate(TRANSLATIONS)]
    if facet == "coded":
        yes = int((narrow["codings"][inside] > 0).sum())
        return [("yes", yes), ("no", int(inside.sum()) - yes)]
    return _grouped(conn, held, facet, inside)


def _grouped(conn: Connection, held: Columns, facet: str, inside: Mask) -> list[tuple[str, int]]:
    """What people put studies into: tags, collections, imports."""
    if facet == "tag":
        counts = held.tags(conn).counts(inside)
        return [(name, counts[key]) for name, key in columns.tag_names(conn).items() if counts.get(key)]
    if facet == "batch":
        batches = held.narrow(conn)["batch_id"][inside]
        values, numbers = np.unique(batches[batches > 0], return_counts=True)
        return [(str(one), n) for one, n in zip(values.tolist(), numbers.tolist(), strict=True)][::-1]
    there = columns.collections(conn)
    if not there:
        return []
    found = [(str(one), int((_collected(conn, held, [one]) & inside).sum())) for one, _, _ in there]
    return [*found, ("0", int((_collected(conn, held, [0]) & inside).sum()))]


def _models_counted(conn: Connection, held: Columns, inside: Mask) -> list[tuple[str, int]]:
    """Care models with the studies that state them or are coded with them, or with one below them."""
    below: dict[str, list[int]] = {}
    line = codes.lines()
    ask = select(Code.key, line.c.code).join(line, line.c.ancestor == Code.id).where(Code.facet == "model")
    for key, code in conn.execute(ask.order_by(Code.position, Code.id)):
        below.setdefault(key, []).append(code)
    found = [(key, int((_of_models(conn, held, own) & inside).sum())) for key, own in below.items()]
    return [(key, n) for key, n in found if n]
