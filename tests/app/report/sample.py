"""A small report in our own words, so that the checks of paper never need the shared material."""

from __future__ import annotations

import dataclasses
from typing import Any

from app.report.chart import ChartModel, ChartStudy, CodedAs, CodedPassage, build_chart
from app.report.charted import Chart, Group, Row
from app.report.citations import default_style, format_references
from app.report.model import FindingCode, NoteFacts, Provenance, Quote, Report, ReportFinding, ReportStudy
from app.report.wording import what_was_read

THEMES = (
    Row("trust", {"en": "Trust", "zh": "信任"}, {}),
    Row("finance", {"en": "Incentives and finance", "zh": "激励与筹资"}, {}),
)
GROUPS = (Group("north", {"en": "North", "zh": "北部"}), Group("south", {"en": "South", "zh": "南部"}))
MODELS = (
    ChartModel("north.a", "north", {"en": "Net|work", "zh": "网络|型"}, {"en": "Network", "zh": "网络型"}),
    ChartModel("north.b", "north", {"en": "Clinic", "zh": "诊所"}, {"en": "Clinic group", "zh": "诊所联合体"}),
    ChartModel("south.a", "south", {"en": "Hub", "zh": "中心"}, {"en": "Hub", "zh": "中心型"}),
    ChartModel("south.b", "south", {"en": "Chain", "zh": "连锁"}, {"en": "Chain", "zh": "连锁型"}),
)
STUDIES = (
    ChartStudy(1, (), "yes", {"en": "Alder 2019", "zh": "Alder 2019"}),
    ChartStudy(2, (), "no", {"en": "Birch et al. 2021", "zh": "Birch 等 2021"}),
)
ITEMS = (
    {
        "id": "1",
        "type": "article-journal",
        "title": "Wards without walls",
        "author": [{"family": "Alder", "given": "A. B."}],
        "container-title": "Journal of Invented Care",
        "volume": "3",
        "page": "1-9",
        "issued": {"date-parts": [[2019]]},
        "DOI": "10.0000/example.1",
    },
    {
        "id": "2",
        "type": "article-journal",
        "title": "县域里的信任",
        "author": [
            {"family": "白", "given": "桦"},
            {"family": "林", "given": "木"},
            {"literal": "森大山"},
            {"literal": "丁一"},
        ],
        "container-title": "虚构卫生杂志",
        "issued": {"date-parts": [[2021]]},
        "language": "zh-CN",
    },
)


def passages() -> list[CodedPassage]:
    """Five passages of two studies: a result, an interpretation, an implied one, a background claim, one unjudged."""
    return [
        CodedPassage(1, 1, (CodedAs("model", "north.a"), CodedAs("barrier", "b1", "trust")), ((1, "reported_result"),)),
        CodedPassage(
            1,
            2,
            (CodedAs("model", "north.a"), CodedAs("barrier", "b1", "trust", "implied")),
            ((2, "author_interpretation"),),
        ),
        CodedPassage(
            2, 3, (CodedAs("model", "north.b"), CodedAs("facilitator", "f1", "finance")), ((3, "recommendation"),)
        ),
        CodedPassage(
            2, 4, (CodedAs("model", "north.b"), CodedAs("barrier", "b2", "finance")), ((4, "background_claim"),)
        ),
        CodedPassage(2, 5, (CodedAs("model", "north.b"), CodedAs("facilitator", "f2", "trust"))),
    ]


def sample_chart(**filters: Any) -> Chart:
    """The Matrix of the sample."""
    return build_chart(passages(), STUDIES, MODELS, THEMES, GROUPS, **filters)


def finding(number: int, en: str, zh: str, quote: Quote, **changes: Any) -> ReportFinding:
    """A finding of the first study on trust."""
    made = ReportFinding(
        number,
        {"en": en, "zh": zh},
        (quote,),
        {"en": "Alder 2019", "zh": "Alder 2019"},
        1,
        "reported_result",
        (FindingCode("b1", {"en": "Mistrust", "zh": "不信任"}, "barrier", "result"),),
        "trust",
    )
    return dataclasses.replace(made, **changes)


def sample_findings() -> tuple[ReportFinding, ...]:
    """Findings with every kind of provenance."""
    return (
        finding(
            1,
            "Wards that shared a kitchen didn't share a budget.",
            "共用厨房的病区并不共用预算。",
            Quote("shared a kitchen, never a budget", "共用厨房,从不共用预算", zh_from=Provenance("machine", "Engine")),
        ),
        finding(
            2,
            'Nurses called the plan "somebody else\'s".',
            "护士称该计划是“别人的”。",
            Quote(
                'a plan that was "somebody else\'s"', "一份“别人的”计划", zh_from=Provenance("machine", "Engine", True)
            ),
        ),
        finding(3, "Old friends shared risk first.", "老朋友最先共担风险。", Quote("old friends went first", "")),
        finding(
            4,
            "A digest is our own.",
            "摘要是我们自己写的。",
            Quote("Our own digest of the study.", "我们自写的摘要。", zh_from=Provenance("person"), kind="digest"),
            theme="",
            codes=(),
        ),
    )


def sample_report(kind: Any = "brief", languages: Any = "both", paper: Any = "a4", **changes: Any) -> Report:
    """A whole report on the sample; `changes` replace fields."""
    chart = sample_chart()
    report = Report(
        title={"en": "Wards and walls,\nand what opens them", "zh": "病区与围墙"},
        subtitle={"en": "A sample", "zh": "样例"},
        author="A. Reader",
        date="2026-02-03",
        kind=kind,
        languages=languages,
        paper=paper,
        asked={"en": "What stands in the way?", "zh": "什么在阻碍？"},
        read=what_was_read(2, 1, 0, ["abstract", "digest"]),
        findings=sample_findings(),
        note=NoteFacts(
            5, chart.n_drawn, 2, chart.n_background_left_out, ({"en": "North only", "zh": "仅北部"},), version="0"
        ),
        themes=chart.rows,
        chart=chart,
        studies=(
            ReportStudy(
                1, {"en": "Alder 2019"}, {"en": "North", "zh": "北部"}, {"en": "cases"}, {"en": "wards"}, {}, "yes"
            ),
            ReportStudy(2, {"en": "Birch et al. 2021"}, {"en": "South"}, {}, {}, {}, "no"),
        ),
        references=tuple(format_references(ITEMS, default_style(languages))),
    )
    return dataclasses.replace(report, **changes)
