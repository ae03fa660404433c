"""Makes `resources/mime/libraries.rcc`: what Qt is told about the files of a library, so that it never opens one.

    python packaging/mime.py

Qt's own file dialog looks into files of a kind it does not know. Closing the file again would drop every lock that the
process holds on it (POSIX), and another process could then remove the log of a library that is open. A kind that is
known by its name alone is not looked into. The comment is what the dialog shows as the kind of the file.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "mime" / "libraries.rcc"
ENDINGS = ("", "-wal", "-shm", "-journal")
KIND = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/vnd.diptych.library">
    <comment>Diptych library</comment>
    <comment xml:lang="zh_CN">Diptych 文库</comment>
{globs}
  </mime-type>
</mime-info>
"""
LIST = """<RCC><qresource prefix="/qt-project.org/qmime/packages">
<file alias="diptych.xml">diptych.xml</file></qresource></RCC>
"""


def made() -> bytes:
    """Return the resource as Qt reads it; without times, so that it is the same each time."""
    globs = "\n".join(f'    <glob pattern="*.diptych{one}" weight="100"/>' for one in ENDINGS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "diptych.xml").write_text(KIND.format(globs=globs), encoding="utf-8")
        (folder / "list.qrc").write_text(LIST, encoding="utf-8")
        tool = Path(sys.executable).with_name("pyside6-rcc")
        command = [str(tool), "--binary", "--format-version", "1", "--no-compress", "-o", "out.rcc", "list.qrc"]
        subprocess.run(command, cwd=folder, check=True)
        return (folder / "out.rcc").read_bytes()


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(made())
