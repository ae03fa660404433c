"""The command line: the same verbs as the window, for scripts, for tests and for people who like a prompt.

Exit status: 0 done; 1 done, but something was refused or skipped; 2 the words of the call are off; 3 could not be done.
With ``--json`` one JSON document goes to standard output and nothing else; messages go to standard error.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from app import VERSION, paths
from app.text.refused import Refused

DONE, PARTLY, WORDS, FAILED = 0, 1, 2, 3
EXPORTS = ("pdf", "docx", "xlsx", "csv", "html", "ris", "bibtex", "csljson", "qdpx", "qdc", "tmx", "pack")


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
    parser = make_parser()
    try:
        call = parser.parse_args(list(words))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else WORDS
    named = getattr(call, "place", None) or call.library or os.environ.get("DIPTYCH_LIBRARY")
    try:
        if call.command in {None, "open"}:
            return open_window(named, quit_when_shown=getattr(call, "quit_when_shown", False), starter=call.starter)
        if call.command == "shot":
            return shoot(
                named, call.output, arrangement=call.arrangement, size=call.size, lang=call.lang, theme=call.theme,
                study=call.study, starter=call.starter,
            )  # fmt: skip
        return int(COMMANDS[call.command](call, named))
    except Refused as refused:
        _say(str(refused))
        return FAILED
    except KeyboardInterrupt:
        _say("Stopped. Nothing more was changed.")
        return FAILED
    except BrokenPipeError:
        return DONE
    except Exception as error:  # an unexpected error is told calmly; the traceback goes to the log
        return _unexpected(error)


def _utf8() -> None:
    """Write UTF-8 everywhere; what can't be encoded is escaped, never fatal."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say(sentence: str) -> None:
    """Tell the person something, on standard error."""
    print(sentence, file=sys.stderr)


def _unexpected(error: Exception) -> int:
    """Log an error nobody foresaw, with its traceback, and say where the log is."""
    from app.work.sentences import plain

    known = plain(error)
    if known:
        _say(known)
        return FAILED
    log = paths.log_file()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=log, encoding="utf-8", format="%(asctime)s %(levelname)s %(name)s %(message)s")
        logging.getLogger("diptych").error("unexpected", exc_info=error)
    except OSError:
        _say(f"The log could not be written at {log}.")
    _say(f"Something went wrong that should not have ({type(error).__name__}: {error}). Details are in {log}")
    return FAILED


def _size(word: str) -> tuple[int, int]:
    """Read WxH in pixels."""
    try:
        width, height = (int(part) for part in word.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a size such as 1280x800") from None
    if not (200 <= width <= 8000 and 200 <= height <= 8000):
        raise argparse.ArgumentTypeError("a side must be between 200 and 8000 pixels")
    return width, height


def _count(word: str) -> int:
    """Read a number of one or more."""
    if not word.isdigit() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"{word} is not a number of 1 or more")
    return int(word)


def _ids(word: str) -> tuple[int, ...]:
    """Read a list of ids such as 3,5,8."""
    parts = [part for part in word.replace(",", " ").split() if part]
    if not parts or not all(part.isdigit() for part in parts):
        raise argparse.ArgumentTypeError(f"{word} is not a list of numbers such as 3,5,8")
    return tuple(int(part) for part in parts)


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    common = argparse.ArgumentParser(add_help=False)
    for parser_default, holder in ((argparse.SUPPRESS, common),):
        holder.add_argument("--library", metavar="PATH", default=parser_default, help="the library to use")
        holder.add_argument("--json", action="store_true", default=parser_default, help="print one JSON document")
        holder.add_argument(
            "--starter", action="store_true", default=parser_default, help="a new library gets the example studies"
        )
    parser = argparse.ArgumentParser(
        prog="diptych", description="Read, code and compare evidence in English and Chinese."
    )
    parser.add_argument("--version", action="version", version=f"Diptych {VERSION}")
    parser.add_argument("--library", metavar="PATH", default=None, help="the library to use (or DIPTYCH_LIBRARY)")
    parser.add_argument("--json", action="store_true", help="print one JSON document on standard output")
    parser.add_argument("--starter", action="store_true", help="fill a library that is made new with the examples")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[common])

    _window_commands(command)
    _study_commands(command)
    _evidence_commands(command)
    _library_commands(command)
    return parser


Command = Callable[[str, str], argparse.ArgumentParser]


def _window_commands(command: Command) -> None:
    """Declare open and shot."""
    one = command("open", "open the window")
    one.add_argument("place", nargs="?", metavar="LIBRARY")
    one.add_argument("--quit-when-shown", action="store_true", help="end once the list is on the screen")
    one = command("shot", "render the window into a picture, without a display")
    one.add_argument("-o", "--output", required=True, metavar="FILE.png")
    one.add_argument("--arrangement", choices=("read", "code", "compare"), default="read")
    one.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH")
    one.add_argument("--lang", choices=("en", "zh"), default="en")
    one.add_argument("--theme", choices=("light", "dark"), default="light")
    one.add_argument("--study", type=_count, default=None, metavar="ID")


