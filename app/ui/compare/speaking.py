"""Say what a chart shows, in sentences: for the line under the title, for screen readers, for copies as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from app.work.charting import Cell, Chart, Mark, Sign, paired_facet


def word(words: dict[str, str] | object, lang: str) -> str:
    """Return a wording in the interface's language, else the other one."""
    plain = dict(words) if words else {}  # type: ignore[call-overload]
    side = "zh" if lang.startswith("zh") else "en"
    return str(plain.get(side) or plain.get("en") or plain.get("zh") or "")


def joined(parts: Sequence[str], lang: str) -> str:
    """Join the parts of a line: in Chinese by a full-width comma, else by a spaced dot."""
    return ("，" if lang.startswith("zh") else " · ").join(part for part in parts if part)


def with_filters(parts: list[str], filters: Iterable[object], none: str, lang: str) -> str:
    """Join a line of counts: the filters that are on stand behind the first number, `none` at the end where none is."""
    shown = ("；" if lang.startswith("zh") else "; ").join(word(one, lang) for one in filters)
    if not shown:
        return joined([*parts, none], lang)
    said = QCoreApplication.translate("Compare", "filters: %1").replace("%1", shown)
    return joined([parts[0], said, *parts[1:]], lang)


def counts_line(chart: Chart, lang: str) -> str:
    """Say how much is drawn, what was left out, and which filters are on."""
    parts = [
        QCoreApplication.translate("Compare", "%n studies", "", chart.n_studies),
        QCoreApplication.translate("Compare", "%n coded findings looked through", "", chart.n_drawn)
        if paired_facet(chart.col_facet)
        else QCoreApplication.translate("Compare", "%n coded findings drawn", "", chart.n_drawn),
    ]
    if chart.unit != "studies":
        parts.append(
            QCoreApplication.translate("Compare", "counted in findings")
            if chart.unit == "findings"
            else QCoreApplication.translate("Compare", "counted in passages")
        )
    if chart.n_not_judged:
        parts.append(
            QCoreApplication.translate("Compare", "%n passages without a finding (not judged)", "", chart.n_not_judged)
        )
    if chart.n_background_left_out:
        parts.append(
            QCoreApplication.translate("Compare", "%n background claims left out", "", chart.n_background_left_out)
        )
    if chart.n_hidden:
        parts.append(QCoreApplication.translate("Compare", "%n findings hidden by filter", "", chart.n_hidden))
    return with_filters(parts, chart.filters, QCoreApplication.translate("Compare", "no other filter"), lang)


def evidence_words(evidence: str) -> str:
    """Name the evidence of a mark."""
    return {
        "result": QCoreApplication.translate("Compare", "reported result"),
        "interpretation": QCoreApplication.translate("Compare", "interpretation or recommendation"),
        "not_judged": QCoreApplication.translate("Compare", "not judged"),
        "implied": QCoreApplication.translate("Compare", "implied"),
    }.get(evidence, evidence)


def sign_words(sign: str) -> str:
    """Name a sign."""
    return {
        "barrier": QCoreApplication.translate("Compare", "Barrier"),
        "facilitator": QCoreApplication.translate("Compare", "Facilitator"),
    }.get(sign, QCoreApplication.translate("Compare", "Coded"))


MOST_NAMED = 12
"""So many studies are named one by one; more are counted."""


def marks_words(chart: Chart, marks: Sequence[Mark], lang: str, number: int, most: int = MOST_NAMED) -> str:
    """Say who stands in a cell under one sign: '2 studies: Lewis 2017, implied; ...'; `number` is in the chart's unit."""
    first = marks[:most]
    cited = chart.citations([one.study for one in first]) if first else {}
    names = {study: word(said, lang) for study, said in cited.items()}
    count = QCoreApplication.translate("Compare", "%n studies", "", len(marks))
    comma, colon, semicolon = ("，", "：", "；") if lang.startswith("zh") else (", ", ": ", "; ")
    said = [f"{names.get(m.study, str(m.study))}{comma}{evidence_words(m.evidence)}" for m in first]
    if len(marks) > most and first:
        said.append(QCoreApplication.translate("Compare", "%n more", "", len(marks) - most))
    if chart.unit != "studies" and marks:
        count += comma + unit_count(number, chart.unit)
    return f"{count}{colon}{semicolon.join(said)}" if first else count


def unit_count(number: int, unit: str) -> str:
    """Say a number in a unit: '3 findings'."""
    return {
        "findings": QCoreApplication.translate("Compare", "%n findings", "", number),
        "passages": QCoreApplication.translate("Compare", "%n passages", "", number),
    }.get(unit, QCoreApplication.translate("Compare", "%n studies", "", number))


