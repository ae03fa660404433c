"""A library of 10,000 studies, 100,000 passages, 300,000 codings and 20,000 findings, made once for the figures of coding."""

from __future__ import annotations

import json
import random
import sqlite3
import uuid
from pathlib import Path

from app.work.library import Library
from db import listing
from tests.benchmarks import libraries

STUDIES, PASSAGES, FINDINGS = 10_000, 100_000, 20_000
ASPECTS = {
    "status": ("reported_result", "author_interpretation", "background_claim", "recommendation"),
    "direction": ("hinders", "helps", "mixed", "neutral", "outcome_negative", "expected_positive"),
}


def make(path: Path) -> None:
    """Writes the library: each study has ten passages of a sentence's words with three codes, a fifth of them in a finding."""
    libraries.make(path, STUDIES)
    conn = sqlite3.connect(path)
    rng = random.Random(11)
    usable = "SELECT id, facet FROM code WHERE parent_id IS NOT NULL AND retired IS NULL"
    by_facet: dict[str, list[int]] = {}
    for code, facet in conn.execute(usable):
        by_facet.setdefault(facet, []).append(code)
    texts = conn.execute(
        "SELECT t.study_id, t.id, t.version_id, v.body FROM text t JOIN text_version v ON v.id = t.version_id"
        " GROUP BY t.study_id"
    ).fetchall()
    made = "2026-01-01T00:00:00Z"
    has = conn.execute("SELECT count(*), max(id) FROM passage").fetchone()
    first = max(conn.execute("SELECT coalesce(max(id), 0) FROM coding").fetchone()[0], 0) + 1
    short = PASSAGES - has[0]
    with conn:
        for n in range(short):
            study, text, version, body = texts[n % len(texts)]
            passage = has[1] + 1 + n
            start = rng.randrange(max(1, len(body) - 60))
            end = min(len(body), start + rng.randrange(20, 60))
            conn.execute(
                "INSERT INTO passage (id, guid, study_id, created) VALUES (?, ?, ?, ?)",
                (passage, str(uuid.UUID(int=passage)), study, made),
            )
            conn.execute(
                'INSERT INTO anchor (passage_id, text_id, version_id, start, "end", quote, before, after, state)'
                " VALUES (?, ?, ?, ?, ?, ?, '', '', 'placed')",
                (passage, text, version, start, end, body[start:end]),
            )
            chosen = {rng.choice(by_facet["model"]), rng.choice(by_facet[rng.choice(("barrier", "facilitator"))])}
            chosen |= {rng.choice(by_facet["outcome"])}
            for code in sorted(chosen):
                conn.execute(
                    "INSERT INTO coding (id, guid, passage_id, code_id, mode, created) VALUES (?, ?, ?, ?, 'explicit', ?)",
                    (first, str(uuid.UUID(int=first + (1 << 64))), passage, code, made),
                )
                first += 1
        _put_findings(conn, rng, made)
    conn.close()
    library = Library.open(path)
    try:
        with library.db.write() as writing:
            listing.refresh(writing, None)
            writing.exec_driver_sql("ANALYZE")
    finally:
        library.close()


def _put_findings(conn: sqlite3.Connection, rng: random.Random, made: str) -> None:
    """Every fifth passage without a finding gets one, claimed in both languages."""
    number, position = conn.execute("SELECT coalesce(max(id), 0), coalesce(max(position), 0) FROM finding").fetchone()
    short = FINDINGS - conn.execute("SELECT count(*) FROM finding").fetchone()[0]
    free = conn.execute(
        "SELECT id, study_id FROM passage WHERE id NOT IN (SELECT passage_id FROM finding_passage) AND id % 5 = 0 ORDER BY id"
    ).fetchmany(short)
    for add, (passage, study) in enumerate(free, 1):
        claims = json.dumps(
            {"en": f"Claim {add} of the study, in words of usual length.", "zh-Hans": f"研究的第{add}项主张。"}
        )
        conn.execute(
            "INSERT INTO finding (id, guid, study_id, status, direction, claims, position, in_report, created)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)",
            (
                number + add,
                str(uuid.UUID(int=number + add + (2 << 64))),
                study,
                rng.choice(ASPECTS["status"]),
                rng.choice(ASPECTS["direction"]),
                claims,
                position + add,
                made,
            ),
        )
        link = (number + add, passage)
        conn.execute("INSERT INTO finding_passage (finding_id, passage_id, position) VALUES (?, ?, 0)", link)
