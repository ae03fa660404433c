"""Two other looks of a text that never replace the stored one: its matching form and its full-width view.

The matching form forgets what copying changes (full or half width, ligatures, white space, line ends), and knows
where each of its characters stands in the stored text. The full-width view shows Chinese punctuation that was
folded to ASCII as it was printed, one character for one, so that every offset stays right.
"""

import re
import unicodedata
from array import array
from typing import Final

from app.text.languages import HAN
from app.text.span import Span

# Characters that NFKC can join to the one before although they are not combining marks (Unicode 14).
_JOINING: Final = frozenset(
    chr(point)
    for first, last in (
        (0x9BE, 0x9BE), (0x9D7, 0x9D7), (0xB3E, 0xB3E), (0xB56, 0xB57), (0xBBE, 0xBBE), (0xBD7, 0xBD7),
        (0xCC2, 0xCC2), (0xCD5, 0xCD6), (0xD3E, 0xD3E), (0xD57, 0xD57), (0xDCF, 0xDCF), (0xDDF, 0xDDF),
        (0xF73, 0xF75), (0xF81, 0xF81), (0x102E, 0x102E), (0x1160, 0x11FF), (0x1B35, 0x1B35), (0x3131, 0x318E),
        (0xD7B0, 0xD7FB), (0xFF9E, 0xFFDC), (0x11127, 0x11127), (0x1133E, 0x1133E), (0x11357, 0x11357),
        (0x114B0, 0x114BD), (0x115AF, 0x115AF), (0x11930, 0x11930),
    )
    for point in range(first, last + 1)
)  # fmt: skip

WIDE: Final = {",": "，", ".": "．", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
_NARROW: Final = str.maketrans({wide: narrow for narrow, wide in WIDE.items()})
_CHINESE: Final = re.compile(f"[{HAN}\u3001-\u3003\u3008-\u3011\u3014-\u301b\uff01-\uff60“”‘’《》]")
_HAN: Final = re.compile(f"[{HAN}]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]+")
_MARK: Final = re.compile(r"[,.;:?!()]")
_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")


class Folded:
    """A text in its matching form (NFKC, no white space), with the way back to the stored offsets."""

    def __init__(self, text: str) -> None:
        self.source = text
        parts: list[str] = []
        self._starts = array("L")
        self._ends = array("L")
        at, size = 0, len(text)
        while at < size:
            stop = at + 1
            while stop < size and _joins(text[stop]):
                stop += 1
            form = folded(text[at:stop])
            if form:
                parts.append(form)
                self._starts.extend([at] * len(form))
                self._ends.extend([stop] * len(form))
            at = stop
        self.text = "".join(parts)

    def stored(self, start: int, end: int) -> Span:
        """Where `text[start:end]` of the matching form stands in the stored text; `start` is less than `end`."""
        return Span(self._starts[start], self._ends[end - 1])

    def at(self, offset: int) -> int:
        """The place in the matching form of a stored offset: that of the first character not ending before it."""
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            if self._ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low


def folded(text: str) -> str:
    """The matching form of some words: NFKC without white space. For comparing only, never for keeping."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _joins(ch: str) -> bool:
    """Whether a character may melt into the one before it."""
    return ch > "\u02ff" and (unicodedata.combining(ch) != 0 or ch in _JOINING)


def widen(text: str) -> str:
    """The text with the Chinese punctuation that folding made ASCII shown full width again.

    Same length, character for character: a way of showing, never an edit. Only lines that are mostly Chinese are
    touched, and in them only marks beside a Chinese character or mark. Quotation marks stay as they are; an ASCII full
    stop comes back as `．`, the only mark that folds to it.
    """
    return _LINE.sub(lambda line: _widen_line(line[0]), text)


def narrow(text: str) -> str:
    """The text with every mark that `widen` can restore in its ASCII form: what two views of one text have in common."""
    return text.translate(_NARROW)


def _widen_line(line: str) -> str:
    if len(_HAN.findall(line)) < max(1, len(_LATIN_WORD.findall(line))):
        return line
    shown = list(line)
    brackets = _wide_brackets(line)
    for found in _MARK.finditer(line):
        at, mark = found.start(), found[0]
        wide = at in brackets if mark in "()" else _stands_in_chinese(line, shown, at, mark)
        if wide:
            shown[at] = WIDE[mark]
    return "".join(shown)


def _stands_in_chinese(line: str, shown: list[str], at: int, mark: str) -> bool:
    """Whether a mark has a Chinese neighbour; marks inside numbers, addresses and Latin phrases have none."""
    before = _neighbour(shown, at, -1)
    after = _neighbour(line, at, 1)
    chinese_before = bool(before and _CHINESE.match(before))
    if mark == ".":
        return chinese_before and not (after.isascii() and after.isalnum())
    if mark in "?!" and not after:
        return True
    return chinese_before or bool(after and _CHINESE.match(after))


def _neighbour(line: "str | list[str]", at: int, step: int) -> str:
    """The nearest character that isn't a space on one side, at most four away; empty at the line's end."""
    for place in range(at + step, at + 5 * step, step):
        if not 0 <= place < len(line):
            return ""
        if not line[place].isspace():
            return line[place]
    return " "


def _wide_brackets(line: str) -> set[int]:
    """The brackets to show wide: both of a pair that holds Chinese or touches it outside, or a lone one that touches it."""
    wide: set[int] = set()
    open_at: list[int] = []
    for found in re.finditer(r"[()]", line):
        at = found.start()
        if found[0] == "(":
            open_at.append(at)
            continue
        if open_at:
            first = open_at.pop()
            outside = _neighbour(line, first, -1) + _neighbour(line, at, 1)
            if _CHINESE.search(outside) or _HAN.search(line, first, at):
                wide.update((first, at))
        elif _CHINESE.search(_neighbour(line, at, -1) + _neighbour(line, at, 1)):
            wide.add(at)
    wide.update(at for at in open_at if _CHINESE.search(_neighbour(line, at, -1) + _neighbour(line, at, 1)))
    return wide
