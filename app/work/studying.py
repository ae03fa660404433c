"""Make, edit and delete studies by hand, every field of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from db import studies
from db.recording import Recorder
from db.rows import Ident, Name, Study, Variant, pick, pick_exact
from db.studies import ASKED, DESIGNS, PLAIN

__all__ = [
    "ASKED",
    "DESIGNS",
    "StudyFields",
    "delete",
    "edit",
    "fields_of",
    "get",
    "many",
    "names_from",
    "names_text",
    "new",
]

PERSON = "person"
"""The source of a wording that somebody typed."""

WORDED: tuple[str, ...] = ("title", "journal", "programme", "setting", "methods")
"""Fields with one wording in each language: `name` is the English, `name_zh` the Chinese one."""

LISTED: tuple[str, ...] = ("affiliation", "sample")
"""Fields of several lines in each language, given as tuples."""

_PLAIN: tuple[str, ...] = tuple(name for name in PLAIN if name != "pack_key")


@dataclass(frozen=True, slots=True)
class StudyFields:
    """Every field of a study that can be edited; '' and None mean empty.

    `authors` as printed (rows.Name); `models` are code ids; `identifiers` carry their role (own, printed).
    `design` is one of DESIGNS, `asked_about_barriers` one of ASKED or None, `country` where the care was given.
    """

    title: str = ""
    title_zh: str = ""
    authors: tuple[Name, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    epub: str | None = None
    journal: str = ""
    journal_zh: str = ""
    journal_abbrev: str = ""
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    country: str | None = None
    design: str | None = None
    publication_type: str | None = None
    models: tuple[int, ...] = ()
    asked_about_barriers: str | None = None
    programme: str = ""
    programme_zh: str = ""
    setting: str = ""
    setting_zh: str = ""
    methods: str = ""
    methods_zh: str = ""
    sample: tuple[str, ...] = ()
    sample_zh: tuple[str, ...] = ()
    affiliation: tuple[str, ...] = ()
    affiliation_zh: tuple[str, ...] = ()
    identifiers: tuple[Ident, ...] = ()
    tags: tuple[str, ...] = ()


def get(library: Library, study_id: int) -> Study:
    """Return one study; raises Refused where it is gone."""
    with library.db.read() as conn:
        return _there(studies.get(conn, study_id))


def many(library: Library, ids: Sequence[int]) -> dict[int, Study]:
    """Return studies by id; those that are gone are left out."""
    with library.db.read() as conn:
        return {study.id: study for study in studies.many(conn, list(ids))}


def _there(study: Study | None) -> Study:
    if study is None:
        raise Refused("This study is no longer in the library.")
    return study


def fields_of(study: Study) -> StudyFields:
    """Return a study as the form shows it."""
    values: dict[str, object] = {name: getattr(study, name) for name in _PLAIN}
    for name in WORDED:
        words = study.words(name)
        values[name], values[f"{name}_zh"] = _western(words), pick_exact(words, "zh")
    values["journal_abbrev"] = pick(study.words("journal_abbrev"), "en")
    for name in LISTED:
        own = [v for v in study.variants if v.field == name]
        values[name] = tuple(v.value for v in own if not v.lang.startswith("zh"))
        values[f"{name}_zh"] = tuple(v.value for v in own if v.lang.startswith("zh"))
    return StudyFields(
        authors=study.names,
        models=study.models,
        identifiers=study.identifiers,
        tags=study.tags,
        **values,  # type: ignore[arg-type]
    )


def _western(words: dict[str, str]) -> str:
    """The English wording, else one in any language but Chinese."""
    return words.get("en") or next((value for lang, value in words.items() if not lang.startswith("zh")), "")


def new(library: Library, wanted: StudyFields) -> Change:
    """Make a study; its id is the one study of the change. Raises Refused where a field can't be so."""
    plain = cleaned(wanted)
    with library.change("Added “%1”", _called(plain)) as rec:
        study = studies.add(rec)
        _write(rec, study, StudyFields(), plain, ())
    return rec.change


def edit(library: Library, study_id: int, wanted: StudyFields) -> Change:
    """Change the fields of a study that differ; wordings from a page or a pack that stay keep their source."""
    plain = cleaned(wanted)
    with library.change("Edited “%1”", _called(plain)) as rec:
        study = _there(studies.get(rec.conn, study_id))
        _write(rec, study_id, fields_of(study), plain, study.variants)
    return rec.change


def delete(library: Library, ids: Sequence[int]) -> Change:
    """Delete studies with everything under them, as one step that can be undone."""
    with library.db.read() as conn:
        found = studies.many(conn, list(ids))
    if not found:
        raise Refused("This study is no longer in the library. Nothing was changed.")
    if len(found) == 1:
        label, word = "Deleted %1", _called(fields_of(found[0]))
    else:
        label, word = "Deleted %n studies", str(len(found))
    with library.change(label, word) as rec:
        studies.delete(rec, [study.id for study in found])
    return rec.change


def write_new(rec: Recorder, wanted: StudyFields) -> int:
    """Write a new study inside a step; return its id. Raises Refused where a field can't be so."""
    plain = cleaned(wanted)
    study = studies.add(rec)
    _write(rec, study, StudyFields(), plain, ())
    return study


def _called(wanted: StudyFields) -> str:
    """What a study is called in the history."""
    return wanted.title or wanted.title_zh or "Untitled"


