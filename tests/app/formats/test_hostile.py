"""Files that are broken or meant to harm give records, or one plain sentence."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.dates import read_date
from app.formats.reading import read, read_text
from app.text.refused import Refused
from tests.app.formats.test_readers import CHINESE, WESTERN

SAMPLES = {**WESTERN, **CHINESE}


def harmful(many: int = 100_000) -> dict[str, str]:
    """Files that are meant to harm, longer the larger `many` is."""
    return {
        "authors": "TY  - JOUR\nTI  - A title\n" + "AU  - Carter, Anna\n" * (many // 10) + "ER  - \n",
        "lines of one value": "TY  - JOUR\nAB  - x\n" + "a\n" * 5 * many,
        "records of nothing": "TY  - JOUR\nER  - \n" * (many // 5),
        "lines outside": "TY  - JOUR\nTI  - t\nER  - \n" + "garbage line here\n" * many,
        "keywords": "TY  - JOUR\n" + "".join(f"KW  - k{n}\n" for n in range(many)) + "ER  - \n",
        "digits and dois": "TY  - JOUR\nPY  - "
        + "9" * many
        + "\nDO  - "
        + "10.1234/" * many
        + "\nSN  - "
        + "1234-567X " * many,
        "open braces": "@article{a, title={" + "{" * many,
        "open entries": "@article{a, title={\n" * (many // 20),
        "the same key": "@article{k, title={T}}\n" * (many // 20),
        "commands": "@article{k, title={"
        + '\\"{o}' * many
        + "}, note={"
        + "\\foo{" * (many // 5)
        + "}" * (many // 5)
        + "}}",
        "joined": "@article{k, title=" + " # ".join(['"a"'] * (many // 5)) + "}",
        "brackets": '[{"title": "x", "a": ' + "[" * many + "]" * many + "}]",
        "objects": '[{"title":' * many,
        "late nesting": '[{"title": "' + "x" * (many // 20) + '", "a": ' + "[" * many,
        "one quote": 'Title,Authors,Year,Abstract\n"' + "a,b\n" * many,
        "columns": "Title,Authors,Year,DOI," + ",".join(f"c{n}" for n in range(many // 5)) + "\nt,a,2019,10.1234/x\n",
        "elements": "<xml><records><record>" + "<a>" * many,
        "styles": "<xml><records><record><titles><title>" + "<style>" * (many // 2),
        "cells": "<table><tr><td>Title</td><td>Authors</td><td>Year</td></tr>" + "<tr><td>x<td>y" * (many // 5),
        "continued": "PMID- 1\nTI  - t\nAB  - x\n" + "      y\n" * many,
        "names": "{Reference Type}: Journal Article\n{Title}: 题\n{Author}: " + "张三;" * (many // 2),
    }


HARMFUL = harmful()
READ = {
    "authors": 1, "lines of one value": 1, "records of nothing": 20_000, "lines outside": 1, "keywords": 1, "digits and dois": 1,
    "open braces": 0, "open entries": 0, "the same key": 5_000, "commands": 1, "joined": 1, "one quote": 1, "columns": 1,
    "cells": 20_000, "continued": 1, "names": 1,
}  # fmt: skip
"""How many records those hold that can be read; the others are refused."""
ENTITIES = {
    "laughs": '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xml><records><record><label>&b;</label></record></records></xml>',
    "outside": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><xml><records><record><label>&a;</label></record></records></xml>',
    "parameter": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.test/x"> %p;]><xml><records><record></record></records></xml>',
    "pubmed": '<!DOCTYPE x [<!ENTITY a "aa">]><PubmedArticleSet><PubmedArticle>&a;</PubmedArticle></PubmedArticleSet>',
}


def answered(data: bytes, name: str) -> int | None:
    """The file gives records whose every warning is a sentence, or is refused in one; returns how many it gave."""
    try:
        file = read(data, name)
    except Refused as refused:
        count, sentence = None, str(refused)
    else:
        count, sentence = len(file.records), "read."
        assert all(w.sentence for w in file.warnings)
        for record in file.records:
            assert 1 <= record.lines[0] <= record.lines[1]
            assert all(w.sentence for w in record.warnings)
    assert sentence.endswith(".")
    return count


@pytest.mark.parametrize("name", HARMFUL)
def test_of_what_is_meant_to_harm_every_record_is_read_or_it_is_refused(name: str) -> None:
    assert answered(HARMFUL[name].encode(), "x") == READ.get(name)


@pytest.mark.parametrize("text", ENTITIES.values(), ids=ENTITIES)
def test_entities_are_refused_before_anything_is_read(text: str) -> None:
    for data in (text.encode(), text.encode("utf-16"), b'<?xml version="1.0" encoding="UTF-8"?>' + text.encode()):
        with pytest.raises(Refused, match="entities"):
            read(data, "x.xml")


def test_ten_thousand_authors_are_all_kept() -> None:
    assert len(read_text(HARMFUL["authors"]).records[0].authors) == 10_000


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_cut_off_anywhere_gives_records_or_a_sentence(name: str) -> None:
    data = SAMPLES[name].encode()
    for end in random.Random(7).sample(range(1, len(data)), 60):
        answered(data[:end], "cut")


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(sorted(SAMPLES)), seed=st.integers(0, 10_000))
def test_a_damaged_file_gives_records_or_a_sentence(name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(SAMPLES[name].encode())
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        kind = chance.randrange(3)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            del data[at : at + chance.randint(1, 40)]
        else:
            data[at:at] = data[chance.randrange(len(data)) :][: chance.randint(1, 60)]
    answered(bytes(data), "damaged")


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2019", 2019), ("c. 2009", 2009), ("ca. 2009", 2009), ("[2009?]", 2009), ("2009a", 2009), ("2005-2006", 2005), ("Spring 2009", 2009),
        ("民国三十八年", 1949), ("民國98年", 2009), ("民国二十年", 1931), ("二〇〇九年", 2009), ("２０１９", 2019), ("2019年5月", 2019), ("1948/07//", 1948),
        ("10 15", None), ("n.d.", None), ("in press", None), ("", None), ("99999", None), ("0000", None), ("-5", None), ("民国", None), ("19", None),
    ],
)  # fmt: skip
def test_years_are_read_as_people_write_them(written: str, year: int | None) -> None:
    assert read_date(written).year == year


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_no_date_breaks_anything(words: str) -> None:
    told = read_date(words)
    assert told.year is None or 1000 <= told.year <= 2100
    assert told.month is None or 1 <= told.month <= 12


@pytest.mark.parametrize(
    "doi",
    [
        "10.1234/abc.",
        "doi:10.1234/abc",
        "https://doi.org/10.1234/abc.",
        "DOI: 10.1234/abc,",
        "http://dx.doi.org/10.1234%2Fabc",
    ],
)
def test_a_doi_is_the_same_whatever_stands_around_it(doi: str) -> None:
    assert read_text(f"TY  - JOUR\nTI  - t\nDO  - {doi}\nER  - ").records[0].identifier("doi") == "10.1234/abc"


def test_an_empty_title_is_told_and_two_records_of_one_key_stay_two() -> None:
    file = read_text("TY  - JOUR\nTI  - \nDO  - 10.1234/x\nID  - 7\nER  - \nTY  - JOUR\nTI  - t\nID  - 7\nER  - ")
    assert ["no_title" in [w.code for w in r.warnings] for r in file.records] == [True, False]
    assert [r.key for r in file.records] == ["7", "7"]


def test_bytes_in_no_known_encoding_are_refused() -> None:
    with pytest.raises(Refused):
        read(b"TY  - JOUR\nTI  - \x81\x8d\x8f\x90\x9d\x00\x01\x02\nER  - ", "x.ris")
