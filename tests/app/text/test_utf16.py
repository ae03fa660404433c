"""Places are the same places however they are counted."""

from hypothesis import given
from hypothesis import strategies as st

from app.text.utf16 import Units, units

texts = st.text(st.sampled_from("ab 整合𠮷😀\r\n\u2028é"), max_size=40)


@given(texts)
def test_every_place_comes_back_from_its_utf16_place(text: str) -> None:
    counts = Units(text)
    for point in range(len(text) + 1):
        unit = counts.unit(point)
        assert unit == len(text[:point].encode("utf-16-le")) // 2
        assert counts.point(unit) == point
    assert counts.units == units(text)
    assert counts.points == len(text)


def test_a_place_inside_a_surrogate_pair_goes_to_the_characters_start() -> None:
    counts = Units("a𠮷b")
    assert [counts.point(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
