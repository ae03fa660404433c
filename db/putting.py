"""Put what waits in a staging file into the library: one INSERT ... SELECT a table, ids moved behind the library's own.

The staging file is attached as ``staged`` (see Database.write). Its rows know each other by numbers from 1; here every
number gets the same distance within its table, so that a batch is one line of the journal a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import nullcontext
from functools import cache

from sqlalchemy import Connection

from db import pragmas
from db.images import layout
from db.recording import Recorder
from db.references import references
from db.tables import JOURNALED, Base, Tag

KEPT = ("study", "field_variant", "author", "identifier", "study_tag", "text", "text_version")
"""The journaled tables an import fills, parents first."""
MANY = 2_000
"""Studies from which on the full-text index gathers more before it writes."""
_TAG = "(SELECT t.id FROM main.tag t JOIN staged.tag g ON g.name = t.name WHERE g.id = s.tag_id)"


def put(recorder: Recorder, first: int, last: int, *, source: int | None, batch: int) -> int:
    """Put the studies from first to last of the staging file in; return the library's id of the first.

    Their derived rows come with them and are not made again at the end of the step.
    """
    conn = recorder.conn
    moved: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    for name in KEPT:
        spans[name] = _span(conn, name, first, last)
        moved[name] = pragmas.last_id(conn, name) + 1 - spans[name][0]
    for name in KEPT:
        low, high = spans[name]
        if high >= low:
            conn.exec_driver_sql(_sql(name).format(**moved, batch=batch, source=source or "NULL"), (low, high))
            recorder.note_inserted(name, low + moved[name], high + moved[name], settled=True)
    with pragmas.gathering_more(conn) if last - first >= MANY else nullcontext():
        for name in _derived():
            conn.exec_driver_sql(_sql(name).format(**moved, batch=batch), (first, last))
    recorder.came_whole(range(first + moved["study"], last + moved["study"] + 1))
    return first + moved["study"]


def bring_source(recorder: Recorder, number: int, batch: int) -> int:
    """Put what the file itself was into the library: its name, its hash, and its words as they came."""
    source = pragmas.last_id(recorder.conn, "source") + 1
    columns = [column for column in layout("source").columns if column not in {"id", "batch_id"}]
    recorder.conn.exec_driver_sql(
        f"INSERT INTO main.source (id, batch_id, {', '.join(columns)})"
        f" SELECT ?, ?, {', '.join(columns)} FROM staged.source WHERE id = ?",
        (source, batch, number),
    )
    recorder.note_inserted("source", source, source)
    return source


def bring_tags(recorder: Recorder, first: int, last: int) -> None:
    """Make the tags of some waiting studies that the library has not got yet."""
    names = recorder.conn.exec_driver_sql(
        "SELECT DISTINCT g.name FROM staged.study_tag s JOIN staged.tag g ON g.id = s.tag_id"
        " WHERE s.study_id BETWEEN ? AND ? AND g.name NOT IN (SELECT name FROM main.tag) ORDER BY g.id",
        (first, last),
    ).scalars()
    for name in names.all():
        recorder.insert(Tag, name=name, color=None)


def here_already(conn: Connection, first: int, last: int) -> dict[int, int]:
    """Return the waiting studies all of whose texts the library has, each with the study that holds the first of them."""
    found = conn.exec_driver_sql(
        "SELECT x.study_id, (SELECT w.study_id FROM main.text_version o JOIN main.text w ON w.id = o.text_id"
        " WHERE o.sha256 = v.sha256 LIMIT 1) AS there FROM staged.text x JOIN staged.text_version v ON v.id = x.id"
        " WHERE x.study_id BETWEEN ? AND ? ORDER BY x.id",
        (first, last),
    )
    whole: dict[int, int | None] = {}
    for study, there in found:
        whole[study] = there if study not in whole else whole[study] and there and whole[study]
    return {study: there for study, there in whole.items() if there is not None}


def to_look_at(
    conn: Connection, first: int, last: int, known: Iterable[tuple[str, str]], titles: Collection[str]
) -> set[int]:
    """Return the waiting studies whose DOI the library has too, or another before them in the file, or that are ``known``.

    ``known`` are identifiers as (scheme, value), and titles without the dot at their end, all in small letters: those of
    the studies that coding packs know, whose words decide.
    """
    inside = "scheme = 'doi' AND study_id BETWEEN ? AND ?"
    met = conn.exec_driver_sql(
        f"SELECT DISTINCT study_id FROM staged.identifier WHERE {inside} AND lower(value) IN"
        " (SELECT lower(value) FROM main.identifier WHERE scheme = 'doi')",
        (first, last),
    )
    out = set(met.scalars())
    twins = conn.exec_driver_sql(
        f"SELECT study_id FROM (SELECT study_id, row_number() OVER (PARTITION BY lower(value) ORDER BY study_id) AS n"
        f" FROM (SELECT DISTINCT study_id, lower(value) AS value FROM staged.identifier WHERE {inside} AND role = 'own'))"
        " WHERE n > 1",
        (first, last),
    )
    out.update(twins.scalars())
    for scheme, value in known:
        named = conn.exec_driver_sql(
            "SELECT study_id FROM staged.identifier WHERE scheme = ? AND study_id BETWEEN ? AND ? AND lower(value) = ?",
            (scheme, first, last, value),
        )
        out.update(named.scalars())
    if titles:
        titled = conn.exec_driver_sql(
            "SELECT study_id FROM staged.field_variant WHERE field = 'title' AND study_id BETWEEN ? AND ?"
            " AND lower(rtrim(value, '.')) IN (SELECT value FROM json_each(?))",
            (first, last, pragmas.to_json(sorted(titles))),
        )
        out.update(titled.scalars())
    return out


def _span(conn: Connection, name: str, first: int, last: int) -> tuple[int, int]:
    """The first and last row of a waiting table that belong to some studies; a first after the last: none.

    Rows are numbered in the order of their studies, so that both stand at an end and nothing between is walked through.
    """
    table, key = {"study": ("study", "id"), "text_version": ("text", "study_id")}.get(name, (name, "study_id"))
    low, high = (
        conn.exec_driver_sql(
            f"SELECT id FROM staged.{table} WHERE {key} BETWEEN ? AND ? ORDER BY {key} {way}, id {way} LIMIT 1",
            (first, last),
        ).scalar()
        for way in ("ASC", "DESC")
    )
    return (1, 0) if low is None or high is None else (int(low), int(high))


@cache
def _derived() -> tuple[str, ...]:
    """The tables of rows made from a study's own, as the library has them."""
    kept = {table.__tablename__ for table in JOURNALED}
    return tuple(t.name for t in Base.metadata.sorted_tables if t.name not in kept and "study_id" in t.columns)


