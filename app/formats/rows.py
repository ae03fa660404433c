"""Make records of the rows of a table, whatever file it stands in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.formats import columns
from app.formats.citation import read_nlm
from app.formats.decode import called
from app.formats.gathering import Gathered
from app.formats.kinds import KINDS, of_ris
from app.formats.names import read_authors
from app.formats.people import read_list
from app.formats.records import Record
from app.formats.scripts import han
from app.formats.tally import Tally
from app.text.refused import Refused

Row = tuple[list[str], int]
"""The cells of a row and its line (in a workbook its number)."""

HEADER_WITHIN = 20
"""A table's headings stand in one of its first rows; a few lines of words may come before."""

_INITIALS = re.compile(r"[^\W\d_][\w'’. -]{0,60}?\s(?:[A-Z]\.?[ -]?){1,4}")
_INITIALS_FIRST = re.compile(r"[A-Z]{1,3} [^\W\d_][\w'’-]{1,60}")
_AUTHOR_ID = re.compile(r"\s\(\d{5,12}\)(?=\s*(?:;|$))")
_SOURCE = re.compile(
    r"(?P<journal>[^()]{2,200})\s\((?P<year>\d{4})\)(?:\s(?P<volume>[^\s:()]{1,20}))?(?::(?P<issue>[^\s()]{1,20}))?"
    r"(?:\s\((?P<pages>[^()]{1,40})\))?.*"
)
_YES = frozenset(("1", "1.0", "yes", "true", "included", "include", "relevant"))
_NO = frozenset(("0", "0.0", "no", "false", "excluded", "exclude", "irrelevant"))


class UnknownColumns(Refused):
    """A table none of whose headings is known: someone has to say what its columns hold."""

    def __init__(self, sentence: str, headings: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.headings = headings
        self.cells: tuple[tuple[str, ...], ...] = ()
        """The first rows, to show what the columns hold."""


def headings_of(rows: Sequence[Row]) -> int:
    """Return the number of the row that holds the headings: of the first rows the one with most known ones."""
    best = max(range(min(len(rows), HEADER_WITHIN)), key=lambda n: (columns.known(rows[n][0]), -n), default=0)
    return best if columns.known(rows[best][0]) else 0


def read_rows(rows: Iterable[Row], headings: Sequence[str], roles: Sequence[str], tally: Tally) -> Iterator[Record]:
    """Make a record of each row; an empty row is none."""
    several = any(role in ("title", "abstract") and roles.count(role) > 1 for role in roles)
    for cells, line in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > 1 and [cell.strip() for cell in cells] == list(
            headings
        ):  # of a second table, put behind the first
            tally.found_outside(line, " ".join(cells))
            continue
        record = Gathered(tally, line)
        values = _joined(cells, headings, roles) if several or _parted(headings) else cells
        for number, cell in enumerate(values):
            if not cell.strip():
                continue
            if number >= len(headings):
                record.warn("parted_wrongly", str(line))
                record.keep("…", cell, line)
            else:
                add_cell(record, roles[number], cell, headings[number].strip(), line)
        made = record.record(line)
        if made is not None:
            yield made


def _parted(headings: Sequence[str]) -> bool:
    return any(re.search(r"\(\d{1,3}\)\s*$", heading) for heading in headings)


def _joined(cells: Sequence[str], headings: Sequence[str], roles: Sequence[str]) -> list[str]:
    """Put a value together that goes on in further columns: Abstract, Abstract (2)."""
    values = list(cells)
    first: dict[str, int] = {}
    for number, (heading, cell) in enumerate(zip(headings, cells, strict=False)):
        plain, part = re.subn(r"\s*\((\d{1,3})\)\s*$", "", heading)
        if part and plain in first and roles[number] == roles[first[plain]]:
            values[first[plain]] += cell
            values[number] = ""
        else:
            first.setdefault(heading.strip(), number)
    return values


def add_cell(record: Gathered, role: str, cell: str, name: str, line: int) -> None:
    """Add a value to a record as the field `role` of app.formats.columns; lists and names in it are parted."""
    if role in ("authors", "editors", "translated_authors"):
        record.add(role, parted_names(cell), name, line)
    elif role in ("keyword", "subject", "tags"):
        record.add(role, _list(cell), name, line)
    elif role == "address":
        record.add(role, re.sub(r"\s*[;；]\s*", "\n", cell), name, line)
    elif role == "source":
        _add_source(record, cell, name, line)
    elif role == "citation":
        _add_citation(record, cell, name, line)
    elif role == "decision":
        _add_decision(record, cell, name, line)
    elif role == "type":
        kind = of_ris(cell)
        record.kind = record.kind or kind
        if not kind or not cell.strip().isupper():
            record.add("type", cell, name, line)
    elif role == "kind":
        if cell.strip() in KINDS:
            record.kind = cell.strip()
        else:
            record.add("type", cell, name, line)
    elif role == "year":
        record.add("date", cell, name, line)
    elif role in ("volume", "issue", "start", "end", "pmid", "pages", "key"):
        record.add(role, re.sub(r"^(\d+)\.0$", r"\1", cell.strip()), name, line)
    elif role == "note":
        record.add("note", cell, name, line)
    else:
        record.add(role, cell, name, line)


def _list(cell: str) -> str:
    """Return a list with ; between its parts; some programs write Python's list there, or commas."""
    listed = _literal(cell)
    if listed is not None:
        return ";".join(listed)
    if ";" in cell or "；" in cell or "\n" in cell:
        return cell
    if "," in cell and re.search(r"\([^()]*,[^()]*\)", cell):
        return re.sub(r",\s*(?![^()]*\))", ";", cell)
    return re.sub(r"\s*[,，、|]\s*", ";", cell)


def _literal(cell: str) -> list[str] | None:
    """Read a list as Python prints it: ['Marx, Karl', 'Lindgren, Astrid']."""
    bare = cell.strip()
    if not (bare.startswith("[") and bare.endswith("]") and len(bare) < 200_000):
        return None
    try:
        listed = ast.literal_eval(bare)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return [str(part) for part in listed] if isinstance(listed, list) else None


def parted_names(cell: str) -> str:
    """Return names with ; between them, out of commas, "and" or a printed list; Scopus's numbers of authors are taken off."""
    cell = _AUTHOR_ID.sub("", cell)
    listed = _literal(cell)
    if listed is not None:
        return ";".join(listed)
    if ";" in cell or "；" in cell or "\n" in cell or han(cell):
        return cell
    if "|" in cell:  # OpenAlex
        return cell.replace("|", ";")
    if "//" in cell and "://" not in cell:  # EndNote
        return cell.replace("//", ";")
    words = re.sub(r",?\s+(?:and|&)\s+", ", ", _undotted(cell.strip()))
    pieces = [p.strip() for p in words.split(",") if p.strip()]
    if len(pieces) > 1 and all(_INITIALS.fullmatch(p) for p in pieces):
        return ";".join(pieces)
    if len(pieces) > 1 and all(_INITIALS_FIRST.fullmatch(p) for p in pieces):
        return ";".join(f"{family}, {given}" for given, _, family in (p.partition(" ") for p in pieces))
    if len(pieces) > 2 and all(" " in p for p in pieces):
        return ";".join(
            f"{n.family}, {n.given}" if n.given else n.literal or n.family
            for n in read_authors(words, family_first=False)
        )
    if len(pieces) > 2 and len(pieces) % 2 == 0:
        return ";".join(f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True))
    return cell if words.count(",") <= 1 else ";".join(n.family or n.literal for n in read_list(cell))


