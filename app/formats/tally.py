"""What a reader has to tell about a whole file: lines that belong to no record, fields without a place, empty entries."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.formats.remarks import ReadingWarning

SHOWN = 20
"""So many lines outside of records are told one by one; of the others the number."""
SAMPLE = 100
"""Code points of a line that are shown."""
OUTSIDE_KEPT = 2_000_000
"""Code points outside of records that are looked at for records of another format."""


@dataclass(slots=True)
class Tally:
    """Counts as it goes; `warnings()` says it all at the end."""

    aside: dict[str, list[int]] = field(default_factory=dict)
    """Name of a field -> how often, and the line where it stood first."""
    bookkeeping: dict[str, list[int]] = field(default_factory=dict)
    outside: list[tuple[int, str]] = field(default_factory=list)
    empty: int = 0
    first_empty: int = 0
    said: list[ReadingWarning] = field(default_factory=list)
    _size: int = 0
    _beyond: int = 0
    _last: int = 0

    def keep_aside(self, name: str, line: int) -> None:
        """Count a field that has no place of its own and is kept with the record."""
        self._count(self.aside, name, line)

    def leave_out(self, name: str, line: int) -> None:
        """Count a field that is not read."""
        self._count(self.bookkeeping, name, line)

    @staticmethod
    def _count(where: dict[str, list[int]], name: str, line: int) -> None:
        told = where.get(name)
        if told is None:
            where[name] = [1, line]
        else:
            told[0] += 1

    def found_outside(self, line: int, text: str) -> None:
        """Remember a line that belongs to no record."""
        if self._size < OUTSIDE_KEPT:
            self.outside.append((line, text))
            self._size += len(text) + 1
        else:
            self._beyond += 1
        self._last = line

    def found_empty(self, line: int) -> None:
        """Count an entry that holds nothing."""
        self.empty += 1
        self.first_empty = self.first_empty or line

    def say(self, code: str, *args: str, line: int | None = None) -> None:
        """Tell something about the file."""
        self.said.append(ReadingWarning(code, args, line))

    def warnings(self) -> tuple[ReadingWarning, ...]:
        """Everything there is to tell, without the lines outside (see `outside_warnings`)."""
        told = list(self.said)
        if self.empty:
            told.append(ReadingWarning("empty_entries", (str(self.empty), str(self.first_empty)), self.first_empty))
        for code, where in (("kept_aside", self.aside), ("left_out", self.bookkeeping)):
            for name, (count, line) in where.items():
                told.append(ReadingWarning(code, (name, str(count), str(line)), line))
        return tuple(told)

    def outside_warnings(self) -> tuple[ReadingWarning, ...]:
        """Say which lines belong to no record, the first of them one by one."""
        told = [ReadingWarning("lines_outside", (str(line), _shown(text)), line) for line, text in self.outside[:SHOWN]]
        more = len(self.outside) - len(told) + self._beyond
        if more:
            told.append(ReadingWarning("many_lines_outside", (str(more), str(self._last)), self._last))
        return tuple(told)

    def outside_source(self) -> str:
        """The lines outside as a text in which every line keeps its number."""
        if not self.outside:
            return ""
        lines = [""] * self.outside[-1][0]
        for line, text in self.outside:
            lines[line - 1] = text
        return "\n".join(lines)


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SAMPLE else f"{words[:SAMPLE]}…"
