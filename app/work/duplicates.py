"""Find studies that came in twice, merge them field by field, or remember that they are different ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.text.refused import Refused
from app.work import sides
from app.work.change import Change
from app.work.library import Library
from db import duplicates as kept_rows
from db import merging, studies, texts
from db.rows import Study

MOST = 20
"""So many studies at most are merged in one step."""


@dataclass(frozen=True, slots=True)
class Found:
    """A group of studies held to be one: their ids, the reasons (ids of alike.REASONS) and the score of the weakest link."""

    studies: tuple[int, ...]
    reasons: tuple[str, ...]
    score: float

    def as_json(self) -> dict[str, object]:
        """Return the group as JSON can hold it."""
        return {"studies": list(self.studies), "reasons": list(self.reasons), "score": round(self.score, 2)}


def find(library: Library, told: Callable[[int, int], None] | None = None) -> list[Found]:
    """Return the groups of studies held to be one, the surest first, without those a person has seen to be different.

    Some seconds for ten thousand studies: in the window this is work of the child. ``told`` hears how far it is.
    """
    from app.work import alike  # RapidFuzz is not needed to merge

    with library.db.read() as conn:
        heads = kept_rows.heads(conn)
        apart = kept_rows.different(conn)
    found = alike.groups(alike.matches(heads, told), apart)
    return [Found(one.studies, one.reasons, one.score) for one in found]


def compare(library: Library, ids: Sequence[int]) -> sides.Comparison:
    """Return studies side by side, a line a field; raises Refused where fewer than two are still there."""
    return sides.compare(library, _there(library, ids))


def merge(library: Library, kept: int, others: Sequence[int], choices: Mapping[str, int] | None = None) -> Change:
    """Make one study of several, as one step: ``kept`` stays, everything under the others is moved to it.

    ``choices`` names for a field (keys of `sides.Line`) the study whose wording holds; a field that is not named takes
    that of ``kept``, else the first other one that has it. Texts, passages, codings, findings, memos, tags,
    collections, identifiers and pairs of all of them stay. Raises Refused where a study is gone or a choice is strange.
    """
    ids = [kept, *(one for one in dict.fromkeys(others) if one != kept)]
    if len(ids) > MOST:
        raise Refused(f"At most {MOST} studies can be merged at once. Nothing was changed.")
    chosen = dict(choices or {})
    if not set(chosen.values()) <= set(ids):
        raise Refused("A field was chosen from a study that is not among those to merge. Nothing was changed.")
    with library.change("Merged %n records into “%2”", str(len(ids)), "") as rec:
        found = {study.id: study for study in studies.many(rec.conn, ids)}
        if len(found) != len(ids) or len(ids) < 2:
            raise Refused("A study of this group is no longer in the library. Look for duplicates again.")
        rows = [found[one] for one in ids]
        outcome = sides.outcome(rows, chosen)
        rec.args = (str(len(ids)), outcome.called)
        first = _first_texts(texts.heads(rec.conn, ids), chosen)
        for study in rows[1:]:
            merging.join(rec, kept, study.id, first)
        studies.set_plain(rec, kept, **outcome.plain)
        for name, variants in outcome.variants.items():
            studies.set_variants(rec, kept, name, variants)
        studies.set_names(rec, kept, outcome.names)
    return rec.change


def _first_texts(found: Mapping[int, Sequence[texts.Head]], chosen: Mapping[str, int]) -> frozenset[int]:
    """The texts that keep their place, by what was chosen."""
    return frozenset(
        text.id
        for study, own in found.items()
        for text in own
        if chosen.get(sides.text_key(text.lang, text.kind)) == study
    )


def not_duplicates(library: Library, ids: Sequence[int]) -> Change:
    """Remember that studies are different ones, each from each; they are not shown as duplicates again."""
    rows = _there(library, ids)
    with library.change("Kept %n records apart as different studies", str(len(rows))) as rec:
        kept_rows.mark_different(rec, [study.id for study in rows])
    return rec.change


def _there(library: Library, ids: Sequence[int]) -> list[Study]:
    with library.db.read() as conn:
        found = studies.many(conn, list(dict.fromkeys(ids)))
    if len(found) < 2:
        raise Refused("Fewer than two studies of this group are still in the library. Look for duplicates again.")
    return found
