"""Whatever is done, taken back and done again, in whatever order and by whomever, the rows come out right.

300 random sequences here; ``make bench`` runs 10,000 (``DIPTYCH_SEQUENCES`` sets another number).
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from db import studies
from db.engine import Database
from db.errors import CannotUndo
from db.images import BY_NAME, layout
from db.integrity import problems
from db.recording import Recorder
from db.tables import Anchor, Code, Coding, FieldVariant, Memo, Passage, Setting, Step, Study, StudyTag, Tag, TextRow
from tests.builders import put_code, put_coding, put_study, put_text, rows
from tests.db.desk import Desk

WORDS = ("trust", "信任 𠮷", "line\nfeed", 'quo"te', "", "\x00", "\u202eright", "a" * 300)


def some(rec: Recorder, chance: random.Random, table: type) -> int | None:
    """A row of a table, or None where there is none."""
    column = layout(table.__tablename__).table.c.id
    ids = rec.conn.scalars(select(column)).all()
    return chance.choice(ids) if ids else None


def make_studies(rec: Recorder, chance: random.Random) -> None:
    if chance.random() < 0.5:
        put_text(rec, put_study(rec, chance.choice(WORDS), year=chance.randint(1990, 2026)))
    else:
        rec.insert_many(Study, [{"year": n} for n in range(chance.randint(1, 5))])


def make_codes(rec: Recorder, chance: random.Random) -> None:
    parent = some(rec, chance, Code)
    code = put_code(rec, f"k{chance.random()}", chance.choice(("barrier", "facilitator")))
    if parent:
        rec.update(Code, code, parent_id=parent)


def code_words(rec: Recorder, chance: random.Random) -> None:
    text, code = some(rec, chance, TextRow), some(rec, chance, Code)
    if text and code:
        study, version = rec.conn.execute(select(TextRow.study_id, TextRow.version_id).where(TextRow.id == text)).one()
        passage = put_coding(rec, study, text, version, code)
        if chance.random() < 0.3:
            rec.insert(Memo, subject="passage", subject_id=passage, body=chance.choice(WORDS))


def change_rows(rec: Recorder, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 3)):
        table, column, values = chance.choice(
            [
                (Study, "year", [None, 1, 2, 3]),
                (Study, "country", ["US", "CN", None]),
                (FieldVariant, "value", WORDS),
                (Code, "labels", [{"en": word} for word in WORDS]),
                (Code, "enabled", [True, False]),
                (Code, "facet", ["barrier", "facilitator"]),
                (Coding, "mode", ["explicit", "implied", "absent"]),
                (Memo, "body", WORDS),
                (Tag, "color", [None, "#ff0000"]),
            ]
        )
        row = some(rec, chance, table)
        if row:
            rec.update(table, row, **{column: chance.choice(values)})


def name_things(rec: Recorder, chance: random.Random) -> None:
    """Unique names given, taken away and given again, in one step."""
    names = ("a", "b")
    taken = {name: row for row, name in rec.conn.execute(select(Tag.id, Tag.name))}
    name = chance.choice(names)
    if name in taken:
        for link in rec.conn.scalars(select(StudyTag.id).where(StudyTag.tag_id == taken[name])).all():
            rec.delete(StudyTag, link)
        rec.delete(Tag, taken[name])
    if name not in taken or chance.random() < 0.5:
        tag = rec.insert(Tag, name=name)
        study = some(rec, chance, Study)
        if study:
            rec.insert(StudyTag, study_id=study, tag_id=tag)


def set_things(rec: Recorder, chance: random.Random) -> None:
    key = chance.choice(("name", "order"))
    row = rec.conn.scalar(select(Setting.id).where(Setting.key == key))
    if row and chance.random() < 0.3:
        rec.delete(Setting, row)
        row = None
    if row:
        rec.update(Setting, row, value=chance.choice(WORDS))
    else:
        rec.insert(Setting, key=key, value=chance.choice(WORDS))


def delete_passages(rec: Recorder, chance: random.Random) -> None:
    passage = some(rec, chance, Passage)
    if passage:
        for table, where in (
            (Memo, (Memo.subject == "passage") & (Memo.subject_id == passage)),
            (Coding, Coding.passage_id == passage),
            (Anchor, Anchor.passage_id == passage),
        ):
            rec.delete_many(table, rec.conn.scalars(select(table.id).where(where)).all())
        rec.delete(Passage, passage)


def delete_studies(rec: Recorder, chance: random.Random) -> None:
    study = some(rec, chance, Study)
    if study:
        studies.delete(rec, [study])


DEEDS: tuple[Callable[[Recorder, random.Random], None], ...] = (
    make_studies,
    make_studies,
    make_codes,
    code_words,
    code_words,
    change_rows,
    change_rows,
    name_things,
    set_things,
    delete_passages,
    delete_studies,
)


def act(desk: Desk, chance: random.Random) -> None:
    with desk.record("Step") as rec:
        for _ in range(chance.randint(1, 3)):
            chance.choice(DEEDS)(rec, chance)


def one_person(db: Database, chance: random.Random) -> None:
    """Undo gives back exactly what was there before each step, redo what was there after it, over restarts."""
    desk = Desk(db)
    states = [rows(db)]
    place = 0
    for turn in range(12):
        move = chance.random()
        if move < 0.5:
            before = desk.undoable()
            act(desk, chance)
            if desk.undoable() != before:
                states[place + 1 :] = [rows(db)]
                place += 1
        elif move < 0.8 and place:
            desk.undo()
            place -= 1
        elif place + 1 < len(states) and desk.redoable():
            desk.redo()
            place += 1
        if chance.random() < 0.1 and place + 1 == len(states):
            desk = Desk(db, f"session {turn}")
        assert rows(db) == states[place]
    while place:
        desk.undo()
        place -= 1
        assert rows(db) == states[place]


def several_people(db: Database, chance: random.Random) -> None:
    """A refusal changes nothing; taken back with all that rests on it, everything goes; the library stays sound."""
    desks = [Desk(db, "one", None), Desk(db, "two", None), Desk(db, "three", None)]
    for _ in range(13):
        desk = chance.choice(desks)
        move = chance.random()
        before = rows(db)
        if move < 0.5:
            act(desk, chance)
        else:
            with db.read() as conn:
                asked = select(Step.id).where(Step.kind == "do", ~Step.closed)
                asked = asked.where(~Step.undone if move < 0.8 else Step.undone)
                steps = conn.scalars(asked).all()
            if steps:
                try:
                    if move < 0.8:
                        desk.undo(chance.choice(steps), with_later=chance.random() < 0.3)
                    else:
                        desk.redo(chance.choice(steps))
                except CannotUndo:
                    unchanged = rows(db) == before
                    assert unchanged
    assert problems(db) == []
    while True:
        with db.read() as conn:
            newest = conn.scalar(select(Step.id).where(Step.kind == "do", ~Step.undone).order_by(Step.id).limit(1))
        if newest is None:
            break
        desks[0].undo(newest, with_later=True)
    assert all(found == [] for found in rows(db).values())
    assert problems(db) == []


def run(folder: Path, count: int, first: int = 0) -> None:
    template = folder / "template.diptych"
    Database.open(template, create=True).close()
    for seed in range(first, first + count):
        path = folder / f"{seed}.diptych"
        shutil.copyfile(template, path)
        db = Database.open(path)
        try:
            (one_person if seed % 2 else several_people)(db, random.Random(seed))
        except Exception as error:
            raise AssertionError(f"sequence {seed}: {error}") from error
        finally:
            db.close()
        path.unlink()


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_300_random_sequences_come_out_right(tmp_path: Path, first: int) -> None:
    run(tmp_path, 50, first)


@pytest.mark.bench
def test_10000_random_sequences_come_out_right(tmp_path: Path) -> None:
    run(tmp_path, int(os.environ.get("DIPTYCH_SEQUENCES", "10000")), first=1000)


def test_sequences_reach_every_kind_of_row() -> None:
    named = {"study", "field_variant", "text", "text_version", "code", "passage", "anchor", "coding", "memo", "tag"}
    assert named <= set(BY_NAME)
