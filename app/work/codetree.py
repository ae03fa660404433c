"""Keep the codebook in order: move codes, join several into one, split one into several, delete what nobody uses.

Each is one step of the history and can be taken back. No coding is lost: joining moves them, splitting puts them into a
queue where a person says which of the new codes each is (`app.work.codequeue`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.text.refused import Refused
from app.work import codebook, merged
from app.work.change import Change
from app.work.library import Library
from db import codes as kept
from db import tables
from db.clock import now
from db.recording import Recorder
from db.rows import Code, pick

STRENGTH = ("explicit", "implied", "absent")
"""Of two codings joined into one, the mode that stands first here stays."""

ROOTS: Mapping[str, Mapping[str, str]] = {
    "model": {"en": "Care model", "zh-Hans": "医疗服务模式"},
    "barrier": {"en": "Barrier", "zh-Hans": "障碍因素"},
    "facilitator": {"en": "Facilitator", "zh-Hans": "促进因素"},
    "outcome": {"en": "Outcome", "zh-Hans": "结局"},
    "method": {"en": "Method and setting", "zh-Hans": "方法与情境"},
    "other": {"en": "Other codes", "zh-Hans": "其他编码"},
}
"""The headings under which the codes of a facet lie, by facet."""


def root(rec: Recorder, facet: str) -> int:
    """Return the heading of a facet, made where the library has none yet."""
    code = tables.Code
    ask = select(code.id).where(code.facet == facet, code.parent_id.is_(None), code.origin == "structure")
    found = rec.conn.scalar(ask.order_by(code.position, code.id))
    if found is not None:
        return int(found)
    keys = kept.ids_by_key(rec.conn)
    key = next(one for one in (facet, *(f"{facet}-{n}" for n in range(2, len(keys) + 3))) if one not in keys)
    return kept.add(
        rec, key=key, position=codebook.next_position(rec), facet=facet, origin="structure", labels=dict(ROOTS[facet])
    )


def move(library: Library, code_ids: Sequence[int], parent_id: int | None, before_id: int | None = None) -> Change:
    """Put codes below another one, in front of a code that lies there already (None: at the end).

    Without a parent they go to the heading of their kind. Raises Refused for a loop and for a parent of another kind.
    """
    with library.change("Moved the code “%1”") as rec:
        book = {one.id: one for one in kept.all_codes(rec.conn, counted=False)}
        moved = [_there(book, one) for one in dict.fromkeys(code_ids)]
        if not moved:
            raise Refused("Choose a code first. Nothing was changed.")
        for one in moved:
            if one.parent_id is None and one.origin == "structure":
                raise Refused(f"“{_name(one)}” is a heading and stays where it is. Nothing was changed.")
        above = parent_id if parent_id is not None else root(rec, moved[0].facet)
        if above not in book:
            book = {one.id: one for one in kept.all_codes(rec.conn, counted=False)}
        for one in moved:
            refuse_place(book, one, above)
        rec.args = (", ".join(_name(one) for one in moved),)
        _place(rec, book, moved, above, before_id)
    return rec.change


def refuse_place(book: Mapping[int, Code], code: Code, parent_id: int) -> None:
    """Raise Refused where a code can't lie below another: it would lie below itself, or the other is of another kind."""
    parent = _there(book, parent_id)
    if parent.facet != code.facet:
        raise Refused(f"“{_name(parent)}” is of another kind than “{_name(code)}”. Nothing was changed.")
    at: int | None = parent_id
    seen: set[int] = set()
    while at is not None and at in book and at not in seen:
        if at == code.id:
            raise Refused(f"“{_name(code)}” can't lie below itself. Nothing was changed.")
        seen.add(at)
        at = book[at].parent_id


