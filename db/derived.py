"""Rows made from other rows: the list's sort keys and counts, and the text that search looks through."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from db import checks, listing, search


def refresh(conn: Connection, study_ids: Iterable[int] | None) -> None:
    """Make the derived rows of studies again (None: of all), in the transaction that changed what they come from.

    The rows of a study that is no longer there go.
    """
    chosen = None if study_ids is None else sorted(set(study_ids))
    if chosen == []:
        return
    listing.refresh(conn, chosen)
    search.refresh(conn, chosen)
    checks.forget_gone(conn, chosen)
