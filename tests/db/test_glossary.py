"""The glossary: terms with their renderings, in order."""

from __future__ import annotations

from app.work.library import Library
from db import glossary, tables


def test_terms_come_with_their_renderings_by_quality(library: Library) -> None:
    with library.change("Terms") as rec:
        made = rec.insert(
            tables.Term, lang="en", form="practice", variants=["practices"], domain="models", note="why", position=0
        )
        for place, (form, quality) in enumerate((("执业", "preferred"), ("诊所", "accepted"), ("实践", "avoid"))):
            rec.insert(tables.TermRendering, term_id=made, lang="zh-Hans", form=form, quality=quality, position=place)
    with library.db.read() as conn:
        (term,) = glossary.terms(conn)
        assert glossary.stamp(conn) == (3, 3)
    assert (term.form, term.variants, term.domain, term.note) == ("practice", ("practices",), "models", "why")
    assert (term.preferred, term.accepted, term.avoid) == (("执业",), ("诊所",), ("实践",))
