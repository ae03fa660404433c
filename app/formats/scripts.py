"""Guess the language of a stretch of text from its characters: English, Chinese (which script) or undetermined."""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+")
_OTHER_ALPHABET = re.compile(r"[\u0370-\u1fff]")
_ENGLISH = frozenset(
    "the of and in to for with is are was were that this by on as from be or an we our their which at it has have not "
    "but how what why between among into than can may a new under across using".split()
)
_SIMPLIFIED = frozenset(
    "们个这国医疗组织经济发实问题为对与协调体系质护构资险阅读设关应员总风说业动务会进时还过没样开处师贫计费团区层"
    "产传优伤伟伦众价儿军农决况净几刘则刚创别剂势区华单双变号听启员响团围图场坏块坚声复够头夹奖妇学宁实审宽对导"
)
_TRADITIONAL = frozenset(
    "們個這國醫療組織經濟發實問題為對與協調體係質護構資險閱讀設關應員總風說業動務會進時還過沒樣開處師貧計費團區層"
    "產傳優傷偉倫眾價兒軍農決況淨幾劉則剛創別劑勢華單雙變號聽啟響圍圖場壞塊堅聲複夠頭夾獎婦學寧審寬導"
)


def han(text: str) -> int:
    """Count the Chinese characters."""
    return len(_HAN.findall(text))


def is_chinese(text: str) -> bool:
    """Say whether a text is mostly Chinese: at least as many Chinese characters as words in other letters."""
    count = han(text)
    if not count or len(_KANA_HANGUL.findall(text)) * 20 > count:
        return False
    return count >= len(_WORD.findall(_HAN.sub(" ", text)))


def chinese_tag(text: str) -> str:
    """Return zh-Hans, zh-Hant, or zh where no character decides."""
    simplified = traditional = 0
    for character in text:
        if character in _SIMPLIFIED:
            simplified += character not in _TRADITIONAL
        elif character in _TRADITIONAL:
            traditional += 1
    if simplified == traditional:
        return "zh"
    return "zh-Hans" if simplified > traditional else "zh-Hant"


def language(text: str) -> str:
    """Return en, zh-Hans, zh-Hant, zh, or und for anything else."""
    if is_chinese(text):
        return chinese_tag(text)
    if _KANA_HANGUL.search(text):
        return "und"
    words = [w.casefold() for w in _WORD.findall(text[:20_000])]
    if not words or len(_OTHER_ALPHABET.findall(text[:20_000])) > len(words):
        return "und"
    english = sum(w in _ENGLISH for w in words)
    plain = all(w.isascii() for w in words)
    if len(words) < 8:
        return "en" if plain else "und"
    return "en" if english * 9 >= len(words) else "und"