def unit_in_cell(unit: str) -> str:
    """Head the classes of the map."""
    return {
        "findings": QCoreApplication.translate("Compare", "Findings in a cell"),
        "passages": QCoreApplication.translate("Compare", "Passages in a cell"),
    }.get(unit, QCoreApplication.translate("Compare", "Studies in a cell"))


def longest_words(number: int, unit: str) -> str:
    """Say how long the longest bar is."""
    return {
        "findings": QCoreApplication.translate("Compare", "longest bar = %n findings", "", number),
        "passages": QCoreApplication.translate("Compare", "longest bar = %n passages", "", number),
    }.get(unit, QCoreApplication.translate("Compare", "longest bar = %n studies", "", number))


def bold_words(unit: str) -> str:
    """Say what the numbers beside the small marks are."""
    return {
        "findings": QCoreApplication.translate("Compare", "Bold: findings. (n): passages."),
        "passages": QCoreApplication.translate("Compare", "Bold: passages. (n): passages."),
    }.get(unit, QCoreApplication.translate("Compare", "Bold: studies. (n): passages."))


def asked_line(studies: int, asked: int, lang: str) -> str:
    """Say how many studies a column has and how many of them asked about barriers."""
    return (", " if not lang.startswith("zh") else "，").join(
        (
            QCoreApplication.translate("Compare", "%n studies", "", studies),
            QCoreApplication.translate("Compare", "%n asked about barriers", "", asked),
        )
    )


FACETS = ("theme", "barrier", "facilitator", "outcome", "method")
"""What rows can be, in the order of menus."""
COLUMNS = ("model", "country", "year", "design", "programme", "coder")
"""What columns can be."""


def facet_word(facet: str) -> str:
    """Name one row or column of a facet, in the middle of a sentence."""
    facet = paired_facet(facet) or facet
    return {
        "theme": QCoreApplication.translate("Compare", "theme"),
        "barrier": QCoreApplication.translate("Compare", "barrier"),
        "facilitator": QCoreApplication.translate("Compare", "facilitator"),
        "outcome": QCoreApplication.translate("Compare", "outcome"),
        "method": QCoreApplication.translate("Compare", "method"),
        "model": QCoreApplication.translate("Compare", "care model"),
        "country": QCoreApplication.translate("Compare", "country of care"),
        "year": QCoreApplication.translate("Compare", "year"),
        "design": QCoreApplication.translate("Compare", "study design"),
        "programme": QCoreApplication.translate("Compare", "programme"),
        "coder": QCoreApplication.translate("Compare", "coder"),
    }.get(facet, facet)


def facets_word(facet: str) -> str:
    """Name the rows or columns of a facet, as a menu or a button says it."""
    facet = paired_facet(facet) or facet
    return {
        "theme": QCoreApplication.translate("Compare", "themes"),
        "barrier": QCoreApplication.translate("Compare", "barriers"),
        "facilitator": QCoreApplication.translate("Compare", "facilitators"),
        "outcome": QCoreApplication.translate("Compare", "outcomes"),
        "method": QCoreApplication.translate("Compare", "methods"),
        "model": QCoreApplication.translate("Compare", "care models"),
        "country": QCoreApplication.translate("Compare", "countries of care"),
        "year": QCoreApplication.translate("Compare", "years"),
        "design": QCoreApplication.translate("Compare", "study designs"),
        "programme": QCoreApplication.translate("Compare", "programmes"),
        "coder": QCoreApplication.translate("Compare", "coders"),
    }.get(facet, facet)


