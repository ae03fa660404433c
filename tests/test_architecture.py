"""The house's rules as tests: who may import whom, how long a file may grow, what may lie where."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STANDARD = set(sys.stdlib_module_names) | {"__future__"}
QT = {"PySide6", "shiboken6"}

# layer -> (own layers it may import, outside libraries it may import)
ALLOWED: dict[str, tuple[set[str], set[str]]] = {
    "app.text": (set(), {"numpy"}),
    "app.formats": ({"app.text"}, {"defusedxml", "bibtexparser", "openpyxl", "xlsxwriter", "pypinyin"}),
    "app.report": ({"app.text", "app"}, {"typst", "pikepdf", "citeproc", "fontTools", "docx", "xlsxwriter"}),
    "db": (set(), {"sqlalchemy", "alembic", "numpy"}),
    "app.paths": ({"app", "app.text.refused"}, {"platformdirs"}),
    "app.settings": ({"app", "app.paths"}, set()),
    "app.work": (
        {"app", "app.text", "app.formats", "app.report", "db", "app.paths", "app.settings"},
        {"sqlalchemy", "numpy", "rapidfuzz"},
    ),
    "app.ui": ({"app", "app.work", "app.text", "app.paths", "app.settings", "db.card", "db.rows", "db.query"}, QT),
    "app.ui.compare": (
        {"app", "app.work", "app.text", "app.paths", "app.settings", "db.card", "db.rows", "db.query"},
        QT | {"pyqtgraph", "numpy"},
    ),
    "app.cli": ({"app", "app.work", "app.paths", "app.text.refused"}, set()),
    "app.opening": ({"app", "app.work", "app.ui", "app.settings"}, QT),
    "app.start": (
        {"app", "app.opening", "app.work", "app.text", "app.ui", "app.cli", "app.paths", "app.settings", "db"},
        QT,
    ),
    "app.__main__": ({"app", "app.start", "app.cli", "app.paths", "app.work", "app.text"}, QT),
    "app": (set(), set()),
}
LAYERS = sorted(ALLOWED, key=len, reverse=True)


def modules() -> list[tuple[str, Path]]:
    found = []
    for top in ("app", "db"):
        for path in sorted((ROOT / top).rglob("*.py")):
            parts = list(path.relative_to(ROOT).with_suffix("").parts)
            if parts[-1] == "__init__":
                parts.pop()
            found.append((".".join(parts), path))
    return found


def layer(module: str) -> str:
    return next(name for name in LAYERS if module == name or module.startswith(name + "."))


def imports(path: Path, module: str) -> list[tuple[str, int]]:
    names: list[tuple[str, int]] = []
    is_package = path.name == "__init__.py"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = module.split(".")
                keep = len(parts) - node.level + (1 if is_package else 0)
                base = ".".join([*parts[:keep], *([node.module] if node.module else [])])
            for alias in node.names:
                whole = f"{base}.{alias.name}"
                target = ROOT / Path(*whole.split("."))
                is_module = target.with_suffix(".py").exists() or target.is_dir()
                names.append((whole if is_module else base, node.lineno))
    return names


@pytest.mark.parametrize(("module", "path"), modules(), ids=[m for m, _ in modules()])
def test_every_arrow_falls(module: str, path: Path) -> None:
    own = layer(module)
    inside, outside = ALLOWED[own]
    wrong = []
    for name, line in imports(path, module):
        top = name.split(".")[0]
        if top in {"app", "db"}:
            ok = name == own or (name.startswith(own + ".") and (own != "app" or name == "app"))
            ok = ok or any(name == entry or (entry != "app" and name.startswith(entry + ".")) for entry in inside)
            if own == "app.ui.compare" and name.startswith("app.ui."):
                ok = True
        else:
            ok = top in STANDARD or top in outside
        if not ok:
            wrong.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert wrong == []


WINDOW = {
    "window",
    "making",
    "late",
    "linking",
    "wiring",
    "readerwiring",
    "panelwiring",
    "doubtwiring",
    "codewiring",
    "translatewiring",
    "filing",
    "referring",
    "viewing",
    "shot",
}
"""The modules that together are the window: only they import panels (folders of app/ui)."""


def panel(module: str) -> str | None:
    """The panel (a folder of app/ui, but for the shared widgets) that a module belongs to."""
    parts = module.split(".")
    if len(parts) < 3 or parts[:2] != ["app", "ui"] or parts[2] == "widgets":
        return None
    return parts[2] if (ROOT / "app" / "ui" / parts[2]).is_dir() else None


def test_a_panel_never_imports_another_panel() -> None:
    wrong = []
    for module, path in modules():
        if not module.startswith("app.ui.") or module.removeprefix("app.ui.") in WINDOW:
            continue
        for name, line in imports(path, module):
            other = panel(name)
            if other and other != panel(module):
                wrong.append(f"{module}:{line} imports {name}")
    assert wrong == []


def test_there_is_no_circle() -> None:
    graph = {m: {n for n, _ in imports(p, m) if n != m} for m, p in modules()}
    state: dict[str, int] = {}
    circles: list[str] = []

    def visit(node: str, trail: list[str]) -> None:
        state[node] = 1
        for other in graph.get(node, ()):
            if other not in graph:
                continue
            if state.get(other) == 1:
                circles.append(
                    " -> ".join([*trail[trail.index(other) :], other]) if other in trail else f"{node} -> {other}"
                )
            elif other not in state:
                visit(other, [*trail, other])
        state[node] = 2

    for module in graph:
        if module not in state:
            visit(module, [module])
    assert circles == []


def test_files_hold_one_idea() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for top in ("app", "db", "tests", "packaging")
        for path in (ROOT / top).rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 480 and path.name != "tables.py"
    }
    assert long == {}


def test_functions_stay_short() -> None:
    long = []
    for _module, path in modules():
        if "versions" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 70:
                    long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines")
    assert long == []


def test_public_functions_open_with_a_sentence() -> None:
    bare = []
    for _module, path in modules():
        if "versions" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree) and path.read_text(encoding="utf-8").strip():
            bare.append(f"{path.relative_to(ROOT)}: module")
        for node in tree.body:
            inner = node.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_") else []
            for item in [node, *inner]:
                if (
                    isinstance(item, ast.FunctionDef | ast.ClassDef)
                    and not item.name.startswith("_")
                    and not ast.get_docstring(item)
                    and not _overrides_qt(item)
                ):
                    bare.append(f"{path.relative_to(ROOT)}:{item.lineno} {item.name}")
    assert bare == []


def _overrides_qt(item: ast.AST) -> bool:
    """Qt's own virtual methods are told from ours by their camelCase."""
    return isinstance(item, ast.FunctionDef) and (
        item.name != item.name.lower() or item.name in {"event", "data", "flags", "paint"}
    )


