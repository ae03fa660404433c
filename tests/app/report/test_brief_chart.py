"""The chart of a brief stays on one page wherever the brief fits two pages that way."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from app.report.pdf import compile_report
from app.text.refused import Refused

from .sample import sample_report


def _of(pages: int) -> bytes:
    pdf, made = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("pages", "asked"),
    [
        ([2], [(False, False)]),
        ([3, 2], [(False, False), (True, False)]),
        ([3, 3, 2], [(False, False), (True, False), (True, True)]),
    ],
)
def test_a_chart_runs_over_the_page_only_where_nothing_else_helps(
    pages: list[int], asked: list[tuple[bool, bool]]
) -> None:
    seen: list[tuple[bool, bool]] = []

    def compiler(data: dict[str, Any]) -> bytes:
        seen.append((data["tight"], data["split"]))
        return _of(pages[len(seen) - 1])

    compile_report(sample_report("brief"), compiler=compiler)
    assert seen == asked


def test_a_brief_that_fits_in_no_way_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.report.pdf._too_many", lambda _report: 1)
    with pytest.raises(Refused, match="too many for two pages"):
        compile_report(sample_report("brief"), compiler=lambda _data: _of(3))
