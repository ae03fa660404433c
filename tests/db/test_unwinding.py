"""Taking back and doing again: row for row, or not at all and somebody is named."""

from __future__ import annotations

import pytest
from sqlalchemy import func, insert, select, update

from db import journal
from db.engine import Database
from db.errors import AlreadyUndone, CannotUndo, Closed, Conflict, Dependent, NotUndone
from db.integrity import problems
from db.tables import (
    Code,
    Entry,
    ImportBatch,
    Memo,
    Pair,
    Setting,
    Step,
    Study,
    StudyTag,
    Tag,
    TextRow,
    TextVersion,
)
from tests.builders import ENGLISH, derived_rows, put_code, put_coding, put_study, put_text, rows
from tests.db.desk import Desk, coders, tagged


def test_every_journaled_table_comes_back_row_for_row(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec, year=2020)
        text = put_text(rec, study)
        code = put_code(rec)
        put_coding(rec, study, text, 1, code)
        rec.insert(Memo, subject="study", subject_id=study, body="记 𠮷")
    whole = rows(desk.db)
    with desk.record() as rec:
        rec.update(Study, study, year=2021, country="GB-ENG")
        rec.update(Code, code, labels={"en": "new"}, enabled=False)
        for name in ("coding", "anchor", "passage", "memo"):
            rec.delete(name, 1)
    changed = rows(desk.db)
    desk.undo()
    assert rows(desk.db) == whole
    desk.undo()
    assert all(found == [] for found in rows(desk.db).values())
    desk.redo()
    assert rows(desk.db) == whole
    desk.redo()
    assert rows(desk.db) == changed
    assert problems(desk.db) == []


def test_rows_put_back_have_their_old_ids_even_after_another_wrote(desk: Desk) -> None:
    with desk.record() as rec:
        first = rec.insert(Tag, name="a")
    desk.undo()
    other = Desk(desk.db, "other")
    with other.record() as rec:
        second = rec.insert(Tag, name="b")
    assert second > first
    desk.redo()
    with desk.db.read() as conn:
        assert conn.execute(select(Tag.id, Tag.name).order_by(Tag.id)).all() == [(first, "a"), (second, "b")]


def test_undo_appends_a_compensating_step(desk: Desk) -> None:
    with desk.record("Made %1", "x") as rec:
        rec.insert(Tag, name="a")
    undone = desk.undo()
    redone = desk.redo()
    with desk.db.read() as conn:
        found = [(s.id, s.kind, s.label, s.args, s.target_id, s.undone) for s in journal.steps(conn, 10)]
    assert found == [
        (redone.step_id, "redo", "Made %1", ("x",), 1, False),
        (undone.step_id, "undo", "Made %1", ("x",), 1, False),
        (1, "do", "Made %1", ("x",), None, False),
    ]


def test_a_step_is_taken_back_once_and_done_again_once(desk: Desk) -> None:
    with desk.record() as rec:
        rec.insert(Tag, name="a")
    with pytest.raises(NotUndone):
        desk.redo(1)
    desk.undo(1)
    with pytest.raises(AlreadyUndone):
        desk.undo(1)
    with pytest.raises(CannotUndo):
        desk.undo(2)
    with pytest.raises(CannotUndo):
        desk.undo(77)


def test_the_rows_of_a_step_taken_back_are_kept_until_they_are_back(desk: Desk) -> None:
    with desk.record() as rec:
        rec.insert(Tag, name="a" * 1000)

    def kept() -> bytes | None:
        with desk.db.read() as conn:
            return conn.scalar(select(Entry.image))

    assert kept() is None
    desk.undo()
    assert 0 < len(kept() or b"") < 500
    desk.redo()
    assert kept() is None


def test_values_that_are_not_plain_come_back_as_they_were(desk: Desk) -> None:
    body = 'line\r\nNUL\x00 \u2028 𠮷\U0001f600 \u202e \\n "q"'
    with desk.record() as rec:
        study = put_study(rec)
        text = put_text(rec, study, body)
        rec.insert(Setting, key="empty", value="")
    before = rows(desk.db)
    desk.undo()
    desk.redo()
    assert rows(desk.db) == before
    assert text == 1


def test_a_deleted_study_comes_back_whole(desk: Desk) -> None:
    from db import studies

    with desk.record() as rec:
        study = put_study(rec)
        put_coding(rec, study, put_text(rec, study), 1, put_code(rec))
    before, made = rows(desk.db), derived_rows(desk.db)
    with desk.record() as rec:
        studies.delete(rec, [study])
    assert rows(desk.db)["study"] == []
    assert rec.studies == {study}
    desk.undo()
    assert rows(desk.db) == before
    assert derived_rows(desk.db) == made


