"""Lists of references beside the window: which studies, in which order and style; copied, or written for other programs.

The child makes and writes them. Style and order are remembered. A style the user has (.csl) is looked through and copied
into their own data before it is offered.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.ui import citing, language, words
from app.ui.citing import KEPT, MOST
from app.work import references, styles
from app.work.citing import ORDERS

if TYPE_CHECKING:
    from app.settings import Settings
    from app.ui.tasks import Task, Tasks
    from app.work.library import Library

SHOWN: Final = 40
"""So many references are shown before they are copied."""
SOON: Final = 200
WHICH: Final = ("chosen", "listed", "all")
OTHER: Final = "other"
MANY: Final = 2**62
Studies = Callable[[str, int], list[int]]
"""One of WHICH and how many at most -> the ids of these studies, in the order of the list."""
Counts = Callable[[], dict[str, int]]
"""How many studies each of WHICH means."""


class ReferencesDialog(QDialog):
    """References of one library's studies."""

    def __init__(
        self,
        parent: QWidget | None,
        library: Library,
        tasks: Tasks,
        settings: Settings,
        studies: Studies,
        counts: Counts,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._settings = settings
        self._studies = studies
        self._counts = counts
        self._tasks_of: dict[str, Task] = {}
        self._filling = False
        self.setModal(False)
        self.resize(900, 600)
        self.setMinimumSize(720, 460)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self._preview)
        self._make()
        self._place()
        self._connect()
        self.retranslate()

    # -- make, place, connect -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """Makes the parts."""
        self.which = {name: QRadioButton(self) for name in WHICH}
        self._group = QButtonGroup(self)
        for radio in self.which.values():
            self._group.addButton(radio)
        self.order, self.style_box, self.format = QComboBox(self), QComboBox(self), QComboBox(self)
        for order in ORDERS:
            self.order.addItem("", order)
        for format_id, name, suffix in references.formats():
            self.format.addItem(f"{name} ({suffix})", (format_id, suffix))
        self._labels = {name: QLabel(self) for name in ("which", "order", "style", "format")}
        self.forget = QPushButton(self)
        self.forget.setProperty("quiet", True)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.said = QLabel(self)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.stop, self.copy, self.write, self.shut = (QPushButton(self) for _ in range(4))
        self.copy.setProperty("primary", True)
        for button in (self.stop, self.copy, self.write, self.shut, self.forget):
            button.setAutoDefault(False)

    def _place(self) -> None:
        """Puts the parts in their places."""
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        radios = QVBoxLayout()
        radios.setSpacing(4)
        for radio in self.which.values():
            radios.addWidget(radio)
        form.addRow(self._labels["which"], radios)
        form.addRow(self._labels["order"], self.order)
        form.addRow(self._labels["style"], self.style_box)
        form.addRow("", self.forget)
        rule = QFrame(self)
        rule.setProperty("role", "rule")
        form.addRow(rule)
        form.addRow(self._labels["format"], self.format)
        form.addRow("", self.write)
        self._labels["order"].setBuddy(self.order)
        self._labels["style"].setBuddy(self.style_box)
        self._labels["format"].setBuddy(self.format)
        left = QWidget(self)
        left.setFixedWidth(280)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(left)
        both.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for widget in (self.bar, self.stop, self.shut, self.copy):
            foot.addWidget(widget)
        self.setTabOrder(self.shut, self.copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(both, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        """Connects the parts."""
        self._group.buttonToggled.connect(lambda _button, on: self._changed() if on else None)
        self.order.currentIndexChanged.connect(lambda _at: self._changed())
        self.style_box.activated.connect(self._style_chosen)
        self.forget.clicked.connect(self.forget_style)
        self.copy.clicked.connect(self.copy_list)
        self.write.clicked.connect(self.choose_target)
        self.stop.clicked.connect(self.cancel)
        self.shut.clicked.connect(self.close)

    def retranslate(self) -> None:
        """Puts every word into the language of the interface."""
        self.setWindowTitle(self.tr("References"))
        named = {
            "which": self.tr("Studies"),
            "order": self.tr("Order"),
            "style": self.tr("Citation style"),
            "format": self.tr("For other programs"),
        }
        for name, label in self._labels.items():
            label.setText(named[name])
        self.order.setAccessibleName(named["order"])
        self.style_box.setAccessibleName(named["style"])
        self.format.setAccessibleName(named["format"])
        orders = {
            "given": self.tr("As in the list"),
            "author": self.tr("By first author, Chinese by pinyin"),
            "year": self.tr("By year"),
            "title": self.tr("By title, Chinese by pinyin"),
        }
        for at in range(self.order.count()):
            self.order.setItemText(at, orders[self.order.itemData(at)])
        self.preview.setAccessibleName(self.tr("References"))
        self.preview.setPlaceholderText(self.tr("No study is chosen. Choose some in the list, or take all."))
        self.forget.setText(self.tr("Forget this style"))
        self.copy.setText(self.tr("Copy the list"))
        self.write.setText(self.tr("Export…"))
        self.stop.setText(self.tr("Cancel"))
        self.shut.setText(self.tr("Close"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self._count()
        self._fill_styles()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "shut"):
            self.retranslate()

    # -- what is shown --------------------------------------------------------------------------------------------

    def fill(self) -> None:
        """Shows the studies that are chosen now; of the library where none are."""
        self._filling = True
        _style, order = citing.kept(self._settings)
        self.order.setCurrentIndex(max(0, self.order.findData(order)))
        self._fill_styles()
        self._count()
        self.which["chosen" if self._counts()["chosen"] else "listed"].setChecked(True)
        self._filling = False
        self._changed()

    def _count(self) -> None:
        """Says how many studies each choice means."""
        counts = self._counts()
        self.which["chosen"].setText(self.tr("%n chosen", "", counts["chosen"]))
        self.which["listed"].setText(self.tr("%n in the list as it is filtered", "", counts["listed"]))
        self.which["all"].setText(self.tr("All %n of the library", "", counts["all"]))
        self.which["chosen"].setEnabled(bool(counts["chosen"]))

    def _fill_styles(self) -> None:
        """Lists the styles at hand, and the way to another one."""
        wanted, _order = citing.kept(self._settings)
        self.style_box.blockSignals(True)
        self.style_box.clear()
        for one in styles.every():
            self.style_box.addItem(one.name, one.id)
        self.style_box.insertSeparator(self.style_box.count())
        self.style_box.addItem(self.tr("Other style (.csl)…"), OTHER)
        self.style_box.setCurrentIndex(max(0, self.style_box.findData(wanted)))
        self.style_box.blockSignals(False)

    @property
    def meant(self) -> str:
        """Which studies are meant."""
        return next((name for name, radio in self.which.items() if radio.isChecked()), "listed")

    @property
    def count(self) -> int:
        """How many studies are meant."""
        return self._counts()[self.meant]

    @property
    def style_id(self) -> str:
        """The style that is chosen."""
        told = self.style_box.currentData()
        return told if isinstance(told, str) and told != OTHER else citing.kept(self._settings)[0]

    def _changed(self) -> None:
        """Something else is chosen: it is remembered, and shown in a moment."""
        if self._filling:
            return
        self._settings.more[KEPT] = {"style": self.style_id, "order": self.order.currentData()}
        self._soon.start()
        self._show_state()

    def _show_state(self) -> None:
        """Offers what can be done."""
        busy = any(name != "preview" for name in self._tasks_of)
        there = bool(self.count)
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.copy.setEnabled(there and not busy)
        self.write.setEnabled(there and not busy)
        self.forget.setVisible(self.style_id.endswith(styles.OWN))

    def _say(self, sentence: str, tone: str = "text2") -> None:
        """Says how it went."""
        self.said.setProperty("tone", tone)
        self.said.style().polish(self.said)
        self.said.setText(sentence)

    # -- work of the child ----------------------------------------------------------------------------------------

    def _run(self, name: str, verb: str, payload: dict[str, Any], done: Callable[[dict[str, Any]], object]) -> None:
        """Lets the child do something; the same thing asked again takes the place of the one before."""
        before = self._tasks_of.pop(name, None)
        if before is not None:
            before.cancel()

        def ended(answer: dict[str, Any]) -> None:
            self._tasks_of.pop(name, None)
            done(answer)
            self._show_state()

        def failed(sentence: str) -> None:
            self._tasks_of.pop(name, None)
            self._say(words.say(sentence), "bad")
            self._show_state()

        told = None if name == "preview" else self._told
        self._tasks_of[name] = self._tasks.run(verb, payload, ended, failed, told, words="Making references")
        self._show_state()

    def _told(self, done: int, total: int, _words: str) -> None:
        """Shows how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def cancel(self) -> None:
        """Ends what runs; nothing of it is kept."""
        for task in self._tasks_of.values():
            task.cancel()
        self._tasks_of.clear()
        self._show_state()

    def _cited(self, ids: list[int]) -> dict[str, Any]:
        """What the child is asked for a list."""
        return {
            "library": str(self._library.path),
            "studies": ids,
            "style": self.style_id,
            "lang": language.current(),
            "order": self.order.currentData(),
        }

    def _preview(self) -> None:
        """Shows the beginning of the list."""
        ids = self._studies(self.meant, SHOWN if self.order.currentData() == "given" else MOST)
        if ids:
            self._run("preview", "cite", {**self._cited(ids), "most": SHOWN}, self._show_lines)
        else:
            self.preview.setPlainText("")

    def _show_lines(self, answer: dict[str, Any]) -> None:
        """Shows references, and how many more there are."""
        lines, count = answer["lines"], self.count
        more = [self.tr("… and %n more", "", count - len(lines))] if count > len(lines) else []
        self.preview.setPlainText("\n\n".join([*lines, *more]))

    def copy_list(self) -> None:
        """Puts the whole list on the clipboard."""
        if self.count > MOST:
            self._say(self.tr("At most %n references can be copied at once.", "", MOST), "bad")
            return

        def done(answer: dict[str, Any]) -> None:
            self._say(self.tr("%n references are on the clipboard.", "", citing.put(answer)))

        self._run("copy", "cite", self._cited(self._studies(self.meant, MOST)), done)

    # -- styles ---------------------------------------------------------------------------------------------------

    def _style_chosen(self, _at: int) -> None:
        """A style is chosen, or the way to another one."""
        if self.style_box.currentData() == OTHER:
            self._fill_styles()
            self.choose_style()
        else:
            self._changed()

    def choose_style(self) -> None:
        """Asks for a .csl file."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Other citation style"), str(Path.home()), self.tr("Citation styles (*.csl)")
        )
        if name:
            self.take_style(Path(name))

    def take_style(self, path: Path) -> None:
        """Looks a style through and keeps it."""

        def done(answer: dict[str, Any]) -> None:
            self._settings.more[KEPT] = {"style": answer["id"], "order": self.order.currentData()}
            self._fill_styles()
            self._changed()
            self._say(self.tr("The style “%1” is at hand from now on.").replace("%1", answer["name"]))

        self._run("style", "keep_style", {"path": str(path)}, done)

    def forget_style(self) -> None:
        """Takes a style out that the user brought in."""
        styles.drop(self.style_id)
        self._settings.more[KEPT] = {"style": "", "order": self.order.currentData()}
        self._fill_styles()
        self._changed()

    # -- other programs -------------------------------------------------------------------------------------------

    def choose_target(self) -> None:
        """Asks where to write the studies for another program."""
        _format, suffix = self.format.currentData()
        usual = self._library.path.with_name(self.tr("References") + suffix)
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export references"), str(usual), f"(*{suffix})")
        if name:
            self.write_to(Path(name if Path(name).suffix else name + suffix))

    def write_to(self, target: Path) -> None:
        """Lets the child write the studies; what stood at the target goes only for a whole file."""
        format_id, _suffix = self.format.currentData()
        payload = {
            "library": str(self._library.path),
            "target": str(target),
            "format": format_id,
            "studies": None if self.meant == "all" else self._studies(self.meant, MANY),
        }

        def done(answer: dict[str, Any]) -> None:
            said = self.tr("%n studies were written to %1.", "", answer["studies"])
            self._say(said.replace("%1", Path(answer["path"]).name))

        self._run("write", "export_references", payload, done)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ends what runs."""
        self.cancel()
        super().closeEvent(event)
