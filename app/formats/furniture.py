"""Know the lines of a copied page that are no part of the study: menus, heads, counts, notices, identifiers.

A line over 300 code points is never furniture. Heads of parts (Abstract, 摘要, Similar articles) steer the reading.
"""

from __future__ import annotations

import re
from enum import Enum

LONGEST = 300


class Kind(Enum):
    """What a line of a page is."""

    BLANK = "blank"
    PROSE = "prose"
    FURNITURE = "furniture"
    ABSTRACT = "abstract"
    """The head of an abstract; words may follow it on the same line."""
    ADDRESSES = "addresses"
    """The head of the authors' addresses; words may follow."""
    AUTHORS = "authors"
    """The head of the authors; words may follow."""
    KEYWORDS = "keywords"
    IDENTIFIERS = "identifiers"
    CITATION = "citation"
    CITED = "cited"
    """A further line of a citation that the page broke."""
    STYLE = "style"
    """The head above a citation printed apart."""
    STOP = "stop"
    """The head of a part that tells of other works, figures or interests: left out up to the next abstract."""
    MACHINE = "machine"
    """Words that say: this is a machine translation."""


def _words(text: str) -> frozenset[str]:
    return frozenset(w.strip() for w in text.split("|") if w.strip())


_MENU = _words(
    "save|email|send to|display options|format|pubmed|cite|share|permalink|copy|copied!|copy to clipboard|page navigation|"
    "full text links|full text sources|full text|expand|collapse|actions|search in pubmed|search in nlm catalog|"
    "add to search|add to collections|collections|clipboard|my bibliography|citation manager|favorites|title & authors|"
    "title and authors|free article|free pmc article|no abstract available|pubmed disclaimer|pmc disclaimer|disclaimer|"
    "comment in|comment on|erratum in|item in clipboard|search|advanced|user guide|log in|sign in|sign up|"
    "create account|download pdf|view pdf|get full text|apa|download citation|next|previous|back to top|menu|home|review|"
    "clinical trial|meta-analysis|systematic review|observational study|multicenter study|comparative study|"
    "readers|citations|citations of this article|mendeley users who have this article in their library.|"
    "mendeley users who have this article in their library|this article is free to access.|"
    "this article is free to access|article metrics|article activity alert|twitter|facebook|linkedin|"
    "register to see more suggestions|mendeley helps you to discover research relevant for your work.|"
    "mendeley helps you to discover research relevant for your work|already have an account? sign in|"
    "suppr|suppr 超能文献|超能文献|文献检索|文档翻译|深度研究|学术资讯|邀请有礼|套餐&价格|套餐＆价格|历史记录|登录|注册|登录/注册|首页|原文链接|"
    "查看原文|收藏|分享|引用|导出|下载|下载pdf|全文链接|全文|返回|复制|出版信息|期刊|来源|出处|打开|展开|收起|翻译|中文|英文|中英对照|双语|更多|搜索|目录|"
    "doi|pmid|pmcid|标题|题名|title|english|chinese|source|journal"
)
_ABSTRACT = _words(
    "abstract|summary|摘要|中文摘要|英文摘要|内容摘要|论文摘要|内容提要|english abstract|chinese abstract|abstract in english|abstract in chinese"
)
_ADDRESSES = _words(
    "affiliations|affiliation|affiliations expand|affiliation expand|affiliations collapse|affiliation collapse|"
    "author information|author affiliations|作者单位|机构|机构信息|单位|作者机构|所属机构|作者信息"
)
_AUTHORS = _words("authors|author|author(s)|作者|作者姓名")
_KEYWORDS = _words("keywords|key words|author supplied keywords|author keywords|关键词|關鍵詞|关键字|index terms")
_STOP = _words(
    "similar articles|cited by|references|publication types|mesh terms|substances|related information|figures|"
    "grants and funding|linkout - more resources|conflict of interest statement|conflicts of interest|see all similar articles|"
    "see all \"cited by\" articles|readers over time|readers' seniority|readers' discipline|readers’ seniority|"
    "readers’ discipline|supplementary concepts|associated data|相似文献|引用本文的文献|本文引用的文献|参考文献|相关文献|推荐阅读|引证文献|共引文献|"
    "参考文獻|利益冲突|mesh 主题词|相关推荐|相关文章|supplementary info|related articles|recommended articles"
)
_STYLE = _words(
    "citation style|cite this|cite this article|how to cite|how to cite this article|引用本文|引用格式|参考文献格式"
)

