"""The codebook as a tree for Qt: which codes are shown, below which, with which counts.

Rows are known by the id of their code, so that nothing dangles when the tree is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QByteArray,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.ui import language
from app.ui.widgets.carried import SELECTION
from db.rows import Code, pick, pick_exact

if TYPE_CHECKING:
    from app.work.codebook import Match

Index = QModelIndex | QPersistentModelIndex

MIME: Final = "application/x-diptych-codes"
"""What is dragged: ids of codes, parted by commas."""
STILL: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
FIRM: Final = STILL | Qt.ItemFlag.ItemIsDropEnabled
LOOSE: Final = FIRM | Qt.ItemFlag.ItemIsDragEnabled
"""Flags of rows that can't be moved, that take others only, and that can be dragged; made once, for Qt asks often."""
NODE: Final = Qt.ItemDataRole.UserRole
"""The role under which a row gives its Node."""


@dataclass(slots=True)
class Node:
    """One row: its code, how deep it stands, what stands below, its counts, and how it was found."""

    code: Code
    depth: int = 0
    row: int = 0
    children: list[int] = field(default_factory=list)
    studies: int = 0
    passages: int = 0
    match: Match | None = None

    @property
    def heading(self) -> bool:
        """Whether it only groups others: it stands without a sign of its own."""
        return self.depth > 0 and (self.code.origin == "structure" or not self.code.enabled)

    @property
    def usable(self) -> bool:
        """Whether words can be coded with it."""
        return self.code.enabled and not self.code.retired and self.depth > 0


def tags() -> tuple[str, str]:
    """The language of labels that fits the interface, and the other one."""
    return ("zh-Hans", "en") if language.current() == "zh" else ("en", "zh-Hans")


def labels(code: Code) -> tuple[str, str]:
    """A code's label in the reader's language and the other one, '' where there is only one."""
    first, second = tags()
    main = pick(code.labels, first)
    other = pick_exact(code.labels, second)
    return main, other if other != main else ""


def missing(code: Code) -> str:
    """The language, "en" or "zh", in which a code has no label; '' where it has both."""
    for lang, tag in (("en", "en"), ("zh", "zh-Hans")):
        if not pick_exact(code.labels, tag):
            return lang
    return ""


