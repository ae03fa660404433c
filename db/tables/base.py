"""What every table shares."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

APPLICATION_ID = 0x44505459
"""``PRAGMA application_id`` of our files: the letters DPTY."""


class Base(DeclarativeBase):
    """The root of all tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, dict[str, Any]: JSON, list[Any]: JSON}


class Kept(Base):
    """A table with a row number that is never used again."""

    __abstract__ = True
    __table_args__: Any = {"sqlite_autoincrement": True}  # noqa: RUF012  SQLAlchemy reads it from each class

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)


def guid() -> Mapped[str]:
    """A column for the identity that exchange uses."""
    return mapped_column(String(36), unique=True)


def ref(target: str, nullable: bool = False, index: bool = True) -> Any:
    """A column that points at a row of another table."""
    return mapped_column(Integer, ForeignKey(target), nullable=nullable, index=index)
