"""The long work that the kept child process does with terms: replacing, reading and writing glossaries, comparing renderings."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.work.child import Progress
from app.work.childwork import said_plainly

if TYPE_CHECKING:
    from app.work.change import Change


@said_plainly
def replace_everywhere(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Replace a rendering of a term wherever checks found it, in the name of the window that asks.

    Payload: ``library``, ``session``, ``coder``, ``term``, ``avoid``, ``preferred``. The studies are checked again
    afterwards. Answer: ``step``, ``label``, ``args``, ``places``, ``studies``, ``waiting``.
    """
    from app.work import checking, deciding
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")

        def told(at: int, of: int) -> None:
            progress(at, of, "")

        progress(0, 0, "")
        words = payload["term"], payload["avoid"], payload["preferred"]
        change = deciding.replace_everywhere(library, *words, progress=told)
        checking.check_many(library, sorted(change.studies), told)
    finally:
        library.close()
    return {**_step(change), **asdict(change.result)}


@said_plainly
def apply_check(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Replace the words of one issue in a long text, in the name of the window that asks, and check the study again.

    Payload: ``library``, ``session``, ``coder``, ``study``, ``issue``, ``words`` or None. Answer: ``step``, ``label``,
    ``args``, ``waiting``.
    """
    from app.work import checking, deciding
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        change = deciding.apply_known(library, payload["study"], payload["issue"], payload.get("words"))
        checking.check_many(library, [payload["study"]])
    finally:
        library.close()
    return {**_step(change), "waiting": change.result}


@said_plainly
def bring_terms(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Bring terms in from a file (TBX, CSV or tab-separated), in the name of the window that asks.

    Payload: ``library``, ``session``, ``coder``, ``path``. Answer: ``step``, ``label``, ``args``, and the counts of
    `glossarying.Imported`.
    """
    from app.work import glossarying
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        change = glossarying.bring_file(library, Path(payload["path"]))
    finally:
        library.close()
    return {**_step(change), **asdict(change.result)}


@said_plainly
def write_terms(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the glossary to a file. Payload: ``library``, ``path``. Answer: ``terms``, how many."""
    from app.work import glossarying
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        return {"terms": glossarying.give_file(library, Path(payload["path"]))}
    finally:
        library.close()


@said_plainly
def renderings(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Tell terms with several renderings and renderings of several terms. Payload: ``library``, ``studies`` or None.

    Answer: ``conflicts``, as `doubting.as_json` makes them, with the words where each stands.
    """
    from app.work import doubting
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        return {"conflicts": doubting.as_json(library, payload.get("studies"))}
    finally:
        library.close()


def _step(change: Change) -> dict[str, Any]:
    """Return what a window needs to tell of a step and to take it back."""
    return {"step": change.step_id, "label": change.label, "args": list(change.args)}
