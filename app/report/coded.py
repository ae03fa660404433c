"""What charts are counted from: passages with their codes, studies, and the care models that may become columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.report.charted import Words


@dataclass(frozen=True, slots=True)
class CodedAs:
    """One code of a passage: `facet` model, barrier, facilitator (others are passed over), the code's key and theme."""

    facet: str
    key: str
    theme: str = ""
    mode: Literal["explicit", "implied", "absent"] = "explicit"


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A passage with its codes and the findings that rest on it as (finding id, evidence status).

    `hidden` says that a filter of the reader keeps it out; background claims are left out by `build_chart` itself.
    """

    study: int
    passage: int
    codes: tuple[CodedAs, ...]
    findings: tuple[tuple[int, str], ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ChartStudy:
    """A study: its stated care models, whether it asked about barriers, its short citation, and if filters let it in."""

    study: int
    models: tuple[str, ...] = ()
    asked: Literal["yes", "partly", "no", ""] = ""
    citation: Words = field(default_factory=dict)
    shown: bool = True


@dataclass(frozen=True, slots=True)
class ChartModel:
    """A care model that may become a column; one that is not `always` there needs a study to get its column."""

    key: str
    group: str
    short: Words
    label: Words
    always: bool = True
