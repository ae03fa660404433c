"""How the chart of the panel is arranged: the plain arrangement of `app.work.arrangement`, which reports draw too."""

from app.work.arrangement import (
    CHARTS,
    LARGE,
    MOST_COMPARED,
    SORTS,
    STUDIED,
    TABS,
    UNITS,
    ZOOMS,
    Arrangement,
    compared_columns,
    from_body,
)
from app.work.saturation import KINDS as GROWN
from app.work.saturation import ORDERS as GROWN_BY

__all__ = [
    "CHARTS",
    "GROWN",
    "GROWN_BY",
    "LARGE",
    "MOST_COMPARED",
    "SORTS",
    "STUDIED",
    "TABS",
    "UNITS",
    "ZOOMS",
    "Arrangement",
    "compared_columns",
    "from_body",
]
