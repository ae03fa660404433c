"""Every step a verb makes has a label that translators know."""

from __future__ import annotations

import ast
from pathlib import Path

from app.work.labels import LABELS

WORK = Path(__file__).resolve().parents[3] / "app" / "work"


def written() -> set[str]:
    """Every string that is given as a label: in `.change(...)`, in `.label = ...`, or in a table or name used there."""
    found: set[str] = set()
    for path in sorted(WORK.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names: set[str] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "change":
                for argument in node.args[:1]:
                    found |= strings(argument)
                    names |= {n.id for n in ast.walk(argument) if isinstance(n, ast.Name)}
            if isinstance(node, ast.Assign) and any(
                isinstance(t, ast.Attribute) and t.attr == "label" for t in node.targets
            ):
                found |= strings(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    first = target.elts[0] if isinstance(target, ast.Tuple) else target
                    value = node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value
                    if isinstance(first, ast.Name) and first.id in names and first.id in {"label", "labels", "_MARKED"}:
                        found |= strings(value)
    return {one for one in found if one[:1].isupper()}


def strings(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_the_table_of_labels_names_every_label_and_no_other() -> None:
    assert written() == set(LABELS)
    assert list(LABELS) == sorted(set(LABELS))
