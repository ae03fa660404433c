"""Put the selections of a project on its texts, telling how sure each place is; make an excerpt where a text is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from app.formats.project import Selection, Source
from app.formats.told import Told
from app.text import offsets
from app.text.offsets import Mark, Way

ELSEWHERE = "In “%1” some quotations stand elsewhere than the file says; they were put on their words (%2)."
UNPROVED = "In “%1” some stretches carry no words to test their place by; they were put where the file says (%2)."
NOWHERE = "“%1” could not be found in “%2”; its codings were left out (%3)."
COUNTED = "The file counts “%1” in another way (%2); every quotation was put on its words."
GUESSED = "“%1” gives no words to test: it seems to count in another way (%2), under which fewer words are cut."
NAMED = "In “%1” some stretches have a name that is not in the text; they were put where the file says (%2)."
SENTENCES = (ELSEWHERE, UNPROVED, NAMED, NOWHERE, COUNTED, GUESSED)

IMPLIED: Final = str(uuid5(NAMESPACE_URL, "diptych:coding:implied"))
ABSENT: Final = str(uuid5(NAMESPACE_URL, "diptych:coding:absent"))
"""Notes that say, on a coding, what the standard has no place for."""


def placed(sources: Sequence[Source], told: list[Told]) -> list[Source]:
    """Turn the file's offsets into code points of each text, and leave out what has no place."""
    ways = [_way(one) for one in sources]
    counts = Counter(way for way in ways if way is not None)
    usual = counts.most_common(1)[0][0] if counts else _likely(sources)
    return [_placed(one, way, usual, told) for one, way in zip(sources, ways, strict=True)]


def _likely(sources: Sequence[Source]) -> Way | None:
    """The way of a file that gives no words at all, where all its texts speak for the same one."""
    found = {likely for one in sources if one.body and (likely := offsets.likely(one.body, _marks(one))) is not None}
    return found.pop() if len(found) == 1 else None


def _marks(source: Source) -> list[Mark]:
    return [Mark(o.start, o.end, o.quote, o.whole) for o in source.selections if o.how != "excerpt"]


def _way(source: Source) -> Way | None:
    return offsets.best(source.body, _marks(source)) if source.body is not None else None


def _placed(source: Source, way: Way | None, usual: Way | None, told: list[Told]) -> Source:
    """One text with its selections where they belong."""
    if source.body is None or not _marks(source):
        return source
    found = offsets.place(source.body, _marks(source), usual)
    kept: list[Selection] = []
    for one, spot in zip(source.selections, found, strict=True):
        if spot is None:
            name = one.quote[:60] or f"{one.start}-{one.end}"
            told.append(Told(NOWHERE, (name, source.name, str(len(one.codings)))))
        else:
            kept.append(replace(one, start=spot.span.start, end=spot.span.end, how=spot.how))
    hows = Counter(one.how for one in kept)
    if way is not None and way != Way():
        told.append(Told(COUNTED, (source.name, _called(way)), lost=False))
    elif way is None and usual not in (None, Way()):
        told.append(Told(GUESSED, (source.name, _called(usual or Way())), lost=False))
    if hows["found"]:
        told.append(Told(ELSEWHERE, (source.name, str(hows["found"])), lost=False))
    if hows["named"]:
        told.append(Told(NAMED, (source.name, str(hows["named"])), lost=False))
    if hows["unproved"]:
        told.append(Told(UNPROVED, (source.name, str(hows["unproved"])), lost=False))
    return replace(source, selections=tuple(kept))


def _called(way: Way) -> str:
    """A way of counting in a few words that are the same in every language."""
    unit = {"points": "code points", "utf16": "UTF-16", "bytes": "UTF-8"}[way.unit]
    parts = [unit, f"{way.shift:+d}" if way.shift else "", {"as is": "", "one": "CRLF=1", "two": "LF=2"}[way.ends]]
    return " ".join(part for part in (*parts, "end included" if way.inside else "") if part)


def excerpted(source: Source) -> Source:
    """A text made of the quoted words of its selections, a paragraph each, in the order in which they stand."""
    body = ""
    kept: list[Selection] = []
    spots: dict[str, tuple[int, int]] = {}
    for one in sorted(source.selections, key=lambda mark: (mark.start, mark.end)):
        words = " ".join(one.quote.split())
        if not words:
            continue
        if words not in spots:
            start = len(body) + (1 if body else 0)
            body = f"{body}\n{words}" if body else words
            spots[words] = (start, start + len(words))
        start, end = spots[words]
        kept.append(replace(one, start=start, end=end, quote=words, whole=True, how="excerpt"))
    return replace(source, body=body, selections=tuple(kept))
