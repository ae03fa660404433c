"""Large imports: put in whole out of a staging file, with the same rows as small ones, and taken back whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app import paths
from app.formats.reading import read
from app.formats.records import ParsedFile
from app.work import batches, bulk, childimport, history, importing, staged, starter, tagging
from app.work.intake import Intake, Reader
from app.work.library import Library
from app.work.saying import ALREADY_HERE
from app.work.verifying import verify
from db import pragmas, putting, staging, tables
from db.errors import CannotUndo
from db.staging import Staging
from tests.app.text.shared import SEEDS, shared
from tests.benchmarks import pubmedrecords

MANY = 120
RIS = """TY  - JOUR
TI  - {title}
AU  - Lee, Ann
AU  - 王, 小明
PY  - 2019
DO  - {doi}
KW  - trust
AB  - {words}
N1  - A note
ER  -

"""


def pubmed(count: int = MANY, first: int = 1) -> ParsedFile:
    return read(pubmedrecords.text(count, seed=first, first=first).encode(), "made.xml")


def ris(*records: tuple[str, str, str]) -> ParsedFile:
    text = "".join(RIS.format(title=title, doi=doi, words=words) for title, doi, words in records)
    return read(text.encode(), "some.ris")


def wait(library: Library, *files: ParsedFile) -> Staging:
    waiting = Staging.create(library.path)
    for number, file in enumerate(files, 1):
        staged.stage(waiting, number, f"/somewhere/{file.name}", file, lambda _count: None)
    waiting.rest()
    return waiting


def bring(library: Library, *files: ParsedFile) -> importing.Outcome:
    waiting = wait(library, *files)
    try:
        return bulk.add(library, waiting)
    finally:
        waiting.remove()


def count(library: Library, table: type[tables.Base] = tables.Study) -> int:
    with library.db.read() as conn:
        return conn.scalar(select(func.count()).select_from(table)) or 0


def rows(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that an import makes, without what is new each time: guids, stamps."""
    out = {}
    with library.db.read() as conn:
        for name in ("study", "field_variant", "author", "identifier", "tag", "study_tag", "text", "text_version",
                     "study_listing", "search_text", "search_word"):  # fmt: skip
            found = conn.exec_driver_sql(f"SELECT * FROM {name} ORDER BY 1")
            columns = list(found.keys())
            shown = [column for column in columns if column not in {"guid", "created", "changed", "slices"}]
            out[name] = sorted((tuple(row[column] for column in shown) for row in found.mappings()), key=repr)
    return out


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "other.diptych")
    yield made
    made.close()


def test_what_is_put_in_whole_is_what_would_have_been_written_one_by_one(library: Library, other: Library) -> None:
    file = pubmed()
    with_tags = read(
        b"title,doi,included,abstract\nOne,10.5555/t.1,1,Words of one.\nTwo,,0,Words of two.\n", "asreview.csv"
    )
    for one in (file, with_tags):
        assert bring(library, one).files[0].added == len(one.records)
        importing.add(other, [one])
    assert rows(library) == rows(other)
    assert count(library, tables.Tag) == 2
    assert verify(library) == []


def test_a_large_import_is_one_step_a_file_is_searched_and_goes_and_comes_back_whole(library: Library) -> None:
    outcome = bring(library, pubmed(), pubmed(MANY, first=1000))
    assert [file.added for file in outcome.files] == [MANY, MANY]
    before = rows(library)
    steps = history.steps(library)
    assert [step.label for step in steps] == ["Imported %n studies"] * 2
    assert [step.args for step in steps] == [(str(MANY),)] * 2
    assert outcome.batch is not None
    history.undo_batch(library, outcome.batch)
    assert count(library) == 0
    assert count(library, tables.SearchText) == 0
    history.redo(library)
    history.redo(library)
    assert rows(library)["study"] == before["study"]
    assert rows(library)["search_text"] == before["search_text"]
    assert verify(library) == []


def test_neither_segments_nor_pairs_are_made_by_a_large_import(library: Library) -> None:
    bring(library, pubmed())
    assert count(library, tables.Pair) == 0
    with library.db.read() as conn:
        unknown = conn.scalars(select(tables.StudyListing.study_id).where(tables.StudyListing.pairs.is_(None))).all()
    assert len(unknown) == MANY // 5


