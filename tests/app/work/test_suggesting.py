"""Codes are suggested by name, by what was coded before and by meaning; what was turned down stays away."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import numpy as np
import pytest

from app.text.learning import Example, features, learn
from app.text.refused import Refused
from app.work import childsuggest, codebook, coding, history, semantic, studying, suggesting
from app.work.library import Library
from db.rows import Code
from tests import verbs


def a_code(number: int, en: str, zh: str = "", *, aliases: dict[str, tuple[str, ...]] | None = None) -> Code:
    labels = {"en": en, **({"zh-Hans": zh} if zh else {})}
    return Code(
        number, f"g{number}", f"k{number}", 99, number, "barrier", None, None, "seed", labels, {}, {}, aliases or {}, True, False
    )  # fmt: skip


BOOK = (
    a_code(1, "Integration", "整合"),
    a_code(2, "Vertical integration", "纵向整合"),
    a_code(3, "Integrated care system (ICS)", "整合照护系统（ICS）", aliases={"en": ("ICS",)}),
    a_code(4, "Information technology", "信息技术", aliases={"en": ("IT",)}),
    a_code(5, "Conflicting priorities"),
    a_code(6, "Trust", "信任", aliases={"zh-Hans": ("互信",)}),
)
NAMES = suggesting.names(BOOK)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("The conflicting priority of each site.", {5}),
        ("Vertical integration came first.", {2}),
        ("Vertical integration came first; integration of teams later.", {1, 2}),
        ("纵向整合遇到困难", {2}),
        ("缺乏互信", {6}),
        ("縱向整合", {2}),
        ("It was said to be hard.", set()),
        ("New IT was bought.", {4}),
        ("three ICSs were seen", {3}),
        ("an integrated care system", {3}),
        ("distrust", set()),
        ("", set()),
    ],
)
def test_a_name_that_stands_in_the_words_suggests_its_code(words: str, codes: set[int]) -> None:
    assert {one.code_id for one in suggesting.by_name(NAMES, [words])} == codes


def test_the_reason_of_a_name_is_the_name_as_it_is_written() -> None:
    (found,) = suggesting.by_name(NAMES, ["缺乏互信"])
    assert (found.why, found.words) == (suggesting.NAME, ("互信",))


def test_features_are_the_same_in_full_width_and_traditional_script() -> None:
    assert features("Ｔｒｕｓｔ 信任關係") == features("trust 信任关系")
    assert "信任" in features("信任关系")
    assert features("𠮷 😀 , .") == features("") == frozenset()


EXAMPLES = [
    Example(f"nurses fear the budget in town {name}. 护士担心预算", frozenset({7}), study)
    for study, name in enumerate(("Ash", "Birch", "Cedar", "Dale", "Elm"))
] + [
    Example(f"shared records help doctors of {name}. 共享病历", frozenset({8}), study)
    for study, name in enumerate(("Ash", "Birch", "Cedar", "Dale", "Elm"))
]


def test_what_was_coded_before_is_suggested_with_the_words_that_weighed_most() -> None:
    (found, *_) = learn(EXAMPLES).guess("The budget made nurses fear the worst.", 50)
    assert found.code == 7
    assert set(found.words) & {"nurses", "budget", "fear"}
    assert set(found.words) <= {"nurses", "budget", "fear", "nurses fear"}
    assert learn(EXAMPLES).guess("共享病历很有用", 50)[0].code == 8


def test_nothing_is_suggested_where_nothing_of_the_words_is_known() -> None:
    assert learn(EXAMPLES).guess("xylophone 𠮷", 50) == []
    assert learn([]).guess("anything", 1) == []
    assert learn(EXAMPLES[:1]).guess("nurses fear the budget", 1) == []


def test_codes_that_chance_would_do_as_well_are_not_suggested() -> None:
    noise = [Example(f"same words everywhere {n}", frozenset({n % 9}), n % 4) for n in range(36)]
    assert learn(noise).guess("same words everywhere", 77) == []


@pytest.fixture
def coded(library: Library, study: int) -> tuple[Library, int, int]:
    top = codebook.new_code(library, "barrier", None, {"en": "Barrier"}).result
    code = codebook.new_code(library, "barrier", top, {"en": "Trust", "zh-Hans": "信任"}).result
    return library, study, code


def test_a_dismissed_suggestion_stays_away_until_that_is_undone(coded: tuple[Library, int, int]) -> None:
    library, study, code = coded
    words = ["Trust was low.", "信任很低。"]
    assert [one.code_id for one in suggesting.suggested(library, study, words)] == [code]
    suggesting.dismiss(library, study, words, code)
    assert suggesting.suggested(library, study, words) == []
    assert suggesting.suggested(library, study, ["信任很低。 "]) == []
    assert [one.code_id for one in suggesting.suggested(library, study, ["Trust grew."])] == [code]
    history.undo(library)
    assert [one.code_id for one in suggesting.suggested(library, study, words)] == [code]
    history.redo(library)
    assert suggesting.suggested(library, study, words) == []


def test_dismissing_twice_is_one_step_and_a_code_that_is_gone_is_refused(coded: tuple[Library, int, int]) -> None:
    library, study, code = coded
    suggesting.dismiss(library, study, ["Trust was low."], code)
    assert suggesting.dismiss(library, study, ["Trust was low."], code).step_id is None
    with pytest.raises(Refused):
        suggesting.dismiss(library, study, ["Trust was low."], 12_345)
    with pytest.raises(Refused):
        suggesting.dismiss(library, 12_345, ["Trust was low."], code)


def test_a_code_on_the_passage_and_a_retired_one_are_not_suggested(coded: tuple[Library, int, int]) -> None:
    library, study, code = coded
    assert suggesting.suggested(library, study, ["Trust was low."], have=[code]) == []
    codebook.retire(library, code)
    assert suggesting.suggested(library, study, ["Trust was low."]) == []


def test_a_study_with_dismissed_suggestions_can_be_deleted_and_brought_back(coded: tuple[Library, int, int]) -> None:
    library, study, code = coded
    suggesting.dismiss(library, study, ["Trust was low."], code)
    studying.delete(library, [study])
    history.undo(library)
    assert suggesting.dismissed(library, study, ["Trust was low."]) == {code}


def many_coded(library: Library, code: int) -> None:
    for number in range(6):
        study = verbs.a_study(library, title=f"Study {number}")
        text = verbs.a_text(library, study, body=f"Nurses fear the budget {number}. Records are shared {number}.")
        coding.code(library, study, [(text, 0, 23)], [code])


def told(done: int, total: int, words: str) -> None:
    assert 0 <= done <= total
    assert words == childsuggest.LEARNING


def test_the_child_learns_from_the_library_and_again_once_it_has_gone_on(coded: tuple[Library, int, int]) -> None:
    library, study, code = coded
    childsuggest._kept.clear()
    asked = {"library": str(library.path), "study": study, "words": ["The nurses fear this budget."]}
    assert childsuggest.suggest(asked, told) == {"found": [], "learnt_from": 0}
    many_coded(library, code)
    answer = childsuggest.suggest(asked, told)
    assert answer["learnt_from"] == 6
    assert [(one["code"], one["why"]) for one in answer["found"]] == [(code, "learnt")]
    many_coded(library, code)
    assert childsuggest.suggest(asked, told)["learnt_from"] == 12


def test_the_child_leaves_out_what_is_there_what_was_turned_down_and_what_is_retired(
    coded: tuple[Library, int, int],
) -> None:
    library, study, code = coded
    asked = {"library": str(library.path), "study": study, "words": ["Trust was low."]}
    assert [one["why"] for one in childsuggest.suggest(asked, told)["found"]] == ["name"]
    assert childsuggest.suggest({**asked, "have": [code]}, told)["found"] == []
    suggesting.dismiss(library, study, ["Trust was low."], code)
    assert childsuggest.suggest(asked, told)["found"] == []
    history.undo(library)
    assert len(childsuggest.suggest(asked, told)["found"]) == 1
    codebook.retire(library, code)
    assert childsuggest.suggest(asked, told)["found"] == []


def test_with_the_encoder_the_nearest_coded_passage_is_the_reason(
    coded: tuple[Library, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Encoder:
        def __init__(self, threads: int) -> None:
            assert threads == 1

        def encode(self, sentences: list[str]) -> Any:
            return np.array([[1.0, 0.1] if "urse" in one else [0.0, 1.0] for one in sentences])

    library, study, code = coded
    many_coded(library, code)
    module = ModuleType(semantic.PACKAGE)
    module.USE = Encoder  # type: ignore[attr-defined]
    monkeypatch.setitem(__import__("sys").modules, semantic.PACKAGE, module)
    monkeypatch.setattr(semantic, "installed", lambda: True)
    semantic._encoder.cache_clear()
    childsuggest._kept.clear()
    near = childsuggest.suggest(
        {"library": str(library.path), "study": study, "words": ["A nurse worried."]}, lambda *_: None
    )
    far = childsuggest.suggest(
        {"library": str(library.path), "study": study, "words": ["Something else."]}, lambda *_: None
    )
    semantic._encoder.cache_clear()
    assert (near["found"][0]["code"], near["found"][0]["why"]) == (code, "near")
    assert near["found"][0]["words"][0].startswith("Nurses fear")
    assert all(one["why"] != "near" for one in far["found"])