def _place(
    rec: Recorder, book: Mapping[int, Code], moved: Sequence[Code], parent_id: int, before_id: int | None
) -> None:
    """Write parents and positions: the places of all siblings stay the same numbers, in another order."""
    out = {one.id for one in moved}
    siblings = [one for one in book.values() if one.parent_id == parent_id and one.id not in out]
    siblings.sort(key=lambda one: (one.position, one.id))
    at = next((n for n, one in enumerate(siblings) if one.id == before_id), len(siblings))
    order = [*siblings[:at], *moved, *siblings[at:]]
    places = sorted(one.position for one in order)
    for number in range(1, len(places)):
        places[number] = max(places[number], places[number - 1] + 1)
    for one, place in zip(order, places, strict=True):
        values: dict[str, Any] = {"position": place} if place != one.position else {}
        if one.id in out and one.parent_id != parent_id:
            values["parent_id"] = parent_id
        if values:
            rec.update(tables.Code, one.id, **values)


def shift(library: Library, code_id: int, by: int) -> Change:
    """Move a code one place up (-1) or down (1) among those beside it; at the end nothing happens."""
    with library.db.read() as conn:
        book = {one.id: one for one in kept.all_codes(conn, counted=False)}
    code = _there(book, code_id)
    beside = sorted((o for o in book.values() if o.parent_id == code.parent_id), key=lambda o: (o.position, o.id))
    at = next(n for n, one in enumerate(beside) if one.id == code_id)
    to = at + by
    if not 0 <= to < len(beside) or code.parent_id is None:
        raise Refused("The code can't be moved further. Nothing was changed.")
    after = to + 1 if by > 0 else to
    return move(library, [code_id], code.parent_id, beside[after].id if after < len(beside) else None)


def merge(library: Library, code_ids: Sequence[int], into_id: int) -> Change:
    """Join codes into one: their codings move to it, double ones are joined, what lay below them lies below it.

    Their labels and aliases become aliases of the one that stays, so that they are still found. Raises Refused for codes
    of different kinds, and where the one that stays lies below one that goes.
    """
    with library.change("Merged %1 into “%2”") as rec:
        book = {one.id: one for one in kept.all_codes(rec.conn, counted=False)}
        into = _there(book, into_id)
        gone = [_there(book, one) for one in dict.fromkeys(code_ids) if one != into_id]
        if not gone:
            raise Refused("Choose another code to merge into. Nothing was changed.")
        for one in gone:
            if one.parent_id is None and one.origin == "structure":
                raise Refused(f"“{_name(one)}” is a heading and can't be merged. Nothing was changed.")
            if one.facet != into.facet:
                raise Refused(f"“{_name(one)}” and “{_name(into)}” are of different kinds. Nothing was changed.")
            if one.id in line(book, into):
                raise Refused(f"“{_name(into)}” lies below “{_name(one)}”. Move it out first. Nothing was changed.")
        rec.args = (", ".join(f"“{_name(one)}”" for one in gone), _name(into))
        for one in gone:
            _move_codings(rec, one.id, into_id)
            _move_the_rest(rec, one, into)
        _take_words(rec, gone, into)
        below = [o for o in book.values() if o.parent_id in {one.id for one in gone} and o.id not in code_ids]
        _place(rec, book, sorted(below, key=lambda o: (o.position, o.id)), into_id, None)
        depth = {one.id: len(line(book, one)) for one in gone}
        merged.note(rec, [(one.key, one.guid) for one in gone], into.key)
        for one in sorted(gone, key=lambda code: -depth[code.id]):
            rec.delete(tables.Code, one.id)
    return replace(rec.change, result=into_id)


def line(book: Mapping[int, Code], code: Code) -> set[int]:
    """Return the ids of the codes above one."""
    above: set[int] = set()
    at = code.parent_id
    while at is not None and at in book and at not in above:
        above.add(at)
        at = book[at].parent_id
    return above


def _move_codings(rec: Recorder, old: int, new: int) -> None:
    """Put every coding of one code on another; where the same coder has both on a passage, the stronger mode stays."""
    table = tables.Coding
    ask = select(table.id, table.passage_id, table.coder_id, table.mode, table.review)
    there = {(row.passage_id, row.coder_id): row for row in rec.conn.execute(ask.where(table.code_id == new))}
    for row in rec.conn.execute(ask.where(table.code_id == old).order_by(table.id)).all():
        twin = there.get((row.passage_id, row.coder_id))
        if twin is None:
            rec.update(table, row.id, code_id=new)
            there[row.passage_id, row.coder_id] = row
            continue
        keep_memos(rec, "coding", row.id, twin.id)
        if STRENGTH.index(row.mode) < STRENGTH.index(twin.mode):
            rec.update(table, twin.id, mode=row.mode)
        rec.delete(table, row.id)


