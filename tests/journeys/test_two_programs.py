"""Two programs write to one library at the same time; one of them is killed in the middle, again and again."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.work.library import Library
from app.work.verifying import verify
from tests.journeys.hand import numbers

ROOT = Path(__file__).resolve().parents[2]


def begin(path: Path, name: str, last: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.hand", str(path), name, str(last)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def interleave(path: Path, changes: int, kills: int, chance: random.Random) -> None:
    """Let two programs add half of the studies each; the second is killed at random places."""
    Library.create(path).close()
    half = changes // 2
    steady = begin(path, "steady", half)
    said: list[int] = []
    for place in sorted(chance.sample(range(1, half), kills)):
        shaken = begin(path, "shaken", half)
        assert shaken.stdout is not None
        for line in shaken.stdout:
            said.append(int(line))
            if said[-1] >= place:
                break
        time.sleep(chance.random() * 0.04)
        shaken.kill()
        said += [int(line) for line in shaken.communicate()[0].splitlines() if line.strip().isdigit()]
    last = begin(path, "shaken", half)
    out, wrong = last.communicate(timeout=900)
    assert last.returncode == 0, wrong
    said += [int(line) for line in out.splitlines()]
    told, wrong = steady.communicate(timeout=900)
    assert steady.returncode == 0, wrong
    library = Library.open(path)
    try:
        every = list(range(1, half + 1))
        assert [int(line) for line in told.splitlines()] == every
        assert sorted(numbers(library, "steady")) == every
        assert sorted(numbers(library, "shaken")) == every, "lost or doubled"
        assert len(said) == len(set(said)), "what was said to be kept was made again"
        assert [problem.message for problem in verify(library)] == []
    finally:
        library.close()


def test_60_changes_of_two_programs_of_which_one_is_killed_twice(tmp_path: Path) -> None:
    interleave(tmp_path / "a.diptych", 60, 2, random.Random(4))


@pytest.mark.bench
def test_2000_changes_of_two_programs_of_which_one_is_killed_20_times(tmp_path: Path) -> None:
    interleave(tmp_path / "a.diptych", 2000, 20, random.Random(5))
