"""Read text that is UTF-8 but for some of its lines: files put together, a character cut in two, a byte lost on the way.

A line that is no UTF-8 is read in the encoding that its bytes look like, each for itself, and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.formats.remarks import ReadingWarning

_LINE = re.compile(rb"[^\r\n]*(?:\r\n?|\n|\Z)")
_ENDING = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}\Z")
_HIGH = re.compile(rb"[\x80-\xff]")
_SHARE = 4
"""Of the lines with more than ASCII in them, at least one in five is UTF-8; by chance nearly none is."""
_FEWEST = 2
_DENSE = 8
"""So many characters that are read right weigh one that is lost, within a line."""


def read(
    data: bytes, legacy: Callable[[bytes], tuple[str, ...]], *, told: bool = False
) -> tuple[str, tuple[ReadingWarning, ...]] | None:
    """Return the text and what to tell of it, or None where the bytes are of another encoding as a whole.

    `legacy` orders the encodings that bytes look like; `told` says that the file itself says that it is UTF-8.
    """
    cut = _cut(data)
    whole = data[: len(data) - cut]
    lines = _LINE.findall(whole) if cut or told or b"\n" in whole or b"\r" in whole else [whole]
    broken = {number: line for number, line in enumerate(lines) if _HIGH.search(line) and not _is_utf8(line)}
    right = sum(_HIGH.search(line) is not None for line in lines) - len(broken)
    end = (ReadingWarning("damaged_characters", (str(len(lines)),), len(lines)),) if cut else ()
    if not broken:
        return (whole.decode() + "\ufffd", end) if cut and (right or told) else None
    if not told and (right < _FEWEST or right * _SHARE < len(broken)):
        return _dense(whole, end)
    encoding = legacy(b"".join(broken.values()))[0]
    parts = [line.decode(encoding if number in broken else "utf-8", "replace") for number, line in enumerate(lines)]
    first = min(broken) + 1
    shown = {"cp1252": "Windows-1252", "big5": "Big5"}.get(encoding, encoding.upper())
    mixed = ReadingWarning("encoding_mixed", (str(first), str(len(broken)), shown), first)
    return "".join(parts) + ("\ufffd" if cut else ""), (mixed, *end)


def _cut(data: bytes) -> int:
    """Count the bytes at the end of a file that begin a character and don't end it."""
    found = _ENDING.search(data[-3:])
    return len(found[0]) if found is not None and not _is_utf8(found[0]) else 0


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _dense(data: bytes, end: tuple[ReadingWarning, ...]) -> tuple[str, tuple[ReadingWarning, ...]] | None:
    """Read long lines in which nearly all characters are UTF-8."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if (len(text.encode()) - len(text)) < lost * (_DENSE + 2):
        return None
    line = text[: text.index("\ufffd")].count("\n") + 1
    return text + ("\ufffd" if end else ""), (ReadingWarning("damaged_characters", (str(line),), line), *end)
