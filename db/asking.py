"""Questions as people type them: words, "phrases", -words that must not be there, field:value; no database here.

The last word of a question may go on ("as typed"). Anything else people type (brackets, stars, AND, NEAR, a colon after
a word that names no field) is a word or nothing, never an instruction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from db.search_words import Term, folded_words

COLUMNS: Final = ("title", "author", "journal", "identifier", "tag", "text", "finding", "memo", "other")
"""The columns of the index, the weightiest first."""

FACTS: Final = frozenset({"year", "country", "lang", "model", "code", "collection"})
"""Fields that are not words of the index but facts of the study."""

FIELDS: Final[Mapping[str, str]] = {
    **{name: name for name in (*COLUMNS, *FACTS)},
    **dict.fromkeys(("ti", "标题", "题名", "篇名", "標題"), "title"),
    **dict.fromkeys(("au", "authors", "作者"), "author"),
    **dict.fromkeys(("source", "期刊", "刊名"), "journal"),
    **dict.fromkeys(("doi", "pmid", "id", "标识符", "标识"), "identifier"),
    **dict.fromkeys(("tags", "标签"), "tag"),
    **dict.fromkeys(("abstract", "ab", "文本", "摘要", "正文", "全文"), "text"),
    **dict.fromkeys(("findings", "发现"), "finding"),
    **dict.fromkeys(("note", "notes", "memos", "备忘", "笔记"), "memo"),
    **dict.fromkeys(("years", "年份", "年"), "year"),
    **dict.fromkeys(("国家", "国家或地区", "地区"), "country"),
    **dict.fromkeys(("language", "语言", "语种"), "lang"),
    **dict.fromkeys(("models", "模式", "照护模式"), "model"),
    **dict.fromkeys(("codes", "barrier", "编码", "代码", "障碍"), "code"),
    **dict.fromkeys(("in", "folder", "文件夹", "分类", "收藏夹", "合集"), "collection"),
}
"""What people may type before the colon, in either language."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂«»「」『』", '"'))
_MINUS = "-−－"
_ASKED = re.compile(rf'([{_MINUS}]?)(?:({"|".join(sorted(map(re.escape, FIELDS), key=len, reverse=True))}):\s*)?'
                    r'(?:"([^"]*)("|$)|(\S+))', re.IGNORECASE)  # fmt: skip
_YEARS = re.compile(r"(?:(<=?|>=?)(\d{1,4})|(\d{1,4})?\s*(?:-|–|—|~|\.\.|至)\s*(\d{1,4})?|(\d{1,4}))年?")


def asked(question: str) -> list[Term]:
    """Read a question: what must all be there, and what must not."""
    whole = question.encode("utf-8", "ignore").decode()  # half a character (a lone surrogate) is none
    plain = unicodedata.normalize("NFKC", whole).translate(_QUOTES)
    out: list[Term] = []
    for found in _ASKED.finditer(plain):
        minus, name, phrase, closed, word = found.groups()
        typed = word if word is not None else phrase
        if word is not None and not name and not minus and word[0] in _MINUS and len(word) > 1:
            minus, typed = word[0], word[1:]
        last = found.end() == len(plain) and not closed
        field = FIELDS[name.lower()] if name else ""
        if not name and typed[-1:] == ":" and typed[:-1].lower() in FIELDS:
            continue  # a field whose value is still to be typed
        words = tuple(folded_words(typed))
        if words or (field in FACTS and typed.strip()):
            out.append(Term(words, last and not minus, bool(minus), field, typed.strip()))
    return out


def words_of(question: str) -> list[Term]:
    """The words of a question whose places can be marked in a text."""
    return [term for term in asked(question) if not term.excluded and term.field not in FACTS]


def years(value: str) -> tuple[int, int] | None:
    """Read years as typed: 2015, 2010-2015, 2010-, -2015, >2010, <=2015; None where they are none."""
    found = _YEARS.fullmatch(value)
    if found is None:
        return None
    sign, bound, first, last, only = found.groups()
    if only:
        return int(only), int(only)
    if sign:
        edge = int(bound) + {">": 1, "<": -1}.get(sign, 0)
        return (edge, 9999) if sign[0] == ">" else (0, edge)
    return (int(first), int(last or 9999)) if first else (0, int(last)) if last else None
