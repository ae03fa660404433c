"""The codebook: found by any word of either language, counted as unions, changed without loss."""

from __future__ import annotations

import pytest

from app.text.refused import Refused
from app.work import codebook, history, reading
from app.work.library import Library
from db.rows import Code
from tests import verbs


def code(library: Library, one: int) -> Code:
    return next(c for c in codebook.codes(library) if c.id == one)


def test_a_code_is_found_by_label_or_alias_in_either_language(library: Library) -> None:
    made = codebook.new_code(
        library,
        "barrier",
        None,
        {"en": "Mistrust and rivalry", "zh-Hans": "不信任与竞争"},
        aliases={"en": ["suspicion"], "zh-Hans": ["猜疑"]},
    ).result
    for typed in ("mis", "RIVAL", "and mis", "信任", "不信", "susp", "猜", "mïstrust", "ｍｉｓ"):
        assert [m.code_id for m in codebook.find(library, typed)] == [made], typed
    for typed in ("trusty", "信赖", "mis nowhere", "", "   "):
        assert codebook.find(library, typed) == [], typed


def test_the_matched_letters_are_told_in_code_points(library: Library) -> None:
    verbs.a_code(library, "𠮷 Mistrust and rivalry")
    (match,) = codebook.find(library, "riv mis")
    assert [match.label[a:b] for a, b in match.spans] == ["Mis", "riv"]


def test_an_alias_says_which_it_is_and_keeps_the_label(library: Library) -> None:
    codebook.new_code(library, "barrier", None, {"en": "Mistrust"}, aliases={"en": ["suspicion"]})
    (match,) = codebook.find(library, "susp")
    assert (match.label, match.alias) == ("Mistrust", "suspicion")
    assert match.alias is not None
    assert [match.alias[a:b] for a, b in match.spans] == ["susp"]


def test_a_label_that_begins_with_the_words_comes_first_then_words_then_insides_then_aliases(library: Library) -> None:
    inside = verbs.a_code(library, "Entrusted")
    word = verbs.a_code(library, "Slow trust")
    alias = codebook.new_code(library, "barrier", None, {"en": "Faith"}, aliases={"en": ["trust"]}).result
    first = verbs.a_code(library, "Trust")
    assert [m.code_id for m in codebook.find(library, "trust")] == [first, word, inside, alias]


def test_retired_codes_are_not_offered_and_keep_their_codings(library: Library, study: int) -> None:
    made = verbs.a_code(library)
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Money"), codes=(made,))
    codebook.retire(library, made)
    assert codebook.find(library, "mistrust") == []
    assert (code(library, made).retired, code(library, made).passages) == (True, 1)
    codebook.retire(library, made, on=False)
    assert len(codebook.find(library, "mistrust")) == 1


def test_parents_count_unions_never_sums_and_absence_is_not_counted(library: Library, study: int) -> None:
    other = verbs.a_study(library, "Another")
    root = verbs.a_code(library, "Barriers")
    one, two = (verbs.a_code(library, label, parent=root) for label in ("One", "Two"))
    for each in (study, other):
        en, _ = verbs.two_texts(library, each)
        verbs.a_passage(library, each, (en, "Money"), codes=(one, two))
        verbs.a_passage(library, each, (en, "staff"), codes=(two,))
    verbs.a_passage(library, other, (en, "board"), codes=(root,), mode="absent")
    counts = {c.id: (c.studies, c.passages) for c in codebook.codes(library)}
    assert counts == {root: (2, 4), one: (2, 2), two: (2, 4)}


def test_a_new_code_takes_the_theme_of_its_parent_and_a_key_of_its_own(library: Library) -> None:
    verbs.a_theme(library)
    root = verbs.a_code(library, "Barriers", theme="trust")
    child = verbs.a_code(library, "Slow trust!", parent=root)
    assert code(library, child).theme == "trust"
    assert code(library, child).key == "barrier.barriers.slow-trust"
    chinese = codebook.new_code(library, "barrier", root, {"zh-Hans": "缓慢"}).result
    assert code(library, chinese).key == "barrier.barriers.new"


def test_two_codes_of_one_facet_never_share_a_label(library: Library) -> None:
    verbs.a_code(library, "Mistrust")
    with pytest.raises(Refused):
        verbs.a_code(library, "mistrust")
    verbs.a_code(library, "Mistrust", "facilitator")


def test_a_code_without_a_label_is_refused(library: Library) -> None:
    with pytest.raises(Refused):
        codebook.new_code(library, "barrier", None, {"en": " "})


def test_a_renamed_code_is_renamed_back_by_undo(library: Library) -> None:
    made = verbs.a_code(library, "Mistrust")
    codebook.edit(library, made, labels={"en": "Suspicion"}, definitions={"en": "Lack of trust."})
    assert code(library, made).labels == {"en": "Suspicion"}
    assert history.steps(library, 1)[0].args == ("Mistrust",)
    history.undo(library)
    assert code(library, made).labels == {"en": "Mistrust"}


def test_a_code_never_lies_below_itself(library: Library) -> None:
    root = verbs.a_code(library, "Barriers")
    child = verbs.a_code(library, "Slow trust", parent=root)
    with pytest.raises(Refused):
        codebook.edit(library, root, parent_id=child)


def test_a_deleted_code_takes_its_codings_and_comes_back_with_them(library: Library, study: int) -> None:
    root = verbs.a_code(library, "Barriers")
    made = verbs.a_code(library, "Mistrust", parent=root)
    en, _ = verbs.two_texts(library, study)
    verbs.a_passage(library, study, (en, "Money"), codes=(made,))
    before = reading.page(library, study)
    with pytest.raises(Refused):
        codebook.delete(library, root)
    codebook.delete(library, made)
    assert [p.codings for p in reading.page(library, study).passages] == [()]
    history.undo(library)
    assert reading.page(library, study) == before
