"""Findings: claims that rest on passages, in an order kept by hand."""

from __future__ import annotations

import pytest

from app.text.refused import Refused
from app.work import finding, history
from app.work.library import Library
from db.query import Query
from tests import verbs


@pytest.fixture
def three(library: Library, study: int) -> tuple[int, int, int]:
    en, _ = verbs.two_texts(library, study)
    code = verbs.a_code(library)
    words = ("Trust grew slowly", "Money was scarce", "The board listened")
    one, two, three = (verbs.a_passage(library, study, (en, said), codes=(code,)) for said in words)
    return one, two, three


def order(library: Library) -> list[int]:
    return [one.id for one in finding.findings(library)]


def test_a_finding_has_the_codes_of_its_passages_the_strongest_mode_first(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    code = verbs.a_code(library)
    weak = verbs.a_passage(library, study, (en, "Money"), codes=(code,), mode="implied")
    strong = verbs.a_passage(library, study, (en, "staff"), codes=(code,))
    made = verbs.a_finding(library, weak, strong)
    found = finding.get(library, made)
    assert found is not None
    assert [(c.code_id, c.mode) for c in found.codes] == [(code, "explicit")]


def test_a_finding_needs_a_passage_and_a_sentence(library: Library, three: tuple[int, int, int]) -> None:
    with pytest.raises(Refused):
        finding.make(library, [], {"en": "Claim."})
    with pytest.raises(Refused):
        finding.make(library, [three[0]], {"en": "  "})
    with pytest.raises(Refused):
        finding.make(library, [9999], {"en": "Claim."})


def test_passages_of_two_studies_make_no_finding(library: Library, three: tuple[int, int, int]) -> None:
    other = verbs.a_study(library, "Other")
    text, _ = verbs.two_texts(library, other)
    passage = verbs.a_passage(library, other, (text, "Money"))
    with pytest.raises(Refused):
        finding.make(library, [three[0], passage], {"en": "Claim."})


def test_an_edited_finding_comes_back_by_undo(library: Library, three: tuple[int, int, int]) -> None:
    made = verbs.a_finding(library, three[0])
    before = finding.get(library, made)
    finding.edit(
        library,
        made,
        claims={"en": "Other.", "zh-Hans": "别的。"},
        status="recommendation",
        direction="helps",
        passage_ids=three[1:],
    )
    after = finding.get(library, made)
    assert after is not None
    assert (after.claims, after.status, after.direction, after.passages) == (
        {"en": "Other.", "zh-Hans": "别的。"},
        "recommendation",
        "helps",
        three[1:],
    )
    assert history.steps(library, 1)[0].label == "Edited a finding"
    history.undo(library)
    assert finding.get(library, made) == before


def test_a_split_puts_the_new_finding_right_after_the_old(library: Library, three: tuple[int, int, int]) -> None:
    first = verbs.a_finding(library, *three)
    last = verbs.a_finding(library, three[0], en="Last.")
    made = finding.split(library, first, [three[1]], {"en": "Its own."}).result
    assert order(library) == [first, made, last]
    old, new = finding.get(library, first), finding.get(library, made)
    assert old is not None
    assert new is not None
    assert (old.passages, new.passages) == ((three[0], three[2]), (three[1],))


def test_a_finding_is_never_split_away_whole(library: Library, three: tuple[int, int, int]) -> None:
    made = verbs.a_finding(library, *three)
    with pytest.raises(Refused):
        finding.split(library, made, three)


def test_findings_stand_in_the_order_they_are_put(library: Library, three: tuple[int, int, int]) -> None:
    a, b, c = (verbs.a_finding(library, one, en=f"{one}.") for one in three)
    finding.reorder(library, [c, a])
    assert order(library) == [c, b, a]
    history.undo(library)
    assert order(library) == [a, b, c]


def test_reordering_also_parts_findings_that_stand_at_one_place(library: Library, three: tuple[int, int, int]) -> None:
    first = verbs.a_finding(library, *three)
    made = finding.split(library, first, [three[1]]).result
    finding.reorder(library, [made, first])
    assert order(library) == [made, first]


def test_ticks_go_into_the_report_and_out(library: Library, three: tuple[int, int, int]) -> None:
    made = [verbs.a_finding(library, one) for one in three]
    finding.tick(library, made[:2])
    assert [f.in_report for f in finding.findings(library)] == [True, True, False]
    finding.tick(library, made, on=False)
    assert not any(f.in_report for f in finding.findings(library))


def test_deleting_findings_keeps_their_passages(library: Library, three: tuple[int, int, int]) -> None:
    made = [verbs.a_finding(library, one) for one in three]
    finding.delete(library, made)
    assert finding.findings(library) == []
    assert verbs.passage_of(library, three[0]).findings == ()
    history.undo(library)
    assert order(library) == made


def test_words_of_a_query_find_claims_quotes_and_codes_in_both_languages(
    library: Library, three: tuple[int, int, int]
) -> None:
    claims = [{"en": "Trust is slow."}, {"en": "Costs matter.", "zh-Hans": "费用重要。"}, {"en": "Ears help."}]
    made = [finding.make(library, [p], c).result for p, c in zip(three, claims, strict=True)]

    def found(words: str) -> list[int]:
        return [f.id for f in finding.findings(library, Query(text=words))]

    assert found("费用") == [made[1]]
    assert found("scarce") == [made[1]]
    assert found("mistrust") == made
    assert found("mistrust -scarce") == [made[0], made[2]]
    assert found("nowhere") == []


def test_filters_of_a_query_choose_the_findings_of_their_studies(library: Library, three: tuple[int, int, int]) -> None:
    made = verbs.a_finding(library, three[0])
    assert [f.id for f in finding.findings(library, Query(coded=True))] == [made]
    assert finding.findings(library, Query(coded=False)) == []
