"""The glossary: terms with their renderings in the other language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, String, cast, func, literal, select, type_coerce

from db.among import among
from db.tables import Term, TermRendering

if TYPE_CHECKING:
    from db.recording import Recorder

QUALITIES: tuple[str, ...] = ("preferred", "accepted", "avoid")


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term with its forms in its own language and what it should, may and should not be in the other."""

    id: int
    lang: str
    form: str
    variants: tuple[str, ...]
    domain: str | None
    note: str | None
    preferred: tuple[str, ...]
    accepted: tuple[str, ...]
    avoid: tuple[str, ...]


def stamp(conn: Connection) -> tuple[int, ...]:
    """Return what tells one state of the glossary from another: number and sum of the ids of terms and of renderings.

    A term that is edited gets its renderings anew, with new ids; see `write`.
    """
    asked = [
        select(what).scalar_subquery()
        for table in (Term, TermRendering)
        for what in (func.count(table.id), func.total(table.id))
    ]
    return tuple(int(value) for value in conn.execute(select(*asked)).one())


def digest(conn: Connection) -> str:
    """Return a hash of all words of the glossary: the same for the same words, whenever they were written. Two questions."""
    found = blake2b(digest_size=8)
    none, mark = literal(""), literal("\x1f")
    words: list[ColumnElement[Any]] = [Term.lang.expression, Term.form.expression, cast(Term.variants, String)]
    words += [func.coalesce(Term.domain, none), func.coalesce(Term.note, none)]
    line = words[0]
    for word in words[1:]:
        line = line + mark + word
    heads = select(line)
    forms = (
        select(Term.form + mark + TermRendering.lang + mark + TermRendering.quality + mark + TermRendering.form)
        .select_from(TermRendering)
        .join(Term, Term.id == TermRendering.term_id)
        .order_by(Term.position, Term.id, TermRendering.position, TermRendering.id)
    )
    for ask in (heads.order_by(Term.position, Term.id), forms):
        for lines in conn.scalars(ask).partitions(500):
            found.update("\x1e".join([*lines, ""]).encode("utf-8", "backslashreplace"))
        found.update(b"\x1d")
    return found.hexdigest()


def terms(conn: Connection, lang: str = "en", ids: Sequence[int] | None = None) -> tuple[GlossaryTerm, ...]:
    """Return the terms of a language in their order, or those with some ids; two questions."""
    chosen = [] if ids is None else [Term.id.in_(among(ids))]
    ask = (
        select(TermRendering.term_id, TermRendering.quality, TermRendering.form)
        .join(Term, Term.id == TermRendering.term_id)
        .where(Term.lang == lang, *chosen)
        .order_by(TermRendering.position, TermRendering.id)
    )
    forms: dict[str, dict[int, list[str]]] = {quality: defaultdict(list) for quality in QUALITIES}
    for term, quality, form in conn.execute(ask).fetchall():
        forms[quality][term].append(form)
    heads = conn.execute(
        select(Term.id, Term.lang, Term.form, Term.variants, Term.domain, Term.note)
        .where(Term.lang == lang, *chosen)
        .order_by(Term.position, Term.id)
    ).fetchall()
    preferred, accepted, avoid = (forms[quality] for quality in QUALITIES)
    return tuple(
        GlossaryTerm(
            id_,
            own,
            form,
            tuple(variants),
            domain,
            note,
            tuple(preferred.get(id_, ())),
            tuple(accepted.get(id_, ())),
            tuple(avoid.get(id_, ())),
        )
        for id_, own, form, variants, domain, note in heads
    )


def heads(conn: Connection, lang: str) -> list[tuple[int, str]]:
    """Return the id and form of each term of a language, in their order; one question."""
    ask = select(Term.id, Term.form).where(Term.lang == lang).order_by(Term.position, Term.id)
    return [(id_, form) for id_, form in conn.execute(ask).fetchall()]


def variants(conn: Connection, lang: str) -> list[tuple[int, list[str]]]:
    """Return the id and variants of each term of a language that has some, in their order; one question."""
    ask = select(Term.id, Term.variants).where(Term.lang == lang, type_coerce(Term.variants, String) != "[]")
    return [(id_, own) for id_, own in conn.execute(ask.order_by(Term.position, Term.id)).fetchall()]


def get(conn: Connection, term_id: int) -> GlossaryTerm | None:
    """Return one term."""
    lang = conn.scalar(select(Term.lang).where(Term.id == term_id))
    return next(iter(terms(conn, lang, [term_id])), None) if lang else None


def languages(conn: Connection) -> list[str]:
    """Return the languages that terms are in."""
    return list(conn.scalars(select(Term.lang).distinct().order_by(Term.lang)))


def write(rec: Recorder, term: GlossaryTerm, target: str) -> int:
    """Write a term (id 0: a new one) with its renderings, which are all made anew; return the term's id."""
    values = {
        "lang": term.lang,
        "form": term.form,
        "variants": list(term.variants),
        "domain": term.domain,
        "note": term.note,
    }
    if term.id:
        term_id = term.id
        rec.update(Term, term_id, **values)
        rec.delete_many(TermRendering, _renderings(rec.conn, [term_id]))
    else:
        last = rec.conn.scalar(select(func.max(Term.position)))
        term_id = rec.insert(Term, **values, position=0 if last is None else last + 1)
    rec.insert_many(TermRendering, _rows(term_id, term, target))
    return term_id


def write_many(rec: Recorder, made: Sequence[GlossaryTerm], target: str) -> range:
    """Write new terms with their renderings; return their ids."""
    last = rec.conn.scalar(select(func.max(Term.position)))
    first = 0 if last is None else last + 1
    ids = rec.insert_many(
        Term,
        [
            {
                "lang": one.lang,
                "form": one.form,
                "variants": list(one.variants),
                "domain": one.domain,
                "note": one.note,
                "position": first + at,
            }
            for at, one in enumerate(made)
        ],
    )
    rec.insert_many(TermRendering, [row for id_, one in zip(ids, made, strict=True) for row in _rows(id_, one, target)])
    return ids


def delete(rec: Recorder, term_ids: Sequence[int]) -> None:
    """Delete terms with their renderings."""
    rec.delete_many(TermRendering, _renderings(rec.conn, term_ids))
    rec.delete_many(Term, term_ids)


def _renderings(conn: Connection, term_ids: Sequence[int]) -> list[int]:
    ask = select(TermRendering.id).where(TermRendering.term_id.in_(among(term_ids))).order_by(TermRendering.id)
    return list(conn.scalars(ask))


def _rows(term_id: int, term: GlossaryTerm, target: str) -> list[dict[str, object]]:
    forms = [(quality, form) for quality in QUALITIES for form in getattr(term, quality)]
    return [
        {"term_id": term_id, "lang": target, "form": form, "quality": quality, "position": position}
        for position, (quality, form) in enumerate(forms)
    ]
