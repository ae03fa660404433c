"""Write NBIB (PubMed's text form); what it has no tag for goes into general notes (GN), a line each."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.formats.citation import article_number
from app.formats.identify import read_serials
from app.formats.kinds import of_words
from app.formats.laidout import LaidOut, add_identifiers, add_kind, add_rest, add_texts, add_titles, lay_out
from app.formats.medline import tag_of, titles_of
from app.formats.nbib import abstract_lang
from app.formats.records import AuthorName, Record
from app.formats.scripts import han
from app.formats.written import Written
from app.text import languages

_MONTHS = re.split(" ", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")
_CODES = {
    "en": "eng",
    "fr": "fre",
    "de": "ger",
    "es": "spa",
    "pt": "por",
    "ja": "jpn",
    "ko": "kor",
    "ru": "rus",
    "it": "ita",
}
_NATIVE = frozenset(
    ("publisher", "place", "edition", "series", "language", "journal", "journal_abbrev", "volume", "issue", "pages", "month",
     "keyword", "subject", "address", "note", "editor", "epub", "type")
)  # fmt: skip

Tags = list[tuple[str, str]]


def write(records: Iterable[Record]) -> Written:
    """Write records as NBIB in UTF-8."""
    return Written("\n".join(_record(record) for record in records).encode("utf-8"))


def _record(record: Record) -> str:
    titles, out = _titles(record)
    pmid = record.identifier("pmid")
    tags: Tags = [("PMID", pmid)]
    tags += _numbers(record, out, pmid)
    tags += [("VI", record.volume), ("IP", record.issue), ("DP", _date(record)), *titles, ("PG", record.pages)]
    tags += _texts(out)
    for name in record.authors:
        tags += _name(name)
    tags += [("FED", _full(name)) for name in record.editors]
    tags += [("AD", address) for address in record.affiliations]
    tags += [("LA", record.language), *(("PT", words) for words in record.publication_types)]
    add_kind(out, record.kind, next((k for k in map(of_words, record.publication_types) if k), ""))
    if len(record.epub) == 10:
        tags.append(("DEP", record.epub.replace("-", "")))
    else:
        out.own("epub", record.epub)
    tags += [
        ("PL", record.place), ("PB", record.publisher), ("EN", record.edition), ("CTI", record.series),
        ("TA", record.journal_abbrev), ("JT", record.journal),
    ]  # fmt: skip
    tags += [("MH", subject) for subject in record.subjects]
    tags += [("OT", keyword) for keyword in record.keywords]
    if record.article_number != article_number(record.pages):
        out.own("article_number", record.article_number)
    add_rest(out, record, _NATIVE | {"article_number"})
    tags += [("GN", note) for note in (*record.notes, *out.lines)]
    if record.citation is not None and record.citation.style == "nlm":
        tags.append(("SO", record.citation.raw))
    lines = [_line(name, value) for name, value in tags if value or name == "PMID"]
    return "\n".join([*lines, ""])


def _line(name: str, value: str) -> str:
    """Write a value; its paragraphs are parted by an indented line with nothing on it."""
    return f"{name:<4}- " + "\n      \n      ".join(value.split("\n"))


def _titles(record: Record) -> tuple[Tags, LaidOut]:
    """The English title in TI, in brackets where it is a translation; the title as printed in TT."""
    original = next((t for t in record.titles if t.kind == "original"), None)
    english = next((t for t in record.titles if t.kind == "translation" and t.lang == languages.ENGLISH), None)
    if original is not None and english is not None and original.lang != languages.ENGLISH:
        expected = titles_of(f"[{english.value}]", original.value, record.language)
        out = lay_out(record, title_tag=lambda _words: expected[0].lang, abstract_tag=abstract_lang)
        if [t.value for t in expected] == [original.value, english.value]:
            add_titles(out, (t for t in out.other_titles if t is not english))
            return [("TI", f"[{english.value}]"), ("TT", original.value)], out
    out = lay_out(record, title_tag=_title_tag, abstract_tag=abstract_lang)
    add_titles(out, out.other_titles)
    if out.title is None:
        return [], out
    read = titles_of(out.title.value, "", record.language)
    if read and (read[0].value, read[0].kind) != (out.title.value, out.title.kind):
        out.own("titlekind", out.title.kind)
    return [("TI", out.title.value)], out


def _title_tag(words: str) -> str:
    return titles_of(words, "", "")[0].lang


def _texts(out: LaidOut) -> Tags:
    """The main abstract in AB, others with their language in OAB; what these can't tell goes into lines."""
    tags: Tags = [("AB", out.abstract.body)] if out.abstract is not None else []
    langs = [out.abstract.lang] if out.abstract is not None else []
    rest = []
    for part in out.other_texts:
        code = "chi" if languages.is_chinese(part.lang) else _CODES.get(part.lang, "")
        if code and part.kind == "abstract" and part.lang not in langs and tag_of(code, part.body) == part.lang:
            tags += [("OAB", part.body), ("OABL", code)]
            langs.append(part.lang)
        else:
            rest.append(part)
    add_texts(out, rest, langs)
    return tags


def _date(record: Record) -> str:
    if record.year is None:
        return ""
    month = _MONTHS[record.month - 1] if record.month else ""
    return " ".join(filter(None, (f"{record.year:04d}", month, str(record.day or "") if month else "")))


def _name(name: AuthorName) -> Tags:
    if name.literal and not han(name.literal):
        return [("CN", name.literal)]
    full = _full(name)
    initials = "".join(part[:1] for part in re.split(r"[\s-]+", name.given) if part[:1].isalpha())
    return [("FAU", full), ("AU", f"{name.family} {initials.upper()}" if initials and not han(full) else full)]


def _full(name: AuthorName) -> str:
    if name.literal:
        return name.literal if han(name.literal) else f"{name.literal},"
    if han(name.family + name.given):
        return name.family + name.given
    return f"{name.family}, {name.given}" if name.given else name.family


def _numbers(record: Record, out: LaidOut, pmid: str) -> Tags:
    tags: Tags = []
    others = []
    for one in record.identifiers:
        own = one.role == "own"
        if own and one.scheme == "pmid" and one.value == pmid:
            continue
        if own and one.scheme == "doi" and not any(name == "LID" for name, _ in tags):
            tags.append(("LID", f"{one.value} [doi]"))
        elif own and one.scheme == "pmcid" and not any(name == "PMC" for name, _ in tags):
            tags.append(("PMC", one.value))
        elif own and one.scheme in ("issn", "isbn") and read_serials(one.value) == ([one], ""):
            tags.append(("IS" if one.scheme == "issn" else "ISBN", one.value))
        else:
            others.append(one)
    add_identifiers(out, others)
    return tags
