"""Makes the small drawings that the style sheet shows inside controls, in the colours of both themes.

    python packaging/look.py

Ticks, arrows and the bar of a half-ticked box: `resources/icons/look/light` and `/dark`. A style sheet cannot recolour
a drawing, so there is one for each theme; a test makes them again and compares.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOOK = HERE.parent / "resources" / "icons" / "look"
sys.path.insert(0, str(HERE.parent))

from app.ui import tokens  # noqa: E402

# name -> (path in a 24 x 24 box, token, stroke)
DRAWINGS = {
    "check": ("M5 12.5 10 17.5 19 7.5", "on_accent", 3.4),
    "partial": ("M6 12H18", "on_accent", 3.4),
    "tick": ("M5 12.5 10 17.5 19 7.5", "accent", 2.6),
    "down": ("M6 9.5 12 15.5 18 9.5", "text2", 2.2),
    "down-off": ("M6 9.5 12 15.5 18 9.5", "disabled", 2.2),
    "up": ("M6 14.5 12 8.5 18 14.5", "text2", 2.2),
    "right": ("M9.5 6 15.5 12 9.5 18", "text2", 2.2),
}


def drawing(name: str, table: dict[str, str]) -> str:
    """One drawing as SVG text in the colours of a theme's token table."""
    path, token, stroke = DRAWINGS[name]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" '
        f'stroke="{table[token]}" stroke-width="{stroke}" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{path}"/></svg>\n'
    )


def main() -> None:
    """Write every drawing for both themes."""
    for theme, table in (("light", tokens.LIGHT), ("dark", tokens.DARK)):
        (LOOK / theme).mkdir(parents=True, exist_ok=True)
        for name in DRAWINGS:
            (LOOK / theme / f"{name}.svg").write_text(drawing(name, table), encoding="utf-8")


if __name__ == "__main__":
    main()
