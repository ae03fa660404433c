"""A small library for every test of a verb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.work.library import Library
from tests import verbs


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = Library.create(tmp_path / "library.diptych")
    yield made
    made.close()


@pytest.fixture
def study(library: Library) -> int:
    return verbs.a_study(library)
