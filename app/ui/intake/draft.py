"""One record of an import as the user sees and mends it, before anything is written.

A draft wraps the plain values that came from the child process (`app.work.crossing`) and changes them in place; what is
not shown here crosses back untouched. No Qt here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

HAN = re.compile(r"[\u3400-\u9fff]")
SHORT = ("journal", "journal_abbrev", "volume", "issue", "pages", "article_number", "epub")
LONGEST_NAME = 80
PROVENANCES = ("unknown", "author", "publisher", "machine", "person")


@dataclass(slots=True)
class Draft:
    """One record: its plain values, what would become of it, and what the user decided.

    `verdict` is add, join, ask or skip; `study` the one in the library it may belong to, `title` and
    `title_zh` what that is called.
    """

    record: dict[str, Any]
    verdict: str = "add"
    study: int | None = None
    title: str = ""
    title_zh: str = ""
    taken: bool = True
    joins: bool | None = None
    """The answer to a question: True joins, False keeps apart, None leaves it open (kept apart, and told)."""
    said: list[list[Any]] = field(default_factory=list)
    """Warnings: code, English pattern, arguments."""
    changed: set[str] = field(default_factory=set)
    machine: frozenset[int] = frozenset()
    """The texts that their file says came from a machine: that can't be taken from them."""

    def __post_init__(self) -> None:
        self.machine = frozenset(
            at
            for at, text in enumerate(self.record.get("texts") or ())
            if text.get("provenance") == "machine" or (text.get("provenance") == "person" and text.get("engine"))
        )

    def called(self, lang: str) -> str:
        """What the study that it meets is called, to a reader of "en" or "zh"; '' where it meets none."""
        if self.verdict == "add":
            return ""
        return (self.title_zh if lang == "zh" else "") or self.title or self.title_zh

    def name(self, lang: str = "en") -> str:
        """What the record is called in the list: a title, the study it meets, or the first words of its text.

        `lang` ("en", "zh") is the reader's language, in which a title is looked for first.
        """
        found = self.title_in(lang) or self.title_in("en") or self.title_in("zh") or self.called(lang)
        if found:
            return found
        texts = self.record.get("texts") or [{}]
        words = " ".join(str(texts[0].get("body", "")).split())
        return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rsplit(" ", 1)[0] + "…"

    # -- titles ---------------------------------------------------------------------------------------------------

    def title_in(self, lang: str) -> str:
        """The title in English or Chinese ("en", "zh"), or ''."""
        return next((str(t["value"]) for t in self._titles() if _of(t["lang"], lang)), "")

    def set_title(self, lang: str, value: str) -> None:
        """Changes, adds or takes away the title in one language."""
        value = " ".join(value.split())
        if value == self.title_in(lang):
            return
        titles = self._titles()
        at = next((i for i, t in enumerate(titles) if _of(t["lang"], lang)), None)
        if at is not None and not value:
            del titles[at]
        elif at is not None:
            titles[at] = {**titles[at], "value": value, "source": "person"}
        elif value:
            kind = "translation" if titles else "original"
            tag = "zh-Hans" if lang == "zh" else lang
            titles.append({"lang": tag, "value": value, "kind": kind, "source": "person"})
        self._put("titles", titles)

    def _titles(self) -> list[dict[str, Any]]:
        return [dict(one) for one in self.record.get("titles") or ()]

    # -- authors --------------------------------------------------------------------------------------------------

    def authors(self) -> str:
        """The authors, one a line: "Family, Given", or a name as it stands."""
        return "\n".join(_author_line(one) for one in self.record.get("authors") or ())

    def set_authors(self, text: str) -> None:
        """Reads authors from lines; a line that is unchanged stays what it was."""
        known = {_author_line(one): one for one in self.record.get("authors") or ()}
        lines = [" ".join(line.split()) for line in text.splitlines()]
        authors = [known.get(line) or _author(line) for line in lines if line]
        if authors != list(self.record.get("authors") or ()):
            self._put("authors", authors)

    # -- numbers and short fields ---------------------------------------------------------------------------------

    def short(self, name: str) -> str:
        """A short field as text."""
        return str(self.record.get(name) or "")

    def set_short(self, name: str, value: str) -> None:
        """Changes a short field."""
        if value.strip() != self.short(name):
            self._put(name, value.strip())

    def year(self) -> str:
        """The year as text, or ''."""
        return str(self.record.get("year") or "")

    def set_year(self, value: str) -> bool:
        """Takes a year; False where it is none (nothing is changed then)."""
        value = value.strip()
        if value and not (value.isascii() and value.isdigit() and 1000 <= int(value) <= 2200):
            return False
        if value != self.year():
            self._put("year", int(value) if value else None)
        return True

    def doi(self) -> str:
        """The record's own DOI, or ''."""
        return self._identifier("own")

    def printed_doi(self) -> str:
        """A DOI that is only printed under the text, or ''."""
        return self._identifier("printed")

    def set_doi(self, value: str) -> None:
        """Changes the own DOI; an address before it and a full stop behind it are left out."""
        value = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.IGNORECASE).rstrip(".")
        if value == self.doi():
            return
        rest = [dict(i) for i in self.record.get("identifiers") or () if (i["scheme"], i["role"]) != ("doi", "own")]
        own = [{"scheme": "doi", "value": value, "role": "own"}] if value else []
        self._put("identifiers", own + rest)

    def _identifier(self, role: str) -> str:
        found = self.record.get("identifiers") or ()
        return next((str(i["value"]) for i in found if i["scheme"] == "doi" and i["role"] == role), "")

    # -- texts ----------------------------------------------------------------------------------------------------

    def texts(self) -> list[dict[str, Any]]:
        """The bodies of text with language, kind, provenance and engine."""
        return [dict(one) for one in self.record.get("texts") or ()]

    def set_text(self, at: int, **values: str) -> None:
        """Changes language, provenance or engine of one text; its words are never changed here."""
        texts = self.texts()
        if {**texts[at], **values} != texts[at]:
            texts[at] = {**texts[at], **values}
            self._put("texts", texts)

    # -- what was said --------------------------------------------------------------------------------------------

    def warnings(self) -> list[tuple[str, tuple[str, ...]]]:
        """The warnings as English patterns with their words; those that the user has answered are left out."""
        answered = set()
        met = self.verdict in {"join", "skip"} or (self.verdict == "ask" and self.joins is True)
        if self.title_in("en") or self.title_in("zh") or (met and self.called("en")):
            answered.add("no_title")
        return [(str(pattern), tuple(args)) for code, pattern, args in self.said if code not in answered]

    def choice(self) -> int | str | None:
        """What the user decided for the import: a study id, None to keep apart, or "open"."""
        if self.joins is None:
            return "open"
        return self.study if self.joins else None

    def _put(self, name: str, value: Any) -> None:
        self.record[name] = value
        self.changed.add(name)


def _of(tag: str, lang: str) -> bool:
    """Whether a language tag is Chinese, or for "en" any other."""
    return tag.startswith("zh") == (lang == "zh")


def _author_line(author: dict[str, Any]) -> str:
    """An author as one line."""
    if author.get("literal"):
        return str(author["literal"])
    return ", ".join(part for part in (author.get("family"), author.get("given")) if part)


def _author(line: str) -> dict[str, str]:
    """An author from a line."""
    if HAN.search(line):
        return {"family": "", "given": "", "literal": line, "lang": "zh-Hans"}
    family, comma, given = line.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip(), "literal": "", "lang": "en"}
    return {"family": "", "given": "", "literal": line, "lang": "en"}
