"""Coding handed from one library to another by the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.running import Program


def test_codebook_project_and_pack_go_out_and_come_in(own: Program, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("b.qdc", "b.csv", "b.json", "p.qdpx", "p.pack.json")]
    for file, kind in zip(files, ("qdc", "qdc", "qdc", "qdpx", "pack"), strict=True):
        made = own.json("export", kind, "-o", file)
        assert file.exists()
        assert made["codes"] >= 65
        assert {"path", "format", "studies", "findings", "replaced_characters"} <= set(made)
        assert (made["path"], made["format"]) == (str(file), kind)
        assert made["findings"] == (0 if kind == "qdc" else 48)
    assert json.loads(files[4].read_text(encoding="utf-8"))["schema"] == "diptych.pack/2"
    other = Program(tmp_path / "elsewhere", tmp_path / "other.diptych")
    report = other.json("import", *files)["files"]
    assert [one["format"] for one in report] == ["qdc", "codebook-csv", "codebook-json", "qdpx", "pack"]
    assert [one["refused"] for one in report] == [False] * 5
    # an empty library has the codebook the program comes with: nothing is new but the coding
    assert [one["added"] for one in report] == [0, 0, 0, 116, 0]
    assert report[4]["merged"] == 116
    assert len(other.json("findings")["findings"]) == 48
    assert other.json("undo")["steps"][0]["label"].startswith("Brought in the project")
    assert other.json("findings")["findings"] == []
    assert other.json("verify")["ok"]
