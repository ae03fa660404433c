"""A large Chinese-English dictionary, as evidence of which words may answer each other; never shown.

It is handed in as the bytes of a compiled file (see `packaging/dictionary.py`), UTF-8: a line for each Chinese word with what it may mean,
then the sounds with the characters that have them, then the English words that explain many Chinese ones.

A hundred thousand words in a dict would take 45 MB in every window: they stay the bytes they came as, found through a table
of places (open addressing, half of it empty), which takes six.
"""

from array import array
from functools import lru_cache
from typing import Final
from zlib import crc32

Gloss = tuple[str, ...]
"""The stems of the words that explain a Chinese word in one of its senses: `("blood", "pressur")`."""

LONGEST: Final = 8
"""Characters of the longest word."""
_BREAK: Final = b"\n#\n"


_BITS: Final = 20
"""Bits that say how long the words with a beginning are; the beginning itself stands above them."""
_LENGTHS: Final = (1 << _BITS) - 1


class Dictionary:
    """What Chinese words may mean, and how characters sound. Made in a fifth of a second from four megabytes of text.

    The words are never parted into a list, nor made a string: for a moment that would take forty megabytes.
    """

    def __init__(self, text: bytes) -> None:
        """Raises UnicodeDecodeError where a word is no UTF-8."""
        end = text.find(_BREAK)
        self._count = 0
        self._lines = text[: end + 1] if end >= 0 else text + b"\n"
        tail, _, common = text[end + len(_BREAK) :].decode().partition(_BREAK.decode()) if end >= 0 else ("", "", "")
        size = (2 * self._lines.count(b"\n")).bit_length()
        self._places = array("I", bytes(4 << size))
        self._heads = array("Q", bytes(8 << size))
        self._fill()
        self._sounds: dict[str, str] = {}
        for line in tail.split("\n"):
            sound, _, characters = line.partition("\t")
            for character in characters:
                self._sounds[character] = f"{self._sounds[character]} {sound}" if character in self._sounds else sound
        self._common = {
            stem: int(count) for stem, _, count in (line.partition("\t") for line in common.split("\n")) if count
        }
        self._glosses = lru_cache(maxsize=50_000)(self._read)

    def _fill(self) -> None:
        """Note where each word's line begins, and how long the words with a beginning are."""
        places, mask, heads, lines = self._places, len(self._places) - 1, self._heads, self._lines
        at = 0
        while at < len(lines):
            end = lines.index(b"\n", at)
            tab = lines.find(b"\t", at, end)
            if tab >= 0:
                packed = lines[at:tab]
                place = crc32(packed) & mask
                if places[place]:
                    place = self._place(packed)
                self._count += not places[place]
                places[place] = at + 1
                word = packed.decode()
                if 1 < len(word) <= LONGEST:
                    heads[self._head(word)] |= (ord(word[0]) << 21 | ord(word[1])) << _BITS | 1 << len(word)
            at = end + 1

    def _place(self, packed: bytes) -> int:
        """The place of a word in the table, or the empty one where it would stand."""
        places, mask, lines = self._places, len(self._places) - 1, self._lines
        place, whole = crc32(packed) & mask, packed + b"\t"
        while places[place] and not lines.startswith(whole, places[place] - 1):
            place = (place + 1) & mask
        return place

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self._places[self._place(word.encode("utf-8", "replace"))])

    def __len__(self) -> int:
        return self._count

    def lengths(self, two: str) -> int:
        """How long the words are that begin with two characters: bit 3 is set for one of three; 0 where there is none."""
        return self._heads[self._head(two)] & _LENGTHS if len(two) == 2 else 0

    def _head(self, word: str) -> int:
        """The place of a word's first two characters among the beginnings, or the empty one where they would stand."""
        heads = self._heads
        mask = len(heads) - 1
        first, second = ord(word[0]), ord(word[1])
        place = (first * 40_503 + second) & mask
        whole = first << 21 | second
        while (here := heads[place]) and here >> _BITS != whole:
            place = (place + 1) & mask
        return place

    def glosses(self, word: str) -> tuple[Gloss, ...]:
        """What a simplified Chinese word may mean; nothing for an unknown one."""
        return self._glosses(word)

    def sounds(self, character: str) -> tuple[str, ...]:
        """How a character may sound, without tones: 重 is chong or zhong."""
        return tuple(self._sounds.get(character, "").split())

    def common(self, stem: str) -> int:
        """How many Chinese words an English stem helps to explain; 0 for less than ten."""
        return self._common.get(stem, 0)

    def _read(self, word: str) -> tuple[Gloss, ...]:
        packed = word.encode("utf-8", "replace")
        at = self._places[self._place(packed)]
        if not at:
            return ()
        start = at + len(packed)
        meanings = self._lines[start : self._lines.index(b"\n", start)].decode()
        return tuple(tuple(gloss.split()) for gloss in meanings.split(",") if gloss)