def _study_commands(command: Command) -> None:
    """Declare what is about studies and their texts."""
    one = command("import", "read files into the library")
    one.add_argument("files", nargs="+", metavar="FILE")
    one.add_argument("--format", default=None, help="read as this format instead of looking at the content")
    one.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
    one = command("list", "list studies")
    one.add_argument("--query", default="")
    one.add_argument("--limit", type=_count, default=None)
    one = command("show", "show one study")
    one.add_argument("study", type=_count)
    one = command("search", "search both languages")
    one.add_argument("query")
    one.add_argument("--limit", type=_count, default=50)
    one = command("align", "align given sentences")
    one.add_argument("file", metavar="FILE.json")
    one.add_argument("-o", "--output", required=True, metavar="OUT.json")
    one = command("segment", "split a text into sentences and clauses")
    one.add_argument("file", metavar="FILE")
    one.add_argument("--lang", choices=("en", "zh"), required=True)


def _evidence_commands(command: Command) -> None:
    """Declare what is about findings, charts and documents."""
    one = command("matrix", "print the numbers of the chart")
    one.add_argument("--rows", default="theme")
    one.add_argument("--cols", default="model")
    one.add_argument("--status", action="append", default=None, help="only findings of this evidence status")
    one.add_argument("--unit", choices=("studies", "findings", "passages"), default="studies")
    one = command("findings", "list findings")
    one.add_argument("--query", default="")
    one = command("export", "write a document")
    one.add_argument("format", choices=EXPORTS)
    one.add_argument("-o", "--output", required=True, metavar="FILE")
    which = one.add_mutually_exclusive_group()
    which.add_argument("--query", default=None)
    which.add_argument("--findings", type=_ids, default=None, metavar="IDS")
    one.add_argument("--lang", choices=("en", "zh", "both"), default="both")
    one.add_argument("--template", choices=("report", "brief"), default="report")
    one.add_argument("--paper", choices=("a4", "letter"), default="a4")
    one.add_argument("--style", choices=("apa", "vancouver", "gbt7714"), default="")
    one.add_argument("--title", default="")


def _library_commands(command: Command) -> None:
    """Declare what is about the library as a whole."""
    command("history", "say what changed").add_argument("--limit", type=_count, default=50)
    command("undo", "take back the newest changes").add_argument("count", nargs="?", type=_count, default=1)
    command("redo", "do again what was taken back").add_argument("count", nargs="?", type=_count, default=1)
    command("verify", "check the library").add_argument("--repair", action="store_true")
    command("backup", "copy the library, also while it is open").add_argument("file", metavar="FILE")
    command("restore", "put a copy back in the library's place").add_argument("file", metavar="FILE")


def _print(call: argparse.Namespace, plain: Any, lines: Callable[[], Sequence[str]]) -> None:
    """Print a JSON document, or lines for a person."""
    if call.json:
        print(json.dumps(plain, ensure_ascii=False))
    else:
        for line in lines():
            print(line)


def _import(call: argparse.Namespace, named: str | None) -> int:
    """Read files; a file that is refused is told and the others still come in."""
    from app.work import bringing

    result = bringing.files(named, call.files, call.format, dry_run=call.dry_run, examples=call.starter)
    for file in result["files"]:
        for warning in file["warnings"]:
            where = f" (record {warning['record']})" if warning["record"] else ""
            _say(f"{file['path']}{where}: {warning['message']}")
    _print(
        call,
        result,
        lambda: [
            f"{f['path']}: read {f['read']}, added {f['added']}, merged {f['merged']}, skipped {f['skipped']}"
            for f in result["files"]
        ],
    )
    refused = [f for f in result["files"] if f.get("refused")]
    if refused and len(refused) == len(result["files"]):
        return FAILED
    return PARTLY if refused or any(f["skipped"] for f in result["files"]) else DONE


def _with_library(work: Callable[[argparse.Namespace, Any], int]) -> Callable[[argparse.Namespace, str | None], int]:
    """Open the library around a command, and close it whatever happens."""

    def run(call: argparse.Namespace, named: str | None) -> int:
        from app.work.opening import open_library

        library = open_library(named, examples=call.starter)
        try:
            return work(call, library)
        finally:
            library.close()

    return run


def _plain(name: str, make: Callable[[argparse.Namespace, Any], Any], lines: Callable[[Any], Sequence[str]]) -> Any:
    """Return a command that asks app.work.telling for plain data and prints them."""

    def work(call: argparse.Namespace, library: Any) -> int:
        plain = make(call, library)
        _print(call, plain, lambda: lines(plain))
        return DONE

    work.__name__ = name
    return _with_library(work)


