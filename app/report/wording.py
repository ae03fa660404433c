"""The report's own words in English and Chinese, as whole sentences made of counts and names.

Every function returns Words ('en', 'zh'). Terms follow the project's list of interface words.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.report.model import Chart, Evidence, Provenance, Quote, Report, Sign, Words

HEADINGS: dict[str, Words] = {
    "brief": {"en": "Evidence brief", "zh": "证据简报"},
    "full": {"en": "Evidence report", "zh": "证据报告"},
    "contents": {"en": "Contents", "zh": "目录"},
    "asked": {"en": "What was asked", "zh": "研究问题"},
    "read": {"en": "What was read", "zh": "所读材料"},
    "findings": {"en": "Findings", "zh": "发现"},
    "glance": {"en": "At a glance", "zh": "一览"},
    "words": {"en": "The words behind the findings", "zh": "原文依据"},
    "by_theme": {"en": "Findings by theme", "zh": "按主题的发现"},
    "other": {"en": "Other findings", "zh": "其他发现"},
    "studies": {"en": "The studies", "zh": "纳入研究"},
    "references": {"en": "References", "zh": "参考文献"},
    "note": {"en": "How this was made", "zh": "编制说明"},
    "replaced": {"en": "Characters that the font lacks", "zh": "字体缺少的字符"},
}
SILENCE: Words = {"en": "Silence about a barrier is not its absence.", "zh": "未提及不等于不存在。"}
STATUSES: dict[str, Words] = {
    "reported_result": {"en": "Reported result", "zh": "报告的结果"},
    "author_interpretation": {"en": "Author interpretation", "zh": "作者解读"},
    "background_claim": {"en": "Background claim", "zh": "背景陈述"},
    "recommendation": {"en": "Recommendation", "zh": "建议"},
    "": {"en": "Not judged", "zh": "未判定"},
}
SIGNS: dict[Sign, Words] = {
    "barrier": {"en": "barrier", "zh": "障碍因素"},
    "facilitator": {"en": "facilitator", "zh": "促进因素"},
}
EVIDENCE: dict[Evidence, Words] = {
    "result": {"en": "reported result", "zh": "报告的结果"},
    "interpretation": {"en": "interpretation or recommendation", "zh": "作者解读或建议"},
    "not_judged": {"en": "not judged", "zh": "未判定"},
    "implied": {"en": "implied", "zh": "隐含"},
}
TABLE: dict[str, Words] = {
    "country": {"en": "Country", "zh": "国家"},
    "model": {"en": "Care model", "zh": "医疗服务模式"},
    "studies": {"en": "Studies", "zh": "研究数"},
    "asked": {"en": "asked about barriers", "zh": "探讨了障碍因素"},
    "partly": {"en": "asked in part", "zh": "部分探讨"},
    "number": {"en": "No.", "zh": "序号"},
    "study": {"en": "Study", "zh": "研究"},
    "design": {"en": "Design", "zh": "研究设计"},
    "setting": {"en": "Setting", "zh": "情境"},
    "sample": {"en": "Sample", "zh": "样本"},
    "asked_short": {"en": "Asked about barriers", "zh": "探讨障碍因素"},
}
ASKED: dict[str, Words] = {
    "yes": {"en": "yes", "zh": "是"},
    "partly": {"en": "in part", "zh": "部分"},
    "no": {"en": "no", "zh": "否"},
    "": {"en": "not recorded", "zh": "未记录"},
}
LEGEND: dict[str, Words] = {
    "result": {"en": "filled: reported result", "zh": "实心：报告的结果"},
    "interpretation": {"en": "hollow: interpretation or recommendation", "zh": "空心：作者解读或建议"},
    "not_judged": {
        "en": "hollow: interpretation, recommendation, or a passage in no finding",
        "zh": "空心：作者解读、建议，或未归入发现的片段",
    },
    "implied": {"en": "dotted: implied", "zh": "虚线：隐含"},
    "not_mentioned": {"en": "· studied, not mentioned", "zh": "· 有研究，未提及"},
    "absent": {"en": "∅ looked for, reported absent", "zh": "∅ 已考察，报告为无"},
    "hidden": {"en": "(1) filtered out", "zh": "(1) 已被筛选排除"},
    "one": {"en": "One mark is one study", "zh": "每个标记为一项研究"},
    "counted": {"en": "A mark with a number counts studies", "zh": "标记旁的数字为研究数"},
}
MACHINE: Words = {"en": "Machine translation, not reviewed", "zh": "机器翻译，未经审校"}
DIGEST: Words = {"en": "Our digest, not the study’s words", "zh": "自写摘要，非研究原文"}
NO_CHINESE: Words = {"en": "No Chinese text", "zh": "没有中文文本"}
NO_PASSAGE: Words = {"en": "Rests on no passage", "zh": "未附原文片段"}
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_KINDS: dict[str, Words] = {
    "abstract": {"en": "abstracts", "zh": "摘要"},
    "digest": {"en": "our own digests", "zh": "自写摘要"},
    "excerpt": {"en": "excerpts", "zh": "节选"},
}


def counted(n: int, one: str, many: str) -> str:
    """'1 study', '4 studies'."""
    return f"{n:,} {one if n == 1 else many}"


def day(iso: str) -> Words:
    """An ISO date in words; what is no date stays as it is."""
    months = (
        "January February March April May June July August September October November December".split()  # noqa: SIM905
    )
    try:
        year, month, number = (int(part) for part in iso.split("-"))
        return {"en": f"{number} {months[month - 1]} {year}", "zh": f"{year} 年 {month} 月 {number} 日"}
    except (ValueError, IndexError):
        return {"en": iso, "zh": iso}


def what_was_read(studies: int, asked: int, partly: int, kinds: Sequence[str] = (), unknown: int = 0) -> Words:
    """The sentence on what lies behind a report: how many studies, which texts, who asked about barriers.

    `unknown` counts the studies of which nobody wrote down whether they asked.
    """

    def number(n: int, first: bool = False) -> str:
        """A small number as a word."""
        word = _NUMBERS[n] if n < len(_NUMBERS) else str(n)
        return word.capitalize() if first else word

    en, zh = counted(studies, "study", "studies"), f"{studies} 项研究"
    known = [_KINDS[kind] for kind in kinds if kind in _KINDS]
    if len(known) == 1:
        en, zh = f"{en}, {known[0]['en']} only", f"{zh}，仅读{known[0]['zh']}"
    elif known:
        en = f"{en}, read as {', '.join(kind['en'] for kind in known[:-1])} and {known[-1]['en']}"
        zh = f"{zh}，读{'、'.join(kind['zh'] for kind in known)}"
    rest = studies - asked - partly - unknown
    en += f". {number(asked, True)} set out to explain barriers, {number(partly)} did so in part, {number(rest)} did not ask"
    zh += f"。其中 {asked} 项专门探讨障碍因素，{partly} 项部分探讨，{rest} 项未探讨"
    if unknown:
        en += f"; of {number(unknown)} it was not recorded"
        zh += f"，{unknown} 项未记录"
    return {"en": en + ".", "zh": zh + "。"}


def provenance(found: Provenance) -> Words:
    """Whose Chinese (or English) words these are, in a few words."""
    if found.origin == "machine" and not found.reviewed:
        return MACHINE
    if found.origin == "machine":
        return {"en": "Machine translation, reviewed", "zh": "机器翻译，已审校"}
    words: dict[str, Words] = {
        "author": {"en": "Author's own text", "zh": "作者原文"},
        "publisher": {"en": "Publisher's text", "zh": "出版方文本"},
        "person": {"en": "Translated by a person", "zh": "人工翻译"},
    }
    return words.get(found.origin, {"en": "Provenance unknown", "zh": "来源不明"})


def unreviewed(quote: Quote) -> bool:
    """Whether the Chinese of a quote is machine translation that nobody reviewed."""
    return bool(quote.zh) and quote.zh_from.origin == "machine" and not quote.zh_from.reviewed


def foot(report: Report) -> Words:
    """The line at the foot of every page: how many studies, and what the reader must know of the Chinese."""
    n = report.note.studies
    en, zh = counted(n, "study", "studies") + ".", f"{n} 项研究。"
    quotes = [quote for finding in report.findings for quote in finding.quotes]
    machine, chinese = sum(map(unreviewed, quotes)), sum(bool(quote.zh) for quote in quotes)
    if machine and report.languages != "en":
        some = machine < chinese
        en += (" Some" if some else "") + " Chinese quotations are machine translation and have not been reviewed."
        zh += ("部分" if some else "") + "中文引文为机器翻译，未经审校。"
    if any(quote.kind == "digest" for quote in quotes):
        en += " Digests are our own words, not the studies’."
        zh += "自写摘要并非研究原文。"
    return {"en": en, "zh": zh}


def refusal(findings: int, too_many: int) -> str:
    """Why a brief was not made, and what to do."""
    if too_many >= findings:
        return "The brief is too long for two pages even without its findings: shorten the title and the question, or choose the full report."
    return (
        f"{counted(findings, 'finding is', 'findings are')} too many for two pages: "
        f"take out {too_many} or choose the full report."
    )


def refusal_of_many(findings: int, most: int) -> str:
    """Why a report was not begun, and what to do."""
    return f"{findings:,} findings are too many for one PDF: choose at most {most:,}, or make several reports."


def no_study_here(chart: Chart) -> Words:
    """The care models of the chart that no study is about, by name; empty where there are none."""
    empty = [column for column in chart.columns if not column.studies and not column.hidden_studies]
    if not empty:
        return {}
    folded = {column.key: column.folded for column in empty}
    en = [column.label["en"] if not folded[column.key] else _group_words(chart, column.group)["en"] for column in empty]
    zh = [column.label["zh"] if not folded[column.key] else _group_words(chart, column.group)["zh"] for column in empty]
    return {"en": f"No study of: {'; '.join(en)}.", "zh": f"尚无研究的模式：{'；'.join(zh)}。"}


def _group_words(chart: Chart, key: str) -> Words:
    """A country whose models no study is about."""
    group = chart.group(key).label
    return {"en": f"any model in {group.get('en', '')}", "zh": f"{group.get('zh', '')}的各模式"}
