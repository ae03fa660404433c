"""Pages made of our own words: two texts with sentence pairs, codes and passages, as the library would hand them over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from app.text.segment import sentences
from db.rows import Anchor, Code, Coding, Ident, Name, Pair, Passage, Study, StudyCard, Text, Variant

ENGLISH = (
    "Two towns joined their clinics under one budget. The shared purse was meant to keep people out of hospital.\n"
    "We talked with nurses, carers and managers for a year, and sat in on their meetings.\n"
    "Nurses trusted the plan; managers feared the risk. Old rivalries, unlike records and thin staffing slowed the work"
    " down, although everyone praised the aim. Shared records helped wherever they were switched on.\n"
    "A joined budget alone does not join care: people do."
)
CHINESE = (
    "两座城镇把诊所纳入同一预算。共用的钱袋本意是让人们少住院。\n"
    "我们用一年时间与护士、照护者和管理人员交谈,并旁听他们的会议。\n"
    "护士信任这一方案;管理人员担心风险。旧有的竞争、互不相通的病历和人手不足拖慢了工作,尽管人人称赞这一目标。"
    "凡是启用共享病历的地方,病历都有帮助。\n"
    "仅有合并的预算并不能整合照护:靠的是人。"
)

CODES = (
    Code(1, "g1", "barrier", None, 0, "barrier", None, None, "structure", {"en": "Barrier", "zh-Hans": "障碍因素"}, {}, {}, {}, True, False),
    Code(2, "g2", "barrier.trust", 1, 1, "barrier", "relations", None, "seed", {"en": "Mistrust and rivalry", "zh-Hans": "不信任与竞争"}, {}, {}, {}, True, False),
    Code(3, "g3", "barrier.staff", 1, 2, "barrier", "capacity", None, "seed", {"en": "Thin staffing", "zh-Hans": "人手不足"}, {}, {}, {}, True, False),
    Code(4, "g4", "facilitator.it", None, 3, "facilitator", "capacity", None, "seed", {"en": "Shared records", "zh-Hans": "共享病历"}, {}, {}, {"en": ("health IT",)}, True, False),
    Code(5, "g5", "model.pool", None, 4, "model", None, None, "seed", {"en": "Pooled budget", "zh-Hans": "合并预算"}, {}, {}, {}, True, False),
)  # fmt: skip


@dataclass(frozen=True)
class FakePage:
    """The shape of `app.work.reading.Page`."""

    study: Study
    card: StudyCard
    kinds: tuple[str, ...]
    kind: str
    left: Text | None
    right: Text | None
    pairs: tuple[Pair, ...]
    passages: tuple[Passage, ...] = ()
    sections: tuple[tuple[int, str], ...] = ()
    known: bool = True


def text(number: int, lang: str, body: str, **more: object) -> Text:
    """A text with an id and a body."""
    whole = Text(
        id=number, guid=f"t{number}", study_id=1, lang=lang, kind="abstract", provenance="author", engine=None,
        provenance_note=None, review_state="unreviewed", reviewed_by=None, reviewed_at=None, version_id=number * 10,
        number=1, body=body,
    )  # fmt: skip
    return replace(whole, **more)  # type: ignore[arg-type]


def paired(left: str, right: str) -> tuple[Pair, ...]:
    """Sentence k faces sentence k."""
    lefts, rights = sentences(left, "en"), sentences(right, "zh-Hans")
    assert len(lefts) == len(rights)
    return tuple(
        Pair(100 + k, k, (tuple(a),), (tuple(b),), 0.9, "automatic", "unchecked")  # type: ignore[arg-type]
        for k, (a, b) in enumerate(zip(lefts, rights, strict=True))
    )


def study(number: int = 1) -> Study:
    """A study."""
    return Study(
        id=number, guid="s1", year=2024, month=None, day=None, epub=None, volume="3", issue="1", pages="1-9",
        country="GB-ENG", design="qualitative", publication_type=None, asked_about_barriers="yes", pack_key=None,
        variants=(
            Variant("title", "en", "Two towns, one purse", "original", "person"),
            Variant("title", "zh-Hans", "（试）两座城镇，一个钱袋", "translation", "person"),
            Variant("journal", "en", "Journal of Joined Care", "original", "person"),
        ),
        names=(Name("Doe", "Jo"),), identifiers=(Ident("doi", "10.1234/abc", "own"),), models=(5,), tags=(),
    )  # fmt: skip


def card(number: int = 1) -> StudyCard:
    """A study's card."""
    return StudyCard(
        number,
        "Two towns, one purse",
        "两座城镇",
        "Doe",
        "Doe",
        "J Join Care",
        2024,
        ("en", "zh-Hans"),
        "unreviewed",
        7,
        0,
        4,
        2,
        2,
        1,
    )


