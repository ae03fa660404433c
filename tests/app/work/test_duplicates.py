"""Merging studies keeps everything of both, as one step; studies seen to be different are not found again."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.text.refused import Refused
from app.work import coding, duplicates, finding, history, memos, reading, studying, tagging, verifying
from app.work.library import Library
from app.work.studying import StudyFields
from db import merging, studies, tables
from db.duplicates import different
from db.pairs import NewPair, keep, of_versions
from db.rows import Ident, Name, Study
from tests import builders, verbs

TITLE = "Trust between clinics: interviews with nurses"
PEOPLE = (Name("Ashby", "Alma"), Name("Brandt", "Boris"))


@pytest.fixture
def pair(library: Library) -> tuple[int, int]:
    first = verbs.a_study(
        library, TITLE, year=2019, volume="3", pages="1-9", authors=PEOPLE, identifiers=(Ident("doi", "10.5/a", "own"),)
    )
    second = verbs.a_study(
        library, TITLE.upper(), title_zh="诊所之间的信任", year=2019, authors=PEOPLE, issue="2", journal="Care",
        identifiers=(Ident("pmid", "123", "own"),), tags=("seen",),
    )  # fmt: skip
    return first, second


def study(library: Library, one: int) -> Study:
    return studying.get(library, one)


def test_a_study_that_came_in_twice_is_found(library: Library, pair: tuple[int, int]) -> None:
    verbs.a_study(library, "Another matter altogether, told at length", year=2019)
    (found,) = duplicates.find(library)
    assert (found.studies, found.reasons) == (pair, ("title",))


def test_a_study_in_two_languages_is_found_by_the_sound_of_its_authors(library: Library) -> None:
    chinese = verbs.a_study(
        library, "", title_zh="诊所之间的信任", year=2019, pages="1-9", volume="3",
        authors=(Name("", "", "曾小明", "zh-Hans"), Name("", "", "解丽", "zh-Hans")),
    )  # fmt: skip
    english = verbs.a_study(
        library, TITLE, year=2019, pages="1-9", volume="3", authors=(Name("Zeng", "X"), Name("Xie", "Li"))
    )
    (found,) = duplicates.find(library)
    assert (found.studies, found.reasons) == ((chinese, english), ("authors",))


def test_fields_are_taken_as_chosen_and_filled_from_the_other(library: Library, pair: tuple[int, int]) -> None:
    duplicates.merge(library, pair[0], [pair[1]], {"title": pair[1]})
    merged = study(library, pair[0])
    assert merged.words("title") == {"en": TITLE.upper(), "zh-Hans": "诊所之间的信任"}
    assert (merged.volume, merged.issue, merged.words("journal")["en"]) == ("3", "2", "Care")
    assert {(i.scheme, i.value) for i in merged.identifiers} == {("doi", "10.5/a"), ("pmid", "123")}
    assert merged.tags == ("seen",)
    with pytest.raises(Refused):
        study(library, pair[1])


def test_names_in_the_other_script_are_kept_as_translated_names(library: Library) -> None:
    chinese = verbs.a_study(library, "", title_zh="信任", authors=(Name("", "", "曾小明", "zh-Hans"),))
    english = verbs.a_study(library, TITLE, authors=(Name("Zeng", "Xiaoming"),))
    duplicates.merge(library, english, [chinese])
    assert [(n.family or n.literal, n.role) for n in study(library, english).names] == [
        ("Zeng", "author"),
        ("曾小明", "translated"),
    ]


def coded(library: Library, one: int, code: int, words: str = "Money was scarce") -> tuple[int, int]:
    """A study's abstract with a coded passage, a finding and notes; returns text and passage."""
    text = verbs.a_text(library, one)
    passage = verbs.a_passage(library, one, (text, words), codes=(code,))
    verbs.a_finding(library, passage, en=f"Finding of {one}")
    memos.write(library, "study", one, f"note on {one}")
    memos.write(library, "passage", passage, f"note on the passage of {one}")
    memos.write(library, "text", text, f"note on the text of {one}")
    return text, passage


