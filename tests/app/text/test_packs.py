"""A coding pack finds its words again in every copy of a text, and never guesses."""

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.fold import WIDE, folded, widen
from app.text.packs import mark, place, place_all
from app.text.span import Span
from tests.app.text.shared import SEEDS, seed, shared_json

Quote = tuple[str, int, int, str]


def quotes(language: str) -> list[Quote]:
    """(seed file, start, end, words) of every quote of the starter findings in one language."""
    coding = shared_json("domain/seed_coding.json")
    files = {study["id"]: study["seed_file"] for study in coding["studies"]}
    found = [(files[f["study"]], f.get(f"quote_{language}")) for f in coding["findings"]]
    return [(name, quote["start"], quote["end"], quote["text"]) for name, quote in found if quote]


def without_furniture(text: str) -> str:
    """The paragraphs of the text itself, without authors, affiliations and citations."""
    kept = [line for line in text.split("\n") if len(line) > 300 or (len(line) > 90 and "," in line and "。" in line)]
    return "\n\n".join(kept)


def all_wide(text: str) -> str:
    """Every ASCII mark full width, also in English: more than any real page does."""
    return "".join(WIDE.get(ch, ch) for ch in text)


COPIES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "with full-width marks": widen,
    "with every mark wide": all_wide,
    "with Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "without furniture": without_furniture,
    "re-wrapped with wide spaces": lambda text: text.replace(" ", "\u3000 ").replace("。", "。\n"),
}


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize(("language", "count"), [("en", 48), ("zh", 34)])
def test_every_quote_of_the_seeds_is_found_in_a_copy(copy: str, language: str, count: int) -> None:
    placed = 0
    for name, start, end, words in quotes(language):
        text = seed(name)
        assert text[start:end] == words
        other = COPIES[copy](text)
        span = place(other, mark(text, start, end))
        assert span is not None, words
        assert folded(span.of(other)) == folded(words)
        placed += 1
    assert placed == count


def test_one_changed_character_lists_only_the_quotes_it_lies_in() -> None:
    for name in SEEDS:
        text = seed(name)
        here = [(start, end) for lang in ("en", "zh") for file, start, end, _ in quotes(lang) if file == name]
        marks = [mark(text, start, end) for start, end in here]
        for start, end in here:
            middle = (start + end) // 2
            other = text[:middle] + "Ω" + text[middle + 1 :]
            placed = place_all("\n" + other, marks)
            for (a, b), span in zip(here, placed, strict=True):
                expected = None if a <= middle < b else Span(a + 1, b + 1)
                assert span == expected


def test_the_hint_decides_between_two_equal_places() -> None:
    text = "integration and integration"
    wanted = mark(text, 16, 27)
    assert place(text, wanted) == Span(16, 27)


def test_without_the_hint_the_context_decides_between_equal_places() -> None:
    text = "Soft integration may help. Hard integration may not."
    wanted = mark(text, 32, 43)
    assert place("New head.\n" + text, wanted) == Span(42, 53)


def test_two_places_that_are_alike_are_never_guessed_between() -> None:
    wanted = mark("one trust two", 4, 9)
    assert place("???? trust ???? trust ????", wanted) is None


def test_a_short_word_met_in_another_context_is_not_taken_for_the_marked_one() -> None:
    wanted = mark("they had little trust in it", 16, 21)
    assert place("the NHS trust was merged", wanted) is None


def test_a_mark_never_splits_a_stored_character() -> None:
    wanted = dataclasses.replace(mark("...", 0, 1), hint=9)
    assert place("a…b", wanted) is None


def test_nothing_but_white_space_cannot_be_marked() -> None:
    with pytest.raises(ValueError, match="white space"):
        mark("a  b", 1, 3)


@given(st.text(max_size=40), st.data())
def test_a_mark_leads_back_to_its_own_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not folded(text[start:end]):
        return
    span = place(text, mark(text, start, end))
    if span is not None:
        assert folded(span.of(text)) == folded(text[start:end])


def test_a_mark_holds_no_word_of_its_text() -> None:
    fields = dataclasses.asdict(mark("a hospital that mistrusted", 2, 10))
    assert "hospital" not in str(fields)
