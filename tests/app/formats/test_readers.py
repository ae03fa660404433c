"""Each format in our own words: what stands where, in which language, and what is told of it."""

from __future__ import annotations

import json

import pytest

from app.formats.reading import read, read_text
from app.formats.records import Record
from tests.app.formats.samples import EN_ONE, EN_TWO, TITLE, TITLE_ZH, ZH_ONE, ZH_TWO

RIS = f"""TY  - JOUR
AU  - Carter, Anna B.
AU  - World Health Organization,
AU  - 王, 小明
TI  - {TITLE}
T2  - Journal of Test Care
J2  - J Test Care
PY  - 2019
DA  - 2019/03/04/
VL  - 12
IS  - 3
SP  - 45
EP  - 58
DO  - https://doi.org/10.1234/jtc.2019.045.
SN  - 12345679 (ISSN)
AB  - {EN_ONE}
KW  - networks; records
KW  - money
N1  - titleTranslation: {TITLE_ZH}
abstractTranslation: {ZH_ONE}
 {ZH_TWO}
a note of my own
UR  - https://pubmed.ncbi.nlm.nih.gov/30000001/
ER  -
"""
ENDNOTE = f"""%0 Journal Article
%A Carter, Anna B.
%A World Health Organization,
%A 王小明
%T {TITLE}
%J Journal of Test Care
%! J Test Care
%D 2019
%8 March 4
%V 12
%N 3
%P 45-58
%R 10.1234/jtc.2019.045
%@ 1234-5679
%X {EN_ONE}
%K networks
records
money
%M 30000001
%U https://pubmed.ncbi.nlm.nih.gov/30000001
%Q {TITLE_ZH}
"""
WOS = f"""FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Carter, AB
   Wang, XM
AF Carter, Anna B.
   Wang, Xiaoming
CA World Health Organization
TI {TITLE[:23]}
   {TITLE[24:]}
SO JOURNAL OF TEST CARE
JI J. Test Care
DT Article
DE networks; records; money
AB {EN_ONE[: EN_ONE.index("towns")].strip()}
   {EN_ONE[EN_ONE.index("towns") :]}
SN 1234-5679
PD MAR 4
PY 2019
VL 12
IS 3
BP 45
EP 58
DI 10.1234/jtc.2019.045
PM 30000001
UT WOS:000000001
ER

EF
"""
REFWORKS = f"""RT Journal Article
SR 1
A1 王小明;李华
AD 北京大学;清华大学
T1 {TITLE_ZH}
JF 测试医疗杂志
YR 2019
IS 03
VO 12
OP 45-58
K1 网络;病历;资金
AB {ZH_ONE}
SN 1234-5679
LA 中文;
DS CNKI
LK http://example.test/a
"""
ESTUDY = f"""DataType: 1
Title-题名: {TITLE_ZH}
Author-作者: 王小明;李华;
Source-刊名: 测试医疗杂志
Year-年: 2019
PubTime-出版时间: 2019-03-04
Keyword-关键词: 网络;病历;资金
Summary-摘要: {ZH_ONE}
Period-期: 03
Roll-卷: 12
Page-页码: 45-58
SrcDatabase-来源库: 期刊
Organ-机构: 北京大学;清华大学;
Link-链接: http://example.test/a
"""
FREE = f"""SrcDatabase-来源库: 期刊
Title-题名: {TITLE_ZH}
Author-作者: 王小明;李华;
Organ-单位: 北京大学;清华大学
Source-文献来源: 测试医疗杂志
Keyword-关键词: 网络;病历;资金
Summary-摘要: {ZH_ONE}
PubTime-发表时间: 2019-03-04
Year-年: 2019
Volume-卷: 12
Period-期: 03
PageCount-页码: 45-58
URL-网址: http://example.test/a
"""
NOTEEXPRESS = f"""{{Reference Type}}: Journal Article
{{题名 Title}}： {TITLE_ZH}
{{Translated Title}}: {TITLE}
{{Author}}: 王小明
{{Author}}: 李华
{{Translated Author}}: Wang Xiaoming
{{Author Address}}: 北京大学;清华大学
{{Journal}}: 测试医疗杂志
{{Year}}: 2019
{{Date}}: 2019-03-04
{{Volume}}: 12
{{Issue}}: 03
{{Pages}}: 45-58
{{Keywords}}: 网络，病历，资金
{{Abstract}}: {ZH_ONE}
{{ISBN/ISSN}}:1234-5679
{{URL}}: http://example.test/a
"""
ENDNOTEXML = f"""<?xml version="1.0" encoding="UTF-8"?><xml><records><record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Carter, Anna B.</style></author><author>World Health Organization,</author>
<author>王小明</author></authors></contributors><titles><title><style>{TITLE[:10]}</style><style face="italic">{TITLE[10:]}</style></title>
<secondary-title>Journal of Test Care</secondary-title><translated-title>{TITLE_ZH}</translated-title></titles>
<periodical><full-title>Journal of Test Care</full-title><abbr-1>J Test Care</abbr-1></periodical><pages>45-58</pages><volume>12</volume><number>3</number>
<keywords><keyword>networks</keyword><keyword>records</keyword><keyword>money</keyword></keywords>
<dates><year>2019</year><pub-dates><date>Mar 4</date></pub-dates></dates><isbn>1234-5679</isbn>
<electronic-resource-num>10.1234/jtc.2019.045</electronic-resource-num><accession-num>30000001</accession-num>
<remote-database-provider>NLM</remote-database-provider><abstract>{EN_ONE}&#x1F;</abstract></record></records></xml>"""
CSL = json.dumps(
    [
        {
            "id": "carter2019",
            "type": "article-journal",
            "title": TITLE,
            "author": [
                {"family": "Carter", "given": "Anna B."},
                {"literal": "World Health Organization"},
                {"family": "王", "given": "小明"},
            ],
            "container-title": "Journal of Test Care",
            "container-title-short": "J Test Care",
            "issued": {"date-parts": [["2019", 3, 4]]},
            "volume": 12,
            "issue": "3",
            "page": "45-58",
            "DOI": "10.1234/jtc.2019.045",
            "PMID": "30000001",
            "ISSN": "1234-5679",
            "abstract": EN_ONE,
            "keyword": "networks; records; money",
            "note": f"titleTranslation: {TITLE_ZH}",
        }
    ],
    ensure_ascii=False,
    indent=1,
)
ZOTERO = json.dumps(
    {
        "config": {"id": "x"},
        "items": [
            {
                "itemType": "journalArticle",
                "title": TITLE,
                "creators": [
                    {"creatorType": "author", "firstName": "Anna B.", "lastName": "Carter"},
                    {"creatorType": "author", "name": "World Health Organization"},
                    {"creatorType": "author", "lastName": "王", "firstName": "小明"},
                ],
                "publicationTitle": "Journal of Test Care",
                "journalAbbreviation": "J Test Care",
                "date": "2019-03-04",
                "volume": "12",
                "issue": "3",
                "pages": "45-58",
                "DOI": "10.1234/jtc.2019.045",
                "ISSN": "1234-5679",
                "abstractNote": EN_ONE,
                "tags": [{"tag": "to read"}],
                "extra": f"PMID: 30000001\ntitleTranslation: {TITLE_ZH}",
            },
            {"itemType": "attachment", "title": "a.pdf"},
        ],
    },
    ensure_ascii=False,
)
BIBTEX = f"""@string{{jtc = "Journal of " # "Test Care"}}
@Article{{carter2019,
  author = {{Carter, Anna B. and {{World Health Organization}} and 王, 小明}},
  title = {{{{{TITLE}}}}},
  journal = jtc, shortjournal = {{J Test Care}},
  year = 2019, month = mar, day = 4,
  volume = 12, number = "3", pages = {{45--58}},
  doi = {{10.1234/jtc.2019.045}}, pmid = {{30000001}}, issn = {{1234-5679}},
  abstract = {{{EN_ONE}}},
  keywords = {{networks, records, money}},
  note = {{titleTranslation: {TITLE_ZH}}},
}}
"""
WESTERN = {
    "ris": RIS, "endnote": ENDNOTE, "endnotexml": ENDNOTEXML, "csljson": CSL, "bibtex": BIBTEX, "zotero": ZOTERO, "wos": WOS,
}  # fmt: skip
CHINESE = {"refworks": REFWORKS, "estudy": ESTUDY, "cnki": FREE, "noteexpress": NOTEEXPRESS}


