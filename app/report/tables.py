"""A report as tables of plain cells: findings, quotes, the matrix, the studies, the codebook.

A cell is a text or a whole number; nothing is cut and nothing is read as a formula. `write_xlsx` makes a workbook with
a sheet for each table, `write_csv` a single table of the findings with their words. Texts longer than a cell of a
workbook may be go on in a column of their own, and a note says so.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.report import wording
from app.report.charted import Words
from app.report.figuretables import lines, sheet_name
from app.report.model import Report, ReportFinding, ReportStudy
from app.report.plain import Plain
from app.report.signs import plain_mark

Cell = str | int
LONGEST = 32_767
"""UTF-16 units in a cell of a workbook."""
_RISKY = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""The beginning of a cell that a spreadsheet which opens a CSV file may take for a formula, and of one guarded already."""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its name, its heads and its rows, all of one length."""

    name: Words
    heads: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(report: Report) -> tuple[Table, ...]:
    """Findings, quotes, matrix, kept charts, studies and codebook of a report."""
    own = (findings(report), quotes(report), matrix(report))
    rest = (studies(report), codebook(report))
    taken = [name for table in (*own, *rest) for name in table.name.values()]
    charts = []
    for figure in report.figures:
        name = sheet_name(figure.name, taken)
        taken.append(name)
        charts.append(Table({"en": name, "zh": name}, *lines(report, figure)))
    return (*own, *charts, *rest)


def write_xlsx(report: Report) -> tuple[bytes, tuple[str, ...], tuple[str, ...]]:
    """The workbook's bytes, the characters that could not be written, and the notes on cells that were divided."""
    import xlsxwriter

    plain, notes = Plain(), []
    lang = "zh" if report.languages == "zh" else "en"
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    book.set_properties({"created": _when(report.date), "title": "", "author": plain.held(report.author)[:255]})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for table in tables(report):
        name = plain.held(table.name[lang])
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        column = 0
        for at, head in enumerate(table.heads):
            parts = max((len(cut(str(row[at]))) for row in table.rows), default=1)
            if parts > 1:
                notes.append(
                    SENTENCES["divided"]
                    .replace("%1", head.get(lang, ""))
                    .replace("%2", name)
                    .replace("%3", f"{LONGEST:,}")
                )
            for part in range(parts):
                sheet.write_string(
                    0,
                    column,
                    plain.held(head.get(lang) or head.get("en", "")) + (f" ({part + 1})" if part else ""),
                    bold,
                )
                for line, row in enumerate(table.rows, 1):
                    _put(sheet, line, column, row[at], part, plain, wrapped)
                sheet.set_column(column, column, _width(table.rows, at))
                column += 1
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), column - 1)
    book.close()
    return file.getvalue(), plain.listed(), tuple(notes)


SENTENCES = {
    "divided": "“%1” on the sheet “%2” holds a text of more than %3 characters; it goes on in the next column."
}


