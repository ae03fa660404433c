"""Reports of a library as documents: one path for all, the same bytes for the same data, kept by name, stopped at once."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from app.report.model import Report
from app.text.refused import Refused
from app.work import apart, carrying, child, documents, exporting, finding, memos, reporting, reports
from app.work.library import Library
from app.work.reporting import ReportChoice
from tests.app.report.tagged import same, tag_text


def _nobody(_share: float, _words: str) -> None:
    """Hears nothing."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example library, made once."""
    from app.work import starter

    path = tmp_path_factory.mktemp("documents") / "library.diptych"
    starter.make(path).close()
    return path


@pytest.fixture
def example(made: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of it, to be changed."""
    import shutil

    library = Library.open(Path(shutil.copy(made, tmp_path / "文库.diptych")))
    yield library
    library.close()


def test_a_kept_report_gives_the_same_bytes_again_in_every_kind_of_document(example: Library, tmp_path: Path) -> None:
    ids = tuple(one.id for one in finding.findings(example)[:5])[::-1]
    choice = ReportChoice(ids, title={"en": "Trust", "zh": "信任"}, parts=(("by_theme", "", "所见"), ("note", "", "")))
    reports.keep(example, "My report", choice)
    kept = reports.choice_of(example, "My report")
    assert kept == choice
    for form in exporting.DOCUMENTS:
        first, second = tmp_path / f"1.{form}", tmp_path / f"2.{form}"
        for target in (first, second):
            told = documents.export(example.path, kept, target, form, _nobody)
            assert (told["findings"], told["format"]) == (5, form)
        assert first.read_bytes() == second.read_bytes(), form
    assert same("所见") in same(tag_text(tmp_path / "1.pdf"))


def test_a_kept_report_is_replaced_undone_and_forgotten(example: Library) -> None:
    from app.work import history

    reports.keep(example, " One  report ", ReportChoice(lang="en"))
    reports.keep(example, "One report", ReportChoice(lang="zh"))
    assert [(one.name, one.choice.lang) for one in reports.reports(example)] == [("One report", "zh")]
    history.undo(example)
    assert reports.choice_of(example, "One report").lang == "en"
    reports.forget(example, "One report")
    with pytest.raises(Refused, match="no report “One report”"):
        reports.choice_of(example, "One report")
    with pytest.raises(Refused):
        reports.keep(example, "  ", ReportChoice())


def test_notes_and_texts_are_printed_where_they_are_asked_for(example: Library, tmp_path: Path) -> None:
    first = finding.findings(example)[0]
    memos.write(example, "finding", first.id, "Ask the author about this.\n请作者确认。")
    memos.write(example, "study", first.study_id, "Read twice.")
    parts = (("memos", "", ""), ("texts", "", ""))
    report = reporting.build(example, ReportChoice((first.id,), parts=parts))
    assert [memo.body for memo in report.memos] == ["Read twice.", "Ask the author about this.\n请作者确认。"]
    assert report.studies[0].pairs
    target = tmp_path / "x.pdf"
    documents.export(example.path, ReportChoice((first.id,), parts=parts), target, "pdf", _nobody)
    text = same(tag_text(target))
    assert same("请作者确认。") in text
    for en, zh in report.studies[0].pairs:
        assert same(en) in text
        assert same(zh) in text


def test_an_evidence_pack_carries_findings_references_and_codebook(example: Library, tmp_path: Path) -> None:
    told = documents.export(example.path, ReportChoice(pack=True), tmp_path / "pack.pdf", "pdf", _nobody)
    with pikepdf.open(told["path"]) as pdf:
        files = {name: bytes(file.get_file().read_bytes()) for name, file in pdf.attachments.items()}
    assert sorted(files) == ["codebook.json", "findings.json", "references.json", "references.ris"]
    kept = {one.guid: one for one in finding.findings(example)}
    carried = json.loads(files["findings.json"])["findings"]
    assert {one["guid"]: one["claim_zh"] for one in carried} == {
        guid: next((c for lang, c in one.claims.items() if lang.startswith("zh")), "") for guid, one in kept.items()
    }
    assert len(json.loads(files["references.json"])) == 4
    assert files["references.ris"].count(b"TY  - ") == 4
    assert {code["facet"] for code in json.loads(files["codebook.json"])["codes"]} >= {"barrier", "facilitator"}


def test_a_document_is_never_written_over_a_library(example: Library) -> None:
    before = example.path.stat().st_size
    with pytest.raises(Refused, match="is a Diptych library"):
        documents.export(example.path, ReportChoice(), example.path, "docx", _nobody)
    assert example.path.stat().st_size >= before


def test_nothing_ticked_and_no_finding_is_said_in_a_sentence(tmp_path: Path) -> None:
    Library.create(tmp_path / "empty.diptych").close()
    for form in exporting.DOCUMENTS:
        with pytest.raises(Refused, match="There is no finding to export"):
            documents.export(tmp_path / "empty.diptych", ReportChoice(), tmp_path / f"x.{form}", form, _nobody)
    assert [one.name for one in tmp_path.iterdir() if ".x." in one.name or one.name.startswith("x")] == []


def test_a_large_report_is_set_in_a_process_of_its_own_with_the_same_result(
    example: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice = ReportChoice(template="brief", finding_ids=tuple(one.id for one in finding.findings(example)[:2]))
    here, there = tmp_path / "here.pdf", tmp_path / "there.pdf"
    documents.export(example.path, choice, here, "pdf", _nobody)
    monkeypatch.setattr(apart, "LARGE", 0)
    documents.export(example.path, choice, there, "pdf", _nobody)
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.skipif(
    not hasattr(os, "getppid") or os.name == "nt", reason="a process knows its parent's end on POSIX only"
)
def test_a_cancelled_export_ends_before_its_report_is_set_and_leaves_no_file(example: Library, tmp_path: Path) -> None:
    report = reporting.build(example, ReportChoice())
    big = _repeated(report, 30)
    data = tmp_path / "data.json"
    from app.report.payload import Payload
    from app.report.pdf import words_of

    data.write_text(words_of(Payload(big).build()), encoding="utf-8")
    words, more = child.command("set_pages", str(tmp_path / "result.json"))
    # Asked in the name of a process that is not its parent: as if the one that asked had just been killed.
    asked = json.dumps({"data": str(data), "made": str(tmp_path / "made.pdf"), "asker": 1 if os.getpid() != 1 else 2})
    done = subprocess.run(words, input=asked.encode(), env={**os.environ, **more}, check=False, capture_output=True)
    assert done.returncode == 1, "without the leash it would set the whole report first"
    assert not (tmp_path / "made.pdf").exists()
    assert not data.exists(), "what was to be printed is not left lying about"


def _repeated(report: Report, times: int) -> Report:
    """The report with its findings many times over."""
    return dataclasses.replace(report, findings=report.findings * times)


def test_findings_are_carried_as_text_and_as_escaped_rich_text(example: Library) -> None:
    one = finding.findings(example)[0]
    finding.edit(
        example,
        one.id,
        claims={"en": "<b>Trust</b> & more", "zh-Hans": "信任"},
        status=one.status,
        direction=one.direction,
        passage_ids=one.passages,
    )
    text, rich = carrying.findings(example, [one.id, 999_999], "en")
    assert text.splitlines()[0] == "<b>Trust</b> & more"
    assert "&lt;b&gt;Trust&lt;/b&gt; &amp; more" in rich
    assert "<b>Trust" not in rich
    assert text.rstrip().endswith(")")
    chinese, _ = carrying.findings(example, [one.id], "zh")
    assert chinese.splitlines()[0] == "信任"


def test_a_quote_is_carried_with_its_citation_in_the_manner_of_its_language() -> None:
    assert carrying.quote("a <i>", "Li 2020", "en") == ("“a <i>” (Li 2020)", '<p lang="en">“a &lt;i&gt;” (Li 2020)</p>')
    assert carrying.quote("信任", "Li 2020", "zh-Hans")[0] == "“信任”（Li 2020）"
