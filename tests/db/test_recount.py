"""After codings only counts of the list are made anew: its rows are the same as if made in whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.work import coding, finding, history, starter
from app.work.library import Library
from db import listing, listing_rows, tables


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = starter.make(tmp_path / "recount.diptych")
    yield made
    made.close()


def rows(library: Library) -> list[tuple[Any, ...]]:
    with library.db.read() as conn:
        return [tuple(row) for row in conn.exec_driver_sql("SELECT * FROM study_listing ORDER BY study_id")]


def anew(library: Library) -> list[tuple[Any, ...]]:
    with library.db.write() as conn:
        listing.refresh(conn, None)
    return rows(library)


def test_rows_that_were_recounted_are_those_made_in_whole(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[list[int]] = []
    recount = listing_rows.recount
    monkeypatch.setattr(listing_rows, "recount", lambda conn, ids: (counted.append(list(ids)), recount(conn, ids))[1])
    with library.db.read() as conn:
        passages = list(conn.exec_driver_sql("SELECT passage_id FROM finding_passage ORDER BY id").scalars())
        codes = list(conn.exec_driver_sql("SELECT id FROM code WHERE facet IN ('barrier', 'facilitator')").scalars())
        own = list(conn.exec_driver_sql("SELECT id FROM coding ORDER BY id").scalars())
    before = rows(library)
    coding.add_codes(library, passages[0], codes[-3:])
    coding.uncode(library, own[2])
    coding.set_mode(library, own[4], "absent")
    coding.delete_passage(library, passages[5], with_findings=True)
    with library.change("Rests on another") as rec:
        found = rec.conn.exec_driver_sql("SELECT max(finding_id) FROM finding_passage").scalar()
        rec.insert(tables.FindingPassage, finding_id=found, passage_id=passages[1], position=9)
    assert rows(library) != before
    assert rows(library) == anew(library)
    history.undo(library)
    finding.tick(library, [1])
    history.undo(library)
    history.undo(library)
    assert rows(library) == anew(library)
    assert len(counted) >= 4
