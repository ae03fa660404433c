"""The same report as Word, Excel, CSV, Markdown and a page: every word is there, whatever the words are."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser

import docx
import openpyxl
import pytest
from defusedxml import ElementTree

from app.report.markdown import escaped, write_markdown
from app.report.model import Part, Provenance, Quote, Report, ReportMemo
from app.report.plain import Plain
from app.report.tables import LONGEST, cut, safe, unsafe, write_csv, write_xlsx
from app.report.web import write_html
from app.report.word import write_docx

from .sample import finding, sample_findings, sample_report
from .tagged import same
from .test_pdf_hostile import HOSTILE

Write = Callable[[Report], bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Reader(HTMLParser):
    """The text of a page as a reader sees it, and its elements."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.text.append(data)


def read_page(made: bytes) -> Reader:
    reader = Reader()
    reader.feed(made.decode())
    return reader


def words_of_docx(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        tree = ElementTree.fromstring(file.read("word/document.xml"))
    return "".join(one.text or "" for one in tree.iter(W + "t"))


def words_of_markdown(made: bytes) -> str:
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?m)^> ?|\*\*", "", made.decode()))


READ: dict[str, tuple[Write, Callable[[bytes], str]]] = {
    "docx": (lambda report: write_docx(report)[0], words_of_docx),
    "html": (lambda report: write_html(report)[0], lambda made: "".join(read_page(made).text)),
    "md": (lambda report: write_markdown(report)[0], words_of_markdown),
}


def whole(kind: str = "full", languages: str = "both") -> Report:
    """A report with every section there is."""
    keys = (
        "front",
        "contents",
        "glance",
        "findings",
        "by_theme",
        "words",
        "studies",
        "memos",
        "texts",
        "references",
        "note",
    )
    report = sample_report(kind, languages)
    studies = tuple(
        dataclasses.replace(
            one, pairs=(("A first sentence.", "第一句。"), ("", "没有原文的一句。")), pairs_from=Provenance("machine")
        )
        for one in report.studies
    )
    memo = ReportMemo({"en": "Alder 2019", "zh": "Alder 2019"}, {"en": "On trust"}, "A. Reader", "A note\nin two lines")
    return dataclasses.replace(report, parts=tuple(Part(key) for key in keys), studies=studies, memos=(memo,))


@pytest.mark.parametrize("languages", ["both", "en", "zh"])
@pytest.mark.parametrize("form", sorted(READ))
def test_every_claim_and_quote_of_the_languages_asked_for_is_in_the_document(form: str, languages: str) -> None:
    write, read = READ[form]
    report = whole(languages=languages)
    text = same(read(write(report)))
    langs = {"both": ("en", "zh"), "en": ("en",), "zh": ("zh",)}[languages]
    for one in report.findings:
        for lang in langs:
            assert same(one.claim[lang]) in text
        for quote in one.quotes:
            assert same(quote.en) in text  # a Chinese report prints the original below
            assert "zh" not in langs or same(quote.zh) in text
    for line in ("in two lines", "没有原文的一句。" if "zh" in langs else "A first sentence."):
        assert same(line) in text


@pytest.mark.parametrize("form", [*sorted(READ), "xlsx", "csv"])
def test_the_same_report_gives_the_same_bytes(form: str) -> None:
    write: Write = READ[form][0] if form in READ else {"xlsx": write_xlsx, "csv": write_csv}[form]  # type: ignore[assignment]
    assert write(whole()) == write(whole())


@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_hostile_words_stay_words_in_every_document(at: int) -> None:
    words = HOSTILE[at]
    nasty = finding(1, words, words, Quote(words, words), citation={"en": words, "zh": words})
    report = dataclasses.replace(
        whole(), findings=(nasty, *sample_findings()[1:]), title={"en": words, "zh": words}, author=words
    )
    clean = Plain().clean(words)
    typographic = str.maketrans({'"': "", "'": "", "’": "", "‘": "", "“": "", "”": ""})
    for form, (write, read) in READ.items():
        made = write(report)
        assert same(clean).translate(typographic) in same(read(made)).translate(typographic), form
    page = read_page(write_html(report)[0])
    assert not [tag for tag, _ in page.elements if tag in ("img", "iframe", "b", "object", "link", "base", "form")]
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(report)[0]))
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    rows = list(csv.reader(io.StringIO(write_csv(report)[0].decode("utf-8-sig"), newline="")))
    assert unsafe(rows[1][1]) == Plain().held(words)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_an_apostrophe_before_a_formula_is_ours_and_goes_again() -> None:
    for words in ("=1+1", "'=1+1", "''@x", "-5", "\tx", "＝1", "plain", "'quoted'", ""):
        assert unsafe(safe(words)) == words
        assert not safe(words).startswith(("=", "@", "-", "\t", "＝"))


