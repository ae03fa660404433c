"""Exports in the shapes databases really write them: each record is there, with its names, title, journal, year and numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.formats.dates import read_date
from app.formats.people import read_person
from app.formats.reading import read
from app.formats.records import Record
from tests.app.formats.twice import names, records


def told(record: Record) -> tuple[object, ...]:
    return record.title, names(record), record.journal, record.year, record.volume, record.issue, record.pages


CARE = ("Care of records", ["Smith, Anna", "Jones, Ben"], "Journal of Tests", 2020, "5", "2", "123-130")
OVID = """<1>
Unique Identifier
  32123456
Authors
  Smith A.  Jones B.
Authors Full Name
  Smith, Anna.  Jones, Ben.
Institution
  Smith, Anna. A university, Leeds.
Title
  Care of records.[Article]
Source
  Journal of Tests.   5(2):123-130, 2020 Mar 04.
Abstract
  BACKGROUND: Words.
  METHODS: More words.
Author Keywords
  care;  records.
References
  Other C. 1999. Another title. J Test 1: 2-3.
DOI Number
  10.5555/made.1
Link to the Ovid Full Text or citation
 http://ovid.example/1

<2>
Author
  Li, Chen MD *;  van Test, Dora PhD 2
Title
  Second.
Source
  Tests. Vol 12(3), Sep 2015, 45-50.
"""
OVID_TAGS = """<1>
UI  - 32123456
TI  - Care of
     records
FA  - Smith, Anna
FA  - Jones, Ben
AU  - Smith A
AU  - Jones B
SO  - Journal of Tests.  5(2):123-130, 2020 Mar.

