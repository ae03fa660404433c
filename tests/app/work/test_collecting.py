"""Collections: folders of studies in folders; everything about them can be taken back."""

from __future__ import annotations

import pytest

from app.text.refused import Refused
from app.work import collecting, history, studying, tagging
from app.work.library import Library
from tests import verbs


def names(library: Library) -> list[str]:
    return [one.name for one in collecting.folders(library)]


def inside(library: Library, name: str, studies: list[int]) -> int:
    return next(count for one, count in collecting.holding(library, studies) if one.name == name)


@pytest.fixture
def tree(library: Library) -> tuple[int, int]:
    collecting.make(library, "Reviews")
    above = collecting.folders(library)[0].id
    collecting.make(library, "  English   ones ", above)
    return above, collecting.folders(library)[1].id


def test_a_collection_is_made_renamed_and_moved(library: Library, tree: tuple[int, int]) -> None:
    above, below = tree
    assert names(library) == ["Reviews", "English ones"]
    collecting.rename(library, below, "英文")
    collecting.move(library, below, None)
    assert [(one.name, one.above) for one in collecting.folders(library)] == [("Reviews", None), ("英文", None)]
    collecting.move(library, above, below)
    with pytest.raises(Refused, match="in itself"):
        collecting.move(library, below, above)


def test_a_name_is_needed_and_stands_once_at_a_place(library: Library, tree: tuple[int, int]) -> None:
    above, _ = tree
    for name in ("", "   ", "x" * 81):
        with pytest.raises(Refused):
            collecting.make(library, name)
    with pytest.raises(Refused, match="already"):
        collecting.make(library, "Reviews")
    collecting.make(library, "Reviews", above)


def test_studies_go_in_and_out_and_stay_in_the_library(library: Library, tree: tuple[int, int]) -> None:
    _, below = tree
    studies = [verbs.a_study(library) for _ in range(3)]
    collecting.put(library, studies, below)
    collecting.put(library, studies[:2], below)
    assert inside(library, "English ones", studies) == 3
    collecting.put(library, studies[:1], below, on=False)
    assert inside(library, "English ones", studies) == 2
    studying.delete(library, studies[1:2])
    assert inside(library, "English ones", studies) == 1


def test_deleting_one_takes_those_in_it_along_and_can_be_taken_back(library: Library, tree: tuple[int, int]) -> None:
    above, below = tree
    study = verbs.a_study(library)
    collecting.put(library, [study], below)
    collecting.delete(library, above)
    assert names(library) == []
    history.undo(library)
    assert names(library) == ["Reviews", "English ones"]
    assert inside(library, "English ones", [study]) == 1


def test_tags_are_renamed_and_deleted_everywhere(library: Library) -> None:
    study = verbs.a_study(library)
    tagging.tag(library, [study], "red")
    collecting.make_tag(library, "blue")
    tags = {name: key for key, name in collecting.tags(library)}
    with pytest.raises(Refused, match="already"):
        collecting.rename_tag(library, tags["red"], "blue")
    collecting.rename_tag(library, tags["red"], "green")
    assert tagging.carried(library, [study]) == [("blue", 0), ("green", 1)]
    collecting.delete_tag(library, tags["red"])
    assert tagging.carried(library, [study]) == [("blue", 0)]
    history.undo(library)
    assert tagging.carried(library, [study]) == [("blue", 0), ("green", 1)]
