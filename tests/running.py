"""Run the real program as a process of its own, in a home of its own."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import forked

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Ended:
    """How a call ended: exit status, what it said, and the CPU time it and its children took."""

    status: int
    out: str
    err: str
    cpu: float = 0.0

    @property
    def document(self) -> Any:
        """The one JSON document of a call with --json; fails where there is anything else."""
        return json.loads(self.out)


class Program:
    """The program with a home folder; ``library`` is named in every call unless it is None; ``prelude`` runs it."""

    def __init__(self, home: Path, library: Path | None = None, prelude: Sequence[str] = ()) -> None:
        self.home = home
        self.library = library
        self.prelude = list(prelude)
        home.mkdir(parents=True, exist_ok=True)

    def environment(self, **more: str) -> dict[str, str]:
        """The caller's environment without the user's own Diptych."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith("DIPTYCH_")}
        return {**plain, "DIPTYCH_HOME": str(self.home), "QT_QPA_PLATFORM": "offscreen", **more}

    def run(self, *words: str | Path, **more: str) -> Ended:
        """Run one call and wait for it."""
        named = [] if self.library is None else ["--library", str(self.library)]
        at_start = any(name.startswith(("LC_", "LANG", "PYTHON")) for name in more)  # what Python reads when it starts
        if not (self.prelude or at_start) and hasattr(os, "fork"):
            return self._forked([*named, *map(str, words)], self.environment(**more))
        before = os.times()
        done = subprocess.run(
            [*self.prelude, sys.executable, "-m", "app", *named, *map(str, words)],
            cwd=ROOT,
            env=self.environment(**more),
            capture_output=True,
            check=False,
            timeout=300,
        )
        after = os.times()
        cpu = after.children_user - before.children_user + after.children_system - before.children_system
        return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), cpu)

    def _forked(self, words: Sequence[str], environment: Mapping[str, str]) -> Ended:
        """Run one call in a process that has the program's modules already."""
        with tempfile.TemporaryDirectory(prefix="said") as folder:
            out, err = Path(folder, "out"), Path(folder, "err")
            status, cpu = forked.mother(ROOT).call(words, environment, out, err)
            return Ended(status, out.read_text("utf-8"), err.read_text("utf-8"), cpu)

    def json(self, *words: str | Path, status: int = 0) -> Any:
        """Run one call with --json; it must end as expected and print one document and nothing else."""
        done = self.run("--json", *words)
        assert done.status == status, done.err
        assert "Traceback" not in done.err
        return done.document

    def refused(self, *words: str | Path) -> str:
        """Run a call that can't be done; return its one sentence."""
        done = self.run(*words)
        assert done.status == 3, (done.status, done.out, done.err)
        sentence = done.err.strip().splitlines()[-1]
        assert sentence.endswith((".", "!")), sentence
        assert "Something went wrong" not in done.err
        assert "Traceback" not in done.err
        return sentence


def digest(path: Path) -> str:
    """What a file holds, as a hash."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
