"""The forms are tested on a whole window."""

from tests.app.ui.window.conftest import example, home, library_file, open_window, window

__all__ = ["example", "home", "library_file", "open_window", "window"]
