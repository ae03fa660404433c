"""Exports with turns of their own: Ovid's tags, PubMed's citation cells and saved pages, full names, numbers behind names."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from app.formats.dates import read_date
from app.formats.reading import read
from app.formats.records import Record
from app.formats.streaming import open_stream
from app.text.refused import Refused
from tests.app.formats.twice import names, records


def numbers(record: Record) -> dict[str, str]:
    return {one.scheme: one.value for one in record.identifiers}


OVID = """<1. >
VN  - Ovid Technologies
DB  - BIOSIS Previews
AN  - PREV200400512345
AU  - Winter, Ada B. [Author, Reprint Author; E-mail: ada@example.org]
AU  - Sommer, Jan [Author]
TI  - Growth of small trees
   in the north.
SO  - Forest Tests & Trials. 201(2-3):327-334, November 15, 2004.
IS  - 0378-9999 (ISSN print)
AB  - We measured trees.
YR  - 2004

<2. >
VN  - Ovid Technologies
DB  - Ovid MEDLINE(R)
UI  - 20304050
AU  - Herbst A
FA  - Herbst, Anna
TI  - Nursing at night.
SO  - Journal of Night Care. 12(4):55-9, 2010 Jul-Aug.
JT  - Journal of night care
DO  - https://dx.doi.org/10.1234/jnc.2010.5
YR  - 2010
"""


def test_ovids_tags_are_read_with_and_without_numbered_records(tmp_path: Path) -> None:
    first, second = records(OVID, tmp_path)
    assert (first.title, names(first)) == ("Growth of small trees in the north.", ["Winter, Ada B.", "Sommer, Jan"])
    assert (first.journal, first.volume, first.issue, first.pages) == ("Forest Tests & Trials", "201", "2-3", "327-334")
    assert (first.year, first.month, first.day) == (2004, 11, 15)
    assert names(second) == ["Herbst, Anna"]
    assert numbers(second) == {"doi": "10.1234/jnc.2010.5", "pmid": "20304050"}
    bare = records(OVID.replace("<1. >\n", "").replace("<2. >\n", ""), tmp_path)
    assert [one.title for one in bare] == [first.title, second.title]


def test_ovids_ris_has_its_date_and_its_publisher_behind_a_country(tmp_path: Path) -> None:
    text = "TY  - JOUR\nT1  - Mood\nY1  - 20100601//\nPB  - US\nPB  - Moods Press\nER  - \n"
    (one,) = records(text, tmp_path)
    assert (one.year, one.month, one.day, one.publisher, one.place) == (2010, 6, 1, "Moods Press", "US")


def test_what_pandas_writes_for_nothing_is_nothing(tmp_path: Path) -> None:
    (one,) = records("TY  - JOUR\nTI  - A\nAB  - nan\nCY  - nan\nSP  - 3\nEP  - nan\nDO  - nan\nER  - \n", tmp_path)
    assert (one.texts, one.place, one.pages, one.identifiers, one.extra) == ((), "", "3", (), ())


@pytest.mark.parametrize(
    ("words", "date"),
    [("201006", (2010, 6, None)), ("15-NOV-2004", (2004, 11, 15)), ("15.11.2004", (2004, 11, 15)),
     ("11/15/2004", (2004, 11, 15)), ("05/06/2004", (2004, None, None)), ("2010-06-01 00:00:00", (2010, 6, 1))],
)  # fmt: skip
def test_a_date_is_read_as_far_as_it_is_clear(words: str, date: tuple[int | None, ...]) -> None:
    told = read_date(words)
    assert (told.year, told.month, told.day) == date


def test_the_day_an_article_was_first_seen_is_no_edition(tmp_path: Path) -> None:
    text = "%0 Journal Article\n%T A care\n%A Herbst, A\n%7 2020/03/05\n%M 12345678\n%~ NLM\n"
    (one,) = records(text, tmp_path, "a.enw")
    assert (one.edition, numbers(one)) == ("", {"pmid": "12345678"})
    assert ("%7", "2020/03/05") in one.extra


def test_pubmeds_table_has_volume_and_pages_in_its_citation(tmp_path: Path) -> None:
    text = 'PMID,Title,Authors,Citation,Publication Year\n32123456,A care.,"Herbst A, Lenz BC.",J T. 2020 Mar 4;5(2):10-20.,2020\n'
    (one,) = records(text, tmp_path, "a.csv")
    assert (one.volume, one.issue, one.pages, one.month, one.day) == ("5", "2", "10-20", 3, 4)


@pytest.mark.parametrize(
    "text",
    [
        'Authors,Author full names,Title,Year\n"Herbst, A.; Lenz, B.","Herbst, Anna (57201234567); Lenz, Bert (57201234568)",A care,2020\n',
        'Publication Type,Authors,Author Full Names,Article Title,Document Type\nJ,"Herbst, A","Herbst, Anna; Lenz, Bert",A care,Review\n',
        "*Generic\nAuthor\tYear\tTitle\nHerbst, Anna//Lenz, Bert\t2020\tA care\n",
    ],
    ids=["Scopus", "Web of Science", "EndNote"],
)
def test_a_tables_full_names_count(text: str, tmp_path: Path) -> None:
    (one,) = records(text, tmp_path, "a.csv")
    assert (one.title, names(one)) == ("A care", ["Herbst, Anna", "Lenz, Bert"])


def test_a_heading_in_two_tongues_that_says_one_thing_is_known(tmp_path: Path) -> None:
    (one,) = records(
        "题名-Title,作者-Author,DOI-DOI,ISSN-ISSN\n照护研究,张三;李四,10.1234/a,1000-0003\n", tmp_path, "a.csv"
    )
    assert numbers(one)["doi"] == "10.1234/a"


def test_bibtex_names_in_parts_with_numbers_and_lent_fields(tmp_path: Path) -> None:
    text = (
        "@book{a, title={A}, author={family=Berg, given=Anna, prefix=von}, xdata={x}}\n"
        "@book{b, title={B}, author={Bert Lenz 0001 and Ada Winter}}\n"
        "@article{c, title={C}, issue={Spring}, number={3}}\n"
        "@xdata{x, publisher={Press}}\n"
    )
    first, second, third, _ = records(text, tmp_path, "a.bib")
    assert (names(first), first.publisher) == (["von Berg, Anna"], "Press")
    assert (names(second), third.issue) == (["Lenz, Bert", "Winter, Ada"], "3")


def test_json_knows_authors_in_one_string_and_refuses_columns() -> None:
    (one,) = read(b'[{"title": "A", "abstract": "w", "authors": "Herbst, A.; Lenz, B."}]', "a.json").records
    assert names(one) == ["Herbst, A.", "Lenz, B."]
    with pytest.raises(Refused):
        read(b'{"title": {"0": "A"}, "abstract": {"0": "w"}}', "a.json")


def test_nbib_finds_the_book_of_a_chapter_and_the_pages_in_its_printed_line(tmp_path: Path) -> None:
    text = "PMID- 30000001\nBTI - A big book\nTI  - A chapter\nFED - Ed, Eva\nED  - Ed E\nDP  - 2020\n"
    (one,) = records(text, tmp_path, "a.nbib")
    assert (one.title, one.journal, [e.family for e in one.editors]) == ("A chapter", "A big book", ["Ed"])
    (two,) = records("PMID- 30000002\nTI  - A\nDP  - 2020\nSO  - J T. 2020 Mar;5(2):10-20.\n", tmp_path, "a.nbib")
    assert (two.volume, two.issue, two.pages) == ("5", "2", "10-20")


def test_records_that_a_browser_saved_as_a_page_are_read(tmp_path: Path) -> None:
    page = "<html><body><pre>\nPMID- 32123456\nTI  - A &lt;5 care\n\nPMID- 32123457\nTI  - B\n</pre></body></html>"
    first, second = records(page, tmp_path, "a.html")
    assert (first.title, second.title) == ("A <5 care", "B")
    with pytest.raises(Refused):
        read(b"<pre>" * 5_000, "a.html")


GERMAN = "".join(f"TY  - JOUR\nTI  - Überblick über Straßen {n}\nER  - \n" for n in range(3))
CHINESE = "".join(f"TY  - JOUR\nTI  - 照护研究第{n}号\nER  - \n" for n in range(3))


@pytest.mark.parametrize(
    ("data", "last", "codes"),
    [
        (GERMAN.encode() + "TY  - JOUR\nTI  - Café\nER  - \n".encode("cp1252"), "Café", {"encoding_mixed"}),
        (
            b"\xef\xbb\xbf" + GERMAN.encode() + "TY  - JOUR\nTI  - Café\nER  - \n".encode("cp1252"),
            "Café",
            {"encoding_mixed"},
        ),
        (
            CHINESE.encode() + "TY  - JOUR\nTI  - 护理满意度\nER  - \n".encode("gb18030"),
            "护理满意度",
            {"encoding_mixed"},
        ),
        (CHINESE.encode() + "TY  - JOUR\nTI  - 照护研".encode()[:-1], "照护\ufffd", {"damaged_characters", "cut_off"}),
    ],
    ids=["Western lines", "behind a mark", "Chinese lines", "a cut character"],
)
def test_a_file_that_is_nearly_all_utf8_is_read_so_and_the_rest_told(
    data: bytes, last: str, codes: set[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.ris"
    path.write_bytes(data)
    stream = open_stream(path)
    streamed = tuple(stream.records)
    for found, warnings in ((read(data, "a.ris").records, read(data, "a.ris").warnings), (streamed, stream.warnings())):
        assert [one.title for one in found][-1] == last
        assert found[0].title in ("Überblick über Straßen 0", "照护研究第0号")
        assert {one.code for one in warnings} == codes


@pytest.mark.parametrize("text", [GERMAN + "TY  - JOUR\nTI  - Café\nER  - \n", CHINESE], ids=["Western", "Chinese"])
def test_a_file_of_another_encoding_is_read_as_that(text: str) -> None:
    encoding = "cp1252" if "Caf" in text else "gb18030"
    parsed = read(text.encode(encoding), "a.ris")
    assert (parsed.encoding, parsed.source) == (encoding, text)


def test_line_ends_made_twice_and_the_end_mark_of_dos_are_no_lines(tmp_path: Path) -> None:
    text = "PMID- 32123456\r\r\nTI  - A care of\r\r\n      words\r\r\nAU  - Herbst A\r\r\nAU  - Lenz B\r\r\nAB  - Text.\r\r\n\x1a"
    (one,) = records(text, tmp_path, "a.nbib")
    assert (one.title, len(one.authors), one.texts[0].body) == ("A care of words", 2, "Text.")


def test_the_headings_of_a_second_table_are_no_record(tmp_path: Path) -> None:
    table = "Title,Year,Abstract\nA care,2020,Words\n"
    assert [one.title for one in records(table + table, tmp_path, "a.csv")] == ["A care", "A care"]


def test_blank_lines_before_records_with_their_references_change_nothing(tmp_path: Path) -> None:
    cited = "".join(f"N1  - Smith, A. ({year}). A title. J Tests, 1, 2-3.\n" for year in range(2001, 2009))
    (one,) = records(f"\n\nTY  - JOUR\nTI  - A care\n{cited}ER  - \n", tmp_path, "a.ris")
    assert one.title == "A care"


def test_pages_with_any_dash_are_no_article_number(tmp_path: Path) -> None:
    (one,) = records("TY  - JOUR\nTI  - A care\nYR  - 2020\nPG  - 10‐20\nER  - \n", tmp_path, "a.ris")
    assert (one.pages, one.article_number) == ("10‐20", "")


def test_a_second_title_of_a_chinese_record_is_its_translation(tmp_path: Path) -> None:
    (one,) = records("TY  - JOUR\nT1  - 照护研究\nT1  - A study of care\nER  - \n", tmp_path, "a.ris")
    assert [(title.lang[:2], title.value) for title in one.titles] == [("zh", "照护研究"), ("en", "A study of care")]


@pytest.mark.parametrize("mark", ["\u200b", "\ufeff\ufeff", "\u2060"])
def test_marks_without_width_before_a_text_change_nothing(mark: str) -> None:
    (one,) = read(f"{mark}@article{{a, title={{A care}}}}\n".encode(), "a.bib").records
    assert one.title == "A care"


def test_cnki_names_the_university_of_a_thesis_and_the_proceedings_of_a_paper() -> None:
    text = "SrcDatabase-来源库: 硕士\nTitle-题名: 学位论文\nAuthor-作者: 赵六\nSource-文献来源: 某大学\n"
    (thesis,) = read(text.encode(), "a.txt").records
    assert (thesis.kind, thesis.publisher, thesis.journal) == ("thesis", "某大学", "")
    text = "{Reference Type}: Conference Proceedings\n{Title}: 会议论文\n{Tertiary Title}: 论文集\n{Language}: 中文;\n"
    (paper,) = read(text.encode(), "a.net").records
    assert (paper.kind, paper.journal, paper.language) == ("paper-conference", "论文集", "中文")


KINDS = {
    "ris": "TY  - JOUR\nTI  - By ris\nAB  - Words\nER  - \n",
    "nbib": "PMID- 12345678\nTI  - By nbib\nAB  - Words\n",
    "wos": "FN Clarivate\nVR 1.0\nPT J\nTI By wos\nAB Words\nER\n\nEF\n",
    "endnote": "%0 Journal Article\n%T By endnote\n%X Words\n",
    "refworks": "RT Journal Article\nSR 1\nT1 By refworks\nAB Words\n",
    "noteexpress": "{Reference Type}: Journal Article\n{Title}: By noteexpress\n{Abstract}: Words\n",
    "cnki": "SrcDatabase-来源库: 期刊\nTitle-题名: By cnki\nSummary-摘要: Words\n",
    "bibtex": "@article{a, title={By bibtex},\n abstract={Words}}\n",
}


XML = '<?xml version="1.0"?>\n<xml><records><record><ref-type name="Book">6</ref-type><titles><title>By xml</title></titles></record></records></xml>\n'


@pytest.mark.parametrize("other", KINDS)
def test_xml_and_tables_in_one_file_with_others_are_parted(other: str) -> None:
    table = "Title,Authors,Year,Abstract\nBy table,Smith A,2020,Words\n"
    for first, second in ((XML, KINDS[other]), (KINDS[other], XML), (table, KINDS[other])):
        titles = [one.title for one in read((first + "\n" + second).encode(), "a.txt").records]
        assert titles == [
            f"By {'table' if one is table else 'xml' if one is XML else other}" for one in (first, second)
        ]


@pytest.mark.parametrize(("first", "second"), tuple(permutations(KINDS, 2)))
def test_of_two_formats_in_one_file_neither_swallows_the_other(first: str, second: str) -> None:
    for gap in ("\n", "\n\n\n"):
        parsed = read((KINDS[first] + gap + KINDS[second]).encode(), "a.txt")
        assert [one.title for one in parsed.records] == [f"By {first}", f"By {second}"]
        assert [part.body for one in parsed.records for part in one.texts] == ["Words", "Words"]
        assert "two_formats" in {one.code for one in parsed.warnings}
        assert parsed.records[1].lines[0] > KINDS[first].count("\n")


def test_lines_within_a_cell_begin_no_other_format() -> None:
    text = 'Title,Authors,Year,Abstract\nA care,Smith A,2020,"Words\n%0 Journal Article\n%T No title\nmore"\n'
    (one,) = read(text.encode(), "a.csv").records
    assert "%T No title" in one.texts[0].body
