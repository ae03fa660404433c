"""Small libraries for tests, made through the verbs; all words are our own. (`builders` writes rows themselves.)"""

from __future__ import annotations

from typing import Any

from app.work import codebook, coding, editing, finding, reading, studying
from app.work.library import Library
from db import rows, tables, texts

EN = "Trust grew slowly. Money was scarce, and staff left. The board listened."
ZH = "信任增长缓慢。资金不足,员工离开。董事会听取了意见。"


def a_study(library: Library, title: str = "A study of trust", **fields: Any) -> int:
    """A study with a title and any fields of StudyFields; returns its id."""
    (made,) = studying.new(library, studying.StudyFields(title=title, **fields)).studies
    return made


def a_text(
    library: Library, study: int, body: str = EN, lang: str = "en", kind: str = "abstract", provenance: str = "author"
) -> int:
    """A text of a study; returns its id."""
    made: int = editing.add_text(library, study, lang, kind, body, provenance).result
    return made


def two_texts(library: Library, study: int, en: str = EN, zh: str = ZH, kind: str = "abstract") -> tuple[int, int]:
    """An English text and its unreviewed machine translation; returns their ids."""
    left = a_text(library, study, en, "en", kind)
    return left, a_text(library, study, zh, "zh-Hans", kind, "machine")


def a_theme(library: Library, key: str = "trust", en: str = "Trust", zh: str = "信任") -> str:
    """A theme; returns its key."""
    with library.change("Made a theme") as rec:
        rec.insert(tables.Theme, key=key, position=0, labels={"en": en, "zh-Hans": zh}, shorts={})
    return key


def a_code(
    library: Library,
    en: str = "Mistrust",
    facet: str = "barrier",
    *,
    zh: str = "",
    parent: int | None = None,
    theme: str | None = None,
) -> int:
    """A code; returns its id."""
    made: int = codebook.new_code(library, facet, parent, {"en": en, "zh-Hans": zh}, theme).result
    return made


def text_of(library: Library, text: int) -> rows.Text:
    """A text as it now reads."""
    with library.db.read() as conn:
        found = texts.get(conn, text)
    assert found is not None
    return found


def place(library: Library, text: int, words: str) -> tuple[int, int, int]:
    """Where words first stand in a text: (text, start, end)."""
    start = text_of(library, text).body.index(words)
    return text, start, start + len(words)


def a_passage(
    library: Library, study: int, *places: tuple[int, str], codes: tuple[int, ...] = (), mode: str = "explicit"
) -> int:
    """A passage on words of texts, given as (text, words); returns its id."""
    spots = [place(library, text, words) for text, words in places]
    made: int = coding.code(library, study, spots, codes, mode).result
    return made


def a_finding(
    library: Library, *passages: int, en: str = "Trust is slow.", status: str = "reported_result", **more: Any
) -> int:
    """A finding on passages; returns its id."""
    made: int = finding.make(library, passages, {"en": en}, status, **more).result
    return made


def passage_of(library: Library, passage: int) -> rows.Passage:
    """A passage as it now stands."""
    found = coding.passage(library, passage)
    assert found is not None
    return found


def card(library: Library, study: int) -> rows.StudyCard:
    """A study's line in the list."""
    return reading.page(library, study).card