def bring_words(conn: Connection) -> None:
    """Put the words in that search has not met before, from every table of bare words."""
    for table in Base.metadata.sorted_tables:
        if list(table.columns.keys()) == ["word"]:
            conn.exec_driver_sql(
                f"INSERT INTO main.{table.name} SELECT word FROM staged.{table.name}"
                f" WHERE word NOT IN (SELECT word FROM main.{table.name}) ORDER BY word"
            )


@cache
def _sql(name: str) -> str:
    """The statement that puts rows of a table in, with places for the distances."""
    table = Base.metadata.tables[name]
    parents = {one.column: one.parent for one in references() if one.child == name and one.parent in KEPT}
    own = {"batch_id": "{batch}", "source_id": "{source}", "tag_id": _TAG}
    kept = name in KEPT
    columns = [c.name for c in table.columns if kept or c.name != "id"]
    values = []
    for column in columns:
        if column == "id":
            values.append(f"s.id + {{{name}}}")
        elif column == "version_id" and name == "text":
            values.append("s.version_id + {text_version}")
        elif column in parents or column == "study_id":
            values.append(f"s.{column} + {{{parents.get(column, 'study')}}}")
        else:
            values.append(own.get(column, f's."{column}"'))
    key = "id" if kept else "study_id"
    quoted = ", ".join(f'"{column}"' for column in columns)
    return (
        f"INSERT INTO main.{name} ({quoted}) SELECT {', '.join(values)} FROM staged.{name} s"
        f" WHERE s.{key} BETWEEN ? AND ? ORDER BY s.{key}"
    )
