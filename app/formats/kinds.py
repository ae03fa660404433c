"""What kind of publication a record is: the names other programs give it, and the one name we keep (that of CSL)."""

from __future__ import annotations

import re
from functools import lru_cache

from app.formats.scripts import word_set

ARTICLE = "article-journal"

KINDS = word_set(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic dataset document entry "
    "entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map "
    "motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post "
    "post-weblog regulation report review review-book software song speech standard thesis treaty webpage collection"
)
"""The kinds CSL knows; what a CSL file says is kept where it is one of these."""

_RIS = (
    "JOUR:article-journal EJOUR:article-journal JFULL:periodical ABST:article-journal INPR:article MGZN:article-magazine "
    "NEWS:article-newspaper BOOK:book EBOOK:book EDBOOK:book CLSWK:classic SER:book CHAP:chapter ECHAP:chapter "
    "ENCYC:entry-encyclopedia DICT:entry-dictionary CONF:paper-conference CPAPER:paper-conference THES:thesis RPRT:report "
    "GOVDOC:report STAND:standard ELEC:webpage WEB:webpage BLOG:post-weblog PAT:patent DATA:dataset DBASE:dataset "
    "AGGR:dataset COMP:software MPCT:motion_picture VIDEO:motion_picture ADVS:motion_picture SOUND:song MUSIC:musical_score "
    "MAP:map ART:graphic FIGURE:figure CASE:legal_case STAT:legislation BILL:bill HEAR:hearing SLIDE:speech "
    "MANSCPT:manuscript UNPB:manuscript UNPD:manuscript PCOMM:personal_communication ICOMM:personal_communication "
    "PAMP:pamphlet GEN:document"
)
_BIBTEX = (
    "article:article-journal book:book booklet:pamphlet mvbook:book collection:collection inbook:chapter "
    "incollection:chapter suppbook:chapter inproceedings:paper-conference conference:paper-conference proceedings:book "
    "phdthesis:thesis mastersthesis:thesis thesis:thesis techreport:report report:report manual:report "
    "unpublished:manuscript online:webpage electronic:webpage www:webpage misc:document patent:patent dataset:dataset "
    "software:software periodical:periodical inreference:entry standard:standard map:map"
)
_WORDS = {
    ARTICLE: "journal article|journal|article|journal paper|electronic article|journal, electronic|article in journal|期刊|期刊论文|j|review",
    "article": "preprint|in press|article in press",
    "article-magazine": "magazine article|magazine",
    "article-newspaper": "newspaper article|newspaper|报纸|报纸文章|n",
    "book": "book|edited book|book, whole|book, edited|electronic book|monograph|图书|专著|b",
    "chapter": "book section|book chapter|chapter|book, section|electronic book section|图书章节|s",
    "paper-conference": (
        "conference paper|conference proceedings|conference proceeding|proceedings|proceedings paper|会议|会议论文|c|p"
    ),
    "thesis": (
        "thesis|dissertation|dissertation/thesis|dissertation/thesis, unpublished|thesis, unpublished|masters thesis|"
        "phd thesis|硕士|博士|学位论文|硕士论文|博士论文|d"
    ),
    "report": "report|government document|technical report|科技报告|报告|r",
    "webpage": "web page|webpage|web site|website|internet|electronic source|online|网页",
    "post-weblog": "blog|blog post",
    "patent": "patent|专利",
    "standard": "standard|标准",
    "dataset": "dataset|online database|aggregated database|data",
    "software": "computer program|software",
    "motion_picture": "film or broadcast|audiovisual material|video|motion picture|online multimedia|film",
    "song": "music|sound recording",
    "map": "map",
    "graphic": "artwork",
    "figure": "figure|chart or table",
    "legal_case": "case|court decisions",
    "legislation": "statute|statutes|legal rule or regulation|laws",
    "bill": "bill|bills|bills/resolutions",
    "hearing": "hearing",
    "manuscript": "manuscript|unpublished work|unpublished material|unpublished",
    "personal_communication": "personal communication",
    "pamphlet": "pamphlet|booklet",
    "entry-encyclopedia": "encyclopedia|encyclopedia article",
    "entry-dictionary": "dictionary|dictionary entry",
    "classic": "ancient text|classical work",
    "periodical": "serial|periodical",
    "speech": "presentation|slide",
    "document": "generic|unused 1|unused 2|unused 3|other|misc|document",
}

RIS_KINDS = dict(pair.split(":", 1) for pair in _RIS.split())
BIBTEX_KINDS = dict(pair.split(":", 1) for pair in _BIBTEX.split())
_BY_WORDS = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}

KIND_RIS = {kind: name for name, kind in reversed(RIS_KINDS.items())} | {"periodical": "JFULL", "collection": "SER"}
KIND_BIBTEX = {kind: name for name, kind in reversed(BIBTEX_KINDS.items())} | {
    "article": "unpublished",
    "thesis": "phdthesis",
    "report": "techreport",
}
KIND_WORDS = {kind: words.split("|", 1)[0].title() for kind, words in _WORDS.items()}
"""What people call a kind, for a table."""


@lru_cache(500)
def of_words(words: str) -> str:
    """Return the kind that other programs call by these words (Journal Article, 期刊, Dissertation/Thesis), or ''."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)  # Zotero's journalArticle
    bare = " ".join(re.sub(r"[()（）\[\]]", " ", parted).casefold().split())
    return _BY_WORDS.get(bare, "") or _BY_WORDS.get(bare.removesuffix("s"), "")


def of_ris(name: str) -> str:
    """Return the kind of a RIS type; some programs write words there instead of the abbreviation."""
    return RIS_KINDS.get(name.strip().upper(), "") or of_words(name)
