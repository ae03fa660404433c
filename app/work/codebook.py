"""The codebook: its codes with counts, found by any label or alias in either language; new, renamed and retired codes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from db import codes as kept
from db import rows, tables
from db.clock import now
from db.codes import FACETS
from db.recording import Recorder
from db.rows import Code, Span, Theme, pick

__all__ = ["FACETS", "Match", "codes", "delete", "edit", "find", "matches", "new_code", "retire", "themes", "uncounted"]


Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Match:
    """A code that answers what was typed: through `label` in `lang`, or through `alias` where one is given.

    `spans` are the matched letters, in code points of the alias if there is one, else of the label.
    """

    code_id: int
    lang: str
    label: str
    spans: tuple[Span, ...]
    alias: str | None = None


def codes(library: Library) -> tuple[Code, ...]:
    """Return the codebook in its order, with counts of studies and passages."""
    return library.known.get("codes", lambda: _read(library, kept.all_codes))


def uncounted(library: Library) -> tuple[Code, ...]:
    """Return the codebook in its order, without counts: at once in any library."""
    return library.known.get("uncounted", lambda: _read(library, lambda conn: kept.all_codes(conn, counted=False)))


def themes(library: Library) -> tuple[Theme, ...]:
    """Return the themes in their order."""
    return library.known.get("themes", lambda: _read(library, kept.themes))


def _read(library: Library, ask: Callable[[Connection], tuple[Row, ...]]) -> tuple[Row, ...]:
    with library.db.read() as conn:
        return ask(conn)


def find(library: Library, typed: str, limit: int = 50) -> list[Match]:
    """Return the codes whose label or alias in either language holds what was typed, the likeliest first."""
    return matches(uncounted(library), typed)[:limit]


def matches(among: Iterable[Code], typed: str, *, everything: bool = False) -> list[Match]:
    """Return all codes that answer what was typed, ranked; pure, so that a panel may ask at every key.

    A label that begins with the words comes first, then one in which a word does, then one that holds them, then
    aliases in the same order. Several words must all be there. Codes not in use are left out, but for ``everything``.
    """
    wanted = _folded(typed)[0].split()
    if not wanted:
        return []
    found = []
    for code in among:
        if not everything and (not code.enabled or code.retired):
            continue
        best = min((one for one in _places(code, wanted)), key=lambda one: one[0], default=None)
        if best is not None:
            found.append((best[0], code.position, code.id, best[1]))
    return [match for *_, match in sorted(found, key=lambda one: one[:3])]


Rank = tuple[int, int, int]


def _places(code: Code, wanted: Sequence[str]) -> Iterable[tuple[Rank, Match]]:
    """Every label and alias of a code that holds the words, with its rank."""
    for lang, label in code.labels.items():
        hit = _hit(label, wanted)
        if hit is not None:
            yield (hit[0], 0, len(label)), Match(code.id, lang, label, hit[1])
    for lang, aliases in code.aliases.items():
        for alias in aliases:
            hit = _hit(alias, wanted)
            if hit is not None:
                label = pick(code.labels, lang)
                yield (hit[0] + 3, 1, len(alias)), Match(code.id, lang, label, hit[1], alias)


def _hit(words: str, wanted: Sequence[str]) -> tuple[int, tuple[Span, ...]] | None:
    """Where all wanted words stand (0 at the very beginning, 1 at the beginning of words, 2 inside), or None."""
    folded, where = _folded(words)
    if not all(word in folded for word in wanted):
        return None
    worst = 0
    spans: list[Span] = []
    for place, word in enumerate(wanted):
        at = 0 if folded.startswith(word) else -1
        if at < 0:
            start = re.search(rf"(?<![^\W_]){re.escape(word)}", folded)
            at = start.start() if start else folded.find(word)
            if at < 0:
                return None
            worst = max(worst, 1 if start or place else 2)
            if not start:
                worst = 2
        spans.append((where[at], where[at + len(word) - 1] + 1))
    return worst, tuple(sorted(set(spans)))


@lru_cache(maxsize=100_000)
def _folded(words: str) -> tuple[str, tuple[int, ...]]:
    """Words in lower case without accents and full-width forms, and the place of each character in the original."""
    out: list[str] = []
    where: list[int] = []
    for at, ch in enumerate(words):
        plain = "".join(one for one in unicodedata.normalize("NFKD", ch) if not unicodedata.combining(one)).casefold()
        out.append(plain)
        where += [at] * len(plain)
    return "".join(out), tuple(where)


def new_code(
    library: Library,
    facet: str,
    parent_id: int | None,
    labels: Mapping[str, str],
    theme: str | None = None,
    *,
    definitions: Mapping[str, str] | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
) -> Change:
    """Make a code; its id is the change's result. Without a theme it takes that of its parent.

    Raises Refused where it has no label, or one that its facet has already.
    """
    with library.change("Made the code “%1”") as rec:
        made = write_new(rec, facet, parent_id, labels, theme, definitions=definitions, aliases=aliases)
        rec.args = (pick(_labels(labels), "en"),)
    return replace(rec.change, result=made)


def write_new(
    rec: Recorder,
    facet: str,
    parent_id: int | None,
    labels: Mapping[str, str],
    theme: str | None = None,
    *,
    definitions: Mapping[str, str] | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
) -> int:
    """Write a new code inside a step; return its id. Raises Refused as `new_code` does."""
    wanted = _labels(labels)
    if facet not in FACETS:
        raise ValueError(f"there is no facet {facet}")
    book = kept.all_codes(rec.conn, counted=False)
    _refuse_twin(book, facet, wanted, None)
    parent = next((code for code in book if code.id == parent_id), None)
    if parent_id is not None and (parent is None or parent.facet != facet):
        raise Refused("The code above the new one is gone or of another kind. Nothing was changed.")
    if parent is None:
        parent = next((code for code in book if code.facet == facet and code.parent_id is None), None)
    return kept.add(
        rec,
        key=_key(book, facet, parent, pick(wanted, "en")),
        parent_id=parent.id if parent else None,
        position=next_position(rec),
        facet=facet,
        theme_id=_theme_id(rec, theme or (parent.theme if parent else None)),
        labels=wanted,
        definitions=dict(definitions or {}),
        aliases={lang: list(forms) for lang, forms in (aliases or {}).items()},
    )


def _labels(labels: Mapping[str, str]) -> dict[str, str]:
    wanted = {lang: " ".join(label.split()) for lang, label in labels.items() if label.strip()}
    if not wanted:
        raise Refused("A code needs a label in English or Chinese. Nothing was changed.")
    return wanted


def _refuse_twin(book: Iterable[Code], facet: str, labels: Mapping[str, str], own: int | None) -> None:
    """Two codes of a facet with one label could not be told apart."""
    for code in book:
        if code.facet == facet and code.id != own:
            for lang, label in labels.items():
                if code.labels.get(lang, "").casefold() == label.casefold():
                    raise Refused(f"There is a code “{label}” already. Nothing was changed.")


def _key(book: Iterable[Code], facet: str, parent: Code | None, label: str) -> str:
    """A readable key that no code has yet."""
    word = re.sub(r"[^a-z0-9]+", "-", _folded(label)[0]).strip("-")[:40] or "new"
    taken = {code.key for code in book}
    base = f"{parent.key if parent else facet}.{word}"
    return next(key for key in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if key not in taken)


def next_position(rec: Recorder) -> int:
    """Return the place behind the last code."""
    top = rec.conn.scalar(select(func.max(tables.Code.position)))
    return 0 if top is None else top + 1


def _theme_id(rec: Recorder, key: str | None) -> int | None:
    if key is None:
        return None
    return rec.conn.scalar(select(tables.Theme.id).where(tables.Theme.key == key))


def edit(
    library: Library,
    code_id: int,
    *,
    labels: Mapping[str, str] | None = None,
    shorts: Mapping[str, str] | None = None,
    definitions: Mapping[str, str] | None = None,
    aliases: Mapping[str, Sequence[str]] | None = None,
    examples: Mapping[str, Sequence[str]] | None = None,
    note: str | None = None,
    theme: str | None = None,
    mirror: str | None = None,
    facet: str | None = None,
    parent_id: int | None = None,
) -> Change:
    """Change what is given of a code; '' as theme or mirror takes it away. Raises Refused as `new_code` does.

    ``mirror`` is the key of the code that says the opposite: that one then names this code too. Another ``facet`` takes
    what lies below along, under the heading of that facet.
    """
    values: dict[str, Any] = {}
    with library.change("Changed the code “%1”") as rec:
        book = kept.all_codes(rec.conn, counted=False)
        code = _there(book, code_id)
        rec.args = (pick(code.labels, "en"),)
        if facet is not None and facet != code.facet:
            _change_facet(rec, book, code, facet)
            book = kept.all_codes(rec.conn, counted=False)
            code = _there(book, code_id)
        if labels is not None:
            values["labels"] = _labels(labels)
            _refuse_twin(book, code.facet, values["labels"], code_id)
        for name, words in (("shorts", shorts), ("definitions", definitions)):
            if words is not None:
                values[name] = {lang: one for lang, one in words.items() if one.strip()}
        for name, lists in (("aliases", aliases), ("examples", examples)):
            if lists is not None:
                values[name] = {lang: list(forms) for lang, forms in lists.items() if forms}
        if note is not None:
            values["note"] = note.strip() or None
        if theme is not None:
            values["theme_id"] = _theme_id(rec, theme or None)
        if mirror is not None:
            values["mirror_key"] = _mirror(rec, book, code, mirror)
        if parent_id is not None:
            _refuse_loop(book, code, parent_id)
            values["parent_id"] = parent_id
        rec.update(tables.Code, code_id, **values)
    return rec.change


def _mirror(rec: Recorder, book: Iterable[Code], code: Code, key: str) -> str | None:
    """Join two codes that say the opposite; whoever was joined to either before is let go."""
    if key == (code.mirror_key or ""):
        return code.mirror_key
    other = next((one for one in book if one.key == key), None)
    if key and (other is None or other.id == code.id):
        raise Refused("The code that says the opposite is gone. Nothing was changed.")
    for one in book:
        if one.mirror_key in {code.key, key or None} and one.mirror_key and one.id not in {code.id, other and other.id}:
            rec.update(tables.Code, one.id, mirror_key=None)
    if other is not None:
        rec.update(tables.Code, other.id, mirror_key=code.key)
    return key or None


def _change_facet(rec: Recorder, book: Sequence[Code], code: Code, facet: str) -> None:
    """Give a code and all below it another facet; it then lies under the heading of that facet."""
    if facet not in FACETS:
        raise ValueError(f"there is no facet {facet}")
    if code.parent_id is None and code.origin == "structure":
        raise Refused("A heading stays of its kind. Nothing was changed.")
    _refuse_twin(book, facet, code.labels, code.id)
    top = next((one for one in book if one.facet == facet and one.parent_id is None), None)
    below: dict[int | None, list[Code]] = {}
    for one in book:
        below.setdefault(one.parent_id, []).append(one)
    waiting = [code]
    while waiting:
        one = waiting.pop()
        rec.update(tables.Code, one.id, facet=facet)
        waiting += below.get(one.id, [])
    rec.update(tables.Code, code.id, parent_id=top.id if top else None)


def _there(book: Iterable[Code], code_id: int) -> rows.Code:
    code = next((one for one in book if one.id == code_id), None)
    if code is None:
        raise Refused("This code is no longer in the codebook. Nothing was changed.")
    return code


def _refuse_loop(book: Iterable[Code], code: Code, parent_id: int) -> None:
    """A code can't lie below itself, nor below one of another facet."""
    by_id = {one.id: one for one in book}
    above: int | None = parent_id
    while above is not None and above in by_id:
        if above == code.id or by_id[above].facet != code.facet:
            raise Refused("A code can't be moved there. Nothing was changed.")
        above = by_id[above].parent_id


