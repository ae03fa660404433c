"""A codebook of 5,000 codes stays quick: read, searched, moved in, shown in panel and editor. CPU seconds, best of three."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.formats.book import Book, BookCode
from app.ui.codes.editor import CodebookEditor
from app.ui.codes.panel import CodesPanel
from app.work import bookfiles, codebook, codetree
from app.work.library import Library

pytestmark = pytest.mark.bench

MOST = {"read": 0.25, "search": 0.15, "editor": 0.5, "refresh": 0.3, "panel": 0.5, "move": 0.3}
"""CPU seconds; a view opens in half a second."""


def best(work: Callable[[], object], times: int = 3) -> float:
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)


def test_five_thousand_codes_stay_quick(qapp: QApplication, tmp_path: Path) -> None:
    library = Library.create(tmp_path / "large.diptych")
    codes = tuple(
        BookCode(
            id=f"c{n}",
            labels={"en": f"Code number {n} of many", "zh-Hans": f"第{n}个编码"},
            parent=f"c{n // 10}" if n >= 10 else "",
            facet="barrier",
        )
        for n in range(5000)
    )
    bookfiles.bring_in(library, Book(codes, name="large"))

    def read() -> tuple[object, ...]:
        library.known.forget()
        return codebook.codes(library)

    book = codebook.codes(library)
    by_label = {one.labels["en"]: one.id for one in book}
    moved, target = by_label["Code number 4000 of many"], by_label["Code number 300 of many"]

    def opened() -> CodebookEditor:
        made = CodebookEditor(None, library)
        made.begin()
        return made

    editor = opened()
    spent = {
        "read": best(read),
        "search": best(lambda: codebook.matches(book, "number 49")),
        "editor": best(lambda: opened().deleteLater()),
        "refresh": best(lambda: (library.known.forget(), editor.fill())),
        "panel": best(lambda: CodesPanel(library).deleteLater()),
        "move": best(lambda: codetree.move(library, [moved], target), 1),
    }
    print(" ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in spent.items()))
    editor.deleteLater()
    library.close()
    assert {name: seconds for name, seconds in spent.items() if seconds > MOST[name]} == {}
