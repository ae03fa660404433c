"""Set a large PDF in a process of its own: what typst keeps in memory after each run goes with it.

A run of 500 studies takes over a gigabyte, and typst gives none of it back to a process that lives on (measured). The
process ends by itself soon after the one that asked is gone, so that a cancelled export stops at once.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from app.report.model import Report
from app.text.refused import Refused
from app.work import child

LARGE = 150
"""Findings and sentence pairs from which a process of its own is worth its start."""
LEAN = {"RAYON_NUM_THREADS": "1", "MALLOC_MMAP_THRESHOLD_": "131072"}
"""One thread (a second saves no time) and large blocks given back at once: the peak is the same each time (measured)."""
LOOK = 0.2
"""Seconds between two looks whether the process that asked is still there."""


def is_large(report: Report) -> bool:
    """Whether a report had better be set apart."""
    return len(report.findings) + sum(len(study.pairs) for study in report.studies) > LARGE


def compile_apart(data: dict[str, Any]) -> bytes:
    """Set the data of one report in a process of its own; raises Refused with its sentence."""
    from app.report.pdf import words_of

    with tempfile.TemporaryDirectory(prefix="diptych-") as folder:
        asked, made, result = (Path(folder) / name for name in ("data.json", "made.pdf", "result.json"))
        asked.write_text(words_of(data), encoding="utf-8", errors="replace")
        words, more = child.command("set_pages", str(result))
        carries = bool(data.get("attached"))
        payload = json.dumps({"data": str(asked), "made": str(made), "carries": carries, "asker": os.getpid()})
        done = subprocess.run(
            words,
            input=payload.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **LEAN, **more},
            check=False,
        )
        answer = json.loads(result.read_text(encoding="utf-8")) if result.exists() else {}
        if "refused" in answer:
            raise Refused(answer["refused"])
        if "done" not in answer:
            raise RuntimeError(answer.get("failed") or done.stderr.decode(errors="replace")[-2000:])
        return made.read_bytes()


def set_pages(payload: dict[str, Any], progress: child.Progress) -> dict[str, Any]:
    """Set a report's data as PDF, handed to typst as the text it is: nothing of it is held here a second time.

    Payload: ``data`` and ``made`` (files), ``carries`` (the PDF has files inside), ``asker`` (the process to end with).
    """
    from app.report.pdf import compile_words

    asker = int(payload["asker"])
    asked, made = Path(payload["data"]), Path(payload["made"])
    threading.Thread(target=_leave_with, args=(asker, asked, made), daemon=True).start()
    progress(0, 1, "")
    made.write_bytes(compile_words(asked.read_text(encoding="utf-8"), carries=bool(payload.get("carries"))))
    return {"bytes": made.stat().st_size}


def _leave_with(asker: int, *files: Path) -> None:
    """End this process once the one that asked is gone, and take its files along.

    Done where the system tells a process of its parent's end; elsewhere the run ends by itself.
    """
    while True:
        time.sleep(LOOK)
        if sys.platform != "win32" and os.getppid() != asker:
            for file in files:
                file.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                files[0].parent.rmdir()
            os._exit(1)
