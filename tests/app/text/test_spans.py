"""Selected words find their counterpart in the other language."""

import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.lexicon import Lexicon, basic, with_glossary
from app.text.segment import sentences
from app.text.span import Span
from app.text.spans import Pair, Side, counterpart
from tests.app.text.glossary import glossary_rows
from tests.app.text.shared import SEEDS, seed, shared_json

EN = Side("A hospital mistrusted 31 doctors; the NHS, however, paid. It was good.", "en")
ZH = Side("一家医院不信任31名医生;然而,NHS付了款。这很好。", "zh-Hans")


def linked(left: Side, right: Side) -> list[Pair]:
    return list(zip(sentences(left.text, left.lang), sentences(right.text, right.lang), strict=True))


def asked(words: str, left: Side = EN, right: Side = ZH) -> str:
    start = left.text.index(words)
    found = counterpart(left, Span(start, start + len(words)), right, linked(left, right))
    assert found is not None
    return found.of(right.text)


def test_a_whole_sentence_is_answered_by_the_whole_sentence() -> None:
    assert asked("It was good.") == "这很好。"
    assert asked("It was good") == "这很好"
    assert asked("这很好。", ZH, EN) == "It was good."


def test_a_clause_is_answered_by_its_clause() -> None:
    assert asked("A hospital mistrusted 31 doctors;") == "一家医院不信任31名医生;"
    assert asked("the NHS, however, paid") == "然而,NHS付了款"


def test_numbers_and_names_find_themselves() -> None:
    assert "31" in asked("31 doctors")
    assert "NHS" in asked("the NHS")
    assert "31" in asked("31名医生", ZH, EN)


def test_a_selection_over_two_sentences_is_answered_over_two() -> None:
    assert asked("paid. It was good.").endswith("这很好。")


def test_nothing_linked_is_answered_by_nothing() -> None:
    assert counterpart(EN, Span(0, 5), ZH, []) is None
    assert counterpart(EN, Span(0, 5), ZH, [(Span(0, 58), None)]) is None
    assert counterpart(EN, Span(3, 3), ZH, linked(EN, ZH)) is None


def quoted(language: str, other: str, lexicon: Lexicon) -> list[float]:
    """How well each bilingual quote of the findings is proposed from its other half: shared part of the union."""
    coding = shared_json("domain/seed_coding.json")
    files = {study["id"]: study["seed_file"] for study in coding["studies"]}
    results = []
    for finding in coding["findings"]:
        if not (finding.get("quote_en") and finding.get("quote_zh")):
            continue
        name = files[finding["study"]]
        text = seed(name)
        tags = {"en": "en", "zh": "zh-Hans"}
        pairs = hand_pairs(name, language, other)
        given_, wanted = finding[f"quote_{language}"], finding[f"quote_{other}"]
        found = counterpart(
            Side(text, tags[language]), Span(given_["start"], given_["end"]), Side(text, tags[other]), pairs, lexicon
        )
        results.append(shared_part(found, Span(wanted["start"], wanted["end"])))
    return results


def hand_pairs(name: str, language: str, other: str) -> list[Pair]:
    text = seed(name)
    document = shared_json("alignment/seeds.json")[SEEDS.index(name)]
    sides = []
    for tag in (language, other):
        at, spans = 0, []
        for sentence in document[tag]:
            at = text.index(sentence, at)
            spans.append(Span(at, at + len(sentence)))
        sides.append(spans)
    return list(zip(*sides, strict=True))


def shared_part(one: Span | None, other: Span) -> float:
    if one is None:
        return 0.0
    common = max(0, min(one.end, other.end) - max(one.start, other.start))
    return common / (one.end - one.start + other.end - other.start - common)


@pytest.mark.parametrize("lexicon", ["everyday words", "with the glossary"])
def test_the_bilingual_quotes_of_the_seeds_are_proposed_well(lexicon: str) -> None:
    known = basic() if lexicon == "everyday words" else with_glossary(glossary_rows())
    chinese = quoted("en", "zh", known)
    assert len(chinese) == 34
    assert statistics.median(chinese) >= 0.95
    assert min(chinese) > 0.4
    english = quoted("zh", "en", known)
    assert statistics.median(english) >= 0.95
    assert min(english) > 0


bits = st.lists(
    st.sampled_from(["hospital ", "31", ";", ", ", "NHS ", "医院", "不信任", "(", ")", "“", "”", "。", ". ", "𠮷"]),
    max_size=15,
)


@given(bits.map("".join), bits.map("".join), st.data())
@settings(deadline=None)
def test_a_proposal_always_lies_inside_the_linked_words(left: str, right: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(left)))
    end = data.draw(st.integers(start, len(left)))
    pair = (Span(0, len(left)), Span(0, len(right)))
    for tags in (("en", "zh-Hans"), ("zh-Hans", "en"), ("en", "fr")):
        found = counterpart(Side(left, tags[0]), Span(start, end), Side(right, tags[1]), [pair])
        assert found is None or 0 <= found.start <= found.end <= len(right)


def test_a_sentence_of_fifty_thousand_characters_is_answered_in_proportion() -> None:
    left, right = Side("word " * 10_000, "en"), Side("整合" * 10_000, "zh-Hans")
    found = counterpart(left, Span(25_000, 26_000), right, [(Span(0, 49_999), Span(0, 20_000))])
    assert found is not None
    assert abs(found.start - 10_000) < 500
