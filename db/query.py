"""What the reader asks of the study list: words, filters and an order."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

SORTS: tuple[str, ...] = ("added", "title", "author", "year", "findings")
"""The orders a list can stand in."""

SORT_COLUMNS: dict[str, tuple[str, ...]] = {
    "added": ("study_id",),
    "title": ("sort_title", "study_id"),
    "author": ("sort_author", "year", "study_id"),
    "year": ("year", "sort_author", "study_id"),
    "findings": ("findings", "sort_title", "study_id"),
}
"""Columns of ``study_listing`` behind each order; the last one makes it total."""

TRANSLATIONS: tuple[str, ...] = ("author", "person", "machine", "reviewed", "none")
"""Translation states: authors' or publisher's Chinese, a person's, machine's unreviewed, machine's reviewed, no Chinese."""

NO_COUNTRY = ""
"""The country value of studies that have none."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which studies, in which order; values of one filter are alternatives, filters narrow each other.

    `models` and `barriers` are code keys (each stands for itself and what lies below it), `themes` theme keys of
    barriers, `countries` as stored ('' = none given), `years` a closed range, `translation` states of TRANSLATIONS,
    `coded` whether a coding exists, `tags` names, `studies` ids that the answer is limited to (a chart's cell).
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
