"""The glossary: terms with their renderings, in order."""

from __future__ import annotations

from dataclasses import replace

from app.work import history
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
    assert (term.form, term.variants, term.domain, term.note) == ("practice", ("practices",), "models", "why")
    assert (term.preferred, term.accepted, term.avoid) == (("执业",), ("诊所",), ("实践",))


def a_term(form: str, *preferred: str) -> glossary.GlossaryTerm:
    return glossary.GlossaryTerm(0, "en", form, (), None, None, preferred, (), ())


def test_every_change_of_the_glossary_changes_its_stamp_and_undoing_it_brings_it_back(library: Library) -> None:
    seen = []

    def stamp() -> tuple[int, ...]:
        with library.db.read() as conn:
            return glossary.stamp(conn)

    seen.append(stamp())
    with library.change("Terms") as rec:
        (one, _) = glossary.write_many(rec, [a_term("practice", "执业"), a_term("care", "照护")], "zh-Hans")
    seen.append(stamp())
    with library.change("Terms") as rec:
        there = glossary.get(rec.conn, one)
        assert there
        glossary.write(rec, replace(there, form="practise"), "zh-Hans")
    seen.append(stamp())
    history.undo(library)
    assert stamp() == seen[1]
    history.redo(library)
    with library.change("Terms") as rec:
        glossary.delete(rec, [one])
        glossary.write(rec, a_term("payment", "支付"), "zh-Hans")
    seen.append(stamp())
    assert len(set(seen)) == len(seen)
    with library.db.read() as conn:
        assert [term.form for term in glossary.terms(conn)] == ["care", "payment"]
