"""Frameworks from the literature as optional codes, and which of a library's codes are theirs and which are new.

Switching a framework on adds its domains to the codebook below a heading of its own; switching it off takes out what
nobody used and retires the rest. The view serves best-fit framework synthesis: code by the framework first, and see
what does not fit (Carroll, Booth, Leaviss & Rick, BMC Medical Research Methodology 2013, 13:37).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import select

from app.paths import resources
from app.text.refused import Refused
from app.work import codebook, codetree
from app.work.change import Change
from app.work.library import Library
from db import codes as kept
from db import tables
from db.clock import now
from db.recording import Recorder
from db.rows import Code, pick


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework that can be switched on: its name, where it is from, its domains, whether it is on, how much used."""

    id: str
    labels: Mapping[str, str]
    cite: str
    items: tuple[Mapping[str, Any], ...]
    on: bool
    used: int
    """Passages coded with one of its domains."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A code in the view of best fit: where it comes from and the framework domains that it answers."""

    code: Code
    group: str
    """framework, literature, texts, new."""
    domains: tuple[str, ...]
    """Ids of framework items; by our crosswalk, at the level of domains."""


@cache
def _document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources() / "codebook/frameworks.json").read_text(encoding="utf-8"))
    found["packs"] = [pack for pack in found["packs"] if "items" in pack]  # CERQual judges review findings: no codes
    return found


def all_of(library: Library) -> list[Framework]:
    """Return the frameworks there are, in the document's order."""
    book = {one.key: one for one in codebook.codes(library)}
    found = []
    for pack in _document()["packs"]:
        head = book.get(pack["id"])
        on = head is not None and not head.retired
        items = tuple(pack["items"])
        found.append(Framework(pack["id"], pack["label"], pack["cite"], items, on, head.passages if head else 0))
    return found


def switch(library: Library, framework_id: str, on: bool) -> Change:
    """Switch a framework on or off, as one step."""
    pack = next((one for one in _document()["packs"] if one["id"] == framework_id), None)
    if pack is None:
        raise Refused("There is no such framework. Nothing was changed.")
    name = pick(pack["label"], "en")
    label = "Switched the framework “%1” on" if on else "Switched the framework “%1” off"
    with library.change(label, name) as rec:
        book = {one.key: one for one in kept.all_codes(rec.conn, counted=False)}
        if on:
            _bring(rec, pack, book)
        else:
            _take_out(rec, pack, book)
    return rec.change


def _bring(rec: Recorder, pack: Mapping[str, Any], book: Mapping[str, Code]) -> None:
    """Add what is missing of a framework and take back into use what was retired."""
    position = codebook.next_position(rec)
    head = book.get(pack["id"])
    if head is None:
        top = codetree.root(rec, "other")
        position = codebook.next_position(rec)
        head_id = kept.add(
            rec,
            key=pack["id"],
            parent_id=top,
            position=position,
            facet="other",
            origin="structure",
            labels=pack["label"],
            note=pack["cite"],
        )
    else:
        head_id = head.id
        rec.update(tables.Code, head_id, retired=None)
    for number, item in enumerate(pack["items"], 1):
        there = book.get(item["id"])
        if there is not None:
            rec.update(tables.Code, there.id, retired=None)
            continue
        kept.add(
            rec,
            key=item["id"],
            parent_id=head_id,
            position=position + number,
            facet="other",
            origin="framework",
            labels=item["label"],
            definitions=item.get("definition", {}),
            note=pack["cite"],
        )


def _take_out(rec: Recorder, pack: Mapping[str, Any], book: Mapping[str, Code]) -> None:
    """Delete the framework's codes that nobody used; what is used, or has codes below it, is retired."""
    ids = {book[key].id for key in (pack["id"], *(item["id"] for item in pack["items"])) if key in book}
    coding = tables.Coding
    used = {one for one in ids if rec.conn.scalar(select(coding.id).where(coding.code_id == one).limit(1)) is not None}
    stay: set[int] = set(used)
    stay |= {
        one.parent_id
        for one in book.values()
        if one.parent_id is not None and one.parent_id in ids and one.id not in ids
    }
    by_id = {one.id: one for one in book.values()}
    for code_id in list(stay):
        stay |= codetree.line(by_id, by_id[code_id]) & ids
    for code_id in sorted(ids, key=lambda one: -len(codetree.line(by_id, by_id[one]))):
        if code_id in stay:
            rec.update(tables.Code, code_id, retired=now())
        else:
            codetree.drop(rec, by_id[code_id])


ORIGINS: Mapping[str, str] = {"framework": "framework", "literature": "literature", "seed": "texts", "new": "new"}
"""The group of the view in which a code stands, by its origin; headings stand in none."""


def best_fit(library: Library) -> list[Fit]:
    """Return the codes for best-fit synthesis: framework domains first, then what the literature and the texts gave.

    A code of the library is shown with the domains it answers by our crosswalk; one without any, and with passages, is
    what the frameworks do not hold.
    """
    crosswalk: Mapping[str, list[str]] = _document()["crosswalk"]
    groups: dict[str, list[Fit]] = {group: [] for group in ("framework", "new", "texts", "literature")}
    for code in codebook.codes(library):
        group = ORIGINS.get(code.origin)
        if group is not None and code.enabled:
            groups[group].append(Fit(code, group, tuple(crosswalk.get(code.key, ()))))
    return [fit for group in groups.values() for fit in group]


def domain_names() -> dict[str, Mapping[str, str]]:
    """Return the labels of every framework domain by its id, with the framework's own under its id."""
    names: dict[str, Mapping[str, str]] = {}
    for pack in _document()["packs"]:
        names[pack["id"]] = pack["label"]
        names.update({item["id"]: item["label"] for item in pack["items"]})
    return names
