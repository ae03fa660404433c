"""`make shots`: the three arrangements, English light and Chinese dark, in three sizes, into out/shots.

    python packaging/shots.py                 all 18 pictures
    python packaging/shots.py read-zh-dark    those whose name begins so
    python packaging/shots.py --readme        the pictures of the README, into docs/pictures

The library of the pictures holds the example and, where they lie beside the checkout, the originals of its studies; those
of the README hold the example alone, whose words are our own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARRANGEMENTS = ("read", "code", "compare")
LOOKS = (("en", "light"), ("zh", "dark"))
SIZES = ("1280x800", "1440x900", "1920x1080")
README_SIZE = "1440x900"


def run(home: Path, *words: str | Path) -> int:
    """Run the program from the checkout with a home of its own, say what it said if it failed, return its status."""
    env = {**os.environ, "DIPTYCH_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    call = [sys.executable, "-m", "app", "--library", str(home / "example.diptych"), *map(str, words)]
    done = subprocess.run(call, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode not in {0, 1}:
        sys.stderr.write(done.stderr)
    return done.returncode


def furnish(home: Path, *, originals: bool) -> None:
    """Make the library of the pictures."""
    seeds = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt")) if originals else []
    run(home, "--starter", "list")
    if seeds:
        run(home, "import", *seeds)


def shoot(home: Path, target: Path, arrangement: str, lang: str, theme: str, size: str) -> bool:
    """Make one picture."""
    target.parent.mkdir(parents=True, exist_ok=True)
    status = run(
        home, "shot", "-o", target, "--arrangement", arrangement, "--lang", lang, "--theme", theme, "--size", size
    )
    print(target if status == 0 else f"{target.name} could not be made", flush=True)
    return status == 0


def readme(home: Path) -> bool:
    """Make the pictures of the README: six of the window, and page 1 of the report."""
    folder = ROOT / "docs" / "pictures"
    made = [
        shoot(home, folder / f"{arrangement}-{lang}-{theme}.png", arrangement, lang, theme, README_SIZE)
        for arrangement in ARRANGEMENTS
        for lang, theme in LOOKS
    ]
    report = home / "report.pdf"
    status = run(home, "export", "pdf", "-o", report)
    if status not in {0, 1}:
        return False
    import pypdfium2

    pypdfium2.PdfDocument(report)[0].render(scale=1.5).to_pil().save(folder / "report-page-1.png")
    print(folder / "report-page-1.png")
    return all(made)


def main(words: list[str]) -> int:
    """Make the pictures that are asked for."""
    with tempfile.TemporaryDirectory(prefix="diptych-") as name:
        home = Path(name)
        furnish(home, originals=words != ["--readme"])
        if words == ["--readme"]:
            return 0 if readme(home) else 1
        made = [
            shoot(home, ROOT / "out" / "shots" / f"{picture}-{size}.png", arrangement, lang, theme, size)
            for arrangement in ARRANGEMENTS
            for lang, theme in LOOKS
            for size in SIZES
            if (picture := f"{arrangement}-{lang}-{theme}").startswith(tuple(words) or "")
        ]
    return 0 if all(made) and made else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
