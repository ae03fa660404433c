"""Mending sentence pairs: confirm, split, merge and shift, for the pair the user is in. It tells, the window writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.reader.scene import LEFT
from db.rows import Pair

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

SIDES = ("left", "right")


class Mending:
    """What the keys and menus of pairs do."""

    def __init__(self, panel: ReaderOutline) -> None:
        self.panel = panel

    def pair(self) -> Pair | None:
        """The pair the user is in: the one under the caret where a row holds several, else the row's first."""
        panel = self.panel
        scene = panel.scene
        if not 0 <= scene.row < len(scene.rows) or not panel.means.can_write():
            return None
        found = scene.rows[scene.row].pairs
        point = panel.panes[panel.side].point()
        under = (p for p in found if any(a <= point < b for a, b in (p.left if panel.side == LEFT else p.right)))
        return next(under, found[0] if found else None)

    def _need(self) -> Pair | None:
        pair = self.pair()
        page = self.panel.page
        if pair is None and page and not self.panel.may_write():
            return None
        if pair is None and page and not (page.left and page.right):
            self.panel.message.emit(self.panel.tr("Translate one sentence first: there is no second text yet."))
        elif pair is None and page:
            self.panel.message.emit(self.panel.tr("Choose a sentence pair first, with J, K or a click on its number."))
        return pair

    def confirm(self) -> None:
        """Confirms the pair as it stands, or takes that back."""
        pair = self._need()
        if pair is None:
            return
        if pair.state == "manual":
            self.panel.message.emit(self.panel.tr("This pair was set by hand: it stays as it is already."))
            return
        self.panel.pair_mended.emit("confirm", pair.id, (pair.state != "confirmed",))

    def split(self) -> None:
        """Splits the pair at the caret, or where it seems best while the caret stands at its beginning or end."""
        pair = self._need()
        if pair is None:
            return
        side = self.panel.side
        spans = pair.left if side == LEFT else pair.right
        point = self.panel.panes[side].point()
        inside = bool(spans) and spans[0][0] < point < spans[-1][1]
        self.panel.pair_mended.emit("split", pair.id, (SIDES[side], point) if inside else ())

    def merge(self, step: int) -> None:
        """Joins the pair with the next (+1) or the previous (-1) one."""
        pair = self._need()
        page = self.panel.page
        if pair is None or page is None:
            return
        if step > 0:
            self.panel.pair_mended.emit("merge", pair.id, ())
            return
        before = next((p for p in page.pairs if p.position == pair.position - 1), None)
        if before is None:
            self.panel.message.emit(self.panel.tr("There is no sentence pair before this one."))
        else:
            self.panel.pair_mended.emit("merge", before.id, ())

    def shift(self, forward: bool) -> None:
        """Gives the last sentence of the side the user is in to the next pair, or its first to the previous one."""
        pair = self._need()
        if pair is not None:
            self.panel.pair_mended.emit("shift", pair.id, (SIDES[self.panel.side], forward))

    def unlink(self) -> None:
        """Parts the two sides of the pair; words that stand alone by hand are given back to the aligner."""
        pair = self._need()
        if pair is not None:
            self.panel.pair_mended.emit("unlink", pair.id, ())

    def again(self) -> None:
        """Aligns the stretch around the pair again, up to the pairs a person confirmed or set."""
        pair = self._need()
        if pair is not None:
            self.panel.pair_mended.emit("again", pair.id, ())

    def leave_out(self) -> None:
        """Says that the sentence needs no translation, or takes that back; while linking, that nothing answers the chosen ones."""
        if self.panel.linking.under_way:
            self.panel.linking.alone()
            return
        pair = self._need()
        if pair is None:
            return
        if pair.left and pair.right:
            self.panel.message.emit(
                self.panel.tr("This sentence has a translation. Unlink the two first (Shift+U), or delete its words.")
            )
            return
        self.panel.pair_mended.emit("leave_out", pair.id, (pair.reading != "checked",))

    def show(self, pair_id: int) -> None:
        """Goes to a pair that was just made."""
        rows = self.panel.scene.rows
        row = next((k for k, one in enumerate(rows) if any(p.id == pair_id for p in one.pairs)), -1)
        if row >= 0:
            self.panel.stepping.to_row(row)
