"""Acronyms: kept, rendered in words, or lost and changed on the way."""

import re
from collections.abc import Iterator
from typing import Final

from app.text.checks.bitext import Couple
from app.text.checks.ground import Ground
from app.text.checks.issue import ACRONYM, MAJOR, MINOR, Issue
from app.text.span import Span

_ACRONYM: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9]*[A-Z][A-Z0-9]*|[A-Z]{2,}(?:[-/&][A-Z0-9]+)*)s?(?![A-Za-z])"
)
_ROMAN: Final = re.compile(r"[IVXLC]+s?$")
_SHOUTED: Final = re.compile(r"[A-Z]{2,}(?:\s+(?:AND\s+)?[A-Z]{3,})*\s*[:：]|\b[A-Z]{4,}(?:[\s,]+[A-Z]{2,})+")
_DEFINED: Final = re.compile(r"(?P<words>[\u4e00-\u9fff]{2,14})\s?[（(](?P<inside>[^（()）]{1,80})[）)]")
_LONGEST: Final = 8
_WORDS: Final = {
    "US": "美", "USA": "美", "UK": "英", "EU": "欧盟", "UN": "联合国", "WHO": "世界卫生|世卫", "HIV": "艾滋|免疫缺陷", "AIDS": "艾滋|免疫缺陷综合",
    "DNA": "脱氧核糖", "RNA": "核糖核酸", "MRI": "磁共振", "CT": "断层|计算机体层", "ICU": "重症", "COVID": "新冠|冠状", "SARS": "非典|严重急性呼吸", "IT": "信息技术|信息化",
    "TB": "结核", "BMI": "体质指数|体重指数|体质量指数", "CI": "置信|可信", "OR": "比值比|优势比", "RR": "相对危险|风险比|相对风险", "HR": "风险比|危险比", "RCT": "随机",
    "GDP": "国内生产总值|生产总值", "CEO": "首席执行|行政总裁", "AI": "人工智能", "ED": "急诊", "GP": "全科", "QALY": "质量调整", "PTSD": "创伤后", "ADHD": "注意缺陷|多动",
    "SD": "标准差", "SE": "标准误", "NHS": "国民|国家医疗|国家卫生|国民健康|国民保健", "LMIC": "中低收入|低收入", "PhD": "博士", "ICT": "信息通信", "EHR": "健康档案|健康记录|病历", "EMR": "病历",
    "HBV": "乙型肝炎|乙肝", "HCV": "丙型肝炎|丙肝", "HPV": "人乳头瘤", "PCR": "聚合酶", "ECG": "心电", "ICD": "国际疾病分类", "BP": "血压", "CVD": "心血管|脑血管", "COPD": "慢阻肺|阻塞性",
}  # fmt: skip
"""Acronyms with words that Chinese often says instead, as patterns."""


def acronyms(ground: Ground) -> Iterator[Issue]:
    """Acronyms of one side that the other neither keeps nor says in words, and acronyms that changed."""
    if not ground.bilingual:
        return
    kept = {_bare(found[0]) for found in _ACRONYM.finditer(ground.chinese)}
    named = {_bare(found[0]) for found in _ACRONYM.finditer(ground.english)}
    defined = _definitions(ground.chinese)
    at = {couple.position: couple for couple in ground.couples}
    for couple in ground.answered:
        near = " ".join(at[p].chinese.text for p in (couple.position - 1, couple.position + 1) if p in at).lower()
        lost = [span for span in _found(couple.english.text) if not _met(ground, couple, span, near, defined)]
        if not lost:
            continue
        new = [s for s in _found(couple.chinese.text) if not _there(couple.chinese.text, s, couple.english.text)]
        single = len(lost) == len(new) == 1
        for span in lost:
            own = _bare(span.of(couple.english.text))
            others = named if single and own in kept else set()
            other = next((s for s in new if _mistaken(own, _bare(s.of(couple.chinese.text)), others)), None)
            if other is not None:
                new.remove(other)
                yield _differs(ground, couple, span, other)
            elif own in kept:
                yield _missing(ground, couple, span)


def _differs(ground: Ground, couple: Couple, span: Span, other: Span) -> Issue:
    words = (span.of(couple.english.text), other.of(couple.chinese.text))
    args = words if ground.english_is_source else words[::-1]
    better = _bare(words[0]) if ground.english_is_source else None
    return ground.issue(ACRONYM, MAJOR, couple, (span, other), "acronym.differs", args, better, _bare(words[0]))


def _missing(ground: Ground, couple: Couple, span: Span) -> Issue:
    words = span.of(couple.english.text)
    name = "acronym.missing" if ground.english_is_source else "acronym.added"
    return ground.issue(ACRONYM, MINOR, couple, (span, None), name, (words,), None, _bare(words))


def _found(text: str) -> list[Span]:
    """The acronyms of some words: no Roman numerals, no headings or titles in capitals."""
    shouted = [Span(*found.span()) for found in _SHOUTED.finditer(text)]
    spans = [Span(*found.span()) for found in _ACRONYM.finditer(text)]
    seen: set[str] = set()
    kept = []
    for span in spans:
        words = span.of(text)
        name = _bare(words)
        plain = len(name) <= _LONGEST and not _ROMAN.match(words) and not any(span.overlaps(s) for s in shouted)
        if plain and name not in seen:
            seen.add(name)
            kept.append(span)
    return kept


def _bare(words: str) -> str:
    """An acronym without the s of its plural."""
    return words[:-1] if words.endswith("s") and len(words) > 2 else words


def _there(text: str, span: Span, other: str) -> bool:
    return _bare(span.of(text)).lower() in other.lower()


def _met(ground: Ground, couple: Couple, span: Span, near: str, defined: dict[str, set[str]]) -> bool:
    """Whether an English acronym is kept in the Chinese, or said there in words that the glossary or a table knows."""
    name, chinese = _bare(span.of(couple.english.text)), couple.chinese.text
    if name.lower() in chinese.lower() or name.lower() in near:
        return True
    for rendering in ground.renderings(couple):
        if (rendering.good or rendering.flagged) and any(place.overlaps(span) for place in rendering.english):
            return True
    known = ground.acronyms.get(name, ())
    if any(form and form in chinese for form in known):
        return True
    pattern = _WORDS.get(name) or _WORDS.get(name.split("-")[0])
    return bool(pattern and re.search(pattern, chinese)) or any(words in chinese for words in defined.get(name, ()))


def _definitions(chinese: str) -> dict[str, set[str]]:
    """The acronyms that a Chinese text explains after some words, `责任医疗组织(ACO)`, with the ends of these words."""
    found: dict[str, set[str]] = {}
    for definition in _DEFINED.finditer(chinese):
        words = definition["words"]
        ends = {words[-size:] for size in range(min(6, len(words)), 2, -1)}
        for name in _ACRONYM.findall(definition["inside"]):
            found.setdefault(_bare(name), set()).update(ends)
    return found


def _mistaken(own: str, other: str, named: set[str]) -> bool:
    """Whether a Chinese acronym may be a slip for the English one: the same letters, one off, or another one of the text."""
    if other in named:
        return True
    if sorted(own.lower()) == sorted(other.lower()):
        return True
    if abs(len(own) - len(other)) > 1 or min(len(own), len(other)) < 3:
        return False
    if len(own) == len(other):
        return sum(a != b for a, b in zip(own, other, strict=True)) == 1
    short, long = sorted((own, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
