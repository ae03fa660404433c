"""What holds for every test: examples may take their time, and are the same where CI is set; circles are swept between tests."""

from __future__ import annotations

import gc
import os
import sys

import pytest
from hypothesis import HealthCheck, settings

SELDOM = 60
"""After so many tests everything is looked at for circles."""

settings.register_profile("without-a-clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same-every-time", settings.get_profile("without-a-clock"), derandomize=True)
settings.load_profile("same-every-time" if os.environ.get("CI") else "without-a-clock")

_ended = 0


def pytest_collection_finish() -> None:
    """What the tests themselves are made of stays to the end: no look for circles goes through it again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """As in the program, no thread beside takes apart what Qt made for this one; what is measured runs as Python does."""
    if item.get_closest_marker("bench"):
        gc.enable()
    else:
        gc.disable()


def pytest_runtest_logfinish() -> None:
    """Takes apart what a test left in circles, in the thread of the tests."""
    global _ended
    _ended += 1
    gc.collect(2 if _ended % SELDOM == 0 else 1)


def pytest_sessionfinish() -> None:
    """Empties the clipboard: without a screen Qt keeps it beyond the end of Python, whose words it may hold."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
