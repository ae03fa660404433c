"""How another program counted is found out from the words it quotes, and never believed without them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.offsets import Mark, Way, best, place

BODY = "Café 𠮷野家 😀 opened.\r\nStaff mistrusted the new system, and staff left.\r\n员工不信任新系统。The end."
QUOTES = ("𠮷野家 😀 opened", "Staff mistrusted the new system", "员工不信任新系统")


def counted(body: str, quote: str, way: Way) -> tuple[int, int]:
    def at(point: int) -> int:
        head = body[:point]
        if way.ends == "one":
            head = head.replace("\r\n", "\n")
        elif way.ends == "two":
            head = head.replace("\n", "\r\n")
        units = {"points": len(head), "utf16": len(head.encode("utf-16-le")) // 2, "bytes": len(head.encode())}
        return units[way.unit] + way.shift

    start = body.index(quote)
    return at(start), at(start + len(quote)) - way.inside


@pytest.mark.parametrize(("unit", "inside"), [("points", False), ("points", True), ("utf16", False), ("bytes", False)])
@pytest.mark.parametrize("shift", [0, 1, -1])
@pytest.mark.parametrize("ends", ["as is", "one"])
@pytest.mark.parametrize("whole", [False, True])
def test_each_way_of_counting_is_found_out(unit: str, shift: int, ends: str, inside: bool, whole: bool) -> None:
    way = Way(unit, shift, ends, inside)
    marks = [Mark(*counted(BODY, quote, way), quote, whole) for quote in QUOTES]
    placed = place(BODY, marks)
    assert [(one.span.of(BODY), one.how) if one else None for one in placed] == [(q, "words") for q in QUOTES]


def test_line_feeds_that_were_counted_as_two_are_found_out() -> None:
    body = BODY.replace("\r\n", "\n")
    way = Way("points", 0, "two")
    marks = [Mark(*counted(body, quote, way), quote) for quote in QUOTES]
    assert best(body, marks) == way


def test_a_quote_that_was_cut_off_proves_where_it_begins() -> None:
    quote = "Staff mistrusted the new system"
    (found,) = place(BODY, [Mark(*counted(BODY, quote, Way("utf16")), "Staff mistrusted…")])
    assert found is not None
    assert (found.span.of(BODY), found.how) == (quote, "words")


def test_words_that_stand_elsewhere_once_are_found_there_and_twice_nowhere() -> None:
    once, twice, short = place(
        BODY, [Mark(0, 5, "员工不信任新系统", True), Mark(0, 3, "taff", True), Mark(2, 9000, "Café", True)]
    )
    assert once is not None
    assert (once.span.of(BODY), once.how) == ("员工不信任新系统", "found")
    assert twice is None
    assert short is not None
    assert short.span.of(BODY) == "Café"


def test_without_words_the_plain_way_is_taken_and_said_to_be_unproved() -> None:
    inside, outside, empty = place(BODY, [Mark(5, 8), Mark(5, 9000), Mark(7, 7)])
    assert inside is not None
    assert (inside.span.of(BODY), inside.how) == ("𠮷野家", "unproved")
    assert (outside, empty) == (None, None)
    (other,) = place(BODY, [Mark(6, 9)], usual=Way("points", 1))
    assert other is not None
    assert other.span.of(BODY) == "𠮷野家"


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab c\r\n😀𠮷e\u0301员工。"), min_size=4, max_size=60), st.data())
def test_our_own_counting_never_shifts(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    (found,) = place(body, [Mark(start, end, body[start:end], True)])
    if body[start:end].strip():
        assert found is not None
        assert found.span.of(body).split() == body[start:end].split()
