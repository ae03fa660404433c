"""The faces of the program: which families, sizes and weights, in the order a language needs.

English runs look in the Latin family first, Chinese runs in the Chinese one: the Chinese fonts draw quotation marks at
full width, so the order decides how wide a mark is. Sizes are pixels at 100 %. The interface faces are loaded at start
(under 3 ms), the reading face when something asks for it; the serif faces are only for paper.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from app import paths

SANS: Final = "Diptych Sans"
READING: Final = "Diptych Reading"
HAN: Final = "Diptych Han"
HAN_SEMIBOLD: Final = "Diptych Han SemiBold"

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "interface": (
        "DiptychSans-Regular.ttf",
        "DiptychSans-Medium.ttf",
        "DiptychSans-SemiBold.ttf",
        "DiptychHan-Regular.ttf",
        "DiptychHan-SemiBold.ttf",
    ),
    "reading": (
        "DiptychReading-Regular.ttf",
        "DiptychReading-SemiBold.ttf",
        "DiptychReading-Italic.ttf",
    ),
}

READING_PX: Final = {"en": 17, "zh": 16}
"""Reading sizes; both languages stand on one line of 26."""
READING_LINE: Final = 26


@cache
def load(group: str) -> tuple[int, ...]:
    """Load one group of faces ("interface" or "reading") into Qt once and give Qt's ids; -1 where a file is missing."""
    folder = paths.resources() / "fonts"
    return tuple(QFontDatabase.addApplicationFont(str(folder / name)) for name in GROUPS[group])


def is_chinese(lang: str) -> bool:
    """Whether a language tag (BCP-47, such as zh-Hans) is written in Chinese characters."""
    return lang.partition("-")[0].lower() == "zh"


def families(lang: str, latin: str = SANS, weight: int = 400) -> list[str]:
    """Family names in the order in which characters are looked for.

    From weight 600 the small Chinese semibold comes before the large regular, so that a rare character falls back to
    regular and never to a box.
    """
    han = [HAN_SEMIBOLD, HAN] if weight >= 600 else [HAN]
    return [*han, latin] if is_chinese(lang) else [latin, *han]


def scaled(px: float, percent: int) -> int:
    """A length or a text size at 100, 125, 150 or 200 %: 17 becomes 21, 26, 34 and 26 becomes 32, 39, 52."""
    return round(px * percent / 100)


@cache
def _font(lang: str, latin: str, px: int, weight: int, tabular: bool, italic: bool) -> QFont:
    """One face, made once; the public functions give copies."""
    font = QFont()
    font.setFamilies(families(lang, latin, weight))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    # Weights that a family lacks are drawn as they are, never smeared into a false bold.
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def interface_font(lang: str = "en", px: int = 13, weight: int = 400, *, tabular: bool = False) -> QFont:
    """The face of the interface and the charts; `tabular` gives digits of one width, for every count."""
    load("interface")
    return QFont(_font("zh" if is_chinese(lang) else "en", SANS, px, weight, tabular, False))


def reading_font(lang: str, px: int | None = None, weight: int = 400, *, italic: bool = False) -> QFont:
    """The face of texts, titles and quoted words: 17 px for English and 16 for Chinese unless told.

    Chinese is never set in italics.
    """
    load("interface")
    load("reading")
    chinese = is_chinese(lang)
    size = px if px is not None else READING_PX["zh" if chinese else "en"]
    return QFont(_font("zh" if chinese else "en", READING, size, weight, False, italic and not chinese))


def with_tabular(font: QFont) -> QFont:
    """A copy of a font whose digits all have one width."""
    copy = QFont(font)
    copy.setFeature(QFont.Tag("tnum"), 1)
    return copy