def keep_memos(rec: Recorder, subject: str, old: int, new: int) -> None:
    """Put the notes on one thing (a row of the table ``subject``) on another."""
    memo = tables.Memo
    for one in list(rec.conn.scalars(select(memo.id).where(memo.subject == subject, memo.subject_id == old))):
        rec.update(memo, one, subject_id=new)


def _move_the_rest(rec: Recorder, old: Code, into: Code) -> None:
    """Care models of studies, notes, turned-down suggestions and mirrors follow the code that stays."""
    keep_memos(rec, "code", old.id, into.id)
    model = tables.StudyModel
    there = set(rec.conn.scalars(select(model.study_id).where(model.code_id == into.id)))
    for row in rec.conn.execute(select(model.id, model.study_id).where(model.code_id == old.id)).all():
        if row.study_id in there:
            rec.delete(model, row.id)
        else:
            rec.update(model, row.id, code_id=into.id)
            there.add(row.study_id)
    turned = tables.DismissedSuggestion
    for one in list(rec.conn.scalars(select(turned.id).where(turned.code_id == old.id))):
        rec.update(turned, one, code_id=into.id)
    code = tables.Code
    for one in list(rec.conn.scalars(select(code.id).where(code.mirror_key == old.key))):
        rec.update(code, one, mirror_key=into.key)


def _take_words(rec: Recorder, gone: Iterable[Code], into: Code) -> None:
    """The words of the codes that go are kept as aliases, their examples as examples."""
    aliases = {lang: list(forms) for lang, forms in into.aliases.items()}
    examples = {lang: list(forms) for lang, forms in into.examples.items()}
    for one in gone:
        for lang, label in one.labels.items():
            _add(aliases, lang, (label, *one.aliases.get(lang, ())), into.labels.get(lang, ""))
        for lang, forms in one.examples.items():
            _add(examples, lang, forms, "")
    rec.update(tables.Code, into.id, aliases=aliases, examples=examples)


def _add(words: dict[str, list[str]], lang: str, more: Iterable[str], own: str) -> None:
    """Add words to those of a language, each once."""
    have = {word.casefold() for word in words.get(lang, ())} | {own.casefold()}
    fresh = [word for word in dict.fromkeys(more) if word and word.casefold() not in have]
    if fresh:
        words[lang] = [*words.get(lang, ()), *fresh]


SPLIT = "“%1” was split into %2: say which it is"
"""Why a coding waits after its code was split."""
SENTENCES = (SPLIT,)


def split(library: Library, code_id: int, parts: Sequence[Mapping[str, str]], *, keep: bool = False) -> Change:
    """Split a code into two or more new ones, given by their labels; the result is their ids.

    Each old coding stays where it is and waits until a person has said which of the new codes it is. The old code is
    retired unless ``keep`` is set. Raises Refused for fewer than two parts and for a label that is there already.
    """
    if len(parts) < 2:
        raise Refused("A code is split into two or more. Nothing was changed.")
    with library.change("Split the code “%1” into %2") as rec:
        book = {one.id: one for one in kept.all_codes(rec.conn, counted=False)}
        code = _there(book, code_id)
        if code.parent_id is None and code.origin == "structure":
            raise Refused(f"“{_name(code)}” is a heading and can't be split. Nothing was changed.")
        made = [codebook.write_new(rec, code.facet, code.parent_id, labels, code.theme) for labels in parts]
        fresh = {one.id: one for one in kept.all_codes(rec.conn, counted=False)}
        names = ", ".join(f"“{_name(fresh[one])}”" for one in made)
        rec.args = (_name(code), names)
        after = sorted((o for o in book.values() if o.parent_id == code.parent_id), key=lambda o: (o.position, o.id))
        at = next(n for n, one in enumerate(after) if one.id == code_id) + 1
        if code.parent_id is not None:
            next_one = after[at].id if at < len(after) else None
            _place(rec, fresh, [fresh[one] for one in made], code.parent_id, next_one)
        why = {"why": SPLIT, "args": [_name(code), names], "codes": [fresh[one].guid for one in made]}
        words = json.dumps(why, ensure_ascii=False)
        coding = tables.Coding
        for one in list(rec.conn.scalars(select(coding.id).where(coding.code_id == code_id).order_by(coding.id))):
            rec.update(coding, one, review=words)
        if not keep:
            rec.update(tables.Code, code_id, retired=now())
    return replace(rec.change, result=tuple(made))


