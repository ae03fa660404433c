"""Read Web of Science's field-tagged export (.ciw, .isi, savedrecs.txt): two letters, a blank, lines that run on by three.

After the field tags of the Web of Science Core Collection; KCI, SciELO and Chinese Science Citation Database exports
carry the title and abstract of the original language beside the English ones (Z1, Z4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.formats.bodies import line as folded
from app.formats.found import Found, Source
from app.formats.gathering import Gathered
from app.formats.records import Record
from app.formats.tagged import Entry, read_entries, read_lines
from app.formats.tally import Tally

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$")
_EACH_LINE = frozenset(("AU", "AF", "BA", "BE", "ED", "BF", "CA", "C1", "CR", "CL", "EM"))
_KINDS = {"J": "article-journal", "B": "book", "S": "chapter", "P": "patent", "C": "paper-conference"}
_HEAD = frozenset(("FN", "VR", "EF"))

ROLES: Mapping[str, str] = {
    "AU": "author", "AF": "author", "CA": "group", "BE": "editor", "ED": "editor", "TI": "title", "SO": "journal",
    "JI": "journal_abbrev", "J9": "late:some_journal", "SE": "series", "LA": "language", "DT": "type", "DE": "keyword",
    "ID": "subject", "AB": "abstract", "C1": "address", "PU": "publisher", "PI": "place", "SN": "serial", "EI": "serial",
    "BN": "serial", "PY": "date", "PD": "late:month", "VL": "volume", "IS": "issue", "BP": "start", "EP": "end",
    "AR": "article_number", "DI": "doi", "PM": "pmid", "Z1": "translated_title", "Z4": "translated_abstract",
    "Z2": "translated_author", "Z3": "translated_journal", "PS": "pages", "FT": "translated_title",
}  # fmt: skip


def read(source: Source) -> Found:
    """Read all records of a file."""
    return read_lines(source, stream)


def stream(lines: Iterable[str], tally: Tally) -> Iterator[Record]:
    """Read records line by line."""
    return read_entries(_entries(lines, tally), ROLES, tally, prepare=_prepare)


def _entries(lines: Iterable[str], tally: Tally) -> Iterator[Entry]:
    """Part lines into records: PT begins one, ER ends it."""
    entry: Entry | None = None
    for number, line in enumerate(lines, start=1):
        match = _TAG.match(line)
        name = match[1] if match is not None else ""
        if name == "PT" or (entry is None and name in ROLES):
            if entry is not None:
                entry.broken = True
                yield entry
            entry = Entry(number)
        if entry is None:
            if line.strip() and name not in _HEAD and name != "ER":
                tally.found_outside(number, line)
        elif name == "ER":
            entry.last = number
            yield entry
            entry = None
        elif match is not None and name not in _HEAD:
            entry.open(name, (match[2] or "").strip(), number)
        elif line.strip() and name not in _HEAD:
            entry.run_on(line.strip(), number)
    if entry is not None:
        tally.say("cut_off", str(entry.first), line=entry.first)
        yield entry


def _prepare(record: Gathered, entry: Entry) -> Mapping[str, str]:
    """Join wrapped values; the full names count where there are any."""
    for number, (name, value, line) in enumerate(entry.fields):
        if name not in _EACH_LINE and "\n" in value:
            entry.fields[number] = (name, folded(value), line)
    kind = _first(entry, "PT")
    words = kind if len(kind) > 1 else ""
    record.kind = _KINDS.get(kind[:1].upper(), "") if kind else ""
    if words.casefold().startswith("in"):  # ISI's "In Proceedings", "Book in Series"
        record.kind = "paper-conference"
    entry.fields = [f for f in entry.fields if f[0] != "PT"]
    roles = {"AU": "skip"} if _first(entry, "AF") else {}
    if roles:
        entry.fields = [f for f in entry.fields if f[0] != "AU"]
    if not _first(entry, "AF") and not _first(entry, "AU"):
        roles |= {"BA": "author", "BF": "author"}
    if not _first(entry, "PY"):
        roles["PD"] = "date"
    return roles


def _first(entry: Entry, name: str) -> str:
    return next((v for v in entry.values(name) if v), "")