def names_unchanged(cell: str) -> bool:
    """Say whether names in a cell are parted as they stand there."""
    return parted_names(cell) == cell


def _undotted(words: str) -> str:
    """Take the dot off that ends a printed list of authors; that of an initial stays."""
    return words[:-1] if words.endswith(".") and "." not in words[:-1] else words


def _add_source(record: Gathered, cell: str, name: str, line: int) -> None:
    """Embase writes journal, year, volume and pages into one cell."""
    found = _SOURCE.fullmatch(" ".join(cell.split()))
    if found is None:
        record.add("journal", cell, name, line)
        return
    for role in ("journal", "volume", "issue", "pages"):
        record.add(role, found[role] or "", name, line)
    record.add("date", found["year"], name, line)


def _add_citation(record: Gathered, cell: str, name: str, line: int) -> None:
    """PubMed writes volume, issue and pages into the line it prints."""
    found = read_nlm(" ".join(cell.split()))
    if found is None:
        record.keep(name, cell, line)
        return
    date = "-".join(f"{part:02}" for part in (found.year, found.month, found.day) if part)
    for role, told in (("date", date), ("volume", found.volume), ("issue", found.issue), ("pages", found.pages),
                       ("epub", found.epub)):  # fmt: skip
        record.add(role, told, name, line)


def _add_decision(record: Gathered, cell: str, name: str, line: int) -> None:
    """ASReview's decision as a number is the tag its RIS export would give."""
    word = cell.strip().casefold()
    if word in _YES or word in _NO:
        record.add("tag", "ASReview_relevant" if word in _YES else "ASReview_irrelevant", name, line)
    elif word not in ("-1", "-1.0", "not_seen", ""):
        record.keep(name, cell, line)


def settle(headings: Sequence[str], mapping: Mapping[str, str] | None, name: str) -> list[str]:
    """Return the field of each column, said or guessed. Raises Refused where nothing tells one record from another."""
    roles = columns.said(headings, mapping) if mapping is not None else columns.guess(headings)
    if any(roles) if mapping is not None else columns.known(headings):
        return roles
    shown = ", ".join(f"“{h.strip()}”" for h in headings[:8] if h.strip())
    raise UnknownColumns(
        f"{called(name)} is a table, but no heading ({shown}) says which column holds the title. "
        "Choose that column, or write “Title” over it in the first row.",
        tuple(headings),
    )
