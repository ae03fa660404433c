"""Code passages: select words, choose a code, in both languages at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.text.refused import Refused
from app.text.span import Span
from app.work import aligning
from app.work.change import Change
from app.work.library import Library
from db import codes, codings, findings, memos, texts
from db.codings import MODES
from db.recording import Recorder
from db.rows import Code, Coding, Passage, Text, pick
from db.tables import Anchor as AnchorTable
from db.tables import Coding as CodingTable

__all__ = [
    "MODES",
    "add_code",
    "add_codes",
    "code",
    "counterpart",
    "delete_passage",
    "drop_anchor",
    "move_anchor",
    "passage",
    "recent",
    "replace_code",
    "resting_on",
    "set_mode",
    "uncode",
]

Place = tuple[int, int, int]
"""Text id, start and end in code points of the version now read."""


def code(
    library: Library,
    study_id: int,
    anchors: Sequence[Place],
    code_ids: Sequence[int] = (),
    mode: str = "explicit",
    memo: str = "",
) -> Change:
    """Put codes on words, in one text or facing in two; the passage's id is the change's result.

    The very same words are the same passage: codes are added to it. Without a code the words are only highlighted.
    Raises Refused where the words are not there.
    """
    _known_mode(mode)
    with library.change("Coded with “%1”" if code_ids else "Highlighted a passage") as rec:
        rec.args = (_labels(rec, code_ids),) if code_ids else ()
        places = [_place(rec, study_id, *anchor) for anchor in dict.fromkeys(anchors)]
        if not places:
            raise Refused("Select some words first. Nothing was changed.")
        made = codings.with_anchors(rec.conn, study_id, anchors)
        if made is None:
            made = codings.add_passage(rec, study_id, coder_id=library.coder_id)
            for text, start, end in places:
                codings.add_anchor(rec, made, text.id, text.version_id, text.body, start, end)
        for one in dict.fromkeys(code_ids):
            _put(rec, made, one, mode, library.coder_id)
        if memo.strip():
            memos.add(rec, "passage", made, memo, library.coder_id)
    return replace(rec.change, result=made)


def _known_mode(mode: str) -> None:
    if mode not in MODES:
        raise ValueError(f"there is no mode {mode}")


def _labels(rec: Recorder, code_ids: Sequence[int]) -> str:
    """The codes as the history names them; raises Refused where one is gone."""
    book = codes.labels(rec.conn, code_ids)
    if any(one not in book for one in code_ids):
        raise Refused("This code is no longer in the codebook. Nothing was changed.")
    return ", ".join(pick(book[one], "en") for one in dict.fromkeys(code_ids))


def _place(rec: Recorder, study_id: int | None, text_id: int, start: int, end: int) -> tuple[Text, int, int]:
    """A stretch of a text, looked at before it is used."""
    text = texts.get(rec.conn, text_id)
    if text is None or (study_id is not None and text.study_id != study_id):
        raise Refused("This text is no longer in the study. Nothing was changed.")
    if not 0 <= start < end <= len(text.body):
        raise Refused("These words are no longer in the text. Select them again. Nothing was changed.")
    return text, start, end


def _put(rec: Recorder, passage_id: int, code_id: int, mode: str, coder_id: int | None) -> None:
    """Put a code on a passage, or change the mode of the one this coder put there."""
    own = codings.given(rec.conn, passage_id, code_id, coder_id)
    if own is None:
        codings.add_coding(rec, passage_id, code_id, mode=mode, coder_id=coder_id)
    else:
        rec.update(CodingTable, own, mode=mode)


def _there(rec: Recorder, passage_id: int) -> Passage:
    found = codings.get(rec.conn, passage_id)
    if found is None:
        raise Refused("This passage is no longer there. Nothing was changed.")
    return found


def _coding(rec: Recorder, coding_id: int) -> tuple[int, Coding]:
    found = codings.passage_of_coding(rec.conn, coding_id)
    if found is None:
        raise Refused("This code is no longer on the passage. Nothing was changed.")
    return found


def passage(library: Library, passage_id: int) -> Passage | None:
    """Return one passage, None where it is gone."""
    with library.db.read() as conn:
        return codings.get(conn, passage_id)


def add_code(library: Library, passage_id: int, code_id: int, mode: str = "explicit") -> Change:
    """Put another code on a passage."""
    _known_mode(mode)
    with library.change("Coded with “%1”") as rec:
        rec.args = (_labels(rec, [code_id]),)
        _there(rec, passage_id)
        _put(rec, passage_id, code_id, mode, library.coder_id)
    return replace(rec.change, result=passage_id)


def add_codes(library: Library, passage_id: int, code_ids: Sequence[int], mode: str = "explicit") -> Change:
    """Put several more codes on a passage, as one step."""
    _known_mode(mode)
    with library.change("Coded with “%1”") as rec:
        rec.args = (_labels(rec, code_ids),)
        _there(rec, passage_id)
        for one in dict.fromkeys(code_ids):
            _put(rec, passage_id, one, mode, library.coder_id)
    return replace(rec.change, result=passage_id)


def set_mode(library: Library, coding_id: int, mode: str) -> Change:
    """Say that a passage states a code, lets it be inferred, or looked for it and reports it absent."""
    _known_mode(mode)
    labels = {"explicit": "Marked “%1” as explicit", "implied": "Marked “%1” as implied"}
    with library.change(labels.get(mode, "Marked “%1” as reported absent")) as rec:
        _, coding = _coding(rec, coding_id)
        rec.args = (_labels(rec, [coding.code_id]),)
        rec.update(CodingTable, coding_id, mode=mode)
    return rec.change


def replace_code(library: Library, coding_id: int, code_id: int) -> Change:
    """Put another code in the place of one; where the passage has it already, the old one only goes."""
    with library.change("Coded with “%1”") as rec:
        passage_id, coding = _coding(rec, coding_id)
        rec.args = (_labels(rec, [code_id]),)
        twins = _there(rec, passage_id).codings
        if any(one.code_id == code_id and one.coder_id == coding.coder_id and one.id != coding_id for one in twins):
            codings.delete_coding(rec, coding_id)
        else:
            rec.update(CodingTable, coding_id, code_id=code_id)
    return replace(rec.change, result=passage_id)


def uncode(library: Library, coding_id: int, *, keep_passage: bool = False) -> Change:
    """Take a code off a passage.

    A passage that loses its last code goes too, unless a finding or a note rests on it or ``keep_passage`` is set.
    """
    with library.change("Removed “%1”") as rec:
        passage_id, coding = _coding(rec, coding_id)
        rec.args = (_labels(rec, [coding.code_id]),)
        codings.delete_coding(rec, coding_id)
        left = _there(rec, passage_id)
        if not (left.codings or left.findings or left.memos or keep_passage):
            codings.delete_passage(rec, passage_id)
    return rec.change


def resting_on(library: Library, passage_id: int) -> tuple[int, ...]:
    """Return the findings that rest on this passage and no other: they would lose their words with it."""
    with library.db.read() as conn:
        return tuple(findings.resting_only_on(conn, passage_id))


def delete_passage(library: Library, passage_id: int, *, with_findings: bool = False) -> Change:
    """Delete a passage with its anchors, codes and notes.

    A finding that rests on nothing else is kept without words, unless ``with_findings`` deletes it too.
    """
    with library.change("Deleted a passage") as rec:
        _there(rec, passage_id)
        lost = findings.resting_only_on(rec.conn, passage_id) if with_findings else []
        for finding in lost:
            findings.delete(rec, finding)
        codings.delete_passage(rec, passage_id)
    return rec.change


def move_anchor(library: Library, passage_id: int, text_id: int, start: int, end: int) -> Change:
    """Put a passage on other words of a text, or give it its words in a text where it has none yet."""
    with library.change("Adjusted the ends of a passage") as rec:
        there = _there(rec, passage_id)
        text, start, end = _place(rec, there.study_id, text_id, start, end)
        own = next((one for one in there.anchors if one.text_id == text_id), None)
        if own is None:
            rec.label = "Added the counterpart of a passage"
            codings.add_anchor(rec, passage_id, text_id, text.version_id, text.body, start, end)
        else:
            codings.move_anchor(rec, own.id, text.version_id, text.body, start, end)
    return replace(rec.change, result=passage_id)


def drop_anchor(library: Library, passage_id: int, text_id: int) -> Change:
    """Take a passage off one of its texts; refused for its last one."""
    with library.change("Removed the counterpart of a passage") as rec:
        there = _there(rec, passage_id)
        own = next((one for one in there.anchors if one.text_id == text_id), None)
        if own is None:
            raise Refused("This passage has no words in that text. Nothing was changed.")
        if len(there.anchors) == 1:
            raise Refused("These are the passage’s only words. Delete the passage instead. Nothing was changed.")
        rec.delete(AnchorTable, own.id)
    return replace(rec.change, result=passage_id)


def recent(library: Library, n: int = 9) -> list[Code]:
    """Return the codes used last, newest first: this coder's own, then others'."""
    return list(library.known.get(("recent", n, library.coder_id), lambda: _recent(library, n)))


def _recent(library: Library, n: int) -> list[Code]:
    with library.db.read() as conn:
        book = {one.id: one for one in codes.all_codes(conn, counted=False)}
        ids = codes.recent(conn, n, library.coder_id) if library.coder_id is not None else []
        ids += [one for one in codes.recent(conn, n) if one not in ids]
    return [book[one] for one in ids if not book[one].retired][:n]


def counterpart(library: Library, text_id: int, start: int, end: int) -> Place | None:
    """Propose which words of the facing text answer these; None where there is no facing text or nothing is known."""
    from app.text import spans

    with library.db.read() as conn:
        own = texts.get(conn, text_id)
        if own is None:
            return None
        left, right = texts.facing(texts.of_study(conn, own.study_id), own.kind)
        if left is None or right is None or own.id not in (left.id, right.id):
            return None
        found = aligning.facing_pairs(library, conn, left, right)
        lexicon = aligning.lexicon_of(library, conn)
    sides = [(_whole(one.left), _whole(one.right)) for one in found]
    other = right
    if own.id == right.id:
        other = left
        sides = [(b, a) for a, b in sides]
    sides.sort(key=lambda pair: pair[0] or pair[1] or Span(0, 0))
    answer = spans.counterpart(
        spans.Side(own.body, own.lang), Span(start, end), spans.Side(other.body, other.lang), sides, lexicon
    )
    return (other.id, answer.start, answer.end) if answer is not None else None


def _whole(side: Sequence[tuple[int, int]]) -> Span | None:
    """The stretch from the first to the last sentence of one side of a pair."""
    return Span(min(start for start, _ in side), max(end for _, end in side)) if side else None
