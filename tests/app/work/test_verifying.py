"""Verify finds what is wrong with a library, repairs only what is made from the rest, and is silent about a sound one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, text, update

from app.work import history
from app.work.library import Library
from app.work.verifying import verify
from db.asking import COLUMNS
from db.tables import Anchor, Coding, Entry, SearchText, StudyListing, Tag, TextVersion
from tests import builders


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    made = builders.library(tmp_path)
    with made.change("Made a study") as rec:
        study = builders.put_study(rec)
        words = builders.put_text(rec, study)
        builders.put_text(rec, study, builders.CHINESE, "zh-Hans")
        code = builders.put_code(rec)
    with made.change("Coded") as rec:
        builders.put_coding(rec, study, words, 1, code)
    yield made
    made.close()


def broken(library: Library, statement: object) -> list[str]:
    """What verify says after something was changed behind its back."""
    with library.db.write() as conn:
        conn.execute(statement)  # type: ignore[call-overload]
    return [problem.message for problem in verify(library)]


def test_a_sound_library_has_no_problems(library: Library) -> None:
    assert verify(library) == []
    history.undo(library)
    assert verify(library) == []
    history.redo(library)
    assert verify(library) == []


def test_words_that_are_not_at_their_place_are_found(library: Library) -> None:
    assert (
        broken(library, update(Anchor).values(start=2))
        == [
            "The words of anchor 1 are not at their place in text 1.",
            "Row 1 of “anchor” was changed outside the history.",
        ][:1]
    )


def test_a_text_that_is_not_what_was_written_is_found(library: Library) -> None:
    said = broken(library, update(TextVersion).where(TextVersion.id == 2).values(body="forged"))
    assert "Version 2 of text 2 is not what was written." in said


def test_rows_the_history_does_not_know_are_found(library: Library) -> None:
    assert broken(library, insert(Tag).values(guid="x", name="x")) == ["1 rows of “tag” are not in the history."]


def test_rows_that_went_missing_are_found(library: Library) -> None:
    assert "1 rows of “coding” are missing." in broken(library, delete(Coding))


def test_a_row_changed_behind_the_history_is_found(library: Library) -> None:
    with library.change("Tagged") as rec:
        tag = rec.insert(Tag, name="a")
    with library.change("Renamed") as rec:
        rec.update(Tag, tag, name="b")
    assert broken(library, update(Tag).values(name="z")) == ["Row 1 of “tag” was changed outside the history."]


def test_rows_that_point_at_nothing_are_found(library: Library) -> None:
    path = library.path
    library.close()
    raw = sqlite3.connect(path)
    raw.execute("INSERT INTO study_tag (study_id, tag_id) VALUES (99, 99)")
    raw.commit()
    raw.close()
    again = Library.open(path)
    said = [problem.message for problem in verify(again)]
    assert "1 rows of “study_tag” point at rows of “study” that are not there." in said
    again.close()


def test_a_lost_image_is_found(library: Library) -> None:
    history.undo(library)
    said = broken(library, update(Entry).values(image=None))
    assert any("can no longer be done again" in sentence for sentence in said)


def test_derived_rows_are_repaired(library: Library) -> None:
    before = builders.derived_rows(library.db)
    with library.db.write() as conn:
        conn.execute(update(StudyListing).values(codings=77))
        conn.execute(update(SearchText).values(text=""))
        words = dict.fromkeys(COLUMNS, "x")
        conn.execute(insert(SearchText).values(study_id=55, **words))
    found = verify(library)
    assert [problem.kind for problem in found] == ["derived", "derived"]
    assert not any(problem.repaired for problem in found)
    assert builders.derived_rows(library.db) != before
    heard: list[object] = []
    library.listen(heard.append)
    assert all(problem.repaired for problem in verify(library, repair=True))
    assert len(heard) == 1
    assert builders.derived_rows(library.db) == before
    assert verify(library) == []


def test_an_index_that_disagrees_is_rebuilt(library: Library) -> None:
    with library.db.write() as conn:
        conn.execute(text("INSERT INTO search_fts(search_fts, rowid, title) VALUES ('delete', 1, 'a study')"))
    assert [problem.kind for problem in verify(library)] == ["index"]
    assert [problem.repaired for problem in verify(library, repair=True)] == [True]
    assert verify(library) == []
    with library.db.read() as conn:
        found = conn.execute(text("SELECT rowid FROM search_fts WHERE search_fts MATCH 'study'")).all()
    assert found != []


def test_what_people_made_is_never_changed_by_a_repair(library: Library) -> None:
    with library.db.write() as conn:
        conn.execute(update(Anchor).values(quote="other words"))
    before = builders.rows(library.db)
    verify(library, repair=True)
    assert builders.rows(library.db) == before
