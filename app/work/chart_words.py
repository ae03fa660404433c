"""Words of the chart that belong to no code: countries of care, and filters as they are printed, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.report import wording
from app.report.charted import Words
from db.query import Query
from db.rows import pick_exact

COUNTRIES: Mapping[str, Words] = {
    "model.us": {"en": "United States", "zh": "美国"},
    "model.uk": {"en": "England (NHS)", "zh": "英格兰（NHS）"},
    "model.cn": {"en": "China", "zh": "中国"},
}
"""Heads above the columns, by the key of the branch of the codebook."""

STATUSES: Mapping[str, Words] = {
    key: {"en": said["en"][:1].lower() + said["en"][1:], "zh": said["zh"]} for key, said in wording.STATUSES.items()
}
"""Evidence statuses inside a sentence; the words are the report's."""

MODES: Mapping[str, Words] = {
    "explicit": {"en": "explicit", "zh": "明示"},
    "implied": {"en": "implied", "zh": "隐含"},
}
DESIGNS: Mapping[str, Words] = {
    "qualitative": {"en": "Qualitative", "zh": "定性研究"},
    "mixed_methods": {"en": "Mixed methods", "zh": "混合方法"},
    "quantitative": {"en": "Quantitative", "zh": "定量研究"},
    "review": {"en": "Review", "zh": "综述"},
    "policy_report": {"en": "Policy report", "zh": "政策报告"},
    "other": {"en": "Other design", "zh": "其他设计"},
}
SECTIONS: Mapping[str, Words] = {
    "title": {"en": "title", "zh": "题名"},
    "background": {"en": "background", "zh": "背景"},
    "aim": {"en": "aim", "zh": "目的"},
    "objectives": {"en": "objectives", "zh": "目的"},
    "methods": {"en": "methods", "zh": "方法"},
    "results": {"en": "results", "zh": "结果"},
    "discussion": {"en": "discussion", "zh": "讨论"},
    "conclusion": {"en": "conclusion", "zh": "结论"},
    "conclusions": {"en": "conclusions", "zh": "结论"},
    "lessons": {"en": "lessons", "zh": "经验教训"},
}
_PLACES: Mapping[str, Words] = {
    "US": COUNTRIES["model.us"],
    "GB-ENG": COUNTRIES["model.uk"],
    "CN": COUNTRIES["model.cn"],
    "GB": {"en": "United Kingdom", "zh": "英国"},
    "AU": {"en": "Australia", "zh": "澳大利亚"},
    "CA": {"en": "Canada", "zh": "加拿大"},
    "DE": {"en": "Germany", "zh": "德国"},
    "ES": {"en": "Spain", "zh": "西班牙"},
    "NL": {"en": "Netherlands", "zh": "荷兰"},
    "NZ": {"en": "New Zealand", "zh": "新西兰"},
    "SE": {"en": "Sweden", "zh": "瑞典"},
    "SG": {"en": "Singapore", "zh": "新加坡"},
}


def country_words(country: str) -> Words:
    """Name a country of care as charts print it; what has no name here stands as it is stored."""
    return _PLACES.get(country, {"en": country, "zh": country})


def section_words(section: str) -> Words:
    """Name a section of an abstract."""
    return SECTIONS.get(section, {"en": section, "zh": section})


DIRECTIONS: Mapping[str, Words] = {
    "hinders": {"en": "hinders", "zh": "阻碍"},
    "helps": {"en": "helps", "zh": "促进"},
    "mixed": {"en": "mixed", "zh": "利弊兼有"},
    "neutral": {"en": "neutral", "zh": "中性"},
    "outcome_negative": {"en": "worse outcome", "zh": "结局不利"},
    "expected_positive": {"en": "expected to help", "zh": "预期有利"},
}
_TRANSLATION: Mapping[str, Words] = {
    "author": {"en": "author’s Chinese", "zh": "作者提供的中文"},
    "person": {"en": "translated by a person", "zh": "人工翻译"},
    "machine": {"en": "machine translation, not reviewed", "zh": "机器翻译，未经审校"},
    "reviewed": {"en": "machine translation, reviewed", "zh": "机器翻译，已审校"},
    "none": {"en": "no Chinese text", "zh": "没有中文文本"},
}


def two(words: Mapping[str, str]) -> dict[str, str]:
    """Return wordings under the keys en and zh."""
    return {"en": pick_exact(words, "en"), "zh": pick_exact(words, "zh-Hans")}


def filter_words(
    statuses: Sequence[str],
    directions: Sequence[str],
    query: Query,
    studies: Sequence[int] | None,
    modes: Sequence[str] = (),
    sections: Sequence[str] = (),
    findings: Sequence[int] | None = None,
) -> tuple[Words, ...]:
    """Return the filters that are on, a line each, as the chart and its exports print them."""
    out: list[Words] = []

    def line(en: str, zh: str, values: Sequence[Words]) -> None:
        if values:
            out.append(
                {
                    "en": f"{en}: {', '.join(one['en'] for one in values)}",
                    "zh": f"{zh}：{'、'.join(one['zh'] for one in values)}",
                }
            )

    line("evidence status", "证据性质", [STATUSES[one] for one in statuses])
    line("direction", "作用方向", [DIRECTIONS[one] for one in directions])
    line("coding", "编码方式", [MODES[one] for one in modes])
    line("section", "章节", [section_words(one) for one in sections])
    line("search", "搜索", _same([query.text.strip()] if query.text.strip() else []))
    line("care model", "医疗服务模式", _same(query.models))
    line("barrier", "障碍因素", _same(query.barriers))
    line("theme", "主题", _same(query.themes))
    line("country", "国家或地区", _same([one or "–" for one in query.countries]))
    if query.years is not None:
        line("year", "年份", _same([f"{query.years[0]}–{query.years[1]}"]))
    line("translation", "译文", [_TRANSLATION[one] for one in query.translation])
    line("tag", "标签", _same(query.tags))
    if query.coded is not None:
        coded: Words = {"en": "coded", "zh": "已编码"} if query.coded else {"en": "not coded", "zh": "未编码"}
        out.append(coded)
    chosen = studies if studies is not None else query.studies
    if findings is not None:  # the studies are those of the findings then
        n = len(findings)
        out.append({"en": "1 chosen finding" if n == 1 else f"{n:,} chosen findings", "zh": f"所选 {n:,} 条研究发现"})
    elif chosen is not None:
        n = len(chosen)
        out.append({"en": "1 chosen study" if n == 1 else f"{n} chosen studies", "zh": f"所选 {n} 项研究"})
    return tuple(out)


def _same(values: Sequence[str]) -> list[Words]:
    """Words that are the same in both languages."""
    return [{"en": one, "zh": one} for one in values]
