"""The library's glossary made ready for looking up: kept until a term changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sqlalchemy import Connection

from app.text.termbase import Term, Termbase
from app.work.library import Library
from db import glossary
from db.glossary import GlossaryTerm

_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&/-]*[A-Z][A-Za-z0-9]*")


@dataclass(frozen=True)
class Known:
    """The glossary as a termbase, its acronyms with their Chinese, and a digest of all its words."""

    termbase: Termbase
    acronyms: Mapping[str, Sequence[str]]
    digest: str


_kept: WeakKeyDictionary[Library, tuple[tuple[int, ...], Known]] = WeakKeyDictionary()
_digests: WeakKeyDictionary[Library, tuple[tuple[int, ...], str]] = WeakKeyDictionary()


def known(library: Library, conn: Connection) -> Known:
    """Return the library's glossary ready for looking up; asks the file one question where nothing changed."""
    stamp = glossary.stamp(conn)
    kept = _kept.get(library)
    if kept is None or kept[0] != stamp:
        terms = glossary.terms(conn)
        made = Known(Termbase(term(one) for one in terms), _acronyms(terms), digest(library, conn))
        kept = _kept[library] = (stamp, made)
    return kept[1]


def digest(library: Library, conn: Connection) -> str:
    """Return the digest that `known` has, without making the rest: quick enough for the window with 5,000 terms."""
    stamp = glossary.stamp(conn)
    kept = _digests.get(library)
    if kept is None or kept[0] != stamp:
        kept = _digests[library] = (stamp, glossary.digest(conn))
    return kept[1]


def term(one: GlossaryTerm) -> Term:
    """Return a term of the glossary as the checker reads it: the first preferred form is the one it suggests."""
    first, rest = (one.preferred[0], one.preferred[1:]) if one.preferred else ("", ())
    return Term((one.form, *one.variants), first, (*rest, *one.accepted), one.avoid, one.note or "", one.domain or "")


def _acronyms(terms: Sequence[GlossaryTerm]) -> dict[str, tuple[str, ...]]:
    """The acronyms among the English forms with the Chinese of their terms."""
    found: dict[str, tuple[str, ...]] = {}
    for one in terms:
        for form in (one.form, *one.variants):
            if _ACRONYM.fullmatch(form):
                found[form] = (*found.get(form, ()), *one.preferred, *one.accepted)
    return found
