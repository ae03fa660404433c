"""Read and write the lines people keep in Zotero's Extra field (notes of other formats): translations, and what else has no place.

`titleTranslation: ...` and `abstractTranslation: ...` are what Zotero's translation plugin writes. `Diptych.name: ...` is
ours, for everything a format has no field for, so that what we write comes back whole. A value runs on over the lines
after it that begin with a blank, and over others until one begins with a known key; ours is one line, escaped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TITLE = "titleTranslation"
ABSTRACT = "abstractTranslation"
OURS = "Diptych."
NUMBERS = ("PMID", "PMCID")

_KNOWN = re.compile(
    r"(?P<key>titleTranslation|abstractTranslation|Diptych\.[^\s:]{1,200}|"
    r"(?:DOI|PMID|PMCID|ISBN|ISSN|Citation Key|TLDR|CSTR|CNKICite|CLC|foundation|fund|download|view|album|rank|major|"
    r"original-[a-z-]+|tex\.[\w-]+|Rate|rate|_eprint|arXiv|type|publisher|status|submitted|Read_[\w-]+|Page Version ID|"
    r"Citations|citations|QID|OCLC|LCCN|container-title[\w-]*|event-[\w-]+|issued|Publisher|Container-title))"
    r"[ \t]{0,3}[:：][ \t]?(?P<value>.*)"
)
_OWN_LINE = re.compile(
    r"^(?:titleTranslation|abstractTranslation|PMID|PMCID|Diptych\.[^\s:]{1,200})[ \t]{0,3}[:：]", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Lines:
    """What the lines say: translations and our own fields in order, and the rest of the note as it was."""

    titles: tuple[str, ...]
    abstracts: tuple[str, ...]
    ours: tuple[tuple[str, str], ...]
    """Name without the prefix, and value."""
    numbers: tuple[tuple[str, str], ...]
    """pmid or pmcid, as Zotero keeps them, and value."""
    rest: str


def holds_lines(note: str) -> bool:
    """Say whether a note holds lines that are read here."""
    return bool(_OWN_LINE.search(note))


def read_lines(note: str) -> Lines:
    """Part a note into what is known and the rest."""
    told: list[tuple[str, list[str]]] = []
    rest: list[str] = []
    open_value: list[str] | None = None
    for line in note.split("\n"):
        found = _KNOWN.match(line)
        if found is not None:
            key = found["key"]
            if key in (TITLE, ABSTRACT, *NUMBERS) or key.startswith(OURS):
                value = [found["value"]]
                told.append((key, value))
                open_value = value if key in (TITLE, ABSTRACT) else None
            else:
                open_value = None
                rest.append(line)
        elif open_value is not None:
            open_value.append(line.strip())
        else:
            rest.append(line)
    values = [(key, "\n".join(lines).strip()) for key, lines in told]
    return Lines(
        tuple(v for k, v in values if k == TITLE and v),
        tuple(v for k, v in values if k == ABSTRACT and v),
        tuple((k.removeprefix(OURS), unescaped(v)) for k, v in values if k.startswith(OURS)),
        tuple((k.lower(), v) for k, v in values if k in NUMBERS and v),
        "\n".join(rest).strip(),
    )


def translation(key: str, value: str) -> str:
    """Write a translation as Zotero's plugin does; the lines after the first begin with a blank."""
    return f"{key}: " + "\n".join(line if number == 0 else f" {line}" for number, line in enumerate(value.split("\n")))


def own(name: str, value: str) -> str:
    """Write one of our own lines; parts of a name that may hold dots or blanks are escaped by the caller."""
    return f"{OURS}{name}: {escaped(value)}"


def escaped(value: str) -> str:
    """Put a value on one line, its outer blanks kept."""
    plain = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return re.sub(r"^ | $", r"\\s", plain)


def unescaped(value: str) -> str:
    """Take a value from its line."""
    meant = {"n": "\n", "r": "\r", "s": " ", "\\": "\\", "c": ":"}
    return re.sub(r"\\(.)", lambda m: meant.get(m[1], m[0]), value)


def escaped_name(name: str) -> str:
    """Write a name so that neither blanks nor colons stand in it."""
    return re.sub(r"[\s:：%]", lambda m: f"%{ord(m[0]):02X};", name)


def unescaped_name(name: str) -> str:
    """Take a name from its line."""
    return re.sub(r"%([0-9A-F]{2,6});", lambda m: chr(int(m[1], 16)), name)
