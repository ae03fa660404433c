"""Sentences and clauses are cut where a reader would cut them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.segment import Span, clauses, paragraphs, sentences
from tests.app.text.shared import SEEDS, seed, shared_json


def cut(text: str, lang: str) -> list[str]:
    return [span.of(text) for span in sentences(text, lang)]


def one_sentence(text: str, lang: str = "en") -> bool:
    return cut(text, lang) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Smith et al. (2009) found that costs fell by 3.5 percent vs. 2.1 percent, e.g. in Fig. 2.",
        "Fleury, M.-J., & Palley, H. A. wrote it with Dr. S. M. Shortell of St. Louis.",
        "Savings were small (see Table 2. Data are means) but real.",
        "It appeared in Milbank Q. and in No. 5 of Vol. 20, pp. 3-9.",
        "Approx. 31 ACOs, i.e. most U.S. Medicare ones, took part on Oct. 19.",
        'Two asked "Why us?" and left.',
        "See www.example.org/a.B?c=1 for more.",
        "1. Introduction of the pilots",
        "A diversity of approaches ... could help.",
        "The U.K. National Health Service has struggled.",
    ],
)
def test_a_full_stop_inside_an_english_sentence_does_not_end_it(text: str) -> None:
    assert one_sentence(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('for a superordinate group. "Soft integration" may be.', ["for a superordinate group.", '"Soft integration" may be.']),
        ('They called it "integration." It was not.', ['They called it "integration."', "It was not."]),
        ("It works (in part). We agree.", ["It works (in part).", "We agree."]),
        ("It works. (We agree.) So be it.", ["It works.", "(We agree.)", "So be it."]),
        ("Who pays? We do! Yes.", ["Who pays?", "We do!", "Yes."]),
        ("as reported by Smith et al. The ACOs grew.", ["as reported by Smith et al.", "The ACOs grew."]),
        ("in the U.S. However, costs rose.", ["in the U.S.", "However, costs rose."]),
        ("a lack of vitamin D. We tested it.", ["a lack of vitamin D.", "We tested it."]),
        ("It ran until 2012. 31 ACOs joined.", ["It ran until 2012.", "31 ACOs joined."]),
        ("Costs fell.12 The rest rose.[3, 4] None fell.", ["Costs fell.12", "The rest rose.[3, 4]", "None fell."]),
        ("the two groups.The rest left, too.", ["the two groups.", "The rest left, too."]),
        ("It was hoped OBJECTIVE: To learn. METHODS: We asked.", ["It was hoped", "OBJECTIVE: To learn.", "METHODS: We asked."]),
        ("Lessons include: • A diversity. • • Governance is key", ["Lessons include:", "• A diversity.", "• • Governance is key"]),
        ("three themes: Lesson 1 There are models.", ["three themes:", "Lesson 1 There are models."]),
        ("Genes matter. p53 is one. mRNA too.", ["Genes matter.", "p53 is one.", "mRNA too."]),
        ("first line\nsecond line\r\nthird\u2028fourth", ["first line", "second line", "third", "fourth"]),
    ],
)  # fmt: skip
def test_english_sentences_are_cut_apart(text: str, parts: list[str]) -> None:
    assert cut(text, "en") == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("意味着什么?本研究考察了。", ["意味着什么?", "本研究考察了。"]),
        ("功能性整合。“软性整合”可能有前途。", ["功能性整合。", "“软性整合”可能有前途。"]),
        ("他们说“整合。”然后走了。", ["他们说“整合。”", "然后走了。"]),
        ("为 3.5 倍.其余 vs. 对照组。", ["为 3.5 倍.其余 vs. 对照组。"]),
        ("目的:探讨关系。方法:选取对象。", ["目的:探讨关系。", "方法:选取对象。"]),
        ("【目的】探讨关系【方法】选取对象", ["【目的】探讨关系", "【方法】选取对象"]),
        ("研究的目的:探讨", ["研究的目的:探讨"]),
        ("成本下降(为什么?)而质量上升。", ["成本下降(为什么?)而质量上升。"]),
        ("“为什么?”的问题仍在。", ["“为什么?”的问题仍在。"]),
        ('他说"好。"她说"不。"完。', ['他说"好。"', '她说"不。"', "完。"]),
        ("整合照護的障礙為何？我們訪談了31家ACO。", ["整合照護的障礙為何？", "我們訪談了31家ACO。"]),
        ("研究目的是探讨．结果为３．５。", ["研究目的是探讨．", "结果为３．５。"]),
        ("第一段\n第二段", ["第一段", "第二段"]),
        ("We found it. It is good.", ["We found it.", "It is good."]),
    ],
)
def test_chinese_sentences_are_cut_apart(text: str, parts: list[str]) -> None:
    assert cut(text, "zh-Hans") == parts


@pytest.mark.parametrize(
    ("text", "lang", "parts"),
    [
        ("rather, each site; a group: so", "en", ["rather, each site;", "a group:", "so"]),
        ("实体;相反,策略:一个“整合”;完", "zh", ["实体;", "相反,策略:", "一个“整合”;", "完"]),
        ("at 10:30 a ratio of 1:2 (one; two) doi:10.1/x; end", "en", ["at 10:30 a ratio of 1:2 (one; two) doi:10.1/x;", "end"]),
        ("见 https://x.org/a;b 比例 1：2", "zh", ["见 https://x.org/a;b 比例 1：2"]),
        ("目的：探讨；方法", "zh", ["目的：", "探讨；", "方法"]),
    ],
)  # fmt: skip
def test_clauses_end_at_semicolons_and_colons(text: str, lang: str, parts: list[str]) -> None:
    assert [span.of(text) for span in clauses(text, Span(0, len(text)), lang)] == parts


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_hand_cut_sentences_and_clauses_of_the_seeds_come_out(lang: str) -> None:
    by_sentence = shared_json("alignment/seeds.json")
    by_clause = shared_json("alignment/seeds_clauses.json")
    found = 0
    for name, sentence_gold, clause_gold in zip(SEEDS, by_sentence, by_clause, strict=False):
        text = seed(name)
        spans = sentences(text, lang)
        words = [span.of(text) for span in spans]
        first = words.index(sentence_gold[lang][0])
        own = spans[first : first + len(sentence_gold[lang])]
        assert [span.of(text) for span in own] == sentence_gold[lang]
        parts = [part.of(text) for span in own for part in clauses(text, span, lang)]
        assert parts == clause_gold[lang]
        found += len(own)
    assert found == 33


def test_the_bullet_lists_of_seed_003_become_one_item_each() -> None:
    items = [item for item in cut(seed(SEEDS[3]), "en") if item.startswith("•")]
    assert len(items) == 9
    assert sum("• •" in item for item in items) == 1


def test_sentences_of_the_development_texts_come_apart_as_annotated() -> None:
    right = whole = 0
    for document in shared_json("alignment/medline_dev.json"):
        for lang, glue in (("en", " "), ("zh", "")):
            found = cut(glue.join(document[lang]), lang)
            right += len(set(found) & set(document[lang]))
            whole += len(document[lang])
    assert right / whole > 0.97


text_bits = st.sampled_from(
    [
        *" a1?。整合“”()（）;:：•…!𠮷😀\t\u200b．'\"【】\n\r\u2028",
        "Dr.",
        ". ",
        "The",
        "3.5",
        "\r\n",
        "et al",
        "目的",
        "METHODS",
    ]
)
mixed = st.lists(text_bits, max_size=40).map("".join)


@given(st.one_of(mixed, st.text(max_size=60)), st.sampled_from(["en", "zh-Hans", "zh", "fr"]))
def test_sentences_and_their_clauses_hold_every_character_once(text: str, lang: str) -> None:
    for spans in (
        paragraphs(text),
        sentences(text, lang),
        [part for span in sentences(text, lang) for part in clauses(text, span, lang)],
    ):
        assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)


def anything(many: int = 100_000) -> list[str]:
    """Texts of about so many characters that nobody wrote."""
    return [
        "word " * (many // 5),
        "整合" * (many // 2),
        "(" * many,
        "()" * (many // 2),
        "." * many,
        ". " * (many // 2),
        "a;" * (many // 2),
        "?”" * (many // 2),
        '。"' * (many // 2),
        "1.1" * (many // 3),
        "• " * (many // 2),
        "e.g. " * (many // 5),
        "a. B " * (many // 5),
        "(a" * (many // 2) + "]" * (many // 10),
        "\n" * many,
    ]


ANYTHING = anything()


@pytest.mark.parametrize("text", ANYTHING, ids=range(len(ANYTHING)))
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_of_a_hundred_thousand_characters_of_anything_none_is_lost(text: str, lang: str) -> None:
    spans = sentences(text, lang)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    for span in spans[:3]:
        parts = clauses(text, span, lang)
        assert "".join("".join(part.of(text).split()) for part in parts) == "".join(span.of(text).split())
