"""The PDF is whole for anyone: tagged, archived, the same each time, every word in it, whatever the words are."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from app.report.model import Quote, Report
from app.report.pdf import PdfResult, write_pdf
from app.report.placing import sweep
from app.report.printable import FAMILIES
from app.text.refused import Refused

from .sample import finding, sample_findings, sample_report
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


def test_bookmarks_name_every_section_theme_and_study(made) -> None:
    with pikepdf.open(made["full", "both", "a4"][0].path) as pdf:
        assert bookmarks(pdf) == [
            "At a glance 一览",
            "Findings by theme 按主题的发现",
            "Trust 信任",
            "Other findings 其他发现",
            "The studies 纳入研究",
            "Alder 2019",
            "Birch et al. 2021",
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


def test_a_brief_of_very_many_findings_is_refused_before_it_is_begun(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="1,600 findings are too many for one PDF: choose at most 1,500"):
        write_pdf(sample_report("brief", findings=sample_findings() * 400), tmp_path / "x.pdf")


def test_a_target_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is not there"):
        write_pdf(sample_report(), tmp_path / "no such folder" / "x.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        write_pdf(sample_report(), tmp_path / "folder.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["folder.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_refused_and_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "x.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="no room left"):
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
def test_all_48_findings_of_the_seeds_are_printed_whole(tmp_path: Path, languages: str) -> None:
    report = seed_report("full", languages)
    result = write_pdf(report, tmp_path / "x.pdf")
    assert len(report.findings) == 48
    check_whole(result.path, report)


@pytest.mark.outside
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
