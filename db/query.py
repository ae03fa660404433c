"""What the reader asks of the study list: words, filters and an order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

SORTS: tuple[str, ...] = (
    "added",
    "relevance",
    "title",
    "author",
    "year",
    "journal",
    "country",
    "codings",
    "findings",
    "checked",
)
"""The orders a list can stand in; by relevance only where words are asked for, else as they were added."""

SORT_COLUMNS: dict[str, tuple[str, ...]] = {
    "added": ("study_id",),
    "relevance": ("study_id",),
    "title": ("sort_title", "study_id"),
    "author": ("sort_author", "year", "study_id"),
    "year": ("year", "sort_author", "study_id"),
    "codings": ("codings", "sort_title", "study_id"),
    "findings": ("findings", "sort_title", "study_id"),
    "checked": ("checked", "sort_title", "study_id"),
}
"""Columns of ``study_listing`` behind the orders in which the first page can be read at once."""

TRANSLATIONS: tuple[str, ...] = ("author", "person", "machine", "reviewed", "none")
"""Translation states: authors' or publisher's Chinese, a person's, machine's unreviewed, machine's reviewed, no Chinese."""

FIELD_OF_FACET: dict[str, str] = {
    "model": "models",
    "theme": "themes",
    "country": "countries",
    "year": "years",
    "language": "languages",
    "translation": "translation",
    "coded": "coded",
    "tag": "tags",
    "collection": "collections",
    "batch": "batches",
}
"""Facets that are counted, and the field of the question that each narrows."""

LANGS: dict[str, int] = {"en": 1, "zh": 2, "other": 4}
"""Languages that texts are counted by, and the number of each in ``study_listing.langs``."""

NO_COUNTRY = ""
"""The country value of studies that have none."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which studies, in which order; values of one filter are alternatives, filters narrow each other.

    `models` and `barriers` are code keys (each stands for itself and what lies below it), `themes` theme keys of
    barriers, `countries` as stored ('' = none given), `years` a closed range, `translation` states of TRANSLATIONS,
    `coded` whether a coding exists, `tags` names, `studies` ids that the answer is limited to (a chart's cell),
    `languages` names of LANGS that all must be there, `batches` imports, `collections` ids, each with those that lie in
    it (0 = in no collection).
    """

    text: str = ""
    models: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    translation: tuple[str, ...] = ()
    coded: bool | None = None
    tags: tuple[str, ...] = ()
    studies: tuple[int, ...] | None = None
    languages: tuple[str, ...] = ()
    batches: tuple[int, ...] = ()
    collections: tuple[int, ...] = ()
    sort: str = "added"
    descending: bool = False

    def without(self, *names: str) -> Query:
        """The same question with some filters at their defaults."""
        plain = {one.name: one.default for one in fields(self) if one.name in names}
        return replace(self, **plain)  # type: ignore[arg-type]

    @property
    def filters(self) -> bool:
        """Whether anything but the order is asked for."""
        return self != Query(sort=self.sort, descending=self.descending)


def kept(query: Query) -> dict[str, Any]:
    """Return a question as plain values, for keeping it by a name; what a chart limits it to is not part of it."""
    plain = Query()
    return {
        one.name: value
        for one in fields(query)
        if one.name != "studies" and (value := getattr(query, one.name)) != getattr(plain, one.name)
    }


def from_kept(values: Mapping[str, Any]) -> Query:
    """Return the question that was kept; values it does not know, or of another kind, are left out."""
    names = {one.name: one.default for one in fields(Query) if one.name != "studies"}
    made: dict[str, Any] = {}
    for name, value in values.items():
        default = names.get(name)
        if name == "years" and isinstance(value, list | tuple) and len(value) == 2:
            made[name] = (int(value[0]), int(value[1]))
        elif name == "sort" and value in SORTS:
            made[name] = value
        elif isinstance(default, tuple) and isinstance(value, list | tuple):
            kind = int if name in ("batches", "collections") else str
            made[name] = tuple(one for one in value if isinstance(one, kind))
        elif (name in ("coded", "descending") and isinstance(value, bool)) or (
            name == "text" and isinstance(value, str)
        ):
            made[name] = value
    return Query(**made)
