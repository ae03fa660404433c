"""The language of a line or a text on a page, on top of the guess of app.text: English, Chinese or undetermined."""

from __future__ import annotations

import re

from app.text import languages

SAMPLE = 20_000
"""How much of a text is looked at, in code points."""

_HAN = re.compile(f"[{languages.HAN}]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+")


def word_set(text: str) -> frozenset[str]:
    """Make a set of words that are written in one line, parted by spaces."""
    return frozenset(text.split())


def han(text: str) -> int:
    """Count the Chinese characters."""
    return len(_HAN.findall(text[:SAMPLE]))


def is_chinese(text: str) -> bool:
    """Say whether a text is mostly Chinese: at least as many Chinese characters as words in other letters."""
    if text.isascii():
        return False
    sample = text[:SAMPLE]
    count = len(_HAN.findall(sample))
    if not count or len(_KANA_HANGUL.findall(sample)) * 20 > count:
        return False
    return count >= len(_WORD.findall(_HAN.sub(" ", sample)))


def chinese_tag(text: str) -> str:
    """Return zh-Hans, zh-Hant, or zh where no character decides."""
    return languages.script(text[:SAMPLE])


def language(text: str) -> str:
    """Return en, zh-Hans, zh-Hant, zh, or und for anything else."""
    if is_chinese(text):
        return chinese_tag(text)
    tag = languages.guess(text)
    return tag if tag == languages.ENGLISH else "und"
