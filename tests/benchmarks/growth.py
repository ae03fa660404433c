"""What one thing costs beside another in one run: the least of several turns taken alternately, in CPU time of this process.

Seconds say little on a machine that others use at the same time; a ratio of two things done one after the other holds.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from typing import Final

Act = Callable[[], object]

DOUBLE: Final = 2.6
"""The most that twice the input may cost, beside the input itself: in proportion is 2, the square is 4."""
_SHORT: Final = 0.04
_CLEARLY: Final = 0.85
_LEAST_TURNS: Final = 3
_MOST_TURNS: Final = 9


def seconds(act: Act, times: int = 1) -> float:
    """CPU seconds of this process for doing something once, of so many times, without the sweeping of circles."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        for _ in range(times):
            act()
        return (time.process_time() - begun) / times
    finally:
        gc.enable()


def ratio(act: Act, yardstick: Act, most: float) -> float:
    """How many times what a yardstick costs an act costs, each the least of its turns; the figures are printed.

    What is short is done as often in a turn as it takes to measure one. Three turns at least; up to nine while the ratio is
    not clearly below `most`, for somebody else may have been at work in all of the first three.
    """
    (mine, times), (plain, plain_times) = _first(act), _first(yardstick)
    for turn in range(1, _MOST_TURNS):
        plain = min(plain, seconds(yardstick, plain_times))
        mine = min(mine, seconds(act, times))
        if turn + 1 >= _LEAST_TURNS and mine <= _CLEARLY * most * plain:
            break
    print(f"\n  {mine * 1000:9.2f} ms beside {plain * 1000:9.2f} ms: {mine / plain:.2f} (at most {most})", end="")
    return mine / plain


def doubling(act_of: Callable[[int], Act], size: int, most: float = DOUBLE) -> float:
    """What something costs at twice a size, beside what it costs at the size; `act_of` makes the input and gives the act."""
    return ratio(act_of(2 * size), act_of(size), most)


def _first(act: Act) -> tuple[float, int]:
    """The first turn, and how often the next ones do it; what the first time alone has to learn is not counted."""
    once = seconds(act)
    if once >= _SHORT:
        return once, 1
    once = seconds(act)
    return once, math.ceil(_SHORT / max(once, 1e-5))
