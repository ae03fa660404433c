"""What the parts of the reader may know of the whole: its signals, and what it is made of by name.

The parts are made by the panel and ask it for each other; they import this outline and never the panel, so that no
circle closes.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.reader.bits import Plain
from app.ui.reader.gutter import Gutter
from app.ui.reader.header import Header
from app.ui.reader.means import Means
from app.ui.reader.missing import Missing
from app.ui.reader.notice import Notice
from app.ui.reader.pane import Pane
from app.ui.reader.scene import Page, Scene
from db.rows import Code


class ReaderOutline(QWidget):
    """The reader as its parts see it. Ids are rows', offsets code points of the stored texts."""

    code_requested = Signal(object, object, str)
    """anchors [(text id, start, end)], code ids (empty for a highlight only), mode"""
    add_requested = Signal(int, int, str)
    """passage id, code id, mode: one more code on a passage"""
    add_several_requested = Signal(int, object, str)
    """passage id, code ids, mode: more codes on a passage, in one step"""
    suggestions_wanted = Signal(int, object, object)
    """study id, words in each language, ids of the codes there already: which codes may they carry"""
    suggestion_dismissed = Signal(int, object, int)
    """study id, words in each language, code id: not wanted there"""
    anchor_moved = Signal(int, int, int, int)
    """passage id, text id, start, end"""
    uncode_requested = Signal(int)
    """coding id"""
    delete_requested = Signal(int)
    """passage id, of a passage without codes"""
    passage_selected = Signal(object)
    """passage id or None"""
    finding_requested = Signal(int)
    memo_requested = Signal(str, int)
    """subject ("passage", "study"), its id"""
    inspector_wanted = Signal()
    new_code_requested = Signal(str, object, object, str)
    """typed words, anchors, passage id or None, mode"""
    reading_state_requested = Signal(int, str)
    """pair id, unchecked | checked | wrong"""
    edit_requested = Signal(int, str)
    """text id, the whole new body"""
    mode_changed = Signal(int, str)
    """coding id, explicit | implied | absent"""
    memo_written = Signal(str, int, str)
    """subject, its id, the whole note ('' deletes it)"""
    finding_edit_requested = Signal(int)
    anchor_settled = Signal(int, int, int)
    """anchor id, start, end: where its words are now"""
    pairs_wanted = Signal(int)
    """study id whose pairs are not known yet"""
    text_kind_chosen = Signal(str)
    study_step = Signal(int)
    translation_offered = Signal(int, str, str, str, str, str)
    """study id, language, kind, body, provenance, engine"""
    provenance_chosen = Signal(int, str)
    reviewed_chosen = Signal(int, bool)
    link_opened = Signal(str)
    text_size_chosen = Signal(int)
    fullwidth_chosen = Signal(bool)
    share_chosen = Signal(float)
    pair_mended = Signal(str, int, object)
    """confirm | split | merge | shift, pair id, further arguments"""
    doubts_wanted = Signal(int)
    """study id whose doubtful words are to be shown"""
    doubt_decided = Signal(str, object, str)
    """replace | accept | dismiss, the issue, the reason"""
    sentence_written = Signal(int, object, str)
    """side without words (0 left, 1 right), the stretch of the sentence on the other side, its translation"""
    link_requested = Signal(object, object)
    """stretches of the left and right text that answer each other; None for a side where nothing does"""
    proposals_wanted = Signal(str, str, str)
    """a sentence, its language, the language it is to be translated into"""
    wording_taken = Signal(int, int, object)
    """text id, number of an earlier wording to take up again, the stretch it is about (None: the whole text)"""
    machine_wanted = Signal()
    """a machine is to translate what has no translation"""
    message = Signal(str)
    """a plain sentence for the status line"""

    means: Means
    scene: Scene
    codes: dict[int, Code]
    panes: tuple[Pane, Pane]
    gutter: Gutter
    header: Header
    missing: Missing
    nothing: Plain
    notice: Notice
    # The parts know each other through the whole; their own types would close the circle.
    placing: Any
    rolling: Any
    showing: Any
    hearing: Any
    stepping: Any
    coding: Any
    mending: Any
    speed: Any
    suggesting: Any
    inspector: Any
    linking: Any
    doubting: Any
    editing: Any
    finding: Any
    menus: Any

    @property
    def page(self) -> Page | None:
        """The page that is shown; None for none."""
        raise NotImplementedError

    @property
    def side(self) -> int:
        """The side the user is in: 0 left, 1 right."""
        raise NotImplementedError

    def focused(self, index: int) -> None:
        """The user went into one side's text."""
        raise NotImplementedError

    def update_all(self) -> None:
        """Paints everything anew."""
        raise NotImplementedError

    def select_passage(self, passage: int | None, reveal: bool = True) -> None:
        """Selects a passage (None for none), shows its ends, and scrolls to it where asked."""
        raise NotImplementedError

    def set_row(self, row: int) -> None:
        """Makes a row the current pair."""
        raise NotImplementedError

    def open_find(self) -> None:
        """Opens the search in the text."""
        raise NotImplementedError

    def act(self, deed: str) -> None:
        """Does what a deed of the reader's table says ("pair.next", "code.code", ...), for menus and the palette."""
        raise NotImplementedError

    def close_floating(self) -> bool:
        """Closes the card of a doubt or the earlier wordings; says whether one was open."""
        raise NotImplementedError

    def clear_selection(self) -> None:
        """Leaves the carets where they are and selects nothing."""
        raise NotImplementedError

    def show_wordings(self) -> None:
        """Shows what the text the user is in said before, as differences."""
        raise NotImplementedError

    def set_text_size(self, percent: int) -> None:
        """Shows both texts at 100 to 200 %, line and words together."""
        raise NotImplementedError

    def set_fullwidth(self, on: bool) -> None:
        """Shows Chinese punctuation at full width, or as it is stored; the text itself is not touched."""
        raise NotImplementedError

    def may_write(self) -> bool:
        """Tells whether the library can be written; where it cannot, says so."""
        raise NotImplementedError

    def leave_filling(self) -> None:
        """Offers again to paste or write a translation where a side has no text."""
        raise NotImplementedError

    def fill_side(self, index: int) -> None:
        """Lets a side without words be filled in sentence by sentence."""
        raise NotImplementedError
