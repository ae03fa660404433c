"""The timeline: studies in the lane of their care, bundled events that become the library's own when changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.text.refused import Refused
from app.work import history, keeping, timeline
from app.work.library import Library
from tests import verbs


def test_every_bundled_event_has_both_labels_and_a_source() -> None:
    for event in timeline.bundled():
        assert event.labels["en"]
        assert event.labels["zh"]
        assert len(event.source) > 10


def test_studies_stand_in_the_lane_of_their_country_and_undated_ones_are_counted(library: Library) -> None:
    verbs.a_study(library, "One", year=2012, country="US")
    verbs.a_study(library, "Two", year=2019, country="CN")
    verbs.a_study(library, "Three", country="US")
    drawn = timeline.timeline(library)
    assert [(lane.key, len(lane.dots)) for lane in drawn.lanes] == [("US", 1), ("CN", 1)]
    assert (drawn.n_studies, drawn.n_undated, drawn.n_drawn) == (3, 1, 2)
    assert {event.labels["en"] for event in drawn.lanes[0].events} == {"Affordable Care Act", "MSSP begins"}


def test_studies_out_of_sight_are_counted_as_hidden(library: Library) -> None:
    one = verbs.a_study(library, "One", year=2012, country="US")
    verbs.a_study(library, "Two", year=2013, country="US")
    drawn = timeline.timeline(library, [one])
    assert (drawn.n_drawn, drawn.n_hidden) == (1, 1)
    assert len(drawn.filters) == 1


def test_changing_an_event_brings_all_into_the_library_and_undo_takes_them_out(library: Library) -> None:
    before = timeline.events(library)
    first = replace(before[0], year=2007)
    timeline.set_events(library, [first, *before[1:]])
    after = timeline.events(library)
    assert len(after) == len(before)
    assert after[0].year == 2007
    assert all(event.id is not None for event in after)
    history.undo(library)
    assert timeline.events(library) == before


def test_an_emptied_list_stays_empty_until_the_bundled_one_comes_back(library: Library) -> None:
    timeline.set_events(library, [])
    assert timeline.events(library) == ()
    timeline.restore_events(library)
    assert timeline.events(library) == timeline.bundled()


def test_a_deleted_event_is_gone_and_the_others_keep_their_ids(library: Library) -> None:
    timeline.set_events(library, timeline.bundled())
    kept = timeline.events(library)
    timeline.set_events(library, kept[1:])
    assert timeline.events(library) == kept[1:]


@pytest.mark.parametrize("wrong", [{"year": 1066}, {"labels": {"en": " "}}, {"lane": ""}])
def test_an_event_that_cannot_stand_is_refused_and_nothing_changes(library: Library, wrong: dict[str, object]) -> None:
    event = replace(timeline.bundled()[0], **wrong)  # type: ignore[arg-type]
    with pytest.raises(Refused):
        timeline.set_events(library, [event])
    assert timeline.events(library) == timeline.bundled()


def test_arrangements_are_kept_by_a_name_replaced_renamed_and_forgotten(library: Library) -> None:
    keeping.keep(library, "chart", " My  chart ", {"rows": "barrier"})
    keeping.keep(library, "chart", "My chart", {"rows": "theme"})
    (one,) = keeping.kept(library, "chart")
    assert (one.name, one.body) == ("My chart", {"rows": "theme"})
    assert keeping.kept(library, "report") == []
    keeping.keep(library, "chart", "Other", {})
    with pytest.raises(Refused):
        keeping.rename(library, "chart", one.id, "Other")
    with pytest.raises(Refused):
        keeping.keep(library, "chart", "  ", {})
    keeping.forget(library, one.id, one.name)
    history.undo(library)
    assert [view.name for view in keeping.kept(library, "chart")] == ["My chart", "Other"]
