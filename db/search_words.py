"""Words as the full-text index keeps them, and where they stand in a text; no database here.

Offsets are Unicode code points of the stored text. What people type is read in `db.asking`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from db.characters import SIMPLER
from db.rows import Snippet, Span

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
BARRIER = "\ue000"
"""Stands in the index where a mark stands beside a Chinese character, and between two wordings: no phrase crosses it."""

_SINGLE = re.compile(f"[{HAN}]")
_RUN = re.compile(f"[{HAN}]+")
# What is looked for stands before what must stand around it: only then not every character is tried.
_BETWEEN = re.compile(rf"[\W_](?:(?<=[{HAN}][\W_])[\W_]*+|(?<![\W_][\W_])[\W_]*+(?=[{HAN}]))")
_BROKEN = re.compile(rf"\s(?<=[{HAN}]\s)\s*(?=[{HAN}])")
_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+|{BARRIER}")
_COMPLEX = SIMPLER.keys()
_WORD = re.compile(rf"[^\W_{HAN}{BARRIER}]{{2,200}}")
_PLAIN_ASCII = bytes(ord(chr(at).lower()) if at < 128 and chr(at).isalnum() else 32 for at in range(256))
"""Every ASCII character as words are compared: small letters and digits, anything else parts."""

BEFORE = 40
WIDTH = 160
"""Code points of a snippet before the first place, and in all."""


def tokens(body: str) -> str:
    """Return a text as the index reads it: lower case is the index's own affair, the rest is done here.

    Compatibility forms are folded, traditional characters become simplified ones, Chinese characters stand singly (white
    space between two of them is a broken line), and a mark beside one becomes BARRIER.
    """
    if body.isascii():
        return body
    plain = unicodedata.normalize("NFKC", body).replace(BARRIER, " ")
    if _SINGLE.search(plain) is None:
        return plain
    if not _COMPLEX.isdisjoint(map(ord, plain)):
        plain = plain.translate(SIMPLER)
    plain = _BETWEEN.sub(_bar, _BROKEN.sub("", plain))
    return _RUN.sub(_singly, plain)


def _bar(run: re.Match[str]) -> str:
    return " " if run[0].isspace() else f" {BARRIER} "


def _singly(run: re.Match[str]) -> str:
    return f" {' '.join(run[0])} "


def vocabulary(read: str) -> set[str]:
    """Return the words of two letters and more of a text as the index reads it, folded as questions are."""
    if read.isascii():
        return ascii_vocabulary((read,))
    plain = " ".join(set(read.replace(BARRIER, " ").split()))  # most words stand there many times
    if plain.isascii():
        return ascii_vocabulary((plain,))
    return {word.lower() if word.isascii() else _folded(word)[0] for word in set(_WORD.findall(plain))}


def ascii_vocabulary(reads: Iterable[str]) -> set[str]:
    """Return the same of many texts in plain ASCII: bytes are translated and parted in a third of the time."""
    found: set[bytes] = set()
    for read in reads:
        found.update(read.encode().translate(_PLAIN_ASCII).split())
    return {word.decode() for word in found if 2 <= len(word) <= 200}


@dataclass(frozen=True)
class Term:
    """A word or phrase that is asked for; `prefix` says that its last word may go on.

    `field` is a column of the index or one of db.asking.FACTS; '' is anywhere. `value` is what was typed.
    """

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False
    field: str = ""
    value: str = ""

    @cached_property
    def open(self) -> bool:
        """Whether the last word may go on: a Chinese character is a word of its own."""
        return self.prefix and not _SINGLE.fullmatch(self.words[-1])

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Where the term stands in a folded text."""
        parts = []
        shown = [word for word in self.words if word != BARRIER]
        for place, word in enumerate(shown):
            han = bool(_SINGLE.fullmatch(word))
            start = "" if han else r"(?<![^\W_])"
            last = place == len(shown) - 1
            end = "" if han else r"[^\W_]*" if last and self.prefix else r"(?![^\W_])"
            parts.append(start + re.escape(word) + end)
        return re.compile(_between(self.words, shown, parts))


def _between(words: Sequence[str], shown: Sequence[str], parts: Sequence[str]) -> str:
    """Join the words of a phrase: Chinese characters may have white space between them, others also punctuation."""
    if not parts:
        return r"(?!)"
    marked = {place - before for before, place in enumerate(at for at, word in enumerate(words) if word == BARRIER)}
    out = parts[0]
    for at in range(1, len(parts)):
        both = _SINGLE.fullmatch(shown[at - 1]) and _SINGLE.fullmatch(shown[at]) and at not in marked
        out += (r"\s*" if both else r"[\W_]*") + parts[at]
    return out


def folded_words(words: str) -> list[str]:
    """Return the words of a text as the index compares them: lower case, without accents, Chinese singly."""
    found = _TOKEN.findall(_folded(tokens(words))[0])
    while found and found[0] == BARRIER:
        del found[0]
    while found and found[-1] == BARRIER:
        del found[-1]
    return found


def _folded(body: str) -> tuple[str, list[int]]:
    """Return a text in lower case, simplified, without accents, and for each of its characters the place in the text."""
    if body.isascii():
        return body.lower(), list(range(len(body)))
    out: list[str] = []
    places: list[int] = []
    for place, ch in enumerate(body.translate(SIMPLER)):
        plain = ch.lower() if ch.isascii() or "\u4e00" <= ch <= "\u9fff" else _plain(ch)
        out.append(plain)
        places += [place] * len(plain)
    return "".join(out), places


def _plain(ch: str) -> str:
    parts = unicodedata.normalize("NFKD", ch)
    return "".join(one for one in parts if not unicodedata.combining(one)).lower().translate(SIMPLER)


def places(body: str, terms: Sequence[Term]) -> list[Span]:
    """Return where terms stand in a text, in order, overlapping places joined."""
    folded, where = _folded(body)
    found = sorted(
        (where[one.start()], where[one.end() - 1] + 1)
        for term in terms
        for one in term.pattern.finditer(folded)
        if one.end() > one.start()
    )
    out: list[Span] = []
    for start, end in found:
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def snippet(lang: str, kind: str, body: str, terms: Sequence[Term]) -> Snippet:
    """Return the words around the first place of a text; spans are code points of the snippet."""
    spans = places(body, terms)
    first = spans[0][0] if spans else 0
    start = max(0, first - BEFORE)
    end = min(len(body), max(start + WIDTH, spans[0][1] if spans else 0))
    start, end = _at_words(body, start, end, first)
    head, tail = "…" if start > 0 else "", "…" if end < len(body) else ""
    shown = re.sub(r"\s", " ", body[start:end])
    moved = len(head) - start
    inside = tuple((max(s, start) + moved, min(e, end) + moved) for s, e in spans if s < end and e > start)
    return Snippet(lang, kind, head + shown + tail, inside)


def _at_words(body: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Let a snippet begin and end between words where one is near."""
    if start > 0:
        space = body.find(" ", start, min(start + 20, first))
        start = space + 1 if space >= 0 else start
    if end < len(body):
        space = body.rfind(" ", max(end - 20, first + 1), end)
        end = space if space > first else end
    return start, end


def answers(words: Sequence[str], terms: Sequence[Term]) -> bool:
    """Tell whether some words hold every wanted term, each in any of them, and no excluded one."""
    folded = [_folded(one)[0] for one in words]
    return all(any(term.pattern.search(one) for one in folded) != term.excluded for term in terms)
