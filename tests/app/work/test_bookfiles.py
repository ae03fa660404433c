"""Codebooks as files: what we write is read back whole, other programs' come in, and broken ones are mended aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.formats import book, bookjson, booktable, qdc
from app.text.refused import Refused
from app.work import bookfiles, codebook, codetree, furnishing, history
from app.work.library import Library
from tests import builders, fresh, verbs

SCHEMAS = Path(__file__).resolve().parents[4] / "shared" / "refi"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = fresh.empty(tmp_path / "codes.diptych")
    yield made
    made.close()


@pytest.fixture
def full(library: Library) -> Library:
    furnishing.furnish(library)
    made = verbs.a_code(library, "=SUM(1); a “quote” <b> & 𠮷", zh="𠮷与😀")
    codebook.edit(library, made, examples={"en": ["They said; no.", "Two\nlines"]}, note="Seen", shorts={"en": "A|B"})
    codetree.move(library, [made], verbs.a_code(library, "A heading of ours", "barrier"))
    return library


def told(report: bookfiles.BookReport) -> list[str]:
    return [one.message for one in report.told]


def bare(codes: tuple[book.BookCode, ...]) -> list[tuple[object, ...]]:
    return [
        (
            c.guid,
            c.key,
            dict(c.labels),
            dict(c.shorts),
            dict(c.definitions),
            c.facet,
            c.theme,
            c.mirror,
            c.note,
            c.retired,
        )
        for c in codes
    ]


@pytest.mark.parametrize("kind", bookfiles.FORMATS)
def test_a_codebook_that_is_written_comes_into_an_empty_library_as_it_was(
    full: Library, tmp_path: Path, kind: str
) -> None:
    target = tmp_path / f"book.{kind}"
    count = bookfiles.export(full, target, kind)
    data = target.read_bytes()
    assert bookfiles.kind_of(data) == kind
    other = fresh.empty(tmp_path / "other.diptych")
    try:
        change = bookfiles.bring_in(other, bookfiles.read(data, target.name))
        assert (change.result.added, told(change.result)) == (count, [])
        assert bare(bookfiles.of_library(other).codes) == bare(bookfiles.of_library(full).codes)
        parents = {c.guid: c.parent for c in bookfiles.of_library(full).codes}
        assert {c.guid: c.parent for c in bookfiles.of_library(other).codes} == parents
        again = bookfiles.bring_in(other, bookfiles.read(data, target.name)).result
        assert (again.added, again.completed, again.known) == (0, 0, count)
        history.undo(other)
        assert codebook.codes(other) == ()
    finally:
        other.close()


def test_the_standard_codebook_validates(full: Library, tmp_path: Path) -> None:
    if not (SCHEMAS / "Codebook.xsd").exists():
        pytest.skip("the schema lies outside the project and is not here")
    import xmlschema

    target = tmp_path / "book.qdc"
    bookfiles.export(full, target)
    assert not target.read_bytes().startswith(b"\xef\xbb\xbf")
    xmlschema.validate(str(target), str(SCHEMAS / "Codebook.xsd"))


FOREIGN = """\ufeff<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another program"><Codes>
<Code guid="11111111-1111-1111-1111-111111111111" name="Barriers" isCodable="false">
 <Code guid="{22222222-2222-2222-2222-222222222222}" name="Money" isCodable="true" color="#ff0000">
  <Description>Too little of it</Description></Code>
 <Code guid="33333333-3333-3333-3333-333333333333" name="money" isCodable="true"/>
 <Code guid="44444444-4444-4444-4444-444444444444" name="Trust" isCodable="true">
  <Code guid="55555555-5555-5555-5555-555555555555" name="Money" isCodable="true"/></Code></Code>
