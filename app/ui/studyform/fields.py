"""The fields of the study form: their sections, their words and what can be chosen. No widgets."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

SECTIONS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title", "title_zh", "authors"),
    "printed": (
        "year",
        "month",
        "day",
        "journal",
        "journal_zh",
        "journal_abbrev",
        "volume",
        "issue",
        "pages",
        "epub",
        "publication_type",
    ),
    "study": (
        "country",
        "design",
        "models",
        "asked_about_barriers",
        "programme",
        "programme_zh",
        "setting",
        "setting_zh",
        "methods",
        "methods_zh",
        "sample",
        "sample_zh",
    ),
    "more": ("identifiers", "affiliation", "affiliation_zh", "tags"),
}
BLOCKS: Final = ("authors", "sample", "sample_zh", "affiliation", "affiliation_zh")
NUMBERS: Final = ("year", "month", "day")
SCHEMES: Final = ("doi", "pmid", "pmcid", "isbn", "url")
ROLES: Final = ("own", "printed")
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "country": ("", "CN", "GB", "GB-ENG", "US", "AU", "CA", "DE", "ES", "NL", "NZ", "SE", "SG"),
    "publication_type": ("", "journal_article", "report", "book", "chapter", "preprint", "thesis", "webpage"),
    "design": ("", "qualitative", "mixed_methods", "quantitative", "review", "policy_report", "other"),
    "asked_about_barriers": ("", "yes", "partly", "no"),
}


def label(name: str) -> str:
    """The words beside a field."""
    say = QCoreApplication.translate
    return {
        "title": lambda: say("studyform", "Title (English)"),
        "title_zh": lambda: say("studyform", "Title (Chinese)"),
        "authors": lambda: say("studyform", "Authors, one a line"),
        "year": lambda: say("studyform", "Year"),
        "month": lambda: say("studyform", "Month"),
        "day": lambda: say("studyform", "Day"),
        "journal": lambda: say("studyform", "Journal"),
        "journal_zh": lambda: say("studyform", "Journal (Chinese)"),
        "journal_abbrev": lambda: say("studyform", "Journal, abbreviated"),
        "volume": lambda: say("studyform", "Volume"),
        "issue": lambda: say("studyform", "Issue"),
        "pages": lambda: say("studyform", "Pages"),
        "epub": lambda: say("studyform", "Published online"),
        "publication_type": lambda: say("studyform", "Type of publication"),
        "country": lambda: say("studyform", "Country"),
        "design": lambda: say("studyform", "Study design"),
        "models": lambda: say("studyform", "Care models"),
        "asked_about_barriers": lambda: say("studyform", "Asked about barriers"),
        "programme": lambda: say("studyform", "Programme"),
        "programme_zh": lambda: say("studyform", "Programme (Chinese)"),
        "setting": lambda: say("studyform", "Setting"),
        "setting_zh": lambda: say("studyform", "Setting (Chinese)"),
        "methods": lambda: say("studyform", "Methods"),
        "methods_zh": lambda: say("studyform", "Methods (Chinese)"),
        "sample": lambda: say("studyform", "Sample, one a line"),
        "sample_zh": lambda: say("studyform", "Sample (Chinese), one a line"),
        "identifiers": lambda: say("studyform", "Identifiers"),
        "affiliation": lambda: say("studyform", "Affiliations, one a line"),
        "affiliation_zh": lambda: say("studyform", "Affiliations (Chinese)"),
        "tags": lambda: say("studyform", "Tags, with commas between"),
    }[name]()


def section(name: str) -> str:
    """The head of a section."""
    say = QCoreApplication.translate
    return {
        "title": lambda: say("studyform", "Title and authors"),
        "printed": lambda: say("studyform", "Where it was published"),
        "study": lambda: say("studyform", "The study"),
        "more": lambda: say("studyform", "Identifiers and tags"),
    }[name]()


def choice(name: str, value: str) -> str:
    """The words of a value that can be chosen; a country that is not known by name stays its code."""
    if not value:
        return QCoreApplication.translate("studyform", "Not stated")
    found = {
        "country": _country,
        "design": _design,
        "asked_about_barriers": _asked,
        "role": _role,
        "publication_type": _type,
    }[name](value)
    return found or value


def _country(value: str) -> str:
    """The name of a country or part of one."""
    say = QCoreApplication.translate
    known = {
        "CN": lambda: say("studyform", "China"),
        "GB": lambda: say("studyform", "United Kingdom"),
        "GB-ENG": lambda: say("studyform", "England"),
        "US": lambda: say("studyform", "United States"),
        "AU": lambda: say("studyform", "Australia"),
        "CA": lambda: say("studyform", "Canada"),
        "DE": lambda: say("studyform", "Germany"),
        "ES": lambda: say("studyform", "Spain"),
        "NL": lambda: say("studyform", "Netherlands"),
        "NZ": lambda: say("studyform", "New Zealand"),
        "SE": lambda: say("studyform", "Sweden"),
        "SG": lambda: say("studyform", "Singapore"),
    }
    return known[value]() if value in known else ""


def _design(value: str) -> str:
    """The name of a study design."""
    say = QCoreApplication.translate
    known = {
        "qualitative": lambda: say("studyform", "Qualitative"),
        "mixed_methods": lambda: say("studyform", "Mixed methods"),
        "quantitative": lambda: say("studyform", "Quantitative"),
        "review": lambda: say("studyform", "Review"),
        "policy_report": lambda: say("studyform", "Policy report"),
        "other": lambda: say("studyform", "Other"),
    }
    return known[value]() if value in known else ""


def _type(value: str) -> str:
    """The name of a kind of publication."""
    say = QCoreApplication.translate
    known = {
        "journal_article": lambda: say("studyform", "Journal article"),
        "report": lambda: say("studyform", "Report"),
        "book": lambda: say("studyform", "Book"),
        "chapter": lambda: say("studyform", "Book chapter"),
        "preprint": lambda: say("studyform", "Preprint"),
        "thesis": lambda: say("studyform", "Thesis"),
        "webpage": lambda: say("studyform", "Web page"),
    }
    return known[value]() if value in known else ""


def _asked(value: str) -> str:
    """Whether a study asked about barriers."""
    say = QCoreApplication.translate
    known = {
        "yes": lambda: say("studyform", "Yes"),
        "partly": lambda: say("studyform", "In part"),
        "no": lambda: say("studyform", "No"),
    }
    return known[value]() if value in known else ""


def _role(value: str) -> str:
    """Whose identifier it is."""
    say = QCoreApplication.translate
    return say("studyform", "Its own") if value == "own" else say("studyform", "Printed citation")
