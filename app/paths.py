"""Where things lie: the user's libraries, settings and log, and the program's own resources.

`DIPTYCH_HOME` puts everything the program writes into one folder of the caller's choice (tests, sticks);
otherwise the platform's own folders are used.
"""

from __future__ import annotations

import os
from pathlib import Path

from app.text.refused import Refused

SUFFIX = ".diptych"
_RESOURCES = Path(__file__).resolve().parents[1] / "resources"


def resources() -> Path:
    """The program's read-only data: beside `app` in a checkout, in the wheel and when frozen."""
    return _RESOURCES


def expanded(named: str | Path) -> Path:
    """A path as a person named it, with their home in the place of ~; Refused where nobody knows that home."""
    try:
        return Path(named).expanduser()
    except RuntimeError:
        raise Refused(f"The system knows no home folder for “{named}”. Write the whole path.") from None


def _place(kind: str) -> Path:
    """One of the user's folders; platformdirs is imported late because it is not needed with DIPTYCH_HOME."""
    home = os.environ.get("DIPTYCH_HOME")
    if home:
        return expanded(home) / kind
    import platformdirs

    places = platformdirs.PlatformDirs("diptych", appauthor=False)
    try:
        return Path(getattr(places, f"user_{kind}_path"))
    except RuntimeError:
        raise Refused(
            "The system knows no home folder for you. Set HOME, or DIPTYCH_HOME to a folder for all that Diptych keeps."
        ) from None


def data_dir() -> Path:
    """Where the user's own libraries lie when no other place is named."""
    return _place("data")


def settings_file() -> Path:
    """The one file of the program's settings."""
    return _place("config") / "settings.json"


def log_file() -> Path:
    """The newest log; older ones lie beside it with a number."""
    return _place("log") / "diptych.log"


def cache_dir() -> Path:
    """What can be made again."""
    return _place("cache")


def default_library() -> Path:
    """The library that opens when none is named: `DIPTYCH_LIBRARY`, else the one in the data folder."""
    named = os.environ.get("DIPTYCH_LIBRARY")
    return expanded(named) if named else data_dir() / f"library{SUFFIX}"


def backups_dir(library: Path) -> Path:
    """Where copies of a library are kept: apart from the file, so that both are seldom lost together.

    Libraries of the same name in different folders get folders of their own.
    """
    import hashlib

    whole = expanded(library).resolve()
    mark = hashlib.sha256(os.fsencode(whole)).hexdigest()[:8]
    folder = data_dir() / "backups" / f"{whole.stem}-{mark}"
    long = len(os.fsencode(whole.stem)) > 120  # SQLite takes paths of 512 bytes
    if long and not os.path.isdir(folder):  # noqa: PTH112 - a Path raises where the name is longer than the system allows
        folder = folder.with_name(f"{whole.stem[:40]}-{mark}")
    return folder
