"""Languages are told apart and the right wording is picked."""

import pytest

from app.text.languages import canonical, guess, is_chinese, matches, pick
from tests.app.text.shared import shared_json


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("zh_CN", "zh-Hans"),
        ("zh-hans-cn", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("chi", "zh"),
        ("zho", "zh"),
        ("EN-us", "en"),
        ("eng", "en"),
        ("pt-br", "pt-BR"),
        ("", ""),
    ],
)
def test_a_tag_is_stored_in_its_canonical_form(given: str, stored: str) -> None:
    assert canonical(given) == stored


def test_asking_for_chinese_is_answered_by_every_script() -> None:
    assert all(matches("zh", tag) for tag in ("zh", "zh-Hans", "zh-Hant"))
    assert not matches("zh-Hans", "zh-Hant")
    assert not matches("zh-Hans", "zh")
    assert not matches("z", "zh")
    assert is_chinese("zh-Hant")
    assert not is_chinese("en")


def test_a_missing_wording_falls_back_in_the_stated_order() -> None:
    words = {"en": "care", "zh-Hant": "照護", "zh": "照护?", "zh-Hans": "照护"}
    for tag, expected in (("fr", "照护"), ("zh-Hans", "照护")):
        assert pick(words, tag) == expected
    del words["zh-Hans"]
    assert pick(words, "zh-Hans") == "照护?"
    del words["zh"]
    assert pick(words, "zh-Hans") == "照護"
    assert pick({"en": "care", "zh-Hans": ""}, "zh-Hans") == "care"
    assert pick({"de": "Pflege"}, "en") == "Pflege"
    assert pick({}, "en") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ACO appears to be a flexible model.", "en"),
        ("Integrated care", "en"),
        ("责任医疗组织(ACO)的整合", "zh-Hans"),
        ("責任醫療組織的整合", "zh-Hant"),
        ("一中文本", "zh"),
        ("The Chinese term is 整合, which means integration.", "en"),
        ("Die Integration der Versorgung ist nicht einfach und das Ziel", "other"),
        ("統合ケアについてのひらがな", "other"),
        ("Интегрированная помощь", "other"),
        ("12345 -- ?!", "other"),
        ("", "other"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_letters(text: str, language: str) -> None:
    assert guess(text) == language


def test_both_sides_of_the_development_texts_are_told_apart() -> None:
    for document in shared_json("alignment/seeds.json"):
        assert guess(" ".join(document["en"])) == "en"
        assert guess("".join(document["zh"])) == "zh-Hans"
    for document in shared_json("alignment/medline_dev.json"):
        assert guess(" ".join(document["en"])) == "en"
        assert is_chinese(guess("".join(document["zh"])))
