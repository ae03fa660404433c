"""Recording, reading and showing stay in proportion: beside bare SQL, beside half as much, and in ten times as long lists.

`make bench` prints every ratio. What the window promises in milliseconds (a turn of at most 50) is held to here too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine

from app.ui.codes.panel import CodesPanel
from app.ui.findings.panel import FindingsPanel
from app.ui.studies.panel import StudiesPanel
from app.ui.widgets.longlist import LongList
from app.work import codebook, finding, reading
from app.work.library import Library
from db import first, journal, upgrading
from db.engine import Database
from db.tables import Base, FieldVariant
from tests import builders, verbs
from tests.app.ui import starting
from tests.app.work.test_reading import coded_page
from tests.benchmarks.growth import DOUBLE, Act, doubling, ratio
from tests.db.desk import Desk

pytestmark = pytest.mark.bench

AGAINST_INSERT, AGAINST_CREATE, AGAINST_SELECT = 2.0, 2.0, 4.0
TEN_TIMES = 3.0
"""The most that an act may cost in a list of ten times the rows: only what is in sight may count."""
TURN = 0.05
"""Seconds of the window's own thread."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = starting.example(tmp_path)
    yield made
    made.close()


def test_recording_rows_beside_inserting_them(tmp_path: Path) -> None:
    database = Database.open(tmp_path / "a.diptych", create=True)
    with Desk(database).record() as rec:
        study = builders.put_study(rec)
    plain = [
        {"study_id": study, "field": "note", "lang": "en", "value": f"v{n} " * 20, "kind": "original", "source": "p", "position": n}
        for n in range(30_000)
    ]  # fmt: skip
    columns = tuple(plain[0])
    sql = f"INSERT INTO field_variant ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"

    def raw() -> None:
        with database.write() as conn:
            conn.exec_driver_sql(sql, [tuple(row.values()) for row in plain])

    def recorded() -> None:
        with database.write() as conn:
            recorder = journal.Recorder(conn, label="", session="s")
            recorder.insert_many(FieldVariant, plain)
            recorder.finish()

    assert ratio(recorded, raw, AGAINST_INSERT) <= AGAINST_INSERT
    database.close()


def test_making_a_library_beside_declaring_its_tables(tmp_path: Path) -> None:
    numbers = count()

    def declared() -> None:
        engine = create_engine(f"sqlite:///{tmp_path / f'{next(numbers)}.db'}")
        Base.metadata.create_all(engine)
        engine.dispose()

    def made() -> None:
        upgrading.create(tmp_path / f"{next(numbers)}.diptych")

    assert ratio(made, declared, AGAINST_CREATE) <= AGAINST_CREATE


def test_a_page_with_twice_the_text_and_passages(library: Library) -> None:
    def act(passages: int) -> Act:
        study = verbs.a_study(library, f"A study of {passages}")
        coded_page(library, study, passages)

        def read() -> None:
            library.known.forget()
            reading.page(library, study)

        return read

    assert doubling(act, 80) <= DOUBLE


def test_the_first_page_of_the_list_beside_its_bare_question(tmp_path: Path) -> None:
    library = builders.library(tmp_path, "many")
    starting.many_studies(library, 5_000)

    def bare() -> None:
        connection = sqlite3.connect(f"file:{library.path}?mode=ro", uri=True)
        connection.execute("SELECT count(*) FROM study").fetchone()
        connection.execute("SELECT * FROM study_listing ORDER BY study_id LIMIT 20").fetchall()
        connection.close()

    assert ratio(lambda: first.first_page(library.path, 20), bare, AGAINST_SELECT) <= AGAINST_SELECT
    library.close()


def at_once(acts: Sequence[tuple[str, Act, Act]], most: float = TURN) -> None:
    """Each act in the long list costs little more than in the short one, and less than a turn may take."""
    for name, short, long in acts:
        print(f"\n{name}:", end="")
        found = ratio(long, short, TEN_TIMES)
        spent = starting.least_time(long, 5)
        print(f", {spent * 1000:.1f} ms (at most {most * 1000:.0f})", end="")
        assert found <= TEN_TIMES, name
        assert spent < most, name


@contextmanager
def studies(app: QApplication, qtbot: QtBot, folder: Path, rows: int) -> Iterator[StudiesPanel]:
    """The list of a library of so many studies, in a window."""
    library = builders.library(folder, f"of {rows}")
    starting.many_studies(library, rows)
    panel = StudiesPanel(first.first_page(library.path, 24))
    with starting.shown(app, panel, 360, 800):
        panel.follow(library)
        qtbot.waitUntil(lambda: panel.counts is not None, timeout=20_000)
        panel.enter()
        yield panel
    panel.close_library()
    library.close()


