"""Whatever comes in, the answer is a record or one plain sentence."""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.decode import LIMIT
from app.formats.pagetext import LONGEST
from app.formats.reading import read, read_text
from app.formats.records import ParsedFile
from app.text.refused import Refused
from tests.app.formats.samples import CITATION, EN_ONE, FR_ONE, PUBMED, ZH_HANT_ONE, ZH_ONE, ZH_TWO, seed_layout


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u3000\u3000".encode(), "empty"),
        (b"abc\x00def", "NUL"),
        (b"line\nab\x00", "line 2"),
        (bytes(range(256)) * 9, "no plain text"),
        (b"half \xed\xa0\x80 a pair", "lone surrogate"),
        (b"\xff\xfe\x00\xd8a\x00", "lone surrogate"),
        (b"\xff\xfea\x00b", "UTF-16"),
        (b"%PDF-1.7 and so on", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"SQLite format 3\x00rest", "database"),
        (b"\x89PNG\r\n\x1a\nrest", "picture"),
        (b"7z\xbc\xaf\x27\x1crest", "compressed"),
        (b"<?xml version='1.0'?><collection><thing/></collection>", "XML"),
        (b"<?xml version='1.0'?><xml><records><record>", "whole XML"),
        (b'[{"name": "A thing", "colour": "red"}]', "JSON"),
        (b'{"title": "A title", "type": ', "whole JSON"),
        (b"<!DOCTYPE html><html><body>x", "HTML"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence_that_names_the_file(data: bytes, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, "some file.txt")
    assert words in str(refused.value)
    assert "“some file.txt”" in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_file_over_two_hundred_megabytes_is_refused_unread() -> None:
    with pytest.raises(Refused, match="200 MB"):
        read(b"\x00" * (LIMIT + 1), "big.txt")


def test_a_text_longer_than_any_page_is_refused() -> None:
    with pytest.raises(Refused, match="million characters"):
        read(b"word " * 1_000_000, "long.txt")
    with pytest.raises(Refused, match="lines"):
        read_text("a\n" * 100_000)


def test_pasted_halves_of_characters_are_refused() -> None:
    with pytest.raises(Refused, match="lone surrogate"):
        read_text("fine until \ud800 here")
    with pytest.raises(Refused, match="empty"):
        read_text("")


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="copied pages"):
        read(EN_ONE.encode(), "x.txt", "wordstar")


def test_surrogate_pairs_written_as_two_sequences_are_joined() -> None:
    assert read(b"abc \xed\xa1\x82\xed\xbe\xb7 def").source == "abc 𠮷 def"


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("gb18030", seed_layout(EN_ONE, ZH_ONE, ZH_TWO), "gb18030"),
        ("gbk", ZH_ONE, "gb18030"),
        ("big5", seed_layout(EN_ONE, ZH_HANT_ONE), "big5"),
        ("cp1252", seed_layout(FR_ONE), "cp1252"),
        ("cp1252", "It’s a “fair” question – naïve, perhaps.", "cp1252"),
        ("utf-16-le", ZH_ONE, "utf-16-le"),
        ("utf-16-be", seed_layout(EN_ONE), "utf-16-be"),
    ],
)
def test_older_encodings_are_found_and_told(encoding: str, text: str, shown: str) -> None:
    file = read(text.encode(encoding))
    assert (file.source, file.encoding) == (text, shown)
    assert [w.code for w in file.warnings] == ["encoding_guessed"]


def adversarial(percent: int = 100) -> dict[str, str]:
    """Pages that nobody copied, as long as a page may be or so many percent of that."""

    def many(count: int) -> int:
        return count * percent // 100

    return {
        "one letter": "a" * many(999_000),
        "brackets": "(" * many(999_000),
        "capitals": "A. " * many(330_000),
        "names": "Ann Carter, " * many(80_000),
        "dois": "10.1234/" * many(120_000),
        "years": "(2009). " * many(120_000),
        "bullets": "• " * many(499_000),
        "spaces": "a" + " " * many(998_000) + "b",
        "copyright": "© " * many(499_000),
        "hanzi": "医" * many(999_000),
        "lines of names": "Ann Carter, Bob Dorn\n" * many(19_000),
        "citations": "".join(f"J Test. 2019;{n}:1-2. doi: 10.1234/{n}.\n" for n in range(many(19_000))),
        "abstracts": "Abstract\n" * many(19_000),
        "abstracts and text": f"Abstract\n{EN_ONE[:90]}\n" * many(9_900),
        "addresses": "".join(f"Unit {n}, University of Northtown, Canada.\n" for n in range(many(19_000))),
        "titles": "Some title of a study\n" * many(19_000),
        "identifiers": "".join(f"PMID: {n}\n" for n in range(10_000, 10_000 + many(19_000))),
        "styles": "CITATION STYLE\n" * many(19_000),
        "empty lines": "a\n" + "\n" * many(19_900),
        "pages": (seed_layout(EN_ONE, ZH_ONE) + "\n") * many(1_500),
        "short citations": "Journal\n. 2019 Mar;1\n" * many(9_900),
    }


ADVERSARIAL = adversarial()


@pytest.mark.parametrize("text", ADVERSARIAL.values(), ids=ADVERSARIAL)
def test_any_long_text_becomes_one_page_whose_words_all_stand_in_it(text: str) -> None:
    assert len(text) <= LONGEST
    file = read_text(text)
    assert (file.format, len(file.records)) == ("pagetext", 1)
    holds(file)


def holds(file: ParsedFile) -> None:
    """Everything a record says of the source lies within it."""
    size = len(file.source)
    for record in file.records:
        for text in record.texts:
            assert text.slices
            assert all(0 <= a < b <= size for a, b in text.slices)
            assert list(text.slices) == sorted(text.slices)
            assert text.body == "\n".join(file.source[a:b] for a, b in text.slices)
        assert all(0 <= a < b <= size for a, b in record.left_out)
        assert 1 <= record.lines[0] <= record.lines[1]
        for warning in record.warnings:
            assert warning.sentence


PIECES = st.sampled_from([
    EN_ONE, ZH_ONE, ZH_HANT_ONE, CITATION, "Abstract", "摘要：", "Affiliations", "CITATION STYLE", "Similar articles", "Keywords: a; b",
    "UCL, UK.", "Ann Carter 1, Bob Dorn 2", "1 University of X, Canada.", "Some title", "题名", "PMID: 123456", "© 2019", "• •", "",
    "Carter, A. (2019). T. J, 1(2). https://doi.org/10.1234/a", "Journal of Care (2009) 9(4)", ". 2019 Mar;1(2):3-4.", "doi: 10.1234/x. Epub 2019 May 2.",
    "\u200f", "𠮷😀", "机器翻译", "作者：王小明；李华", "PMID- 1", "TY  - JOUR", "Author information:",
])  # fmt: skip
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", " "])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.one_of(PIECES, st.text(max_size=30)), ENDS), max_size=25))
def test_any_mixture_of_lines_is_read_or_refused(pieces: list[tuple[str, str]]) -> None:
    try:
        file = read_text("".join(words + end for words, end in pieces))
    except Refused:
        return
    holds(file)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda t: t.encode("utf-16", "surrogatepass"))))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        file = read(data, "x")
    except Refused:
        return
    holds(file)


def test_noise_is_refused() -> None:
    with pytest.raises(Refused):
        read(os.urandom(20_000), "noise")


def test_the_source_is_kept_as_it_came() -> None:
    text = PUBMED.replace("\n", "\r\n") + "\rlast\u2028line\x0c"
    file = read(text.encode("utf-8"), "p.txt")
    assert file.source == text
    holds(file)
