"""What large reports cost on paper: CPU, bytes and memory of 100 and of 1,000 studies.

The studies are made up here from a fixed seed, in our own words: either their texts, thirteen sentence pairs and a finding
each, or thirteen findings each with their words in both languages. Memory is the whole peak of the largest process that
takes part; nothing is taken off it.
"""

from __future__ import annotations

import dataclasses
import json
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from app.report.model import FindingCode, Part, Provenance, Quote, Reference, Report, ReportFinding, ReportStudy, Run
from tests.app.report.sample import sample_report
from tests.app.report.tagged import bookmarks, same, tag_text

pytestmark = pytest.mark.bench

EN = [
    "staff",
    "partners",
    "budget",
    "shared",
    "plan",
    "local",
    "nurse",
    "doctor",
    "county",
    "group",
    "trust",
    "care",
    "risk",
    "data",
    "record",
    "slow",
    "early",
    "open",
    "joint",
    "weekly",
    "meeting",
    "goal",
    "contract",
    "fund",
    "network",
    "hospital",
    "clinic",
    "ward",
    "team",
    "union",
    "board",
    "pilot",
    "year",
]
ZH = "员工 伙伴 预算 共享 计划 本地 护士 医生 县域 集团 信任 照护 风险 数据 记录 缓慢 早期 开放 联合 每周 会议 目标 合同 基金 网络".split()  # noqa: SIM905
SECTIONS = ("front", "contents", "glance", "by_theme", "studies", "references", "note")
"""A full report as it is when nobody arranged it."""
PAIRS = 13


def made_up(studies: int, each: int = 1, seed: int = 7) -> Report:
    """A full report of so many studies with so many findings each, and with their texts where each has but one."""
    rng = random.Random(seed)

    def en(words: int) -> str:
        return " ".join(rng.choice(EN) for _ in range(words)).capitalize() + "."

    def zh(words: int) -> str:
        return "".join(rng.choice(ZH) for _ in range(words)) + "。"

    findings: list[ReportFinding] = []
    rows, references = [], []
    for at in range(1, studies + 1):
        citation = {"en": f"Author{at} {2000 + at % 25}", "zh": f"Author{at} {2000 + at % 25}"}
        pairs = tuple((en(22), zh(22)) for _ in range(PAIRS))
        quote = Quote(pairs[0][0], pairs[0][1], zh_from=Provenance("machine"))
        code = FindingCode("b1", {"en": "Mistrust", "zh": "不信任"}, "barrier", "result")
        for number in range(each):
            if number:
                quote = Quote(en(22), zh(22), zh_from=Provenance("machine"))
            findings.append(
                ReportFinding(
                    *(0, {"en": en(14), "zh": zh(14)}, (quote,), citation, at, "reported_result", (code,)),
                    "trust" if at % 2 else "finance",
                    id=len(findings) + 1,
                    study=at,
                )
            )
        words = ({"en": "China", "zh": "中国"}, {"en": "qualitative", "zh": "定性研究"}, {"en": "county", "zh": "县域"})
        row = ReportStudy(at, citation, *words, {"en": "20 staff", "zh": "20 名员工"}, "yes", id=at)
        rows.append(
            dataclasses.replace(row, title={"en": en(10), "zh": zh(10)}, pairs=pairs, pairs_from=Provenance("machine"))
        )
        references.append(
            Reference(str(at), (Run(f"Author{at}, A. ({2000 + at % 25}). {en(10)} Journal, {at}, 1-9."),))
        )
    return dataclasses.replace(
        sample_report("full"),
        findings=tuple(findings),
        studies=tuple(rows),
        references=tuple(references),
        parts=tuple(Part(key) for key in (SECTIONS if each > 1 else (*SECTIONS, "texts"))),  # type: ignore[arg-type]
    )


def measure(studies: int, each: int, folder: Path) -> tuple[dict[str, float], list[Path]]:
    """Write such a report in a process of its own: CPU seconds of all of it, peak MB of its largest process, files."""
    target = folder / f"{studies}.pdf"
    root = Path(__file__).resolve().parents[2]
    call = [sys.executable, "-m", "tests.benchmarks.test_paper_size", str(studies), str(each), str(target)]
    run = subprocess.run(call, cwd=root, env=os.environ, capture_output=True, text=True, check=True)
    told = json.loads(run.stdout.splitlines()[-1])
    return told, [Path(path) for path in told.pop("paths")]


@pytest.mark.parametrize("each", [1, PAIRS], ids=["texts", "findings"])
@pytest.mark.parametrize(("studies", "cpu", "megabytes", "memory"), [(100, 3.0, 1.5, 350), (1000, 25.0, 12.0, 1600)])
def test_a_report_of_many_studies_stays_within_its_bounds(
    studies: int, cpu: float, megabytes: float, memory: int, each: int, tmp_path: Path
) -> None:
    told, paths = measure(studies, each, tmp_path)
    size = sum(path.stat().st_size for path in paths) / 1e6
    held = f"{studies * PAIRS:,} {'pairs' if each == 1 else 'findings with quotes'}"
    print(
        f"\nPDF of {studies} studies, {held}, {len(paths)} volume(s): {told['cpu']:.1f} s CPU (limit {cpu}), "
        f"{size:.2f} MB (limit {megabytes}), {told['peak']:.0f} MB peak (limit {memory})"
    )
    assert told["cpu"] <= cpu
    assert size <= megabytes
    assert told["peak"] <= memory
    assert len(paths) == {100: 1, 1000: 2 if each == 1 else 3}[studies]
    with pikepdf.open(paths[0]) as pdf:
        names = bookmarks(pdf)
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    assert images == []
    assert "Author1 2001" in names
    if studies == 100:
        text = same(tag_text(paths[0]))
        report = made_up(studies, each)
        for one in report.findings:
            assert all(same(claim) in text for claim in one.claim.values())
            assert all(same(quote.en) in text and same(quote.zh) in text for quote in one.quotes)
        for study in report.studies if each == 1 else ():
            assert all(same(en) in text and same(zh) in text for en, zh in study.pairs)


def main(studies: int, each: int, target: Path) -> None:
    """Write the report and tell what it cost."""
    from app.report.pdf import write_volumes
    from app.work.apart import compile_apart

    report = made_up(studies, each)
    before = _cpu()
    made = write_volumes(report, target, lambda _share, _words: None, {}, compile_apart)
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    print(json.dumps({"cpu": _cpu() - before, "peak": peak, "paths": [str(path) for path in made.paths]}))


def _cpu() -> float:
    """CPU seconds of this process and of those it waited for."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
