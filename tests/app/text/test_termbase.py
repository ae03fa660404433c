"""Glossary terms are found and judged by the stated rules."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.text.lexicon import with_glossary
from app.text.span import Span
from app.text.termbase import FLAGGED, GOOD, NOT_FOUND, Term, Termbase, lexicon_rows, read_terms
from tests.app.text.shared import shared, shared_json

CARE = Term(("integrated care", "integrated health care"), "整合照护", ("整合医疗",), ("综合医疗",), "loses integrated")
PLAIN = Term(("care",), "照护", (), ("护理",))
ACO = Term(("accountable care organization", "accountable care organizations", "ACO", "ACOs"), "责任医疗组织", ("ACO",))
MEDICARE = Term(("Medicare",), "联邦医疗保险", (), ("医疗保险",))
INSURANCE = Term(("health insurance",), "医疗保险")
GROUP = Term(("medical group",), "医师集团", (), ("医疗集团",))
HOSPITALS = Term(("hospital group",), "医院集团", ("医疗集团",))
BASE = Termbase([CARE, PLAIN, ACO, MEDICARE, INSURANCE, GROUP, HOSPITALS])


def verdicts(english: str, chinese: str) -> dict[str, str]:
    return {r.term.name: r.verdict for r in BASE.renderings(english, chinese)}


def test_a_longer_english_term_uses_up_its_words() -> None:
    text = "Integrated health care and care."
    assert [(met.term.name, met.span.of(text)) for met in BASE.english(text)] == [
        ("integrated care", "Integrated health care"),
        ("care", "care"),
    ]


def test_acronyms_are_matched_by_their_letters_case() -> None:
    assert [met.span.of("ACOs aco ACO") for met in BASE.english("ACOs aco ACO")] == ["ACOs", "ACO"]


def test_hyphens_and_line_breaks_part_words_like_spaces() -> None:
    assert BASE.english("integrated-care")[0].term is CARE
    assert BASE.english("integrated\ncare")[0].term is CARE
    assert not BASE.english("integrated, caring")


def test_each_rendering_is_good_flagged_or_not_found() -> None:
    assert verdicts("integrated care", "整合照护") == {"integrated care": GOOD}
    assert verdicts("integrated care", "综合医疗") == {"integrated care": FLAGGED}
    assert verdicts("integrated care", "别的") == {"integrated care": NOT_FOUND}
    assert verdicts("nothing here", "综合医疗") == {}


def test_a_longer_chinese_form_shields_the_flagged_one_inside_it() -> None:
    assert verdicts("Medicare", "联邦医疗保险") == {"Medicare": GOOD}
    assert verdicts("Medicare", "医疗保险") == {"Medicare": FLAGGED}


def test_a_form_that_is_good_for_another_term_of_the_sentence_is_good() -> None:
    assert verdicts("Medicare and health insurance", "医疗保险") == {"Medicare": NOT_FOUND, "health insurance": GOOD}
    assert verdicts("a medical group and a hospital group", "医疗集团")["medical group"] == NOT_FOUND


def test_chinese_is_compared_without_white_space_width_or_script() -> None:
    assert verdicts("integrated care", "綜 合\u3000醫療") == {"integrated care": FLAGGED}
    found = BASE.renderings("ACO", "在 ＡＣＯ 中")[0]
    assert found.good == (Span(2, 5),)


def test_spans_stand_in_the_stored_text() -> None:
    chinese = "这是 综合 医疗 模式"
    flagged = BASE.renderings("integrated care", chinese)[0].flagged[0]
    assert flagged.of(chinese) == "综合 医疗"


def test_the_glossary_flags_what_a_reader_flagged_and_nothing_a_reader_let_pass() -> None:
    terms = read_terms(shared("domain/glossary.tsv").read_text(encoding="utf-8"))
    assert len(terms) == 261
    base = Termbase(terms)
    documents = {d["id"][-3:]: d for d in shared_json("alignment/seeds.json")}
    caught = 0
    for note in shared_json("alignment/qa_seeds.json"):
        document = documents.get(note["doc"])
        if document is None or note["sentence"] is None:
            continue
        chinese = document["zh"][note["sentence"]]
        flagged = [
            span.of(chinese) for r in base.renderings(document["en"][note["sentence"]], chinese) for span in r.flagged
        ]
        here = [form for form in flagged if form in note["zh"] or note["zh"] in form] if note["zh"] else []
        if note["verdict"] == "flag" and note["how"] == "glossary":
            assert here, note
            caught += 1
        if note["verdict"] == "pass":
            assert not here, note
    assert caught == 26


def test_terms_become_evidence_for_the_aligner() -> None:
    lexicon = with_glossary(lexicon_rows([CARE]))
    assert any("综合医疗" in entry.forms for entry in lexicon.entries("integrated care"))


def test_in_a_long_text_full_of_terms_every_one_is_found() -> None:
    found = BASE.renderings("integrated care ACO " * 5_000, "整合照护" * 5_000)
    assert [(one.term, len(one.english), len(one.good), len(one.flagged)) for one in found] == [
        (CARE, 5_000, 5_000, 0),
        (ACO, 5_000, 0, 0),
    ]


@given(st.text(st.sampled_from("integrated careACO-s ,\n整"), max_size=60), st.text(max_size=40))
def test_terms_never_overlap_in_any_text(english: str, chinese: str) -> None:
    met = BASE.english(english)
    assert all(a.span.end <= b.span.start for a, b in pairwise(met))
    for rendering in BASE.renderings(english, chinese):
        assert all(0 <= span.start < span.end <= len(chinese) for span in (*rendering.good, *rendering.flagged))
