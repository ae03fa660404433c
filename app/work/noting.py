"""All notes of a library in one list, each with the study or code it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from app.work.library import Library
from db import codes, listing
from db import memos as kept
from db.tables import Coder, Memo


@dataclass(frozen=True, slots=True)
class Note:
    """A note: on which row of which table, in which study (None for one on a code), and what that is called."""

    id: int
    subject: str
    subject_id: int
    study_id: int | None
    body: str
    coder: str
    changed: str
    named: Mapping[str, str]


def every(
    library: Library, limit: int = 500, study_id: int | None = None, text: str = "", subjects: Collection[str] = ()
) -> list[Note]:
    """Return the newest notes of the library, or of a study and all that lies under it, the last changed first.

    ``text``: words that all stand in the note, in its writer's name, or in the name of the study or code it is on.
    ``subjects``: kinds of thing a note is on (passage, study, ...), any where there are none.
    """
    terms = text.casefold().split()
    with library.db.read() as conn:
        of = {memo: study for study, memo, _ in kept.of_studies(conn, None if study_id is None else [study_id])}
        newest = select(Memo.id).order_by(func.coalesce(Memo.changed, "").desc(), Memo.id.desc())
        if subjects:
            newest = newest.where(Memo.subject.in_(list(subjects)))
        found = [one for one in conn.scalars(newest) if study_id is None or one in of]
        found = (_holding(conn, found, of, terms) if terms else found)[:limit]
        notes = [note for note in (kept.get(conn, one) for one in found) if note is not None]
        cards = {card.id: card for card in listing.cards(conn, sorted({of[one.id] for one in notes if one.id in of}))}
        book = {}
        if any(one.subject == "code" for one in notes):
            book = {code.id: code.labels for code in codes.all_codes(conn, counted=False)}
    out = []
    for one in notes:
        study = of.get(one.id)
        card = cards.get(study) if study is not None else None
        named: Mapping[str, str] = {"en": card.title, "zh-Hans": card.title_zh} if card is not None else {}
        if one.subject == "code":
            named = book.get(one.subject_id, {})
        out.append(Note(one.id, one.subject, one.subject_id, study, one.body, one.coder, one.changed, named))
    return out


def _holding(conn: Connection, ids: Sequence[int], of: Mapping[int, int], terms: Sequence[str]) -> list[int]:
    """The notes in whose words, or in the names around them, all terms stand."""
    cards = {card.id: card for card in listing.cards(conn, sorted({of[one] for one in ids if one in of}))}
    book = {code.id: " ".join(code.labels.values()) for code in codes.all_codes(conn, counted=False)}
    asked = select(Memo.id, Memo.body, Memo.subject, Memo.subject_id, func.coalesce(Coder.name, ""))
    words: dict[int, str] = {}
    for memo, body, subject, on, coder in conn.execute(asked.outerjoin(Coder, Coder.id == Memo.coder_id)):
        card = cards.get(of.get(memo, -1))
        named = (
            f"{card.title} {card.title_zh} {card.authors}" if card else book.get(on, "") if subject == "code" else ""
        )
        words[memo] = f"{body} {coder} {named}".casefold()
    return [one for one in ids if all(term in words[one] for term in terms)]
