"""Takes rows out of long columns and puts others in: a copy of stretches, whatever the length, and no sorting."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Cuts = list[tuple[bool, int, int]]
"""Stretches in the order in which they will stand: whether of the new rows, where it begins and where it ends."""


def pieces(n: int, gone: NDArray[Any], at: NDArray[Any]) -> Cuts:
    """Return how columns of n rows lose the rows at the places `gone` and get new ones before the places `at`.

    Both ascend and are places of the old rows; new rows before one place keep their order.
    """
    out: Cuts = []
    places = at.tolist()
    done = taken = 0
    for place in (*gone.tolist(), n):
        while taken < len(places) and places[taken] <= place:
            here, first = places[taken], taken
            while taken < len(places) and places[taken] == here:
                taken += 1
            if here > done:
                out.append((False, done, here))
                done = here
            out.append((True, first, taken))
        if place > done:
            out.append((False, done, place))
        done = place + 1
    return out


def spliced(cuts: Cuts, old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
    """Return a column as `pieces` says: a copy of its stretches, however long it is."""
    return np.concatenate([(new if fresh else old)[first:end] for fresh, first, end in cuts] or [old[:0]])
