"""Let a machine translate what has no translation yet, marked as a machine's; take up an earlier wording.

Nothing leaves the computer unless the user said yes to it, for this study and this host: see `outgoing`. A machine's
words are never put into a text that is its author's or publisher's, or may be.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from app.text.difference import changes, moved
from app.text.refused import Refused
from app.text.segment import sentences
from app.text.span import trimmed
from app.work import aligning, editing
from app.work.change import Change
from app.work.filling import BREAKS, Side, Spans
from app.work.library import Library
from app.work.memory import side_words
from app.work.translator import Translator, checked, translate
from app.work.unpairing import on_purpose
from db import pairs, tables, texts
from db.pairs import NewPair, in_order
from db.recording import Recorder
from db.rows import Pair, Text

MAY_BE_MIXED: tuple[str, ...] = ("machine", "person")
"""Whose translations a machine may complete; the text then counts as the machine's."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What would be sent, and where: to be shown before the user says yes. `here`: it stays on this computer."""

    host: str
    engine: str
    sentences: int
    characters: int
    here: bool


@dataclass(frozen=True, slots=True)
class _Open:
    """The sentences of a study without translation: of which text, into which (None: a new one), pair by pair."""

    source: Text
    target: Text | None
    side: Side
    pairs: tuple[Pair | NewPair, ...]
    words: tuple[str, ...]
    """One for each pair: its words in the source, '' where it is translated already."""


def outgoing(
    library: Library, study_id: int, translator: Translator, *, kind: str | None = None, into: Side = "right"
) -> Outgoing:
    """Return what a machine translation of a study would send. Raises Refused where there is nothing to translate."""
    asked = checked(translator)
    with library.db.read() as conn:
        found = _untranslated(library, conn, study_id, kind, into)
    words = [one for one in found.words if one]
    return Outgoing(asked.host, asked.engine, len(words), sum(map(len, words)), asked.here)


def machine_translate(
    library: Library,
    study_id: int,
    translator: Translator,
    *,
    consent: bool,
    kind: str | None = None,
    into: Side = "right",
    lang: str = "",
    progress: Progress | None = None,
) -> Change:
    """Let a machine translate the sentences that have no translation, as one step; the text's id is the result.

    Without `consent` nothing is sent. `into` is the side to fill, `lang` the language of a new text (zh-Hans on the
    right, en on the left). The text is marked as the machine's, with its engine, not reviewed. Raises Refused where the
    text on that side is not a machine's or a person's, where the translator can't be had, and where the texts were
    changed meanwhile. Slow: for the child process.
    """
    asked = checked(translator)
    if not consent:
        raise Refused(f"Nothing is sent to {asked.host} unless you agree to it. Nothing was changed.")
    with library.db.read() as conn:
        found = _untranslated(library, conn, study_id, kind, into)
    wanted = [one for one in found.words if one]
    tag = found.target.lang if found.target else lang or ("zh-Hans" if into == "right" else "en")
    answers = iter(translate(asked, wanted, found.source.lang, tag, progress))
    made = [next(answers) if one else "" for one in found.words]
    with library.change("Machine-translated %n sentences", str(len(wanted))) as rec:
        again = _untranslated(library, rec.conn, study_id, kind, into)
        if (again.source, again.target, again.words) != (found.source, found.target, found.words):
            raise Refused("The text was changed while it was translated. Try again. Nothing was changed.")
        text = _write(rec, library, again, made, asked.engine, tag)
    return replace(rec.change, result=text)


def take_up(library: Library, text_id: int, number: int) -> Change:
    """Take up an earlier wording of a text again, as a new wording; passages follow as in any edit."""
    table = tables.TextVersion
    with library.db.read() as conn:
        body = conn.scalar(select(table.body).where(table.text_id == text_id, table.number == number))
    if body is None:
        raise Refused("There is no such earlier wording. Nothing was changed.")
    return editing.edit_text(library, text_id, body, reason=f"as in wording {number}")


def take_up_sentence(library: Library, text_id: int, number: int, start: int, end: int) -> Change:
    """Put a sentence (a stretch of the text as it now reads) back to what an earlier wording said there.

    Raises Refused where that wording had no such sentence, or the same words.
    """
    table = tables.TextVersion
    with library.db.read() as conn:
        text = texts.get(conn, text_id)
        body = conn.scalar(select(table.body).where(table.text_id == text_id, table.number == number))
    if body is None or text is None:
        raise Refused("There is no such earlier wording. Nothing was changed.")
    a, b = earlier_place(text.body, body, text.lang, start, end)
    if not body[a:b].strip():
        raise Refused("That wording does not have this sentence. Nothing was changed.")
    if body[a:b] == text.body[start:end]:
        raise Refused("That wording says the same here. Nothing was changed.")
    new = text.body[:start] + body[a:b] + text.body[end:]
    return editing.edit_text(library, text_id, new, f"as in wording {number}", text.version_id)


