"""Carry parsed files across to the child process and back, as plain JSON values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.formats.records import ParsedFile, Record

T = TypeVar("T")


def to_plain(parsed: ParsedFile) -> dict[str, Any]:
    """Return a parsed file as JSON-able values."""
    return asdict(parsed)


def plain_of(record: Record) -> dict[str, Any]:
    """Return one record as JSON-able values."""
    return asdict(record)


def from_plain(plain: Mapping[str, Any]) -> ParsedFile:
    """Return the parsed file that plain values stand for; KeyError or TypeError where they are something else."""
    return build(ParsedFile, plain)


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(kind)


def build(kind: type[T], plain: Mapping[str, Any]) -> T:
    """Build a frozen dataclass from plain values, nested dataclasses and tuples included."""
    hints = _hints(cast("type", kind))
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _value(hints[name], value) for name, value in plain.items() if name in known})


def _value(hint: Any, value: Any) -> Any:
    """Turn one plain value into what its type says."""
    if value is None:
        return None
    origin = get_origin(hint)
    if origin in {Union, UnionType}:
        inner = next(arg for arg in get_args(hint) if arg is not type(None))
        return _value(inner, value)
    if origin is tuple:
        kinds = get_args(hint)
        if len(kinds) == 2 and kinds[1] is Ellipsis:
            return tuple(_value(kinds[0], one) for one in value)
        return tuple(_value(one, part) for one, part in zip(kinds, value, strict=True))
    if isinstance(hint, type) and is_dataclass(hint):
        return build(hint, value)
    return value
