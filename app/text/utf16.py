"""Count a place in a text the way Qt, Windows and JavaScript do, and back.

Our offsets are Unicode code points; theirs are UTF-16 units, where 𠮷 and 😀 count two.
Nothing else in the program converts between the two.
"""

from bisect import bisect_left


class Units:
    """The two ways of counting one text.

    A look-up is one search among the text's astral characters (those above U+FFFF), so a text without any costs nothing.
    """

    def __init__(self, text: str) -> None:
        self.points = len(text)
        self._astral = [] if text.isascii() else [i for i, ch in enumerate(text) if ch > "\uffff"]
        self._astral_units = [point + seen for seen, point in enumerate(self._astral)]
        self.units = self.points + len(self._astral)

    def unit(self, point: int) -> int:
        """The UTF-16 offset of a code point offset (0 to the length of the text)."""
        return point + bisect_left(self._astral, point)

    def point(self, unit: int) -> int:
        """The code point offset of a UTF-16 offset; one between the halves of a character goes to the character's start."""
        return unit - bisect_left(self._astral_units, unit)


def units(text: str) -> int:
    """How many UTF-16 units a text takes."""
    return len(text) if text.isascii() else len(text) + sum(ch > "\uffff" for ch in text)
