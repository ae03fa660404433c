"""Fill a side that has no words yet, a sentence at a time: each translation stands where its sentence stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from app.text.languages import is_chinese
from app.text.refused import Refused
from app.text.span import Span
from app.work import aligning, editing
from app.work.around import units
from app.work.change import Change
from app.work.library import Library
from db import pairs, texts
from db.pairs import NewPair, in_order
from db.recording import Recorder
from db.rows import Pair, Text

Spans = tuple[tuple[int, int], ...]
Side = Literal["left", "right"]

BREAKS = frozenset("\n\r\u0085\u2028\u2029")


def fill(
    library: Library, study_id: int, kind: str, side: Side, span: tuple[int, int], words: str, lang: str
) -> Change:
    """Write the translation of one sentence on a side that has none; the text's id is the change's result.

    `span` is the sentence in the other text. Where the side has no text at all, one is made in `lang` that a person
    translated; where it has one, whose it is stays as it was. The two sentences are then a pair set by hand. Raises
    Refused where the sentence has a translation, or no pairs are known.
    """
    words = " ".join(words.split())
    if not words:
        raise Refused("There is no text to add. Nothing was changed.")
    with library.change("Translated a sentence") as rec:
        left, right = texts.facing(texts.of_study(rec.conn, study_id), kind)
        source, target = (left, right) if side == "right" else (right, left)
        if source is None:
            raise Refused("There is no text to translate. Nothing was changed.")
        if target is None:
            made, version = texts.add(
                rec, study_id, lang, kind, words, provenance="person", coder_id=library.coder_id
            )  # fmt: skip
            sentences = units(source, Span(0, len(source.body)), [Span(*span)])
            found = [_paired(side, ((s.start, s.end),), (), "automatic") for s in sentences]
            held = _of(found, span, side)
            found[held] = _paired(side, (span,), ((0, len(words)),), "manual")
        else:
            made = target.id
            version, found = _put(rec, source, target, side, span, words)
        versions = (source.version_id, version) if side == "right" else (version, source.version_id)
        pairs.keep(rec, study_id, *versions, in_order(found), aligning.algorithm())
    return replace(rec.change, result=made)


def _put(
    rec: Recorder, source: Text, target: Text, side: Side, span: tuple[int, int], words: str
) -> tuple[int, list[NewPair]]:
    """Write a wording of the target with the words in their place; return its version and the pairs that go with it."""
    versions = source.version_id, target.version_id
    old = pairs.of_versions(rec.conn, *(versions if side == "right" else versions[::-1]))
    if not old:
        raise Refused("The sentences of this study are not aligned yet. Try again in a moment. Nothing was changed.")
    held = _of(old, span, side)
    if getattr(old[held], side):
        raise Refused("This sentence has a translation already. Change that one instead. Nothing was changed.")
    at = _place(old, held, side)
    after = min((a for one in old for a, _ in getattr(one, side) if a >= at), default=len(target.body))
    gone = after - at if after < len(target.body) and not target.body[at:after].strip() else 0
    new = _joined(source, target, old, held, side, at)
    start = at + len(new[0])
    put = new[0] + words + new[1]
    version, _ = editing.new_version(rec, target, target.body[:at] + put + target.body[at + gone :])
    by = len(put) - gone
    found = []
    for number, one in enumerate(old):
        own: Spans = getattr(one, "left" if side == "right" else "right")
        answer: Spans = tuple((a + by, b + by) if a >= at else (a, b) for a, b in getattr(one, side))
        if number == held:
            found.append(_paired(side, own, ((start, start + len(words)),), "manual"))
        else:
            kept = _paired(side, own, answer, one.state)
            found.append(replace(kept, confidence=one.confidence, reading=one.reading))
    return version, found


def _paired(side: Side, source: Spans, target: Spans, state: str) -> NewPair:
    return NewPair(source, target, 1.0, state) if side == "right" else NewPair(target, source, 1.0, state)


def _of(found: Sequence[Pair | NewPair], span: tuple[int, int], side: Side) -> int:
    """Which of the pairs holds the sentence."""
    name = "left" if side == "right" else "right"
    for number, one in enumerate(found):
        if any(a < span[1] and span[0] < b for a, b in getattr(one, name)):
            return number
    raise Refused("This sentence pair is no longer there: the texts were aligned again. Nothing was changed.")


def _place(old: Sequence[Pair], held: int, side: Side) -> int:
    """Where the words go: after those of the pairs before, never into a stretch that another pair holds."""
    at = max((b for one in old[:held] for _, b in getattr(one, side)), default=0)
    inside = [b for one in old for a, b in getattr(one, side) if a < at < b]
    return max(inside, default=at)


def _joined(source: Text, target: Text, old: Sequence[Pair], held: int, side: Side, at: int) -> tuple[str, str]:
    """What parts the words from their neighbours: a new line where the sentences stand in two paragraphs."""
    name = "left" if side == "right" else "right"
    own: Spans = getattr(old[held], name)
    before = [b for one in old[:held] if getattr(one, side) for _, b in getattr(one, name)]
    later = [a for one in old[held + 1 :] if getattr(one, side) for a, _ in getattr(one, name)]
    first = _parting(source.body[max(before) : own[0][0]], target.lang) if at and before else ""
    last = _parting(source.body[own[-1][1] : min(later)], target.lang) if later else ""
    return first, last


def _parting(between: str, lang: str) -> str:
    if BREAKS & set(between):
        return "\n"
    return "" if is_chinese(lang) else " "
