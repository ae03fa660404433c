"""How fast charts of a million codings are counted and shown: CPU is held against the figures, wall is printed with it.

50,000 studies, 250,000 passages with four codings each, 200,000 findings; rows are written straight into the tables.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from pytestqt.qtbot import QtBot

from app.ui.compare import speaking
from app.ui.compare.geometry import Place
from app.ui.compare.panel import ComparePanel
from app.work import charting, counting, starter
from app.work.charting import ChartQuery
from app.work.library import Library
from db import tables
from db.findings import DIRECTIONS, STATUSES
from db.query import Query
from tests.benchmarks.libraries import MADE, guid

pytestmark = pytest.mark.bench

STUDIES = 50_000
FIRST, FILTERED, TURN = 1.0, 0.050, 0.050
SECTIONS = ("results", "discussion", "methods", None)


def pick(number: int, salt: int, among: int) -> int:
    return ((number * 2654435761 + salt * 40503) ^ (number >> 7) * 97) % 4294967291 % among


def make(path: Path, studies: int = STUDIES) -> None:
    """Write a library with five passages a study and four codings a passage: of a million codings by itself."""
    passages = 5 * studies
    starter.make(path, examples=False).close()
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-200000"):
        db.execute(f"PRAGMA {pragma}")
    codes: dict[str, list[int]] = {}
    ask = "SELECT facet, id FROM code WHERE enabled AND id NOT IN (SELECT parent_id FROM code WHERE parent_id NOT NULL)"
    for facet, code in db.execute(ask):
        codes.setdefault(facet, []).append(code)
    others = [*codes["barrier"], *codes["facilitator"], *codes["outcome"]]
    db.execute("BEGIN")
    put(db, "study", "id guid created changed year country design asked_about_barriers",
        ((n, guid("study", n), MADE, MADE, 1990 + pick(n, 1, 35), ("US", "GB-ENG", "CN", "DE")[pick(n, 2, 4)],
          ("qualitative", "review", "quantitative")[pick(n, 3, 3)], ("yes", "partly", "no")[pick(n, 4, 3)])
         for n in range(1, studies + 1)))  # fmt: skip
    put(db, "study_listing", "study_id title title_zh authors authors_zh journal languages machine checked codings "
        "findings barriers facilitators sort_title sort_author state langs year",
        ((n, f"Study {n}", "", f"Author{n}", "", "", "en", "", 0, 20, 4, 5, 5, f"study {n:08}", f"author{n:08}", 0, 1,
          1990 + pick(n, 1, 35)) for n in range(1, studies + 1)))  # fmt: skip
    put(db, "study_model", "study_id code_id position",
        ((n, codes["model"][pick(n, 5, len(codes["model"]))], 0) for n in range(1, studies + 1)))  # fmt: skip
    put(db, "passage", "id guid study_id section created",
        ((n, guid("passage", n), (n - 1) // 5 + 1, SECTIONS[pick(n, 6, 4)], MADE) for n in range(1, passages + 1)))  # fmt: skip
    put(db, "finding", "id guid study_id status direction claims position in_report created",
        ((n, guid("finding", n), (n - 1) // 4 + 1, STATUSES[pick(n, 7, 4)], DIRECTIONS[pick(n, 8, 6)], '{"en":"It is so."}',
          n, False, MADE) for n in range(1, 4 * studies + 1)))  # fmt: skip
    put(db, "finding_passage", "finding_id passage_id position",
        ((n, (n - 1) // 4 * 5 + (n - 1) % 4 + 1, 0) for n in range(1, 4 * studies + 1)))  # fmt: skip
    put(db, "coding", "guid passage_id code_id mode created", codings(codes["model"], others, passages))
    first, last = db.execute("SELECT min(id), max(id) FROM coding").fetchone()
    assert last - first + 1 == 4 * passages
    values = (guid("step", 1), MADE)
    db.execute("INSERT INTO step (guid, at, session, kind, label, args, undone, closed) "
               "VALUES (?, ?, 'bench', 'do', 'Imported', '[]', 0, 1)", values)  # fmt: skip
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode=DELETE")
    db.execute("ANALYZE")
    db.close()


def codings(models: list[int], others: list[int], passages: int) -> Iterator[tuple[object, ...]]:
    """One care model and three other codes on each passage."""
    for n in range(1, passages + 1):
        study = (n - 1) // 5 + 1
        own = models[pick(study, 5, len(models))] if n % 7 else models[pick(n, 9, len(models))]
        at = pick(n, 10, len(others))
        for number, code in enumerate(
            (own, others[at], others[(at + 7) % len(others)], others[(at + 31) % len(others)])
        ):
            mode = "explicit" if number == 0 else ("explicit", "explicit", "implied", "absent")[pick(n, 11 + number, 4)]
            yield f"c{n:030}-{number}", n, code, mode, MADE


def put(db: sqlite3.Connection, table: str, names: str, rows: Iterator[tuple[object, ...]]) -> None:
    columns = names.split()
    db.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", rows
    )  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("million") / "million.diptych"
    before = time.perf_counter()
    make(path)
    print(f"a million codings were made in {time.perf_counter() - before:.0f} s")
    library = Library.open(path)
    yield library
    library.close()


def took(act: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """Best wall and CPU of several runs, in seconds; other programs on the machine make the wall slower, not the CPU."""
    best = (1e9, 1e9)
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        act()
        best = min(best, (time.perf_counter() - wall, time.process_time() - cpu))
    return best


def told(what: str, found: tuple[float, float]) -> float:
    print(f"{what}: {found[0] * 1000:.0f} ms ({found[1] * 1000:.0f} ms CPU)")
    return found[1]


ASKED: dict[str, ChartQuery] = {
    "nothing": ChartQuery(),
    "status": ChartQuery(statuses=("reported_result",)),
    "direction": ChartQuery(directions=("hinders",)),
    "mode": ChartQuery(modes=("explicit",)),
    "section": ChartQuery(sections=("results",)),
    "background": ChartQuery(background=True),
    "country": ChartQuery(query=Query(countries=("CN",))),
    "years": ChartQuery(query=Query(years=(2000, 2010))),
    "1,000 chosen studies": ChartQuery(studies=tuple(range(1, 50_000, 50))),
    "all together": ChartQuery(
        statuses=("reported_result", ""), modes=("explicit",), sections=("results",), query=Query(years=(2000, 2010))
    ),
}


def test_ten_thousand_studies_open_in_half_a_second(
    tmp_path: Path, qtbot: QtBot
) -> None:  # first: what a million leaves behind in the process is not this library's
    make(tmp_path / "ten.diptych", 10_000)
    library = Library.open(tmp_path / "ten.diptych")
    panel = ComparePanel(library)  # imports
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: panel._chart.n_studies == 10_000, timeout=20_000)
    library.close()
    library = Library.open(tmp_path / "ten.diptych")
    wall, cpu, turns = time.perf_counter(), time.process_time(), [time.thread_time()]
    panel = ComparePanel(library)
    qtbot.addWidget(panel)
    panel.resize(1280, 800)
    panel.show()
    turns.append(time.thread_time())
    while panel._chart.n_studies != 10_000:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        turns.append(time.thread_time())
    took_cpu = told("10,000 studies, 200,000 codings: open", (time.perf_counter() - wall, time.process_time() - cpu))
    longest = max(after - before for before, after in pairwise(turns[1:]))
    print(f"made in {(turns[1] - turns[0]) * 1000:.0f} ms, then the longest turn {longest * 1000:.0f} ms")
    assert took_cpu <= 0.5
    assert longest <= TURN
    library.close()


def test_a_million_codings_are_counted_in_time(library: Library) -> None:
    first = told("first matrix of a million codings", took(lambda: charting.chart(library)))
    slow = {}
    for name, query in ASKED.items():
        charting.chart(library, query)  # the study list's own columns are read at their first filter
        slow[name] = told(f"filtered by {name}", took(lambda query=query: charting.chart(library, query), 5))  # type: ignore[misc]
    assert first <= FIRST
    assert max(slow.values()) <= FILTERED, slow


def test_other_rows_and_columns_are_laid_once(library: Library) -> None:
    for asked in (ChartQuery(rows="barrier"), ChartQuery(rows="barrier", cols="year"), ChartQuery(cols="coder")):
        told(f"first {asked.rows} by {asked.cols}", took(lambda asked=asked: charting.chart(library, asked)))  # type: ignore[misc]
        for unit in ("studies", "passages", "findings"):
            query = ChartQuery(rows=asked.rows, cols=asked.cols, statuses=("reported_result",), unit=unit)
            charting.chart(library, query)
            told(f"  filtered, in {unit}", took(lambda query=query: charting.chart(library, query), 5))  # type: ignore[misc]


def test_a_coding_more_is_counted_without_reading_everything_again(library: Library) -> None:
    charting.chart(library)
    with library.db.read() as conn:
        code = conn.exec_driver_sql(
            "SELECT code_id FROM coding WHERE passage_id = 77 ORDER BY id DESC LIMIT 1"
        ).scalar()
    with library.change("One more") as rec:
        rec.insert(tables.Coding, passage_id=78, code_id=code, mode="implied")
    assert told("after one coding more", took(lambda: charting.chart(library))) <= FIRST


def turned(panel: ComparePanel, act: Callable[[], object]) -> tuple[float, float, float]:
    """Wall and CPU until the panel has answered, and the longest turn of the window's own thread until it rests."""
    answers: list[int] = []
    heard = panel.counted.ready.connect(lambda *_: answers.append(1))
    wall, cpu, turns = time.perf_counter(), time.process_time(), [time.thread_time()]
    act()
    turns.append(time.thread_time())
    answered: tuple[float, float] | None = None
    rest = 0.0
    while answered is None or time.perf_counter() < rest:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        turns.append(time.thread_time())
        if answered is None and answers:
            answered = (time.perf_counter() - wall, time.process_time() - cpu)
            rest = time.perf_counter() + 0.5
        assert time.perf_counter() - wall < 60
    panel.counted.ready.disconnect(heard)
    return *answered, max(after - before for before, after in pairwise(turns))


