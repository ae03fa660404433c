from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.ui import icons, theme

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "resources" / "icons"
# function or class -> which argument names an icon
NAMED = {
    "icon": 0,
    "pixmap": 0,
    "IconButton": 0,
    "add_button": 0,
    "EmptyState": 0,
    "IconSign": 0,
    "Segment": 2,
    "draw": 1,
}


def icons_named_in_code() -> list[tuple[str, str]]:
    found = []
    for path in (ROOT / "app" / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = NAMED.get(called)
            values = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
            if place is not None and len(node.args) > place:
                values.append(node.args[place])
            found += [
                (value.value, f"{path.relative_to(ROOT)}:{node.lineno}")
                for value in values
                if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
            ]
    return found


def test_every_icon_named_in_code_exists() -> None:
    named = icons_named_in_code()
    assert len(named) > 3
    assert [f"{where}: {name}" for name, where in named if not (FOLDER / f"{name}.svg").is_file()] == []


def test_a_name_without_a_file_is_an_error_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_draws_something(qapp: QApplication, path: Path) -> None:
    image = icons.pixmap(path.stem, "text", 16, 2.0).toImage()
    assert image.size() == QSize(32, 32)
    assert any(image.pixelColor(x, y).alpha() > 100 for x in range(32) for y in range(32))


def test_an_icon_is_sharp_on_a_fine_screen(qapp: QApplication) -> None:
    fine = icons.icon("flag").pixmap(QSize(16, 16), 2.0)
    assert fine.size() == QSize(32, 32)
    assert fine.devicePixelRatio() == 2.0


def test_a_disabled_icon_is_pale_and_a_checked_one_wears_the_accent(qapp: QApplication) -> None:
    icon = icons.icon("plus", "text")

    def colour(mode: QIcon.Mode, state: QIcon.State) -> str:
        image = icon.pixmap(QSize(16, 16), 1.0, mode, state).toImage()
        every = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        full = max(every, key=lambda one: one.alpha())
        # The nearest token: a half covered pixel keeps its colour but for a rounding of one.
        return min(
            ("text", "accent", "disabled"),
            key=lambda token: abs(theme.LIGHT.color(token).lightness() - full.lightness()),
        )

    assert colour(QIcon.Mode.Normal, QIcon.State.Off) == "text"
    assert colour(QIcon.Mode.Normal, QIcon.State.On) == "accent"
    assert colour(QIcon.Mode.Disabled, QIcon.State.Off) == "disabled"


def test_the_licence_lies_beside_the_icons() -> None:
    assert "ISC License" in (FOLDER / "LICENSE-lucide.txt").read_text(encoding="utf-8")
