"""The glossary by hand: terms with preferred, accepted and avoided renderings, in from files and out to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from app.formats.terms import TermEntry, Terms
from app.text.languages import canonical
from app.text.lexicon import matching
from app.text.refused import Refused
from app.work.change import Change
from app.work.library import Library
from app.work.whole import keep_off_libraries, write_whole
from db import glossary
from db.glossary import QUALITIES, GlossaryTerm
from db.recording import Recorder

KnownTerm = GlossaryTerm
"""A term as the glossary keeps it, for those who show it."""

KINDS: tuple[str, ...] = ("tbx", "csv")
"""Formats that the glossary is written in and read from."""

LONGEST = 300
"""Characters a form may have."""

TOLD = 20
"""So many of the entries that were left out are named."""
LARGEST = 20_000_000
"""Bytes of the largest file of terms that is read."""

_LISTS = ("variants", "preferred", "accepted", "avoid")


@dataclass(frozen=True, slots=True)
class TermFields:
    """Every field of a term: its form and variants in `lang`, renderings in `target`, a note and a field (domain)."""

    form: str
    variants: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    note: str = ""
    domain: str = ""
    lang: str = "en"
    target: str = "zh-Hans"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file of terms: new terms, terms that gained forms, those that were known, entries left out.

    `kept` counts forms about which file and library disagree (preferred here, to avoid there): the library's stand.
    `refused` are the first of those left out: line or number in the file (0: not known), and why.
    """

    added: int
    changed: int
    known: int
    skipped: int
    kept: int
    refused: tuple[tuple[int, str], ...] = field(default=(), compare=False)


def terms(library: Library, find: str = "", lang: str = "en") -> tuple[GlossaryTerm, ...]:
    """Return the terms in their order; with `find` those with a form in either language that holds these words."""
    with library.db.read() as conn:
        found = glossary.terms(conn, lang)
    wanted = matching(find)
    if not wanted:
        return found
    return tuple(one for one in found if any(wanted in matching(form) for form in _forms(one)))


def stamp(library: Library) -> tuple[int, ...]:
    """Return what tells one state of the glossary from another; one question."""
    with library.db.read() as conn:
        return glossary.stamp(conn)


def ids(library: Library, lang: str = "en") -> list[int]:
    """Return the ids of all terms in their order, so that they can be read in portions."""
    with library.db.read() as conn:
        return [head[0] for head in glossary.heads(conn, lang)]


def some(library: Library, chosen: Sequence[int], lang: str = "en") -> tuple[GlossaryTerm, ...]:
    """Return some terms by their ids, in the glossary's order."""
    with library.db.read() as conn:
        return glossary.terms(conn, lang, chosen)


def get(library: Library, term_id: int) -> GlossaryTerm:
    """Return one term; raises Refused where it is gone."""
    with library.db.read() as conn:
        return _there(glossary.get(conn, term_id))


def named(library: Library, form: str, lang: str = "en") -> GlossaryTerm | None:
    """Return the term with this headword or variant, as the checker names it."""
    wanted = matching(form)
    with library.db.read() as conn:
        heads = [id_ for id_, head in glossary.heads(conn, lang) if matching(head) == wanted]
        heads = heads or [id_ for id_, own in glossary.variants(conn, lang) if wanted in map(matching, own)]
        return glossary.get(conn, heads[0]) if heads else None


def fields_of(term: GlossaryTerm, target: str = "zh-Hans") -> TermFields:
    """Return a term as the form shows it."""
    return TermFields(
        term.form, term.variants, term.preferred, term.accepted, term.avoid, term.note or "", term.domain or "",
        term.lang, target,
    )  # fmt: skip


def add(library: Library, wanted: TermFields) -> Change:
    """Add a term; its id is the change's result. Raises Refused where it can't be so, or is in the glossary already."""
    plain = cleaned(wanted)
    with library.change("Added the term “%1”", plain.form) as rec:
        _only_one(rec, plain, None)
        made = glossary.write(rec, _row(0, plain), plain.target)
    return replace(rec.change, result=made)


def edit(library: Library, term_id: int, wanted: TermFields) -> Change:
    """Change a term. Raises Refused where it can't be so or is gone."""
    plain = cleaned(wanted)
    with library.change("Changed the term “%1”", plain.form) as rec:
        old = _there(glossary.get(rec.conn, term_id))
        _only_one(rec, plain, term_id)
        if _row(term_id, plain) != old:
            glossary.write(rec, _row(term_id, plain), plain.target)
    return replace(rec.change, result=term_id)


