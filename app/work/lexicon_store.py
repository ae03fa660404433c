"""The large dictionary behind the alignment, read once for each process and only when it is needed."""

from __future__ import annotations

import lzma
from threading import Lock, Thread
from typing import Final

from app import paths
from app.text.dictionary import Dictionary

FILE: Final = "lexicon/cedict.txt.xz"
_LARGEST: Final = 64_000_000

_lock = Lock()
_read: list[Dictionary | None] = []


def dictionary(*, wait: bool = True) -> Dictionary | None:
    """Return the dictionary, or None where its file is missing or damaged: then the everyday words must do.

    The first call takes a quarter of a second. With `wait` false nothing is read here: None where it is not there yet, and
    reading begins beside the caller, for the next time.
    """
    if _read:
        return _read[0]
    if not wait:
        warm()
        return None
    with _lock:
        if not _read:
            _read.append(_load())
    return _read[0]


def warm() -> None:
    """Begin to read the dictionary in a thread of its own, where that was not done yet."""
    if not _read and not _lock.locked():
        Thread(target=dictionary, name="dictionary", daemon=True).start()


def forget() -> None:
    """Let go of the dictionary; the next call reads it again."""
    with _lock:
        _read.clear()


def _load() -> Dictionary | None:
    try:
        unpacking = lzma.LZMADecompressor()
        text = unpacking.decompress((paths.resources() / FILE).read_bytes(), _LARGEST)
        if not unpacking.eof:
            return None
        made = Dictionary(text)
    except (OSError, EOFError, ValueError, lzma.LZMAError):
        return None
    return made if len(made) else None
