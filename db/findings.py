"""Findings: claims that rest on passages; their codes are those of their passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from db import rows
from db.among import among
from db.tables import Coding, Finding, FindingPassage, Memo, ReviewFindingFinding

if TYPE_CHECKING:
    from db.recording import Recorder

STATUSES: tuple[str, ...] = ("reported_result", "author_interpretation", "background_claim", "recommendation")
DIRECTIONS: tuple[str, ...] = ("hinders", "helps", "mixed", "neutral", "outcome_negative", "expected_positive")

_STRENGTH = {"absent": 0, "implied": 1, "explicit": 2}


def many(
    conn: Connection,
    *,
    ids: Iterable[int] | None = None,
    studies: Iterable[int] | None = None,
    first: int | None = None,
) -> tuple[rows.Finding, ...]:
    """Return findings (of these ids, of these studies, the first few, or all) in the order by hand; three questions."""
    ask = select(
        Finding.id,
        Finding.guid,
        Finding.key,
        Finding.study_id,
        Finding.status,
        Finding.direction,
        Finding.claims,
        Finding.position,
        Finding.in_report,
    ).order_by(Finding.position, Finding.id)
    chosen: list[Any] = []
    if ids is not None:
        chosen.append(Finding.id.in_(among(ids)))
    if studies is not None:
        chosen.append(Finding.study_id.in_(among(studies)))
    heads = conn.execute(ask.where(*chosen).limit(first)).all()
    some = [head[0] for head in heads] if chosen or first is not None else None
    passages = _passages(conn, some)
    codes = _codes(conn, some)
    return tuple(rows.Finding(*[*head, tuple(passages[head[0]]), tuple(codes.get(head[0], ()))]) for head in heads)


def ticks(conn: Connection) -> list[tuple[int, bool]]:
    """Return every finding's id with whether it is ticked for the report, in the order by hand; cheap for any number."""
    ask = select(Finding.id, Finding.in_report).order_by(Finding.position, Finding.id)
    return [(row[0], bool(row[1])) for row in conn.execute(ask)]


def study_count(conn: Connection, ids: Iterable[int] | None = None) -> int:
    """Count the studies of some findings, of all where none are named."""
    ask = select(func.count(Finding.study_id.distinct()))
    return int(conn.scalar(ask if ids is None else ask.where(Finding.id.in_(among(ids)))) or 0)


def claims(conn: Connection, ids: Iterable[int]) -> dict[int, dict[str, str]]:
    """Return the claims of some findings by id."""
    ask = select(Finding.id, Finding.claims).where(Finding.id.in_(among(ids)))
    return {row[0]: dict(row[1]) for row in conn.execute(ask)}


def get(conn: Connection, finding_id: int) -> rows.Finding | None:
    """Return one finding."""
    return next(iter(many(conn, ids=[finding_id])), None)


def of_study(conn: Connection, study_id: int) -> tuple[rows.Finding, ...]:
    """Return the findings of a study in the order by hand."""
    return many(conn, studies=[study_id])


def _passages(conn: Connection, ids: Sequence[int] | None) -> dict[int, list[int]]:
    ask = select(FindingPassage.finding_id, FindingPassage.passage_id).order_by(
        FindingPassage.position, FindingPassage.id
    )
    if ids is not None:
        ask = ask.where(FindingPassage.finding_id.in_(among(ids)))
    out: dict[int, list[int]] = defaultdict(list)
    for finding, passage in conn.execute(ask).all():
        out[finding].append(passage)
    return out


def _codes(conn: Connection, ids: Sequence[int] | None) -> dict[int, list[rows.FindingCode]]:
    """Codes of findings in the order in which they were coded; the strongest mode wins."""
    ask = (
        select(FindingPassage.finding_id, Coding.code_id, Coding.mode)
        .join(Coding, Coding.passage_id == FindingPassage.passage_id)
        .order_by(Coding.id)
    )
    if ids is not None:
        ask = ask.where(FindingPassage.finding_id.in_(among(ids)))
    out: dict[int, dict[int, str]] = defaultdict(dict)
    for finding, code, mode in conn.execute(ask).all():
        own = out[finding]
        if code not in own or _STRENGTH[mode] > _STRENGTH[own[code]]:
            own[code] = mode
    shared: dict[tuple[int, str], rows.FindingCode] = {}  # made once each: there are few codes and many findings
    for own in out.values():
        for one in own.items():
            if one not in shared:
                shared[one] = rows.FindingCode(*one)
    return {finding: [shared[one] for one in own.items()] for finding, own in out.items()}


def count(conn: Connection) -> int:
    """Return how many findings there are."""
    return conn.scalar(select(func.count()).select_from(Finding)) or 0


def last_position(conn: Connection) -> int:
    """Return the position of the last finding of the library, -1 where there is none."""
    found: int | None = conn.scalar(select(func.max(Finding.position)))
    return -1 if found is None else found


def resting_only_on(conn: Connection, passage_id: int) -> list[int]:
    """Return the findings that rest on this passage and on no other."""
    on = select(FindingPassage.finding_id).where(FindingPassage.passage_id == passage_id)
    ask = (
        select(FindingPassage.finding_id)
        .where(FindingPassage.finding_id.in_(on))
        .group_by(FindingPassage.finding_id)
        .having(func.count() == 1)
        .order_by(FindingPassage.finding_id)
    )
    return list(conn.scalars(ask))


def add(
    rec: Recorder,
    study_id: int,
    claims: dict[str, str],
    *,
    status: str,
    direction: str,
    passages: Sequence[int],
    position: int | None = None,
    in_report: bool = False,
) -> int:
    """Write a finding that rests on passages, after all others unless a position is given; return its id."""
    finding = rec.insert(
        Finding,
        key=None,
        study_id=study_id,
        status=status,
        direction=direction,
        claims=claims,
        position=last_position(rec.conn) + 1 if position is None else position,
        in_report=in_report,
    )
    for place, passage in enumerate(passages):
        rec.insert(FindingPassage, finding_id=finding, passage_id=passage, position=place)
    return finding


def change(rec: Recorder, finding_id: int, **values: Any) -> None:
    """Change fields of a finding: status, direction, claims, position, in_report."""
    rec.update(Finding, finding_id, **values)


def set_passages(rec: Recorder, finding_id: int, passages: Sequence[int]) -> None:
    """Make a finding rest on exactly these passages, in this order."""
    ask = select(FindingPassage.id, FindingPassage.passage_id).where(FindingPassage.finding_id == finding_id)
    old = {passage: link for link, passage in rec.conn.execute(ask)}
    for passage, link in old.items():
        if passage not in passages:
            rec.delete(FindingPassage, link)
    for place, passage in enumerate(dict.fromkeys(passages)):
        if passage in old:
            rec.update(FindingPassage, old[passage], position=place)
        else:
            rec.insert(FindingPassage, finding_id=finding_id, passage_id=passage, position=place)


def delete(rec: Recorder, finding_id: int) -> None:
    """Delete a finding, not the passages it rests on."""
    conn = rec.conn
    for table, column in (
        (FindingPassage, FindingPassage.finding_id),
        (ReviewFindingFinding, ReviewFindingFinding.finding_id),
    ):
        for link in list(conn.scalars(select(table.id).where(column == finding_id))):
            rec.delete(table, link)
    for memo in list(conn.scalars(select(Memo.id).where(Memo.subject == "finding", Memo.subject_id == finding_id))):
        rec.delete(Memo, memo)
    rec.delete(Finding, finding_id)
