"""The journal: every change, before and after."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, Integer, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Kept, ref


class Step(Kept):
    """One change a person made: undone and done again as a whole."""

    __tablename__ = "step"
    guid: Mapped[str] = mapped_column(String(36), unique=True)
    at: Mapped[str]
    coder_id: Mapped[int | None] = mapped_column(Integer, index=True)
    coder_name: Mapped[str | None]
    session: Mapped[str] = mapped_column(String(36), index=True)
    kind: Mapped[str] = mapped_column(String(6))
    """do, undo, redo."""
    label: Mapped[str]
    """An English pattern ('Coded with “%1”'), translated where it is shown."""
    args: Mapped[list[Any]]
    target_id: Mapped[int | None] = mapped_column(Integer, index=True)
    """For undo and redo: the step of kind do that it takes back or does again."""
    undone: Mapped[bool]
    """For a step of kind do: whether it is now taken back."""
    closed: Mapped[bool]
    """May be read, no longer undone (a migration came after it) or, if undone, no longer redone."""
    batch_id: Mapped[int | None] = mapped_column(Integer, index=True)


class Entry(Kept):
    """What a step did to one row, or (insert) to one range of rows of one table."""

    __tablename__ = "entry"
    step_id: Mapped[int] = ref("step.id")
    table_name: Mapped[str] = mapped_column(String(40))
    op: Mapped[str] = mapped_column(String(6))
    """insert, update, delete."""
    first_id: Mapped[int]
    last_id: Mapped[int]
    before: Mapped[str | None]
    """JSON by column name; for update only the columns that changed."""
    after: Mapped[str | None]
    image: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Compressed JSON of inserted rows, written when the step is taken back."""

    __table_args__ = (
        Index("ix_entry_rows", "table_name", "first_id", "last_id"),
        Index("ix_entry_ranges", "table_name", "first_id", "last_id", sqlite_where=text("last_id > first_id")),
        Index("ix_entry_gone", "table_name", sqlite_where=text("op = 'delete'")),
        {"sqlite_autoincrement": True},
    )
