"""What stands in a report, section by section, for the documents that are written piece by piece: Markdown, web page, Word.

Which sections there are and in which order is the report's (`Payload`); a kind of document says how each piece looks.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from app.report.glance import Said


class Sections(ABC):
    """Goes through the sections of a report; `data` is what `Payload` made of it."""

    PARTS: ClassVar[tuple[str, ...]] = (
        *("glance", "findings", "words", "by_theme", "studies", "memos", "texts", "references", "note"),
    )
    """The parts of a report that this kind of document has, each written by the method of its name."""
    data: dict[str, Any]

    def _write(self) -> None:
        """Writes the parts in the report's order."""
        for part in self.data["parts"]:
            if part in self.PARTS:
                getattr(self, f"_{part}")()

    def _glance(self) -> None:
        """The Matrix of the library among the charts that were kept by a name, in the order chosen."""
        chart, figures, before = self.data["chart"], self.data["figures"], self.data["figures_before"]
        if chart is None and not figures:
            return
        self._head("glance")
        for one in figures[:before]:
            self._figure(one)
        if chart is not None:
            if figures:
                self._under(self.data["headings"]["matrix"])
            self._standard(chart)
        for one in figures[before:]:
            self._figure(one)

    def _findings(self) -> None:
        """The claims of a brief."""
        self._head("findings")
        for finding in self.data["findings"]:
            self._short(finding)

    def _words(self) -> None:
        """The words behind the findings of a brief."""
        self._head("words")
        for finding in self.data["findings"]:
            self._behind(finding)

    def _by_theme(self) -> None:
        """Findings with their words under their themes."""
        self._head("by_theme")
        for theme in self.data["themes"]:
            self._theme(theme["head"], [self.data["findings"][at] for at in theme["findings"]])

    def _theme(self, head: Said, findings: Sequence[dict[str, Any]]) -> None:
        """A theme with its findings."""
        self._under(head)
        for finding in findings:
            self._whole(finding)

    @abstractmethod
    def _head(self, key: str) -> None:
        """The heading of a section."""

    @abstractmethod
    def _under(self, said: Said) -> None:
        """A heading inside a section."""

    @abstractmethod
    def _figure(self, one: dict[str, Any]) -> None:
        """A chart that was kept by a name: its counts and filters, its tables, its legend."""

    @abstractmethod
    def _standard(self, chart: dict[str, Any]) -> None:
        """The Matrix of the whole library and its legend."""

    @abstractmethod
    def _short(self, finding: dict[str, Any]) -> None:
        """A claim with its citation."""

    @abstractmethod
    def _behind(self, finding: dict[str, Any]) -> None:
        """The words behind a claim, under its number."""

    @abstractmethod
    def _whole(self, finding: dict[str, Any]) -> None:
        """A claim with its words, unless they repeat it, its citation, status and codes."""

    @abstractmethod
    def _studies(self) -> None:
        """The table of studies."""

    @abstractmethod
    def _memos(self) -> None:
        """What people noted."""

    @abstractmethod
    def _texts(self) -> None:
        """The texts, sentence by sentence."""

    @abstractmethod
    def _references(self) -> None:
        """The list of references."""

    @abstractmethod
    def _note(self) -> None:
        """How the report was made."""
