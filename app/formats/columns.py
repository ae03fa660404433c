"""Which field a column of a table holds: guessed by its heading, in English and Chinese, or said by the user.

Headings of Zotero, Scopus, Embase, PubMed, Web of Science (two letters), ASReview, CNKI and Rayyan are known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.formats import wos
from app.formats.scripts import han

FIELDS: tuple[tuple[str, str], ...] = (
    ("title", "Title"), ("translated_title", "Title in another language"), ("authors", "Authors"),
    ("translated_authors", "Authors in another language"), ("editors", "Editors"), ("year", "Year"), ("date", "Date"),
    ("month", "Month"), ("day", "Day"), ("journal", "Journal"), ("translated_journal", "Journal in another language"),
    ("journal_abbrev", "Journal, short"), ("volume", "Volume"), ("issue", "Issue"), ("pages", "Pages"),
    ("start", "First page"), ("end", "Last page"), ("article_number", "Article number"), ("doi", "DOI"),
    ("pmid", "PubMed number"), ("pmcid", "PMC number"), ("serial", "ISSN or ISBN"), ("url", "Address (URL)"),
    ("abstract", "Abstract"), ("translated_abstract", "Abstract in another language"), ("keyword", "Keywords"),
    ("subject", "Subject headings"), ("tags", "Tags"), ("decision", "ASReview's decision"), ("note", "Notes"),
    ("type", "Kind of publication"), ("kind", "Kind in the words of CSL"), ("language", "Language"), ("publisher", "Publisher"), ("place", "Place"),
    ("edition", "Edition"), ("series", "Series"), ("address", "Authors' addresses"), ("key", "Key"), ("", "Kept as it is"),
)  # fmt: skip
"""The fields a column can be read as, with what people call them."""
NAMES = dict(FIELDS)

_HEADINGS: dict[str, str] = {
    "title": "title|article title|primary title|document title|paper title|publication name title|notes title|item title|"
    "titel|titre|título|titulo|titolo|题名|标题|篇名|论文题目|论文标题|文献标题|题目|titles|record title|study title",
    "translated_title": "translated title|english title|chinese title|title en|title english|title zh|title cn|title chinese|"
    "英文题名|英文标题|中文题名|中文标题|外文题名|其他题名|title in another language|title translation|titletranslation|etitle",
    "original_title": "original title",
    "authors": "authors|author|author s|author names|author name|first authors|author list|creator|creators|作者|第一作者|"
    "authorships author display name|autoren|verfasser|auteurs|auteur|autores|autor|全部作者|authors names|all authors|authors list",
    "citation": "citation",
    "full_names": "author full names",
    "translated_authors": "translated authors|translated author|英文作者|authors in another language|eauthor",
    "editors": "editors|editor|secondary authors|主编|编者|editor names",
    "year": "year|publication year|pub year|year published|published year|pubyear|yr|jahr|année|año|年|年份|出版年|发表年份|出版年份|发表年|date year|year of publication",
    "date": "date|publication date|pub date|date published|pubtime|发表时间|出版时间|出版日期|发表日期|日期|published|cover date|date of publication",
    "month": "month|publication month|published month|月",
    "day": "day|publication day|日",
    "journal": "primary location source display name|venue|zeitschrift|revue|revista|journal|journal name|journal title|source title|publication title|publication|journal book|container title|"
    "secondary title|刊名|期刊|期刊名|期刊名称|来源|文献来源|出处|alternate title3|publication name|periodical|t2|book title|journal full title|parent title",
    "source": "source",
    "translated_journal": "translated journal|英文刊名|journal in another language",
    "journal_abbrev": "journal abbreviation|abbreviated source title|alternate title2|journal short|iso abbreviation|"
    "journal iso abbreviation|abbreviated journal title|custom journal abbreviation",
    "volume": "volume|vol|volume number|biblio volume|卷|卷号|roll",
    "issue": "issue|number|no|issue number|biblio issue|journal issue|期|期号|period",
    "pages": "pages|page|page range|page numbers|pagination|页码|页|pagecount|起止页码|页码范围",
    "start": "start page|page start|first page|beginning page|startpage|biblio first page|起始页|开始页码",
    "end": "end page|page end|last page|ending page|endpage|biblio last page|结束页|结束页码",
    "article_number": "article number|art no|article no|eid number|文章编号",
    "doi": "doi|doi link|digital object identifier|doi number",
    "pmid": "pmid|pubmed id|pubmed number|medline pmid|pubmedid",
    "pmcid": "pmcid|pmc id|pmc|pmc number",
    "serial": "issn|issns|isbn|eissn|e issn|issn isbn|isbn issn|issn or isbn|print issn|electronic issn|国际标准刊号",
    "url": "url|urls|link|links|web address|address url|网址|链接|full text link|study url|dimensions url|article url|articleurl|plink|external url",
    "abstract": "zusammenfassung|résumé|resumen|abstract|abstracts|abstract note|notes abstract|summary|摘要|文摘|内容提要|abstract text|brief summary|中文摘要",
    "translated_abstract": "translated abstract|original abstract|english abstract|chinese abstract|abstract en|abstract zh|"
    "英文摘要|外文摘要|abstract in another language|abstract translation|abstracttranslation|abstract chinese|abstract english|esummary",
    "keyword": "keywords|keyword|author keywords|automatic tags|key words|关键词|关键字|主题词|中文关键词|authors keywords",
    "subject": "index keywords|mesh|mesh terms|mesh headings|keywords plus|subject headings|subjects|subject|"
    "emtree drug index terms|emtree medical index terms|emtree drug index terms major focus|emtree medical index terms major focus",
    "tags": "tags|tag|manual tags|mendeley tags|labels filed in|labels|label|标签|groups",
    "decision": "asreview label|included|label included|final included|asreview decision|include|decision|screening decision",
    "note": "notes|note|extra|comments|comment|备注|注释|附注|user notes",
    "type": "document type|publication type|item type|type of reference|reference type|article type|type|文献类型|类型|"
    "kind of publication|srcdatabase|来源库|doctype",
    "kind": "csl type",
    "language": "language|languages|language of original document|article language|language of article|语种|语言",
    "publisher": "publisher|出版社|出版者|学位授予单位",
    "place": "place|place published|publisher location|publisher city|place of publication|location|city|出版地",
    "edition": "edition|版本|版次",
    "series": "series|series title|丛书",
    "address": "affiliations|affiliation|addresses|author address|author affiliations|authors with affiliations|作者单位|单位|机构|organ|"
    "authors addresses|author addresses|correspondence address|institution",
    "key": "key|id|record id|citation key|item key|article id|refid|ref id|record number|study id|covidence number|covidence|编号|序号",
}
_BY_HEADING = {name: role for role, names in _HEADINGS.items() for name in names.split("|")}
_STRONG = frozenset(("title", "translated_title", "original_title", "abstract", "doi", "pmid"))


def bare(heading: str) -> str:
    """Return a heading in small letters without marks; of "Title-题名" the Latin part."""
    words = " ".join(re.sub(r"[^\w\u3400-\u9fff]+|_", " ", heading.strip().strip("\ufeff").casefold()).split())
    latin = re.sub(r"[\u3400-\u9fff]+", " ", words)
    plain = " ".join(latin.split()) if han(words) and re.search(r"[a-z]{2}", latin) else words
    return re.sub(r"^(\S+) \1$", r"\1", plain)  # CNKI's ISSN-ISSN


def role_of(heading: str) -> str:
    """Return the field a heading in its bare form stands for, '' where it is not known."""
    return _BY_HEADING.get(heading, "")


def guess(headings: Sequence[str]) -> list[str]:
    """Return the field of each column, '' where it has none; of two columns for one field the second steps back."""
    if {"PT", "AU", "TI", "SO"} <= {h.strip().strip("\ufeff") for h in headings}:
        return [_of_wos(h.strip().strip("\ufeff"), headings) for h in headings]
    roles: list[str] = []
    for heading in headings:
        plain, part = re.subn(r"\s*\(\d{1,3}\)\s*$", "", heading)
        role = _BY_HEADING.get(bare(plain), "")
        if role in roles and not part:
            role = {"title": "translated_title", "abstract": "translated_abstract", "year": "date"}.get(role, role)
            if role in roles and role not in ("subject", "keyword", "note", "serial", "address", "tags", "url", "type"):
                role = ""
        roles.append(role)
    if "full_names" in roles:
        roles = ["authors" if r == "full_names" else "" if r == "authors" else r for r in roles]
    if "source" in roles:
        roles[roles.index("source")] = "" if "journal" in roles else "source"
    if "original_title" in roles and "title" not in roles:
        roles[roles.index("original_title")] = "title"
    return roles


def _of_wos(heading: str, headings: Sequence[str]) -> str:
    """The field of a column of Web of Science's tab-delimited file."""
    role = wos.ROLES.get(heading, "").removeprefix("late:")
    if heading == "AU" and "AF" in headings:
        return ""
    role = {"author": "authors", "editor": "editors", "group": "", "some_journal": "journal_abbrev"}.get(role, role)
    return "type" if heading == "DT" else role


def known(headings: Sequence[str]) -> int:
    """Count the headings that are known; 0 where none of them tells a record from another."""
    roles = guess(headings)
    return sum(map(bool, roles)) if _STRONG.intersection(roles) else 0


def said(headings: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """Return the field of each column as the user said; one that is not named there is kept as it is."""
    by_name = {name.strip(): role for name, role in mapping.items()}
    return [by_name.get(heading.strip(), "") for heading in headings]
