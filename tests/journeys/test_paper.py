"""From the four originals to paper: every claim and quote in the PDF, in tag order, in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.app.report.tagged import bookmarks, same, walk
from tests.app.text.shared import SEEDS, shared
from tests.running import Program

BRIEF = ("B01", "B08", "K07", "L07", "G06", "K05", "B11", "L03")


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory, made_empty: Path) -> Program:
    """The program on a library of the four originals, which these tests only read."""
    folder = tmp_path_factory.mktemp("originals")
    program = Program(folder / "home", Path(shutil.copy(made_empty, folder / "originals.diptych")))
    program.json("import", *(shared(f"seeds/{name}") for name in SEEDS))
    return program


@pytest.fixture(scope="module")
def findings(originals: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = originals.json("findings")["findings"]
    return found


def quotes(finding: dict[str, Any], side: str) -> list[str]:
    return [a["quote"] for p in finding["passages"] for a in p["anchors"] if a["lang"].startswith(side)]


def check_paper(path: Path, findings: list[dict[str, Any]], lang: str) -> None:
    """Fonts inside, tagged, archived, no pictures, and every word of the findings where a screen reader comes by."""
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("zh" if lang == "zh" else "en")
        for page in pdf.pages:
            for font in (page.Resources.get("/Font") or {}).values():
                descriptor = font.DescendantFonts[0].FontDescriptor
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
                assert "/ToUnicode" in font
        assert not [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        text = same("".join(piece.text for piece in walk(pdf)))
        assert len(bookmarks(pdf)) >= 3
    for one in findings:
        for side in ("en", "zh"):
            if lang in {side, "both"}:
                assert same(one[f"claim_{side}"]) in text, one["key"]
        for quote in quotes(one, "en") + (quotes(one, "zh") if lang != "en" else []):
            assert same(quote) in text, one["key"]
    machine = same("Machine translation, not reviewed")
    if lang == "both":
        assert machine in text


@pytest.mark.parametrize("lang", ["both", "en", "zh"])
def test_the_full_report_holds_all_48_findings_with_their_words(
    originals: Program, findings: list[dict[str, Any]], lang: str, tmp_path: Path
) -> None:
    target = tmp_path / "report.pdf"
    result = originals.json("export", "pdf", "-o", target, "--lang", lang)
    assert (result["findings"], result["studies"], result["replaced_characters"]) == (48, 4, [])
    assert len(findings) == 48
    check_paper(target, findings, lang)


@pytest.mark.parametrize("lang", ["both", "en", "zh"])
def test_a_brief_of_eight_findings_has_two_pages_in_the_order_chosen(
    originals: Program, findings: list[dict[str, Any]], lang: str, tmp_path: Path
) -> None:
    target = tmp_path / "brief.pdf"
    by_key = {one["key"]: one for one in findings}
    chosen = [by_key[key] for key in BRIEF]
    ids = ",".join(str(one["id"]) for one in chosen)
    result = originals.json("export", "pdf", "-o", target, "--template", "brief", "--lang", lang, "--findings", ids)
    assert (result["findings"], result["pages"]) == (8, 2)
    check_paper(target, chosen, lang)
    with pikepdf.open(target) as pdf:
        text = same("".join(piece.text for piece in walk(pdf)))
    places = [text.index(same(one["claim_zh" if lang == "zh" else "claim_en"])) for one in chosen]
    assert places == sorted(places)


def test_a_brief_of_everything_does_not_fit_and_says_so(originals: Program, tmp_path: Path) -> None:
    assert "too many for two pages" in originals.refused(
        "export", "pdf", "-o", tmp_path / "b.pdf", "--template", "brief"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_same_library_gives_the_same_bytes(originals: Program, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        originals.json("export", "pdf", "-o", tmp_path / name, "--findings", "1,2,3")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_example_prints_its_digests_as_our_own_words(example: Program, tmp_path: Path) -> None:
    target = tmp_path / "digest.pdf"
    assert example.json("export", "pdf", "-o", target, "--paper", "letter", "--style", "gbt7714")["findings"] == 48
    with pikepdf.open(target) as pdf:
        text = "".join(piece.text for piece in walk(pdf))
        assert float(pdf.pages[0].mediabox[2]) == pytest.approx(612, abs=0.1)
    assert same("Our digest, not the study’s words") in same(text)


def test_findings_are_chosen_by_words(originals: Program, tmp_path: Path) -> None:
    found = originals.json("findings", "--query", "autonomy")["findings"]
    result = originals.json("export", "pdf", "-o", tmp_path / "t.pdf", "--query", "autonomy")
    assert 0 < result["findings"] == len(found) < 48
    assert "No finding" in originals.refused("export", "pdf", "-o", tmp_path / "n.pdf", "--query", "zzzz-none")
