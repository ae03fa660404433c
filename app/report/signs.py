"""The marks of the charts as characters, for documents that have no drawings: their shape says what colour can't."""

from __future__ import annotations

_SHAPES = {
    "barrier": {"result": "▲", "interpretation": "△", "implied": "(△)", "counted": "▲"},
    "facilitator": {"result": "●", "interpretation": "○", "implied": "(○)", "counted": "●"},
}


def plain_mark(sign: str, look: str) -> str:
    """A filled shape for a result, a hollow one for an interpretation, a hollow one in brackets for what is implied."""
    return _SHAPES[sign][look]