<2>
UI  - 32123457
TI  - Second
"""
EMBASE = """RECORD 1
TITLE
Care of records
AUTHOR NAMES
Smith, Anna
Jones, Ben
SOURCE
Journal of Tests (2020) 5:2 (123-130). Date of Publication: 4 Mar 2020
ABSTRACT
Background: words.
MEDLINE PMID
32123456 (http://www.ncbi.nlm.nih.gov/pubmed/32123456)

RECORD 2
TITLE
Second
"""
EBSCO = """Record: 1
Title:\tCare of records
Authors:\tSmith, Anna1 a@example.org
\tJones, Ben2
Source:\tJournal of Tests. Mar2020, Vol. 5 Issue 2, p123-130. 8p.
Subject Terms:\t*CARE
\t*RECORDS
Abstract:\tBackground: Words.

Record: 2
Title:\tSecond
"""
PROQUEST = """____________________________________
Report Information

Document 1 of 2

Care of records

Author: Smith, Anna; Jones, Ben

Abstract: Words.
Background: these words are still the abstract.

Publication title: Journal of Tests

Volume: 5

Issue: 2

Pages: 123-130

Publication date: Mar 2020

____________________________________

Document 2 of 2

Second

Author: Li, C
"""
COCHRANE = """Record #1 of 2
ID: CN-00000001
AU: Smith Anna,
AU: Jones B
TI: Care of records
SO: Journal of Tests
YR: 2020
VL: 5
NO: 2
PG: 123\u2010130
PM: PUBMED 32123456
KY: care; records
DOI: 10.5555/made.3
AB: Words


Record #2 of 2
ID: CD000001
TI: Second
SO: Cochrane Database of Systematic Reviews
YR: 2019
"""
SILVER = """Record 1 of 2 - A database (1969-2001/07)

TI: Care of
   records
AU: Smith,-Anna; Jones,-Ben
SO: Journal-of-Tests. 2020 Mar; 5(2): 123-130
PY: 2020
DE: care-; shared-records-

Record 2 of 2 - A database (1969-2001/07)

TI: Second
AU: Li,-C
"""
COPAC = """TI- Care of records
AU- Smith, Anna
PU- London : A press
PY- 1972
IS- 0407517006 (Pbk)
HL- Aberdeen ;
    Leeds

TI- Second
AU- Jones, Ben
PY- 1977
"""


@pytest.mark.parametrize(
    "text", [OVID, OVID_TAGS, EMBASE, EBSCO, PROQUEST, SILVER],
    ids=["Ovid", "Ovid's tags", "Embase", "EBSCO", "ProQuest", "SilverPlatter"],
)  # fmt: skip
def test_a_databases_text_gives_both_records_with_their_journal_and_pages(text: str, tmp_path: Path) -> None:
    first, second = records(text, tmp_path)
    assert told(first) == CARE
    assert second.title in ("Second", "Second.")


def test_ovid_names_lose_degrees_and_marks_and_its_list_of_references_is_left_out(tmp_path: Path) -> None:
    first, second = records(OVID, tmp_path)
    assert names(second) == ["Li, Chen", "van Test, Dora"]
    assert (second.journal, second.year, second.month, second.pages) == ("Tests", 2015, 9, "45-50")
    assert first.texts[0].body == "BACKGROUND: Words.\nMETHODS: More words."
    assert (first.identifier("pmid"), first.identifier("doi")) == ("32123456", "10.5555/made.1")
    assert (first.keywords, first.kind, first.month, first.day) == (("care", "records"), "article-journal", 3, 4)
    assert "left_out" in {one.code for one in read(OVID.encode(), "o.txt").warnings}


def test_cochranes_text_and_ris_know_year_issue_pages_and_pubmeds_number(tmp_path: Path) -> None:
    first, second = records(COCHRANE, tmp_path)
    assert (first.year, first.volume, first.issue, first.pages) == (2020, "5", "2", "123-130")
    assert (first.identifier("pmid"), first.identifier("doi"), second.journal) == (
        "32123456", "10.5555/made.3", "Cochrane Database of Systematic Reviews",
    )  # fmt: skip
    ris = (
        "Record #1 of 1\nProvider: A house\n\nTY  - JOUR\nAN  - CN-01\nAU  - Smith, A\nTI  - Care\nSO  - Journal of Tests\nYR  - 2020\n"
        "VL  - 5\nNO  - 2\nPG  - 123-130\nC3  - PUBMED 32123456\nPT  - Journal article\nDOI - 10.5555/made.3\nER  - \n"
    )
    (one,) = records(ris, tmp_path, "c.ris")
    assert (one.journal, one.year, one.issue, one.pages) == ("Journal of Tests", 2020, "2", "123-130")
    assert (one.identifier("pmid"), one.identifier("doi")) == ("32123456", "10.5555/made.3")


def test_books_of_copac_and_records_of_inspec_and_biblioscape_are_read(tmp_path: Path) -> None:
    first, second = records(COPAC, tmp_path)
    assert (first.publisher, first.place, first.year, first.identifier("isbn")) == (
        "A press",
        "London",
        1972,
        "0407517006",
    )
    assert second.title == "Second"
    (inspec,) = records(
        "Record.*INSPEC.*\n\nTI ~ Care\nAU ~ Smith, Anna\nSO ~ Test J. 1992; 19: 20\nPY ~ 1992\nRT ~ Journal-Paper\n",
        tmp_path,
    )
    assert (inspec.journal, inspec.volume, inspec.pages, inspec.kind) == ("Test J", "19", "20", "article-journal")
    text = "--AU-- Smith, A\n--ST-- Care\n--RT-- book section\n--AB-- Words\non two lines\n--YP-- 2000\n------\n--AU-- B\n--TI-- Two\n--YP-- 2001\n------\n"
    found = records(text, tmp_path)
    assert [(one.title, one.year, one.kind) for one in found] == [("Care", 2000, "chapter"), ("Two", 2001, "")]


WOS = "TY  - JOUR\nAU  - Smith, A\nAF  - Smith, Anna\nTI  - Care\nT2  - JOURNAL OF TESTS\nPU  - A press\nPI  - Leeds\nJI  - J. Test.\nER  -\n"
OVID_RIS = "TY  - JOUR\nDB  - Ovid MEDLINE(R)\nAN  - 32123456\nID  - 10.5555/a [doi]\nT1  - Care\nM3  - https://dx.doi.org/10.5555/a\nER  - \n"
EMBASE_RIS = "TY  - JOUR\nM1  - (Smith A.) Leeds\nT1  - Care\nC5  - 32123456\nDB  - Embase\nER  - \n"


def test_ris_of_web_of_science_ovid_and_embase_keeps_names_and_numbers(tmp_path: Path) -> None:
    (wos,) = records(WOS, tmp_path, "w.ris")
    assert (names(wos), wos.publisher, wos.place, wos.journal_abbrev) == (
        ["Smith, Anna"],
        "A press",
        "Leeds",
        "J. Test.",
    )
    (ovid,) = records(OVID_RIS, tmp_path, "o.ris")
    assert (ovid.identifier("doi"), ovid.identifier("pmid"), ovid.publication_types) == ("10.5555/a", "32123456", ())
    (embase,) = records(EMBASE_RIS, tmp_path, "e.ris")
    assert (embase.identifier("pmid"), embase.affiliations) == ("32123456", ("(Smith A.) Leeds",))


SINOMED = """1.
【流水号】2020000001
【中文标题】医养结合研究
【英文标题】A study of care
【作者】王小明(1); 李四(2)
【作者单位】(1)某大学; (2)某医院
【出处】中国卫生 2020;5(2):123-130
【关键词】照护; 医养
【摘要】【目的】探讨。
【方法】访谈。

2.
【流水号】2020000002
【中文标题】二题
"""
VIP = """〖检索时间〗2020-01-02 03:04:05
〖检索结果〗选中2篇
【序  号】1/2
【题　名】医养结合研究
【作　者】王小明;李四
【刊　名】卫生学报2020 5(2):123-130
【C N 号】11-1111/R
【文　摘】目的 探讨。

【序  号】2/2
【题　名】二题
"""
GBT = """[1]王小明,李四.医养结合研究[J].卫生学报,2020,5(2):123-130.DOI:10.5555/made.1.
[2] SMITH A, JONES B C, et al. Care of U.S. records[J]. Journal of Tests, 2019, 5(3): 1-9.
[3]张三.调查[D].某大学,2016.
[4]李五.书名[M].北京:某出版社,2018:10-20.
[5]赵六.会议文[C]//某学会. 大会论文集. 北京: 某出版社, 2017: 1-5.
"""


@pytest.mark.parametrize("text", [SINOMED, VIP], ids=["SinoMed", "VIP"])
def test_chinese_databases_text_in_brackets_is_read(text: str, tmp_path: Path) -> None:
    first, second = records(text, tmp_path)
    assert (first.title, names(first), first.year, first.volume, first.issue, first.pages) == (
        "医养结合研究", ["王小明", "李四"], 2020, "5", "2", "123-130",
    )  # fmt: skip
    assert first.journal in ("中国卫生", "卫生学报")
    assert second.title == "二题"


def test_headings_within_an_abstract_of_sinomed_stay_in_it(tmp_path: Path) -> None:
    first, _ = records(SINOMED, tmp_path)
    assert first.texts[0].body == "【目的】探讨。\n【方法】访谈。"
    assert [(one.lang, one.kind) for one in first.titles] == [("zh-Hans", "original"), ("en", "translation")]
    assert first.affiliations == ("某大学", "某医院")


def test_a_list_in_gbt_7714_gives_each_reference_with_its_kind(tmp_path: Path) -> None:
    found = records(GBT, tmp_path)
    assert [(one.title, one.kind, one.year) for one in found] == [
        ("医养结合研究", "article-journal", 2020), ("Care of U.S. records", "article-journal", 2019), ("调查", "thesis", 2016),
        ("书名", "book", 2018), ("会议文", "paper-conference", 2017),
    ]  # fmt: skip
    assert names(found[1]) == ["SMITH, A", "JONES, B C"]
    assert (found[0].journal, found[0].pages, found[0].identifier("doi")) == ("卫生学报", "123-130", "10.5555/made.1")
    assert (found[3].place, found[3].publisher, found[4].journal) == ("北京", "某出版社", "某学会. 大会论文集")


def test_a_list_with_abstracts_below_each_reference_is_read(tmp_path: Path) -> None:
    text = "[1]王小明,李四.医养研究.卫生学报[J],2020(3):1-9.\n机构：某大学;某医院\n摘要：目的 探讨。\n\n[2]李四.二题[J].学报,2019(3):1-9.\n摘要：二。\n"
    first, second = records(text, tmp_path)
    assert (first.title, first.journal, first.issue, first.affiliations) == (
        "医养研究",
        "卫生学报",
        "3",
        ("某大学", "某医院"),
    )
    assert (first.texts[0].body, second.title, second.texts[0].body) == ("目的 探讨。", "二题", "二。")


def test_endnote_files_of_cnki_and_vip_are_read_though_lines_and_blanks_are_missing(tmp_path: Path) -> None:
    cnki = (
        "%0 Journal Article\r\n%A 王小明%A 李四\r\n%+ 某大学;某医院;\r\n%T 医养\r\n%K照护;医养\r\n%P 5\r\n%P 915-924\r\n%W CNKI\r\n\r\n"
        "%0 Thesis\r\n%A 胡一\r\n%T 二题\r\n%Y 谢二;聂三\r\n%J 某大学\r\n%D 2014\r\n%W CNKI\r\n"
    )
    first, second = records(cnki, tmp_path, "c.enw")
    assert (names(first), first.affiliations, first.keywords, first.pages) == (
        ["王小明", "李四"], ("某大学", "某医院"), ("照护", "医养"), "915-924",
    )  # fmt: skip
    assert (second.publisher, second.journal, second.editors, second.year) == ("某大学", "", (), 2014)
    vip = "%0 Journal Article \r\n%A 王小明[1];李四[1,2]\r\n%+:某大学\r\n%T 医养\r\n%W 重庆维普资讯有限公司 \r\n"
    (one,) = records(vip, tmp_path, "v.enw")
    assert (names(one), one.affiliations) == (["王小明", "李四"], ("某大学",))


def test_refworks_of_wanfang_parts_names_in_two_languages(tmp_path: Path) -> None:
    text = "RT Journal Article\nSR 1\nT1 医养\nA1 王小明\nA1 李四\nA1 Wang Xiaoming\nA1 Li Si\nURL http://w.example/1\n"
    (one,) = records(text, tmp_path, "w.txt")
    assert (names(one), len(one.translated_authors), one.identifier("url")) == (
        ["王小明", "李四"],
        2,
        "http://w.example/1",
    )


def test_scopus_bibtex_is_read_below_its_two_lines(tmp_path: Path) -> None:
    text = "Scopus\nEXPORT DATE: 01 May 2020\n\n@ARTICLE{Smith2020,\nauthor={Smith, A. and Jones, B.},\ntitle={Care},\nart_number={103},\n}\n"
    (one,) = records(text, tmp_path, "scopus.bib")
    assert (one.title, one.article_number) == ("Care", "103")


def test_an_entry_without_a_key_lends_nothing_to_the_others(tmp_path: Path) -> None:
    text = "@article{, title={None}, year={1999}}\n@article{a, title={One}}\n@inproceedings{b, crossref={c}, title={Two}}\n@book{c, title={Three}, year={2001}}\n"
    assert [(one.title, one.year, one.journal) for one in records(text, tmp_path, "a.bib")] == [
        ("None", 1999, ""), ("One", None, ""), ("Two", 2001, "Three"), ("Three", 2001, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "family", "given"),
    [("A. Smith", "Smith", "A."), ("A.B. Smith", "Smith", "A.B."), ("J.-P. van der Berg", "van der Berg", "J.-P."),
     ("WANG Xiaoming", "WANG", "Xiaoming"), ("Smith A.", "Smith", "A.")],
)  # fmt: skip
def test_initials_before_a_name_are_not_the_family_name(words: str, family: str, given: str) -> None:
    named = read_person(words)
    assert named is not None
    assert (named.family, named.given) == (family, given)


@pytest.mark.parametrize(
    ("words", "date"),
    [("4 March 2020", (2020, 3, 4)), ("March 4, 2020", (2020, 3, 4)), ("Mar2020", (2020, 3, None)), ("20200304", (2020, 3, 4)),
     ("Mar-Apr 2020", (2020, 3, None)), ("2020-03-04T00:00:00", (2020, 3, 4)), ("20209999", (None, None, None))],
)  # fmt: skip
def test_dates_are_read_whichever_part_comes_first(words: str, date: tuple[int | None, ...]) -> None:
    read_so = read_date(words)
    assert (read_so.year, read_so.month, read_so.day) == date


def test_tables_of_openalex_covidence_and_zotero_are_known_by_their_headings(tmp_path: Path) -> None:
    (one,) = records(
        "title,doi,biblio.volume,biblio.issue,biblio.first_page,biblio.last_page\nCare,10.5555/a,5,2,1,9\n",
        tmp_path,
        "o.csv",
    )
    assert (one.volume, one.issue, one.pages) == ("5", "2", "1-9")
    (one,) = records(
        "Title,Authors,Published Year,Published Month,Covidence #\nCare,Smith A,2020,Mar,#12\n", tmp_path, "c.csv"
    )
    assert (one.year, one.month, one.key) == (2020, 3, "#12")
    (one,) = records('"Key","Item Type","Title"\n"AB","bookSection","Care"\n', tmp_path, "z.csv")
    assert one.kind == "chapter"


def test_marks_of_publishers_xml_are_taken_out_of_an_abstract(tmp_path: Path) -> None:
    (one,) = records(
        '[{"title": "Care", "abstract": "<jats:title>Aim</jats:title><jats:p>Words <jats:italic>here</jats:italic>.</jats:p>"}]',
        tmp_path,
        "c.json",
    )
    assert one.texts[0].body == "Aim\nWords here."


NBIB = "PMID-22664238\nTI  -A title\nthat a mail broke.\nAB  - Words\ngo on - here.\nFAU - Smith, Anna\n\nPMID- 2\nTI  - Two\n"


def test_nbib_is_read_without_blanks_behind_dashes_and_with_lines_broken_anew(tmp_path: Path) -> None:
    first, second = records(NBIB, tmp_path, "m.nbib")
    assert (first.identifier("pmid"), first.title, first.texts[0].body) == (
        "22664238", "A title that a mail broke.", "Words go on - here.",
    )  # fmt: skip
    assert (names(first), second.title) == (["Smith, Anna"], "Two")


def test_records_of_ris_put_behind_those_of_pubmed_are_read_too() -> None:
    ris = "TY  - JOUR\nTI  - Two\nER  - \n\nTY  - JOUR\nTI  - Three\nER  - \n"
    found = read(f"PMID- 1\nTI  - One\nAU  - Smith A\n\n{ris}".encode(), "both.txt")
    assert [one.title for one in found.records] == ["One", "Two", "Three"]
    assert "two_formats" in {one.code for one in found.warnings}


@pytest.mark.parametrize("head", ["References", "References (2)", "参考文献"])
def test_the_references_under_a_copied_page_make_no_page_of_their_own(head: str) -> None:
    words = "The teams that met each week shared more records, and the patients who were asked said so too. " * 6
    cited = (
        "1. Smith A, Jones B. Care in towns. J Test. 2015;1(2):3-9. [PubMed]\n2. Li C. More care. J Test. 2016;2:4-5.\n"
    )
    text = f"Care in towns\n\nSmith A, Jones B\n\nJ Test. 2015 Mar;1(2):3-9.\n\nAbstract\n{words}\n\n{head}\n{cited}"
    (page,) = read(text.encode(), "page.txt").records
    assert (page.title, page.year, page.texts[0].body) == ("Care in towns", 2015, words.strip())
    assert any(text[start:end].startswith(head) for start, end in page.left_out)
