"""Part sentences that do not answer each other, and say of a sentence that it needs no translation.

A sentence that needs none is a pair with one empty side that somebody marked as checked: it counts as done, is not asked
for again, and no check calls it an omission.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from app.work.pairing import GONE, again_around, exchange, opened
from db import pairs, tables
from db.pairs import NewPair


class Sided(pairs.Sided, Protocol):
    """A pair, as far as it says whether something was left out on purpose."""

    @property
    def reading(self) -> str:
        """Unchecked, checked or wrong."""
        ...


def on_purpose(one: Sided) -> bool:
    """Tell whether somebody said that the words of a one-sided pair need no counterpart."""
    return one.reading == "checked" and not (one.left and one.right)


def unlink(library: Library, pair_id: int) -> Change:
    """Part the two sides of a pair: each stands alone until it is linked anew; their ids are the change's result.

    A one-sided pair that was set by hand is given back to the aligner, which works on the stretch between the fixed
    points around it. Raises Refused where there is nothing to part.
    """
    with library.db.read() as conn:
        pair = pairs.get(conn, pair_id)
    if pair is None:
        raise Refused(GONE)
    if not (pair.left and pair.right):
        return _give_back(library, pair_id)
    with library.change("Unlinked a sentence pair") as rec:
        there = opened(rec.conn, pair_id)
        halves = [NewPair(there.pair.left, (), 1.0, "manual"), NewPair((), there.pair.right, 1.0, "manual")]
        made = exchange(rec, there, [there.pair], halves)
    return replace(rec.change, result=made)


def _give_back(library: Library, pair_id: int) -> Change:
    """Let the aligner decide again about words that stand alone."""
    with library.change("Unlinked a sentence pair") as rec:
        there = opened(rec.conn, pair_id)
        if (there.pair.state, there.pair.reading) == ("automatic", "unchecked"):
            raise Refused("Nothing is linked with these words. Nothing was changed.")
        rec.update(tables.Pair, pair_id, state="automatic", reading="unchecked")
        again_around(library, rec, pair_id)
    return replace(rec.change, result=[pair_id])


def leave_out(library: Library, pair_id: int, on: bool = True) -> Change:
    """Say that the words of a one-sided pair need no counterpart, or take that back; the pair's id is the result.

    Raises Refused where the sentence has a translation.
    """
    label = "Marked a sentence as needing no translation" if on else "Marked a sentence as to be translated"
    with library.change(label) as rec:
        there = opened(rec.conn, pair_id)
        if there.pair.left and there.pair.right:
            raise Refused("This sentence has a translation. Unlink the two first. Nothing was changed.")
        rec.update(tables.Pair, pair_id, reading="checked" if on else "unchecked")
    return replace(rec.change, result=pair_id)
