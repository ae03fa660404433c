"""Parts a report that is too large for one PDF into volumes: whole studies in each, in the order of their references."""

from __future__ import annotations

from dataclasses import replace

from app.report.model import Report, ReportFinding, ReportStudy, Words

MOST_IN_BRIEF = 1_500
"""A brief fits two pages; so many findings need not be tried."""
MOST_STUDIES = 500
MOST_FINDINGS = 2_500
MOST_PAIRS = 6_500
"""What one PDF holds at most: 500 studies with their findings, or with their texts, take about 1.2 GB (measured)."""


def volumes(report: Report) -> list[Report]:
    """The report itself, or its volumes: the chart stands in the first, each has the references of its own studies."""
    parted = _parted(report)
    if len(parted) < 2:
        return [report]
    total = len(parted)
    return [_volume(report, studies, number, total) for number, studies in enumerate(parted, 1)]


def _parted(report: Report) -> list[list[ReportStudy]]:
    """The studies volume by volume."""
    texts = any(part.key == "texts" for part in report.sections)
    counts: dict[int, int] = {}
    for finding in report.findings:
        counts[finding.reference] = counts.get(finding.reference, 0) + 1
    made: list[list[ReportStudy]] = []
    findings = pairs = 0
    for study in report.studies:
        more = len(study.pairs) if texts else 0
        findings, pairs = findings + counts.get(study.number, 0), pairs + more
        full = made and (len(made[-1]) >= MOST_STUDIES or findings > MOST_FINDINGS or pairs > MOST_PAIRS)
        if not made or full:
            made.append([])
            findings, pairs = counts.get(study.number, 0), more
        made[-1].append(study)
    return made


def _volume(report: Report, studies: list[ReportStudy], number: int, total: int) -> Report:
    """One volume: its studies and their findings, findings and references numbered anew."""
    places = {study.number: at for at, study in enumerate(studies, 1)}
    findings: list[ReportFinding] = [
        replace(finding, reference=places[finding.reference])
        for finding in report.findings
        if finding.reference in places
    ]
    return replace(
        report,
        subtitle=_named(report.subtitle, number, total),
        findings=tuple(findings),
        studies=tuple(replace(study, number=at) for at, study in enumerate(studies, 1)),
        references=tuple(report.references[study.number - 1] for study in studies if study.number),
        chart=report.chart if number == 1 else None,
        figures=report.figures if number == 1 else (),
    )


def _named(subtitle: Words, number: int, total: int) -> Words:
    """The subtitle with the volume's number."""
    said = {"en": f"Volume {number} of {total}", "zh": f"第 {number} 卷，共 {total} 卷"}
    return {lang: "  ".join(filter(None, (subtitle.get(lang, ""), words))) for lang, words in said.items()}
