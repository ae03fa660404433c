"""What the command line says, and where: documents and lines to standard output, everything else to standard error."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any, TextIO

DONE, PARTLY, WORDS, FAILED = 0, 1, 2, 3
"""The exit statuses."""

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
"""Control characters shown as signs: words of a text never steer the terminal."""


def say(sentence: str) -> None:
    """Tell the person something, on standard error; where nobody listens any more the work goes on."""
    try:
        print(sentence.translate(_PICTURES), file=sys.stderr, flush=True)
    except OSError:
        _lead_away(sys.stderr)


def as_document(plain: Any) -> None:
    """Print plain values as one JSON document."""
    print(json.dumps(plain, ensure_ascii=False))


def show(call: Namespace, plain: Any, lines: Callable[[], Sequence[str]]) -> None:
    """Print a JSON document where one is asked for, else lines for a person."""
    if call.json:
        as_document(plain)
        return
    for line in lines():
        print(line.translate(_PICTURES))


def progress(share: float, words: str) -> None:
    """Tell how far long work has come."""
    say(f"{round(share * 100):3d} % {words}")


def counted() -> Callable[[int, int, str], None]:
    """Return what tells how many records are read or written, each second at most."""
    last = time.monotonic()

    def tell(done: int, total: int, words: str) -> None:
        nonlocal last
        now = time.monotonic()
        if words and now - last >= 1:
            last = now
            say(f"{words} ({done:,}/{total:,})" if total else words)

    return tell


def without_reader(status: int = DONE) -> int:
    """End calmly when nobody reads standard output any more (`diptych list | head`)."""
    _lead_away(sys.stdout)
    return status


def _lead_away(stream: TextIO) -> None:
    """Let what is still to be written to a stream that broke off vanish."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
