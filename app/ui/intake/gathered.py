"""What was read for an import and is shown in its dialog: records to mend one by one, and files that wait whole. No Qt here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.ui.intake.draft import Draft

Key = tuple[int, int]
"""File and record; of a file that waits whole -1 and its place."""


@dataclass(slots=True)
class Ask:
    """One request to read, so that it can be made again with other columns: what was asked, and the tables in it."""

    asked: dict[str, Any]
    tables: dict[str, list[list[Any]]] = field(default_factory=dict)
    """By place: [heading, field, cells] of each column."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """Place and sentence of what could not be read."""


@dataclass(slots=True)
class LargeFile:
    """A file that waits in a staging file: the child's answer, where it waits, whether it is to come in."""

    about: dict[str, Any]
    staged: str
    ask: Ask
    taken: bool = True
    samples: list[dict[str, Any]] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Its number among those that wait together."""
        return int(self.about["number"])

    @property
    def name(self) -> str:
        """What it is called."""
        return Path(self.about["path"]).name or str(self.about["name"])

    @property
    def records(self) -> int:
        """How many records it holds."""
        return int(self.about["records"])

    def count(self, *verdicts: str) -> int:
        """How many of its records would be added, joined, asked about or skipped."""
        return sum(int(self.about["counts"].get(one, 0)) for one in verdicts)


@dataclass(slots=True)
class Gathered:
    """Everything that was read and not yet written."""

    files: list[dict[str, Any]] = field(default_factory=list)
    drafts: dict[Key, Draft] = field(default_factory=dict)
    large: list[LargeFile] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)

    def take(self, ask: Ask, answer: dict[str, Any]) -> None:
        """Take the child's answer to a request."""
        self.asks.append(ask)
        for file in answer["files"]:
            if file.get("columns"):
                ask.tables[file["path"]] = [[*column, []][:3] for column in file["columns"]]
            if "refused" in file:
                ask.refused.append((file["path"], file["refused"]))
            elif answer.get("staged"):
                self.large.append(LargeFile(file, answer["staged"], ask, file["records"] > 0, file["samples"]))
            else:
                self._take_few(ask, file)

    def _take_few(self, ask: Ask, file: dict[str, Any]) -> None:
        """Take the records of a file that can be mended one by one."""
        number = len(self.files)
        file["ask"] = ask
        self.files.append(file)
        plans = file["plans"] or [{} for _ in file["parsed"]["records"]]
        for row, (record, plan) in enumerate(zip(file["parsed"]["records"], plans, strict=True)):
            draft = Draft(record, plan.get("verdict", "add"), plan.get("study"), plan.get("title") or "")
            draft.title_zh = plan.get("title_zh") or ""
            draft.said = file["said"][row]
            draft.taken = draft.verdict != "skip"
            self.drafts[number, row] = draft

    def forget(self, ask: Ask) -> set[str]:
        """Take what one request gave out again; return the staging files that are no longer wanted."""
        self.asks = [one for one in self.asks if one is not ask]
        kept = [number for number, file in enumerate(self.files) if file.get("ask") is not ask]
        self.drafts = {(kept.index(n), row): one for (n, row), one in self.drafts.items() if n in kept}
        self.files = [self.files[number] for number in kept]
        gone = {file.staged for file in self.large if file.ask is ask}
        self.large = [one for one in self.large if one.ask is not ask]
        return gone

    def clear(self) -> set[str]:
        """Take everything out; return the staging files that are no longer wanted."""
        gone = {file.staged for file in self.large}
        for held in (self.files, self.drafts, self.large, self.asks):
            held.clear()
        return gone

    def place_of(self, key: Key) -> str:
        """Return where the file of a record lies."""
        number, at = key
        return str(self.large[at].about["path"] if number == -1 else self.files[number]["path"])

    @property
    def some_taken(self) -> bool:
        """Whether anything is to come in."""
        return any(d.taken for d in self.drafts.values()) or any(file.taken for file in self.large)

    def counts(self) -> tuple[int, int, int]:
        """Return how many would be added, merged, and are to be looked at."""
        chosen = [draft for draft in self.drafts.values() if draft.taken]
        many = [file for file in self.large if file.taken]
        joined = sum(d.verdict == "join" or d.joins is True for d in chosen)
        asked = sum(d.verdict == "ask" and d.joins is None for d in chosen)
        return (
            len(chosen) - joined + sum(file.count("add", "ask") for file in many),
            joined + sum(file.count("join") for file in many),
            asked + sum(file.count("ask") for file in many),
        )

    def tables(self) -> list[tuple[Ask, str]]:
        """Return every table that was read, or refused for its columns: the request and the place."""
        return [(ask, place) for ask in self.asks for place in ask.tables]

    def unknown_columns(self) -> int:
        """Return how many columns nobody has said anything of."""
        return sum(not column[1] for ask, place in self.tables() for column in ask.tables[place])

    def refused(self) -> list[tuple[str, str]]:
        """Return place and sentence of everything that could not be read."""
        return [one for ask in self.asks for one in ask.refused]

    def requests(self) -> Iterator[dict[str, Any]]:
        """Give what the child is to write: the records looked at, and each staging file."""
        refused = [list(one) for one in self.refused()]
        if any(draft.taken for draft in self.drafts.values()):
            answered = [(key, d) for key, d in self.drafts.items() if d.verdict == "ask" and d.joins is not None]
            yield {
                "files": [file["parsed"] for file in self.files],
                "paths": [file["path"] for file in self.files],
                "choices": [[*key, d.choice()] for key, d in answered],
                "left_out": [list(key) for key, draft in self.drafts.items() if not draft.taken],
                "refused": refused,
            }
        for staged in dict.fromkeys(file.staged for file in self.large if file.taken):
            out = [file.number for file in self.large if file.staged == staged and not file.taken]
            yield {"staged": staged, "left_out": out, "refused": refused}