def test_a_file_that_came_in_before_is_skipped_record_by_record(library: Library) -> None:
    bring(library, pubmed())
    again = bring(library, pubmed())
    assert (again.files[0].skipped, again.files[0].added, again.batch) == (MANY, 0, None)
    assert [one.pattern for one in again.files[0].said].count(ALREADY_HERE) == MANY
    assert count(library) == MANY


def test_a_record_with_the_doi_of_a_study_that_is_there_joins_it_and_the_rest_comes_in_whole(library: Library) -> None:
    importing.add(library, [ris(("A first title", "10.5555/made.7", "Words that nobody else wrote."))])
    outcome = bring(library, pubmed())
    assert (outcome.files[0].added, outcome.files[0].merged) == (MANY - 1, 1)
    assert count(library) == MANY
    assert verify(library) == []


def test_two_records_of_one_file_with_the_same_doi_become_one_study(library: Library) -> None:
    twins = ris(
        ("One", "10.5555/same", "First words."),
        ("Two", "10.5555/other", "Second."),
        ("Three", "10.5555/SAME", "Third."),
    )
    outcome = bring(library, twins)
    assert (outcome.files[0].added, outcome.files[0].merged) == (2, 1)
    assert count(library) == 2
    assert verify(library) == []


def test_two_files_of_one_import_know_each_other(library: Library) -> None:
    outcome = bring(library, pubmed(20), pubmed(20, first=11))
    assert [(file.added, file.merged) for file in outcome.files] == [(20, 0), (10, 10)]
    assert verify(library) == []


def test_a_survey_tells_before_anything_is_written_what_would_become_of_it(library: Library) -> None:
    bring(library, pubmed(30))
    before = len(history.steps(library))
    waiting = wait(library, pubmed(MANY))
    told = bulk.survey(library, waiting)[1]
    shown = bulk.samples(waiting, 1, 3)
    waiting.remove()
    assert (told["skip"], told["add"]) == (30, MANY - 30)
    assert len(history.steps(library)) == before
    assert [record.title for record in shown] == [record.title for record in pubmed(3).records]
    assert shown[0].texts == pubmed(1).records[0].texts


def test_the_report_is_kept_with_the_batch_also_when_it_is_taken_back(library: Library) -> None:
    broken = pubmedrecords.text(MANY)[:-400].encode()
    outcome = bring(library, read(broken, "cut.xml"))
    assert outcome.batch is not None
    history.undo_batch(library, outcome.batch)
    (batch,) = batches.batches(library)
    assert (batch.undone, batch.added, batch.names) == (True, MANY - 1, ("cut.xml",))
    lines = batches.report(library, batch.id)
    told = [line for line in lines if "breaks off" in line.message]
    assert len(told) == 1
    assert told[0].line is not None
    assert told[0].dropped


def test_an_import_that_others_rest_on_is_taken_back_with_them_if_so_asked(library: Library) -> None:
    outcome = bring(library, pubmed())
    assert outcome.batch is not None
    study = outcome.files[0].studies[0]
    tagging.tag(library, [study], "kept", True)
    with pytest.raises(CannotUndo) as refused:
        history.undo_batch(library, outcome.batch)
    assert len(refused.value.steps) == 1  # type: ignore[attr-defined]
    assert count(library) == MANY
    history.undo_batch(library, outcome.batch, with_later=True)
    assert count(library) == 0


def test_many_records_wait_beside_the_library_and_few_stay_in_memory(library: Library, tmp_path: Path) -> None:
    few, many = tmp_path / "few.xml", tmp_path / "many.xml"
    pubmedrecords.write(few, 100)
    pubmedrecords.write(many, 101)
    assert _read(library, few).staging is None
    waiting = _read(library, many).staging
    assert waiting is not None
    assert waiting.studies == 101
    assert staging.sweep(library.path) == 0, "what is held is no leftover"
    waiting.remove()


