"""A machine's words never pass for the author's, the publisher's or nobody's: in the library, in print, on the command line."""

from __future__ import annotations

import pytest

from app.cli import commands
from app.report import wording
from app.report.model import Provenance
from app.text.refused import Refused
from app.work import editing, history, memory, pairing, reading, telling
from app.work.library import Library
from app.work.provenance import PROVENANCES, choices, whose
from tests import verbs


@pytest.fixture
def machine(library: Library, study: int) -> int:
    """A machine's Chinese text."""
    _, zh = verbs.two_texts(library, study)
    editing.set_provenance(library, zh, "machine", "Engine")
    return zh


@pytest.mark.parametrize("other", ["author", "publisher", "unknown"])
def test_what_a_machine_wrote_is_never_said_to_be_anothers(library: Library, machine: int, other: str) -> None:
    with pytest.raises(Refused, match="came from a machine"):
        editing.set_provenance(library, machine, other)
    editing.mark_reviewed(library, machine)
    with pytest.raises(Refused, match="came from a machine"):
        editing.set_provenance(library, machine, other)
    assert verbs.text_of(library, machine).provenance == "machine"


def test_a_person_who_takes_it_over_stands_on_the_machine_for_good(library: Library, machine: int) -> None:
    editing.set_provenance(library, machine, "person")
    text = verbs.text_of(library, machine)
    assert (text.provenance, text.engine) == ("person", "Engine")
    assert whose(text) == "person, based on machine (Engine)"
    for other in ("author", "publisher", "unknown"):
        with pytest.raises(Refused):
            editing.set_provenance(library, machine, other)
    editing.set_provenance(library, machine, "machine")
    assert whose(verbs.text_of(library, machine)) == "machine (Engine), not reviewed"


def test_a_machine_without_a_name_is_remembered_too(library: Library, study: int) -> None:
    _, zh = verbs.two_texts(library, study)
    editing.set_provenance(library, zh, "person")
    text = verbs.text_of(library, zh)
    assert whose(text) == "person, based on machine"
    assert choices(text) == ("machine", "person")
    editing.set_provenance(library, zh, "machine")
    assert verbs.text_of(library, zh).engine is None


def test_only_undo_takes_the_mark_back(library: Library, study: int) -> None:
    _, own = verbs.a_text(library, study), verbs.a_text(library, study, verbs.ZH, "zh-Hans", provenance="author")
    assert choices(verbs.text_of(library, own)) == PROVENANCES
    editing.set_provenance(library, own, "machine", "Engine")
    history.undo(library)
    assert verbs.text_of(library, own).provenance == "author"


def test_rewriting_every_word_does_not_launder_it(library: Library, machine: int) -> None:
    editing.edit_text(library, machine, "全部重写的一句话。")
    with pytest.raises(Refused):
        editing.set_provenance(library, machine, "author")


@pytest.mark.parametrize(
    ("found", "english"),
    [
        (Provenance("machine", "Engine"), "Machine translation, not reviewed"),
        (Provenance("machine", "Engine", True), "Machine translation, reviewed"),
        (Provenance("person", "Engine"), "Translated by a person, based on machine translation"),
        (Provenance("person"), "Translated by a person"),
    ],
)
def test_print_says_where_a_machine_had_a_hand(found: Provenance, english: str) -> None:
    said = wording.provenance(found)
    assert said["en"] == english
    assert ("机器" in said["zh"]) == bool(found.engine)


def test_the_command_line_says_it_too(library: Library, study: int, machine: int) -> None:
    editing.set_provenance(library, machine, "person")
    plain = telling.show(library, study)
    assert [one["whose"] for one in plain["texts"]] == ["author", "person, based on machine (Engine)"]
    lines = commands._study_lines(plain)
    assert "[zh-Hans abstract, person, based on machine (Engine)]" in lines


def test_translation_memory_goes_out_with_it(library: Library, study: int, machine: int) -> None:
    editing.set_provenance(library, machine, "person")
    reading.ensure_pairs(library, study)
    pairing.mark(library, [one.id for one in reading.page(library, study).pairs], "checked")
    assert {unit.provenance for unit in memory.units(library)} == {"person, based on machine (Engine)"}
