"""Tell which studies are one and the same, from what records say: numbers, titles, authors, year and place.

Precision comes first: a title alone never decides against other years, other numbers or other people, and a number in a
title must be the same ("Part 1" is not "Part 2"). Titles are compared within a language only; a Chinese and an English
record of one study meet through a title they share, or through authors whose names sound the same, year and pages.
Studies are looked at in small blocks that share a key, so that the work grows with their number and not its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from app.work import titles as wordings
from app.work.persons import Agreement, Person, compare, person
from app.work.titles import Likeness, Title
from db.duplicates import Head

REASONS = ("doi", "pmid", "title", "spelling", "subtitle", "authors", "place")
"""Why two records are held to be one: the same DOI or PMID; the same title and year; a title with a slip of the pen; one
without its subtitle; the same people, year and pages in two languages; the same people and place with another title."""

CROWD = 60
"""More studies than this in a block are parted by year and first author before they are compared."""
_UNRELATED = 45
"""A likeness of titles (0 to 100) below this contradicts a number that is the same."""
_RETITLED = 60
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Match:
    """Two studies held to be one, the smaller id first; score from 0 to 1."""

    first: int
    second: int
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Group:
    """Studies held to be one: their ids in order, why (the strongest reason first), and the weakest score."""

    studies: tuple[int, ...]
    reasons: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Seen:
    """A study as it is compared."""

    head: Head
    titles: tuple[Title, ...]
    people: tuple[Person, ...]
    others: tuple[Person, ...]
    start: str
    end: str
    dois: frozenset[str]
    pmids: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Place:
    """How the places of two records compare: what both name and is the same, and what contradicts."""

    pages: bool
    volume: bool
    issue: bool
    against: bool
    pages_against: bool


def _seen(head: Head) -> _Seen:
    start, end = _page_numbers(head.pages)
    return _Seen(
        head,
        tuple(made for words in dict.fromkeys(head.titles) if (made := wordings.title(words)) is not None),
        tuple(person(*name) for name in head.names),
        tuple(person(*name) for name in head.translated),
        start,
        end,
        frozenset(value.strip().casefold().rstrip(".") for value in head.dois if value.strip()),
        frozenset(value.strip() for value in head.pmids if value.strip()),
    )


def _page_numbers(pages: str) -> tuple[str, str]:
    """First and last page without letters: "e18-22" is 18 and 22, "1234-8" 1234 and 1238."""
    numbers = [number.lstrip("0") or "0" for number in _DIGITS.findall(pages)]
    if not numbers:
        return "", ""
    start = numbers[0]
    end = numbers[1] if len(numbers) > 1 else ""
    if end and len(end) < len(start):
        end = start[: len(start) - len(end)] + end
    return start, end


def _number(words: str) -> str:
    """The number in a volume or issue, or its words."""
    found = _DIGITS.findall(words)
    return "-".join(number.lstrip("0") or "0" for number in found) if found else words.strip().casefold()


# -- two studies ------------------------------------------------------------------------------------------------------


def judge(one: Head, other: Head) -> Match | None:
    """Say whether two studies are one, and why; None where that is not sure enough."""
    return _judge(_seen(one), _seen(other))


def _judge(a: _Seen, b: _Seen) -> Match | None:
    if a.head.id > b.head.id:
        a, b = b, a
    found = _by_number(a, b)
    if found is None and not _numbers_differ(a, b):
        found = _by_words(a, b)
    return Match(a.head.id, b.head.id, *found) if found is not None else None


def _numbers_differ(a: _Seen, b: _Seen) -> bool:
    return any(ours and theirs and not ours & theirs for ours, theirs in ((a.dois, b.dois), (a.pmids, b.pmids)))


def _by_number(a: _Seen, b: _Seen) -> tuple[str, float] | None:
    """The same DOI or PMID, where nothing else speaks against it."""
    reason = "doi" if a.dois & b.dois else "pmid" if a.pmids & b.pmids else ""
    if not reason:
        return None
    likeness = max(
        (fuzz.token_set_ratio(x.folded, y.folded) for x in a.titles for y in b.titles if x.chinese == y.chinese),
        default=100.0,
    )
    if likeness < _UNRELATED or (likeness < 80 and _numbers_differ(a, b)):
        return None  # several items carry the number of what they stand in
    return reason, 1.0


def _by_words(a: _Seen, b: _Seen) -> tuple[str, float] | None:
    years = _years(a.head, b.head)
    if years is None:
        return None
    comparable = [(x, y) for x in a.titles for y in b.titles if x.chinese == y.chinese]
    place = _compare_place(a, b)
    if not comparable:
        return _by_people(a, b, place) if years == 0 else None
    likeness = max((wordings.compare(x, y) for x, y in comparable), key=lambda one: one.kind)
    if likeness.kind == wordings.OTHER:
        return _retitled(a, b, place, comparable) if years == 0 else None
    return _by_title(a, b, likeness, place, years)


def _years(a: Head, b: Head) -> int | None:
    """0 for the same year, 1 for neighbours, 2 where one has none; None where they contradict."""
    if a.year is None or b.year is None:
        return 2
    apart = abs(a.year - b.year)
    if apart > 1:
        return None
    online = apart == 1 and (a.epub[:4] == str(b.year) or b.epub[:4] == str(a.year))
    return 0 if online else apart


def _compare_place(a: _Seen, b: _Seen) -> _Place:
    volumes = (_number(a.head.volume), _number(b.head.volume))
    issues = (_number(a.head.issue), _number(b.head.issue))

    def same(pair: tuple[str, str]) -> bool:
        return bool(pair[0]) and pair[0] == pair[1]

    def differ(pair: tuple[str, str]) -> bool:
        return bool(pair[0] and pair[1]) and pair[0] != pair[1]

    pages = (a.start, b.start)
    against = differ(volumes) or (same(volumes) and differ(issues) and not same(pages))
    return _Place(same(pages), same(volumes), same(issues), against, differ(pages))


def _people(a: _Seen, b: _Seen) -> Agreement:
    """How the authors agree, in whichever of their two wordings agrees best."""
    return max(
        (compare(ours, theirs) for ours in (a.people, a.others) for theirs in (b.people, b.others)),
        key=lambda one: (one.both, one.agree, one.matched),
    )


def _by_title(a: _Seen, b: _Seen, likeness: Likeness, place: _Place, years: int) -> tuple[str, float] | None:
    people = _people(a, b)
    if people.both and not people.agree:
        return None
    if place.against or (place.pages_against and not (likeness.kind == wordings.SAME and place.volume and people.all)):
        return None
    anchored = place.pages or (place.volume and not place.pages_against)
    if years == 1 and not (people.agree and anchored):
        return None
    if years == 2 and not (people.agree and (anchored or likeness.long)):
        return None
    doubt = 0.0 if years == 0 else 0.05
    if likeness.kind == wordings.SAME:
        if not likeness.long and not (people.agree or place.pages):
            return None
        return "title", (0.97 if people.agree else 0.9) - doubt
    if not people.agree and not (place.pages and place.volume):
        return None
    if likeness.kind == wordings.SPELLING:
        if likeness.chinese and not (anchored or people.all):
            return None
        return "spelling", 0.92 - doubt
    if years != 0 or (likeness.other_kind and not place.pages):
        return None
    return "subtitle", 0.88


def _by_people(a: _Seen, b: _Seen, place: _Place) -> tuple[str, float] | None:
    """Titles in two languages: the same people, the same year, the same pages."""
    if place.against or place.pages_against:
        return None
    people = _people(a, b)
    if not people.all or (people.uneven and people.matched < 3):
        return None
    serial = bool(set(a.head.issns) & set(b.head.issns)) and place.volume and place.issue and people.matched >= 2
    if not place.pages and not serial:
        return None
    if people.matched == 1 and not place.volume:
        return None
    return "authors", 0.95 if place.volume and place.issue else 0.9


def _retitled(a: _Seen, b: _Seen, place: _Place, comparable: Sequence[tuple[Title, Title]]) -> tuple[str, float] | None:
    """Another title, as where a title was translated twice: everything else must be the same."""
    if not (place.pages and place.volume and place.issue and a.end == b.end) or place.against:
        return None
    alike = max(fuzz.token_set_ratio(x.folded, y.folded) for x, y in comparable)
    if alike < _RETITLED or any(x.numbers != y.numbers for x, y in comparable):
        return None
    people = _people(a, b)
    return ("place", 0.8) if people.all and people.matched >= 2 else None


# -- many studies -----------------------------------------------------------------------------------------------------


def matches(heads: Iterable[Head], told: Callable[[int, int], None] | None = None) -> list[Match]:
    """Return every two studies held to be one, the surest first. ``told`` hears how many blocks of how many are done."""
    seen = [_seen(head) for head in heads]
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        for key in set(_keys(one)):
            blocks[key].append(at)
    parts = [part for block in blocks.values() if len(block) > 1 for part in _parted(seen, block)]
    done: set[tuple[int, int]] = set()
    found: list[Match] = []
    for number, part in enumerate(parts):
        if told is not None and number % 2000 == 0:
            told(number, len(parts))
        for pair in combinations(part, 2):
            if pair in done:
                continue
            done.add(pair)
            match = _judge(seen[pair[0]], seen[pair[1]])
            if match is not None:
                found.append(match)
    return sorted(found, key=lambda one: (-one.score, one.first, one.second))


def _keys(one: _Seen) -> Iterable[str]:
    """What a study shares with its duplicates, whichever part of it is damaged."""
    yield from (f"d{doi}" for doi in one.dois)
    yield from (f"p{pmid}" for pmid in one.pmids)
    for words in one.titles:
        yield from words.keys()
    if one.start and one.head.year:
        yield f"y{one.head.year} {one.start} {_number(one.head.volume)}"
        for people in (one.people, one.others):
            if people:
                yield f"a{one.head.year} {one.start} {people[0].family}"
    if one.head.year and one.head.volume and one.head.issue:
        yield from (
            f"s{issn} {one.head.year} {_number(one.head.volume)} {_number(one.head.issue)}" for issn in one.head.issns
        )


def _parted(seen: Sequence[_Seen], block: list[int]) -> list[list[int]]:
    """A block, or where it is a crowd, its parts by neighbouring years, then by first author too."""
    if len(block) <= CROWD:
        return [block]
    by_year: dict[int, list[int]] = defaultdict(list)
    for at in block:
        year = seen[at].head.year
        if year is not None:
            by_year[year].append(at)
            by_year[year + 1].append(at)
    out: list[list[int]] = []
    for part in by_year.values():
        if len(part) <= CROWD:
            out.append(part)
            continue
        by_name: dict[str, list[int]] = defaultdict(list)
        for at in part:
            people = seen[at].people
            by_name[f"{people[0].family} {seen[at].start}" if people else ""].append(at)
        out += [few for few in by_name.values() if 1 < len(few) <= 4 * CROWD]
    return out


def groups(found: Sequence[Match], apart: Iterable[tuple[int, int]] = ()) -> list[Group]:
    """Join matches into groups, the surest first; two studies known to be different never meet in one.

    ``apart`` are pairs of ids, the smaller first.
    """
    different: dict[int, set[int]] = defaultdict(set)
    for first, second in apart:
        different[first].add(second)
        different[second].add(first)
    where: dict[int, int] = {}
    members: dict[int, set[int]] = {}
    told: dict[int, list[Match]] = defaultdict(list)
    for match in found:
        one, other = (where.setdefault(study, study) for study in (match.first, match.second))
        ours, theirs = members.setdefault(one, {one}), members.setdefault(other, {other})
        if one != other:
            if any(different[study] & theirs for study in ours):
                continue
            for study in theirs:
                where[study] = one
            ours |= members.pop(other)
            told[one] += told.pop(other, [])
            told[one].append(match)
        elif match.second not in different[match.first]:
            told[one].append(match)
    made = [
        Group(
            tuple(sorted(studies)),
            tuple(sorted({m.reason for m in told[root]}, key=REASONS.index)),
            min(m.score for m in told[root]),
        )
        for root, studies in members.items()
        if len(studies) > 1
    ]
    return sorted(made, key=lambda one: (-one.score, one.studies))
