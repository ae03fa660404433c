from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from app.ui import fonts, glyphs, paint, theme
from app.ui.paint import Chip
from app.ui.tokens import FACETS
from tests.app.ui.looking import ink, painted

GREY = QColor("black")


def shape(facet: str, fill: glyphs.Fill, size: float) -> list[list[float]]:
    def draw(painter: QPainter) -> None:
        glyphs.draw_facet(painter, facet, QPointF(16, 16), size, fill=fill, colour=GREY)

    return ink(painted(32, 32, draw))


def differing(one: list[list[float]], other: list[list[float]]) -> float:
    """How many pixels of full black two pictures differ by."""
    return sum(abs(a - b) for row, line in zip(one, other, strict=True) for a, b in zip(row, line, strict=True))


@pytest.mark.parametrize(("first", "second"), list(combinations(FACETS, 2)))
def test_two_facets_differ_in_shape_when_all_is_grey(qapp: QApplication, first: str, second: str) -> None:
    assert differing(shape(first, "filled", 9), shape(second, "filled", 9)) >= 6


@pytest.mark.parametrize("sign", ["barrier", "facilitator"])
@pytest.mark.parametrize(("first", "second"), list(combinations(("filled", "hollow", "dotted"), 2)))
def test_the_fill_of_a_mark_is_seen_in_grey(
    qapp: QApplication, sign: str, first: glyphs.Fill, second: glyphs.Fill
) -> None:
    pictures = [
        ink(painted(24, 24, lambda painter, fill=fill: glyphs.draw_mark(painter, sign, fill, QPointF(12, 12))))  # type: ignore[misc]
        for fill in (first, second)
    ]
    assert differing(*pictures) >= 6


@pytest.mark.parametrize("facet", FACETS)
@pytest.mark.parametrize("size", [7, 8, 11, 12])
def test_a_sign_stays_within_its_size(qapp: QApplication, facet: str, size: int) -> None:
    inked = [(x, y) for y, row in enumerate(shape(facet, "filled", size)) for x, on in enumerate(row) if on > 0.2]
    assert inked
    assert max(abs(x + 0.5 - 16) for x, _ in inked) <= size * 0.6 + 1
    assert max(abs(y + 0.5 - 16) for _, y in inked) <= size * 0.6 + 1


def test_painting_a_sign_leaves_the_painter_as_it_was(qapp: QApplication) -> None:
    def draw(painter: QPainter) -> None:
        painter.setPen(QColor("#123456"))
        glyphs.draw_mark(painter, "barrier", "dotted", QPointF(8, 8))
        assert painter.pen().color() == QColor("#123456")

    painted(16, 16, draw)


@pytest.mark.parametrize("text", ["Aco", "整合"])
def test_a_line_is_centred_on_its_capitals(qapp: QApplication, text: str) -> None:
    def draw(painter: QPainter) -> None:
        paint.text_line(painter, QRectF(4, 0, 90, 40), text, fonts.interface_font("en", 16), QColor("black"))

    rows = [y for y, row in enumerate(ink(painted(100, 40, draw))) if max(row) > 0.3]
    assert abs((rows[0] + rows[-1]) / 2 - 19.5) <= 1.5


def test_a_long_line_ends_with_an_ellipsis_inside_its_box(qapp: QApplication) -> None:
    font = fonts.interface_font("en", 13)
    shown = paint.elided("Organisational and sector divides " * 50, font, 120)
    assert shown.endswith("…")
    assert paint.text_width(shown, font) <= 121


def test_hostile_text_stays_one_plain_line(qapp: QApplication) -> None:
    assert paint.plain_line("a\nb\u2028c\td\x00<b>e</b>") == "a b c d <b>e</b>"
    assert len(paint.plain_line("长" * 100_000)) == paint.MOST_SHOWN


def test_a_title_is_broken_into_two_lines_and_no_more(qapp: QApplication) -> None:
    font = fonts.interface_font("en", 13, 600)
    words = "The new frontier of strategic alliances in health care: New partnerships 𠮷 医疗战略联盟的新前沿"
    lines = paint.wrapped(words, font, 240, 2)
    assert len(lines) == 2
    assert words.startswith(lines[0])
    assert lines[1].endswith("…")
    assert paint.wrapped("Short", font, 240, 2) == ["Short"]
    assert "".join(paint.wrapped("𠮷" * 40, font, 200, 9)) == "𠮷" * 40


def test_a_full_width_mark_hangs_outside_the_edge() -> None:
    assert paint.hanging_offset("（去）整合的照护", 25) == pytest.approx(11.5)
    assert paint.hanging_offset("(Dis)Integrated Care", 25) == 0
    assert paint.hanging_offset("", 25) == 0


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_chip_is_wide_enough_for_its_words(qapp: QApplication, lang: str) -> None:
    font = fonts.interface_font(lang, 12, 500, tabular=True)
    for words in ("Barriers", "机译未审校", "MT, unreviewed"):
        chip = Chip(words, "12", "barrier", removable=True)
        room = paint.chip_width(chip, font) - 10 - 14 - 28 - 6 - paint.text_width("12", font)
        assert paint.elided(words, font, room) == words


@pytest.mark.parametrize("name", ["light", "dark"])
def test_selected_tints_are_stronger_than_resting_ones(qapp: QApplication, name: str) -> None:
    shown = theme.DARK if name == "dark" else theme.LIGHT

    def lay(times: int, *, selected: bool) -> int:
        def draw(painter: QPainter) -> None:
            painter.fillRect(0, 0, 8, 8, shown.color("page"))
            painter.setCompositionMode(shown.tint_mode)
            for _ in range(times):
                painter.fillRect(0, 0, 8, 8, shown.tint("barrier", selected=selected))

        return painted(8, 8, draw).pixelColor(4, 4).saturation()

    assert lay(1 if shown.dark else 2, selected=True) > lay(1, selected=False)


def test_marks_that_turn_the_direction_of_writing_turn_no_line_and_move_no_offset(qapp: QApplication) -> None:
    hostile = "safe \u202egnp.exe\u2066x\u2069 \u200fend"
    shown = paint.plain_line(hostile)
    assert not set(shown) & set("\u202e\u2066\u2069\u200f")
    assert (len(shown), shown.index("end")) == (len(hostile), hostile.index("end"))
    assert paint.upright("one\n\u202etwo") == "one\n\u200btwo"