class CodeTree(QAbstractItemModel):
    """Codes below their parents; `show` says which. `moved(ids, parent, before or None)` asks to put codes elsewhere.

    `coded(code)` asks to code the words of the reader that were dropped on it, where `takes_words` is set.
    """

    moved = Signal(object, int, object)
    coded = Signal(int)
    takes_words = False

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.movable = False
        self._nodes: dict[int, Node] = {}
        self._roots: list[int] = []

    def show(
        self,
        codes: Sequence[Code],
        chosen: Iterable[int],
        counts: Mapping[int, tuple[int, int]],
        found: Mapping[int, Match],
    ) -> None:
        """Shows the chosen codes and those above them; `counts` are (studies, passages) by code."""
        book = {code.id: code for code in codes}
        wanted: set[int] = set()
        for one in chosen:
            at: int | None = one
            while at is not None and at not in wanted and at in book:
                wanted.add(at)
                at = book[at].parent_id
        self.beginResetModel()
        self._nodes = {}
        self._roots = []
        for code in sorted(codes, key=lambda one: (one.position, one.id)):
            if code.id in wanted:
                studies, passages = counts.get(code.id, (0, 0))
                self._nodes[code.id] = Node(code, studies=studies, passages=passages, match=found.get(code.id))
        for one, node in self._nodes.items():
            above = node.code.parent_id
            beside = self._nodes[above].children if above in self._nodes else self._roots
            node.row = len(beside)
            beside.append(one)
        for root in self._roots:
            self._deepen(root, 0)
        self.endResetModel()

    def _deepen(self, one: int, depth: int) -> None:
        """Says how deep a code and all below it stand."""
        node = self._nodes[one]
        node.depth = depth
        for below in node.children:
            self._deepen(below, depth + 1)

    def node(self, code: int | None) -> Node | None:
        """The row of a code."""
        return self._nodes.get(code) if code is not None else None

    @property
    def parents(self) -> list[int]:
        """The ids of the codes that have others below them."""
        return [one for one, node in self._nodes.items() if node.children]

    @property
    def shown(self) -> list[int]:
        """The ids of all codes that are shown."""
        return list(self._nodes)

    def index_of(self, code: int) -> QModelIndex:
        """Where a code stands; an invalid index where it is not shown."""
        node = self._nodes.get(code)
        return self.createIndex(node.row, 0, code) if node is not None else QModelIndex()

    def above(self, code: int) -> list[int]:
        """The codes above one, the nearest first."""
        found: list[int] = []
        node = self._nodes.get(code)
        while node is not None and node.code.parent_id in self._nodes:
            found.append(node.code.parent_id)
            node = self._nodes[node.code.parent_id]
        return found

    # -- Qt's own -------------------------------------------------------------------------------------------------

    def _below(self, parent: Index) -> list[int]:
        """The ids below a row, or the roots."""
        if not parent.isValid():
            return self._roots
        node = self._nodes.get(int(parent.internalId()))
        return node.children if node is not None else []

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """The place of a row below another."""
        below = self._below(parent)
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, 0, below[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The row above one."""
        node = self._nodes.get(int(index.internalId())) if index.isValid() else None
        above = node.code.parent_id if node is not None else None
        return self.index_of(above) if above in self._nodes and above is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._below(parent))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen; codes can be dragged, and dropped on or between codes of their kind."""
        if not self.movable or not index.isValid():
            return FIRM if self.takes_words and index.isValid() else STILL
        node = self._nodes.get(int(index.internalId()))
        return STILL if node is None else LOOSE if node.depth else FIRM

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME, SELECTION]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of what is dragged."""
        data = QMimeData()
        data.setData(MIME, QByteArray(",".join(str(int(one.internalId())) for one in indexes).encode()))
        return data

    def _dragged(self, data: QMimeData) -> list[int]:
        """The codes in what is dragged that are shown here."""
        if not data.hasFormat(MIME):
            return []
        said = bytes(data.data(MIME).data()).decode("ascii", "replace").split(",")
        return [int(one) for one in said if one.isdigit() and int(one) in self._nodes]

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Whether codes may lie below a row: of its kind, and not below themselves; words go on a code that can be used."""
        target = self._nodes.get(int(parent.internalId())) if parent.isValid() else None
        if data.hasFormat(SELECTION):
            return self.takes_words and target is not None and target.usable and row < 0
        codes = self._dragged(data)
        if not self.movable or target is None or not codes:
            return False
        line = {target.code.id, *self.above(target.code.id)}
        return all(self._nodes[one].code.facet == target.code.facet and one not in line for one in codes)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Asks for the move; the rows move when the library has changed."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        above = int(parent.internalId())
        if data.hasFormat(SELECTION):
            self.coded.emit(above)
            return False
        below = self._nodes[above].children
        before = below[row] if 0 <= row < len(below) else None
        codes = self._dragged(data)
        while before in codes and before is not None:
            at = below.index(before) + 1
            before = below[at] if at < len(below) else None
        self.moved.emit(codes, above, before)
        return False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label, the whole row as a sentence for a screen reader, or the definition as a tooltip."""
        node = self._nodes.get(int(index.internalId())) if index.isValid() else None
        if node is None or role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return labels(node.code)[0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(node.code)
        return None


def facet(name: str) -> str:
    """A facet by its name."""
    say = QCoreApplication.translate
    return {
        "model": say("codes", "Care model"),
        "barrier": say("codes", "Barrier"),
        "facilitator": say("codes", "Facilitator"),
        "outcome": say("codes", "Outcome"),
        "method": say("codes", "Method and setting"),
        "other": say("codes", "Other codes"),
    }[name]


def spoken(node: Node) -> str:
    """A row as a screen reader says it."""
    say = QCoreApplication.translate
    main, other = labels(node.code)
    parts = [main, other, facet(node.code.facet) if node.depth else "", lacking(node.code)]
    if node.studies or node.passages:
        parts += [say("codes", "%n studies", "", node.studies)] if node.studies else []
        parts.append(say("codes", "%n passages", "", node.passages))
    else:
        parts.append(say("codes", "not used"))
    if node.code.retired:
        parts.append(say("codes", "retired"))
    return ", ".join(part for part in parts if part)


def lacking(code: Code) -> str:
    """Says in which language a code has no label, '' where it has both."""
    lang = missing(code)
    if not lang:
        return ""
    say = QCoreApplication.translate
    return say("codes", "no English label") if lang == "en" else say("codes", "no Chinese label")


def tip(code: Code) -> str:
    """Label, definition and aliases; what could be taken for markup is escaped, the paragraph lets Qt break lines."""
    main, other = labels(code)
    first, _ = tags()
    head = f"{main}  {other}".rstrip()
    aliases = [word for own in code.aliases.values() for word in own if word not in (main, other)]
    examples = [f"“{word}”" for own in code.examples.values() for word in own][:3]
    parts = [head, lacking(code), pick(code.definitions, first), ", ".join(dict.fromkeys(aliases)), *examples]
    return "".join(f"<p>{escape(part)}</p>" for part in parts if part)
