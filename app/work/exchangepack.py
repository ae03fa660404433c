"""Our own coding pack: the coding of texts that the other person has too, small, and without a word of those texts.

A pack says where a passage stands by hashes and lengths (`app.text.packs`). Brought into another library it rests on the
texts that are there; what can't be placed for sure is listed. Claims and codes are the coder's own words and go along,
notes stay behind: they may quote.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from app import VERSION
from app.formats import bookjson
from app.formats.book import Book, BookCode
from app.formats.decode import called, decode
from app.formats.project import Case, Coded, Note, Person, Project, Selection, Source
from app.formats.told import Told
from app.formats.writerefi import made
from app.text import packs as marks
from app.text.refused import Refused
from app.text.span import Span
from app.work import exchange
from app.work.exchange import FINDING, ORIGIN, Written
from app.work.joining import sha256
from app.work.library import Library
from app.work.whole import keep_off_libraries, write_whole
from db import tables

SCHEMA: Final = "diptych.pack/2"
OLDER: Final = "diptych.pack/1"

NOTES = "Notes are not in a coding pack: they may quote the texts (%1)."
NO_TEXT = "No text of “%1” is in this library: its codings wait (%2). Bring the text in, then the pack again."
NOT_PLACED = "A passage of “%1” could not be found in the text that is here (%2); its codings: %3."
HALF = "A passage of “%1” was found in one language only (%2 is missing)."
SENTENCES = (NOTES, NO_TEXT, NOT_PLACED, HALF)


def export(library: Library, target: Path, study_ids: Sequence[int] | None = None) -> Written:
    """Write the coding of the library, or of some studies, as a pack. Raises Refused where nothing is coded."""
    keep_off_libraries(target)
    project = exchange.of_library(library, study_ids)
    document = _document(project, library.name)
    if not document["passages"]:
        raise Refused("Nothing is coded in these studies. Nothing was written.")
    write_whole(target, (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode())
    notes = sum(1 for one in project.notes.values() if one.name != FINDING)
    told = tuple(one for one in project.told if one.lost) + ((Told(NOTES, (str(notes),)),) if notes else ())
    count = sum(len(one["codings"]) for one in document["passages"])
    studies, texts = len(document["studies"]), sum(len(one["texts"]) for one in document["studies"])
    codes, findings = len(document["codes"]), len(document["findings"])
    return Written(str(target), studies, texts, len(document["passages"]), count, codes, findings, told)


def _document(project: Project, name: str) -> dict[str, Any]:
    """A project as a pack."""
    first_of = {two: one for one, two in project.links}
    case_of = {guid: case for case in project.cases for guid in case.sources}
    passages: dict[str, dict[str, Any]] = {}
    texts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    findings: dict[str, list[str]] = defaultdict(list)
    for source in project.sources:
        case = case_of[source.guid]
        body = source.body or ""
        if source.selections:
            texts[case.guid].append(
                {
                    "guid": source.guid,
                    "lang": source.lang,
                    "kind": source.kind,
                    "sha256": sha256(body),
                    "length": len(body),
                }
            )
        for mark in source.selections:
            try:
                where = asdict(marks.mark(body, mark.start, mark.end))
            except ValueError:
                continue  # white space only: there is nothing to find again
            guid = first_of.get(mark.guid, mark.guid)
            own = passages.setdefault(
                guid, {"guid": guid, "study": case.guid, "coder": mark.who, "anchors": [], "codings": []}
            )
            own["anchors"].append({"text": source.guid, "lang": source.lang, **where})
            if guid == mark.guid:
                own["codings"] = [
                    {"guid": c.guid, "code": c.code, "mode": c.mode, "coder": c.who} for c in mark.codings
                ]
                for ref in mark.notes:
                    if ref in project.notes and project.notes[ref].name == FINDING:
                        findings[ref].append(guid)
    return {
        "schema": SCHEMA,
        "program": f"{ORIGIN} {VERSION}",
        "name": name,
        "people": [{"guid": one.guid, "name": one.name} for one in project.people],
        "codes": json.loads(bookjson.write(_used(project.book, passages.values())))["codes"],
        "studies": [
            {"guid": one.guid, "title": one.name, "doi": one.values.get("DOI", ""), "texts": texts[one.guid]}
            for one in project.cases
            if texts.get(one.guid)
        ],
        "passages": list(passages.values()),
        "findings": [{"guid": ref, "words": project.notes[ref].body, "passages": on} for ref, on in findings.items()],
    }


def _used(book: Book, passages: Iterable[Mapping[str, Any]]) -> Book:
    """The codes that are used, with those above them."""
    by_id = {one.id: one for one in book.codes}
    wanted: set[str] = set()
    for code in {coding["code"] for one in passages for coding in one["codings"]}:
        at = code
        while at and at not in wanted and at in by_id:
            wanted.add(at)
            at = by_id[at].parent
    return replace(book, codes=tuple(one for one in book.codes if one.id in wanted))


def is_pack(head: bytes) -> bool:
    """Say whether a file is a coding pack by its first bytes."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" and b'"diptych.pack/' in head[:4000]


