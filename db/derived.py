"""Rows made from other rows: the list's sort keys and counts, and the text that search looks through."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from db import checks, listing, listing_rows, search

SEARCHED = frozenset(
    {"study", "field_variant", "author", "identifier", "study_tag", "tag", "text", "text_version", "finding", "memo"}
)
"""Tables whose words search looks through."""
CODED = frozenset({"passage", "anchor", "coding", "finding_passage"})
"""Tables a change of which touches no more of the list's rows than what is counted in them."""


def refresh(conn: Connection, study_ids: Iterable[int] | None, kinds: Collection[str] | None = None) -> None:
    """Make the derived rows of studies again (None: of all), in the transaction that changed what they come from.

    ``kinds`` names the tables that were touched: where no searched words changed, the index is left alone. The rows of
    a study that is no longer there go.
    """
    chosen = None if study_ids is None else sorted(set(study_ids))
    if chosen == []:
        return
    if chosen is not None and kinds is not None and CODED.issuperset(kinds):
        listing_rows.recount(conn, chosen)
        return
    listing.refresh(conn, chosen)
    if kinds is None or SEARCHED.intersection(kinds):
        search.refresh(conn, chosen)
    checks.forget_gone(conn, chosen)
