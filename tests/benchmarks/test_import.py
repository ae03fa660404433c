"""What an import costs: against bare inserts of the same rows, its undo, 30,000 records of PubMed, a kill at any moment.

CPU time of this process (of the child in the test of kills); every test prints its ratio for `make bench`.
"""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from app.formats.records import ParsedFile
from app.formats.streaming import open_stream
from app.work import bulk, history, staged
from app.work.library import Library
from app.work.verifying import verify
from db import search_words
from db.staging import Staging
from tests.benchmarks import pubmedrecords

pytestmark = pytest.mark.bench

RECORDS = 3_000
AGAINST_RAW, UNDO = 1.25, 2.0
PUBMED, SECONDS, MEGABYTES = 30_000, 15.0, 200
KILLS = 50

TABLES = ("study", "field_variant", "author", "identifier", "tag", "study_tag", "text", "text_version",
          "study_listing", "search_word", "search_text")  # fmt: skip


def cpu(work: Callable[[], Any]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "library.diptych")
    yield made
    made.close()


def records_of(path: Path) -> ParsedFile:
    stream = open_stream(path)
    return ParsedFile(path.name, stream.format, stream.encoding, stream.sha256, "", tuple(stream.records))


def bring(library: Library, read: Any) -> None:
    """What the child does with a file that was read."""
    staging = Staging.create(library.path)
    try:
        staged.stage(staging, 1, "made.xml", read, lambda _count: None)
        staging.rest()
        bulk.add(library, staging)
    finally:
        staging.remove()


def raw(path: Path, rows: dict[str, tuple[str, list[Any]]], bodies: list[str]) -> None:
    """The same rows by bare executemany into a library with the same indexes, the words for the index made anew."""
    other = Library.create(path)
    for body in bodies:
        search_words.tokens(body)
    with other.db.write() as conn:
        for sql, values in rows.values():
            if values:
                conn.exec_driver_sql(sql, values)
    other.close()


def rows_of(library: Library) -> dict[str, tuple[str, list[Any]]]:
    out = {}
    with library.db.read() as conn:
        for name in TABLES:
            found = conn.exec_driver_sql(f"SELECT * FROM {name}")
            columns = list(found.keys())
            sql = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            free = {"batch_id", "source_id"}
            values = [
                tuple(None if column in free else value for column, value in zip(columns, row, strict=True))
                for row in found
            ]
            out[name] = (sql, values)
    return out


def test_an_import_costs_little_more_than_bare_inserts_and_its_undo_at_most_twice_that(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "made.xml"
    pubmedrecords.write(path, RECORDS)
    parsed = records_of(path)
    imported = cpu(lambda: bring(library, parsed))
    rows = rows_of(library)
    bodies = [row[4] for row in rows["field_variant"][1]] + [row[3] for row in rows["text_version"][1]]
    bare = cpu(lambda: raw(tmp_path / "raw.diptych", rows, bodies))
    undone = cpu(lambda: history.undo(library))
    print(f"\nimport {imported:.2f} s, bare inserts {bare:.2f} s: {imported / bare:.2f} (at most {AGAINST_RAW})")
    print(f"undo {undone:.2f} s: {undone / imported:.2f} of its import (at most {UNDO})")
    assert undone <= UNDO * imported
    assert imported <= AGAINST_RAW * bare


def test_thirty_thousand_records_of_pubmed_come_in_within_seconds_and_flat_memory(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "pubmed.xml"
    pubmedrecords.write(path, PUBMED)
    gc.collect()
    own = psutil.Process()
    before = own.memory_info().rss
    peak = before

    def told(_count: int) -> None:
        nonlocal peak
        peak = max(peak, own.memory_info().rss)

    def whole() -> None:
        staging = Staging.create(library.path)
        staged.stage(staging, 1, "pubmed.xml", open_stream(path), told)
        staging.rest()
        outcome = bulk.add(library, staging, told=lambda done, _total: told(done))
        staging.remove()
        told(0)
        assert outcome.files[0].added == PUBMED

    spent = cpu(whole)
    grown = (peak - before) / 1_000_000
    print(
        f"\n{PUBMED} records: {spent:.1f} s CPU (at most {SECONDS}), {grown:.0f} MB over the start (at most {MEGABYTES})"
    )
    assert verify(library) == []
    assert grown <= MEGABYTES
    assert spent <= SECONDS


def test_a_kill_at_any_moment_leaves_whole_files_or_none(tmp_path: Path) -> None:
    from tests.app.work.test_import_killed import FILES, files, importing, look

    made = files(tmp_path)
    whole = importing(tmp_path / "whole.diptych", made)
    start = time.monotonic()
    assert whole.wait() == 0
    lasted = time.monotonic() - start
    seen = set()
    rand = random.Random(5)
    for number in range(KILLS):
        target = tmp_path / f"{number}.diptych"
        process = importing(target, made)
        try:
            process.wait(timeout=rand.uniform(0.3, 1.0) * lasted)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if target.exists():
            seen.add(look(target))
    print(
        f"\n{KILLS} kills: libraries with {sorted(seen)} of {FILES} files, all of them whole and in order",
        file=sys.stderr,
    )
    assert seen
