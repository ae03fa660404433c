"""The trail says who changed what from what to what, is found by study, code and person, and can be cut off."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.formats.reading import read_text
from app.text.refused import Refused
from app.work import codebook, coders, coding, finding, history, importing, studying, trail
from app.work.library import Library
from app.work.trail import Asked
from app.work.verifying import verify
from db.rows import Step
from tests import verbs


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "a.diptych")


def labels(steps: list[Step]) -> list[str]:
    return [step.label for step in steps]


def coded(library: Library) -> tuple[int, int, int]:
    """(study, passage, code)."""
    study = verbs.a_study(library)
    text, _ = verbs.two_texts(library, study)
    code = verbs.a_code(library, "Distrust")
    return study, verbs.a_passage(library, study, (text, "Trust"), codes=(code,)), code


def test_a_change_of_a_field_is_told_with_its_words_before_and_after(library: Library) -> None:
    study = verbs.a_study(library, year=2019)
    studying.edit(library, study, studying.StudyFields(title="A study of trust", year=2021))
    told, left = trail.lines(library, history.steps(library, 1)[0])
    assert ("update", "Study", "Year", "2019", "2021") in [(o.op, o.kind, o.field, o.before, o.after) for o in told]
    assert left == 0


def test_what_undid_a_step_is_told_backwards(library: Library) -> None:
    _, passage, _ = coded(library)
    finding.make(library, [passage], {"en": "Distrust hinders.", "zh-Hans": "不信任"})
    made = trail.lines(library, history.steps(library, 1)[0])[0]
    assert ("Claim", "", "en: Distrust hinders.; zh-Hans: 不信任") in [(o.field, o.before, o.after) for o in made]
    history.undo(library)
    back = trail.lines(library, history.steps(library, 1)[0])[0]
    assert ("Claim", "en: Distrust hinders.; zh-Hans: 不信任", "") in [(o.field, o.before, o.after) for o in back]
    assert {one.op for one in back} == {"delete"}


def test_a_coding_is_told_by_the_label_of_its_code(library: Library) -> None:
    coded(library)
    told = [one for step in history.steps(library, 20) for one in trail.lines(library, step)[0]]
    assert ("Coding", "Code", "Distrust") in [(one.kind, one.field, one.after) for one in told]


def test_steps_are_found_by_study_by_code_and_by_person(library: Library) -> None:
    study, _, code = coded(library)
    other = verbs.a_study(library, "Another")
    coders.set_name(library, "凌")
    studying.edit(library, other, studying.StudyFields(title="Another", year=2000))
    on_study = trail.page(library, Asked(study_id=other), 50)
    assert [step.who for step in on_study] == ["凌", ""]
    on_code = trail.page(library, Asked(code_id=code), 50)
    assert any(label.startswith("Coded") for label in labels(on_code))
    assert all(step.id not in {one.id for one in on_study} for step in on_code)
    people = dict(trail.people(library))
    assert set(people) == {"", "凌"}
    assert [s.who for s in trail.page(library, Asked(coders=people["凌"]), 50)] == ["凌"]
    assert trail.page(library, Asked(study_id=study, coders=people["凌"]), 50) == []


def test_a_deleted_and_an_undone_coding_still_stand_in_the_trail_of_their_study(library: Library) -> None:
    study, passage, _ = coded(library)
    coding.uncode(library, verbs.passage_of(library, passage).codings[0].id)
    found = labels(trail.page(library, Asked(study_id=study), 50))
    history.undo(library)
    after = trail.page(library, Asked(study_id=study), 50)
    assert (len(after), after[0].kind) == (len(found) + 1, "undo")


def test_pages_follow_one_another_without_gap(library: Library) -> None:
    study = verbs.a_study(library)
    for year in range(2000, 2012):
        studying.edit(library, study, studying.StudyFields(title="A study of trust", year=year))
    for asked in (Asked(), Asked(study_id=study)):
        whole = [step.id for step in trail.page(library, asked, 100)]
        first = [step.id for step in trail.page(library, asked, 5)]
        assert first + [step.id for step in trail.page(library, asked, 100, before=first[-1])] == whole


def test_the_table_holds_every_step_and_every_row_and_no_formula(library: Library, tmp_path: Path) -> None:
    coded(library)
    verbs.a_study(library, "=1+1")
    importing.add(library, [read_text("TY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - \n", "a.ris")])
    history.undo(library)
    count = trail.write(library, tmp_path / "trail.csv")
    with (tmp_path / "trail.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == count
    assert {int(row["Step"]) for row in rows} == {step.id for step in history.steps(library, 100)}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
    imported = [row for row in rows if row["What"].startswith("Imported") and row["Kind of row"] == "Study"]
    assert len([row for row in imported if row["kind"] == "do"]) == 2, "each row of a range has its own line"
    assert {row["Stands"] for row in imported} == {"No"}
    titles = [row["After"] for row in rows if row["Kind of row"] == "Wording of a field" and "Two" in row["After"]]
    assert titles, "also the rows of an import that was taken back"


def test_a_table_never_takes_the_place_of_a_library(library: Library) -> None:
    with pytest.raises(Refused, match="is a Diptych library"):
        trail.write(library, library.path)


def test_old_history_is_cut_off_after_a_copy_and_the_library_stays_in_order(library: Library) -> None:
    _, passage, _ = coded(library)
    verbs.a_study(library, "Kept")
    studying.delete(library, [verbs.a_study(library, "Gone")])
    with library.db.write() as conn:
        conn.exec_driver_sql("UPDATE step SET at = '2020-01-01T00:00:00Z'")
    finding.make(library, [passage], {"en": "Distrust hinders."})
    day = date(2021, 1, 1)
    goes = trail.what_goes(library, day)
    assert goes.steps == goes.last_id
    assert goes.undoable > 0
    before = codebook.codes(library)
    _, copy = trail.prune(library, day)
    assert copy.exists()
    assert labels(history.steps(library, 50)) == ["Made a finding", "Removed the history before %1"]
    assert codebook.codes(library) == before
    assert [problem.message for problem in verify(library)] == []
    history.undo(library)
    assert finding.count(library) == 0
    assert history.can_undo(library) is None, "the horizon of undo is closed"
    with pytest.raises(Refused, match="no history before"):
        trail.prune(library, day - timedelta(days=600))


def test_undoing_a_name_after_an_import_under_it_leaves_the_import_known(library: Library) -> None:
    from app.work import batches

    coders.set_name(library, "Ling")
    importing.add(library, [read_text("TY  - JOUR\nTI  - One\nER  - \n", "a.ris")])
    history.undo(library)
    history.undo(library)
    assert coders.names(library) == ()
    assert [one.who for one in batches.batches(library)] == ["Ling"]


def test_the_table_speaks_chinese_and_keeps_columns_for_programs(library: Library, tmp_path: Path) -> None:
    coded(library)
    trail.write(library, tmp_path / "en.csv")
    trail.write(library, tmp_path / "zh.csv", lang="zh-Hans")
    tables = []
    for name in ("en.csv", "zh.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            tables.append(list(csv.reader(file)))
    english, chinese = tables
    count = len(trail.MACHINE)
    assert [row[-count:] for row in english] == [row[-count:] for row in chinese]
    assert english[0][-count:] == ["kind", "op", "table", "column"]
    assert not [head for head in chinese[0][:-count] if head.isascii()], "every head is Chinese"
    assert {row[3] for row in chinese[1:]} == {"更改"}
    assert [row[10] for row in chinese if row[-2] == "coding"] == ["编码记录"]