def retire(library: Library, code_id: int, on: bool = True) -> Change:
    """Take a code out of use, keeping its codings, or take it back into use."""
    with library.change("Retired the code “%1”" if on else "Took the code “%1” back into use") as rec:
        code = _there(kept.all_codes(rec.conn, counted=False), code_id)
        rec.args = (pick(code.labels, "en"),)
        rec.update(tables.Code, code_id, retired=now() if on else None)
    return rec.change


def delete(library: Library, code_id: int) -> Change:
    """Delete a code and its codings; passages stay. Raises Refused where codes lie below it."""
    from db import codings

    with library.change("Deleted %1") as rec:
        book = kept.all_codes(rec.conn, counted=False)
        code = _there(book, code_id)
        rec.args = (pick(code.labels, "en"),)
        if any(one.parent_id == code_id for one in book):
            raise Refused(f"“{pick(code.labels, 'en')}” has codes below it. Move or delete those first.")
        table = tables.Coding
        for coding in list(rec.conn.scalars(select(table.id).where(table.code_id == code_id))):
            codings.delete_coding(rec, coding)
        models, turned = tables.StudyModel, tables.DismissedSuggestion
        rec.delete_many(turned, list(rec.conn.scalars(select(turned.id).where(turned.code_id == code_id))))
        rec.delete_many(models, list(rec.conn.scalars(select(models.id).where(models.code_id == code_id))))
        notes = tables.Memo
        own = select(notes.id).where(notes.subject == "code", notes.subject_id == code_id)
        rec.delete_many(notes, list(rec.conn.scalars(own)))
        rec.delete(tables.Code, code_id)
    return rec.change