def test_every_view_answers_without_holding_the_window(library: Library, qtbot: QtBot) -> None:
    panel = ComparePanel(library)
    qtbot.addWidget(panel)
    panel.resize(1280, 800)
    panel.show()
    qtbot.waitUntil(lambda: panel._chart.n_studies == STUDIES, timeout=20_000)
    slow: dict[str, float] = {}
    for tab in ("matrix", "map", "claims", "timeline", "pairs", "growth"):
        panel._arrange(replace(panel.arrangement, tab="table"))
        qtbot.wait(300)
        acts = {
            f"{tab}, first": lambda tab=tab: panel._arrange(replace(panel.arrangement, tab=tab)),  # type: ignore[misc]
            f"{tab}, filtered": lambda: panel._arrange(replace(panel.arrangement, statuses=("reported_result",))),
            f"{tab}, again": lambda: panel._arrange(replace(panel.arrangement, statuses=())),
            f"table of {tab}": lambda: panel.show_tab("table"),
        }
        for name, act in acts.items():
            wall, cpu, longest = turned(panel, act)
            print(f"{name}: {wall * 1000:.0f} ms ({cpu * 1000:.0f} ms CPU), longest turn {longest * 1000:.0f} ms")
            if longest > TURN or ("again" in name and cpu > FILTERED):
                slow[name] = longest
    assert not slow


