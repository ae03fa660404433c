"""Projects as programs pack and nest them in practice: found wherever their texts lie, and every coding accounted for."""

from __future__ import annotations

import io
import random
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from docx import Document

from app.formats import qualcoder, refi, taguette
from app.formats.told import Told, summed
from app.work import projectfiles
from app.work.library import Library
from app.work.projectreport import ProjectReport
from tests import builders

BODY = "Staff mistrusted the system 𠮷.\nThey used it less 😀.\n\n员工不信任系统。\nThe end of it all."
CODE, SOURCE = "11111111-1111-4111-8111-111111111111", "33333333-1111-4111-8111-333333333333"
TEXT = {"Sources/t.txt": BODY.encode()}
HERE = 'plainTextPath="internal://t.txt"'


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = builders.library(tmp_path)
    yield made
    made.close()


def packed(xml: str, files: Mapping[str, bytes], inner: str = "project.qde") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {inner: xml.encode(), **files}.items():
            info = zipfile.ZipInfo("x")
            info.filename = name  # with backslashes too
            archive.writestr(info, data)
    return out.getvalue()


def project(sources: str, more: str = "", codes: str = f'<Code guid="{CODE}" name="trust"/>') -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="another">'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>{more}<Sources>{sources}</Sources></Project>"
    )


def coding(code: str = CODE) -> str:
    return f'<Coding><CodeRef targetGUID="{code}"/></Coding>'


def marked(
    name: str = "Staff", start: object = 0, end: object = 5, more: str = "", kind: str = "PlainTextSelection"
) -> str:
    return f'<{kind} name="{name}" startPosition="{start}" endPosition="{end}" {more}>{coding()}</{kind}>'


def source(inside: str, place: str = HERE, kind: str = "TextSource", guid: str = SOURCE) -> str:
    return f'<{kind} guid="{guid}" name="one" {place}>{inside}</{kind}>'


def brought(library: Library, data: bytes, name: str = "p.qdpx") -> tuple[ProjectReport, list[str], list[str]]:
    """What the report says, the words of every coding, and all texts."""
    found = projectfiles.read_bytes(data, name, projectfiles.kind_of(data, name) or "qdpx")
    report = found.into(library).result
    assert isinstance(report, ProjectReport)
    assert report.added + report.known + report.lost == report.codings, "a coding is not accounted for"
    assert not report.lost or any(one.lost for one in report.told), "a coding is lost without a reason"
    with library.db.read() as conn:
        ask = "SELECT a.quote FROM coding c JOIN anchor a ON a.passage_id = c.passage_id ORDER BY a.start, a.id"
        quotes = [row[0] for row in conn.exec_driver_sql(ask)]
        texts = [row[0] for row in conn.exec_driver_sql("SELECT body FROM text_version")]
    return report, quotes, texts


@pytest.mark.parametrize(
    ("inner", "file", "place"),
    [
        ("project.qde", "sources\\t.txt", "internal://t.txt"),
        ("a study\\project.qde", "a study\\sources\\t.txt", "internal://t.txt"),
        ("A Study/project.qde", "A Study/Sources/t.txt", "internal://t.txt"),
        ("project.qde", "Sources/my t.txt", "internal://my%20t.txt"),
        ("project.qde", "Sources/cafe\u0301.txt", "internal://caf\u00e9.txt"),
        ("project.qde", "docs/t.txt", "internal://t.txt"),
        ("project.qde", "Sources/t.txt", "relative:///t.txt"),
        ("project.qde", "Sources/t.txt", "internal://Sources/t.txt"),
    ],
    ids=["backslash", "folder and backslash", "folder", "percent", "normal form", "another folder", "relative", "whole path"],
)  # fmt: skip
def test_a_text_is_found_however_its_place_is_written(library: Library, inner: str, file: str, place: str) -> None:
    data = packed(project(source(marked("", 0, 5), f'plainTextPath="{place}"')), {file: BODY.encode()}, inner)
    report, quotes, texts = brought(library, data)
    assert (report.added, quotes, texts) == (1, ["Staff"], [BODY])


def test_a_project_without_its_archive_is_read_with_the_texts_it_holds_itself(library: Library, tmp_path: Path) -> None:
    xml = project(
        f'<TextSource guid="{SOURCE}" name="one"><PlainTextContent>{BODY}</PlainTextContent>{marked()}</TextSource>'
    )
    path = tmp_path / "project.qde"
    path.write_bytes(xml.encode())
    found = projectfiles.read(path)
    assert found is not None
    assert found.kind == "qdpx"
    assert brought(library, xml.encode())[:2][1] == ["Staff"]


