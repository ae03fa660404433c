"""Know RIS and MEDLINE by their other tags, where the line that begins each record (TY, PMID) is missing."""

from __future__ import annotations

import re

from app.formats.scripts import word_set

_TAGGED = re.compile(r"^[ \t\ufeff]{0,8}([A-Z][A-Z0-9]{1,3})([ \t\u00a0]{0,6})[-–—](?=[ \t\u00a0]|$)", re.MULTILINE)
_RIS = word_set(
    "ER T1 TI T2 T3 A1 A2 AU PY Y1 JO JF JA J2 AB N1 N2 KW SP EP VL IS SN UR DO DA PB CY ID DB LA L1 L2 M3 ST ED AD"
)
_MEDLINE = word_set(
    "OWN STAT DCOM LR IS VI IP DP TI BTI PG LID AB FAU AU AD LA PT DEP PL TA JT JID SB MH OT PMC PST SO UI CN AID TT"
)
_OF_MEDLINE_ALONE = _MEDLINE - _RIS
_OF_RIS_ALONE = _RIS - _MEDLINE
_NAMES = frozenset(("TI", "T1", "BTI", "TT", "AB", "N2"))
_FEWEST = 3


def looks_ris(text: str) -> int | None:
    """Say where the first tag of RIS stands in a text without types, or None."""
    return _place(text, ris=True)


def looks_nbib(text: str) -> int | None:
    """Say where the first tag of MEDLINE stands in a text without PubMed numbers, or None."""
    return _place(text, ris=False)


def _place(text: str, *, ris: bool) -> int | None:
    first: dict[str, int] = {}
    for found in _TAGGED.finditer(text):
        if found[2] or len(found[1]) > 2:  # TI- is Copac's
            first.setdefault(found[1], found.start())
    if "TY" in first or not _NAMES & first.keys():
        return None
    medline = len(_OF_MEDLINE_ALONE & first.keys()) > len(_OF_RIS_ALONE & first.keys())
    known = first.keys() & (_MEDLINE if medline else _RIS)
    if medline is ris or len(known) < _FEWEST:
        return None
    return min(first[name] for name in known)