def add_rendering(library: Library, term_id: int, form: str, quality: str) -> Change:
    """Give a term one more rendering; one that it has already becomes what is said now."""
    if quality not in QUALITIES:
        raise ValueError(f"there is no quality {quality}")
    old = fields_of(get(library, term_id))
    lists = {name: tuple(one for one in getattr(old, name) if matching(one) != matching(form)) for name in QUALITIES}
    lists[quality] = (*lists[quality], form)
    return edit(library, term_id, _with_lists(old, lists))


def judge(library: Library, english: str, chinese: str, quality: str) -> Change:
    """Say of a Chinese rendering of an English term that it is preferred, accepted or to avoid; a new term is added.

    One step; the term's id is the change's result. A form that is preferred now comes first. Raises Refused where the term
    can't be so.
    """
    if quality not in QUALITIES:
        raise ValueError(f"there is no quality {quality}")
    known = named(library, english)
    if known is None:
        return add(library, _with_lists(TermFields(english), {quality: (chinese,)}))
    old = fields_of(known)
    lists = {name: tuple(one for one in getattr(old, name) if matching(one) != matching(chinese)) for name in QUALITIES}
    lists[quality] = (chinese, *lists[quality]) if quality == "preferred" else (*lists[quality], chinese)
    return edit(library, known.id, _with_lists(old, lists))


def delete(library: Library, term_ids: Sequence[int]) -> Change:
    """Delete terms, as one step."""
    with library.change("Deleted %n terms", str(len(term_ids))) as rec:
        found = [_there(glossary.get(rec.conn, one)) for one in term_ids]
        if len(found) == 1:
            rec.label = "Deleted the term “%1”"
            rec.args = (found[0].form,)
        glossary.delete(rec, term_ids)
    return rec.change


def read(data: bytes, name: str = "") -> Terms:
    """Read a file of terms (TBX, CSV or tab-separated), by its content. Raises Refused where it is none."""
    from app.formats import glossarycsv, tbx

    head = data[:4000].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return tbx.read(data, name) if head.startswith(b"<") else glossarycsv.read(data, name)


def bring_in(library: Library, found: Terms, *, replace_forms: bool = False) -> Change:
    """Add the terms of a file as one step; the change's result is an Imported.

    A term that is there gains the forms it lacks. Where both know a form, the library's word stands, or the file's if
    `replace_forms` is set.
    """
    changed = known = kept = skipped = 0
    refused = list(found.refused)
    new: dict[tuple[str, str], GlossaryTerm] = {}
    targets: dict[tuple[str, str], str] = {}
    with library.change("Imported %n terms") as rec:
        there = {
            (one.lang, matching(one.form)): one
            for lang in {entry.lang for entry in found.entries}
            for one in glossary.terms(rec.conn, lang)
        }
        for entry in found.entries:
            try:
                plain = cleaned(_from_entry(entry))
            except Refused as refusal:
                skipped += 1
                refused.append((entry.line, str(refusal).removesuffix(" Nothing was changed.")))
                continue
            key = plain.lang, matching(plain.form)
            old = there.get(key) or new.get(key)
            if old is None:
                new[key], targets[key] = _row(0, plain), plain.target
                continue
            joined, disagree = _joined(old, plain, replace_forms)
            kept += disagree
            if joined == old:
                known += 1
            elif old.id:
                there[key] = joined
                changed += 1
                glossary.write(rec, joined, plain.target)
            else:
                new[key] = joined
        for target in dict.fromkeys(targets.values()):
            glossary.write_many(rec, [one for key, one in new.items() if targets[key] == target], target)
        rec.args = (str(len(new) + changed),)
    told = tuple(sorted(refused)[:TOLD])
    return replace(rec.change, result=Imported(len(new), changed, known, found.skipped + skipped, kept, told))


def export(library: Library, target: Path, kind: str) -> int:
    """Write the glossary as a file (one of KINDS), whole or not at all; return how many terms are in it."""
    from app.formats import glossarycsv, tbx

    if kind not in KINDS:
        raise ValueError(f"the glossary is not written as {kind}")
    keep_off_libraries(target)
    entries = [_entry(one) for one in terms(library)]
    if not entries:
        raise Refused("The glossary is empty. Nothing was written.")
    data = tbx.write(entries, f"Glossary of {library.name}") if kind == "tbx" else glossarycsv.write(entries)
    write_whole(target, data)
    return len(entries)


def bring_file(library: Library, path: Path) -> Change:
    """Take the terms of a file in, as one step. Raises Refused where it can't be read, is too large, or holds none."""
    try:
        if path.stat().st_size > LARGEST:
            raise Refused(f"“{path.name}” is larger than 20 MB. Nothing was changed.")
        data = path.read_bytes()
    except OSError:
        raise Refused(f"“{path.name}” can’t be read. Nothing was changed.") from None
    return bring_in(library, read(data, path.name))


