"""Cut a text into paragraphs, sentences and clauses.

All cuts are spans of the untouched text: they never overlap, stand in order, and hold every character that isn't white
space. A line break ends a sentence always. What a full stop means is a matter of the words beside it: those are listed
in `sentence_words`.
"""

import re
from collections.abc import Iterator
from typing import Final

from app.text.languages import HAN, is_chinese
from app.text.sentence_words import (
    BEFORE_A_NAME,
    BEFORE_A_NUMBER,
    HEADINGS_EN,
    HEADINGS_ZH,
    MAY_END,
    NAMED_BY_LETTER,
    OPENERS,
)
from app.text.span import Span, trimmed

__all__ = ["Span", "clauses", "paragraphs", "sentences"]

_BREAK: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET: Final = re.compile(r"(?<=\s)[•‣◦▪■●►▶✓](?=\s|\w)")
_HEADING_EN: Final = re.compile(rf"(?<=\s)(?:{'|'.join(HEADINGS_EN)})\s?:(?=\s)")
_NUMBERED: Final = re.compile(
    r"(?<=[:;.]\s)(?:Lesson|Theme|Step|Part|Chapter|Section|Principle|Recommendation|Objective|Aim|Stage|Phase) \d{1,2} (?=[A-Z])"
)
_HEADING_ZH: Final = re.compile(
    rf"[【［\[](?:{'|'.join(HEADINGS_ZH)})[】］\]]|(?<=[\s。；;])(?:{'|'.join(HEADINGS_ZH)})\s?[:：]"
)
_HAN: Final = re.compile(f"[{HAN}]")
_LETTER: Final = re.compile(r"[A-Za-z]")
_WESTERN: Final = re.compile(r"[A-Za-z0-9\uff10-\uff19\uff21-\uff5a]")

_END_EN: Final = re.compile(
    r"(?P<mark>[.?!…。！？｡．]+)(?P<close>[\"”’'»）」』)\]]*)"
    r"(?P<note>\[\d[\d,\s–-]{0,20}\]|[¹²³⁰-⁹]+|(?<=[a-z)\"”]\.)\d{1,3}(?:[,–-]\d{1,3}){0,8}(?=\s+[A-Z]))?(?=\s|$)"
)
_END_GLUED: Final = re.compile(r"(?<=[a-z][a-z][a-z])[.?!](?=[A-Z][a-z]+[\s,])")
_END_ZH: Final = re.compile(r"(?P<mark>[。！？!?｡．]+)(?P<close>[”’」』）)】》\"']*)")
_POINT_AFTER_HAN: Final = re.compile(rf"(?<=[{HAN}”）)])\.(?=\s|$|[{HAN}“（(])")
_OPENING: Final = re.compile(r"\s*[(\[“‘\"'«（「『¿¡]*")
_WORD_BEFORE: Final = re.compile(r"[^\s(\[“‘\"'（]+$")
_WORD_AFTER: Final = re.compile(r"[^\W_]+")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.-?)*[A-Z]$")
_MIXED: Final = re.compile(r"[a-z]{1,4}-?(?:[A-Z]|\d)")
_CLAUSE: Final = re.compile(r"[;；:：][”’」』\"]?")
_CLOSES: Final = {")": "(", "）": "（", "]": "[", "］": "［", "】": "【"}
_LONGEST_BRACKET: Final = 200


def paragraphs(text: str) -> list[Span]:
    """The lines of a text that hold something, without the white space at their ends."""
    found, start = [], 0
    for end, following in [*((b.start(), b.end()) for b in _BREAK.finditer(text)), (len(text), len(text))]:
        span = trimmed(text, start, end)
        if span.end > span.start:
            found.append(span)
        start = following
    return found


def sentences(text: str, lang: str) -> list[Span]:
    """The sentences of a text in a language (BCP-47); a paragraph wholly in the other one is cut by that one's rules."""
    return [sentence for paragraph in paragraphs(text) for sentence in _cut(text, paragraph, lang)]


def clauses(text: str, span: Span, lang: str) -> list[Span]:
    """The clauses of a sentence: the stretches that end at ; ； : ： outside brackets, ratios, times and addresses."""
    words = span.of(text)
    inside = _bracketed(words)
    ends = [
        found.end()
        for found in _CLAUSE.finditer(words)
        if not inside[found.start()] and _ends_clause(words, found, lang)
    ]
    return _pieces(text, span, [span.start + end for end in ends])


def _ends_clause(words: str, found: re.Match[str], lang: str) -> bool:
    """Whether a semicolon or colon ends a clause: not in 10:30, 1：2 or https://, nor glued between Latin letters."""
    before, after = words[max(0, found.start() - 1) : found.start()], words[found.end() : found.end() + 1]
    if after == "/" or (before.isdigit() and after.isdigit()):
        return False
    if found[0] not in ":;" or not after or after.isspace():
        return True
    return bool(_HAN.search(before + after)) or (is_chinese(lang) and not after.isascii())


def _cut(text: str, paragraph: Span, lang: str) -> list[Span]:
    """The sentences of one paragraph."""
    words = paragraph.of(text)
    inside = _bracketed(words)
    if _reads_chinese(words, lang):
        ends = set(_chinese_ends(words, inside)) | {found.start() for found in _HEADING_ZH.finditer(words)}
    else:
        ends = set(_english_ends(words, inside)) | {found.start() for found in _HEADING_EN.finditer(words)}
        ends |= {found.start() for found in _NUMBERED.finditer(words)}
    ends |= _bullets(words)
    return _pieces(text, paragraph, sorted(paragraph.start + end for end in ends if end > 0))


