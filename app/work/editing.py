"""Write and edit texts: a new version each time, with its passages and pairs carried over in the same step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from app.text import anchors as carrying
from app.text.difference import changes
from app.text.refused import Refused
from app.work import aligning
from app.work.change import Change
from app.work.library import Library
from app.work.provenance import PROVENANCES, engine_of
from db import codings, pairs, studies, tables, texts
from db.clock import now
from db.codings import PLACED, REVIEW
from db.recording import Recorder
from db.rows import Text


def edit_text(library: Library, text_id: int, new_body: str, reason: str = "", base: int | None = None) -> Change:
    """Change the words of a text; the number of passages that now wait for review is the change's result.

    The old version is kept. A passage whose words are untouched stays on them; one whose words changed keeps its old
    words and waits "to review". `base` is the version (id) that was edited: where another was written meanwhile, the edit
    goes into that one if other words were changed. Raises Refused where they were the same ones, and where nothing
    would be left of the text.
    """
    if not new_body.strip():
        raise Refused("A text can’t be empty. Delete the text instead. Nothing was changed.")
    waiting = 0
    with library.change("Changed a text") as rec:
        text = _there(rec, text_id)
        if text.lang.startswith("zh"):
            rec.label = "Changed a translation"
        if base is not None and base != text.version_id:
            new_body = _rebased(rec, text, base, new_body)
        if new_body != text.body:
            version, waiting = new_version(rec, text, new_body, reason)
            aligning.carry(rec, text, version, new_body)
    return replace(rec.change, result=waiting)


def new_version(rec: Recorder, text: Text, new_body: str, reason: str = "") -> tuple[int, int]:
    """Write a new wording of a text inside a step, passages carried over; the pairs are the caller's to carry.

    Returns the version's id and how many passages of the text now wait for review.
    """
    number = _next_number(rec, text.id)
    version = texts.add_version(rec, text.id, number, new_body, coder_id=rec.coder_id, reason=reason or None)
    return version, _carry_anchors(rec, text, version, new_body)


def _rebased(rec: Recorder, text: Text, base: int, new_body: str) -> str:
    """The present wording with an edit that was made to an earlier one; Refused where both changed the same words."""
    table = tables.TextVersion
    old = rec.conn.scalar(select(table.body).where(table.id == base, table.text_id == text.id))
    changed = Refused(
        "This sentence was changed meanwhile. Enter again keeps your words in its place. Nothing was changed."
    )
    if old is None:
        raise changed
    mine = [one for one in changes(old, new_body) if not one.same]
    if not mine:
        return text.body
    start, end = mine[0].old_start, mine[-1].old_end
    there = [one for one in changes(old, text.body) if one.same and one.old_start <= start and end <= one.old_end]
    if not there:
        raise changed
    by = there[0].new_start - there[0].old_start
    words = new_body[mine[0].new_start : mine[-1].new_end]
    return text.body[: start + by] + words + text.body[end + by :]


def _there(rec: Recorder, text_id: int) -> Text:
    text = texts.get(rec.conn, text_id)
    if text is None:
        raise Refused("This text is no longer in the study. Nothing was changed.")
    return text


def _next_number(rec: Recorder, text_id: int) -> int:
    numbers = select(tables.TextVersion.number).where(tables.TextVersion.text_id == text_id)
    return max(rec.conn.scalars(numbers)) + 1


def _carry_anchors(rec: Recorder, text: Text, version: int, new_body: str) -> int:
    """Move every anchor of a text to its new version; return how many wait for review."""
    there = codings.anchors_of_text(rec.conn, text.id)
    placed = [one for one in there if one.state == PLACED]
    carried = carrying.carry(text.body, new_body, [_plain(one) for one in placed])
    waiting = 0
    for one, came in zip(placed, carried, strict=True):
        if came.placed:
            codings.move_anchor(rec, one.id, version, new_body, *came.anchor.span)
        else:
            waiting += 1
            rec.update(tables.Anchor, one.id, state=REVIEW)
    for one in there:
        if one.state == PLACED:
            continue
        back = carrying.find(new_body, _plain(one))
        if back is None:
            waiting += 1
        else:
            codings.move_anchor(rec, one.id, version, new_body, *back)
    return waiting


def _plain(one: codings.Standing) -> carrying.Anchor:
    return carrying.Anchor(one.start, one.end, one.quote, one.before, one.after)


def add_text(
    library: Library,
    study_id: int,
    lang: str,
    kind: str,
    body: str,
    provenance: str = "unknown",
    engine: str | None = None,
) -> Change:
    """Give a study a text, typed or pasted; its id is the change's result. The words are kept exactly as they come.

    Raises Refused for an empty text.
    """
    if not body.strip():
        raise Refused("There is no text to add. Nothing was changed.")
    _known(provenance)
    with library.change("Added a translation" if lang.startswith("zh") else "Added a text") as rec:
        if studies.get(rec.conn, study_id) is None:
            raise Refused("This study is no longer in the library. Nothing was changed.")
        made, _ = texts.add(
            rec,
            study_id,
            lang,
            kind,
            body,
            provenance=provenance,
            engine=engine or None,
            coder_id=library.coder_id,
        )
    return replace(rec.change, result=made)


def _known(provenance: str) -> None:
    if provenance not in PROVENANCES:
        raise ValueError(f"there is no provenance {provenance}")


def delete_text(library: Library, text_id: int) -> Change:
    """Delete a text with its versions; passages lose their words in it, and go where they have no others."""
    with library.change("Deleted a text") as rec:
        text = _there(rec, text_id)
        for one in codings.of_study(rec.conn, text.study_id):
            own = [anchor for anchor in one.anchors if anchor.text_id == text_id]
            if own and len(own) == len(one.anchors):
                codings.delete_passage(rec, one.id)
            else:
                rec.delete_many(tables.Anchor, [anchor.id for anchor in own])
        table = tables.TextVersion
        versions = list(rec.conn.scalars(select(table.id).where(table.text_id == text_id)))
        pairs.delete_of_versions(rec, versions)
        rec.delete_many(table, versions)
        rec.delete_many(tables.Memo, studies.under_memo(rec.conn, "text", [text_id]))
        rec.delete(tables.TextRow, text_id)
    return rec.change


def set_provenance(
    library: Library, text_id: int, provenance: str, engine: str | None = None, note: str | None = None
) -> Change:
    """Say whose words a text is (one of PROVENANCES), by which engine where a machine's, and why it is believed.

    Raises Refused where a text that came from a machine would pass for the author's, the publisher's or nobody's.
    """
    _known(provenance)
    with library.change("Changed the provenance of a text") as rec:
        by = engine_of(_there(rec, text_id), provenance, engine)
        rec.update(tables.TextRow, text_id, provenance=provenance, engine=by, provenance_note=note or None)
    return rec.change


def mark_reviewed(library: Library, text_id: int, on: bool = True) -> Change:
    """Mark a translation as reviewed by the coder at work, or take the mark back."""
    with library.change("Marked a translation as reviewed" if on else "Marked a translation as not reviewed") as rec:
        _there(rec, text_id)
        rec.update(
            tables.TextRow,
            text_id,
            review_state="reviewed" if on else "unreviewed",
            reviewed_by=library.coder_id if on else None,
            reviewed_at=now() if on else None,
        )
    return rec.change


def settle_anchor(library: Library, anchor_id: int, start: int, end: int) -> Change:
    """Put an anchor that waits for review on the words it belongs to; the passage's id is the change's result."""
    with library.change("Placed a passage again") as rec:
        found = codings.passage_of_anchor(rec.conn, anchor_id)
        own = rec.conn.scalar(select(tables.Anchor.text_id).where(tables.Anchor.id == anchor_id))
        if found is None or own is None:
            raise Refused("This passage is no longer there. Nothing was changed.")
        text = _there(rec, own)
        if not 0 <= start < end <= len(text.body):
            raise Refused("These words are no longer in the text. Select them again. Nothing was changed.")
        codings.move_anchor(rec, anchor_id, text.version_id, text.body, start, end)
    return replace(rec.change, result=found)


def waiting(library: Library, study_ids: Sequence[int] | None = None) -> tuple[int, ...]:
    """Return the passages with an anchor that waits for review, of these studies or of all."""
    with library.db.read() as conn:
        return tuple(codings.waiting(conn, study_ids))
