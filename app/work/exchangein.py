"""Bring a coded project of another program in, as one step: codes, people, texts, passages, codings, notes, studies.

A text that the library has already (the same words) is not doubled: its codings come to it. What was brought in once is
known again by its identity. The report says what became of every coding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from app.formats.project import Case, Coded, Note, Project, Selection, Source
from app.formats.told import Told
from app.formats.writerefi import made
from app.text import languages
from app.text.refused import Refused
from app.work import aligning, bookfiles, studying
from app.work.change import Change
from app.work.coders import LONGEST
from app.work.exchange import FIELDS, FINDING, ORIGIN
from app.work.importing import ALIGN_AT_ONCE
from app.work.joining import sha256
from app.work.library import Library
from app.work.projectreport import ProjectReport
from db import codings, tables, texts
from db.findings import STATUSES, last_position
from db.recording import Recorder
from db.rows import Ident

NAMELESS = "A person without a name came in as “%1”."
NO_CASE = "“%1” groups texts but has none that came in; it was left out."
ALREADY = "Codings that were here already, or stand twice in the file: %1."
UNFIT = "A fact of “%1” does not fit here and was left out: %2."
SENTENCES = (NAMELESS, NO_CASE, ALREADY, UNFIT)

LANG, KINDS = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"), ("abstract", "digest", "excerpt")


def bring_in(library: Library, project: Project, facet: str = "other") -> Change:
    """Bring a project in as one step; the result is a ProjectReport. ``facet`` is for codes that name none.

    Raises Refused where the file holds neither a code nor a text.
    """
    if not project.book.codes and not project.sources:
        raise Refused("The file holds no codes and no texts. Nothing was changed.")
    with library.change("Brought in the project “%1”", project.name) as rec:
        report = _Bringing(rec, project, facet).run()
        if len(report.studies) <= ALIGN_AT_ONCE:
            aligning.align_studies(rec, report.studies)
    return replace(rec.change, result=report)


Place = tuple[int, int, int]
"""Text, start and end."""


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A passage that is not there yet: its anchors are (version, words, start, end) by text."""

    guid: str
    places: frozenset[Place]
    anchors: Mapping[int, tuple[int, str, int, int]]
    marks: Sequence[Selection]


