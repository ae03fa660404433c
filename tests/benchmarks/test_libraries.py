"""Finding in libraries of ten thousand and a hundred thousand studies, and of a million where it is asked for.

Each figure stands beside the same one at ten thousand, or beside the bare question put to SQLite: `make bench` prints the
table. DIPTYCH_BENCH_MILLION=1 measures a million too (six gigabytes and ten minutes the first time), DIPTYCH_BENCH_CACHE
names the folder where the libraries are kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from app.work import searching
from app.work.library import Library
from app.work.verifying import verify
from db.first import first_page
from db.query import Query
from tests.benchmarks import libraries
from tests.benchmarks.sentences import rare

ROOT = Path(__file__).resolve().parents[2]
SIZES = (10_000, 100_000, *((1_000_000,) if os.environ.get(libraries.MILLION) else ()))
EXACT = (
    "care ", "quality ", "team ", "retention ", "zq", "医疗", "信任", "整合服务", "的一", '"care integrated"',
    '"study care"', '"health care quality"', "title:care ", "care -health", "医疗 care ",
    '"care quality team"', '"quality of care"', '"primary care" "health team"',
)  # fmt: skip
PREFIXES = (
    "c",
    "ca",
    "car",
    "care",
    "i",
    "in",
    "int",
    "inte",
    "integ",
    "integrat",
    "p",
    "pro",
    "prov",
    "t",
    "ter",
    "zqa",
)
FREQUENT = "care"
PAGE = 200
PAGE_MS, RATIO_OF_FIRST, RATIO_OF_COUNT, RATIO_OF_JUMP, MEMORY = 50, 3, 6, 2, 250
NOISE_MS = 3
"""Below this a ratio says nothing on a busy machine."""


def test_the_maker_writes_what_the_program_itself_would_make(tmp_path: Path) -> None:
    libraries.make(tmp_path / "made.diptych", 120)
    library = Library.open(tmp_path / "made.diptych")
    try:
        assert [problem.message for problem in verify(library)] == []
        assert list(searching.studies(library, Query(text=rare(77)))) == [77]
    finally:
        library.close()


def best(act: Callable[[], object], times: int = 5) -> float:
    """The shortest of some runs, in milliseconds of this thread's CPU."""
    found = []
    for _ in range(times):
        begun = time.thread_time()
        act()
        found.append((time.thread_time() - begun) * 1000)
    return min(found)


@pytest.fixture(scope="module")
def opened() -> Iterator[dict[int, Library]]:
    found = {size: Library.open(libraries.path_of(size)) for size in SIZES}
    yield found
    for library in found.values():
        library.close()


def say(name: str, values: dict[int, float], bound: str) -> None:
    base = values[SIZES[0]]
    figures = "  ".join(
        f"{size:>9,}: {value:8.1f} ms (x{value / max(base, 0.01):.1f})" for size, value in values.items()
    )
    print(f"\n{name:<34} {figures}   {bound}", end="")


def count(library: Library, words: str) -> int:
    with library.db.read() as conn:
        found = conn.exec_driver_sql("SELECT count(*) FROM search_fts WHERE search_fts MATCH ?", (words,))
        return int(found.scalar_one())


@pytest.mark.bench
def test_the_first_page_of_any_word_phrase_or_prefix_costs_the_same_at_any_length(opened: dict[int, Library]) -> None:
    """Where the smallest library has fewer than a page, all of it was looked through: that is not 'the same' to compare with.

    Then only the milliseconds are held to: of a phrase that almost nobody wrote, of words that everybody wrote, every study
    that holds its words must be looked at, and the first page is what was found until db.search.WITHIN was over.
    """
    missed = []
    for words in (*EXACT, *PREFIXES):
        times, answers = {}, {}
        for size, library in opened.items():
            answers[size] = len((searching.first(library, Query(text=words), PAGE) or ((), False))[0])
            times[size] = best(partial(searching.first, library, Query(text=words), PAGE))
        full = answers[SIZES[0]] >= PAGE or words in PREFIXES
        bound = f"at most x{RATIO_OF_FIRST} (or {NOISE_MS} ms), under {PAGE_MS} ms" if full else f"under {PAGE_MS} ms"
        found = ", ".join(f"{number}" for number in answers.values())
        say(f"first {PAGE} of {words!r}", times, f"{bound}; answers shown: {found}")
        for size, value in times.items():
            missed += [f"{words!r} at {size:,}: {value:.1f} ms"] if value >= PAGE_MS else []
            if full and value > max(RATIO_OF_FIRST * times[SIZES[0]], NOISE_MS):
                missed.append(f"{words!r} at {size:,}: x{value / times[SIZES[0]]:.1f}")
    assert missed == []


