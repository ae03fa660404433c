"""Terms added, changed, brought in and written out; the checker hears of each at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.formats.terms import TermEntry, Terms
from app.text.refused import Refused
from app.work import checking, furnishing, glossarying, history
from app.work.glossarying import Imported, TermFields
from app.work.library import Library
from tests import verbs

GROUP = TermFields(
    "medical group", ("medical groups",), ("医师集团",), ("医生集团",), ("医疗集团",), "not a hospital", "models"
)


@pytest.fixture
def term(library: Library) -> int:
    made: int = glossarying.add(library, GROUP).result
    return made


def test_a_term_is_added_changed_deleted_and_all_that_is_undone(library: Library, term: int) -> None:
    assert glossarying.fields_of(glossarying.get(library, term)) == GROUP
    glossarying.edit(library, term, replace(GROUP, note="", accepted=()))
    assert (glossarying.get(library, term).note, glossarying.get(library, term).accepted) == (None, ())
    glossarying.delete(library, [term])
    assert glossarying.terms(library) == ()
    history.undo(library)
    history.undo(library)
    assert glossarying.fields_of(glossarying.get(library, term)) == GROUP
    history.undo(library)
    with pytest.raises(Refused, match="no longer in the glossary"):
        glossarying.get(library, term)


def test_a_term_that_stays_as_it_is_is_no_step(library: Library, term: int) -> None:
    assert glossarying.edit(library, term, GROUP).step_id is None


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        (TermFields("  "), "needs a form"),
        (TermFields("Medical  Group"), "already"),
        (TermFields("care", preferred=("照护",), avoid=("照 护",)), "both"),
        (TermFields("care", preferred=("照护；护理",)), "semicolon"),
        (TermFields("care" * 100), "too long"),
    ],
)
def test_what_can_be_no_term_is_refused(library: Library, term: int, wanted: TermFields, why: str) -> None:
    with pytest.raises(Refused, match=why):
        glossarying.add(library, wanted)
    assert len(glossarying.terms(library)) == 1


def test_terms_are_found_by_words_of_either_language(library: Library, term: int) -> None:
    glossarying.add(library, TermFields("trust", preferred=("信任",)))
    for words, found in (("GROUP", ["medical group"]), ("信 任", ["trust"]), ("集团", ["medical group"]), ("zz", [])):
        assert [one.form for one in glossarying.terms(library, words)] == found
    named = glossarying.named(library, "Medical groups")
    assert named
    assert named.id == term
    assert glossarying.named(library, "no such term") is None


def test_a_rendering_moves_to_what_is_said_of_it_now(library: Library, term: int) -> None:
    glossarying.add_rendering(library, term, "医生集团", "avoid")
    found = glossarying.get(library, term)
    assert (found.accepted, found.avoid) == ((), ("医疗集团", "医生集团"))


def test_the_checker_hears_of_a_changed_term_at_once(library: Library, study: int) -> None:
    verbs.two_texts(library, study, "The medical group met.", "该医疗集团开会。")
    assert checking.check(library, study) == ()
    made = glossarying.add(library, GROUP).result
    (issue,) = checking.check(library, study)
    assert (issue.term, issue.right_text, issue.suggestion) == ("medical group", "医疗集团", "医师集团")
    glossarying.edit(library, made, replace(GROUP, note="no hospital"))
    assert "no hospital" in checking.check(library, study)[0].args
    glossarying.edit(library, made, replace(GROUP, avoid=(), accepted=("医疗集团",)))
    assert checking.check(library, study) == ()
    history.undo(library)
    assert len(checking.check(library, study)) == 1


@pytest.mark.parametrize("kind", glossarying.KINDS)
def test_the_whole_glossary_goes_out_and_comes_back_in(library: Library, tmp_path: Path, kind: str) -> None:
    furnishing.furnish(library)
    target = tmp_path / f"terms.{kind}"
    count = glossarying.export(library, target, kind)
    other = Library.create(tmp_path / "other.diptych")
    try:
        change = glossarying.bring_in(other, glossarying.read(target.read_bytes(), target.name))
        assert change.result.added + change.result.changed == count
        assert change.result.skipped == 0
        mine = {one.form: glossarying.fields_of(one) for one in glossarying.terms(library)}
        theirs = {one.form: glossarying.fields_of(one) for one in glossarying.terms(other)}
        assert theirs == mine
        again = glossarying.bring_in(other, glossarying.read(target.read_bytes(), target.name))
        assert (again.step_id, again.result) == (None, Imported(0, 0, count, 0, 0))
        history.undo(other)
        assert glossarying.terms(other) == ()
    finally:
        other.close()


def test_a_file_completes_a_term_and_the_librarys_word_stands(library: Library, term: int) -> None:
    found = Terms(
        (
            TermEntry("en", "zh-Hans", "Medical Group", ("MG",), ("医疗集团",), ("医师团体",), note="other"),
            TermEntry("en", "zh-Hans", "care;less"),
            TermEntry("en", "zh-Hant", "trust", preferred=("信任",)),
        ),
        2,
    )
    change = glossarying.bring_in(library, found)
    assert change.result == Imported(1, 1, 0, 3, 1)
    there = glossarying.get(library, term)
    assert (there.variants, there.preferred) == (("medical groups", "MG"), ("医师集团",))
    assert (there.accepted, there.avoid, there.note) == (("医生集团", "医师团体"), ("医疗集团",), "not a hospital")
    history.undo(library)
    glossarying.bring_in(library, found, replace_forms=True)
    there = glossarying.get(library, term)
    assert (there.preferred, there.avoid, there.note) == (("医师集团", "医疗集团"), (), "other")


def test_an_empty_glossary_writes_no_file_and_none_goes_over_a_library(library: Library, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="empty"):
        glossarying.export(library, tmp_path / "terms.csv", "csv")
    with pytest.raises(Refused, match="Diptych library"):
        glossarying.export(library, library.path, "csv")
    assert not (tmp_path / "terms.csv").exists()


def test_a_file_that_is_no_glossary_is_refused(library: Library) -> None:
    for data in (b"", b"<tmx version='1.4'/>", b"no table", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"):
        with pytest.raises(Refused):
            glossarying.read(data, "terms.x")