def test_sqlite_words_stay_behind_their_doors() -> None:
    doors = {
        "db/engine.py",
        "db/search.py",
        "db/first.py",
        "db/pragmas.py",
        "db/upgrading.py",
        "db/opening.py",
        "db/integrity.py",
    }
    words = re.compile(r"PRAGMA|sqlite_master|sqlite_schema|\bMATCH\b|group_concat|INSERT OR |julianday", re.IGNORECASE)
    wrong = []
    for module, path in modules():
        name = str(path.relative_to(ROOT))
        if not module.startswith("db") or name in doors or "migrations" in name:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and words.search(node.value):
                if node.value == _docstring_of(path) or "``" in node.value:
                    continue
                wrong.append(f"{name}:{node.lineno}: {node.value[:60]!r}")
    assert wrong == []


def _docstring_of(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")), clean=False)


def test_packaging_is_not_a_package() -> None:
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_text_from_outside_is_never_markup() -> None:
    wrong = []
    for module, path in modules():
        # what leaves the program by the clipboard is rich text made of escaped pieces: app.ui.widgets.carried alone
        if module.startswith("app.ui") and module != "app.ui.widgets.carried":
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(
                    r"\.(setHtml|insertHtml|appendHtml)\(|Qt\.(TextFormat\.)?(RichText|AutoText|MarkdownText)", line
                ):
                    wrong.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert wrong == []


def test_no_host_of_a_registry_and_no_path_of_a_machine_is_named() -> None:
    hosts = re.compile(
        "|".join(
            [
                "pypi" + r"\.org",
                "pythonhosted" + r"\.org",
                "registry" + r"\.npmjs",
                r"(?<!no-emit-)index" + "-url",
                r"(?<!\w)/ho" + "me/",
                r"(?<!\w)/wo" + "rk/",
            ]
        )
    )
    wrong = []
    for pattern in ("*.py", "*.md", "*.toml", "*.lock", "Makefile", "*.cfg", "*.yml", "*.yaml", "*.sh", "*.txt"):
        for path in ROOT.rglob(pattern):
            if any(part in {".venv", ".git", "out", "build", "dist"} for part in path.relative_to(ROOT).parts):
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
                if hosts.search(line):
                    wrong.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert wrong == []


def test_no_unit_test_looks_at_a_clock_or_weighs_memory() -> None:
    """Machines are shared: what is quick or small is a ratio, in a test that is marked as a bench."""
    measured = re.compile("process_time|perf_counter|thread_time|least_time|QElapsedTimer|ru_maxrss")
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if "mark.bench" not in (text := path.read_text(encoding="utf-8"))
        for number, line in enumerate(text.splitlines(), 1)
        if measured.search(line)
    ]
    assert wrong == []


if __name__ == "__main__":
    raise SystemExit(pytest.main([__file__]))