def delete_unused(library: Library, code_ids: Sequence[int]) -> Change:
    """Delete codes that no passage and no study carries. Raises Refused for one that is used or has codes below it."""
    with library.change("Deleted %1") as rec:
        book = {one.id: one for one in kept.all_codes(rec.conn, counted=False)}
        gone = [_there(book, one) for one in dict.fromkeys(code_ids)]
        ids = {one.id for one in gone}
        coding, model = tables.Coding, tables.StudyModel
        for one in gone:
            if any(o.parent_id == one.id and o.id not in ids for o in book.values()):
                raise Refused(f"“{_name(one)}” has codes below it. Move or delete those first.")
            used = rec.conn.scalar(select(coding.id).where(coding.code_id == one.id).limit(1))
            worn = rec.conn.scalar(select(model.id).where(model.code_id == one.id).limit(1))
            if used is not None or worn is not None:
                raise Refused(
                    f"“{_name(one)}” is in use. Merge it into another code or retire it. Nothing was changed."
                )
        rec.args = (", ".join(f"“{_name(one)}”" for one in gone),)
        depth = {one.id: len(line(book, one)) for one in gone}
        for one in sorted(gone, key=lambda code: -depth[code.id]):
            drop(rec, one)
    return rec.change


def drop(rec: Recorder, code: Code) -> None:
    """Delete an unused code with the notes on it, and whatever names it as its mirror forgets it."""
    memo, turned = tables.Memo, tables.DismissedSuggestion
    notes = select(memo.id).where(memo.subject == "code", memo.subject_id == code.id)
    rec.delete_many(memo, list(rec.conn.scalars(notes)))
    rec.delete_many(turned, list(rec.conn.scalars(select(turned.id).where(turned.code_id == code.id))))
    for one in list(rec.conn.scalars(select(tables.Code.id).where(tables.Code.mirror_key == code.key))):
        rec.update(tables.Code, one, mirror_key=None)
    rec.delete(tables.Code, code.id)


def _there(book: Mapping[int, Code], code_id: int) -> Code:
    found = book.get(code_id)
    if found is None:
        raise Refused("This code is no longer in the codebook. Nothing was changed.")
    return found


def _name(code: Code) -> str:
    return pick(code.labels, "en")


def step_across(library: Library, code_id: int, by: int) -> Change:
    """Move a code one level out (-1), behind the one it lay below, or in (1), to the end of the one above it."""
    with library.db.read() as conn:
        book = {one.id: one for one in kept.all_codes(conn, counted=False)}
    code = _there(book, code_id)
    beside = sorted((o for o in book.values() if o.parent_id == code.parent_id), key=lambda o: (o.position, o.id))
    at = next(n for n, one in enumerate(beside) if one.id == code_id)
    parent = book.get(code.parent_id) if code.parent_id is not None else None
    if parent is not None and by > 0 and at:
        return move(library, [code_id], beside[at - 1].id)
    if parent is None or by > 0 or parent.parent_id is None:
        raise Refused("The code can't be moved further. Nothing was changed.")
    above = sorted((o for o in book.values() if o.parent_id == parent.parent_id), key=lambda o: (o.position, o.id))
    after = next(n for n, one in enumerate(above) if one.id == parent.id) + 1
    return move(library, [code_id], parent.parent_id, above[after].id if after < len(above) else None)
