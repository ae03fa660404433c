"""Collections: folders of studies in folders, made, renamed, moved, filled and emptied; tags are renamed and deleted here too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from app.work.tagging import LONGEST
from db import columns
from db.among import among
from db.listing import below_collections
from db.recording import Recorder
from db.tables import Collection, CollectionStudy, StudyTag, Tag


@dataclass(frozen=True, slots=True)
class Folder:
    """A collection as it stands in the tree."""

    id: int
    above: int | None
    name: str


def folders(library: Library) -> list[Folder]:
    """Return the collections in their order."""
    return list(library.known.get("folders", lambda: _folders(library)))


def _folders(library: Library) -> list[Folder]:
    with library.db.read() as conn:
        return [Folder(*one) for one in columns.collections(conn)]


def holding(library: Library, studies: Sequence[int]) -> list[tuple[Folder, int]]:
    """Return the collections, each behind the one it lies in, with how many of these studies lie in it itself."""
    ask = select(CollectionStudy.collection_id, func.count()).where(CollectionStudy.study_id.in_(among(studies)))
    with library.db.read() as conn:
        counts = {one[0]: one[1] for one in conn.execute(ask.group_by(CollectionStudy.collection_id))}
        there = [Folder(*one) for one in columns.collections(conn)]
    out: list[tuple[Folder, int]] = []

    def below(above: int | None) -> None:
        for one in there:
            if one.above == above:
                out.append((one, counts.get(one.id, 0)))
                below(one.id)

    below(None)
    return out


def tags(library: Library) -> list[tuple[int, str]]:
    """Return the tags by name, as (id, name)."""
    with library.db.read() as conn:
        return [(key, name) for name, key in columns.tag_names(conn).items()]


def make(library: Library, name: str, above: int | None = None) -> Change:
    """Make a collection, in another one where `above` says so; raises Refused where it has no name or its name twice."""
    plain = _name(name)
    with library.change("New collection “%1”", plain) as rec:
        _free(rec, plain, above)
        last = rec.conn.scalar(select(func.max(Collection.position)))
        rec.insert(Collection, name=plain, parent_id=above, position=(last or 0) + 1)
    return rec.change


def rename(library: Library, collection: int, name: str) -> Change:
    """Give a collection another name; raises Refused where one beside it has it already."""
    plain = _name(name)
    with library.change("Renamed a collection to “%1”", plain) as rec:
        above = rec.conn.scalar(select(Collection.parent_id).where(Collection.id == collection))
        _free(rec, plain, above, collection)
        rec.update(Collection, collection, name=plain)
    return rec.change


def move(library: Library, collection: int, above: int | None) -> Change:
    """Put a collection into another one (None: beside the topmost); raises Refused for a place inside itself."""
    with library.change("Moved the collection “%1”", called(library, collection)) as rec:
        inside = below_collections(columns.collections(rec.conn), [collection])
        if above in inside:
            raise Refused("A collection can't lie in itself. Nothing was changed.")
        name = rec.conn.scalar(select(Collection.name).where(Collection.id == collection)) or ""
        _free(rec, name, above, collection)
        rec.update(Collection, collection, parent_id=above)
    return rec.change


def delete(library: Library, collection: int) -> Change:
    """Delete a collection and those that lie in it; the studies stay in the library."""
    with library.change("Deleted the collection “%1”", called(library, collection)) as rec:
        there = columns.collections(rec.conn)
        gone = below_collections(there, [collection])
        inside = select(CollectionStudy.id).where(CollectionStudy.collection_id.in_(among(gone)))
        rec.delete_many(CollectionStudy, list(rec.conn.scalars(inside)))
        depth = {one: len(_line(there, one)) for one in gone}
        rec.delete_many(Collection, sorted(gone, key=lambda one: -depth[one]))
    return rec.change


def put(library: Library, studies: Sequence[int], collection: int, on: bool = True) -> Change:
    """Put studies into a collection, or take them out; those that are (or are not) in it stay as they are."""
    label = "Put studies into the collection “%1”" if on else "Took studies out of the collection “%1”"
    with library.change(label, called(library, collection)) as rec:
        ask = select(CollectionStudy.study_id, CollectionStudy.id).where(
            CollectionStudy.collection_id == collection, CollectionStudy.study_id.in_(among(studies))
        )
        there: dict[int, int] = {one[0]: one[1] for one in rec.conn.execute(ask)}
        if on:
            new = [one for one in dict.fromkeys(studies) if one not in there]
            rec.insert_many(CollectionStudy, [{"collection_id": collection, "study_id": one} for one in new])
        else:
            rec.delete_many(CollectionStudy, sorted(there.values()))
    return rec.change


def rename_tag(library: Library, tag: int, name: str) -> Change:
    """Give a tag another name; raises Refused where another one has it."""
    plain = _name(name)
    with library.change("Renamed a tag to “%1”", plain) as rec:
        if rec.conn.scalar(select(Tag.id).where(Tag.name == plain, Tag.id != tag)) is not None:
            raise Refused(f"There is a tag “{plain}” already. Choose another name.")
        rec.update(Tag, tag, name=plain)
    return rec.change


def delete_tag(library: Library, tag: int) -> Change:
    """Delete a tag and take it off all studies."""
    with library.db.read() as conn:
        name = conn.scalar(select(Tag.name).where(Tag.id == tag)) or ""
    with library.change("Deleted the tag “%1”", name) as rec:
        rec.delete_many(StudyTag, list(rec.conn.scalars(select(StudyTag.id).where(StudyTag.tag_id == tag))))
        rec.delete(Tag, tag)
    return rec.change


def make_tag(library: Library, name: str) -> Change:
    """Make a tag that no study carries yet; raises Refused where it is there already."""
    plain = _name(name)
    with library.change("New tag “%1”", plain) as rec:
        if rec.conn.scalar(select(Tag.id).where(Tag.name == plain)) is not None:
            raise Refused(f"There is a tag “{plain}” already. Choose another name.")
        rec.insert(Tag, name=plain)
    return rec.change


def called(library: Library, collection: int) -> str:
    """Return the name of a collection, '' where it is gone."""
    with library.db.read() as conn:
        return conn.scalar(select(Collection.name).where(Collection.id == collection)) or ""


def _line(there: Sequence[tuple[int, int | None, str]], one: int) -> list[int]:
    """What a collection lies in, one above the other."""
    above = {key: parent for key, parent, _ in there}
    line: list[int] = []
    at = above.get(one)
    while at is not None and at not in line:
        line.append(at)
        at = above.get(at)
    return line


def _free(rec: Recorder, name: str, above: int | None, own: int | None = None) -> None:
    """Refuse a name that a collection at the same place has."""
    here = Collection.parent_id.is_(None) if above is None else Collection.parent_id == above
    for one in rec.conn.scalars(select(Collection.id).where(Collection.name == name, here)):
        if one != own:
            raise Refused(f"There is a collection “{name}” here already. Choose another name.")


def _name(name: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise Refused("A name is needed. Nothing was changed.")
    if len(plain) > LONGEST:
        raise Refused(f"A name has at most {LONGEST} characters. Nothing was changed.")
    return plain
