"""The child's work on history and findings: what it is asked, what it answers, and what it says when it can't."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.text.refused import Refused
from app.work import childtrail, history
from app.work.library import Library
from tests import builders, verbs


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = builders.library(tmp_path)
    study = verbs.a_study(made, "Trust")
    verbs.two_texts(made, study)
    verbs.a_code(made, "Mistrust", "barrier")
    yield made
    made.close()


def table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_trail_is_written_in_the_language_asked_for_with_progress(library: Library, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    asked = {"library": str(library.path), "target": str(tmp_path / "trail.csv"), "lang": "zh-Hans"}
    answer = childtrail.write_trail(asked, lambda done, total, _words: told.append((done, total)))
    rows = table(tmp_path / "trail.csv")
    assert answer == {"lines": len(rows) - 1}
    assert rows[0][0] == "步骤"
    assert told[-1][0] == told[-1][1] == len(history.steps(library, 100))


def test_a_trail_without_a_language_is_english_and_a_place_that_is_none_is_refused(
    library: Library, tmp_path: Path
) -> None:
    asked = {"library": str(library.path), "target": str(tmp_path / "trail.csv")}
    childtrail.write_trail(asked, lambda *_: None)
    assert table(tmp_path / "trail.csv")[0][0] == "Step"
    with pytest.raises(Refused, match="could not be written"):
        childtrail.write_trail(asked | {"target": str(tmp_path / "nowhere" / "trail.csv")}, lambda *_: None)
    with pytest.raises(Refused, match="is a Diptych library"):
        childtrail.write_trail(asked | {"target": str(library.path)}, lambda *_: None)


def test_old_history_is_removed_beside_the_window_after_a_copy(library: Library) -> None:
    before = len(history.steps(library, 100))
    tomorrow = (date.today() + timedelta(days=2)).isoformat()
    answer = childtrail.prune_history({"library": str(library.path), "coder": None, "day": tomorrow}, lambda *_: None)
    copy = Path(answer["copy"])
    assert copy.exists()
    kept = Library.open(copy)
    assert len(history.steps(kept, 100)) == before, "the copy has all of it"
    kept.close()
    assert library.poll() is not None, "the window hears of it"
    assert len(history.steps(library, 100)) < before
    with pytest.raises(Refused, match="no history before"):
        childtrail.prune_history({"library": str(library.path), "coder": None, "day": "1999-01-01"}, lambda *_: None)


def test_a_framework_matrix_of_nothing_has_its_heads(library: Library, tmp_path: Path) -> None:
    asked = {"library": str(library.path), "target": str(tmp_path / "m.csv"), "lang": "en", "findings": []}
    assert childtrail.write_framework(asked, lambda *_: None) == {"studies": 0}
    assert table(tmp_path / "m.csv")[0][:2] == ["Study", "Year"]
