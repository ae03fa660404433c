"""Short names the reader shows for what the data hold as ids: kinds of text, provenance, countries, designs, statuses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.ui import language
from app.work.provenance import UNNAMED, from_machine
from db.rows import CheckIssue, Name, Study, Text, pick


def language_name(lang: str) -> str:
    """A language by its name."""
    if lang.startswith("zh"):
        return QCoreApplication.translate("reader", "Chinese")
    return QCoreApplication.translate("reader", "English") if lang.startswith("en") else lang


def kind_name(kind: str) -> str:
    """A kind of text by its name."""
    plain, _, number = kind.partition(" ")  # a merged study may hold several excerpts: "excerpt 2"
    name = {
        "abstract": QCoreApplication.translate("reader", "Abstract"),
        "digest": QCoreApplication.translate("reader", "Digest"),
        "excerpt": QCoreApplication.translate("reader", "Excerpt"),
    }.get(plain, plain)
    return f"{name} {number}".rstrip()


def provenances() -> dict[str, str]:
    """Every provenance with its words, as they stand in a menu."""
    return {
        "author": QCoreApplication.translate("reader", "Author's own text"),
        "publisher": QCoreApplication.translate("reader", "Publisher's text"),
        "machine": QCoreApplication.translate("reader", "Machine translation"),
        "person": QCoreApplication.translate("reader", "Translated by a person"),
        "unknown": QCoreApplication.translate("reader", "Provenance unknown"),
    }


def provenance(text: Text) -> list[str]:
    """Where a text comes from, the fullest wording first, each next one shorter, for a place with less room."""
    plain = provenances()
    if text.provenance == "person" and from_machine(text):
        found = based_on_machine(text)
    elif text.provenance == "person" and text.kind == "digest":
        found = [QCoreApplication.translate("reader", "Written for this library")]
    elif text.provenance != "machine":
        found = [plain.get(text.provenance, text.provenance)]
    elif text.review_state == "reviewed":
        name = str(text.reviewed_by or "")
        full = QCoreApplication.translate("reader", "Machine translation, reviewed by %1").replace("%1", name)
        found = [*([full] if name else []), QCoreApplication.translate("reader", "Machine translation, reviewed")]
    else:
        engine = QCoreApplication.translate("reader", "Machine translation (%1), not reviewed")
        found = [engine.replace("%1", text.engine)] if text.engine else []
        found.append(QCoreApplication.translate("reader", "Machine translation, not reviewed"))
    if inferred(text):
        found = [QCoreApplication.translate("reader", "%1 (inferred)").replace("%1", words) for words in found]
    if text.provenance == "machine" and text.review_state != "reviewed":
        short = QCoreApplication.translate("reader", "MT, not reviewed")
        if inferred(text):
            found.append(QCoreApplication.translate("reader", "%1 (inferred)").replace("%1", short))
        found.append(short)
        if not inferred(text):
            found.append(QCoreApplication.translate("reader", "MT"))
    return found


def based_on_machine(text: Text) -> list[str]:
    """What is said of a person's text that came from a machine, the fullest wording first."""
    found = [QCoreApplication.translate("reader", "Translated by a person, based on machine translation")]
    found.append(QCoreApplication.translate("reader", "By a person, based on MT"))
    if text.engine and text.engine != UNNAMED:
        full = QCoreApplication.translate("reader", "Translated by a person, based on machine translation (%1)")
        found.insert(0, full.replace("%1", text.engine))
    return found


def inferred(text: Text) -> bool:
    """Whether the provenance is a guess, which has to be said wherever it is shown."""
    return "infer" in (text.provenance_note or "").lower() or "推断" in (text.provenance_note or "")


PREFERRED = frozenset(("term", "false_friend", "collision"))
"""Rules whose suggestion is the glossary's preferred form."""


def rule_name(rule: str) -> str:
    """What a rule of the translation checker is called on a card: a doubtful term, or the rule's own name."""
    return {
        "term": QCoreApplication.translate("reader", "Doubtful term"),
        "false_friend": QCoreApplication.translate("reader", "False friend"),
        "collision": QCoreApplication.translate("reader", "Two terms, one rendering"),
        "consistency": QCoreApplication.translate("reader", "One term, several renderings"),
        "term_not_found": QCoreApplication.translate("reader", "Term not found"),
        "number": QCoreApplication.translate("reader", "Number"),
        "number_scope": QCoreApplication.translate("reader", "Number belongs to something else"),
        "negation": QCoreApplication.translate("reader", "Negation"),
        "omission": QCoreApplication.translate("reader", "Omission"),
        "addition": QCoreApplication.translate("reader", "Addition"),
        "untranslated": QCoreApplication.translate("reader", "Not translated"),
        "acronym": QCoreApplication.translate("reader", "Acronym"),
        "punctuation": QCoreApplication.translate("reader", "Punctuation"),
        "repeated": QCoreApplication.translate("reader", "Repeated words"),
        "length": QCoreApplication.translate("reader", "Length"),
        "unrelated": QCoreApplication.translate("reader", "Not the same text"),
    }.get(rule, rule)


