"""Painting beneath and above the words of one pane: band, tints, selection, stripes, labels and handles.

Everything is painted in page coordinates (pixels, the painter already moved by the scroll value); nothing here lays a
row out that was not laid out before, and no format of the document is ever touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.ui import fonts, language, theme
from app.ui.glyphs import draw_facet
from app.ui.reader import waves
from app.ui.reader.columns import ABOVE, BAND
from app.ui.reader.heights import LABEL
from app.ui.reader.margin import STRIPE, Label, Stripe
from app.ui.reader.marks import Mark
from app.ui.reader.rows import omitted
from app.ui.reader.scene import LEFT, Scene, Side
from app.ui.reader.sections import section_name

GLYPH = 9
GLYPH_FROM_WORDS = 43.5
LABEL_FROM_WORDS = 53
KNOB = 8
CATCH = 6
RESTING = 0.75
DEEPEST = 2
"""So many tints lie over one another; more would hide the words. The stripes show every passage."""


def beneath(painter: QPainter, scene: Scene, side: Side, clip: QRectF, selection: tuple[int, int]) -> None:
    """Paints what lies under the words of one pane; `selection` is a stretch of document positions."""
    painter.fillRect(clip, theme.current().color("page"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rows = list(scene.table.heights.between(clip.top() - 2 * ABOVE, clip.bottom() + ABOVE))
    for row in rows:
        _band(painter, scene, side, row)
        _section(painter, scene, side, row)
        _lit(painter, scene, side, row)
    for row in rows:
        _tints(painter, scene, side, row)
        _found(painter, scene, side, row)
        _selection(painter, side, row, selection)
    _proposal(painter, scene, side)
    _linking(painter, scene, side)
    for row in rows:
        _lines(painter, scene, side, row)
        waves.lines(painter, scene, side, row)
        _untold(painter, scene, side, row)
    _margin(painter, scene, side, rows, clip)


def above(painter: QPainter, scene: Scene, side: Side) -> None:
    """Paints the handles of the selected passage or of the proposal over the words."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for first, rect in handles(scene, side):
        _handle(painter, rect, first, scene.line.height)


def handles(scene: Scene, side: Side) -> list[tuple[bool, QRectF]]:
    """The ends that can be dragged on a side: (is the start, the place between two characters)."""
    span = adjustable(scene, side)
    if not span or not side.there:
        return []
    found = []
    for first, point in ((True, span[0]), (False, span[1])):
        row = side.shown.row_of_point(point if first else max(span[0], point - 1))
        if 0 <= row < scene.table.heights.count and scene.table.heights.known(row) and not side.shown.empty(row):
            found.append((first, side.layout.caret_line(row, side.shown.unit(row, point))))
    return found


def adjustable(scene: Scene, side: Side) -> tuple[int, int] | None:
    """The stretch whose ends can be moved on a side: the proposal's, else the selected passage's."""
    if scene.proposal:
        return (scene.proposal.start, scene.proposal.end) if scene.proposal.side == side.index else None
    mark = scene.selected(side.index)
    return scene.span(side.index, mark) if mark else None


# -- rows ------------------------------------------------------------------------------------------------------------


def band_rect(scene: Scene, side: Side, row: int) -> QRectF:
    """The band of a row in one pane, reaching beyond the pane where it goes on in the gutter."""
    heights = scene.table.heights
    top = heights.words_top(row) - ABOVE
    height = max(heights.words_height(row), scene.line.height) + 2 * ABOVE
    left, width = side.layout.left, side.layout.width
    if scene.table.stacked:
        return QRectF(left - 90, top, width + 90 + BAND, height)
    if side.index == LEFT:
        return QRectF(left - BAND, top, width + BAND + 60, height)
    return QRectF(left - 60, top, width + BAND + 60, height)


def _band(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    if row not in (scene.hover, scene.row):
        return
    look = theme.current()
    rect = band_rect(scene, side, row)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("band" if row == scene.row else "band_hover"))
    painter.drawRoundedRect(rect, 8, 8)
    if row == scene.row and side.index == LEFT and not scene.table.stacked:
        painter.drawRect(QRectF(rect.left(), rect.top(), 8, rect.height()))
        painter.setBrush(look.color("accent"))
        painter.drawRect(QRectF(rect.left(), rect.top(), 3, rect.height()))


