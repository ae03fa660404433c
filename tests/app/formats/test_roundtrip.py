"""What we write and read again is the same, in every format that is written, whatever a record holds."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.formats.reading import read
from app.formats.records import Record
from app.formats.written import WRITERS, write
from tests.app.formats.records_made import plain, records

FORMATS = [w.id for w in WRITERS]
MADE_UP_KEYS = ("bibtex", "csljson")
"""Formats that demand a key: a record without one gets one."""


def again(written: bytes, format_id: str) -> tuple[Record, ...]:
    suffix = next(w.suffix for w in WRITERS if w.id == format_id)
    file = read(written, f"again{suffix}")
    assert file.format == format_id
    return file.records


@pytest.mark.parametrize("format_id", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(made=st.lists(records(), min_size=1, max_size=3))
def test_what_is_written_comes_back_the_same(format_id: str, made: list[Record]) -> None:
    back = again(write(made, format_id).data, format_id)
    assert len(back) == len(made)
    for before, after in zip(made, back, strict=True):
        wanted, got = plain(before), plain(after)
        if format_id in MADE_UP_KEYS and not before.key:
            wanted.pop("key"), got.pop("key")
        assert got == wanted