def _telling() -> Any:
    """Return the module that tells plain data (imported when a command needs it)."""
    from app.work import telling

    return telling


def _export(call: argparse.Namespace, library: Any) -> int:
    """Write a document of chosen findings."""
    from app.work import exporting

    result = exporting.export(
        library, call.format, Path(call.output), query=call.query, findings=call.findings, lang=call.lang,
        template=call.template, paper=call.paper, style=call.style, title=call.title,
        progress=lambda share, words: _say(f"{round(share * 100):3d} % {words}") if sys.stderr.isatty() else None,
    )  # fmt: skip
    _print(call, result, lambda: [f"{result['path']}: {result['findings']} findings of {result['studies']} studies"])
    if result["replaced_characters"]:
        _say(
            "No font has these characters; they were replaced and are listed: "
            + " ".join(result["replaced_characters"])
        )
        return PARTLY
    return DONE


def _steps(call: argparse.Namespace, library: Any) -> int:
    """Undo or redo a number of steps."""
    from app.work import history

    done = (
        history.undo_newest(library, call.count) if call.command == "undo" else history.redo_newest(library, call.count)
    )
    plain = {"steps": _telling().steps_json(done)}
    _print(call, plain, lambda: [f"{call.command}: {step['label']}" for step in plain["steps"]])
    if not done:
        _say("There is nothing to undo." if call.command == "undo" else "There is nothing to redo.")
    return DONE if len(done) == call.count else PARTLY


def _verify(call: argparse.Namespace, library: Any) -> int:
    """Check the library, and repair what is derived if asked."""
    plain = _telling().verify(library, repair=call.repair)
    _print(call, plain, lambda: [p["message"] for p in plain["problems"]] or ["The library is in order."])
    return DONE if plain["ok"] else PARTLY


def _backup(call: argparse.Namespace, library: Any) -> int:
    """Copy the library."""
    from app.work import backups

    target = backups.backup(library, Path(call.file))
    _print(call, {"path": str(target)}, lambda: [str(target)])
    return DONE


def _restore(call: argparse.Namespace, named: str | None) -> int:
    """Put a copy back; what was there is kept beside it."""
    from app.work import backups

    place = Path(named) if named else paths.default_library()
    kept = backups.restore(place, Path(call.file))
    plain = {"path": str(place), "kept": str(kept) if kept else None}
    _print(call, plain, lambda: [f"{place} restored" + (f"; what was there is kept as {kept}" if kept else "")])
    return DONE


def _segment(call: argparse.Namespace, _named: str | None) -> int:
    """Split a text file."""
    plain = _telling().segment(Path(call.file), call.lang)
    _print(call, plain, lambda: [f"{s['start']}\t{s['end']}" for s in plain])
    return DONE


def _align(call: argparse.Namespace, _named: str | None) -> int:
    """Align the sentences of a JSON file."""
    plain = _telling().align(Path(call.file), Path(call.output))
    _print(call, {"path": call.output, "documents": plain}, lambda: [f"{call.output}: {plain} documents"])
    return DONE


COMMANDS: dict[str, Callable[[argparse.Namespace, str | None], int]] = {
    "import": _import,
    "list": _plain(
        "list",
        lambda c, lib: _telling().list_studies(lib, c.query, c.limit),
        lambda p: [f"{s['id']}\t{s['year'] or ''}\t{s['title'] or s['title_zh']}" for s in p["studies"]],
    ),
    "show": _plain(
        "show",
        lambda c, lib: _telling().show(lib, c.study),
        lambda p: [p["study"]["title"], *(f"[{t['lang']} {t['kind']}] {t['body']}" for t in p["texts"])],
    ),
    "search": _plain(
        "search",
        lambda c, lib: _telling().search(lib, c.query, c.limit),
        lambda p: [
            f"{h['study']}\t{h['title']}\t{h['snippets'][0]['text'] if h['snippets'] else ''}" for h in p["hits"]
        ],
    ),
    "segment": _segment,
    "align": _align,
    "matrix": _plain(
        "matrix",
        lambda c, lib: _telling().matrix(lib, c.rows, c.cols, c.status, c.unit),
        lambda p: [f"{c['row']}\t{c['col']}\t{c['sign']}\t{len(c['studies'])}" for c in p["cells"]],
    ),
    "findings": _plain(
        "findings",
        lambda c, lib: _telling().findings(lib, c.query),
        lambda p: [f"{f['id']}\t{f['claim_en']}" for f in p["findings"]],
    ),
    "export": _with_library(_export),
    "history": _plain(
        "history",
        lambda c, lib: _telling().history_json(lib, c.limit),
        lambda p: [f"{s['id']}\t{s['when']}\t{s['who']}\t{s['label']}" for s in p["steps"]],
    ),
    "undo": _with_library(_steps),
    "redo": _with_library(_steps),
    "verify": _with_library(_verify),
    "backup": _with_library(_backup),
    "restore": _restore,
}
