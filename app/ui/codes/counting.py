"""How often each code stands in one study."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.rows import Code

if TYPE_CHECKING:
    from app.work.library import Library


def of_study(library: Library, study: int, codes: Sequence[Code]) -> dict[int, tuple[int, int]]:
    """(1, passages) of every code on a study's passages; a code above others has the union of theirs."""
    from app.work import reading

    above = {code.id: code.parent_id for code in codes}
    passages: dict[int, set[int]] = defaultdict(set)
    for passage in reading.passages_of(library, study):
        for coding in passage.codings:
            at: int | None = coding.code_id if coding.mode != "absent" else None
            while at is not None:
                passages[at].add(passage.id)
                at = above.get(at)
    return {code: (1, len(found)) for code, found in passages.items()}
