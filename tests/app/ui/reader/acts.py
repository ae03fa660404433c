"""Random acts on a reader, each with a repaint: run as a program, it says how it went and how memory stood.

python -m tests.app.ui.reader.acts NUMBER SEED
"""

from __future__ import annotations

import faulthandler
import os
import random
import sys
from dataclasses import replace
from types import SimpleNamespace

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.ui import theme
from app.ui.reader.panel import ReaderPanel
from app.ui.reader.scene import LEFT, RIGHT
from db.rows import CheckIssue
from tests.app.ui.reader import builders
from tests.app.ui.reader.conftest import means

KEYS = [
    Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_U, Qt.Key.Key_H, Qt.Key.Key_1,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_C, Qt.Key.Key_F2, Qt.Key.Key_A,
    Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_BraceLeft, Qt.Key.Key_BraceRight,
    Qt.Key.Key_O, Qt.Key.Key_A, Qt.Key.Key_F4,
    Qt.Key.Key_Y, Qt.Key.Key_S, Qt.Key.Key_E, Qt.Key.Key_F8, Qt.Key.Key_Less, Qt.Key.Key_Greater,
]  # fmt: skip
MODIFIERS = [Qt.KeyboardModifier.NoModifier] * 4 + [
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
]


def issue(rule: str, spans: tuple[tuple[int, int], tuple[int, int]], versions: tuple[int, int]) -> CheckIssue:
    """An issue on some words."""
    return CheckIssue(
        id=1, study_id=1, left_version_id=versions[0], right_version_id=versions[1], rule=rule, severity="major",
        left=spans[0], right=spans[1], left_text="some words", right_text="词语", pattern="%1", args=("x",),
        suggestion="词", term="some", pair=0, others=(), fingerprint=f"{rule}{spans}", left_print="", right_print="",
    )  # fmt: skip


