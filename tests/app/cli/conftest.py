"""The program on an example library, as a process of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.work import starter
from tests.running import Program

PAGE = """Harbour Health Institute, Port Lydia.
Health Syst J. 2021 Mar 4;12(3):45-60. doi: 10.5555/hsj.2021.7.
Three clinics joined one budget. Nobody asked the nurses before the change.
三家诊所合并为一个预算。改变之前没有人问过护士。
"""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program on an example library that these tests only read."""
    folder = tmp_path_factory.mktemp("cli")
    starter.make(folder / "example.diptych").close()
    return Program(folder / "home", folder / "example.diptych")


@pytest.fixture
def own(example: Program, tmp_path: Path) -> Program:
    """The program on a copy of the example library."""
    assert example.library is not None
    return Program(tmp_path / "home", Path(shutil.copy(example.library, tmp_path / "own.diptych")))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path
