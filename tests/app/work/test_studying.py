"""Studies by hand: every field, and gone with everything under them in one step."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from sqlalchemy import func, select

from app.text.refused import Refused
from app.work import finding, history, memos, reading, searching, studying
from app.work.library import Library
from app.work.studying import StudyFields
from db import tables
from db.rows import Ident, Name
from tests import verbs


def whole(library: Library) -> StudyFields:
    return StudyFields(
        title="Trust in alliances",
        title_zh="联盟中的信任",
        authors=(Name("Able", "B", source="person"), Name("", "", "张三", "zh-Hans", source="person")),
        year=2021,
        month=3,
        day=9,
        epub="2020-12-01",
        journal="Journal of Trust",
        journal_zh="信任杂志",
        journal_abbrev="J Trust",
        volume="4",
        issue="2",
        pages="11-19",
        country="GB-ENG",
        design="qualitative",
        publication_type="journal_article",
        models=(verbs.a_code(library, "Alliance", "model"),),
        asked_about_barriers="partly",
        programme="Pioneers",
        programme_zh="先锋项目",
        setting="three districts",
        setting_zh="三个地区",
        methods="interviews",
        methods_zh="访谈",
        sample=("31 leaders", "3 boards"),
        sample_zh=("31 名领导",),
        affiliation=("A school", "A ward"),
        affiliation_zh=("某学院",),
        identifiers=(Ident("doi", "10.1000/xyz", "own"), Ident("doi", "10.1000/abc", "printed")),
        tags=("to read",),
    )


def test_every_field_comes_back_as_it_was_written(library: Library) -> None:
    wanted = whole(library)
    (made,) = studying.new(library, wanted).studies
    assert studying.fields_of(studying.get(library, made)) == wanted


def test_every_field_can_be_changed_and_undone(library: Library) -> None:
    (made,) = studying.new(library, whole(library)).studies
    before = studying.get(library, made)
    empty = StudyFields(title="Other")
    for one in fields(StudyFields):
        if one.name != "title":
            changed = replace(studying.fields_of(before), **{one.name: getattr(empty, one.name)})
            studying.edit(library, made, changed)
            assert studying.fields_of(studying.get(library, made)) == changed, one.name
            history.undo(library)
            assert studying.get(library, made) == before, one.name


def test_writing_the_same_fields_is_no_step(library: Library) -> None:
    (made,) = studying.new(library, whole(library)).studies
    assert studying.edit(library, made, whole_again(library, made)).step_id is None


def whole_again(library: Library, study: int) -> StudyFields:
    return studying.fields_of(studying.get(library, study))


def test_a_wording_nobody_touched_keeps_its_source(library: Library) -> None:
    with library.change("Imported") as rec:
        made = rec.insert(tables.Study)
        for lang, value in (("en", "Printed"), ("zh-Hans", "印本")):
            rec.insert(
                tables.FieldVariant,
                study_id=made,
                field="title",
                lang=lang,
                value=value,
                kind="original",
                source="page",
                position=0,
            )
    studying.edit(library, made, replace(whole_again(library, made), title="Mended", volume="4"))
    titles = {v.lang: (v.value, v.source) for v in studying.get(library, made).variants}
    assert titles == {"en": ("Mended", "person"), "zh-Hans": ("印本", "page")}


def test_a_doi_is_kept_without_its_address_and_full_stop(library: Library) -> None:
    typed = Ident("doi", " https://doi.org/10.5334/ijic.504. ", "own")
    (made,) = studying.new(library, StudyFields(title="T", identifiers=(typed,))).studies
    assert studying.get(library, made).identifier("doi") == "10.5334/ijic.504"


def test_impossible_fields_are_refused_in_a_sentence(library: Library) -> None:
    for wrong in ({"year": 3}, {"month": 13}, {"day": 32}, {"asked_about_barriers": "maybe"}):
        with pytest.raises(Refused):
            studying.new(library, StudyFields(title="T", **wrong))  # type: ignore[arg-type]
    assert searching.total(library) == 0


def test_authors_are_read_from_lines_and_written_back() -> None:
    names = studying.names_from("Able, B C\n张三\n\nThe Board of Health\n")
    assert [(n.family, n.given, n.literal, n.lang) for n in names] == [
        ("Able", "B C", "", "en"),
        ("", "", "张三", "zh-Hans"),
        ("", "", "The Board of Health", "en"),
    ]
    assert studying.names_text(names) == "Able, B C\n张三\nThe Board of Health"


def test_a_line_that_was_there_keeps_its_source_and_role() -> None:
    old = (Name("Able", "B", source="page"), Name("Cole", "D", role="printed_citation", source="page"))
    assert studying.names_from("Cole, D\nAble, B\nNew, N", old)[:2] == (old[1], old[0])


def everything(library: Library) -> dict[str, int]:
    with library.db.read() as conn:
        named = [*tables.JOURNALED, tables.SearchText, tables.StudyListing]
        return {t.__tablename__: conn.scalar(select(func.count()).select_from(t)) or 0 for t in named}


def test_a_deleted_study_takes_everything_with_it_and_undo_brings_it_back(library: Library) -> None:
    kept = verbs.a_study(library, "Kept")
    code = verbs.a_code(library)
    empty = everything(library)
    study = verbs.a_study(library, tags=(), models=(verbs.a_code(library, "Alliance", "model"),))
    en, zh = verbs.two_texts(library, study)
    passage = verbs.a_passage(library, study, (en, "Money"), (zh, "资金"), codes=(code,))
    made = verbs.a_finding(library, passage)
    for subject, one in (("study", study), ("passage", passage), ("finding", made), ("text", en)):
        memos.write(library, subject, one, "a note")
    reading.ensure_pairs(library, study)
    reading.set_reading_state(library, reading.page(library, study).pairs[0].id, "checked")
    before, page = everything(library), reading.page(library, study)
    studying.delete(library, [study])
    left = everything(library)
    assert {k: v for k, v in left.items() if v != empty[k]} == {"code": 2}
    assert list(searching.studies(library, searching.Query())) == [kept]
    history.undo(library)
    assert everything(library) == before
    assert reading.page(library, study) == page
    assert len(finding.findings(library)) == 1


def test_a_mark_taken_back_does_not_block_undo_after_a_deletion(library: Library, study: int) -> None:
    verbs.two_texts(library, study)
    reading.ensure_pairs(library, study)
    pair = reading.page(library, study).pairs[0].id
    reading.set_reading_state(library, pair, "checked")
    reading.set_reading_state(library, pair, "unchecked")
    studying.delete(library, [study])
    for _ in range(3):
        history.undo(library)
    assert reading.page(library, study).pairs[0].reading == "unchecked"


def test_several_studies_are_deleted_as_one_step(library: Library) -> None:
    made = [verbs.a_study(library, f"Study {n}") for n in range(3)]
    studying.delete(library, made)
    assert searching.total(library) == 0
    assert history.steps(library, 1)[0].label == "Deleted %n studies"
    history.undo(library)
    assert searching.total(library) == 3
