"""The command line: the same verbs as the window, for scripts, for tests and for people who like a prompt.

Exit status: 0 done; 1 done, but something was refused or skipped; 2 the words of the call are off; 3 could not be done.
With ``--json`` one JSON document goes to standard output and nothing else; messages go to standard error.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from app import paths
from app.cli import parser
from app.cli.commands import COMMANDS
from app.cli.saying import FAILED, WORDS, as_document, say, without_reader
from app.text.refused import Misspoken, Refused


class OpenWindow(Protocol):
    """Opens the window on a library."""

    def __call__(self, library: str | None, *, quit_when_shown: bool, starter: bool) -> int: ...


class Shoot(Protocol):
    """Renders the window into a picture."""

    def __call__(
        self,
        library: str | None,
        target: str,
        *,
        arrangement: str,
        size: tuple[int, int],
        lang: str,
        theme: str,
        study: int | None,
        starter: bool,
    ) -> int: ...


def main(words: Sequence[str], *, open_window: OpenWindow, shoot: Shoot) -> int:
    """Run one call and return its exit status; the window and its pictures are handed in, so that Qt stays away."""
    _utf8()
    try:
        call = parser.make().parse_args(parser.spoken(words, ("open", "shot", *COMMANDS)))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WORDS
    named = getattr(call, "place", None) or call.library or os.environ.get("DIPTYCH_LIBRARY") or None
    try:
        if call.command in {None, "open"}:
            return open_window(
                _file(named), quit_when_shown=getattr(call, "quit_when_shown", False), starter=call.starter
            )
        if call.command == "shot":
            _keep_off(call.output)
            return shoot(
                _file(named), call.output, arrangement=call.arrangement, size=call.size, lang=call.lang,
                theme=call.theme, study=call.study, starter=call.starter,
            )  # fmt: skip
        status = COMMANDS[call.command](call, named)
        sys.stdout.flush()
    except Misspoken as misspoken:
        return _refused(str(misspoken), WORDS, call.json)
    except Refused as refused:
        return _refused(str(refused), FAILED, call.json)
    except KeyboardInterrupt:
        return _refused("Stopped. Nothing half done was kept.", FAILED, call.json)
    except BrokenPipeError:
        return without_reader()
    except Exception as error:  # an unexpected error is told calmly; the traceback goes to the log
        return _refused(_sentence(error), FAILED, call.json)
    return status


def _utf8() -> None:
    """Write UTF-8 everywhere; what can't be encoded is escaped, never fatal. A closed output swallows what is said."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the program
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refused(sentence: str, status: int, json: bool) -> int:
    """Say why a call was not done; with ``--json`` the sentence is the document too."""
    say(sentence)
    if json:
        try:
            as_document({"error": sentence})
            sys.stdout.flush()
        except OSError:
            return without_reader(status)
    return status


def _file(named: str | None) -> str | None:
    """Return the path of a library that was named, also where it was named by a file: address."""
    from app.work.opening import place

    return None if named is None else str(place(named))


def _keep_off(target: str) -> None:
    """Refuse a picture in the place of a library."""
    from app.work.whole import keep_off_libraries

    keep_off_libraries(Path(target))


def _sentence(error: Exception) -> str:
    """Return the sentence of an error; one that nobody foresaw goes to the log with its traceback."""
    from app.work.sentences import plain

    known = plain(error)
    if known:
        return known
    try:
        log = paths.log_file()
    except Refused as refused:
        return str(refused)
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=log, encoding="utf-8", format="%(asctime)s %(levelname)s %(name)s %(message)s")
        logging.getLogger("diptych").error("unexpected", exc_info=error)
    except OSError:
        say(f"The log could not be written at {log}.")
    return f"Something went wrong that should not have ({type(error).__name__}: {error}). Details are in {log}"
