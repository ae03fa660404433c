"""What titles and names are sorted by: folded, and Chinese by its sound where the program has told how it sounds.

How Chinese sounds is known outside of this package; whoever opens a library says so once with `sound_by`. Until then
Chinese stands in the order of its code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Sound = Callable[[str], str]
"""Words -> what they are sorted by."""

_LEADING = re.compile(r"^[\W_]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LAST = "\uffff"
"""Sorts behind every name."""

_sounds: list[Sound] = []


def sound_by(names: Sound, titles: Sound) -> None:
    """Say how Chinese names and titles are sorted by their sound, from now on in this process."""
    _sounds[:] = [names, titles]


def title_key(words: str) -> str:
    """Return what a title is sorted by: without the marks it opens with; nothing sorts last."""
    bare = _LEADING.sub("", words) or words
    if bare.isascii():
        return bare.lower() or _LAST
    return _sounds[1](bare) if _sounds and _HAN.search(bare) else _plain(bare)


def name_key(family: str, given: str = "") -> str:
    """Return what a name is sorted by: the surname, and for Chinese names the given name after it."""
    whole = family + given
    if not whole.isascii() and _HAN.search(whole):
        return _sounds[0](whole) if _sounds else _plain(whole)
    return _plain(family or given)


def _plain(words: str) -> str:
    if words.isascii():
        return _LEADING.sub("", words.lower()) or words.lower() or _LAST
    folded = "".join(ch for ch in unicodedata.normalize("NFKD", words) if not unicodedata.combining(ch)).casefold()
    return _LEADING.sub("", folded) or folded or _LAST