def read(data: bytes, name: str = "") -> dict[str, Any]:
    """Read a pack of this version or the one before. Raises Refused for another version and for damage."""
    try:
        document = json.loads(decode(data, name).text.lstrip("\ufeff"))
        schema = document["schema"]
        if not isinstance(schema, str) or not schema.startswith("diptych.pack/"):
            raise TypeError(schema)
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise Refused(f"{called(name)} is no coding pack, or a damaged one. Nothing was read.") from error
    if schema not in {SCHEMA, OLDER}:
        raise Refused(f"{called(name)} was written by a newer version of this program. Nothing was read.")
    found: dict[str, Any] = document if schema == SCHEMA else _newer(document)
    return found


def _newer(old: Mapping[str, Any]) -> dict[str, Any]:
    """A pack of the first version as one of the second: there, each finding has one passage of its own."""
    titles = {
        study["key"]: next((f["value"] for f in study.get("fields", ()) if f["field"] == "title"), study["key"])
        for study in old["studies"]
    }
    dois = {s["key"]: next((i["value"] for i in s["identifiers"] if i["scheme"] == "doi"), "") for s in old["studies"]}
    passages, findings = [], []
    for one in old["findings"]:
        guid = one["passage_guid"]
        coded = [{"guid": made("pack", guid, key), "key": key, "mode": mode, "coder": ""} for key, mode in one["codes"]]
        anchors = [{**anchor, "text": f"{one['study']} {anchor['lang']}"} for anchor in one["anchors"]]
        passages.append({"guid": guid, "study": one["study"], "coder": "", "anchors": anchors, "codings": coded})
        lines = [f"{lang}: {words}" for lang, words in one["claims"].items()]
        lines += [f"status: {one['status']}", f"direction: {one['direction']}"]
        findings.append({"guid": one["guid"], "words": "\n".join(lines), "passages": [guid]})
    studies = []
    for study in old["studies"]:
        langs = dict.fromkeys(
            a["lang"] for one in old["findings"] if one["study"] == study["key"] for a in one["anchors"]
        )
        texts = [{"guid": f"{study['key']} {lang}", "lang": lang, "kind": "abstract", "sha256": ""} for lang in langs]
        studies.append({"guid": study["key"], "title": titles[study["key"]], "doi": dois[study["key"]], "texts": texts})
    return {"name": str(old.get("source", "")), "people": [], "codes": [], "studies": studies, "passages": passages,
            "findings": findings}  # fmt: skip


def placed(library: Library, pack: Mapping[str, Any], name: str = "") -> Project:
    """Rest a pack on the texts of a library, as a project that can be brought in; what has no place is told.

    Raises Refused where the pack is damaged.
    """
    try:
        return _Resting(library, pack, name).project()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(f"{called(name)} is no coding pack, or a damaged one. Nothing was read.") from error


