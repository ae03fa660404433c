"""The child's part of suggesting: it learns from the coded passages once, keeps that, and answers for words.

What was learnt lies in the child's memory only: it is made again in seconds, never out of date with another library,
and gone with the program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from app.text.learning import Example, Learnt, learn
from app.work import semantic, suggesting
from app.work.child import Progress
from app.work.childwork import said_plainly
from app.work.suggesting import Suggestion
from db import coded, codes

if TYPE_CHECKING:
    from app.work.library import Library

NEWEST: Final = 20_000
"""So many of the newest coded passages are learnt from."""
SHARE: Final = 50
"""After changes to one in so many of them it is learnt anew."""
ENCODED: Final = 400
"""So many of the newest coded passages are held against the words by meaning (25 ms each, once)."""
ALIKE: Final = 0.6
"""The least cosine of two passages that mean nearly the same."""
LEARNING = "Learning from your codings"


@dataclass(slots=True)
class _Known:
    """What is known of one library, and at which step of it that was so."""

    path: str
    read_at: int = -1
    """The step at which the codes were read."""
    names: tuple[suggesting.Name, ...] = ()
    usable: frozenset[int] = frozenset()
    learnt_at: int = -1
    examples: list[coded.Coded] = field(default_factory=list)
    learnt: Learnt = field(default_factory=lambda: Learnt(()))
    vectors: dict[int, Any] = field(default_factory=dict)
    """What the encoder made of passages, by their id."""


_kept: list[_Known] = []


@said_plainly
def suggest(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Say which codes words may carry. Payload: ``library``, ``study``, ``words`` (one for each language).

    ``have`` are codes that are there already. Answer: ``found``, a list of {code, why, words, passage}, those that stand
    in the words by name first, and ``learnt_from``, so many passages. What was turned down is left out.
    """
    from app.work.library import Library

    words = [str(one) for one in payload["words"] if str(one).strip()]
    library = Library.open(Path(payload["library"]))
    try:
        known = _known(library, progress)
        found = [
            *suggesting.by_name(known.names, words),
            *_near(known, words, progress),
            *(
                Suggestion(one.code, suggesting.LEARNT, one.words)
                for one in known.learnt.guess(" ".join(words), int(payload["study"]))
            ),
        ]
        usable = known.usable - {int(one) for one in payload.get("have", ())}
        found = [one for one in found if one.code_id in usable]
        found = suggesting.wanted(library, int(payload["study"]), words, found)
    finally:
        library.close()
    told = [{"code": o.code_id, "why": o.why, "words": list(o.words), "passage": o.passage} for o in found]
    return {"found": told, "learnt_from": len(known.examples)}


def _known(library: Library, progress: Progress) -> _Known:
    """What is known of a library: its codes as they are now, and what was learnt, anew where it has gone on."""
    path = str(library.path)
    with library.db.read() as conn:
        stamp = coded.stamp(conn)
        known = _kept[0] if _kept and _kept[0].path == path else None
        if known is None or known.read_at != stamp:
            book = codes.all_codes(conn, counted=False)
            known = known or _Known(path)
            known.names = suggesting.names(book)
            known.usable = frozenset(one.id for one in book if one.enabled and not one.retired)
            known.read_at = stamp
        if known.learnt_at < 0 or abs(stamp - known.learnt_at) > len(known.examples) // SHARE:
            progress(0, 1, LEARNING)
            known.examples = coded.newest(conn, NEWEST)
            known.learnt = taught(known.examples, lambda done, total: progress(done, total, LEARNING))
            known.learnt_at = stamp
    _kept[:] = [known]
    return known


def taught(examples: list[coded.Coded], tell: Callable[[int, int], None] = lambda _done, _all: None) -> Learnt:
    """What coded passages teach."""
    return learn([Example("\n".join(one.quotes), one.codes, one.study) for one in examples], tell)


def _near(known: _Known, words: list[str], progress: Progress) -> list[Suggestion]:
    """The codes of the coded passages nearest in meaning; none without the encoder."""
    newest = known.examples[-ENCODED:]
    if not words or not newest or not semantic.installed():
        return []
    missing = [one for one in newest if one.id not in known.vectors]
    for at in range(0, len(missing), 20):
        progress(at, len(missing), LEARNING)
        part = missing[at : at + 20]
        made = semantic.meaning([one.quotes[0] for one in part], words[:1])
        if made is None:
            return []
        known.vectors.update(zip((one.id for one in part), made[0], strict=True))
    asked = semantic.meaning(words[:1], words[:1])
    if asked is None:
        return []
    table = np.array([known.vectors[one.id] for one in newest])
    lengths = np.linalg.norm(table, axis=1) * np.linalg.norm(asked[0][0])
    alike = table @ asked[0][0] / np.maximum(lengths, 1e-9)
    found: list[Suggestion] = []
    for at in np.argsort(-alike, kind="stable")[:3]:
        one = newest[int(at)]
        if alike[at] < ALIKE or one.quotes[0].strip() == words[0].strip():
            continue
        found += [Suggestion(code, suggesting.NEAR, (one.quotes[0][:120],), one.id) for code in sorted(one.codes)]
    return found
