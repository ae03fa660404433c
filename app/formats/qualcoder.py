"""Projects of QualCoder (the file data.qda in a project's folder): texts, codes in categories, codings, notes, cases.

QualCoder counts UTF-16 units in places, kept a byte order mark in others, and older versions lack columns: offsets are
tested against the quoted words each coding carries in full. Read from its documentation and by trying.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any, Final

from app.formats.book import BookCode, mended
from app.formats.placing import placed
from app.formats.project import Case, Coded, Note, Person, Project, Selection, Source
from app.formats.refi import NO_CODE
from app.formats.sqlitefile import Tables, number, opened, words
from app.formats.told import Told
from app.formats.writerefi import made
from app.text.refused import Refused

PICTURES = "%1 codings on pictures, sound or film have no words and were left out."
NO_SOURCE = "A coding lies on a text that is not in the project (codings: %1). It was left out."
JOURNALS = "Journal entries and the memo of the project (%1) have no place here and were left out."
SENTENCES = (PICTURES, NO_SOURCE, JOURNALS)

TABLES: Final = ("source", "code_name", "code_text")


def is_project(tables: Tables) -> bool:
    """Say whether a file is a project of QualCoder."""
    return tables.has(*TABLES)


def read(data: bytes, name: str = "") -> Project:
    """Read a project. Raises Refused."""
    with opened(data, name) as tables:
        if not is_project(tables):
            raise Refused(f"“{name}” is no QualCoder project. Nothing was read.")
        return _read(tables, name)


def _read(tables: Tables, name: str) -> Project:
    told: list[Told] = []
    notes: dict[str, Note] = {}
    notes_on: dict[str, tuple[str, ...]] = {}
    book = mended(_codes(tables, notes, notes_on), name=name)
    there = {one.id for one in book.codes} | set(book.joined)
    marks, everything, astray = _marks(tables, there, notes)
    told += [Told(NO_CODE)] * bool(astray)
    sources = []
    for row in tables.rows("source", "id", "name", "fulltext", "memo", "owner", "date"):
        own = marks.pop(number(row["id"]), [])
        body = words(row["fulltext"])
        if not body:
            continue
        identity = made("qualcoder", name, "source", words(row["id"]), words(row["name"]))
        refs = (_note(notes, identity, row),) if words(row["memo"]).strip() else ()
        shift = body.startswith("\ufeff")
        text = body.removeprefix("\ufeff")
        own = [_moved(one, -1) for one in own] if shift else own
        sources.append(
            Source(identity, words(row["name"]), text, tuple(own), notes=refs, created=_time(row["date"]), kind="")
        )
    gone = sum(len(one.codings) for own in marks.values() for one in own)
    if gone:
        told.append(Told(NO_SOURCE, (str(gone),)))
    other = sum(1 for table in ("code_image", "code_av") for _ in tables.rows(table, "cid"))
    if other:
        told.append(Told(PICTURES, (str(other),)))
    entries = [words(row["jentry"]) for row in tables.rows("journal", "jentry")]
    entries += [words(row["memo"]) for row in tables.rows("project", "memo")]
    diary = sum(1 for one in entries if one.strip())
    if diary:
        told.append(Told(JOURNALS, (str(diary),)))
    laid = placed(sources, told)
    kept = sum(len(mark.codings) for one in laid for mark in one.selections)
    owners = dict.fromkeys(
        words(r["owner"]) for t in ("code_text", "source", "code_name") for r in tables.rows(t, "owner")
    )
    return Project(
        name=name,
        origin="QualCoder",
        people=tuple(Person(made("qualcoder", "owner", one), one) for one in owners if one),
        book=book,
        sources=tuple(laid),
        notes=notes,
        cases=(*_cases(tables, name), *_facts(tables, name)),
        told=(*told, *book.told),
        codings=everything + other,
        lost=everything + other - kept,
        format="qualcoder",
        notes_on=notes_on,
    )


def _moved(mark: Selection, by: int) -> Selection:
    """A mark counted from another place."""
    return replace(mark, start=mark.start + by, end=mark.end + by)


def _codes(tables: Tables, notes: dict[str, Note], notes_on: dict[str, tuple[str, ...]]) -> list[BookCode]:
    """Categories as codes that hold others, and the codes in them."""
    found = []
    cats = list(tables.rows("code_cat", "catid", "name", "memo", "supercatid", "owner", "date"))
    for row in cats:
        above = words(row["supercatid"])
        parent = f"cat {above}" if above else ""
        found.append(_code(f"cat {words(row['catid'])}", row, parent, "structure", notes, notes_on))
    for row in tables.rows("code_name", "cid", "name", "memo", "catid", "color", "owner", "date", "supercid"):
        above, over = words(row["catid"]), words(row["supercid"])
        parent = f"code {over}" if over else f"cat {above}" if above else ""
        found.append(_code(f"code {words(row['cid'])}", row, parent, "", notes, notes_on))
    return found


def _code(
    identity: str,
    row: dict[str, Any],
    parent: str,
    origin: str,
    notes: dict[str, Note],
    notes_on: dict[str, tuple[str, ...]],
) -> BookCode:
    name = " ".join(words(row["name"]).split())
    lang = "zh-Hans" if any("\u3400" <= ch <= "\u9fff" for ch in name) else "en"
    memo = words(row["memo"]).strip()
    if memo:
        notes_on[identity] = (_note(notes, identity, row),)
    color = words(row.get("color", ""))
    return BookCode(
        id=identity,
        labels={lang: name} if name else {},
        parent=parent,
        origin=origin,
        color=color if color.startswith("#") and len(color) == 7 else "",
        definitions={lang: memo} if memo and len(memo) <= 400 else {},
    )


def _note(notes: dict[str, Note], of: str, row: dict[str, Any]) -> str:
    """Keep the note of a row; return its identity."""
    identity = made("qualcoder", "memo", of, words(row["memo"]))
    who = made("qualcoder", "owner", words(row["owner"])) if words(row["owner"]) else ""
    notes[identity] = Note(identity, words(row["memo"]), who, created=_time(row["date"]))
    return identity


def _marks(tables: Tables, codes: set[str], notes: dict[str, Note]) -> tuple[dict[int, list[Selection]], int, int]:
    """The coded stretches by source, those of one place together; how many codings there are, and without a code."""
    places: dict[int, dict[tuple[int, int], Selection]] = defaultdict(dict)
    everything = astray = 0
    for row in tables.rows("code_text", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo"):
        everything += 1
        code = f"code {words(row['cid'])}"
        if code not in codes:
            astray += 1
            continue
        source, place = number(row["fid"]), (number(row["pos0"]), number(row["pos1"]))
        owner = made("qualcoder", "owner", words(row["owner"])) if words(row["owner"]) else ""
        parts = (words(row["fid"]), str(place), code, words(row["owner"]))
        refs = (_note(notes, "|".join(parts), row),) if words(row["memo"]).strip() else ()
        coded = Coded(made("qualcoder", "coding", *parts), code, owner, _time(row["date"]), notes=refs)
        own = places[source].get(place)
        if own is None:
            quote = words(row["seltext"]).removeprefix("\ufeff")
            guid = made("qualcoder", "passage", words(row["fid"]), str(place), quote)
            own = Selection(guid, *place, quote, True, who=owner, created=_time(row["date"]))
        places[source][place] = replace(own, codings=(*own.codings, coded))
    for row in tables.rows("annotation", "fid", "pos0", "pos1", "memo", "owner", "date"):
        source, place = number(row["fid"]), (number(row["pos0"]), number(row["pos1"]))
        if words(row["memo"]).strip():
            guid = made("qualcoder", "annotation", words(row["fid"]), str(place))
            own = places[source].get(place) or Selection(guid, *place)
            places[source][place] = replace(own, notes=(*own.notes, _note(notes, guid, row)))
    return {source: list(own.values()) for source, own in places.items()}, everything, astray


def _cases(tables: Tables, name: str) -> list[Case]:
    """Cases with their attributes and the texts that lie in them."""
    names = {number(r["id"]): words(r["name"]) for r in tables.rows("source", "id", "name")}
    of_case: dict[int, list[str]] = defaultdict(list)
    for row in tables.rows("case_text", "caseid", "fid"):
        fid = number(row["fid"])
        identity = made("qualcoder", name, "source", str(fid), names.get(fid, ""))
        if identity not in of_case[number(row["caseid"])]:
            of_case[number(row["caseid"])].append(identity)
    values: dict[int, dict[str, str]] = defaultdict(dict)
    for row in tables.rows("attribute", "name", "attr_type", "value", "id"):
        if words(row["attr_type"]) == "case" and words(row["value"]):
            values[number(row["id"])][words(row["name"])] = words(row["value"])
    found = []
    for row in tables.rows("cases", "caseid", "name", "memo"):
        one, memo = number(row["caseid"]), words(row["memo"]).strip()
        own = values.get(one, {}) | ({"Memo": memo} if memo else {})
        identity = made("qualcoder", name, "case", words(row["caseid"]))
        found.append(Case(identity, words(row["name"]), own, tuple(of_case.get(one, ()))))
    return found


def _facts(tables: Tables, name: str) -> list[Case]:
    """What is said of texts themselves, as facts of the study that each becomes."""
    values: dict[int, dict[str, str]] = defaultdict(dict)
    for row in tables.rows("attribute", "name", "attr_type", "value", "id"):
        if words(row["attr_type"]) == "file" and words(row["value"]):
            values[number(row["id"])][words(row["name"])] = words(row["value"])
    rows = {number(row["id"]): words(row["name"]) for row in tables.rows("source", "id", "name")}
    return [
        Case(
            made("qualcoder", name, "facts", str(one)),
            rows[one],
            own,
            (made("qualcoder", name, "source", str(one), rows[one]),),
        )
        for one, own in values.items()
        if one in rows
    ]


def _time(value: Any) -> str:
    """A time as we keep it."""
    said = words(value)
    return f"{said[:10]}T{said[11:19]}Z" if len(said) >= 19 and said[4] == "-" else ""
