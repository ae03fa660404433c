"""Makes PubMed XML of any length, always the same: records with structured abstracts in English and, some, in Chinese."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

ENGLISH = re.findall(
    r"\w+",
    "accountable care organisation integrated payment provider network primary hospital discharge readmission quality "
    "measure shared savings contract population health information exchange governance trust leadership culture team "
    "nurse physician referral community social service patient engagement barrier facilitator implementation evaluation "
    "interview survey regression cohort baseline outcome cost utilisation emergency department chronic disease diabetes "
    "hypertension older adults rural urban policy reform incentive capitation bundled risk adjustment benchmark data",
)
CHINESE = (
    "整合医疗服务体系责任制照护支付方式改革医院基层卫生机构协同管理患者健康信息共享障碍促进因素质量评价访谈研究结果表明"
)
SURNAMES = re.findall(
    r"\w+", "Smith Jones Lewis Bussu Marshall Brown Taylor Green Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou"
)
GIVEN = re.findall(r"\w+", "Anna Ben Carla David Eva Frank Grace Hugo Ines Jun Kai Lin Mei Noor Olga Peter")
LABELS = ("BACKGROUND", "METHODS", "RESULTS", "CONCLUSIONS")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<PubmedArticleSet>\n'
TAIL = "</PubmedArticleSet>\n"


def write(path: Path, count: int, seed: int = 1, first: int = 1) -> None:
    """Write a file of so many records, whose PubMed numbers and DOIs begin at `first`."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(records(count, seed, first))
        file.write(TAIL)


def text(count: int, seed: int = 1, first: int = 1) -> str:
    """Return the same as one string."""
    return HEAD + "".join(records(count, seed, first)) + TAIL


def records(count: int, seed: int = 1, first: int = 1) -> Iterator[str]:
    """Make records one by one: 200 words of abstract each, four authors, six keywords; a Chinese abstract in every fifth."""
    rand = random.Random(seed)
    for number in range(first, first + count):
        yield _record(rand, number)


def _words(rand: random.Random, count: int) -> str:
    return " ".join(rand.choices(ENGLISH, k=count))


def _hanzi(rand: random.Random, count: int) -> str:
    return "".join(rand.choices(CHINESE, k=count))


def _record(rand: random.Random, number: int) -> str:
    chinese = number % 5 == 0
    abstract = "".join(
        f'<AbstractText Label="{label}">{_words(rand, 50).capitalize()}.</AbstractText>' for label in LABELS
    )
    authors = "".join(
        f'<Author ValidYN="Y"><LastName>{rand.choice(SURNAMES)}</LastName><ForeName>{rand.choice(GIVEN)}</ForeName>'
        f"<Initials>A</Initials><AffiliationInfo><Affiliation>Department of {_words(rand, 3)}, University {rand.randrange(400)}."
        "</Affiliation></AffiliationInfo></Author>"
        for _ in range(4)
    )
    keywords = "".join(f'<Keyword MajorTopicYN="N">{_words(rand, 2)} {rand.randrange(90)}</Keyword>' for _ in range(6))
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D{rand.randrange(9999):06}" MajorTopicYN="N">{_words(rand, 2)}</DescriptorName></MeshHeading>'
        for _ in range(5)
    )
    vernacular = f"<VernacularTitle>{_hanzi(rand, 24)}。</VernacularTitle>" if chinese else ""
    other = (
        f'<OtherAbstract Type="Publisher" Language="chi"><AbstractText>{_hanzi(rand, 90)}。{_hanzi(rand, 90)}。</AbstractText></OtherAbstract>'
        if chinese
        else ""
    )
    year, volume = rand.randrange(1995, 2026), rand.randrange(1, 90)
    return (
        f'<PubmedArticle>\n<MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{number}</PMID>\n'
        f'<Article PubModel="Print"><Journal><ISSN IssnType="Print">0000-{number % 9999:04}</ISSN><JournalIssue CitedMedium="Print">'
        f"<Volume>{volume}</Volume><Issue>{rand.randrange(1, 13)}</Issue><PubDate><Year>{year}</Year><Month>May</Month></PubDate>"
        f"</JournalIssue><Title>Journal of {_words(rand, 3)}</Title><ISOAbbreviation>J {_words(rand, 1)}</ISOAbbreviation></Journal>\n"
        f"<ArticleTitle>{_words(rand, 12).capitalize()} {number}.</ArticleTitle><Pagination><MedlinePgn>{number % 900}-{number % 900 + 9}"
        f"</MedlinePgn></Pagination>\n<Abstract>{abstract}</Abstract>\n"
        f'<AuthorList CompleteYN="Y">{authors}</AuthorList>\n<Language>{"chi" if chinese else "eng"}</Language>'
        '<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>'
        f"{vernacular}</Article>\n<MedlineJournalInfo><Country>England</Country><MedlineTA>J Test</MedlineTA></MedlineJournalInfo>\n"
        f'<MeshHeadingList>{headings}</MeshHeadingList>{other}<KeywordList Owner="NOTNLM">{keywords}</KeywordList></MedlineCitation>\n'
        f'<PubmedData><PublicationStatus>ppublish</PublicationStatus><ArticleIdList><ArticleId IdType="pubmed">{number}</ArticleId>'
        f'<ArticleId IdType="doi">10.5555/made.{number}</ArticleId></ArticleIdList></PubmedData>\n</PubmedArticle>\n'
    )
