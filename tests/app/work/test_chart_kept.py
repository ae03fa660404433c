"""After any change a chart counted from kept arrays is the one that is counted anew, to the last number and mark."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy.exc import IntegrityError

from app.text.refused import Refused
from app.work import chart_entries, chart_kept, chart_laid, chart_swift, charting, coding, finding, history, starter
from app.work.charting import ChartQuery
from app.work.library import Library
from db import codes as kept_codes
from db import held, tables
from db.errors import LibraryError
from tests.app.work.test_chart_swift import fill, same

ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"rows": "barrier", "unit": "findings"},
    {"cols": "country", "unit": "passages"},
    {"rows": "facilitator", "cols": "with.theme", "modes": ("implied",)},
    {"cols": "programme", "statuses": ("reported_result",)},
    {"cols": "coder"},
    {"rolled": ("model.us",), "background": True},
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example library and studies coded at random, made once."""
    path = Path(tmp_path_factory.mktemp("kept")) / "filled.diptych"
    made = starter.make(path)
    fill(made, random.Random(7), 30)
    made.close()
    return path


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copyfile(filled, tmp_path / "kept.diptych")
    opened = Library.open(tmp_path / "kept.diptych")
    yield opened
    opened.close()


class Hand:
    """Does one thing or another to a library, as a person at work would."""

    def __init__(self, library: Library, chance: random.Random) -> None:
        self.library, self.chance = library, chance
        with library.db.read() as conn:
            book = kept_codes.all_codes(conn, counted=False)
        self.codes = [code.id for code in book if code.parent_id is not None and not code.retired]

    def one(self, ask: str) -> Any:
        with self.library.db.read() as conn:
            return self.chance.choice(list(conn.exec_driver_sql(ask).all()))

    def act(self) -> str:
        """Do something; which it was."""
        what = self.chance.choice((
            "code", "code", "more", "uncode", "mode", "delete", "rest", "finding", "judge", "drop", "undo", "undo", "redo",
            "model", "many",
        ))  # fmt: skip
        try:
            getattr(self, what)()
        except (Refused, LibraryError, IndexError, IntegrityError):
            return f"not {what}"
        return what

    def code(self) -> None:
        study, text, length = self.one(
            "SELECT t.study_id, t.id, length(v.body) FROM text t JOIN text_version v ON v.id = t.version_id"
            " WHERE length(v.body) > 40"
        )
        start = self.chance.randrange(length - 30)
        codes = self.chance.sample(self.codes, self.chance.choice((1, 1, 3)))
        coding.code(
            self.library, study, [(text, start, start + 20)], codes, self.chance.choice(("explicit", "implied"))
        )

    def more(self) -> None:
        coding.add_code(
            self.library, self.one("SELECT id FROM passage")[0], self.chance.choice(self.codes),
            self.chance.choice(coding.MODES),
        )  # fmt: skip

    def uncode(self) -> None:
        coding.uncode(self.library, self.one("SELECT id FROM coding")[0], keep_passage=self.chance.random() < 0.5)

    def mode(self) -> None:
        coding.set_mode(self.library, self.one("SELECT id FROM coding")[0], self.chance.choice(coding.MODES))

    def delete(self) -> None:
        coding.delete_passage(self.library, self.one("SELECT id FROM passage")[0], with_findings=True)

    def rest(self) -> None:
        passage, study = self.one("SELECT id, study_id FROM passage")
        found = self.one(f"SELECT id FROM finding WHERE study_id = {study}")[0]
        with self.library.change("Rests on one more") as rec:
            rec.insert(tables.FindingPassage, finding_id=found, passage_id=passage, position=99)

    def finding(self) -> None:
        passage, study = self.one("SELECT id, study_id FROM passage")
        with self.library.change("One more finding") as rec:
            found = rec.insert(
                tables.Finding, study_id=study, status="reported_result", direction="helps", position=500,
                in_report=False, claims={"en": "c"},
            )  # fmt: skip
            rec.insert(tables.FindingPassage, finding_id=found, passage_id=passage, position=0)

    def judge(self) -> None:
        status = self.chance.choice(("background_claim", "reported_result"))
        finding.edit(self.library, self.one("SELECT id FROM finding")[0], status=status)

    def drop(self) -> None:
        finding.delete(self.library, [self.one("SELECT id FROM finding")[0]])

    def model(self) -> None:
        code = self.one("SELECT code_id FROM study_model")[0]
        with self.library.change("States another model") as rec:
            rec.insert(tables.StudyModel, study_id=self.one("SELECT id FROM study")[0], code_id=code, position=9)

    def many(self) -> None:
        with self.library.change("Many at once") as rec:
            for passage in self.chance.sample(
                [one.id for one in rec.conn.exec_driver_sql("SELECT id FROM passage")], 20
            ):
                rec.insert(tables.Passage, study_id=self.one("SELECT id FROM study")[0])
                rec.update(tables.Passage, passage, section=self.chance.choice(("results", "methods")))

    def undo(self) -> None:
        history.undo(self.library)

    def redo(self) -> None:
        history.redo(self.library)


