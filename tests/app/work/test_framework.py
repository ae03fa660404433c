"""Findings by study and theme, opposite ones side by side, and the matrix as a file."""

from __future__ import annotations

import csv
from pathlib import Path

from app.work import codebook, finding, framework
from app.work.library import Library
from tests import verbs


def made(tmp_path: Path, mode: str = "explicit") -> tuple[Library, list[int]]:
    """Two studies on one theme and one care model: a barrier in the first, a facilitator in the second."""
    library = Library.create(tmp_path / "a.diptych")
    theme = verbs.a_theme(library)
    model = verbs.a_code(library, "Network", "model")
    signs = [verbs.a_code(library, "Distrust", theme=theme), verbs.a_code(library, "Trust", "facilitator", theme=theme)]
    ids = []
    for number, sign in enumerate(signs):
        study = verbs.a_study(library, f"Study {number}", year=2000 + number)
        text, _ = verbs.two_texts(library, study)
        modes = mode if number == 0 else "explicit"
        passage = verbs.a_passage(library, study, (text, "Trust grew slowly"), codes=(sign,), mode=modes)
        from app.work import coding

        coding.add_code(library, passage, model)
        ids.append(verbs.a_finding(library, passage, en=f"=Claim {number}"))
    return library, ids


def laid(library: Library) -> tuple[framework.Cells, list[framework.Tension], int]:
    book = {code.id: code for code in codebook.codes(library)}
    found = finding.findings(library)
    return framework.crossed(found, book), *framework.tensions(found, book)


def test_a_finding_stands_in_the_cell_of_its_study_and_theme_with_its_sign(tmp_path: Path) -> None:
    library, ids = made(tmp_path)
    cells, _, _ = laid(library)
    assert {key: [(e.finding_id, e.signs) for e in own] for key, own in cells.items()} == {
        (1, "trust"): [(ids[0], "−")],
        (2, "trust"): [(ids[1], "+")],
    }


def test_a_barrier_and_a_facilitator_of_one_theme_and_model_are_a_tension(tmp_path: Path) -> None:
    library, ids = made(tmp_path)
    _, pairs, total = laid(library)
    assert pairs == [framework.Tension("trust", ids[0], ids[1], same_model=True)]
    assert total == 1


def test_what_was_looked_for_and_reported_absent_is_shown_as_such_and_makes_no_tension(tmp_path: Path) -> None:
    library, _ids = made(tmp_path, mode="absent")
    cells, pairs, _ = laid(library)
    assert [(e.mode, e.signs) for e in cells[1, "trust"]] == [("absent", "")]
    assert pairs == []


def test_the_file_holds_claims_and_quoted_words_and_no_formula(tmp_path: Path) -> None:
    library, _ids = made(tmp_path)
    assert framework.write(library, tmp_path / "m.csv") == 2
    with (tmp_path / "m.csv").open(encoding="utf-8-sig", newline="") as file:
        head, first, _ = list(csv.reader(file))
    assert head == ["Study", "Year", "Trust"]
    assert "Claim 0" in first[2]
    assert "“Trust grew slowly”" in first[2]
    assert not any(cell.startswith("=") for cell in first)
