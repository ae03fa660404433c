"""Makes any text safe to print: no control characters, no character that the fonts lack, no endless word.

A character without a glyph would abort a PDF/A export, so it becomes □ and is listed. Characters that nobody sees
(joiners, direction marks) go; white space becomes plain spaces. Nothing here reads text as markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILIES: dict[str, str] = {
    "sans": "Diptych Reading",
    "han": "Diptych Han",
    "serif": "Diptych Serif",
    "han_serif": "Diptych Han Serif",
}
"""The font families of the paper, by what they are for; the files lie in resources/fonts."""
FILES: dict[str, tuple[str, ...]] = {
    "sans": ("DiptychReading-Regular.ttf", "DiptychReading-SemiBold.ttf", "DiptychReading-Italic.ttf"),
    "han": ("DiptychHan-Regular.ttf", "DiptychHan-SemiBold.ttf"),
    "serif": ("DiptychSerif-Regular.ttf",),
    "han_serif": ("DiptychHanSerif-Regular.ttf",),
}
MISSING = "□"
LONGEST = 40
"""A run of so many letters without a place to break gets an invisible one (U+200B) after them."""
_BREAKS = frozenset(" /-\u2010\u2013\u2014?&")


@lru_cache(maxsize=16)
def _characters(file: str) -> frozenset[int]:
    """The code points of one font file."""
    from fontTools.ttLib import TTFont

    with TTFont(FONTS / file, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def covered() -> tuple[frozenset[int], ...]:
    """The code points of each regular face; a text may use any of them, a combined character must be in one alone."""
    return tuple(_characters(files[0]) for files in FILES.values())


class Printer:
    """Cleans the texts of one report and keeps count of what had to be replaced."""

    def __init__(self) -> None:
        self._faces = covered()
        self._all = frozenset().union(*self._faces)
        self.replaced: Counter[str] = Counter()
        self.seen: set[str] = set()
        self._good: set[str] = {" "}

    def clean(self, text: str, longest: int = LONGEST) -> str:
        """The text as it can be printed; narrow places ask for a smaller `longest` run of letters."""
        new = set(text) - self._good
        self._good |= {ch for ch in new if self._is_good(ch)}
        if new <= self._good:  # nearly every text: nothing to change, looked at once for each character
            made = text.strip()
            self.seen.update(made)
            return _breakable(made, longest)
        out: list[str] = []
        for ch in text:
            category = unicodedata.category(ch)
            if ch.isspace() or category in ("Zl", "Zp"):
                out.append(" ")
            elif category in ("Cc", "Cf") or 0xFE00 <= ord(ch) <= 0xFE0F or 0xE0100 <= ord(ch) <= 0xE01EF:
                continue
            elif category.startswith("M"):
                self._combine(out, ch)
            elif ord(ch) in self._all and category not in ("Co", "Cs", "Cn"):
                out.append(ch)
            else:
                self.replaced[ch] += 1
                out.append(MISSING)
        made = "".join(out).strip()
        self.seen.update(made)
        return _breakable(made, longest)

    def _is_good(self, ch: str) -> bool:
        """Whether a character is printed as it is, wherever it stands."""
        category = unicodedata.category(ch)
        plain = category not in ("Co", "Cs", "Cn", "Cc", "Cf", "Zl", "Zp") and not category.startswith("M")
        return plain and not ch.isspace() and ord(ch) in self._all and not 0xFE00 <= ord(ch) <= 0xFE0F

    def _combine(self, out: list[str], mark: str) -> None:
        """Keeps a combining mark where one face has it together with the character it stands on."""
        start = len(out) - 1
        while start >= 0 and unicodedata.category(out[start]).startswith("M"):
            start -= 1
        if start >= 0 and out[start] != " ":
            cluster = {ord(ch) for ch in out[start:]} | {ord(mark)}
            if any(cluster <= face for face in self._faces):
                out.append(mark)
                return
        self.replaced[mark] += 1
        out.append(MISSING)

    def listed(self) -> tuple[str, ...]:
        """What was replaced, as 'U+1F600 GRINNING FACE ×2', the most frequent first."""
        return tuple(
            f"U+{ord(ch):04X} {unicodedata.name(ch, 'unnamed')}" + (f" ×{n}" if n > 1 else "")
            for ch, n in sorted(self.replaced.items(), key=lambda item: (-item[1], item[0]))
        )

    def not_in_bold(self) -> str:
        """The characters seen that only the regular Chinese face has: they are set regular inside bold text."""
        regular, bold = (_characters(file) for file in FILES["han"])
        latin = _characters(FILES["sans"][1])
        return "".join(sorted(ch for ch in self.seen if ord(ch) in regular - bold - latin))


@lru_cache(maxsize=8)
def _long_run(longest: int) -> re.Pattern[str]:
    """Finds what may be a run of letters that is too long; the wide characters it leaves out break by themselves."""
    return re.compile(
        rf"[^ /\-\u2010\u2013\u2014?&\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]{{{longest + 1},}}"
    )


def _breakable(text: str, longest: int) -> str:
    """The text with an invisible place to break in every run of letters longer than `longest`."""
    if len(text) <= longest or not _long_run(longest).search(text):
        return text
    out: list[str] = []
    run = 0
    for ch in text:
        run = 0 if ch in _BREAKS or unicodedata.east_asian_width(ch) in ("W", "F") else run + 1
        if run > longest and not unicodedata.category(ch).startswith("M"):
            out.append("\u200b")
            run = 1
        out.append(ch)
    return "".join(out)
