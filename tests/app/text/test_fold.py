"""The matching form and the full-width view lead back to the stored text."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.text.fold import WIDE, Folded, folded, narrow, widen
from tests.app.text.shared import SEEDS, seed

tricky = st.text(st.sampled_from("aé e\u0301ﬁ…㎎Ａ，。, \r\n\t\u3000\u00a0整合𠮷😀ｶﾞ´\u1161\u1100ﬀ½"), max_size=30)


@given(st.one_of(tricky, st.text(max_size=30)))
def test_the_matching_form_is_nfkc_without_white_space(text: str) -> None:
    assert Folded(text).text == "".join(unicodedata.normalize("NFKC", text).split()) == folded(text)


@given(tricky)
def test_each_folded_character_leads_back_to_what_it_came_from(text: str) -> None:
    form = Folded(text)
    for place, ch in enumerate(form.text):
        span = form.stored(place, place + 1)
        assert ch in folded(span.of(text))
        assert form.at(span.start) <= place
    assert form.at(len(text)) == len(form.text)


@given(st.text(st.sampled_from("ab1 整合“”,.;:?!()\n，。"), max_size=40))
def test_the_full_width_view_keeps_every_offset_and_folds_back(text: str) -> None:
    shown = widen(text)
    assert len(shown) == len(text)
    assert narrow(shown) == narrow(text)
    assert all(a == b or WIDE.get(a) == b for a, b in zip(text, shown, strict=True))


def test_folded_chinese_is_shown_full_width() -> None:
    assert widen("责任医疗组织(ACO)和改革;然而,81%,成功吗?") == "责任医疗组织（ACO）和改革；然而，81%，成功吗？"
    assert widen("“整合”,维护(114 名医生)、观察。") == "“整合”，维护（114 名医生）、观察。"
    assert widen("见 ACO,而不是 IPA;共 1,409 例(比例 1:2)") == "见 ACO，而不是 IPA；共 1,409 例（比例 1:2）"


def test_english_numbers_and_addresses_stay_as_they_are() -> None:
    for text in (
        "Soft integration, not hard; really? (Yes.)",
        "The term 整合, which means integration.",
        "共 1,409 例 3.5 倍 10:30",
        '他说 "soft, not hard" 而已',
    ):
        assert widen(text) == text


def test_the_chinese_of_the_seeds_keeps_no_half_width_comma_beside_a_chinese_character() -> None:
    for name in SEEDS[:3]:
        shown = widen(seed(name))
        assert narrow(shown) == narrow(seed(name))
        for before, mark in pairwise(shown):
            assert not ("\u4e00" <= before <= "\u9fff" and mark in ",;:?!")
