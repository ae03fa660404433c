"""Read a printed line of authors into family and given names, and tell such a line from a title or an address.

A Chinese name stays whole: splitting it is a guess that citation styles do not need.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.formats.records import AuthorName
from app.formats.scripts import chinese_tag, han, word_set

LONGEST = 3000
"""No line of authors is longer (code points)."""

_MARKS = re.compile(r"\(\s*\d{1,3}(?:\s*,\s*\d{1,3})*\s*\)|[\d*†‡§¶#✉⁰¹²³⁴-⁹]+")
_SPLIT_SEMICOLON = re.compile(r"\s*[;；]\s*")
_SPLIT = re.compile(r"\s*[,，、;；&]\s*|\s+(?:and|和)\s+")
_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*\.?")
_PARTICLES = word_set("van von der den de del della di da dos du la le bin ibn al el ten ter af zu st st. mc")
_DEGREES = word_set("md phd mph ms msc ma mba rn bsc ba dphil frcp mpp scd drph do jd msn edd pharmd jr sr ii iii")
NO_NAME = word_set(
    "care health integrated integration accountable organization organizations organisation organisations study review "
    "reform policy medicare medicaid systems system models model lessons evidence hospital hospitals university "
    "institute school department college centre center england china states kingdom canada australia quality cost costs "
    "outcomes barriers facilitators primary managed abstract background methods results conclusion conclusions "
    "objective objectives patients services analysis trial research management population value payment"
)
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金"
    "陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜"
    "詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边仇曾闫佟翁"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鐘範譚鄒陸顧龍萬錢湯喬賀賴龔龐蘭嚴蘆韋畢聶叢齊莊塗時關費紀歐項陽衛單寧閔強車邊"
)
_COMPOUND = ("欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "司徒", "歐陽", "諸葛")


def pieces(line: str) -> list[str]:
    """Part a line into its names, without numbers, marks and degrees."""
    bare = _MARKS.sub(" ", line).strip().rstrip(".").removesuffix("et al").strip(" ,;，；")
    if not han(bare) and (";" in bare or "；" in bare):
        parts = _SPLIT_SEMICOLON.split(bare)
    elif han(bare) and not re.search(r"[,，、;；]", bare):
        parts = bare.split()
    else:
        parts = _SPLIT.split(bare)
    names = [" ".join(p.split()).removeprefix("and ").strip() for p in parts]
    return [n for n in names if n and n.replace(".", "").casefold() not in _DEGREES]


def looks_like_authors(line: str, *, alone: bool = False) -> bool:
    """Say whether a line holds names and nothing else.

    One name by itself counts only with initials, a mark of an address, or where the caller expects one (`alone`).
    """
    if not line or len(line) > LONGEST or "://" in line or "@" in line:
        return False
    names = pieces(line)
    if not names or not all(_is_name(n) for n in names):
        return False
    if len(names) > 1:
        return True
    return alone or bool(_ends_in_initials(names[0]) or (_MARKS.search(line) and not han(line)))


def _is_name(words: str) -> bool:
    count = han(words)
    if count:
        bare = words.replace("·", "").replace(" ", "")
        known = bare[0] in _SURNAMES or bare.startswith(_COMPOUND)
        return han(bare) == len(bare) and (("·" in words and count <= 15) or (2 <= count <= 4 and known))
    family_first = "," in words
    tokens = words.replace(",", " ").split()
    if not (2 if not family_first else 1) <= len(tokens) <= 6:
        return False
    if any(t.casefold().strip(".") in NO_NAME for t in tokens):
        return False
    return all(_LATIN_WORD.fullmatch(t) and (t[0].isupper() or t.casefold() in _PARTICLES) for t in tokens)


def _ends_in_initials(name: str) -> bool:
    tokens = name.split()
    return len(tokens) > 1 and bool(re.fullmatch(r"[A-Z](?:[-.]?[A-Z]){0,3}\.?", tokens[-1])) and len(tokens[0]) > 1


def read_authors(line: str, *, family_first: bool) -> tuple[AuthorName, ...]:
    """Read a line of names; `family_first` settles the order of full names, which the line itself does not tell."""
    tag = chinese_tag(line) if han(line) else "en"
    return tuple(replace(read_name(n, family_first=family_first), lang=tag) for n in pieces(line))


def read_name(words: str, *, family_first: bool) -> AuthorName:
    """Read one name: "Lewis VA", "Lewis, Valerie A.", "Valerie A Lewis", "Bussu Sonia", "WANG Xiaoming", "张三"."""
    if han(words):
        return AuthorName("", "", words, chinese_tag(words))
    if "," in words:
        family, _, given = words.partition(",")
        return AuthorName(family.strip(), given.strip())
    tokens = words.split()
    if len(tokens) == 1:
        return AuthorName(words)
    if _ends_in_initials(words):
        return AuthorName(" ".join(tokens[:-1]), tokens[-1])
    if tokens[0].isupper() and len(tokens[0]) > 1 and "." not in tokens[0] and not tokens[-1].isupper():
        return AuthorName(tokens[0], " ".join(tokens[1:]))  # "WANG Xiaoming", not "A.B. Smith"
    if family_first and not _INITIALS.fullmatch(tokens[0]):
        cut = 1
        while cut < len(tokens) - 1 and tokens[cut - 1].casefold() in _PARTICLES:
            cut += 1
        return AuthorName(" ".join(tokens[:cut]), " ".join(tokens[cut:]))
    cut = len(tokens) - 1
    while cut > 1 and tokens[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    return AuthorName(" ".join(tokens[cut:]), " ".join(tokens[:cut]))
