"""The report's own words in English and Chinese, as whole sentences made of counts and names.

Every function returns Words ('en', 'zh'). Terms follow the project's list of interface words.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.report.charted import Chart, Evidence, Sign, Words
from app.report.model import Provenance, Quote, Report

HEADINGS: dict[str, Words] = {
    "brief": {"en": "Evidence brief", "zh": "证据简报"},
    "full": {"en": "Evidence report", "zh": "证据报告"},
    "contents": {"en": "Contents", "zh": "目录"},
    "asked": {"en": "What was asked", "zh": "研究问题"},
    "read": {"en": "What was read", "zh": "所读材料"},
    "findings": {"en": "Findings", "zh": "发现"},
    "glance": {"en": "At a glance", "zh": "一览"},
    "matrix": {"en": "The whole library", "zh": "全部文库"},
    "alone": {"en": "The findings of this report", "zh": "本报告的研究发现"},
    "words": {"en": "The words behind the findings", "zh": "原文依据"},
    "by_theme": {"en": "Findings by theme", "zh": "按主题的发现"},
    "other": {"en": "Other findings", "zh": "其他发现"},
    "studies": {"en": "The studies", "zh": "纳入研究"},
    "references": {"en": "References", "zh": "参考文献"},
    "note": {"en": "How this was made", "zh": "编制说明"},
    "memos": {"en": "Memos", "zh": "备忘录"},
    "texts": {"en": "The texts, sentence by sentence", "zh": "逐句对照文本"},
    "front": {"en": "Question and material", "zh": "问题与材料"},
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
    "bracketed": {"en": "in brackets: implied", "zh": "括号内：隐含"},
    "not_mentioned": {"en": "· studied, not mentioned", "zh": "· 有研究，未提及"},
    "absent": {"en": "∅ looked for, reported absent", "zh": "∅ 已考察，报告为无"},
    "hidden": {"en": "(1) filtered out", "zh": "(1) 已被筛选排除"},
    "one": {"en": "One mark is one study", "zh": "每个标记为一项研究"},
    "counted": {"en": "A mark with a number counts studies", "zh": "标记旁的数字为研究数"},
}
DIRECTIONS: dict[str, Words] = {
    "hinders": {"en": "Hinders", "zh": "阻碍"},
    "helps": {"en": "Helps", "zh": "促进"},
    "mixed": {"en": "Mixed", "zh": "利弊兼有"},
    "neutral": {"en": "Neutral", "zh": "中性"},
    "outcome_positive": {"en": "Better outcome", "zh": "结局向好"},
    "outcome_negative": {"en": "Worse outcome", "zh": "结局不利"},
    "expected_positive": {"en": "Expected to help", "zh": "预期有利"},
}
EMPTIES: dict[str, Words] = {
    "not_mentioned": {"en": "not mentioned", "zh": "未提及"},
    "absent": {"en": "looked for, reported absent", "zh": "已考察，报告为无"},
    "hidden": {"en": "filtered out: %1", "zh": "已被筛选排除：%1"},
    "no_study": {"en": "no study of this model", "zh": "该模式尚无研究"},
}
YES: Words = {"en": "yes", "zh": "是"}
SHEETS: dict[str, Words] = {
    "findings": {"en": "Findings", "zh": "发现"},
    "quotes": {"en": "Quotes", "zh": "引文"},
    "matrix": {"en": "Matrix", "zh": "矩阵"},
    "studies": {"en": "Studies", "zh": "研究"},
    "codebook": {"en": "Codebook", "zh": "编码本"},
}
COLUMNS: dict[str, Words] = {
    "number": {"en": "No.", "zh": "序号"},
    "claim_en": {"en": "Finding (English)", "zh": "发现（英文）"},
    "claim_zh": {"en": "Finding (Chinese)", "zh": "发现（中文）"},
    "status": {"en": "Evidence status", "zh": "证据性质"},
    "direction": {"en": "Direction", "zh": "作用方向"},
    "theme": {"en": "Theme", "zh": "主题"},
    "barriers": {"en": "Barriers", "zh": "障碍因素"},
    "facilitators": {"en": "Facilitators", "zh": "促进因素"},
    "study": {"en": "Study", "zh": "研究"},
    "country": {"en": "Country", "zh": "国家"},
    "design": {"en": "Design", "zh": "研究设计"},
    "reference": {"en": "Reference", "zh": "参考文献"},
    "passages": {"en": "Passages", "zh": "片段数"},
    "words_en": {"en": "Words (English)", "zh": "引文（英文）"},
    "words_zh": {"en": "Words (Chinese)", "zh": "引文（中文）"},
    "id": {"en": "Id", "zh": "标识"},
    "chinese_from": {"en": "Origin of the Chinese", "zh": "中文来源"},
    "digest": {"en": "Digest", "zh": "自写摘要"},
    "flagged": {"en": "Wording flagged", "zh": "译文存疑"},
    "all_barriers": {"en": "All models: studies with a barrier", "zh": "各模式合计：有障碍因素的研究"},
    "all_facilitators": {"en": "All models: studies with a facilitator", "zh": "各模式合计：有促进因素的研究"},
    "title_en": {"en": "Title (English)", "zh": "标题（英文）"},
    "title_zh": {"en": "Title (Chinese)", "zh": "标题（中文）"},
    "year": {"en": "Year", "zh": "年份"},
    "setting": {"en": "Setting", "zh": "情境"},
    "sample": {"en": "Sample", "zh": "样本"},
    "asked": {"en": "Asked about barriers", "zh": "探讨障碍因素"},
    "doi": {"en": "DOI", "zh": "DOI"},
    "code": {"en": "Code", "zh": "编码"},
    "parent": {"en": "Above it", "zh": "上级编码"},
    "facet": {"en": "Facet", "zh": "维度"},
    "label_en": {"en": "Label (English)", "zh": "名称（英文）"},
    "label_zh": {"en": "Label (Chinese)", "zh": "名称（中文）"},
    "definition_en": {"en": "Definition (English)", "zh": "定义（英文）"},
    "definition_zh": {"en": "Definition (Chinese)", "zh": "定义（中文）"},
    "n_studies": {"en": "Studies", "zh": "研究数"},
    "n_passages": {"en": "Passages", "zh": "片段数"},
}
WEB: dict[str, Words] = {
    "skip": {"en": "Go to the report", "zh": "跳到正文"},
    "tools": {"en": "Search and filters", "zh": "检索与筛选"},
    "search": {"en": "Search the findings", "zh": "检索发现"},
    "language": {"en": "Languages shown", "zh": "显示语言"},
    "clear": {"en": "Show all findings", "zh": "显示全部发现"},
    "found": {"en": "%1 of %2 findings", "zh": "%2 条发现中的 %1 条"},
    "caption": {
        "en": "Themes by care models. A cell leads to its findings.",
        "zh": "主题与医疗服务模式。点击单元格可查看其发现。",
    },
}
MACHINE: Words = {"en": "Machine translation, not reviewed", "zh": "机器翻译，未经审校"}
DIGEST: Words = {"en": "Our digest, not the study’s words", "zh": "自写摘要，非研究原文"}
NO_CHINESE: Words = {"en": "No Chinese text", "zh": "没有中文文本"}
MISSING_SIDE: Words = {"en": "(no counterpart)", "zh": "（无对应句）"}
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
    if found.origin == "person" and found.engine:
        return {"en": "Translated by a person, based on machine translation", "zh": "人工翻译（基于机器翻译）"}
    words: dict[str, Words] = {
        "author": {"en": "Author's own text", "zh": "作者原文"},
        "publisher": {"en": "Publisher's text", "zh": "出版方文本"},
        "person": {"en": "Translated by a person", "zh": "人工翻译"},
    }
    return words.get(found.origin, {"en": "Provenance unknown", "zh": "来源不明"})


def unreviewed(quote: Quote) -> bool:
    """Whether the Chinese of a quote is machine translation that nobody reviewed."""
    return bool(quote.zh) and is_raw_machine(quote.zh_from)


def is_raw_machine(found: Provenance) -> bool:
    """Whether a text is machine translation that nobody reviewed."""
    return found.origin == "machine" and not found.reviewed


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
        return "The brief is too long for two pages even without its findings: shorten the title and the question, leave out sections, or choose the full report."
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
