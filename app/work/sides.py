"""Studies side by side, a line a field: what each says, what differs, and what becomes of it when they are merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.work.library import Library
from app.work.studying import names_text
from db import memos, merging, texts
from db.rows import Name, Study, Variant

ONE_WORDING: tuple[str, ...] = ("title", "journal", "programme", "setting", "methods")
"""Fields with one wording in each language; the key of the Chinese one ends in _zh."""

LINES: tuple[str, ...] = ("sample", "affiliation")
"""Fields of several lines in each language, chosen whole."""

SINGLE: tuple[str, ...] = (
    "journal_abbrev",
    "publisher",
    "place",
    "edition",
    "series",
    "language",
    "citation_key",
)
"""Fields with one wording in all."""

PLAIN: tuple[str, ...] = (
    "volume",
    "issue",
    "pages",
    "epub",
    "country",
    "design",
    "publication_type",
    "asked_about_barriers",
)
"""Fields of the study's own row; year, month and day go together as "date"."""

DATE: tuple[str, ...] = ("year", "month", "day")
TEXT = "text"
"""Keys of texts begin so: text:en:abstract."""

_ORDER: tuple[str, ...] = (
    *("title", "title_zh", "authors", "date", "journal", "journal_zh", "journal_abbrev", "volume", "issue", "pages", "epub"),
    *("publisher", "place", "edition", "series", "language", "publication_type", "country", "design"),
    *("asked_about_barriers", "programme", "programme_zh", "setting", "setting_zh", "methods", "methods_zh"),
    *("sample", "sample_zh", "affiliation", "affiliation_zh", "citation_key"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One field of all the studies: its key, and what each of them says ('' where nothing)."""

    key: str
    values: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether there is something to choose: two that say something say different things."""
        return len({value for value in self.values if value}) > 1


@dataclass(frozen=True, slots=True)
class Holding:
    """What lies under a study and stays when it is merged."""

    texts: int
    passages: int
    codings: int
    findings: int
    memos: int
    tags: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Studies side by side: their ids, the lines that at least one fills, what lies under each, and which to keep."""

    studies: tuple[int, ...]
    lines: tuple[Line, ...]
    holdings: tuple[Holding, ...]
    kept: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the fields of the merged study are."""

    plain: dict[str, Any]
    variants: dict[str, list[Variant]]
    names: list[Name]
    called: str


def text_key(lang: str, kind: str) -> str:
    """The key of the line of a text: text:en:abstract, and text:zh:abstract for Chinese in either script."""
    return f"{TEXT}:{'zh' if lang.startswith('zh') else lang}:{kind}"


# -- looking ----------------------------------------------------------------------------------------------------------


def compare(library: Library, found: Sequence[Study]) -> Comparison:
    """Put studies side by side, in the order given; the one with most coding in it is proposed to be kept."""
    ids = [study.id for study in found]
    bodies: dict[str, list[str]] = {}
    with library.db.read() as conn:
        own = texts.of_studies(conn, ids)
        counts = merging.holdings(conn, ids)
        notes = Counter(study for study, _memo, _words in memos.of_studies(conn, ids))
    for at, study in enumerate(ids):
        for text in own.get(study, ()):
            line = bodies.setdefault(text_key(text.lang, text.kind), [""] * len(ids))
            line[at] = line[at] or text.body
    holdings = [
        Holding(len(own.get(study, ())), *counts[study], notes[study], len(found[at].tags))
        for at, study in enumerate(ids)
    ]
    lines = [Line(key, tuple(_said(study, key) for study in found)) for key in _ORDER]
    lines += [Line(key, tuple(values)) for key, values in sorted(bodies.items())]
    weights = [(one.codings, one.findings, one.passages, one.texts) for one in holdings]
    filled = [sum(bool(line.values[at]) for line in lines) for at in range(len(ids))]
    best = max(range(len(ids)), key=lambda at: (*weights[at], filled[at], -ids[at]))
    return Comparison(tuple(ids), tuple(line for line in lines if any(line.values)), tuple(holdings), ids[best])


def _said(study: Study, key: str) -> str:
    """What a study says in a field, as people read it."""
    if key == "authors":
        return names_text([name for name in study.names if name.role == "author"])
    if key == "date":
        return "-".join(f"{part:02d}" for part in (study.year, study.month, study.day) if part)
    if key in PLAIN:
        return str(getattr(study, key) or "")
    return "\n".join(dict.fromkeys(v.value for v in _own(study, key)))


def _own(study: Study, key: str) -> list[Variant]:
    """The wordings behind a key."""
    if key in SINGLE:
        return [v for v in study.variants if v.field == key and v.value]
    chinese, name = key.endswith("_zh"), key.removesuffix("_zh")
    return [v for v in study.variants if v.field == name and v.lang.startswith("zh") == chinese and v.value]


# -- merging ----------------------------------------------------------------------------------------------------------


def outcome(found: Sequence[Study], chosen: Mapping[str, int]) -> Outcome:
    """Say what the fields of the merged study are: as chosen, else as the first study has them, else the next one."""

    def source(key: str, has: Sequence[bool]) -> Study:
        wanted = next((study for study in found if study.id == chosen.get(key)), None)
        return wanted or next((study for study, there in zip(found, has, strict=True) if there), found[0])

    plain: dict[str, Any] = {}
    for name in PLAIN:
        plain[name] = getattr(source(name, [bool(getattr(study, name)) for study in found]), name)
    dated = source("date", [study.year is not None for study in found])
    plain |= {name: getattr(dated, name) for name in DATE}
    variants: dict[str, list[Variant]] = {}
    for name in (*ONE_WORDING, *LINES):
        variants[name] = []
        for key in (name, f"{name}_zh"):
            own = _own(source(key, [bool(_own(study, key)) for study in found]), key)
            variants[name] += [*own, *_other_languages(own, found, key)]
        variants[name] = _originals_once(variants[name])
    for name in SINGLE:
        variants[name] = _own(source(name, [bool(_own(study, name)) for study in found]), name)
    known = set(variants)
    for name in dict.fromkeys(v.field for study in found for v in study.variants if v.field not in known):
        variants[name] = _united(v for study in found for v in study.variants if v.field == name)
    titles = variants["title"]
    named = source("authors", [any(n.role == "author" for n in study.names) for study in found])
    return Outcome(plain, variants, _people(found, named), titles[0].value if titles else "Untitled")


def _other_languages(own: Sequence[Variant], found: Sequence[Study], key: str) -> list[Variant]:
    """Wordings in languages that the chosen study has none in; the first of each."""
    have = {_family(v.lang) for v in own}
    out: dict[str, Variant] = {}
    for study in found:
        for v in _own(study, key):
            if _family(v.lang) not in have:
                out.setdefault(_family(v.lang), v)
    return list(out.values()) if own else []


def _family(lang: str) -> str:
    return "zh" if lang.startswith("zh") else lang


def _originals_once(wordings: Sequence[Variant]) -> list[Variant]:
    """The original first: where two records each call their own language the original, the order given holds."""
    return sorted(wordings, key=lambda v: v.kind != "original")


def _united(wordings: Iterable[Variant]) -> list[Variant]:
    """Every wording once."""
    out: dict[tuple[str, str], Variant] = {}
    for v in wordings:
        out.setdefault((_family(v.lang), v.value.strip()), v)
    return list(out.values())


def _people(found: Sequence[Study], named: Study) -> list[Name]:
    """The authors of the chosen study; the same people in the other script are kept as translated names."""

    def of(study: Study, role: str) -> list[Name]:
        return [name for name in study.names if name.role == role]

    authors = of(named, "author")
    others = next((own for study in (named, *found) if (own := of(study, "translated"))), [])
    if not others:
        scripts = Counter(_family(name.lang) == "zh" for name in authors)
        for study in found:
            own = of(study, "author")
            if own and authors and Counter(_family(n.lang) == "zh" for n in own).keys().isdisjoint(scripts):
                others = [Name(n.family, n.given, n.literal, n.lang, "translated", n.source) for n in own]
                break
    rest: list[Name] = []
    for role in dict.fromkeys(n.role for study in found for n in study.names if n.role not in ("author", "translated")):
        rest += next(own for study in (named, *found) if (own := of(study, role)))
    return [*authors, *others, *rest]
