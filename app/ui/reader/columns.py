"""Where everything stands across the reader, from its width alone. Lengths are pixels."""

from __future__ import annotations

from dataclasses import dataclass

GUTTER = 56
EDGE = 6
"""So much of the gutter belongs to each pane, that handles and rounded marks are not cut off."""
BAND = 14
"""So far a pair's band reaches beyond the words."""
ABOVE = 7
"""So far it reaches above and below them."""
MOST = 1080
"""The two columns together are never wider."""
LEFT_SHARE = 0.545
BESIDE = 16
NARROW = 640
"""Below this width only one lane of stripes is left beside the words."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The two columns: `left` and `right` are where words begin, widths are theirs; `label` is 0 for glyphs only."""

    whole: int
    left: int
    left_width: int
    right: int
    right_width: int
    label: int
    lanes: int

    @property
    def left_pane(self) -> int:
        """The width of the left pane."""
        return self.left + self.left_width + EDGE

    @property
    def gutter_width(self) -> int:
        """The width of the gutter between the panes."""
        return GUTTER - 2 * EDGE

    @property
    def right_pane(self) -> int:
        """Where the right pane begins."""
        return self.right - EDGE

    @property
    def end(self) -> int:
        """Where the words of the right side end."""
        return self.right + self.right_width


def columns(whole: int, bar: int, share: float = LEFT_SHARE) -> Columns:
    """The columns of a reader so many pixels wide, its scroll bar taking `bar` of them."""
    margin = 196 if whole >= 1300 else 150 if whole >= 1000 else 40 if whole >= NARROW else 14
    side = margin + BESIDE
    room = max(160, whole - bar - 2 * side - GUTTER)
    words = min(MOST, room)
    share = max(0.3, min(0.7, share))
    left_width = int(words * share)
    start = side + (room - words) // 2
    label = margin + BESIDE - 68 if margin > 40 else 0
    return Columns(
        whole=whole,
        left=start,
        left_width=left_width,
        right=start + left_width + GUTTER,
        right_width=words - left_width,
        label=label,
        lanes=6 if label else 12,
    )
