"""What lists are narrowed and counted by is mended where a step touched few studies: the same as if read anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.work import coding, history, starter, studying
from app.work.library import Library
from db import codes as kept_codes
from db import columns, lately, tables
from tests import builders


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    made = starter.make(Path(tmp_path_factory.mktemp("columns")) / "columns.diptych")
    yield made
    made.close()


def same(library: Library) -> None:
    """Compare what is kept with what is read anew."""
    with library.db.read() as conn, columns.at(conn) as kept:
        narrow, coded = kept.narrow(conn), kept.coded(conn)
        fresh = columns.Columns()
        fresh.bring_up(conn)
        for name, one in fresh.narrow(conn).items():
            assert np.array_equal(narrow[name], one), name
        assert np.array_equal(coded.places, fresh.coded(conn).places)
        assert np.array_equal(coded.values, fresh.coded(conn).values)


def test_after_any_change_the_columns_are_those_read_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(4)
    with library.db.read() as conn:
        codes = [one.id for one in kept_codes.all_codes(conn, counted=False)]
    walks: list[object] = []
    walked = columns.walked
    monkeypatch.setattr(columns, "walked", lambda *args, **named: (walks.append(args), walked(*args, **named))[1])
    with library.db.read() as conn, columns.at(conn) as kept:
        kept.narrow(conn), kept.coded(conn)
    for number in range(25):
        with library.db.read() as conn:
            passages = list(conn.exec_driver_sql("SELECT id FROM passage").scalars())
            codings = list(conn.exec_driver_sql("SELECT id FROM coding").scalars())
        what = number % 5
        if what in (0, 1):
            coding.add_codes(library, chance.choice(passages), chance.sample(codes, 2), chance.choice(coding.MODES))
        elif what == 2:
            coding.uncode(library, chance.choice(codings))
        elif what == 3:
            history.undo(library)
        else:
            with library.change("Two at once") as rec:
                for passage in chance.sample(passages, 2):
                    rec.insert(tables.Coding, passage_id=passage, code_id=chance.choice(codes), mode="explicit")
        before = len(walks)
        with library.db.read() as conn, columns.at(conn) as kept:
            kept.narrow(conn), kept.coded(conn)
        assert len(walks) == before, "read anew"
        same(library)


def test_a_study_or_a_code_that_goes_and_what_another_program_wrote_is_read_anew(library: Library) -> None:
    same(library)
    with library.change("A study") as rec:
        study = builders.put_study(rec, "One more")
    same(library)
    studying.delete(library, [study])
    same(library)
    other = Library.open(library.path)
    with other.db.read() as conn:
        passage = conn.exec_driver_sql("SELECT max(passage_id) FROM coding").scalar()
        code = conn.exec_driver_sql("SELECT max(id) FROM code").scalar()
    assert passage is not None
    assert code is not None
    coding.add_code(other, passage, code)
    other.close()
    same(library)
    coding.add_code(library, passage, code - 1)
    same(library)


def test_what_is_noted_is_told_for_a_whole_stretch_of_steps_only(library: Library) -> None:
    engine = library.db._reader
    lately.note(engine, 1_000_002, 2, {4, 5})
    lately.note(engine, 1_000_004, 1, {6})
    assert lately.touched(engine, 1_000_000, 1_000_002) == {4, 5}
    assert lately.touched(engine, 1_000_003, 1_000_004) == {6}
    assert lately.touched(engine, 1_000_001, 1_000_004) is None
    lately.note(engine, 1_000_005, 1, range(lately.MOST_STUDIES + 1))
    assert lately.touched(engine, 1_000_004, 1_000_005) is None
