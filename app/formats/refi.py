"""Coded projects of the REFI-QDA standard (.qdpx), as NVivo, ATLAS.ti, MAXQDA, QualCoder and this program write them.

The standard leaves open how characters are counted, how lines end and what the inner file is called; programs differ, and
so the quoted words decide (`app.text.offsets`). A text that is not in the file is made up of its quoted words as an
excerpt, so that its codings come in; what has no words at all (pictures, sound) is listed.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element

from app.formats import wordtext
from app.formats.bombs import check_archive, read_member
from app.formats.book import Book, mended
from app.formats.decode import called, decode
from app.formats.innerfiles import InnerFiles, is_bare, packed_again, project_in
from app.formats.placing import ABSENT, IMPLIED, excerpted, placed
from app.formats.project import Case, Coded, Note, Person, Project, Selection, Source
from app.formats.qdc import codes_of, guid_of
from app.formats.told import Told, summed
from app.formats.xmltext import elements, local
from app.text.offsets import ENOUGH
from app.text.refused import Refused

NO_TEXT = "The text of “%1” is not in the file. Its quotations came in as an excerpt (%2)."
NO_TEXT_AT_ALL = "The text of “%1” is not in the file, and nothing in it is coded. It was left out."
NOT_WORDS = "“%1” is no text: what was coded in it could not come over (codings: %2)."
WHOLE = "The whole of “%1” is coded, but its text is not in the file (codings: %2)."
NO_CODE = "A coding names a code that is not in the file. It was left out."
CASE_CODED = "A stretch is marked as belonging to a case (“%1”), which is no code. The mark was left out."
LINKS = "Links between codes and other things of the project (%1) have no place here and were left out."
GRAPHS = "Graphs and sets of the project (%1) have no place here and were left out."
ELSEWHERE = "Codings on notes and other things that are no text of the project were left out (codings: %1)."
SENTENCES = (ELSEWHERE, NO_TEXT, NO_TEXT_AT_ALL, NOT_WORDS, WHOLE, NO_CODE, CASE_CODED, LINKS, GRAPHS)

PARTS: Final = frozenset({"Project"})
IN_WORDS: Final = frozenset({"PlainTextSelection", "TranscriptSelection"})
"""Stretches of words; the others are places on a page, a picture or a recording."""
TEXTS: Final = ("TextSource", "PDFSource", "AudioSource", "VideoSource", "PictureSource")


def is_project(data: bytes) -> bool:
    """Say whether an archive holds a project of the standard, or a file is one that was taken out of its archive."""
    if not data.startswith(b"PK"):
        return is_bare(data)
    try:
        archive = check_archive(data)
    except Refused:
        return False
    return project_in(archive) is not None


def read(data: bytes, name: str = "") -> Project:
    """Read a project. Raises Refused where it is damaged, no project, or unpacks to more than it should."""
    if is_bare(data):
        data = packed_again(data)
    archive = check_archive(data, name)
    inner = project_in(archive)
    if inner is None:
        raise Refused(f"{called(name)} holds no REFI-QDA project (a .qde file). Nothing was read.")
    for _around, root in elements(read_member(archive, inner, name), PARTS, inner.filename):
        return _Reader(archive, inner.filename, name).read(root)
    raise Refused(f"{called(name)} holds no REFI-QDA project (a .qde file). Nothing was read.")


class _Reader:
    """Reads one project; keeps what was told and how many codings there were."""

    def __init__(self, archive: zipfile.ZipFile, inner: str, name: str) -> None:
        self._archive = archive
        self._name = name
        self._files = InnerFiles(archive, inner)
        self._told: list[Told] = []
        self._codes: set[str] = set()
        self._seen = 0
        """Codings looked at; the others stand where nothing can be coded here."""
        self._salt = ""
        self._nameless: Counter[str] = Counter()
        self._described: dict[str, Note] = {}
        self._linked: dict[str, list[str]] = {}
        self._facts: list[Case] = []
        self._names: dict[str, str] = {}
        self._cased: dict[str, str] = {}

    def read(self, root: Element) -> Project:
        """Read the whole project."""
        self._salt = "|".join(root.get(one) or "" for one in ("name", "origin", "creationDateTime"))
        notes = self._notes(root)
        links = [(self._ref(o.get("originGUID")), self._ref(o.get("targetGUID"))) for o in root.findall(".//{*}Link")]
        for one, two in links:
            for note, place in ((one, two), (two, one)):
                if note in notes:
                    self._linked.setdefault(place, []).append(note)
        self._names = {self._ref(o.get("guid")): o.get("name") or "" for o in root.findall(".//{*}Variable")}
        self._cased = {self._ref(one.get("guid")): one.get("name") or "" for one in root.findall("{*}Cases/{*}Case")}
        book = self._book(root)
        self._codes = {one.id for one in book.codes} | set(book.joined)
        everything = sum(1 for one in root.iter() if local(one.tag) == "Coding")
        sources = placed(
            _apart([one for part in root.findall("{*}Sources") for one in self._sources(part)]), self._told
        )
        people = [
            Person(self._ref(one.get("guid")), (one.get("name") or "").strip()) for one in root.findall(".//{*}User")
        ]
        sets = sum(1 for one in root.iter() if local(one.tag) in {"Set", "Graph"})
        if sets:
            self._told.append(Told(GRAPHS, (str(sets),)))
        ends = {one.guid for one in sources} | {mark.guid for one in sources for mark in one.selections} | set(notes)
        astray = sum(1 for link in links if not ends.issuperset(link))
        if astray:
            self._told.append(Told(LINKS, (str(astray),)))
        elsewhere = everything - self._seen
        if elsewhere:
            self._told.append(Told(ELSEWHERE, (str(elsewhere),)))
        kept = sum(len(s.codings) + sum(len(m.codings) for m in s.selections) for s in sources)
        return Project(
            name=root.get("name") or self._name,
            origin=root.get("origin") or "",
            people=tuple(people),
            book=book,
            sources=tuple(sources),
            notes=notes | self._described,
            cases=(*self._cases(root), *self._facts),
            links=tuple(links),
            told=summed((*self._told, *book.told)),
            codings=everything,
            lost=everything - kept,
            format="qdpx",
            notes_on={
                self._ref(one.get("guid")): refs
                for one in root.findall(".//{*}Code")
                if one.get("guid") and (refs := self._refs(one, self._ref(one.get("guid"))))
            },
        )

    def _book(self, root: Element) -> Book:
        codes = root.find("{*}CodeBook/{*}Codes")
        found = list(codes_of(codes, named=self._ref)) if codes is not None else []
        return mended(found, name=root.get("name") or self._name)

    # -- identities -----------------------------------------------------------------------------------------------

    def _ref(self, said: str | None) -> str:
        """The identity a file gives something: its GUID, or one made of the name in its place; '' where there is none."""
        word = (said or "").strip()
        return guid_of(word) or (str(uuid5(NAMESPACE_URL, f"{self._salt}|{word}")) if word else "")

    def _id(self, one: Element, within: str = "") -> str:
        """The identity of something; made of where it stands and what it says where it has none."""
        said = self._ref(one.get("guid"))
        if said:
            return said
        words = "|".join([self._salt, within, local(one.tag), *(f"{k}={v}" for k, v in sorted(one.attrib.items()))])
        self._nameless[words] += 1
        return str(uuid5(NAMESPACE_URL, f"{words}|{self._nameless[words]}"))

    def _refs(self, one: Element, own: str) -> tuple[str, ...]:
        """The notes on something: those it names, those linked to it, and its description."""
        refs = [self._ref(ref.get("targetGUID")) for ref in one.findall("{*}NoteRef")]
        return tuple(dict.fromkeys([*refs, *self._linked.get(own, ()), *self._description(one, own)]))

    def _description(self, one: Element, own: str) -> list[str]:
        """A description as a note, unless it is our own of a text; those of codes are definitions."""
        words = "\n".join(inner.text for inner in one.findall("{*}Description") if inner.text).strip()
        if not words or local(one.tag) == "Code" or _SAID.search(words):
            return []
        guid = str(uuid5(NAMESPACE_URL, f"{own}|description"))
        self._described[guid] = Note(guid, words, self._ref(one.get("creatingUser")))
        return [guid]

    def _notes(self, root: Element) -> dict[str, Note]:
        """Notes by identity; those without words are left out."""
        found = {}
        for one in root.findall("{*}Notes/{*}Note"):
            words = self._words(one) or "\n".join(filter(None, (d.text for d in one.findall("{*}Description"))))
            guid = self._ref(one.get("guid"))
            if words.strip() and guid:
                who = self._ref(one.get("creatingUser"))
                found[guid] = Note(guid, words, who, one.get("name") or "", _time(one.get("creationDateTime")))
        return found

    def _cases(self, root: Element) -> Iterator[Case]:
        for one in root.findall("{*}Cases/{*}Case"):
            refs = tuple(self._ref(ref.get("targetGUID")) for ref in one.findall("{*}SourceRef"))
            yield Case(self._ref(one.get("guid")), one.get("name") or "", self._values(one), refs)

    def _values(self, one: Element) -> dict[str, str]:
        """The values of variables of a case or of a text, as words, whatever their type."""
        values = {}
        for value in one.findall("{*}VariableValue"):
            ref = value.find("{*}VariableRef")
            words = next(((inner.text or "").strip() for inner in value if local(inner.tag) != "VariableRef"), "")
            if ref is not None and words:
                values[self._names.get(self._ref(ref.get("targetGUID")), "")] = words
        return values

    # -- sources --------------------------------------------------------------------------------------------------

    def _sources(self, part: Element) -> Iterator[Source]:
        """The texts of a project, those inside pictures, sound and print among them."""
        for one in part:
            kind = local(one.tag)
            if kind == "TextSource":
                yield from self._text(one, one.get("name") or "")
            elif kind in TEXTS:
                yield from self._media(one, one.get("name") or "")

    def _media(self, one: Element, name: str) -> Iterator[Source]:
        """What words there are in a picture, a PDF, sound or film: its text, its transcripts, its quoted stretches."""
        texts: list[Source] = []
        spoken: list[Source] = []
        for inner in one:
            if local(inner.tag) in {"Representation", "TextDescription"}:
                texts += self._text(inner, name)
            elif local(inner.tag) == "Transcript":
                spoken += self._text(inner, inner.get("name") or name, transcript=True)
        own = chosen = texts[0] if texts else spoken[0] if len(spoken) == 1 and spoken[0].body else None
        guid = self._id(one)
        lost = 0
        whole = self._codings(one, guid)
        if whole and own is not None and own.body:
            own, whole = replace(own, codings=own.codings + whole), ()
        marks = list(self._selections(one, guid))
        for inner in one:
            if local(inner.tag).endswith("Selection") and local(inner.tag) not in IN_WORDS:
                mark = self._quoted(inner, guid, texts[0].body if texts else None)
                marks += [mark] if mark.quote else []
                lost += 0 if mark.quote else len(mark.codings)
        unquoted = [mark for mark in marks if not mark.quote and (own is None or not own.body)]
        lost += len(whole) + sum(len(mark.codings) for mark in unquoted)
        marks = [mark for mark in marks if mark not in unquoted]
        if lost:
            self._told.append(Told(NOT_WORDS, (name, str(lost))))
        if marks:
            own = own or Source(guid, name, None, kind="excerpt")
            own = replace(own, selections=_joined((*own.selections, *marks)))
            own = own if own.body is not None and own.kind != "excerpt" else excerpted(own)
        if own is not None:
            yield own
        yield from (other for other in (*texts, *spoken) if other is not chosen)

    def _quoted(self, one: Element, within: str, body: str | None) -> Selection:
        """A place on a page, a picture or a recording with its words: those it gives, or its name where the text has it once."""
        shown = one.find("{*}Representation")
        words = self._words(shown) if shown is not None else ""
        name = one.get("name") or ""
        if not words.strip() and body is not None and len(name) >= ENOUGH and body.count(name) == 1:
            words = name
        return replace(self._selection(one, -1, -1, within), quote=words.strip() and words, whole=True)

    def _text(self, one: Element, name: str, *, transcript: bool = False) -> Iterator[Source]:
        """A text with its selections; made of its quotes where its words are not in the file."""
        body = self._body(one)
        guid = self._id(one)
        marks = list(self._transcribed(one, guid, len(body or "")) if transcript else self._selections(one, guid))
        codings = self._codings(one, guid)
        source = Source(
            guid, name, body, tuple(marks), codings, notes=self._refs(one, guid),
            created=_time(one.get("creationDateTime")), **_said(one),
        )  # fmt: skip
        values = self._values(one)
        if values and (body is not None or any(mark.quote for mark in marks)):
            self._facts.append(Case(str(uuid5(NAMESPACE_URL, f"{guid}|facts")), name, values, (guid,)))
        if body is not None:
            yield source
            return
        if codings:
            self._told.append(Told(WHOLE, (name, str(len(codings)))))
        worded = tuple(mark for mark in marks if mark.quote)
        dumb = sum(len(mark.codings) for mark in marks if not mark.quote)
        if dumb:
            self._told.append(Told(NOT_WORDS, (name, str(dumb))))
        if worded:
            self._told.append(Told(NO_TEXT, (name, str(len(worded)))))
            yield excerpted(replace(source, selections=worded, codings=(), kind="excerpt"))
        elif not codings:
            self._told.append(Told(NO_TEXT_AT_ALL, (name,)))

    def _selections(self, one: Element, within: str) -> Iterator[Selection]:
        for inner in one.findall("{*}PlainTextSelection"):
            start, end = _number(inner.get("startPosition")), _number(inner.get("endPosition"))
            yield self._selection(inner, start, end, within)

    def _transcribed(self, one: Element, within: str, length: int) -> Iterator[Selection]:
        """Stretches of a transcript: places in its words, or from one mark of time to another, to the next where none is named."""
        yield from self._selections(one, within)
        points = {self._ref(p.get("guid")): _number(p.get("position")) for p in one.findall("{*}SyncPoint")}
        places = sorted(place for place in points.values() if place >= 0)
        for inner in one.findall("{*}TranscriptSelection"):
            start = points.get(self._ref(inner.get("fromSyncPoint")), -1)
            end = points.get(self._ref(inner.get("toSyncPoint")), -1)
            if start >= 0 and not inner.get("toSyncPoint"):
                end = next((place for place in places if place > start), length)
            yield self._selection(inner, start, end, within)

    def _selection(self, one: Element, start: int, end: int, within: str = "") -> Selection:
        guid = self._id(one, within)
        return Selection(
            guid=guid,
            start=start,
            end=end,
            quote=one.get("name") or "",
            codings=self._codings(one, guid),
            who=self._who(one),
            created=_time(one.get("creationDateTime")),
            notes=self._refs(one, guid),
        )

    def _who(self, one: Element) -> str:
        """Who made something, else who changed it last."""
        return self._ref(one.get("creatingUser") or one.get("modifyingUser"))

    def _codings(self, one: Element, within: str) -> tuple[Coded, ...]:
        """The codes on something."""
        found = []
        for inner in one.findall("{*}Coding"):
            self._seen += 1
            ref = inner.find("{*}CodeRef")
            code = self._ref(ref.get("targetGUID")) if ref is not None else ""
            if code not in self._codes:
                self._told.append(Told(CASE_CODED, (self._cased[code],)) if code in self._cased else Told(NO_CODE))
                continue
            guid = self._id(inner, f"{within}|{code}")
            refs = self._refs(inner, guid)
            mode = "absent" if ABSENT in refs else "implied" if IMPLIED in refs else "explicit"
            who, when = self._who(inner) or self._who(one), _time(inner.get("creationDateTime"))
            notes = tuple(ref for ref in refs if ref not in {ABSENT, IMPLIED})
            found.append(Coded(guid, code, who, when, mode, notes))
        return tuple(found)

    def _body(self, one: Element) -> str | None:
        """The words of a text, None where they are not in the file."""
        place = one.get("plainTextPath") or ""
        if place:
            member = self._files.find(place)
            if member is not None:
                return self._decoded(member)
        inner = one.find("{*}PlainTextContent")
        if inner is not None and inner.text:
            return inner.text.removeprefix("\ufeff")
        rich = self._files.find(one.get("richTextPath") or "")
        named = any(mark.get("name") for mark in one.findall("{*}PlainTextSelection"))
        return self._decoded(rich) if rich is not None and named else None  # words prove how it counts

    def _decoded(self, member: zipfile.ZipInfo) -> str | None:
        """The words of an inner file, in whatever encoding; None where it is no text."""
        data = read_member(self._archive, member, member.filename)
        if wordtext.is_word(data):
            return wordtext.read(data, member.filename)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = decode(data, member.filename).text
            except Refused:
                return None
        return text.removeprefix("\ufeff")

    def _words(self, one: Element) -> str:
        """The words of a note or a quoted stretch."""
        return self._body(one) or ""


def _apart(sources: Iterable[Source]) -> list[Source]:
    """Texts of one identity kept apart: some programs give two the same."""
    seen: Counter[str] = Counter()
    found = []
    for one in sources:
        seen[one.guid] += 1
        again = seen[one.guid] > 1
        found.append(replace(one, guid=str(uuid5(NAMESPACE_URL, f"{one.guid}|{seen[one.guid]}"))) if again else one)
    return found


def _joined(marks: Iterable[Selection]) -> tuple[Selection, ...]:
    """Selections of one identity as one: a PDF tells its quotations as places on a page and as stretches of its text."""
    found: dict[str, Selection] = {}
    for one in marks:
        twin = found.get(one.guid)
        found[one.guid] = one if twin is None else replace(twin, codings=twin.codings + one.codings)
    return tuple(found.values())


def _number(word: str | None) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,12})(?:\.0{1,6})?\s*", word or "")
    return int(found[1]) if found else -1


def _time(word: str | None) -> str:
    """A time as we keep it, '' where it is none."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", (word or "").strip())
    return f"{found[1]}T{found[2]}Z" if found else ""


_SAID = re.compile(r"^(lang|kind|provenance|engine): (.+)$", re.MULTILINE)


def _said(one: Element) -> dict[str, str]:
    """What our own description of a text says of it."""
    told = one.find("{*}Description")
    return dict(_SAID.findall(told.text or "")) if told is not None else {}
