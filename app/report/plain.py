"""Cleans texts for documents that bring no fonts: only what no such file can hold is replaced, and listed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

GONE = "\ufffd"
"""Stands where a character was that XML and HTML can't hold."""
_UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SPACES = re.compile("[\t\n\r\x85\u2028\u2029]+")


class Plain:
    """Does for Word, HTML and Markdown what `Printer` does for paper: texts become single lines that can be written."""

    def __init__(self) -> None:
        self.replaced: Counter[str] = Counter()

    def clean(self, text: str, longest: int = 0) -> str:  # noqa: ARG002
        """The text on one line without what no document can hold; `longest` is the business of paper alone."""
        return self.held(_SPACES.sub(" ", text)).strip()

    def held(self, text: str) -> str:
        """The text with its lines, and a mark in place of each character that can't be written."""

        def gone(found: re.Match[str]) -> str:
            self.replaced[found[0]] += 1
            return GONE

        return _UNHELD.sub(gone, text)

    def listed(self) -> tuple[str, ...]:
        """What was replaced, as 'U+0007 BELL', the most frequent first."""
        return tuple(
            f"U+{ord(ch):04X} {unicodedata.name(ch, 'control character')}" + (f" ×{n}" if n > 1 else "")
            for ch, n in sorted(self.replaced.items(), key=lambda item: (-item[1], item[0]))
        )

    def not_in_bold(self) -> str:
        """Nothing: which font is used is decided where the document is opened."""
        return ""
