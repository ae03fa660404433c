"""Turns bibliographic facts into references and short citations: APA 7, Vancouver and GB/T 7714-2015.

Items are CSL-JSON mappings (keys as in Zotero: 'id', 'type', 'title', 'author', 'issued', 'container-title', ...).
The styles lie in resources/csl; citeproc-py does the formatting. Names in Chinese characters are passed as literals,
since citeproc-py would tear family and given name apart (measured). Nothing of an item is ever read as markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

from app.report.model import Reference, Run, RunStyle

CslItem = Mapping[str, Any]
CslName = Mapping[str, str]
Style = Literal["apa", "vancouver", "gbt7714"]
STYLES: dict[Style, str] = {
    "apa": "apa.csl",
    "vancouver": "nlm-citation-sequence.csl",
    "gbt7714": "china-national-standard-gb-t-7714-2015-numeric.csl",
}
STYLE_NAMES: dict[Style, str] = {"apa": "APA 7", "vancouver": "Vancouver", "gbt7714": "GB/T 7714-2015"}
CSL = Path(__file__).resolve().parents[2] / "resources" / "csl"

_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_STOP = re.compile(r"(?<=[^\s.])(?<!\.\w)[.。]$")
"""The full stop a database set behind a title: the style sets its own. Three dots and 'U.S.' stay."""
_NUMBER = re.compile(r"^\s*(?:\[1\]|\(1\)|1\.|1\)|1(?=\s))\s*")
_ITALIC_ON, _ITALIC_OFF = "\ue0f0", "\ue0f1"
_DOUBLED = re.compile(rf"(?<!\.)([.?!？！])([{_ITALIC_ON}{_ITALIC_OFF}]?)\.(?!\.)")
"""A full stop that a style sets behind one, or behind a question: CSL prints the first alone."""
_MARKS = {_ITALIC_ON: "italic", _ITALIC_OFF: "plain"}
_NAMES = ("author", "editor", "translator", "container-author", "collection-editor")
_KEPT = frozenset(
    (
        *_NAMES,
        *("type", "title", "title-short", "container-title", "container-title-short", "collection-title", "language"),
        *("publisher", "publisher-place", "volume", "issue", "page", "number", "number-of-pages", "edition", "genre"),
        *("event-title", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL"),
    )
)


def default_style(languages: str) -> Style:
    """GB/T 7714 for a report in Chinese alone, APA 7 for every other."""
    return "gbt7714" if languages == "zh" else "apa"


def format_references(
    items: Sequence[CslItem], style: str, lang: str = "en", *, strict: bool = False
) -> list[Reference]:
    """Formats items in the order given, without numbers; `style` is one of STYLES or the path of a .csl file.

    In GB/T 7714 an item in Chinese gets Chinese joining words and any other English ones, as the standard asks; an
    item that shows no language counts as one in `lang` ('en' or 'zh'). APA and Vancouver word everything in English,
    another style in its own language, and where that is Chinese as GB/T 7714 does. An item that a style of the user's
    can't set is set in APA; with `strict` its error is raised.
    """
    references = []
    for at, item in enumerate(items):
        try:
            runs = _kept(json.dumps(item, sort_keys=True, default=str), style, lang)
        except Exception:
            if strict or style in STYLES:
                raise
            runs = _set(item, "apa", lang)
        references.append(Reference(str(item.get("id", at)), runs))
    return references


@lru_cache(maxsize=4_096)
def _kept(item: str, style: str, lang: str) -> tuple[Run, ...]:
    """One item (as JSON) in a style; a report that is arranged asks for the same ones again and again."""
    return _set(json.loads(item), style, lang)


def _set(item: CslItem, style: str, lang: str) -> tuple[Run, ...]:
    """One item in a style."""
    clean = _clean(item, style)
    return _without_repeat(_entry(clean, style, _locale(item, style, lang)), clean)


def _locale(item: CslItem, style: str, lang: str) -> str:
    """The language an item is worded in."""
    own = "zh-CN" if style == "gbt7714" else "en-US" if style in STYLES else _locale_of(style)
    if own.startswith("zh"):
        return "zh-CN" if _is_chinese(item, lang) else "en-US"
    return own


@lru_cache(maxsize=16)
def _locale_of(path: str) -> str:
    """The language a style of the user's words everything in; English where there is none, or none that is known."""
    wanted = str(_style(path, "en-US").root.get("default-locale") or "en-US")
    known = Path(_citeproc("citeproc").__file__).parent / "data" / "locales" / f"locales-{wanted}.xml"
    return wanted if known.exists() else "en-US"


def short_citation(authors: Sequence[CslName | str], year: int | str | None, lang: str = "en", title: str = "") -> str:
    """'Bussu & Marshall 2020', 'Lewis et al. 2017', 'Lewis 等 2017', '王小明等 2021'; a string is a family name.

    Without authors the title stands in their place, cut after 40 characters; without a year 'n.d.' or '无日期'.
    """
    families = [name if isinstance(name, str) else name.get("literal") or name.get("family", "") for name in authors]
    families = [family.strip() for family in families if family.strip()]
    when = str(year) if year else ("无日期" if lang == "zh" else "n.d.")
    if not families:
        who = title if len(title) <= 40 else title[:39].rstrip() + "…"
    elif len(families) == 1:
        who = families[0]
    elif len(families) == 2:
        both_han = all(_HAN.search(family) for family in families)
        who = ("、" if both_han else " & ").join(families)
    elif lang == "zh":
        who = families[0] + ("等" if _HAN.search(families[0]) else " 等")
    else:
        who = f"{families[0]} et al."
    return f"{who} {when}".strip()