def test_texts_passages_codings_findings_and_notes_of_both_stay(library: Library, pair: tuple[int, int]) -> None:
    first, second = verbs.a_code(library, "Mistrust"), verbs.a_code(library, "Money")
    coded(library, pair[0], first)
    other = verbs.a_text(library, pair[1], "Another wording of it. Trust grew slowly there.")
    verbs.a_passage(library, pair[1], (other, "Trust grew slowly"), codes=(second,))
    duplicates.merge(library, pair[0], [pair[1]])
    card = verbs.card(library, pair[0])
    assert (card.codings, card.findings) == (2, 1)
    assert verbs.text_of(library, other).kind == "excerpt"
    page = reading.page(library, pair[0], "excerpt")
    assert page.left is not None
    assert page.left.id == other


def test_the_same_abstract_with_the_same_passage_becomes_one(library: Library, pair: tuple[int, int]) -> None:
    first, second = verbs.a_code(library, "Mistrust"), verbs.a_code(library, "Money")
    text, passage = coded(library, pair[0], first)
    coded(library, pair[1], second)
    duplicates.merge(library, pair[0], [pair[1]])
    merged = verbs.passage_of(library, passage)
    assert {one.code_id for one in merged.codings} == {first, second}
    assert [one.text_id for one in merged.anchors] == [text]
    assert len(finding.findings(library, studies=[pair[0]])) == 2
    assert {one.passages for one in finding.findings(library, studies=[pair[0]])} == {(passage,)}
    assert len(memos.on(library, "study", pair[0])) == 2
    assert len(memos.on(library, "text", text)) == 2
    assert len(memos.on(library, "passage", passage)) == 2


def test_a_code_that_stands_in_two_ways_keeps_both_passages(library: Library, pair: tuple[int, int]) -> None:
    code = verbs.a_code(library)
    text = verbs.a_text(library, pair[0])
    other = verbs.a_text(library, pair[1])
    verbs.a_passage(library, pair[0], (text, "staff left"), codes=(code,))
    verbs.a_passage(library, pair[1], (other, "staff left"), codes=(code,), mode="absent")
    duplicates.merge(library, pair[0], [pair[1]])
    with library.db.read() as conn:
        from db import codings

        modes = [c.mode for p in codings.of_study(conn, pair[0]) for c in p.codings]
    assert sorted(modes) == ["absent", "explicit"]


def test_the_text_that_is_chosen_keeps_its_place(library: Library, pair: tuple[int, int]) -> None:
    old = verbs.a_text(library, pair[0])
    new = verbs.a_text(library, pair[1], "The whole abstract, with its last sentence.")
    duplicates.merge(library, pair[0], [pair[1]], {"text:en:abstract": pair[1]})
    assert (verbs.text_of(library, new).kind, verbs.text_of(library, old).kind) == ("abstract", "excerpt")


def test_three_texts_of_a_kind_can_all_be_opened(library: Library, pair: tuple[int, int]) -> None:
    third = verbs.a_study(library, TITLE, year=2019)
    for number, one in enumerate((*pair, third)):
        verbs.a_text(library, one, f"Wording number {number} of the abstract.")
    duplicates.merge(library, pair[0], [pair[1], third])
    page = reading.page(library, pair[0])
    assert page.kinds == ("abstract", "excerpt", "excerpt 2")


def test_pairs_that_a_person_confirmed_win_over_computed_ones(library: Library, pair: tuple[int, int]) -> None:
    versions = []
    for one in pair:
        left, right = verbs.two_texts(library, one)
        versions.append((verbs.text_of(library, left).version_id, verbs.text_of(library, right).version_id))
    with library.change("Confirmed a sentence pair") as rec:
        keep(rec, pair[0], *versions[0], [NewPair(((0, 18),), ((0, 7),), 0.5)], "test")
        keep(rec, pair[1], *versions[1], [NewPair(((0, 18),), ((0, 7),), 0.9, "confirmed", "checked")], "test")
    duplicates.merge(library, pair[0], [pair[1]])
    with library.db.read() as conn:
        (one,) = of_versions(conn, *versions[0])
    assert (one.state, one.reading) == ("confirmed", "checked")


def test_pairs_that_people_set_on_both_sides_stay_both(library: Library, pair: tuple[int, int]) -> None:
    versions = []
    for one in pair:
        left, right = verbs.two_texts(library, one)
        versions.append((verbs.text_of(library, left).version_id, verbs.text_of(library, right).version_id))
    with library.change("Confirmed a sentence pair") as rec:
        for number, one in enumerate(pair):
            keep(rec, one, *versions[number], [NewPair(((0, 18 + number),), ((0, 7),), 0.5, "manual")], "test")
    duplicates.merge(library, pair[0], [pair[1]])
    with library.db.read() as conn:
        assert [len(of_versions(conn, *both)) for both in versions] == [1, 1]
    assert reading.page(library, pair[0]).kinds == ("abstract", "excerpt")


