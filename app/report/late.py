"""Rows of things that are made only when somebody looks at them: a cell of a large chart stands for thousands of marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

One = TypeVar("One")


class Late(Sequence[One], Generic[One]):
    """A sequence whose length is known and whose things are made at the first look; equal to a tuple of the same things.

    Nothing here points back to itself: what a chart was counted from, some megabytes, goes with the chart and at once.
    """

    __slots__ = ("_length", "_made")

    def __init__(self, length: int) -> None:
        self._length = length
        self._made: tuple[One, ...] | None = None

    def _make(self) -> tuple[One, ...]:
        """Make everything; asked once."""
        raise NotImplementedError

    @property
    def whole(self) -> tuple[One, ...]:
        """Everything, made now."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> One: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[One, ...]: ...
    def __getitem__(self, at: int | slice) -> One | tuple[One, ...]:
        if (
            isinstance(at, slice)
            and self._made is None
            and at == slice(at.stop)
            and at.stop is not None
            and at.stop >= 0
        ):
            return self.some(at.stop) if at.stop else ()
        return self.whole[at]

    def some(self, most: int) -> tuple[One, ...]:
        """The first things; a kind that can make them alone does."""
        return self.whole[:most]

    def __iter__(self) -> Iterator[One]:
        return iter(self.whole)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Late):
            return self is other or self.whole == other.whole
        return self.whole == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.whole)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._length})"

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self.whole,)
