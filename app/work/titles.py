"""Compare titles as records print them: the same, with a slip of the pen, without a subtitle, or another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.formats.pinyin import latin
from app.text.scripts import simplified

OTHER, SUBTITLE, SPELLING, SAME = range(4)
"""How two titles compare, the closest last."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"\s*(?::|：|——|—|–|\s-\s|\?|？|\.\s|。|\s/\s|;|；)\s*")
_STOP = frozenset("the a an of in and for on to with at by from its is are und la le de".split())  # noqa: SIM905
_SPELT = {"programme": "program", "programmes": "programs", "behaviour": "behavior", "centre": "center"}
_OTHER_KIND = re.compile(
    r"protocol|comment|erratum|corrigendum|correction|reply|response|editorial|retract|\bpart\b|\bphase\b|summary|"
    r"supplement|update|方案|述评|更正|勘误|回复|评论|第.[部章篇期]|[上中下]篇|续"
)
_OPPOSED = frozenset("男女城乡农高低上下前后内外东西南北左右大小老少新旧有无一二三四五六七八九十公私")
LONG = (20, 8)
"""Letters of a title, and characters of a Chinese one, from which on it is hardly anybody else's."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title as it is compared."""

    chinese: bool
    folded: str
    """Small plain words with single blanks; Chinese without blanks."""
    squashed: str
    words: tuple[str, ...]
    """The words that carry meaning."""
    main: str
    """What stands before the subtitle, squashed; the whole where there is none."""
    rest: str
    """The subtitle."""
    numbers: tuple[str, ...]

    @property
    def long(self) -> bool:
        """Whether it is long enough to be known by."""
        return len(self.squashed) >= LONG[self.chinese]

    def keys(self) -> Iterable[str]:
        """What two wordings of it share, whichever part has a slip of the pen or is missing."""
        size = 7 if self.chinese else 15
        for tag, words in (("t", self.squashed[:size]), ("e", self.squashed[-size:]), ("e", self.main[-size:])):
            yield f"{tag}{words}"
        if self.chinese:
            middle = len(self.squashed) // 2
            yield f"z{self.squashed[middle - 3 : middle + 3]}"
        elif len(self.words) >= 4:
            longest = sorted(set(self.words), key=lambda word: (-len(word), word))
            yield f"w{longest[0]} {longest[1]}" if len(longest) > 1 else f"w{longest[0]}"
            yield "i" + "".join(word[0] for word in self.words)[:14]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two titles compare: OTHER, SUBTITLE, SPELLING or SAME."""

    kind: int
    long: bool = False
    chinese: bool = False
    other_kind: bool = False
    """The subtitle that only one has tells of something else: a protocol, a reply, a part."""


def title(words: str) -> Title | None:
    """Make a title comparable; None for one without letters."""
    plain = words.strip()
    if plain.startswith("[") and plain.rstrip(".").endswith("]"):
        plain = plain.rstrip(".")[1:-1]
    plain = latin(plain)
    han = len(_HAN.findall(plain))
    chinese = han * 2 >= len(_WORD.findall(_HAN.sub(" ", plain))) and han > 0
    if chinese:
        plain = simplified(plain)
    parts = [part for part in _BREAK.split(plain, maxsplit=1) if part]
    tokens = [_SPELT.get(token, token) for token in _WORD.findall(plain)]
    squashed = "".join(tokens)
    if not squashed:
        return None
    main = "".join(_SPELT.get(token, token) for token in _WORD.findall(parts[0])) if parts else squashed
    rest = parts[1] if len(parts) > 1 else ""
    return Title(
        chinese,
        squashed if chinese else " ".join(tokens),
        squashed,
        tuple(token for token in tokens if token not in _STOP),
        main or squashed,
        rest,
        tuple(re.findall(r"\d+", plain)),
    )


def compare(a: Title, b: Title) -> Likeness:
    """Say how two titles of one language compare."""
    if a.squashed == b.squashed:
        return Likeness(SAME, a.long, a.chinese)
    if a.numbers == b.numbers and (_slip_chinese(a, b) if a.chinese else _slip(a, b)):
        return Likeness(SPELLING, a.long and b.long, a.chinese)
    for whole, bare in ((a, b), (b, a)):
        if whole.rest and not bare.rest and whole.main == bare.squashed and bare.long:
            return Likeness(SUBTITLE, True, a.chinese, bool(_OTHER_KIND.search(whole.rest)))
    return Likeness(OTHER)


def _slip(a: Title, b: Title) -> bool:
    """Whether titles differ by slips of the pen only: a letter in a long word, few of them."""
    if not (a.long and b.long):
        return False
    if a.words == b.words:
        return True
    if len(a.words) != len(b.words):
        return "".join(a.words) == "".join(b.words)
    odd = [(x, y) for x, y in zip(a.words, b.words, strict=True) if x != y]
    if len(odd) > max(1, len(a.words) // 5):
        return False
    return all(_slip_in(x, y) for x, y in odd)


def _slip_in(x: str, y: str) -> bool:
    """Whether a word is another with one letter wrong, missing, doubled or out of place."""
    if min(len(x), len(y)) < 4 or not (x.isalpha() and y.isalpha()):
        return False
    return OSA.distance(x, y, score_cutoff=1) <= 1


def _slip_chinese(a: Title, b: Title) -> bool:
    """Whether two Chinese titles differ in one character that does not turn the meaning round."""
    if not (a.long and b.long) or OSA.distance(a.squashed, b.squashed, score_cutoff=1) > 1:
        return False
    ours, theirs = Counter(a.squashed), Counter(b.squashed)
    return not ((ours - theirs) + (theirs - ours)).keys() & _OPPOSED