def test_the_table_of_the_command_line_is_counted_in_time(library: Library) -> None:
    first = told("matrix, theme by care model", took(lambda: counting.matrix(library)))
    for rows, cols in (("barrier", "country"), ("outcome", "year"), ("study", "theme")):
        told(f"matrix, {rows} by {cols}", took(lambda rows=rows, cols=cols: counting.matrix(library, rows, cols)))  # type: ignore[misc]
    assert first <= FIRST


def test_the_panel_never_keeps_the_window_waiting(library: Library, qtbot: QtBot) -> None:
    before = time.perf_counter()
    panel = ComparePanel(library)
    qtbot.addWidget(panel)
    panel.resize(1280, 800)
    panel.show()
    qtbot.waitUntil(lambda: panel._chart.n_studies == STUDIES, timeout=20_000)
    print(f"the chart stood after {(time.perf_counter() - before) * 1000:.0f} ms")
    chart = panel.matrix.picture.chart
    place = max(
        (Place(row, col) for row in range(len(chart.rows)) for col in range(len(chart.columns))),
        key=lambda one: len(chart.cells[one.row * len(chart.columns) + one.col].marks),
    )
    cell = chart.cells[place.row * len(chart.columns) + place.col]
    print(f"{len(chart.rows)} x {len(chart.columns)} cells, {len(cell.marks):,} marks in the fullest")
    acts: dict[str, Callable[[], object]] = {
        "card": lambda: panel.answers.point(place, True),
        "sentence": lambda: speaking.cell_sentence(chart, place.row, place.col, "en"),
        "brush one cell, then a row": lambda: (
            panel.matrix.choose(frozenset({place})),
            panel.matrix.choose(frozenset(Place(place.row, at) for at in range(len(chart.columns)))),
        ),
        "show and paint": lambda: (panel._show(panel._chart), panel.grab()),
        "list": lambda: panel.answers.open(place),
    }
    for name, act in acts.items():
        assert told(name, took(act, 4)) <= TURN, name
    panel.list.hide()
    panel._arrange(replace(panel.arrangement, statuses=("reported_result",)))
    told("ask for a filter", took(lambda: panel._arrange(replace(panel.arrangement, modes=("explicit",)))))
    qtbot.waitUntil(lambda: bool(panel._chart.filters) and len(panel._chart.filters) == 2, timeout=20_000)
