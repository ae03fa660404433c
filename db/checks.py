"""What the translation checker found, kept until the words change; and what people decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, delete, func, insert, or_, select
from sqlalchemy import Text as SqlText
from sqlalchemy.orm import aliased
from sqlalchemy.sql.expression import type_coerce

from db import rows
from db.among import among
from db.rows import Span
from db.tables import CheckDecision, CheckIssue, CheckRun, Coder, Pair, Study, StudyListing, TextRow

if TYPE_CHECKING:
    from db.recording import Recorder

STATES: tuple[str, ...] = ("open", "dismissed", "accepted")
"""What may have become of an issue; the last two are what `decide` writes."""

GROUPINGS: tuple[str, ...] = ("rule", "term")

_Left, _Right = aliased(TextRow), aliased(TextRow)


@dataclass(frozen=True, slots=True)
class Run:
    """The last check of a study: which versions it looked at, and by what (a stamp)."""

    study_id: int
    left_version_id: int
    right_version_id: int
    stamp: str


def keep(
    conn: Connection, study_id: int, left: int, right: int, stamp: str, found: Iterable[rows.CheckIssue], uses: Any
) -> None:
    """Write what a check found in place of what was known of the study, outside the journal."""
    forget(conn, [study_id])
    made = insert(CheckRun).values(
        study_id=study_id, left_version_id=left, right_version_id=right, stamp=stamp, uses=uses
    )
    (run,) = conn.execute(made).inserted_primary_key or (0,)
    values = [{**_values(one), "run_id": run, "study_id": study_id} for one in found]
    if values:
        conn.execute(insert(CheckIssue), values)


def _values(one: rows.CheckIssue) -> dict[str, Any]:
    left, right = one.left or (None, None), one.right or (None, None)
    return {
        "rule": one.rule,
        "severity": one.severity,
        "left_start": left[0],
        "left_end": left[1],
        "right_start": right[0],
        "right_end": right[1],
        "left_text": one.left_text,
        "right_text": one.right_text,
        "pattern": one.pattern,
        "args": list(one.args),
        "suggestion": one.suggestion,
        "term": one.term,
        "pair": one.pair,
        "others": [[list(side) if side else None for side in place] for place in one.others],
        "fingerprint": one.fingerprint,
        "left_print": one.left_print,
        "right_print": one.right_print,
    }


def forget(conn: Connection, study_ids: Iterable[int]) -> None:
    """Forget what checks of studies found."""
    chosen = among(study_ids)
    conn.execute(delete(CheckIssue).where(CheckIssue.study_id.in_(chosen)))
    conn.execute(delete(CheckRun).where(CheckRun.study_id.in_(chosen)))


def forget_gone(conn: Connection, study_ids: Iterable[int] | None) -> None:
    """Forget what checks found in studies that are no longer there (of these; None: of all)."""
    for table in (CheckIssue, CheckRun):
        gone = delete(table).where(table.study_id.not_in(select(Study.id)))
        if study_ids is not None:
            gone = gone.where(table.study_id.in_(among(study_ids)))
        conn.execute(gone)


def runs(conn: Connection, study_ids: Iterable[int]) -> dict[int, Run]:
    """Return the last check of studies, by study."""
    ask = select(CheckRun.study_id, CheckRun.left_version_id, CheckRun.right_version_id, CheckRun.stamp)
    return {row[0]: Run(*row) for row in conn.execute(ask.where(CheckRun.study_id.in_(among(study_ids))))}


def candidates(conn: Connection, after: int, limit: int) -> list[int]:
    """Return studies whose reader opens two texts, from the one after `after` on, in the order of their ids."""
    ask = (
        select(StudyListing.study_id)
        .where(StudyListing.study_id > after, StudyListing.languages.like("% %"))
        .order_by(StudyListing.study_id)
    )
    return list(conn.scalars(ask.limit(limit)))


def pair_stamps(conn: Connection, study_ids: Iterable[int]) -> dict[tuple[int, int], str]:
    """Return, for every two versions of studies, what tells which pairs they have: another stamp, other pairs.

    The sentences of a pair never change: a pair that is cut or joined is another row. Which one-sided pairs somebody
    marked as checked counts too: those are no omissions.
    """
    ask = (
        select(
            Pair.left_version_id,
            Pair.right_version_id,
            func.count(),
            func.max(Pair.id),
            func.sum(Pair.id),
            func.coalesce(func.sum(Pair.id).filter(_left_out_on_purpose()), 0),
        )
        .where(Pair.study_id.in_(among(study_ids)))
        .group_by(Pair.left_version_id, Pair.right_version_id)
    )
    return {(row[0], row[1] or 0): "-".join(str(part) for part in row[2:]) for row in conn.execute(ask)}


def _left_out_on_purpose() -> ColumnElement[bool]:
    """Whether somebody said that the words of a one-sided pair need no counterpart."""
    left, right = (type_coerce(one, SqlText) for one in (Pair.left_spans, Pair.right_spans))
    return and_(Pair.reading == "checked", or_(left == "[]", right == "[]"))


def _prints(issue: Any, decision: Any) -> ColumnElement[bool]:
    """Whether a decision is about an issue: the same thing found in the same sentence, on one side or the other."""
    same_left = (decision.left_print == issue.left_print) & (decision.left_print != "")
    same_right = (decision.right_print == issue.right_print) & (decision.right_print != "")
    same: ColumnElement[bool] = (
        (decision.study_id == issue.study_id) & (decision.fingerprint == issue.fingerprint) & (same_left | same_right)
    )
    return same


def _decision() -> Any:
    """The newest decision about an issue, as a question inside another."""
    ask = select(func.max(CheckDecision.id)).where(_prints(CheckIssue, CheckDecision)).correlate(CheckIssue)
    return ask.scalar_subquery()


def _in_state(state: str) -> ColumnElement[bool]:
    """Whether this became of an issue; asked from the side of the decisions, of which there are few."""
    near = CheckIssue.study_id.in_(select(CheckDecision.study_id))
    newest = (
        select(CheckIssue.id.label("issue"), func.max(CheckDecision.id).label("decision"))
        .join(CheckDecision, _prints(CheckIssue, CheckDecision))
        .where(near)
        .group_by(CheckIssue.id)
        .subquery()
    )
    if state == "open":
        return CheckIssue.id.not_in(select(newest.c.issue))
    decided = select(newest.c.issue).join(CheckDecision, CheckDecision.id == newest.c.decision)
    return CheckIssue.id.in_(decided.where(CheckDecision.decision == state))


def _current() -> ColumnElement[bool]:
    """Whether an issue is about the versions that are now read."""

    def gone(version: Any) -> Any:
        return ~select(TextRow.id).where(TextRow.version_id == version).exists()

    old = select(CheckRun.id).where(gone(CheckRun.left_version_id) | gone(CheckRun.right_version_id))
    return CheckIssue.run_id.not_in(old)


def _narrowed(
    ask: Select[Any], studies: Iterable[int] | None, state: str | None, rule: str | None, term: str | None
) -> Select[Any]:
    if studies is not None:
        ask = ask.where(CheckIssue.study_id.in_(among(studies)))
    if rule is not None:
        ask = ask.where(CheckIssue.rule == rule)
    if term is not None:
        ask = ask.where(CheckIssue.term == term)
    if state is not None:
        ask = ask.where(_in_state(state))
    return ask.where(_current())


def issues(
    conn: Connection,
    studies: Iterable[int] | None = None,
    *,
    state: str | None = "open",
    rule: str | None = None,
    term: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[rows.CheckIssue, ...]:
    """Return issues of the versions now read, by study and place; `state` None means whatever was decided."""
    columns = [getattr(CheckIssue, name) for name in _COLUMNS]
    ask: Select[Any] = select(*columns, CheckRun.left_version_id, CheckRun.right_version_id, _decision())
    ask = _narrowed(ask.join(CheckRun, CheckRun.id == CheckIssue.run_id), studies, state, rule, term)
    ask = ask.order_by(CheckIssue.study_id, CheckIssue.id).offset(offset)
    found = conn.execute(ask if limit is None else ask.limit(limit)).all()
    decided = _decisions(conn, [row[-1] for row in found if row[-1] is not None])
    return tuple(_row(row, decided) for row in found)


_COLUMNS = (
    "id", "study_id", "rule", "severity", "left_start", "left_end", "right_start", "right_end", "left_text",
    "right_text", "pattern", "args", "suggestion", "term", "pair", "others", "fingerprint", "left_print", "right_print",
)  # fmt: skip


def _row(row: Any, decided: Mapping[int, rows.CheckDecision]) -> rows.CheckIssue:
    return rows.CheckIssue(
        id=row.id,
        study_id=row.study_id,
        left_version_id=row.left_version_id,
        right_version_id=row.right_version_id,
        rule=row.rule,
        severity=row.severity,
        left=_span(row.left_start, row.left_end),
        right=_span(row.right_start, row.right_end),
        left_text=row.left_text,
        right_text=row.right_text,
        pattern=row.pattern,
        args=tuple(row.args),
        suggestion=row.suggestion,
        term=row.term,
        pair=row.pair,
        others=tuple((_span(*(a or (None, None))), _span(*(b or (None, None)))) for a, b in row.others),
        fingerprint=row.fingerprint,
        left_print=row.left_print,
        right_print=row.right_print,
        decided=decided.get(row[-1]),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else (start, end)


def _decisions(conn: Connection, ids: Sequence[int]) -> dict[int, rows.CheckDecision]:
    ask = (
        select(
            CheckDecision.id,
            CheckDecision.decision,
            func.coalesce(CheckDecision.reason, ""),
            func.coalesce(Coder.name, ""),
            CheckDecision.created,
        )
        .outerjoin(Coder, Coder.id == CheckDecision.coder_id)
        .where(CheckDecision.id.in_(among(ids)))
    )
    return {row[0]: rows.CheckDecision(*row) for row in conn.execute(ask)} if ids else {}


def groups(
    conn: Connection, by: str, studies: Iterable[int] | None = None, *, state: str | None = "open"
) -> tuple[rows.CheckGroup, ...]:
    """Return how many issues there are by rule or by term (one of GROUPINGS), the most first; no term: left out."""
    column = {"rule": CheckIssue.rule, "term": CheckIssue.term}[by]
    severities = [func.sum(case((CheckIssue.severity == one, 1), else_=0)) for one in ("major", "minor", "note")]
    columns: list[Any] = [column, func.count(), func.count(CheckIssue.study_id.distinct()), *severities]
    ask = _narrowed(select(*columns), studies, state, None, None).where(column != "").group_by(column)
    return tuple(rows.CheckGroup(*row) for row in conn.execute(ask.order_by(func.count().desc(), column)))


def uses(conn: Connection, studies: Iterable[int] | None = None) -> Iterator[tuple[int, list[Any]]]:
    """Yield (study id, where its texts use terms) of the versions now read, in the order of the studies."""
    ask = (
        select(CheckRun.study_id, CheckRun.uses)
        .join(_Left, _Left.version_id == CheckRun.left_version_id)
        .join(_Right, _Right.version_id == CheckRun.right_version_id)
        .order_by(CheckRun.study_id)
    )
    if studies is not None:
        ask = ask.where(CheckRun.study_id.in_(among(studies)))
    for row in conn.execute(ask):
        yield row[0], row[1]


def with_term(conn: Connection, term: str) -> list[int]:
    """Return the studies in which the last check found something about a term, also where it is out of date."""
    ask = select(CheckIssue.study_id).where(CheckIssue.term == term).distinct().order_by(CheckIssue.study_id)
    return list(conn.scalars(ask))


def decide(rec: Recorder, issue: rows.CheckIssue, decision: str, reason: str | None) -> int:
    """Write what was decided about an issue in place of what was decided before; return the decision's id."""
    reopen(rec, issue)
    return rec.insert(
        CheckDecision,
        study_id=issue.study_id,
        rule=issue.rule,
        fingerprint=issue.fingerprint,
        left_print=issue.left_print,
        right_print=issue.right_print,
        left_text=issue.left_text,
        right_text=issue.right_text,
        decision=decision,
        reason=reason,
        coder_id=rec.coder_id,
    )


def reopen(rec: Recorder, issue: rows.CheckIssue) -> bool:
    """Take back what was decided about an issue; return whether anything was."""
    ask = select(CheckDecision.id).where(_prints(issue, CheckDecision))
    there = list(rec.conn.scalars(ask))
    rec.delete_many(CheckDecision, there)
    return bool(there)


def of_study(conn: Connection, study_ids: Sequence[int]) -> list[int]:
    """Return the ids of what was decided about studies."""
    ask = select(CheckDecision.id).where(CheckDecision.study_id.in_(among(study_ids))).order_by(CheckDecision.id)
    return list(conn.scalars(ask))
