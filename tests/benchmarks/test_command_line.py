"""What the command line costs, in CPU time of the whole call with its child process."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.work import starter
from tests.app.text.shared import SEEDS, shared
from tests.running import Program

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Program:
    folder = tmp_path_factory.mktemp("originals")
    starter.make(folder / "library.diptych", examples=False).close()
    program = Program(folder / "home", folder / "library.diptych")
    program.json("import", *(shared(f"seeds/{name}") for name in SEEDS))
    return program


def least(program: Program, *words: str | Path, times: int = 3) -> float:
    """The least CPU time of a few runs, in seconds."""
    return min(program.run(*words).cpu for _ in range(times))


@pytest.mark.parametrize("lang", ["both", "en", "zh"])
def test_a_pdf_of_all_48_findings_takes_at_most_three_seconds_of_cpu(
    originals: Program, lang: str, tmp_path: Path
) -> None:
    seconds = least(originals, "export", "pdf", "-o", tmp_path / "r.pdf", "--lang", lang)
    print(f"\nPDF of 48 findings, {lang}: {seconds:.2f} s CPU (limit 3)")
    assert seconds <= 3


def test_the_four_originals_come_in_within_three_seconds_of_cpu(tmp_path: Path) -> None:
    made = tmp_path / "empty.diptych"
    starter.make(made, examples=False).close()
    files = [shared(f"seeds/{name}") for name in SEEDS]
    seconds = []
    for number in range(3):
        copy = Path(shutil.copy(made, tmp_path / f"{number}.diptych"))
        seconds.append(Program(tmp_path / "home", copy).run("import", *files).cpu)
    print(f"\nimport of the four originals: {min(seconds):.2f} s CPU (limit 3)")
    assert min(seconds) <= 3


def test_the_example_is_made_within_three_seconds_of_cpu(tmp_path: Path) -> None:
    seconds = [
        Program(tmp_path / "home", tmp_path / f"{number}.diptych").run("--starter", "list").cpu for number in range(3)
    ]
    print(f"\nexample library made and listed: {min(seconds):.2f} s CPU (limit 3)")
    assert min(seconds) <= 3
