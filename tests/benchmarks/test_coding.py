"""Coding, undo and what the views ask, in a library of 10,000 studies, 100,000 passages and 300,000 codings.

Milliseconds of this thread's CPU, each verb once warm. `make bench` prints them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.work import childsuggest, codebook, coding, editing, finding, history, noting, reading, suggesting
from app.work.library import Library
from tests.benchmarks import coded_library

pytestmark = pytest.mark.bench
AT_ONCE, VIEW = 50, 500


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = Path(tmp_path_factory.mktemp("coded")) / "coded.diptych"
    coded_library.make(path)
    library = Library.open(path)
    yield library
    library.close()


def took(act: Callable[[], object]) -> float:
    begun = time.thread_time()
    act()
    return (time.thread_time() - begun) * 1000


def test_coding_a_passage_and_taking_it_back(large: Library) -> None:
    codes = [one.id for one in codebook.codes(large) if one.parent_id is not None and not one.retired]
    doing, undoing = [], []
    for number in range(12):
        page = reading.page(large, 100 + number * 700)
        text = page.left or page.right
        assert text is not None
        anchors = [(text.id, number, number + 20)]
        doing.append(took(lambda p=page, a=anchors, n=number: coding.code(large, p.study.id, a, [codes[n]])))  # type: ignore[misc]
        undoing.append(took(lambda: history.undo(large)))
    print(f"\nfirst {doing[0]:.0f} ms, then coding {statistics.median(doing[1:]):.1f} ms", end="")
    print(f", undo {statistics.median(undoing[1:]):.1f} ms (at most {AT_ONCE} ms)", end="")
    assert statistics.median(doing[1:]) < AT_ONCE
    assert statistics.median(undoing[1:]) < AT_ONCE


def test_what_the_views_ask_when_they_open(large: Library) -> None:
    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("page of the reader", lambda: reading.page(large, 4_321)),
        ("codes without counts", lambda: codebook.uncounted(large)),
        ("codebook with counts", lambda: codebook.codes(large)),
        ("recent codes", lambda: coding.recent(large)),
        ("findings of a study", lambda: finding.findings(large, studies=[4_000])),
        ("all memos", lambda: noting.every(large)),
        ("passages to review", lambda: editing.waiting(large)),
        ("history", lambda: history.steps(large)),
        ("suggestions by name", lambda: suggesting.suggested(large, 1, ["care was integrated"])),
    )
    for name, act in acts:
        act()
        large.known.forget()
        spent = took(act)
        print(f"\n{name:<24} {spent:7.1f} ms (at most {VIEW} ms)", end="")
        assert spent < VIEW


def test_the_child_learns_from_the_newest_passages(large: Library) -> None:
    childsuggest._kept.clear()
    asked = {"library": str(large.path), "study": 5, "words": ["care was integrated in the region"]}
    first = took(lambda: childsuggest.suggest(asked, lambda *_: None))
    again = took(lambda: childsuggest.suggest(asked, lambda *_: None))
    print(f"\nthe child's first answer {first / 1000:.1f} s, the next {again:.0f} ms", end="")
    assert again < VIEW
