"""Read one author as files of records write them ("Lewis, Valerie A.", "Liu R.", "王, 小明", "World Health Organization,").

A Chinese name stays whole. An organisation stays whole; where a file writes it with a comma at its end, as EndNote does,
that is how it is known, and how it is written again.
"""

from __future__ import annotations

import re

from app.formats.names import NO_NAME, read_name
from app.formats.records import AuthorName
from app.formats.scripts import chinese_tag, han, word_set

_HAN_NAME = re.compile(r"[\s,，、·•・.\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_BODY_WORDS = NO_NAME | word_set(
    "group collaborators collaborative collaboration committee association consortium ministry society council team network "
    "investigators the of for and on in office bureau commission federation foundation agency academy union company trust "
    "working party board press limited ltd inc corporation & service data national international"
)
_OTHERS = word_set("others al al. anonymous anon")
_INITIAL_END = re.compile(r"[^\W\d_][\w'’.-]*(?:\s[\w'’.-]+){0,3}\s(?:[A-Z]\.?-?){1,4}")


def read_person(words: str) -> AuthorName | None:
    """Read a name; None where there is nothing to be read, or only "et al."."""
    bare = " ".join(words.split()).strip(";；")
    plain = bare.strip(" ,，;；")
    if not plain or plain.casefold() in ("et al", "et al.", "等", "others"):
        return None
    if han(plain):
        return _chinese(plain)
    if bare.endswith(","):
        return AuthorName("", "", plain)
    if "," in plain:
        family, _, given = plain.partition(",")
        return (
            AuthorName(family.strip(), given.strip()) if family.strip() and given.strip() else AuthorName("", "", plain)
        )
    tokens = plain.split()
    if len(tokens) == 1:
        return AuthorName(plain)
    if len(tokens) > 5 or any(t.casefold().strip(".") in _BODY_WORDS for t in tokens):
        return AuthorName("", "", plain)
    if _INITIAL_END.fullmatch(plain) and len(tokens[0]) > 1:
        return AuthorName(" ".join(tokens[:-1]), tokens[-1])
    named = read_name(plain, family_first=False)
    return named if named.given else AuthorName("", "", plain)


def _chinese(words: str) -> AuthorName:
    """Keep a Chinese name whole; only a comma between its parts goes."""
    if _HAN_NAME.fullmatch(words):
        bare = re.sub(r"\s*[,，]\s*", "", words)
        return AuthorName("", "", bare, chinese_tag(bare))
    return AuthorName("", "", words, chinese_tag(words))


def read_list(words: str) -> list[AuthorName]:
    """Read names that stand in one line: parted by ; (or ;;), or, in Chinese, by commas and blanks."""
    names: list[AuthorName] = []
    for part in re.split(r"\s*[;；\n]+\s*", words):
        if han(part) and _HAN_NAME.fullmatch(part):
            names += [n for n in map(read_person, _han_list(part)) if n]
        else:
            named = read_person(part)
            names += [named] if named else []
    return names


def _han_list(part: str) -> list[str]:
    """Part "谢昕,王小增" at its commas; "王, 小明" is one name."""
    pieces = [p for p in re.split(r"\s*[,，、]\s*", part) if p]
    if len(pieces) == 2 and len(pieces[0]) == 1:
        return ["".join(pieces)]
    if len(pieces) == 1 and " " in part.strip():
        spaced = part.split()
        return spaced if all(len(p) > 1 for p in spaced) else ["".join(spaced)]
    return pieces


def written(name: AuthorName) -> str:
    """Write a name so that `read_person` reads it again."""
    if name.literal or not name.family or not name.given:
        whole = name.literal or f"{name.family} {name.given}".strip()
        if han(whole) or (not name.literal and " " not in whole):
            return whole
        return f"{whole},"
    if han(name.family + name.given):
        return f"{name.family}{name.given}"
    return f"{name.family}, {name.given}"


def is_others(words: str) -> bool:
    """Say whether a name stands for people who are not named."""
    return words.strip(" .,").casefold() in _OTHERS
