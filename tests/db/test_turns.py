"""Whose step is taken back next, and how the history is read."""

from __future__ import annotations

import pytest

from db import journal
from db.errors import RedoClosed
from tests.builders import put_code, put_coding, put_study, put_text
from tests.db.desk import Desk, coders, tagged


def test_a_window_takes_back_its_own_steps_first(desk: Desk) -> None:
    ling, ann = coders(desk)
    mine = tagged(ling, "a")
    theirs = tagged(ann, "b")
    assert ling.undoable() == mine
    assert ann.undoable() == theirs
    ling.undo()
    assert ling.undoable() == 1  # made before anyone had a name


def test_after_a_restart_a_coder_takes_back_their_own_steps(desk: Desk) -> None:
    ling, ann = coders(desk)
    mine = tagged(ling, "a")
    tagged(ann, "b")
    again = Desk(desk.db, "a new session", ling.coder_id)
    assert again.undoable() == mine
    again.undo()
    assert again.redoable() == mine
    restarted = Desk(desk.db, "yet another", ling.coder_id)
    assert restarted.redoable() == mine
    restarted.redo()
    assert restarted.redoable() is None


def test_what_another_window_did_since_is_that_windows(desk: Desk) -> None:
    with desk.db.read() as conn:
        opened = journal.newest_id(conn)
    other = Desk(desk.db, "the other window")
    made = tagged(other, "x")
    with desk.db.read() as conn:
        assert journal.newest_undoable(conn, "ours", None, opened) is None
        found = journal.newest_undoable(conn, "ours", None, made)
    assert found is not None
    assert found.id == made


def test_anyone_at_the_command_line_takes_back_the_newest(desk: Desk) -> None:
    ling, ann = coders(desk)
    tagged(ling, "a")
    theirs = tagged(ann, "b")
    with desk.db.read() as conn:
        found = journal.newest_undoable(conn, None, None)
    assert found is not None
    assert found.id == theirs


def test_steps_are_done_again_in_the_order_they_were_taken_back(desk: Desk) -> None:
    one, two = tagged(desk, "1"), tagged(desk, "2")
    desk.undo()
    desk.undo()
    assert desk.redoable() == one
    desk.redo()
    assert desk.redoable() == two


def test_a_new_step_closes_redo_for_its_own_session_only(desk: Desk) -> None:
    ling, ann = coders(desk)
    mine, theirs = tagged(ling, "a"), tagged(ann, "b")
    ling.undo()
    ann.undo()
    tagged(ling, "c")
    assert ling.redoable() is None
    with pytest.raises(RedoClosed):
        ling.redo(mine)
    assert ann.redoable() == theirs
    ann.redo()


def test_a_new_step_after_a_restart_offers_no_old_redo(desk: Desk) -> None:
    ling, _ann = coders(desk)
    tagged(ling, "a")
    ling.undo()
    again = Desk(desk.db, "restarted", ling.coder_id)
    tagged(again, "b")
    assert again.redoable() is None


def test_history_is_read_page_by_page_and_by_study(desk: Desk) -> None:
    with desk.record() as rec:
        study = put_study(rec)
        text = put_text(rec, study)
        code = put_code(rec)
    tagged(desk, "x")
    with desk.record() as rec:
        put_coding(rec, study, text, 1, code)
    with desk.record() as rec:
        rec.delete("coding", 1)
        rec.delete("anchor", 1)
        rec.delete("passage", 1)
    desk.undo()
    with desk.db.read() as conn:
        assert [s.id for s in journal.steps(conn, 2)] == [5, 4]
        assert [s.id for s in journal.steps(conn, 9, before_id=4)] == [3, 2, 1]
        assert [s.id for s in journal.steps(conn, 9, study_id=study)] == [5, 4, 3, 1]
        assert journal.kinds_since(conn, 3) == (5, {"coding", "anchor", "passage"})
