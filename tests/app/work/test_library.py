"""The open library: it tells its listeners, knows who works on it, and hears of other windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.work import coders, coding, history
from app.work.change import Change
from app.work.library import Library
from db.errors import AlreadyThere, AlreadyUndone, Conflict, NotUndone
from db.tables import Coder, Setting, Study, Tag
from tests import builders, verbs


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def library(place: Path) -> Iterator[Library]:
    made = builders.library(place)
    yield made
    made.close()


def name_tag(library: Library, name: str) -> Change:
    with library.change("Made the tag “%1”", name) as rec:
        rec.insert(Tag, name=name)
    return rec.change


def test_a_change_is_told_after_it_is_kept(library: Library) -> None:
    heard: list[tuple[Change, int]] = []

    def listen(change: Change) -> None:
        with library.db.read() as conn:
            heard.append((change, len(conn.exec_driver_sql("SELECT id FROM tag").all())))

    library.listen(listen)
    change = name_tag(library, "care")
    assert heard == [(change, 1)]
    assert (change.step_id, change.kinds, change.label, change.args) == (1, {"tag"}, "Made the tag “%1”", ("care",))


def test_nobody_is_told_of_nothing(library: Library) -> None:
    heard: list[Change] = []
    library.listen(heard.append)
    with library.change("Nothing") as rec:
        pass
    assert heard == []
    assert rec.change.step_id is None
    with pytest.raises(ZeroDivisionError), library.change("Failed") as rec:
        rec.insert(Tag, name=str(1 / 0))
    assert heard == []


def test_who_no_longer_listens_hears_nothing(library: Library) -> None:
    heard: list[Change] = []
    end = library.listen(heard.append)
    end()
    end()
    name_tag(library, "care")
    assert heard == []


def test_a_listener_that_fails_keeps_no_other_from_hearing(library: Library) -> None:
    heard: list[Change] = []

    def fail(_change: Change) -> None:
        raise ZeroDivisionError

    library.listen(fail)
    library.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        name_tag(library, "care")
    assert len(heard) == 1


def test_a_change_says_which_studies_it_concerns(library: Library) -> None:
    with library.change("Made a study") as rec:
        study = builders.put_study(rec)
    assert rec.change.studies == {study}
    assert rec.change.concerns(study, "study", "text")
    assert not rec.change.concerns(study + 1, "study")
    assert not rec.change.concerns(study, "coding")


def test_another_window_is_noticed_once(library: Library) -> None:
    heard: list[Change] = []
    library.listen(heard.append)
    other = Library.open(library.path)
    assert library.poll() is None
    name_tag(other, "care")
    change = library.poll()
    assert change is not None
    assert (change.external, change.kinds) == (True, {"tag"})
    assert heard == [change]
    assert library.poll() is None
    assert other.poll() is None
    history.undo(other)
    again = library.poll()
    assert again is not None
    assert again.kinds == {"tag"}
    other.close()


def test_own_changes_are_no_news(library: Library) -> None:
    name_tag(library, "care")
    history.undo(library)
    assert library.poll() is None


def test_the_only_coder_of_a_library_is_known_again(library: Library) -> None:
    with library.change("Named") as rec:
        ling = rec.insert(Coder, name="Ling", guid="g-ling")
    opened = Library.open(library.path)
    assert opened.coder_id == ling
    opened.close()
    with library.change("Named") as rec:
        ann = rec.insert(Coder, name="Ann", guid="g-ann")
    for guid, expected in ((None, None), ("g-ann", ann), ("g-nobody", None)):
        opened = Library.open(library.path, coder_guid=guid)
        assert opened.coder_id == expected
        opened.close()


def test_creating_never_replaces_a_library(library: Library) -> None:
    with pytest.raises(AlreadyThere):
        Library.create(library.path)


def test_undo_and_redo_are_told_too(library: Library) -> None:
    made = name_tag(library, "care")
    heard: list[Change] = []
    library.listen(heard.append)
    undone = history.undo(library)
    redone = history.redo(library)
    assert heard == [undone, redone]
    assert (undone.undo_of, undone.redone, undone.kinds) == (made.step_id, False, {"tag"})
    assert (redone.undo_of, redone.redone) == (made.step_id, True)


def test_with_nothing_to_undo_a_sentence_says_so(library: Library) -> None:
    assert history.can_undo(library) is None
    with pytest.raises(AlreadyUndone, match="nothing to undo"):
        history.undo(library)
    with pytest.raises(NotUndone, match="nothing to redo"):
        history.redo(library)


def test_what_can_be_undone_is_named_as_it_will_be(library: Library) -> None:
    change = name_tag(library, "care")
    step = history.can_undo(library)
    assert step is not None
    assert (step.id, step.label, step.args) == (change.step_id, "Made the tag “%1”", ("care",))


def test_each_window_takes_back_its_own(library: Library) -> None:
    other = Library.open(library.path)
    name_tag(library, "mine")
    name_tag(other, "theirs")
    history.undo(library)
    assert history.can_undo(library) is None
    assert history.can_undo(other) is not None
    other.close()


def test_undo_goes_on_after_a_restart(library: Library) -> None:
    name_tag(library, "care")
    library.close()
    again = Library.open(library.path)
    history.undo(again)
    again.close()
    third = Library.open(library.path)
    change = history.redo(third)
    assert change.kinds == {"tag"}
    third.close()


def test_the_command_line_takes_back_the_newest_of_anyone(library: Library) -> None:
    other = Library.open(library.path)
    for name in ("a", "b", "c"):
        name_tag(other, name)
    done = history.undo_newest(library, 2)
    assert [step.args for step in done] == [("c",), ("b",)]
    assert all(step.undone for step in done)
    assert [step.args for step in history.redo_newest(library, 5)] == [("b",), ("c",)]
    assert history.undo_newest(library, 0) == []
    other.close()


def test_a_conflict_names_the_steps_in_the_way(library: Library) -> None:
    with library.change("Set the name") as rec:
        key = rec.insert(Setting, key="name", value="a")
    with library.change("Changed the name") as rec:
        rec.update(Setting, key, value="b")
    other = Library.open(library.path)
    with other.change("Changed it again") as rec:
        rec.update(Setting, key, value="c")
    with pytest.raises(Conflict, match="Changed it again") as caught:
        history.undo(library)
    assert [step.label for step in history.named(library, caught.value.steps)] == ["Changed it again"]
    change = history.undo(library, with_later=True)
    assert change.kinds == {"setting"}
    other.close()


def test_an_import_is_taken_back_with_what_rests_on_it(library: Library) -> None:
    with library.db.write() as conn:
        conn.exec_driver_sql("INSERT INTO import_batch (created, report) VALUES ('2026', '{}')")
    for _ in range(2):
        with library.change("Imported %n studies", "1", batch_id=1) as rec:
            builders.put_study(rec)
    with library.change("Edited") as rec:
        rec.update(Study, 1, year=2000)
    change = history.undo_batch(library, 1, with_later=True)
    assert change.studies == {1, 2}
    assert builders.rows(library.db)["study"] == []
    assert [step.kind for step in history.steps(library)] == ["undo"] * 3 + ["do"] * 3


def test_a_coder_whose_name_was_taken_back_elsewhere_goes_on_without_one(library: Library) -> None:
    study, code = verbs.a_study(library), verbs.a_code(library)
    text, _ = verbs.two_texts(library, study)
    coders.set_name(library, "Ada")
    other = Library.open(library.path)
    named = next(one for one in history.steps(other) if one.label.startswith("Set the coder"))
    history.undo_step(other, named.id)
    other.close()
    passage = coding.code(library, study, [(text, 0, 5)], [code]).result
    assert verbs.passage_of(library, passage).codings[0].coder_id is None
    assert coders.set_name(library, "Ada").step_id is not None
    assert coders.current(library) == "Ada"


def test_a_closed_library_is_not_opened_again_to_ask_for_news(library: Library) -> None:
    other = Library.open(library.path)
    name_tag(library, "news")
    other.close()
    library.close()
    there = sorted(library.path.parent.iterdir())
    assert other.poll() is None
    assert sorted(library.path.parent.iterdir()) == there
