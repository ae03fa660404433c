"""What the reader asks for, done by the verbs: opening, coding, moving ends, reading states, texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from app.ui import docks, words
from app.ui.doubtwiring import DoubtWiring
from app.ui.reader.means import Means
from app.ui.reader.panel import ReaderPanel
from app.ui.suggestwiring import SuggestWiring
from app.ui.translatewiring import TranslateWiring
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.titlebar import TitleBar
from app.work import codebook, coders, coding, editing, finding, history, memos, reading

if TYPE_CHECKING:
    from app.ui.frame import Hub
    from app.ui.reader.inspector import Inspector
    from app.work.change import Change
    from app.work.library import Library
    from db.rows import Code


def means(library: Library) -> Means:
    """What the reader asks of the library."""
    book = Book(library)
    return Means(
        page=lambda study, kind: reading.page(library, study, kind),
        codes=book.codes,
        find_codes=lambda typed: codebook.matches(book.codes(), typed)[:200],
        recent=lambda: coding.recent(library),
        counterpart=lambda text, start, end: coding.counterpart(library, text, start, end),
        citation=lambda study, lang: reading.citation(library, study, lang),
        findings=lambda ids: finding.findings(library, ids=ids),
        memos=lambda subject, one: memos.on(library, subject, one),
        history=lambda passage: passage_steps(library, passage),
        wordings=lambda text: reading.wordings(library, text),
        coder=lambda: coders.current(library),
        say=words.say,
        can_write=lambda: not library.read_only,
    )


class Book:
    """The codes without their counts, kept while only codings change: the palette opens at once in any library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._codes: tuple[Code, ...] | None = None
        library.listen(self._hear)

    def _hear(self, change: Change) -> None:
        if change.external or not change.kinds or change.kinds & {"code", "theme"}:
            self._codes = None

    def codes(self) -> tuple[Code, ...]:
        """Return every code, without counts."""
        if self._codes is None:
            self._codes = codebook.uncounted(self._library)
        return self._codes


def passage_steps(library: Library, passage: int) -> list[Any]:
    """The newest steps of the study that a passage belongs to, newest first."""
    found = coding.passage(library, passage)
    return [] if found is None else list(history.steps(library, limit=6, study_id=found.study_id))


