"""Terms as TBX-Basic (ISO 30042): written in version 3 (DCA style), read in versions 2 and 3, both styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from app.formats.decode import called
from app.formats.terms import SENTENCES, TermEntry, Terms
from app.formats.xmltext import elements, escaped, lang_of, local, words
from app.text.languages import ENGLISH, canonical, is_chinese, matches
from app.text.refused import Refused

_STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "accepted": "admittedTerm-admn-sts",
    "avoid": "deprecatedTerm-admn-sts",
}
_QUALITY = {
    "preferred": "preferred", "standardized": "preferred", "admitted": "accepted", "legal": "accepted",
    "regulated": "accepted", "deprecated": "avoid", "superseded": "avoid",
}  # fmt: skip
"""How a status begins -> what it means here."""

_CONCEPTS = frozenset({"conceptEntry", "termEntry"})
_SECTIONS = frozenset({"langSec", "langSet"})
_TERMS = frozenset({"termSec", "tig", "ntig"})
_STATUSES = frozenset({"administrativeStatus", "normativeAuthorization"})


def write(entries: Sequence[TermEntry], title: str) -> bytes:
    """Return terms as TBX-Basic, version 3, in UTF-8."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">',
        "  <tbxHeader>",
        "    <fileDesc>",
        f"      <titleStmt><title>{escaped(title)}</title></titleStmt>",
        "      <sourceDesc><p>Written by Diptych</p></sourceDesc>",
        "    </fileDesc>",
        "  </tbxHeader>",
        "  <text>",
        "    <body>",
    ]
    for number, entry in enumerate(entries, 1):
        lines += _concept(number, entry)
    lines += ["    </body>", "  </text>", "</tbx>", ""]
    return "\n".join(lines).encode("utf-8")


def _concept(number: int, entry: TermEntry) -> list[str]:
    lines = [f'      <conceptEntry id="c{number}">']
    if entry.domain:
        lines.append(f'        <descrip type="subjectField">{escaped(entry.domain)}</descrip>')
    if entry.note:
        lines.append(f"        <note>{escaped(entry.note)}</note>")
    own = [("preferred", entry.form), *(("accepted", form) for form in entry.variants)]
    other = [(quality, form) for quality in _STATUS for form in getattr(entry, quality)]
    lines += _section(entry.lang, own)
    if other:
        lines += _section(entry.target, other)
    return [*lines, "      </conceptEntry>"]


def _section(lang: str, forms: Sequence[tuple[str, str]]) -> list[str]:
    lines = [f'        <langSec xml:lang="{escaped(lang)}">']
    for quality, form in forms:
        lines += [
            "          <termSec>",
            f"            <term>{escaped(form)}</term>",
            f'            <termNote type="administrativeStatus">{_STATUS[quality]}</termNote>',
            "          </termSec>",
        ]
    return [*lines, "        </langSec>"]


def read(data: bytes, name: str = "") -> Terms:
    """Read the terms of a TBX file: English and Chinese where it has them, else its first two languages.

    Raises Refused where the file is no TBX, no whole XML, or holds no term.
    """
    entries: list[TermEntry] = []
    refused: list[tuple[int, str]] = []
    number = 0
    root = ""
    for around, element in elements(data, _CONCEPTS | {"tbx", "martif"}, name):
        root = root or local(around[0].tag if around else element.tag)
        if local(element.tag) in _CONCEPTS:
            entry = _entry(element)
            number += 1
            if entry is None:
                refused.append((number, SENTENCES[1]))
            entries += [entry] if entry else []
    if root not in {"tbx", "martif"}:
        raise Refused(f"{called(name)} is XML, but no glossary (TBX). Nothing was read.")
    if not entries:
        raise Refused(f"{called(name)} holds no term in two languages. Nothing was read.")
    return Terms(tuple(entries), len(refused), tuple(refused))


def _entry(concept: Element) -> TermEntry | None:
    sections = [one for one in concept if local(one.tag) in _SECTIONS and lang_of(one)]
    own = next((one for one in sections if matches(ENGLISH, canonical(lang_of(one)))), None)
    own = own if own is not None else next((one for one in sections if not is_chinese(canonical(lang_of(one)))), None)
    if own is None:
        return None
    others = [one for one in sections if one is not own]
    other = next((one for one in others if is_chinese(canonical(lang_of(one)))), others[0] if others else None)
    forms = [(quality, form) for quality, form in _forms(own) if quality != "avoid"]
    forms.sort(key=lambda one: one[0] != "preferred")
    if not forms:
        return None
    found = list(_forms(other)) if other is not None else []
    if found and not any(quality for quality, _ in found):
        found = [("preferred", found[0][1]), *(("accepted", form) for _, form in found[1:])]

    def of(*qualities: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(form for quality, form in found if quality in qualities))

    names = tuple(dict.fromkeys(form for _, form in forms))
    return TermEntry(
        canonical(lang_of(own)),
        canonical(lang_of(other)) if other is not None else "",
        names[0],
        names[1:],
        of("preferred"),
        of("accepted", ""),
        of("avoid"),
        " ".join(_notes(concept)),
        _described(concept, "subjectField"),
    )


def _forms(section: Element) -> Iterator[tuple[str, str]]:
    """(quality, form) of each term of a language; quality '' where the file says nothing."""
    for holder in section:
        if local(holder.tag) in _TERMS:
            form = words(next((one for one in holder.iter() if local(one.tag) == "term"), None))
            if form:
                yield _quality(holder), form


def _quality(holder: Element) -> str:
    for one in holder.iter():
        if local(one.tag) in _STATUSES or (local(one.tag) == "termNote" and one.get("type") in _STATUSES):
            status = words(one).lower()
            return next((quality for begins, quality in _QUALITY.items() if status.startswith(begins)), "")
    return ""


def _notes(concept: Element) -> list[str]:
    """The notes on a concept itself, not those on its terms."""
    return [words(one) for one in concept if local(one.tag) == "note" and words(one)]


def _described(concept: Element, kind: str) -> str:
    for one in concept:
        for inner in (one, *(one if local(one.tag) == "descripGrp" else ())):
            if local(inner.tag) == kind or (local(inner.tag) == "descrip" and inner.get("type") == kind):
                return words(inner)
    return ""
