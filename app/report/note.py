"""The method note: what was chosen from what, what a count means, and what is known about the translations."""

from __future__ import annotations

from app.report import wording
from app.report.charted import Words
from app.report.model import Quote, Report
from app.report.wording import counted


def method_note(report: Report) -> Words:
    """'How this was made' in both languages, every number from the report itself."""
    return {"en": " ".join(_english(report)), "zh": "".join(_chinese(report))}


def _quotes(report: Report) -> list[Quote]:
    return [quote for finding in report.findings for quote in finding.quotes]


def _english(report: Report) -> list[str]:
    facts, n = report.note, len(report.findings)
    studies = counted(facts.studies, "study", "studies")
    if n >= facts.total:
        said = [f"All {counted(n, 'finding', 'findings')} of {studies}."]
    else:
        said = [f"{counted(n, 'finding', 'findings')} chosen by the author from {facts.total:,} findings of {studies}."]
    if report.chart:
        drawn = counted(facts.coded, "finding", "findings")
        chosen = " of this report alone" if facts.counted == "chosen" else ""
        parts = [f"The chart counts {drawn}{chosen} coded with a barrier or a facilitator"]
        if facts.background_left_out:
            parts.append(f"{counted(facts.background_left_out, 'background claim', 'background claims')} left out")
        parts.append(_filters(facts.filters, "en"))
        said.append("; ".join(parts) + ".")
        if report.chart.n_not_judged:
            said.append(
                f"{counted(report.chart.n_not_judged, 'passage', 'passages')} in no finding counted as not judged."
            )
    said.append(
        "A study counts once per cell however many passages it has. Counts say what was studied, not how strong an effect is, "
        "and no certainty is assigned to single studies."
    )
    said += _english_quotes(report)
    said.append("The claims are the author’s own words, not the studies’.")
    version = f"{facts.program} {facts.version}".strip()
    said.append(f"Made with {version}, {wording.day(report.date)['en']}.")
    return said


def _english_quotes(report: Report) -> list[str]:
    quotes = _quotes(report)
    said: list[str] = []
    digests = sum(quote.kind == "digest" for quote in quotes)
    if digests:
        which = "All" if digests == len(quotes) else f"{digests} of {len(quotes)}"
        said.append(f"{which} passages are digests in our own words; the studies’ own texts are not quoted there.")
    if report.languages == "en" or not quotes:
        return said
    chinese, machine = sum(bool(quote.zh) for quote in quotes), sum(map(wording.unreviewed, quotes))
    if chinese == machine and machine:
        line = f"{chinese} of {len(quotes)} passages have a Chinese text: machine translation, not reviewed"
    else:
        line = f"{chinese} of {len(quotes)} passages have a Chinese text; {machine} of these are machine translation, not reviewed"
    flagged = sum(quote.flagged and bool(quote.zh) for quote in quotes)
    if flagged:
        line += f"; {flagged} of them touch words that the checker or a reader flagged, so rely on the English there"
    said.append(line + ".")
    if report.restore_full_width and chinese:
        said.append("Full-width Chinese punctuation is restored for print; nothing else in a quotation is changed.")
    return said


def _chinese(report: Report) -> list[str]:
    facts, n = report.note, len(report.findings)
    if n >= facts.total:
        said = [f"本文收入 {facts.studies} 项研究的全部 {n} 条发现。"]
    else:
        said = [f"本文由作者从 {facts.studies} 项研究的 {facts.total} 条发现中选取 {n} 条。"]
    if report.chart:
        chosen = "仅就本报告的发现，" if facts.counted == "chosen" else ""
        parts = [f"{chosen}图表计入 {facts.coded} 条编有障碍或促进因素的发现"]
        if facts.background_left_out:
            parts.append(f"未计入背景陈述 {facts.background_left_out} 条")
        parts.append(_filters(facts.filters, "zh"))
        said.append("；".join(parts) + "。")
        if report.chart.n_not_judged:
            said.append(f"未归入发现的片段 {report.chart.n_not_judged} 个，按未判定计。")
    said.append("同一研究在一格内只计一次，不论片段多少。计数反映研究了什么，不代表效应强弱；不对单项研究评定确信度。")
    said += _chinese_quotes(report)
    said.append("论断为作者自己的表述，并非研究原文。")
    version = f"{facts.program} {facts.version}".strip()
    said.append(f"由 {version} 生成，{wording.day(report.date)['zh']}。")
    return said


def _chinese_quotes(report: Report) -> list[str]:
    quotes = _quotes(report)
    said: list[str] = []
    digests = sum(quote.kind == "digest" for quote in quotes)
    if digests:
        which = "全部" if digests == len(quotes) else f"{len(quotes)} 处片段中 {digests} 处"
        said.append(f"{which}为自写摘要，并非研究原文。")
    if report.languages == "en" or not quotes:
        return said
    chinese, machine = sum(bool(quote.zh) for quote in quotes), sum(map(wording.unreviewed, quotes))
    if chinese == machine and machine:
        line = f"{len(quotes)} 处片段中 {chinese} 处有中文：机器翻译，未经审校"
    else:
        line = f"{len(quotes)} 处片段中 {chinese} 处有中文，其中 {machine} 处为机器翻译，未经审校"
    flagged = sum(quote.flagged and bool(quote.zh) for quote in quotes)
    if flagged:
        line += f"；{flagged} 处译文的措辞已被标记，请以英文原文为准"
    said.append(line + "。")
    if report.restore_full_width and chinese:
        said.append("印刷时恢复中文全角标点，引文其他文字未作改动。")
    return said


def _filters(filters: tuple[Words, ...], lang: str) -> str:
    """The active filters by name, or that there are no others."""
    named = [words.get(lang) or words.get("en", "") for words in filters]
    if not named:
        return "no other filter" if lang == "en" else "无其他筛选"
    return f"filters: {', '.join(named)}" if lang == "en" else f"筛选条件：{'、'.join(named)}"
