from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.ui import icons, sheet, theme, tokens
from tests.app.ui.looking import dressed

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_style_sheet_names_only_tokens_and_files_that_exist(mode: str, lang: str) -> None:
    text = sheet.style_sheet(mode, lang)
    assert "$" not in text
    used = set(re.findall(r"look:([\w/.-]+)", text))
    assert used
    assert [name for name in used if not (ROOT / "resources/icons/look" / name).is_file()] == []


def test_the_sheet_holds_no_colour_of_its_own() -> None:
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", sheet.TEMPLATE.template) == []


def test_no_panel_holds_a_colour_of_its_own() -> None:
    paper = "#FFFFFF"  # what an exported picture is drawn on, whatever the theme
    wrong = [
        f"{path.name}: {found}"
        for path in (ROOT / "app/ui").rglob("*.py")
        if path.name != "tokens.py"
        for found in re.findall(r"[\"'](#[0-9A-Fa-f]{6})[\"']", path.read_text(encoding="utf-8"))
        if found != paper
    ]
    assert wrong == []


def test_the_drawings_inside_controls_are_made_from_the_tokens() -> None:
    found = importlib.util.spec_from_file_location("look", ROOT / "packaging/look.py")
    assert found is not None
    assert found.loader is not None
    look = importlib.util.module_from_spec(found)
    found.loader.exec_module(look)
    for name, table in (("light", tokens.LIGHT), ("dark", tokens.DARK)):
        folder = ROOT / "resources/icons/look" / name
        assert {path.stem for path in folder.glob("*.svg")} == set(look.DRAWINGS)
        for drawing in look.DRAWINGS:
            assert (folder / f"{drawing}.svg").read_text(encoding="utf-8") == look.drawing(drawing, table)


def test_a_theme_gives_colours_by_name_and_refuses_names_it_does_not_know() -> None:
    assert theme.LIGHT.color("text2") == QColor("#4E525E")
    assert theme.DARK.color("accent", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)
    with pytest.raises(KeyError):
        theme.LIGHT.color("text9")


def test_who_changes_a_colour_changes_only_a_copy() -> None:
    theme.LIGHT.color("text").setAlpha(0)
    assert theme.LIGHT.color("text").alpha() == 255


@pytest.mark.parametrize(("mode", "table"), [("light", tokens.LIGHT), ("dark", tokens.DARK)])
def test_dressing_sets_palette_font_and_sheet(qapp: QApplication, mode: str, table: dict[str, str]) -> None:
    with dressed(qapp, mode, "zh") as shown:
        assert shown is theme.current()
        assert shown.dark is (mode == "dark")
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(table["side"])
        assert qapp.font().families()[0] == "Diptych Han"
        assert qapp.styleSheet() == sheet.style_sheet(mode, "zh")


def test_left_to_the_system_the_theme_is_light_where_it_does_not_say(qapp: QApplication) -> None:
    if qapp.styleHints().colorScheme() != Qt.ColorScheme.Unknown:
        pytest.skip("this platform says which scheme it wants")
    with dressed(qapp, "system") as shown:
        assert shown is theme.LIGHT


def test_buttons_fields_and_lists_measure_the_same(qapp: QApplication, qtbot: QtBot) -> None:
    with dressed(qapp, "light"):
        heights = []
        for widget in (QPushButton("Replace"), QLineEdit(), QComboBox()):
            qtbot.addWidget(widget)
            widget.ensurePolished()
            heights.append(widget.sizeHint().height())
        assert heights == [32, 32, 32]


def test_a_box_can_be_seen_in_the_dark(qapp: QApplication, qtbot: QtBot) -> None:
    with dressed(qapp, "dark") as shown:
        box = QCheckBox("Tick")
        qtbot.addWidget(box)
        box.resize(120, 28)
        picture = box.grab().toImage()
        seen = {
            picture.pixelColor(x, y).name().upper()
            for x in range(picture.width() // 4)
            for y in range(picture.height())
        }
        assert shown.hex("edge") in seen


def test_an_icon_follows_the_theme_without_being_set_again(qapp: QApplication) -> None:
    icon = icons.icon("flag", "text")

    def darkest() -> int:
        image = icon.pixmap(16, 16).toImage()
        inked = [image.pixelColor(x, y) for x in range(16) for y in range(16) if image.pixelColor(x, y).alpha() > 200]
        return min(colour.lightness() for colour in inked)

    theme.choose(theme.LIGHT)
    light = darkest()
    theme.choose(theme.DARK)
    dark = darkest()
    theme.choose(theme.LIGHT)
    assert light < 60
    assert dark > 150


def test_the_look_is_imported_without_what_is_not_needed_at_the_start() -> None:
    script = (
        "import sys; from app.ui import theme, icons, fonts, paint, glyphs; import app.ui.widgets.chips; "
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'numpy', 'pyqtgraph', 'sqlalchemy', 'fontTools'}),"
        " 'PySide6.QtSvg' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] False"


def test_no_button_of_a_dialog_wears_a_picture_of_the_system() -> None:
    assert "dialogbuttonbox-buttons-have-icons: 0" in sheet.style_sheet("dark", "en"), "black crosses on dark buttons"
