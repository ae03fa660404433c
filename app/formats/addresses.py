"""Tell an author's address (an affiliation) from other short lines. No country of a study is ever read from it."""

from __future__ import annotations

import re

from app.formats.scripts import han, word_set

LONGEST = 700

_LABEL = re.compile(r"(?:\(\d{1,3}\)|\d{1,3}[.)]?(?=\s|[^\W\d])|[*†‡§¶¹²³⁴-⁹]{1,2}|\[\d{1,3}\])\s{0,3}")
_INSTITUTION = re.compile(
    r"\b(?:University|Universit[a-zéäà]{1,3}|Institut[eos]?|School|College|Hospital|Department|Dept|Division|Faculty|"
    r"Cent(?:er|re)|Authority|Ministry|Foundation|Trust|Fund|Corporation|Clinic|Laboratory|Academy|Agency|Council|Unit|"
    r"Health System|Medical Group|Research Group|Inc|Ltd|LLC|GmbH|Fellow|Bureau|Commission|Association|Network)\b"
)
_INSTITUTION_ZH = re.compile(
    r"大学|大學|医院|醫院|学院|學院|研究所|研究院|研究中心|科学院|委员会|公司|医科|疾控中心|卫健委|卫生局"
)
_PLACES = word_set(
    "uk usa us u.s.a canada australia china england scotland wales ireland germany france italy spain netherlands belgium "
    "sweden norway denmark finland switzerland austria poland portugal greece japan korea india brazil singapore taiwan "
    "israel turkey iran thailand malaysia vietnam nigeria kenya ghana egypt mexico chile argentina colombia russia"
) | {
    "united states", "united states of america", "united kingdom", "new zealand", "hong kong", "south africa",
    "the netherlands", "south korea", "republic of korea", "pr china", "p.r. china", "people's republic of china",
    "saudi arabia", "czech republic",
}  # fmt: skip
_SECTION = re.compile(r"[A-Z][A-Za-z ]{2,40}: ")
_STATE = re.compile(r"[A-Z]{2}(?:\s\d{5}(?:-\d{4})?)?")


def without_label(line: str) -> str:
    """Take the small number before an address off."""
    found = _LABEL.match(line)
    return line[found.end() :] if found and found.end() < len(line) else line


def is_numbered(line: str) -> bool:
    """Say whether a line begins with the small number of an address."""
    return bool(_LABEL.match(line))


def looks_like_address(line: str) -> bool:
    """Say whether a short line names an institution and where it is."""
    if not line or len(line) > LONGEST:
        return False
    words = without_label(line).strip()
    if han(words):
        short = len(words) <= 120 and not words.endswith(("。", "！", "？"))
        return short and bool(_INSTITUTION_ZH.search(words)) and not re.search(r"[。！？]", words.rstrip("。"))
    if "electronic address:" in words.casefold():
        return True
    if _SECTION.match(words):
        return False
    parts = [p.strip() for p in words.rstrip(". ").split(",")]
    if len(parts) < 2 or len(words.rstrip(".").split(". ")) > 6:
        return False
    last = re.split(r"\.\s", parts[-1])[0].strip()
    if last.casefold().rstrip(".") in _PLACES or (_STATE.fullmatch(last) and len(parts) > 2):
        return len(words) <= 120 or bool(_INSTITUTION.search(words))
    proper = all(w[:1].isupper() or w[:1].isdigit() for w in re.findall(r"[\w.'-]+", last)) and len(last.split()) <= 5
    return proper and bool(_INSTITUTION.search(words))
