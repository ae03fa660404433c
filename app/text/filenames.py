"""Names of files as words: what is no UTF-8 on the disk can be opened, but neither kept nor shown as it is."""

from __future__ import annotations

import os


def readable(path: str) -> str:
    """Return a path in whole characters: a part that is no UTF-8 is read as GB 18030, else its bytes are replaced.

    Python names such bytes by lone surrogates (PEP 383), which no library, document or window takes. Files unpacked from
    an archive made under a Chinese Windows often have such names.
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        return "/".join(map(_part, path.split("/")))
    return path


def short(name: str) -> str:
    """Return a name that leaves room for what is put around it: systems allow 255 bytes."""
    return name if len(name.encode(errors="replace")) <= 200 else name[:60]


def part_of(name: str) -> str:
    """Return what the file is called that is written beside its place until it is whole: no other process's name."""
    return f".{short(name)}.{os.getpid()}.part"


def _part(name: str) -> str:
    raw = name.encode("utf-8", "surrogateescape" if _escaped(name) else "surrogatepass")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def _escaped(name: str) -> bool:
    """Whether every lone surrogate of a name stands for a byte."""
    return all("\udc80" <= sign <= "\udcff" for sign in name if "\ud800" <= sign <= "\udfff")
