"""The checker against the judged places of the seeds and the development abstracts."""

from typing import Any

import pytest

from app.text.align import align
from app.text.checks import NOTE, Bitext, Issue, check
from tests.app.text.checks.texts import gold_bitext, shared_terms
from tests.app.text.shared import SEEDS, seed, shared_json

RULES = {
    "glossary": {"term", "false_friend", "collision"},
    "consistency": {"consistency"},
    "collision": {"collision"},
    "segment": {"untranslated"},
}


@pytest.fixture(scope="module")
def issues() -> dict[str, list[Issue]]:
    termbase, lexicon = shared_terms()
    found = {
        document["id"].rsplit("/", 1)[-1]: check(gold_bitext(document), termbase, lexicon)
        for document in shared_json("alignment/seeds.json")
    }
    found["003"] = check(Bitext(seed(SEEDS[3]), "", ("en", "zh-Hans"), ()), termbase, lexicon)
    return found


def places() -> list[dict[str, Any]]:
    return list(shared_json("alignment/qa_seeds.json"))


def test_every_flag_that_a_rule_can_catch_is_raised(issues: dict[str, list[Issue]]) -> None:
    flags = [place for place in places() if place["verdict"] == "flag" and place["how"] in RULES]
    missed = [
        place
        for place in flags
        if not any(
            issue.rule in RULES[place["how"]]
            and issue.pair == place["sentence"]
            and _touches(issue, place)
            and issue.severity != NOTE
            for issue in issues[place["doc"]]
        )
    ]
    assert len(flags) == 34
    assert missed == []


def _touches(issue: Issue, place: dict[str, Any]) -> bool:
    """Whether an issue is about the words of a judged place: its Chinese holds the issue's, or the other way round."""
    here, there = issue.right_text, place["zh"].replace(" ", "")
    return here.replace(" ", "") in there or there in here


def test_no_place_that_must_pass_is_raised(issues: dict[str, list[Issue]]) -> None:
    passes = [place for place in places() if place["verdict"] == "pass"]
    assert len(passes) == 28
    raised = [(place, issue.rule) for place in passes for issue in issues[place["doc"]] if _raised(issue, place)]
    assert raised == []


def _raised(issue: Issue, place: dict[str, Any]) -> bool:
    if issue.pair != place["sentence"]:
        return False
    if place["how"] == "segment" or place["category"] in ("length", "order", "segment"):
        return issue.rule in ("length", "omission", "addition")
    if place["category"] == "negation":
        return issue.rule == "negation"
    if place["category"] == "number":
        return issue.rule == "number"
    bare = "".join(ch for ch in place["zh"] if ch not in "“”…")
    return bool(issue.right_text) and (issue.right_text in bare or bare in issue.right_text) and bool(bare)


def test_the_notes_are_no_errors(issues: dict[str, list[Issue]]) -> None:
    notes = [place for place in places() if place["verdict"] == "info"]
    assert len(notes) == 26
    raised = [
        (place["zh"], issue.rule, issue.right_text)
        for place in notes
        for issue in issues[place["doc"]]
        if issue.severity != NOTE and issue.pair == place["sentence"] and issue.right_text and place["zh"]
        and (issue.right_text in place["zh"] or place["zh"] in issue.right_text)
    ]  # fmt: skip
    assert raised == []


def test_a_number_with_another_owner_is_seen(issues: dict[str, list[Issue]]) -> None:
    assert [(i.pair, i.right_text) for i in issues["001"] if i.rule == "number_scope"] == [(2, "高管")]


def test_the_folded_marks_are_told_once_a_seed(issues: dict[str, list[Issue]]) -> None:
    for name in ("000", "001", "002"):
        assert len([i for i in issues[name] if i.rule == "punctuation"]) == 1


def test_few_links_of_the_development_abstracts_are_flagged_for_numbers_or_negation() -> None:
    termbase, lexicon = shared_terms()
    documents = shared_json("alignment/medline_dev.json")
    links = sum(len(document["links"]) for document in documents)
    flagged = {"number": 0, "negation": 0, "number_scope": 0, "length": 0, "repeated": 0, "acronym": 0}
    for document in documents:
        found = check(gold_bitext(document), termbase, lexicon)
        for rule in flagged:
            flagged[rule] += len({i.pair for i in found if i.rule == rule})
        assert all(i.rule != "unrelated" for i in found)
    assert flagged["number"] <= 0.03 * links
    assert flagged["negation"] + flagged["number_scope"] <= 0.01 * links
    assert flagged["length"] <= 0.02 * links
    assert flagged["acronym"] + flagged["repeated"] <= 0.04 * links


def test_the_chinese_of_another_seed_is_told(issues: dict[str, list[Issue]]) -> None:
    termbase, lexicon = shared_terms()
    documents = shared_json("alignment/seeds.json")
    for one in documents:
        for other in documents:
            links = align(one["en"], other["zh"], ("en", "zh-Hans"), lexicon)
            two = gold_bitext(
                {"en": one["en"], "zh": other["zh"], "links": [(link.left, link.right) for link in links]}
            )
            pairs = tuple(
                pair._replace(confidence=link.confidence) for pair, link in zip(two.pairs, links, strict=True)
            )
            found = check(Bitext(two.left, two.right, two.langs, pairs), termbase, lexicon)
            assert (found[0].rule == "unrelated") == (one is not other), (one["id"], other["id"])