def _write(rec: Recorder, study: int, old: StudyFields, new: StudyFields, variants: Sequence[Variant]) -> None:
    """Write what differs."""
    differ = {one.name for one in fields(new) if getattr(new, one.name) != getattr(old, one.name)}
    plain = {name: getattr(new, name) for name in _PLAIN if name in differ}
    if plain:
        studies.set_plain(rec, study, **plain)
    for name in WORDED:
        if differ & {name, f"{name}_zh"}:
            own = [v for v in variants if v.field == name]
            for lang, at in (("en", name), ("zh-Hans", f"{name}_zh")):
                if at in differ:
                    own = _reworded(own, name, lang, getattr(new, at))
            studies.set_variants(rec, study, name, own)
    if "journal_abbrev" in differ:
        own = [v for v in variants if v.field == "journal_abbrev"]
        studies.set_variants(rec, study, "journal_abbrev", _reworded(own, "journal_abbrev", "en", new.journal_abbrev))
    for name in LISTED:
        if differ & {name, f"{name}_zh"}:
            _write_lines(rec, study, name, new, variants)
    if "authors" in differ:
        studies.set_names(rec, study, new.authors)
    if "identifiers" in differ:
        studies.set_identifiers(rec, study, new.identifiers)
    if "models" in differ:
        studies.set_models(rec, study, new.models)
    if "tags" in differ:
        studies.set_tags(rec, study, new.tags)


def _reworded(own: Sequence[Variant], name: str, lang: str, value: str) -> list[Variant]:
    """The wordings of a field with that of one language changed, added or taken away."""
    chinese = lang.startswith("zh")
    at = next((i for i, v in enumerate(own) if v.lang.startswith("zh") == chinese and v.value), None)
    out = list(own)
    if at is None:
        kind = "short" if name == "journal_abbrev" else "translation" if chinese and out else "original"
        return [*out, Variant(name, lang, value, kind, PERSON)] if value else out
    if value:
        out[at] = Variant(name, out[at].lang, value, out[at].kind, PERSON)
    else:
        out = [v for v in out if v.lang.startswith("zh") != chinese]
    return out


def _write_lines(rec: Recorder, study: int, name: str, new: StudyFields, variants: Sequence[Variant]) -> None:
    """Write a field of several lines; a line that was there keeps its source."""
    known = {(v.lang.startswith("zh"), v.value): v for v in variants if v.field == name}
    lines = [(False, value) for value in getattr(new, name)] + [(True, value) for value in getattr(new, f"{name}_zh")]
    wanted = [
        known.get((chinese, value), Variant(name, "zh-Hans" if chinese else "en", value, "original", PERSON))
        for chinese, value in lines
    ]
    studies.set_variants(rec, study, name, wanted)


def cleaned(wanted: StudyFields) -> StudyFields:
    """Return the fields trimmed and in their stored form; raises Refused where one can't be so."""
    values: dict[str, object] = {}
    for one in fields(wanted):
        value = getattr(wanted, one.name)
        if isinstance(value, str):
            value = value.strip()
            if not value and one.default is None:
                value = None
        elif one.name in {"sample", "sample_zh", "affiliation", "affiliation_zh", "tags"}:
            value = tuple(dict.fromkeys(line.strip() for line in value if line.strip()))
        values[one.name] = value
    out = StudyFields(**values)  # type: ignore[arg-type]
    _check(out)
    idents = tuple(dict.fromkeys(_identifier(one) for one in out.identifiers if one.value.strip()))
    values["identifiers"] = idents
    values["models"] = tuple(dict.fromkeys(out.models))
    values["authors"] = tuple(n for n in out.authors if n.family.strip() or n.given.strip() or n.literal.strip())
    return StudyFields(**values)  # type: ignore[arg-type]


def _check(wanted: StudyFields) -> None:
    """Refuse what can't be a date or is none of the words we know."""
    if wanted.year is not None and not 1000 <= wanted.year <= 2200:
        raise Refused(f"{wanted.year} is not a year a study can have. Nothing was changed.")
    if wanted.month is not None and not 1 <= wanted.month <= 12:
        raise Refused(f"{wanted.month} is not a month: it must be 1 to 12. Nothing was changed.")
    if wanted.day is not None and not 1 <= wanted.day <= 31:
        raise Refused(f"{wanted.day} is not a day of a month. Nothing was changed.")
    if wanted.asked_about_barriers is not None and wanted.asked_about_barriers not in ASKED:
        raise Refused("“Asked about barriers” is yes, partly or no. Nothing was changed.")


_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\..+)", re.IGNORECASE)


def _identifier(one: Ident) -> Ident:
    """An identifier without the address or the full stop people copy with it."""
    value = one.value.strip()
    if one.scheme == "doi":
        found = _DOI.fullmatch(value)
        value = (found[1] if found else value).rstrip(".")
    return Ident(one.scheme, value, one.role)


def names_text(names: Sequence[Name]) -> str:
    """Return authors as people edit them, one a line: 'Family, Given', a Chinese or whole name as it stands."""
    return "\n".join(_name_line(name) for name in names)


def _name_line(name: Name) -> str:
    if name.literal:
        return name.literal
    if name.lang.startswith("zh"):
        return name.family + name.given
    return ", ".join(part for part in (name.family, name.given) if part)


_HAN = re.compile(r"[\u3400-\u9fff]")


def names_from(text: str, old: Sequence[Name] = ()) -> tuple[Name, ...]:
    """Read authors from lines; a line that stands for a name of ``old`` is that name, with its role and source."""
    known: dict[str, list[Name]] = {}
    for name in old:
        known.setdefault(_name_line(name), []).append(name)
    out = []
    for line in (" ".join(line.split()) for line in text.splitlines()):
        if not line:
            continue
        if known.get(line):
            out.append(known[line].pop(0))
        elif _HAN.search(line):
            out.append(Name("", "", line, "zh-Hans", source=PERSON))
        elif "," in line:
            family, given = line.split(",", 1)
            out.append(Name(family.strip(), given.strip(), source=PERSON))
        else:
            out.append(Name("", "", line, source=PERSON))
    return tuple(out)