def explanation(issue: CheckIssue) -> str:
    """Why something is doubtful, in a sentence."""
    from app.text import checks

    pattern = checks.IN_CHINESE.get(issue.pattern, issue.pattern) if language.current() == "zh" else issue.pattern
    return checks.filled(pattern, issue.args)


def country_name(code: str) -> str:
    """A country by its name; one that has none here stands as it is."""
    return {
        "US": QCoreApplication.translate("reader", "United States"),
        "GB-ENG": QCoreApplication.translate("reader", "England"),
        "GB": QCoreApplication.translate("reader", "United Kingdom"),
        "CN": QCoreApplication.translate("reader", "China"),
        "CA": QCoreApplication.translate("reader", "Canada"),
        "AU": QCoreApplication.translate("reader", "Australia"),
        "DE": QCoreApplication.translate("reader", "Germany"),
        "NL": QCoreApplication.translate("reader", "Netherlands"),
        "SG": QCoreApplication.translate("reader", "Singapore"),
    }.get(code, code)


def design_name(design: str) -> str:
    """A study design by its name."""
    return {
        "qualitative": QCoreApplication.translate("reader", "Qualitative"),
        "mixed_methods": QCoreApplication.translate("reader", "Mixed methods"),
        "quantitative": QCoreApplication.translate("reader", "Quantitative"),
        "review": QCoreApplication.translate("reader", "Review"),
        "policy_report": QCoreApplication.translate("reader", "Policy report"),
        "other": QCoreApplication.translate("reader", "Other design"),
    }.get(design, design)


def status_name(status: str) -> str:
    """An evidence status by its name."""
    return {
        "reported_result": QCoreApplication.translate("reader", "Reported result"),
        "author_interpretation": QCoreApplication.translate("reader", "Author interpretation"),
        "background_claim": QCoreApplication.translate("reader", "Background claim"),
        "recommendation": QCoreApplication.translate("reader", "Recommendation"),
    }.get(status, status)


def direction_name(direction: str) -> str:
    """A direction by its name."""
    return {
        "hinders": QCoreApplication.translate("reader", "Hinders"),
        "helps": QCoreApplication.translate("reader", "Helps"),
        "mixed": QCoreApplication.translate("reader", "Mixed"),
        "neutral": QCoreApplication.translate("reader", "Neutral"),
        "outcome_negative": QCoreApplication.translate("reader", "Worse outcome"),
        "outcome_positive": QCoreApplication.translate("reader", "Better outcome"),
        "expected_positive": QCoreApplication.translate("reader", "Expected to help"),
    }.get(direction, direction)


def mode_name(mode: str) -> str:
    """How a code applies: explicit, implied or reported absent."""
    return {
        "explicit": QCoreApplication.translate("reader", "Explicit"),
        "implied": QCoreApplication.translate("reader", "Implied"),
        "absent": QCoreApplication.translate("reader", "Reported absent"),
    }.get(mode, mode)


def authors(names: Sequence[Name], lang: str) -> str:
    """The authors of a text on one line, those of a citation printed with it left out; after six the rest is counted."""
    own = [n for n in names if n.role == "author"]
    chosen = [n for n in own if n.lang.startswith("zh") == lang.startswith("zh")] or own
    shown = [n.literal or f"{n.family} {_initials(n.given)}".strip() for n in chosen[:6]]
    line = ", ".join(shown)
    if len(chosen) > 6:
        line = QCoreApplication.translate("reader", "%1 and %n more", "", len(chosen) - 6).replace("%1", line)
    return line


def _initials(given: str) -> str:
    parts = given.replace(".", " ").replace("-", " ").split()
    if all(len(p) <= 3 and p.isupper() for p in parts):
        return "".join(parts)
    return "".join(p[0] for p in parts)


def citation_line(study: Study, lang: str) -> str:
    """Journal, year, volume, issue and pages on one line, as far as they are known."""
    journal = pick(study.words("journal_abbrev"), lang) or pick(study.words("journal"), lang)
    line = " ".join(part for part in (journal, str(study.year) if study.year else "") if part)
    place = study.volume or ""
    if study.issue:
        place += f"({study.issue})"
    if study.pages:
        place += f": {study.pages}" if place else study.pages
    return f"{line}; {place}" if line and place else line or place


def titles(study: Study, lang: str) -> tuple[str, str]:
    """The title for a reader of a language, and the one in the other language ('' where there is none)."""
    words = study.words("title")
    first = pick(words, lang)
    other = pick(words, "en" if lang.startswith("zh") else "zh-Hans")
    return first, other if other != first else ""


def printed_authors(study: Study) -> str:
    """Who a citation printed with the text names, where it names others than the text's own authors."""
    printed = [n.family or n.literal for n in study.names if n.role == "printed_citation"]
    own = {n.family or n.literal for n in study.names if n.role == "author"}
    return ", ".join(printed) if printed and not set(printed) <= own else ""