def only(text: str, format_id: str) -> Record:
    file = read_text(text)
    assert file.format == format_id
    (record,) = file.records
    return record


@pytest.mark.parametrize("name", WESTERN)
def test_a_study_is_the_same_whatever_program_wrote_it(name: str) -> None:
    record = only(WESTERN[name], {"zotero": "csljson"}.get(name, name))
    assert record.title == TITLE
    assert record.kind == "article-journal"
    assert [(a.family, a.given, a.literal) for a in record.authors if a.lang == "en"] in (
        [("Carter", "Anna B.", ""), ("", "", "World Health Organization")],
        [("Carter", "Anna B.", ""), ("Wang", "Xiaoming", ""), ("", "", "World Health Organization")],
    )
    assert [a.literal for a in record.authors if a.lang != "en"] == ([] if name == "wos" else ["王小明"])
    assert record.journal.casefold() == "journal of test care"
    assert (record.year, record.month, record.day) == (2019, 3, 4)
    assert (record.volume, record.issue, record.pages) == ("12", "3", "45-58")
    assert record.identifier("doi") == "10.1234/jtc.2019.045"
    assert record.identifier("pmid") == "30000001"
    assert record.identifier("issn") == "1234-5679"
    assert record.texts[0].body == EN_ONE
    assert record.keywords == (() if name == "zotero" else ("networks", "records", "money"))
    others = [(t.value, t.lang, t.kind) for t in record.titles[1:]]
    assert others == ([] if name == "wos" else [(TITLE_ZH, "zh-Hans", "translation")])


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_study_is_the_same_whatever_database_wrote_it(name: str) -> None:
    record = only(CHINESE[name], {"estudy": "cnki"}.get(name, name))
    assert record.title == TITLE_ZH
    assert record.titles[0].lang == "zh-Hans"
    assert record.kind == "article-journal"
    assert [a.literal for a in record.authors] == ["王小明", "李华"]
    assert record.affiliations == ("北京大学", "清华大学")
    assert (record.journal, record.volume, record.issue, record.pages) == ("测试医疗杂志", "12", "03", "45-58")
    assert record.year == 2019
    assert record.keywords == ("网络", "病历", "资金")
    assert [(t.lang, t.body) for t in record.texts] == [("zh-Hans", ZH_ONE)]
    assert record.identifier("url") == "http://example.test/a"


