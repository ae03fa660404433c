"""Projects go out and come in again with every coding on the same words, and other programs' come in with all told."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.formats import qualcoder, refi, taguette, writerefi
from app.text.refused import Refused
from app.work import codebook, coders, codetree, coding, exchange, exchangein, finding, history, memos, reading, starter
from app.work.library import Library
from app.work.projectreport import ProjectReport
from db import codings
from tests import builders, fresh, verbs

SHARED = Path(__file__).resolve().parents[4] / "shared" / "refi"
HARD = "\ufeffTrust 😀 grew 𠮷 slowly.\r\nMoney was scarce & <b>staff</b> left; e\u0301lan.\r\n\r\nThe “board” listened.\rDone."
HARD_ZH = "信任😀增长𠮷缓慢。\r\n资金不足，员工离开。\n董事会听取了意见。"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = fresh.empty(tmp_path / "ours.diptych")
    yield made
    made.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    made = fresh.empty(tmp_path / "other.diptych")
    yield made
    made.close()


@pytest.fixture
def hard(library: Library) -> Library:
    """A study on texts that break other programs, with everything a project can hold."""
    coders.set_name(library, "陈医生 & Söhne")
    root = verbs.a_code(library, "Barriers", zh="障碍")
    one, two = verbs.a_code(library, "Mistrust", parent=root, zh="不信任"), verbs.a_code(library, "Money", parent=root)
    study = verbs.a_study(
        library, "A study", title_zh="一项研究", year=2020, models=(verbs.a_code(library, "ACO", "model"),)
    )
    en, zh = verbs.two_texts(library, study, HARD, HARD_ZH)
    both = verbs.a_passage(library, study, (en, "😀 grew 𠮷"), (zh, "😀增长𠮷"), codes=(one, two))
    coding.set_mode(library, verbs.passage_of(library, both).codings[1].id, "implied")
    lines = verbs.a_passage(library, study, (en, "slowly.\r\nMoney"), codes=(two,), mode="absent")
    verbs.a_passage(library, study, (en, "Done."), codes=(one,))
    verbs.a_passage(library, study, (zh, "员工离开"))
    memos.write(library, "passage", lines, "A note on 𠮷\nin two lines")
    memos.write(library, "coding", verbs.passage_of(library, both).codings[0].id, "why")
    memos.write(library, "code", one, "about the code")
    memos.write(library, "study", study, "about the study")
    verbs.a_finding(library, both, en="Trust is slow & hard.", status="reported_result")
    return library


def coded(library: Library) -> list[tuple[Any, ...]]:
    """Every coding by its words, code, mode and coder."""
    out: list[tuple[Any, ...]] = []
    with library.db.read() as conn:
        ids = [row[0] for row in conn.exec_driver_sql("SELECT id FROM passage ORDER BY id")]
        passages = codings.many(conn, ids)
    labels = {one.id: one.labels["en"] for one in codebook.codes(library)}
    for one in passages:
        quotes = tuple(sorted((a.lang, a.quote) for a in one.anchors))
        for anchor in one.anchors:
            assert verbs.text_of(library, anchor.text_id).body[anchor.start : anchor.end] == anchor.quote
        out.append((quotes, tuple(sorted((labels[c.code_id], c.mode, c.coder) for c in one.codings)), one.memos))
    return sorted(out)


def told(report: ProjectReport) -> list[str]:
    return [one.message for one in report.told]


def test_our_project_comes_back_with_every_coding_on_the_same_words(
    hard: Library, other: Library, tmp_path: Path
) -> None:
    written = exchange.export(hard, tmp_path / "p.qdpx")
    assert (written.studies, written.texts, written.passages, written.codings) == (1, 2, 4, 4)
    project = refi.read((tmp_path / "p.qdpx").read_bytes(), "p.qdpx")
    change = exchangein.bring_in(other, project)
    assert coded(other) == coded(hard)
    assert (change.result.added, change.result.lost, change.result.known) == (4, 0, 0)
    assert change.result.codings == 4
    assert {mark.how for one in project.sources for mark in one.selections} == {"words"}
    (found,) = finding.findings(other)
    (ours,) = finding.findings(hard)
    assert (found.guid, dict(found.claims), found.status) == (ours.guid, dict(ours.claims), ours.status)
    study = reading.page(other, change.result.studies[0]).study
    assert (study.year, study.words("title")) == (2020, {"en": "A study", "zh-Hans": "一项研究"})
    assert [len(memos.on(other, "code", c.id)) for c in codebook.codes(other) if c.labels["en"] == "Mistrust"] == [1]
    again = exchangein.bring_in(other, project)
    assert (again.step_id, again.result.added, again.result.known) == (None, 0, 4)
    before = fresh.empty(tmp_path / "empty.diptych")
    history.undo(other)
    assert {name for name, rows in builders.rows(other.db).items() if rows} == set()
    before.close()


def test_the_byte_order_mark_goes_and_the_words_stay(hard: Library, tmp_path: Path) -> None:
    exchange.export(hard, tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        inner = {name: archive.read(name) for name in archive.namelist()}
    assert not any(data.startswith(b"\xef\xbb\xbf") for data in inner.values())
    bodies = [data.decode() for name, data in inner.items() if name.endswith(".txt")]
    assert HARD.removeprefix("\ufeff") in bodies
    assert b'name="slowly. Money"' in inner["project.qde"]
    assert writerefi.write(exchange.of_library(hard)) == writerefi.write(exchange.of_library(hard))


def test_a_project_from_before_a_merge_finds_the_code_that_stayed(hard: Library, tmp_path: Path) -> None:
    exchange.export(hard, tmp_path / "p.qdpx")
    by_label = {one.labels["en"]: one.id for one in codebook.codes(hard)}
    codetree.merge(hard, [by_label["Mistrust"]], by_label["Money"])
    before = coded(hard)
    report = exchangein.bring_in(hard, refi.read((tmp_path / "p.qdpx").read_bytes())).result
    assert (report.codes, report.added) == (0, 0)
    assert coded(hard) == before


def test_what_we_write_is_valid(hard: Library, tmp_path: Path) -> None:
    if not (SHARED / "Project.xsd").exists():
        pytest.skip("the schema lies outside the project and is not here")
    import xmlschema

    exchange.export(hard, tmp_path / "p.qdpx")
    with zipfile.ZipFile(tmp_path / "p.qdpx") as archive:
        archive.extract("project.qde", tmp_path)
    xmlschema.XMLSchema(str(SHARED / "Project.xsd")).validate(str(tmp_path / "project.qde"))


def test_the_example_library_comes_back_whole(other: Library, tmp_path: Path) -> None:
    ours = starter.make(tmp_path / "starter.diptych")
    try:
        exchange.export(ours, tmp_path / "p.qdpx")
        report = exchangein.bring_in(other, refi.read((tmp_path / "p.qdpx").read_bytes())).result
        assert coded(other) == coded(ours)
        assert (report.lost, report.findings, report.new_studies) == (0, 48, 4)
        mine = exchangein.bring_in(ours, refi.read((tmp_path / "p.qdpx").read_bytes())).result
        assert (mine.added, mine.new_studies, mine.texts) == (0, 0, 0)
    finally:
        ours.close()


def test_the_atlas_sample_comes_in_with_every_coding_accounted_for(library: Library) -> None:
    if not (SHARED / "atlas_8_4.qdpx").exists():
        pytest.skip("the sample lies outside the project and is not here")
    project = refi.read((SHARED / "atlas_8_4.qdpx").read_bytes(), "atlas")
    report = exchangein.bring_in(library, project).result
    assert report.codings == 16
    assert report.added + report.known + report.lost == 16
    assert report.lost == 4
    assert sum("codings: 2" in one or "codings: 1" in one for one in told(report)) == 3
    assert (report.added, report.known, report.codes) == (10, 2, 14)
    assert coders.names(library) == ("Friedrich Markgraf",)


def qdpx(body: bytes, project: str, name: str = "project.qde", folder: str = "sources") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, project)
        archive.writestr(f"{folder}/t.txt", body)
    return out.getvalue()


HEAD = '<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="X">'
CODES = (
    '<CodeBook><Codes><Code guid="11111111-1111-1111-1111-111111111111" name="C" isCodable="true"/></Codes></CodeBook>'
)


def theirs(*marks: tuple[int, int, str], users: str = "", place: str = "internal://t.txt") -> str:
    inner = "".join(
        f'<PlainTextSelection guid="2222222{n}-2222-2222-2222-222222222222" startPosition="{start}" endPosition="{end}" '
        f'name="{quote}"><Coding guid="3333333{n}-2222-2222-2222-222222222222" '
        'creatingUser="55555555-2222-2222-2222-222222222222"><CodeRef '
        'targetGUID="11111111-1111-1111-1111-111111111111"/></Coding></PlainTextSelection>'
        for n, (start, end, quote) in enumerate(marks)
    )
    text = f'<TextSource guid="44444444-2222-2222-2222-222222222222" name="T.docx" plainTextPath="{place}">{inner}</TextSource>'
    return f"{HEAD}{users}{CODES}<Sources>{text}</Sources></Project>"


def test_offsets_of_another_program_are_tested_against_its_words(library: Library) -> None:
    body = "𠮷 opens. Trust grew slowly. Money was scarce."
    marks = [(body.index(q) + 2, body.index(q) + 2 + len(q), q) for q in ("Trust grew", "Money was")]
    data = qdpx(b"\xef\xbb\xbf" + body.encode(), theirs(*marks), "Mine/Whatever.QDE", "Mine/Sources")
    report = exchangein.bring_in(library, refi.read(data)).result
    assert [quotes for quotes, _, _ in coded(library)] == [(("en", "Money was"),), (("en", "Trust grew"),)]
    assert (report.added, report.lost) == (2, 0)
    assert any("counts" in one for one in told(report))


def test_a_quotation_that_stands_nowhere_is_listed_and_people_without_a_name_get_one(library: Library) -> None:
    users = '<Users><User guid="55555555-2222-2222-2222-222222222222" name=" "/></Users>'
    data = qdpx(b"Short text with words.", theirs((0, 5, "Short"), (900, 950, "Not to be found"), users=users))
    report = exchangein.bring_in(library, refi.read(data)).result
    assert (report.codings, report.added, report.lost) == (2, 1, 1)
    assert "“Not to be found” could not be found in “T.docx”; its codings were left out (1)." in told(report)
    assert "A person without a name came in as “Coder 1”." in told(report)


def test_a_person_with_a_chinese_name_is_joined_with_the_one_who_is_here(library: Library) -> None:
    coders.set_name(library, "陈医生")
    users = '<Users><User guid="55555555-2222-2222-2222-222222222222" name="陈医生"/></Users>'
    exchangein.bring_in(library, refi.read(qdpx(b"Short text.", theirs((0, 5, "Short"), users=users))))
    assert coders.names(library) == ("陈医生",)
    assert coded(library)[0][1] == (("C", "explicit", "陈医生"),)


@pytest.mark.parametrize(
    "place", ["absolute:///etc/passwd", "relative://../../t.txt", "file:///etc/passwd", "internal://no.txt"]
)
def test_a_text_outside_the_file_is_never_opened_and_its_quotes_come_in(library: Library, place: str) -> None:
    report = exchangein.bring_in(library, refi.read(qdpx(b"x", theirs((3, 9, "Quoted words"), place=place)))).result
    assert [quotes for quotes, _, _ in coded(library)] == [(("en", "Quoted words"),)]
    assert (report.added, report.lost) == (1, 0)
    assert "The text of “T.docx” is not in the file. Its quotations came in as an excerpt (1)." in told(report)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", b"<Project>" + b" " * 40_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 not whole", "damaged"),
        (qdpx(b"", "<Nothing/>"), "no REFI-QDA project"),
        (qdpx(b"", "", "readme.txt"), "no REFI-QDA project"),
        (qdpx(b"", HEAD), "not whole XML"),
        (qdpx(b"", '<!DOCTYPE P [<!ENTITY a "b">]>' + HEAD + "&a;</Project>"), "entities"),
        (qdpx(b"", HEAD + "</Project>"), "no codes and no texts"),
        (bomb(), "far more than it should"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "damaged"),
    ],
)
def test_what_is_no_project_is_refused_in_a_sentence(library: Library, data: bytes, sentence: str) -> None:
    def bring() -> None:
        project = qualcoder.read(data, "x") if data.startswith(b"SQLite") else refi.read(data, "x.qdpx")
        exchangein.bring_in(library, project)

    with pytest.raises(Refused, match=sentence):
        bring()
    assert history.steps(library, 5) == []


def database(path: Path, *statements: str, rows: dict[str, list[tuple[Any, ...]]]) -> bytes:
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA journal_mode = WAL")
    for one in statements:
        conn.execute(one)
    for table, own in rows.items():
        for row in own:
            conn.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    conn.commit()
    conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    conn.close()
    return path.read_bytes()


@pytest.mark.parametrize("old", [False, True])
def test_a_qualcoder_project_comes_in_by_its_words_also_an_old_one(library: Library, tmp_path: Path, old: bool) -> None:
    body = "\ufeff😀 Trust grew slowly.\r\n𠮷 Money was scarce."

    def spot(q):
        return (
            len(body[: body.index(q)].encode("utf-16-le")) // 2,
            len(body[: body.index(q) + len(q)].encode("utf-16-le")) // 2,
        )

    more = "" if old else ", av_text_id integer, risid integer"
    extra = () if old else (None, None)
    owner = "陈"
    data = database(
        tmp_path / "data.qda",
        f"CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text{more})",
        "CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer)",
        "CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text)",
        "CREATE TABLE code_text (cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text)",
        "CREATE TABLE code_image (imid integer, cid integer)",
        rows={
            "source": [(1, "interview.txt", body, None, "about", owner, "2024-01-02 03:04:05", *extra)],
            "code_cat": [(1, "Barriers", owner, "2024-01-02 03:04:05", "", None), (2, "Inner", owner, "x", "", 1)],
            "code_name": [(1, "Mistrust", "a memo", 2, owner, "", "#FF0000"), (2, "Money", "", None, "", "", "red")],
            "code_text": [
                (1, 1, "Trust grew", *spot("Trust grew"), owner, "2024-01-02 03:04:05", "why"),
                (2, 1, "Money was", *spot("Money was"), "", "", ""),
                (2, 1, "Trust grew", *spot("Trust grew"), "", "", ""),
                (1, 1, "words that are not there", 5, 9, owner, "", ""),
            ],
            "code_image": [(1, 1)],
        },
    )
    report = exchangein.bring_in(library, qualcoder.read(data, "mine")).result
    assert [(q, tuple(c[:1] for c in codes)) for q, codes, _ in coded(library)] == [
        ((("en", "Money was"),), (("Money",),)),
        ((("en", "Trust grew"),), (("Mistrust",), ("Money",))),
    ]
    assert (report.codings, report.added, report.lost) == (5, 3, 2)
    assert any("words that are not there" in one for one in told(report))
    tree = {one.labels["en"]: one for one in codebook.codes(library)}
    assert tree["Mistrust"].parent_id == tree["Inner"].id
    assert tree["Inner"].parent_id == tree["Barriers"].id
    assert coders.names(library) == ("陈",)


def test_a_taguette_project_comes_in_by_bytes(library: Library, tmp_path: Path) -> None:
    html = "<h1>标题 😀</h1>\n<p>Trust &amp; <b>money</b> grew.</p><p>员工不信任系统。</p>"
    plain = "标题 😀\nTrust & money grew.员工不信任系统。"

    def spot(quote: str) -> tuple[int, int]:
        start = len(plain[: plain.index(quote)].encode())
        return start, start + len(quote.encode())

    data = database(
        tmp_path / "t.sqlite3",
        "CREATE TABLE projects (id integer primary key, name text)",
        "CREATE TABLE users (login text)",
        "CREATE TABLE documents (id integer primary key, name text, description text, filename text, created text, project_id int, contents text)",
        "CREATE TABLE highlights (id integer primary key, document_id int, start_offset int, end_offset int, snippet text)",
        "CREATE TABLE tags (id integer primary key, project_id int, path text, description text)",
        "CREATE TABLE highlight_tags (highlight_id int, tag_id int)",
        rows={
            "projects": [(1, "P")],
            "documents": [(1, "Doc", "", "doc.html", "", 1, html)],
            "highlights": [
                (1, 1, *spot("Trust & money"), "Trust &amp; <b>money</b>"),
                (2, 1, *spot("grew.员工"), "grew.员工"),
                (3, 1, 5000, 6000, "gone"),
                (4, 1, *spot("不信任"), "other words"),
            ],
            "tags": [(1, 1, "trust", "what it is"), (2, 1, "trust.staff", "")],
            "highlight_tags": [(1, 1), (1, 2), (2, 2), (3, 1), (4, 1)],
        },
    )
    report = exchangein.bring_in(library, taguette.read(data, "t")).result
    assert [(q[0][1], len(codes)) for q, codes, _ in coded(library)] == [("Trust & money", 2), ("grew.\n员工", 1)]
    assert (report.codings, report.added, report.lost) == (5, 3, 2)
    tree = {one.labels["en"]: one for one in codebook.codes(library)}
    assert tree["staff"].parent_id == tree["trust"].id


def test_a_text_that_is_here_is_not_doubled(hard: Library) -> None:
    body = verbs.text_of(hard, 1).body
    start = body.removeprefix("\ufeff").index("Done")
    report = exchangein.bring_in(
        hard,
        refi.read(qdpx(body.encode("utf-8-sig").removeprefix(b"\xef\xbb\xbf"), theirs((start, start + 4, "Done")))),
    ).result
    assert report.new_studies + report.texts in {0, 2}


def test_one_identity_at_two_places_is_two_passages(library: Library) -> None:
    project = theirs((0, 5, "Short"), (11, 15, "with")).replace("22222221-", "22222220-")
    report = exchangein.bring_in(library, refi.read(qdpx(b"Short text with words.", project))).result
    assert [quotes for quotes, _, _ in coded(library)] == [(("en", "Short"),), (("en", "with"),)]
    assert (report.added, report.passages) == (2, 2)
    other = theirs((0, 5, "Other")).replace("T.docx", "U.docx").replace("44444444-", "44444445-")
    exchangein.bring_in(library, refi.read(qdpx(b"Other text.", other)))
    assert next(quotes for quotes, _, _ in coded(library)) == (("en", "Other"),)


def test_texts_in_other_encodings_come_in_and_what_is_no_text_gives_its_quotes(library: Library) -> None:
    body = "员工不信任系统。钱少。"
    for number, data in enumerate((body.encode("utf-16"), body.encode("gb18030"))):
        mark = (
            theirs((0, 7, "员工不信任系统"))
            .replace("22222220-", f"2222222{number + 3}-")
            .replace("44444444-", f"4444444{number}-")
        )
        report = exchangein.bring_in(library, refi.read(qdpx(data, mark))).result
        assert (report.added + report.known, report.lost) == (1, 0)
    assert {quotes for quotes, _, _ in coded(library)} == {(("zh-Hans", "员工不信任系统"),)}
    report = exchangein.bring_in(library, refi.read(qdpx(bytes(range(256)) * 9, theirs((0, 5, "Words"))))).result
    assert (report.added, report.lost) == (1, 0)
    assert any("is not in the file" in one for one in told(report))


def test_findings_that_lost_their_words_are_told_where_they_stay_behind(hard: Library, tmp_path: Path) -> None:
    (last,) = finding.findings(hard)
    coding.delete_passage(hard, last.passages[0])
    written = exchange.export(hard, tmp_path / "p.qdpx")
    assert written.findings == 0
    assert "1 findings rest on no words; they were left out." in [one.message for one in written.told]
