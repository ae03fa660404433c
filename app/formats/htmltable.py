"""Read a table that is saved as a web page: CNKI and other databases call such a file .xls."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from app.formats import columns
from app.formats.found import Found, Source
from app.formats.rows import HEADER_WITHIN, Row
from app.formats.table import of_rows
from app.formats.tally import Tally

_ROWS_AT_LEAST = 2


def looks(text: str) -> bool:
    """Say whether a page begins with a table whose headings are known."""
    if not re.search(r"<table\b", text, re.IGNORECASE):
        return False
    rows = _rows(text)
    return any(columns.known(cells) >= 2 for cells, _ in rows[:HEADER_WITHIN])


def read(source: Source, mapping: Mapping[str, str] | None = None) -> Found:
    """Read the rows of all tables of a page."""
    return of_rows(_rows(source.text), source.name, Tally(), mapping)


def _rows(text: str) -> list[Row]:
    parser = _Cells()
    parser.feed(text)
    parser.close()
    return parser.rows


class _Cells(HTMLParser):
    """Gathers the cells of tables as plain words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[Row] = []
        self._cells: list[str] | None = None
        self._words: list[str] | None = None
        self._line = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "tr":
            self._end_row()
            self._cells, self._line = [], self.getpos()[0]
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._words = []
        elif tag in ("br", "p") and self._words:
            self._words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "table"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._words is not None:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end_row()

    def _end_cell(self) -> None:
        if self._words is not None and self._cells is not None:
            self._cells.append("".join(self._words).strip())
        self._words = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            self.rows.append((self._cells, self._line))
        self._cells = None
