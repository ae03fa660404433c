"""Read what only some reports hold: the codebook, notes, and the texts of the studies sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection

from app.report.model import CodeEntry, Part, PartKey, Provenance, ReportMemo, ReportStudy
from app.work import aligning, citing
from app.work.library import Library
from db import memos as kept_memos
from db import texts as kept_texts
from db.rows import Code, Finding, Study, Text, Words, pick_exact

PARTS: tuple[PartKey, ...] = (
    *(
        "front",
        "contents",
        "findings",
        "glance",
        "by_theme",
        "words",
        "studies",
        "memos",
        "texts",
        "references",
        "note",
    ),
)
"""Every section a report may hold."""


def two(words: Words) -> dict[str, str]:
    """Return wordings under the keys en and zh."""
    return {"en": pick_exact(words, "en"), "zh": pick_exact(words, "zh-Hans")}


def parts_of(asked: Iterable[Sequence[str]]) -> tuple[Part, ...]:
    """Return sections from plain values (key, English heading, Chinese heading); unknown ones are left out."""
    found: dict[str, Part] = {}
    for key, *heads in asked:
        if key in PARTS and key not in found:
            en, zh = (*heads, "", "")[:2]
            found[key] = Part(key, {"en": en, "zh": zh})
    return tuple(found.values())


def codebook(codes: Iterable[Code]) -> tuple[CodeEntry, ...]:
    """Return the codebook in its order with its counts."""
    listed = sorted(codes, key=lambda code: code.position)
    keys = {code.id: code.key for code in listed}
    return tuple(
        CodeEntry(
            code.key,
            keys.get(code.parent_id or 0, ""),
            code.facet,
            code.theme or "",
            two(code.labels),
            two(code.definitions),
            code.studies,
            code.passages,
            code.guid,
        )
        for code in listed
        if not code.retired
    )


def memos(conn: Connection, findings: Sequence[Finding], studies: Mapping[int, Study]) -> tuple[ReportMemo, ...]:
    """Return the notes on the studies of a report, on its findings and on the passages these rest on, study by study."""
    claims = {one.id: one for one in findings}
    resting = {passage: one for one in reversed(findings) for passage in one.passages}
    made: list[tuple[int, int, int, ReportMemo]] = []
    for rank, (subject, ids) in enumerate((("study", studies), ("finding", claims), ("passage", resting))):
        for memo in kept_memos.many(conn, subject, sorted(ids)):
            finding = {"finding": claims, "passage": resting}.get(subject, {}).get(memo.subject_id)
            study = finding.study_id if finding else memo.subject_id
            about = two(finding.claims) if finding else {}
            made.append((study, rank, memo.id, ReportMemo(citing.words(studies[study]), about, memo.coder, memo.body)))
    return tuple(memo for *_, memo in sorted(made, key=lambda one: one[:3]))


def with_texts(library: Library, conn: Connection, rows: Sequence[ReportStudy]) -> tuple[ReportStudy, ...]:
    """Return studies with the sentences of their texts facing each other; texts not aligned yet are aligned for this."""
    texts = kept_texts.of_studies(conn, [row.id for row in rows])
    return tuple(_with_text(library, conn, row, texts.get(row.id, [])) for row in rows)


def _with_text(library: Library, conn: Connection, row: ReportStudy, own: Sequence[Text]) -> ReportStudy:
    left, right = kept_texts.facing(own)
    shown = left or right
    if shown is None:
        return row
    if left is None or right is None:
        from app.text.segment import sentences

        words = [shown.body[one.start : one.end] for one in sentences(shown.body, shown.lang)]
        pairs = [("", one) if shown.lang.startswith("zh") else (one, "") for one in words]
    else:
        facing = aligning.facing_pairs(library, conn, left, right)
        pairs = [(_joined(left.body, one.left), _joined(right.body, one.right)) for one in facing]
    chinese = right or shown
    origin = Provenance(cast("Any", chinese.provenance), chinese.engine or "", chinese.review_state == "reviewed")
    return replace(row, pairs=tuple(pairs), pairs_from=origin, pairs_kind=cast("Any", shown.kind))


def _joined(body: str, spans: Sequence[tuple[int, int]]) -> str:
    """The words of one side of a pair."""
    return " ".join(body[start:end] for start, end in spans)
