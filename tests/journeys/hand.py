"""A program at work on a library, for tests: `python -m tests.journeys.hand LIBRARY NAME LAST`.

It adds studies NAME-1 .. NAME-LAST, going on where the library says it had stopped, and says each number once it is kept;
every third study is then edited, the edit taken back and done again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import select

from app.work import history, studying
from app.work.change import Change
from app.work.library import Library
from db.errors import Locked
from db.tables import FieldVariant

TRIES = 20


def numbers(library: Library, name: str) -> list[int]:
    """The numbers of the studies that one program has kept, in the order of the library."""
    titles = select(FieldVariant.value).where(FieldVariant.field == "title").order_by(FieldVariant.id)
    with library.db.read() as conn:
        found = conn.scalars(titles).all()
    return [int(title.partition("-")[2]) for title in found if title.startswith(f"{name}-")]


def again(act: Callable[[], Change]) -> Change:
    """Do something; while the other program keeps the library too long, nothing was changed: try once more."""
    for _ in range(TRIES):
        try:
            return act()
        except Locked:
            continue
    return act()


def work(path: Path, name: str, last: int) -> None:
    """Add what is missing."""
    library = Library.open(path)
    for number in range(max(numbers(library, name), default=0) + 1, last + 1):
        title = f"{name}-{number}"
        fields = studying.StudyFields(title=title)
        (study,) = again(partial(studying.new, library, fields)).studies
        print(number, flush=True)
        if number % 3 == 0:
            again(partial(studying.edit, library, study, replace(fields, year=2000)))
            again(partial(history.undo, library))
            again(partial(history.redo, library))
    library.close()


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
