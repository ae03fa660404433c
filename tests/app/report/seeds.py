"""Charts and reports made of the shared domain data, for looking at and for counting; nothing of it is committed."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from app.report.chart import ChartModel, ChartStudy, CodedAs, CodedPassage, build_chart, evidence_of
from app.report.charted import Chart, Group, Row
from app.report.citations import default_style, format_references
from app.report.model import FindingCode, NoteFacts, Provenance, Quote, Report, ReportFinding, ReportStudy
from app.report.wording import what_was_read

DOMAIN = Path(__file__).resolve().parents[3].parent / "shared" / "domain"
GROUPS = (
    Group("model.us", {"en": "United States", "zh": "美国"}),
    Group("model.uk", {"en": "England (NHS)", "zh": "英格兰（NHS）"}),
    Group("model.cn", {"en": "China", "zh": "中国"}),
)
CITATIONS = {
    "kreindler2012": {"en": "Kreindler et al. 2012", "zh": "Kreindler 等 2012"},
    "lewis2017": {"en": "Lewis et al. 2017", "zh": "Lewis 等 2017"},
    "bussu2020": {"en": "Bussu & Marshall 2020", "zh": "Bussu & Marshall 2020"},
    "gleave2009": {"en": "Gleave 2009", "zh": "Gleave 2009"},
}


def load(name: str) -> Any:
    """A domain file as JSON, or a skip where the shared material is not there."""
    path = DOMAIN / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this checkout")
    return json.loads(path.read_text(encoding="utf-8"))


def words(both: dict[str, str]) -> dict[str, str]:
    """A codebook label with our two keys."""
    return {"en": both.get("en", ""), "zh": both.get("zh-Hans", "")}


def passages(coding: Any, codebook: Any) -> list[CodedPassage]:
    """Every finding of the seeds as one coded passage; passages and findings share a number from 0."""
    themes = {code["id"]: code["theme"] for code in codebook["codes"]}
    order = {study["id"]: at for at, study in enumerate(coding["studies"])}
    made = []
    for at, finding in enumerate(coding["findings"]):
        codes = tuple(
            CodedAs(facet, key, themes[key] or "", "implied" if key in finding["implied_codes"] else "explicit")
            for facet, keys in finding["codes"].items()
            for key in keys
        )
        made.append(CodedPassage(order[finding["study"]], at, codes, ((at, finding["status"]),)))
    return made


def models(codebook: Any) -> list[ChartModel]:
    """The care models of the codebook; those with a short label always have a column."""
    found = []
    for group in GROUPS:
        inside = [code for code in codebook["codes"] if code["id"].startswith(group.key) and code["id"] != group.key]
        for code in sorted(inside, key=lambda code: (code["id"] == "model.us.integrated", code["order"])):
            label = words(code["label"])
            short = words(code["short"]) if code.get("short") else label
            found.append(ChartModel(code["id"], group.key, short, label, always=bool(code.get("short"))))
    return found


def studies(coding: Any) -> list[ChartStudy]:
    """The four studies, numbered from 0 in the order of the file."""
    return [
        ChartStudy(at, (), study["asked_about_barriers"], CITATIONS[study["id"]])
        for at, study in enumerate(coding["studies"])
    ]


def rows(codebook: Any) -> list[Row]:
    """The nine themes of the codebook."""
    return [Row(theme["id"], words(theme["label"]), words(theme["label"])) for theme in codebook["themes"]]


def seed_chart() -> Chart:
    """The Matrix of the four seeds."""
    coding, codebook = load("seed_coding.json"), load("codebook.json")
    return build_chart(passages(coding, codebook), studies(coding), models(codebook), rows(codebook), GROUPS)


BRIEF = ("B01", "B08", "K07", "L07", "G06", "K05", "B11", "L03")


def csl(study: dict[str, Any]) -> dict[str, Any]:
    """A study of the seeds as CSL-JSON."""
    names = []
    for author in study["authors"]:
        family, _, initials = author.rpartition(" ")
        names.append({"family": family, "given": " ".join(f"{letter}." for letter in initials)})
    if study["id"] == "gleave2009":
        return {
            "id": study["id"],
            "type": "report",
            "title": study["title"],
            "author": names,
            "publisher": "Nuffield Trust",
            "issued": {"date-parts": [[2009]]},
        }
    return {
        "id": study["id"],
        "type": "article-journal",
        "title": study["title"],
        "author": names,
        "container-title": study["journal"],
        "volume": study["volume"],
        "issue": study.get("issue") or "",
        "page": study["pages"],
        "number": study.get("article_number") or "",
        "issued": {"date-parts": [[study["year"]]]},
        "DOI": study["doi"],
    }


def findings(coding: Any, codebook: Any, chosen: tuple[str, ...] = ()) -> tuple[ReportFinding, ...]:
    """The findings of the seeds, or some of them by id, as the report prints them."""
    codes = {code["id"]: code for code in codebook["codes"]}
    order = ["gleave2009", "kreindler2012", "lewis2017", "bussu2020"]
    by_id = {finding["id"]: finding for finding in coding["findings"]}
    made = []
    for number, one in enumerate([by_id[key] for key in chosen] or coding["findings"], 1):
        signed = [key for facet in ("barrier", "facilitator") for key in one["codes"][facet]]
        chinese = one["quote_zh"]["text"] if one["quote_zh"] else ""
        made.append(
            ReportFinding(
                number,
                {"en": one["claim_en"], "zh": one["claim_zh"]},
                (
                    Quote(
                        one["quote_en"]["text"],
                        chinese,
                        zh_from=Provenance("machine", "Suppr"),
                        flagged=bool(one["translation_flags"]) and bool(chinese),
                    ),
                ),
                CITATIONS[one["study"]],
                order.index(one["study"]) + 1,
                one["status"],
                tuple(
                    FindingCode(
                        key,
                        words(codes[key]["label"]),
                        codes[key]["facet"],
                        evidence_of(one["status"], "implied" if key in one["implied_codes"] else "explicit"),
                    )
                    for key in signed
                ),
                next((codes[key]["theme"] for key in signed), ""),
            )
        )
    return tuple(made)


def seed_report(kind: Any = "brief", languages: Any = "both", paper: Any = "a4", **changes: Any) -> Report:
    """The brief of eight findings or the report of all, on the four seeds."""
    coding, codebook, chinese = load("seed_coding.json"), load("codebook.json"), load("studies_zh.json")
    chart = seed_chart()
    order = ["gleave2009", "kreindler2012", "lewis2017", "bussu2020"]
    studies_by_id = {study["id"]: study for study in coding["studies"]}
    table = []
    for number, key in enumerate(order, 1):
        one, zh = studies_by_id[key], chinese[key]
        sample = "; ".join(f"{part['n']} {part['unit']}" if part["n"] else part["unit"] for part in one["sample"])
        table.append(
            ReportStudy(
                number,
                CITATIONS[key],
                {"en": one["country"], "zh": zh["country"]},
                {"en": one["design"], "zh": zh["design"]},
                {"en": one["setting"], "zh": zh["setting"]},
                {"en": sample or "not stated", "zh": "；".join(zh["sample"]) or "未说明"},
                one["asked_about_barriers"],
            )
        )
    style = default_style(languages)
    report = Report(
        title={
            "en": "What gets in the way of integrated care,\nand what helps",
            "zh": "整合照护：什么在阻碍，什么有帮助",
        },
        subtitle={
            "en": "Evidence from four studies of accountable care and NHS integration",
            "zh": "来自责任医疗组织与英国 NHS 整合实践的四项研究",
        },
        author="A. Researcher",
        date="2026-11-21",
        kind=kind,
        languages=languages,
        paper=paper,
        asked={
            "en": "Which barriers did different models of integrated care meet, and what helped, in the United States and in England?",
            "zh": "美国与英格兰的各类整合照护模式遇到了哪些障碍？哪些因素起到了促进作用？",
        },
        read=what_was_read(4, 1, 1, ["abstract"]),
        findings=findings(coding, codebook, BRIEF if kind == "brief" else ()),
        note=NoteFacts(48, chart.n_drawn, 4, chart.n_background_left_out, (), "Diptych", "0.1"),
        themes=chart.rows,
        chart=chart,
        studies=tuple(table),
        references=tuple(format_references([csl(studies_by_id[key]) for key in order], style, "zh")),
    )
    return dataclasses.replace(report, **changes)