class _Resting:
    """Finds the texts of a pack in a library and its passages in the texts."""

    def __init__(self, library: Library, pack: Mapping[str, Any], name: str) -> None:
        self._pack = pack
        self._name = str(pack.get("name") or name)
        self._told: list[Told] = []
        self._lost = 0
        with library.db.read() as conn:
            text, version, ident = tables.TextRow, tables.TextVersion, tables.Identifier
            ask = select(text.id, text.study_id, text.lang, version.sha256, version.body).join(
                version, version.id == text.version_id
            )
            self._texts = conn.execute(ask.order_by(text.id)).all()
            dois = conn.execute(select(ident.value, ident.study_id).where(ident.scheme == "doi")).all()
            keys = conn.execute(select(tables.Code.key, tables.Code.guid)).all()
        self._by_hash = {row.sha256: row for row in reversed(self._texts)}
        self._by_doi = {row.value.casefold(): row.study_id for row in dois}
        self._keys = {row.key: row.guid for row in keys}

    def project(self) -> Project:
        """The pack as a project on the texts that are here."""
        book = self._book()
        passages: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for one in self._pack["passages"]:
            passages[one["study"]].append(one)
        notes_of: dict[str, list[str]] = defaultdict(list)
        notes = {}
        for finding in self._pack["findings"]:
            notes[finding["guid"]] = Note(finding["guid"], finding["words"], name=FINDING)
            for guid in finding["passages"]:
                notes_of[guid].append(finding["guid"])
        sources: list[Source] = []
        links: list[tuple[str, str]] = []
        cases = []
        for study in self._pack["studies"]:
            own = self._sources(study, passages[study["guid"]], notes_of, links)
            sources += own
            cases.append(Case(study["guid"], study["title"], {}, tuple(one.guid for one in own)))
        everything = sum(len(one["codings"]) for one in self._pack["passages"])
        return Project(
            name=self._name,
            origin=f"{ORIGIN} pack",
            people=tuple(Person(one["guid"], one["name"]) for one in self._pack["people"]),
            book=book,
            sources=tuple(sources),
            notes=notes,
            cases=tuple(one for one in cases if one.sources),
            links=tuple(links),
            told=tuple(self._told),
            codings=everything,
            lost=self._lost,
            format="pack",
        )

    def _book(self) -> Book:
        """The pack's codes; those it names by key only are the library's."""
        document = {"schema": bookjson.SCHEMA, "codes": self._pack["codes"]}
        book = bookjson.read(json.dumps(document).encode(), self._name)
        guids = {one.id: one.guid or one.id for one in book.codes}
        codes = [replace(one, id=guids[one.id], parent=guids.get(one.parent, "")) for one in book.codes]
        named = {c["key"] for one in self._pack["passages"] for c in one["codings"] if "key" in c}
        codes += [
            BookCode(id=self._keys[key], labels={"en": key}, guid=self._keys[key], key=key)
            for key in sorted(named)
            if key in self._keys
        ]
        self._known = {one.id for one in codes}
        return replace(book, codes=tuple(codes))

    def _sources(
        self,
        study: Mapping[str, Any],
        passages: Sequence[Mapping[str, Any]],
        notes_of: Mapping[str, list[str]],
        links: list[tuple[str, str]],
    ) -> list[Source]:
        """The texts of a study that are here, with the passages that could be placed."""
        title = str(study["title"])
        here = self._find(study, passages)
        if not here:
            count = sum(len(one["codings"]) for one in passages)
            self._lost += count
            self._told.append(Told(NO_TEXT, (title, str(count))))
            return []
        spots = self._spots(here, passages)
        marked: dict[str, list[Selection]] = defaultdict(list)
        for one in passages:
            found = [(text, span) for text, span in spots[one["guid"]] if span is not None]
            missing = [a["lang"] for a in one["anchors"] if a["text"] not in {text for text, _ in found}]
            if not found:
                self._lost += len(one["codings"])
                self._told.append(
                    Told(NOT_PLACED, (title, ", ".join(dict.fromkeys(missing)), str(len(one["codings"]))))
                )
                continue
            if missing and any(a["text"] in here for a in one["anchors"] if a["lang"] in missing):
                self._told.append(Told(HALF, (title, ", ".join(missing)), lost=False))
            for number, (text, span) in enumerate(found):
                mark = self._selection(one, text, span, notes_of.get(one["guid"], ()), first=number == 0)
                marked[text].append(mark)
                if number:
                    links.append((one["guid"], mark.guid))
        return [Source(text, title, row.body, tuple(marked[text]), lang=row.lang) for text, row in here.items()]

    def _spots(
        self, here: Mapping[str, Any], passages: Sequence[Mapping[str, Any]]
    ) -> dict[str, list[tuple[str, Any]]]:
        """Where each passage stands in each text that is here, by its identity."""
        spots: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        for text, row in here.items():
            wanted = [(one["guid"], a) for one in passages for a in one["anchors"] if a["text"] == text]
            found = marks.place_all(row.body, [_mark(a) for _, a in wanted])
            for (guid, _), span in zip(wanted, found, strict=True):
                spots[guid].append((text, span))
        return spots

    def _selection(
        self, one: Mapping[str, Any], text: str, span: Span, notes: Sequence[str], *, first: bool
    ) -> Selection:
        """A passage in one text."""
        coded = []
        for coding in one["codings"]:
            code = coding.get("code") or self._keys.get(coding.get("key", ""), "")
            if code in self._known:
                guid = coding["guid"] if first else made("coding", coding["guid"], text)
                coded.append(Coded(guid, code, coding["coder"], mode=coding["mode"]))
            elif first:
                self._lost += 1
        guid = one["guid"] if first else made("passage", one["guid"], text)
        who = str(one.get("coder") or "")
        return Selection(guid, span.start, span.end, "", False, tuple(coded), who, notes=tuple(notes) if first else ())

    def _find(self, study: Mapping[str, Any], passages: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The library's text for each text of a pack's study: the same words, else one in which half of it is found."""
        here: dict[str, Any] = {}
        doi = str(study.get("doi") or "").casefold()
        likely = self._by_doi.get(doi) if doi else None
        for text in study["texts"]:
            row = self._by_hash.get(text["sha256"])
            if row is not None:
                here[text["guid"]] = row
                continue
            own = [_mark(a) for one in passages for a in one["anchors"] if a["text"] == text["guid"]]
            rows = [one for one in self._texts if marks_language(one.lang, text["lang"])]
            length = text.get("length")
            near = [o for o in rows if length is None or abs(len(o.body) - length) * 10 <= length]
            for one in sorted(near, key=lambda o: o.study_id != likely):
                found = marks.place_all(one.body, own[:6])
                if own and sum(span is not None for span in found) * 2 >= len(found):
                    here[text["guid"]] = one
                    break
        return here


def _mark(anchor: Mapping[str, Any]) -> marks.Mark:
    names = ("quote", "length", "before", "after", "rolling", "hint")
    return marks.Mark(**{name: anchor[name] for name in names})


def marks_language(one: str, other: str) -> bool:
    """Say whether two tags name the same language, whatever the script."""
    return one.split("-", maxsplit=1)[0] == str(other).split("-", maxsplit=1)[0]
