"""Calls of the program in processes of their own which have its modules already: each is forked from one that imported them.

Reading the modules costs half a second a call, and the tests make hundreds. Whether the program starts by itself is tested
elsewhere (`tests/journeys/test_wheel`, `tests/app/cli/test_statuses`). Where there is no fork, `tests.running` does without.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import logging
import os
import pkgutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

PREPARED = ("app.cli", "app.text", "app.formats", "app.report", "app.work", "db")
"""Packages whose modules are imported beforehand; Qt is not among what they import."""
LONGEST = 300
"""Seconds after which a call is ended."""


class Mother:
    """The process that the calls are forked from."""

    def __init__(self, root: Path) -> None:
        words = [sys.executable, "-m", "tests.forked"]
        self._process = subprocess.Popen(words, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        atexit.register(self.end)

    def call(self, words: Sequence[str], environment: Mapping[str, str], out: Path, err: Path) -> tuple[int, float]:
        """Run one call; returns its exit status and the CPU seconds it and its children took."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"words": list(words), "environment": dict(environment), "out": str(out), "err": str(err)}
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        status, cpu = json.loads(self._process.stdout.readline())
        return status, cpu

    def end(self) -> None:
        """Let the process go."""
        with contextlib.suppress(OSError):
            self._process.communicate(timeout=5)


@cache
def mother(root: Path) -> Mother:
    """The one process of a run of tests that calls are forked from."""
    return Mother(root)


def serve() -> None:
    """Fork a process for each call that is asked for on standard input, and tell how it ended."""
    for name in PREPARED:
        package = importlib.import_module(name)
        for one in pkgutil.walk_packages(package.__path__, f"{name}."):
            if "migrations" not in one.name:
                importlib.import_module(one.name)
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _run(asked)
        _, status, used = os.wait4(pid, 0)
        sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime]) + "\n")
        sys.stdout.flush()


def _run(asked: dict[str, Any]) -> None:
    """In the forked process: be the program, and end as it ends."""
    status = 1
    try:
        signal.alarm(LONGEST)
        for number, name in ((0, os.devnull), (1, asked["out"]), (2, asked["err"])):
            flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            os.dup2(os.open(name, flags, 0o600), number)
        os.environ.clear()
        os.environ.update(asked["environment"])
        time.tzset()
        sys.argv = ["app", *asked["words"]]
        from app.__main__ import main

        status = main()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    finally:
        logging.shutdown()
        atexit._run_exitfuncs()
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    serve()
