"""What the command line is told of a library."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.work import telling
from app.work.library import Library
from db.engine import Database
from tests import fresh


@pytest.mark.parametrize("checked", [True, False])
def test_a_library_that_is_read_only_tells_every_issue_checked_before_or_not(tmp_path: Path, checked: bool) -> None:
    library = fresh.example(tmp_path / "example.diptych")
    shutil.copy(library.path, tmp_path / "fixed.diptych")
    issues = telling.check(library, [])["issues"]
    assert issues
    library.close()
    if checked:
        shutil.copy(library.path, tmp_path / "fixed.diptych")
    fixed = Library(Database(tmp_path / "fixed.diptych", read_only=True))
    assert telling.check(fixed, [])["issues"] == issues
    one = issues[0]["study"]
    assert telling.check(fixed, [one])["issues"] == [issue for issue in issues if issue["study"] == one]
    fixed.close()
