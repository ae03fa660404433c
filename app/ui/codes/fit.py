"""Framework codes and new codes side by side, for best-fit framework synthesis; and the frameworks to switch on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.ui import language
from app.ui.codes.model import labels, lacking, tags
from app.ui.codes.tall import TallRow
from db.rows import pick

if TYPE_CHECKING:
    from app.work.frameworks import Fit, Framework

GROUPS: Final = ("framework", "new", "texts", "literature")
CODE: Final = Qt.ItemDataRole.UserRole


class _Page(QWidget):
    """Some words on what a page is for, and below them a tree."""

    def __init__(self, parent: QWidget, columns: int) -> None:
        super().__init__(parent)
        self.why = QLabel(self)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.why.setProperty("tone", "text2")
        self.tree = _tree(self, columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.why)
        column.addWidget(self.tree, 1)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "tree"):
            self.retranslate()


class FitPage(_Page):
    """A table of codes by where they come from; `opened(code)` on Enter."""

    opened = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 5)
        self._rows: Sequence[Fit] = ()
        self._names: Mapping[str, Mapping[str, str]] = {}
        self.tree.itemActivated.connect(self._open)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.why.setText(
            self.tr(
                "Best-fit synthesis: code by the framework first. New codes with passages and no domain are what the "
                "framework does not hold; domains without passages are what the texts say nothing of."
            )
        )
        self.tree.setHeaderLabels(
            [self.tr("Code"), self.tr("Other language"), self.tr("Studies"), self.tr("Passages"), self.tr("Domains")]
        )
        self.tree.setAccessibleName(self.tr("Framework codes and new codes"))
        self.show_rows(self._rows, self._names)

    def _group(self, name: str) -> str:
        """The heading of a group."""
        return {
            "framework": self.tr("From a framework"),
            "new": self.tr("New in this library"),
            "texts": self.tr("From the seeds"),
            "literature": self.tr("From the literature"),
        }[name]

    def show_rows(self, rows: Sequence[Fit], names: Mapping[str, Mapping[str, str]]) -> None:
        """Shows the codes; `names` are the labels of the frameworks' domains."""
        self._rows, self._names = rows, names
        first = "zh-Hans" if language.current() == "zh" else "en"
        self.tree.clear()
        for group in GROUPS:
            own = [one for one in rows if one.group == group]
            used = sum(1 for one in own if one.code.passages)
            head = QTreeWidgetItem(self.tree)
            head.setFirstColumnSpanned(True)
            told = self.tr("%1: %2 codes, %3 with passages")
            for place, word in enumerate((self._group(group), f"{len(own):,}", f"{used:,}"), 1):
                told = told.replace(f"%{place}", word)
            head.setText(0, told)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for one in own:
                main, other = labels(one.code)
                domains = "; ".join(pick(names[d], first) for d in one.domains if d in names)
                counts = [f"{n:,}" if n else "·" for n in (one.code.studies, one.code.passages)]
                item = QTreeWidgetItem(head, [main, other or lacking(one.code), *counts, domains])
                item.setData(0, CODE, one.code.id)
                for column in (2, 3):
                    item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if group == "framework" and not own:
                QTreeWidgetItem(head, [self.tr("No framework is switched on: see Frameworks.")]).setFlags(
                    Qt.ItemFlag.ItemIsEnabled
                )
            head.setExpanded(True)

    def _open(self, item: QTreeWidgetItem, _column: int) -> None:
        """Goes to a code."""
        code = item.data(0, CODE)
        if isinstance(code, int):
            self.opened.emit(code)


class FrameworksPage(_Page):
    """The frameworks with a box each; `switched(framework, on)`."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, 3)
        self._shown: Sequence[Framework] = ()
        self._filling = False
        self.tree.itemChanged.connect(self._changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.why.setText(
            self.tr(
                "Ticked frameworks stand in the codebook under Other codes. Unticked, what nobody used goes and what was "
                "used is retired; both can be undone."
            )
        )
        self.tree.setHeaderLabels([self.tr("Framework"), self.tr("Passages"), self.tr("Source")])
        self.tree.setAccessibleName(self.tr("Frameworks"))
        self.show_frameworks(self._shown, writable=self.tree.isEnabled())

    def show_frameworks(self, frameworks: Sequence[Framework], *, writable: bool) -> None:
        """Shows which frameworks are on."""
        self._filling = True
        first = tags()[0]
        tops = [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]
        opened = {one.data(0, CODE) for one in tops if one is not None and one.isExpanded()}
        current = self.tree.currentItem()
        at = current.data(0, CODE) if current is not None else None
        self._shown = frameworks
        self.tree.clear()
        for one in frameworks:
            item = QTreeWidgetItem(self.tree, [pick(one.labels, first), f"{one.used:,}" if one.used else "·", one.cite])
            item.setData(0, CODE, one.id)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if writable else flags)
            item.setCheckState(0, Qt.CheckState.Checked if one.on else Qt.CheckState.Unchecked)
            for domain in one.items:
                QTreeWidgetItem(item, [pick(domain["label"], first)]).setFlags(flags)
            item.setExpanded(one.id in opened)
            if one.id == at:
                self.tree.setCurrentItem(item)
        self._filling = False

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        """A box was ticked or unticked."""
        name = item.data(0, CODE)
        if not self._filling and column == 0 and isinstance(name, str):
            self.switched.emit(name, item.checkState(0) == Qt.CheckState.Checked)


def _tree(parent: QWidget, columns: int) -> QTreeWidget:
    """A plain tree with a heading; the first column is the widest."""
    tree = QTreeWidget(parent)
    tree.setColumnCount(columns)
    tree.setFrameShape(QFrame.Shape.NoFrame)
    tree.setUniformRowHeights(True)
    tree.setIndentation(18)
    tree.setItemDelegate(TallRow(tree))
    head = tree.header()
    head.setStretchLastSection(True)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    widths = (340, 220, 80, 90, 200) if columns == 5 else (340, 90, 400)
    for column, width in enumerate(widths):
        head.resizeSection(column, width)
    return tree
