"""Studies as references for other programs, and duplicates, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import Program

TWIN = """TY  - JOUR
AU  - Bussu, S
AU  - Marshall, M
TI  - {title}
PY  - 2020
VL  - 20
SP  - 2
AB  - These are words of our own about a study of the care of one part of a town.
ER  -
"""


@pytest.mark.parametrize(("format_name", "sign"), [("ris", b"TY  - "), ("bibtex", b"@"), ("nbib", b"PMID-")])
def test_all_studies_are_written_as_references(own: Program, tmp_path: Path, format_name: str, sign: bytes) -> None:
    target = tmp_path / f"out.{format_name}"
    told = own.json("export", format_name, "-o", target)
    assert (told["studies"], told["format"], told["replaced_characters"]) == (4, format_name, [])
    assert target.read_bytes().count(sign) >= 4


def test_studies_that_a_query_answers_are_written(own: Program, tmp_path: Path) -> None:
    told = own.json("export", "csljson", "-o", tmp_path / "out.json", "--query", "London")
    items = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert told["studies"] == len(items) >= 1
    own.json("export", "ris", "-o", tmp_path / "none.ris", "--query", "zzzzz", status=3)
    assert not (tmp_path / "none.ris").exists()


def test_duplicates_are_told_with_why_and_how_sure(own: Program, tmp_path: Path) -> None:
    assert own.json("duplicates") == {"groups": []}
    title = next(s["title"] for s in own.json("list")["studies"] if s["year"] == 2020)
    (tmp_path / "twin.ris").write_text(TWIN.format(title=title), encoding="utf-8")
    own.json("import", tmp_path / "twin.ris")
    (group,) = own.json("duplicates")["groups"]
    assert set(group) == {"studies", "reasons", "score", "title"}
    assert (group["reasons"], group["title"]) == (["title"], title)
    assert len(group["studies"]) == 2
    assert "title" in own.run("duplicates").out
