"""Sort keys and counts of the study list, one row a study: derived, rebuilt at any time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select, update

from db import pairs, sorting, texts
from db.among import among
from db.query import LANGS, TRANSLATIONS
from db.rows import pick, pick_exact
from db.tables import Author, Code, Coding, FieldVariant, Finding, FindingPassage, Passage, Study, StudyListing

SHOWN = 3
"""Names that decide how a study is called by its authors: one, two, or more than two."""
PORTION = 2000
"""Studies whose rows are made at a time."""


def refresh(conn: Connection, ids: Iterable[int] | None) -> None:
    """Make the list's rows of studies anew (None: of all); rows of studies that are gone disappear."""
    everything = ids is None
    wanted = sorted(conn.scalars(select(Study.id))) if ids is None else sorted(set(ids))
    if everything:
        conn.execute(delete(StudyListing))
    for start in range(0, len(wanted), PORTION):
        portion = wanted[start : start + PORTION]
        if not everything:
            conn.execute(delete(StudyListing).where(StudyListing.study_id.in_(among(portion))))
        made = _rows(conn, portion)
        if made:
            conn.execute(insert(StudyListing), made)


def recount(conn: Connection, ids: Iterable[int]) -> None:
    """Count anew what was coded and found in studies, where nothing else of them changed; their rows are there."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), PORTION):
        portion = wanted[start : start + PORTION]
        counts = _Counts(conn, portion)
        rows = [{"of": study, **counts.of(study)} for study in portion]
        if rows:
            conn.execute(_RECOUNT, rows)


_COUNTED = ("codings", "findings", "barriers", "facilitators")
_RECOUNT = (
    update(StudyListing)
    .where(StudyListing.study_id == bindparam("of"))
    .values({name: bindparam(name) for name in _COUNTED})
)


def _rows(conn: Connection, ids: Sequence[int]) -> list[dict[str, Any]]:
    facts = {
        row.id: (row.year, row.batch_id)
        for row in conn.execute(select(Study.id, Study.year, Study.batch_id).where(Study.id.in_(among(ids))))
    }
    words = _words(conn, ids)
    names = _names(conn, ids)
    heads = texts.heads(conn, ids)
    pair_counts = pairs.counts(conn, ids)
    counts = _Counts(conn, ids)
    return [
        _row(study, *fact, words[study], names[study], _reading(heads[study], pair_counts), counts.of(study))
        for study, fact in facts.items()
    ]


def fresh(
    years: Mapping[int, int | None],
    words: Mapping[int, dict[str, dict[str, str]]],
    names: Mapping[int, Sequence[tuple[str, str, str, str, str]]],
    heads: Mapping[int, Sequence[texts.Head]],
) -> list[dict[str, Any]]:
    """Return the rows of studies that nobody has read yet, from what is known of them; see `_words` and `_names`."""
    none = _Counts().of(0)
    known: dict[tuple[tuple[str, ...], ...], dict[str, Any]] = {}  # the texts of most studies are of the same kinds
    out = []
    for study, year in years.items():
        own = heads.get(study, ())
        kinds = tuple([(text.lang, text.kind, text.provenance, text.review_state) for text in own])
        reading = known.get(kinds)
        if reading is None:
            reading = known[kinds] = _reading(own, {})
        out.append(_row(study, year, None, words.get(study, {}), names.get(study, ()), reading, none))
    return out


def _row(
    study: int,
    year: int | None,
    batch: int | None,
    words: Mapping[str, dict[str, str]],
    names: Sequence[tuple[str, str, str, str, str]],
    reading: Mapping[str, Any],
    counts: Mapping[str, int],
) -> dict[str, Any]:
    """One row of the list; see `_reading` and `_Counts`."""
    title, title_zh = _titles(words.get("title", {}))
    authors, authors_zh, first = _authors(names)
    journal = pick(words.get("journal_abbrev", {}), "en") or pick(words.get("journal", {}), "en")
    return {
        "study_id": study,
        "title": title,
        "title_zh": title_zh,
        "authors": authors,
        "authors_zh": authors_zh,
        "journal": journal,
        "year": year,
        **reading,
        **counts,
        "sort_title": sorting.title_key(title or title_zh),
        "sort_author": sorting.name_key(*first),
        "batch_id": batch,
    }


class _Counts:
    """What was coded and found in studies, counted by the database; nothing where none is asked."""

    def __init__(self, conn: Connection | None = None, ids: Sequence[int] = ()) -> None:
        self.codings: dict[int, int] = {}
        self.findings: dict[int, int] = {}
        self.signed: Counter[tuple[int, str]] = Counter()
        if conn is not None:
            self._count(conn, ids)

    def of(self, study: int) -> dict[str, int]:
        """The counts of one study, by the names of the list's columns."""
        return {
            "codings": self.codings.get(study, 0),
            "findings": self.findings.get(study, 0),
            "barriers": self.signed.get((study, "barrier"), 0),
            "facilitators": self.signed.get((study, "facilitator"), 0),
        }

    def _count(self, conn: Connection, ids: Sequence[int]) -> None:
        chosen = among(ids)
        self.codings = _numbers(
            conn,
            select(Passage.study_id, func.count(Coding.id))
            .join(Coding, Coding.passage_id == Passage.id)
            .where(Passage.study_id.in_(chosen))
            .group_by(Passage.study_id),
        )
        self.findings = _numbers(
            conn,
            select(Finding.study_id, func.count(Finding.id))
            .where(Finding.study_id.in_(chosen))
            .group_by(Finding.study_id),
        )
        if not self.findings:
            return
        # Codes are not joined: the planner would begin with all codings of all barriers.
        facet_of = {row.id: row.facet for row in conn.execute(select(Code.id, Code.facet))}
        coded = (
            select(Finding.study_id, Finding.id, Coding.code_id)
            .join(FindingPassage, FindingPassage.finding_id == Finding.id)
            .join(Coding, Coding.passage_id == FindingPassage.passage_id)
            .where(Coding.mode != "absent", Finding.study_id.in_(chosen))
        )
        seen = {(study, finding, facet_of[code]) for study, finding, code in conn.execute(coded)}
        self.signed = Counter((study, facet) for study, _, facet in seen)