<Code guid="55555555-5555-5555-5555-555555555555" name="信任" isCodable="true"/>
<Code guid="66666666-6666-6666-6666-666666666666" name="" isCodable="true"/>
</Codes></CodeBook>"""


def test_another_programs_codebook_comes_in_and_twins_are_told(library: Library) -> None:
    report = bookfiles.bring_in(library, bookfiles.read(FOREIGN.encode(), "theirs.qdc")).result
    found = {one.labels.get("en") or one.labels["zh-Hans"]: one for one in codebook.codes(library)}
    assert set(found) == {"Barrier", "Barriers", "Money", "Trust", "Money (Trust)", "Other codes", "信任"}
    assert found["Money"].facet == "barrier"
    assert found["Money"].guid == "22222222-2222-2222-2222-222222222222"
    assert found["Money"].definitions == {"en": "Too little of it"}
    assert found["信任"].facet == "other"
    assert told(report) == [
        "Two codes have the same identity (55555555-5555-5555-5555-555555555555). The second got a new one.",
        "A code without a name was left out.",
        "The code “money” stands twice at one place. The two were joined.",
        "There are two codes “Money”. The second came in as “Money (Trust)”.",
    ]


def test_a_table_with_a_loop_and_missing_parents_comes_in_with_a_sentence_for_each(library: Library) -> None:
    table = "name,parent,facet\nA,B,barrier\nB,A,barrier\nC,nowhere,barrier\nD,C,colour\n,,\n"
    report = bookfiles.bring_in(library, bookfiles.read(table.encode(), "codes.csv")).result
    assert told(report) == [
        "The code “C” lies below a code that is not in the file (nowhere). It came in at the top.",
        "The code “A” lies below itself. It came in at the top.",
        "The file names a kind of code that is not known here (colour). Its codes came in among the other codes.",
    ]
    by_name = {one.labels["en"]: one for one in codebook.codes(library)}
    assert by_name["B"].parent_id == by_name["A"].id
    assert by_name["A"].parent_id == by_name["C"].parent_id == by_name["Barrier"].id


def test_what_comes_in_completes_and_never_overwrites(library: Library) -> None:
    made = verbs.a_code(library, "Mistrust")
    codebook.edit(library, made, definitions={"en": "Ours"}, aliases={"en": ["doubt"]})
    before = builders.rows(library.db)
    table = "label_en,label_zh,definition_en,aliases_en,facet\nMistrust,不信任,Theirs,suspicion; doubt,barrier\n"
    report = bookfiles.bring_in(library, bookfiles.read(table.encode(), "codes.csv")).result
    (code,) = codebook.codes(library)
    assert code.labels == {"en": "Mistrust", "zh-Hans": "不信任"}
    assert code.definitions == {"en": "Ours"}
    assert code.aliases == {"en": ("doubt", "suspicion")}
    assert (report.completed, report.differing) == (1, 1)
    assert "the library’s words were kept" in told(report)[0]
    history.undo(library)
    assert builders.rows(library.db) == before


def test_a_chinese_table_as_a_spreadsheet_saves_it_is_read() -> None:
    table = "编码\t上级编码\t定义\n信任\t\t相信他人\n制度信任\t信任\t\n".encode("gb18030")
    found = booktable.read(table, "编码本.tsv")
    assert [(one.labels, one.parent) for one in found.codes] == [
        ({"zh-Hans": "信任"}, ""),
        ({"zh-Hans": "制度信任"}, "row 2"),
    ]
    assert found.codes[0].definitions == {"zh-Hans": "相信他人"}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no codebook"),
        (b"just words\nand more", "no codebook"),
        (b"<CodeBook xmlns='urn:QDA-XML:codebook:1.0'><Codes><Code", "not whole XML"),
        (b"<!DOCTYPE a [<!ENTITY x 'y'>]><CodeBook>&x;</CodeBook>", "entities"),
        (b'{"schema": "diptych.codebook/9", "codes": []}', "newer version"),
        (b'{"schema": "diptych.codebook/1"}', "holds no codes"),
        (b'{"schema": "diptych.codebook/1", "codes": [[]', "no whole JSON"),
        (b"key,parent,facet\n1,2,3\n", "no column"),
        (b"<CodeBook xmlns='urn:QDA-XML:codebook:1.0'/>", "holds no codes"),
    ],
)
def test_what_is_no_codebook_is_refused_in_a_sentence(library: Library, data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        bookfiles.bring_in(library, bookfiles.read(data, "file"))


def test_codes_nested_deeper_than_sense_are_refused_or_cut() -> None:
    deep = "<Code guid='x' name='n' isCodable='true'>" * 2000 + "</Code>" * 2000
    with pytest.raises(Refused, match="nested deeper"):
        qdc.read(f"<CodeBook><Codes>{deep}</Codes></CodeBook>".encode(), "deep.qdc")


def test_formulas_are_shielded_in_the_table_and_come_back_bare() -> None:
    one = book.Book((book.BookCode(id="1", labels={"en": "=HYPERLINK(1)"}, facet="barrier", note="-5 'x"),))
    data = booktable.write(one)
    assert b"'=HYPERLINK(1)" in data
    back = booktable.read(data).codes[0]
    assert (back.labels["en"], back.note) == ("=HYPERLINK(1)", "-5 'x")


def test_our_json_says_what_the_program_ships_with(full: Library) -> None:
    written = bookjson.write(bookfiles.of_library(full))
    assert "责任医疗组织".encode() in written or "体系".encode() in written
