"""Lists of row numbers inside a question to the database, of any length, as one bound value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Select, bindparam, func, select


def among(ids: Iterable[int] | Iterable[str]) -> Select[tuple[Any]]:
    """Return a selection of the ids (or words), for `column.in_(among(ids))`.

    One JSON value instead of a placeholder an id: no limit on their number, and one prepared statement for all.
    """
    values = func.json_each(json.dumps(list(ids))).table_valued("value")
    return select(values.c.value)


CHOSEN: Final = select(func.json_each(bindparam("chosen")).table_valued("value").c.value)
"""As `among`, in a question that is put together once; its ids come with it by `chosen`."""


def chosen(ids: Iterable[int]) -> dict[str, str]:
    """Return the ids for a question that asks `in_(CHOSEN)`."""
    return {"chosen": json.dumps(list(ids))}