def _numbers(conn: Connection, ask: Select[int, int]) -> dict[int, int]:
    return {row[0]: row[1] for row in conn.execute(ask)}


def _words(conn: Connection, ids: Sequence[int]) -> dict[int, dict[str, dict[str, str]]]:
    """Study -> field -> language -> first wording."""
    ask = (
        select(FieldVariant.study_id, FieldVariant.field, FieldVariant.lang, FieldVariant.value)
        .where(FieldVariant.study_id.in_(among(ids)), FieldVariant.field.in_(("title", "journal", "journal_abbrev")))
        .order_by(FieldVariant.study_id, FieldVariant.position, FieldVariant.id)
    )
    out: dict[int, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for study, field, lang, value in conn.execute(ask):
        if value:
            out[study][field].setdefault(lang, value)
    return out


def _names(conn: Connection, ids: Sequence[int]) -> dict[int, list[tuple[str, str, str, str, str]]]:
    """Study -> (family, given, literal, lang, role) in order."""
    ask = (
        select(Author.study_id, Author.family, Author.given, Author.literal, Author.lang, Author.role)
        .where(Author.study_id.in_(among(ids)))
        .order_by(Author.study_id, Author.position, Author.id)
    )
    out: dict[int, list[tuple[str, str, str, str, str]]] = defaultdict(list)
    for study, *name in conn.execute(ask):
        out[study].append((name[0], name[1], name[2], name[3], name[4]))
    return out


def _titles(words: dict[str, str]) -> tuple[str, str]:
    """The title in English (else in any other language) and the Chinese one ('' where there is none)."""
    chinese = pick_exact(words, "zh")
    english = words.get("en") or next((v for lang, v in words.items() if not lang.startswith("zh")), "")
    return english, chinese


def _authors(names: Sequence[tuple[str, str, str, str, str]]) -> tuple[str, str, tuple[str, str]]:
    """Short forms for English and Chinese readers, and the name to sort by.

    Authors of the text come first; where there are none, those of the citation printed with it.
    """
    own = [name for name in names if name[4] == "author"] or list(names)
    latin = [name for name in own if not name[3].startswith("zh")] or own
    chinese = [name for name in own if name[3].startswith("zh")] or own
    english_form = short_authors([_surname(name) for name in latin[:SHOWN]])
    chinese_form = short_authors([_chinese_name(name) for name in chinese[:SHOWN]], chinese=True)
    return english_form, chinese_form, _sorted_name(latin)


def _sorted_name(names: Sequence[tuple[str, str, str, str, str]]) -> tuple[str, str]:
    """Surname and given name of the first author, as written; a Chinese name in one piece is the surname's."""
    if not names:
        return "", ""
    family, given, literal, *_ = names[0]
    return (family, given) if family else (literal or given, "")


def _surname(name: tuple[str, str, str, str, str]) -> str:
    family, given, literal, *_ = name
    return family or literal or given


def _chinese_name(name: tuple[str, str, str, str, str]) -> str:
    """A Chinese author is called by the whole name."""
    family, given, literal, lang, _ = name
    if lang.startswith("zh"):
        return literal or family + given
    return _surname(name)


def short_authors(names: Sequence[str], *, chinese: bool = False) -> str:
    """Return how a study is called by its authors: 'Bussu & Marshall', 'Lewis et al.', in Chinese 'Lewis 等'."""
    if len(names) <= 1:
        return "".join(names)
    if len(names) == 2:
        both_chinese = chinese and all(_is_han(name) for name in names)
        return ("、" if both_chinese else " & ").join(names)
    return f"{names[0]} 等" if chinese else f"{names[0]} et al."


def _is_han(name: str) -> bool:
    return any("\u3400" <= ch <= "\u9fff" for ch in name)


def _reading(heads: Sequence[texts.Head], pair_counts: dict[tuple[int, int], tuple[int, int]]) -> dict[str, Any]:
    """Languages, machine translation and progress of the two texts that the reader opens."""
    left, right = texts.facing(heads)
    shown = [text for text in (left, right) if text is not None]
    machine = [text.review_state for text in shown if text.provenance == "machine"]
    pair_count: int | None = 0
    checked = 0
    if left is not None and right is not None:
        known = pair_counts.get((left.version_id, right.version_id))
        pair_count, checked = known or (None, 0)
    return {
        "state": TRANSLATIONS.index(_state(heads, shown, machine)),
        "langs": sum({_language(text.lang) for text in heads}),
        "languages": " ".join(text.lang for text in shown),
        "machine": "" if not machine else "unreviewed" if "unreviewed" in machine else "reviewed",
        "pairs": pair_count,
        "checked": checked,
    }


def _state(heads: Sequence[texts.Head], shown: Sequence[texts.Head], machine: Sequence[str]) -> str:
    """Whose the Chinese text is: one of TRANSLATIONS, which exclude each other."""
    if not any(text.lang.startswith("zh") for text in shown):
        return "none"
    if machine:
        return "machine" if "unreviewed" in machine else "reviewed"
    chinese = [text.provenance for text in heads if text.lang.startswith("zh")]
    return "author" if set(chinese) & {"author", "publisher"} else "person"


def _language(lang: str) -> int:
    """One of the numbers that are added up in the column ``langs``."""
    return LANGS["en"] if lang.startswith("en") else LANGS["zh"] if lang.startswith("zh") else LANGS["other"]
