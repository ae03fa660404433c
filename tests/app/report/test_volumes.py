"""A report too large for one PDF comes in volumes, and an evidence pack carries its data."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pikepdf
import pytest

from app.report import volumes as parting
from app.report.model import Part, Reference, Report, Run
from app.report.pdf import write_volumes
from app.report.volumes import volumes
from app.text.refused import Refused

from .sample import sample_findings, sample_report
from .tagged import same, tag_text


def _nobody(_share: float, _words: str) -> None:
    """Hears nothing."""


def many(studies: int) -> Report:
    """A report of so many studies, two findings each."""
    report = sample_report("full", "en", chart=None)
    rows, found, references = [], [], []
    for number in range(1, studies + 1):
        rows.append(
            dataclasses.replace(report.studies[0], number=number, id=number, citation={"en": f"Study {number}"})
        )
        references.append(Reference(str(number), (Run(f"Reference of {number}."),)))
        found += [dataclasses.replace(one, reference=number, study=number) for one in sample_findings()[:2]]
    return dataclasses.replace(report, studies=tuple(rows), findings=tuple(found), references=tuple(references))


def test_500_studies_make_one_volume_and_501_two() -> None:
    assert len(volumes(many(500))) == 1
    first, second = volumes(many(501))
    assert (len(first.studies), len(second.studies)) == (500, 1)
    assert second.findings[0].reference == second.first_number == 501
    assert second.first_finding == 1001
    assert second.references[0].text == "Reference of 501."
    assert second.subtitle["en"].endswith("Volume 2 of 2: findings 1,001–1,002, references [501]")


def test_no_finding_is_lost_between_volumes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "MOST_FINDINGS", 7)
    report = many(20)
    parts = volumes(report)
    assert len(parts) > 2
    assert [f.study for part in parts for f in part.findings] == [f.study for f in report.findings]
    for part in parts:
        for found in part.findings:
            assert part.references[found.reference - part.first_number].text == f"Reference of {found.study}."


def test_volumes_stand_beside_each_other_and_both_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "MOST_STUDIES", 2)
    made = write_volumes(many(3), tmp_path / "报告.pdf", _nobody, {})
    assert [path.name for path in made.paths] == ["报告.pdf", "报告-2.pdf"]
    assert same("Reference of 1.") in same(tag_text(made.paths[0]))
    assert same("Reference of 3.") in same(tag_text(made.paths[1]))
    assert len(list(tmp_path.iterdir())) == 2


def test_an_evidence_pack_is_pdf_a3_and_carries_its_files(tmp_path: Path) -> None:
    data = {"findings": [{"claim_zh": "共用厨房 <b>"}]}
    body = json.dumps(data, ensure_ascii=False).encode()
    attached = {"findings.json": (body, "application/json"), "references.ris": (b"TY  - JOUR\r\n", "text/plain")}
    made = write_volumes(sample_report("full"), tmp_path / "x.pdf", _nobody, attached)
    with pikepdf.open(made.paths[0]) as pdf:
        xmp = bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert "<pdfaid:part>3</pdfaid:part>" in xmp
        assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
        assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
        assert sorted(pdf.attachments) == ["findings.json", "references.ris"]
        assert json.loads(pdf.attachments["findings.json"].get_file().read_bytes()) == data
        assert pdf.attachments["references.ris"].get_file().read_bytes() == b"TY  - JOUR\r\n"


@pytest.mark.parametrize("kind", ["brief", "full"])
def test_two_independent_checkers_of_tagged_pdf_find_nothing(tmp_path: Path, kind: str) -> None:
    outloud = pytest.importorskip("outloud", reason="the tag checker outloud is not installed")
    pdfua = pytest.importorskip("pdfua", reason="the tag checker pdfua is not installed")
    report = sample_report(kind, findings=sample_findings() * (1 + (kind == "full") * 5))
    made = write_volumes(report, tmp_path / "x.pdf", _nobody, {"a.json": (b"{}", "application/json")})
    result = outloud.check(str(made.paths[0]))
    assert (result.verdict, result.errors) == ("pass", 0)
    assert pdfua is not None
    from pdfua.cli import main

    assert main(["check", str(made.paths[0])]) == 0


def test_numbers_go_on_from_one_volume_to_the_next_on_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parting, "MOST_STUDIES", 2)
    made = write_volumes(many(3), tmp_path / "x.pdf", _nobody, {})
    second = same(tag_text(made.paths[1]))
    assert same("Volume 2 of 2: findings 5–6, references [3]") in second
    assert same("[3] Reference of 3.") in second
    assert same("[1]") not in second


def test_findings_and_texts_together_fill_a_volume(monkeypatch: pytest.MonkeyPatch) -> None:
    report = many(10)
    pairs = tuple(("One sentence.", "一句。") for _ in range(10))
    rows = tuple(dataclasses.replace(study, pairs=pairs) for study in report.studies)
    report = dataclasses.replace(report, studies=rows, parts=(Part("by_theme"), Part("texts"), Part("references")))
    monkeypatch.setattr(parting, "MOST_FINDINGS", 20)
    monkeypatch.setattr(parting, "MOST_PAIRS", 100)
    assert [len(volume.studies) for volume in volumes(report)] == [6, 4]


def test_a_brief_with_sections_of_its_own_keeps_to_two_pages_or_says_how_many_to_take_out(tmp_path: Path) -> None:
    parts = (Part("findings"), Part("words", {"en": "What they said", "zh": "原话"}), Part("references"))
    findings = tuple(dataclasses.replace(one, number=at) for at, one in enumerate(sample_findings() * 8, 1))
    report = sample_report("brief", findings=findings, parts=parts)
    with pytest.raises(Refused, match=r"take out \d+ or choose the full report"):
        write_volumes(report, tmp_path / "x.pdf", _nobody, {})
    assert list(tmp_path.iterdir()) == []
    made = write_volumes(dataclasses.replace(report, findings=findings[:4]), tmp_path / "x.pdf", _nobody, {})
    assert made.pages <= 2
