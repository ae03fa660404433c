"""Where CI is set, property tests draw the same examples every time: what passes here passes there."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same-every-time", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("same-every-time")
