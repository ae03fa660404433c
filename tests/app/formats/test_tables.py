"""Tables are read by their headings, by what the user says of them, or not at all, with the reason."""

from __future__ import annotations

import io

import pytest

from app.formats import table, workbook
from app.formats.columns import FIELDS, guess
from app.formats.gathering import ROLES
from app.formats.reading import read, read_text
from app.formats.tally import Tally
from app.text.refused import Refused
from tests.app.formats.samples import EN_ONE, TITLE, TITLE_ZH, ZH_ONE

ZOTERO = ["Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "ISSN", "DOI", "Abstract Note", "Date", "Pages",
          "Issue", "Volume", "Manual Tags", "Automatic Tags", "Extra", "Notes", "Url", "Journal Abbreviation", "Language"]  # fmt: skip
SCOPUS = ["Authors", "Author full names", "Author(s) ID", "Title", "Year", "Source title", "Volume", "Issue", "Art. No.", "Page start",
          "Page end", "DOI", "Link", "Affiliations", "Abstract", "Author Keywords", "Index Keywords", "PubMed ID", "Document Type"]  # fmt: skip
CNKI = ["SrcDatabase-来源库", "Title-题名", "Author-作者", "Organ-单位", "Source-文献来源", "Keyword-关键词", "Summary-摘要",
        "PubTime-发表时间", "Year-年", "Volume-卷", "Period-期", "PageCount-页码"]  # fmt: skip
CNKI_ROW = [
    "期刊",
    TITLE_ZH,
    "王小明;李华;",
    "北京大学;清华大学",
    "测试医疗杂志",
    "网络;病历",
    ZH_ONE,
    "2019-03-04",
    "2019",
    "12",
    "03",
    "45-58",
]


def book(rows: list[list[object]], title: str = "Sheet") -> bytes:
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def test_headings_of_known_programs_are_known() -> None:
    assert guess(ZOTERO) == [
        "key", "type", "year", "authors", "title", "journal", "serial", "doi", "abstract", "date", "pages", "issue", "volume",
        "tags", "keyword", "note", "note", "url", "journal_abbrev", "language",
    ]  # fmt: skip
    assert guess(SCOPUS) == [
        "", "authors", "", "title", "year", "journal", "volume", "issue", "article_number", "start", "end", "doi", "url", "address",
        "abstract", "keyword", "subject", "pmid", "type",
    ]  # fmt: skip
    assert guess(CNKI)[:7] == ["type", "title", "authors", "address", "source", "keyword", "abstract"]
    assert guess(["PT", "AU", "AF", "TI", "SO", "DI", "XX"]) == ["", "", "authors", "title", "journal", "doi", ""]
    assert guess(["篇名", "作者", "刊名", "年", "英文题名", "DOI"]) == [
        "title",
        "authors",
        "journal",
        "year",
        "translated_title",
        "doi",
    ]


def test_every_field_of_the_mapping_step_is_one_that_is_read() -> None:
    rows_own = {"", "year", "authors", "translated_authors", "editors", "decision", "tags", "kind"}
    assert {role for role, _ in FIELDS} - rows_own <= ROLES


def test_a_table_of_cnki_is_read_as_text_as_a_web_page_and_as_a_workbook() -> None:
    text = "\t".join(CNKI) + "\n" + "\t".join(CNKI_ROW)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (CNKI, CNKI_ROW))
    page = f"<html><head><meta charset='utf-8'></head><body><table>{rows}</table></body></html>"
    found = [
        read(text.encode(), "a.txt"),
        read(page.encode("gb18030"), "a.xls"),
        read(book([CNKI, CNKI_ROW]), "a.xlsx"),
    ]
    assert [f.format for f in found] == ["csv", "htmltable", "xlsx"]
    for file in found:
        (record,) = file.records
        assert (record.title, record.kind, record.year, record.pages) == (TITLE_ZH, "article-journal", 2019, "45-58")
        assert [a.literal for a in record.authors] == ["王小明", "李华"]
        assert record.affiliations == ("北京大学", "清华大学")
        assert record.texts[0].body == ZH_ONE
        assert dict(file.columns)["Title-题名"] == "title"


def test_cells_of_a_workbook_are_what_they_show() -> None:
    import datetime

    data = book([["A search of 2019", None], ["Title", "Year", "Volume", "DOI", "Date"], [TITLE, 2019, 12.0, "10.1234/x", datetime.datetime(2019, 3, 4)], [None] * 5, ["=1+1", 2020, None, None, None]])  # fmt: skip
    file = read(data, "a.xlsx")
    first, second = file.records
    assert (first.year, first.month, first.day, first.volume, first.lines) == (2019, 3, 4, "12", (3, 3))
    assert second.lines[0] == 5
    assert [(w.code, w.line) for w in file.warnings if w.code == "lines_outside"] == [("lines_outside", 1)]


