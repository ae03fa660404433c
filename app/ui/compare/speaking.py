"""Say what a chart shows, in sentences: for the line under the title, for screen readers, for copies as text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.work.charting import Cell, Chart, Mark


def word(words: dict[str, str] | object, lang: str) -> str:
    """Return a wording in the interface's language, else the other one."""
    plain = dict(words) if words else {}  # type: ignore[call-overload]
    side = "zh" if lang.startswith("zh") else "en"
    return str(plain.get(side) or plain.get("en") or plain.get("zh") or "")


def joined(parts: Sequence[str], lang: str) -> str:
    """Join the parts of a line: in Chinese by a full-width comma, else by a spaced dot."""
    return ("，" if lang.startswith("zh") else " · ").join(part for part in parts if part)


def counts_line(chart: Chart, lang: str) -> str:
    """Say how much is drawn, what was left out, and which filters are on."""
    parts = [
        QCoreApplication.translate("Compare", "%n studies", "", chart.n_studies),
        QCoreApplication.translate("Compare", "%n coded findings drawn", "", chart.n_drawn),
    ]
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
    if chart.filters:
        shown = ("；" if lang.startswith("zh") else "; ").join(word(f, lang) for f in chart.filters)
        parts.append(QCoreApplication.translate("Compare", "filters: %1").replace("%1", shown))
    else:
        parts.append(QCoreApplication.translate("Compare", "no other filter"))
    return joined(parts, lang)


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
    if sign == "barrier":
        return QCoreApplication.translate("Compare", "Barrier")
    return QCoreApplication.translate("Compare", "Facilitator")


def marks_words(chart: Chart, marks: Sequence[Mark], lang: str) -> str:
    """Say who stands in a cell under one sign: '2 studies: Lewis 2017, implied; ...'."""
    names = {key.study: word(key.citation, lang) for key in chart.study_keys}
    count = QCoreApplication.translate("Compare", "%n studies", "", len(marks))
    comma, colon, semicolon = ("，", "：", "；") if lang.startswith("zh") else (", ", ": ", "; ")
    said = semicolon.join(f"{names.get(m.study, str(m.study))}{comma}{evidence_words(m.evidence)}" for m in marks)
    return f"{count}{colon}{said}"


def empty_words(cell: Cell, studies: int) -> str:
    """Say why a cell is empty."""
    if cell.state == "no_study":
        return QCoreApplication.translate("Compare", "No study of this model")
    if cell.state == "absent":
        return QCoreApplication.translate("Compare", "Looked for, reported absent: %n studies", "", cell.absent)
    if cell.state == "hidden":
        return QCoreApplication.translate("Compare", "Filtered out: %n studies", "", cell.hidden)
    return QCoreApplication.translate("Compare", "Not mentioned; %n studies of this model", "", studies)


def cell_sentence(chart: Chart, row: int, col: int, lang: str) -> str:
    """Say a cell to somebody who does not see it."""
    theme = chart.rows[row]
    stop = "。" if lang.startswith("zh") else ". "
    if col >= len(chart.columns):
        parts = [
            word(theme.label, lang),
            QCoreApplication.translate("Compare", "All models"),
            QCoreApplication.translate("Compare", "Barrier: %n studies", "", theme.barrier_studies),
            QCoreApplication.translate("Compare", "Facilitator: %n studies", "", theme.facilitator_studies),
        ]
        return stop.join(parts)
    column = chart.columns[col]
    cell = chart.cells[row * len(chart.columns) + col]
    head = joined_head(word(theme.label, lang), column_name(chart, col, lang), lang)
    if not cell.marks:
        return f"{head}{stop}{empty_words(cell, column.studies)}"
    parts = [head]
    colon = "：" if lang.startswith("zh") else ": "
    for sign in ("barrier", "facilitator"):
        own = [mark for mark in cell.marks if mark.sign == sign]
        if own:
            parts.append(sign_words(sign) + colon + marks_words(chart, own, lang))
    if cell.hidden:
        parts.append(QCoreApplication.translate("Compare", "%n more studies hidden by filter", "", cell.hidden))
    parts.append(QCoreApplication.translate("Compare", "Press Enter to open"))
    return stop.join(parts)


def column_name(chart: Chart, col: int, lang: str) -> str:
    """Name a column in full; a folded country says how many models it holds."""
    column = chart.columns[col]
    if column.folded:
        group = word(chart.group(column.group).label, lang)
        models = QCoreApplication.translate("Compare", "%n models", "", len(column.folded))
        return f"{group}{'：' if lang.startswith('zh') else ': '}{models}"
    return word(column.label, lang)


def joined_head(theme: str, model: str, lang: str) -> str:
    """Name a cell: theme and model."""
    return f"{theme}{'，' if lang.startswith('zh') else ', '}{model}"


def chart_name(chart: Chart, lang: str) -> str:
    """Name the whole chart to somebody who does not see it."""
    parts = [
        QCoreApplication.translate("Compare", "Matrix, themes by care models"),
        QCoreApplication.translate("Compare", "%n rows", "", len(chart.rows)),
        QCoreApplication.translate("Compare", "%n columns", "", len(chart.columns)),
        counts_line(chart, lang),
    ]
    return ("，" if lang.startswith("zh") else ", ").join(parts)
