"""What checks found, taken along when words of a text are replaced: until the text is checked again it stays known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from db.rows import Span
from db.tables import CheckIssue, CheckRun

Edit = tuple[int, int, int]
"""Words from start to end became so many code points."""


def moved(conn: Connection, study_id: int, old: int, new: int, edits: Sequence[Edit]) -> None:
    """Put what is known of one version of a text on its new one: spans after an edit move, what an edit touched is forgotten.

    `edits` are in order and apart. The stamp of the check stays, so that the study counts as out of date.
    """
    ask = select(CheckRun.id, CheckRun.left_version_id, CheckRun.right_version_id, CheckRun.uses)
    run = conn.execute(ask.where(CheckRun.study_id == study_id)).first()
    if run is None or old not in (run[1], run[2]):
        return
    left = run[1] == old
    side = "left" if left else "right"
    start, end = getattr(CheckIssue, f"{side}_start"), getattr(CheckIssue, f"{side}_end")
    gone: list[int] = []
    kept: list[dict[str, Any]] = []
    asked = select(CheckIssue.id, start, end, CheckIssue.others).where(CheckIssue.run_id == run[0])
    for issue, first, last, others in conn.execute(asked).fetchall():
        there = None if first is None else _moved((first, last), edits)
        if first is not None and there is None:
            gone.append(issue)
            continue
        first, last = there or (None, None)
        moved_others = [place for one in others if (place := _place(one, 0 if left else 1, edits)) is not None]
        kept.append({"issue": issue, "first": first, "last": last, "rest": moved_others})
    if kept:
        values: dict[str, Any] = {
            f"{side}_start": bindparam("first"),
            f"{side}_end": bindparam("last"),
            "others": bindparam("rest"),
        }
        conn.execute(update(CheckIssue).where(CheckIssue.id == bindparam("issue")).values(**values), kept)
    conn.execute(delete(CheckIssue).where(CheckIssue.id.in_(gone)))
    uses = [place for use in run[3] or () if (place := _place(use, 4 if left else 5, edits)) is not None]
    versions = {f"{side}_version_id": new}
    conn.execute(update(CheckRun).where(CheckRun.id == run[0]).values(uses=uses, **versions))


def _place(one: Sequence[Any], at: int, edits: Sequence[Edit]) -> list[Any] | None:
    """A list with one of its spans moved; None where an edit touched that."""
    if one[at] is None:
        return list(one)
    there = _moved((one[at][0], one[at][1]), edits)
    return None if there is None else [*one[:at], list(there), *one[at + 1 :]]


def _moved(span: Span, edits: Sequence[Edit]) -> Span | None:
    """Where a span stands after the edits; None where one touches it."""
    by = 0
    for start, end, size in edits:
        if end <= span[0]:
            by += size - (end - start)
        elif start < span[1]:
            return None
    return span[0] + by, span[1] + by
