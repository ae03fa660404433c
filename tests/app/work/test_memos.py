"""Notes and the name of who writes them."""

from __future__ import annotations

import pytest

from app.text.refused import Refused
from app.work import coders, history, memos, searching
from app.work.library import Library
from tests import verbs


def test_a_note_is_written_changed_and_emptied_away(library: Library, study: int) -> None:
    memos.write(library, "study", study, "first thought")
    memos.write(library, "study", study, "second thought")
    assert [m.body for m in memos.on(library, "study", study)] == ["second thought"]
    memos.write(library, "study", study, "  ")
    assert memos.on(library, "study", study) == ()
    history.undo(library)
    history.undo(library)
    assert [m.body for m in memos.on(library, "study", study)] == ["first thought"]


def test_another_coders_note_is_not_written_over(library: Library, study: int) -> None:
    memos.write(library, "study", study, "nobody’s note")
    coders.set_name(library, "R. Reader")
    memos.write(library, "study", study, "my note")
    assert [(m.coder, m.body) for m in memos.on(library, "study", study)] == [
        ("", "nobody’s note"),
        ("R. Reader", "my note"),
    ]


def test_an_empty_note_is_no_step(library: Library, study: int) -> None:
    assert memos.write(library, "study", study, " ").step_id is None


def test_notes_are_found_by_their_words(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library),))
    coding = verbs.passage_of(library, passage).codings[0].id
    for subject, one, words in (("study", study, "heron"), ("passage", passage, "egret"), ("coding", coding, "stork")):
        memos.write(library, subject, one, words)
        assert searching.search(library, words)[0] == 1, subject
    assert verbs.passage_of(library, passage).memos == 2


def test_a_coder_is_named_once_and_renamed_after(library: Library, study: int) -> None:
    assert coders.current(library) == ""
    coders.set_name(library, "  R.   Reader ")
    assert coders.current(library) == "R. Reader"
    en, _ = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), codes=(verbs.a_code(library),))
    coders.set_name(library, "R. Writer")
    assert coders.names(library) == ("R. Writer",)
    assert verbs.passage_of(library, passage).codings[0].coder == "R. Writer"


def test_a_coder_needs_a_name(library: Library) -> None:
    for wrong in ("", "  ", "x" * 200):
        with pytest.raises(Refused):
            coders.set_name(library, wrong)
