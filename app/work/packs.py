"""Coding packs: stand-off codings of known texts, attached the moment a user brings one of those texts in.

A pack holds claims, codes, bibliographic facts and anchors (hash and length of the quoted words, hashes of their
neighbours, an offset as a hint), never the words. An anchor that can't be placed for sure is listed, not guessed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from app.text import packs as marks
from app.work import merged
from db import tables
from db.journal import Recorder

CONTEXT = 24


@dataclass(frozen=True, slots=True)
class Body:
    """A text of the library as a pack sees it: ids, language and words."""

    text: int
    version: int
    lang: str
    body: str


@dataclass(frozen=True, slots=True)
class Attached:
    """What a pack did to a study: findings now resting on it, and anchors it could not place (finding key, language)."""

    findings: int
    placed: Mapping[str, int]
    unplaced: tuple[tuple[str, str], ...]


def kept_packs(recorder: Recorder) -> list[dict[str, Any]]:
    """Return the coding packs kept with the library."""
    return kept(recorder.conn)


def kept(conn: Connection) -> list[dict[str, Any]]:
    """Return the coding packs kept with the library that a connection reads."""
    rows = conn.execute(select(tables.Pack.body).order_by(tables.Pack.id))
    return [json.loads(body) for (body,) in rows]


def code_ids(recorder: Recorder) -> dict[str, int]:
    """Return the ids of all codes by key; a code that was merged is the one it went into."""
    rows = recorder.conn.execute(select(tables.Code.key, tables.Code.id))
    ids = {key: row for key, row in rows}  # noqa: C416 - a result of rows is no mapping
    for old, new in merged.known(recorder).items():
        if new in ids:
            ids.setdefault(old, ids[new])
    return ids


def recognise(
    packs: Iterable[dict[str, Any]], bodies: Mapping[str, str], dois: Sequence[str]
) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """Say which study of which pack a record is, or None.

    ``bodies`` are the record's texts by language, ``dois`` those printed with it. A study is recognised when at least
    half of its anchors in one language find their words; a DOI alone only says where to look first.
    """
    if not bodies:
        return None
    wanted = {doi.casefold() for doi in dois}
    candidates = [(pack, study) for pack in packs for study in pack["studies"]]
    candidates.sort(key=lambda pair: not _doi_matches(pair[1], wanted))
    for pack, study in candidates:
        findings = [finding for finding in pack["findings"] if finding["study"] == study["key"]]
        probe = findings if _doi_matches(study, wanted) else findings[:4]
        for lang, body in bodies.items():
            own = [_mark(a) for finding in probe for a in finding["anchors"] if _same_language(a["lang"], lang)]
            placed = [span for span in marks.place_all(body, own) if span is not None]
            if own and len(placed) * 2 >= len(own):
                return pack, study
    return None


def _mark(anchor: Mapping[str, Any]) -> marks.Mark:
    """Return the mark of an anchor as a pack writes it."""
    return marks.Mark(**{name: anchor[name] for name in ("quote", "length", "before", "after", "rolling", "hint")})


def _doi_matches(study: Mapping[str, Any], wanted: set[str]) -> bool:
    """Say whether one of the study's DOIs is among those wanted."""
    return any(i["scheme"] == "doi" and i["value"].casefold() in wanted for i in study["identifiers"])


def _same_language(one: str, other: str) -> bool:
    """Say whether two tags name the same language, whatever the script."""
    return one.split("-", maxsplit=1)[0] == other.split("-", maxsplit=1)[0]


def insert_study(
    recorder: Recorder, facts: Mapping[str, Any], codes: Mapping[str, int], *, source: str, batch: int | None = None
) -> int:
    """Insert a study from a pack's bibliographic facts; return its id."""
    columns = ("year", "month", "day", "epub", "volume", "issue", "pages", "country", "design", "publication_type")
    study = recorder.insert(
        tables.Study,
        guid=facts["guid"],
        **{name: facts[name] for name in columns},
        asked_about_barriers=facts["asked_about_barriers"],
        batch_id=batch,
        pack_key=facts["key"],
    )
    add_facts(recorder, study, facts, codes, source=source, have=frozenset())
    return study


def add_facts(
    recorder: Recorder,
    study: int,
    facts: Mapping[str, Any],
    codes: Mapping[str, int],
    *,
    source: str,
    have: frozenset[str],
) -> None:
    """Add a pack's facts to a study, but for what it already has from its page.

    ``have`` names what the page printed: 'title', 'authors', 'identifiers:doi', 'affiliation', ...
    """
    base = recorder.conn.scalar(
        select(func.coalesce(func.max(tables.FieldVariant.position), -1)).where(tables.FieldVariant.study_id == study)
    )
    rows = [
        {"study_id": study, "source": source, "position": int(base or 0) + 1 + index, **field}
        for index, field in enumerate(facts["fields"])
        if f"{field['field']}:{field['lang']}" not in have
    ]
    if rows:
        recorder.insert_many(tables.FieldVariant, rows)
    if "authors" not in have and facts["authors"]:
        recorder.insert_many(
            tables.Author,
            [
                {"study_id": study, "position": i, "family": a["family"], "given": a["given"], "literal": "",
                 "lang": "en", "role": "author", "source": source}
                for i, a in enumerate(facts["authors"])
            ],
        )  # fmt: skip
    fresh = [i for i in facts["identifiers"] if f"identifier:{i['scheme']}" not in have]
    if fresh:
        recorder.insert_many(tables.Identifier, [{"study_id": study, **i} for i in fresh])
    if "models" not in have and facts["models"]:
        recorder.insert_many(
            tables.StudyModel,
            [
                {"study_id": study, "code_id": codes[m], "position": i}
                for i, m in enumerate(facts["models"])
                if m in codes
            ],
        )


