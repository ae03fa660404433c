"""Studies: their fields in every wording, names, identifiers, care models and tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select

from db import pairs
from db.among import among
from db.rows import Ident, Name, Study, Variant
from db.tables import (
    Anchor,
    Author,
    CheckDecision,
    Coding,
    CollectionStudy,
    DismissedSuggestion,
    FieldVariant,
    Finding,
    FindingPassage,
    Identifier,
    Kept,
    Memo,
    NotDuplicate,
    Passage,
    ReviewFindingFinding,
    StudyModel,
    StudyTag,
    Tag,
    TextRow,
    TextVersion,
)
from db.tables import Study as StudyTable

if TYPE_CHECKING:
    from db.recording import Recorder

PLAIN: tuple[str, ...] = (
    "year",
    "month",
    "day",
    "epub",
    "volume",
    "issue",
    "pages",
    "country",
    "design",
    "publication_type",
    "asked_about_barriers",
    "pack_key",
)
"""Fields that lie in the row of the study itself."""

DESIGNS: tuple[str, ...] = ("qualitative", "mixed_methods", "quantitative", "review", "policy_report", "other")
ASKED: tuple[str, ...] = ("yes", "partly", "no")


def get(conn: Connection, study_id: int) -> Study | None:
    """Return one study, whole."""
    return next(iter(many(conn, [study_id])), None)


def many(conn: Connection, ids: Sequence[int] | None = None) -> list[Study]:
    """Return studies (None: all), whole, in the order asked; unknown ids are left out. Six questions for any number."""

    def of(table: type[Any], *columns: Any, order: Any) -> dict[int, list[Any]]:
        ask = select(table.study_id, *columns).order_by(table.study_id, order, table.id)
        if ids is not None:
            ask = ask.where(table.study_id.in_(among(ids)))
        out: dict[int, list[Any]] = defaultdict(list)
        for row in conn.execute(ask):
            out[row[0]].append(row[1:])
        return out

    variants = of(
        FieldVariant,
        FieldVariant.field,
        FieldVariant.lang,
        FieldVariant.value,
        FieldVariant.kind,
        FieldVariant.source,
        order=FieldVariant.position,
    )
    names = of(
        Author,
        Author.family,
        Author.given,
        Author.literal,
        Author.lang,
        Author.role,
        Author.source,
        order=Author.position,
    )
    identifiers = of(Identifier, Identifier.scheme, Identifier.value, Identifier.role, order=Identifier.id)
    models = of(StudyModel, StudyModel.code_id, order=StudyModel.position)
    tags = _tags(conn, ids)
    ask = select(StudyTable.id, StudyTable.guid, *(getattr(StudyTable, name) for name in PLAIN)).order_by(StudyTable.id)
    if ids is not None:
        ask = ask.where(StudyTable.id.in_(among(ids)))
    found = {
        row[0]: Study(
            *[
                *row,
                tuple(Variant(*one) for one in variants[row[0]]),
                tuple(Name(*one) for one in names[row[0]]),
                tuple(Ident(*one) for one in identifiers[row[0]]),
                tuple(one[0] for one in models[row[0]]),
                tuple(tags[row[0]]),
            ]
        )
        for row in conn.execute(ask)
    }
    return list(found.values()) if ids is None else [found[one] for one in ids if one in found]


def _tags(conn: Connection, ids: Iterable[int] | None) -> dict[int, list[str]]:
    ask = select(StudyTag.study_id, Tag.name).join(Tag, Tag.id == StudyTag.tag_id).order_by(StudyTag.study_id, Tag.name)
    if ids is not None:
        ask = ask.where(StudyTag.study_id.in_(among(ids)))
    out: dict[int, list[str]] = defaultdict(list)
    for study, name in conn.execute(ask):
        out[study].append(name)
    return out


def with_identifier(conn: Connection, scheme: str, value: str, role: str | None = None) -> list[tuple[int, str]]:
    """Return (study id, role) of the studies that carry an identifier, oldest first; case does not matter."""
    ask = select(Identifier.study_id, Identifier.role).where(
        Identifier.scheme == scheme, Identifier.value.in_(sorted({value, value.lower()}))
    )
    if role is not None:
        ask = ask.where(Identifier.role == role)
    return [(study, how) for study, how in conn.execute(ask.order_by(Identifier.study_id))]


def tag_names(conn: Connection) -> list[tuple[int, str, str | None]]:
    """Return (id, name, colour) of all tags by name."""
    return [(row[0], row[1], row[2]) for row in conn.execute(select(Tag.id, Tag.name, Tag.color).order_by(Tag.name))]


def add(rec: Recorder, **values: Any) -> int:
    """Write the row of a new study (fields of PLAIN, batch_id, guid); return its id."""
    plain: dict[str, Any] = dict.fromkeys((*PLAIN, "batch_id"))
    return rec.insert(StudyTable, **(plain | values))


def set_plain(rec: Recorder, study_id: int, **values: Any) -> None:
    """Change fields of PLAIN."""
    rec.update(StudyTable, study_id, **values)


def set_variants(rec: Recorder, study_id: int, field: str, wanted: Sequence[Variant]) -> None:
    """Make the wordings of one field those given, in order; rows that stay the same are not touched."""
    values = [
        {"field": field, "lang": v.lang, "value": v.value, "kind": v.kind, "source": v.source, "position": position}
        for position, v in enumerate(wanted)
    ]
    _replace(rec, FieldVariant, study_id, values, FieldVariant.field == field, order=FieldVariant.position)


def set_names(rec: Recorder, study_id: int, wanted: Sequence[Name]) -> None:
    """Make the names of a study those given, in order."""
    values = [
        {
            "position": position,
            "family": name.family,
            "given": name.given,
            "literal": name.literal,
            "lang": name.lang,
            "role": name.role,
            "source": name.source,
        }
        for position, name in enumerate(wanted)
    ]
    _replace(rec, Author, study_id, values, order=Author.position)


def set_identifiers(rec: Recorder, study_id: int, wanted: Sequence[Ident]) -> None:
    """Make the identifiers of a study those given."""
    values = [{"scheme": one.scheme, "value": one.value, "role": one.role} for one in wanted]
    _replace(rec, Identifier, study_id, values, order=Identifier.id)


def set_models(rec: Recorder, study_id: int, code_ids: Sequence[int]) -> None:
    """Make the care models of a study those given, in order."""
    values = [{"code_id": code, "position": position} for position, code in enumerate(code_ids)]
    _replace(rec, StudyModel, study_id, values, order=StudyModel.position)


def set_tags(rec: Recorder, study_id: int, names: Sequence[str]) -> None:
    """Make the tags of a study those named; a tag that is not there yet is made."""
    ids = {name: tag for tag, name, _ in tag_names(rec.conn)}
    for name in names:
        if name not in ids:
            ids[name] = rec.insert(Tag, name=name, color=None)
    _replace(rec, StudyTag, study_id, [{"tag_id": ids[name]} for name in dict.fromkeys(names)], order=StudyTag.id)


def _replace(
    rec: Recorder, table: type[Any], study_id: int, values: list[dict[str, Any]], *where: Any, order: Any
) -> None:
    """Turn the rows of a study into those wanted: change in place, then delete what is over or insert what lacks.

    Rows that stay keep their positions; new ones stand after all rows of the table.
    """
    ask = select(table.id).where(table.study_id == study_id, *where).order_by(order, table.id)
    old = list(rec.conn.scalars(ask))
    for row, wanted in zip(old, values, strict=False):
        rec.update(table, row, **{name: value for name, value in wanted.items() if name != "position"})
    for row in old[len(values) :]:
        rec.delete(table, row)
    fresh = values[len(old) :]
    if fresh and "position" in fresh[0]:
        top = rec.conn.scalar(select(func.max(table.position)).where(table.study_id == study_id))
        fresh = [wanted | {"position": _after(top) + index} for index, wanted in enumerate(fresh)]
    for wanted in fresh:
        rec.insert(table, study_id=study_id, **wanted)


def _after(top: int | None) -> int:
    """The position after the last one taken."""
    return 0 if top is None else top + 1


def delete(rec: Recorder, ids: Sequence[int]) -> None:
    """Delete studies with everything under them: texts, pairs, passages, codings, findings, memos."""
    conn = rec.conn

    def under(table: type[Kept], column: Any, parents: Sequence[int]) -> list[int]:
        return list(conn.scalars(select(table.id).where(column.in_(among(parents))).order_by(table.id)))

    texts = under(TextRow, TextRow.study_id, ids)
    versions = under(TextVersion, TextVersion.text_id, texts)
    passages = under(Passage, Passage.study_id, ids)
    codings = under(Coding, Coding.passage_id, passages)
    findings = under(Finding, Finding.study_id, ids)
    subjects = {"study": ids, "text": texts, "passage": passages, "coding": codings, "finding": findings}
    for subject, owners in subjects.items():
        rec.delete_many(Memo, under_memo(conn, subject, owners))
    rec.delete_many(ReviewFindingFinding, under(ReviewFindingFinding, ReviewFindingFinding.finding_id, findings))
    rec.delete_many(FindingPassage, under(FindingPassage, FindingPassage.finding_id, findings))
    rec.delete_many(FindingPassage, under(FindingPassage, FindingPassage.passage_id, passages))
    rec.delete_many(Finding, findings)
    rec.delete_many(Coding, codings)
    rec.delete_many(Anchor, under(Anchor, Anchor.passage_id, passages))
    rec.delete_many(Passage, passages)
    pairs.delete_of_versions(rec, versions)
    rec.delete_many(TextVersion, versions)
    rec.delete_many(TextRow, texts)
    for column in (NotDuplicate.first_id, NotDuplicate.second_id):
        rec.delete_many(NotDuplicate, under(NotDuplicate, column, ids))
    for table in _OF_STUDY:
        rec.delete_many(table, under(table, table.study_id, ids))
    rec.delete_many(StudyTable, ids)


_OF_STUDY = (
    FieldVariant,
    Author,
    Identifier,
    StudyModel,
    StudyTag,
    CheckDecision,
    CollectionStudy,
    DismissedSuggestion,
)
"""What says something of one study and goes with it."""


def under_memo(conn: Connection, subject: str, owners: Sequence[int]) -> list[int]:
    """Return the ids of the memos on rows of a table."""
    return list(conn.scalars(select(Memo.id).where(Memo.subject == subject, Memo.subject_id.in_(among(owners)))))
