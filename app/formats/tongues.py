"""The language of a record's words: by the words themselves, and by what the file says where they don't tell."""

from __future__ import annotations

import re

from app.formats.medline import tag_of
from app.formats.scripts import language
from app.text import languages

_NAMES = dict(
    pair.split(":")
    for pair in re.split(
        " ",
        "english:en 英文:en 英语:en chinese:zh 中文:zh 汉语:zh french:fr 法语:fr german:de 德语:de spanish:es portuguese:pt "
        "japanese:ja 日文:ja 日语:ja korean:ko russian:ru 俄语:ru italian:it dutch:nl polish:pl turkish:tr czech:cs danish:da "
        "norwegian:no swedish:sv finnish:fi hungarian:hu ukrainian:uk hebrew:he arabic:ar persian:fa greek:el romanian:ro "
        "croatian:hr serbian:sr catalan:ca slovenian:sl bulgarian:bg vietnamese:vi thai:th indonesian:id",
    )
)
_CODE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4}){0,2}", re.IGNORECASE)


def declared(words: str) -> str:
    """Return the tag of the first language a file names (English, eng, zh-CN, 中文;), or ''."""
    first = re.split(r"[;；,，\s/]+", words.strip(), maxsplit=1)[0]
    if not first:
        return ""
    named = _NAMES.get(first.casefold(), "")
    if named:
        return named
    if len(first) == 3:
        tag = tag_of(first.lower())
        return "" if tag == "und" else tag
    return languages.canonical(first) if _CODE.fullmatch(first) else ""


def tag(words: str, told: str = "") -> str:
    """Return the language of words; `told` decides where they are neither English nor Chinese."""
    guessed = language(words)
    if guessed == "und" and told and told != languages.ENGLISH and not languages.is_chinese(told):
        return told
    return guessed
