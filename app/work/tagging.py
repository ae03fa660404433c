"""Tags of studies: which ones they carry, put on and taken off, many studies at once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from db import studies as kept
from db.among import among
from db.tables import StudyTag, Tag

LONGEST = 80
"""Characters of a tag's name."""


def carried(library: Library, studies: Sequence[int]) -> list[tuple[str, int]]:
    """Return every tag of the library by name, with how many of these studies carry it."""
    asked = (
        select(Tag.name, func.count(StudyTag.study_id))
        .outerjoin(StudyTag, (StudyTag.tag_id == Tag.id) & StudyTag.study_id.in_(among(studies)))
        .group_by(Tag.id)
        .order_by(Tag.name)
    )
    with library.db.read() as conn:
        return [(name, count) for name, count in conn.execute(asked)]


def tag(library: Library, studies: Sequence[int], name: str, on: bool = True) -> Change:
    """Put a tag on studies, or take it off; studies that have it so already are left as they are.

    Raises Refused where the tag has no name, or one that is too long.
    """
    plain = " ".join(name.split())
    if not plain:
        raise Refused("A tag needs a name. Nothing was changed.")
    if len(plain) > LONGEST:
        raise Refused(f"A tag has at most {LONGEST} characters. Nothing was changed.")
    with library.change("Put the tag “%1” on studies" if on else "Took the tag “%1” off studies", plain) as rec:
        for study in kept.many(rec.conn, list(studies)):
            if (plain in study.tags) != on:
                wanted = [*study.tags, plain] if on else [one for one in study.tags if one != plain]
                kept.set_tags(rec, study.id, wanted)
    return rec.change
