"""Libraries for tests in a tenth of the time: an empty one and the example are made once, the others are copies."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from app.work import starter
from app.work.library import Library


@cache
def _first(make: Callable[[Path], Library]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="diptych-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "first.diptych"
    make(path).close()
    return path


def empty(path: Path) -> Library:
    """An empty library at a place."""
    return Library.open(Path(shutil.copy(_first(Library.create), path)))


def example(path: Path) -> Library:
    """The example library at a place: four studies, 48 findings, the whole codebook."""
    return Library.open(Path(shutil.copy(_first(starter.make), path)))
