"""Records as our readers make them, in our own words, for what is written and read again."""

from __future__ import annotations

import dataclasses
from typing import Any

from hypothesis import strategies as st

from app.formats.citation import article_number
from app.formats.kinds import KINDS
from app.formats.records import AuthorName, Citation, IdentifierFound, Record, TextPart, TitleVariant
from app.formats.scripts import chinese_tag
from app.formats.tongues import tag

EN_WORDS = [
    "the",
    "care",
    "of",
    "networks",
    "and",
    "money",
    "that",
    "the",
    "towns",
    "share;",
    "a",
    "study,",
    "with",
    "{braces}",
    "and",
    "50%",
    "&",
    "more",
    "#1",
    "_under_",
    "$5",
    "~",
    "^",
    "\\",
    "back",
    "TY",
    "-",
    "not",
    "a",
    "tag",
    "@article",
    "in",
    "it",
    "=",
    "sign",
    "“quoted”",
    '"plain"',
    "<b>bold</b>",
    "H2O",
    "naïve",
    "café",
    "10.1234/x",
    "医疗",
    "𠮷",
    "of",
    "the",
    "end",
]
ZH_WORDS = (
    "我们询问了",
    "四个城镇的",
    "医疗网络",
    "如何共享病历",
    "与资金",
    "，",
    "。",
    "（ACO）",
    "；",
    "信任",
    "𠮷",
    "“引用”",
)


def _risky(words: list[str]) -> str:
    """A line; some begin as formulas do, or with the mark that guards them."""
    start = RISKY[len(words) % len(RISKY)]
    return f"{start}{' '.join(['The study of', *words])}"


RISKY = ("", "", "=", "+", "-", "@", "'=", "''+", "'")
en_line = st.lists(st.sampled_from(EN_WORDS), min_size=3, max_size=14).map(_risky)
zh_line = st.lists(st.sampled_from(ZH_WORDS), min_size=3, max_size=12).map(lambda w: "关于" + "".join(w) + "的研究们")
AWKWARD = (
    "ER  - ",
    "TI  - looks like a tag",
    "@article{x,",
    "PMID- 123",
    "DOI: 10.1/x",
    "titleX: y",
    "{Title}: z",
    "%0 Book",
    "- a, b",
    "=1+1",
)
en_body = st.lists(st.one_of(en_line, st.sampled_from(AWKWARD)), min_size=1, max_size=4).map(
    lambda lines: "\n".join(["The text of the study and what it says.", *(line.strip() for line in lines)])
)
zh_body = st.lists(zh_line, min_size=1, max_size=4).map("\n".join)
word = st.sampled_from(
    [
        "alpha",
        "Beta",
        "gamma-delta",
        "Aged, 80 and over",
        "integrated care",
        "医保支付",
        "a (b, c)",
        "x|y",
        "[z]",
        "50%",
    ]
)
latin = st.sampled_from(["Carter", "van der Velde", "O'Brien", "Müller", "Lee-Ho", "De", "Al-Sayed"])
given = st.sampled_from(["Anna B", "J.", "Li", "Jean-Luc", "M.-J.", "Albert John, Jr", "Wei Ming"])
bodies = st.sampled_from(["World Health Organization", "Care Study Group", "WHO", "A & B Institute"])
hanzi = st.sampled_from(["王小明", "欧阳修", "国家卫生健康委员会", "李四", "買買提"])


@st.composite
def names(draw: st.DrawFn) -> AuthorName:
    shape = draw(st.integers(0, 3))
    if shape == 0:
        whole = draw(hanzi)
        return AuthorName("", "", whole, chinese_tag(whole))
    if shape == 1:
        return AuthorName("", "", draw(bodies))
    return AuthorName(draw(latin), draw(given))


def titled(words: str, kind: str) -> TitleVariant:
    return TitleVariant(tag(words), words, kind, "file")


@st.composite
def identifiers(draw: st.DrawFn) -> tuple[IdentifierFound, ...]:
    found = []
    if draw(st.booleans()):
        found.append(
            IdentifierFound(
                "doi",
                draw(
                    st.sampled_from(["10.1234/jtc.2019.045", "10.1002/(sici)1(19<1::aid>3.0.co;2-2", "10.5555/a_b%c"])
                ),
            )
        )
    if draw(st.booleans()):
        found.append(IdentifierFound("pmid", str(draw(st.integers(1, 99_999_999)))))
    if draw(st.booleans()):
        found.append(IdentifierFound("pmcid", f"PMC{draw(st.integers(1000, 9_999_999))}"))
    found += [
        IdentifierFound("isbn", v)
        for v in draw(st.lists(st.sampled_from(["978-3-86680-192-9", "9780429834646"]), unique=True, max_size=2))
    ]
    found += [
        IdentifierFound("issn", v)
        for v in draw(st.lists(st.sampled_from(["1234-5679", "0006-296X"]), unique=True, max_size=2))
    ]
    urls = ["https://a.test/b?c=d&e=f", "http://x.test/~me/{id}", "https://b.test/%E4%B8%AD#frag_1"]
    found += [IdentifierFound("url", v) for v in draw(st.lists(st.sampled_from(urls), unique=True, max_size=2))]
    if draw(st.booleans()):
        found.append(IdentifierFound("doi", "10.9999/printed.1", "printed"))
    return tuple(found)


