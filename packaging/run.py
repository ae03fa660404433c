"""`make run`: open the window on the starter library; without a display, render it, export the demo PDF and say where."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out"


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(*words: str, **more: str) -> int:
    """Run the program from the checkout and return its exit status."""
    return subprocess.call([sys.executable, "-m", "app", *words], cwd=ROOT, env={**os.environ, **more})


def without_display() -> int:
    """Render the three arrangements and export the demo PDF into out/."""
    OUT.mkdir(exist_ok=True)
    library = OUT / "example.diptych"
    for leftover in OUT.glob("example.diptych*"):
        leftover.unlink()
    # Qt's offscreen plugin grumbles about what only a display could do.
    quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "default.warning=false"}
    made = []
    print("There is no display here, so the window is rendered into files.", flush=True)
    shots = [("read", "en", "light"), ("code", "en", "light"), ("compare", "en", "light"), ("read", "zh", "dark")]
    for arrangement, lang, theme in shots:
        target = OUT / f"{arrangement}-{lang}-{theme}.png"
        status = run("--library", str(library), "--starter", "shot", "-o", str(target), "--arrangement", arrangement,
                     "--lang", lang, "--theme", theme, "--size", "1440x900", **quiet)  # fmt: skip
        if status:
            return status
        made.append(target)
    report = OUT / "demo.pdf"
    status = run("--library", str(library), "--starter", "export", "pdf", "-o", str(report), **quiet)
    if status not in {0, 1}:
        return status
    made.append(report)
    print("Made:")
    for path in made:
        print(f"  {path}")
    return 0


if __name__ == "__main__":
    raise SystemExit(run(*sys.argv[1:]) if has_display() else without_display())
