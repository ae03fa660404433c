"""Read a printed citation into its parts: the line PubMed prints, Mendeley's short form, APA and GB/T 7714.

A line over 600 code points (APA and GB: 1,500) is never taken for a citation, which also bounds every search here.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.formats.names import read_name
from app.formats.records import AuthorName, Citation

LONGEST_LINE = 600
LONGEST_PRINTED = 1500

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec "

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>，。；、]{1,300}")
_NLM = re.compile(
    r"(?:\d{1,4}[.:]\s{1,3})?(?P<journal>[^\W\d][^;\n]{1,150}?)\s{0,2}\.\s{1,3}(?P<year>(?:1[89]|20)\d\d)(?!\d)(?P<rest>.*)",
    re.DOTALL,
)
_DATE = re.compile(
    r"\s{0,2}(?:(?P<month>[A-Z][a-z]{2,8})(?:-[A-Z][a-z]{2,8})?)?(?:\s{1,2}(?P<day>\d{1,2})(?!\d)(?:-\d{1,2})?)?"
)
_SEASONS = frozenset(("spring", "summer", "autumn", "fall", "winter"))
_LOCATOR = re.compile(
    r"(?P<volume>[^():]{0,40}?)\s?(?:\((?P<issue>[^()]{1,40})\))?(?P<part>\s(?:Suppl|Pt)[^():]{0,20})?"
    r"(?:\s?:\s?(?P<pages>[^:]{1,60}))?"
)
_LOCATOR_END = re.compile(r"(?:\([^()]{0,40}\)|[^(])*?(?=\.\s)", re.DOTALL)
"""Up to the full stop that ends volume, issue and pages: one in brackets, as in (11 Spec No. 17), does not."""
_EPUB = re.compile(r"\bEpub\s{1,2}(?P<year>\d{4})(?:\s(?P<month>[A-Z][a-z]{2,8}))?(?:\s(?P<day>\d{1,2}))?")
_PMID = re.compile(r"\bPMID\s?[:：]?\s{0,2}(\d{1,9})\b", re.IGNORECASE)
_PMCID = re.compile(r"\b(?:PMCID\s?[:：]?\s{0,2})?(PMC\d{3,10})\b", re.IGNORECASE)
_KNOWN_TAIL = re.compile(
    r"\.?\s{0,3}(?:(?:doi|pii|pmid|pmcid)\s?[:：]|(?:https?://)|epub|ecollection|print|online|published|\[|free|$)",
    re.IGNORECASE,
)
_MENDELEY = re.compile(
    r"(?P<journal>[^\W\d][^()]{1,150}?)\s\((?P<year>(?:1[89]|20)\d\d)\)\s?(?P<volume>\d{1,5})?"
    r"(?:\((?P<issue>[^()]{1,20})\))?\s?(?P<pages>[A-Za-z]?\d[\w–-]{0,20})?"
)
_APA_YEAR = re.compile(
    r"\s\((?P<year>(?:1[89]|20)\d\d)[a-z]?(?:,\s(?P<month>[A-Z][a-z]+)(?:\s(?P<day>\d{1,2}))?)?\)\.\s"
)
_APA_AUTHOR = re.compile(r"[^\W\d][^,.;()]{0,60},\s(?:[^\W\d_][.-]{0,2}\s?){1,6}")
_APA_WHERE = re.compile(
    r"(?P<title>.{2,900}[.?!])\s(?P<journal>[^.]{2,150}),\s(?P<volume>\d{1,5}\w{0,3})(?:\((?P<issue>[^()]{1,30})\))?"
    r"(?:,\s(?P<pages>[^.]{1,40}))?\.?",
    re.DOTALL,
)
_GB = re.compile(
    r"(?:\[\d{1,4}\]\s?)?(?P<authors>[^.．]{1,300})[.．]\s?(?P<title>[^\[\]]{1,400})\[(?:J|J/OL)\][.．]\s?"
    r"(?P<journal>[^,，\d]{1,80})[,，]\s?(?P<year>\d{4})(?:[,，]\s?(?P<volume>\d{1,4}))?(?:\((?P<issue>[^()]{1,20})\))?"
    r"(?:[:：]\s?(?P<pages>[\w+–-]{1,30}))?"
)


def find_doi(text: str) -> str:
    """Return the first DOI in a text without the marks that only end the sentence around it, or ''."""
    found = _DOI.search(text)
    return trim_doi(found[0]) if found else ""


def trim_doi(doi: str) -> str:
    """Take trailing punctuation off a DOI; a closing bracket stays where one opens inside."""
    while doi and (doi[-1] in ".,;:'’”]}>。" or (doi[-1] == ")" and doi.count(")") > doi.count("("))):
        doi = doi[:-1]
    return doi


def find_pmid(text: str) -> str:
    """Return the PubMed number a line names, or ''."""
    found = _PMID.search(text)
    return found[1] if found else ""


def find_pmcid(text: str) -> str:
    """Return the PubMed Central number a line names, or ''."""
    found = _PMCID.search(text)
    return found[1].upper() if found else ""


def month_of(word: str | None) -> int | None:
    """Return 1 to 12 for Jan, January or 10; None for a season or anything else."""
    if not word:
        return None
    if word.isascii() and word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else None
    at = _MONTHS.find(word[:3].casefold() + " ")
    return at // 4 + 1 if at >= 0 and len(word) >= 3 else None


def day_of(word: str | None) -> int | None:
    """Return 1 to 31, or None."""
    number = int(word) if word and word.isascii() and word.isdigit() and len(word) < 3 else 0
    return number if 1 <= number <= 31 else None


def read_nlm(line: str) -> Citation | None:
    """Read "Soc Sci Med. 2017 Oct;190:1-10. doi: 10.1/x. Epub 2017 May 2.", or return None if the line is no such thing."""
    if len(line) > LONGEST_LINE:
        return None
    found = _NLM.fullmatch(line.strip())
    if found is None or len(found["journal"].split()) > 14:
        return None
    date = _DATE.match(found["rest"])
    month, day, after = None, None, found["rest"]
    if date:
        month, day = month_of(date["month"]), day_of(date["day"])
        if date["month"] and month is None and date["month"].casefold() not in _SEASONS:
            return None
        after = found["rest"][date.end() :]
    located = _locate(after.lstrip())
    if located is None:
        return None
    volume, issue, pages, tail = located
    doi = find_doi(tail)
    if not (volume or pages or doi) or not _KNOWN_TAIL.match(tail):
        return None
    return Citation(
        "nlm", line, journal=found["journal"].strip(), year=int(found["year"]), month=month, day=day, volume=volume,
        issue=issue, pages=pages, article_number=article_number(pages), epub=_epub(tail), doi=doi,
        pmid=find_pmid(tail), pmcid=find_pmcid(tail),
    )  # fmt: skip


def _locate(after: str) -> tuple[str, str, str, str] | None:
    """Part what follows the date into volume, issue, pages and the tail (doi, Epub); None if it is prose."""
    if not after.startswith((";", ":")):
        return "", "", "", after
    end = _LOCATOR_END.match(after, 1)
    stop = len(after.rstrip(". ")) if end is None else end.end()
    words, tail = after[1:stop].strip(), after[stop:]
    if not words or len(words) > 90 or not any(c.isdigit() for c in words):
        return None
    if after[0] == ":" and ":" not in words and not re.match(r"\w{1,6}\(", words):
        return "", "", words, tail
    found = _LOCATOR.fullmatch(words)
    if found is None:
        return None
    volume = f"{found['volume']}{found['part'] or ''}".strip()
    return volume, (found["issue"] or "").strip(), (found["pages"] or "").strip(), tail


def article_number(pages: str) -> str:
    """Return the article number where a citation prints one number instead of a range of pages, else ''."""
    bare = pages.strip()
    return bare if bare and not re.search(r"[-‐‑‒–—−~～+,;\s]", bare) and any(c.isdigit() for c in bare) else ""


def _epub(tail: str) -> str:
    found = _EPUB.search(tail)
    if not found:
        return ""
    return iso_date(int(found["year"]), month_of(found["month"]), day_of(found["day"]))


def iso_date(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """Write a date as 2017, 2017-05 or 2017-05-02."""
    if year is None:
        return ""
    if month is None:
        return f"{year:04d}"
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def read_mendeley(line: str) -> Citation | None:
    """Read "International Journal of Integrated Care (2009) 9(4)", or return None."""
    if len(line) > LONGEST_LINE:
        return None
    found = _MENDELEY.fullmatch(line.strip())
    if found is None or not (found["volume"] or found["pages"]):
        return None
    pages = found["pages"] or ""
    return Citation(
        "mendeley", line, journal=found["journal"].strip(), year=int(found["year"]), volume=found["volume"] or "",
        issue=found["issue"] or "", pages=pages, article_number=article_number(pages),
    )  # fmt: skip


def read_printed(line: str) -> Citation | None:
    """Read a citation in APA or GB/T 7714, or return None."""
    return read_apa(line) or read_gb(line)


def read_apa(line: str) -> Citation | None:
    """Read "Fleury, M.-J., & Palley, H. A. (2009). Title. Journal, 9(4). https://doi.org/10.1/x", or return None."""
    words = line.strip()
    if len(words) > LONGEST_PRINTED:
        return None
    year = _APA_YEAR.search(words)
    if year is None:
        return None
    authors = _apa_authors(words[: year.start()])
    if not authors:
        return None
    after = words[year.end() :]
    doi = find_doi(after)
    told = Citation(
        "apa",
        line,
        authors=authors,
        year=int(year["year"]),
        month=month_of(year["month"]),
        day=day_of(year["day"]),
        doi=doi,
    )
    body = re.split(r"\s?(?:https?://|doi\s?:)", after, maxsplit=1, flags=re.IGNORECASE)[0].strip()
    where = _APA_WHERE.fullmatch(body)
    if where is None:
        return replace(told, title=body.rstrip(".").strip())
    pages = (where["pages"] or "").removeprefix("Article ").strip()
    return replace(
        told, title=where["title"].rstrip("."), journal=where["journal"].strip(), volume=where["volume"],
        issue=where["issue"] or "", pages=pages, article_number=article_number(pages),
    )  # fmt: skip


def _apa_authors(words: str) -> tuple[AuthorName, ...]:
    bare = words.replace("&", ",").replace("…", ",").replace("et al.", "").strip(" ,")
    names: list[AuthorName] = []
    at = 0
    while at < len(bare):
        found = _APA_AUTHOR.match(bare, at)
        if found is None:
            return () if not names else tuple(names) if not bare[at:].strip(" ,.") else ()
        family, _, given = found[0].partition(",")
        names.append(AuthorName(family.strip(), given.strip()))
        at = found.end()
        while at < len(bare) and bare[at] in ", ":
            at += 1
    return tuple(names)


def read_gb(line: str) -> Citation | None:
    """Read "张三, 李四. 题名[J]. 刊名, 2019, 12(3): 1-6.", or return None."""
    words = line.strip()
    if len(words) > LONGEST_PRINTED or "[J" not in words:
        return None
    found = _GB.match(words)
    if found is None:
        return None
    names = [n.strip() for n in re.split(r"[,，、]", found["authors"]) if n.strip() not in ("", "等", "et al")]
    pages = found["pages"] or ""
    return Citation(
        "gb", line, authors=tuple(read_name(n, family_first=True) for n in names), title=found["title"].strip(),
        journal=found["journal"].strip(), year=int(found["year"]), volume=found["volume"] or "",
        issue=found["issue"] or "", pages=pages, article_number=article_number(pages), doi=find_doi(words),
    )  # fmt: skip
