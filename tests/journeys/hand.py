"""A program at work on a library, for tests: `python -m tests.journeys.hand LIBRARY NAME LAST`.

It adds studies NAME-1 .. NAME-LAST, going on where the library says it had stopped, and says each number once it is kept;
every third study is then edited, the edit taken back and done again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sqlalchemy import select

from app.work import history, studying
from app.work.library import Library
from db.tables import FieldVariant


def numbers(library: Library, name: str) -> list[int]:
    """The numbers of the studies that one program has kept, in the order of the library."""
    titles = select(FieldVariant.value).where(FieldVariant.field == "title").order_by(FieldVariant.id)
    with library.db.read() as conn:
        found = conn.scalars(titles).all()
    return [int(title.partition("-")[2]) for title in found if title.startswith(f"{name}-")]


def work(path: Path, name: str, last: int) -> None:
    """Add what is missing."""
    library = Library.open(path)
    for number in range(max(numbers(library, name), default=0) + 1, last + 1):
        title = f"{name}-{number}"
        (study,) = studying.new(library, studying.StudyFields(title=title)).studies
        print(number, flush=True)
        if number % 3 == 0:
            studying.edit(library, study, studying.StudyFields(title=title, year=2000))
            history.undo(library)
            history.redo(library)
    library.close()


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