def _pieces(text: str, whole: Span, ends: list[int]) -> list[Span]:
    """The stretches between the given ends, trimmed, none empty."""
    pieces, start = [], whole.start
    for end in [*ends, whole.end]:
        piece = trimmed(text, start, end)
        if piece.end > piece.start:
            pieces.append(piece)
        start = end
    return pieces


def _reads_chinese(words: str, lang: str) -> bool:
    """Whether a paragraph is cut by the Chinese rules."""
    if not _HAN.search(words):
        return False
    return is_chinese(lang) or len(_HAN.findall(words)) > len(_LETTER.findall(words))


def _bracketed(words: str) -> bytearray:
    """For every character whether it stands inside a pair of brackets not longer than a sentence may be."""
    inside = bytearray(len(words))
    open_at: list[int] = []
    for at, ch in enumerate(words):
        if ch in "(（[［【":
            open_at.append(at)
        elif ch in _CLOSES:
            while open_at and words[open_at[-1]] != _CLOSES[ch] and at - open_at[-1] > _LONGEST_BRACKET:
                open_at.pop()
            if open_at and words[open_at[-1]] in (_CLOSES[ch], "（" if ch == ")" else "(" if ch == "）" else ""):
                first = open_at.pop()
                if at - first <= _LONGEST_BRACKET:
                    inside[first + 1 : at] = b"\x01" * (at - first - 1)
    return inside


def _bullets(words: str) -> set[int]:
    """Where bullets open an item; of bullets with nothing between them only the first does."""
    starts: set[int] = set()
    last = -1
    for found in _BULLET.finditer(words):
        if last < 0 or words[last : found.start()].strip():
            starts.add(found.start())
        last = found.end()
    return starts


def _english_ends(words: str, inside: bytearray) -> Iterator[int]:
    """Where English sentences end."""
    start = 0
    for found in _END_EN.finditer(words):
        end = found.end()
        if end < len(words) and inside[end]:
            continue
        if _ends_english(words, start, found):
            yield end
            start = end
    for glued in _END_GLUED.finditer(words):
        left, right = glued.start(), glued.end()
        token = words[max(0, left - 30) : left].split()[-1:] + words[right : right + 30].split()[:1]
        if not inside[left] and not re.search(r"[./@_\\]", "".join(token).rstrip(".")):
            yield right


def _ends_english(words: str, start: int, found: re.Match[str]) -> bool:
    """Whether a terminal mark ends the sentence that began at `start`."""
    after = _OPENING.match(words, found.end())
    at = after.end() if after else found.end()
    if at >= len(words):
        return True
    following = _WORD_AFTER.match(words, at)
    next_word = following[0] if following else ""
    if next_word[:1].islower() and next_word[0].isascii() and not _MIXED.match(words, at):
        return False
    if found["mark"] != "." or found["close"].rstrip("\"”’'"):
        return not (found["mark"].endswith("…") and next_word[:1].islower())
    initial = following is not None and len(next_word) == 1 and words[following.end() : following.end() + 1] == "."
    return not _abbreviated(words, start, found.start(), "" if initial else next_word)


def _abbreviated(words: str, start: int, at: int, next_word: str) -> bool:
    """Whether the full stop at `at` belongs to the word before it and the sentence goes on."""
    before = _WORD_BEFORE.search(words, max(start, at - 40), at)
    if before is None:
        return False
    token = before[0]
    low = token.lower().lstrip("~≈<>=")
    if next_word in OPENERS and (low in MAY_END or (_INITIALS.match(token) and before.start() > start)):
        return False
    if _INITIALS.match(token) and next_word[:1].isupper() and _word_before(words, before.start()) in NAMED_BY_LETTER:
        return False
    first = not words[start : before.start()].strip(" \t•‣◦▪■●►▶✓")
    if first and (token.isdigit() or _INITIALS.match(token) or low in ("i", "ii", "iii", "iv", "v")):
        return True
    if low in BEFORE_A_NAME or low in MAY_END or _INITIALS.match(token):
        return True
    return low in BEFORE_A_NUMBER and next_word[:1].isdigit()


def _word_before(words: str, at: int) -> str:
    """The whole word that ends before `at`, in small letters."""
    found = re.search(r"([a-z]+)\s+$", words[max(0, at - 20) : at].lower())
    return found[1] if found else ""


def _chinese_ends(words: str, inside: bytearray) -> Iterator[int]:
    """Where Chinese sentences end; an ASCII full stop is none, unless the whole paragraph knows no other."""
    quotes, seen = 0, 0
    for found in _END_ZH.finditer(words):
        mark, end = found.start("close"), found.end()
        quotes += words.count('"', seen, mark)
        seen = mark
        if '"' in found["close"] and quotes % 2 == 0:
            end = words.index('"', mark)
        if not (end < len(words) and inside[end]) and _ends_chinese(words, found, end):
            yield end
    if "。" not in words and len(words) > 120:
        points = [point.end() for point in _POINT_AFTER_HAN.finditer(words)]
        if len(points) > 1:
            yield from points


def _ends_chinese(words: str, found: re.Match[str], end: int) -> bool:
    """Whether a terminal mark ends a Chinese sentence; `end` stands behind its closing quotes and brackets."""
    before, after = words[max(0, found.start() - 1) : found.start()], words[end : end + 1]
    if not after or after.isspace():
        return True
    if found["mark"] in ("?", "!", "．") and _WESTERN.match(before) and _WESTERN.match(after):
        return False
    closing = words[found.start("close") : end]
    if closing and after in "，,、；;。：:的":
        return False
    if found["mark"][-1] in "?？!！" and closing[-1:] in (")", "）", "】"):
        return False
    return after not in "，,、；;。）)”’」』】》"
