"""Gather one record field by field, whatever format it comes from: each reader says which role a field plays.

What has no place is kept in `extra` under the name its file gives it and counted in the file's tally; what can't be read as
what it claims to be (a year, a DOI) is kept there too and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.formats import extralines, identify
from app.formats.bodies import body, line
from app.formats.citation import article_number, read_printed
from app.formats.dates import read_date, read_month_day
from app.formats.kinds import of_words
from app.formats.people import read_list, read_person
from app.formats.records import AuthorName, Citation, IdentifierFound, Record, TextPart, TitleVariant
from app.formats.remarks import ReadingWarning
from app.formats.tally import Tally
from app.formats.tongues import declared, tag

_ASREVIEW = re.compile(r"\bASReview_\w{1,60}", re.IGNORECASE)
_DAY = re.compile(r"\d{4}/\d{1,2}/\d{1,2}")
_SPLIT_WORDS = re.compile(r"\s*(?:[;；\n]\s*)+")
_ONE = frozenset(
    ("title", "journal", "journal_abbrev", "volume", "issue", "publisher", "place", "edition", "series", "language", "key",
     "start", "end", "pages", "article_number", "epub")
)  # fmt: skip
NO_KIND = "none"
"""What our own export writes for a record whose kind is not known."""
_SCHEMES = ("doi", "pmid", "pmcid", "isbn", "issn", "url")
Add = Callable[["Gathered", str, str, int], None]


class Gathered:
    """One record on its way: `add` its fields, then take it with `record`."""

    def __init__(self, tally: Tally, first: int) -> None:
        self.tally = tally
        self.first = first
        self.one: dict[str, str] = {}
        self.lists: dict[str, dict[str, None]] = {}
        self.people: dict[str, list[AuthorName]] = {}
        self.identifiers: list[IdentifierFound] = []
        self.extra: list[tuple[str, str]] = []
        self.warnings: list[ReadingWarning] = []
        self.kind = ""
        self.date: tuple[int | None, int | None, int | None] = (None, None, None)
        self.more_titles: list[TitleVariant] = []
        self.more_texts: list[TextPart] = []
        self.tongues: dict[str, str] = {}
        self.origins: dict[tuple[str, str], tuple[str, str]] = {}
        self.printed: Citation | None = None

    def add(self, role: str, value: str, name: str, at: int) -> None:
        """Take a field: the role it plays here, its value, the name its file gives it, and its line."""
        value = value.strip(" \t\r\n;；") if role == "language" else value.strip()
        if not value:
            return
        if role == "edition" and _DAY.fullmatch(value):
            self.keep(name, value, at)  # when an article was first seen, in EndNote's records of PubMed
        elif role in _ONE:
            self._add_one(role, line(value), name, at)
        elif role in _ADDERS:
            _ADDERS[role](self, value, name, at)
        else:
            self.keep(name, value, at)

    def keep(self, name: str, value: str, at: int) -> None:
        """Keep a field that has no place of its own."""
        self.extra.append((name, value.strip()))
        self.tally.keep_aside(name, at)

    def warn(self, code: str, *args: str, at: int | None = None) -> None:
        """Tell something about this record."""
        self.warnings.append(ReadingWarning(code, args, at if at is not None else self.first))

    def _add_one(self, role: str, value: str, name: str, at: int) -> None:
        have = self.one.get(role)
        if have is None:
            self.one[role] = value
        elif have != value:
            self.keep(name, value, at)

    def listed(self, role: str, value: str) -> None:
        """Add a value to a list, once."""
        self.lists.setdefault(role, {})[value] = None

    def identify(self, scheme: str, value: str, role: str = "own") -> None:
        """Add an identifier, once; of a DOI, PMID or PMCID the first is the record's own."""
        one = IdentifierFound(scheme, value, role)
        if one not in self.identifiers:
            self.identifiers.append(one)

    def has(self, scheme: str) -> bool:
        """Say whether the record has an own identifier of a scheme."""
        return any(i.scheme == scheme and i.role == "own" for i in self.identifiers)

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was taken."""
        return not (
            self.one or self.lists or self.people or self.identifiers or self.extra or self.more_titles
            or self.more_texts or self.date[0] or self.kind
        )  # fmt: skip

    def record(self, last: int) -> Record | None:
        """Make the record, which ends in a line; None (and counted) where there is nothing in it."""
        if self.is_empty:
            self.tally.found_empty(self.first)
            return None
        told = declared(self.one.get("language", ""))
        titles, texts = self._titles(told), self._texts(told)
        pages = self._pages()
        if not (titles or texts or self.identifiers or self.people or self.extra or self.lists or self.one):
            self.warn("says_nothing", str(self.first))
        else:
            for code, lacks in (("no_title", not titles), ("no_text", not texts)):
                if lacks:
                    self.warn(code)
        one, lists = self.one, {role: tuple(values) for role, values in self.lists.items()}
        year, month, day = self.date
        return Record(
            titles=titles,
            authors=tuple(self.people.get("author", ())),
            affiliations=lists.get("address", ()),
            journal=one.get("journal", ""),
            journal_abbrev=one.get("journal_abbrev", ""),
            year=year,
            month=month,
            day=day,
            epub=one.get("epub", ""),
            volume=one.get("volume", ""),
            issue=one.get("issue", ""),
            pages=pages,
            article_number=one.get("article_number", "") or article_number(pages),
            identifiers=tuple(sorted(self.identifiers, key=_rank)),
            printed_citation=self.printed,
            keywords=lists.get("keyword", ()),
            publication_types=lists.get("type", ()),
            texts=texts,
            lines=(self.first, max(self.first, last)),
            warnings=tuple(self.warnings),
            kind=self.kind,
            key=one.get("key", ""),
            editors=tuple(self.people.get("editor", ())),
            translated_authors=tuple(self.people.get("translated_author", ())),
            journals=tuple(TitleVariant(tag(j), j, "translation") for j in lists.get("translated_journal", ())),
            publisher=one.get("publisher", ""),
            place=one.get("place", ""),
            edition=one.get("edition", ""),
            series=one.get("series", ""),
            language=one.get("language", ""),
            subjects=lists.get("subject", ()),
            notes=lists.get("note", ()),
            tags=lists.get("tag", ()),
            extra=tuple(self.extra),
        )

    def _titles(self, told: str) -> tuple[TitleVariant, ...]:
        titles: list[TitleVariant] = []
        if "title" in self.one:
            words = self.one["title"]
            kind = self.tongues.get("titlekind", "original")
            titles.append(TitleVariant(self.tongues.get("title") or tag(words, told), words, kind))
        other = self.lists.get("translated_title", ())
        titles += [TitleVariant(tag(words), words, "translation") for words in other]
        return tuple(dict.fromkeys(titles + self.more_titles))

    def _texts(self, told: str) -> tuple[TextPart, ...]:
        parts: list[TextPart] = []
        mains = list(self.lists.get("abstract", ()))
        if mains and "body" in self.tongues:
            mains[0] = self.tongues["body"]
        hints = [self.tongues.get("abstract", ""), *([""] * len(mains))]
        found = [(hint or tag(words, told), words) for hint, words in zip(hints, mains, strict=False)]
        found += [(tag(words), words) for words in self.lists.get("translated_abstract", ())]
        for lang, words in found:
            kind = "excerpt" if any(p.lang == lang for p in parts) else "abstract"
            kind = self.tongues.get("textkind", kind) if not parts else kind
            parts.append(TextPart(lang, kind, words))
        parts += self.more_texts
        return tuple(dict.fromkeys(self.with_origin(p) for p in parts))

    def with_origin(self, part: TextPart) -> TextPart:
        """Give a text the provenance our own export says it has."""
        provenance, engine = self.origins.get((part.lang, part.kind), (part.provenance, part.engine))
        return TextPart(part.lang, part.kind, part.body, (), provenance, engine)

    def _pages(self) -> str:
        if "pages" in self.one:
            return self.one["pages"]
        start, end = self.one.get("start", ""), self.one.get("end", "")
        if (start.casefold(), end.casefold()) == ("no", "specified"):  # Ovid's "No Pagination Specified"
            return ""
        if not end or start == end or start.endswith(f"-{end}"):
            return start
        return f"{start}-{end}" if start else end


def _rank(one: IdentifierFound) -> tuple[bool, int]:
    """Order identifiers: own ones first, of these DOI, PMID, PMCID."""
    return one.role != "own", _SCHEMES.index(one.scheme) if one.scheme in _SCHEMES else len(_SCHEMES)


def _add_kind(to: Gathered, value: str, _name: str, _at: int) -> None:
    to.kind = to.kind or value


def _add_type(to: Gathered, value: str, _name: str, _at: int) -> None:
    """Words for the kind of publication; they decide the kind where nothing else did."""
    for words in value.split("\n"):
        if words.strip():
            to.listed("type", words.strip())
            to.kind = to.kind or of_words(words)


def _add_person(role: str) -> Add:
    def add(to: Gathered, value: str, _name: str, _at: int) -> None:
        people = to.people.setdefault(role, [])
        if (";" in value or "；" in value) and not value.endswith(","):
            people += read_list(value)
            return
        for words in value.split("\n"):
            named = read_person(words)
            if named is not None:
                people.append(named)

    return add


def _add_people(role: str) -> Add:
    def add(to: Gathered, value: str, _name: str, _at: int) -> None:
        to.people.setdefault(role, []).extend(read_list(value))

    return add


def _add_literal(to: Gathered, value: str, _name: str, _at: int) -> None:
    """A group of authors: its name stays whole."""
    for words in value.split("\n"):
        named = read_person(f"{words.strip(' ,')},")
        if named is not None:
            to.people.setdefault("author", []).append(named)


def _add_text(role: str) -> Add:
    def add(to: Gathered, value: str, _name: str, _at: int) -> None:
        words = body(value)
        if words:
            to.listed(role, words)

    return add


def _add_line(role: str) -> Add:
    def add(to: Gathered, value: str, _name: str, _at: int) -> None:
        to.listed(role, line(value))

    return add


def _add_lines(role: str) -> Add:
    def add(to: Gathered, value: str, _name: str, _at: int) -> None:
        for words in value.split("\n"):
            if words.strip():
                to.listed(role, line(words))

    return add


def _add_words(role: str) -> Add:
    """Keywords: one, or several parted by ; or lines."""

    def add(to: Gathered, value: str, _name: str, _at: int) -> None:
        for words in _SPLIT_WORDS.split(value):
            if words.strip():
                to.listed(role, line(words))

    return add


def _add_date(to: Gathered, value: str, name: str, at: int) -> None:
    """A year or a whole date; of two fields the first year counts, the other may know the month and day of it."""
    told = read_date(value)
    have = to.date
    if told.year is None:
        month, day = read_month_day(value)
        if month is not None and value[:1].isalpha():
            to.date = (have[0], have[1] or month, have[2] or day)
        else:
            to.warn("year_unclear", value[:60], at=at)
            to.keep(name, value, at)
        return
    if have[0] is None:
        to.date = (told.year, told.month or have[1], told.day or have[2])
        if not told.plain and not told.month:
            to.warn("year_meant", value[:60], str(told.year), at=at)
            to.keep(name, value, at)
    elif have[0] == told.year:
        if have[1] is None:
            to.date = (have[0], told.month, told.day)
    elif told.plain:
        to.keep(name, value, at)


def _add_month(to: Gathered, value: str, name: str, at: int) -> None:
    """A month and perhaps a day, beside a year in a field of its own."""
    month, day = read_month_day(value)
    if month is None:
        if re.search(r"\d{4}", value):
            _add_date(to, value, name, at)
        else:
            to.keep(name, value, at)
    elif to.date[1] is None:
        to.date = (to.date[0], month, day or to.date[2])


def _add_day(to: Gathered, value: str, name: str, at: int) -> None:
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 3 else 0
    if 1 <= number <= 31 and to.date[2] is None:
        to.date = (to.date[0], to.date[1], number)
    else:
        to.keep(name, value, at)


def _add_doi(to: Gathered, value: str, name: str, at: int) -> None:
    doi = identify.read_doi(value)
    if not doi:
        to.warn("doi_unclear", value[:100], at=at)
        to.keep(name, value, at)
    elif not to.has("doi"):
        to.identify("doi", doi)
    elif not any(i.scheme == "doi" and i.value.casefold() == doi.casefold() for i in to.identifiers):
        to.keep(name, value, at)


def _add_pmid(to: Gathered, value: str, name: str, at: int) -> None:
    pmid = identify.read_pmid(value)
    if pmid and not to.has("pmid"):
        to.identify("pmid", pmid)
    elif not any(i.scheme == "pmid" and i.value == pmid for i in to.identifiers):
        to.keep(name, value, at)


def _add_pmcid(to: Gathered, value: str, name: str, at: int) -> None:
    pmcid = identify.read_pmcid(value)
    if pmcid and not to.has("pmcid"):
        to.identify("pmcid", pmcid)
    elif not pmcid:
        to.keep(name, value, at)


def _add_serial(to: Gathered, value: str, name: str, at: int) -> None:
    found, rest = identify.read_serials(value)
    for one in found:
        to.identify(one.scheme, one.value)
    if rest:
        to.keep(name, rest, at)


def _add_url(to: Gathered, value: str, _name: str, _at: int) -> None:
    for url in identify.read_urls(value):
        doi, pmid = identify.doi_of_url(url), identify.pmid_of_url(url)
        if doi and not to.has("doi"):
            to.identify("doi", doi)
        if pmid and not to.has("pmid"):
            to.identify("pmid", pmid)
        to.identify("url", url)


def _add_some_journal(to: Gathered, value: str, name: str, at: int) -> None:
    """A field that holds the journal's name, whole or short: whole where there is no other."""
    words = line(value)
    have = to.one.setdefault("journal", words)
    if words not in (have, to.one.get("journal_abbrev")):
        if "journal_abbrev" in to.one:
            to.keep(name, value, at)
        else:
            to.one["journal_abbrev"] = words


