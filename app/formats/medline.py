"""What PubMed's two export forms share: language codes, dates, titles and identifiers."""

from __future__ import annotations

import re
from functools import lru_cache

from app.formats.citation import day_of, month_of
from app.formats.records import IdentifierFound, Record, TextPart, TitleVariant
from app.formats.remarks import ReadingWarning
from app.formats.scripts import chinese_tag, is_chinese, language
from app.text import languages

_TAGS = dict(
    pair.split(":")
    for pair in re.split(
        " ",
        "fre:fr ger:de spa:es por:pt jpn:ja kor:ko rus:ru ita:it dut:nl pol:pl tur:tr cze:cs dan:da nor:no swe:sv fin:fi "
        "hun:hu ukr:uk heb:he ara:ar per:fa gre:el rum:ro hrv:hr srp:sr cat:ca slv:sl bul:bg vie:vi tha:th ind:id",
    )
)
_DATE = re.compile(
    r"(?P<year>\d{4})(?:\s(?P<month>[A-Za-z]{3,9}))?(?:\s?-\s?[A-Za-z0-9 ]{3,12})?(?:\s(?P<day>\d{1,2})\b)?"
)


@lru_cache(500)
def _canonical(code: str) -> str:
    return languages.canonical(code)


def tag_of(code: str, words: str = "") -> str:
    """Return the language tag of a MEDLINE code (eng, chi, fre); the script of Chinese is read from the words."""
    tag = _canonical(code) if code else ""
    if languages.is_chinese(tag):
        return chinese_tag(words) if words else tag
    if tag == languages.ENGLISH:
        return tag
    return _TAGS.get(code.casefold(), "und")


def date_of(words: str) -> tuple[int | None, int | None, int | None]:
    """Read "2019 Mar 4", "2016 Jan-Feb", "2012 Fall" or "2016" into year, month and day."""
    found = _DATE.match(words.strip())
    if found is None:
        return None, None, None
    return int(found["year"]), month_of(found["month"]), day_of(found["day"])


def titles_of(english: str, vernacular: str, code: str) -> tuple[TitleVariant, ...]:
    """Give the titles their kinds: PubMed prints a translated title in brackets, the original one apart."""
    told: list[TitleVariant] = []
    bracketed = english.startswith("[") and english.rstrip(".").endswith("]")
    tag = tag_of(code, vernacular) if code else language(vernacular)
    if english and not vernacular and is_chinese(english):
        return (TitleVariant(chinese_tag(english), english, "original", "PubMed"),)
    foreign = bool(vernacular) and tag != languages.ENGLISH
    if foreign:
        told.append(TitleVariant(tag, vernacular, "original", "PubMed"))
    if english:
        bare = english.rstrip(".")[1:-1] if bracketed else english
        kind = "translation" if bracketed or foreign else "original"
        told.append(TitleVariant("en", bare, kind, "PubMed"))
    return tuple(told)


def identifiers_of(pmid: str, pmcid: str, doi: str) -> tuple[IdentifierFound, ...]:
    """Make identifiers of what is there; all are the record's own."""
    pairs = (("doi", doi), ("pmid", pmid), ("pmcid", pmcid))
    return tuple(IdentifierFound(scheme, value) for scheme, value in pairs if value)


def warnings_of(
    record_titles: tuple[TitleVariant, ...], texts: tuple[TextPart, ...], line: int
) -> tuple[ReadingWarning, ...]:
    """Say what a record of PubMed lacks; a missing translation is not told, as nearly all lack it."""
    missing = [("no_title", not record_titles), ("no_text", not texts)]
    return tuple(ReadingWarning(code, (), line) for code, lacks in missing if lacks)


def is_empty(record: Record) -> bool:
    """Say whether a record tells neither a title nor an identifier nor a text."""
    return not (record.titles or record.identifiers or record.texts)
