"""A large Chinese-English dictionary, as evidence of which words may answer each other; never shown.

It is handed in as the text of a compiled file (see `packaging/dictionary.py`): a line for each Chinese word with what it may mean,
then the sounds with the characters that have them, then the English words that explain many Chinese ones.
"""

from functools import lru_cache
from typing import Final

Gloss = tuple[str, ...]
"""The stems of the words that explain a Chinese word in one of its senses: `("blood", "pressur")`."""

LONGEST: Final = 8
"""Characters of the longest word."""
_BREAK: Final = "\n#\n"


class Dictionary:
    """What Chinese words may mean, and how characters sound. Made in a fifth of a second from four megabytes of text.

    `words` are all simplified words it knows with their meanings as they are packed, `heads` the first two characters of all
    but the shortest with the lengths that words with this beginning have: bit 3 of the number is set for one of three.
    """

    def __init__(self, text: str) -> None:
        body, tail, common = (*text.split(_BREAK), "", "")[:3]
        self.words: dict[str, str] = dict(line.split("\t", 1) for line in body.split("\n") if "\t" in line)
        self.heads: dict[str, int] = {}
        heads = self.heads
        for word in self.words:
            if len(word) > 1:
                heads[word[:2]] = heads.get(word[:2], 0) | 1 << len(word)
        self._sounds: dict[str, str] = {}
        for line in tail.split("\n"):
            sound, _, characters = line.partition("\t")
            for character in characters:
                self._sounds[character] = f"{self._sounds[character]} {sound}" if character in self._sounds else sound
        self._common = {
            stem: int(count) for stem, _, count in (line.partition("\t") for line in common.split("\n")) if count
        }
        self._glosses = lru_cache(maxsize=50_000)(self._read)

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def __len__(self) -> int:
        return len(self.words)

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
        meanings = self.words.get(word, "")
        return tuple(tuple(gloss.split()) for gloss in meanings.split(",") if gloss)
