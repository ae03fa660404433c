"""Sort a page's paragraphs into texts by language, and say in plain words what the reader of a page should know."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.formats.records import Citation, Record, Span, TextPart
from app.formats.remarks import ReadingWarning
from app.formats.scripts import chinese_tag, is_chinese, language

Paragraph = tuple[Span, str, int]
"""A slice of the source, its words, and its line."""

_WORDS = re.compile(r"[^\W\d_]+")
_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff])")
_FULL = re.compile(r"[，；：？！（）]")
_EMPTY_BULLET = re.compile(r"[•·▪◦‣●]\s{0,5}(?:[•▪◦‣●]|$)")
_CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ENGINE = re.compile(r"Suppr|DeepL|Google|百度|有道|ChatGPT|Baidu|Youdao", re.IGNORECASE)


def text_parts(source: str, paragraphs: Sequence[Paragraph], kind: str, machine: str) -> tuple[TextPart, ...]:
    """Gather paragraphs by language in the order in which languages first appear; bodies are slices of the source."""
    tags = _tags([words for _, words, _ in paragraphs])
    parts: list[TextPart] = []
    for tag in dict.fromkeys(tags):
        slices = tuple(span for (span, _, _), t in zip(paragraphs, tags, strict=True) if t == tag)
        translated = bool(machine) and (tag.startswith("zh") or len(set(tags)) == 1)
        engine = _ENGINE.search(machine) if translated else None
        parts.append(
            TextPart(
                tag,
                kind,
                "\n".join(source[a:b] for a, b in slices),
                slices,
                "machine" if translated else "unknown",
                engine[0] if engine else "",
            )
        )
    return tuple(parts)


def _tags(words: Sequence[str]) -> list[str]:
    """Tag every paragraph; short ones and doubtful ones go with the rest of their script."""
    chinese = [is_chinese(w) for w in words]
    zh = chinese_tag("".join(w for w, c in zip(words, chinese, strict=True) if c))
    other: list[str | None] = [
        zh if c else language(w) if len(_WORDS.findall(w)) >= 12 else None for w, c in zip(words, chinese, strict=True)
    ]
    has_english = "en" in other
    known = ""
    tags: list[str] = []
    for text, tag, is_zh in zip(words, other, chinese, strict=True):
        if tag == "und" and has_english and text.isascii():
            tag = "en"
        if tag is None:
            tag = known or next((t for t, c in zip(other, chinese, strict=True) if t and not c), None) or language(text)
        if not is_zh:
            known = tag
        tags.append(tag)
    return tags


def page_warnings(record: Record, paragraphs: Sequence[Paragraph], heads: int) -> tuple[ReadingWarning, ...]:
    """Say what is missing or doubtful in a page."""
    found: list[ReadingWarning] = []
    first = record.lines[0]
    if not record.titles:
        found.append(ReadingWarning("no_title", (), first))
    if record.citation is None and not any(i.role == "own" for i in record.identifiers):
        found.append(ReadingWarning("no_citation", (), first))
    printed = record.printed_citation
    if printed is not None and not _is_own(record, printed):
        found.append(ReadingWarning("printed_citation_apart", (printed.raw,), first))
    found += _of_languages(record, first)
    apart = printed is not None and not _is_own(record, printed)
    if heads > 1 or _many_own(record) or (apart and record.citation is not None):
        found.append(ReadingWarning("maybe_two_pages", (), first))
    for _, words, line in paragraphs:
        found += _of_characters(words, line)
    return tuple(found)


def _is_own(record: Record, printed: Citation) -> bool:
    """Say whether a citation printed apart tells the page's own DOI again, or, without one, its own year and volume."""
    if printed.doi:
        return printed.doi.casefold() == record.identifier("doi").casefold()
    return record.citation is not None and (printed.year, printed.volume) == (record.year, record.volume)


def _many_own(record: Record) -> bool:
    own = [(i.scheme) for i in record.identifiers if i.role == "own"]
    return len(own) != len(set(own))


def _of_languages(record: Record, line: int) -> list[ReadingWarning]:
    counts = {p.lang: len(p.slices) for p in record.texts}
    if not counts:
        return [ReadingWarning("no_text", (), line)]
    chinese = sum(n for tag, n in counts.items() if tag.startswith("zh"))
    english = counts.get("en", 0)
    found: list[ReadingWarning] = []
    if "und" in counts:
        found.append(ReadingWarning("language_unknown", (), line))
    if not chinese:
        found.append(ReadingWarning("no_chinese", (), line))
    elif not english:
        found.append(ReadingWarning("no_english", (), line))
    elif english != chinese:
        found.append(ReadingWarning("paragraph_counts", (str(english), str(chinese)), line))
    if any(p.lang.startswith("zh") and _is_folded(p.body) for p in record.texts):
        found.append(ReadingWarning("punctuation_folded", (), line))
    return found


def _is_folded(body: str) -> bool:
    """Say whether Chinese words are parted by half-width marks more often than by full-width ones."""
    return len(_HALF.findall(body)) > max(2, len(_FULL.findall(body)))


def _of_characters(words: str, line: int) -> list[ReadingWarning]:
    found: list[ReadingWarning] = []
    for code, pattern in (("empty_bullet", _EMPTY_BULLET), ("control_characters", _CONTROL)):
        if pattern.search(words):
            found.append(ReadingWarning(code, (str(line),), line))
    if "\ufffd" in words:
        found.append(ReadingWarning("damaged_characters", (str(line),), line))
    return found
