"""Suggest codes for some words, each with its reason; nothing is ever coded by itself.

Three reasons there are: a label or alias of the code stands in the words (`name`), the words are like those that carried
the code so far (`learnt`: the features that weighed most), or a coded passage means nearly the same (`near`, with the
optional encoder). What a person turned down for some words is not suggested for them again.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import select

from app.text.fold import folded
from app.text.languages import HAN
from app.text.learning import TOKEN, stem
from app.text.refused import Refused
from app.text.scripts import simplified
from app.work import codebook
from app.work.change import Change
from app.work.library import Library
from db import codes as kept
from db import tables
from db.clock import now
from db.rows import Code, pick

NAME, LEARNT, NEAR = "name", "learnt", "near"
MOST: Final = 6
"""So many are shown at a time."""
_HAN: Final = re.compile(f"[{HAN}]")
_BRACKETS: Final = re.compile(r"\s*[(（\[［【][^)）\]］】]*[)）\]］】]\s*")
_SHORT_NAME: Final = re.compile(r"[A-Z]{2,5}s?$")
_LEAST: Final = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code for some words, and why: `words` are the alias that stands there, the words that weighed, or a quote.

    `passage` is the coded passage that means nearly the same, where that is the reason.
    """

    code_id: int
    why: str
    words: tuple[str, ...]
    passage: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A label or alias as it is looked for: in plain form, and as it is written."""

    plain: str
    written: str
    code_id: int


# -- by name ---------------------------------------------------------------------------------------------------------


def plainly(words: str) -> str:
    """Words as names are compared: small letters, English endings off, a space beside each Latin word, simplified."""
    tokens = TOKEN.findall(unicodedata.normalize("NFKC", words).casefold())
    parts = [simplified(token) if _HAN.match(token) else f" {stem(token)} " for token in tokens]
    return re.sub(" +", " ", f" {''.join(parts)} ")


def names(among: Iterable[Code]) -> tuple[Name, ...]:
    """What the codes in use are called in either language, the longest first; headings are no codes to suggest."""
    found: dict[tuple[str, int], Name] = {}
    for code in among:
        if code.retired or not code.enabled or code.parent_id is None:
            continue
        forms = [*code.labels.values(), *(alias for group in code.aliases.values() for alias in group)]
        for written in forms:
            for plain in _plain_forms(written):
                found.setdefault((plain, code.id), Name(plain, written, code.id))
    return tuple(sorted(found.values(), key=lambda one: (-len(one.plain), one.written, one.code_id)))


@lru_cache(maxsize=100_000)
def _plain_forms(written: str) -> tuple[str, ...]:
    """The plain forms of a label or alias, with and without what stands in brackets."""
    out = []
    for form in dict.fromkeys((written, _BRACKETS.sub(" ", written).strip())):
        plain = form if _SHORT_NAME.match(form) else plainly(form)
        plain = plain.strip() if _HAN.search(plain) else plain
        if len(plain.strip()) >= _LEAST:
            out.append(plain)
    return tuple(out)


def by_name(among: Sequence[Name], words: Sequence[str]) -> list[Suggestion]:
    """The codes whose label or alias stands in the words; a name inside a longer one that stands there is left out."""
    found: dict[int, Suggestion] = {}
    for whole in words:
        plain, own = plainly(whole), whole
        at, size = 0, len(among)
        while at < size:
            name = among[at]
            text = own if _SHORT_NAME.match(name.plain) else plain
            if name.plain not in text or (text is own and not _stands_alone(own, name.plain)):
                at += 1
                continue
            while at < size and among[at].plain == name.plain:  # several codes may have one name
                found.setdefault(among[at].code_id, Suggestion(among[at].code_id, NAME, (among[at].written,)))
                at += 1
            if text is own:
                own = own.replace(name.plain, "\0")
            else:
                plain = plain.replace(name.plain, " \0 ")
    return list(found.values())


def _stands_alone(words: str, name: str) -> bool:
    """Whether a short name in capitals stands as a word of its own."""
    return re.search(rf"(?<![A-Za-z]){re.escape(name)}s?(?![A-Za-z])", words) is not None


# -- asked by the window ---------------------------------------------------------------------------------------------


def suggested(library: Library, study_id: int, words: Sequence[str], have: Iterable[int] = ()) -> list[Suggestion]:
    """Return the codes that stand in the words by name; those there already and those turned down left out.

    `words` are the facing stretches of one place, one for each language. The window asks the child instead (the verb
    `suggest`), which knows what was learnt too and does not keep it waiting.
    """
    known = library.known.get("names of codes", lambda: names(codebook.uncounted(library)))
    out = wanted(library, study_id, words, by_name(known, words))
    return [one for one in out if one.code_id not in set(have)]


def wanted(library: Library, study_id: int, words: Sequence[str], found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return what was not turned down, each code once (its first reason), at most MOST."""
    turned = dismissed(library, study_id, words)
    first: dict[int, Suggestion] = {}
    for one in found:
        if one.code_id not in turned:
            first.setdefault(one.code_id, one)
    return list(first.values())[:MOST]


def fingerprint(words: str) -> str:
    """Return what words are known by: white space and full width make no difference."""
    return hashlib.sha256(folded(words).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _prints(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(fingerprint(one) for one in words if one.strip()))


def dismissed(library: Library, study_id: int, words: Sequence[str]) -> frozenset[int]:
    """Return the codes that were turned down for these words, in whichever language."""
    table = tables.DismissedSuggestion
    ask = select(table.code_id).where(table.study_id == study_id, table.fingerprint.in_(_prints(words)))
    with library.db.read() as conn:
        return frozenset(conn.scalars(ask))


def dismiss(library: Library, study_id: int, words: Sequence[str], code_id: int) -> Change:
    """Turn a suggestion down: the code is not suggested for these words any more. Can be taken back like anything."""
    table = tables.DismissedSuggestion
    with library.change("Dismissed the suggestion “%1”") as rec:
        code = next((one for one in kept.all_codes(rec.conn, counted=False) if one.id == code_id), None)
        if code is None:
            raise Refused("This code is no longer in the codebook. Nothing was changed.")
        if rec.conn.scalar(select(tables.Study.id).where(tables.Study.id == study_id)) is None:
            raise Refused("This study is no longer in the library. Nothing was changed.")
        rec.args = (pick(code.labels, "en"),)
        there = set(
            rec.conn.scalars(select(table.fingerprint).where(table.study_id == study_id, table.code_id == code_id))
        )
        for one in _prints(words):
            if one not in there:
                rec.insert(
                    table,
                    study_id=study_id,
                    code_id=code_id,
                    fingerprint=one,
                    coder_id=library.coder_id,
                    created=now(),
                )
    return rec.change
