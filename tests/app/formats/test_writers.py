"""Other programs' readers take what we write, and find the same in it."""

from __future__ import annotations

import csv
import io
import json
import warnings

import bibtexparser
import pytest
import rispy
from openpyxl import load_workbook
from pybtex.database import parse_bytes

from app.formats.reading import read, read_text
from app.formats.records import AuthorName, IdentifierFound, Record, TextPart, TitleVariant
from app.formats.written import WRITERS, write
from app.text.refused import Refused
from tests.app.formats.records_made import plain
from tests.app.formats.samples import EN_ONE, EN_TWO, TITLE, TITLE_ZH, ZH_ONE, shared
from tests.app.formats.test_readers import BIBTEX, NOTEEXPRESS, RIS
from tests.app.formats.test_samples_read import COUNTS

STUDY = Record(
    titles=(TitleVariant("en", TITLE, "original"), TitleVariant("zh-Hans", TITLE_ZH, "translation")),
    authors=(
        AuthorName("Carter", "Anna B."),
        AuthorName("", "", "World Health Organization"),
        AuthorName("", "", "王小明", "zh"),
    ),
    journal="Journal of Test Care",
    year=2019,
    month=3,
    day=4,
    volume="12",
    issue="3",
    pages="45-58",
    identifiers=(IdentifierFound("doi", "10.1234/jtc.2019.045"), IdentifierFound("pmid", "30000001")),
    keywords=("networks", "Aged, 80 and over"),
    texts=(TextPart("en", "abstract", f"{EN_ONE}\n{EN_TWO}"), TextPart("zh-Hans", "abstract", ZH_ONE)),
    kind="article-journal",
    key="carter2019",
    tags=("ASReview_relevant",),
    notes=("=1+1",),
)


def test_rispy_reads_our_ris() -> None:
    first, second = rispy.loads(write([STUDY, STUDY], "ris").data.decode().replace("\r\n", "\n"))
    assert first == second
    assert first["title"] == TITLE
    assert first["authors"] == ["Carter, Anna B.", "World Health Organization,", "王小明"]
    assert (first["year"], first["volume"], first["number"], first["doi"]) == (
        "2019",
        "12",
        "3",
        "10.1234/jtc.2019.045",
    )
    assert (first["start_page"], first["end_page"], first["secondary_title"]) == ("45", "58", "Journal of Test Care")
    assert first["keywords"] == ["networks", "Aged, 80 and over"]
    assert first["notes"] == ["ASReview_relevant", "=1+1"]
    assert EN_TWO in first["abstract"]


def test_bibtexparser_and_pybtex_read_our_bibtex() -> None:
    data = write([STUDY, STUDY], "bibtex").data
    library = bibtexparser.parse_string(data.decode())
    assert not library.failed_blocks
    assert [e.key for e in library.entries] == ["carter2019", "carter2019-2"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        entries = parse_bytes(data, "bibtex").entries
    entry = entries["carter2019"]
    assert entry.fields["title"] == TITLE
    assert entry.persons["author"][0].last_names == ["Carter"]
    assert len(entry.persons["author"]) == 3
    assert (entry.fields["year"], entry.fields["pages"], entry.type) == ("2019", "45--58", "article")


def test_our_json_is_csl() -> None:
    (item,) = json.loads(write([STUDY], "csljson").data)
    assert (item["id"], item["type"], item["title"], item["DOI"]) == (
        "carter2019",
        "article-journal",
        TITLE,
        "10.1234/jtc.2019.045",
    )
    assert item["author"] == [
        {"family": "Carter", "given": "Anna B."},
        {"literal": "World Health Organization"},
        {"literal": "王小明"},
    ]
    assert item["issued"] == {"date-parts": [[2019, 3, 4]]}
    assert f"titleTranslation: {TITLE_ZH}" in item["note"].split("\n")
    assert f"abstractTranslation: {ZH_ONE}" in item["note"].split("\n")


def test_our_csv_and_workbook_are_tables_of_text() -> None:
    rows = list(csv.DictReader(io.StringIO(write([STUDY], "csv").data.decode("utf-8-sig"), newline="")))
    assert (rows[0]["Title"], rows[0]["Translated title"], rows[0]["Notes"]) == (TITLE, TITLE_ZH, "'=1+1")
    sheet = load_workbook(io.BytesIO(write([STUDY], "xlsx").data)).active
    assert sheet is not None
    head, first = list(sheet.iter_rows())
    cell = next(c for h, c in zip(head, first, strict=True) if h.value == "Notes")
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_our_nbib_has_the_tags_of_pubmed() -> None:
    lines = write([STUDY], "nbib").data.decode().split("\n")
    for line in ("PMID- 30000001", "DP  - 2019 Mar 4", "FAU - Carter, Anna B.", "AU  - Carter AB", "CN  - World Health Organization",
                 "LID - 10.1234/jtc.2019.045 [doi]", "OABL- chi"):  # fmt: skip
        assert line in lines


def test_a_chinese_study_goes_to_pubmeds_form_as_pubmed_does() -> None:
    record = read_text(NOTEEXPRESS).records[0]
    text = write([record], "nbib").data.decode()
    assert f"TI  - [{TITLE}]" in text
    assert f"TT  - {TITLE_ZH}" in text


def test_ten_thousand_authors_go_into_a_workbook_and_come_back() -> None:
    names = tuple(AuthorName(f"Carter{n}", "Anna") for n in range(10_000))
    made = write([Record(titles=STUDY.titles, authors=names, kind="book")], "xlsx")
    assert [w.code for w in made.warnings] == ["cell_too_long"]
    assert read(made.data, "x.xlsx").records[0].authors == names


@pytest.mark.parametrize("name", [n for n in COUNTS if not n.startswith("pubmedxml")])
@pytest.mark.parametrize("format_id", [w.id for w in WRITERS])
def test_shared_files_come_back_the_same_from_every_format(name: str, format_id: str) -> None:
    first = read(shared(f"samples/{name}").read_bytes(), name).records
    once = read(write(first, format_id).data, f"x.{format_id}").records
    again = read(write(once, format_id).data, f"x.{format_id}").records
    assert [plain(r) for r in again] == [plain(r) for r in once]
    for before, after in zip(first, once, strict=True):
        wanted, got = plain(before), plain(after)
        if not before.key:
            got["key"] = ""
        assert got == wanted


def test_a_format_that_is_not_written_is_refused() -> None:
    with pytest.raises(Refused, match="wordstar"):
        write([STUDY], "wordstar")


def test_what_came_in_as_one_format_goes_out_as_another() -> None:
    for text in (RIS, BIBTEX):
        record = read_text(text).records[0]
        for writer in WRITERS:
            back = read(writer.write([record]).data, f"x{writer.suffix}").records[0]
            assert plain(back) | {"key": ""} == plain(record) | {"key": ""}


def test_citeproc_takes_our_csl_json_without_a_word() -> None:
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON(json.loads(write([STUDY, STUDY], "csljson").data))
    assert sorted(source) == ["2", "carter2019"]
    assert str(source["carter2019"].title) == TITLE
