from __future__ import annotations

import pytest

from app.ui import tokens
from app.ui.tokens import DARK, FACETS, LIGHT, TINT_ALPHA, blend, contrast

THEMES = pytest.mark.parametrize("table", [LIGHT, DARK], ids=["light", "dark"])

WORDS = [
    ("text", "page"),
    ("text", "side"),
    ("text", "selected"),
    ("text", "selection"),
    ("text2", "page"),
    ("text2", "side"),
    ("text2", "selected"),
    ("text2", "chip"),
    ("text3", "page"),
    ("text3", "side"),
    ("text3", "selected"),
    ("text3", "hover"),
    ("text3", "chip"),
    ("text3", "accent_soft"),
    ("accent", "page"),
    ("accent", "side"),
    ("accent", "selected"),
    ("on_accent", "accent"),
    ("warn", "warn_soft"),
    ("ok", "page"),
    ("bad", "page"),
    ("toast_text", "toast"),
    ("toast_key", "toast"),
    ("toast_link", "toast"),
    *((f"facet.{facet}", "page") for facet in FACETS),
]
SIGNS = [
    ("edge", "field"),
    ("edge", "side"),
    ("wave", "page"),
    ("mark.barrier", "page"),
    ("mark.facilitator", "page"),
    ("mark.neutral", "page"),
    *((f"facet.{facet}", "selected") for facet in FACETS),
]


def test_both_themes_know_the_same_names() -> None:
    assert LIGHT.keys() == DARK.keys()


@THEMES
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_stand_out_at_four_and_a_half_to_one(table: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(table[ink], table[ground]) >= 4.5


@THEMES
@pytest.mark.parametrize(("ink", "ground"), SIGNS)
def test_signs_and_edges_stand_out_at_three_to_one(table: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(table[ink], table[ground]) >= 3.0


@THEMES
def test_numbers_can_be_read_on_every_class_of_the_map(table: dict[str, str]) -> None:
    inks = {1: "map.text", 2: "map.text", 3: "map.text", 4: "map.inverse", 5: "map.inverse"}
    assert [level for level, ink in inks.items() if contrast(table[ink], table[f"map.{level}"]) < 4.5] == []


@THEMES
def test_the_classes_of_the_map_grow_steadily_darker_or_lighter(table: dict[str, str]) -> None:
    levels = [tokens.luminance(table[f"map.{level}"]) for level in range(1, 6)]
    assert levels in (sorted(levels), sorted(levels, reverse=True))


@pytest.mark.parametrize("facet", FACETS)
def test_words_can_be_read_through_every_tint(facet: str) -> None:
    rest = blend(DARK[f"tint.{facet}"], DARK["page"], TINT_ALPHA[facet])
    assert contrast(LIGHT["text"], LIGHT[f"tint.{facet}"]) >= 7
    assert contrast(LIGHT["text"], LIGHT[f"tint.{facet}.selected"]) >= 7
    assert contrast(DARK["text"], rest) >= 7
    assert contrast(DARK["text"], DARK[f"tint.{facet}.selected"]) >= 4.5


@pytest.mark.parametrize("facet", FACETS)
def test_a_light_tint_laid_twice_is_the_selected_one(facet: str) -> None:
    once = LIGHT[f"tint.{facet}"]
    twice = [round(int(once[at : at + 2], 16) ** 2 / 255) for at in (1, 3, 5)]
    selected = [int(LIGHT[f"tint.{facet}.selected"][at : at + 2], 16) for at in (1, 3, 5)]
    assert all(abs(one - other) <= 2 for one, other in zip(twice, selected, strict=True))


@pytest.mark.parametrize(
    ("first", "second", "figure"),
    [("#FFFFFF", "#000000", 21.0), ("#777777", "#FFFFFF", 4.478), ("#1B1C22", "#FFFFFF", 16.99)],
)
def test_contrast_is_the_formula_of_wcag(first: str, second: str, figure: float) -> None:
    assert contrast(first, second) == pytest.approx(figure, abs=0.01)
    assert contrast(second, first) == contrast(first, second)
