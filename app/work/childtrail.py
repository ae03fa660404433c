"""The child's work on history and findings: audit trail, removing its oldest part, framework matrix."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from app.work.child import Progress
from app.work.childwork import said_plainly


@said_plainly
def write_trail(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write the audit trail as CSV. Payload: ``library``, ``target``, ``lang``. Answer: ``lines``."""
    from app.work import trail
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        lang = str(payload.get("lang", "en"))
        lines = trail.write(library, Path(payload["target"]), lambda done, total: progress(done, total, ""), lang)
        return {"lines": lines}
    finally:
        library.close()


@said_plainly
def prune_history(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Remove the steps before a day. Payload: ``library``, ``coder``, ``day`` (ISO). Answer: ``copy``, the backup."""
    from app.work import trail
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        library.coder_id = payload.get("coder")
        _, copy = trail.prune(library, date.fromisoformat(payload["day"]))
        return {"copy": str(copy)}
    finally:
        library.close()


@said_plainly
def write_framework(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write findings as a framework matrix. Payload: ``library``, ``target``, ``lang``, ``findings``. Answer: ``studies``."""
    from app.work import framework
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        return {"studies": framework.write(library, Path(payload["target"]), payload["lang"], payload["findings"])}
    finally:
        library.close()
