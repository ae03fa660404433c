"""The rows of the list: all ids in order, and the cards of those that were looked at.

A list of any length costs eight bytes a row; cards are fetched by the page when a row is painted or asked for, and the
oldest are forgotten.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.studies import naming
from db.card import StudyCard

if TYPE_CHECKING:
    from app.work.searching import Places
    from db.rows import Hit

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int]], Iterable[StudyCard]]
Carry = Callable[[Sequence[int], str], QMimeData]
"""Studies and a line for each -> what is dragged."""

PAGE: Final = 48
"""So many cards are fetched at once."""
KEPT: Final = 3000
"""So many cards are remembered."""
CARD: Final = Qt.ItemDataRole.UserRole
"""The role under which a row gives its StudyCard."""
STUDIES: Final = "application/x-diptych-studies"
"""What is dragged from the list: the ids of studies, as JSON."""
DRAGGED: Final = 20_000
"""So many studies are dragged at most."""
HIT: Final = Qt.ItemDataRole.UserRole + 1
"""The role under which a row gives where the words of the question stand in it."""


class FirstPage(Protocol):
    """What the first page of a library tells (db.first.FirstPage)."""

    @property
    def total(self) -> int:
        """How many studies there are; -1 where they are not counted yet."""

    @property
    def places(self) -> int:
        """How many there are at most: so many rows the list has until it is known."""

    @property
    def ids(self) -> array[int]:
        """The ids of all, in order."""

    @property
    def cards(self) -> list[StudyCard]:
        """The cards of the first."""


class StudyModel(QAbstractListModel):
    """Studies in the order asked for; `data(index, CARD)` is the card, None while it can't be had."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: array[int] = array("q")
        self._total = 0
        self._places: Places | None = None
        self._hits: dict[int, Hit | None] = {}
        self._seek: Callable[[Sequence[int]], object] | None = None
        self._cards: dict[int, StudyCard | None] = {}
        self._fetch: Fetch | None = None
        self._carry: Carry | None = None
        self._dragged: QMimeData | None = None

    @property
    def ids(self) -> array[int]:
        """The ids in order, all or only the first; not to be changed."""
        return self._ids

    def seek_with(self, seek: Callable[[Sequence[int]], object] | None) -> None:
        """Says who finds the places of words in studies (None: no words are asked for); those known are forgotten."""
        self._seek = seek
        self._hits.clear()

    def show_hits(self, hits: Mapping[int, Hit]) -> None:
        """Takes the places that were found."""
        self._hits.update(hits)
        if self._total:
            self.dataChanged.emit(self.index(0), self.index(self._total - 1))

    def hit(self, row: int) -> Hit | None:
        """The places of the words in the study of a row, asked for with its neighbours where they are not known."""
        study = self.id_at(row)
        if study is None or self._seek is None:
            return None
        if study not in self._hits:
            start = row - row % PAGE
            wanted = [one for one in self._ids[start : start + PAGE] if one not in self._hits]
            if len(self._hits) > KEPT:
                self._hits.clear()
            self._hits.update(dict.fromkeys(wanted))
            self._seek(wanted)
        return self._hits.get(study)

    def carry_with(self, carry: Carry) -> None:
        """Says what other programs are given of studies that are dragged to them."""
        self._carry = carry

    def fetch_with(self, fetch: Fetch) -> None:
        """Says where cards come from."""
        self._fetch = fetch

    def show(
        self,
        ids: array[int],
        cards: Iterable[StudyCard] = (),
        total: int | None = None,
        places: Places | None = None,
    ) -> bool:
        """Shows these studies; False where those that were shown still stand where they stood.

        `total` says how many there are where `ids` are only the first: the others stay blank until they come.
        """
        self._cards.update({card.id: card for card in cards})
        self._places = places
        whole, before = max(len(ids), total or 0), self._total
        if self._ids == ids[: len(self._ids)] and whole >= before and (self._ids or not before) and before:
            if whole > before:
                self.beginInsertRows(QModelIndex(), before, whole - 1)
            self._ids, self._total = ids, whole
            if whole > before:
                self.endInsertRows()
            else:
                self.dataChanged.emit(self.index(0), self.index(whole - 1))
            return False
        self.beginResetModel()
        self._ids, self._total = ids, whole
        self.endResetModel()
        return True

    def forget(self, studies: Iterable[int] | None = None) -> None:
        """Asks for the cards of these studies (None: of all) anew when they are next seen."""
        if studies is None:
            self._cards.clear()
        else:
            for one in studies:
                self._cards.pop(one, None)
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(self._total - 1))

    def id_at(self, row: int) -> int | None:
        """The study in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, study: int) -> int:
        """The row of a study, -1 where it is not in the list."""
        if self._places is not None:
            return self._places.row_of(study)
        try:
            return self._ids.index(study)
        except ValueError:
            return -1

    def card(self, row: int) -> StudyCard | None:
        """The card of a row, fetched with its neighbours where it is not known."""
        study = self.id_at(row)
        if study is None:
            return None
        if study not in self._cards and self._fetch is not None:
            self._fetch_around(row)
        return self._cards.get(study)

    def _fetch_around(self, row: int) -> None:
        """Fetches the page of a row; a study that is gone or can't be read stays blank and is not asked for again."""
        start = row - row % PAGE
        wanted = [one for one in self._ids[start : start + PAGE] if one not in self._cards]
        if len(self._cards) > KEPT:
            for one in list(self._cards)[: KEPT // 2]:
                del self._cards[one]
        self._cards.update(dict.fromkeys(wanted))
        assert self._fetch is not None  # noqa: S101
        self._cards.update({card.id: card for card in self._fetch(wanted)})

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._total

    def headerData(self, _section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a screen reader calls the one column; rows have no names of their own."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return naming.say("studies", "Studies")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Studies can be dragged."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def mimeTypes(self) -> list[str]:
        return [STUDIES, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is dragged: the ids, and for other programs a line of text a study."""
        rows = sorted({index.row() for index in indexes})[:DRAGGED]
        ids = [self._ids[row] for row in rows if row < len(self._ids)]
        cards = [self.card(row) for row in rows[:PAGE]]
        lines = "\n".join(naming.line(card) for card in cards if card is not None)
        data = self._carry(ids, lines) if self._carry is not None else QMimeData()
        data.setText(lines)
        data.setData(STUDIES, json.dumps(ids).encode())
        self._dragged = data
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, the title in the reader's language, or the whole card as a sentence for a screen reader."""
        if role == HIT:
            return self.hit(index.row())
        if role not in (CARD, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        card = self.card(index.row())
        if role == CARD or card is None:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return naming.titles(card)[0]
        return naming.spoken(card)
