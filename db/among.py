"""Lists of row numbers inside a question to the database, of any length, as one bound value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, select


def among(ids: Iterable[int] | Iterable[str]) -> Select[tuple[Any]]:
    """Return a selection of the ids (or words), for `column.in_(among(ids))`.

    One JSON value instead of a placeholder an id: no limit on their number, and one prepared statement for all.
    """
    values = func.json_each(json.dumps(list(ids))).table_valued("value")
    return select(values.c.value)
