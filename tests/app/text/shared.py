"""Find the domain data that lies beside the checkout and is never part of it."""

import json
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"


def shared(name: str) -> Path:
    """A file of the shared folder; the test is skipped, saying so, where it is absent."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"shared/{name} is not beside this checkout")
    return path


def shared_json(name: str) -> Any:
    """The content of a JSON file of the shared folder."""
    return json.loads(shared(name).read_text(encoding="utf-8"))


def seed(name: str) -> str:
    """A seed document exactly as it is stored."""
    return shared(f"seeds/{name}").read_bytes().decode("utf-8")


SEEDS = ("000_072adb7f613df0cd.txt", "001_f8bcf1f3e4e3965b.txt", "002_100b168ea907a0f5.txt", "003_69847a967f652f7b.txt")
