"""Hand documents over: the one path that the window's export, the report dialog and the command line share."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.text.refused import Refused
from app.work import child, finding
from app.work.library import Library
from app.work.reporting import ReportChoice
from db.query import Query

NOT_YET = "This version writes PDF; %1 comes later. Nothing was written."


def export(
    library: Library,
    format_name: str,
    target: Path,
    *,
    query: str | None,
    findings: tuple[int, ...] | None,
    lang: str,
    template: str,
    paper: str,
    style: str,
    title: str,
    progress: Callable[[float, str], None] | None = None,
) -> dict[str, Any]:
    """Write chosen findings as a document (all of them without a choice) and say what is in it.

    Raises Refused for a format this version does not write, for findings that are not there, where nothing is left to
    print, and where the target can't be written.
    """
    if format_name != "pdf":
        raise Refused(NOT_YET.replace("%1", format_name))
    ids = chosen(library, query, findings)
    words = {"en": title, "zh": title} if title else {}
    choice = ReportChoice(ids, template, lang, paper, style, words)
    del progress
    return in_child(library.path, choice, target)


def chosen(library: Library, query: str | None, findings: tuple[int, ...] | None) -> tuple[int, ...]:
    """Return the ids of the findings that are meant; () means all of them."""
    if findings is not None:
        have = {f.id for f in finding.findings(library, ids=findings)}
        missing = [str(i) for i in findings if i not in have]
        if missing:
            raise Refused(f"There is no finding {', '.join(missing)} in this library. Nothing was written.")
        return findings
    if query:
        ids = tuple(f.id for f in finding.findings(library, Query(text=query)))
        if not ids:
            raise Refused(f"No finding answers “{query}”. Nothing was written.")
        return ids
    return ()


def in_child(library_path: Path, choice: ReportChoice, target: Path) -> dict[str, Any]:
    """Write the PDF in a child process and wait for it; raises Refused with the child's sentence."""
    words, more = child.command("export_pdf")
    payload = {"library": str(library_path), "choice": asdict(choice), "target": str(target.resolve())}
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        done = subprocess.run(
            [*words, str(result)],
            input=json.dumps(payload).encode("utf-8"),
            env={**os.environ, **more},
            capture_output=True,
            check=False,
        )
        answer = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}
    if "done" in answer:
        found: dict[str, Any] = answer["done"]
        return found
    if "refused" in answer:
        raise Refused(answer["refused"])
    raise RuntimeError(answer.get("failed") or done.stderr.decode("utf-8", "replace")[-2000:])