def test_translations_in_extra_are_read_over_lines_and_the_rest_stays_a_note() -> None:
    record = only(RIS, "ris")
    assert [(t.lang, t.kind, t.body) for t in record.texts] == [
        ("en", "abstract", EN_ONE),
        ("zh-Hans", "abstract", f"{ZH_ONE}\n{ZH_TWO}\na note of my own"),
    ]
    tidy = only(RIS.replace("a note of my own", "DOI: 10.1/x"), "ris")
    assert tidy.texts[1].body == f"{ZH_ONE}\n{ZH_TWO}"
    assert tidy.notes == ("DOI: 10.1/x",)


@pytest.mark.parametrize("mark", ["TY -", "TY  -", "TY\t-", "TY   -"])
def test_ris_is_read_however_many_blanks_stand_before_the_dash(mark: str) -> None:
    gap = mark.removeprefix("TY").removesuffix("-")
    text = "\n".join(f"{name}{gap}- {value}".rstrip() for name, value in (
        ("TY", "JOUR"), ("TI", TITLE), ("AB", "A CD - rom and a list"), ("KW", "one"), ("ER", "")
    ))  # fmt: skip
    record = only(f"{text}\n{text}\n".split(f"\nER{gap}-\nTY", maxsplit=1)[0] + f"\nER{gap}-\n", "ris")
    assert (record.title, record.keywords) == (TITLE, ("one",))


