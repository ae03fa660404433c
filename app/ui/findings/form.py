"""The form of a finding: what it claims in both languages, what kind of evidence it is, and the words it rests on.

It floats beside the window, so that the text can be read meanwhile. What the library refuses is said below the fields.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import errors, fonts, words
from app.ui.findings import naming
from app.ui.widgets.wrapped import Wrapped
from db.rows import Finding, Passage, pick_exact

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.library import Library

PASSAGE: Final = Qt.ItemDataRole.UserRole
LANGS: Final = ("en", "zh-Hans")


class FindingForm(QDialog):
    """One finding: a new one on some passages, or one that is there. `kept(Change)` after the library took it."""

    kept = Signal(object)

    def __init__(
        self, window: QWidget, library: Library, *, finding: int | None = None, passages: Sequence[int] = ()
    ) -> None:
        super().__init__(window)
        from app.work import finding as findings

        self._library = library
        self._finding: Finding | None = findings.get(library, finding) if finding is not None else None
        self._passages = list(self._finding.passages if self._finding is not None else passages)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("finding-form")
        self.setWindowTitle(self.tr("New finding") if self._finding is None else self.tr("Edit the finding"))
        self.claims: dict[str, QPlainTextEdit] = {}
        self.status, self.direction = QComboBox(self), QComboBox(self)
        self.list = QListWidget(self)
        self.refusal = QLabel(self)
        self._make()
        self._fill()
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_Return), self, self.save)
        self.claims["en"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(560, 540)

    # -- make and fill --------------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts and puts them below each other."""
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(6)
        for lang, name in zip(LANGS, (self.tr("Finding in English"), self.tr("Finding in Chinese")), strict=True):
            field = self.claims[lang] = QPlainTextEdit(self)
            field.setFont(fonts.reading_font(lang, 15 if lang == "en" else 14))
            field.setTabChangesFocus(True)
            field.setFixedHeight(72)
            column.addWidget(self._label(name, field))
            column.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(16)
        for name, box, values in (
            (self.tr("Evidence status"), self.status, naming.statuses()),
            (self.tr("Direction"), self.direction, naming.directions()),
        ):
            for value, said in values.items():
                box.addItem(said, value)
            side = QVBoxLayout()
            side.setSpacing(6)
            side.addWidget(self._label(name, box))
            side.addWidget(box)
            row.addLayout(side, 1)
        column.addSpacing(6)
        column.addLayout(row)
        column.addSpacing(6)
        column.addWidget(self._label(self.tr("The words it rests on"), self.list))
        self.list.setWordWrap(True)
        self.list.setItemDelegate(Wrapped(28, self.list))  # border and box
        self.list.setProperty("ground", "page")
        self.list.itemChanged.connect(lambda _: self._allow())
        column.addWidget(self.list, 1)
        self._make_buttons(column)

    def _make_buttons(self, column: QVBoxLayout) -> None:
        """Makes the refusal and the buttons at the foot."""
        self.refusal.setTextFormat(Qt.TextFormat.PlainText)
        self.refusal.setProperty("tone", "bad")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        self.unrest, self.part = QPushButton(self.tr("Take off")), QPushButton(self.tr("Split off"))
        self.unrest.setToolTip(self.tr("The finding no longer rests on the ticked passages."))
        self.part.setToolTip(self.tr("The ticked passages go to a finding of their own."))
        self.unrest.clicked.connect(self._take_off)
        self.part.clicked.connect(self._split)
        small = QHBoxLayout()
        small.addWidget(self.part)
        small.addWidget(self.unrest)
        small.addStretch(1)
        column.addLayout(small)
        foot = QHBoxLayout()
        self.remove = QPushButton(self.tr("Delete"))
        self.remove.setProperty("danger", True)
        self.remove.clicked.connect(self._delete)
        cancel, self.keep = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Save"))
        self.keep.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.save)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep)
        column.addSpacing(8)
        column.addLayout(foot)
        for button in (self.unrest, self.part, self.remove, cancel):
            button.setAutoDefault(False)
        order = (*self.claims.values(), self.status, self.direction, self.list, self.part, self.unrest)
        for before, after in pairwise((*order, self.remove, cancel, self.keep)):
            self.setTabOrder(before, after)

    def _label(self, name: str, of: QWidget) -> QLabel:
        """The name above a field, also for screen readers."""
        label = QLabel(name, self)
        label.setProperty("tone", "text2")
        label.setBuddy(of)
        of.setAccessibleName(name)
        return label

    def _fill(self) -> None:
        """Shows what there is; the direction of a new finding follows the signs of its passages."""
        found = self._read_passages()
        if self._finding is not None:
            for lang, field in self.claims.items():
                field.setPlainText(pick_exact(self._finding.claims, lang))
            self.status.setCurrentIndex(self.status.findData(self._finding.status))
            self.direction.setCurrentIndex(self.direction.findData(self._finding.direction))
        else:
            self.direction.setCurrentIndex(self.direction.findData(self._likely(found)))
        editing = self._finding is not None
        self.remove.setVisible(editing)
        self.part.setVisible(editing)
        self._show_passages(found)

    def _read_passages(self) -> tuple[Passage, ...]:
        """The passages it rests on."""
        from app.work import reading

        return reading.passages(self._library, self._passages)

    def _likely(self, found: Sequence[Passage]) -> str:
        """The direction that fits the codes of the passages."""
        from app.work import codebook

        book = {code.id: code.facet for code in codebook.uncounted(self._library)}
        facets = {book.get(one.code_id) for passage in found for one in passage.codings}
        if {"barrier", "facilitator"} <= facets:
            return "mixed"
        return "hinders" if "barrier" in facets else "helps" if "facilitator" in facets else "neutral"

    def _show_passages(self, found: Sequence[Passage]) -> None:
        """Shows the quoted words; several have a box to tick each."""
        self.list.blockSignals(True)
        self.list.clear()
        for passage in found:
            quotes = [anchor.quote for anchor in sorted(passage.anchors, key=lambda one: one.lang)]
            item = QListWidgetItem(
                "\n".join(dict.fromkeys(quotes)) or self.tr("No words: the passage waits for review")
            )
            item.setData(PASSAGE, passage.id)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            if len(found) > 1:  # a tick says what is to be taken off or split off; of one there is nothing to choose
                item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._allow()

    def ticked(self) -> list[int]:
        """The passages that are ticked."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [int(one.data(PASSAGE)) for one in items if one.checkState() == Qt.CheckState.Checked]

    def _allow(self) -> None:
        """Allows what can be done with the ticked passages: at least one stays."""
        ticked, every = len(self.ticked()), len(self._passages)
        self.unrest.setEnabled(0 < ticked < every)
        self.unrest.setVisible(every > 1)
        self.part.setEnabled(every == 1 or 0 < ticked < every)

    def sizeHint(self) -> QSize:
        return QSize(560, 540)

    # -- what it does ---------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps the finding."""
        from app.work import finding

        claims = {lang: field.toPlainText() for lang, field in self.claims.items()}
        status, direction = str(self.status.currentData()), str(self.direction.currentData())
        if self._finding is None:
            self._do(finding.make, self._library, self._passages, claims, status, direction)
            return
        others = {tag: said for tag, said in self._finding.claims.items() if not tag.startswith(("en", "zh"))}
        self._do(
            finding.edit,
            self._library,
            self._finding.id,
            claims=others | claims,
            status=status,
            direction=direction,
            passage_ids=self._passages,
        )

    def _take_off(self) -> None:
        """The finding will no longer rest on the ticked passages, once it is saved."""
        gone = set(self.ticked())
        self._passages = [one for one in self._passages if one not in gone]
        self._show_passages(self._read_passages())

    def _split(self) -> None:
        """Puts the ticked passages into a finding of their own; the only one there is belongs to both."""
        from app.work import finding

        if self._finding is not None:
            self._do(finding.split, self._library, self._finding.id, self.ticked() or self._passages)

    def _delete(self) -> None:
        """Deletes the finding; its passages stay."""
        from app.work import finding

        if self._finding is not None:
            self._do(finding.delete, self._library, [self._finding.id])

    def _do(self, verb: Callable[..., Change], *args: Any, **named: Any) -> None:
        """Does a verb and closes, or says why it was refused."""
        try:
            change = verb(*args, **named)
        except Exception as error:
            expected = errors.plain(error)
            if expected is None:
                raise
            self.refusal.setText(words.say(*expected))
            self.refusal.show()
            return
        self.accept()
        self.kept.emit(change)
