from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui import fonts

FOLDER = paths.resources() / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))


@cache
def characters(name: str) -> frozenset[int]:
    with TTFont(FOLDER / name, lazy=True) as font:
        return frozenset(font.getBestCmap())


def code_page(codec: str) -> set[int]:
    found: set[int] = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                found.update(map(ord, bytes((lead, trail)).decode(codec)))
            except UnicodeDecodeError:
                continue
    return found


def drawn_with(text: str, font: QFont) -> list[tuple[str, int, bool]]:
    """Family, weight and whether every glyph is there, of each run of a line."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return sorted(
        (run.rawFont().familyName(), QFont(run.rawFont().familyName()).weight(), 0 not in run.glyphIndexes())
        for run in layout.glyphRuns()
    )


@pytest.mark.parametrize("codec", ["gbk", "big5"])
def test_every_character_of_the_code_page_has_a_shape(codec: str) -> None:
    shapes = characters("DiptychHan-Regular.ttf") | characters("DiptychSans-Regular.ttf")
    private = {point for point in code_page(codec) if 0xE000 <= point < 0xF900}
    assert sorted(map(hex, code_page(codec) - shapes - private)) == []


def test_the_standard_characters_beyond_the_code_pages_have_a_shape() -> None:
    assert {ord(one) for one in "㙍䴘鿎鿏𫮃𬱖𠙶𥻗𬺓"} <= characters("DiptychHan-Regular.ttf")


@pytest.mark.parametrize("name", ["DiptychHan-SemiBold.ttf", "DiptychHanSerif-Regular.ttf"])
def test_the_smaller_chinese_fonts_have_the_common_characters(name: str) -> None:
    assert code_page("gb2312") - characters(name) - characters("DiptychSans-Regular.ttf") == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_font_holds_radicals_that_look_like_characters(path: Path) -> None:
    assert [hex(point) for point in characters(path.name) if 0x2F00 <= point < 0x2FE0] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_font_keeps_a_reserved_name(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        names = [str(one) for one in font["name"].names if one.nameID in (1, 3, 4, 6, 16, 17)]
        licence = font["name"].getDebugName(13) or ""
    assert names
    assert all(name.startswith("Diptych") or name in ("SemiBold", "Medium") for name in names)
    assert not any("Source" in name or "Noto" in name or "Inter" in name.split() for name in names)
    assert "Open Font License" in licence


def test_the_fonts_stay_below_twenty_five_megabytes() -> None:
    assert sum(path.stat().st_size for path in FILES) < 25_000_000


def test_every_font_file_is_asked_for_or_printed_with() -> None:
    asked = {name for group in fonts.GROUPS.values() for name in group}
    printed = {"DiptychSerif-Regular.ttf", "DiptychSerif-Italic.ttf", "DiptychHanSerif-Regular.ttf"}
    assert {path.name for path in FILES} == asked | printed


def test_qt_finds_the_families_and_their_weights(qapp: QApplication) -> None:
    assert -1 not in fonts.load("interface") + fonts.load("reading")
    found = {
        family: sorted({QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)})
        for family in (fonts.SANS, fonts.READING, fonts.HAN, fonts.HAN_SEMIBOLD)
    }
    assert found == {
        fonts.SANS: [400, 500, 600],
        fonts.READING: [400, 600],
        fonts.HAN: [400],
        fonts.HAN_SEMIBOLD: [600],
    }
    assert "Italic" in QFontDatabase.styles(fonts.READING)


def test_a_rare_character_in_semibold_falls_back_to_regular_and_not_to_a_box(qapp: QApplication) -> None:
    assert [(family, whole) for family, _, whole in drawn_with("堃", fonts.interface_font("zh", 13, 600))] == [
        (fonts.HAN, True)
    ]


def test_a_quotation_mark_is_as_wide_as_its_language_wants(qapp: QApplication) -> None:
    english = QFontMetricsF(fonts.reading_font("en", 16)).horizontalAdvance("’")
    chinese = QFontMetricsF(fonts.reading_font("zh", 16)).horizontalAdvance("’")
    assert english < 6
    assert chinese == pytest.approx(16, abs=0.5)


def test_counts_have_digits_of_one_width(qapp: QApplication) -> None:
    metrics = QFontMetricsF(fonts.interface_font("en", 13, tabular=True))
    assert len({metrics.horizontalAdvance(digit * 4) for digit in "0123456789"}) == 1
    assert QFontMetricsF(fonts.interface_font("en", 13)).horizontalAdvance("1111") < metrics.horizontalAdvance("1111")


def test_chinese_is_never_set_in_italics(qapp: QApplication) -> None:
    assert fonts.reading_font("en", italic=True).italic()
    assert not fonts.reading_font("zh-Hans", italic=True).italic()


def test_text_and_line_grow_together() -> None:
    assert [(fonts.scaled(17, size), fonts.scaled(26, size)) for size in (100, 125, 150, 200)] == [
        (17, 26),
        (21, 32),
        (26, 39),
        (34, 52),
    ]


def test_paper_finds_the_same_families(tmp_path: Path) -> None:
    import typst

    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)]).fonts()
    assert {(face.family, face.style, face.weight) for face in faces} == {
        ("Diptych Sans", "normal", 400),
        ("Diptych Sans", "normal", 500),
        ("Diptych Sans", "normal", 600),
        ("Diptych Reading", "normal", 400),
        ("Diptych Reading", "italic", 400),
        ("Diptych Reading", "normal", 600),
        ("Diptych Han", "normal", 400),
        ("Diptych Han", "normal", 600),
        ("Diptych Serif", "normal", 400),
        ("Diptych Serif", "italic", 400),
        ("Diptych Han Serif", "normal", 400),
    }
