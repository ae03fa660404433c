"""Thousands of random acts, in a process of their own, so that a crash is a failed test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[4]


def run(number: int, seed: int) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.ui.reader.acts", str(number), str(seed)],
        cwd=ROOT, capture_output=True, text=True, timeout=1200, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_two_thousand_random_acts_break_nothing() -> None:
    code, out, err = run(2000, 7)
    assert code == 0, err[-3000:]
    assert out.split()[-1] == "0"


@pytest.mark.bench
def test_twenty_thousand_random_acts_leave_memory_flat() -> None:
    code, out, err = run(20_000, 11)
    assert code == 0, err[-3000:]
    early, late, _ = out.split()[-3:]
    assert float(late) - float(early) < 15