class ReaderWiring(QObject):
    """Connects the reader with the verbs; every verb's refusal is told in place."""

    def __init__(self, wiring: Hub, library: Library, reader: ReaderPanel) -> None:
        super().__init__(wiring)
        self._wiring = wiring
        self._window = window = wiring.window
        self._library = library
        self._reader = reader
        self._inspector: Inspector | None = None
        self._steps: list[IconButton] = []
        reader.code_requested.connect(self.code)
        reader.add_requested.connect(lambda p, c, m: self._do(coding.add_code, p, c, m))
        reader.add_several_requested.connect(lambda p, c, m: self._do(coding.add_codes, p, c, m))
        reader.anchor_moved.connect(lambda p, t, a, b: self._do(coding.move_anchor, p, t, a, b))
        reader.uncode_requested.connect(lambda one: self._do(coding.uncode, one, undo=True))
        reader.delete_requested.connect(lambda one: self._do(coding.delete_passage, one, undo=True))
        reader.new_code_requested.connect(wiring.make_code)
        reader.reading_state_requested.connect(lambda p, s: self._do(reading.set_reading_state, p, s))
        reader.edit_requested.connect(self._edit)
        reader.text_kind_chosen.connect(self._kind)
        reader.translation_offered.connect(self._add_text)
        reader.provenance_chosen.connect(lambda t, p: self._do(editing.set_provenance, t, p))
        reader.reviewed_chosen.connect(lambda t, on: self._do(editing.mark_reviewed, t, on))
        reader.link_opened.connect(lambda address: QDesktopServices.openUrl(QUrl(address)))
        reader.message.connect(window.tell)
        reader.share_chosen.connect(self._keep_share)
        reader.memo_requested.connect(self._memo)
        reader.finding_requested.connect(wiring.make_finding)
        reader.inspector_wanted.connect(self.show_inspector)
        reader.mode_changed.connect(lambda one, mode: self._do(coding.set_mode, one, mode))
        reader.memo_written.connect(self._write_memo)
        reader.finding_edit_requested.connect(wiring.edit_finding)
        reader.anchor_settled.connect(lambda one, start, end: self._do(editing.settle_anchor, one, start, end))
        reader.pairs_wanted.connect(self._pair)
        window.deeds.on("passage.review", self.review)
        self.suggestions = SuggestWiring(wiring, library, reader)
        self.doubts = DoubtWiring(wiring, library, reader)
        self.translations = TranslateWiring(wiring, library, reader)

    def join_inspector(self, inspector: Inspector) -> None:
        """Joins what stands beside the texts; the passage's number and the steps go into the head of its panel."""
        self._inspector = inspector
        self._reader.join(inspector)
        dock = self._window.docks.get("passage")
        head = dock.titleBarWidget() if dock is not None else None
        if isinstance(head, TitleBar):
            inspector.counted.connect(head.set_count)
            self._steps = [
                head.add_button("chevron-up", "", lambda: self._reader.act("passage.previous")),
                head.add_button("chevron-down", "", lambda: self._reader.act("passage.next")),
            ]
        self.retranslate()

    def retranslate(self) -> None:
        """Puts its words into the language of the interface."""
        for button, words_of, key in zip(
            self._steps, (self.tr("Previous passage"), self.tr("Next passage")), ("P", "N"), strict=False
        ):
            button.set_name(words_of, key)

    def show_inspector(self) -> None:
        """Shows the panel beside the texts."""
        dock = self._window.docks.get("passage")
        if dock is not None:
            docks.lay_over(self._window, dock)

    def _memo(self, subject: str, one: int) -> None:
        """Lets a memo be written on the passage that is selected, or on the study."""
        if subject == "passage" and self._inspector is not None:
            self.show_inspector()
            self._inspector.write_memo()
        else:
            self._wiring.write_memo(subject, one)

    def _write_memo(self, subject: str, one: int, body: str) -> None:
        """Keeps a memo; an empty one is deleted."""
        there = memos.on(self._library, subject, one)
        if body:
            self._do(memos.write, subject, one, body, there[0].id if there else None)
        elif there:
            self._do(memos.delete, there[0].id, undo=True)

    def open(self, study: int | None, kind: str | None = None) -> None:
        """Shows a study; None shows that none is chosen."""
        if study is None:
            self._reader.show_page(None)
            return
        self._reader.show_page(reading.page(self._library, study, kind))

    def _pair(self, study: int, again: bool = False) -> None:
        """Lets the child pair the sentences; the news of it refreshes the page.

        With `again` all that no person had a hand in is paired anew.
        """
        library = self._library
        if library.read_only:
            return
        whose = {"again": True, "session": library.session, "coder": library.coder_id} if again else {}
        self._window.tasks.run(
            "align",
            {"library": str(library.path), "study": study, **whose},
            lambda _done: self._window.news.look(),
            self._window.tell,
            words="Aligning the sentences",
        )

    def _edit(self, text: int, body: str) -> None:
        """Keeps what was typed over a sentence; refused, it stands in its field again."""
        base = self._reader.editing.base
        if self._window.do(editing.edit_text, text, body, base=base) is None:
            self._window.news.look()
            self._reader.editing.reopen()

    def code(self, anchors: Sequence[tuple[int, int, int]], codes: Sequence[int], mode: str) -> None:
        """Codes the words that were chosen and selects the passage."""
        page = self._reader.page
        if page is not None:
            self._do(coding.code, page.study.id, list(anchors), list(codes), mode)
            self._wiring.ask_coder()

    def review(self) -> None:
        """Shows the next passage whose words changed, in whichever study, and says how many wait."""
        waiting = list(editing.waiting(self._library))
        if not waiting:
            self._window.tell(self.tr("Every passage stands on its words."))
            return
        now = self._reader.scene.passage
        one = next((number for number in waiting if now is not None and number > now), waiting[0])
        found = coding.passage(self._library, one)
        if found is None:
            return
        self._wiring.show_passage(found.study_id, one)
        self.show_inspector()
        self._window.tell(self.tr("%n passages wait for review", "", len(waiting)))

    def align_again(self) -> None:
        """Pairs the sentences of the open study anew."""
        page = self._reader.page
        if page is not None:
            self._pair(page.study.id, again=True)

    def _kind(self, kind: str) -> None:
        """Shows another kind of text of the same study."""
        page = self._reader.page
        if page is not None:
            self.open(page.study.id, kind)

    def _add_text(self, study: int, lang: str, kind: str, body: str, provenance: str, engine: str) -> None:
        """Adds a translation that was pasted or written."""
        self._do(editing.add_text, study, lang, kind, body, provenance, engine or None)
        self._pair(study)

    def _keep_share(self, share: float) -> None:
        """Remembers how the width is shared between the two languages."""
        self._window.settings.more["share"] = share

    def _do(self, verb: Callable[..., Change], *args: Any, undo: bool = False) -> None:
        """Does a verb on the library; `undo` offers to take it back."""
        self._window.do(verb, *args, undo=undo)
