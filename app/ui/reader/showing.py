"""Shows a page, and follows what the library tells: whole, or only its marks where the words stayed the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.text.refused import Refused
from app.ui.reader import making
from app.ui.reader.heights import Line
from app.ui.reader.scene import LEFT, RIGHT, Page, Scene

if TYPE_CHECKING:
    from app.ui.reader.outline import ReaderOutline

MINE = frozenset(
    [
        "study",
        "field_variant",
        "author",
        "identifier",
        "study_model",
        "study_tag",
        "tag",
        "text",
        "text_version",
        "pair",
        "passage",
        "anchor",
        "coding",
        "code",
        "theme",
        "finding",
        "finding_passage",
        "memo",
    ]
)
"""The kinds of change that can touch what the reader shows."""
CHECKED = frozenset(("check_issue", "check_decision", "term", "text", "text_version", "pair"))
"""The kinds of change after which other words may be doubtful."""
SUGGESTING = frozenset(("code", "coding", "dismissed_suggestion"))
"""The kinds of change after which other codes may be suggested."""
CODEBOOK = frozenset(("code", "theme"))


class Showing(QObject):
    """Keeps the scene in step with the library."""

    def __init__(self, panel: ReaderOutline) -> None:
        super().__init__(panel)
        self.panel = panel
        self._stale = True
        self._waiting: set[int] | None = None
        self._then: int | None = None
        self._asked: tuple[int, int] | None = None

    def show(self, page: Page | None, passage: int | None = None) -> None:
        """Shows a page from its top, or at a passage; None for no study."""
        panel = self.panel
        then, self._then = self._then, None
        panel.coding.close()
        panel.editing.leave()
        panel.linking.end()
        panel.notice.silence(panel.notice.about)
        panel.close_floating()
        panel.scene.filling = None
        if page is None:
            panel.scene.page = None
            panel.select_passage(None)
            panel.placing.show_parts(False)
            return
        self._take_codes()
        self._fill(page)
        panel.rolling.to(0)
        panel.placing.show_parts(True)
        panel.placing.relayout()
        panel.rolling.to(0)
        if not page.left or not page.right:
            self._offer_text(page)
        panel.select_passage(passage if passage is not None else then)
        panel.finding.search_again()
        self._asked = None
        self._ask_pairs(page)
        panel.doubts_wanted.emit(page.study.id)

    def _offer_text(self, page: Page) -> None:
        """Stands where a text is missing, with a place for it."""
        side = RIGHT if page.left else LEFT
        alone = not page.left and not page.right
        self.panel.missing.show_for(making.languages(page)[side], self.panel.means.can_write(), alone)

    def _ask_pairs(self, page: Page) -> None:
        """Asks once for the pairs of two wordings that were never paired."""
        wordings = (page.left.version_id if page.left else 0, page.right.version_id if page.right else 0)
        if not page.known and wordings != self._asked:
            self._asked = wordings
            self.panel.pairs_wanted.emit(page.study.id)

    def show_passage(self, passage: int) -> None:
        """Selects a passage, in the kind of text it stands in."""
        panel = self.panel
        found = panel.scene.passage_of(passage)
        if found and not any(side.marked.of(passage) for side in panel.scene.sides):
            kinds = [a.kind for a in found.anchors if a.state == "placed"]
            if panel.page and kinds and panel.page.kind not in kinds:
                self._then = passage
                panel.text_kind_chosen.emit(kinds[0])
                return
        panel.select_passage(passage)

    def _take_codes(self) -> None:
        if self._stale:
            self.panel.codes = {code.id: code for code in self.panel.means.codes()}
            self._stale = False

    def refill(self) -> None:
        """Makes the scene of the shown page anew, because it is to look different."""
        if self.panel.scene.page:
            self._fill(self.panel.scene.page)

    def _fill(self, page: Page) -> None:
        """Makes the scene of a page and gives the panes their documents."""
        panel = self.panel
        placing = panel.placing
        documents = making.fill(
            panel.scene, page, panel.codes, panel.means.coder(), Line.at(placing.percent), placing.fullwidth
        )
        for pane, document in zip(panel.panes, documents, strict=True):
            pane.show_document(document)
            pane.reading_font(document.defaultFont())
        panel.hearing.name()
        self.show_head()

    def show_head(self) -> None:
        """Shows the study, its citation and where its texts come from above them."""
        panel = self.panel
        page = panel.scene.page
        if page:
            header = panel.header
            header.title.show_study(page.study, panel.codes)
            header.row.show_study(page.study, page.card)
            texts, langs = (page.left, page.right), making.languages(page)
            header.head.show_page(texts, langs, page.kinds, page.kind, page.pairs)
            header.place(panel.scene.columns, panel.placing.inner)

    # -- following ---------------------------------------------------------------------------------------------------

    def refresh(self, change: object) -> None:
        """Takes a change of the library into account; a study that is gone leaves the reader empty."""
        panel = self.panel
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        studies: frozenset[int] = getattr(change, "studies", frozenset())
        external = bool(getattr(change, "external", False))
        self._stale = self._stale or external or bool(kinds & CODEBOOK)
        if external or kinds & SUGGESTING:
            panel.suggesting.look_again()
        page = panel.scene.page
        if not page or not panel.means.page:
            return
        if kinds & CHECKED and (external or not studies or page.study.id in studies):
            panel.doubts_wanted.emit(page.study.id)
        if not external and not (kinds & MINE and (not studies or page.study.id in studies)):
            return
        try:
            now = panel.means.page(page.study.id, page.kind)
        except Refused:
            self.show(None)
            return
        self.update(now)

    def update(self, page: Page) -> None:
        """Shows the same study as it is now."""
        panel = self.panel
        before = panel.scene.page
        self._take_codes()
        if not before or before.study.id != page.study.id or before.kind != page.kind:
            self.show(page)
            return
        if _wording(before) == _wording(page) and panel.scene.sides:
            self._remark(page)
            return
        spans = [pane.selected() for pane in panel.panes]
        kept, passage, row = panel.rolling.keep(), panel.scene.passage, _place(panel.scene)
        panel.editing.suspend()
        panel.linking.end()
        panel.doubting.close()
        self._fill(page)
        panel.placing.relayout()
        for pane, span in zip(panel.panes, spans, strict=True):
            if pane.side and pane.side.there:
                size = len(pane.side.shown.text)
                pane.select(min(span[0], size), min(span[1], size))
        panel.set_row(_row_at(panel.scene, row))
        panel.rolling.restore(kept)
        filled = panel.scene.filling
        if filled is not None and not panel.scene.sides[filled].there:
            panel.scene.filling = None
        panel.placing.show_parts(True)
        if before.left and before.right and not (page.left and page.right):
            self._offer_text(page)
        if page.left and page.right:
            panel.missing.taken()
        self._select_new(passage)
        self._ask_pairs(page)
        panel.editing.rebind()
        panel.editing.resume()

    def _remark(self, page: Page) -> None:
        """Takes new marks, pairs and words about the study; no line is laid out again."""
        panel = self.panel
        scene = panel.scene
        passage = scene.passage
        scene.page, scene.rows = page, making.rows_of(page)
        scene.moving.clear()
        for side, text in zip(scene.sides, (page.left, page.right), strict=True):
            side.text = text
            side.marked = making.marked_for(page, panel.codes, panel.means.coder(), text, side.lang, side.shown)
            side.margin.marked = side.marked
            side.margin.forget()
        panel.hearing.name()
        self.show_head()
        panel.placing.lead()
        self._select_new(passage)
        panel.update_all()

    def _select_new(self, passage: int | None) -> None:
        """Selects the passage that was just made, else the one selected before, if it is still there."""
        panel = self.panel
        ids = {p.id for p in panel.scene.page.passages} if panel.scene.page else set()
        if self._waiting is not None and ids - self._waiting:
            passage = max(ids - self._waiting)
            panel.clear_selection()
        self._waiting = None
        panel.select_passage(passage if passage in ids else None, reveal=False)

    def await_passage(self) -> None:
        """The next passage that appears is the one just asked for, and is to be selected."""
        page = self.panel.scene.page
        self._waiting = {p.id for p in page.passages} if page else set()


def _place(scene: Scene) -> tuple[int, int, int]:
    """The current row, and where its words begin on both sides."""
    if not 0 <= scene.row < len(scene.rows):
        return -1, 0, 0
    return scene.row, scene.rows[scene.row].left[0], scene.rows[scene.row].right[0]


def _row_at(scene: Scene, place: tuple[int, int, int]) -> int:
    """The row that now holds a place, after pairs were mended or words changed."""
    row, left, right = place
    if row < 0:
        return -1
    for side, point in zip(scene.sides, (left, right), strict=True):
        if side.there and any(not side.shown.empty(k) for k in range(side.shown.rows)):
            found = side.shown.row_of_point(point)
            start, end = side.shown.spans[found]
            if start <= point < end:
                return found
    return min(row, len(scene.rows) - 1)


def _wording(page: Page) -> tuple[object, ...]:
    """What must be the same for the lines to stay as they are."""
    return (
        page.kind,
        page.left.version_id if page.left else None,
        page.right.version_id if page.right else None,
        page.sections,
        tuple((p.left, p.right, p.position) for p in page.pairs),
    )
