"""The program in a home of its own, and libraries made once and copied."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.work import starter
from tests.app.text.shared import SEEDS, shared
from tests.running import Program


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "example.diptych"
    starter.make(path).close()
    return path


@pytest.fixture(scope="session")
def made_empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.diptych"
    starter.make(path, examples=False).close()
    return path


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Program:
    """The program on a copy of the example library."""
    return Program(tmp_path / "home", Path(shutil.copy(made_example, tmp_path / "example.diptych")))


@pytest.fixture
def empty(made_empty: Path, tmp_path: Path) -> Program:
    """The program on a furnished library without studies."""
    return Program(tmp_path / "home", Path(shutil.copy(made_empty, tmp_path / "empty.diptych")))


@pytest.fixture
def seeds() -> list[Path]:
    """The four originals; skips where they are absent."""
    return [shared(f"seeds/{name}") for name in SEEDS]
