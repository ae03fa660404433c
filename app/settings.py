"""What the program remembers between starts: window, language, looks, recent files. One small file of JSON.

A setting that cannot be read is as if it had never been set: a damaged file is put aside, never the reason not to
start. Bytes (the window's own state) are kept as hexadecimal text. What belongs to a library is kept in the library.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from app import paths

MOST_RECENT = 10
"""So many libraries stand under Open recent."""

LANGUAGES = ("system", "en", "zh")
THEMES = ("system", "light", "dark")
TEXT_SIZES = (100, 125, 150, 200)
DENSITIES = ("comfortable", "compact")


@dataclass(slots=True)
class Settings:
    """The program's own settings; change a field and `save`.

    `windows` holds one state in hexadecimal for each arrangement and "geometry"; `more` holds what a panel wants kept.
    """

    language: str = "system"
    theme: str = "system"
    text_size: int = 100
    density: str = "comfortable"
    fullwidth: bool = False
    single_keys: bool = True
    coder_asked: bool = False
    arrangement: str = "read"
    library: str = ""
    recent: list[str] = field(default_factory=list)
    windows: dict[str, str] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)
    path: Path | None = None

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """Reads the settings, or the ones of a first start; a damaged file is kept beside as `.damaged`."""
        path = path or paths.settings_file()
        settings = cls(path=path)
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return settings
        except (OSError, ValueError):
            _put_aside(path)
            return settings
        if isinstance(found, dict):
            settings.take(found)
        return settings

    def take(self, found: Mapping[str, Any]) -> None:
        """Takes every value of the right kind and leaves out what an older or newer program wrote otherwise."""
        for one in fields(self):
            value = found.get(one.name)
            if one.name != "path" and value is not None and type(value) is type(getattr(self, one.name)):
                setattr(self, one.name, value)
        for name, known, default in (
            ("language", LANGUAGES, "system"),
            ("theme", THEMES, "system"),
            ("text_size", TEXT_SIZES, 100),
            ("density", DENSITIES, "comfortable"),
        ):
            if getattr(self, name) not in known:
                setattr(self, name, default)
        self.recent = [one for one in self.recent if isinstance(one, str)][:MOST_RECENT]
        self.windows = {key: value for key, value in self.windows.items() if isinstance(value, str)}

    def save(self) -> bool:
        """Writes the settings whole or not at all; False where the place cannot be written."""
        if self.path is None:
            return False
        import tempfile

        name = ""
        values = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "path"}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-", suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(values, file, indent=1, sort_keys=True)  # in ASCII: a path may be no Unicode
            Path(name).replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                Path(name).unlink(missing_ok=True)  # nothing where not even its name could be made
            return False
        return True

    def opened(self, library: Path) -> None:
        """Puts a library first among the recent ones."""
        name = str(library)
        self.library = name
        self.recent = [name, *(one for one in self.recent if one != name)][:MOST_RECENT]

    def state(self, name: str) -> bytes:
        """The window's bytes kept under a name, or nothing."""
        try:
            return bytes.fromhex(self.windows.get(name, ""))
        except ValueError:
            return b""

    def keep_state(self, name: str, state: bytes) -> None:
        """Keeps the window's bytes under a name."""
        self.windows[name] = state.hex()


def _put_aside(path: Path) -> None:
    """Keeps a damaged file under another name, where the place can be written."""
    try:
        path.replace(path.with_name(path.name + ".damaged"))
    except OSError:
        return


def kept_study(kept: object, library: Path) -> int | None:
    """The study that was open in a library last time, as `more["study"]` keeps it: [path, study]; None where unknown."""
    if isinstance(kept, list) and len(kept) == 2 and kept[0] == str(library) and isinstance(kept[1], int):
        return kept[1]
    return None
