"""Decide which study a record is, and write it: a new study, or more words and facts for one that is there."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, func, select

from app.formats.records import Record, TextPart
from app.work import packs, recordrows
from app.work.saying import KEPT_BESIDE, NOT_PLACED, PACK_ATTACHED
from db import studies, tables
from db.among import among
from db.journal import Recorder

Say = Callable[..., None]
SINGLE = frozenset(
    (
        "title",
        "journal",
        "journal_abbrev",
        "printed_citation",
        "publisher",
        "place",
        "edition",
        "series",
        "language",
        "citation_key",
    )
)
"""Fields that have one wording a language."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a record is to the library: verdict add, join, ask or skip; the study it meets; how to name it."""

    verdict: str
    study: int | None
    title: str
    printed: str = ""
    pack_key: str | None = None
    facts_key: str | None = None

    def decided(self, study: int | None) -> Match:
        """Return the match after the user's answer: join that study, or keep apart."""
        return replace(self, verdict="add" if study is None else "join", study=study)


def name_of(record: Record) -> str:
    """Name a record for a sentence: its title, else its citation, else its first words."""
    if record.title:
        return record.title
    for citation in (record.citation, record.printed_citation):
        if citation is not None and citation.raw:
            return citation.raw[:120]
    words = " ".join(record.texts[0].body.split()[:12]) if record.texts else ""
    return words[:80] or "…"


@dataclass(frozen=True, slots=True)
class Known:
    """What the library already has: texts by hash, studies by DOI and by the name a pack knows them by."""

    texts: Mapping[str, int]
    own: Mapping[str, int]
    printed: Mapping[str, int]
    packed: Mapping[str, int]
    packs: Sequence[dict[str, Any]]
    titles: Mapping[int, tuple[str, str]]
    """Study id -> its title in English and in Chinese."""

    @classmethod
    def about(cls, conn: Connection, records: Sequence[Record]) -> Known:
        """Read what there is that some records may be: what else the library holds is not looked at."""
        hashes = {sha256(part.body) for record in records for part in record.texts}
        texts = conn.execute(
            select(tables.TextVersion.sha256, tables.TextRow.study_id)
            .join(tables.TextRow, tables.TextRow.id == tables.TextVersion.text_id)
            .where(tables.TextVersion.sha256.in_(among(hashes)))
        )
        by_hash = {digest: study for digest, study in texts}  # noqa: C416 - a result of rows is no mapping
        dois = {i.value.lower() for record in records for i in record.identifiers if i.scheme == "doi"}
        own: dict[str, int] = {}
        printed: dict[str, int] = {}
        met = select(tables.Identifier.value, tables.Identifier.role, tables.Identifier.study_id).where(
            tables.Identifier.scheme == "doi", func.lower(tables.Identifier.value).in_(among(dois))
        )
        for value, role, study in conn.execute(met.order_by(tables.Identifier.id)) if dois else ():
            (own if role == "own" else printed).setdefault(value.casefold(), study)
        packed = {
            str(key): study
            for key, study in conn.execute(
                select(tables.Study.pack_key, tables.Study.id).where(tables.Study.pack_key.is_not(None))
            )
        }
        kept = [json.loads(body) for (body,) in conn.execute(select(tables.Pack.body).order_by(tables.Pack.id))]
        found = {*by_hash.values(), *own.values(), *printed.values(), *packed.values()}
        titles = {
            study: (title or "", title_zh or "")
            for study, title, title_zh in conn.execute(
                select(tables.StudyListing.study_id, tables.StudyListing.title, tables.StudyListing.title_zh).where(
                    tables.StudyListing.study_id.in_(among(found))
                )
            )
        }
        return cls(by_hash, own, printed, packed, kept, titles)

    def _called(self, study: int, record: Record) -> str:
        """Name a study that is there by its title, else as the record is named."""
        return next(filter(None, self.titles.get(study, ())), "") or name_of(record)

    def match(self, record: Record) -> Match:
        """Say what a record is to the library."""
        title = name_of(record)
        hashes = [sha256(part.body) for part in record.texts]
        if hashes and all(h in self.texts for h in hashes):
            return Match("skip", self.texts[hashes[0]], self._called(self.texts[hashes[0]], record))
        dois = [i.value for i in record.identifiers if i.scheme == "doi"]
        known = packs.recognise(self.packs, {part.lang: part.body for part in record.texts}, dois)
        pack_key = known[0]["key"] if known else None
        facts_key = known[1]["key"] if known else None
        if facts_key is not None and facts_key in self.packed:
            study = self.packed[facts_key]
            return Match("join", study, self._called(study, record), "", pack_key, facts_key)
        doi = record.identifier("doi").casefold()
        if doi and doi in self.own:
            return Match("join", self.own[doi], self._called(self.own[doi], record), "", pack_key, facts_key)
        printed = record.identifier("doi", "printed").casefold()
        for value, places in ((doi, (self.printed,)), (printed, (self.own, self.printed))):
            for place in places:
                if value and value in place:
                    return Match("ask", place[value], self._called(place[value], record), value, pack_key, facts_key)
        return Match("add", None, title, "", pack_key, facts_key)


