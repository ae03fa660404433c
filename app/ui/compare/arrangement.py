"""How the chart of the panel is arranged: the plain arrangement of `app.work.arrangement`, which reports draw too."""

from app.work.arrangement import (
    LARGE,
    MOST_COMPARED,
    SORTS,
    TABS,
    UNITS,
    ZOOMS,
    Arrangement,
    compared_columns,
    from_body,
)

__all__ = [
    "LARGE",
    "MOST_COMPARED",
    "SORTS",
    "TABS",
    "UNITS",
    "ZOOMS",
    "Arrangement",
    "compared_columns",
    "from_body",
]
