"""Names of files as words: what is no UTF-8 on the disk can be opened, but neither kept nor shown as it is."""

from __future__ import annotations


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