def sha256(body: str) -> str:
    """Return the hash that tells a text from others, of its code points as UTF-8 (lone surrogates pass)."""
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def write(
    recorder: Recorder,
    record: Record,
    match: Match,
    kept: Sequence[dict[str, Any]],
    codes: Mapping[str, int],
    *,
    source: int,
    batch: int,
    say: Say,
) -> int:
    """Write one record and what its coding pack attaches; return the study's id."""
    if match.verdict == "join" and match.study is not None:
        study = match.study
        _fill(recorder, study, record)
    else:
        study = _new(recorder, record, batch)
    _write_tags(recorder, study, record)
    bodies = _write_texts(recorder, study, record, source, say)
    if match.pack_key is not None:
        pack = next(p for p in kept if p["key"] == match.pack_key)
        facts = next(s for s in pack["studies"] if s["key"] == match.facts_key)
        _attach(recorder, study, record, pack, facts, codes, bodies, say)
    return study


def _new(recorder: Recorder, record: Record, batch: int) -> int:
    """Insert a study from a record, without its texts."""
    study = recorder.insert(
        tables.Study,
        **recordrows.columns(record),
        country=None,
        design=None,
        asked_about_barriers=None,
        batch_id=batch,
        pack_key=None,
    )
    rows = recordrows.variants(record)
    if rows:
        recorder.insert_many(
            tables.FieldVariant, [{"study_id": study, "position": i, **row} for i, row in enumerate(rows)]
        )
    _write_names(recorder, study, record)
    if record.identifiers:
        recorder.insert_many(
            tables.Identifier,
            [{"study_id": study, "scheme": i.scheme, "value": i.value, "role": i.role} for i in record.identifiers],
        )
    return study


def _write_names(recorder: Recorder, study: int, record: Record) -> None:
    """Insert the people of a record: authors, editors, authors in another language, those of a citation printed apart."""
    rows = [
        {"study_id": study, "position": i, "family": a.family, "given": a.given, "literal": a.literal, "lang": a.lang,
         "role": role, "source": "page"}
        for i, (a, role) in enumerate(recordrows.names(record))
    ]  # fmt: skip
    if rows:
        recorder.insert_many(tables.Author, rows)


def _fill(recorder: Recorder, study: int, record: Record) -> None:
    """Give a study that is there already what the page prints: the page wins over a pack, a person over the page."""
    row = recorder.conn.execute(select(tables.Study).where(tables.Study.id == study)).mappings().one()
    columns = {
        k: v for k, v in recordrows.columns(record).items() if v is not None and (row[k] is None or row["pack_key"])
    }
    recorder.update(tables.Study, study, **columns)
    have = recorder.conn.execute(
        select(tables.FieldVariant.field, tables.FieldVariant.lang, tables.FieldVariant.value, tables.FieldVariant.id,
               tables.FieldVariant.source, tables.FieldVariant.position).where(tables.FieldVariant.study_id == study)
    ).all()  # fmt: skip
    held = {(f, v) for f, _lang, v, *_ in have}
    top = max((p for *_, p in have), default=-1)
    low = min((p for *_, p in have), default=0)
    starter = {(f, lang) for f, lang, _v, _id, source, _p in have if source not in {"page", "person"}}
    taken = {(f, lang) for f, lang, _v, _id, source, _p in have if source in {"page", "person"}}
    rows = []
    for new in recordrows.variants(record):
        spot = (new["field"], new["lang"])
        if (new["field"], new["value"]) in held or (new["field"] in SINGLE and spot in taken):
            continue
        if spot in starter and new["field"] in SINGLE:
            low -= 1
            rows.append({"study_id": study, "position": low, **new})
        else:
            top += 1
            rows.append({"study_id": study, "position": top, **new})
    if rows:
        recorder.insert_many(tables.FieldVariant, rows)
    idents = {
        (s, v.casefold())
        for s, v in recorder.conn.execute(
            select(tables.Identifier.scheme, tables.Identifier.value).where(tables.Identifier.study_id == study)
        )
    }
    fresh = [i for i in record.identifiers if (i.scheme, i.value.casefold()) not in idents]
    if fresh:
        recorder.insert_many(
            tables.Identifier,
            [{"study_id": study, "scheme": i.scheme, "value": i.value, "role": i.role} for i in fresh],
        )
    _fill_names(recorder, study, record)


def _fill_names(recorder: Recorder, study: int, record: Record) -> None:
    """Put the page's authors in the place of a pack's; leave names a person or a page gave."""
    if not recordrows.names(record):
        return
    have = recorder.conn.execute(
        select(tables.Author.id, tables.Author.source, tables.Author.role).where(tables.Author.study_id == study)
    ).all()
    authors = [(row, source) for row, source, role in have if role == "author"]
    roles = {role for _row, _source, role in have}
    use = replace(
        record,
        authors=() if any(source in {"page", "person"} for _row, source in authors) else record.authors,
        translated_authors=() if "translated" in roles else record.translated_authors,
        editors=() if "editor" in roles else record.editors,
        printed_citation=None if "printed_citation" in roles else record.printed_citation,
    )
    if use.authors:
        for row, _source in authors:
            recorder.delete(tables.Author, row)
    _write_names(recorder, study, use)


