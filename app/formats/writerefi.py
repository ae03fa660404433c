"""Write a coded project as REFI-QDA (.qdpx): valid against the schema, texts in UTF-8 without a BOM, offsets in code points.

A selection's name is the first words of its quote, so that any program can test where it counted. What the standard has
no place for (implied and absent codings) stands in notes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from uuid import NAMESPACE_URL, UUID, uuid5

from app.formats.placing import ABSENT, IMPLIED
from app.formats.project import Case, Coded, Note, Project, Selection, Source
from app.formats.qdc import write_codes
from app.formats.xmltext import escaped

NAMESPACE = "urn:QDA-XML:project:1.0"
NAME = 80
"""Code points of a selection's name."""
_WHEN = (2000, 1, 1, 0, 0, 0)
_SURROGATE = re.compile("[\ud800-\udfff]")
MODES = {"implied": (IMPLIED, "Implied: the coder inferred it."), "absent": (ABSENT, "Looked for and reported absent.")}


def made(*parts: str) -> str:
    """An identity that is the same whenever it is made of the same parts."""
    return str(uuid5(NAMESPACE_URL, "diptych:" + ":".join(parts)))


def guid(word: str) -> str:
    """A GUID as the schema wants it; made of the word where it is none."""
    try:
        return str(UUID(word))
    except ValueError:
        return made("id", word)


def write(project: Project) -> bytes:
    """Write a project as an archive, the same bytes for the same project."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        sources = [bare(one) for one in project.sources]
        text = "\n".join(_document(replace(project, sources=tuple(sources)))) + "\n"
        _put(archive, "project.qde", text)
        for one in sources:
            _put(archive, f"sources/{guid(one.guid)}.txt", one.body or "")
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, words: str) -> None:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    archive.writestr(info, words.encode("utf-8"))


def bare(source: Source) -> Source:
    """A text without a byte order mark at its start, its selections moved along, and without half characters."""
    body = _SURROGATE.sub("\ufffd", source.body or "")
    if not body.startswith("\ufeff"):
        return replace(source, body=body)
    moved = [replace(one, start=max(0, one.start - 1), end=max(0, one.end - 1)) for one in source.selections]
    return replace(source, body=body[1:], selections=tuple(one for one in moved if one.start < one.end))


def _document(project: Project) -> Iterator[str]:
    """The lines of the project file, parts in the schema's order."""
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<Project xmlns="{NAMESPACE}" name="{escaped(project.name)}" origin="{escaped(project.origin)}">'
    if project.people:
        yield "<Users>"
        yield from (f'<User guid="{guid(one.guid)}" name="{escaped(one.name)}"/>' for one in project.people)
        yield "</Users>"
    codes = _with_notes(write_codes(project.book.codes), project)
    if codes:
        yield from ("<CodeBook>", codes, "</CodeBook>")
    names = list(dict.fromkeys(name for case in project.cases for name in case.values))
    if names:
        yield "<Variables>"
        yield from (
            f'<Variable guid="{made("variable", n)}" name="{escaped(n)}" typeOfVariable="Text"/>' for n in names
        )
        yield "</Variables>"
    if project.cases:
        yield from ("<Cases>", *(line for case in project.cases for line in _case(case)), "</Cases>")
    if project.sources:
        yield "<Sources>"
        for one in project.sources:
            yield from _source(one)
        yield "</Sources>"
    notes = [*project.notes.values(), *_modes(project.sources)]
    if notes:
        yield from ("<Notes>", *(line for note in notes for line in _note(note)), "</Notes>")
    if project.links:
        yield "<Links>"
        for first, second in project.links:
            yield (
                f'<Link guid="{made("link", first, second)}" name="Translation" direction="Associative" '
                f'originGUID="{guid(first)}" targetGUID="{guid(second)}"/>'
            )
        yield "</Links>"
    yield "</Project>"


