"""Recording: what one step keeps."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db import journal
from db.engine import Database
from db.errors import Gone
from db.images import layout
from db.tables import (
    JOURNALED,
    Code,
    Entry,
    FieldVariant,
    Study,
    StudyListing,
    Tag,
)
from tests.builders import derived_rows, put_code, put_study, put_text, rows
from tests.db.desk import Desk


def entries(db: Database) -> list[tuple[str, str, int, int]]:
    with db.read() as conn:
        asked = select(Entry.table_name, Entry.op, Entry.first_id, Entry.last_id).order_by(Entry.id)
        return [tuple(row) for row in conn.execute(asked)]


def test_a_step_says_what_it_touched(desk: Desk) -> None:
    with desk.record("Made “%1”", "A") as rec:
        study = put_study(rec)
        text = put_text(rec, study)
    assert rec.step_id == 1
    assert rec.studies == {study}
    assert rec.touched["text"] == [range(text, text + 1)]
    assert set(rec.touched) == {"study", "field_variant", "text", "text_version"}


def test_many_rows_are_one_line_in_the_journal(desk: Desk) -> None:
    with desk.record() as rec:
        ids = rec.insert_many(Study, [{"year": 2000 + n % 20} for n in range(1000)])
        rec.insert_many(
            FieldVariant,
            [
                {"study_id": one, "field": "title", "lang": "en", "value": f"T{one}", "kind": "original", "source": "page", "position": 0}
                for one in ids
            ],
        )  # fmt: skip
    assert ids == range(1, 1001)
    assert entries(desk.db) == [("study", "insert", 1, 1000), ("field_variant", "insert", 1, 1000)]
    assert rec.studies == set(ids)


def test_rows_inserted_one_by_one_join_into_one_line(desk: Desk) -> None:
    with desk.record() as rec:
        for _ in range(3):
            put_text(rec, put_study(rec))
    assert entries(desk.db) == [
        ("study", "insert", 1, 3),
        ("field_variant", "insert", 1, 3),
        ("text", "insert", 1, 3),
        ("text_version", "insert", 1, 3),
    ]


def test_guid_and_times_are_filled_in_and_unlike(desk: Desk) -> None:
    with desk.record() as rec:
        rec.insert_many(Study, [{"year": 1}, {"guid": "mine", "year": 2}, {"year": None}])
    with desk.db.read() as conn:
        found = conn.execute(select(Study.guid, Study.created, Study.year).order_by(Study.id)).all()
    assert [row.year for row in found] == [1, 2, None]
    assert found[1].guid == "mine"
    assert len({row.guid for row in found}) == 3
    assert all(len(row.guid) == 36 for row in (found[0], found[2]))
    assert found[0].created.endswith("Z")


def test_values_keep_their_shape(desk: Desk) -> None:
    labels = {"en": "trust\n\x00 \u2028", "zh-Hans": "信任 𠮷 \u200f", "x": 'quote " \\ '}
    with desk.record() as rec:
        code = put_code(rec)
        rec.update(Code, code, labels=labels, enabled=False)
    with desk.db.read() as conn:
        row = conn.execute(select(Code.labels, Code.enabled, Code.note)).one()
    assert row == (labels, False, None)


def test_a_change_that_changes_nothing_leaves_no_step(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec, year=2020)
    with desk.record() as rec:
        assert rec.update(Study, study, year=2020, country=None) is False
    assert rec.step_id is None
    with desk.db.read() as conn:
        assert len(journal.steps(conn, 10)) == 1


def test_an_update_keeps_only_the_columns_that_changed(desk: Desk) -> None:
    with desk.record() as rec:
        tag = rec.insert(Tag, name="a", color="#000000")
    with desk.record() as rec:
        assert rec.update(Tag, tag, name="b", color="#000000") is True
    with desk.db.read() as conn:
        before, after = conn.execute(select(Entry.before, Entry.after).where(Entry.op == "update")).one()
    assert (before, after) == ('{"name":"a"}', '{"name":"b"}')


def test_changing_a_study_says_when(desk: Desk) -> None:
    with desk.record() as rec:
        study = rec.insert(Study, changed="long ago", created="long ago")
    with desk.record() as rec:
        rec.update(Study, study, year=1)
    with desk.db.read() as conn:
        assert conn.scalar(select(Study.changed)) > "2026"


def test_what_raises_inside_a_step_leaves_nothing(desk: Desk) -> None:
    before = rows(desk.db)

    def fail() -> None:
        with desk.record() as rec:
            put_study(rec)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert rows(desk.db) == before
    assert entries(desk.db) == []


def test_a_row_that_is_gone_says_so(desk: Desk) -> None:
    with pytest.raises(Gone, match="no longer there"), desk.record() as rec:
        rec.update(Tag, 99, name="x")
    with pytest.raises(Gone), desk.record() as rec:
        rec.delete(Tag, 99)


def test_an_unknown_column_is_a_fault_of_the_program(desk: Desk) -> None:
    with pytest.raises(KeyError), desk.record() as rec:
        rec.insert(Tag, nome="x")
    with pytest.raises(KeyError), desk.record() as rec:
        rec.insert_many(Tag, [{"name": "a"}, {"nome": "b"}])


def test_the_list_and_search_follow_each_step(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec, "Trust in systems")
        put_text(rec, study)
    with desk.db.read() as conn:
        assert conn.execute(select(StudyListing.title)).scalars().all() == ["Trust in systems"]
    after = derived_rows(desk.db)
    desk.undo()
    assert derived_rows(desk.db) == {"study_listing": [], "search_text": []}
    desk.redo()
    assert derived_rows(desk.db) == after


def test_every_journaled_table_never_uses_an_id_again(db: Database) -> None:
    with db.read() as conn:
        for table in JOURNALED:
            name = table.__tablename__
            sql = conn.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).scalar_one()
            assert "AUTOINCREMENT" in sql, name
            assert layout(name).columns
