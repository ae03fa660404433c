"""Diptych, as installed: its packages lie privately beside this file, and this launcher lets them be found."""

import sys
from pathlib import Path


def main() -> int:
    """Run the command line (with no command, the window) and return its exit status."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    from app.__main__ import main as run

    return run()
