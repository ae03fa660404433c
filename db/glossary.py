"""The glossary: terms with their renderings in the other language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

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


def terms(conn: Connection, lang: str = "en") -> tuple[GlossaryTerm, ...]:
    """Return the terms of a language in their order; two questions."""
    forms: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    ask = (
        select(TermRendering.term_id, TermRendering.quality, TermRendering.form)
        .join(Term, Term.id == TermRendering.term_id)
        .where(Term.lang == lang)
        .order_by(TermRendering.term_id, TermRendering.position, TermRendering.id)
    )
    for term, quality, form in conn.execute(ask):
        forms[term][quality].append(form)
    heads = conn.execute(
        select(Term.id, Term.lang, Term.form, Term.variants, Term.domain, Term.note)
        .where(Term.lang == lang)
        .order_by(Term.position, Term.id)
    )
    return tuple(
        GlossaryTerm(
            head[0],
            head[1],
            head[2],
            tuple(head[3]),
            head[4],
            head[5],
            tuple(forms[head[0]]["preferred"]),
            tuple(forms[head[0]]["accepted"]),
            tuple(forms[head[0]]["avoid"]),
        )
        for head in heads
    )


def get(conn: Connection, term_id: int) -> GlossaryTerm | None:
    """Return one term."""
    lang = conn.scalar(select(Term.lang).where(Term.id == term_id))
    return next((one for one in terms(conn, lang) if one.id == term_id), None) if lang else None


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
