"""Turn studies into what citations are made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from app.formats import pinyin
from app.report.citations import format_references, is_numbered, short_citation
from app.text.refused import Refused
from db.rows import Name, Study, pick, pick_exact

if TYPE_CHECKING:
    from app.report.model import Reference
    from app.work.library import Library

ORDERS: tuple[str, ...] = ("given", "author", "year", "title")
"""The orders a list of references can stand in: as chosen, by first author, by year, by title."""

TYPES = {
    "journal_article": "article-journal",
    "report": "report",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "preprint": "article",
    "webpage": "webpage",
}


def names(study: Study) -> list[dict[str, str]]:
    """Return a study's own authors as CSL names; a name printed whole stays whole."""
    return [_csl_name(n) for n in study.names if n.role == "author"]


def _csl_name(name: Name) -> dict[str, str]:
    return {"literal": name.literal} if name.literal else {"family": name.family, "given": name.given}


def short(study: Study, lang: str) -> str:
    """Return 'Bussu & Marshall 2020', in Chinese 'Lewis 等 2017'; the title where there is no author."""
    return short_citation(names(study), study.year, lang, pick(study.words("title"), lang))


def words(study: Study) -> dict[str, str]:
    """Return the short citation in both languages."""
    return {"en": short(study, "en"), "zh": short(study, "zh")}


def csl_item(study: Study, lang: str = "en") -> dict[str, Any]:
    """Return a study as a CSL-JSON item, in English words; for ``lang`` zh a Chinese publication in its own.

    An identifier printed for something else (a review of the text) is not given as the study's own.
    """
    titles = study.words("title")
    original = next((v.lang for v in study.variants if v.field == "title" and v.kind == "original"), "")
    own = lang == "zh" and original.startswith("zh")
    title = pick_exact(titles, "zh") if own else pick_exact(titles, "en") or pick(titles, "en")
    journal = (pick_exact(study.words("journal"), "zh") if own else "") or pick(study.words("journal"), "en")
    translated = [name for name in study.names if name.role == "translated" and name.lang.startswith("zh")]
    item: dict[str, Any] = {
        "id": str(study.id),
        "type": TYPES.get(study.publication_type or "", "article-journal"),
        "title": title,
        "author": [_csl_name(n) for n in translated] if own and translated else names(study),
        "editor": [_csl_name(n) for n in study.names if n.role == "editor"],
        "container-title": journal or pick(study.words("journal_abbrev"), "en"),
        "collection-title": pick(study.words("series"), "en"),
        "publisher": pick(study.words("publisher"), "en"),
        "publisher-place": pick(study.words("place"), "en"),
        "edition": pick(study.words("edition"), "en"),
        "volume": study.volume,
        "issue": study.issue,
        "page": study.pages,
        "DOI": next((i.value for i in study.identifiers if i.scheme == "doi" and i.role == "own"), ""),
        "PMID": next((i.value for i in study.identifiers if i.scheme == "pmid" and i.role == "own"), ""),
        "ISBN": next((i.value for i in study.identifiers if i.scheme == "isbn" and i.role == "own"), ""),
    }
    if study.year:
        parts = [
            study.year,
            *([study.month] if study.month else []),
            *([study.day] if study.month and study.day else []),
        ]
        item["issued"] = {"date-parts": [parts]}
    if original:
        item["language"] = "zh-CN" if original.startswith("zh") else original
    return {key: value for key, value in item.items() if value not in (None, "", [])}


def csl_items(studies: Sequence[Study]) -> list[dict[str, Any]]:
    """Return studies as CSL-JSON items, in their order."""
    return [csl_item(study) for study in studies]


# -- lists of references ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cited:
    """A list of references: as plain text and as rich text, made here of escaped pieces, a study a paragraph."""

    studies: tuple[int, ...]
    lines: tuple[str, ...]
    html: str

    @property
    def text(self) -> str:
        """The list as plain text."""
        return "\n".join(self.lines)

    def as_json(self) -> dict[str, Any]:
        """Return the list as JSON can hold it."""
        return asdict(self)


def sort_key(study: Study, order: str) -> tuple[Any, ...]:
    """Return what a study is sorted by in an order of ORDERS; Chinese by pinyin, surnames read as surnames."""
    people = [name for name in study.names if name.role == "author"]
    words = next((value for value in study.words("title").values()), "")
    title = pinyin.title_key(words)
    first = " ".join(pinyin.key(n.literal or f"{n.family} {n.given}".strip()) for n in people[:3]) or title
    year = study.year if study.year is not None else 9999
    return {
        "author": (first, year, title, study.id),
        "year": (year, first, title, study.id),
        "title": (title, year, study.id),
    }[order]


def ordered(found: Sequence[Study], order: str = "given") -> list[Study]:
    """Return studies in an order of ORDERS. Raises ValueError for another one."""
    if order not in ORDERS:
        raise ValueError(f"there is no order {order}")
    return list(found) if order == "given" else sorted(found, key=lambda study: sort_key(study, order))


def cite(
    library: Library,
    ids: Sequence[int],
    style: str = "apa",
    lang: str = "en",
    order: str = "given",
    told: Callable[[int, int, str], None] | None = None,
    most: int | None = None,
) -> Cited:
    """Cite studies in a style (an id of app.work.styles), a paragraph each, numbered where the style numbers its lists.

    ``most`` bounds how many of the ordered list are made.

    Slow for more than a few: in the window this is work of the child. Raises Refused where style or studies are gone.
    """
    from app.work import styles
    from db import studies

    place = styles.place(style)
    with library.db.read() as conn:
        whole = ordered(studies.many(conn, list(ids)), order)
    found = whole[:most]
    if not found:
        raise Refused("This study is no longer in the library.")
    made: list[Reference] = []
    tongue = "zh" if lang.startswith("zh") else "en"
    for at, study in enumerate(found):
        if told is not None and at % 20 == 0:
            told(at, len(found), "Making references")
        made += format_references([csl_item(study, tongue)], place, tongue)
    numbered = is_numbered(place) and len(whole) > 1
    lines = tuple(f"{n}. {one.text}" if numbered else one.text for n, one in enumerate(made, 1))
    paragraphs = (f"<p>{f'{n}. ' if numbered else ''}{_rich(one)}</p>" for n, one in enumerate(made, 1))
    return Cited(tuple(study.id for study in found), lines, "\n".join(paragraphs))


def _rich(one: Reference) -> str:
    """A reference as HTML, of pieces that are escaped."""
    pieces = ((escape(run.text), run.style) for run in one.runs)
    return "".join(f"<i>{words}</i>" if style == "italic" else words for words, style in pieces)
