"""Hand documents over from the command line: the same child process and the same report as the window's."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.text.refused import Refused
from app.work import child

if TYPE_CHECKING:
    from app.work.library import Library

DOCUMENTS = ("pdf", "docx", "xlsx", "html", "csv", "md")
"""A report of findings as a document."""
MEMORY = ("tmx", "tsv")
"""The checked sentence pairs as translation memory."""
WRITTEN = (*DOCUMENTS, *MEMORY)
REFERENCES = ("ris", "bibtex", "csljson", "nbib")
"""Studies for other programs' lists of references."""

NOT_YET = "This version does not write %1 yet. Nothing was written."

Told = Callable[[float, str], None]
"""Hears a share from 0 to 1 and what is being done."""

_PROGRESS = re.compile(r"(\d+)/(\d+) (.*)")


def export(
    named: str | None, format_name: str, target: Path, asked: Mapping[str, Any], told: Told | None = None
) -> dict[str, Any]:
    """Write chosen findings as a document, in a child process, and say what is in it (keys of cli.md).

    ``asked``: ``query`` or ``findings`` (ids), neither for all of them; ``lang``, ``template``, ``paper``, ``style``,
    ``title``, ``report`` (the name of a kept one), ``pack``, ``charts`` (library or chosen: what they count); ``examples`` for a library that is made new. An interrupt
    ends the child; a file that stood at the target is replaced only by a whole one. Raises Refused for a format this version does not write, for findings that are not
    there, where nothing is left to print, and where the target can't be written.
    """
    if format_name in REFERENCES:
        payload = {**asked, "library": named, "target": str(target.resolve()), "format": format_name}
        return in_child("export_studies", payload, told)
    if format_name not in WRITTEN:
        raise Refused(NOT_YET.replace("%1", format_name))
    payload = {**asked, "library": named, "target": str(target.resolve())}
    if format_name in MEMORY:
        return in_child("export_memory", {**payload, "format": format_name}, told)
    return in_child("export_chosen", {**payload, "format": format_name}, told)


def in_child(verb: str, payload: Mapping[str, Any], told: Told | None = None) -> dict[str, Any]:
    """Do one verb in a child process and wait for it; raises Refused with the child's sentence."""
    with tempfile.TemporaryDirectory(prefix="diptych-") as folder:
        result = Path(folder) / "result.json"
        words, more = child.command(verb, str(result))
        process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **more},
            encoding="utf-8",
            errors="replace",
        )
        try:
            said = _listen(process, json.dumps(payload), told)
        except BaseException:
            process.kill()
            process.wait()
            raise
        answer = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}
    if "done" in answer:
        done: dict[str, Any] = answer["done"]
        return done
    if "refused" in answer:
        raise Refused(answer["refused"])
    trace = answer.get("failed") or said[-2000:]
    error = RuntimeError(trace.strip().rpartition("\n")[2] or f"the child process ended with {process.returncode}")
    error.add_note(trace)  # for the log
    raise error


def _listen(process: subprocess.Popen[str], payload: str, told: Told | None) -> str:
    """Hand the payload over, pass on what the child says of its progress, and return what else it said."""
    said = []
    if process.stdin is not None:
        try:
            with process.stdin as pipe:
                pipe.write(payload)
        except BrokenPipeError:
            pass  # it ended before it listened: what it said tells why
    for line in process.stderr or ():
        found = _PROGRESS.fullmatch(line.rstrip("\n"))
        if found is None:
            said.append(line)
        elif told is not None:
            told(int(found[1]) / max(int(found[2]), 1), found[3])
    process.wait()
    return "".join(said)


def chosen(library: Library, query: str | None, findings: tuple[int, ...] | None, template: str) -> tuple[int, ...]:
    """Return the ids of the findings that are meant; () means all of them.

    A brief for which none are chosen takes those that are ticked for the report, if there are any.
    """
    from app.work import finding
    from db.query import Query

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
    if template == "brief":
        return tuple(f.id for f in finding.findings(library) if f.in_report)
    return ()


def studies_of(library: Library, query: str | None, findings: tuple[int, ...] | None) -> list[int] | None:
    """Return the studies whose checked pairs are meant: those a query answers, or of some findings; None for all."""
    from app.work import finding, searching
    from db.query import Query

    if findings is not None:
        ids = chosen(library, None, findings, "report")
        return sorted({one.study_id for one in finding.findings(library, ids=ids)})
    return list(searching.studies(library, Query(text=query))) if query else None