def write_csv(report: Report) -> tuple[bytes, tuple[str, ...]]:
    """The findings with their words as CSV (UTF-8 with a byte order mark), and the characters that could not be written.

    A cell that begins like a formula, behind any number of apostrophes, gets one more in front: nothing is lost.
    """
    plain = Plain()
    lang = "zh" if report.languages == "zh" else "en"
    table = findings(report, words=True)
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([head[lang] for head in table.heads])
    writer.writerows([safe(plain.held(cell)) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig"), plain.listed()


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unsafe` gives the text back."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unsafe(cell: str) -> str:
    """The text of a cell that `safe` made."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell


def cut(text: str, longest: int = LONGEST) -> list[str]:
    """A text in pieces that fit a cell; joined they are the text."""
    if len(text) * 2 <= longest or len(text.encode("utf-16-le", "surrogatepass")) // 2 <= longest:
        return [text]
    pieces, start, units = [], 0, 0
    for at, ch in enumerate(text):
        size = 2 if ord(ch) > 0xFFFF else 1
        if units + size > longest:
            pieces.append(text[start:at])
            start, units = at, 0
        units += size
    return [*pieces, text[start:]]


def _put(sheet: Any, line: int, column: int, cell: Cell, part: int, plain: Plain, look: Any) -> None:
    """One cell, always as a text or a number."""
    if isinstance(cell, int):
        if part == 0:
            sheet.write_number(line, column, cell, look)
        return
    pieces = cut(cell)
    if part < len(pieces) and pieces[part]:
        sheet.write_string(line, column, plain.held(pieces[part]), look)


def _width(rows: Sequence[Sequence[Cell]], at: int) -> float:
    """A width between 8 and 60 characters that suits a column."""
    lengths = sorted(sum(2 if ord(ch) > 0x2E7F else 1 for ch in str(row[at])[:80]) for row in rows)
    return min(60.0, max(9.0, (lengths[int(len(lengths) * 0.9)] if lengths else 0) + 2.0))


def _when(iso: str) -> datetime.datetime:
    """The date of the newest change, so that the same data give the same file."""
    try:
        return datetime.datetime.fromisoformat(iso[:10])
    except ValueError:
        return datetime.datetime(2000, 1, 1)


# -- the tables -----------------------------------------------------------------------------------------------------

Column = tuple[str, Callable[[ReportFinding], Cell]]
NAMES = wording.SHEETS
HEADS = wording.COLUMNS


def _heads(*keys: str) -> tuple[Words, ...]:
    return tuple(HEADS[key] for key in keys)


def findings(report: Report, *, words: bool = False) -> Table:
    """A line for each finding; with `words` also the passages it rests on, one under the other."""
    main = "zh" if report.languages == "zh" else "en"
    rows_of = {study.id: study for study in report.studies}
    themes = {theme.key: theme.label for theme in report.themes}
    made = []
    for one in report.findings:
        study = rows_of.get(one.study)
        row: list[Cell] = [
            one.number,
            one.claim.get("en", ""),
            one.claim.get("zh", ""),
            wording.STATUSES.get(one.status, wording.STATUSES[""])[main],
            wording.DIRECTIONS.get(one.direction, {}).get(main, ""),
            themes.get(one.theme, {}).get(main, ""),
            _codes(one, "barrier", main),
            _codes(one, "facilitator", main),
            one.citation.get(main, ""),
            study.country.get(main, "") if study else "",
            study.design.get(main, "") if study else "",
            _reference(report, one.reference),
            len(one.quotes),
        ]
        if words:
            row += ["\n".join(quote.en for quote in one.quotes), "\n".join(quote.zh for quote in one.quotes)]
        made.append((*row, one.guid))
    heads = ["number", "claim_en", "claim_zh", "status", "direction", "theme", "barriers", "facilitators", "study"]
    heads += ["country", "design", "reference", "passages", *(["words_en", "words_zh"] if words else []), "id"]
    return Table(NAMES["findings"], _heads(*heads), tuple(made))


def _codes(finding: ReportFinding, sign: str, lang: str) -> str:
    """The codes of one sign, what is implied marked so."""
    implied = wording.EVIDENCE["implied"][lang]
    return "; ".join(
        code.label.get(lang, code.key) + (f" ({implied})" if code.evidence == "implied" else "")
        for code in finding.codes
        if code.sign == sign
    )


def _reference(report: Report, number: int) -> str:
    """A reference as plain text."""
    return report.references[number - 1].text if 0 < number <= len(report.references) else ""


def quotes(report: Report) -> Table:
    """A line for each passage a finding rests on, with whose words they are."""
    main = "zh" if report.languages == "zh" else "en"
    made = []
    for one in report.findings:
        for quote in one.quotes:
            origin = wording.provenance(quote.zh_from)[main] if quote.zh else wording.NO_CHINESE[main]
            digest = wording.DIGEST[main] if quote.kind == "digest" else ""
            flagged = wording.YES[main] if quote.flagged else ""
            made.append((one.number, one.citation.get(main, ""), quote.en, quote.zh, origin, digest, flagged))
    heads = _heads("number", "study", "words_en", "words_zh", "chinese_from", "digest", "flagged")
    return Table(NAMES["quotes"], heads, tuple(made))


def matrix(report: Report) -> Table:
    """The Matrix: a line for each theme, a column for each care model; each cell names its studies."""
    main = "zh" if report.languages == "zh" else "en"
    chart = report.chart
    if chart is None:
        return Table(NAMES["matrix"], _heads("theme"), ())
    groups = {group.key: group.label.get(main, "") for group in chart.groups}
    names = {key.study: key.citation.get(main, "") for key in chart.study_keys}
    heads: list[Words] = [HEADS["theme"], HEADS["all_barriers"], HEADS["all_facilitators"]]
    for column in chart.columns:
        place = groups.get(column.group, "")
        heads.append({lang: ": ".join(filter(None, (place, column.label.get(main, "")))) for lang in ("en", "zh")})
    rows: list[tuple[Cell, ...]] = []
    for key, attribute in (("studies", "studies"), ("asked", "asked"), ("partly", "asked_partly")):
        every = getattr(chart.all_column, attribute)
        rows.append(
            (wording.TABLE[key][main], every, every, *(int(getattr(column, attribute)) for column in chart.columns))
        )
    width = len(chart.columns)
    for at, theme in enumerate(chart.rows):
        cells = chart.cells[at * width : (at + 1) * width]
        row: list[Cell] = [theme.label.get(main, ""), theme.barrier_studies, theme.facilitator_studies]
        rows.append((*row, *(_cell_words(cell, names, main) for cell in cells)))
    return Table(NAMES["matrix"], tuple(heads), tuple(rows))


def _cell_words(cell: Any, names: dict[int, str], lang: str) -> str:
    """A cell of the Matrix in words: each study with its sign and its evidence, or why there is none."""
    if not cell.marks:
        empty = wording.EMPTIES.get(cell.state, wording.EMPTIES["not_mentioned"])[lang]
        return empty.replace("%1", str(cell.hidden))
    return "\n".join(
        f"{plain_mark(mark.sign, look_of(mark.evidence))} {names.get(mark.study, '')} "
        f"({wording.SIGNS[mark.sign][lang]}, {wording.EVIDENCE[mark.evidence][lang]})"
        for mark in cell.marks
    )


def look_of(evidence: str) -> str:
    """How a mark looks."""
    return "interpretation" if evidence == "not_judged" else evidence


def studies(report: Report) -> Table:
    """A line for each study of the report."""
    main = "zh" if report.languages == "zh" else "en"
    heads = _heads(
        *("number", "study", "title_en", "title_zh", "year", "country", "design", "setting", "sample", "asked", "doi"),
        "reference",
    )
    return Table(NAMES["studies"], heads, tuple(_study(report, one, main) for one in report.studies))


def _study(report: Report, one: ReportStudy, lang: str) -> tuple[Cell, ...]:
    return (
        one.number,
        *(one.citation.get(lang, ""), one.title.get("en", ""), one.title.get("zh", ""), one.year),
        *(words.get(lang) or words.get("en", "") for words in (one.country, one.design, one.setting, one.sample)),
        wording.ASKED.get(one.asked, wording.ASKED[""])[lang],
        str(one.item.get("DOI", "")),
        _reference(report, one.number),
    )


def codebook(report: Report) -> Table:
    """A line for each code, with its definition and how much carries it."""
    heads = _heads(
        *("code", "parent", "facet", "theme", "label_en", "label_zh", "definition_en", "definition_zh"),
        *("n_studies", "n_passages"),
    )
    rows = tuple(
        (
            *(one.key, one.parent, one.facet, one.theme, one.label.get("en", ""), one.label.get("zh", "")),
            *(one.definition.get("en", ""), one.definition.get("zh", ""), one.studies, one.passages),
        )
        for one in report.codebook
    )
    return Table(NAMES["codebook"], heads, rows)
