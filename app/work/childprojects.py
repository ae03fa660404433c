"""The long work on files of coding that the kept child process does: looking into one, bringing it in, writing one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.text.refused import Refused
from app.work.child import Progress
from app.work.childwork import said_plainly


@said_plainly
def preview_project(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Read a file of coding and say what is in it. Payload: ``library``, ``path``. Answer: see `Coming.preview`.

    ``kind`` is None in the answer where the file is something else.
    """
    from app.work import projectfiles
    from app.work.library import Library

    progress(0, 0, "")
    found = projectfiles.read(payload["path"])
    if found is None:
        return {"kind": None}
    library = Library.open(Path(payload["library"]))
    try:
        return found.preview(library)
    finally:
        library.close()


@said_plainly
def bring_project(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Bring a file of coding in, in the name of the window that asks. Answer: the report, and ``step``.

    Payload: ``library``, ``session``, ``coder``, ``path``, ``facet`` of codes that name none.
    """
    from app.work import projectfiles
    from app.work.library import Library

    progress(0, 0, "")
    found = projectfiles.read(payload["path"])
    if found is None:
        raise Refused("This is no file of coding. Nothing was changed.")
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        change = found.into(library, payload.get("facet") or "other")
    finally:
        library.close()
    answer: dict[str, Any] = change.result.as_json()
    return {**answer, "step": change.step_id}


@said_plainly
def write_project(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the coding as a file. Payload: ``library``, ``target``, ``kind`` (qdpx, pack, qdc), ``studies`` or None."""
    from app.work import projectfiles
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        return projectfiles.write(library, Path(payload["target"]), payload["kind"], payload.get("studies"))
    finally:
        library.close()