def cache_pair(desk: Desk) -> None:
    """A pair as the aligner leaves it, outside the journal."""
    values = {"study_id": 1, "left_version_id": 1, "right_version_id": 2, "position": 0, "confidence": 0.5}
    more = {"left_spans": [[0, 3]], "right_spans": [[0, 3]], "algorithm": "t"}
    with desk.db.write() as conn:
        conn.execute(insert(Pair).values(**values, **more, state="automatic", reading="unchecked"))


def two_texts(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec)
        put_text(rec, study)
        put_text(rec, study, "员工不信任。", "zh-Hans")
    cache_pair(desk)


def test_automatic_pairs_are_no_obstacle(desk: Desk) -> None:
    two_texts(desk)
    desk.undo()
    assert rows(desk.db)["pair"] == []
    desk.redo()
    assert desk.db.integrity() == []


def test_checked_pairs_stand_on_the_texts_they_join(desk: Desk) -> None:
    two_texts(desk)
    with desk.record("Checked a pair") as rec:
        rec.update(Pair, 1, reading="checked")
    with pytest.raises(Dependent):
        desk.undo(1)


def test_a_row_changed_by_somebody_else_is_left_and_they_are_named(desk: Desk) -> None:
    ling, ann = coders(desk)
    with ling.record() as rec:
        tag = rec.insert(Tag, name="a")
    with ling.record("Renamed a tag") as rec:
        rec.update(Tag, tag, name="b")
    with ann.record("Renamed “%1”", "b") as rec:
        rec.update(Tag, tag, name="c")
    before = rows(desk.db)
    with pytest.raises(
        Conflict, match=r"Ann changed this later \(Renamed “b”, \d{4}-\d\d-\d\d \d\d:\d\d UTC\)\."
    ) as caught:
        ling.undo()
    assert caught.value.steps == (rec.step_id,)
    assert rows(desk.db) == before
    ann.undo()
    ling.undo()
    with desk.db.read() as conn:
        assert conn.scalar(select(Tag.name)) == "a"


def test_another_column_of_the_same_row_is_no_conflict(desk: Desk) -> None:
    ling, ann = coders(desk)
    with ling.record() as rec:
        study = rec.insert(Study, year=1, volume="1")
    with ling.record() as rec:
        rec.update(Study, study, year=2)
    with ann.record() as rec:
        rec.update(Study, study, volume="2")
    ling.undo()
    with desk.db.read() as conn:
        assert conn.execute(select(Study.year, Study.volume)).one() == (1, "2")


def test_a_row_changed_outside_the_history_is_left(desk: Desk) -> None:
    with desk.record() as rec:
        tag = rec.insert(Tag, name="a")
    with desk.record() as rec:
        rec.update(Tag, tag, name="b")
    with desk.db.write() as conn:
        conn.execute(update(Tag).values(name="z"))
    with pytest.raises(Conflict, match="outside the history"):
        desk.undo()
    with desk.db.read() as conn:
        assert conn.scalar(select(Tag.name)) == "z"


def test_steps_that_rest_on_an_import_are_counted(desk: Desk) -> None:
    with desk.record("Imported") as rec:
        study = put_study(rec)
        text = put_text(rec, study)
    with desk.record("Made a code") as rec:
        code = put_code(rec)
    with desk.record("Coded") as rec:
        put_coding(rec, study, text, 1, code)
    with desk.record("Noted") as rec:
        rec.insert(Memo, subject="passage", subject_id=1, body="see")
    with desk.record("Elsewhere") as rec:
        rec.insert(Tag, name="free")
    before = rows(desk.db)
    with pytest.raises(Dependent, match=r"Later steps rest on this one \(2\)") as caught:
        desk.undo(1)
    assert caught.value.steps == (4, 3)
    assert caught.value.counts == {"passage": 1, "anchor": 1, "coding": 1, "memo": 1}
    assert rows(desk.db) == before
    undone = desk.undo(1, with_later=True)
    assert undone.targets == (4, 3, 1)
    found = rows(desk.db)
    assert found["study"] == found["passage"] == found["memo"] == []
    assert len(found["code"]) == len(found["tag"]) == 1
    for step in (1, 3, 4):
        desk.redo(step)
    assert rows(desk.db) == before