def give_file(library: Library, path: Path) -> int:
    """Write all terms to a file, as TBX where its name ends so, else as CSV; return how many. Raises Refused."""
    try:
        return export(library, path, "tbx" if path.suffix.lower() == ".tbx" else "csv")
    except OSError:
        raise Refused(f"“{path.name}” can’t be written there. Nothing was written.") from None


def cleaned(wanted: TermFields) -> TermFields:
    """Return the fields trimmed and without doubles; raises Refused where a term can't be so."""
    form = " ".join(wanted.form.split())
    lists = {name: _unique(getattr(wanted, name)) for name in _LISTS}
    lists["variants"] = tuple(one for one in lists["variants"] if one != form)
    if not form:
        raise Refused("A term needs a form. Nothing was changed.")
    for one in (form, *(form for name in _LISTS for form in lists[name])):
        if len(one) > LONGEST:
            raise Refused(f"“{one[:40]}…” is too long for a term. Nothing was changed.")
        if ";" in one or "；" in one:
            raise Refused(f"“{one}” holds a semicolon. Give each form on its own. Nothing was changed.")
    good = {matching(one) for one in (*lists["preferred"], *lists["accepted"])}
    bad = next((one for one in lists["avoid"] if matching(one) in good), None)
    if bad is not None:
        raise Refused(f"“{bad}” can’t be both a good form and one to avoid. Nothing was changed.")
    lists["accepted"] = tuple(one for one in lists["accepted"] if one not in lists["preferred"])
    return TermFields(
        form, lists["variants"], lists["preferred"], lists["accepted"], lists["avoid"], wanted.note.strip(),
        wanted.domain.strip(), canonical(wanted.lang) or "en", canonical(wanted.target) or "zh-Hans",
    )  # fmt: skip


def _with_lists(old: TermFields, lists: Mapping[str, tuple[str, ...]]) -> TermFields:
    """The fields with other renderings."""
    return replace(
        old,
        preferred=lists.get("preferred", ()),
        accepted=lists.get("accepted", ()),
        avoid=lists.get("avoid", ()),
    )


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in (" ".join(one.split()) for one in forms) if form))


def _there(term: GlossaryTerm | None) -> GlossaryTerm:
    if term is None:
        raise Refused("This term is no longer in the glossary. Nothing was changed.")
    return term


def _forms(one: GlossaryTerm) -> tuple[str, ...]:
    return (one.form, *one.variants, *one.preferred, *one.accepted, *one.avoid)


def _only_one(rec: Recorder, wanted: TermFields, own: int | None) -> None:
    """Refuse a second term with the same headword."""
    form = matching(wanted.form)
    if any(id_ != own and matching(head) == form for id_, head in glossary.heads(rec.conn, wanted.lang)):
        raise Refused(f"“{wanted.form}” is in the glossary already. Change that term instead. Nothing was changed.")


def _row(term_id: int, plain: TermFields) -> GlossaryTerm:
    return GlossaryTerm(
        term_id, plain.lang, plain.form, plain.variants, plain.domain or None, plain.note or None, plain.preferred,
        plain.accepted, plain.avoid,
    )  # fmt: skip


def _entry(one: GlossaryTerm) -> TermEntry:
    return TermEntry(
        one.lang, "zh-Hans", one.form, one.variants, one.preferred, one.accepted, one.avoid, one.note or "",
        one.domain or "",
    )  # fmt: skip


def _from_entry(entry: TermEntry) -> TermFields:
    names = {one.name for one in fields(TermFields)}
    values = {name: getattr(entry, name) for name in names}
    return TermFields(**{**values, "target": entry.target or "zh-Hans"})


def _joined(old: GlossaryTerm, new: TermFields, replace_forms: bool) -> tuple[GlossaryTerm, int]:
    """A term with what a file adds to it, and about how many forms the two disagree."""
    mine = {matching(form): quality for quality in QUALITIES for form in getattr(old, quality)}
    lists = {quality: list(getattr(old, quality)) for quality in QUALITIES}
    disagree = 0
    for quality in QUALITIES:
        for form in getattr(new, quality):
            own = mine.get(matching(form))
            if form in getattr(old, quality):
                continue
            if own is None:
                lists[quality].append(form)
            elif own != quality:
                disagree += 1
                if replace_forms:
                    lists[own] = [one for one in lists[own] if matching(one) != matching(form)]
                    lists[quality].append(form)
    known = {matching(form) for form in (old.form, *old.variants)}
    variants = (*old.variants, *(one for one in new.variants if matching(one) not in known))
    joined = replace(
        old,
        variants=variants,
        domain=old.domain or new.domain or None,
        note=(new.note if replace_forms else None) or old.note or new.note or None,
        preferred=tuple(lists["preferred"]),
        accepted=tuple(lists["accepted"]),
        avoid=tuple(lists["avoid"]),
    )
    return joined, 0 if replace_forms else disagree
