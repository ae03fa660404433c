"""Names of files made of words that may hold anything."""

from __future__ import annotations


def file_name(words: str, ending: str) -> str:
    """A file name made of words that may hold anything: slashes, colons and line ends become spaces, never a folder."""
    kept = "".join(" " if ch in '/\\:*?"<>|' or not ch.isprintable() else ch for ch in words)
    name = " ".join(kept.split()).strip(". ")[:80].rstrip(". ")
    return f"{name or 'Diptych'}.{ending}"
