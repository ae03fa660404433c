"""What a reader of codebooks and coded projects tells: one sentence with its words, said where something was not plain."""

from __future__ import annotations

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
