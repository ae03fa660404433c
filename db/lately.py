"""Which studies the newest steps of this program touched: what is kept of an open library is mended there, not read anew."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

MOST_STEPS, MOST_STUDIES = 64, 200
"""Steps that are remembered, and touched studies up to which mending is less work than reading everything."""

_NOTED: WeakKeyDictionary[Engine, dict[int, frozenset[int]]] = WeakKeyDictionary()
_TURN = threading.Lock()


def note(engine: Engine, newest: int, steps: int, studies: Iterable[int]) -> None:
    """Note what some steps touched that were kept together, the newest of them named; only after they are kept."""
    touched = frozenset(studies)
    if len(touched) > MOST_STUDIES:
        return
    with _TURN:
        noted = _NOTED.setdefault(engine, {})
        noted.update(dict.fromkeys(range(newest - steps + 1, newest + 1), touched))
        for old in sorted(noted)[:-MOST_STEPS]:
            del noted[old]


def touched(engine: Engine, after: int, newest: int) -> frozenset[int] | None:
    """Return the studies touched after one step up to another; None where a step is another program's, or too old."""
    with _TURN:
        noted = _NOTED.get(engine, {})
        if newest - after > MOST_STEPS or any(step not in noted for step in range(after + 1, newest + 1)):
            return None
        found = frozenset[int]().union(*(noted[step] for step in range(after + 1, newest + 1)))
    return found if len(found) <= MOST_STUDIES else None
