"""Which steps of the history concern one study."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, exists, or_, select

from db.tables import (
    Anchor,
    Coding,
    Entry,
    Finding,
    FindingPassage,
    Memo,
    Passage,
    TextRow,
    TextVersion,
)
from db.touched import WITH_STUDY


def steps_on_study(study_id: int) -> Select[Any]:
    """Return a selection of the steps that touched a study or what belongs to it.

    What was deleted is known by the study its row named; parts of deleted passages and texts are not found.
    """
    texts = select(TextRow.id).where(TextRow.study_id == study_id)
    passages = select(Passage.id).where(Passage.study_id == study_id)
    findings = select(Finding.id).where(Finding.study_id == study_id)
    on_them = (
        and_(Memo.subject == "study", Memo.subject_id == study_id)
        | and_(Memo.subject == "passage", Memo.subject_id.in_(passages))
        | and_(Memo.subject == "finding", Memo.subject_id.in_(findings))
    )
    parts: list[tuple[Any, Any]] = [(table, table.study_id == study_id) for table in WITH_STUDY]
    parts += [
        (TextVersion, TextVersion.text_id.in_(texts)),
        (Anchor, Anchor.passage_id.in_(passages)),
        (Coding, Coding.passage_id.in_(passages)),
        (FindingPassage, FindingPassage.finding_id.in_(findings)),
        (Memo, on_them),
    ]
    own = and_(Entry.table_name == "study", Entry.first_id <= study_id, Entry.last_id >= study_id)
    there = [
        and_(
            Entry.table_name == table.__tablename__,
            exists().where(where, table.id >= Entry.first_id, table.id <= Entry.last_id),
        )
        for table, where in parts
    ]
    gone = and_(
        Entry.op == "delete",
        or_(Entry.before.like(f'%"study_id":{study_id},%'), Entry.before.like(f'%"study_id":{study_id}}}%')),
    )
    return select(Entry.step_id).where(or_(own, gone, *there))
