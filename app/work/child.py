"""The kept child process: it does the long work, so that the window never waits (decisions 19 and 20).

Started as `--child serve`, it reads one JSON document a line, `{"id", "verb", "payload"}`, and answers with lines:
`{"id", "taken": true}` before anything is begun, `{"id", "progress": [done, total, words]}`, then one of `{"id", "done": {...}}`, `{"id", "refused": sentence}` and
`{"id", "failed": traceback}`. Started as `--child VERB RESULT`, it reads the payload from standard input, writes the
result to a file and says by its exit code how it went (0 done, 1 refused, 3 failed).
Nothing heavy is imported before a verb asks for it. What a verb prints goes to standard error, never into an answer.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final

from app.text.refused import Refused

Progress = Callable[[int, int, str], None]
"""Called with how much is done, of how much (0: not known), and an English pattern for what is being done."""

Verb = Callable[[dict[str, Any], Progress], dict[str, Any]]

VERBS: Final[Mapping[str, str]] = {
    "preview_import": "app.work.childimport:preview_import",
    "more_samples": "app.work.childimport:more_samples",
    "drop_import": "app.work.childimport:drop_import",
    "remember_columns": "app.work.childimport:remember_columns",
    "add_import": "app.work.childimport:add_import",
    "undo_import": "app.work.childimport:undo_import",
    "turn_step": "app.work.childimport:turn_step",
    "write_trail": "app.work.childtrail:write_trail",
    "write_framework": "app.work.childtrail:write_framework",
    "prune_history": "app.work.childtrail:prune_history",
    "past_imports": "app.work.childimport:past_imports",
    "write_import_report": "app.work.childimport:write_import_report",
    "daily_backup": "app.work.childwork:daily_backup",
    "export_report": "app.work.reportwork:export_report",
    "set_pages": "app.work.apart:set_pages",
    "show_report": "app.work.reportwork:show_report",
    "export_chosen": "app.work.reportwork:export_chosen",
    "export_memory": "app.work.childwork:export_memory",
    "align": "app.work.childwork:align",
    "check": "app.work.childwork:check",
    "machine_translate": "app.work.childwork:machine_translate",
    "count_outgoing": "app.work.childwork:count_outgoing",
    "propose": "app.work.childwork:propose",
    "apply_check": "app.work.childterms:apply_check",
    "replace_everywhere": "app.work.childterms:replace_everywhere",
    "bring_terms": "app.work.childterms:bring_terms",
    "write_terms": "app.work.childterms:write_terms",
    "renderings": "app.work.childterms:renderings",
    "bring_language_files": "app.work.childwork:bring_language_files",
    "backup": "app.work.childwork:backup",
    "find_duplicates": "app.work.childwork:find_duplicates",
    "merge_duplicates": "app.work.childwork:merge_duplicates",
    "export_references": "app.work.childwork:export_references",
    "export_studies": "app.work.childwork:export_studies",
    "suggest": "app.work.childsuggest:suggest",
    "cite": "app.work.childwork:cite",
    "keep_style": "app.work.childwork:keep_style",
    "preview_project": "app.work.childprojects:preview_project",
    "bring_project": "app.work.childprojects:bring_project",
    "write_project": "app.work.childprojects:write_project",
    "make_starter": "app.work.childwork:make_starter",
    "warm": "app.work.child:warm",
}
"""Name of a verb -> `module:function`; the module is imported when the verb is first asked for."""


def command(*words: str) -> tuple[list[str], dict[str, str]]:
    """The command that starts this program's child and what its environment needs besides the caller's.

    In a checkout `-m app` with the checkout on the path, in the wheel `-m diptych`, frozen the program itself.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, "--child", *words], {}
    root = Path(__file__).resolve().parents[2]
    if (root / "__init__.py").exists():
        return [sys.executable, "-m", root.name, "--child", *words], {"PYTHONPATH": _path_with(root.parent)}
    return [sys.executable, "-m", "app", "--child", *words], {"PYTHONPATH": _path_with(root)}


def _path_with(folder: Path) -> str:
    """PYTHONPATH with a folder put first."""
    rest = os.environ.get("PYTHONPATH", "")
    return os.pathsep.join([str(folder), *([rest] if rest else [])])


def verb(name: str) -> Verb:
    """Finds the function of a verb by its name or as `module:function`; an unknown one is refused by name."""
    place = VERBS.get(name, name)
    if ":" not in place:
        raise Refused(f"The child process knows no work called {name}.")
    module, _, function = place.partition(":")
    found: Verb = getattr(import_module(module), function)
    return found


def warm(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Imports what the named verbs need, so that the first real call is quick."""
    for number, name in enumerate(payload.get("verbs", ())):
        progress(number, len(payload["verbs"]), "")
        verb(name)
    return {"pid": os.getpid()}


def main(words: list[str]) -> int:
    """Answers `--child WORDS`: `serve`, or one verb and the file for its result."""
    answers = _own_output()
    if words == ["serve"]:
        return serve(sys.stdin.buffer, answers)
    if len(words) == 2:
        return once(words[0], sys.stdin.buffer.read(), Path(words[1]))
    sys.stderr.write("The child process is started by the program itself: --child serve, or --child VERB RESULT\n")
    return 2


def _own_output() -> IO[bytes]:
    """Takes standard output for the answers alone; whatever prints from now on prints to standard error."""
    try:
        os.fstat(2)
    except OSError:  # the program was started without standard error, as from a desktop
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return answers


def serve(requests: IO[bytes], answers: IO[bytes]) -> int:
    """Answers one request after the other until the window closes the pipe."""
    for line in requests:
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            number, name, payload = int(request["id"]), str(request["verb"]), request.get("payload") or {}
        except (ValueError, KeyError, TypeError):
            sys.stderr.write("The child process was sent a line that it cannot read.\n")
            continue
        if not _say(answers, number, {"taken": True}):
            break
        try:
            answer = run(name, payload, _teller(answers, number))
        except BrokenPipeError:  # the window has gone while this was being done
            break
        if not _say(answers, number, answer):
            break
    return 0


def run(name: str, payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Does one verb; the answer says `done`, `refused` or `failed`."""
    try:
        return {"done": verb(name)(payload, progress)}
    except Refused as refusal:
        return {"refused": str(refusal)}
    except BrokenPipeError:
        raise
    except Exception:
        return {"failed": traceback.format_exc()}


def once(name: str, payload: bytes, result: Path) -> int:
    """Does one verb and leaves the answer in a file, whole or not at all."""

    def tell(done: int, total: int, words: str) -> None:
        sys.stderr.write(f"{done}/{total} {words}\n")

    answer = run(name, json.loads(payload or b"{}"), tell)
    part = result.with_name(result.name + ".part")
    part.write_bytes(_line(answer))
    part.replace(result)
    return 0 if "done" in answer else 1 if "refused" in answer else 3


def _teller(answers: IO[bytes], number: int) -> Progress:
    """A progress call that writes to the window."""

    def tell(done: int, total: int, words: str) -> None:
        if not _say(answers, number, {"progress": [done, total, words]}):
            raise BrokenPipeError

    return tell


def _say(answers: IO[bytes], number: int, answer: dict[str, Any]) -> bool:
    """Writes one answer; False once nobody listens."""
    rest = memoryview(_line({"id": number, **answer}))
    try:
        while rest:
            rest = rest[answers.write(rest) :]
    except BrokenPipeError:
        return False
    return True


def _line(answer: dict[str, Any]) -> bytes:
    """One answer as one line; lone surrogates travel as escapes."""
    return json.dumps(answer, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"
