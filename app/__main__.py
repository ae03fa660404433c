"""`python -m app`: the command line; with no command, the window.

`--child` is answered first, before Qt or SQLAlchemy is imported. Where Qt's own libraries are missing on the
system, one sentence says which packages bring them.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

MISSING = (
    "Qt cannot start here because a library of the system is missing ({detail}). "
    "On Debian or Ubuntu: sudo apt install libgl1 libegl1 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxcb-render-util0 libxcb-image0. "
    "On Fedora: sudo dnf install mesa-libGL mesa-libEGL libxkbcommon-x11 dbus-libs fontconfig xcb-util-cursor "
    "xcb-util-wm xcb-util-keysyms xcb-util-image xcb-util-renderutil. "
    "On macOS nothing more is needed than macOS 12 or newer."
)


def main(words: Sequence[str] | None = None) -> int:
    """Runs one call of the program and returns its exit status."""
    given = list(sys.argv[1:] if words is None else words)
    if given[:1] == ["--child"]:
        from app.work import child

        return child.main(given[1:])
    try:
        from app import cli

        return cli.main(given, open_window=_open, shoot=_shot)
    except KeyboardInterrupt:  # while the program itself was still being read; later ones are told by the command line
        sys.stderr.write("Stopped. Nothing half done was kept.\n")
        return 3


def missing_qt() -> str | None:
    """The one sentence about missing libraries of the system, or None where Qt can be loaded.

    The collector of garbage rests from here on: at first there is none, and looking for it costs a twentieth of the
    start; once the window is there, app.ui.sweeping looks for it.
    """
    gc.disable()
    try:
        import PySide6.QtGui
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return MISSING.format(detail=str(error).partition(":")[0] or "PySide6")
    quick_imports()
    return None


def quick_imports() -> None:
    """Stops PySide from reading the source of every module that is imported after it.

    It looks there for the word PySide6, for a switch (`__feature__`) that nothing here uses: a seventh of the start, and
    more for libraries of many modules (measured with 6.11.3). Where PySide is made otherwise, nothing happens.
    """
    switch = sys.modules.get("PySide6.support.feature")
    if hasattr(switch, "_mod_uses_pyside"):
        vars(switch)["_mod_uses_pyside"] = lambda _module: False


def _open(library: str | None, *, quit_when_shown: bool = False, starter: bool = False) -> int:
    """Opens the window on a library, the default one where none is named."""
    sentence = missing_qt()
    if sentence:
        sys.stderr.write(sentence + "\n")
        return 3
    from app import start

    lacking = start.missing_for_x()
    if lacking:
        sys.stderr.write(MISSING.format(detail=lacking) + "\n")
        return 3
    return start.window(library, quit_when_shown=quit_when_shown, starter=starter)


def _shot(
    library: str | None,
    target: str,
    *,
    arrangement: str = "read",
    size: tuple[int, int] = (1440, 900),
    lang: str = "en",
    theme: str = "light",
    study: int | None = None,
    starter: bool = False,
) -> int:
    """Renders the window into a picture, without a display."""
    sentence = missing_qt()
    if sentence:
        sys.stderr.write(sentence + "\n")
        return 3
    from app import start

    return start.shot(
        library, target, arrangement=arrangement, size=size, lang=lang, theme=theme, study=study, starter=starter
    )


if __name__ == "__main__":
    sys.exit(main())