lines = st.one_of(st.just(""), en_line.map(lambda w: " ".join(w.split())[:60].strip()), st.just("中华医院管理杂志"))


@st.composite
def records(draw: st.DrawFn) -> Record:
    first = draw(st.one_of(en_line, zh_line))
    titles = [titled(first, "original")]
    if draw(st.booleans()):
        titles.append(titled(draw(zh_line if titles[0].lang == "en" else en_line), "translation"))
    if draw(st.integers(0, 5)) == 0:
        titles.append(TitleVariant("fr", "Les réseaux de soins de quatre villes", "translation", "file"))
    texts = []
    if draw(st.booleans()):
        body = draw(en_body)
        texts.append(TextPart(tag(body), "abstract", body, (), draw(st.sampled_from(["unknown", "author"]))))
    if draw(st.booleans()):
        body = draw(zh_body)
        texts.append(
            TextPart(
                tag(body), "abstract", body, (), *draw(st.sampled_from([("unknown", ""), ("machine", "an engine")]))
            )
        )
    if texts and draw(st.integers(0, 4)) == 0:
        texts.append(TextPart(texts[0].lang, "excerpt", "A further text of the same study."))
    year = draw(st.one_of(st.none(), st.integers(1500, 2099)))
    month = draw(st.one_of(st.none(), st.integers(1, 12)))
    pages = draw(st.sampled_from(["", "1-10", "e0815", "S1-S10", "12-15, 18", "7", "A01", "210+209"]))
    small = st.sampled_from(["", "1", "12", "Suppl 2", "上", "3-4"])
    return Record(
        titles=tuple(titles),
        authors=tuple(draw(st.lists(names(), max_size=4))),
        affiliations=tuple(draw(st.lists(st.sampled_from(["Care Lab, Eastville", "北京大学医学部", "Unit 2; Ward B"]), unique=True, max_size=2))),
        journal=draw(lines),
        journal_abbrev=draw(st.sampled_from(["", "J Test Care"])),
        year=year,
        month=month,
        day=draw(st.integers(1, 28)) if month and draw(st.booleans()) else None,
        epub=draw(st.sampled_from(["", "2018-12-30"])),
        volume=draw(small),
        issue=draw(small),
        pages=pages,
        article_number=draw(st.sampled_from([article_number(pages), article_number(pages) or "104501"])),
        identifiers=draw(identifiers()),
        printed_citation=draw(st.sampled_from([None, Citation("", "=Fleury, M. (2009). A review; of it. J Test, 9(4): x")])),
        keywords=tuple(draw(st.lists(word, unique=True, max_size=3))),
        publication_types=draw(st.sampled_from([(), ("Journal Article",), ("Journal Article", "Review")])),
        texts=tuple(texts),
        kind=draw(st.sampled_from(["", *sorted(KINDS)])),
        key=draw(st.sampled_from(["", "carter2019", "a:b/c", "key with blanks"])),
        editors=tuple(draw(st.lists(names(), max_size=2))),
        translated_authors=tuple(draw(st.lists(names(), max_size=2))),
        journals=draw(st.sampled_from([(), (TitleVariant("en", "Journal of the Care of Tests", "translation", "file"),)])),
        publisher=draw(lines),
        place=draw(st.sampled_from(["", "Beijing", "北京"])),
        edition=draw(st.sampled_from(["", "2", "Second"])),
        series=draw(lines),
        language=draw(st.sampled_from(["", "eng", "English", "chi", "zh-CN"])),
        subjects=tuple(draw(st.lists(word, unique=True, max_size=3))),
        notes=tuple(draw(st.lists(st.sampled_from(["A note.", "Two lines\nof a note.", "ER  -\nx", "注释：一"]), unique=True, max_size=2))),
        tags=tuple(draw(st.lists(st.sampled_from(["ASReview_relevant", "to read", "重要; 急"]), unique=True, max_size=2))),
        extra=tuple(draw(st.lists(st.sampled_from([("U2", "L3737"), ("PY", "c. 2009"), ("a name: with. marks", "two\nlines \\n "), ("DB", "Embase")]), unique=True, max_size=3))),
    )  # fmt: skip


def plain(record: Record, *, paragraphs: bool = True) -> dict[str, Any]:
    """What has to come back: everything but lines, warnings, sources, and the order of wordings in several languages."""
    told = dataclasses.asdict(record)
    for name in ("lines", "warnings", "left_out", "citation", "printed_citation"):
        told.pop(name)
    told["printed"] = record.printed_citation.raw if record.printed_citation is not None else ""
    told["titles"] = sorted((t.lang, t.value, t.kind) for t in record.titles)
    told["journals"] = sorted(t.value for t in record.journals)
    told["texts"] = sorted((t.lang, t.kind, t.body, t.provenance, t.engine) for t in record.texts)
    for name in ("authors", "editors", "translated_authors"):
        told[name] = [(n.literal or n.family if not n.given else n.family, n.given) for n in getattr(record, name)]
    for name in ("notes", "tags", "extra", "keywords", "subjects", "affiliations", "publication_types", "identifiers"):
        told[name] = sorted(map(str, getattr(record, name)))
    return told
