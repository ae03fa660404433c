"""Turn studies into what citations are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.report.citations import short_citation
from db.rows import Study, pick, pick_exact

TYPES = {
    "journal_article": "article-journal",
    "report": "report",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "preprint": "article",
    "webpage": "webpage",
}


def names(study: Study) -> list[dict[str, str]]:
    """Return a study's own authors as CSL names; a name printed whole stays whole."""
    return [
        {"literal": n.literal} if n.literal else {"family": n.family, "given": n.given}
        for n in study.names
        if n.role == "author"
    ]


def short(study: Study, lang: str) -> str:
    """Return 'Bussu & Marshall 2020', in Chinese 'Lewis 等 2017'; the title where there is no author."""
    return short_citation(names(study), study.year, lang, pick(study.words("title"), lang))


def words(study: Study) -> dict[str, str]:
    """Return the short citation in both languages."""
    return {"en": short(study, "en"), "zh": short(study, "zh")}


def csl_item(study: Study) -> dict[str, Any]:
    """Return a study as a CSL-JSON item.

    An identifier printed for something else (a review of the text) is not given as the study's own.
    """
    titles = study.words("title")
    title = pick_exact(titles, "en") or pick(titles, "en")
    item: dict[str, Any] = {
        "id": str(study.id),
        "type": TYPES.get(study.publication_type or "", "article-journal"),
        "title": title,
        "author": names(study),
        "container-title": pick(study.words("journal"), "en") or pick(study.words("journal_abbrev"), "en"),
        "publisher": pick(study.words("publisher"), "en"),
        "volume": study.volume,
        "issue": study.issue,
        "page": study.pages,
        "DOI": next((i.value for i in study.identifiers if i.scheme == "doi" and i.role == "own"), ""),
        "PMID": next((i.value for i in study.identifiers if i.scheme == "pmid" and i.role == "own"), ""),
        "ISBN": next((i.value for i in study.identifiers if i.scheme == "isbn" and i.role == "own"), ""),
    }
    if study.year:
        parts = [
            study.year,
            *([study.month] if study.month else []),
            *([study.day] if study.month and study.day else []),
        ]
        item["issued"] = {"date-parts": [parts]}
    original = next((v.lang for v in study.variants if v.field == "title" and v.kind == "original"), "")
    if original:
        item["language"] = "zh-CN" if original.startswith("zh") else original
    return {key: value for key, value in item.items() if value not in (None, "", [])}


def csl_items(studies: Sequence[Study]) -> list[dict[str, Any]]:
    """Return studies as CSL-JSON items, in their order."""
    return [csl_item(study) for study in studies]
