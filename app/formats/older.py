"""Read what older databases write with a tag at the beginning of a line: Cochrane, SilverPlatter, Copac, INSPEC, Biblioscape.

They differ in what stands behind a tag (`TI: `, `TI- `, `TI ~ `, `--TI-- `) and in what parts their records: a line that
counts them, a row of dashes, or an empty line before the tag that opened the first one. Lines that run on may be indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.formats import identify
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.kinds import of_words
from app.formats.records import Record
from app.formats.scripts import word_set
from app.formats.tagged import Entry, read_entries, read_lines
from app.formats.tally import Tally

_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"([A-Z]{2,3}): ?(.*)$",  # SilverPlatter, Cochrane
        r"([A-Z]{2})- (.*)$",  # Copac
        r"([A-Z]{2}) ~ ?(.*)$",  # INSPEC
        r"--([A-Z]{2})-- ?(.*)$",  # Biblioscape
    )
)
_COUNTED = re.compile(r"(?:Record:? ?#?\d{1,6}(?: (?:of|/) \d{1,6}\b.{0,120})?|-{5,})\s{0,20}$|Record\.\*")
"""What stands between records."""
_KNOWN = word_set("TI AU AB PY YR YP SO FN ST ID PU DE KY")
_TITLES = frozenset(("TI", "FN", "ST", "CT"))

ROLES: Mapping[str, str] = {
    "TI": "title", "CT": "title", "AU": "author", "AS": "author", "ED": "editors", "AB": "abstract", "PY": "date", "YR": "date", "YP": "date",
    "JN": "journal", "JT": "journal", "VL": "volume", "VO": "volume", "IP": "issue", "NO": "issue", "PG": "pages", "PS": "pages", "PP": "pages",
    "DE": "keyword", "KY": "keyword", "KW": "keyword", "MH": "subject", "PT": "type", "DT": "type", "RT": "type",
    "LA": "language", "SN": "serial", "IB": "serial", "DOI": "doi", "DO": "doi", "PM": "pmid", "US": "url", "UR": "url", "AD": "address",
    "AF": "address", "IN": "address", "CS": "address", "ID": "key", "AN": "", "SE": "series", "NT": "note", "CM": "note",
    "CP": "place",
}  # fmt: skip
_PUBLISHED = re.compile(r"(?P<place>[^:]{2,80})\s:\s(?P<publisher>.{2,200})")
_SOURCE = re.compile(
    r"(?P<journal>[^;:]{2,200}?)[.,]?\s+(?P<date>(?:1[5-9]|20)\d\d(?:\s[A-Z][a-z]{2,8}(?:-[A-Z][a-z]{2,8})?)?)[;,]?\s*"
    r"(?:(?P<volume>\d{1,5})\s?(?:\((?P<issue>[^()]{1,20})\))?(?=\s?[:;]|\.?$))?"
    r"(?:\s?[:;]\s?(?:pp?\.?\s?)?(?P<pages>[A-Za-z]?\d{1,6}(?:-[A-Za-z]?\d{1,6})?))?\.?"
)
"""J-Test. 2020 Mar; 5(2): 1-9"""


def looks(text: str) -> int | None:
    """Say where the first of the tags of one of these databases stands, or None."""
    for shape in _SHAPES:
        first: dict[str, int] = {}
        for found_one in re.finditer(rf"^\ufeff?{shape.pattern}", text, re.MULTILINE):
            first.setdefault(found_one[1], found_one.start())
        titled = "TI" in first or ("AU" in first and _TITLES & first.keys())
        if titled and len(_KNOWN & first.keys()) > 1 and len(first) > 2:
            return min(first.values())
    return None


def read(source: Source) -> Found:
    """Read all records of a file."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    return read_entries(_entries(lines, tally), ROLES, tally, prepare=_prepare)


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into records; the first line with a tag says how tags are written."""
    entry: Entry | None = None
    shape: re.Pattern[str] | None = None
    opener, gap = "", False
    for number, line in enumerate(lines, start=1):
        if _COUNTED.match(line):
            if entry is not None:
                yield entry
            entry, gap = None, False
            continue
        match = shape.match(line) if shape is not None else next(filter(None, (s.match(line) for s in _SHAPES)), None)
        if match is None:
            gap = gap or not line.strip()
            if entry is not None:
                entry.run_on(line.strip(), number)
            elif line.strip():
                tally.found_outside(number, line)
            continue
        shape, opener = shape or match.re, opener or match[1]
        if entry is not None and gap and match[1] == opener:
            yield entry
            entry = None
        entry = entry or Entry(number)
        entry.open(match[1], match[2], number)
        gap = False
    if entry is not None:
        yield entry


def _prepare(record: Gathered, entry: Entry) -> Mapping[str, str]:
    """Join wrapped values, and take apart what these databases put into one field: names, the source, the publisher."""
    roles: dict[str, str] = {}
    titled = any(entry.values("TI"))
    apart: list[tuple[str, str, int]] = []
    for name, value, line in entry.fields:
        if name != "AB":
            value = " ".join(value.split())
        if name in ("AU", "AS", "ED"):
            apart += [(name, _undashed(one), line) for one in re.split(r"\s*;\s*", value) if one]
        elif name == "PG":
            apart.append((name, re.sub("[\u2010\u2011]", "-", value), line))
        elif name == "DE" and "-;" in value:  # SilverPlatter's care-; shared-records
            apart.append((name, re.sub(r"-(?=;|$)", "", value), line))
        elif name == "SO":
            apart += _source(value, line, short=any(entry.values("PY") + entry.values("YR")))
        elif name == "PU" and (parted := _PUBLISHED.fullmatch(value)) is not None:
            apart += [("CP", parted["place"], line), ("PU", parted["publisher"], line)]
        else:
            apart.append((name, value, line))
    entry.fields = apart
    roles["PU"] = "publisher"
    roles["ST"] = "late:short_title" if titled else "title"
    roles["IS"] = "serial" if any(identify.read_serials(v)[0] for v in entry.values("IS")) else "issue"
    for kind in entry.values("PT") + entry.values("RT"):
        record.kind = record.kind or of_words(kind.replace("-", " ").split(";", 1)[0])
    return roles


def _undashed(name: str) -> str:
    """Take the dashes out that SilverPlatter writes for blanks: Smith,-Anna-B."""
    if ",-" not in name:
        return name
    return re.sub(r"-(?=[A-Z](?:[.-]|$))", " ", name.replace(",-", ", "))


def _source(value: str, line: int, *, short: bool) -> list[tuple[str, str, int]]:
    """Part a source into journal, date, volume, issue and pages; where the year has a field of its own it is the journal alone."""
    parts = _SOURCE.fullmatch(value)
    if parts is None or not (parts["volume"] or parts["pages"]):
        return [("JN" if short or len(value) < 120 else "SO", value, line)]
    journal = parts["journal"].replace("-", " ") if " " not in parts["journal"] else parts["journal"]
    told = (
        ("JN", journal),
        ("PY", parts["date"]),
        ("VO", parts["volume"]),
        ("IP", parts["issue"]),
        ("PG", parts["pages"]),
    )
    return [(name, words, line) for name, words in told if words]