def equal(one: object, other: object, where: str) -> None:
    """Arrays of one meaning hold the same numbers."""
    for field in fields(one):  # type: ignore[arg-type]
        mine, its = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, np.ndarray):
            assert np.array_equal(mine, its), f"{where}.{field.name}"


def mended(library: Library, asked: dict[str, Any]) -> bool:
    """Compare what is kept with what is made anew; whether it was mended, not made."""
    query = ChartQuery(**asked)
    with library.db.read() as conn, held.at(conn) as arrays:
        before = arrays.kept.get("entries", ((), None))[1]
        kept = chart_kept.laid(conn, arrays, query.rows, query.cols, query.rolled)
        mending = arrays.kept.get("mending", ((), None))[1]
        its = chart_entries.book(conn, arrays)
        fresh = chart_entries.made(chart_entries.tables(conn, arrays), its)
        anew = chart_laid.laid_out(conn, arrays, fresh, its, query.rows, query.cols, query.rolled)
        equal(kept.entries, fresh, "entries")
        equal(kept, anew, "laid")
        for name in ("cells", "rows"):
            equal(getattr(kept, name), getattr(anew, name), name)
        assert [one.tolist() for one in kept.columns.having] == [one.tolist() for one in anew.columns.having]
        reread = held.Held()
        reread.bring_up(conn)
        for name in ("codings", "passages", "findings", "resting", "stated"):
            mine, its_rows = getattr(arrays, name)(conn), getattr(reread, name)(conn)
            whole = [key for key in mine if key != "section"]  # a section's number is its own in each reading
            assert all(np.array_equal(mine[key], its_rows[key]) for key in whole), name
        return mending is not None and mending.new is kept.entries and before is not kept.entries


@pytest.mark.parametrize("seed", range(3))
def test_after_any_change_the_kept_chart_is_the_one_counted_anew(library: Library, seed: int) -> None:
    chance = random.Random(seed)
    hand = Hand(library, chance)
    asked = [ASKED[seed % len(ASKED)], ASKED[-1 - seed % len(ASKED)]]
    for one in asked:
        same(library, **one)
    done, kept = [], 0
    for number in range(20):
        for _ in range(chance.choice((1, 1, 1, 3))):
            done.append(hand.act())
        one = asked[number // 4 % 2]
        kept += mended(library, one)
        if number % 10 == 9:
            same(library, **one)
    assert kept > 6, done


def test_a_coding_reads_and_lays_anew_only_its_study(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    chart_swift.chart(library, ChartQuery())
    laid: list[int] = []
    whole = chart_kept.laid_out

    def counted(conn: Any, arrays: Any, e: Any, *rest: Any) -> Any:
        laid.append(len(np.unique(e.p_study)))
        return whole(conn, arrays, e, *rest)

    monkeypatch.setattr(chart_kept, "laid_out", counted)
    with library.db.read() as conn:
        passage = conn.exec_driver_sql("SELECT passage_id FROM coding").scalar()
    codes = [code.id for code in charting.book(library) if code.facet == "barrier" and code.parent_id is not None]
    assert passage is not None
    coding.add_codes(library, passage, codes[-4:])
    chart = chart_swift.chart(library, ChartQuery())
    assert laid == [1]
    assert chart == charting.plainly(library, ChartQuery())


def test_a_finding_that_rests_on_one_passage_more_or_less_is_counted(library: Library) -> None:
    asked = {"rows": "barrier", "unit": "findings"}
    mended(library, asked)
    with library.db.read() as conn:
        finding_id, passage = conn.exec_driver_sql(
            "SELECT f.id, p.id FROM finding f JOIN passage p ON p.study_id = f.study_id JOIN coding c ON c.passage_id = p.id"
            " WHERE NOT EXISTS (SELECT 1 FROM finding_passage r WHERE r.finding_id = f.id AND r.passage_id = p.id)"
        ).first() or (0, 0)
    with library.change("Rests on one more") as rec:
        rec.insert(tables.FindingPassage, finding_id=finding_id, passage_id=passage, position=99)
    assert mended(library, asked)
    same(library, **asked)
    history.undo(library)
    assert mended(library, asked)
    same(library, **asked)
