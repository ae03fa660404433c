"""The words of every command: what may be said, and what a word must look like."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from app import VERSION

EXPORTS = (
    "pdf",
    "docx",
    "xlsx",
    "csv",
    "html",
    "md",
    "ris",
    "bibtex",
    "csljson",
    "nbib",
    "qdpx",
    "qdc",
    "tmx",
    "tsv",
    "pack",
)
LARGEST = 2**63 - 1

Command = Callable[[str, str], argparse.ArgumentParser]


def spoken(words: Sequence[str], commands: Sequence[str]) -> list[str]:
    """Return the words of a call with `open` put in where only a library was named: `diptych my.diptych`.

    A word that is no command and does not look like a library is left alone, so that a slip of the pen makes no file.
    """
    said = list(words)
    at = 0
    while at < len(said) and (said[at] in {"--library", "--json", "--starter"} or said[at].startswith("--library=")):
        at += 2 if said[at] == "--library" else 1
    if at >= len(said) or said[at] in commands:
        return said
    if said[at] == "--quit-when-shown" or (not said[at].startswith("-") and _names_a_library(said[at])):
        said.insert(at, "open")
    return said


def _names_a_library(word: str) -> bool:
    """Say whether a word is meant as a library rather than as a command."""
    return word.endswith(".diptych") or "://" in word or Path(word).is_file()


def make() -> argparse.ArgumentParser:
    """Return the parser of all commands; the options for every command may stand before or after its name."""
    parser = argparse.ArgumentParser(
        prog="diptych",
        description="Read, code and compare evidence in English and Chinese. With no command, the window opens.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Diptych {VERSION}")
    parser.set_defaults(library=None, json=False, starter=False)
    _everywhere(parser)
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    _everywhere(common)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def command(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[common], allow_abbrev=False)

    _window_commands(command)
    _study_commands(command)
    _evidence_commands(command)
    _library_commands(command)
    return parser


def _everywhere(parser: argparse.ArgumentParser) -> None:
    """Declare the options of every command."""
    unsaid = argparse.SUPPRESS
    parser.add_argument(
        "--library",
        metavar="PATH",
        type=place,
        default=unsaid,
        help="the library to use (else DIPTYCH_LIBRARY, else your own)",
    )
    parser.add_argument("--json", action="store_true", default=unsaid, help="print one JSON document and nothing else")
    parser.add_argument(
        "--starter", action="store_true", default=unsaid, help="a library that is made new gets the example studies"
    )


def _window_commands(command: Command) -> None:
    """Declare open and shot."""
    one = command("open", "open the window")
    one.add_argument("place", nargs="?", metavar="LIBRARY", type=place)
    one.add_argument("--quit-when-shown", action="store_true", help="end once the list is on the screen")
    one = command("shot", "render the window into a picture, without a display")
    one.add_argument("-o", "--output", required=True, metavar="FILE.png", type=place)
    one.add_argument("--arrangement", choices=("read", "code", "compare"), default="read")
    one.add_argument("--size", type=size, default=(1440, 900), metavar="WxH")
    one.add_argument("--lang", choices=("en", "zh"), default="en")
    one.add_argument("--theme", choices=("light", "dark"), default="light")
    one.add_argument("--study", type=count, default=None, metavar="ID")


def _study_commands(command: Command) -> None:
    """Declare what is about studies and their texts."""
    one = command("import", "read files into the library")
    one.add_argument("files", nargs="+", metavar="FILE", type=place, help="files, folders and ZIP archives of them")
    one.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=FIELD", help="what a column of a table holds"
    )
    one.add_argument(
        "--format", default=None, metavar="F", help="read as this format instead of looking at the content"
    )
    one.add_argument("--dry-run", action="store_true", help="say what would happen, write nothing")
    one = command("list", "list studies")
    one.add_argument("--query", default="", metavar="Q", help="only studies that hold these words")
    one.add_argument("--limit", type=count, default=None, metavar="N")
    one = command("show", "show one study with its texts, sentence pairs and passages")
    one.add_argument("study", type=count, metavar="STUDY")
    one = command("search", "search titles and texts in both languages")
    one.add_argument("query", metavar="Q")
    one.add_argument("--limit", type=count, default=50, metavar="N")
    one = command("align", "align given sentences")
    one.add_argument("file", metavar="FILE.json", type=place, help='[{"id", "en": [sentences], "zh": [sentences]}]')
    one.add_argument("-o", "--output", required=True, metavar="OUT.json", type=place)
    one = command("segment", "split a text into sentences and clauses")
    one.add_argument("file", metavar="FILE", type=place)
    one.add_argument("--lang", choices=("en", "zh"), required=True)
    command("duplicates", "look for studies that came in twice, within and across languages")
    one = command("check", "check translations, those of all studies where none is named")
    one.add_argument("studies", nargs="*", type=count, metavar="STUDY")


def _evidence_commands(command: Command) -> None:
    """Declare what is about findings, charts and documents."""
    one = command("matrix", "print the numbers of the chart")
    one.add_argument("--rows", default="theme", metavar="F", help="theme, barrier, country, ... (default theme)")
    one.add_argument("--cols", default="model", metavar="F", help="model, year, design, ... (default model)")
    one.add_argument("--status", action="append", default=None, metavar="S", help="only findings of this status")
    one.add_argument("--unit", choices=("studies", "findings", "passages"), default="studies")
    one = command("findings", "list findings with the words they rest on")
    one.add_argument("--query", default="", metavar="Q", help="only findings that hold these words")
    one = command("export", "write a document; all findings where none are chosen")
    one.add_argument("format", choices=EXPORTS, metavar="FORMAT", help=f"one of {', '.join(EXPORTS)}")
    one.add_argument("-o", "--output", required=True, metavar="FILE", type=place)
    which = one.add_mutually_exclusive_group()
    which.add_argument("--query", default=None, metavar="Q", help="only findings that hold these words")
    which.add_argument("--findings", type=ids, default=None, metavar="IDS", help="these findings in this order: 3,5,8")
    one.add_argument("--lang", choices=("en", "zh", "both"), default="both")
    one.add_argument("--template", choices=("report", "brief"), default="report", help="a brief fits two pages")
    one.add_argument("--paper", choices=("a4", "letter"), default="a4")
    one.add_argument(
        "--style",
        default="",
        metavar="STYLE",
        help="style of the references: apa, vancouver, gbt7714, one you added (by its name), or a .csl file",
    )
    one.add_argument(
        "--charts",
        choices=("library", "chosen"),
        default="library",
        help="what the charts count: the whole library (default), or the chosen findings alone",
    )
    one.add_argument("--title", default="")
    which.add_argument(
        "--report", default=None, metavar="NAME", help="a report kept under this name, as it was arranged"
    )
    one.add_argument("--pack", action="store_true", help="PDF: findings, references and codebook go inside as files")


def _library_commands(command: Command) -> None:
    """Declare what is about the library as a whole."""
    one = command("history", "say what changed")
    one.add_argument("--limit", type=count, default=50, metavar="N")
    one.add_argument(
        "--csv", metavar="FILE", type=place, default=None, help="write the whole audit trail as a table instead"
    )
    command("undo", "take back the newest changes").add_argument("count", nargs="?", type=count, default=1, metavar="N")
    command("redo", "do again what was taken back").add_argument("count", nargs="?", type=count, default=1, metavar="N")
    command("verify", "check the library").add_argument(
        "--repair", action="store_true", help="make the index and what else is derived again"
    )
    command("backup", "copy the library, also while it is open").add_argument("file", metavar="FILE", type=place)
    command("restore", "put a copy back in the library's place").add_argument("file", metavar="FILE", type=place)


def size(word: str) -> tuple[int, int]:
    """Read WxH in pixels."""
    try:
        width, height = (int(part) for part in word.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word} is not a size such as 1280x800") from None
    if not (200 <= width <= 8000 and 200 <= height <= 8000):
        raise argparse.ArgumentTypeError("a side must be between 200 and 8000 pixels")
    return width, height


def count(word: str) -> int:
    """Read a number of one or more."""
    if not (word.isascii() and word.isdigit() and 1 <= int(word[:30]) <= LARGEST):
        raise argparse.ArgumentTypeError(f"{word} is not a number of 1 or more")
    return int(word)


def place(word: str) -> str:
    """Read the name of a file or folder: an empty one would mean the folder one happens to be in."""
    if not word:
        raise argparse.ArgumentTypeError("the name of a file is empty")
    return word


def ids(word: str) -> tuple[int, ...]:
    """Read a list of ids such as 3,5,8; one that is said twice counts once."""
    parts = [part for part in word.replace(",", " ").split() if part]
    if not parts or not all(part.isascii() and part.isdigit() and int(part[:30]) <= LARGEST for part in parts):
        raise argparse.ArgumentTypeError(f"{word} is not a list of numbers such as 3,5,8")
    return tuple(dict.fromkeys(int(part) for part in parts))
