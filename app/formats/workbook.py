"""Read a spreadsheet (.xlsx): the first sheet in which headings are known."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping
from typing import Any

from app.formats import columns
from app.formats.bombs import check_archive
from app.formats.decode import called
from app.formats.found import Found
from app.formats.rows import HEADER_WITHIN, Row
from app.formats.table import of_rows
from app.formats.tally import Tally
from app.text.refused import Refused

EMPTY_ROWS = 2_000
"""After so many empty rows a sheet is taken to be at its end."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read(data: bytes, name: str = "", mapping: Mapping[str, str] | None = None) -> tuple[Found, str]:
    """Read a workbook's records; the second value is the sheet as text, cells parted by tabs. Raises Refused."""
    tally = Tally()
    rows, sheet, others = rows_of(data, name)
    if others:
        tally.say("more_sheets", ", ".join(others), sheet)
    text = "\n".join("\t".join(_flat(cell) for cell in cells) for cells, _ in rows)
    return of_rows(rows, name, tally, mapping), text


def rows_of(data: bytes, name: str = "") -> tuple[list[Row], str, list[str]]:
    """Return the rows of the sheet that is read, its name, and the names of the others that are not empty."""
    check_archive(data, name)
    try:
        sheets = _sheets(data)
    except Refused:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise
        raise Refused(
            f"{called(name)} is damaged: it can't be opened as a workbook. Open it in a spreadsheet and save it again."
        ) from error
    filled = {title: rows for title, rows in sheets.items() if rows}
    if not filled:
        raise Refused(f"{called(name)} is a workbook without a filled cell: there is nothing to import.")
    best = max(filled, key=lambda t: max(columns.known(cells) for cells, _ in filled[t][:HEADER_WITHIN]))
    return filled[best], best, [title for title in filled if title != best]


def _sheets(data: bytes) -> dict[str, list[Row]]:
    from openpyxl import load_workbook  # late: half a second that only workbooks need

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets: dict[str, list[Row]] = {}
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows: list[Row] = []
            empty = 0
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                row = [_words(cell) for cell in cells]
                if any(row):
                    rows.append((row, number))
                    empty = 0
                else:
                    empty += 1
                    if empty > EMPTY_ROWS:
                        break
            sheets[sheet.title] = rows
    finally:
        book.close()
    return sheets


def _words(value: Any) -> str:
    """Write a cell as words: whole numbers without a point, dates as 2019-05-02."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)


def _flat(cell: str) -> str:
    return re.sub(r"[\t\r\n]+", " ", cell)