def test_a_quote_of_twenty_thousand_characters_and_one_longer_than_a_cell_lose_nothing() -> None:
    long = "一二三四五六七八九十" * 2000
    longer = "𠮷a" * 40_000
    report = sample_report("full", findings=(finding(1, "c", "论断", Quote(longer, long)),))
    made, replaced, notes = write_xlsx(report)
    assert replaced == ()
    assert len(notes) == 1
    assert "32,767" in notes[0]
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Quotes"]
    heads = [cell.value for cell in sheet[1]]
    at = heads.index("Words (English)")
    assert heads[at + 1] == "Words (English) (2)"
    pieces = [sheet.cell(2, at + 1 + more).value or "" for more in range(4)]
    assert "".join(pieces[: len(cut(longer))]) == longer
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST for piece in pieces)
    for write, read in READ.values():
        text = read(write(report))
        assert long in text
        assert longer in text


def test_findings_without_quotes_and_reports_without_findings_are_written() -> None:
    bare = dataclasses.replace(sample_findings()[0], quotes=(), codes=(), theme="")
    for findings in ((bare,), ()):
        report = dataclasses.replace(whole(), findings=findings, chart=None, references=(), studies=(), memos=())
        for write, read in READ.values():
            assert same("How this was made") in same(read(write(report)))
        openpyxl.load_workbook(io.BytesIO(write_xlsx(report)[0]))
        assert write_csv(report)[0].startswith("\ufeffNo.,".encode())


def test_what_no_document_can_hold_is_marked_and_listed() -> None:
    report = sample_report("full", findings=(finding(1, "bell \x07 and half \ud800", "好", Quote("x", "")),))
    for write in (write_docx, write_html, write_markdown, write_csv):
        made, replaced = write(report)
        assert made
        assert [line.split(" ")[0] for line in replaced] == ["U+0007", "U+D800"]


def test_a_word_document_has_styles_repeated_heads_captions_footnotes_and_eastern_fonts() -> None:
    made, _ = write_docx(sample_report("full"))
    document = docx.Document(io.BytesIO(made))
    used = {paragraph.style.name for paragraph in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2", "Claim", "Source words", "Digest words", "Caption", "Reference"} <= used
    heads = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in document.tables[0].rows]
    assert heads[:2] == [True, True]
    assert not any(heads[2:])
    fonts = document.styles["Source words"].element.find(f"{W}rPr/{W}rFonts")
    assert fonts.get(W + "eastAsia") == "SimSun"
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        body = file.read("word/document.xml").decode()
        notes = ElementTree.fromstring(file.read("word/footnotes.xml"))
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(name))
    assert "SEQ Table" in body
    told = ["".join(one.text or "" for one in note.iter(W + "t")) for note in notes]
    assert any("Machine translation, not reviewed" in one for one in told)
    assert any("Wards without walls" in one for one in told)
    ids = {int(note.get(W + "id")) for note in notes}
    assert {int(one) for one in re.findall(r'footnoteReference w:id="(\d+)"', body)} <= ids
    assert set(re.findall(r'w:anchor="([^"]+)"', body)) <= set(re.findall(r'bookmarkStart [^>]*w:name="([^"]+)"', body))


def test_a_page_allows_nothing_from_outside_and_its_cells_lead_to_findings() -> None:
    report = sample_report("full", findings=tuple(dataclasses.replace(one, id=one.number) for one in sample_findings()))
    made = write_html(report)[0].decode()
    page = read_page(made.encode())
    policy = next(
        found["content"] for tag, found in page.elements if found.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    outside = [found for tag, found in page.elements if "src" in found or (tag == "link")]
    assert outside == []
    assert not re.search(r"url\(|@import|style=", made)
    shown = {number for _, found in page.elements if (number := found.get("data-finding"))}
    cells = [found for tag, found in page.elements if tag == "button" and "data-shows" in found]
    assert cells
    for cell in cells:
        assert set((cell["data-shows"] or "").split()) <= shown
        assert "×" in html.unescape(cell["data-name"] or "")
    ids = {found["id"] for _, found in page.elements if found.get("id")}
    links = {(found["href"] or "")[1:] for _, found in page.elements if (found.get("href") or "").startswith("#")}
    assert links <= ids


@pytest.mark.parametrize(
    "words", ["1. one", "- dash", "# no heading", "+1", "a | b", "www.x.org", "=== x", "<b>", "2024) x"]
)
def test_markdown_makes_nothing_of_a_text(words: str) -> None:
    made = escaped(words)
    assert re.sub(r"\\(.)", r"\1", made) == words
    assert made != words


def test_sections_come_in_their_order_under_their_own_headings() -> None:
    parts = (Part("references"), Part("findings", {"en": "What we saw", "zh": "所见"}), Part("note"))
    report = dataclasses.replace(sample_report("full"), parts=parts)
    for write, read in READ.values():
        text = read(write(report))
        assert text.index("References") < text.index("What we saw") < text.index("How this was made")
        assert "At a glance" not in text


@pytest.mark.parametrize("quotes", ["both", "en", "zh", "none"])
def test_quotes_may_be_in_another_language_than_the_report(quotes: str) -> None:
    report = dataclasses.replace(sample_report("full", "en"), quotes=quotes)
    for write, read in READ.values():
        text = same(read(write(report)))
        assert (same("shared a kitchen, never a budget") in text) == (quotes in ("both", "en"))
        assert (same("共用厨房,从不共用预算") in text) == (quotes in ("both", "zh"))
