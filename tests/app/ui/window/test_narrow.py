"""A narrow window: the passage lies over the texts when it is asked for, and goes back where there is room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize

from app.ui.window import Window, usual_size


def test_the_passage_lies_over_the_texts_of_a_narrow_window(open_window: Callable[..., Window]) -> None:
    window = open_window(size=(1100, 700))
    window.arrange("code", fresh=True)
    dock = window.docks["passage"]
    assert not dock.isVisible()
    room = window.panels["reader"].width()
    window.wiring.reader.show_inspector()  # type: ignore[union-attr]
    assert dock.isVisible()
    assert dock.isFloating()
    assert window.panels["reader"].width() == room
    assert window.frameGeometry().contains(dock.geometry())


def test_it_takes_its_column_again_in_a_wide_window(open_window: Callable[..., Window]) -> None:
    window = open_window(size=(1100, 700))
    window.arrange("code", fresh=True)
    window.wiring.reader.show_inspector()  # type: ignore[union-attr]
    window.resize(1440, 900)
    assert not window.docks["passage"].isFloating()


def test_what_the_user_laid_elsewhere_stays_there(open_window: Callable[..., Window]) -> None:
    window = open_window(size=(1440, 900))
    window.arrange("code", fresh=True)
    window.docks["passage"].setFloating(True)
    window.resize(1500, 900)
    assert window.docks["passage"].isFloating()


def test_a_first_window_fits_its_screen_with_the_frame_around_it() -> None:
    assert usual_size(QSize(1920, 1080), "xcb") == QSize(1440, 900)
    assert usual_size(QSize(1440, 900), "xcb") == QSize(1424, 860)
    assert usual_size(QSize(1280, 720), "xcb") == QSize(1264, 680)
    assert usual_size(QSize(800, 600), "xcb") == QSize(1024, 680), "no smaller than it can be read"
    assert usual_size(QSize(800, 800), "offscreen") == QSize(1440, 900)
