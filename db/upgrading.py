"""Bring a file to the newest migration: a new library from nothing, an older one with a copy put aside first.

All migrations of one upgrade are one transaction on an engine of its own that keeps no connection and holds to no
foreign keys; references and row counts are looked at before it commits. Alembic is imported here only when needed.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Boolean, Connection, column, func, select, table, update

from db import filenames, pragmas
from db.clock import now
from db.errors import LibraryError, UpgradeFailed, explained
from db.opening import SCHEMA, revision

SCRIPTS = Path(__file__).resolve().parent / "migrations"
"""The folder of migrations: data that Alembic reads, not modules that are imported."""

SEARCHED = 4
"""From this migration on list and index have the shape that `db.derived` makes."""

MADE_AGAIN = frozenset({"alembic_version", "search_text", "study_listing"})
"""Tables that an upgrade may empty: they are made again from the others."""


def create(path: Path, *, scripts: Path = SCRIPTS, target: int = SCHEMA, wait: float = pragmas.WAIT) -> None:
    """Make a new, empty library by running every migration; it appears under its name only when whole."""
    filenames.check(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    pragmas.make_room(path)
    part = filenames.part_of(path, "new")
    part.unlink(missing_ok=True)
    try:
        _migrate(part, scripts, target, wait)
        pragmas.sync(part)
        part.replace(path)
    except Exception as error:
        raise (explained(error, path.name) or error) from error
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def upgrade(
    path: Path,
    *,
    backups: Path | None = None,
    scripts: Path = SCRIPTS,
    target: int = SCHEMA,
    wait: float = pragmas.WAIT,
) -> Path | None:
    """Bring an older library up to date and return the copy made of it first (None where it was not older).

    The copy lies in ``backups``, by default the folder "backups" beside the library. Steps made before can still
    be read, but not taken back: their rows may look different now. On any failure the library is as it was.
    """
    before = _version(path, wait)
    if before >= target:
        return None
    folder = backups if backups is not None else path.parent / "backups"
    folder.mkdir(parents=True, exist_ok=True)
    moment = now().replace(":", "").split(".")[0]
    copy = filenames.copy_of(path, folder, f"before {revision(target)} {moment}")
    pragmas.copy_whole(path, copy, wait)
    try:
        _migrate(path, scripts, target, wait)
    except LibraryError:
        raise
    except Exception as error:
        raise (explained(error, path.name) or UpgradeFailed(path.name, _first_line(error))) from error
    return copy


def _version(path: Path, wait: float) -> int:
    engine = pragmas.make_engine(lambda: pragmas.connect_to_migrate(path, wait), "BEGIN")
    with engine.connect() as conn:
        return pragmas.user_version(conn)


def _migrate(path: Path, scripts: Path, target: int, wait: float) -> None:
    """Run the missing migrations in one transaction; whatever raises leaves the file as it was."""
    from alembic import command
    from alembic.config import Config

    logging.getLogger("alembic").setLevel(logging.WARNING)
    engine = pragmas.make_engine(lambda: pragmas.connect_to_migrate(path, wait), "BEGIN IMMEDIATE")
    with engine.begin() as conn:
        if pragmas.user_version(conn) >= target:
            return  # another window was quicker
        before = _counts(conn)
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = conn
        command.upgrade(config, revision(target))
        _check(conn, before)
        if target >= SEARCHED and before.get("study"):
            _make_again(conn)
        if "step" in before:
            conn.execute(update(table("step", column("closed", Boolean))).values(closed=True))
        pragmas.mark_as_ours(conn, target)


def _make_again(conn: Connection) -> None:
    """Make list and index again: their shape has changed, and how words are read."""
    from db import derived

    derived.refresh(conn, None)


def _counts(conn: Connection) -> dict[str, int]:
    """Return the number of rows of every table."""
    return {
        name: conn.execute(select(func.count()).select_from(table(name))).scalar_one()
        for name in pragmas.table_names(conn)
    }


def _check(conn: Connection, before: Mapping[str, int]) -> None:
    """Refuse an upgrade that lost rows or left rows pointing at nothing."""
    after = _counts(conn)
    lost = [name for name, count in before.items() if name not in MADE_AGAIN and after.get(name, 0) < count]
    if lost:
        raise RuntimeError(f"rows would be lost from {', '.join(sorted(lost))}")
    broken = pragmas.broken_references(conn)
    if broken:
        raise RuntimeError(f"{len(broken)} rows of {broken[0][0]} would point at nothing")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
