"""The words of a Word document (.docx), a line for each paragraph: for coded projects that carry no plain text beside it."""

from __future__ import annotations

from app.formats.bombs import check_archive, read_member
from app.formats.xmltext import elements, local

_BODY = "word/document.xml"


def is_word(data: bytes) -> bool:
    """Say whether bytes are a Word document."""
    return data.startswith(b"PK\x03\x04") and _BODY.encode() in data


def read(data: bytes, name: str = "") -> str:
    """Return the words. Raises Refused where the document is damaged, or unpacks to more than it should."""
    archive = check_archive(data, name)
    lines = []
    for _around, paragraph in elements(read_member(archive, archive.getinfo(_BODY), name), frozenset({"p"}), name):
        marks = {"tab": "\t", "br": "\n", "cr": "\n"}
        words = (
            (one.text or "") if local(one.tag) == "t" else marks.get(local(one.tag), "") for one in paragraph.iter()
        )
        lines.append("".join(words))
    return "\n".join(lines)