def test_a_workbook_of_several_sheets_says_which_was_read() -> None:
    from openpyxl import load_workbook

    made = load_workbook(io.BytesIO(book([["notes to myself"]], "Notes")))
    sheet = made.create_sheet("Studies")
    for row in (["Title", "Authors", "Year"], [TITLE, "Carter, A.", 2019]):
        sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    parsed = read(file.getvalue(), "a.xlsx")
    assert parsed.records[0].title == TITLE
    assert [w.args for w in parsed.warnings if w.code == "more_sheets"] == [("Notes", "Studies")]


def test_the_user_says_what_columns_hold() -> None:
    text = "wording;who;when;other\nA study of care;Carter, A.;2019;x\n"
    with pytest.raises(Refused, match="wording"):
        read(text.encode(), "a.csv")
    file = read(text.encode(), "a.csv", mapping={"wording": "title", "who": "authors", "when": "year"})
    (record,) = file.records
    assert (record.title, record.authors[0].family, record.year, record.extra) == (
        "A study of care",
        "Carter",
        2019,
        (("other", "x"),),
    )
    assert file.columns == (("wording", "title"), ("who", "authors"), ("when", "year"), ("other", ""))
    shown = table.preview(table.rows_of(text, "a.csv", Tally()))
    assert (shown.headings, shown.guess) == (("wording", "who", "when", "other"), ("", "", "", ""))
    assert shown.rows == (("A study of care", "Carter, A.", "2019", "x"),)
    rows, sheet, others = workbook.rows_of(book([["wording", "who"], ["a", "b"]]), "a.xlsx")
    assert (table.preview(rows).headings, sheet, others) == (("wording", "who"), "Sheet", [])


@pytest.mark.parametrize(
    ("cell", "families"),
    [
        ("Carter, Anna; Wei, Li", ["Carter", "Wei"]),
        ("Carter AB, Wei L, van der Velde J.", ["Carter", "Wei", "van der Velde"]),
        ("Carter A.B., Wei L.", ["Carter", "Wei"]),
        ("Anna Carter, Li Wei, and Jan Velde", ["Carter", "Wei", "Velde"]),
        ("['Carter, Anna', 'Wei, Li']", ["Carter", "Wei"]),
        ("Carter, Anna", ["Carter"]),
        ("Carter, Anna, Wei, Li", ["Carter", "Wei"]),
    ],
)
def test_authors_in_one_cell_are_parted(cell: str, families: list[str]) -> None:
    record = read_text(f'Title,Authors,Year,DOI\n{TITLE},"{cell}",2019,').records[0]
    assert [a.family for a in record.authors] == families


def test_labels_of_asreview_are_tags() -> None:
    file = read_text("title,abstract,asreview_label\nOne study,x,1\nTwo studies,y,0\nThree,z,\n")
    assert [r.tags for r in file.records] == [("ASReview_relevant",), ("ASReview_irrelevant",), ()]


def test_embase_writes_journal_year_and_pages_into_one_cell() -> None:
    record = read_text(
        f'Title,Author Names,Source,Abstract\n{TITLE},"Liu R., Adler D.G.",J Test Care (2014) 3:2 (152-160). More.,"{EN_ONE}"'
    ).records[0]
    assert (record.journal, record.year, record.volume, record.issue, record.pages) == (
        "J Test Care",
        2014,
        "3",
        "2",
        "152-160",
    )


def test_quotation_marks_that_do_not_pair_are_told() -> None:
    file = read_text('Title,Authors,Year,DOI\n"A study,"Carter, A.",2019,\nAnother,B,2020,\n')
    assert "quotes_unclear" in [w.code for w in file.warnings]


def test_a_row_with_too_many_cells_is_kept_and_told() -> None:
    file = read_text("Title,Authors,Year,DOI\nA study,Carter,2019,,left over\n")
    assert "parted_wrongly" in [w.code for w in file.records[0].warnings]
    assert file.records[0].extra == (("…", "left over"),)


def test_a_copied_page_with_commas_is_no_table() -> None:
    assert read_text(f"{TITLE}, and more\nCarter A, Wei L\nAbstract\n{EN_ONE}").format == "pagetext"