def test_ris_indented_as_a_whole_is_read() -> None:
    text = "\n".join(f"    {line}" for line in RIS.replace("T2  - ", "T2  - ").splitlines())
    assert only(text, "ris").title == TITLE


@pytest.mark.parametrize(
    ("end", "encoding"), [("\n", "utf-8"), ("\r\n", "utf-8-sig"), ("\r", "utf-16"), ("\r\n", "gb18030")]
)
@pytest.mark.parametrize("name", [n for n in (*WESTERN, *CHINESE) if n not in ("endnotexml", "zotero", "csljson")])
def test_line_ends_and_encodings_change_nothing(name: str, end: str, encoding: str) -> None:
    text = {**WESTERN, **CHINESE}[name]
    plain = read_text(text).records
    assert read(text.replace("\n", end).encode(encoding), "x").records == plain


def test_a_record_without_end_and_the_last_one_cut_off_are_told() -> None:
    file = read_text("TY  - JOUR\nTI  - One study\nTY  - BOOK\nTI  - Another study\nAB  - cut o")
    assert [r.title for r in file.records] == ["One study", "Another study"]
    assert [w.code for w in file.records[0].warnings][:1] == ["no_end"]
    assert [(w.code, w.line) for w in file.warnings] == [("cut_off", 3)]


def test_a_record_of_nothing_but_its_kind_is_kept_and_told() -> None:
    file = read_text("TY  - JOUR\nER  - \n\nTY  - JOUR\nTI  - A title\nER  - \n")
    assert [r.title for r in file.records] == ["", "A title"]
    assert [w.code for w in file.records[0].warnings] == ["says_nothing"]


def test_bibtex_shows_what_could_not_be_read() -> None:
    file = read_text(
        "@article{a, title={One}}\n@book{b, title={no end\n@misc{c, title={Three}}\n@article{a, title={Four}}\n"
    )
    assert [r.title for r in file.records] == ["One", "Three", "Four"]
    broken = [w for w in file.warnings if w.code == "entry_broken"]
    assert [w.line for w in broken] == [2]
    assert broken[0].args[1]
    assert [[w.code for w in r.warnings if w.code == "key_again"] for r in file.records] == [
        ["key_again"],
        [],
        ["key_again"],
    ]


def test_bibtex_is_read_with_its_accents_commands_macros_and_parents() -> None:
    file = read_text(r"""
@inproceedings{p, crossref = {q}, title = {On {\O}re \& the {DNA} of M{\"u}ller: 50\%}, author = {van der Berg, Jan and Jos{\'e} {\v S}ulc and Phillips, Jr, Albert and others}}
@proceedings{q, title = {Proceedings of Tests}, year = {c. 2009}, publisher = {A {\textendash} B}}
""")
    first = file.records[0]
    assert first.title == "On Øre & the DNA of Müller: 50%"
    assert [(a.family, a.given) for a in first.authors] == [
        ("van der Berg", "Jan"), ("Šulc", "José"), ("Phillips", "Albert, Jr"),
    ]  # fmt: skip
    assert (first.journal, first.year, first.publisher) == ("Proceedings of Tests", 2009, "A – B")
    assert "year_meant" in [w.code for w in first.warnings]


def test_two_formats_in_one_file_are_both_read() -> None:
    file = read_text(RIS + "\n" + BIBTEX + "\n" + RIS.replace(TITLE, "A third study"))
    assert [r.title for r in file.records] == [TITLE, "A third study", TITLE]
    assert [w.args for w in file.warnings if w.code == "two_formats"] == [("RIS", "BibTeX")]
    assert file.records[2].lines[0] == RIS.count("\n") + 3
    other = read_text(BIBTEX + "\n" + RIS)
    assert len(other.records) == 2


