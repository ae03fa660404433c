"""Looking at files in a dialog takes no lock from a library that is open: else another process removes its log."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
LOOKING = """
import subprocess, sys
from pathlib import Path
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QApplication, QFileIconProvider
from app.ui import theme
from app.work import tagging
from app.work.library import Library

path = Path(sys.argv[1])
library = Library.create(path)
app = QApplication([])
theme.apply(app, "light", "en")
icons = QFileIconProvider()
for ending in ("", "-wal", "-shm"):
    place = QFileInfo(str(path) + ending)
    icons.icon(place), icons.type(place)
other = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('select count(*) from study').fetchone(); c.close()"
subprocess.run([sys.executable, "-c", other, str(path)], check=True)
print(Path(str(path) + "-wal").exists(), icons.type(QFileInfo(str(path))))
library.close()
"""


def test_a_file_dialog_that_lists_an_open_library_lets_no_other_process_remove_its_log(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOKING, str(tmp_path / "open.diptych")],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.split("\n")[0] == "True Diptych library"


def test_what_qt_is_told_of_libraries_is_what_the_script_makes() -> None:
    spec = importlib.util.spec_from_file_location("mime", ROOT / "packaging" / "mime.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.TARGET.read_bytes() == module.made()
