"""Turn the LaTeX of a BibTeX value into plain words, and plain words into a value that reads back the same.

Accents, the usual signs and formatting commands are known; a command nobody knows, and mathematics, stay as they are.
"""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308",
    "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_SIGNS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "S": "§", "P": "¶", "copyright": "©",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“",
    "textquotedblright": "”", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
    "textbraceright": "}", "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_", "textdollar": "$",
    "textdegree": "°", "textregistered": "®", "texttrademark": "™", "textmu": "µ", "pounds": "£", "euro": "€", "ldots": "…",
    "dots": "…", "textellipsis": "…", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "guillemotleft": "«",
    "guillemotright": "»", "textperiodcentered": "·", "textbullet": "•", "quotedblbase": "„",
}  # fmt: skip
_DRESS = frozenset(
    re.split(
        " ",
        "textit textbf textsc textrm texttt textsf textup textsl textsuperscript textsubscript emph url it bf em sc rm tt sl "
        "sf itshape bfseries scshape upshape mbox hbox text protect mathrm noopsort uppercase enquote mkbibquote relax "
        "nobreak path bibstring ensuremath",
    )
)
_COMMAND = re.compile(r"[A-Za-z]+")
_WRITTEN = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_", "$": r"\$",
}  # fmt: skip
_TO_WRITE = re.compile(r"[\\{}~^&%#_$]")


def plain(value: str) -> str:
    """Return the plain words of a value whose outer braces or quotes are gone."""
    if not re.search(r"[\\{}~$]", value):
        return value
    out: list[str] = []
    at, size = 0, len(value)
    while at < size:
        char = value[at]
        if char == "\\":
            words, at = _command(value, at + 1)
            out.append(words)
        elif char in "{}":
            at += 1
        elif char == "~":
            out.append(" ")
            at += 1
        elif char == "$":
            end = value.find("$", at + 1)
            stop = end + 1 if end > 0 else at + 1
            out.append(value[at:stop])
            at = stop
        else:
            out.append(char)
            at += 1
    return "".join(out)


def _command(value: str, at: int) -> tuple[str, int]:
    """Read what stands after a backslash; return its words and where it ends."""
    if at >= len(value):
        return "\\", at
    found = _COMMAND.match(value, at)
    if found is None:
        char = value[at]
        if char in _ACCENTS:
            return _accented(value, at + 1, char)
        return ({"\\": " ", "-": "", "/": "", ",": " ", " ": " ", "\n": " "}.get(char, char), at + 1)
    name, end = found[0], found.end()
    if name in _SIGNS:
        return _SIGNS[name], _past_end(value, end)
    if name in _ACCENTS:
        if end < len(value) and (value[end] == "{" or value[end].isspace()):
            return _accented(value, end, name)
    elif name in _DRESS:
        return "", end + (end < len(value) and value[end] == " ")
    if end < len(value) and value[end] == "{":
        close = _closing(value, end)
        return value[at - 1 : close], close
    return f"\\{name}", end


def _past_end(value: str, at: int) -> int:
    """Skip what ends a command of letters: {} or one blank."""
    if value.startswith("{}", at):
        return at + 2
    return at + 1 if at < len(value) and value[at] == " " else at


def _accented(value: str, at: int, accent: str) -> tuple[str, int]:
    """Put an accent on the letter that follows, in braces or not; a dotless i carries it as i."""
    while at < len(value) and value[at] == " ":
        at += 1
    found = re.compile(r"\{\s*(\\[ij]|[^\W\d_]?)\s*\}|(\\[ij])(?![A-Za-z])\s?|([^\W\d_])").match(value, at)
    if found is None:
        return "", at
    letter = (found[1] or found[2] or found[3] or "").removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent]) if letter else "", found.end()


def _closing(value: str, at: int) -> int:
    """Return where the group that opens here ends."""
    depth = 0
    for number in range(at, len(value)):
        depth += (value[number] == "{") - (value[number] == "}")
        if depth == 0:
            return number + 1
    return len(value)


def parted(value: str, mark: re.Pattern[str]) -> list[str]:
    """Part a value at marks that stand outside of braces."""
    parts: list[str] = []
    depth = begin = at = 0
    while at < len(value):
        char = value[at]
        if char == "\\":
            at += 2
            continue
        if char in "{}":
            depth += 1 if char == "{" else -1
        elif depth == 0:
            found = mark.match(value, at)
            if found is not None:
                parts.append(value[begin:at])
                begin = at = found.end()
                continue
        at += 1
    parts.append(value[begin:])
    return parts


def written(words: str) -> str:
    """Write plain words as a value; no line of it looks like the beginning of an entry."""
    escaped = _TO_WRITE.sub(lambda m: _WRITTEN[m[0]], words)
    return re.sub(r"^([ \t]*)@", r"\1{@}", escaped, flags=re.MULTILINE)