def title_of(kind: str, rows: str, cols: str, sign: str, columns: int = 0) -> str:
    """Return the title of a chart of a kind: what is set against what; it claims nothing of the findings."""
    row, col = facet_word(rows), facet_word(cols)
    if kind == "pairs":
        pattern = {
            ("theme", "theme", "barrier"): QCoreApplication.translate(
                "Compare", "Two barriers in one passage: %1 × %2"
            ),
            ("theme", "theme", "facilitator"): QCoreApplication.translate(
                "Compare", "Two facilitators in one passage: %1 × %2"
            ),
        }.get((rows, paired_facet(cols), sign), QCoreApplication.translate("Compare", "Named in one passage: %1 × %2"))
    elif kind == "matrix":
        pattern = {
            "theme": QCoreApplication.translate("Compare", "Barriers and facilitators: %1 × %2"),
            "barrier": QCoreApplication.translate("Compare", "Barriers × %2"),
            "facilitator": QCoreApplication.translate("Compare", "Facilitators × %2"),
        }.get(rows, QCoreApplication.translate("Compare", "Coded passages: %1 × %2"))
    elif kind == "dots":
        pattern = {
            "barrier": QCoreApplication.translate(
                "Compare", "Barriers in %n columns, by number of studies", "", columns
            ),
            "facilitator": QCoreApplication.translate(
                "Compare", "Facilitators in %n columns, by number of studies", "", columns
            ),
        }.get(sign, QCoreApplication.translate("Compare", "Codes in %n columns, by number of studies", "", columns))
    else:
        pattern = {
            ("theme", "barrier"): QCoreApplication.translate("Compare", "Evidence map: barriers per %1 and %2"),
            ("theme", "facilitator"): QCoreApplication.translate("Compare", "Evidence map: facilitators per %1 and %2"),
        }.get((rows, sign), QCoreApplication.translate("Compare", "Evidence map: studies per %1 and %2"))
    return pattern.replace("%1", row).replace("%2", col)


def empty_words(cell: Cell, studies: int) -> str:
    """Say why a cell is empty."""
    if cell.state == "no_study":
        return QCoreApplication.translate("Compare", "No study of this model")
    if cell.marks:  # of the other sign only
        return QCoreApplication.translate("Compare", "Not mentioned; %n studies of this model", "", studies)
    if cell.state == "absent":
        return QCoreApplication.translate("Compare", "Looked for, reported absent: %n studies", "", cell.absent)
    if cell.state == "hidden":
        return QCoreApplication.translate("Compare", "Filtered out: %n studies", "", cell.hidden)
    return QCoreApplication.translate("Compare", "Not mentioned; %n studies of this model", "", studies)


def is_same(chart: Chart, cell: Cell) -> bool:
    """Whether a code of co-occurrence meets itself in a cell, so that there is nothing to count."""
    return paired_facet(chart.col_facet) not in {"", "theme"} and cell.row == cell.col


def empty_in(chart: Chart, cell: Cell, col: int) -> str:
    """Say why a cell of a chart is empty."""
    studies = chart.columns[col].studies
    if not paired_facet(chart.col_facet):
        return empty_words(cell, studies)
    if is_same(chart, cell):
        return QCoreApplication.translate("Compare", "The same code: nothing to count")
    if cell.state == "no_study":
        return QCoreApplication.translate("Compare", "No study carries this code")
    if cell.state in {"absent", "hidden"} and not cell.marks:
        return empty_words(cell, studies)
    return QCoreApplication.translate("Compare", "Never in one passage")


def carried(chart: Chart, row: int, col: int, lang: str) -> str:
    """Say of co-occurrence in how many studies the column's code stands at all, and the row's where that is known."""
    column = chart.columns[col]
    same = next((one for one in chart.columns if one.key == chart.rows[row].key and one.key != column.key), None)
    colon, join = ("：", "；") if lang.startswith("zh") else (": ", "; ")
    return join.join(
        word(one.label, lang) + colon + QCoreApplication.translate("Compare", "in %n studies", "", one.studies)
        for one in (same, column)
        if one is not None
    )


def short_empty(cell: Cell) -> str:
    """Say in a few words why a cell is empty."""
    return {
        "no_study": QCoreApplication.translate("Compare", "No study of this model"),
        "absent": QCoreApplication.translate("Compare", "Looked for, reported absent"),
        "hidden": QCoreApplication.translate("Compare", "Hidden by filter"),
    }.get(cell.state, QCoreApplication.translate("Compare", "Not mentioned"))


def no_study_words(chart: Chart) -> str:
    """Say what hatched columns are."""
    if chart.col_facet == "model":
        return QCoreApplication.translate("Compare", "No study of this model")
    return QCoreApplication.translate("Compare", "No study here")


def cell_sentence(chart: Chart, row: int, col: int, lang: str) -> str:
    """Say a cell or a head to somebody who does not see it."""
    stop = "。" if lang.startswith("zh") else ". "
    if row < 0:
        return _column_sentence(chart, row, col, lang)
    theme = chart.rows[row]
    if col < 0 or col >= len(chart.columns):
        return stop.join(_row_parts(chart, row, lang, head=col < 0))
    column = chart.columns[col]
    cell = chart.cells[row * len(chart.columns) + col]
    head = joined_head(word(theme.label, lang), column_name(chart, col, lang), lang)
    pairs = bool(paired_facet(chart.col_facet))
    if not cell.marks:
        said = f"{head}{stop}{empty_in(chart, cell, col)}"
        return f"{said}{stop}{carried(chart, row, col, lang)}" if pairs and not is_same(chart, cell) else said
    parts = [head]
    colon = "：" if lang.startswith("zh") else ": "
    signs: tuple[Sign, ...] = ("barrier", "facilitator", "other")
    for sign in signs:
        own = cell.studies(sign)
        if own:
            parts.append(sign_words(sign) + colon + marks_words(chart, own, lang, cell.number(sign, chart.unit)))
    if cell.hidden:
        parts.append(QCoreApplication.translate("Compare", "%n more studies hidden by filter", "", cell.hidden))
    parts.append(carried(chart, row, col, lang) if pairs else asked_line(column.studies, column.asked, lang))
    parts.append(QCoreApplication.translate("Compare", "Press Enter to open"))
    return stop.join(parts)