def _is_chinese(item: CslItem, lang: str) -> bool:
    """Whether an item is itself in Chinese, by its language tag, else by its title, else as the report is."""
    tag, title = str(item.get("language") or ""), str(item.get("title") or "")
    if tag:
        return tag.lower().startswith("zh")
    return bool(_HAN.search(title)) if title else lang == "zh"


def _clean(item: CslItem, style: str) -> dict[str, Any]:
    """An item with only the fields a style may use, names ready for citeproc, no control or marker characters."""
    clean: dict[str, Any] = {}
    for key, value in item.items():
        if key in _NAMES and value:
            clean[key] = [name for name in map(_name, value) if name]
        elif key in ("issued", "accessed") and value:
            clean.update(_date(key, value, style))
        elif key in _KEPT and value not in (None, "", [], {}):
            clean[key] = _plain(str(value))
    clean.setdefault("type", "article-journal")
    clean["title"] = _STOP.sub("", clean.get("title", ""))
    return clean


def _plain(text: str) -> str:
    """Text without the characters that mean something to this module or to no reader; one space for white space."""
    text = "".join(
        " " if ch.isspace() else ch for ch in text if ch not in _MARKS and (ch.isspace() or ch.isprintable())
    )
    return re.sub(" {2,}", " ", text).replace('<span class="nocase">', "").strip()


def _name(name: CslName) -> dict[str, str]:
    """A name for citeproc; Chinese ones as literal, family before given without a space."""
    literal = _plain(str(name.get("literal") or ""))
    family, given = _plain(str(name.get("family") or "")), _plain(str(name.get("given") or ""))
    if literal:
        return {"literal": literal}
    if _HAN.search(family + given):
        return {"literal": family + given}
    if not given:
        return {"literal": family} if family else {}
    return {"family": family, "given": given}


def _date(key: str, value: Any, style: str) -> dict[str, Any]:
    """A date as citeproc takes it; Vancouver keeps the year alone (it joins '2012Sep' without a space: measured)."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    numbers = [int(part) for part in (parts or [[]])[0] if str(part).isdigit()]
    if not numbers:
        return {}
    return {key: {"date-parts": [numbers[:1] if style == "vancouver" else numbers]}}


@lru_cache(maxsize=16)
def _style(style: str, locale: str) -> Any:
    """A parsed style; parsing costs more than the formatting of a short list."""
    path = next((str(CSL / file) for name, file in STYLES.items() if name == style), style)
    return _citeproc("citeproc").CitationStylesStyle(path, locale=locale, validate=False)


@lru_cache(maxsize=16)
def is_numbered(style: str) -> bool:
    """Whether lists in a style are numbered; `style` is one of STYLES or the path of a .csl file."""
    if style in STYLES:
        return style != "apa"
    return any(one.get("citation-format") == "numeric" for one in _style(style, "en-US").root.iter("{*}category"))


def _citeproc(name: str) -> Any:
    """A module of citeproc-py, which has no types and is slow to import: loaded at the first reference."""
    return import_module(name)


def _wrapped(text: str) -> str:
    """Italic text between the two private marks."""
    return f"{_ITALIC_ON}{text}{_ITALIC_OFF}"


_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_wrapped,
    Oblique=_wrapped,
    Bold=str,
    Light=str,
    Underline=str,
    Superscript=str,
    Subscript=str,
    SmallCaps=str,
)


def _entry(item: dict[str, Any], style: str, locale: str) -> tuple[Run, ...]:
    """The runs of one item, its number taken off."""
    cite = _citeproc("citeproc")
    source = _citeproc("citeproc.source.json").CiteProcJSON([{**item, "id": "item"}])
    list_of_one = cite.CitationStylesBibliography(_style(style, locale), source, _FORMATTER)
    list_of_one.register(cite.Citation([cite.CitationItem("item")]))
    made = "".join(str(entry) for entry in list_of_one.bibliography())
    return _runs((_NUMBER.sub("", made) if is_numbered(style) else made).strip())


def _runs(marked: str) -> tuple[Run, ...]:
    """Marked text as runs; Chinese is never italic."""
    runs: list[Run] = []
    style: RunStyle = "plain"
    for piece in re.split(f"([{_ITALIC_ON}{_ITALIC_OFF}])", _DOUBLED.sub(r"\1\2", marked)):
        if piece in _MARKS:
            style = "italic" if piece == _ITALIC_ON else "plain"
        elif piece:
            real: RunStyle = "plain" if _HAN.search(piece) else style
            if runs and runs[-1].style == real:
                piece = runs.pop().text + piece
            runs.append(Run(piece, real))
    return tuple(runs)


def _without_repeat(runs: tuple[Run, ...], item: Mapping[str, Any]) -> tuple[Run, ...]:
    """An entry without authors names its title once (citeproc-py sets a substituted title a second time)."""
    title = str(item.get("title") or "")
    if any(item.get(key) for key in _NAMES) or not title:
        return runs
    whole = "".join(run.text for run in runs)
    second = whole.find(title, whole.find(title) + len(title))
    if second < 0:
        return runs
    end = second + len(title)
    while end < len(whole) and whole[end] in ". ":
        end += 1
    kept: list[Run] = []
    at = 0
    for run in runs:
        text = "".join(ch for n, ch in enumerate(run.text, at) if not second <= n < end)
        at += len(run.text)
        if text:
            kept.append(Run(text, run.style))
    if kept:
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].style)
    return tuple(kept)