def _with_notes(codes: str, project: Project) -> str:
    """The codes with what points at their notes, behind each description."""
    ids = {one.guid: refs for one in project.book.codes if (refs := project.notes_on.get(one.id))}
    if not ids:
        return codes
    lines, current = [], ""
    for line in codes.split("\n"):
        lines.append(line)
        found = re.match(r'\s*<Code guid="([^"]+)"', line)
        if found:
            current = found[1]
        if line.endswith("</Description>") and current in ids:
            lines += [f'<NoteRef targetGUID="{guid(ref)}"/>' for ref in ids.pop(current)]
    return "\n".join(lines)


def _case(case: Case) -> Iterator[str]:
    yield f'<Case guid="{guid(case.guid)}" name="{escaped(case.name)}">'
    for name, value in case.values.items():
        ref = f'<VariableRef targetGUID="{made("variable", name)}"/>'
        yield f"<VariableValue>{ref}<TextValue>{escaped(value)}</TextValue></VariableValue>"
    yield from (f'<SourceRef targetGUID="{guid(one)}"/>' for one in case.sources)
    yield "</Case>"


def _source(one: Source) -> Iterator[str]:
    place = f"internal://{guid(one.guid)}.txt"
    yield f'<TextSource guid="{guid(one.guid)}" name="{escaped(one.name)}" plainTextPath="{place}"{_when(one.created)}>'
    said = {"lang": one.lang, "kind": one.kind, "provenance": one.provenance, "engine": one.engine}
    told = "\n".join(f"{name}: {' '.join(value.split())}" for name, value in said.items() if value)
    if told:
        yield f"<Description>{escaped(told)}</Description>"
    for mark in one.selections:
        yield from _selection(one, mark)
    for coding in one.codings:
        yield from _coding(coding)
    yield from _refs(one.notes)
    yield "</TextSource>"


def _selection(source: Source, one: Selection) -> Iterator[str]:
    quote = " ".join((source.body or "")[one.start : one.end].split())
    name = quote if len(quote) <= NAME else f"{quote[:NAME].rstrip()}…"
    yield (
        f'<PlainTextSelection guid="{guid(one.guid)}" name="{escaped(name)}" startPosition="{one.start}" '
        f'endPosition="{one.end}"{_user(one.who)}{_when(one.created)}>'
    )
    for coding in one.codings:
        yield from _coding(coding)
    yield from _refs(one.notes)
    yield "</PlainTextSelection>"


def _coding(one: Coded) -> Iterator[str]:
    yield f'<Coding guid="{guid(one.guid)}"{_user(one.who)}{_when(one.created)}>'
    yield f'<CodeRef targetGUID="{guid(one.code)}"/>'
    yield from _refs((*((MODES[one.mode][0],) if one.mode in MODES else ()), *one.notes))
    yield "</Coding>"


def _refs(notes: Iterable[str]) -> Iterator[str]:
    yield from (f'<NoteRef targetGUID="{guid(one)}"/>' for one in notes)


def _note(one: Note) -> Iterator[str]:
    name = escaped(one.name or " ".join(one.body.split())[:NAME])
    yield f'<Note guid="{guid(one.guid)}" name="{name}"{_user(one.who)}{_when(one.created)}>'
    yield f"<PlainTextContent>{escaped(one.body)}</PlainTextContent>"
    yield "</Note>"


def _modes(sources: Iterable[Source]) -> Iterator[Note]:
    """The notes that say how a passage says it, where a coding needs them."""
    used = {coding.mode for one in sources for mark in one.selections for coding in mark.codings}
    used |= {coding.mode for one in sources for coding in one.codings}
    for mode, (identity, words) in MODES.items():
        if mode in used:
            yield Note(identity, words, name=mode)


def _user(who: str) -> str:
    return f' creatingUser="{guid(who)}"' if who else ""


def _when(time: str) -> str:
    """The time something was made, if it is one."""
    found = re.match(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)", time)
    return f' creationDateTime="{found[1]}T{found[2]}Z"' if found else ""
