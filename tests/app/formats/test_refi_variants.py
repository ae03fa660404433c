"""Projects in the shapes in which other programs write them: every coding on its words, or told of with a reason."""

from __future__ import annotations

import io
import itertools
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.formats import placing, refi
from app.work import exchangein
from app.work.library import Library
from app.work.projectreport import ProjectReport
from tests import builders

BODY = (
    "Staff mistrusted the integrated system 𠮷.\nThey used it less, and café staff 😀 said so.\n\n"
    "员工不信任整合系统。\nThe end of it all, they told us; nobody wanted more forms to fill in."
)
QUOTES = (
    "mistrusted the integrated",
    "café staff 😀 said",
    "不信任整合",
    "The end",
    "nobody wanted",
    "forms to fill",
    "used it",
)
CODE, USER, SOURCE = (f"{digit * 8}-1111-4111-8111-{digit * 12}" for digit in "123")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = builders.library(tmp_path)
    yield made
    made.close()


def packed(xml: str, files: Mapping[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", xml)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


def project(sources: str, more: str = "", codes: str = f'<Code guid="{CODE}" name="trust" isCodable="true"/>') -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="another">'
        f'<Users><User guid="{USER}" name="A"/></Users><CodeBook><Codes>{codes}</Codes></CodeBook>{more}'
        f"<Sources>{sources}</Sources></Project>"
    )


def text(inside: str, place: str = 'plainTextPath="internal://t.txt"') -> str:
    return f'<TextSource guid="{SOURCE}" name="one" {place}>{inside}</TextSource>'


def selection(name: str, start: int, end: int, inside: str = "", code: str = CODE) -> str:
    coding = f'<Coding><CodeRef targetGUID="{code}"/></Coding>'
    return f'<PlainTextSelection name="{name}" startPosition="{start}" endPosition="{end}">{inside}{coding}</PlainTextSelection>'


def counted(words: str, unit: str, ends: str) -> int:
    words = words.replace("\n", "\r\n") if ends == "two" else words
    return {"points": len(words), "utf16": len(words.encode("utf-16-le")) // 2, "bytes": len(words.encode())}[unit]


def marks(unit: str, ends: str, shift: int, inside: bool, named: str) -> str:
    found = []
    for quote in QUOTES:
        at = BODY.index(quote)
        start, end = (counted(BODY[:place], unit, ends) + shift for place in (at, at + len(quote)))
        found.append(selection({"full": quote, "cut": quote[:9], "": ""}[named], start, end - inside))
    return "".join(found)


def brought(library: Library, data: bytes) -> tuple[ProjectReport, list[str]]:
    """What the report says, and the words every coding stands on."""
    report = exchangein.bring_in(library, refi.read(data)).result
    assert isinstance(report, ProjectReport)
    assert report.added + report.known + report.lost == report.codings, "a coding is not accounted for"
    with library.db.read() as conn:
        ask = "SELECT a.quote FROM coding c JOIN anchor a ON a.passage_id = c.passage_id ORDER BY a.start, a.id"
        return report, [row[0].replace("\r\n", "\n").replace("\r", "\n") for row in conn.exec_driver_sql(ask)]


@pytest.mark.parametrize("unit", ["points", "utf16", "bytes"])
@pytest.mark.parametrize("file", ["\n", "\r\n", "\r"])
def test_however_a_program_counts_its_quotes_stand_on_their_words(library: Library, unit: str, file: str) -> None:
    ways = itertools.product(("one", "two"), (0, 1), (False, True), ("full", "cut"), (b"", b"\xef\xbb\xbf"))
    for ends, shift, inside, named, mark in ways:
        data = packed(
            project(text(marks(unit, ends, shift, inside, named))),
            {"Sources/t.txt": mark + BODY.replace("\n", file).encode()},
        )
        found = refi.read(data).sources[0]
        assert found.body is not None
        words = [found.body[one.start : one.end].replace("\r\n", "\n").replace("\r", "\n") for one in found.selections]
        assert words == list(QUOTES), (ends, shift, inside, named)


@pytest.mark.parametrize(
    ("ends", "shift", "inside"), [("one", 0, False), ("two", 0, False), ("one", 1, False), ("one", 0, True)]
)
def test_without_any_words_the_count_that_cuts_no_words_is_taken_and_told(
    library: Library, ends: str, shift: int, inside: bool
) -> None:
    file = BODY.replace("\n", "\r\n").encode()
    report, words = brought(
        library, packed(project(text(marks("points", ends, shift, inside, ""))), {"sources/t.txt": file})
    )
    assert sorted(words) == sorted(QUOTES)
    assert any("seems to count" in one.pattern for one in report.told) or (ends, shift, inside) == ("two", 0, False)


def test_a_quote_that_stands_at_another_place_goes_there_and_a_name_of_a_persons_own_moves_nothing(
    library: Library,
) -> None:
    inside = "".join(selection(q, BODY.index(q), BODY.index(q) + len(q)) for q in QUOTES[:3])
    inside += selection("used it", 0, 7) + selection("key passage", BODY.index("system"), BODY.index("system") + 6)
    report, words = brought(library, packed(project(text(inside)), {"sources/t.txt": BODY.encode()}))
    assert sorted(words) == sorted([*QUOTES[:3], "used it", "system"])
    assert report.lost == 0
    assert {one.pattern for one in report.told} == {placing.ELSEWHERE, placing.NAMED}


def test_names_that_are_no_quotes_do_not_move_what_they_name(library: Library) -> None:
    inside = "".join(selection(f"Quotation {n}", BODY.index(q), BODY.index(q) + len(q)) for n, q in enumerate(QUOTES))
    report, words = brought(library, packed(project(text(inside)), {"sources/t.txt": BODY.encode()}))
    assert sorted(words) == sorted(QUOTES)
    assert report.lost == 0


def test_identities_that_are_no_guids_still_join_codes_people_cases_and_notes(library: Library) -> None:
    inside = '<PlainTextSelection guid="s1" startPosition="0" endPosition="5" creatingUser="u"><Coding><CodeRef targetGUID="c-1"/></Coding>'
    inside += '<Coding><CodeRef targetGUID="c-2"/></Coding><NoteRef targetGUID="n"/></PlainTextSelection>'
    more = '<Cases><Case guid="k" name="Clinic"><VariableValue><VariableRef targetGUID="v"/><IntegerValue>7</IntegerValue></VariableValue>'
    more += '<SourceRef targetGUID="d"/></Case></Cases><Variables><Variable guid="v" name="Beds" typeOfVariable="Integer"/></Variables>'
    more += '<Notes><Note guid="n" name="m"><PlainTextContent>Mind this.</PlainTextContent></Note></Notes>'
    source = f'<TextSource guid="d" name="one"><PlainTextContent>{BODY}</PlainTextContent>{inside}</TextSource>'
    xml = project(source, more, '<Code guid="c-1" name="one"><Code guid="c-2" name="two"/></Code>').replace(USER, "u")
    report, words = brought(library, packed(xml))
    assert (report.added, report.lost, words) == (2, 0, ["Staff", "Staff"])
    with library.db.read() as conn:
        memos = {tuple(row) for row in conn.exec_driver_sql("SELECT subject, body FROM memo")}
        coders = [row[0] for row in conn.exec_driver_sql("SELECT name FROM coder")]
    assert memos == {("passage", "Mind this."), ("study", "Clinic\nBeds: 7")}
    assert coders == ["A"]
    again, _ = brought(library, packed(xml))
    assert (again.added, again.known) == (0, 2)


def test_codings_without_identities_are_all_kept_apart(library: Library) -> None:
    inside = "".join(selection(q, BODY.index(q), BODY.index(q) + len(q)) for q in QUOTES)
    report, words = brought(library, packed(project(text(inside)), {"sources/t.txt": BODY.encode()}))
    assert (report.added, report.known) == (len(QUOTES), 0)
    assert sorted(words) == sorted(QUOTES)


def test_descriptions_and_linked_notes_become_memos_and_facts_of_a_text_stay(library: Library) -> None:
    one = selection("Staff", 0, 5, "<Description>Said by a nurse.</Description>").replace(
        "<PlainTextSelection", f'<PlainTextSelection guid="{"4" * 8}-1111-4111-8111-{"4" * 12}"'
    )
    facts = '<VariableValue><VariableRef targetGUID="v"/><DateValue>2024-05-01</DateValue></VariableValue>'
    more = '<Variables><Variable guid="v" name="Held on" typeOfVariable="Date"/></Variables><Notes><Note guid="n" name="x">'
    more += '<PlainTextContent>Annotated.</PlainTextContent></Note></Notes><Links><Link guid="l" originGUID="n" '
    more += f'targetGUID="{"4" * 8}-1111-4111-8111-{"4" * 12}"/><Link guid="m" originGUID="{CODE}" targetGUID="{CODE}"/></Links>'
    report, _ = brought(library, packed(project(text(one + facts), more), {"sources/t.txt": BODY.encode()}))
    with library.db.read() as conn:
        memos = {tuple(row) for row in conn.exec_driver_sql("SELECT subject, body FROM memo")}
    assert memos == {("passage", "Said by a nurse."), ("passage", "Annotated."), ("study", "one\nHeld on: 2024-05-01")}
    assert [one.args for one in report.told if one.pattern == refi.LINKS] == [("1",)]


def test_a_stretch_that_belongs_to_a_case_is_told_as_such(library: Library) -> None:
    inside = selection("Staff", 0, 5) + selection("Staff", 0, 5, code="case")
    more = '<Cases><Case guid="case" name="Clinic"/></Cases>'
    report, words = brought(library, packed(project(text(inside), more), {"sources/t.txt": BODY.encode()}))
    assert (report.added, report.lost, words) == (1, 1, ["Staff"])
    assert any(one.pattern == refi.CASE_CODED and one.args == ("Clinic",) for one in report.told)


@pytest.mark.parametrize(
    "place", ["relative:///../t.txt", "absolute:///etc/passwd", "internal://../../t.txt", "/etc/hostname"]
)
def test_a_text_elsewhere_is_never_opened_and_its_codings_are_told(library: Library, place: str) -> None:
    report, words = brought(library, packed(project(text(selection("", 0, 5), f'plainTextPath="{place}"'))))
    assert (report.added, report.lost, words) == (0, 1, [])
    assert report.told


@pytest.mark.parametrize("kind", ["Picture", "Audio", "Video", "PDF"])
def test_what_is_marked_on_pictures_and_recordings_is_told(library: Library, kind: str) -> None:
    mark = f'<{kind}Selection name="a corner" firstX="1" firstY="1" secondX="9" secondY="9" begin="0" end="9" page="0">'
    mark += f'<Coding><CodeRef targetGUID="{CODE}"/></Coding></{kind}Selection>'
    source = f'<{kind}Source guid="{SOURCE}" name="scan" path="internal://scan.bin">{mark}</{kind}Source>'
    report, words = brought(library, packed(project(source + text(selection("Staff", 0, 5)).replace(SOURCE, USER)),
                                            {"sources/t.txt": BODY.encode()}))  # fmt: skip
    assert (report.added, report.lost, words) == (1, 1, ["Staff"])
    assert any("is no text" in one.pattern and one.args[0] == "scan" for one in report.told)
