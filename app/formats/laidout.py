"""Lay a record out for writing: its main title and abstract, and lines for everything a format has no field for.

The lines are those of app.formats.extralines; a format puts them into its field for notes, and our readers take them
from there again, so that what is written comes back whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from app.formats.bodies import body
from app.formats.citation import article_number
from app.formats.extralines import ABSTRACT, TITLE, escaped_name, own, translation
from app.formats.gathering import NO_KIND
from app.formats.people import written
from app.formats.records import IdentifierFound, Record, TextPart, TitleVariant
from app.formats.tongues import declared, tag

Tag = Callable[[str], str]


@dataclass(slots=True)
class LaidOut:
    """What goes into the fields every format has, and the lines for the rest."""

    title: TitleVariant | None = None
    other_titles: list[TitleVariant] = field(default_factory=list)
    abstract: TextPart | None = None
    other_texts: list[TextPart] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def own(self, name: str, value: str) -> None:
        """Add a line of ours, where there is a value."""
        if value:
            self.lines.append(own(name, value))

    def each(self, name: str, values: Iterable[str]) -> None:
        """Add a line for each value."""
        for value in values:
            self.own(name, value)


def dotted(*parts: str) -> str:
    """Join the parts of a name; dots and blanks inside a part are written otherwise."""
    return ".".join(escaped_name(part).replace(".", "%2E;") for part in parts)


def lay_out(record: Record, *, title_tag: Tag | None = None, abstract_tag: Tag | None = None) -> LaidOut:
    """Choose the main title and abstract and say what their words alone don't tell.

    `title_tag` and `abstract_tag` are how the format's reader will guess the language of the main ones.
    """
    told = declared(record.language)
    out = LaidOut()
    _titles(record, out, title_tag or (lambda words: tag(words, told)))
    _texts(record, out, abstract_tag or (lambda words: tag(words, told)))
    return out


def _titles(record: Record, out: LaidOut, guess: Tag) -> None:
    originals = [t for t in record.titles if t.kind == "original"] or list(record.titles)
    if not originals:
        return
    main = originals[0]
    out.title = main
    out.other_titles = [t for t in record.titles if t is not main]
    if main.kind != "original":
        out.own("titlekind", main.kind)
    if guess(main.value) != main.lang:
        out.own(dotted("lang", "title"), main.lang)


def _texts(record: Record, out: LaidOut, guess: Tag) -> None:
    if not record.texts:
        return
    lang = out.title.lang if out.title is not None else ""
    abstracts = [t for t in record.texts if t.kind == "abstract"]
    same = [t for t in abstracts if t.lang == lang]
    main = (same or abstracts or list(record.texts))[0]
    out.abstract = main
    out.other_texts = [t for t in record.texts if t is not main]
    if main.kind != "abstract":
        out.own("textkind", main.kind)
    if guess(main.body) != main.lang:
        out.own(dotted("lang", "abstract"), main.lang)
    if body(main.body) != main.body:
        out.own("body", main.body)
    for part in record.texts:
        if part.provenance != "unknown" or part.engine:
            out.own(dotted("origin", part.lang, part.kind), f"{part.provenance}|{part.engine}")


def add_titles(out: LaidOut, titles: Iterable[TitleVariant]) -> None:
    """Add lines for titles: Zotero's where it tells all, ours for an original or a language the words don't show."""
    for title in titles:
        if title.kind == "translation" and tag(title.value) == title.lang:
            out.lines.append(translation(TITLE, title.value))
        else:
            out.own(dotted("title", title.lang, title.kind), title.value)


def add_texts(out: LaidOut, texts: Iterable[TextPart], taken: Iterable[str]) -> None:
    """Add lines for texts; `taken` are the languages that have an abstract already."""
    langs = set(taken)
    for part in texts:
        plain = part.kind == "abstract" and part.lang not in langs and tag(part.body) == part.lang
        if plain and body(part.body) == part.body:
            out.lines.append(translation(ABSTRACT, part.body))
            langs.add(part.lang)
        else:
            out.own(dotted("text", part.lang, part.kind), part.body)


def add_identifiers(out: LaidOut, identifiers: Iterable[IdentifierFound]) -> None:
    """Add lines for identifiers: PMID and PMCID as Zotero keeps them, others as ours."""
    seen: set[str] = set()
    for one in identifiers:
        if one.role == "own" and one.scheme in ("pmid", "pmcid") and one.scheme not in seen:
            out.lines.append(f"{one.scheme.upper()}: {one.value}")
            seen.add(one.scheme)
        else:
            out.own(dotted("id", one.role, one.scheme), one.value)


def add_rest(out: LaidOut, record: Record, native: frozenset[str]) -> None:
    """Add lines for the fields a format has no place for; `native` names those it has."""
    simple = (
        ("epub", record.epub), ("publisher", record.publisher), ("place", record.place), ("edition", record.edition),
        ("series", record.series), ("language", record.language), ("key", record.key), ("journal", record.journal),
        ("journal_abbrev", record.journal_abbrev), ("volume", record.volume), ("issue", record.issue), ("pages", record.pages),
    )  # fmt: skip
    for name, value in simple:
        if name not in native:
            out.own(name, value)
    if "article_number" not in native and record.article_number != article_number(record.pages):
        out.own("article_number", record.article_number)
    lists = (
        ("address", record.affiliations), ("keyword", record.keywords), ("subject", record.subjects), ("tag", record.tags),
        ("note", record.notes), ("type", record.publication_types),
    )  # fmt: skip
    for name, values in lists:
        if name not in native:
            out.each(name, values)
    if "editor" not in native:
        out.each("editor", map(written, record.editors))
    if "translated_author" not in native:
        out.each("translated_author", map(written, record.translated_authors))
    if "translated_journal" not in native:
        out.each("translated_journal", (j.value for j in record.journals))
    if record.year is None or "month" not in native:
        out.own("month", str(record.month or ""))
        out.own("day", str(record.day or ""))
    elif record.day and not record.month:
        out.own("day", str(record.day))
    if record.printed_citation is not None:
        out.own("printed", record.printed_citation.raw)
    for name, value in record.extra:
        if f"extra.{name}" not in native:
            out.own(dotted("extra", name), value)


def add_kind(out: LaidOut, kind: str, meant: str) -> None:
    """Add a line for the kind where the format's reader would take another one."""
    if kind != meant:
        out.own("kind", kind or NO_KIND)
