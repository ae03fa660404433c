"""The child process answers what it is asked, one line each, and leaves nothing half written."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from app.work import child

VERBS = "tests.app.work.slow_verbs:"


def _serve(*requests: dict[str, Any] | bytes) -> list[dict[str, Any]]:
    words, extra = child.command("serve")
    lines = b"".join(r if isinstance(r, bytes) else json.dumps(r).encode() + b"\n" for r in requests)
    ran = subprocess.run(words, input=lines, capture_output=True, env={**os.environ, **extra}, timeout=60, check=True)
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    taken = [one["id"] for one in told if one.get("taken")]
    assert taken == sorted({one["id"] for one in told}), "each request is taken once"
    assert all(told[at]["id"] != told[at - 1]["id"] for at, one in enumerate(told) if "taken" in one and at), (
        "first of all"
    )
    return [one for one in told if "taken" not in one]


def test_requests_are_answered_in_order_with_their_numbers() -> None:
    answers = _serve({"id": 1, "verb": VERBS + "echo", "payload": {"a": "中"}}, {"id": 2, "verb": VERBS + "refuse"})
    assert answers[0] == {"id": 1, "progress": [1, 2, "Halfway"]}
    assert answers[1]["done"]["payload"] == {"a": "中"}
    assert answers[2] == {"id": 2, "refused": "a.txt is empty."}


def test_an_error_comes_back_as_a_traceback_and_the_child_lives_on() -> None:
    answers = _serve({"id": 1, "verb": VERBS + "fail"}, b"not json\n", {"id": 3, "verb": VERBS + "echo"})
    assert "ZeroDivisionError" in answers[0]["failed"]
    assert answers[-1]["id"] == 3


def test_an_unknown_verb_is_refused_by_name() -> None:
    assert "frobnicate" in _serve({"id": 1, "verb": "frobnicate"})[0]["refused"]


def test_what_a_verb_prints_is_no_answer_and_lone_surrogates_travel() -> None:
    assert _serve({"id": 1, "verb": VERBS + "talk"}) == [{"id": 1, "done": {"text": "片段\ud800\n"}}]


def test_one_verb_alone_leaves_its_result_in_a_file_and_says_how_it_went(tmp_path: Path) -> None:
    for name, status in (("echo", 0), ("refuse", 1), ("fail", 3)):
        words, extra = child.command(VERBS + name, str(tmp_path / name))
        env = {**os.environ, **extra}
        ran = subprocess.run(words, input=b"{}", capture_output=True, env=env, timeout=60, check=False)
        assert ran.returncode == status
        assert json.loads((tmp_path / name).read_bytes()).keys() == {("done", "refused", "", "failed")[status]}
    assert not list(tmp_path.glob("*.part"))


def test_the_child_starts_without_qt_and_without_sqlalchemy() -> None:
    code = (
        "import sys, app.__main__, app.work.child; "
        "print([m for m in ('PySide6', 'sqlalchemy', 'numpy', 'app.cli') if m in sys.modules])"
    )
    words, extra = child.command("serve")
    ran = subprocess.run([words[0], "-c", code], capture_output=True, env={**os.environ, **extra}, check=True)
    assert ran.stdout.decode().strip() == "[]"
