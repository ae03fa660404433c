"""The four seed documents come in with every field that is there and nothing that is not."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from app.formats.reading import read
from app.formats.records import ParsedFile, Record
from tests.app.formats.samples import SEEDS, shared


def parsed(name: str) -> ParsedFile:
    return read(shared(f"seeds/{name}").read_bytes(), name)


def record(number: int) -> Record:
    file = parsed(SEEDS[number])
    assert len(file.records) == 1
    return file.records[0]


def codes(found: Record) -> set[str]:
    return {w.code for w in found.warnings}


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_read_whole_and_its_texts_are_slices_of_it(name: str) -> None:
    file = parsed(name)
    assert (file.format, file.encoding, file.warnings) == ("pagetext", "utf-8", ())
    assert file.source == shared(f"seeds/{name}").read_text(encoding="utf-8")
    for text in file.records[0].texts:
        assert text.body == "\n".join(file.source[a:b] for a, b in text.slices)
        assert (text.kind, text.provenance) == ("abstract", "unknown")


@pytest.mark.parametrize(("number", "paragraphs"), [(0, [4, 4]), (1, [1, 1]), (2, [5, 5]), (3, [1])])
def test_a_seed_has_its_paragraphs_in_each_language(number: int, paragraphs: list[int]) -> None:
    texts = record(number).texts
    assert [len(t.slices) for t in texts] == paragraphs
    assert [t.lang for t in texts] == ["en", "zh-Hans"][: len(paragraphs)]


@pytest.mark.parametrize("number", range(4))
def test_a_seed_tells_what_the_coding_says_it_prints(number: int) -> None:
    study = json.loads(shared("domain/seed_coding.json").read_text(encoding="utf-8"))["studies"][number]
    found = record(number)
    assert study["seed_file"] == SEEDS[number]
    assert list(found.affiliations) == study["affiliations_printed"]
    assert found.titles == ()
    if number == 3:
        return
    printed = (
        found.journal_abbrev,
        found.year,
        found.month,
        found.day,
        found.volume,
        found.issue,
        found.pages,
        found.epub,
    )
    wanted = (
        study["journal_abbrev"], study["year"], study["month"], study.get("day"), study["volume"], study["issue"] or "",
        study["pages"], study.get("epub", ""),
    )  # fmt: skip
    assert printed == wanted
    assert found.identifier("doi") == study["doi"]
    assert found.article_number == study.get("article_number", "")
    assert found.citation is not None
    assert found.printed_citation is None


def test_names_of_the_third_seed_stand_family_first() -> None:
    assert [(a.family, a.given) for a in record(2).authors] == [("Bussu", "Sonia"), ("Marshall", "Martin")]


def test_the_citation_under_the_fourth_seed_is_kept_apart() -> None:
    found = record(3)
    assert found.citation is None
    assert (found.journal, found.year, found.authors, found.identifier("doi")) == ("", None, (), "")
    assert found.identifier("doi", "printed") == "10.5334/ijic.504"
    printed = found.printed_citation
    assert printed is not None
    assert printed.raw in parsed(SEEDS[3]).source
    assert [a.family for a in printed.authors] == ["Fleury", "Palley"]
    assert (printed.year, printed.volume, printed.issue) == (2009, "9", "4")
    assert "CITATION STYLE" not in found.texts[0].body
    assert "Mendeley" not in found.texts[0].body
    assert found.texts[0].slices[0][0] == 0


def test_the_seeds_are_warned_about_in_plain_words() -> None:
    assert [codes(record(n)) for n in range(3)] == [{"no_title", "punctuation_folded"}] * 3
    assert codes(record(3)) == {"no_title", "no_citation", "no_chinese", "printed_citation_apart", "empty_bullet"}
    for number in range(4):
        for warning in record(number).warnings:
            assert warning.sentence.endswith(".")
            assert "%1" not in warning.sentence


@pytest.mark.parametrize("number", range(4))
def test_every_quote_of_the_coding_lies_in_a_text(number: int) -> None:
    coding = json.loads(shared("domain/seed_coding.json").read_text(encoding="utf-8"))
    study = coding["studies"][number]["id"]
    found = record(number)
    quotes = [f[q] for f in coding["findings"] if f["study"] == study for q in ("quote_en", "quote_zh") if f.get(q)]
    quotes += [f[q] for f in coding["translation_flags"] if f["study"] == study for q in ("en", "zh") if f.get(q)]
    assert quotes
    for quote in quotes:
        assert any(a <= quote["start"] and quote["end"] <= b for t in found.texts for a, b in t.slices)


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_change_no_field(name: str, end: str) -> None:
    text = shared(f"seeds/{name}").read_text(encoding="utf-8")
    plain, other = read(text.encode(), name), read(text.replace("\n", end).encode(), name)
    assert other.source == text.replace("\n", end)
    one, two = plain.records[0], other.records[0]
    assert [t.body for t in one.texts] == [t.body for t in two.texts]
    assert (one.citation, one.authors, one.affiliations, one.identifiers) == (
        two.citation, two.authors, two.affiliations, two.identifiers,
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_a_seed_in_another_encoding_is_the_same_text(encoding: str) -> None:
    name = SEEDS[0]
    text = shared(f"seeds/{name}").read_text(encoding="utf-8")
    file = read(text.encode(encoding), name)
    assert file.source == text
    assert len(file.records[0].texts) == 2


@pytest.mark.parametrize("order", list(permutations(range(4))), ids=str)
def test_all_four_seeds_in_one_file_are_four_records(order: tuple[int, ...]) -> None:
    texts = [shared(f"seeds/{SEEDS[n]}").read_text(encoding="utf-8") for n in order]
    file = read("\n".join(texts).encode())
    bodies = [[t.body for t in r.texts] for r in file.records]
    assert bodies == [[t.body for t in record(n).texts] for n in order]
    assert [r.identifiers for r in file.records] == [record(n).identifiers for n in order]
    assert [r.affiliations for r in file.records] == [record(n).affiliations for n in order]
