"""The program as it is started: shown and closed, pictured without a display, refused in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app import __main__ as entry
from app import start

ROOT = Path(__file__).resolve().parents[3]


def _run(*words: str, home: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "DIPTYCH_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
        **extra,
    }
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        timeout=120,
        check=False,
    )


def test_the_first_start_makes_the_example_and_shows_its_studies(tmp_path: Path) -> None:
    ran = _run("open", "--quit-when-shown", home=tmp_path)
    assert ran.returncode == 0
    assert "shown 4 rows of 4" in ran.stderr
    again = _run("open", "--quit-when-shown", home=tmp_path)
    assert "shown 4 rows of 4" in again.stderr


def test_what_is_no_library_is_refused_in_one_sentence_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("hello")
    ran = _run("open", str(path), "--quit-when-shown", home=tmp_path)
    assert ran.returncode == 3
    assert "is not a Diptych library" in ran.stderr
    assert path.read_text() == "hello"


@pytest.mark.parametrize(("arrangement", "lang", "theme"), [("read", "en", "light"), ("compare", "zh", "dark")])
def test_a_picture_of_the_window_is_made_without_a_display(
    tmp_path: Path, arrangement: str, lang: str, theme: str
) -> None:
    target = tmp_path / "shots" / "a.png"
    words = ("--arrangement", arrangement, "--lang", lang, "--theme", theme, "--size", "1280x800")
    ran = _run("shot", "-o", str(target), *words, home=tmp_path)
    assert ran.returncode == 0, ran.stderr
    image = QImage(str(target))
    assert (image.width(), image.height()) == (1280, 800)
    dark = sum(image.pixelColor(x, 760).lightness() < 80 for x in range(0, 1280, 40))
    assert (dark > 16) == (theme == "dark")
    assert not (tmp_path / "config" / "settings.json").exists()


def test_missing_libraries_of_the_system_are_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def broken(name: str, *rest: object) -> object:
        if name.startswith("PySide6.Qt"):
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", broken)
    sentence = entry.missing_qt()
    monkeypatch.undo()
    assert sentence is not None
    for words in ("libEGL.so.1", "Debian", "Fedora", "macOS"):
        assert words in sentence
    assert "\n" not in sentence


def test_a_missing_plugin_library_of_x_is_noticed_before_qt_aborts(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    def broken(name: str) -> None:
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(ctypes, "CDLL", broken)
    monkeypatch.setattr(sys, "platform", "linux")
    assert start.missing_for_x() == "libxcb-cursor.so.0"
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert start.missing_for_x() is None


def test_the_slow_libraries_are_not_imported_before_the_first_paint(tmp_path: Path, qapp: QApplication) -> None:
    code = (
        "import sys; from app import start; from app.settings import Settings; from app.ui import language\n"
        "app = start.application(); language.use('en'); program = start.Program(app, Settings.load())\n"
        "slow = ('sqlalchemy', 'numpy', 'pyqtgraph', 'alembic', 'platformdirs', 'PySide6.QtNetwork')\n"
        "program.shown.connect(lambda: (print([m for m in slow if m in sys.modules]), app.quit()))\n"
        "program.show(sys.argv[1]); app.exec()"
    )
    from app.work import starter

    starter.make(tmp_path / "a.diptych").close()
    env = {**os.environ, "DIPTYCH_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.diptych")],
        capture_output=True,
        text=True,
        env=env,
        timeout=60,
        check=True,
    )
    assert ran.stdout.strip() == "[]"