def test_two_texts_of_one_identity_both_keep_their_codings(library: Library) -> None:
    xml = project(source(marked()) + source(marked("Another", 0, 7), 'plainTextPath="internal://u.txt"'))
    report, quotes, texts = brought(library, packed(xml, {**TEXT, "Sources/u.txt": b"Another text."}))
    assert (report.added, sorted(quotes), len(texts)) == (2, ["Another", "Staff"], 2)


def test_what_is_marked_in_a_pdf_comes_to_its_text(library: Library) -> None:
    text = f'<Representation guid="8" {HERE}>{marked()}</Representation>'
    named = marked("mistrusted the system", -1, -1, 'page="0" firstX="1"', "PDFSelection")
    pdf = source(text + marked("They used it", 31, 43) + named + coding(), 'path="internal://a.pdf"', "PDFSource")
    report, quotes, _ = brought(library, packed(project(pdf), TEXT))
    assert (report.added, report.lost) == (4, 0)
    assert sorted(quotes) == sorted(["Staff", "They used it", "mistrusted the system", BODY])


def test_a_transcript_is_coded_between_marks_of_time_and_by_places(library: Library) -> None:
    points = "".join(f'<SyncPoint guid="p{n}" timeStamp="{n}" position="{at}"/>' for n, at in enumerate((0, 5, 30)))
    spans = marked("", "", "", 'fromSyncPoint="p0" toSyncPoint="p1"', "TranscriptSelection")
    spans += marked("", "", "", 'fromSyncPoint="p1"', "TranscriptSelection") + marked(
        "", "", "", "", "TranscriptSelection"
    )
    film = source(
        f'<Transcript guid="6" {HERE}>{points}{spans}{marked("The end", 62, 69)}</Transcript>', "", "VideoSource"
    )
    report, quotes, _ = brought(library, packed(project(film), TEXT))
    assert (report.added, report.lost, quotes) == (3, 1, ["Staff", BODY[5:30], "The end"])


def test_words_of_a_word_document_are_read_where_quotes_prove_the_count(library: Library) -> None:
    document, out = Document(), io.BytesIO()
    for paragraph in BODY.split("\n"):
        document.add_paragraph(paragraph)
    document.save(out)
    files = {"Sources/t.docx": out.getvalue()}
    report, quotes, texts = brought(
        library, packed(project(source(marked(), 'richTextPath="internal://t.docx"')), files)
    )
    assert (report.added, quotes, texts) == (1, ["Staff"], [BODY])
    bare = brought(library, packed(project(source(marked(""), 'richTextPath="internal://t.docx"')), files))[0]
    assert (bare.added, bare.lost) == (0, 1), "without words no one knows how its places were counted"


def test_codings_on_notes_are_told_and_codes_in_extra_elements_are_found(library: Library) -> None:
    inner = "55555555-1111-4111-8111-555555555555"
    notes = (
        f'<Notes><Note guid="n"><PlainTextContent>Mind this.</PlainTextContent>{marked("Mind", 0, 4)}</Note></Notes>'
    )
    codes = f'<Code guid="{CODE}" name="trust"><SubCodes><Code guid="{inner}" name="in staff"/></SubCodes></Code>'
    xml = project(source(marked().replace(CODE, inner)), notes, codes)
    report, quotes, _ = brought(library, packed(xml, TEXT))
    assert (report.codes, report.added, report.lost, quotes) == (2, 1, 1, ["Staff"])
    assert [one.args for one in report.told if one.pattern == refi.ELSEWHERE] == [("1",)]


def test_what_is_told_more_than_once_is_told_with_its_sum() -> None:
    told = [Told("a %1 %2", ("x", "1")), Told("b"), Told("a %1 %2", ("x", "2")), Told("b"), Told("a %1 %2", ("y", "1"))]
    assert summed(told) == (Told("a %1 %2", ("x", "3")), Told("b"), Told("a %1 %2", ("y", "1")))


def nested(rng: random.Random, depth: int = 0) -> str:
    """Selections, codings and texts within texts, many of them where none belong."""
    out = ""
    for _ in range(rng.randint(0, 4)):
        kind = rng.choice(["PlainText", "PDF", "Picture", "Audio", "Video", "Transcript"]) + "Selection"
        start, end = rng.choice([0, 5, -1, 9999, "x"]), rng.choice([5, 0, 12, 99999, ""])
        name = rng.choice(["Staff", "", "not in it at all", "员工不"])
        more = f'guid="{rng.choice(["s1", "s2", ""])}" fromSyncPoint="p{rng.randint(0, 2)}"'
        pick = rng.random()
        if pick < 0.7:
            out += marked(name, start, end, more, kind).replace(CODE, rng.choice([CODE, CODE, "none"]))
        elif pick < 0.8 or depth > 1:
            out += coding()
        else:
            tag = rng.choice(["Representation", "TextDescription", "Transcript"])
            inside = '<SyncPoint guid="p1" position="5"/>' + nested(rng, depth + 1)
            out += f'<{tag} guid="{rng.choice(["r", ""])}" {rng.choice([HERE, ""])}>{inside}</{tag}>'
    return out


