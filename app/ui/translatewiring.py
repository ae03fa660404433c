"""Machine translation, proposals from memory and earlier wordings: what the reader asks for, done by child and verbs.

Nothing is sent anywhere before a dialog has said which text goes where and the user agreed, each time; at most the same
host is not asked about again while the program runs.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QCheckBox, QMessageBox

from app.ui import language
from app.ui.reader import wording
from app.ui.reader.making import languages
from app.ui.reader.panel import ReaderPanel
from db.rows import pick

if TYPE_CHECKING:
    from app.ui.frame import Hub
    from app.ui.tasks import Task
    from app.work.library import Library
    from app.work.translator import Translator

SETTING = "translator"
"""Where the settings keep the translator."""

_agreed: set[str] = set()
"""Hosts the user does not want to be asked about again until the program ends."""


class TranslateWiring(QObject):
    """Connects the reader with the translator that the settings name."""

    def __init__(self, wiring: Hub, library: Library, reader: ReaderPanel) -> None:
        super().__init__(wiring)
        self._window = wiring.window
        self._library = library
        self._reader = reader
        self._task: Task | None = None
        self._looking: Task | None = None
        reader.machine_wanted.connect(self.translate)
        reader.proposals_wanted.connect(self.propose)
        reader.wording_taken.connect(self.take_up)

    # -- a machine ---------------------------------------------------------------------------------------------------

    def translate(self) -> None:
        """Lets the machine of the settings translate what has no translation in the open study, after asking."""
        from app.work import translator

        page, window = self._reader.page, self._window
        if page is None or self._library.read_only:
            return
        asked = translator.configured(window.settings.more.get(SETTING))
        if asked is None:
            window.message.tell(
                self.tr("No translator is set up: machine translation is off."),
                action=self.tr("Settings…"),
                then=window.deeds["file.settings"].trigger,
                ms=12000,
            )
            return
        if self._task is not None and not self._task.over:
            window.tell(self.tr("A machine translation is under way already."))
            return
        self._reader.editing.leave()
        payload = {
            "library": str(self._library.path),
            "session": self._library.session,
            "coder": self._library.coder_id,
            "study": page.study.id,
            "kind": page.kind,
            "into": "left" if page.left is None else "right",
            "lang": languages(page)[0 if page.left is None else 1],
            "translator": translator.as_setting(asked),
        }
        self._task = window.tasks.run(
            "count_outgoing",
            payload,
            lambda told: self._ask(asked, payload, told),
            window.tell,
            words="Looking what is to be translated",
        )

    def _ask(self, asked: Translator, payload: dict[str, Any], told: dict[str, Any]) -> None:
        """Says what would be sent where, and sends it only when the user agrees."""
        host = str(told["host"])
        if host not in _agreed and not self._agrees(asked, payload, told):
            return
        self._task = self._window.tasks.run(
            "machine_translate",
            {**payload, "consent": True},
            self._translated,
            self._window.tell,
            words="Translating",
        )

    def _agrees(self, asked: Translator, payload: dict[str, Any], told: dict[str, Any]) -> bool:
        """Asks the user; True only for a clear yes."""
        box = QMessageBox(self._window)
        box.setObjectName("sending")
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Machine translation"))
        box.setText(self._question(asked, payload, told))
        box.setInformativeText(
            self.tr(
                "Only these sentences are sent: no names, codes or notes. The translation is marked as the machine’s, "
                "not reviewed, and can be undone."
            )
        )
        again = QCheckBox(self.tr("Do not ask again for %1 until Diptych is closed").replace("%1", str(told["host"])))
        box.setCheckBox(again)
        yes = box.addButton(self.tr("Send"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.exec()
        if box.clickedButton() is not yes:
            return False
        if again.isChecked():
            _agreed.add(str(told["host"]))
        return True

    def _question(self, asked: Translator, payload: dict[str, Any], told: dict[str, Any]) -> str:
        """Which text, how many characters, to which host."""
        page = self._reader.page
        title = (
            pick(page.study.words("title"), language.current()) if page and page.study.id == payload["study"] else ""
        )
        source = "zh" if payload["into"] == "left" else "en"
        said = self.tr("Send %n sentences of the %1 text “%2” (%3 characters) to %4?", "", int(told["sentences"]))
        said = said.replace("%1", wording.language_name(source)).replace("%3", str(told["characters"]))
        lines = [said.replace("%4", str(told["engine"])).replace("%2", title or "–")]
        lines.append(self.tr("Address: %1").replace("%1", asked.url))
        if told["here"]:
            lines.append(self.tr("It runs on this computer: nothing leaves it."))
        return "\n".join(lines)

    def _translated(self, _done: dict[str, Any]) -> None:
        """The child has written the translation: its step is told, and can be taken back."""
        from app.work import history

        self._window.news.look()
        step = history.can_undo(self._library)
        if step is not None:
            self._window.tell(step.label, tuple(step.args), undo=True)

    # -- memory ------------------------------------------------------------------------------------------------------

    def propose(self, sentence: str, source: str, target: str) -> None:
        """Looks for translations of a sentence that is being written; they are shown when they come."""
        if self._looking is not None and self._looking in self._window.tasks.waiting:
            self._looking.cancel()
        self._looking = self._window.tasks.run(
            "propose",
            {"library": str(self._library.path), "sentence": sentence, "from": source, "to": target},
            lambda found: self._reader.editing.propose(
                sentence, [SimpleNamespace(**one) for one in found["proposals"]]
            ),
            lambda _sentence: None,
        )

    # -- earlier wordings --------------------------------------------------------------------------------------------

    def take_up(self, text: int, number: int, span: tuple[int, int] | None) -> None:
        """Puts a sentence, or the whole text, back to an earlier wording."""
        from app.work import translating

        if span is None:
            self._window.do(translating.take_up, text, number, undo=True)
        else:
            self._window.do(translating.take_up_sentence, text, number, *span, undo=True)
