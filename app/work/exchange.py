"""Hand the coding over to other programs: the library, or some of its studies, as a REFI-QDA project."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from app import VERSION
from app.formats import writerefi
from app.formats.project import Case, Coded, Note, Person, Project, Selection, Source
from app.formats.told import Told
from app.formats.writerefi import made
from app.text.refused import Refused
from app.work import bookfiles, studying
from app.work.library import Library
from app.work.whole import keep_off_libraries, write_whole
from db import codings, findings, memos, studies, tables, texts
from db.among import among
from db.rows import Anchor, Memo, Passage, Study, Text, pick

ORIGIN = "Diptych"
"""How our own projects begin to say where they are from."""
FINDING = "Finding"
"""The name of a note that holds a finding: claims, status, direction."""

REVIEW = "%1 passages wait for review because their words changed; they were left out."
MODES = "Implied and absent codings are marked by notes: other programs see plain codings."
FINDINGS = "Findings are written as notes on their passages."
BARE = "%1 findings rest on no words; they were left out."
SENTENCES = (REVIEW, MODES, FINDINGS, BARE)

FIELDS: Mapping[str, str] = {
    "Title": "title",
    "Title (Chinese)": "title_zh",
    "Journal": "journal",
    "Journal (Chinese)": "journal_zh",
    "Year": "year",
    "Volume": "volume",
    "Issue": "issue",
    "Pages": "pages",
    "Country": "country",
    "Design": "design",
    "Publication type": "publication_type",
    "Asked about barriers": "asked_about_barriers",
    "Programme": "programme",
    "Setting": "setting",
    "Methods": "methods",
}
"""Variables of a study in a project -> fields of StudyFields."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is in a project that was written."""

    path: str
    studies: int
    texts: int
    passages: int
    codings: int
    codes: int
    findings: int
    told: tuple[Told, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the report for the command line and the window."""
        told = [{"pattern": one.pattern, "args": list(one.args), "message": one.message} for one in self.told]
        names = ("path", "studies", "texts", "passages", "codings", "codes", "findings")
        return {**{name: getattr(self, name) for name in names}, "told": told}


def export(library: Library, target: Path, study_ids: Sequence[int] | None = None) -> Written:
    """Write a project to a file, whole or not at all. Raises Refused where there is nothing to write."""
    keep_off_libraries(target)
    project = of_library(library, study_ids)
    if not project.sources and not project.book.codes:
        raise Refused("There is nothing to write: no text and no code. Nothing was written.")
    write_whole(target, writerefi.write(project))
    passages = {mark.guid for one in project.sources for mark in one.selections}
    second = {two for _, two in project.links}
    coded = [c for one in project.sources for mark in one.selections if mark.guid not in second for c in mark.codings]
    return Written(
        str(target),
        len(project.cases),
        len(project.sources),
        len(passages - second),
        len(coded),
        len(project.book.codes),
        len([note for note in project.notes.values() if note.name == FINDING]),
        project.told,
    )


def of_library(library: Library, study_ids: Sequence[int] | None = None) -> Project:
    """Return the library, or some of its studies, as a plain project."""
    book = bookfiles.of_library(library)
    with library.db.read() as conn:
        found = studies.many(conn, None if study_ids is None else list(study_ids))
        writer = _Writer(conn, found)
        sources = writer.sources()
        code_notes = writer.code_notes()
        cases = tuple(writer.cases(found))
    return Project(
        name=library.name,
        origin=f"{ORIGIN} {VERSION}",
        people=writer.people,
        book=book,
        sources=tuple(sources),
        notes=writer.notes,
        cases=cases,
        links=tuple(writer.links),
        told=tuple(writer.told()),
        notes_on=code_notes,
    )


class _Writer:
    """Collects what belongs to some studies."""

    def __init__(self, conn: Connection, found: Sequence[Study]) -> None:
        self._conn = conn
        self._ids = [one.id for one in found]
        self.notes: dict[str, Note] = {}
        self.links: list[tuple[str, str]] = []
        self._memo_guids: dict[int, str] = {}
        coder = tables.Coder
        rows = conn.execute(select(coder.id, coder.guid, coder.name).order_by(coder.id)).all()
        self._coders: dict[int, str] = {row.id: row.guid for row in rows}
        self._names: dict[str, str] = {row.name: row.guid for row in rows}
        self.people = tuple(Person(row.guid, row.name) for row in rows)
        self._codes: dict[int, str] = {
            row.id: row.guid for row in conn.execute(select(tables.Code.id, tables.Code.guid))
        }
        self._texts: dict[int, list[Text]] = texts.of_studies(conn, self._ids)
        self._passages = codings.many(conn, codings.ids_of_studies(conn, self._ids))
        self._guids = self._guids_of(tables.Coding, (c.id for p in self._passages for c in p.codings))
        self._memos = {kind: self._notes_of(kind, ids) for kind, ids in self._subjects().items()}
        self._findings = self._findings_of()

    def _guids_of(self, table: Any, ids: Iterable[int]) -> dict[int, str]:
        rows = self._conn.execute(select(table.id, table.guid).where(table.id.in_(among(list(ids)))))
        return {row.id: row.guid for row in rows}

    def _subjects(self) -> dict[str, list[int]]:
        return {
            "study": self._ids,
            "text": [one.id for own in self._texts.values() for one in own],
            "passage": [one.id for one in self._passages],
            "coding": [c.id for one in self._passages for c in one.codings],
        }

    def _notes_of(self, kind: str, ids: Sequence[int]) -> dict[int, list[Memo]]:
        own: dict[int, list[Memo]] = defaultdict(list)
        for memo in memos.many(self._conn, kind, ids):
            own[memo.subject_id].append(memo)
        self._memo_guids.update(self._guids_of(tables.Memo, (m.id for notes in own.values() for m in notes)))
        return own

    def _findings_of(self) -> dict[int, list[str]]:
        """Findings as notes, by the passage they rest on; those that rest on none are counted."""
        on: dict[int, list[str]] = defaultdict(list)
        self._bare = 0
        for finding in findings.many(self._conn, studies=self._ids):
            if not finding.passages:
                self._bare += 1
                continue
            lines = [f"{lang}: {' '.join(claim.split())}" for lang, claim in finding.claims.items() if claim]
            lines += [f"status: {finding.status}", f"direction: {finding.direction}"]
            self.notes[finding.guid] = Note(finding.guid, "\n".join(lines), name=FINDING)
            for passage in finding.passages:
                on[passage].append(finding.guid)
        return on

    def _refs(self, kind: str, subject: int) -> tuple[str, ...]:
        """Keep the notes on something; return their identities."""
        out = []
        for memo in self._memos[kind].get(subject, ()):
            identity = self._memo_guids[memo.id]
            self.notes[identity] = Note(identity, memo.body, self._names.get(memo.coder, ""), created=memo.changed)
            out.append(identity)
        return tuple(out)

    def sources(self) -> list[Source]:
        """Every text with its coded stretches, and the links between the two languages of a passage."""
        marks: dict[int, list[Selection]] = defaultdict(list)
        for passage in self._passages:
            placed = [one for one in passage.anchors if one.state == codings.PLACED]
            for number, anchor in enumerate(placed):
                mark = self._mark(passage, anchor, first=number == 0)
                marks[anchor.text_id].append(mark)
                if number:
                    self.links.append((passage.guid, mark.guid))
        out = []
        for study, own in self._texts.items():
            titles = {one.guid: one for one in own}
            for number, text in enumerate(titles.values()):
                refs = self._refs("text", text.id) + (self._refs("study", study) if number == 0 else ())
                out.append(
                    Source(
                        text.guid,
                        f"{self._title(study)} [{text.lang}]",
                        text.body,
                        tuple(sorted(marks[text.id], key=lambda one: (one.start, one.end, one.guid))),
                        lang=text.lang,
                        kind=text.kind,
                        provenance=text.provenance,
                        engine=text.engine or "",
                        notes=refs,
                    )
                )
            for one, two in itertools.pairwise(own):
                if one.kind == two.kind and one.lang != two.lang:
                    self.links.append((one.guid, two.guid))
        return out

    def _title(self, study: int) -> str:
        listing = tables.StudyListing
        row = self._conn.execute(select(listing.title, listing.title_zh).where(listing.study_id == study)).first()
        return (row.title or row.title_zh) if row is not None else ""

    def _mark(self, passage: Passage, anchor: Anchor, *, first: bool) -> Selection:
        """One anchor as a selection; the first of a passage has its identity and carries its notes."""
        again = "" if first else anchor.lang
        coded = [
            Coded(
                self._guids[one.id] if first else made("coding", self._guids[one.id], again),
                self._codes[one.code_id],
                self._coders.get(one.coder_id, "") if one.coder_id is not None else "",
                passage.created,
                one.mode,
                self._refs("coding", one.id) if first else (),
            )
            for one in passage.codings
        ]
        refs = (*self._refs("passage", passage.id), *self._findings.get(passage.id, ())) if first else ()
        guid = passage.guid if first else made("passage", passage.guid, again, str(anchor.text_id))
        who = self._names.get(passage.coder, "")
        return Selection(
            guid, anchor.start, anchor.end, anchor.quote, True, tuple(coded), who, passage.created, tuple(refs)
        )

    def code_notes(self) -> dict[str, tuple[str, ...]]:
        """Notes on codes, by the code's identity."""
        self._memos["code"] = self._notes_of("code", list(self._codes))
        return {self._codes[one]: self._refs("code", one) for one in list(self._memos["code"])}

    def cases(self, found: Sequence[Study]) -> list[Case]:
        """Studies as cases with what is known of them."""
        out = []
        for study in found:
            fields = studying.fields_of(study)
            values = {name: str(value) for name, field in FIELDS.items() if (value := getattr(fields, field))}
            if fields.authors:
                values["Authors"] = studying.names_text(fields.authors)
            for scheme in ("doi", "pmid"):
                own = next((i.value for i in fields.identifiers if i.scheme == scheme and i.role == "own"), "")
                if own:
                    values[scheme.upper()] = own
            if fields.models:
                values["Models"] = " ".join(self._codes[one] for one in fields.models if one in self._codes)
            if fields.tags:
                values["Tags"] = "; ".join(fields.tags)
            own_texts = tuple(one.guid for one in self._texts.get(study.id, ()))
            title = pick(study.words("title"), "en") or self._title(study.id)
            out.append(Case(study.guid, title, values, own_texts))
        return out

    def told(self) -> list[Told]:
        """What other programs will not see as it is."""
        out = []
        waiting = sum(1 for p in self._passages if any(a.state != codings.PLACED for a in p.anchors))
        if waiting:
            out.append(Told(REVIEW, (str(waiting),)))
        if self._bare:
            out.append(Told(BARE, (str(self._bare),)))
        if any(c.mode != "explicit" for p in self._passages for c in p.codings):
            out.append(Told(MODES, lost=False))
        if self._findings:
            out.append(Told(FINDINGS, lost=False))
        return out
