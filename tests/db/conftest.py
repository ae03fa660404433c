"""A small library for every test of a verb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.work.library import Library
from db.engine import Database
from tests import verbs
from tests.db.desk import Desk


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "library.diptych")
    yield made
    made.close()


@pytest.fixture
def study(library: Library) -> int:
    return verbs.a_study(library)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(tmp_path / "library.diptych", create=True)
    yield database
    database.close()


@pytest.fixture
def desk(db: Database) -> Desk:
    return Desk(db)