def _section(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    if row >= len(scene.rows) or not scene.rows[row].section or not side.there:
        return
    if scene.table.stacked and side.index != LEFT and scene.sides[LEFT].there:
        return
    top = scene.table.heights.words_top(row) - LABEL
    painter.setFont(fonts.interface_font(side.lang, 13, 600))
    painter.setPen(theme.current().color("text3"))
    rect = QRectF(side.layout.left, top - 4, side.layout.width, 20)
    painter.drawText(
        rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
        section_name(scene.rows[row].section, side.lang),
    )  # fmt: skip


def _lit(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    """In a row of several pairs the hovered one's words are lit on both sides."""
    if row != scene.hover or len(scene.rows[row].pairs) < 2:
        return
    pair = next((p for p in scene.rows[row].pairs if p.id == scene.hover_pair), None)
    for start, end in (pair.left if side.index == LEFT else pair.right) if pair else ():
        for rect in _rects(scene, side, row, start, end):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("accent_soft"))
            painter.drawRoundedRect(rect, 3, 3)


def _untold(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    """What stands for missing words: that none are needed, or a dashed place where they are being filled in."""
    if not side.shown.empty(row) or scene.sides[1 - side.index].shown.empty(row) or row >= len(scene.rows):
        return
    room = max(scene.table.room(row, side.index), scene.line.height)
    rect = QRectF(side.layout.left - 4, side.layout.top(row) + 1, side.layout.width + 8, room - 2)
    look = theme.current()
    if omitted(scene.rows[row]):
        painter.setFont(fonts.interface_font(language.current(), 13))
        painter.setPen(look.color("text3"))
        words = QCoreApplication.translate("reader", "No translation needed")
        rect.setHeight(scene.line.height - 2)
        painter.drawText(
            rect.adjusted(4, 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words
        )
    elif scene.filling == side.index:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("line2"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect, 6, 6)


def _rects(scene: Scene, side: Side, row: int, start: int, end: int) -> Iterator[QRectF]:
    """The words of a stretch in one row, a rectangle a line, as tints lie: neighbours on two lines never touch."""
    a, b = side.shown.spans[row]
    low, high = max(a, start), min(b, end)
    if low >= high or not scene.table.heights.known(row):
        return
    for rect in side.layout.stretches(row, side.shown.unit(row, low), side.shown.unit(row, high)):
        yield _as_tint(scene, side, rect)


def _as_tint(scene: Scene, side: Side, rect: QRectF) -> QRectF:
    scale = scene.line.height / 26
    up, down = (15.5, 5.0) if fonts.is_chinese(side.lang) else (15.0, 6.0)
    base = rect.top() + scene.line.baseline
    return QRectF(rect.left() - 1.5, base - up * scale, rect.width() + 3, (up + down) * scale)


def _tints(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    look = theme.current()
    marks = [(mark, *scene.span(side.index, mark)) for mark in side.marked.in_row(row)]
    whole = len(marks) <= DEEPEST
    pieces = [(one, [(start, end)]) for one, start, end in marks] if whole else layers(marks, scene.passage)
    for mark, parts in pieces:
        chosen = mark.passage == scene.passage
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tint(mark.facet or "method", selected=chosen))
        painter.setCompositionMode(look.tint_mode)
        for start, end in parts:
            for rect in _rects(scene, side, row, start, end):
                for _ in range(2 if chosen and not look.dark else 1):
                    painter.drawRoundedRect(rect, 3, 3)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def layers(marks: Sequence[tuple[Mark, int, int]], chosen: int | None) -> list[tuple[Mark, list[tuple[int, int]]]]:
    """What of each mark is tinted where many overlap: two at any place, so that the words stay readable.

    The selected one is always whole; of the others the shorter come first. Each mark with (start, end) of its parts.
    """
    cuts = sorted({point for _, start, end in marks for point in (start, end)})
    wins: dict[int, list[tuple[int, int]]] = {}
    for low, high in pairwise(cuts):
        over = [(m.passage != chosen, end - start, start, k) for k, (m, start, end) in enumerate(marks)
                if start <= low and high <= end]  # fmt: skip
        for *_, k in sorted(over)[:DEEPEST]:
            parts = wins.setdefault(k, [])
            if parts and parts[-1][1] == low:
                parts[-1] = (parts[-1][0], high)
            else:
                parts.append((low, high))
    return [(mark, wins[k]) for k, (mark, _, _) in enumerate(marks) if k in wins]


def _found(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    """Words found by search: soft accent, the present one with a line."""
    if not side.found:
        return
    a, b = side.shown.spans[row]
    look = theme.current()
    for number, (start, end) in enumerate(side.found):
        if start >= b or end <= a:
            continue
        now = scene.find_now == (side.index, number)
        painter.setPen(QPen(look.color("accent"), 1.5) if now else Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent_soft"))
        for rect in _rects(scene, side, row, start, end):
            painter.drawRoundedRect(rect, 3, 3)


def _selection(painter: QPainter, side: Side, row: int, selection: tuple[int, int]) -> None:
    first = max(0, selection[0] - side.shown.row_start(row))
    last = min(side.shown.units_in(row), selection[1] - side.shown.row_start(row))
    if first >= last or not side.layout.table.heights.known(row):
        return
    for rect in side.layout.stretches(row, first, last):
        painter.fillRect(rect.adjusted(0, 1, 0, 0), theme.current().color("selection"))


def _proposal(painter: QPainter, scene: Scene, side: Side) -> None:
    proposal = scene.proposal
    if not proposal or proposal.side != side.index:
        return
    look = theme.current()
    pen = QPen(look.color("accent"), 1.2, Qt.PenStyle.SolidLine if proposal.kept else Qt.PenStyle.DashLine)
    for row, _, _ in side.shown.pieces(proposal.start, proposal.end):
        for rect in _rects(scene, side, row, proposal.start, proposal.end):
            painter.setPen(pen)
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(rect, 3, 3)


def _linking(painter: QPainter, scene: Scene, side: Side) -> None:
    """The sentences chosen first, while the ones they are to be linked with are looked for."""
    chosen = scene.linking
    if chosen is None or chosen[0] != side.index:
        return
    look = theme.current()
    for row, _, _ in side.shown.pieces(*chosen[1:]):
        for rect in _rects(scene, side, row, *chosen[1:]):
            painter.setPen(QPen(look.color("accent"), 1.5))
            painter.setBrush(look.color("accent_soft"))
            painter.drawRoundedRect(rect, 3, 3)


def _lines(painter: QPainter, scene: Scene, side: Side, row: int) -> None:
    """An underline where it says something: under the selected passage and where passages overlap."""
    marks = side.marked.in_row(row)
    spans = [(*scene.span(side.index, mark), mark) for mark in marks]
    drawn = [(start, end, mark) for start, end, mark in spans if mark.passage == scene.passage]
    for number, (start, end, _mark) in enumerate(spans):
        for other_start, other_end, other in spans[number + 1 :]:
            if max(start, other_start) < min(end, other_end):
                drawn.append((max(start, other_start), min(end, other_end), other))
    for start, end, mark in drawn:
        for rect in _rects(scene, side, row, start, end):
            line = QRectF(rect.left() + 1.5, rect.bottom() - 2, rect.width() - 3, 2)
            painter.fillRect(line, _colour(mark))


def _colour(mark: Mark) -> QColor:
    return theme.current().color(f"facet.{mark.facet}" if mark.facet else "edge")


def _sign(painter: QPainter, mark: Mark, centre: QPointF) -> None:
    draw_facet(painter, mark.facet, centre, GLYPH, fill="filled" if mark.mode == "explicit" else "hollow")


# -- margin ----------------------------------------------------------------------------------------------------------


def _margin(painter: QPainter, scene: Scene, side: Side, rows: Sequence[int], clip: QRectF) -> None:
    known = [row for row in rows if scene.table.heights.known(row)]
    lit = {scene.hover, scene.row}
    if side.index == LEFT and clip.left() > side.layout.left:
        return
    with_labels = bool(side.margin.labels_width)
    for row in known:
        for stripe in side.margin.stripes([row]):
            strong = row in lit or stripe.mark.passage == scene.passage
            painter.setOpacity(1.0 if strong else RESTING)
            _stripe(painter, scene, side, stripe, with_labels)
    painter.setOpacity(1.0)
    font = fonts.interface_font(side.lang, 12)
    if with_labels and known:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        for label in side.margin.labels(known, metrics):
            _label(painter, side, label, metrics, label.mark.passage == scene.passage)


def stripe_x(side: Side, lane: int) -> float:
    """Where a lane's stripe begins."""
    off = side.margin.outside + lane * side.margin.step
    return (
        side.layout.left - off - side.margin.stripe
        if side.index == LEFT
        else side.layout.left + side.layout.width + off
    )


def _stripe(painter: QPainter, scene: Scene, side: Side, stripe: Stripe, with_labels: bool) -> None:
    x, wide = stripe_x(side, stripe.lane), side.margin.stripe
    top = stripe.top
    colour = _colour(stripe.mark)
    if stripe.begins and not with_labels and stripe.mark.facet:
        crowded = wide < STRIPE
        top += (stripe.lane % 3) * (GLYPH + 2) if crowded else 0  # signs of close lanes stand on three levels
        centre = QPointF(x + wide / 2, top + scene.line.height * 0.38)
        _sign(painter, stripe.mark, centre)
        top += scene.line.height * 0.38 + GLYPH / 2 + 3
    rect = QRectF(x, top, wide, max(STRIPE, stripe.bottom - top))
    if stripe.mark.mode != "explicit":
        pen = QPen(colour, wide, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.6, 1.6])
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.center().x(), rect.top() + 1.5), QPointF(rect.center().x(), rect.bottom() - 1.5))
        return
    painter.setPen(QPen(colour, 1) if stripe.mark.other else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if stripe.mark.other else colour)
    painter.drawRoundedRect(rect, 1.5, 1.5)


def label_rect(side: Side, label: Label) -> QRectF:
    """Where a label's words stand in the pane."""
    if side.index == LEFT:
        return label.rect.translated(side.layout.left - LABEL_FROM_WORDS - label.rect.width(), 0)
    return label.rect.translated(side.layout.left + side.layout.width + LABEL_FROM_WORDS, 0)


def _label(painter: QPainter, side: Side, label: Label, metrics: QFontMetricsF, chosen: bool) -> None:
    rect = label_rect(side, label)
    step = rect.height() / len(label.lines)
    off = -GLYPH_FROM_WORDS if side.index == LEFT else side.layout.width + GLYPH_FROM_WORDS
    centre = QPointF(side.layout.left + off, rect.top() + step / 2)
    _sign(painter, label.mark, centre)
    painter.setPen(theme.current().color("text" if chosen else "text2"))
    base = rect.top() + step / 2 + metrics.capHeight() / 2
    for number, line in enumerate(label.lines):
        x = rect.right() - metrics.horizontalAdvance(line) if side.index == LEFT else rect.left()
        painter.drawText(QPointF(x, base + number * step), line)


def margin_hit(scene: Scene, side: Side, place: QPointF) -> int | None:
    """The passage whose stripe or label stands at a place of the page."""
    heights = scene.table.heights
    rows = [r for r in heights.between(place.y() - 60, place.y() + 20) if heights.known(r)]
    for stripe in side.margin.stripes(rows):
        x, wide = stripe_x(side, stripe.lane), side.margin.stripe
        reach = min(3.0, (side.margin.step - wide) / 2)
        if x - reach <= place.x() <= x + wide + reach and stripe.top <= place.y() <= stripe.bottom:
            return stripe.mark.passage
    if side.margin.labels_width:
        metrics = QFontMetricsF(fonts.interface_font(side.lang, 12))
        for label in side.margin.labels(rows, metrics):
            reach = 14 if side.index == LEFT else 0
            if label_rect(side, label).adjusted(reach - 14, 0, reach, 0).contains(place):
                return label.mark.passage
    return None


def _handle(painter: QPainter, place: QRectF, first: bool, height: float) -> None:
    accent = theme.current().color("accent")
    bar = QRectF(place.x() - 1, place.top() + height * 0.08, 2, height * 0.86)
    painter.fillRect(bar, accent)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(accent)
    painter.drawEllipse(QPointF(place.x(), bar.top() if first else bar.bottom()), KNOB / 2, KNOB / 2)
