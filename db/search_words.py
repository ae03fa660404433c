"""Words as the full-text index keeps them, and questions as people type them; no database here.

Offsets are Unicode code points of the stored text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from db.rows import Snippet, Span

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
_SINGLE = re.compile(f"[{HAN}]")
_SPACED = re.compile(rf"\s*([{HAN}])\s*")
_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟＂«»「」『』", '"'))
_ASKED = re.compile(r'([-−－]?)"([^"]*)(?:"|$)|(\S+)')
_MINUS = "-−－"

BEFORE = 40
WIDTH = 160
"""Code points of a snippet before the first place, and in all."""


def tokens(body: str) -> str:
    """Return a text as the index reads it: compatibility forms folded, Chinese characters spaced singly."""
    folded = unicodedata.normalize("NFKC", body)
    return " ".join(_SPACED.sub(r" \1 ", folded).split())


@dataclass(frozen=True)
class Term:
    """A word or phrase that is asked for; `prefix` says that its last word may go on."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False

    @cached_property
    def phrase(self) -> str:
        """The term in the index's language: a quoted phrase, from which nothing can break out."""
        return '"' + " ".join(self.words) + '"' + (" *" if self.prefix else "")

    @cached_property
    def verified(self) -> tuple[str, ...]:
        """Runs of Chinese characters that must stand side by side in the spaced text."""
        runs: list[list[str]] = [[]]
        for word in self.words:
            if _SINGLE.fullmatch(word):
                runs[-1].append(word)
            elif runs[-1]:
                runs.append([])
        return tuple(" ".join(run) for run in runs if len(run) > 1)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Where the term stands in a folded text."""
        parts = []
        for place, word in enumerate(self.words):
            han = bool(_SINGLE.fullmatch(word))
            start = "" if han else r"(?<![^\W_])"
            last = place == len(self.words) - 1
            end = "" if han else r"[^\W_]*" if last and self.prefix else r"(?![^\W_])"
            parts.append(start + re.escape(word) + end)
        return re.compile(_between(self.words, parts))


def _between(words: Sequence[str], parts: Sequence[str]) -> str:
    """Join the words of a phrase: Chinese characters may have white space between them, others also punctuation."""
    out = parts[0]
    for at in range(1, len(parts)):
        both = _SINGLE.fullmatch(words[at - 1]) and _SINGLE.fullmatch(words[at])
        out += (r"\s*" if both else r"[\W_]*") + parts[at]
    return out


def asked(question: str) -> list[Term]:
    """Read a question: words and "phrases" that must all be there, -words that must not; the last word is a prefix.

    Anything else people type (brackets, stars, colons, AND, NEAR) is a word or nothing, never an instruction.
    """
    whole = question.encode("utf-8", "ignore").decode()  # half a character (a lone surrogate) is none
    plain = unicodedata.normalize("NFKC", whole).translate(_QUOTES)
    out: list[Term] = []
    for found in _ASKED.finditer(plain):
        minus, phrase, word = found.groups()
        if word is None:
            words = folded_words(phrase)
            closed = found[0].endswith('"') and len(found[0]) > len(minus) + 1
            prefix = not closed
        else:
            minus = word[0] if word[0] in _MINUS and len(word) > 1 else ""
            words = folded_words(word[len(minus) :])
            prefix = True
        if words:
            last = found.end() == len(plain)
            out.append(Term(tuple(words), prefix and last and not minus, bool(minus)))
    return out


def folded_words(words: str) -> list[str]:
    """Return the words of a text as the index compares them: lower case, without accents, Chinese singly."""
    return _TOKEN.findall(_folded(unicodedata.normalize("NFKC", words))[0])


def _folded(body: str) -> tuple[str, list[int]]:
    """Return a text in lower case and without accents, and for each of its characters the place in the text."""
    if body.isascii():
        return body.lower(), list(range(len(body)))
    out: list[str] = []
    places: list[int] = []
    for place, ch in enumerate(body):
        plain = ch.lower() if ch.isascii() or "\u4e00" <= ch <= "\u9fff" else _plain(ch)
        out.append(plain)
        places += [place] * len(plain)
    return "".join(out), places


def _plain(ch: str) -> str:
    parts = unicodedata.normalize("NFKD", ch)
    return "".join(one for one in parts if not unicodedata.combining(one)).lower()


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
