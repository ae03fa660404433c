"""What a reader of codebooks and coded projects tells: one sentence with its words, said where something was not plain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.formats.remarks import fill


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence pattern with its words; `lost` says that something did not come over."""

    pattern: str
    args: tuple[str, ...] = ()
    lost: bool = True

    @property
    def message(self) -> str:
        """The sentence in plain English."""
        return fill(self.pattern, self.args)


def summed(told: Iterable[Told]) -> tuple[Told, ...]:
    """Say each thing once: what differs only in the number at its end is said with the sum."""
    counts: dict[tuple[str, tuple[str, ...], bool], int | None] = {}
    for one in told:
        number = one.args[-1] if one.args and one.args[-1].isdecimal() else ""
        key = (one.pattern, one.args[:-1] if number else one.args, one.lost)
        counts[key] = (counts.get(key) or 0) + int(number) if number else None
    return tuple(
        Told(pattern, args if count is None else (*args, str(count)), lost)
        for (pattern, args, lost), count in counts.items()
    )