def passage(
    number: int,
    left: tuple[int, int] | None,
    right: tuple[int, int] | None,
    codes: dict[int, str],
    bodies: tuple[str, str],
) -> Passage:
    """A passage over some words of each text, with codes and their modes."""
    anchors = []
    for index, (span, lang) in enumerate(((left, "en"), (right, "zh-Hans"))):
        if span:
            quote = bodies[index][span[0] : span[1]]
            anchors.append(
                Anchor(number * 10 + index, index + 1, (index + 1) * 10, lang, "abstract", *span, quote, "placed")
            )
    codings = tuple(Coding(number * 100 + k, code, 1, "me", mode) for k, (code, mode) in enumerate(codes.items()))
    return Passage(number, f"p{number}", 1, None, "me", "2026-01-01T10:00:00Z", tuple(anchors), codings, ())


def words(body: str, quote: str) -> tuple[int, int]:
    """Where some words stand."""
    start = body.index(quote)
    return start, start + len(quote)


def page(*, coded: bool = True, machine: bool = True) -> FakePage:
    """The usual page: seven pairs, four passages, two of which overlap."""
    bodies = (ENGLISH, CHINESE)
    found: tuple[Passage, ...] = ()
    if coded:
        found = (
            passage(1, words(ENGLISH, "Old rivalries"), words(CHINESE, "旧有的竞争"), {2: "explicit", 5: "explicit"}, bodies),
            passage(2, words(ENGLISH, "thin staffing"), words(CHINESE, "人手不足"), {3: "implied"}, bodies),
            passage(3, words(ENGLISH, "unlike records and thin staffing slowed"), words(CHINESE, "互不相通的病历和人手不足"), {3: "explicit"}, bodies),
            passage(4, words(ENGLISH, "Shared records helped"), words(CHINESE, "病历都有帮助"), {4: "explicit"}, bodies),
        )  # fmt: skip
    provenance = {"provenance": "machine", "engine": "Engine"} if machine else {}
    return FakePage(
        study(), card(), ("abstract",), "abstract", text(1, "en", ENGLISH), text(2, "zh-Hans", CHINESE, **provenance),
        paired(ENGLISH, CHINESE), found, ((0, "background"), (ENGLISH.index("We talked"), "methods")),
    )  # fmt: skip


def long_page(rows: int) -> FakePage:
    """A page of many pairs."""
    lefts, rights = sentences(ENGLISH, "en"), sentences(CHINESE, "zh-Hans")
    english = [ENGLISH[a:b] for a, b in lefts]
    chinese = [CHINESE[a:b] for a, b in rights]
    left = " ".join(f"{english[k % len(english)][:-1]} {k}." for k in range(rows))
    right = "".join(chinese[k % len(chinese)] for k in range(rows))
    pairs, at_left, at_right = [], 0, 0
    for k in range(rows):
        size = len(f"{english[k % len(english)][:-1]} {k}.")
        size_right = len(chinese[k % len(chinese)])
        pairs.append(
            Pair(
                100 + k,
                k,
                ((at_left, at_left + size),),
                ((at_right, at_right + size_right),),
                0.9,
                "automatic",
                "unchecked",
            )
        )
        at_left += size + 1
        at_right += size_right
    return FakePage(
        study(), card(), ("abstract",), "abstract", text(1, "en", left), text(2, "zh-Hans", right), tuple(pairs)
    )


@dataclass
class Told:
    """What the panel's signals said."""

    calls: list[tuple[object, ...]] = field(default_factory=list)

    def __call__(self, *args: object) -> None:
        """Remembers one signal."""
        self.calls.append(args)


def odd_page() -> FakePage:
    """A page of the awkward things: crossing pairs, omissions on both sides, astral characters, breaks inside a row."""
    left = "One 𠮷 two.\r\nThree 😀 four five.  Six\u2028seven. Eight left alone."
    right = "一二𠮷三。四五，六七😀八。九。\n独自的十。"
    lefts = [words(left, w) for w in ("One 𠮷 two.", "Three 😀 four five.", "Six\u2028seven.")]
    rights = [words(right, w) for w in ("一二𠮷三。", "四五，六七😀八。", "九。")]
    pairs = (
        Pair(1, 0, (lefts[0],), (rights[1],), 0.5, "automatic", "wrong"),
        Pair(2, 1, (lefts[1],), (rights[0],), 0.5, "manual", "checked"),
        Pair(3, 2, (lefts[2],), (), 0.5, "automatic", "unchecked"),
        Pair(4, 3, (), (rights[2],), 0.5, "automatic", "unchecked"),
    )
    bodies = (left, right)
    passages = (
        passage(1, (4, 30), (2, 12), {2: "explicit", 3: "implied"}, bodies),
        passage(2, (0, len(left)), None, {4: "absent"}, bodies),
        passage(3, None, words(right, "独自"), {}, bodies),
    )
    return FakePage(
        study(2),
        card(2),
        ("abstract", "digest"),
        "abstract",
        text(1, "en", left),
        text(2, "zh", right),
        pairs,
        passages,
        ((0, "?results"),),
    )
