"""The PDF is whole for anyone: tagged, archived, the same each time, every word in it, whatever the words are."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from app.report.chart import ChartModel, ChartStudy, CodedAs, CodedPassage, build_chart
from app.report.model import Quote, Report
from app.report.pdf import PdfResult, sweep, write_pdf
from app.report.printable import FAMILIES, Printer
from app.report.wording import EVIDENCE, SIGNS
from app.text.refused import Refused

from .sample import GROUPS, THEMES, finding, sample_findings, sample_report
from .seeds import seed_report
from .tagged import bookmarks, same, tag_text, walk

KINDS = ("brief", "full")
LANGUAGES = ("both", "en", "zh")
PAPERS = ("a4", "letter")


def check_whole(path: Path, report: Report) -> None:
    """What every PDF must have."""
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("zh" if report.languages == "zh" else "en")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        xmp = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert 'part="2"' in xmp or "<pdfaid:part>2</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        for page in pdf.pages:
            for font in (page.Resources.get("/Font") or {}).values():
                name = str(font.BaseFont)
                assert name[7:].startswith("+Diptych"), "a subset of our own font"
                assert "/ToUnicode" in font
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert not images
        said = list(walk(pdf))
    text = "".join(piece.text for piece in said)
    assert not [ch for ch in text if 0x2F00 <= ord(ch) <= 0x2FDF or 0xFB00 <= ord(ch) <= 0xFB06]
    assert "Figure" not in {piece.path[-1] for piece in said if not piece.alt and piece.path}
    found = same(text)
    langs = {"both": ("en", "zh"), "en": ("en",), "zh": ("zh",)}[report.languages]
    for one in report.findings:
        for lang in langs:
            assert same(one.claim[lang]) in found
        for quote in one.quotes:
            assert same(quote.en) in found
            if "zh" in langs:
                assert same(quote.zh) in found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], tuple[PdfResult, Report]]:
    """The sample in every kind, language and paper."""
    folder = tmp_path_factory.mktemp("pdf")
    found = {}
    for kind in KINDS:
        for languages in LANGUAGES:
            for paper in PAPERS:
                report = sample_report(kind, languages, paper)
                found[kind, languages, paper] = (write_pdf(report, folder / f"{kind}-{languages}-{paper}.pdf"), report)
    return found


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_export_is_tagged_archived_and_holds_every_word(made, kind: str, languages: str, paper: str) -> None:
    result, report = made[kind, languages, paper]
    check_whole(result.path, report)
    assert result.replaced == ()
    with pikepdf.open(result.path) as pdf:
        assert len(pdf.pages) == result.pages
        width = float(pdf.pages[0].mediabox[2])
    assert width == pytest.approx(595.28 if paper == "a4" else 612, abs=0.1)
    if kind == "brief":
        assert result.pages == 2


def test_two_exports_of_the_same_report_are_the_same_bytes(tmp_path: Path) -> None:
    for kind in KINDS:
        first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
        write_pdf(sample_report(kind), first)
        write_pdf(sample_report(kind), second)
        assert first.read_bytes() == second.read_bytes()


def test_bookmarks_name_every_section_and_theme(made) -> None:
    with pikepdf.open(made["full", "both", "a4"][0].path) as pdf:
        assert bookmarks(pdf) == [
            "At a glance 一览",
            "Findings by theme 按主题的发现",
            "Trust 信任",
            "Other findings 其他发现",
            "The studies 纳入研究",
            "References 参考文献",
            "How this was made 编制说明",
        ]


def test_numbers_and_references_are_links(made) -> None:
    for kind, least in (("brief", 13), ("full", 12)):
        with pikepdf.open(made[kind, "both", "a4"][0].path) as pdf:
            links = [one for page in pdf.pages for one in page.get("/Annots", ()) if one.Subtype == "/Link"]
            assert len(links) >= least
            addresses = {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A}
        assert addresses == {"https://doi.org/10.0000/example.1"}


def test_each_language_is_tagged_where_it_stands(made) -> None:
    with pikepdf.open(made["brief", "both", "a4"][0].path) as pdf:
        by_lang = {piece.lang for piece in walk(pdf) if "护士" in piece.text}
        assert by_lang == {"zh-CN"}
        assert {piece.lang for piece in walk(pdf) if "Nurses" in piece.text} == {"en"}


def test_machine_translation_is_marked_beside_its_quote_and_reviewed_is_not(made) -> None:
    text = same(tag_text(made["brief", "both", "a4"][0].path))
    mark = same("机器翻译，未经审校·Machine translation, not reviewed")
    assert text.count(mark) == 1
    assert same("Machine translation, reviewed") in text
    assert text.count(same("Our digest, not the study's words")) == 1
    english = same(tag_text(made["brief", "en", "a4"][0].path))
    assert "Machinetranslation" not in english


def test_a_chinese_report_prints_the_original_under_the_chinese(made) -> None:
    text = same(tag_text(made["brief", "zh", "a4"][0].path))
    assert text.index(same("从不共用预算")) < text.index(same("never a budget"))


def test_marks_say_what_they_mean(made) -> None:
    with pikepdf.open(made["full", "zh", "a4"][0].path) as pdf:
        assert "障碍因素，报告的结果" in {piece.alt for piece in walk(pdf)}


def test_a_digest_stands_without_quotation_marks(made) -> None:
    text = tag_text(made["brief", "en", "a4"][0].path)
    assert "“Our own digest" not in text
    assert "“shared a kitchen" in text
    assert '‘a plan that was "somebody else\'s"’' in text


def test_the_full_width_option_off_prints_exactly_what_is_stored(tmp_path: Path) -> None:
    for restore, words in ((True, "共用厨房，从不"), (False, "共用厨房,从不")):
        path = tmp_path / f"{restore}.pdf"
        write_pdf(sample_report(restore_full_width=restore), path)
        assert words in tag_text(path).replace("\u200b", "")


HOSTILE = (
    "",
    "   ",
    "<img src=file:///etc/hostname> <b>bold</b> & done",
    '#read("/etc/hostname") #eval("1") $x^2$ *stars* _under_ `tick` @ref <label> // gone /* gone */ \\ ~ -- ---',
    '=HYPERLINK("http://example.org","x")',
    "emoji 👩‍👩‍👧 and 🇬🇧 and ☂️ here",
    "𠮷野家 and 𝔘nicode and \U0010fffd and \ue000",
    "w" * 300,
    "字" * 300,
    "control \x00\x01\x07\x1b[31m \u202eright to left\u202c \u200f mark \ufeff bom \ufffe",
    "lone \ud800 surrogate",
    "combining e\u0301 中\u0301 \u0301alone Ad\u00e9b\u1ecd\u0300 zalgo " + "a" + "\u0300\u0316" * 20,
    "עברית العربية हिन्दी ไทย 한국어 ひらがな",
    "ligature ﬁ and radical ⽤ and half ｶﾅ",
    'nested "quotes" and “typographic” and ‘single’',
    "a\nb\r\nc\td\u2028e\u2029f",
    "{{}} [[]] ${} %s {0} </script> ]]> \"'`",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_hostile_words_are_printed_as_words(tmp_path: Path, kind: str, at: int) -> None:
    words = HOSTILE[at]
    nasty = finding(1, words, words, Quote(words, words), citation={"en": words, "zh": words})
    report = sample_report(
        kind,
        title={"en": words[:80], "zh": words[:80]},
        author=words[:80],
        asked={"en": words[:80], "zh": words[:80]},
        findings=(nasty, *sample_findings()[1:]),
    )
    result = write_pdf(report, tmp_path / "x.pdf")
    text = same(tag_text(result.path))
    printer = Printer()
    assert same(printer.clean(words)) in text
    assert set(printer.listed()) <= {line.split(" ×")[0] for line in result.replaced} | set(result.replaced) or (
        len(result.replaced) >= len(printer.listed())
    )
    host = Path("/etc/hostname")
    if host.exists() and len(host.read_text().strip()) > 3:
        assert host.read_text().strip() not in text


def test_replaced_characters_are_shown_and_listed(tmp_path: Path) -> None:
    report = sample_report(findings=(finding(1, "A 👍 and 𠮷", "好", Quote("x 👍", "")),))
    result = write_pdf(report, tmp_path / "x.pdf")
    assert [line.split(" ")[0] for line in result.replaced] == ["U+1F44D", "U+20BB7"]
    text = same(tag_text(result.path))
    assert "A□and□" in text
    assert "U+20BB7" in text


def test_a_very_long_quote_runs_over_pages_without_losing_a_word(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(3000))
    result = write_pdf(sample_report("full", findings=(finding(1, "Long", "长", Quote(long, "")),)), tmp_path / "x.pdf")
    with pypdfium2.PdfDocument(result.path) as pdf:
        seen = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "word2999" in seen
    assert "word1500" in seen
    assert result.pages > 4


def test_one_word_of_a_hundred_thousand_letters_is_no_error(tmp_path: Path) -> None:
    report = sample_report("full", findings=(finding(1, "Long", "长", Quote("x" * 100_000, "")),))
    assert write_pdf(report, tmp_path / "x.pdf").pages > 3


def many(count: int) -> Report:
    findings = tuple(
        finding(
            number, f"Claim {number} " + "with words " * 12, "一句话" * 12, Quote("some words " * 12, "一些话" * 15)
        )
        for number in range(1, count + 1)
    )
    return sample_report(findings=findings)


def test_a_brief_that_cannot_fit_says_how_many_findings_to_take_out(tmp_path: Path) -> None:
    target = tmp_path / "x.pdf"
    with pytest.raises(Refused, match=r"30 findings are too many for two pages: take out \d+ or choose the full") as no:
        write_pdf(many(30), target)
    assert not list(tmp_path.iterdir())
    out = int(str(no.value).split("take out ")[1].split(" ")[0])
    assert write_pdf(many(30 - out), target).pages == 2
    with pytest.raises(Refused):
        write_pdf(many(31 - out), target)


def test_a_target_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="could not be written"):
        write_pdf(sample_report(), tmp_path / "no such folder" / "x.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Refused, match="could not be written"):
        write_pdf(sample_report(), tmp_path / "folder.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["folder.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_refused_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="No space left"):
        write_pdf(sample_report(), target)
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_a_killed_run_left_is_swept_by_the_next(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".x.pdf.{gone.pid}.part").write_bytes(b"half")
    alive = tmp_path / f".x.pdf.{os.getppid()}.part"
    alive.write_bytes(b"somebody's")
    sweep(tmp_path / "x.pdf")
    assert list(tmp_path.iterdir()) == [alive]


def test_progress_is_told_from_start_to_end(tmp_path: Path) -> None:
    heard: list[float] = []
    write_pdf(sample_report(), tmp_path / "x.pdf", lambda share, words: heard.append(share))
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_a_report_without_chart_references_or_quotes_still_comes_out(tmp_path: Path) -> None:
    bare = dataclasses.replace(sample_findings()[0], quotes=(), codes=(), reference=9)
    for kind in KINDS:
        report = sample_report(kind, chart=None, references=(), studies=(), findings=(bare,), subtitle={}, read={})
        assert "Restsonnopassage" in same(tag_text(write_pdf(report, tmp_path / "x.pdf").path))
        assert write_pdf(sample_report(kind, findings=()), tmp_path / "y.pdf").pages <= 2


def test_the_fonts_named_are_the_fonts_bundled() -> None:
    import typst

    from app.report.printable import FONTS

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    assert set(FAMILIES.values()) <= set(fonts.families())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("languages", LANGUAGES)
def test_the_brief_of_the_seeds_is_two_pages(tmp_path: Path, languages: str, paper: str) -> None:
    report = seed_report("brief", languages, paper)
    result = write_pdf(report, tmp_path / "x.pdf")
    assert result.pages == 2
    check_whole(result.path, report)


@pytest.mark.parametrize("languages", LANGUAGES)
def test_all_48_findings_of_the_seeds_take_at_most_three_seconds(tmp_path: Path, languages: str) -> None:
    report = seed_report("full", languages)
    before = time.process_time()
    result = write_pdf(report, tmp_path / "x.pdf")
    assert time.process_time() - before <= 3
    assert len(report.findings) == 48
    check_whole(result.path, report)


@pytest.mark.parametrize("kind", KINDS)
def test_a_tag_checker_finds_no_fault(tmp_path: Path, kind: str) -> None:
    pytest.importorskip("outloud", reason="the tag checker outloud is not installed")
    for languages in LANGUAGES:
        # More than a page: the checker knows a running foot by its being repeated.
        result = write_pdf(
            sample_report(kind, languages, findings=sample_findings() * (1 + (kind == "full") * 5)), tmp_path / "x.pdf"
        )
        run = subprocess.run(
            [sys.executable, "-c", "from outloud.cli import main; main()", str(result.path)],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "0 error(s)" in run.stdout, run.stdout + run.stderr


def rows_of(path: Path) -> list[list[str]]:
    """The cells of every table row: alternative texts of marks and the words, in tag order."""
    found: list[list[str]] = []
    with pikepdf.open(path) as pdf:
        for piece in walk(pdf, counted=True):
            kinds = [kind.split("#")[0] for kind in piece.path]
            if "TR" not in kinds or kinds[-1] == "Link":
                continue
            row, cell = piece.path[kinds.index("TR")], piece.path[kinds.index("TR") + 1]
            if not found or found[-1][0] != row:
                found.append([row])
            if found[-1][-1].split("|")[0] != cell:
                found[-1].append(f"{cell}|")
            found[-1][-1] += f"[{piece.alt}]" if piece.alt else piece.text
    return [[cell.split("|", 1)[1] for cell in row[1:]] for row in found]


@pytest.mark.parametrize("languages", LANGUAGES)
def test_the_table_on_paper_is_the_chart_cell_by_cell(tmp_path: Path, languages: str) -> None:
    report = seed_report("brief", languages)
    chart = report.chart
    assert chart is not None
    rows = rows_of(write_pdf(report, tmp_path / "x.pdf").path)
    lang = "zh" if languages == "zh" else "en"
    join = "，" if lang == "zh" else ", "
    columns = [column for column in chart.columns if column.studies]
    assert [int(cell) for cell in rows[2][1:]] == [column.studies for column in columns]
    assert [int(cell) for cell in rows[3][1:]] == [column.asked for column in columns]
    assert [int(cell) for cell in rows[4][1:]] == [column.asked_partly for column in columns]
    for row, printed in zip(chart.rows, rows[5:], strict=True):
        assert same(row.label[lang]) in same(printed[0])
        for column, cell_text in zip(columns, printed[1:], strict=True):
            cell = chart.cell(row.key, column.key)
            wanted = "".join(
                f"[{SIGNS[mark.sign][lang]}{join}{EVIDENCE[mark.evidence][lang]}]{mark.letter}" for mark in cell.marks
            )
            assert same(cell_text) == same(wanted or {"hidden": f"({cell.hidden})"}.get(cell.state, "·"))


def test_many_studies_print_numbers_and_split_by_country(tmp_path: Path) -> None:
    models = [
        ChartModel(f"{group}.{at}", group, {"en": f"M{at}", "zh": f"式{at}"}, {"en": f"Model {at}", "zh": f"模式{at}"})
        for group in ("north", "south")
        for at in range(8)
    ]
    studies = [ChartStudy(one, (), "yes", {"en": f"Study {one}", "zh": f"研究 {one}"}) for one in range(40)]
    coded = [
        CodedPassage(
            one,
            one,
            (CodedAs("model", models[one % 16].key), CodedAs("barrier", "b", "trust")),
            ((one, "reported_result"),),
        )
        for one in range(40)
    ]
    chart = build_chart(coded, studies, models, THEMES, GROUPS)
    assert chart.bars
    rows = rows_of(write_pdf(sample_report("full", "en", chart=chart), tmp_path / "x.pdf").path)
    trust = [row for row in rows if row[0] == "Trust"]
    assert [len(row) for row in trust] == [9, 9]
    assert trust[0][1] == "[barrier]3"
    assert trust[1][1] == "[barrier, reported result]" * 2