def test_what_an_ended_import_left_behind_goes_with_the_next_one(library: Library) -> None:
    left = library.path.with_name(f".{library.path.name}.1-abc{staging.SUFFIX}")
    left.write_bytes(b"SQLite format 3\x00 half written")
    foreign = library.path.with_name(f".another.diptych.1-abc{staging.SUFFIX}")
    foreign.write_bytes(b"of another library")
    Staging.create(library.path).remove()
    assert not left.exists()
    assert foreign.exists()


def test_a_cancelled_reading_leaves_nothing(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "many.xml"
    pubmedrecords.write(path, 900)

    def stop(done: int, _total: int, _words: str) -> None:
        if done > 300:
            raise KeyboardInterrupt

    reader = Reader(library.path, told=stop)
    with pytest.raises(KeyboardInterrupt):
        reader.take(str(path))
    reader.drop()
    assert list(tmp_path.glob(".*")) == []
    assert count(library) == 0


def test_a_cancelled_writing_takes_back_the_file_it_was_at(library: Library) -> None:
    waiting = wait(library, pubmed(30), pubmed(30, first=1000))

    def stop(done: int, _total: int) -> None:
        if done >= 60:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bulk.add(library, waiting, told=stop)
    waiting.remove()
    assert count(library) == 30
    assert verify(library) == []


def test_ten_thousand_authors_of_one_record_come_in(library: Library) -> None:
    people = "".join(f"AU  - Author{n}, A.\n" for n in range(10_000))
    text = f"TY  - JOUR\nTI  - A large trial\n{people}PY  - c. 2009\nDO  - 10.5555/big.1.\nER  - \n"
    outcome = bring(library, read(text.encode(), "large.ris"))
    assert outcome.files[0].added == 1
    assert count(library, tables.Author) == 10_000
    with library.db.read() as conn:
        assert conn.scalar(select(tables.Identifier.value)) == "10.5555/big.1"
        assert conn.scalar(select(tables.Study.year)) == 2009
    assert verify(library) == []


def _read(library: Library, path: Path) -> Intake:
    reader = Reader(library.path)
    reader.take(str(path))
    return reader.done()


def test_a_large_step_is_turned_by_the_child_in_the_name_of_the_window(library: Library) -> None:
    bring(library, pubmed(250))
    step = history.can_undo(library)
    assert step is not None
    assert history.takes_long(step)
    asked = {"library": str(library.path), "session": library.session, "coder": None, "step": step.id}
    told = childimport.turn_step(asked, lambda _done, _total, _words: None)
    assert told == {"label": "Imported %n studies", "args": ["250"]}
    assert count(library) == 0
    childimport.turn_step({**asked, "again": True}, lambda _done, _total, _words: None)
    assert count(library) == 250


def test_an_original_without_any_doi_joins_its_coding_in_a_large_import_too(tmp_path: Path) -> None:
    original = read(shared(f"seeds/{SEEDS[0]}").read_bytes(), SEEDS[0]).records[0]
    dois = {one.value for one in original.identifiers if one.scheme == "doi"}
    packed = json.loads((paths.resources() / "starter" / "pack.json").read_text(encoding="utf-8"))["studies"]
    facts = next(one for one in packed if any(i["value"] in dois for i in one["identifiers"]))
    title = next(f["value"] for f in facts["fields"] if (f["field"], f["lang"]) == ("title", "en")).upper()
    words = next(text.body for text in original.texts if text.lang == "en")
    made = [(f"Study {n}", f"10.5555/made.{n}", f"Words of study {n}.") for n in range(MANY)]
    whole = "".join(RIS.format(title=t, doi=d, words=w) for t, d, w in made)
    whole += RIS.format(title=title, doi="", words=words).replace("DO  - \n", "")
    library = starter.make(tmp_path / "example.diptych")
    try:
        before = count(library)
        outcome = bring(library, read(whole.encode(), "some.ris"))
        assert (outcome.files[0].added, outcome.files[0].merged) == (MANY, 1)
        assert count(library) == before + MANY
    finally:
        library.close()


def test_the_index_gathers_more_only_while_many_studies_come_in(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(putting, "MANY", 50)
    bring(library, pubmed())
    with library.db.read() as conn:
        told = conn.exec_driver_sql("SELECT v FROM search_fts_config WHERE k = 'hashsize'").scalar_one()
    assert told == pragmas.USUAL_INDEX
    assert [problem.message for problem in verify(library)] == []
