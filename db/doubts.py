"""Which findings rest on words of two texts that face each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import Connection, select

from db import texts
from db.rows import Span
from db.tables import Anchor, Finding, FindingPassage


@dataclass(frozen=True, slots=True)
class Resting:
    """A finding with the words of one of its passages in the two texts the reader opens."""

    finding_id: int
    study_id: int
    left_version_id: int
    right_version_id: int
    left: Span
    right: Span


def bilingual_findings(conn: Connection) -> list[Resting]:
    """Return findings with placed words in both texts the reader opens, passage by passage, in the order of findings."""
    ask = (
        select(Finding.id, Finding.study_id, FindingPassage.passage_id, Anchor.version_id, Anchor.start, Anchor.end)
        .join(FindingPassage, FindingPassage.finding_id == Finding.id)
        .join(Anchor, Anchor.passage_id == FindingPassage.passage_id)
        .where(Anchor.state == "placed")
        .order_by(Finding.position, Finding.id, FindingPassage.id)
    )
    found: dict[tuple[int, int, int], dict[int, Span]] = defaultdict(dict)
    for finding, study, passage, version, start, end in conn.execute(ask):
        found[finding, study, passage][version] = (start, end)
    opened = {}
    for study, heads in texts.heads(conn, {study for _, study, _ in found}).items():
        left, right = texts.facing(heads)
        if left is not None and right is not None:
            opened[study] = left.version_id, right.version_id
    out = []
    for (finding, study, _), spans in found.items():
        a, b = opened.get(study, (0, 0))
        if a in spans and b in spans:
            out.append(Resting(finding, study, a, b, spans[a], spans[b]))
    return out