class _Bringing:
    """Writes one project."""

    def __init__(self, rec: Recorder, project: Project, facet: str) -> None:
        self._rec = rec
        self._project = project
        self._facet = facet
        self._ours = project.origin.startswith(ORIGIN)
        self._report = ProjectReport(
            project.name, project.format, project.codings, lost=project.lost, told=list(project.told)
        )
        self._text_of: dict[str, tuple[int, int, int, str]] = {}
        """Study, text, version and words by the identity of a source."""
        self._placed: dict[int, dict[frozenset[Place], int]] = {}
        self._notes_made: dict[str, int] = {}
        self._memos = {guid for (guid,) in rec.conn.execute(select(tables.Memo.guid))}
        self._resting: dict[str, list[int]] = {}
        passages = rec.conn.execute(select(tables.Passage.guid, tables.Passage.id))
        self._guids: dict[str, int] = {row.guid: row.id for row in passages}
        self._coding_guids = set(rec.conn.scalars(select(tables.Coding.guid)))

    def run(self) -> ProjectReport:
        """Write everything, in an order in which rows may be inserted."""
        report, project = self._report, self._project
        book = bookfiles.write(self._rec, project.book, self._facet)
        self._codes = book.ids
        report.codes = book.added
        report.told += book.told[len(project.book.told) :]
        self._write_people()
        for code, refs in project.notes_on.items():
            if code in self._codes:
                self._write_notes("code", self._codes[code], refs)
        for group, case in self._groups():
            self._write_group(group, case)
        self._write_findings()
        if report.known:
            report.told.append(Told(ALREADY, (str(report.known),), lost=False))
        report.studies = list(dict.fromkeys(report.studies))
        return report

    # -- people and notes -----------------------------------------------------------------------------------------

    def _write_people(self) -> None:
        """Coders by identity, else by name; one without a name gets one."""
        coder = tables.Coder
        rows = self._rec.conn.execute(select(coder.id, coder.guid, coder.name).order_by(coder.id)).all()
        by_guid = {row.guid: row.id for row in rows}
        by_name = {row.name.casefold(): row.id for row in reversed(rows)}
        used = {who for source in self._project.sources for who in _coders(source)}
        used |= {note.who for note in self._project.notes.values()}
        self._people: dict[str, int] = {}
        for person in self._project.people:
            if person.guid not in used:
                continue
            name = " ".join(person.name.split())[:LONGEST]
            if not name and person.guid not in by_guid:
                name = next(
                    n for n in (f"Coder {k}" for k in range(1, len(by_name) + 3)) if n.casefold() not in by_name
                )
                self._report.told.append(Told(NAMELESS, (name,), lost=False))
            found = by_guid.get(person.guid) or by_name.get(name.casefold())
            if found is None:
                more = {"guid": person.guid} if person.guid else {}
                found = self._rec.insert(coder, name=name, **more)
                self._report.people += 1
                by_name[name.casefold()] = found
            self._people[person.guid] = found

    def _who(self, guid: str) -> int | None:
        return self._people.get(guid)

    def _write_notes(self, subject: str, row: int, refs: Iterable[str]) -> None:
        """Write the notes on something; those known by their identity are there already."""
        for ref in dict.fromkeys(refs):
            note = self._project.notes.get(ref)
            if note is None or ref in self._memos or (self._ours and note.name == FINDING):
                continue
            self._memos.add(ref)
            self._rec.insert(
                tables.Memo, guid=ref, subject=subject, subject_id=row, body=note.body, coder_id=self._who(note.who)
            )
            self._report.notes += 1

    # -- studies and texts ----------------------------------------------------------------------------------------

    def _groups(self) -> list[tuple[list[Source], Case | None]]:
        """Sources that are one study: those of a case of ours, or two languages joined by a link."""
        by_guid = {one.guid: one for one in self._project.sources}
        group: dict[str, str] = {guid: guid for guid in by_guid}

        def root(guid: str) -> str:
            while group[guid] != guid:
                guid = group[guid]
            return guid

        cases: dict[str, Case] = {}
        for case in self._project.cases:
            inside = [one for one in case.sources if one in by_guid]
            if not inside and not self._ours:
                self._report.told.append(Told(NO_CASE, (case.name,)))
            for one in inside:
                old = cases.get(one)
                cases[one] = case if old is None else replace(old, values={**old.values, **case.values})
                if self._ours:
                    group[root(one)] = root(inside[0])
        for one, two in self._project.links:
            if one in by_guid and two in by_guid and self._lang(by_guid[one]) != self._lang(by_guid[two]):
                group[root(two)] = root(one)
        joined: dict[str, list[Source]] = {}
        for guid, source in by_guid.items():
            joined.setdefault(root(guid), []).append(source)
        found: list[tuple[list[Source], Case | None]] = [
            (own, next((cases[one.guid] for one in own if one.guid in cases), None)) for own in joined.values()
        ]
        if self._ours:
            found += [([], case) for case in self._project.cases if not any(one in by_guid for one in case.sources)]
        return found

    @staticmethod
    def _lang(source: Source) -> str:
        if source.lang and LANG.fullmatch(source.lang):
            return languages.canonical(source.lang)
        return languages.guess(source.body or "") or "en"

    def _write_group(self, group: Sequence[Source], case: Case | None) -> None:
        """Write the texts of one study and what is coded in them."""
        study = self._study(group, case)
        self._report.studies.append(study)
        for source in group:
            self._write_text(study, source)
            self._write_notes("text", self._text_of[source.guid][1], source.notes)
        partner = {two: one for one, two in self._project.links}
        marks = [(source, mark) for source in group for mark in source.selections]
        marks += [(source, _whole(source)) for source in group if source.codings]
        together: dict[str, list[tuple[Source, Selection]]] = {}
        there = {mark.guid for _, mark in marks}
        for source, mark in marks:
            first = partner.get(mark.guid, "")
            guid = first if first in there else mark.guid
            if any(one.guid == source.guid for one, _ in together.get(guid, ())):
                guid = made("passage", guid, str(mark.start), str(mark.end))  # one identity at two places of a text
            together.setdefault(guid, []).append((source, mark))
        self._write_passages(study, together)

    def _study(self, group: Sequence[Source], case: Case | None) -> int:
        """The study these texts belong to: one that has their words, one with the case's identity, or a new one."""
        conn, version, text = self._rec.conn, tables.TextVersion, tables.TextRow
        for source in group:
            known = conn.execute(
                select(text.study_id, text.id, version.id)
                .join(version, version.id == text.version_id)
                .where(version.sha256 == sha256(source.body or ""))
                .order_by(text.id)
            ).first()
            if known is not None:
                self._text_of[source.guid] = (known[0], known[1], known[2], source.body or "")
        for source in group:
            if source.guid in self._text_of:
                return self._text_of[source.guid][0]
        if case is not None and self._ours:
            same = conn.scalar(select(tables.Study.id).where(tables.Study.guid == case.guid))
            if same is not None:
                return int(same)
        return self._new_study(group, case)

    def _new_study(self, group: Sequence[Source], case: Case | None) -> int:
        """Write a study with what the file says of it."""
        self._report.new_studies += 1
        values = dict(case.values) if case is not None else {}
        name = group[0].name if group else case.name if case is not None else ""
        known: dict[str, Any] = {field: values.pop(said) for said, field in FIELDS.items() if said in values}
        if not self._ours or not (known.get("title") or known.get("title_zh")):
            plain = re.sub(r"\.(docx?|txt|pdf|rtf|html?|md|odt)$", "", name, flags=re.IGNORECASE) or name
            chinese = bool(re.search("[\u3400-\u9fff]", plain)) and not re.search("[A-Za-z]{4}", plain)
            known["title_zh" if chinese else "title"] = plain or self._project.name
        if "year" in known:
            year = str(known.pop("year"))
            known |= {"year": int(year)} if year.isdigit() and 1000 <= int(year) <= 2200 else {}
        known["authors"] = studying.names_from(values.pop("Authors", ""))
        known["identifiers"] = tuple(
            Ident(scheme.lower(), values.pop(scheme), "own") for scheme in ("DOI", "PMID") if scheme in values
        )
        models = values.pop("Models", "").split()
        known["models"] = tuple(self._codes[one] for one in models if one in self._codes)
        known["tags"] = tuple(t.strip() for t in values.pop("Tags", "").split(";") if t.strip())
        try:
            study = studying.write_new(self._rec, studying.StudyFields(**known))
        except Refused as refusal:
            self._report.told.append(Told(UNFIT, (name, str(refusal))))
            plain_title = {key: known[key] for key in ("title", "title_zh") if key in known}
            study = studying.write_new(self._rec, studying.StudyFields(**plain_title))
        if case is not None and self._ours:
            taken = self._rec.conn.scalar(select(tables.Study.id).where(tables.Study.guid == case.guid))
            if taken is None:
                self._rec.update(tables.Study, study, guid=case.guid)
        rest = [f"{said}: {value}" for said, value in values.items()]
        if rest:
            body = "\n".join([case.name if case is not None else "", *rest]).strip()
            self._rec.insert(tables.Memo, subject="study", subject_id=study, body=body, coder_id=None)
            self._report.notes += 1
        return study

    def _write_text(self, study: int, source: Source) -> None:
        """Write a text, unless the library has it."""
        if source.guid in self._text_of:
            return
        kind = source.kind if source.kind in KINDS else "excerpt"
        lang = self._lang(source)
        row = tables.TextRow
        same = select(func.count()).where(row.study_id == study, row.kind == kind, row.lang == lang)
        if kind != "excerpt" and self._rec.conn.scalar(same):
            kind = "excerpt"
        provenance = (
            source.provenance if source.provenance in {"author", "publisher", "machine", "person"} else "unknown"
        )
        body = source.body or ""
        text, version = texts.add(
            self._rec, study, lang, kind, body, provenance=provenance, engine=source.engine or None
        )
        self._text_of[source.guid] = (study, text, version, body)
        self._report.texts += 1

    # -- passages -------------------------------------------------------------------------------------------------

    def _write_passages(self, study: int, together: Mapping[str, Sequence[tuple[Source, Selection]]]) -> None:
        """Write the passages of a study at once, each with its words in one or two texts; those that are there stay."""
        fresh: list[_Fresh] = []
        again: list[tuple[frozenset[Place], Sequence[Selection]]] = []
        there = self._there(study)
        here = set(there.values())
        for guid, own in together.items():
            anchors: dict[int, tuple[int, str, int, int]] = {}
            for source, mark in own:
                _, text, version, body = self._text_of[source.guid]
                anchors.setdefault(text, (version, body, mark.start, mark.end))
            places = frozenset((text, start, end) for text, (_, _, start, end) in anchors.items())
            marks = [mark for _, mark in own]
            known = self._guids.get(guid)
            if known is not None and known in here:
                there.setdefault(places, known)
            elif known is not None:
                guid = made("passage", guid, str(study))  # the same identity in two studies: two passages all the same
            if places in there:
                again.append((places, marks))
            else:
                there[places] = -1
                fresh.append(_Fresh(guid, places, anchors, marks))
        ids = self._rec.insert_many(
            tables.Passage,
            [
                {"guid": o.guid, "study_id": study, "section": None, "coder_id": self._who(o.marks[0].who)}
                for o in fresh
            ],
        )
        rows = [
            {"passage_id": passage, "text_id": text, "version_id": version, **codings.quoted(body, start, end)}
            for passage, one in zip(ids, fresh, strict=True)
            for text, (version, body, start, end) in one.anchors.items()
        ]
        self._rec.insert_many(tables.Anchor, rows)
        self._report.passages += len(fresh)
        for passage, one in zip(ids, fresh, strict=True):
            there[one.places] = self._guids[one.guid] = passage
        self._write_codings([(there[one.places], one.marks, True) for one in fresh])
        self._write_codings([(there[places], marks, False) for places, marks in again])

    def _there(self, study: int) -> dict[frozenset[Place], int]:
        """The passages of a study by where they stand."""
        if study not in self._placed:
            found: dict[frozenset[Place], int] = {}
            for one in codings.of_study(self._rec.conn, study):
                found.setdefault(frozenset((a.text_id, a.start, a.end) for a in one.anchors), one.id)
            self._placed[study] = found
        return self._placed[study]

    def _write_codings(self, passages: Sequence[tuple[int, Sequence[Selection], bool]]) -> None:
        """Write the codings of passages; the one that says the same in the other language is the same."""
        table = tables.Coding
        rows: list[dict[str, Any]] = []
        notes: list[tuple[int, int | None, Coded]] = []
        for passage, marks, fresh in passages:
            there: dict[tuple[int, int | None], int | None] = {}
            if not fresh:
                ask = select(table.id, table.code_id, table.coder_id).where(table.passage_id == passage)
                there = {(row.code_id, row.coder_id): row.id for row in self._rec.conn.execute(ask)}
            places: dict[tuple[int, int | None], int] = {}
            for number, mark in enumerate(marks):
                self._write_notes("passage", passage, mark.notes)
                for ref in mark.notes:
                    self._resting.setdefault(ref, []).append(passage)
                for one in mark.codings:
                    key = (self._codes[one.code], self._who(one.who))
                    if key in there:
                        self._count_again(second=number > 0)
                    else:
                        there[key] = None
                        places[key] = len(rows)
                        rows.append(self._coding(passage, key, one))
                        self._report.added += 1
                    if one.notes:
                        notes.append((places.get(key, -1), there[key], one))
        ids = self._rec.insert_many(table, rows)
        for place, known, one in notes:
            self._write_notes("coding", known if known is not None else ids[place], one.notes)

    def _count_again(self, *, second: bool) -> None:
        """Count a coding that is there; the second half of our own passage in two languages is no coding of its own."""
        if not (self._ours and second):
            self._report.known += 1
        elif self._project.format != "pack":
            self._report.codings -= 1

    def _coding(self, passage: int, key: tuple[int, int | None], one: Coded) -> dict[str, Any]:
        """A coding as a row; it keeps its identity unless that is taken."""
        row: dict[str, Any] = {"passage_id": passage, "code_id": key[0], "coder_id": key[1], "mode": one.mode}
        if len(one.guid) == 36 and one.guid not in self._coding_guids:
            self._coding_guids.add(one.guid)
            row["guid"] = one.guid
        if one.created:
            row["created"] = one.created
        return row

    # -- findings -------------------------------------------------------------------------------------------------

    def _write_findings(self) -> None:
        """Findings of our own projects, which stand in notes."""
        if not self._ours:
            return
        finding = tables.Finding
        known = {guid for (guid,) in self._rec.conn.execute(select(finding.guid))}
        for ref, passages in self._resting.items():
            note = self._project.notes.get(ref)
            if note is None or note.name != FINDING or ref in known:
                continue
            claims, facts = _claims(note)
            passage = self._rec.conn.scalar(select(tables.Passage.study_id).where(tables.Passage.id == passages[0]))
            if not claims or facts.get("status") not in STATUSES or passage is None:
                continue
            row = self._rec.insert(
                finding,
                guid=ref,
                key=None,
                study_id=passage,
                status=facts["status"],
                direction=facts.get("direction", "neutral"),
                claims=claims,
                position=last_position(self._rec.conn) + 1,
                in_report=False,
            )
            for place, one in enumerate(dict.fromkeys(passages)):
                self._rec.insert(tables.FindingPassage, finding_id=row, passage_id=one, position=place)
            self._report.findings += 1


def _claims(note: Note) -> tuple[dict[str, str], dict[str, str]]:
    """The claims by language and the other facts of a finding's note."""
    claims: dict[str, str] = {}
    facts: dict[str, str] = {}
    for line in note.body.splitlines():
        what, _, words = line.partition(": ")
        if what in {"status", "direction"}:
            facts[what] = words
        elif LANG.fullmatch(what) and words:
            claims[what] = words
    return claims, facts


def _coders(source: Source) -> Iterable[str]:
    """Everybody who marked or coded something in a text."""
    for mark in source.selections:
        yield mark.who
        yield from (one.who for one in mark.codings)
    yield from (one.who for one in source.codings)


def _whole(source: Source) -> Selection:
    """A text that is coded as a whole, as one long stretch."""
    return Selection(f"{source.guid[:24]}{source.guid[24:][::-1]}", 0, len(source.body or ""), codings=source.codings)