def test_a_changed_row_of_an_import_rests_on_it(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec)
    with desk.record() as rec:
        rec.update(Study, study, year=1999)
    with pytest.raises(Dependent):
        desk.undo(1)


def test_steps_taken_back_rest_on_nothing(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec)
    with desk.record() as rec:
        rec.update(Study, study, year=1999)
    desk.undo()
    desk.undo()
    assert rows(desk.db)["study"] == []


def test_what_a_row_needs_must_be_there_for_it_to_come_back(desk: Desk) -> None:
    ling, ann = coders(desk)
    with ling.record() as rec:
        study, tag = put_study(rec), rec.insert(Tag, name="t")
        link = rec.insert(StudyTag, study_id=study, tag_id=tag)
    with ling.record("Untagged") as rec:
        rec.delete(StudyTag, link)
    with ann.record("Deleted a tag") as rec:
        rec.delete(Tag, tag)
    with pytest.raises(Conflict, match="Ann"):
        ling.undo()
    ling.undo(with_later=True)
    assert len(rows(desk.db)["study_tag"]) == 1


def test_doing_again_needs_what_it_rested_on(desk: Desk) -> None:
    ling, ann = coders(desk)
    with ling.record() as rec:
        study, tag = put_study(rec), rec.insert(Tag, name="t")
    with ling.record("Tagged") as rec:
        rec.insert(StudyTag, study_id=study, tag_id=tag)
    ling.undo()
    with ann.record("Deleted a tag") as rec:
        rec.delete(Tag, tag)
    before = rows(desk.db)
    with pytest.raises(Conflict, match="Ann"):
        ling.redo()
    assert rows(desk.db) == before


def test_a_name_taken_meanwhile_stands_in_the_way(desk: Desk) -> None:
    ling, ann = coders(desk)
    with ling.record() as rec:
        rec.insert(Tag, name="same")
    ling.undo()
    with ann.record("Made a tag") as rec:
        rec.insert(Tag, name="same")
    before = rows(desk.db)
    with pytest.raises(Conflict, match="Ann"):
        ling.redo()
    assert rows(desk.db) == before


def test_an_import_of_several_files_is_taken_back_as_one(desk: Desk) -> None:
    with desk.db.write() as conn:
        conn.execute(insert(ImportBatch).values(created="2026", report={}))
    for _ in range(3):
        with desk.record(batch_id=1) as rec:
            put_study(rec)
    with desk.record() as rec:
        rec.insert(Tag, name="after")
    undone = journal.undo_batch(desk.db, 1, coder_id=None, session="ours")
    assert undone.targets == (3, 2, 1)
    assert rows(desk.db)["study"] == []
    with pytest.raises(AlreadyUndone):
        journal.undo_batch(desk.db, 1, coder_id=None, session="ours")


def test_the_first_refusal_in_an_import_leaves_all_of_it(desk: Desk) -> None:
    for _ in range(2):
        with desk.record(batch_id=7) as rec:
            study = put_study(rec)
    with desk.record() as rec:
        rec.update(Study, 1, year=3)
    before = rows(desk.db)
    with pytest.raises(Dependent):
        journal.undo_batch(desk.db, 7, coder_id=None, session="ours")
    assert rows(desk.db) == before
    journal.undo_batch(desk.db, 7, coder_id=None, session="ours", with_later=True)
    assert rows(desk.db)["study"] == []
    assert study == 2


def test_a_step_behind_the_horizon_can_be_read_only(desk: Desk) -> None:
    with desk.record() as rec:
        rec.insert(Tag, name="a")
        rec.close_step()
    assert desk.undoable() is None
    with pytest.raises(Closed):
        desk.undo(1)


def test_steps_survive_closing_the_library(desk: Desk) -> None:
    tagged(desk, "a")
    before = rows(desk.db)
    desk.undo()
    path = desk.db.path
    desk.db.close()
    again = Desk(Database.open(path), "next day")
    again.redo()
    assert rows(again.db) == before
    with again.db.read() as conn:
        assert conn.scalar(select(func.count()).select_from(Step)) == 3
    again.db.close()


def test_a_text_edited_in_its_own_step_is_taken_back_whole(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec)
        text = put_text(rec, study)
    before = rows(desk.db)
    with desk.record("Edited") as rec:
        version = rec.insert(TextVersion, text_id=text, number=2, body="x", sha256="", slices=[])
        rec.update(TextRow, text, version_id=version)
    desk.undo()
    assert rows(desk.db) == before
    assert ENGLISH in before["text_version"][0]