class Actor:
    """Does one random thing after another to a panel."""

    def __init__(self, panel: ReaderPanel, rng: random.Random) -> None:
        self.panel, self.rng = panel, rng
        self.pages = [
            builders.page(),
            builders.page(coded=False),
            builders.long_page(40),
            builders.long_page(500),
            builders.odd_page(),
            replace(builders.page(), right=None, pairs=()),
        ]

    def point(self, index: int) -> QPoint:
        view = self.panel.panes[index].viewport()
        return QPoint(self.rng.randint(0, max(1, view.width())), self.rng.randint(0, max(1, view.height())))

    def hover(self) -> None:
        index = self.rng.choice((LEFT, RIGHT))
        QTest.mouseMove(self.panel.panes[index].viewport(), self.point(index))

    def click(self) -> None:
        index = self.rng.choice((LEFT, RIGHT))
        act = self.rng.choice((QTest.mouseClick, QTest.mouseDClick))
        act(
            self.panel.panes[index].viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self.point(index),
        )

    def drag(self) -> None:
        index = self.rng.choice((LEFT, RIGHT))
        view = self.panel.panes[index].viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.point(index))
        for _ in range(3):
            QTest.mouseMove(view, self.point(index))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.point(index))

    def key(self) -> None:
        target = QApplication.focusWidget() or self.panel.panes[LEFT]
        QTest.keyClick(target, self.rng.choice(KEYS), self.rng.choice(MODIFIERS))

    def scroll(self) -> None:
        bar = self.panel.panes[RIGHT].verticalScrollBar()
        bar.setValue(self.rng.randint(0, max(1, bar.maximum())))

    def resize(self) -> None:
        self.panel.resize(self.rng.randint(330, 1500), self.rng.randint(240, 1000))

    def zoom(self) -> None:
        self.panel.set_text_size(self.rng.choice((100, 125, 150, 200)))

    def width(self) -> None:
        self.panel.set_fullwidth(self.rng.random() < 0.5)

    def other(self) -> None:
        self.panel.show_page(self.rng.choice(self.pages))

    def again(self) -> None:
        page = self.panel.page
        self.panel.update_page(self.rng.choice(self.pages) if page is None else page)

    def passage(self) -> None:
        page = self.panel.page
        if page and page.passages:
            self.panel.select_passage(self.rng.choice(page.passages).id)
            index = self.rng.choice((LEFT, RIGHT))
            size = len(self.panel.scene.sides[index].shown.text)
            for _ in range(3):
                self.panel.coding.drag(index, self.rng.random() < 0.5, self.rng.randint(0, size))
            self.panel.coding.drop()

    def edit(self) -> None:
        self.panel.editing.open(self.rng.randrange(len(self.panel.scene.rows)), self.rng.choice((LEFT, RIGHT)))
        field = self.panel.editing.field
        if field:
            QTest.keyClicks(field, "some words " * self.rng.randint(1, 9))
            self.rng.choice((self.panel.editing.keep, self.panel.editing.close))()

    def propose(self) -> None:
        """Shows proposals for whatever is being written, and takes some."""
        found = [SimpleNamespace(words="词语 " * n, origin="x", alike=90, source="") for n in (1, 30)]
        self.panel.editing.propose(self.panel.editing.proposals._sentence, found)
        self.panel.editing.proposals.take()

    def link(self) -> None:
        """Chooses sentences on one side or the other."""
        self.panel.focused(self.rng.choice((LEFT, RIGHT)))
        self.panel.act("pair.link")

    def find(self) -> None:
        self.panel.open_find()
        self.panel.finding._field.setText(self.rng.choice(("care", "病历", "e", "nothing like it", "")))
        self.panel.finding.step(self.rng.choice((1, -1)))
        if self.rng.random() < 0.7:
            self.panel.finding.close_bar()

    def doubt(self) -> None:
        """Shows doubts on words that may or may not be there, and goes to one."""
        page = self.panel.page
        if page and page.left and page.right:
            sizes = len(page.left.body), len(page.right.body)
            places = [[self.rng.randrange(size) for size in sizes] for _ in range(4)]
            made = [
                issue(one, ((a, a + 6), (b, b + 3)), (page.left.version_id, page.right.version_id))
                for one, (a, b) in zip(("term", "number", "omission", "collision"), places, strict=True)
            ]
            self.panel.doubting.show(page.study.id, made)
            self.panel.doubting.step(self.rng.choice((1, -1)))

    def fill(self) -> None:
        """Opens a row of a side for translating, where it has no words."""
        self.panel.missing.by_sentence.emit()

    def act(self) -> None:
        weights = {
            self.hover: 20, self.click: 12, self.drag: 12, self.key: 25, self.scroll: 10, self.resize: 4, self.zoom: 2,
            self.width: 1, self.other: 3, self.again: 2, self.passage: 5, self.edit: 3, self.find: 2,
            self.doubt: 3, self.fill: 1, self.propose: 2, self.link: 2,
        }  # fmt: skip
        self.rng.choices(list(weights), list(weights.values()))[0]()

    def check(self) -> None:
        """Text and document never part, and both sides stand level."""
        for pane, side in zip(self.panel.panes, self.panel.scene.sides, strict=True):
            assert pane.document().blockCount() == max(1, side.shown.rows)
            assert pane.document().characterCount() == side.shown.length + 1
            start, end = pane.selected()
            assert 0 <= start <= end <= len(side.shown.text)
        bars = [pane.verticalScrollBar() for pane in self.panel.panes]
        assert bars[0].maximum() == bars[1].maximum(), (bars[0].maximum(), bars[1].maximum())
        assert bars[0].value() == bars[1].value()


def main(number: int, seed: int) -> int:
    """Runs so many acts; prints resident memory after a third and at the end, in MB."""
    faulthandler.enable()
    app = QApplication([])
    theme.apply(app, "light", "en")
    failures: list[str] = []

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        failures.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)  # type: ignore[arg-type]

    sys.excepthook = hook
    panel = ReaderPanel(means())
    panel.resize(1080, 800)
    panel.show()
    panel.show_page(builders.page())
    actor = Actor(panel, random.Random(seed))
    process = psutil.Process()
    early = 0.0
    for step in range(number):
        actor.act()
        for pane in panel.panes:
            pane.viewport().repaint()
        panel.gutter.repaint()
        if step % 5 == 0:
            app.processEvents()
        if step % 50 == 0:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            actor.check()
        if step == number // 3:
            early = process.memory_info().rss / 1e6
        if failures:
            break
    print(f"{early:.0f} {process.memory_info().rss / 1e6:.0f} {len(failures)}")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2])))
