"""The open library: its file, who works on it, and who wants to hear of changes. No verbs in here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app import paths
from app.formats import pinyin
from app.work.change import Change
from app.work.known import Known
from db import journal, places, sorting
from db.engine import Database
from db.errors import LibraryError
from db.recording import Recorder, new_guid
from db.tables import JOURNALED, Coder

Listener = Callable[[Change], None]

EVERYTHING = frozenset(table.__tablename__ for table in JOURNALED) | {"check_issue"}
"""All kinds of change: what others did is not always known in detail."""

sorting.sound_by(pinyin.key, pinyin.title_key)


class Recording(Recorder):
    """A recorder whose change can be asked for once the step has ended."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._change: Change | None = None

    @property
    def change(self) -> Change:
        """What was written; only after the ``with`` block of `Library.change`."""
        if self._change is None:
            raise RuntimeError("the change is known only after the with block")
        return self._change

    def end(self) -> Change:
        """Say what was written, now that it is kept."""
        self._change = Change(self.step_id, frozenset(self.touched), frozenset(self.studies), self.label, self.args)
        return self._change


class Library:
    """A library that is open: one per window and per command.

    ``session`` names this opening of it, ``opened_at`` is the newest step at that moment, ``coder_id`` the person at
    work (None until they gave a name). ``known`` keeps answers until the next change.
    """

    def __init__(self, db: Database, coder_id: int | None = None) -> None:
        self.db = db
        self.session = new_guid()
        self.coder_id = coder_id
        self.known = Known(lambda: db.writes)
        self._listeners: list[Listener] = []
        self._seen = db.data_version()
        with db.read() as conn:
            self.opened_at = journal.newest_id(conn)
        self._last_step = self.opened_at

    @classmethod
    def open(cls, path: Path, *, coder_guid: str | None = None) -> Library:
        """Open a library; an older one is brought up to date, with a copy among its backups.

        ``coder_guid`` is who the person was here before; without it a library with one coder is theirs.
        Raises the errors of db.errors; the file is then as it was.
        """
        path = Path(path)
        db = Database.open(path, backups=paths.backups_dir(path))
        try:
            return cls(db, _coder(db, coder_guid))
        except BaseException:
            db.close()
            raise

    @classmethod
    def create(cls, path: Path) -> Library:
        """Make a new, empty library; a file that is there is never replaced. Raises the errors of db.errors."""
        return cls(Database.open(Path(path), create=True))

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.db.path

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.db.name

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self.db.read_only

    @property
    def at_risk(self) -> str:
        """Why the file's place is a risk: "network" or "cloud" folder, "" where it isn't known to be one."""
        return places.trouble(self.path)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each change, in the thread that made it; returns what ends that."""
        self._listeners.append(listener)

        def unlisten() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unlisten

    def tell(self, change: Change) -> None:
        """Tell the listeners of a change; all are told even if one fails, then its error is raised."""
        self.known.forget(frozenset() if change.external else change.kinds)
        failed: Exception | None = None
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception as error:
                failed = failed or error
        if failed is not None:
            raise failed

    @contextmanager
    def change(
        self, label: str, *args: str, batch_id: int | None = None, beside: Path | None = None
    ) -> Iterator[Recording]:
        """Write as one step and tell the listeners after it is kept; ``recorder.change`` then says what it was.

        Whatever raises inside takes everything back. Where nothing was changed there is no step, and nobody is told.
        """
        with journal.record(
            self.db,
            label=label,
            args=args,
            coder_id=self.coder_id,
            session=self.session,
            batch_id=batch_id,
            kind=Recording,
            beside=beside,
        ) as recorder:
            self._still_known(recorder)
            yield recorder
        change = recorder.end()
        if change.step_id is not None:
            self.tell(change)

    def _still_known(self, recorder: Recorder) -> None:
        """Go on without a name where the coder's row is gone: taken back elsewhere, or not in the copy that was restored."""
        asked = select(Coder.id).where(Coder.id == self.coder_id)
        if self.coder_id is not None and recorder.conn.scalar(asked) is None:
            self.coder_id = recorder.coder_id = None

    def poll(self) -> Change | None:
        """Look whether another window or program has written, and tell the listeners; asked each second.

        Costs one question to the file. Raises nothing: a file that is gone for the moment has no news.
        """
        try:
            seen = self.db.data_version()
            if seen == self._seen:
                return None
            with self.db.read() as conn:
                newest, kinds = journal.kinds_since(conn, self._last_step)
        except LibraryError:
            return None
        change = Change(None, kinds or EVERYTHING, frozenset(), "Changed elsewhere", external=True)
        self._seen, self._last_step = seen, newest
        self.tell(change)
        return change

    def know_coder(self) -> None:
        """Look again who is at work: a coder whose row was taken back is forgotten, one that came back is known."""
        with self.db.read() as conn:
            gone = self.coder_id is not None and conn.scalar(select(Coder.id).where(Coder.id == self.coder_id)) is None
        if gone or self.coder_id is None:
            self.coder_id = _coder(self.db, None)

    def close(self) -> None:
        """Close the file; listeners hear nothing more."""
        self._listeners.clear()
        self.db.close()


def _coder(db: Database, guid: str | None) -> int | None:
    """The coder known by a guid, else the only one there is."""
    with db.read() as conn:
        coders = conn.execute(select(Coder.id, Coder.guid).order_by(Coder.id).limit(1000)).all()
    known = next((row.id for row in coders if row.guid == guid), None)
    if known is not None or guid is not None:
        return known
    return coders[0].id if len(coders) == 1 else None
