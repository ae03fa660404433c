"""What tests of the panels share: the example library, a dressed window around a panel, and libraries of many rows."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.ui.widgets.search import SearchField
from app.work.library import Library
from db import tables
from tests import builders, fresh
from tests.app.ui.looking import dressed

HOSTILE = '<img src="file:///etc/passwd"><b>bold</b> &amp; 𠮷'


def example(folder: Path) -> Library:
    """The example library: four studies, 48 findings, the whole codebook."""
    return fresh.example(folder / "example.diptych")


@contextmanager
def shown(app: QApplication, panel: QWidget, width: int, height: int, mode: str = "light") -> Iterator[QWidget]:
    """A panel in a window with the focus, its head above it as in a dock."""
    with dressed(app, mode):
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        head = getattr(panel, "head", None)
        if isinstance(head, QWidget):
            column.addWidget(head)
        column.addWidget(panel)
        box.resize(width, height)
        box.show()
        QTest.qWaitForWindowActive(box)
        QTest.qWait(1)
        yield box
        box.hide()
        box.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def many_studies(library: Library, count: int, title: str = "A study of integrated care, number {}") -> None:
    """Puts many small studies into a library, as one step."""
    with library.change("Imported %n studies", str(count)) as recorder:
        for number in range(count):
            builders.put_study(recorder, title.format(number), year=1990 + number % 30)


def many_findings(library: Library, count: int) -> list[int]:
    """Puts so many findings into the first twenty studies of a library, as one step; returns their ids."""
    with library.change("Imported %n findings", str(count)) as recorder:
        return list(
            recorder.insert_many(
                tables.Finding,
                [
                    {
                        "study_id": 1 + number % 20,
                        "status": "reported_result",
                        "direction": "hinders",
                        "claims": {"en": f"Claim number {number}", "zh-Hans": f"第 {number} 条"},
                        "position": number,
                        "in_report": False,
                    }
                    for number in range(count)
                ],
            )
        )


def many_codes(library: Library, facet: int, count: int) -> None:
    """Puts so many codes below a facet of barriers, as one step."""
    with library.change("Imported %n codes", str(count)) as recorder:
        recorder.insert_many(
            tables.Code,
            [
                {
                    "key": f"barrier.x{number}",
                    "parent_id": facet,
                    "position": 1000 + number,
                    "facet": "barrier",
                    "origin": "new",
                    "labels": {"en": f"Hurdle {number}"},
                    "shorts": {},
                    "definitions": {},
                    "aliases": {},
                    "enabled": True,
                }
                for number in range(count)
            ],
        )


def least_time(action: Callable[[], object], tries: int = 3) -> float:
    """Seconds of this thread's own time that something takes, the best of a few tries on a noisy machine."""
    best = 60.0
    for _ in range(tries):
        began = time.thread_time()
        action()
        best = min(best, time.thread_time() - began)
    return best


def until(what: Callable[[], bool], seconds: float = 30.0) -> None:
    """Lets the window work until something is so; on a busy machine that may take a while."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            pytest.fail(f"it did not come about in {seconds:.0f} s")
        QApplication.processEvents()
        time.sleep(0.005)


def type_words(field: SearchField, words: str) -> None:
    """Types words into a search field and lets the window work until they are looked for."""
    told: list[str] = []
    field.searched.connect(told.append)
    field.insert(words)
    until(lambda: told == [field.text()])


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)


def child_name(widget: QWidget, row: int) -> str:
    """What a screen reader says of a row of a list."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    child = found.child(row)
    assert child is not None
    return child.text(QAccessible.Text.Name)
