"""Charts and reports made of the shared domain data, for looking at and for counting; nothing of it is committed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.report.chart import ChartModel, ChartStudy, CodedAs, CodedPassage, build_chart
from app.report.model import Chart, Group, Row

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