def _add_short_title(to: Gathered, value: str, name: str, at: int) -> None:
    """A short title; some programs write the title again there."""
    if line(value) != to.one.get("title"):
        to.keep(name, value, at)


def _add_note(to: Gathered, value: str, name: str, at: int) -> None:
    """A note: ASReview's decisions in it are tags, and the lines of Zotero's Extra are read."""
    decisions = _ASREVIEW.findall(value) if "ASReview_" in value else []
    for word in decisions:
        to.listed("tag", word)
    if decisions and not _ASREVIEW.sub("", value).strip(" .,;\n"):
        return
    if not extralines.holds_lines(value):
        words = body(value)
        if words:
            to.listed("note", words)
        return
    told = extralines.read_lines(value)
    for words in told.titles:
        to.listed("translated_title", line(words))
    for words in told.abstracts:
        to.listed("translated_abstract", words)
    for scheme, number in told.numbers:
        to.add(scheme, number, name, at)
    for own, words in told.ours:
        _add_ours(to, own, words, name, at)
    if told.rest:
        to.listed("note", body(told.rest))


def _add_ours(to: Gathered, own: str, value: str, name: str, at: int) -> None:
    """A line we wrote ourselves: `role: value`, or one of the shapes with parts between dots."""
    parts = [extralines.unescaped_name(p) for p in own.split(".")]
    if parts[0] == "title" and len(parts) == 3:
        to.more_titles.append(TitleVariant(parts[1], value, parts[2]))
    elif parts[0] == "text" and len(parts) == 3:
        to.more_texts.append(TextPart(parts[1], parts[2], value))
    elif parts[0] == "origin" and len(parts) == 3:
        provenance, _, engine = value.partition("|")
        to.origins[parts[1], parts[2]] = (provenance, engine)
    elif parts[0] == "lang" and len(parts) == 2:
        to.tongues[parts[1]] = value  # of title or abstract
    elif parts[0] in ("titlekind", "textkind", "body"):
        to.tongues[parts[0]] = value
    elif parts[0] == "id" and len(parts) == 3:
        to.identify(parts[2], value, parts[1])
    elif parts[0] == "extra" and len(parts) == 2:
        to.extra.append((parts[1], value))
    elif parts[0] in ("note", "tag", "keyword", "subject", "address", "type"):
        to.listed(parts[0], value)
    elif parts[0] in _ONE:
        to.one[parts[0]] = value
    elif parts[0] == "printed":
        to.printed = read_printed(value) or Citation("", value)
    elif parts[0] == "kind":
        to.kind = "" if value == NO_KIND else value
    else:
        to.add(parts[0], value, name, at)


_ADDERS: dict[str, Add] = {
    "kind": _add_kind, "type": _add_type,
    "author": _add_person("author"), "authors": _add_people("author"), "group": _add_literal,
    "editor": _add_person("editor"), "editors": _add_people("editor"),
    "translated_author": _add_person("translated_author"), "translated_authors": _add_people("translated_author"),
    "translated_title": _add_line("translated_title"), "translated_journal": _add_line("translated_journal"),
    "abstract": _add_text("abstract"), "translated_abstract": _add_text("translated_abstract"),
    "keyword": _add_words("keyword"), "subject": _add_words("subject"), "tag": _add_line("tag"), "tags": _add_words("tag"),
    "address": _add_lines("address"), "note": _add_note,
    "some_journal": _add_some_journal, "short_title": _add_short_title,
    "date": _add_date, "month": _add_month, "day": _add_day,
    "doi": _add_doi, "pmid": _add_pmid, "pmcid": _add_pmcid, "serial": _add_serial, "url": _add_url,
}  # fmt: skip
"""What each role does with a value; roles of one value are in `_ONE`, and any other name is kept aside."""
ROLES = frozenset(_ADDERS) | _ONE
