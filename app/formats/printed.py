"""Know a list of references as journals print it (APA, Vancouver, Harvard, MLA, Chicago, IEEE, GB/T 7714), to refuse it by name.

Such a list does not say where a name, a title or a journal ends. One reference alone may be the citation of a copied page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEAD = re.compile(
    r"(?:references?|reference list|bibliography|works cited|literature( cited)?|参考文献|参考书目)\s*(?:\(\d{1,4}\))?\s*[:：]?",
    re.IGNORECASE,
)
_NUMBER = r"(?:[\[(（【]?\d{1,4}[\])）】.、]{0,2}\s{0,4})?"
_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_SURNAME = (
    r"(?:(?:de|der|den|van|von|la|le|du|el|al|bin|da|di)\s)*[^\W\d_][\w'’-]{0,40}(?:[ -][^\W\d_][\w'’-]{1,40}){0,2}"
)
_INITIALS = r"(?:[A-Z]\.?[ -]?){1,4}"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        # APA, Harvard: Jones, B., & Smith, A. (2016). Title
        rf"{_NUMBER}{_SURNAME},\s{_INITIALS}.{{0,600}}?\({_YEAR}(?:,[^()]{{1,30}})?\)[.,]?\s\S",
        # APA with a group: World Health Organization. (2016). Title. doi
        rf"{_NUMBER}[A-Z][^.()]{{3,120}}\.\s\({_YEAR}(?:,[^()]{{1,30}})?\)\.\s\S.{{5,}}(?:https?://|\d\(\d|pp?\.\s)",
        # Vancouver, AMA: Smith A, Jones B. Title. J Test. 2015;1(2):3-9
        rf"{_NUMBER}{_SURNAME}\s[A-Z]{{1,4}}(?:,\s(?:{_SURNAME}\s[A-Z]{{1,4}}|et al))*\.\s.{{5,}}?{_YEAR}[^;]{{0,20}};\s?\S",
        # GB/T 7714: 王小明,李四.题名[J].刊名,2015,1(3):3-9.
        rf"{_NUMBER}[^\[\]]{{3,500}}\[(?:[JMDCPRSNGZA]|EB|DB|CP)(?:/OL|/CD|/MT|/DK)?\]",
        # MLA: Jones, Ben, and Anna Smith. “Title.” Journal, vol. 2, no. 3, 2016, pp. 4–9.
        rf"{_NUMBER}{_SURNAME},\s[^“\"]{{2,400}}[“\"][^”\"]{{3,500}}[.?!][”\"]\s.{{2,200}}{_YEAR}",
        # Chicago: Jones, Ben. 2016. “Title.”
        rf"{_NUMBER}{_SURNAME},\s[^“\"]{{2,400}}\.\s{_YEAR}\.\s[“\"]?\S",
        # IEEE: B. Jones and A. Smith, “Title,” J. Test., vol. 2, pp. 4–9, 2016.
        rf"{_NUMBER}{_INITIALS}{_SURNAME}[^“\"]{{0,400}},\s[“\"][^”\"]{{3,500}},[”\"]\s.{{2,300}}{_YEAR}",
    )
)  # fmt: skip
_BEGINS = re.compile(
    rf"(?:[\[(（【]\d{{1,4}}[\])）】]|\d{{1,4}}[.、]\s|{_SURNAME},\s{_INITIALS}|{_SURNAME}\s[A-Z]{{1,4}}[,.]\s)"
)
_LONGEST = 1_200
"""Code points of a reference; more is a paragraph."""
_FEWEST = 2
_SHARE = 0.8
"""Of the words, that references must make up: a page has an abstract, or a head of its own."""


def looks(text: str) -> int | None:
    """Return 0 where a text is nothing but printed references, at least two of them; else None."""
    blocks = _blocks(text)
    if blocks and _HEAD.fullmatch(blocks[0].strip()):
        del blocks[0]
    if len(blocks) < _FEWEST:
        return None
    found = [block for block in blocks if len(block) <= _LONGEST and any(s.match(block) for s in _SHAPES)]
    whole = sum(map(len, blocks))
    return 0 if len(found) >= _FEWEST and sum(map(len, found)) >= _SHARE * whole else None


def head_of(lines: Sequence[str]) -> int | None:
    """Return the number of the line that heads a list of printed references with which a copied page ends, or None."""
    for number in range(len(lines) - 1, -1, -1):
        if _HEAD.fullmatch(lines[number].strip()):
            return number if looks("\n".join(lines[number:])) is not None else None
    return None


def _blocks(text: str) -> list[str]:
    """Part a text into references: by line, by empty line, or where the next one begins after lines that run on."""
    lines = [line for line in text.split("\n") if line.strip()]
    joined: list[str] = []
    for line in lines:
        if joined and (line[:1].isspace() or not _BEGINS.match(line)) and not _HEAD.fullmatch(joined[-1].strip()):
            alone = any(shape.match(line) for shape in _SHAPES)
            if not alone:
                joined[-1] = f"{joined[-1]} {line.strip()}"
                continue
        joined.append(line.strip())
    return joined
