"""Small bitexts, a small glossary and the shared pairs, for tests of the checker."""

from collections.abc import Iterable, Sequence
from typing import Any

from app.text.checks import Bitext, Issue, Pair, check
from app.text.lexicon import Lexicon, basic, with_glossary
from app.text.span import Span
from app.text.termbase import Term, Termbase, lexicon_rows, read_terms
from tests.app.text.shared import shared

Link = tuple[Sequence[int], Sequence[int]]

TERMS = Termbase(
    [
        Term(
            ("integrated care",),
            "整合照护",
            ("整合医疗", "一体化服务"),
            ("综合医疗",),
            "comprehensive is another thing",
            "core",
        ),
        Term(("integration",), "整合", ("一体化",), (), "but see consolidation", "core"),
        Term(("consolidation",), "市场集中", ("并购",), ("整合",), "a bare one collides", "core"),
        Term(("medical group", "medical groups"), "医师集团", ("医生集团",), ("医疗集团",), "", "models"),
        Term(("hospital group",), "医院集团", ("医疗集团",), (), "shield", "models"),
        Term(("savings",), "节余", ("节省",), ("储蓄",), "money not spent", "payment"),
        Term(
            ("accountable care organization", "accountable care organizations", "ACO", "ACOs"), "责任医疗组织", ("ACO",)
        ),
        Term(("provider", "providers"), "服务提供者", ("提供者", "医疗服务提供者")),
        Term(("social identity", "social identities"), "社会认同", ("社会身份",)),
        Term(("acute and community services",), "急性期医疗与社区照护", ("急性期服务与社区服务",), ("急症服务",)),
        Term(("site visit",), "实地考察", ("现场访问",), ("网站访问",), "", "methods"),
        Term(("vanguard",), "先导试点", ("先锋项目",)),
        Term(("pioneer",), "先锋计划", ("先锋项目",)),
    ]
)


def bitext(
    english: Sequence[str], chinese: Sequence[str], links: Iterable[Link] | None = None, confidence: float = 1.0
) -> Bitext:
    """Sentences a line each, linked one by one unless told otherwise."""
    pairs = links if links is not None else [([at], [at]) for at in range(len(english))]
    left, own = _joined(english)
    right, other = _joined(chinese)
    return Bitext(
        left,
        right,
        ("en", "zh-Hans"),
        tuple(Pair(tuple(own[i] for i in a), tuple(other[i] for i in b), confidence) for a, b in pairs),
    )


def swapped(two: Bitext) -> Bitext:
    """The same texts with the sides exchanged: the Chinese is the source on the left."""
    return Bitext(two.right, two.left, two.langs[::-1], tuple(Pair(p.right, p.left, p.confidence) for p in two.pairs))


def _joined(sentences: Sequence[str]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return text, spans


def found(
    english: str, chinese: str, rule: str, termbase: Termbase = TERMS, lexicon: Lexicon | None = None
) -> list[Issue]:
    """The issues of one rule in one pair."""
    return [i for i in check(bitext([english], [chinese]), termbase, lexicon or basic()) if i.rule == rule]


def gold_bitext(document: dict[str, Any]) -> Bitext:
    """A document of the gold format."""
    return bitext(document["en"], document["zh"], document["links"])


def shared_terms() -> tuple[Termbase, Lexicon]:
    """The shared glossary as a termbase and as a lexicon."""
    terms = read_terms(shared("domain/glossary.tsv").read_text(encoding="utf-8"))
    return Termbase(terms), with_glossary(lexicon_rows(terms))