def test_collections_and_differences_go_over(library: Library, pair: tuple[int, int]) -> None:
    third = verbs.a_study(library, "Something else")
    duplicates.not_duplicates(library, [pair[1], third])
    duplicates.not_duplicates(library, pair)
    with library.change("Made a collection") as rec:
        shelf = rec.insert(tables.Collection, name="Shelf", parent_id=None, position=0)
        for one in pair:
            rec.insert(tables.CollectionStudy, collection_id=shelf, study_id=one)
    duplicates.merge(library, pair[0], [pair[1]])
    with library.db.read() as conn:
        assert different(conn) == {(pair[0], third)}
        shelved = conn.execute(select(tables.CollectionStudy.collection_id, tables.CollectionStudy.study_id)).all()
    assert shelved == [(shelf, pair[0])]


def test_a_merge_is_one_step_and_can_be_taken_back_and_done_again(library: Library, pair: tuple[int, int]) -> None:
    first, second = verbs.a_code(library, "Mistrust"), verbs.a_code(library, "Money")
    coded(library, pair[0], first)
    coded(library, pair[1], second)
    tagging.tag(library, pair, "both")
    before, derived = builders.rows(library.db, stamps=False), builders.derived_rows(library.db)
    change = duplicates.merge(library, pair[1], [pair[0]])
    after = builders.rows(library.db, stamps=False)
    assert (change.label, change.args) == ("Merged %n records into “%2”", ("2", TITLE.upper()))
    assert verifying.verify(library) == []
    history.undo(library)
    assert builders.rows(library.db, stamps=False) == before
    assert builders.derived_rows(library.db) == derived
    history.redo(library)
    assert builders.rows(library.db, stamps=False) == after


def test_different_studies_are_not_found_again_until_that_is_taken_back(
    library: Library, pair: tuple[int, int]
) -> None:
    duplicates.not_duplicates(library, pair)
    assert duplicates.find(library) == []
    history.undo(library)
    assert len(duplicates.find(library)) == 1


def test_side_by_side_proposes_the_study_with_the_coding(library: Library, pair: tuple[int, int]) -> None:
    coded(library, pair[1], verbs.a_code(library))
    seen = duplicates.compare(library, pair)
    assert seen.kept == pair[1]
    assert [one.codings for one in seen.holdings] == [0, 1]
    lines = {one.key: one for one in seen.lines}
    assert lines["title"].differs
    assert not lines["authors"].differs
    assert lines["text:en:abstract"].values == ("", verbs.EN)


def test_what_is_gone_is_refused(library: Library, pair: tuple[int, int]) -> None:
    studying.delete(library, [pair[1]])
    before = builders.rows(library.db)
    for act in (
        lambda: duplicates.merge(library, pair[0], [pair[1]]),
        lambda: duplicates.merge(library, pair[0], []),
        lambda: duplicates.compare(library, pair),
        lambda: duplicates.not_duplicates(library, pair),
    ):
        with pytest.raises(Refused):
            act()
    assert builders.rows(library.db) == before


def test_every_table_that_names_a_study_is_thought_of() -> None:
    thought = {*merging.MOVED, *(table for table, _ in merging.UNITED), tables.Identifier, tables.TextRow}
    thought |= {tables.FieldVariant, tables.Author}
    naming = {table for table in tables.JOURNALED if hasattr(table, "study_id")}
    assert naming == thought
    assert studies.PLAIN


def test_coding_goes_on_after_a_merge(library: Library, pair: tuple[int, int]) -> None:
    code = verbs.a_code(library)
    text, _ = coded(library, pair[1], code)
    duplicates.merge(library, pair[0], [pair[1]])
    passage = verbs.a_passage(library, pair[0], (text, "staff left"), codes=(code,))
    assert coding.passage(library, passage) is not None


def test_merging_all_fields_leaves_the_form_as_it_would_be_read(library: Library, pair: tuple[int, int]) -> None:
    duplicates.merge(library, pair[0], [pair[1]])
    fields = studying.fields_of(study(library, pair[0]))
    assert isinstance(fields, StudyFields)
    assert studying.edit(library, pair[0], fields).step_id is None
