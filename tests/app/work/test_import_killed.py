"""An import that is killed leaves whole files or none, and its leftovers go with the next import."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from sqlalchemy import func, select

from app.work.library import Library
from app.work.verifying import verify
from db import staging
from db.tables import ImportFile, Study
from tests.benchmarks import pubmedrecords

ROOT = Path(__file__).resolve().parents[3]
FILES, EACH = 4, 60


def files(folder: Path) -> list[Path]:
    out = []
    for number in range(FILES):
        path = folder / f"part{number}.xml"
        pubmedrecords.write(path, EACH, seed=number, first=1 + number * EACH)
        out.append(path)
    return out


def importing(library: Path, made: list[Path]) -> subprocess.Popen[bytes]:
    words = ["--library", str(library), "import", *map(str, made)]
    environment = {**os.environ, "DIPTYCH_HOME": str(library.parent / "home")}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-m", "app", *words], cwd=ROOT, env=environment, stdout=quiet, stderr=quiet
    )


def look(path: Path) -> int:
    """How many files a library holds; it must be in order, and hold whole files only."""
    library = Library.open(path)
    try:
        assert verify(library) == []
        with library.db.read() as conn:
            studies = conn.scalar(select(func.count()).select_from(Study)) or 0
            reports = conn.scalar(select(func.count()).select_from(ImportFile)) or 0
    finally:
        library.close()
    assert studies % EACH == 0
    assert reports == studies // EACH
    assert staging.sweep(path) <= 1
    assert list(path.parent.glob(f".{path.name}.*{staging.SUFFIX}")) == []
    return studies // EACH


def test_a_killed_import_leaves_whole_files_or_none(tmp_path: Path) -> None:
    made = files(tmp_path)
    start = time.monotonic()
    assert importing(tmp_path / "whole.diptych", made).wait() == 0
    lasted = time.monotonic() - start
    assert look(tmp_path / "whole.diptych") == FILES
    for share in (0.6, 0.8, 0.9):
        target = tmp_path / f"killed{share}.diptych"
        Library.create(target).close()
        process = importing(target, made)
        try:
            process.wait(timeout=share * lasted)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        assert 0 <= look(target) <= FILES
