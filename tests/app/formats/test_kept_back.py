"""Dialects met in files that other programs left: each is read with the right number of records, or refused in plain words."""

from __future__ import annotations

import pytest

from app.formats.reading import read
from app.formats.streaming import open_stream
from app.text.refused import Refused

RIS = "TY  - JOUR\nAU  - Smith, Anna\nTI  - Care in towns\nPY  - 2015\nER  - \n\nTY  - BOOK\nTI  - Care in villages\nER  - \n"
ARTICLE = (
    "<PubmedArticle><MedlineCitation><PMID>{0}</PMID><Article><ArticleTitle>Title {0}</ArticleTitle></Article>"
    "</MedlineCitation></PubmedArticle>"
)


def titles(text: str | bytes, name: str = "file.txt") -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return [record.title for record in read(data, name).records]


def small(text: str) -> str:
    return "\n".join(line[:2].lower() + line[2:] for line in text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        small(RIS),
        small(RIS).replace("  - ", " - "),
        RIS.replace("  - ", "  – "),
        RIS.replace("  - ", "\u00a0\u00a0- "),
    ],
    ids=["small letters", "small letters, one blank", "a long dash", "hard blanks"],
)
def test_ris_is_known_by_its_tags_however_they_are_written(text: str) -> None:
    assert titles(text) == ["Care in towns", "Care in villages"]


def test_small_words_before_a_dash_stay_words_in_a_file_of_capital_tags() -> None:
    text = "TY  - JOUR\nTI  - Care\nAB  - One line\nau - is gold here\nER  - \n"
    record = read(text.encode(), "a.ris").records[0]
    assert record.authors == ()
    assert "au - is gold here" in record.texts[0].body


def test_a_type_in_the_middle_of_an_endnote_record_does_not_part_it() -> None:
    text = "%T First\n%A Smith, Anna\n%0 Journal Article\n%D 2015\n\n%T Second\n%A Jones, Ben\n%0 Book\n%D 2016\n"
    found = read(text.encode(), "a.enw").records
    assert [(record.title, record.year) for record in found] == [("First", 2015), ("Second", 2016)]


def test_xml_files_put_one_after_the_other_are_read_as_one() -> None:
    head = '<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://example.org/x.dtd">\n'
    files = [f"{head}<PubmedArticleSet>{ARTICLE.format(n)}</PubmedArticleSet>\n" for n in (1, 2, 3)]
    assert titles("".join(files), "all.xml") == ["Title 1", "Title 2", "Title 3"]


def test_a_seam_of_two_xml_files_may_lie_anywhere_in_what_is_read_at_a_time(tmp_path) -> None:  # type: ignore[no-untyped-def]
    for size in (65_500, 65_510, 65_520, 65_530, 65_536):
        first = f"<PubmedArticleSet>{ARTICLE.format(1)}"
        first += " " * (size - len(first)) + "</PubmedArticleSet>\n"
        path = tmp_path / f"{size}.xml"
        path.write_text(f"{first}<PubmedArticleSet>{ARTICLE.format(2)}</PubmedArticleSet>")
        assert [record.title for record in open_stream(path).records] == ["Title 1", "Title 2"]


def test_entities_are_not_declared_behind_the_first_file_either() -> None:
    evil = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    text = f"<PubmedArticleSet>{ARTICLE.format(1)}</PubmedArticleSet>{evil}<PubmedArticleSet>&a;</PubmedArticleSet>"
    parsed = read(text.encode(), "a.xml")
    assert [record.title for record in parsed.records] == ["Title 1"]
    assert "broken_off" in [warning.code for warning in parsed.warnings]


def test_records_of_pubmed_with_nothing_around_them_are_all_read() -> None:
    assert titles("\n".join(map(ARTICLE.format, (1, 2, 3))), "bare.xml") == ["Title 1", "Title 2", "Title 3"]


def test_pages_numbered_by_pubmed_are_parted_also_where_one_has_no_abstract() -> None:
    abstract = "The teams that met each week shared more records, and the patients who were asked said so too. " * 4
    pages = []
    for number in range(1, 6):
        words = f"{abstract}\n\n" if number % 2 else ""
        pages.append(
            f"{number}. J Test Care. 2015 Mar;1(2):3-9. doi: 10.5555/made.{number}.\n\nCare in {number} towns.\n\n"
            f"Smith A(1), Jones B.\n\n{words}DOI: 10.5555/made.{number}\nPMID: 1234567{number}\n"
        )
    assert titles("\n\n".join(pages)) == [f"Care in {number} towns." for number in range(1, 6)]


def test_what_crossref_answers_for_one_work_is_a_record() -> None:
    text = '{"status": "ok", "message": {"DOI": "10.5555/made.1", "title": ["Care"], "type": "journal-article"}}'
    assert titles(text, "work.json") == ["Care"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1: Smith A. Care. J Test. 2015;1(2):3. PMID: 1.\n\n2: Li C. More. J Test. 2016;2:4. PMID: 2.\n", "PubMed summaries"),
        ("<mods><titleInfo><title>Care</title></titleInfo></mods>", "another kind (MODS)"),
        ("<?xml version='1.0'?><shop><order><title>Care</title></order></shop>", "an XML file"),
        ("import os\n\nprint(os.getcwd())\n", "no references of a kind that is known"),
        ("42", "no references of a kind that is known"),
    ],
    ids=["PubMed summary", "MODS", "XML", "a program", "a number"],
)  # fmt: skip
def test_what_can_not_be_read_is_called_by_its_name(text: str, words: str) -> None:
    with pytest.raises(Refused) as told:
        titles(text)
    assert words in str(told.value)


def test_an_abstract_alone_in_a_file_is_still_taken() -> None:
    abstract = "The teams that met each week shared more records, and the patients who were asked said so too. " * 4
    assert len(titles(abstract)) == 1


def test_a_few_words_in_both_languages_are_a_page_also_without_a_title() -> None:
    assert len(titles("Three clinics shared one list. So they left.\n三家诊所共用一份名单。于是他们走了。\n")) == 1