@pytest.mark.bench
@pytest.mark.parametrize("sort", ["added", "title", "year"])
def test_ids_and_order_of_a_frequent_word_cost_a_few_times_its_bare_count(
    opened: dict[int, Library], sort: str
) -> None:
    for size, library in opened.items():
        query = Query(text=f"{FREQUENT} ", sort=sort)
        searching.studies(library, query)
        bare, whole = best(partial(count, library, FREQUENT)), best(partial(searching.studies, library, query))
        hits = len(searching.studies(library, query))
        print(
            f"\n{size:>9,}: {hits:,} hits by {sort}: count(*) {bare:.1f} ms, ids in order x{whole / bare:.1f}", end=""
        )
        assert whole <= max(RATIO_OF_COUNT * bare, 25)


@pytest.mark.bench
def test_a_jump_in_the_list_costs_the_same_at_any_length(opened: dict[int, Library]) -> None:
    times = {}
    for size, library in opened.items():
        times[size] = best(partial(_jump, library, searching.studies(library, Query()), iter(range(0, 9_000, 48))), 20)
    say("a page of cards after a jump", times, f"at most x{RATIO_OF_JUMP}")
    assert all(value <= max(RATIO_OF_JUMP * times[SIZES[0]], 5) for value in times.values())


def _jump(library: Library, ids: array[int], places: Iterator[int]) -> None:
    place = len(ids) * next(places) // 10_000
    assert len(searching.cards(library, ids[place : place + 48])) == 48


def _counts_anew(library: Library) -> object:
    library.known.forget()
    return searching.facets(library, Query())


@pytest.mark.bench
def test_counts_ranking_and_the_first_page_of_a_start_are_told(opened: dict[int, Library]) -> None:
    acts: tuple[tuple[str, Callable[[Library], object]], ...] = (
        ("counts of all filters", _counts_anew),
        ("ranking of a frequent word", lambda held: searching.studies(held, Query(text="care ", sort="relevance"))),
        ("places on a page", lambda held: searching.hits(held, "care", range(100, 148))),
        ("first page at a start", lambda held: first_page(held.path, 24)),
        ("first page by year", lambda held: first_page(held.path, 24, "year")),
    )
    for name, act in acts:
        times = {size: best(partial(act, library), 3) for size, library in opened.items()}
        say(name, times, "told, not bounded")


WINDOW = """
import os, sys, time
from app.__main__ import missing_qt
missing_qt()  # as the program begins
from app import start
from app.settings import Settings
from app.ui import language, shot
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
app = start.application(offscreen=True)
language.use("en")
program = start.Program(app, Settings.load())
program.show(sys.argv[1])
shot._wait(program.window)
shot.settle(2000)
view = program.window.panels["studies"].list
def turn(act):
    begun = time.thread_time()
    act()
    app.processEvents()
    return (time.thread_time() - begun) * 1000
view.setFocus()
print("all", turn(lambda: QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)))
bar = view.verticalScrollBar()
print("jump", max(turn(lambda: bar.setValue(bar.maximum() * at // 5)) for at in (1, 2, 3, 4)))
print("rows", view.model().rowCount())
with open("/proc/self/statm") as file:
    print("memory", int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6)
print("chart", int("compare" in program.window.panels))
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.bench
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_the_window_chooses_all_and_jumps_at_once_in_little_memory(tmp_path: Path) -> None:
    missed = []
    for size in SIZES:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DIPTYCH_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        words = [sys.executable, "-c", WINDOW, str(libraries.path_of(size))]
        ran = subprocess.run(words, capture_output=True, text=True, env=env, cwd=tmp_path, timeout=300, check=True)
        found = {name: float(value) for name, value in (line.split() for line in ran.stdout.splitlines())}
        print(
            f"\n{size:>9,}: Ctrl+A {found['all']:.0f} ms, longest jump {found['jump']:.0f} ms,"
            f" memory {found['memory']:.0f} MB (at most {PAGE_MS} ms, {MEMORY} MB)",
            end="",
        )
        assert found["rows"] == size
        assert found["chart"], "the window was not all there when it was weighed"
        missed += [f"{size:,}: Ctrl+A {found['all']:.0f} ms"] if found["all"] >= PAGE_MS else []
        missed += [f"{size:,}: jump {found['jump']:.0f} ms"] if found["jump"] >= PAGE_MS else []
        missed += [f"{size:,}: {found['memory']:.0f} MB"] if found["memory"] > MEMORY else []
    assert missed == []
