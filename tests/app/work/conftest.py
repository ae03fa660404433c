"""A small library for every test of a verb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.work.library import Library
from tests import builders


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    made = builders.new_library(tmp_path)
    yield made
    made.close()


@pytest.fixture
def study(library: Library) -> int:
    return builders.a_study(library)
