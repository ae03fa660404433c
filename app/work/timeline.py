"""Studies by year and country of care, over the events of health policy; the events can be edited.

As long as nobody changed them, a library shows the bundled events; the first change brings them into the library, so
that each can be changed, deleted and taken back like everything else.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import attrgetter

from app import paths
from app.report.charted import Words
from app.text.refused import Refused
from app.work.change import Change
from app.work.chart_words import country_words, filter_words, two
from app.work.library import Library
from db import events as kept
from db import listing, matrix
from db.query import Query
from db.recording import Recorder
from db.tables import PolicyEvent, Setting

LEAST = 5
"""From so many dated studies on a timeline says something."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
MAIN = ("US", "GB-ENG", "CN")
MOST_LABEL, MOST_SOURCE = 80, 400


@dataclass(frozen=True, slots=True)
class Event:
    """An event of health policy; `id` is None for one of the bundled list."""

    id: int | None
    year: int
    lane: str
    labels: Words
    source: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One study on the timeline."""

    study: int
    year: int
    citation: Words


@dataclass(frozen=True)
class Lane:
    """One country of care with its studies by year and its events; `key` is as studies name it, '' for none given."""

    key: str
    label: Words
    dots: tuple[Dot, ...]
    events: tuple[Event, ...]

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Dot, ...]]:
        """The studies of each year, in order of the years."""
        return {year: tuple(own) for year, own in groupby(self.dots, key=attrgetter("year"))}


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lanes; `first` and `last` are the years it spans; undated studies are counted, not drawn."""

    lanes: tuple[Lane, ...]
    first: int
    last: int
    n_studies: int
    n_undated: int
    n_hidden: int
    filters: tuple[Words, ...] = ()

    @property
    def n_drawn(self) -> int:
        """How many studies are drawn."""
        return sum(len(lane.dots) for lane in self.lanes)


def timeline(library: Library, studies: Sequence[int] | None = None, query: Query | None = None) -> Timeline:
    """Return the studies by year of publication and country of care; the events of countries that have a lane."""
    asked = query or Query()
    with library.db.read() as conn:
        facts = list(matrix.studies(conn))
        shown = set(listing.ids(conn, asked)) if asked.filters else None
        said = _events(kept.events(conn)) if kept.own_list(conn) is not None else bundled()
    if studies is not None:
        shown = set(studies) if shown is None else shown & set(studies)
    drawn = [one for one in facts if shown is None or one.id in shown]
    dots: dict[str, list[Dot]] = defaultdict(list)
    for one in drawn:
        if one.year is not None:
            dots[one.country].append(Dot(one.id, one.year, one.citation))
    lanes = _lanes(dots, said)
    years = [dot.year for own in dots.values() for dot in own]
    years += [event.year for lane in lanes for event in lane.events]
    return Timeline(
        lanes, min(years, default=2000), max(years, default=2000), len(drawn),
        sum(one.year is None for one in drawn), len(facts) - len(drawn),
        filter_words((), (), asked, studies),
    )  # fmt: skip


def _lanes(dots: Mapping[str, Sequence[Dot]], said: Sequence[Event]) -> tuple[Lane, ...]:
    """The lanes in order: the three countries of the codebook, the others by number, those without a country last."""
    keys = [key for key in MAIN if dots.get(key)]
    others = sorted((key for key in dots if key and key not in MAIN), key=lambda key: (-len(dots[key]), key))
    keys += [*others, *([""] if dots.get("") else [])]
    unknown: Words = {"en": "Country not recorded", "zh": "国家未记录"}
    return tuple(
        Lane(
            key,
            country_words(key) if key else unknown,
            tuple(sorted(dots[key], key=lambda dot: (dot.year, dot.citation.get("en", ""), dot.study))),
            tuple(event for event in said if event.lane == key),
        )
        for key in keys
    )


@cache
def bundled() -> tuple[Event, ...]:
    """Return the events that come with the program, each with its source."""
    raw = json.loads((paths.resources() / "policy" / "events.json").read_text(encoding="utf-8"))
    found = [Event(None, one["year"], one["lane"], two(one["labels"]), one["source"]) for one in raw]
    return tuple(sorted(found, key=lambda one: (one.year, one.lane)))


def _events(rows: Sequence[kept.EventRow]) -> tuple[Event, ...]:
    return tuple(Event(row.id, row.year, row.lane, two(row.labels), row.source) for row in rows)


def events(library: Library) -> tuple[Event, ...]:
    """Return the events the library shows, in order of year."""
    with library.db.read() as conn:
        return _events(kept.events(conn)) if kept.own_list(conn) is not None else bundled()


def lanes(library: Library) -> tuple[str, ...]:
    """Return the countries an event can stand in: those of studies and events, and the three of the codebook."""
    with library.db.read() as conn:
        used = {one.country for one in matrix.studies(conn) if one.country}
    used |= {event.lane for event in events(library) if event.lane}
    return (*MAIN, *sorted(used - set(MAIN)))


def set_events(library: Library, wanted: Sequence[Event]) -> Change:
    """Make the library's events those wanted, as one step: new ones (no id) are added, missing ones deleted.

    Raises Refused where an event has no label, no lane or a year that is none.
    """
    for event in wanted:
        _check(event)
    with library.change("Changed the policy events") as rec:
        own = kept.own_list(rec.conn) is not None
        before = {row.id: row for row in kept.events(rec.conn)}
        keep = {event.id for event in wanted if event.id is not None and own}
        rec.delete_many(PolicyEvent, [row for row in before if row not in keep])
        for position, event in enumerate(wanted):
            _put(rec, event, position, before if own else {})
        if not own:
            rec.insert(Setting, key=kept.OWN, value="own")
    return rec.change


def restore_events(library: Library) -> Change:
    """Show the bundled events again; the library's own list goes (and can be taken back)."""
    with library.change("Put the bundled policy events back") as rec:
        setting = kept.own_list(rec.conn)
        rec.delete_many(PolicyEvent, [row.id for row in kept.events(rec.conn)])
        if setting is not None:
            rec.delete(Setting, setting)
    return rec.change


def _check(event: Event) -> None:
    """Raise Refused where an event can't stand on the timeline."""
    if not FIRST_YEAR <= event.year <= LAST_YEAR:
        raise Refused(f"{event.year} is not a year the timeline can show. Choose one from 1900 to 2100.")
    if not any(words.strip() for words in event.labels.values()):
        raise Refused("An event needs a label in English or Chinese.")
    if not event.lane.strip():
        raise Refused("An event needs a country.")


def _put(rec: Recorder, event: Event, position: int, before: Mapping[int, kept.EventRow]) -> None:
    """Write one event."""
    labels = {
        lang: " ".join(words.split())[:MOST_LABEL]
        for lang, words in (("en", event.labels.get("en", "")), ("zh-Hans", event.labels.get("zh", "")))
        if words.strip()
    }
    values = {
        "year": event.year, "lane": event.lane.strip()[:40], "labels": labels,
        "source": " ".join(event.source.split())[:MOST_SOURCE], "position": position,
    }  # fmt: skip
    if event.id is not None and event.id in before:
        rec.update(PolicyEvent, event.id, **values)
    else:
        rec.insert(PolicyEvent, **values)
