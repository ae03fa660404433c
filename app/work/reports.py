"""Reports kept by name: what was chosen and how it was arranged, to be written again at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from app.text.refused import Refused
from app.work import keeping
from app.work.change import Change
from app.work.library import Library
from app.work.reporting import ReportChoice

KIND: Final = "report"


@dataclass(frozen=True, slots=True)
class NamedReport:
    """A report by its name."""

    id: int
    name: str
    choice: ReportChoice


def reports(library: Library) -> tuple[NamedReport, ...]:
    """Return the kept reports in their order."""
    return tuple(NamedReport(one.id, one.name, _choice(one.body)) for one in keeping.kept(library, KIND))


def choice_of(library: Library, name: str) -> ReportChoice:
    """Return what is chosen in a kept report; raises Refused where there is none of that name."""
    for one in reports(library):
        if one.name == name:
            return one.choice
    raise Refused(f"There is no report “{name}” in this library. Nothing was written.")


def keep(library: Library, name: str, choice: ReportChoice) -> Change:
    """Keep a report under a name; one that has this name is replaced."""
    return keeping.keep(library, KIND, name, asdict(choice))


def forget(library: Library, name: str) -> Change:
    """Forget a kept report."""
    for one in reports(library):
        if one.name == name:
            return keeping.forget(library, one.id, name)
    raise Refused("This report is no longer there. Nothing was changed.")


def _choice(body: Mapping[str, Any]) -> ReportChoice:
    """Return a kept choice; what this version does not know is passed over, what is not kept takes its usual value."""
    return ReportChoice.from_json({key: value for key, value in body.items() if key in ReportChoice.__slots__})
