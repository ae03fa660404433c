"""How studies, countries, orders and states of translation are called, in the language of the interface."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.ui import language
from db.card import StudyCard

say = QCoreApplication.translate


def titles(card: StudyCard) -> tuple[str, str]:
    """The title in the reader's language and the other one; the second is '' where there is only one."""
    first, second = (card.title_zh, card.title) if language.current() == "zh" else (card.title, card.title_zh)
    if not first:
        first, second = second, ""
    return first or say("studies", "Untitled"), second if second != first else ""


def authors(card: StudyCard) -> str:
    """The authors as they are cited in the reader's language."""
    return (card.authors_zh if language.current() == "zh" else "") or card.authors or card.authors_zh


def facts(card: StudyCard) -> list[str]:
    """Authors, journal and year, those that are known."""
    return [part for part in (authors(card), card.journal, str(card.year or "")) if part]


def line(card: StudyCard) -> str:
    """A study as one line of plain text, for other programs."""
    year = f" ({card.year})" if card.year else ""
    return ". ".join(part for part in (authors(card) + year, titles(card)[0], card.journal) if part)


def languages(card: StudyCard) -> tuple[bool, bool]:
    """Whether there is a text in a western language, and one in Chinese."""
    chinese = any(one.startswith("zh") for one in card.languages)
    return any(not one.startswith("zh") for one in card.languages), chinese


def lacking(card: StudyCard) -> str:
    """What is missing for reading side by side, '' where nothing is."""
    western, chinese = languages(card)
    if western and chinese:
        return ""
    if western:
        return say("studies", "no Chinese text")
    return say("studies", "no English text") if chinese else say("studies", "no text yet")


def spoken(card: StudyCard) -> str:
    """A card as a screen reader says it."""
    title, other = titles(card)
    parts = [title, other, *facts(card)]
    if card.machine == "unreviewed":
        parts.append(say("studies", "Machine translation, not reviewed"))
    elif card.machine == "reviewed":
        parts.append(say("studies", "Machine translation, reviewed"))
    if card.barriers:
        parts.append(say("studies", "%n barrier findings", "", card.barriers))
    if card.facilitators:
        parts.append(say("studies", "%n facilitator findings", "", card.facilitators))
    lacks = lacking(card)
    if lacks:
        parts.append(lacks)
    elif card.pairs:
        checked = say("studies", "%1 of %2 sentence pairs checked")
        parts.append(checked.replace("%1", str(card.checked)).replace("%2", str(card.pairs)))
    return ", ".join(part for part in parts if part)


def country(code: str) -> str:
    """A country by its name; one without a name here stands as it is stored."""
    return {
        "": say("studies", "No country"),
        "AU": say("studies", "Australia"),
        "CA": say("studies", "Canada"),
        "CN": say("studies", "China"),
        "DE": say("studies", "Germany"),
        "DK": say("studies", "Denmark"),
        "ES": say("studies", "Spain"),
        "FR": say("studies", "France"),
        "GB": say("studies", "United Kingdom"),
        "GB-ENG": say("studies", "England"),
        "GB-SCT": say("studies", "Scotland"),
        "GB-WLS": say("studies", "Wales"),
        "IT": say("studies", "Italy"),
        "JP": say("studies", "Japan"),
        "NL": say("studies", "Netherlands"),
        "NO": say("studies", "Norway"),
        "NZ": say("studies", "New Zealand"),
        "SE": say("studies", "Sweden"),
        "SG": say("studies", "Singapore"),
        "US": say("studies", "United States"),
    }.get(code, code)


def translation(state: str) -> str:
    """A state of translation, as a filter says it."""
    return {
        "author": say("studies", "Chinese by the authors"),
        "person": say("studies", "Translated by a person"),
        "machine": say("studies", "MT, unreviewed"),
        "reviewed": say("studies", "MT, reviewed"),
        "none": say("studies", "No Chinese"),
    }[state]


def order(sort: str) -> str:
    """What the list is sorted by."""
    return {
        "added": say("studies", "Date added"),
        "title": say("studies", "Title"),
        "author": say("studies", "Author"),
        "year": say("studies", "Year"),
        "relevance": say("studies", "Relevance"),
        "journal": say("studies", "Journal"),
        "country": say("studies", "Country"),
        "codings": say("studies", "Codings"),
        "findings": say("studies", "Findings"),
        "checked": say("studies", "Checked pairs"),
    }[sort]


def facet(name: str) -> str:
    """A kind of filter by its name."""
    return {
        "model": say("studies", "Care model"),
        "theme": say("studies", "Barrier themes"),
        "country": say("studies", "Country"),
        "year": say("studies", "Year"),
        "language": say("studies", "Language"),
        "translation": say("studies", "Translation"),
        "coded": say("studies", "Coding"),
        "tag": say("studies", "Tag"),
        "collection": say("studies", "Collection"),
        "batch": say("studies", "Import"),
    }[name]


def language_of_texts(name: str) -> str:
    """A language that texts are counted by."""
    return {
        "en": say("studies", "English text"),
        "zh": say("studies", "Chinese text"),
        "other": say("studies", "Text in another language"),
    }.get(name, name)


def help_words() -> str:
    """How to ask, as plain lines; the names of fields can be typed in either language."""
    return say(
        "studies",
        "All words must be there; the last one may go on.\n"
        "“two words”: side by side   ·   -word: not there\n"
        "title:  author:  journal:  doi:  pmid:  tag:  text:  finding:  memo:\n"
        "year:2010-2015  country:US  lang:zh  model:  code:  collection:\n"
        "Chinese names of fields work too, and traditional characters find simplified ones.",
    )
