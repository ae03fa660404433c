"""Names of files that are no UTF-8 become words."""

from __future__ import annotations

import os

import pytest

from app.text.filenames import readable


def _of(raw: bytes) -> str:
    """A path as a program on a UTF-8 system is given it."""
    return raw.decode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("/a/文献.ris".encode(), "/a/文献.ris"),
        ("/a/文献.ris".encode("gb18030"), "/a/文献.ris"),
        ("/文/".encode() + "献.ris".encode("gb18030"), "/文/献.ris"),
        (b"/a/\xff.ris", "/a/�.ris"),
    ],
)
@pytest.mark.skipif(os.name != "posix", reason="names of other systems are characters")
def test_a_part_that_is_no_utf8_is_read_as_a_chinese_windows_wrote_it(raw: bytes, wanted: str) -> None:
    assert readable(_of(raw)) == wanted


def test_what_stands_for_no_byte_is_replaced_too() -> None:
    readable("a\ud800b").encode()
    assert readable("plain") == "plain"
