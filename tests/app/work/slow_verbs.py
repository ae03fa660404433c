"""Verbs for the tests of the child process: slow, failing, talkative, dying."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

from app.text.refused import Refused
from app.work.child import Progress


def echo(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    progress(1, 2, "Halfway")
    return {"payload": payload, "pid": os.getpid()}


def slow(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    progress(0, 1, "Started")
    time.sleep(payload.get("seconds", 60))
    return {}


def held(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Goes on only once there is a file `go`, and leaves a file `ended`."""
    progress(0, 1, "Started")
    while not Path(payload["go"]).exists():
        time.sleep(0.02)
    Path(payload["ended"]).touch()
    return {}


def refuse(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    raise Refused("a.txt is empty.")


def fail(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    raise ZeroDivisionError


def talk(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    print("this is not an answer")
    os.system("echo nor is this")
    return {"text": "片段\ud800\n"}


def die(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    os._exit(9)


def big(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    return {"text": "x" * payload["size"]}