def _write_tags(recorder: Recorder, study: int, record: Record) -> None:
    """Put the record's tags on the study, beside those it has."""
    wanted = recordrows.tags(record)
    if not wanted:
        return
    carried = recorder.conn.scalars(
        select(tables.Tag.name)
        .join(tables.StudyTag, tables.StudyTag.tag_id == tables.Tag.id)
        .where(tables.StudyTag.study_id == study)
    )
    studies.set_tags(recorder, study, list(dict.fromkeys([*carried, *wanted])))


def _write_texts(recorder: Recorder, study: int, record: Record, source: int, say: Say) -> list[packs.Body]:
    """Insert a record's texts; one of a kind and language that is there already with other words becomes an excerpt."""
    have: dict[tuple[str, str], set[str]] = {}
    for lang, kind, digest in recorder.conn.execute(
        select(tables.TextRow.lang, tables.TextRow.kind, tables.TextVersion.sha256)
        .join(tables.TextVersion, tables.TextVersion.text_id == tables.TextRow.id)
        .where(tables.TextRow.study_id == study)
    ):
        have.setdefault((lang, kind), set()).add(digest)
    out = []
    for part in record.texts:
        digest = sha256(part.body)
        if any(digest in hashes for hashes in have.values()):
            continue
        kind = part.kind
        if (part.lang, kind) in have:
            kind = "excerpt"
            say(KEPT_BESIDE, part.lang)
        out.append(_write_text(recorder, study, part, kind, source))
    return out


def _write_text(recorder: Recorder, study: int, part: TextPart, kind: str, source: int) -> packs.Body:
    """Insert one text with its first version."""
    text = recorder.insert(
        tables.TextRow,
        study_id=study,
        lang=part.lang,
        kind=kind,
        provenance=part.provenance,
        engine=part.engine or None,
        provenance_note=None,
        review_state="unreviewed",
    )
    version = recorder.insert(
        tables.TextVersion,
        text_id=text,
        number=1,
        body=part.body,
        sha256=sha256(part.body),
        source_id=source,
        slices=[list(span) for span in part.slices],
        reason=None,
    )
    recorder.update(tables.TextRow, text, version_id=version)
    return packs.Body(text, version, part.lang, part.body)


def _attach(
    recorder: Recorder,
    study: int,
    record: Record,
    pack: dict[str, Any],
    facts: dict[str, Any],
    codes: Mapping[str, int],
    bodies: Sequence[packs.Body],
    say: Say,
) -> None:
    """Let a coding pack give a study its facts, the provenance of its texts, and its findings."""
    row = recorder.conn.execute(select(tables.Study).where(tables.Study.id == study)).mappings().one()
    if row["pack_key"] is None:
        columns = ("year", "month", "day", "epub", "volume", "issue", "pages", "country", "design",
                   "publication_type", "asked_about_barriers")  # fmt: skip
        fill = {name: facts[name] for name in columns if row[name] is None and facts[name] is not None}
        free = recorder.conn.scalar(select(tables.Study.id).where(tables.Study.guid == facts["guid"])) is None
        recorder.update(tables.Study, study, pack_key=facts["key"], **fill, **({"guid": facts["guid"]} if free else {}))
        have = {f"{t['field']}:{t['lang']}" for t in recordrows.variants(record)}
        have |= {f"identifier:{i.scheme}" for i in record.identifiers}
        have |= {"authors"} if record.authors else set()
        packs.add_facts(recorder, study, facts, codes, source=pack["source"], have=frozenset(have))
    for body in bodies:
        _set_provenance(recorder, body, facts)
    result = packs.attach(recorder, pack, facts, study, bodies)
    if result.findings:
        say(PACK_ATTACHED, str(result.findings), pack.get("name", {}).get("en", pack["key"]), note=True)
    for key, lang in result.unplaced:
        say(NOT_PLACED, key, lang)


def _set_provenance(recorder: Recorder, body: packs.Body, facts: Mapping[str, Any]) -> None:
    """Write down what the pack knows of a text's origin, said as inferred where it is."""
    known = facts["zh_provenance"] if body.lang.startswith("zh") else facts["en_provenance"]
    if not known:
        return
    own = recorder.conn.execute(select(tables.TextRow).where(tables.TextRow.id == body.text)).mappings().one()
    said = known["provenance"] if own["provenance"] != "machine" else "machine"
    values: dict[str, Any] = {"provenance": said}
    if known.get("engine"):
        values["engine"] = known["engine"]
    if known.get("inferred"):
        values["provenance_note"] = "inferred"
    if known.get("kind"):
        values["kind"] = known["kind"]
    recorder.update(tables.TextRow, body.text, **values)