def test_however_a_project_is_nested_no_coding_is_lost_without_a_word(library: Library) -> None:
    kinds = ("TextSource", "TextSource", "PDFSource", "AudioSource", "PictureSource", "OtherSource")
    for seed in range(40):
        rng = random.Random(seed)
        places = (HERE, "", 'plainTextPath="internal://gone.txt"')
        many = [
            source(nested(rng), rng.choice(places), rng.choice(kinds), rng.choice([SOURCE, "a", ""])) for _ in range(3)
        ]
        files = {"Sources/t.txt": f"{BODY}\n{seed}".encode()}
        brought(library, packed(project("".join(many)), files))


def database(path: Path, script: str, *rows: tuple[object, ...]) -> bytes:
    conn = sqlite3.connect(path)
    conn.executescript(script)
    for table, *values in rows:
        conn.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    conn.commit()
    conn.close()
    return path.read_bytes()


QUALCODER = (
    "CREATE TABLE source (id, name, fulltext, memo, owner, date); CREATE TABLE code_name (cid, name, memo, catid, owner, date, color);"
    "CREATE TABLE code_text (cid, fid, seltext, pos0, pos1, owner, date, memo); CREATE TABLE journal (jid, name, jentry);"
    "CREATE TABLE cases (caseid, name, memo); CREATE TABLE case_text (caseid, fid); CREATE TABLE project (memo);"
)
TAGUETTE = (
    "CREATE TABLE projects (id, name); CREATE TABLE users (login); CREATE TABLE tags (id, project_id, path, description);"
    "CREATE TABLE documents (id, name, description, filename, created, project_id, contents);"
    "CREATE TABLE highlights (id, document_id, start_offset, end_offset, snippet); CREATE TABLE highlight_tags (highlight_id, tag_id);"
)


def test_journals_of_qualcoder_are_told_and_memos_of_cases_come_in(library: Library, tmp_path: Path) -> None:
    data = database(
        tmp_path / "data.qda", QUALCODER, ("source", 1, "a.txt", BODY, "", "me", ""), ("code_name", 1, "Trust", "", None, "me", "", "#ff0000"),
        ("code_text", 1, 1, "Staff", 0, 5, "me", "", ""), ("journal", 1, "j", "An entry."), ("cases", 1, "Clinic", "Small."),
        ("case_text", 1, 1), ("project", ""),
    )  # fmt: skip
    report, quotes, _ = brought(library, packed("<x/>", {"Mine.qda\\data.qda": data}, "x.xml"), "Mine.qda.zip")
    assert (report.format, report.added, quotes) == ("qualcoder", 1, ["Staff"])
    assert [one.args for one in report.told if one.pattern == qualcoder.JOURNALS] == [("1",)]
    with library.db.read() as conn:
        assert [row[0] for row in conn.exec_driver_sql("SELECT body FROM memo")] == ["Clinic\nMemo: Small."]


def test_a_taguette_project_with_loose_ends_keeps_what_rests_on_words(library: Library, tmp_path: Path) -> None:
    html = "<p>Trust &amp; 😀 grew <b>slowly</b>.</p><p>员工不信任。</p>"
    plain = "Trust & 😀 grew slowly.员工不信任。"

    def at(words: str) -> tuple[int, int, str]:
        start = len(plain[: plain.index(words)].encode())
        return start, start + len(words.encode()), words

    data = database(
        tmp_path / "t.sqlite3", TAGUETTE, ("projects", 1, "P"), ("tags", 1, 1, "a.b", ""), ("documents", 1, "doc", "Told in May.", "", "", 1, html),
        ("highlights", 1, 1, *at("grew slowly")), ("highlights", 2, 1, *at("不信任")), ("highlights", 3, 9, 0, 5, "x"),
        ("highlight_tags", 1, 1), ("highlight_tags", 1, 1), ("highlight_tags", 2, 1), ("highlight_tags", 2, 99), ("highlight_tags", 3, 1),
    )  # fmt: skip
    report, quotes, texts = brought(library, data, "t.sqlite3")
    assert texts == ["Trust & 😀 grew slowly.\n员工不信任。"]
    assert (report.added, report.known, report.lost, quotes) == (2, 1, 2, ["grew slowly", "不信任"])
    assert taguette.NO_SOURCE in {one.pattern for one in report.told}