def test_keys_in_the_list_of_studies(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    def press(panel: StudiesPanel, *keys: Qt.Key) -> Act:
        return lambda: [(QTest.keyClick(panel.list, key), panel.list.viewport().grab()) for key in keys]

    there, page = (Qt.Key.Key_End, Qt.Key.Key_Home), (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    with studies(qapp, qtbot, tmp_path, 1_000) as short, studies(qapp, qtbot, tmp_path, 10_000) as long:
        at_once([
            ("to the end and back", press(short, *there), press(long, *there)),
            ("a page on and back", press(short, *page), press(long, *page)),
            ("all are chosen", short.list.selectAll, long.list.selectAll),
        ])  # fmt: skip


@contextmanager
def findings(app: QApplication, qtbot: QtBot, folder: Path, rows: int) -> Iterator[tuple[FindingsPanel, Library]]:
    """The table of a library of so many findings, in a window, and the library."""
    library = builders.library(folder, f"with {rows}")
    starting.many_studies(library, 20)
    starting.many_findings(library, rows)
    panel = FindingsPanel(library)
    with starting.shown(app, panel, 1100, 400):
        qtbot.waitUntil(lambda: len(panel.model.ids) == rows, timeout=20_000)
        panel.enter()
        yield panel, library
    library.close()


def test_keys_in_the_table_of_findings(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    control, plain = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier

    def press(panel: FindingsPanel, held: Qt.KeyboardModifier, *keys: Qt.Key) -> Act:
        return lambda: [(QTest.keyClick(panel.view, key, held), panel.view.viewport().grab()) for key in keys]

    acts = (
        ("to the end and back", control, (Qt.Key.Key_End, Qt.Key.Key_Home)),
        ("a page on and back", plain, (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)),
        ("all are chosen", control, (Qt.Key.Key_A,)),
    )
    with (
        findings(qapp, qtbot, tmp_path, 1_000) as (short, _),
        findings(qapp, qtbot, tmp_path, 10_000) as (long, _),
    ):
        at_once([(name, press(short, held, *keys), press(long, held, *keys)) for name, held, keys in acts])


def test_a_tick_is_shown_in_the_table_of_findings(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    with findings(qapp, qtbot, tmp_path, 10_000) as (panel, library):
        changes = [finding.tick(library, [5_000], on=turn % 2 == 0) for turn in range(6)]
        turns = iter(changes)
        spent = starting.least_time(lambda: panel.refresh(next(turns)), len(changes))
        print(f"\n  {spent * 1000:.1f} ms (at most 100)", end="")
        assert spent < 0.1


def test_finding_a_code_in_a_large_codebook(qtbot: QtBot, library: Library) -> None:
    barrier = next(one.id for one in codebook.uncounted(library) if one.parent_id is None and one.facet == "barrier")
    starting.many_codes(library, barrier, 2_000)
    panel = CodesPanel(library)
    qtbot.addWidget(panel)
    panel.resize(360, 800)
    panel.show()
    panel.tabs.setCurrentIndex(0)
    panel.view.grab()

    def look() -> None:
        panel._find("hurdle 1999")
        panel.view.grab()

    spent = starting.least_time(look)
    print(f"\n  {spent * 1000:.1f} ms (at most 150)", end="")
    assert spent < 0.15


def long_list(qtbot: QtBot, rows: int) -> LongList:
    """A list of rows whose words are read when they come in sight."""
    made = LongList()
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    made.fill_pages([(key, key % 2 == 0) for key in range(rows)], words)
    return made


def words(keys: Sequence[int]) -> dict[int, str]:
    return {key: f"A claim of some length on how care is shared, number {key}\n照护如何分担的论断" for key in keys}


def test_turns_of_a_list_of_thirteen_thousand_rows(qtbot: QtBot) -> None:
    rows = long_list(qtbot, 13_000)

    def turn(act: Callable[[], object]) -> Act:
        return lambda: (act(), QApplication.processEvents())

    acts: tuple[tuple[str, Callable[[], object]], ...] = (
        ("filled", lambda: rows.fill_pages([(key, key % 2 == 0) for key in range(13_000)], words)),
        ("scrolled to its end", rows.scrollToBottom),
        ("a row is gone to", lambda: rows.setCurrentRow(7_000)),
        ("a row is moved", lambda: rows.move_row(-1)),
        ("all are ticked off", lambda: rows.tick_rows(False)),
    )
    for name, act in acts:
        spent = starting.least_time(turn(act), 5)
        print(f"\n  {name}: {spent * 1000:.1f} ms (at most {TURN * 1000:.0f})", end="")
        assert spent < TURN, name
