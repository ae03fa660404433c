"""Texts of a study in the version now read, and which two of them face each other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from sqlalchemy import Connection, func, select

from db.among import among
from db.rows import Text
from db.tables import Coder, TextRow, TextVersion

if TYPE_CHECKING:
    from db.recording import Recorder

KINDS: tuple[str, ...] = ("abstract", "digest", "excerpt")
"""Kinds in the order in which the reader prefers them."""

_CHINESE = ("zh-Hans", "zh", "zh-Hant")
_ORIGINS = ("author", "publisher", "person", "unknown", "machine")


class Placed(Protocol):
    """What the choice of the reader's two texts looks at."""

    @property
    def id(self) -> int:
        """The row number."""
        ...

    @property
    def lang(self) -> str:
        """The language tag."""
        ...

    @property
    def kind(self) -> str:
        """Abstract, digest or excerpt."""
        ...

    @property
    def provenance(self) -> str:
        """Whose words they are."""
        ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, slots=True)
class Head:
    """A text without its body."""

    id: int
    study_id: int
    lang: str
    kind: str
    provenance: str
    review_state: str
    version_id: int


def kinds_of(texts: Iterable[Placed]) -> tuple[str, ...]:
    """Return the kinds of text there are, the one the reader opens first."""
    there = {one.kind for one in texts}
    return tuple(kind for kind in KINDS if kind in there) + tuple(sorted(there - set(KINDS)))


def facing(texts: Sequence[P], kind: str | None = None) -> tuple[P | None, P | None]:
    """Choose the two texts that face each other: left the English (else the first other) one, right the Chinese.

    Without a kind it is the abstract, else the digest. Of several in one language the words of the author come
    before the publisher's, a person's, unknown ones and a machine's; then the older.
    """
    wanted = kind or next(iter(kinds_of(texts)), None)
    own = [one for one in texts if one.kind == wanted]

    def rank(one: P) -> tuple[int, int]:
        return (_ORIGINS.index(one.provenance) if one.provenance in _ORIGINS else len(_ORIGINS), one.id)

    left = sorted((t for t in own if not t.lang.startswith("zh")), key=lambda t: (t.lang != "en", *rank(t)))
    right = sorted((t for t in own if t.lang.startswith("zh")), key=lambda t: (_script(t.lang), *rank(t)))
    return (left[0] if left else None, right[0] if right else None)


def _script(lang: str) -> int:
    """Simplified before unknown before traditional."""
    return _CHINESE.index(lang) if lang in _CHINESE else len(_CHINESE)


def _texts() -> Any:
    return (
        select(
            TextRow.id,
            TextRow.guid,
            TextRow.study_id,
            TextRow.lang,
            TextRow.kind,
            TextRow.provenance,
            TextRow.engine,
            TextRow.provenance_note,
            TextRow.review_state,
            Coder.name,
            TextRow.reviewed_at,
            TextVersion.id,
            TextVersion.number,
            TextVersion.body,
        )
        .join(TextVersion, TextVersion.id == TextRow.version_id)
        .outerjoin(Coder, Coder.id == TextRow.reviewed_by)
        .order_by(TextRow.id)
    )


def get(conn: Connection, text_id: int) -> Text | None:
    """Return one text in the version now read."""
    row = conn.execute(_texts().where(TextRow.id == text_id)).first()
    return Text(*row) if row else None


def of_study(conn: Connection, study_id: int) -> tuple[Text, ...]:
    """Return the texts of a study in the versions now read, oldest first."""
    return tuple(Text(*row) for row in conn.execute(_texts().where(TextRow.study_id == study_id)))


def of_studies(conn: Connection, ids: Iterable[int] | None) -> dict[int, list[Text]]:
    """Return the texts of several studies (None: of all) by study."""
    out: dict[int, list[Text]] = defaultdict(list)
    ask = _texts() if ids is None else _texts().where(TextRow.study_id.in_(among(ids)))
    for row in conn.execute(ask):
        text = Text(*row)
        out[text.study_id].append(text)
    return out


def heads(conn: Connection, ids: Iterable[int] | None) -> dict[int, list[Head]]:
    """Return the texts of studies (None: of all) without their bodies, by study."""
    ask = select(
        TextRow.id,
        TextRow.study_id,
        TextRow.lang,
        TextRow.kind,
        TextRow.provenance,
        TextRow.review_state,
        func.coalesce(TextRow.version_id, 0),
    ).order_by(TextRow.id)
    if ids is not None:
        ask = ask.where(TextRow.study_id.in_(among(ids)))
    out: dict[int, list[Head]] = defaultdict(list)
    for row in conn.execute(ask):
        out[row.study_id].append(Head(*row))
    return out


def body(conn: Connection, version_id: int) -> str:
    """Return the words of one version; KeyError where there is none."""
    found: str | None = conn.scalar(select(TextVersion.body).where(TextVersion.id == version_id))
    if found is None:
        raise KeyError(version_id)
    return found


def add(
    rec: Recorder,
    study_id: int,
    lang: str,
    kind: str,
    words: str,
    *,
    provenance: str = "unknown",
    engine: str | None = None,
    note: str | None = None,
    source_id: int | None = None,
    slices: Sequence[Sequence[int]] = (),
    coder_id: int | None = None,
    review_state: str = "unreviewed",
) -> tuple[int, int]:
    """Write a text with its first version; return (text id, version id). The words are kept exactly as they come."""
    text_id = rec.insert(
        TextRow,
        study_id=study_id,
        lang=lang,
        kind=kind,
        provenance=provenance,
        engine=engine,
        provenance_note=note,
        review_state=review_state,
        reviewed_by=None,
        reviewed_at=None,
        version_id=None,
    )
    version = add_version(rec, text_id, 1, words, source_id=source_id, slices=slices, coder_id=coder_id)
    return text_id, version


def add_version(
    rec: Recorder,
    text_id: int,
    number: int,
    words: str,
    *,
    source_id: int | None = None,
    slices: Sequence[Sequence[int]] = (),
    coder_id: int | None = None,
    reason: str | None = None,
) -> int:
    """Write a wording of a text and make it the one now read; return its id."""
    version = rec.insert(
        TextVersion,
        text_id=text_id,
        number=number,
        body=words,
        sha256=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest(),
        source_id=source_id,
        slices=[list(one) for one in slices],
        coder_id=coder_id,
        reason=reason,
    )
    rec.update(TextRow, text_id, version_id=version)
    return version
