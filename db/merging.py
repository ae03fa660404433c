"""Move everything under one study to another one that is the same publication; nothing that lies under it is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, or_, select

from db import pairs, studies
from db.among import among
from db.tables import (
    Anchor,
    CheckDecision,
    Coding,
    CollectionStudy,
    DismissedSuggestion,
    Finding,
    FindingPassage,
    Identifier,
    Kept,
    Memo,
    NotDuplicate,
    Pair,
    Passage,
    StudyModel,
    StudyTag,
    TextRow,
    TextVersion,
)
from db.tables import Study as StudyTable

if TYPE_CHECKING:
    from db.recording import Recorder

MOVED: tuple[type[Any], ...] = (Pair, Passage, Finding, CheckDecision)
"""Tables whose rows simply belong to the other study from then on."""

UNITED: tuple[tuple[type[Any], tuple[str, ...]], ...] = (
    (StudyModel, ("code_id",)),
    (StudyTag, ("tag_id",)),
    (CollectionStudy, ("collection_id",)),
    (DismissedSuggestion, ("code_id", "fingerprint")),
)
"""Tables of which a study holds a row once, with what tells such rows apart."""


@dataclass
class _Words:
    """A text of a study in the version now read."""

    id: int
    version: int
    lang: str
    kind: str
    sha256: str
    versions: list[int] = field(default_factory=list)


def join(rec: Recorder, kept: int, gone: int, first_texts: frozenset[int] = frozenset()) -> None:
    """Move everything under the study ``gone`` to ``kept`` and delete the empty study.

    Texts of the same words become one; of several other texts of a kind in one language the one in ``first_texts``
    keeps its place, else that of ``kept``, and the others are excerpts beside it. Wordings of fields and names are not
    moved: the caller says which of them hold. Raises Gone where a row is no longer there.
    """
    conn = rec.conn
    merged = _same_texts(conn, kept, gone)
    _unite_texts(rec, merged)
    own = [one.id for one in _texts(conn, kept)]
    for text in _texts(conn, gone):
        rec.update(TextRow, text.id, study_id=kept)
    for table in MOVED:
        for row in list(conn.scalars(select(table.id).where(table.study_id == gone).order_by(table.id))):
            rec.update(table, row, study_id=kept)
    _fold_passages(rec, kept)
    for table, names in UNITED:
        _unite(rec, table, names, kept, gone)
    _unite_numbers(rec, kept, gone)
    for memo in studies.under_memo(conn, "study", [gone]):
        rec.update(Memo, memo, subject_id=kept)
    _carry_differences(rec, kept, gone)
    packs = dict(conn.execute(select(StudyTable.id, StudyTable.pack_key).where(StudyTable.id.in_((kept, gone)))).all())
    if packs.get(gone) and not packs.get(kept):
        rec.update(StudyTable, kept, pack_key=packs[gone])
    studies.delete(rec, [gone])
    _place_texts(rec, kept, list(first_texts), own)


def holdings(conn: Connection, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
    """Return how many passages, codings and findings lie under each of some studies."""
    passages = select(Passage.study_id, func.count()).group_by(Passage.study_id)
    marks = select(Passage.study_id, func.count()).join(Coding, Coding.passage_id == Passage.id)
    asked = (
        passages.where(Passage.study_id.in_(among(ids))),
        marks.where(Passage.study_id.in_(among(ids))).group_by(Passage.study_id),
        select(Finding.study_id, func.count()).where(Finding.study_id.in_(among(ids))).group_by(Finding.study_id),
    )
    found = [{row[0]: int(row[1]) for row in conn.execute(one)} for one in asked]
    return {study: (found[0].get(study, 0), found[1].get(study, 0), found[2].get(study, 0)) for study in ids}


# -- texts ------------------------------------------------------------------------------------------------------------


def _texts(conn: Connection, study: int) -> list[_Words]:
    asked = (
        select(TextRow.id, TextVersion.id, TextRow.lang, TextRow.kind, TextVersion.sha256)
        .join(TextVersion, TextVersion.id == TextRow.version_id)
        .where(TextRow.study_id == study)
        .order_by(TextRow.id)
    )
    found = [_Words(*row) for row in conn.execute(asked)]
    for one in found:
        one.versions = list(conn.scalars(select(TextVersion.id).where(TextVersion.text_id == one.id)))
    return found


def _same_texts(conn: Connection, kept: int, gone: int) -> dict[int, tuple[_Words, _Words]]:
    """Texts of ``gone`` whose words ``kept`` has too, by id, with that text; each of those once.

    Only a text that was never edited, and only where no pairs that people set on either side stand against each other.
    """
    have: dict[tuple[str, str], _Words] = {}
    for one in _texts(conn, kept):
        have.setdefault((one.lang, one.sha256), one)
    same = {
        one.id: (one, have.pop((one.lang, one.sha256)))
        for one in _texts(conn, gone)
        if len(one.versions) == 1 and (one.lang, one.sha256) in have
    }
    versions = {ours.version: theirs.version for ours, theirs in same.values()}
    for left, right in pairs.version_pairs(conn, [gone]):
        goal = (versions.get(left, left), versions.get(right, right))
        if goal != (left, right) and pairs.by_a_person(conn, left, right) and pairs.by_a_person(conn, *goal):
            same = {key: both for key, both in same.items() if both[0].version not in (left, right)}
    return same


def _unite_texts(rec: Recorder, same: Mapping[int, tuple[_Words, _Words]]) -> None:
    """Put everything that stands on a text on the other one of the same words, and take the text out."""
    conn = rec.conn
    versions = {ours.version: theirs.version for ours, theirs in same.values()}
    touched = or_(Pair.left_version_id.in_(among(versions)), Pair.right_version_id.in_(among(versions)))
    sets: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for row, left, right in conn.execute(select(Pair.id, Pair.left_version_id, Pair.right_version_id).where(touched)):
        sets[left, right].append(row)
    for (left, right), rows in sets.items():
        _carry_pairs(rec, left, right, rows, versions)
    for ours, theirs in same.values():
        for row, passage in conn.execute(select(Anchor.id, Anchor.passage_id).where(Anchor.text_id == ours.id)).all():
            there = select(Anchor.id).where(Anchor.passage_id == passage, Anchor.text_id == theirs.id)
            if conn.execute(there).first() is None:
                rec.update(Anchor, row, text_id=theirs.id, version_id=theirs.version)
            else:
                rec.delete(Anchor, row)
        for memo in studies.under_memo(conn, "text", [ours.id]):
            rec.update(Memo, memo, subject_id=theirs.id)
        _carry_origin(rec, ours.id, theirs.id)
        rec.delete_many(TextVersion, ours.versions)
        rec.delete(TextRow, ours.id)


def _carry_pairs(rec: Recorder, left: int, right: int | None, rows: list[int], versions: Mapping[int, int]) -> None:
    """Put the pairs of two versions on the versions of the same words; what people set wins over what was computed."""
    goal = (versions.get(left, left), versions.get(right, right) if right is not None else None)
    there = list(
        rec.conn.scalars(select(Pair.id).where(Pair.left_version_id == goal[0], Pair.right_version_id == goal[1]))
    )
    if there and not (right is not None and pairs.by_a_person(rec.conn, left, right)):
        rec.delete_many(Pair, rows)
        return
    rec.delete_many(Pair, there)
    for row in rows:
        rec.update(Pair, row, left_version_id=goal[0], right_version_id=goal[1])


_ORIGIN = ("provenance", "engine", "provenance_note")
_REVIEW = ("review_state", "reviewed_by", "reviewed_at")


def _carry_origin(rec: Recorder, ours: int, theirs: int) -> None:
    """Let a text know what was known of the other one of the same words: where it comes from, and that it was reviewed."""
    columns = [getattr(TextRow, name) for name in (*_ORIGIN, *_REVIEW)]
    old, new = (rec.conn.execute(select(*columns).where(TextRow.id == one)).mappings().one() for one in (ours, theirs))
    if new["provenance"] == "unknown" and old["provenance"] != "unknown":
        rec.update(TextRow, theirs, **{name: old[name] for name in _ORIGIN})
    if new["review_state"] == "unreviewed" and old["review_state"] != "unreviewed":
        rec.update(TextRow, theirs, **{name: old[name] for name in _REVIEW})


def _place_texts(rec: Recorder, study: int, first: Iterable[int], own: Iterable[int]) -> None:
    """Let one text of each kind and language keep its place; the others become excerpts, each findable by its kind."""
    wanted, old = set(first), set(own)
    groups: dict[tuple[str, str], list[_Words]] = defaultdict(list)
    for text in _texts(rec.conn, study):
        groups["zh" if text.lang.startswith("zh") else text.lang, text.kind].append(text)
    taken = set(groups)
    for (lang, _kind), texts in sorted(groups.items()):
        order = sorted(texts, key=lambda one: (one.id not in wanted, one.id not in old, one.id))
        for text in order[1:]:
            number = 1
            while (lang, _excerpt(number)) in taken:
                number += 1
            taken.add((lang, _excerpt(number)))
            rec.update(TextRow, text.id, kind=_excerpt(number))


def _excerpt(number: int) -> str:
    return "excerpt" if number == 1 else f"excerpt {number}"


# -- passages ---------------------------------------------------------------------------------------------------------


def _fold_passages(rec: Recorder, study: int) -> None:
    """Make one passage of two that stand on the very same words, where their codings can stand side by side."""
    places: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    asked = (
        select(Anchor.passage_id, Anchor.text_id, Anchor.start, Anchor.end)
        .join(Passage, Passage.id == Anchor.passage_id)
        .where(Passage.study_id == study)
    )
    for passage, *place in rec.conn.execute(asked):
        places[passage].append((place[0], place[1], place[2]))
    first: dict[frozenset[tuple[int, int, int]], int] = {}
    for passage in sorted(places):
        same = first.setdefault(frozenset(places[passage]), passage)
        if same != passage:
            _fold(rec, same, passage)


def _fold(rec: Recorder, kept: int, gone: int) -> None:
    """Put codings, findings and notes of a passage on another; where a code stands on both in two ways, both stay."""
    conn = rec.conn
    asked = select(Coding.id, Coding.code_id, Coding.coder_id, Coding.mode)
    there = {
        (code, coder): (row, mode) for row, code, coder, mode in conn.execute(asked.where(Coding.passage_id == kept))
    }
    moving = conn.execute(asked.where(Coding.passage_id == gone)).all()
    if any((code, coder) in there and there[code, coder][1] != mode for _row, code, coder, mode in moving):
        return
    for row, code, coder, _mode in moving:
        same = there.get((code, coder))
        if same is None:
            rec.update(Coding, row, passage_id=kept)
            continue
        for memo in studies.under_memo(conn, "coding", [row]):
            rec.update(Memo, memo, subject_id=same[0])
        rec.delete(Coding, row)
    linked = set(conn.scalars(select(FindingPassage.finding_id).where(FindingPassage.passage_id == kept)))
    for row, finding in conn.execute(
        select(FindingPassage.id, FindingPassage.finding_id).where(FindingPassage.passage_id == gone)
    ).all():
        if finding in linked:
            rec.delete(FindingPassage, row)
        else:
            rec.update(FindingPassage, row, passage_id=kept)
    for memo in studies.under_memo(conn, "passage", [gone]):
        rec.update(Memo, memo, subject_id=kept)
    rec.delete_many(Anchor, list(conn.scalars(select(Anchor.id).where(Anchor.passage_id == gone))))
    rec.delete(Passage, gone)


# -- what a study holds once ------------------------------------------------------------------------------------------


def _unite(rec: Recorder, table: type[Kept], names: tuple[str, ...], kept: int, gone: int) -> None:
    """Move rows that the other study does not have yet; the others go with the study."""
    columns: list[Any] = [getattr(table, name) for name in names]
    owner: Any = table.study_id  # type: ignore[attr-defined]
    have = {tuple(row) for row in rec.conn.execute(select(*columns).where(owner == kept))}
    for row, *what in rec.conn.execute(select(table.id, *columns).where(owner == gone).order_by(table.id)).all():
        if tuple(what) not in have:
            have.add(tuple(what))
            rec.update(table, row, study_id=kept)


def _unite_numbers(rec: Recorder, kept: int, gone: int) -> None:
    """Move identifiers; one that was only printed beside a text is the study's own where the other study says so."""
    asked = select(Identifier.id, Identifier.scheme, Identifier.value, Identifier.role).order_by(Identifier.id)
    have = {
        (scheme, value.casefold()): (row, role)
        for row, scheme, value, role in rec.conn.execute(asked.where(Identifier.study_id == kept))
    }
    for row, scheme, value, role in rec.conn.execute(asked.where(Identifier.study_id == gone)).all():
        same = have.get((scheme, value.casefold()))
        if same is None:
            rec.update(Identifier, row, study_id=kept)
        elif role == "own" and same[1] != "own":
            rec.update(Identifier, same[0], role="own")


def _carry_differences(rec: Recorder, kept: int, gone: int) -> None:
    """What was seen to be different from the one study is different from the other."""
    asked = select(NotDuplicate.id, NotDuplicate.first_id, NotDuplicate.second_id)
    have = {(first, second) for _row, first, second in rec.conn.execute(asked)}
    mine = asked.where(or_(NotDuplicate.first_id == gone, NotDuplicate.second_id == gone))
    for row, first, second in rec.conn.execute(mine).all():
        other = second if first == gone else first
        pair = (min(kept, other), max(kept, other))
        if other == kept or pair in have:
            rec.delete(NotDuplicate, row)
        else:
            have.add(pair)
            rec.update(NotDuplicate, row, first_id=pair[0], second_id=pair[1])
