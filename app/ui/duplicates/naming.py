"""What reasons, fields and what lies under a study are called."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.ui import language
from app.work.sides import TEXT, Holding

say = QCoreApplication.translate


def reason(name: str) -> str:
    """Why two records are held to be one."""
    return {
        "doi": say("duplicates", "same DOI"),
        "pmid": say("duplicates", "same PMID"),
        "title": say("duplicates", "same title"),
        "spelling": say("duplicates", "title with a slip of the pen"),
        "subtitle": say("duplicates", "title without its subtitle"),
        "authors": say("duplicates", "same authors, year and pages in two languages"),
        "place": say("duplicates", "same authors and place, other title"),
    }.get(name, name)


def reasons(names: Sequence[str], score: float) -> str:
    """How sure a group is, and all its reasons."""
    sure = say("duplicates", "%1 % sure").replace("%1", str(round(score * 100)))
    return " · ".join([sure, *map(reason, names)])


def field(key: str) -> str:
    """The name of a line."""
    if key.startswith(TEXT + ":"):
        _, lang, kind = key.split(":", 2)
        return f"{_kind(kind)} ({_language(lang)})"
    plain = {
        "title": say("duplicates", "Title"),
        "authors": say("duplicates", "Authors"),
        "date": say("duplicates", "Date"),
        "journal": say("duplicates", "Journal"),
        "journal_abbrev": say("duplicates", "Journal, short"),
        "volume": say("duplicates", "Volume"),
        "issue": say("duplicates", "Issue"),
        "pages": say("duplicates", "Pages"),
        "epub": say("duplicates", "Published online"),
        "publisher": say("duplicates", "Publisher"),
        "place": say("duplicates", "Place"),
        "edition": say("duplicates", "Edition"),
        "series": say("duplicates", "Series"),
        "language": say("duplicates", "Language"),
        "publication_type": say("duplicates", "Kind of publication"),
        "country": say("duplicates", "Country of care"),
        "design": say("duplicates", "Design"),
        "asked_about_barriers": say("duplicates", "Asked about barriers"),
        "programme": say("duplicates", "Programme"),
        "setting": say("duplicates", "Setting"),
        "methods": say("duplicates", "Methods"),
        "sample": say("duplicates", "Sample"),
        "affiliation": say("duplicates", "Affiliations"),
        "citation_key": say("duplicates", "Citation key"),
    }
    name = plain.get(key.removesuffix("_zh"), key)
    return say("duplicates", "%1 (Chinese)").replace("%1", name) if key.endswith("_zh") else name


def _kind(kind: str) -> str:
    words = {
        "abstract": say("duplicates", "Abstract"),
        "digest": say("duplicates", "Digest"),
        "excerpt": say("duplicates", "Excerpt"),
    }
    first, _, number = kind.partition(" ")
    return f"{words.get(first, first)} {number}".strip()


def _language(lang: str) -> str:
    if lang == "zh":
        return say("duplicates", "Chinese")
    return say("duplicates", "English") if lang == "en" else lang


def holding(one: Holding) -> str:
    """What lies under a study, in a few words."""
    parts = (
        (one.texts, say("duplicates", "%n texts", "", one.texts)),
        (one.codings, say("duplicates", "%n codings", "", one.codings)),
        (one.findings, say("duplicates", "%n findings", "", one.findings)),
        (one.memos, say("duplicates", "%n memos", "", one.memos)),
        (one.tags, say("duplicates", "%n tags", "", one.tags)),
    )
    told = [words for count, words in parts if count]
    return ("、" if language.current() == "zh" else ", ").join(told) or say("duplicates", "Nothing lies under it yet")
