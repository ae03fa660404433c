"""Checking of translations in the child process, so that no window waits for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.text.refused import Refused
from app.work.child import Progress
from app.work.sentences import plain


def check(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Check studies whose check is missing or out of date. Answer: ``checked``, how many there were.

    Payload: ``library`` path, ``studies`` ids or None for all. What was checked is kept in portions: ending the child
    loses the portion at most.
    """
    from app.work import checking
    from app.work.library import Library

    try:
        library = Library.open(Path(payload["library"]))
        try:
            progress(0, 0, "")
            done = checking.check_many(library, payload.get("studies"), lambda at, of: progress(at, of, ""))
        finally:
            library.close()
    except Refused:
        raise
    except Exception as error:
        sentence = plain(error)
        if sentence is None:
            raise
        raise Refused(sentence) from error
    return {"checked": len(done)}
