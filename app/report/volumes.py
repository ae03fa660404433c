"""Parts a report that is too large for one PDF into volumes: whole studies in each, in the order of their references."""

from __future__ import annotations

from dataclasses import replace

from app.report.charted import Words
from app.report.model import Report, ReportStudy

MOST_IN_BRIEF = 1_500
"""A brief fits two pages; so many findings need not be tried."""
MOST_STUDIES = 500
MOST_FINDINGS = 5_000
MOST_PAIRS = 6_500
"""What one PDF holds of each at most: so many findings with their quotes, or so many pairs, take up to 1 GB (measured)."""
MOST_WEIGHT = 1.25
"""How full a volume may be of findings and pairs together, each as a share of what it holds of them alone."""
USUAL_LETTERS = 400
"""Letters of a finding with its quotes, or of a pair; a longer one counts as several."""


def foreseen(studies: int, findings: int) -> int:
    """How many volumes so much fills at least, before anything of it is read; long words may make it more."""
    return max(1, -(-studies // MOST_STUDIES), -(-findings // MOST_FINDINGS))


def volumes(report: Report) -> list[Report]:
    """The report itself, or its volumes: the charts stand in the first, each has the references of its own studies.

    Findings and references are numbered through all volumes, and each says which of them it holds.
    """
    parted = _parted(report)
    if len(parted) < 2:
        return [report]
    made: list[Report] = []
    before = 1
    for number, studies in enumerate(parted, 1):
        volume = _volume(report, studies, before)
        said = _named(report.subtitle, number, len(parted), volume)
        made.append(
            replace(
                volume,
                subtitle=said,
                chart=report.chart if number == 1 else None,
                figures=report.figures if number == 1 else (),
            )
        )
        before += len(volume.findings)
    return made


def _parted(report: Report) -> list[list[ReportStudy]]:
    """The studies volume by volume."""
    texts = any(part.key == "texts" for part in report.sections)
    loads: dict[int, float] = {}
    for finding in report.findings:
        loads[finding.reference] = loads.get(finding.reference, 0.0) + _load(
            *finding.claim.values(), *(quote.en + quote.zh for quote in finding.quotes)
        )
    made: list[list[ReportStudy]] = []
    findings = pairs = 0.0
    for study in report.studies:
        own, more = loads.get(study.number, 0.0), sum(_load(*pair) for pair in study.pairs) if texts else 0.0
        findings, pairs = findings + own, pairs + more
        heavy = findings / MOST_FINDINGS + pairs / MOST_PAIRS > MOST_WEIGHT
        full = made and (len(made[-1]) >= MOST_STUDIES or findings > MOST_FINDINGS or pairs > MOST_PAIRS or heavy)
        if not made or full:
            made.append([])
            findings, pairs = own, more
        made[-1].append(study)
    return made


def _load(*texts: str) -> float:
    """How many usual findings (or pairs) one of these texts takes the room of."""
    return max(1.0, sum(map(len, texts)) / USUAL_LETTERS)


def _volume(report: Report, studies: list[ReportStudy], before: int) -> Report:
    """One volume: its studies and their findings with the numbers they have in the whole report."""
    numbers = {study.number for study in studies}
    held = tuple(finding for finding in report.findings if finding.reference in numbers)
    return replace(
        report,
        findings=held,
        studies=tuple(studies),
        references=tuple(report.references[study.number - 1] for study in studies if study.number),
        first_number=next((study.number for study in studies if study.number), 1),
        first_finding=before,
    )


def _named(subtitle: Words, number: int, total: int, volume: Report) -> Words:
    """The subtitle with the volume's number, and which findings and references stand in it."""
    first, last = volume.first_finding, volume.first_finding + len(volume.findings) - 1
    cited, until = volume.first_number, volume.first_number + len(volume.references) - 1
    findings = f"{first:,}–{last:,}" if last > first else f"{first:,}"
    references = f"[{cited}]–[{until}]" if until > cited else f"[{cited}]"
    said = {"en": f"Volume {number} of {total}", "zh": f"第 {number} 卷，共 {total} 卷"}
    if volume.findings:
        said["en"] += f": findings {findings}, references {references}"
        said["zh"] += f"：发现 {findings}，参考文献 {references}"
    return {lang: "  ".join(filter(None, (subtitle.get(lang, ""), words))) for lang, words in said.items()}
