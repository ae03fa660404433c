"""What a step changed, field by field, before and after, below the list of steps."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui import language, paint, words
from app.ui.history.model import label, moment
from app.work import trail
from app.work.library import Library
from app.work.trailwords import VALUES
from db.rows import Step

LONGEST: Final = 400
"""Characters of one value; the file of the audit trail holds all."""
HEIGHT: Final = 190

say = QCoreApplication.translate


class Details(QPlainTextEdit):
    """Text to read, select and copy; never anything else than plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setProperty("ground", "page")
        self.setProperty("reading", True)
        self.setFixedHeight(HEIGHT)
        self.setViewportMargins(14, 6, 8, 6)
        self.hide()

    def show_step(self, library: Library, step: Step | None) -> None:
        """Shows what a step changed; hides where none is chosen."""
        self.setVisible(step is not None)
        if step is None:
            return
        lines, left = trail.lines(library, step, "zh-Hans" if language.current() == "zh" else "en")
        who = step.who or say("history", "Nobody named")
        parts = [label(step), say("history", "%1, %2").replace("%1", who).replace("%2", moment(step.at)), ""]
        parts += [told(one) for one in lines] or [say("history", "What it changed is no longer kept.")]
        if left:
            parts.append(say("history", "and %n more changes", "", left))
        self.setPlainText(paint.upright("\n".join(parts)))
        self.setAccessibleName(say("history", "What the step changed"))


def told(line: trail.Line) -> str:
    """One line: the kind of row, the field, and what became of it."""
    kind = words.say(line.kind)
    if line.count > 1:
        many = say("history", "%1: %n came in", "", line.count)
        fewer = say("history", "%1: %n taken out", "", line.count)
        return (fewer if line.op == "delete" else many).replace("%1", kind)
    if not line.field:
        come, gone = say("history", "%1 came in"), say("history", "%1 was taken out")
        return (gone if line.op == "delete" else come).replace("%1", kind)
    head = say("history", "%1, %2").replace("%2", words.say(line.field)).replace("%1", kind)
    if line.part:
        head = f"{head} ({line.part})"
    before, after = _value(line.before), _value(line.after)
    if line.op == "insert":
        return f"{head}: + {after}"
    if line.op == "delete":
        return f"{head}: − {before}"
    return f"{head}: {before or '—'} → {after or '—'}"


def _value(value: str) -> str:
    """A value on one line, cut where it is long; words of a list of choices in the language of the interface."""
    short = " ".join(value.split())
    short = short if len(short) <= LONGEST else short[: LONGEST - 1] + "…"
    return words.say(short) if short in VALUES.values() else short
