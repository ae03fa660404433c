"""What the card and the list say of a cell: its counts, and the passages behind it with their words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.ui.compare import growthwords, speaking
from app.ui.compare.card import CardContent, CardPassage
from app.ui.compare.claims import said_of
from app.ui.compare.geometry import Place
from app.ui.compare.passages import Choice
from app.ui.compare.speaking import word
from app.work import charting
from app.work.charting import Chart, Claimed, Said
from app.work.saturation import Saturation

MANY_READ = 6
"""Passages of each sign whose words a card reads where there are many."""


def status_words(status: str) -> str:
    """Name an evidence status."""
    return {
        "reported_result": QCoreApplication.translate("ComparePanel", "Reported result"),
        "author_interpretation": QCoreApplication.translate("ComparePanel", "Author interpretation"),
        "recommendation": QCoreApplication.translate("ComparePanel", "Recommendation"),
        "background_claim": QCoreApplication.translate("ComparePanel", "Background claim"),
    }.get(status, QCoreApplication.translate("ComparePanel", "Not judged (no finding)"))


def without_digests(found: Sequence[Said]) -> list[Said]:
    """Return passages without our digest of words whose source stands beside it."""
    originals = {s.finding for s in found if s.finding is not None and s.en != word(s.claim, "en")}
    return [s for s in found if s.finding not in originals or s.en != word(s.claim, "en")]


def cell_title(chart: Chart, place: Place, lang: str) -> str:
    """Name a cell: theme × model."""
    return f"{word(chart.rows[place.row].label, lang)} × {speaking.column_name(chart, place.col, lang)}"


def list_title(chart: Chart, place: Place, listed: int, lang: str) -> str:
    """Name a cell above the list of its passages; of very many only the first are listed, and that is said."""
    title = cell_title(chart, place, lang)
    count = charting.passage_count(chart.cells[place.row * len(chart.columns) + place.col])
    if count <= listed:
        return title
    said = QCoreApplication.translate("ComparePanel", "the first %1 of %n passages", "", count)
    return f"{title} · {said.replace('%1', str(listed))}"


def content(chart: Chart, place: Place, said: Sequence[Said], lang: str) -> CardContent:
    """Put the card of a cell into words."""
    cell = chart.cells[place.row * len(chart.columns) + place.col]
    passages = _on_card(said, lang)
    note = speaking.empty_in(chart, cell, place.col) if not cell.marks else ""
    if charting.paired_facet(chart.col_facet) and not speaking.is_same(chart, cell):
        note = f"{note}\n{speaking.carried(chart, place.row, place.col, lang)}".strip()
    elif cell.marks and cell.hidden:
        note = QCoreApplication.translate("ComparePanel", "%n more studies hidden by filter", "", cell.hidden)
    return CardContent(
        cell_title(chart, place, lang), len(cell.studies("barrier")), len(cell.studies("facilitator")), passages, note,
        len(cell.studies("other")), charting.passage_count(cell),
    )  # fmt: skip


def _on_card(said: Sequence[Said], lang: str) -> tuple[CardPassage, ...]:
    """Passages as the card shows them."""
    return tuple(
        CardPassage(
            one.sign, one.evidence, code_words(one, lang), word(one.citation, lang), status_words(one.status), one.en,
            one.zh, one.zh_machine,
        )
        for one in said
    )  # fmt: skip


def code_words(one: Said, lang: str) -> str:
    """Name the code of a passage, in co-occurrence both."""
    own, other = word(one.label, lang), word(one.beside, lang)
    return f"{own} + {other}" if other else own


def step_content(data: Saturation, number: int, said: Sequence[Said], lang: str) -> CardContent:
    """Put the card of a study of the saturation curve into words."""
    step = data.steps[number]
    passages = _on_card(said, lang)
    title = growthwords.named(data, number, lang)
    note = growthwords.numbers_words(step, lang)
    if step.new:
        colon = "：" if lang.startswith("zh") else ": "
        new = QCoreApplication.translate("Compare", "New")
        note = f"{note}\n{new}{colon}{growthwords.new_words(data, step, lang)}"
    return CardContent(title, 0, 0, passages, note, counted=False)


def choices(said: Sequence[Said], lang: str) -> list[Choice]:
    """Return the passages of a cell as lines to choose from."""
    comma = "，" if lang.startswith("zh") else ", "
    out = []
    for one in said:
        words = (one.zh or one.en) if lang.startswith("zh") else (one.en or one.zh)
        head = f"{code_words(one, lang)} · {word(one.citation, lang)}{comma}{status_words(one.status)}"
        out.append(Choice(one.sign, one.evidence, head, f"“{' '.join(words.split())[:160]}”", one.study, one.passage))
    return out


def claim_choices(claims: Sequence[Claimed], lang: str, quotes: bool) -> list[Choice]:
    """Return the claims of a cell as lines to choose from."""
    return [
        Choice(
            one.marks[0][0], one.marks[0][1], word(one.citation, lang), said_of(one, lang, quotes)[:160], one.study,
            one.passage,
        )
        for one in claims
    ]  # fmt: skip
