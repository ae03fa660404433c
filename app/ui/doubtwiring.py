"""What the reader asks for about pairs, doubts and missing translations, done by the verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from app.text.refused import Refused
from app.ui.reader.making import languages
from app.ui.reader.panel import ReaderPanel
from db.rows import CheckIssue

if TYPE_CHECKING:
    from app.ui.frame import Hub
    from app.work.change import Change
    from app.work.library import Library

SOON = 250
"""Milliseconds after which doubts are looked up: opening a study does not wait for them."""


class DoubtWiring(QObject):
    """Connects mending of pairs, doubtful words and translating by the sentence with the verbs."""

    def __init__(self, wiring: Hub, library: Library, reader: ReaderPanel) -> None:
        super().__init__(wiring)
        self._window = wiring.window
        self._library = library
        self._reader = reader
        self._study: int | None = None
        self._checking: set[int] = set()
        self._failed: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.look)
        reader.pair_mended.connect(self.mend)
        reader.link_requested.connect(self.link)
        reader.doubts_wanted.connect(self._want)
        reader.doubt_decided.connect(self.decide)
        reader.sentence_written.connect(self.write)

    # -- pairs -------------------------------------------------------------------------------------------------------

    def mend(self, verb: str, pair: int, args: tuple[Any, ...]) -> None:
        """Does one of the verbs of pairs; the message offers to take it back."""
        from app.work import pairing, unpairing

        if verb == "split":
            try:
                args = self._cuts(pair, *args) if args else ()
            except Refused as refusal:
                self._window.tell(str(refusal))
                return
        verbs: dict[str, Callable[..., Change]]
        verbs = {
            "confirm": pairing.confirm,
            "split": pairing.split,
            "merge": pairing.merge,
            "shift": pairing.shift,
            "again": pairing.align_around,
            "unlink": unpairing.unlink,
            "leave_out": unpairing.leave_out,
        }
        change = self._window.do(verbs[verb], pair, *args, undo=True)
        if change is not None:
            made = change.result
            now = made[0] if isinstance(made, list | tuple) and made else made
            self._reader.mending.show(now if isinstance(now, int) else pair)

    def link(self, left: Any, right: Any) -> None:
        """Links sentences that the user chose on both sides (None: nothing answers there)."""
        from app.work import pairing

        page = self._reader.page
        if page is not None:
            change = self._window.do(pairing.link, page.study.id, left, right, page.kind, undo=True)
            if change is not None and isinstance(change.result, int):
                self._reader.mending.show(change.result)

    def _cuts(self, pair: int, side: str, at: int) -> tuple[int | None, int | None]:
        """Where to split both sides when the caret chose one: the other side is cut at the same share of its length."""
        from app.work import pairing

        found = pairing.cuts(self._library, pair)
        page = self._reader.page
        own = next((one for one in page.pairs if one.id == pair), None) if page else None
        places: dict[str, tuple[int, ...]] = {"left": found.left, "right": found.right}
        if own is None or not places[side]:
            return None, None
        spans = {"left": own.left, "right": own.right}
        near = min(places[side], key=lambda place: abs(place - at))
        start, end = spans[side][0][0], spans[side][-1][1]
        other = "right" if side == "left" else "left"
        answer: int | None = None
        if places[other]:
            first, last = spans[other][0][0], spans[other][-1][1]
            wished = first + (last - first) * (near - start) / max(1, end - start)
            answer = min(places[other], key=lambda place: abs(place - wished))
        return (near, answer) if side == "left" else (answer, near)

    # -- doubts ------------------------------------------------------------------------------------------------------

    def _want(self, study: int) -> None:
        self._study = study
        self._failed.discard(study)
        self._timer.start()

    def look(self) -> None:
        """Shows what is known to be doubtful; what is not known yet is looked for by the child."""
        from app.work import checking

        study, page = self._study, self._reader.page
        if study is None or page is None or page.study.id != study or not (page.left and page.right):
            return
        if self._window.library is None:  # let go meanwhile
            return
        try:
            found = checking.of_study(self._library, study)
        except Refused:
            return
        self._reader.doubting.show(study, found.issues)
        if not found.fresh and page.known and not self._library.read_only:
            self._check(study)

    def _check(self, study: int) -> None:
        if study in self._checking or study in self._failed:
            return
        self._checking.add(study)
        self._window.tasks.run(
            "check",
            {"library": str(self._library.path), "studies": [study]},
            lambda _done: self._checked(study),
            lambda sentence: self._unchecked(study, sentence),
            words="Checking translations",
        )

    def _checked(self, study: int) -> None:
        """The child has looked: shows what it found. A check that is stale at once is not asked for again by itself."""
        self._checking.discard(study)
        self._failed.add(study)
        if study == self._study:
            self.look()
        self._failed.discard(study)

    def _unchecked(self, study: int, sentence: str) -> None:
        self._checking.discard(study)
        self._failed.add(study)
        self._window.tell(sentence)

    def decide(self, deed: str, issue: CheckIssue, reason: str) -> None:
        """Replaces doubtful words, leaves them as they are, or dismisses the doubt with a reason."""
        from app.work import deciding

        change: Change | None
        if deed == "replace" and deciding.long(self._library, issue):
            self._replace_by_child(issue)
            return
        if deed == "replace":
            change = self._window.do(deciding.apply, issue, undo=True, look_again=False)
        elif deed == "accept":
            change = self._window.do(deciding.accept, issue, undo=True)
        else:
            change = self._window.do(deciding.dismiss, issue, reason, undo=True)
        if change is not None:
            self.look()
        self._reader.panes[self._reader.side].setFocus()

    def _replace_by_child(self, issue: CheckIssue) -> None:
        """Lets the child change a long text, and tells the step with undo."""
        library = self._library

        def done(answer: dict[str, Any]) -> None:
            library.poll()
            self._window.tell(answer["label"], tuple(answer["args"]), undo=True)
            self.look()

        payload = {
            "library": str(library.path),
            "session": library.session,
            "coder": library.coder_id,
            "study": issue.study_id,
            "issue": issue.id,
            "words": None,
        }
        self._window.tasks.run("apply_check", payload, done, self._window.tell, words="Replacing a rendering")

    # -- translating -------------------------------------------------------------------------------------------------

    def write(self, side: int, span: tuple[int, int], words: str) -> None:
        """Keeps the translation of one sentence."""
        from app.work import filling

        page = self._reader.page
        if page is not None:
            name = "right" if side else "left"
            lang = languages(page)[side]
            if self._window.do(filling.fill, page.study.id, page.kind, name, span, words, lang) is None:
                self._reader.editing.reopen()