def earlier_place(now: str, earlier: str, lang: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words of a stretch of a text stood in an earlier wording: whole sentences as far as they may be."""
    first, last = moved(changes(now, earlier), start, end)
    mostly = [
        one
        for one in sentences(earlier, lang)
        if 2 * (min(one.end, last) - max(one.start, first)) > one.end - one.start
    ]
    if mostly:
        return mostly[0].start, mostly[-1].end
    rest = trimmed(earlier, first, last)
    return rest.start, rest.end


def _untranslated(library: Library, conn: Connection, study_id: int, kind: str | None, into: Side) -> _Open:
    """The sentences without translation; raises Refused where there are none, or a machine's have no place there."""
    left, right = texts.facing(texts.of_study(conn, study_id), kind)
    source, target = (left, right) if into == "right" else (right, left)
    if source is None:
        raise Refused("There is no text to translate. Nothing was changed.")
    if target is not None and target.provenance not in MAY_BE_MIXED:
        raise Refused(
            "The translation of this text is, or may be, its author’s: a machine’s words are not mixed into it. "
            "Nothing was changed."
        )
    found: Sequence[Pair | NewPair]
    if target is None:
        own = [((one.start, one.end),) for one in sentences(source.body, source.lang)]
        found = [NewPair(spans, (), 1.0) if into == "right" else NewPair((), spans, 1.0) for spans in own]
    else:
        found = aligning.facing_pairs(library, conn, *((source, target) if into == "right" else (target, source)))
    words = tuple(
        "" if _of(one, into) or on_purpose(one) else side_words(source, _of(one, _other(into))) for one in found
    )
    if not any(words):
        raise Refused("Every sentence has a translation already. Nothing was changed.")
    return _Open(source, target, into, tuple(found), words)


def _other(side: Side) -> Side:
    return "left" if side == "right" else "right"


def _of(one: Pair | NewPair, side: Side) -> Spans:
    return one.left if side == "left" else one.right


def _write(rec: Recorder, library: Library, found: _Open, made: Sequence[str], engine: str, lang: str) -> int:
    """Write the text with the machine's sentences in their places, its marks and its pairs; return the text's id."""
    body, spans = _woven(found, made, lang)
    source, target = found.source, found.target
    if target is None:
        text, version = texts.add(
            rec,
            source.study_id,
            lang,
            source.kind,
            body,
            provenance="machine",
            engine=engine,
            coder_id=library.coder_id,
        )
    else:
        text = target.id
        version, _ = editing.new_version(rec, target, body, reason=engine)
        engines = dict.fromkeys([*(target.engine or "").split("; "), engine])
        rec.update(
            tables.TextRow,
            text,
            provenance="machine",
            engine="; ".join(one for one in engines if one),
            review_state="unreviewed",
            reviewed_by=None,
            reviewed_at=None,
        )
    versions = (source.version_id, version) if found.side == "right" else (version, source.version_id)
    new = []
    for one, own in zip(found.pairs, spans, strict=True):
        sides = (one.left, own) if found.side == "right" else (own, one.right)
        new.append(NewPair(*sides, one.confidence, one.state, one.reading))
    pairs.keep(rec, source.study_id, *versions, in_order(new), aligning.algorithm())
    return text


def _woven(found: _Open, made: Sequence[str], lang: str) -> tuple[str, list[Spans]]:
    """The text with new sentences put after those of the pairs before them, and where each pair's words then stand."""
    old = found.target.body if found.target else ""
    parting = "" if lang.startswith("zh") else " "
    before: dict[int, list[int]] = {}
    at = 0
    for number, one in enumerate(found.pairs):
        if made[number]:
            before.setdefault(at, []).append(number)
        at = max([at, *(end for _, end in _of(one, found.side))])
    parts: list[str] = []
    size = done = 0
    moved: list[tuple[int, int]] = [(0, 0)]
    spans: dict[int, Spans] = {}
    for place, numbers in sorted(before.items()):
        parts.append(old[done:place])
        size += place - done
        gap = len(old[place:]) - len(old[place:].lstrip())
        follows = place + gap < len(old)
        last = numbers[0] - 1 if place else None
        blank = old[place : place + gap]
        moves = bool(size) and bool(BREAKS & set(blank)) and _between(found, last, numbers[0], parting) == "\n"
        for number in numbers:
            sep = _between(found, last, number, parting) if size else ""
            if moves and number == numbers[0]:
                sep, blank = blank, ""
            parts += [sep, made[number]]
            spans[number] = ((size + len(sep), size + len(sep) + len(made[number])),)
            size += len(sep) + len(made[number])
            last = number
        keep = blank or (_between(found, last, (last or 0) + 1, parting) if follows else "")
        parts.append(keep)
        size += len(keep)
        done = place + gap
        moved.append((place, size - done))
    parts.append(old[done:])
    out = []
    for number, one in enumerate(found.pairs):
        kept: Spans = tuple((a + _shift(moved, a), b + _shift(moved, a)) for a, b in _of(one, found.side))
        out.append(spans.get(number, kept))
    return "".join(parts), out


def _shift(moved: Sequence[tuple[int, int]], at: int) -> int:
    """How far words that stood at an offset have moved."""
    return next(by for place, by in reversed(moved) if place <= at)


def _between(found: _Open, one: int | None, other: int, parting: str) -> str:
    """What parts two sentences: a new line where they stand in two paragraphs of the source."""
    if one is None or other >= len(found.pairs):
        return parting
    first, second = _of(found.pairs[one], _other(found.side)), _of(found.pairs[other], _other(found.side))
    if first and second and BREAKS & set(found.source.body[first[-1][1] : second[0][0]]):
        return "\n"
    return parting