_LABELLED = re.compile(
    r"[\[【〔(（]?\s?(?P<label>abstract|summary|摘\s{0,4}要|中文摘要|英文摘要|affiliations?|author information|作者单位|机构|单位|authors?|作者|"
    r"(?:author )?key ?words?|关键词|關鍵詞|关键字)\s?(?:[\]】〕)）]\s?[:：]?|[:：])\s{0,8}",
    re.IGNORECASE,
)
_OWN_STYLE = _words(
    "cite this|cite this article|how to cite|how to cite this article|cite this article as|引用本文|本文引用格式|引用本文格式"
)
_STYLE_LABEL = re.compile(
    r"(?:引用本文|引用格式|cite this article(?: as)?|how to cite(?: this article)?)\s?[:：]\s{0,4}", re.IGNORECASE
)
_IDENTIFIERS = re.compile(
    r"(?:(?:pmid|pmcid|doi)\s?[:：]?\s{0,3}(?:https?://(?:dx\.)?doi\.org/)?(?:10\.\d{4,9}/\S{1,200}|PMC\d{3,10}|\d{4,9})(?:\s?\[[^\]]{1,60}\])?"
    r"|https?://(?:dx\.)?doi\.org/10\.\S{1,200}|free pmc article|free article)[\s,;.|]{0,6}",
    re.IGNORECASE,
)
_NOTICES = re.compile(
    r"(?:copyright\s?(?:©|\(c\)|\d{4}|.{0,3}(?:19|20)\d\d)|©|\(c\)\s?(?:19|20)\d\d|版权所有|all rights reserved|"
    r"published by elsevier|this article is protected by copyright|\[article in [a-z, ]{3,40}\]|"
    r"\d{1,7}\s?(?:readers?|citations?|views?|downloads?|shares?)\b.{0,40}$|(?:readers?|citations?|views?|被引(?:量|次数)?|阅读量?|浏览量?|下载量?)\s?[:：]?\s?\d{1,7}$|"
    r"free (?:pmc )?article|mendeley (?:helps|users|supports)\b|.{0,80}\bicp备|.{0,40}侵权必究|"
    r"see all\b.{0,40}$|(?:accept|reject|manage) (?:all )?cookies|(?:show|read|view) (?:more|less|all)$|"
    r"(?:how to|please) cite this article|supplementary info$|publication types?\s|update in\s|trial registration number\s?$)",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\bcookies?\b.{0,200}\b(?:use|using|accept|policy|consent|settings|preferences|website|site|experience)\b"
    r"|\b(?:use|using|uses|accept|policy|consent|settings|preferences|website|site)\b.{0,200}\bcookies?\b|cookie\s?(?:政策|设置)|接受.{0,10}cookie",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?:机器翻译|机翻|AI\s?翻译|人工智能翻译|machine[- ]translat(?:ed|ion)|translated by (?:AI|Suppr|Google|DeepL)|由.{0,12}翻译生成)",
    re.IGNORECASE,
)


def kind_of(text: str) -> tuple[Kind, int]:
    """Say what a line is, and where its own words begin (after a label such as "摘要："; else 0).

    Citations need more than one line to be told and are found elsewhere.
    """
    if not text:
        return Kind.BLANK, 0
    labelled = _LABELLED.match(text[:60])
    if labelled and labelled.end() < len(text):
        return _of_label(labelled["label"]), labelled.end()
    if len(text) > LONGEST:
        return Kind.PROSE, 0
    plain = " ".join(text.split()).casefold().strip(" :：[]【】·|*")
    plain = plain.replace("摘 要", "摘要")
    for words, kind in _HEADS:
        if plain in words:
            return kind, 0
    if _IDENTIFIERS.match(text) and not _IDENTIFIERS.sub("", text).strip():
        return Kind.IDENTIFIERS, 0
    style = _STYLE_LABEL.match(text)
    if style:
        return Kind.STYLE, style.end()
    if len(text) <= 80 and _MACHINE.search(text) and not _is_sentence(text):
        return Kind.MACHINE, 0
    if _NOTICES.match(text) or _COOKIES.search(text):
        return Kind.FURNITURE, 0
    return Kind.PROSE, 0


def cites_itself(head: str) -> bool:
    """Say whether the head above a citation promises the page's own ("Cite this article"), not just a style."""
    return " ".join(head.split()).casefold().strip(" :：") in _OWN_STYLE


def _is_sentence(text: str) -> bool:
    """A longer sentence about machine translation is part of a study's text, not a note about it."""
    return len(text) > 30 and text.rstrip().endswith((".", "。")) and not re.match(r"[(（\[【*※注]", text)


def _of_label(label: str) -> Kind:
    word = "".join(label.split()).casefold()
    if word.startswith(("abstract", "summary")) or word.endswith("摘要"):
        return Kind.ABSTRACT
    if word.startswith("affil") or word in ("authorinformation", "作者单位", "机构", "单位"):
        return Kind.ADDRESSES
    if word in ("author", "authors", "作者"):
        return Kind.AUTHORS
    return Kind.KEYWORDS


_HEADS = (
    (_ABSTRACT, Kind.ABSTRACT), (_ADDRESSES, Kind.ADDRESSES), (_AUTHORS, Kind.AUTHORS), (_KEYWORDS, Kind.KEYWORDS),
    (_STOP, Kind.STOP), (_STYLE, Kind.STYLE), (_MENU, Kind.FURNITURE),
)  # fmt: skip


def copyright_tail(text: str) -> int:
    """Return where a copyright notice at the end of a paragraph begins, or the paragraph's length where there is none."""
    sign = text.rfind("©", max(0, len(text) - 300))
    if sign <= 0:
        return len(text)
    before = text[:sign].rstrip()
    if before.casefold().endswith("copyright"):
        before = before[: -len("copyright")].rstrip()
    return len(before) if before.endswith((".", "。", "?", "!")) else len(text)
