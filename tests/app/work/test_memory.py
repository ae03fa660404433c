"""Checked pairs go out as translation memory; memory that comes in is proposed for the same sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.formats import tmx
from app.formats.tmx import Memory, Unit
from app.text.refused import Refused
from app.work import editing, history, memory, pairing, reading
from app.work.library import Library
from tests import verbs


@pytest.fixture
def read(library: Library, study: int) -> Library:
    """A library with a study of which the first two pairs are checked."""
    verbs.two_texts(library, study)
    reading.ensure_pairs(library, study)
    pairing.mark(library, [one.id for one in reading.page(library, study).pairs[:2]], "checked")
    return library


def test_checked_pairs_go_out_with_their_study_and_whose_they_are(read: Library, tmp_path: Path) -> None:
    told = memory.export(read, tmp_path / "m.tmx", "tmx")
    assert (told["units"], told["studies"], told["replaced_characters"]) == (2, 1, [])
    back = tmx.read((tmp_path / "m.tmx").read_bytes()).units
    assert [(u.source, u.target) for u in back] == [
        ("Trust grew slowly.", "信任增长缓慢。"),
        ("Money was scarce, and staff left.", "资金不足,员工离开。"),
    ]
    assert {(u.study, u.provenance) for u in back} == {("A study of trust", "machine, not reviewed")}


def test_unchecked_pairs_and_earlier_wordings_stay_at_home(read: Library, study: int, tmp_path: Path) -> None:
    right = reading.page(read, study).right
    assert right
    editing.edit_text(read, right.id, right.body.replace("缓慢", "很慢"))
    assert [unit.target for unit in memory.units(read)] == ["资金不足,员工离开。"]
    assert memory.units(read, [99]) == []
    pairing.mark(read, [one.id for one in reading.page(read, study).pairs], "unchecked")
    with pytest.raises(Refused, match="marked as checked"):
        memory.export(read, tmp_path / "m.tsv", "tsv")
    with pytest.raises(Refused, match="Diptych library"):
        memory.export(read, read.path, "tmx")
    assert not (tmp_path / "m.tsv").exists()


def test_the_original_is_the_source_whichever_side_it_stands_on(library: Library, study: int) -> None:
    verbs.a_text(library, study, "Trust grew.", "en", provenance="person")
    verbs.a_text(library, study, "信任增长。", "zh-Hans", provenance="author")
    reading.ensure_pairs(library, study)
    pairing.mark(library, [one.id for one in reading.page(library, study).pairs], "checked")
    (unit,) = memory.units(library)
    assert (unit.source_lang, unit.source, unit.target) == ("zh-Hans", "信任增长。", "Trust grew.")


FOUND = Memory(
    (
        Unit("en-GB", "zh-Hans", "Trust  grew SLOWLY.", "信任慢慢增长。"),
        Unit("en", "zh-Hant", "The board listened.", "董事會聽取了意見。"),
        Unit("en", "fr", "The board listened.", "Le conseil écoutait."),
        Unit("en", "zh-Hant", "The board listened.", "董事會聽取了意見。"),
    ),
    1,
)


def test_memory_that_came_in_is_proposed_for_the_same_sentence_only(read: Library) -> None:
    change = memory.bring_in(read, FOUND, "theirs.tmx")
    assert change.result == memory.Imported(3, 1, 1)
    asked = ["Trust grew slowly.", "The board listened.", "Nobody wrote this.", " "]
    found = memory.proposals(read, asked, "en", "zh-Hans")
    assert {sentence: [(p.words, p.origin) for p in some] for sentence, some in found.items()} == {
        "Trust grew slowly.": [("信任增长缓慢。", "A study of trust"), ("信任慢慢增长。", "theirs.tmx")],
        "The board listened.": [("董事會聽取了意見。", "theirs.tmx")],
    }
    assert memory.bring_in(read, FOUND, "again.tmx").step_id is None


def test_memory_is_forgotten_by_its_file_and_both_are_undone(library: Library) -> None:
    memory.bring_in(library, FOUND, "theirs.tmx")
    assert memory.origins(library) == [("theirs.tmx", 3)]
    memory.forget(library, "theirs.tmx")
    assert memory.origins(library) == []
    with pytest.raises(Refused, match="nothing from this file"):
        memory.forget(library, "theirs.tmx")
    history.undo(library)
    assert memory.origins(library) == [("theirs.tmx", 3)]
    history.undo(library)
    assert memory.proposals(library, ["The board listened."], "en", "zh") == {}
    history.redo(library)
    assert memory.origins(library) == [("theirs.tmx", 3)]
