"""Tables that are handed to a spreadsheet: whole or not at all, and nothing in them is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from app.text.refused import Refused
from app.work import batches, childimport, framework, picturing, trail
from tests import builders, verbs

FULL = "＝1+1"
"""A formula to a spreadsheet that is set to Chinese."""


def test_a_full_width_sign_is_no_formula_either(tmp_path: Path) -> None:
    assert list(csv.reader(io.StringIO(batches.as_csv([(FULL, "'=1", "a")])))) == [["'" + FULL, "''=1", "a"]]
    assert picturing.no_formula(FULL) == "'" + FULL
    library = builders.library(tmp_path)
    verbs.a_study(library, FULL)
    trail.write(library, tmp_path / "trail.csv")
    framework.write(library, tmp_path / "matrix.csv")
    for name in ("trail.csv", "matrix.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if cell.startswith("＝")]
    library.close()


def test_a_report_that_cannot_be_put_in_its_place_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "report.csv").mkdir()
    with pytest.raises(Refused, match="could not be written"):
        childimport.write_import_report(
            {"target": str(tmp_path / "report.csv"), "rows": [["a", "b"]]}, lambda *_words: None
        )
    assert [one.name for one in tmp_path.iterdir()] == ["report.csv"]
