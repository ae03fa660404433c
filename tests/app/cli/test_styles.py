"""What an export is told of its references and charts: any style, and what the charts count."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.work import styles
from tests.app.work.test_citing import STYLE
from tests.running import Program


def _style(folder: Path) -> Path:
    path = folder / "own style.csl"
    path.write_text(STYLE.format(kind="numeric"), encoding="utf-8")
    return path


def _references(program: Program, target: Path, style: object) -> str:
    program.json("export", "md", "-o", target, "--findings", "1,2", "--style", style)
    return target.read_text(encoding="utf-8").rsplit("## References", 1)[1].partition("\n## ")[0]


def test_a_style_file_anywhere_sets_the_references_and_is_not_kept(example: Program, tmp_path: Path) -> None:
    own = _references(example, tmp_path / "b.md", _style(tmp_path))
    assert ": *" in own, "names, a colon and the title in italics, as the style asks"
    assert list(example.home.rglob("*.csl")) == []


def test_a_style_is_called_by_its_name_in_any_case(
    own: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPTYCH_HOME", str(own.home))
    styles.keep(_style(tmp_path))
    by_name, by_file = (_references(own, tmp_path / "c.md", one) for one in ("a STYLE of our own", _style(tmp_path)))
    assert by_name == by_file


def test_a_style_that_is_nowhere_or_is_none_is_refused(example: Program, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    assert "no citation style “no such”" in example.refused("export", "md", "-o", target, "--style", "no such")
    bad = tmp_path / "bad.csl"
    bad.write_text("<html/>", encoding="utf-8")
    assert "is not a citation style" in example.refused("export", "md", "-o", target, "--style", bad)
    assert not target.exists()


def test_charts_count_the_chosen_findings_alone_where_that_is_asked(example: Program, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    example.json("export", "md", "-o", target, "--findings", "1,2", "--charts", "chosen")
    assert "Counted: the findings of this report alone (" in target.read_text(encoding="utf-8")