def test_a_chapter_and_a_book_have_their_titles_in_the_right_places() -> None:
    chapter = only("TY  - CHAP\nTI  - A chapter\nT2  - The book\nT3  - The series\nA2  - Ed, I.\nER  - ", "ris")
    assert (chapter.kind, chapter.journal, chapter.series) == ("chapter", "The book", "The series")
    assert [e.family for e in chapter.editors] == ["Ed"]
    book = only("TY  - BOOK\nTI  - The book\nT2  - The series\nSN  - 978-3-86680-192-9\nER  - ", "ris")
    assert (book.kind, book.journal, book.series, book.identifier("isbn")) == (
        "book",
        "",
        "The series",
        "978-3-86680-192-9",
    )


def test_refer_parts_records_at_empty_lines() -> None:
    file = read_text("%A Carter, A.\n%T One\n%D 2001\n\n%A Wei, L.\n%T Two\n%D 2002\n")
    assert [(r.title, r.year) for r in file.records] == [("One", 2001), ("Two", 2002)]


def test_books_of_pubmed_are_read() -> None:
    book = only(
        "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>20301295</PMID><ArticleIdList><ArticleId IdType='bookaccession'>NBK1</ArticleId>"
        "</ArticleIdList><Book><Publisher><PublisherName>A Press</PublisherName><PublisherLocation>Eastville</PublisherLocation></Publisher>"
        "<BookTitle>The book</BookTitle><PubDate><Year>1993</Year></PubDate><AuthorList Type='editors'><Author><LastName>Ed</LastName>"
        "<Initials>I</Initials></Author></AuthorList></Book><ArticleTitle>A chapter</ArticleTitle><Language>eng</Language><AuthorList Type='authors'>"
        "<Author><LastName>Carter</LastName><ForeName>Anna</ForeName></Author></AuthorList><Abstract><AbstractText Label='SUMMARY'>Of <i>it</i>."
        "</AbstractText></Abstract></BookDocument></PubmedBookArticle></PubmedArticleSet>",
        "pubmedxml",
    )
    assert (book.kind, book.title, book.journal, book.year, book.publisher) == (
        "chapter",
        "A chapter",
        "The book",
        1993,
        "A Press",
    )
    assert ([a.family for a in book.authors], [e.family for e in book.editors]) == (["Carter"], ["Ed"])
    assert book.texts[0].body == "SUMMARY: Of it."


def test_what_pubmed_says_of_a_record_is_kept_or_told() -> None:
    file = read_text(
        "<MedlineCitationSet><MedlineCitation><PMID>1</PMID><DateCompleted><Year>1999</Year></DateCompleted><Article><ArticleTitle>T of it</ArticleTitle>"
        "</Article><CommentsCorrectionsList><CommentsCorrections RefType='RetractionIn'><RefSource>J Test. 2001;1:2</RefSource></CommentsCorrections>"
        "</CommentsCorrectionsList><MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN='Y'>Trust</DescriptorName><QualifierName>trends"
        "</QualifierName></MeshHeading></MeshHeadingList></MedlineCitation></MedlineCitationSet>"
    )
    (record,) = file.records
    assert record.extra == (("RetractionIn", "J Test. 2001;1:2"),)
    assert record.subjects == ("*Trust/trends",)
    assert [(w.code, w.args[0]) for w in file.warnings] == [("left_out", "DateCompleted")]


def test_an_abstract_wrapped_at_a_fixed_width_is_one_paragraph() -> None:
    words = f"{EN_ONE} {EN_TWO}".split()
    wrapped, line = [], ""
    for word in words:
        if len(line) + len(word) > 72:
            wrapped.append(line.strip())
            line = ""
        line += f" {word}"
    text = "\n".join([*wrapped, line.strip()])
    assert only(f"TY  - JOUR\nTI  - {TITLE}\nAB  - {text}\nER  - ", "ris").texts[0].body == f"{EN_ONE} {EN_TWO}"
    short = "Background: short.\nResults: short too."
    assert only(f"TY  - JOUR\nTI  - {TITLE}\nAB  - {short}\nER  - ", "ris").texts[0].body == short
