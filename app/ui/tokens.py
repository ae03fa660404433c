"""Every colour of the program by name, once for the light and once for the dark theme.

Values are "#RRGGBB". Names of the window (chrome, text, accent, facets, tints) hold everywhere on the screen; charts add
names of their own that begin with `chart.`, `map.` and `mark.`. Facet tints in the dark theme are laid with the alpha in
`TINT_ALPHA`; in the light theme they multiply with what is beneath. No Qt here.
"""

from __future__ import annotations

from typing import Final

FACETS: Final = ("model", "barrier", "facilitator", "outcome", "method", "other")
"""The facets in the codebook's order."""

LIGHT: Final[dict[str, str]] = {
    # grounds
    "page": "#FFFFFF",
    "side": "#F6F6F7",
    "raised": "#FFFFFF",
    "field": "#FFFFFF",
    "accent_soft": "#E6E8FA",
    "selected": "#E3E5F6",
    "hover": "#ECECEF",
    "chip": "#ECECEF",
    "band_hover": "#F4F5FB",
    "band": "#F1F2FB",
    "warn_soft": "#FBEFD9",
    "selection": "#CBD0F7",
    # words
    "text": "#1B1C22",
    "text2": "#4E525E",
    "text3": "#5F636E",
    "on_accent": "#FFFFFF",
    "disabled": "#A3A6AF",
    "warn": "#8A5300",
    "ok": "#2C6A50",
    "bad": "#B3261E",
    # lines
    "accent": "#4350C4",
    "edge": "#8B8E98",
    "line": "#E4E4E8",
    "line2": "#BDBFC7",
    "wave": "#A85600",
    # the message at the bottom: dark in both themes
    "toast": "#1B1C22",
    "toast_line": "#1B1C22",
    "toast_text": "#FFFFFF",
    "toast_key": "#BDBFC7",
    "toast_link": "#B4BBFF",
    # facets: glyph and stripe; tint at rest and selected
    "facet.model": "#0072B2",
    "facet.barrier": "#B85200",
    "facet.facilitator": "#007A59",
    "facet.outcome": "#A8487F",
    "facet.method": "#6B6B6B",
    "facet.other": "#6A4FB3",
    "tint.model": "#C3D6FF",
    "tint.barrier": "#F5DDB8",
    "tint.facilitator": "#C2F0D3",
    "tint.outcome": "#F2C6E6",
    "tint.method": "#E0E0E2",
    "tint.other": "#DDD3F7",
    "tint.model.selected": "#95B4FF",
    "tint.barrier.selected": "#EBC085",
    "tint.facilitator.selected": "#94E2AF",
    "tint.outcome.selected": "#E69ACF",
    "tint.method.selected": "#C5C5C8",
    "tint.other.selected": "#C0B0EE",
    # chart marks of 12 px and more, the map's classes, decoration
    "mark.barrier": "#D55E00",
    "mark.facilitator": "#009E73",
    "mark.neutral": "#5F636E",
    "map.1": "#D9E6EF",
    "map.2": "#A6CBE0",
    "map.3": "#5FA3CB",
    "map.4": "#2A7AB0",
    "map.5": "#0B4F86",
    "map.text": "#1B1C22",
    "map.inverse": "#FFFFFF",
    "chart.band": "#F4F5F7",
    "chart.faint": "#80868F",
    "chart.rule": "#C3C8CF",
    "chart.grid": "#E4E7EA",
    "chart.hatch": "#D9DDE2",
}

DARK: Final[dict[str, str]] = {
    "page": "#1D1E22",
    "side": "#17181B",
    "raised": "#25262B",
    "field": "#1D1E22",
    "accent_soft": "#2C3050",
    "selected": "#2B2E45",
    "hover": "#24252A",
    "chip": "#2A2B31",
    "band_hover": "#262934",
    "band": "#262934",
    "warn_soft": "#3A2E18",
    "selection": "#3D4377",
    "text": "#E4E5E9",
    "text2": "#B4B7C0",
    "text3": "#9A9EA9",
    "on_accent": "#15161C",
    "disabled": "#5E626C",
    "warn": "#F0B964",
    "ok": "#7FC7A6",
    "bad": "#FF9088",
    "accent": "#A3ABFF",
    "edge": "#70737D",
    "line": "#2E3036",
    "line2": "#4A4D56",
    "wave": "#F0A24A",
    "toast": "#25262B",
    "toast_line": "#4A4D56",
    "toast_text": "#E4E5E9",
    "toast_key": "#9A9EA9",
    "toast_link": "#A3ABFF",
    "facet.model": "#6BB6E8",
    "facet.barrier": "#F0A060",
    "facet.facilitator": "#4CC79E",
    "facet.outcome": "#E09AC4",
    "facet.method": "#A5A5AA",
    "facet.other": "#B9A6F2",
    "tint.model": "#385CBD",
    "tint.barrier": "#805E2F",
    "tint.facilitator": "#1F5A36",
    "tint.outcome": "#6E2E71",
    "tint.method": "#545454",
    "tint.other": "#4B3C80",
    "tint.model.selected": "#385CBD",
    "tint.barrier.selected": "#805E2F",
    "tint.facilitator.selected": "#1F5A36",
    "tint.outcome.selected": "#6E2E71",
    "tint.method.selected": "#545454",
    "tint.other.selected": "#4B3C80",
    "mark.barrier": "#F58A42",
    "mark.facilitator": "#3CC79E",
    "mark.neutral": "#9A9EA9",
    "map.1": "#1F3040",
    "map.2": "#23496A",
    "map.3": "#2F6C99",
    "map.4": "#64A6D6",
    "map.5": "#C4E1F6",
    "map.text": "#EDEEF0",
    "map.inverse": "#101114",
    "chart.band": "#292B2F",
    "chart.faint": "#8B919A",
    "chart.rule": "#4A4E55",
    "chart.grid": "#34373C",
    "chart.hatch": "#3D4046",
}

TINT_ALPHA: Final[dict[str, float]] = {
    "model": 0.62,
    "barrier": 0.62,
    "facilitator": 0.80,
    "outcome": 0.75,
    "method": 0.62,
    "other": 0.70,
}
"""How strongly a facet's tint lies on a dark page at rest; 1 when selected."""


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB" from 0 to 1, by the formula of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast of two colours from 1 to 21, by the formula of WCAG 2; the order does not matter."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def blend(over: str, under: str, alpha: float) -> str:
    """The colour seen where `over` lies on `under` with an alpha from 0 to 1."""
    mixed = (round(int(over[at : at + 2], 16) * alpha + int(under[at : at + 2], 16) * (1 - alpha)) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02X}" for part in mixed)
