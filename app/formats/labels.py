"""What the names of fields mean in databases' text exports, and how their values are taken apart.

Most are those of a table's headings; some say another thing here, and Ovid, Embase, EBSCO, SinoMed and VIP each put journal,
year, volume and pages into one value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from app.formats import columns, identify
from app.formats.scripts import word_set

_ROLES = {
    "中文标题": "title", "中文题名": "title", "英文标题": "translated_title", "英文题名": "translated_title", "中文摘要": "abstract",
    "主题词": "subject", "特征词": "subject", "出处": "published", "刊名": "published", "流水号": "key", "序号": "seen", "issn号": "serial",
    "source": "published", "unique identifier": "number", "accession number": "number", "ui": "number", "an": "number",
    "authors full name": "people", "authors": "people", "author": "people", "author s": "people", "au": "people", "fa": "people",
    "作者": "people", "author names": "people", "ti": "titled", "title": "titled", "so": "published", "ab": "abstract", "in": "address",
    "ad": "address", "institution": "address", "institutions": "address", "author affiliation": "address", "affiliation": "address",
    "作者单位": "address", "机构": "address", "lg": "language", "la": "language", "pt": "type", "yr": "date", "py": "date",
    "dp": "date", "is": "serial", "doi number": "doi", "do": "doi", "digital object identifier": "doi", "kw": "keyword",
    "keyword heading": "keyword", "mh": "subject", "sh": "subject", "mesh subject headings": "subject", "subject terms": "subject",
    "mesh": "subject", "identifier keyword": "keyword", "link to the ovid full text or citation": "url", "document url": "url",
    "persistent link to this record": "url", "persistent link to this record permalink": "url", "journal name": "journal",
    "publication title": "journal", "language of publication": "language", "place of publication": "place",
    "jt": "journal", "ta": "journal_abbrev", "vi": "volume", "ip": "issue", "pg": "pages", "pb": "publisher", "xl": "url", "di": "doi",
    "lk": "url", "jn": "journal", "medline pmid": "pmid", "pmid": "pmid", "文摘": "abstract", "issue page": "seen",
}  # fmt: skip
_ASIDE = word_set(
    "database score status copyright links notes subject location classification coden pui 国内代码 基金 cn cn号 分类号"
)
_ASIDE_WORDS = (
    "document type", "proquest document id", "last updated", "source type", "peer reviewed", "country of publication",
    "publication info", "publication subject", "number of references", "embase accession id", "cas registry numbers", "full text",
    "embase classifications", "language of summary", "company organization", "publication type", "full text word count", "图书分类号",
)  # fmt: skip
_TYPES = frozenset(
    ("article", "review", "letter", "editorial", "miscellaneous", "report", "note", "commentary", "journal article",
     "review article", "original article")
)  # fmt: skip
_KIND_AT_END = re.compile(r"\.?\s*\[([A-Za-z][A-Za-z ]{2,30})\]\.?$")
_OF_NAME = re.compile(r"\s*\[(?:Author|Reprint|Editor|Inventor|[A-Z][a-z]+ [Aa]uthor)[^\]]{0,200}\]")
_OF_ADDRESS = re.compile(r"(?:\s*(?:[*+†‡§]+|\(?\d{1,3}(?:,\s?\d{1,3})*\)?)(?=\s*$))+")
_MAIL = re.compile(r"\s+\S+@\S+$")
_DEGREES = re.compile(
    r"(?:,?\s+(?:MD|PhD|MSc|MPH|RN|BSc|BA|MA|MS|MBA|DrPH|DPhil|FRCP|MBBS|FACS|DO|EdD|PharmD)\b\.?)+\s*$"
)
_PUBLISHED = tuple(
    re.compile(shape)
    for shape in (
        # Ovid: Journal of Tests. 8(6):48-64, September 2015.
        r"(?P<journal>\S.{1,250}?)\.\s+(?P<volume>\d{1,5})?\s?(?:\((?P<issue>[^()]{1,30})\))?:(?P<pages>[^,:]{1,40}),\s?(?P<date>[^,]{4,40}?(?:,\s\d{4})?)\.?",
        # Ovid's Embase: Journal of Tests. 8 (6) (pp 48-64), 2015. Date of Publication: ...
        r"(?P<journal>\S.{1,250}?)\.\s+(?P<volume>\d{1,5})?\s?(?:\((?P<issue>[^()]{1,30})\))?\s?\(pp\.? (?P<pages>[^()]{1,40})\),\s?(?P<date>\d{4})\b.*",
        # Ovid's PsycINFO: Journal of Tests. Vol 8(6), Sep 2015, 48-64.
        r"(?P<journal>\S.{1,250}?)\.\s+Vol\.?\s?(?P<volume>\d{1,5})\s?(?:\((?P<issue>[^()]{1,30})\))?,?\s(?P<date>[^,]{4,30}),\s?(?:pp?\.?\s?)?(?P<pages>[^,.]{1,40})\.?",
        # EBSCO: Journal of Tests. Mar2020, Vol. 5 Issue 2, p123-130. 8p.
        r"(?P<journal>\S.{1,250}?)\.\s+(?P<date>[A-Za-z0-9/ -]{0,20}\d{4}),?\s?(?:Vol\.?\s?(?P<volume>\d{1,5}))?,?\s?(?:(?:Issue|No\.?)\s?(?P<issue>[\w/-]{1,20}))?,?\s?pp?\.?\s?(?P<pages>[\w-]{1,20}(?:-\w{1,10})?).*",
        # Embase: Journal of Tests (2015) 8:6 (48-64)
        r"(?P<journal>[^()]{2,200})\s\((?P<date>\d{4})\)(?:\s(?P<volume>[^\s:()]{1,20}))?(?::(?P<issue>[^\s()]{1,20}))?(?:\s\((?P<pages>[^()]{1,40})\))?.*",
        # SinoMed, VIP: 中国卫生 2020;5(3):1-9
        r"(?P<journal>.{0,60}?[\u3400-\u9fff)）])\s*[,，]?\s*(?P<date>(?:19|20)\d\d)年?\s*[;；,，]?\s*(?P<volume>\d{1,5})?卷?\s*(?:[(（](?P<issue>[^()（）]{1,20})[)）])?\s*[:：]?\s*(?P<pages>[\d+,-]{1,30})?",
    )
)  # fmt: skip


def bare(name: str) -> str:
    """Return a name as it is looked up: in small letters, without marks."""
    return columns.bare(name)


def is_known(name: str) -> bool:
    """Say whether words before a value are the name of a field that is known, whether it has a place here or none."""
    plain = bare(name)
    return plain in _ROLES or plain in _ASIDE or plain in _ASIDE_WORDS or bool(columns.role_of(plain))


def role_of(name: str, names: Set[str]) -> str:
    """Return what a field is; `names` are those of its whole record: of two lists of authors the one with full names counts."""
    plain = bare(name)
    if plain in ("authors", "author", "au") and {"authors full name", "fa"} & names:
        return "seen"
    if plain == "jt" and "so" in names:
        return "seen"  # it stands there too
    return _ROLES.get(plain, "") or ("" if plain in _ASIDE else columns.role_of(plain))


def parts(role: str, value: str) -> Iterator[tuple[str, str]]:
    """Take a value apart: (role of a table's column, value) for each part."""
    if role == "people":
        yield "authors", _people(_OF_NAME.sub("", value))
    elif role == "titled":
        yield from _titled(" ".join(value.split()))
    elif role == "published":
        yield from _published(" ".join(value.split()))
    elif role == "number":
        number = value.split(maxsplit=1)[0].strip(".")
        yield ("pmid" if re.fullmatch(r"\d{7,8}", number) else "key"), number
    elif role == "address":
        for one in re.split(r"\s*(?:\n|[;；])\s*", value):
            yield "address", re.sub(r"^[(（]?[\d*+]{1,3}[)）]\s*", "", one)
    elif role == "url":
        yield "url", "".join(value.split()) if value.count("://") == 1 else value
    elif role == "doi":
        yield "doi", identify.read_doi(value) or value
    elif role == "pmid":
        yield role, value.split(maxsplit=1)[0]
    elif role == "type":
        for one in re.split(r"\.\s+|\s*[;\n]\s*", value.rstrip(". ")):
            yield role, one.partition(":")[0]
    elif role in ("keyword", "subject"):
        yield role, value.rstrip(".") if ";" in value or "；" in value else value.rstrip(".").replace("\n", ";")
    elif role == "language":
        yield role, value.rstrip(".")
    else:
        yield role, value


def _people(value: str) -> str:
    """Part names at semicolons, lines or two blanks, and take marks of addresses and degrees off."""
    joined = re.sub(r"\s*\n\s*", ";", value.strip()) if ";" not in value else value
    names = re.split(r"\s*[;；]\s*|\s{2,}", joined)
    return ";".join(filter(None, map(_plain, names)))


def _plain(name: str) -> str:
    """A name without marks of addresses, degrees and the dot that ends a list; that of an initial stays."""
    bare_name = _DEGREES.sub("", _OF_ADDRESS.sub("", _MAIL.sub("", name.strip()))).strip(" ,")
    return bare_name if re.search(r"\b[A-Z]\.$", bare_name) else bare_name.rstrip(".")


def _titled(title: str) -> Iterator[tuple[str, str]]:
    """Take the kind of publication off a title's end, which Ovid writes there: Care in towns.[Article]."""
    kind = _KIND_AT_END.search(title)
    if kind is not None and kind[1].casefold() in _TYPES:
        yield "type", kind[1]
        title = title[: kind.start()].strip()
    yield "title", title


def _published(value: str) -> Iterator[tuple[str, str]]:
    """Part journal, date, volume, issue and pages, as any of these databases writes them."""
    found = next(filter(None, (shape.fullmatch(value) for shape in _PUBLISHED)), None)
    if found is None:
        yield "journal", value.strip(" .")
        return
    for role in ("journal", "volume", "issue", "pages", "date"):
        if found[role]:
            yield role, found[role].strip()