def insert_finding(recorder: Recorder, finding: Mapping[str, Any], study: int, position: int) -> int:
    """Insert a finding of a pack; return its id."""
    return recorder.insert(
        tables.Finding,
        guid=finding["guid"],
        key=finding["key"],
        study_id=study,
        status=finding["status"],
        direction=finding["direction"],
        claims=finding["claims"],
        position=position,
        in_report=False,
    )


def insert_anchor(recorder: Recorder, passage: int, text: int, version: int, body: str, start: int, end: int) -> int:
    """Insert an anchor on body[start:end], with its words and their neighbours; return its id."""
    return recorder.insert(
        tables.Anchor,
        passage_id=passage,
        text_id=text,
        version_id=version,
        start=start,
        end=end,
        quote=body[start:end],
        before=body[max(0, start - CONTEXT) : start],
        after=body[end : end + CONTEXT],
        state="placed",
    )


def insert_codings(recorder: Recorder, passage: int, coded: Sequence[Sequence[str]], codes: Mapping[str, int]) -> None:
    """Insert (code key, mode) codings on a passage; a key the codebook lacks is left out."""
    rows = [{"passage_id": passage, "code_id": codes[key], "mode": mode} for key, mode in coded if key in codes]
    if rows:
        recorder.insert_many(tables.Coding, rows)


def attach(
    recorder: Recorder, pack: Mapping[str, Any], facts: Mapping[str, Any], study: int, bodies: Sequence[Body]
) -> Attached:
    """Rest a pack's findings on the words of a study's texts.

    A finding that the library has already (same guid) gets a second passage, never a twin. Passages none of whose
    anchors could be placed are not made; what could not be placed is returned.
    """
    codes = code_ids(recorder)
    known = _known(recorder, tables.Finding)
    passages = _known(recorder, tables.Passage)
    top = recorder.conn.scalar(select(func.coalesce(func.max(tables.Finding.position), -1)))
    position = int(top if top is not None else -1) + 1
    unplaced: list[tuple[str, str]] = []
    placed: dict[str, int] = {}
    touched = 0
    own = [f for f in pack["findings"] if f["study"] == facts["key"] and f["passage_guid"] not in passages]
    spots_of = _spots(own, bodies, unplaced)
    for finding in own:
        spots = spots_of[finding["key"]]
        if not spots:
            continue
        passage = recorder.insert(
            tables.Passage, guid=finding["passage_guid"], study_id=study, section=finding["section"]
        )
        for body, start, end in spots:
            insert_anchor(recorder, passage, body.text, body.version, body.body, start, end)
            placed[body.lang] = placed.get(body.lang, 0) + 1
        insert_codings(recorder, passage, finding["codes"], codes)
        row = known.get(finding["guid"])
        if row is None:
            row = insert_finding(recorder, finding, study, position)
            position += 1
        order = recorder.conn.scalar(
            select(func.count()).select_from(tables.FindingPassage).where(tables.FindingPassage.finding_id == row)
        )
        recorder.insert(tables.FindingPassage, finding_id=row, passage_id=passage, position=int(order or 0))
        touched += 1
    return Attached(touched, placed, tuple(unplaced))


def _spots(
    findings: Sequence[Mapping[str, Any]], bodies: Sequence[Body], unplaced: list[tuple[str, str]]
) -> dict[str, list[tuple[Body, int, int]]]:
    """Place findings' anchors in the texts there are, by finding key; note those that could not be placed."""
    spots: dict[str, list[tuple[Body, int, int]]] = {finding["key"]: [] for finding in findings}
    for body in bodies:
        wanted = [(f["key"], a) for f in findings for a in f["anchors"] if _same_language(a["lang"], body.lang)]
        for (key, anchor), span in zip(wanted, marks.place_all(body.body, [_mark(a) for _, a in wanted]), strict=True):
            if span is None:
                unplaced.append((key, anchor["lang"]))
            else:
                spots[key].append((body, span[0], span[1]))
    return spots


def _known(recorder: Recorder, table: Any) -> dict[str, int]:
    """Return the ids of a table's rows by guid."""
    rows = recorder.conn.execute(select(table.guid, table.id))
    return {guid: row for guid, row in rows}  # noqa: C416 - a result of rows is no mapping
