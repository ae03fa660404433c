"""The files an evidence pack carries inside its PDF: findings, references and codebook, to be used on by programs."""

from __future__ import annotations

import json
from typing import Any

from app.formats.reading import read_text
from app.formats.writeris import write as write_ris
from app.report.model import Report, ReportFinding

JSON = "application/json"
CSL = "application/vnd.citationstyles.csl+json"
RIS = "application/x-research-info-systems"


def attachments(report: Report) -> dict[str, tuple[bytes, str]]:
    """Return name -> (bytes, media type) of everything an evidence pack carries."""
    items = [dict(study.item) for study in report.studies]
    listed = _plain(items)
    found: dict[str, tuple[bytes, str]] = {
        "findings.json": (_plain(findings(report)), JSON),
        "references.json": (listed, CSL),
        "codebook.json": (_plain(codebook(report)), JSON),
    }
    if items:
        records = read_text(listed.decode(), "references.json").records
        found["references.ris"] = (write_ris(records).data, RIS)
    return found


def findings(report: Report) -> dict[str, Any]:
    """Return every finding with its words, the keys named as the command line names them."""
    studies = {study.number: str(study.id) for study in report.studies}
    return {"made": report.date, "findings": [_finding(one, studies.get(one.reference, "")) for one in report.findings]}


def _finding(one: ReportFinding, study: str) -> dict[str, Any]:
    return {
        "number": one.number,
        "guid": one.guid,
        "claim_en": one.claim.get("en", ""),
        "claim_zh": one.claim.get("zh", ""),
        "status": one.status,
        "direction": one.direction,
        "theme": one.theme,
        "codes": [{"key": code.key, "facet": code.sign, "evidence": code.evidence} for code in one.codes],
        "study": study,
        "citation": one.citation.get("en", ""),
        "quotes": [
            {
                "en": quote.en,
                "zh": quote.zh,
                "kind": quote.kind,
                "zh_origin": quote.zh_from.origin if quote.zh else "",
                "zh_reviewed": quote.zh_from.reviewed,
            }
            for quote in one.quotes
        ],
    }


def codebook(report: Report) -> dict[str, Any]:
    """Return the codebook as plain values."""
    return {
        "codes": [
            {
                "key": one.key,
                "guid": one.guid,
                "parent": one.parent,
                "facet": one.facet,
                "theme": one.theme,
                "label": dict(one.label),
                "definition": dict(one.definition),
            }
            for one in report.codebook
        ]
    }


def _plain(value: Any) -> bytes:
    """Values as JSON that reads the same everywhere; half a character pair has no place in UTF-8 and goes as a mark."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "replace")
