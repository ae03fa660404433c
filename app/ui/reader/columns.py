"""Where everything stands across the reader, from its width alone. Lengths are pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace

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
"""Below this width the Chinese stands under the English, in one column, with one lane of stripes beside the words."""
STACK_GUTTER = 40
"""The width of the gutter, which then stands at the left."""


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
    stacked: bool = False

    @property
    def heads(self) -> Columns:
        """Where the two heads stand: above their columns, or each above one half of the only one."""
        if not self.stacked:
            return self
        half = self.left_width // 2 - 6
        return replace(self, left_width=half, right=self.left + half + 12, right_width=self.left_width - half - 12)

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
    if whole < NARROW:
        side = 14 + BESIDE
        words = max(160, whole - bar - 2 * side - STACK_GUTTER)
        start = STACK_GUTTER + side
        return Columns(whole, start, words, start, words, label=0, lanes=12, stacked=True)
    margin = 196 if whole >= 1300 else 150 if whole >= 1000 else 40
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
