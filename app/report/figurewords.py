"""The words of charts that stand in a report: what is set against what, the line of counts and filters, the legend.

They are those of the chart panel, in both languages at once, since paper has both.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.report.charted import Chart, Words
from app.report.pairs import facet_of

FACETS: dict[str, Words] = {
    "theme": {"en": "theme", "zh": "主题"},
    "barrier": {"en": "barrier", "zh": "障碍因素"},
    "facilitator": {"en": "facilitator", "zh": "促进因素"},
    "outcome": {"en": "outcome", "zh": "结局"},
    "method": {"en": "method", "zh": "方法"},
    "model": {"en": "care model", "zh": "医疗服务模式"},
    "country": {"en": "country of care", "zh": "服务所在国家"},
    "year": {"en": "year", "zh": "年份"},
    "design": {"en": "study design", "zh": "研究设计"},
    "programme": {"en": "programme", "zh": "项目"},
    "coder": {"en": "coder", "zh": "编码者"},
}
_MATRIX: dict[str, Words] = {
    "theme": {"en": "Barriers and facilitators: %1 × %2", "zh": "障碍与促进因素：%1 × %2"},
    "barrier": {"en": "Barriers × %2", "zh": "障碍因素 × %2"},
    "facilitator": {"en": "Facilitators × %2", "zh": "促进因素 × %2"},
    "": {"en": "Coded passages: %1 × %2", "zh": "已编码片段：%1 × %2"},
}
_MAP: dict[str, Words] = {
    "barrier": {"en": "Evidence map: barriers per %1 and %2", "zh": "证据地图：各%1与%2中报告障碍因素的研究数"},
    "facilitator": {
        "en": "Evidence map: facilitators per %1 and %2",
        "zh": "证据地图：各%1与%2中报告促进因素的研究数",
    },
    "": {"en": "Evidence map: studies per %1 and %2", "zh": "证据地图：各%1与%2的研究数"},
}
_PAIRS: dict[str, Words] = {
    "barrier": {"en": "Two barriers in one passage: %1 × %2", "zh": "同一片段中的两项障碍因素：%1 × %2"},
    "facilitator": {"en": "Two facilitators in one passage: %1 × %2", "zh": "同一片段中的两项促进因素：%1 × %2"},
    "": {"en": "Named in one passage: %1 × %2", "zh": "见于同一片段：%1 × %2"},
}
CHANCE: Words = {
    "en": "Frequent codes meet often by chance: read a number beside the studies of its row and column.",
    "zh": "常用编码偶然共现也多：请对照所在行与列的研究数来读。",
}
NEVER: Words = {"en": "· never in one passage", "zh": "· 从未见于同一片段"}
GROWTH: Words = {"en": "New codes by study", "zh": "各研究新增的编码"}
GROWTH_HEADS: tuple[Words, ...] = (
    {"en": "when", "zh": "时间"},
    {"en": "codes", "zh": "编码数"},
    {"en": "new codes", "zh": "新增编码数"},
    {"en": "codes so far", "zh": "累计编码数"},
    {"en": "Which are new", "zh": "新增的编码"},
)
STUDY: Words = {"en": "study", "zh": "研究"}
GROWTH_CAVEAT: Words = {
    "en": "Another order makes another curve, and a fixed codebook flattens it: a flat end is no proof that nothing is left.",
    "zh": "换一种排序，曲线就不同；编码本若预先固定，曲线也会变平：末端平缓不能证明再无新内容。",
}
CLAIMS: Words = {"en": "Claims side by side: %1 × %2", "zh": "论断并列对照：%1 × %2"}
WHICH: dict[str, Words] = {
    "library": {"en": "all findings of the library", "zh": "文库的全部研究发现"},
    "chosen": {"en": "the findings of this report alone", "zh": "仅本报告的研究发现"},
}
"""What the charts of a report count."""
TIMELINE: Words = {
    "en": "Timeline: studies by year and country of care, over policy events",
    "zh": "时间线：按年份与服务所在国家的研究及政策事件",
}
UNITS: dict[str, Words] = {
    "studies": {"en": "Studies in a cell", "zh": "每格研究数"},
    "findings": {"en": "Findings in a cell", "zh": "每格研究发现数"},
    "passages": {"en": "Passages in a cell", "zh": "每格片段数"},
}
COUNTED: dict[str, Words] = {
    "studies": {"en": "A mark with a number counts studies", "zh": "标记旁的数字为研究数"},
    "findings": {"en": "A mark with a number counts findings", "zh": "标记旁的数字为研究发现数"},
    "passages": {"en": "A mark with a number counts passages", "zh": "标记旁的数字为片段数"},
}
BOLD: Words = {"en": "Bold rows are unions of the rows below them, not sums", "zh": "粗体行为其下各行的并集，不是总和"}
NOWHERE: Words = {"en": "– no study here", "zh": "– 此处无研究"}
NOTHING: Words = {"en": "Nothing is coded that this chart could show.", "zh": "没有可供此图显示的编码。"}
SENTENCES = {
    "gone": "No chart is kept by the name “%1” any more, so it is not drawn.",
    "unknown": "“%1” was kept by another version with rows or columns that this version does not have; what it knows is drawn.",
    "few": "“%1” needs %2 coded studies, so it is not drawn.",
    "lost": "“%1” no longer fits the library: it names what is not there any more (%2). The rest is drawn.",
}
GONE: Words = {"en": SENTENCES["gone"], "zh": "已没有名为“%1”的图表排列，因此未绘出。"}
UNKNOWN: Words = {
    "en": SENTENCES["unknown"],
    "zh": "“%1”由另一版本保存，其中的行或列本版本没有；此处按已知部分绘出。",
}
FEW: Words = {"en": SENTENCES["few"], "zh": "“%1”需要 %2 项已编码研究，因此未绘出。"}
LOST: Words = {
    "en": SENTENCES["lost"],
    "zh": "“%1”与文库不再相符：其中有已不存在的内容（%2）。其余部分照常绘出。",
}


def title_of(kind: str, rows: str, cols: str, sign: str) -> Words:
    """What is set against what; it claims nothing of the findings."""
    if kind == "timeline":
        return TIMELINE
    if paired := facet_of(cols):
        themes = (rows, paired) == ("theme", "theme")
        pattern = _PAIRS[sign if themes and sign in _PAIRS else ""]
        return _filled(pattern, rows, paired)
    patterns = {"matrix": _MATRIX.get(rows, _MATRIX[""]), "claims": CLAIMS}
    pattern = patterns.get(kind) or (_MAP.get(sign, _MAP[""]) if rows == "theme" else _MAP[""])
    return _filled(pattern, rows, cols)


def _filled(pattern: Words, rows: str, cols: str) -> Words:
    """A title with the names of rows and columns."""
    return {
        lang: pattern[lang].replace("%1", FACETS[rows][lang]).replace("%2", FACETS[cols][lang]) for lang in ("en", "zh")
    }


def growth_said(studies: int, codes: int, base: Words, filters: Sequence[Words]) -> Words:
    """How many studies and codes the saturation table holds, its base and last run (`base`), and which filters are on."""
    return {
        "en": " · ".join((f"{studies:,} coded {'study' if studies == 1 else 'studies'}", f"{codes:,} codes in use",
                          base["en"], filters_of(filters, "en"))),
        "zh": "，".join((f"{studies:,} 项已编码研究", f"已使用 {codes:,} 个编码", base["zh"], filters_of(filters, "zh"))),
    }  # fmt: skip


def counts_of(chart: Chart) -> Words:
    """How much is drawn, what was left out, and which filters are on."""
    return {"en": " · ".join(_english(chart)), "zh": "，".join(_chinese(chart))}


def which_of(chart: Chart, counted: str) -> Words:
    """What a chart of a report counts, and how much: “Counted: all findings of the library (40 coded, 4 studies)”."""
    coded, studies = f"{chart.n_drawn:,}", chart.n_studies
    which = WHICH[counted]
    return {
        "en": f"Counted: {which['en']} ({coded} coded, {studies:,} {'study' if studies == 1 else 'studies'}).",
        "zh": f"计数范围：{which['zh']}（已编码 {coded} 条，{studies:,} 项研究）。",
    }


def filters_of(filters: Sequence[Words], lang: str) -> str:
    """The filters that are on, or that there are none."""
    named = [one.get(lang) or one.get("en", "") for one in filters]
    if not named:
        return {"en": "no other filter", "zh": "无其他筛选"}[lang]
    return {"en": "filters: ", "zh": "筛选条件："}[lang] + {"en": "; ", "zh": "；"}[lang].join(named)


def _english(chart: Chart) -> list[str]:
    def n(number: int, one: str, many: str) -> str:
        return f"{number:,} {one if number == 1 else many}"

    said = [
        n(chart.n_studies, "study", "studies"),
        n(chart.n_drawn, "coded finding drawn", "coded findings drawn"),
    ]
    if chart.unit != "studies":
        said.append(f"counted in {chart.unit}")
    if chart.n_not_judged:
        said.append(n(chart.n_not_judged, "passage", "passages") + " without a finding (not judged)")
    if chart.n_background_left_out:
        said.append(n(chart.n_background_left_out, "background claim", "background claims") + " left out")
    if chart.n_hidden:
        said.append(n(chart.n_hidden, "finding", "findings") + " hidden by filter")
    return [*said, filters_of(chart.filters, "en")]


def _chinese(chart: Chart) -> list[str]:
    said = [f"{chart.n_studies:,} 项研究", f"绘出 {chart.n_drawn:,} 条已编码的研究发现"]
    if chart.unit != "studies":
        said.append({"findings": "按研究发现计数", "passages": "按片段计数"}[chart.unit])
    if chart.n_not_judged:
        said.append(f"{chart.n_not_judged:,} 个片段没有研究发现（未判定）")
    if chart.n_background_left_out:
        said.append(f"未计入 {chart.n_background_left_out:,} 条背景陈述")
    if chart.n_hidden:
        said.append(f"{chart.n_hidden:,} 条研究发现被筛选隐藏")
    return [*said, filters_of(chart.filters, "zh")]
