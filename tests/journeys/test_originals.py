"""The four originals through the command line: every quoted span at its offsets, through undo, redo and restarts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.work.library import Library
from db import tables
from tests.app.text.shared import SEEDS, shared_json
from tests.running import Program

Spot = tuple[str, str, int, int]
"""Seed file, side (en or zh), and a span of the whole file in code points."""


def files() -> dict[str, str]:
    """Study of the coding -> its seed file."""
    return {study["id"]: study["seed_file"] for study in shared_json("domain/seed_coding.json")["studies"]}


def quoted() -> list[tuple[Spot, str]]:
    """Every quoted span of the coding: findings and translation flags, English and Chinese."""
    coding = shared_json("domain/seed_coding.json")
    seed = files()
    found = []
    for finding in coding["findings"]:
        for side in ("en", "zh"):
            quote = finding[f"quote_{side}"]
            if quote:
                found.append(((seed[finding["study"]], side, quote["start"], quote["end"]), quote["text"]))
    for flag in coding["translation_flags"]:
        for side in ("en", "zh"):
            quote = flag.get(side)
            if quote:
                found.append(((seed[flag["study"]], side, quote["start"], quote["end"]), quote["text"]))
    return found


def stored(path: Path) -> dict[tuple[str, str], tuple[str, list[list[int]], str]]:
    """Seed file and side -> the whole source, the slices of the abstract, and its body, read from the file anew."""
    library = Library.open(path)
    try:
        with library.db.read() as conn:
            rows = conn.execute(
                select(tables.Source.name, tables.TextRow.lang, tables.Source.body, tables.TextVersion.slices,
                       tables.TextVersion.body)
                .join(tables.TextVersion, tables.TextVersion.source_id == tables.Source.id)
                .join(tables.TextRow, tables.TextRow.id == tables.TextVersion.text_id)
                .where(tables.TextRow.kind == "abstract")
            ).all()  # fmt: skip
    finally:
        library.close()
    return {
        (name, "zh" if lang.startswith("zh") else "en"): (whole, slices, body)
        for name, lang, whole, slices, body in rows
    }


def within(slices: list[list[int]], start: int, end: int) -> tuple[int, int]:
    """Map a span of the whole file to the text that its slices make (joined by a line feed)."""
    at = 0
    for first, last in slices:
        if first <= start and end <= last:
            return at + start - first, at + end - first
        at += last - first + 1
    raise AssertionError(f"{start}-{end} lies in no slice")


def assert_every_span_is_at_its_offsets(program: Program) -> None:
    assert program.library is not None
    texts = stored(program.library)
    spans = quoted()
    assert len(spans) >= 48 + 34 + 2 * 30
    for (name, side, start, end), words in spans:
        whole, slices, body = texts[name, side]
        assert whole[start:end] == words
        first, last = within(slices, start, end)
        assert body[first:last] == words
    findings = {f["key"]: f for f in program.json("findings")["findings"]}
    assert len(findings) == 48
    seed = files()
    for coded in shared_json("domain/seed_coding.json")["findings"]:
        own = findings[coded["id"]]
        anchors = {a["lang"][:2]: a for p in own["passages"] for a in p["anchors"] if a["kind"] == "abstract"}
        for side in ("en", "zh"):
            quote = coded[f"quote_{side}"]
            assert (side in anchors) == bool(quote)
            if quote:
                _whole, slices, body = texts[seed[coded["study"]], side]
                span = within(slices, quote["start"], quote["end"])
                assert (anchors[side]["start"], anchors[side]["end"]) == span
                assert anchors[side]["quote"] == quote["text"] == body[span[0] : span[1]]


def texts_of(program: Program) -> list[tuple[str, str, str]]:
    """Every text of the library as the command line shows it."""
    found: list[tuple[str, str, str]] = []
    for study in program.json("list")["studies"]:
        shown: dict[str, Any] = program.json("show", str(study["id"]))
        found += [(text["lang"], text["kind"], text["body"]) for text in shown["texts"]]
    return found


def test_an_empty_library_takes_the_four_originals_and_holds_every_quoted_span(
    empty: Program, seeds: list[Path]
) -> None:
    report = empty.json("import", *seeds)
    assert [(f["read"], f["added"], f["merged"], f["skipped"]) for f in report["files"]] == [(1, 1, 0, 0)] * 4
    assert [f["path"] for f in report["files"]] == [str(seed) for seed in seeds]
    assert_every_span_is_at_its_offsets(empty)
    listed = empty.json("list")["studies"]
    assert [s["pairs"] for s in listed] == [7, 10, 16, 0]
    before = texts_of(empty)

    assert len(empty.json("undo", "4")["steps"]) == 4
    assert empty.json("list") == {"total": 0, "studies": []}
    assert empty.json("findings")["findings"] == []
    assert len(empty.json("redo", "4")["steps"]) == 4
    assert_every_span_is_at_its_offsets(empty)
    assert texts_of(empty) == before
    assert empty.json("list")["studies"] == listed
    assert empty.json("verify") == {"ok": True, "problems": []}


def test_the_example_takes_the_originals_beside_its_digests(example: Program, seeds: list[Path]) -> None:
    before = example.json("findings")
    report = example.json("import", *seeds)
    assert [(f["added"], f["merged"]) for f in report["files"]] == [(0, 1)] * 4
    assert_every_span_is_at_its_offsets(example)
    assert example.json("list")["total"] == 4
    example.json("undo", "4")
    assert example.json("findings") == before
    example.json("redo", "4")
    assert_every_span_is_at_its_offsets(example)


def test_every_source_is_kept_as_it_came(empty: Program, seeds: list[Path]) -> None:
    empty.json("import", *seeds)
    assert empty.library is not None
    for (name, _side), (whole, slices, body) in stored(empty.library).items():
        original = next(seed for seed in seeds if seed.name == name).read_bytes().decode()
        assert whole == original
        assert body == "\n".join(original[start:end] for start, end in slices)


def test_every_field_of_the_pages_is_told(empty: Program, seeds: list[Path]) -> None:
    empty.json("import", *seeds)
    first, second, third, fourth = empty.json("list")["studies"]
    assert (first["journal"], first["year"], first["month"]) == ("Milbank Q", 2012, 9)
    assert (first["volume"], first["issue"], first["pages"]) == ("90", "3", "457-83")
    assert first["doi"] == "10.1111/j.1468-0009.2012.00671.x"
    assert (second["journal"], second["year"], second["volume"]) == ("Soc Sci Med", 2017, "190")
    assert (second["pages"], second["epub"], len(second["affiliations"])) == ("1-10", "2017-05-02", 2)
    assert third["authors"] == ["Bussu Sonia", "Marshall Martin"]
    assert (third["issue"], third["pages"], third["doi"]) == ("4", "2", "10.5334/ijic.5432")
    assert fourth["doi"] == "10.5334/ijic.504"
    assert fourth["languages"] == ["en"]
    roles = {i["value"]: i["role"] for i in empty.json("show", str(fourth["id"]))["study"]["identifiers"]}
    assert roles["10.5334/ijic.504"] == "printed"


def test_the_warnings_are_in_plain_words(empty: Program, seeds: list[Path]) -> None:
    report = empty.json("import", "--dry-run", *seeds)
    said = [" ".join(w["message"] for w in file["warnings"]) for file in report["files"]]
    assert all("no title" in words.casefold() for words in said)
    assert all("half-width punctuation" in words for words in said[:3])
    assert "no Chinese" in said[3]
    assert "review of this text" in said[3]
    assert "bullet with nothing after it" in said[3]
    assert report["batch"] is None
    assert empty.json("list")["total"] == 0


def test_the_same_files_again_are_skipped_and_the_status_says_so(empty: Program, seeds: list[Path]) -> None:
    empty.json("import", *seeds)
    again = empty.json("import", *seeds, status=1)
    assert [(f["added"], f["skipped"]) for f in again["files"]] == [(0, 1)] * 4
    assert len(SEEDS) == 4
    assert empty.json("list")["total"] == 4


def test_chinese_words_of_any_length_find_their_studies(empty: Program, seeds: list[Path]) -> None:
    empty.json("import", *seeds)
    for words in ("不信任", "整合", "信", "mistrusted", "fragmentat"):
        found = empty.json("search", words)
        assert found["total"] == len(found["hits"]) >= 1, words
        snippet = found["hits"][0]["snippets"][0]
        marked = [snippet["text"][start:end] for start, end in snippet["spans"]]
        assert marked
        assert words[:1].casefold() in "".join(marked).casefold()
