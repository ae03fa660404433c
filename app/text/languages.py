"""Which language and script words are in, and which of several wordings to show.

Stored tags are canonical BCP-47: `en`, `zh-Hans`, `zh-Hant`, and bare `zh` where the script is unknown.
"""

import re
from collections.abc import Mapping
from typing import Final

from app.text.scripts import SIMPLIFIED_ONLY, TRADITIONAL_ONLY

ENGLISH: Final = "en"
SIMPLIFIED: Final = "zh-Hans"
TRADITIONAL: Final = "zh-Hant"
CHINESE: Final = "zh"
OTHER: Final = "other"

_FALLBACK: Final = (SIMPLIFIED, CHINESE, TRADITIONAL, ENGLISH)
_ALIASES: Final = {
    "eng": ENGLISH,
    "english": ENGLISH,
    "chi": CHINESE,
    "zho": CHINESE,
    "cn": CHINESE,
    "chinese": CHINESE,
    "cmn": CHINESE,
    "chs": SIMPLIFIED,
    "cht": TRADITIONAL,
    "tw": TRADITIONAL,
}
_SCRIPT_OF_REGION: Final = {"cn": SIMPLIFIED, "sg": SIMPLIFIED, "my": SIMPLIFIED} | dict.fromkeys(
    ("tw", "hk", "mo"), TRADITIONAL
)

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
_HAN: Final = re.compile(f"[{HAN}]")
_SIMPLIFIED: Final = re.compile(f"[{''.join(sorted(SIMPLIFIED_ONLY))}]")
_TRADITIONAL: Final = re.compile(f"[{''.join(sorted(TRADITIONAL_ONLY))}]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’\-][A-Za-z\u00c0-\u024f]+)*")
_OTHER_LETTERS: Final = re.compile(
    r"[\u0370-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3041-\u30ff\uac00-\ud7af]"
)
_ENGLISH_WORDS: Final = frozenset(
    re.split(" ", "the of and to in a is that for with on was were are by an as from this which we")
)
_FOREIGN_WORDS: Final = frozenset(
    re.split(
        " ",
        "der die das und ist nicht mit eine für le la les et des est une dans pour el los las del que por una con il di"
        " che per sono het een van niet och att det som o os da em uma não",
    )
)


def canonical(tag: str) -> str:
    """The tag under which words of this language are stored: `zh_CN`, `zh-Hans-CN` and `chs` are all `zh-Hans`."""
    parts = re.split(r"[-_]", tag.strip())
    language = parts[0].lower()
    whole = _ALIASES.get(language, language)
    if whole == ENGLISH or not whole:
        return whole
    rest = [part.lower() for part in parts[1:]]
    if whole == CHINESE:
        if "hans" in rest:
            return SIMPLIFIED
        if "hant" in rest:
            return TRADITIONAL
        return next((_SCRIPT_OF_REGION[part] for part in rest if part in _SCRIPT_OF_REGION), CHINESE)
    if whole in (SIMPLIFIED, TRADITIONAL):
        return whole
    cased = (p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p for p in rest)
    return "-".join([whole, *cased])


def matches(asked: str, stored: str) -> bool:
    """Whether words stored under one tag answer a request for another: `zh` is answered by every `zh-...`."""
    asked, stored = asked.lower(), stored.lower()
    return stored == asked or stored.startswith(f"{asked}-")


def is_chinese(tag: str) -> bool:
    """Whether the tag names Chinese in any script."""
    return matches(CHINESE, tag)


def pick(words: Mapping[str, str], lang: str) -> str:
    """The wording to show to someone who reads `lang`: that one, else zh-Hans, zh, zh-Hant, en, else any, else nothing."""
    for tag in (lang, *_FALLBACK):
        if words.get(tag):
            return words[tag]
    return next((wording for wording in words.values() if wording), "")


def guess(text: str) -> str:
    """The language of a text by its letters: en, zh-Hans, zh-Hant, zh (script not to be told) or other.

    A Chinese text may hold Latin names and an English one a few Chinese characters: the majority decides,
    one Chinese character weighing as much as one Latin word. Of a long text the first 20,000 code points are read.
    """
    sample = text[:20_000]
    han = _HAN.findall(sample)
    latin = _LATIN_WORD.findall(sample)
    foreign = len(_OTHER_LETTERS.findall(sample))
    if foreign > max(len(han) // 2, len(latin)):
        return OTHER
    if han and len(han) >= len(latin):
        return script(sample)
    return _latin_language(latin) if latin else OTHER


def script(text: str) -> str:
    """Simplified or traditional, by the Chinese characters only one of them uses; bare `zh` where neither clearly leads."""
    simple = len(_SIMPLIFIED.findall(text))
    complex_ = len(_TRADITIONAL.findall(text))
    if simple > 2 * complex_:
        return SIMPLIFIED
    if complex_ > 2 * simple:
        return TRADITIONAL
    return CHINESE


def _latin_language(words: list[str]) -> str:
    """English, unless the little words of another European language outnumber the English ones."""
    lower = [word.lower() for word in words]
    english = sum(word in _ENGLISH_WORDS for word in lower)
    foreign = sum(word in _FOREIGN_WORDS for word in lower)
    return OTHER if foreign > english and foreign * 12 > len(lower) else ENGLISH
