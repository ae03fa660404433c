"""What the tests of the panels start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.work.library import Library
from tests.app.ui import starting


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with the example, for the panel of a test."""
    made = starting.example(tmp_path)
    yield made
    made.close()
