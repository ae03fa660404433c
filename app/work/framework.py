"""Findings laid out as a framework matrix, studies by themes; and findings on one theme that point in opposite ways.

A framework matrix (Ritchie and Spencer's framework method) keeps one row a case and one column a theme, with the words in
the cells. Codes are those of a finding's passages; one that was looked for and reported absent stands in the cell as such
and never makes a tension.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from app.formats.guarded import guarded
from app.work.library import Library
from app.work.whole import beside, keep_off_libraries
from db import codings, listing
from db import findings as kept
from db.rows import Code, Finding, pick_exact

MOST: Final = 2000
"""So many pairs of findings are listed at most; how many there are is said."""
STRENGTH: Final = {"absent": 0, "implied": 1, "explicit": 2}
SIGNS: Final = {"barrier": "−", "facilitator": "+"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding in a cell: by which mode it is on the theme, and with which signs."""

    finding_id: int
    mode: str
    """explicit, implied, absent: the strongest among its codes on the theme."""
    signs: str
    """+ helps, − hinders, ± both, '' neither."""


Cells = dict[tuple[int, str], list[Entry]]
"""(study, theme's key) -> its findings, in the order they were given."""


@dataclass(frozen=True, slots=True)
class Tension:
    """Two findings on one theme: the first has a barrier there, the second a facilitator."""

    theme: str
    barrier: int
    facilitator: int
    same_model: bool
    """Both on one care model; else on models of one family."""


def crossed(findings: Iterable[Finding], book: Mapping[int, Code]) -> Cells:
    """Return the cells that hold something."""
    cells: Cells = defaultdict(list)
    for one in findings:
        modes: dict[str, str] = {}
        signs: dict[str, set[str]] = defaultdict(set)
        for own in one.codes:
            code = book.get(own.code_id)
            if code is None or code.theme is None:
                continue
            old = modes.get(code.theme)
            if old is None or STRENGTH[own.mode] > STRENGTH[old]:
                modes[code.theme] = own.mode
            if own.mode != "absent" and code.facet in SIGNS:
                signs[code.theme].add(SIGNS[code.facet])
        for theme, mode in modes.items():
            both = signs[theme]
            cells[one.study_id, theme].append(Entry(one.id, mode, "±" if len(both) > 1 else "".join(both)))
    return dict(cells)


def tensions(findings: Iterable[Finding], book: Mapping[int, Code], most: int = MOST) -> tuple[list[Tension], int]:
    """Return pairs of findings with opposite signs on one theme and the same or a related care model; and their number.

    Related are models under one head of the codebook. Those on one model come first; within, the order of the findings
    is kept: nothing is ranked.
    """
    sides: dict[tuple[str, int], tuple[dict[int, set[int]], dict[int, set[int]]]] = defaultdict(lambda: ({}, {}))
    for one in findings:
        standing = [book[own.code_id] for own in one.codes if own.mode != "absent" and own.code_id in book]
        models = [code for code in standing if code.facet == "model"]
        for code in standing:
            if code.theme is None or code.facet not in SIGNS:
                continue
            for model in models:
                pair = sides[code.theme, _head(model, book)]
                pair[code.facet == "facilitator"].setdefault(one.id, set()).add(model.id)
    found: dict[tuple[str, int, int], bool] = {}
    total = 0
    for (theme, _), (against, towards) in sides.items():
        total += len(against) * len(towards) - len(against.keys() & towards.keys())
        pairs = ((a, b) for a in against for b in towards if a != b)
        for a, b in islice(pairs, max(0, most - len(found))):
            found[theme, a, b] = found.get((theme, a, b), False) or bool(against[a] & towards[b])
    out = [Tension(theme, a, b, same) for (theme, a, b), same in found.items()]
    out.sort(key=lambda one: not one.same_model)
    return out, max(total, len(out)) if total > most else len(out)


def _head(code: Code, book: Mapping[int, Code]) -> int:
    """The head of the family a code is in: the highest above it, itself where nothing is."""
    seen = {code.id}
    while code.parent_id is not None and code.parent_id in book and code.parent_id not in seen:
        code = book[code.parent_id]
        seen.add(code.id)
    return code.id


def write(library: Library, target: Path, lang: str = "en", ids: Iterable[int] | None = None) -> int:
    """Write the framework matrix as CSV (UTF-8 with BOM) and return the number of studies.

    A row a study, a column a theme; a cell holds each finding's claims and, in quotation marks, the words it rests on.
    ``lang`` (en or zh-Hans) comes first. Raises Refused where the place can't be written.
    """
    from app.work import codebook

    keep_off_libraries(target)
    book = {code.id: code for code in codebook.uncounted(library)}
    with library.db.read() as conn:
        findings = {one.id: one for one in kept.many(conn, ids=None if ids is None else list(ids))}
        passages = {p.id: p for p in codings.many(conn, sorted({p for one in findings.values() for p in one.passages}))}
        cards = {card.id: card for card in listing.cards(conn, sorted({one.study_id for one in findings.values()}))}
    cells = crossed(findings.values(), book)
    filled = {theme for _, theme in cells}
    themes = [one for one in codebook.themes(library) if one.key in filled]
    order = (lang, "en" if lang != "en" else "zh-Hans")

    def words(entry: Entry) -> str:
        one = findings[entry.finding_id]
        claims = [claim for tag in order if (claim := pick_exact(one.claims, tag))]
        quotes = [f"“{a.quote}”" for p in one.passages if p in passages for a in passages[p].anchors]
        mode = "" if entry.mode == "explicit" else f"[{entry.mode}] "
        sign = f"[{entry.signs}] " if entry.signs else ""
        return sign + mode + " / ".join(claims) + "".join(f"\n{quote}" for quote in quotes)

    rows = [["Study", "Year", *(pick_exact(theme.labels, lang) or theme.key for theme in themes)]]
    for study in dict.fromkeys(study for study, _ in cells):
        card = cards.get(study)
        head = [card.authors or card.title or card.title_zh, str(card.year or "")] if card else [str(study), ""]
        rows.append([*head, *("\n\n".join(map(words, cells.get((study, theme.key), ()))) for theme in themes)])
    with beside(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows([[guarded(cell) for cell in row] for row in rows])
    return len(rows) - 1
