"""The glossary: terms with their renderings in the other language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from db.tables import Term, TermRendering


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


def stamp(conn: Connection) -> tuple[int, int]:
    """Return what tells whether terms or renderings were added or taken away: their highest id and their number."""
    row = conn.execute(select(func.max(TermRendering.id), func.count(TermRendering.id))).one()
    return row[0] or 0, row[1]


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
