"""The table of evidence of a large library is counted over arrays: cell by cell the same as passage by passage."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.work import counting, starter
from app.work.library import Library
from tests.app.work.test_chart_swift import fill


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = starter.make(Path(tmp_path_factory.mktemp("tables")) / "mixed.diptych")
    fill(made, random.Random(23), 40)
    yield made
    made.close()


@pytest.mark.parametrize("rows", counting.FACETS)
def test_any_facet_against_any_other_comes_out_the_same(
    mixed: Library, rows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for cols in counting.FACETS:
        for status in ((), ("reported_result",), ("background_claim", "recommendation")):
            plain = counting.matrix(mixed, rows, cols, status)
            with monkeypatch.context() as many:
                many.setattr(counting, "MANY", 0)
                assert counting.matrix(mixed, rows, cols, status) == plain, (cols, status)


def test_a_library_without_codings_has_no_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = starter.make(tmp_path / "empty.diptych", examples=False)
    monkeypatch.setattr(counting, "MANY", -1)
    assert counting.matrix(empty, "barrier", "year").cells == ()
    assert counting.matrix(empty, "coder", "study").cells == ()
    empty.close()
