"""One row of the study list, and how wordings are chosen: all that the first paint needs of the rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Words = Mapping[str, str]
"""Wordings by language tag."""


def pick(words: Mapping[str, str], lang: str) -> str:
    """Return the wording for a language, falling back to the nearest one there is ('' where there is none).

    Asked for any Chinese, the order is the asked tag, zh-Hans, zh, zh-Hant, en; otherwise asked, en, then Chinese.
    """
    chinese = ("zh-Hans", "zh", "zh-Hant")
    order = (lang, *chinese, "en") if lang.startswith("zh") else (lang, "en", *chinese)
    for tag in order:
        if words.get(tag):
            return words[tag]
    return next((w for w in words.values() if w), "")


def pick_exact(words: Mapping[str, str], lang: str) -> str:
    """Return the wording in a language of the same family (any zh-* for zh), or '' where there is none."""
    if lang.startswith("zh"):
        return next((words[t] for t in (lang, "zh-Hans", "zh", "zh-Hant") if words.get(t)), "")
    return words.get(lang, "")


@dataclass(frozen=True, slots=True)
class StudyCard:
    """One row of the study list."""

    id: int
    title: str
    title_zh: str
    authors: str
    authors_zh: str
    journal: str
    year: int | None
    languages: tuple[str, ...]
    machine: str
    """'', 'unreviewed' or 'reviewed'."""
    pairs: int | None
    checked: int
    codings: int
    findings: int
    barriers: int
    facilitators: int
