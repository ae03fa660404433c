"""Answers are kept until something changes, and never longer."""

from __future__ import annotations

import threading

import pytest

from app.work import census, codebook, coders, history, studying
from app.work.known import MOST, Known
from app.work.library import Library


def test_an_answer_is_found_once_and_again_after_a_change() -> None:
    known, asked = Known(), []
    for _ in range(3):
        assert known.get("a", lambda: asked.append(1) or len(asked)) == 1
    known.forget()
    assert known.get("a", lambda: asked.append(1) or len(asked)) == 2


def test_an_answer_that_was_being_found_while_something_changed_is_not_kept() -> None:
    known = Known()
    assert known.get("a", lambda: known.forget() or "old") == "old"
    assert known.get("a", lambda: "new") == "new"


def test_what_raises_is_raised_and_not_kept() -> None:
    known = Known()
    with pytest.raises(KeyError):
        known.get("a", lambda: {}["x"])
    assert known.get("a", lambda: 1) == 1


def test_no_more_answers_are_kept_than_said() -> None:
    known = Known()
    for n in range(MOST + 1):
        known.get(n, lambda n=n: n)
    assert known.get(1, lambda: "found again") == 1
    assert known.get(0, lambda: "found again") == "found again"


def test_another_state_is_another_answer() -> None:
    state = [1]
    known = Known(lambda: state[0])
    assert known.get("a", lambda: "old") == "old"
    state[0] = 2
    assert known.get("a", lambda: "new") == "new"


def test_two_threads_may_ask_at_once() -> None:
    known, found = Known(), []
    threads = [threading.Thread(target=lambda: found.append(known.get("a", lambda: 7))) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [7] * 8


def test_counts_steps_and_codes_are_those_of_now(library: Library) -> None:
    studies, findings = census.census(library)
    before = history.can_undo(library)
    studying.new(library, studying.StudyFields(title="One more"))
    assert census.census(library) == (studies + 1, findings)
    assert history.can_undo(library) != before
    history.undo(library)
    assert census.census(library) == (studies, findings)
    assert history.can_redo(library) is not None


def test_what_another_window_wrote_is_known_once_it_is_noticed(library: Library) -> None:
    studies, _ = census.census(library)
    other = Library.open(library.path)
    coders.set_name(other, "李")
    studying.new(other, studying.StudyFields(title="One more"))
    other.close()
    library.poll()
    assert census.census(library)[0] == studies + 1
    assert codebook.codes(library) is codebook.codes(library)


def test_an_answer_stays_until_one_of_its_tables_changes() -> None:
    state = [1]
    known = Known(lambda: state[0])
    known.get("own", lambda: "old", frozenset({"study", "text"}))
    known.get("any", lambda: "old")
    state[0] = 2
    known.forget(frozenset({"coding"}))
    assert known.get("own", lambda: "new", frozenset({"study", "text"})) == "old"
    assert known.get("any", lambda: "new") == "new"
    known.forget(frozenset({"text", "coding"}))
    assert known.get("own", lambda: "new", frozenset({"study", "text"})) == "new"
    known.forget()
    assert known.get("own", lambda: "newer", frozenset({"study", "text"})) == "newer"
    for n in range(MOST):
        known.get(n, lambda: 0)
    assert known.get("own", lambda: "newest", frozenset({"study", "text"})) == "newest"
