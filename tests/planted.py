"""Studies with planted duplicates, and neighbours that look like duplicates and are none; all words are our own.

`made(count)` returns the heads of a library and the pairs of ids that are one study. The same every time.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from app.formats import pinyin
from db.duplicates import Head

Name = tuple[str, str, str]


def _list(words: str) -> list[str]:
    """Words of one line, parted by strokes."""
    return words.split("|")


WHAT = _list("accountable|integrated|shared|stepped|bundled|coordinated|community|collaborative|nurse-led|digital")
THING = _list("care|payment|discharge|screening|rehabilitation|dialysis|vaccination|transfer|counselling|pharmacy")
WHOM = _list("older adults|rural patients|young carers|stroke survivors|migrant workers|frail residents|new mothers")
WHERE = _list("county hospitals|primary clinics|health networks|village posts|urban districts|care homes|mobile teams")
HOW = _list("a qualitative study|interviews with staff|a mixed methods evaluation|a cohort study|lessons from practice")
MORE = _list("trust|cost|staffing|records|incentives|training|leadership|distance|waiting|language|privacy|stigma")
ZH_WHAT = _list("整合型|责任制|分级|打包付费|协同|社区|家庭医生|数字化|护士主导|一体化")
ZH_THING = _list("医疗服务|付费改革|出院管理|筛查|康复|透析|疫苗接种|转诊|咨询|用药指导")
ZH_WHOM = _list("老年人|慢病患者|青年照护者|卒中患者|流动人口|失能居民|产妇|残疾人")
ZH_WHERE = _list("县级医院|基层机构|医联体|村卫生室|城区|养老院|流动服务队|乡镇卫生院")
ZH_HOW = _list("质性研究|访谈研究|混合方法评价|队列研究|实践经验")
ZH_MORE = _list("信任|成本|人力|病历|激励|培训|领导力|距离|等候|语言|隐私|污名")
FAMILY = _list(
    "Ashby|Brandt|Castell|Dorne|Elling|Farrow|Gorman|Hollis|Ivers|Jarrow|Kessel|Lorne|Marsh|Norden|Osman|Pryce"
)
GIVEN = _list("Alma|Boris|Clara|Dario|Edith|Felix|Greta|Henrik|Irma|Jonas|Karin|Lukas|Mona|Nils|Olga|Piet")
ZH_FAMILY = _list("曾|单|仇|解|任|王|李|张|刘|陈|杨|赵|黄|周|吴|吕|欧阳|徐|孙|马")
ZH_GIVEN = _list("小明|建国|丽|志强|海燕|文静|永|雪梅|俊杰|晓红|德华|伟|桂英|思远|佳")

KINDS = (
    "doi",
    "pmid",
    "typo",
    "subtitle",
    "case",
    "missing",
    "online",
    "vernacular",
    "languages",
    "initials",
    "script",
)
"""How a planted copy differs from its original."""
DECOYS = ("year", "part", "protocol", "opposed", "doi", "pages", "people", "short")
"""How a neighbour that is another study differs."""


@dataclass(frozen=True)
class Planted:
    """A library with what is one in it."""

    heads: list[Head]
    pairs: dict[tuple[int, int], str]
    decoys: dict[tuple[int, int], str]


def made(count: int, seed: int = 7) -> Planted:
    """Make about ``count`` studies, a fifth of them copies and a fifth neighbours."""
    rng = random.Random(seed)
    out = Planted([], {}, {})
    while len(out.heads) < count:
        base = _study(rng, len(out.heads) + 1, chinese=rng.random() < 0.35)
        out.heads.append(base)
        draw = rng.random()
        if draw < 0.35:
            kind = rng.choice(KINDS)
            copy = _copy(rng, base, kind, len(out.heads) + 1)
            if copy is not None:
                out.heads.append(copy)
                out.pairs[base.id, copy.id] = kind
        elif draw < 0.65:
            decoy = rng.choice(DECOYS)
            other = _decoy(rng, base, decoy, len(out.heads) + 1)
            if other is not None:
                out.heads.append(other)
                out.decoys[base.id, other.id] = decoy
    return out


def _title(rng: random.Random) -> str:
    first, second, third = rng.sample(MORE, 3)
    main = f"{rng.choice(WHAT)} {rng.choice(THING)} for {rng.choice(WHOM)} in {rng.choice(WHERE)}, {first}, {second} and {third}"
    return f"{main.capitalize()}: {rng.choice(HOW)}"


def _title_zh(rng: random.Random) -> str:
    first, second, third = rng.sample(ZH_MORE, 3)
    main = f"{rng.choice(ZH_WHERE)}{rng.choice(ZH_WHOM)}{rng.choice(ZH_WHAT)}{rng.choice(ZH_THING)}中的{first}、{second}与{third}"
    return f"{main}：{rng.choice(ZH_HOW)}"


def _study(rng: random.Random, number: int, chinese: bool) -> Head:
    start = rng.randint(1, 1800)
    names: tuple[Name, ...] = tuple(
        ("", "", rng.choice(ZH_FAMILY) + rng.choice(ZH_GIVEN))
        if chinese
        else (rng.choice(FAMILY), rng.choice(GIVEN), "")
        for _ in range(rng.randint(2, 6))
    )
    return Head(
        id=number, year=rng.randint(2005, 2024), epub="", volume=str(rng.randint(1, 40)), issue=str(rng.randint(1, 12)),
        pages=f"{start}-{start + rng.randint(3, 14)}", titles=(_title_zh(rng) if chinese else _title(rng),), names=names,
        translated=(), dois=(f"10.5555/made.{number}",) if rng.random() < 0.6 else (),
        pmids=(str(30_000_000 + number),) if rng.random() < 0.4 else (), issns=(),
    )  # fmt: skip


def _slip(rng: random.Random, title: str, chinese: bool) -> str:
    """One slip of the pen in a long word; in Chinese one character left out."""
    if chinese:
        at = rng.randint(2, 6)
        return title[:at] + title[at + 1 :]
    words = title.split(" ")
    at = rng.choice([n for n, word in enumerate(words) if len(word) >= 6 and word.isalpha()])
    word, place = words[at], rng.randint(1, len(words[at]) - 3)
    words[at] = rng.choice(
        (
            word[:place] + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
    return " ".join(words)


def latin_name(name: Name, initials: bool = False) -> Name:
    """A Chinese name as English journals print it."""
    sounds = pinyin.syllables(name[2])
    given = "".join(sounds[1:]).capitalize()
    if initials:
        given = "".join(sound[0].upper() for sound in sounds[1:])
    return sounds[0].capitalize(), given, ""


def _copy(rng: random.Random, base: Head, kind: str, number: int) -> Head | None:
    """The same study as another database tells it; None where the study has no such copy."""
    chinese = bool(base.names[0][2])
    bare = replace(base, id=number, dois=(), pmids=())
    title = base.titles[0]
    if kind == "doi":
        return replace(bare, dois=(f"10.5555/MADE.{base.id}",), titles=(title.split(":")[0],)) if base.dois else None
    if kind == "pmid":
        return replace(bare, pmids=base.pmids, names=()) if base.pmids else None
    if kind == "typo":
        return replace(bare, titles=(_slip(rng, title, chinese),))
    if kind == "subtitle":
        return replace(bare, titles=(title.split("：" if chinese else ":")[0],))
    if kind == "case":
        return replace(bare, titles=(title.upper().replace(",", " -") + ".",))
    if kind == "missing":
        return replace(bare, pages="", issue="", names=base.names[:1])
    if kind == "online":
        return replace(bare, year=(base.year or 0) - 1, pages=base.pages)
    if kind == "initials" and not chinese:
        return replace(bare, names=tuple((f, g[0], "") for f, g, _ in base.names))
    if not chinese:
        return None
    if kind == "vernacular":
        return replace(bare, titles=(_title(rng), title), names=tuple(map(latin_name, base.names)))
    if kind == "languages":
        return replace(bare, titles=(_title(rng),), names=tuple(latin_name(n, rng.random() < 0.5) for n in base.names))
    if kind == "script":
        return replace(bare, titles=(title.translate(str.maketrans("医疗护质县级机构与研", "醫療護質縣級機構與研")),))
    return None


def _decoy(rng: random.Random, base: Head, kind: str, number: int) -> Head | None:
    """Another study that looks like this one; None where there is no such neighbour."""
    chinese = bool(base.names[0][2])
    title, year = base.titles[0], base.year or 0
    other = _study(rng, number, chinese)
    alike = replace(other, titles=base.titles, names=base.names, year=base.year)
    if kind == "year":
        return replace(alike, year=year + rng.choice((-3, -2, 2, 4)))
    if kind == "part":
        return replace(alike, dois=(), pmids=(), volume=base.volume, issue=base.issue, titles=(f"{title} 2",))
    if kind == "protocol":
        return replace(
            alike,
            dois=(),
            titles=(f"{title.split('：' if chinese else ':')[0]}: {'研究方案' if chinese else 'a study protocol'}",),
        )
    if kind == "opposed":
        if chinese:
            return replace(alike, dois=(), volume="", issue="", pages="", titles=(f"{title}（一）",))
        return replace(
            alike,
            dois=(),
            volume="",
            issue="",
            pages="",
            titles=(title.replace("rural", "urban").replace("older", "younger") + " and families",),
        )
    if kind == "doi":
        return (
            replace(alike, dois=(f"10.5555/other.{number}",), volume=base.volume, pages=base.pages)
            if base.dois
            else None
        )
    if kind == "pages":
        return replace(base, id=number, dois=(), pmids=(), titles=other.titles, pages="2001-2009")
    if kind == "people":
        return replace(alike, dois=(), pmids=(), names=other.names, volume="", issue="", pages="")
    return replace(alike, dois=(), pmids=(), titles=("述评" if chinese else "Editorial",), names=other.names)
