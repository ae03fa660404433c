"""The wheel, built and installed beside nothing but its libraries: it lists, prints, upgrades, and keeps to itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from db.opening import SCHEMA
from tests.db.test_migrations import older
from tests.running import ROOT

pytestmark = pytest.mark.xdist_group("wheel")


def call(words: Sequence[str | Path], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command away from the checkout, in a home of its own."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("DIPTYCH_", "PYTHONPATH"))}
    env = {**plain, "DIPTYCH_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen", **more}
    return subprocess.run(
        list(map(str, words)), cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout as `make wheel` does, but elsewhere."""
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel and, by a .pth file, the libraries of the one that runs the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    words = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (site_packages(folder) / "beside.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return folder


def site_packages(folder: Path) -> Path:
    return next(folder.glob("lib/python*/site-packages"), folder / "Lib" / "site-packages")


def program(folder: Path) -> Path:
    return folder / ("Scripts/diptych.exe" if os.name == "nt" else "bin/diptych")


def test_nothing_with_a_generic_name_lands_in_site_packages(installed: Path) -> None:
    found = {path.name for path in site_packages(installed).iterdir()} - {"beside.pth", "__pycache__"}
    assert {name for name in found if not name.endswith(".dist-info")} == {"diptych"}
    assert {name.partition("-")[0] for name in found} == {"diptych"}


def test_the_wheel_holds_every_resource_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        f"diptych/{path.relative_to(ROOT).as_posix()}"
        for top in ("app", "db", "resources")
        for path in (ROOT / top).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= names
    assert not [name for name in names if name.startswith(("app/", "db/", "tests/", "packaging/"))]
    assert not [name for name in names if name.endswith((".pyc", ".part")) or "/tests/" in name]


def test_the_installed_program_lists_the_example(installed: Path, tmp_path: Path) -> None:
    for words in ([program(installed)], [program(installed).with_name("python"), "-m", "diptych"]):
        done = call([*words, "--json", "list"], tmp_path)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["total"] == 4


def test_the_installed_program_prints_a_pdf_in_its_child_process(installed: Path, tmp_path: Path) -> None:
    done = call([program(installed), "--json", "export", "pdf", "-o", tmp_path / "report.pdf"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["findings"] == 48
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_the_installed_program_upgrades_an_older_library(installed: Path, tmp_path: Path) -> None:
    import sqlite3

    library = older(tmp_path / "old.diptych")
    call([program(installed), "--library", library, "verify", "--repair"], tmp_path)  # it was written without its list
    done = call([program(installed), "--library", library, "--json", "list"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["total"] == 1
    db = sqlite3.connect(library)
    assert db.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    db.close()
    assert list((tmp_path / "home" / "data" / "backups").rglob("*.diptych"))


def test_the_installed_program_draws_its_window(installed: Path, tmp_path: Path) -> None:
    done = call([program(installed), "shot", "-o", tmp_path / "window.png", "--size", "1280x800"], tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_installed_runs_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    words = "import sys, diptych; sys.argv = ['diptych', '--version']; code = diptych.main()\n"
    words += "import app, db; print(app.__file__, db.__file__); sys.exit(code)"
    done = call([program(installed).with_name("python"), "-c", words], tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(ROOT) not in done.stdout