def _row_parts(chart: Chart, row: int, lang: str, *, head: bool) -> list[str]:
    """The parts of what is said of a row's head or of its sums."""
    one = chart.rows[row]
    parts = [word(one.label, lang)]
    if not head:
        parts.append(all_words(chart))
    if one.barrier_studies or chart.row_facet in {"theme", "barrier"}:
        parts.append(QCoreApplication.translate("Compare", "Barrier: %n studies", "", one.barrier_studies))
    if one.facilitator_studies or chart.row_facet in {"theme", "facilitator"}:
        parts.append(QCoreApplication.translate("Compare", "Facilitator: %n studies", "", one.facilitator_studies))
    if one.other_studies:
        parts.append(unit_count(one.other_studies, chart.unit))
    if head and one.is_parent:
        parts.append(
            QCoreApplication.translate("Compare", "Folded; press Right to open")
            if one.folded
            else QCoreApplication.translate("Compare", "Open; press Left to fold")
        )
    return parts


def _column_sentence(chart: Chart, row: int, col: int, lang: str) -> str:
    """Say a column's head, or its country's."""
    stop = "。" if lang.startswith("zh") else ". "
    if not 0 <= col < len(chart.columns):
        return all_words(chart)
    column = chart.columns[col]
    if row == -2 and column.group:
        rolled = (
            QCoreApplication.translate("Compare", "One column for all models; press Enter to open")
            if column.rolled
            else QCoreApplication.translate("Compare", "Press Enter to put its models into one column")
        )
        return word(chart.group(column.group).label, lang) + stop + rolled
    if paired_facet(chart.col_facet):
        return (
            column_name(chart, col, lang)
            + stop
            + QCoreApplication.translate("Compare", "%n studies", "", column.studies)
        )
    return column_name(chart, col, lang) + stop + asked_line(column.studies, column.asked, lang)


def all_words(chart: Chart) -> str:
    """Name the column of the unions."""
    if paired_facet(chart.col_facet):
        return QCoreApplication.translate("Compare", "Together with any")
    return QCoreApplication.translate("Compare", "All models")


def column_name(chart: Chart, col: int, lang: str) -> str:
    """Name a column in full; a folded country says how many models it holds."""
    column = chart.columns[col]
    if column.folded:
        group = word(chart.group(column.group).label, lang)
        models = QCoreApplication.translate("Compare", "%n models", "", len(column.folded))
        return f"{group}{'：' if lang.startswith('zh') else ': '}{models}"
    if column.rolled:
        models = QCoreApplication.translate("Compare", "%n models", "", len(column.rolled))
        return f"{word(column.label, lang)}{'：' if lang.startswith('zh') else ': '}{models}"
    return word(column.label, lang)


def joined_head(theme: str, model: str, lang: str) -> str:
    """Name a cell: theme and model."""
    return f"{theme}{'，' if lang.startswith('zh') else ', '}{model}"


def chart_name(chart: Chart, lang: str, kind: str = "matrix") -> str:
    """Name the whole chart to somebody who does not see it."""
    pattern = {
        "matrix": QCoreApplication.translate("Compare", "Matrix, %1 by %2"),
        "map": QCoreApplication.translate("Compare", "Evidence map, %1 by %2"),
        "pairs": QCoreApplication.translate("Compare", "Co-occurrence, %1 by %2"),
    }.get(kind, QCoreApplication.translate("Compare", "Evidence map in dots, %1 by %2"))
    parts = [
        pattern.replace("%1", facets_word(chart.row_facet)).replace("%2", facets_word(chart.col_facet)),
        QCoreApplication.translate("Compare", "%n rows", "", len(chart.rows)),
        QCoreApplication.translate("Compare", "%n columns", "", len(chart.columns)),
        counts_line(chart, lang),
    ]
    return ("，" if lang.startswith("zh") else ", ").join(parts)
