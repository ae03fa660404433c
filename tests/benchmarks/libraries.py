"""Makes bilingual libraries of any length, always the same: ten thousand, a hundred thousand, a million studies.

Rows are written straight into every table that a study of an import needs, index and list included, so that a million
studies take minutes; `tests/benchmarks/test_libraries.py` holds them to what the program itself would make of them. Words
are frequent and rare as words are (the n-th is used 1/n times), and every study holds one that stands nowhere else.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from app.work import starter
from db.search_words import BARRIER, tokens, vocabulary
from db.sorting import name_key, title_key
from tests.benchmarks.sentences import CHARACTERS, SENTENCES, SYLLABLES, Pool, Sentence, rare

FOLDER = "DIPTYCH_BENCH_CACHE"
"""The variable of the environment that says where made libraries are kept; else the system's folder for the passing."""
MILLION = "DIPTYCH_BENCH_MILLION"
"""Set to anything, a million studies are measured too: some four gigabytes of disk and half an hour the first time."""
FORM = 1
"""Changes with the generator: libraries kept of another form are made anew."""

SURNAMES = [
    "Smith",
    "Jones",
    "Lewis",
    "Bussu",
    "Marshall",
    "Brown",
    "Taylor",
    "Green",
    "Wang",
    "Li",
    "Zhang",
    "Liu",
    "Chen",
    "Yang",
    "Huang",
    "Zhao",
    "Wu",
    "Zhou",
]
CHINESE_SURNAMES = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "曾", "单", "仇", "解", "任", "欧阳"]
GIVEN = [
    "Anna",
    "Ben",
    "Carla",
    "David",
    "Eva",
    "Frank",
    "Grace",
    "Hugo",
    "Ines",
    "Jun",
    "Kai",
    "Lin",
    "Mei",
    "Noor",
    "Olga",
    "Peter",
]
COUNTRIES = ("US", "GB-ENG", "CN", "AU", "CA", "DE", "NL", "SG", "")
LANGUAGES = ("en zh-Hans", "en zh-Hans", "en zh-Hans", "en", "zh-Hans")
MADE = "2026-01-01T00:00:00.000Z"
CODED, CODES = 4, 4
"""Every fourth study has a passage with four codings: as many codings as studies."""


def path_of(count: int) -> Path:
    """Return the library of so many studies, made where it is not kept yet."""
    folder = Path(os.environ.get(FOLDER) or Path(tempfile.gettempdir()) / "diptych-bench")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"studies-{count}-{FORM}-{_fingerprint()}.diptych"
    if not path.exists():
        for old in folder.glob(f"studies-{count}-*"):
            old.unlink()
        part = path.with_name(f"{path.name}.part")
        for one in folder.glob(f"{path.name}.part*"):
            one.unlink()
        make(part, count)
        part.replace(path)
    return path


def _fingerprint() -> str:
    """Changes with the tables."""
    scripts = sorted((Path(__file__).resolve().parents[2] / "db" / "migrations" / "versions").glob("0*.py"))
    return hashlib.sha256(b"".join(one.read_bytes() for one in scripts)).hexdigest()[:8]


def make(path: Path, count: int) -> None:
    """Write a library of so many studies."""
    starter.make(path, examples=False).close()
    db = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-200000", "temp_store=MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    studies = Studies(dict(db.execute("SELECT id, facet FROM code WHERE facet IN ('model', 'barrier', 'facilitator')")))
    db.execute("BEGIN")
    for number in range(1, (count - 1) // 5000 + 2):
        db.execute("INSERT INTO import_batch (id, created, report) VALUES (?, ?, '{}')", (number, MADE))
    _names(db)
    for start in range(1, count + 1, 20_000):
        portion = range(start, min(start + 20_000, count + 1))
        studies.first_text.clear()
        for table in studies.tables:
            _insert(db, table, studies.tables[table](portion))
    words = ((word,) for word in sorted(studies.words | {rare(number) for number in range(1, count + 1)}))
    db.executemany("INSERT OR IGNORE INTO search_word VALUES (?)", words)
    _history(db)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode=DELETE")
    db.execute("ANALYZE")
    db.close()


def _insert(db: sqlite3.Connection, table: str, rows: Iterator[dict[str, Any]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    names = ", ".join(f'"{name}"' for name in first)
    put = f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(first))})'
    db.execute(put, tuple(first.values()))
    db.executemany(put, (tuple(row.values()) for row in rows))


def _names(db: sqlite3.Connection) -> None:
    """Tags and collections that studies lie in."""
    for number, name in enumerate(("to read", "included", "excluded", "待读"), 1):
        db.execute("INSERT INTO tag (id, guid, name) VALUES (?, ?, ?)", (number, guid("tag", number), name))
    for number, (name, above) in enumerate((("Reviews", None), ("English", 1), ("中文", 1), ("Team", None)), 1):
        db.execute(
            "INSERT INTO collection (id, guid, name, parent_id, position) VALUES (?, ?, ?, ?, ?)",
            (number, guid("collection", number), name, above, number),
        )


def _history(db: sqlite3.Connection) -> None:
    """One step of the history holds all rows, as an import's would."""
    values = (guid("step", 1), MADE, "do", "Imported", "[]", False, False)
    step = db.execute(
        "INSERT INTO step (guid, at, session, kind, label, args, undone, closed) VALUES (?, ?, 'bench', ?, ?, ?, ?, ?)",
        values,
    ).lastrowid
    known = {row[0] for row in db.execute("SELECT DISTINCT table_name FROM entry")}
    for table in (*Studies({}).tables, "tag", "collection", "import_batch"):
        if table in ("study_listing", "search_text") or table in known:
            continue
        first, last = db.execute(f'SELECT min(id), max(id) FROM "{table}"').fetchone()
        if first is not None:
            db.execute(
                "INSERT INTO entry (step_id, table_name, op, first_id, last_id) VALUES (?, ?, 'insert', ?, ?)",
                (step, table, first, last),
            )


def guid(kind: str, number: int) -> str:
    """An identity that is always the same."""
    digits = hashlib.blake2b(f"{kind}{number}".encode(), digest_size=16).hexdigest()
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"


Rows = Callable[[Iterable[int]], Iterator[dict[str, Any]]]


class Studies:
    """The rows of any range of studies, table by table."""

    def __init__(self, facets: dict[int, str]) -> None:
        self.codes = list(facets)
        self.facets = facets
        self.last_text = 0
        self.first_text: dict[int, int] = {}
        self.tables: dict[str, Rows] = {
            "study": self._study,
            "field_variant": self._fields,
            "author": self._authors,
            "identifier": self._identifiers,
            "study_tag": self._tags,
            "collection_study": self._collections,
            "text": self._texts,
            "text_version": self._versions,
            "passage": self._passages,
            "anchor": self._anchors,
            "coding": self._codings,
            "finding": self._findings,
            "finding_passage": self._rests,
            "study_listing": self._listing,
            "search_text": self._index,
        }

    @cached_property
    def pool(self) -> Pool:
        """The sentences."""
        return Pool()

    @cached_property
    def words(self) -> set[str]:
        """All words a prefix may go on to, but the rare ones."""
        pool = self.pool
        sentences = (*pool.english, *pool.chinese, *pool.titles, *pool.chinese_titles)
        found = set().union(*(vocabulary(one.read) for one in sentences))
        found |= {word.lower() for word in (*SURNAMES, *GIVEN)} | {
            "to",
            "read",
            "included",
            "excluded",
            "journal",
            "of",
        }
        return found | vocabulary(" ".join(str(number) for number in range(10, 100)))

    # -- what a study is ----------------------------------------------------------------------------------------------

    @staticmethod
    def pick(number: int, salt: int, among: int) -> int:
        """A number below `among`, always the same for a study."""
        return ((number * 2654435761 + salt * 40503) ^ (number >> 7) * 97) % 4294967291 % among

    def year(self, number: int) -> int | None:
        """Its year; some have none."""
        return None if number % 50 == 0 else 1990 + self.pick(number, 1, 36)

    def languages(self, number: int) -> str:
        """The languages of its texts."""
        return LANGUAGES[self.pick(number, 2, 5)]

    def title(self, number: int) -> tuple[Sentence | None, Sentence | None]:
        """Its titles: English, Chinese."""
        held = self.languages(number)
        english = self.pool.titles[self.pick(number, 3, SENTENCES)] if "en" in held else None
        chinese = self.pool.chinese_titles[self.pick(number, 4, SENTENCES)] if "zh" in held else None
        return english, chinese

    def body(self, number: int, lang: str) -> tuple[str, str]:
        """Its text in a language, and how the index reads it."""
        pool = self.pool.english if lang == "en" else self.pool.chinese
        found = [pool[self.pick(number, 10 + at, SENTENCES)] for at in range(5)]
        if lang == "en":
            own = f"Case {rare(number)}."
            body = " ".join([*(one.body for one in found), own])
            return body, body
        body = "".join(one.body for one in found)
        return body, tokens(body)

    def names(self, number: int) -> list[tuple[str, str, str, str]]:
        """Its authors: family, given, literal, language."""
        if self.languages(number) == "zh-Hans":
            family = CHINESE_SURNAMES[self.pick(number, 20, len(CHINESE_SURNAMES))]
            return [("", "", family + CHARACTERS[self.pick(number, 21, len(CHARACTERS))], "zh-Hans")]
        return [
            (
                SURNAMES[self.pick(number, 20 + at, len(SURNAMES))],
                GIVEN[self.pick(number, 25 + at, len(GIVEN))],
                "",
                "en",
            )
            for at in range(2)
        ]

    def doi(self, number: int) -> str:
        """Its DOI."""
        return f"10.1000/s{number}"

    def provenance(self, number: int, lang: str) -> str:
        """Who wrote its text."""
        return "author" if lang == "en" or number % 3 == 0 else "machine"

    def journal(self, number: int) -> str:
        """Its journal."""
        return f"Journal of {SYLLABLES[number % 30]} {10 + number % 90}"

    # -- its rows -----------------------------------------------------------------------------------------------------

    def _study(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            country = COUNTRIES[self.pick(n, 5, len(COUNTRIES))] or None
            yield {"id": n, "guid": guid("study", n), "created": MADE, "changed": MADE, "year": self.year(n),
                   "country": country, "batch_id": (n - 1) // 5000 + 1}  # fmt: skip

    def _fields(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            english, chinese = self.title(n)
            for field, lang, value in (
                ("title", "en", english.body if english else ""),
                ("title", "zh-Hans", chinese.body if chinese else ""),
                ("journal", "en", self.journal(n)),
            ):
                if value:
                    yield {"study_id": n, "field": field, "lang": lang, "value": value, "kind": "original",
                           "source": "page", "position": 0}  # fmt: skip

    def _authors(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            for at, (family, given, whole, lang) in enumerate(self.names(n)):
                yield {"study_id": n, "position": at, "family": family, "given": given, "literal": whole, "lang": lang,
                       "role": "author", "source": "page"}  # fmt: skip

    def _identifiers(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        return ({"study_id": n, "scheme": "doi", "value": self.doi(n), "role": "own"} for n in numbers)

    def _tags(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        return ({"study_id": n, "tag_id": self.pick(n, 6, 4) + 1} for n in numbers if n % 10 == 0)

    def _collections(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        return ({"collection_id": self.pick(n, 7, 4) + 1, "study_id": n} for n in numbers if n % 20 == 0)

    def _texts(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            for at, lang in enumerate(self.languages(n).split()):
                self.last_text += 1
                if at == 0:
                    self.first_text[n] = self.last_text
                yield {"id": self.last_text, "guid": guid("text", self.last_text), "study_id": n, "lang": lang,
                       "kind": "abstract", "provenance": self.provenance(n, lang), "review_state": "unreviewed",
                       "version_id": self.last_text}  # fmt: skip

    def _versions(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            for at, lang in enumerate(self.languages(n).split()):
                body = self.body(n, lang)[0]
                yield {"id": self.first_text[n] + at, "text_id": self.first_text[n] + at, "number": 1, "body": body,
                       "sha256": hashlib.sha256(body.encode()).hexdigest(), "slices": "[]", "created": MADE}  # fmt: skip

    def _passages(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        return (
            {"id": n // CODED, "guid": guid("passage", n), "study_id": n, "created": MADE}
            for n in numbers
            if n % CODED == 0
        )

    def _anchors(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            if n % CODED == 0:
                body = self.body(n, self.languages(n).split()[0])[0]
                text = self.first_text[n]
                yield {"passage_id": n // CODED, "text_id": text, "version_id": text, "start": 0, "end": 12,
                       "quote": body[:12], "before": "", "after": body[12:36], "state": "placed"}  # fmt: skip

    def coded(self, number: int) -> list[int]:
        """The codes of a study's passage."""
        return sorted({self.codes[self.pick(number, 30 + at, len(self.codes))] for at in range(CODES)})

    def _codings(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            if n % CODED == 0:
                for code in self.coded(n):
                    yield {"guid": guid(f"coding{code}-", n), "passage_id": n // CODED, "code_id": code, "mode": "explicit",
                           "created": MADE}  # fmt: skip

    def claims(self, number: int) -> dict[str, str]:
        """What a study's finding claims."""
        return {"en": self.pool.english[number % SENTENCES].body, "zh-Hans": self.pool.chinese[number % SENTENCES].body}

    def _findings(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            if n % (2 * CODED) == 0:
                yield {"id": n // 2 // CODED, "guid": guid("finding", n), "study_id": n, "status": "reported_result",
                       "direction": "hinders", "claims": json.dumps(self.claims(n), ensure_ascii=False), "position": n,
                       "in_report": False, "created": MADE}  # fmt: skip

    def _rests(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        return (
            {"finding_id": n // 2 // CODED, "passage_id": n // CODED, "position": 0}
            for n in numbers
            if n % (2 * CODED) == 0
        )

    # -- what is made from them ---------------------------------------------------------------------------------------

    def signed(self, number: int, facet: str) -> int:
        """How many of its findings have a code of a facet: none or one."""
        return int(number % (2 * CODED) == 0 and any(self.facets[one] == facet for one in self.coded(number)))

    def _listing(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        for n in numbers:
            english, chinese = self.title(n)
            names, held = self.names(n), self.languages(n)
            surnames = [family or whole for family, _, whole, _ in names]
            machine = "unreviewed" if "zh" in held and self.provenance(n, "zh-Hans") == "machine" else ""
            yield {
                "study_id": n, "title": english.body if english else "", "title_zh": chinese.body if chinese else "",
                "authors": " & ".join(surnames), "authors_zh": " & ".join(surnames), "journal": self.journal(n),
                "year": self.year(n), "languages": held, "machine": machine,
                "pairs": None if held == "en zh-Hans" else 0, "checked": 0,
                "codings": len(self.coded(n)) if n % CODED == 0 else 0, "findings": int(n % (2 * CODED) == 0),
                "barriers": self.signed(n, "barrier"), "facilitators": self.signed(n, "facilitator"),
                "sort_title": title_key((english or chinese or Sentence("", "")).body),
                "sort_author": name_key(names[0][0] or names[0][2], names[0][1] if names[0][0] else ""),
                "state": 4 if "zh" not in held else 2 if machine else 0,
                "langs": {"en zh-Hans": 3, "en": 1, "zh-Hans": 2}[held], "batch_id": (n - 1) // 5000 + 1,
            }  # fmt: skip

    def _index(self, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
        bar = f" {BARRIER} "
        tags = ("to read", "included", "excluded", tokens("待读"))
        for n in numbers:
            english, chinese = self.title(n)
            names = [whole or f"{family} {given}" for family, given, whole, _ in self.names(n)]
            has_finding = n % (2 * CODED) == 0
            at = n % SENTENCES
            yield {
                "study_id": n,
                "title": bar.join(one.read for one in (english, chinese) if one is not None),
                "author": tokens("; ".join(names)),
                "journal": self.journal(n),
                "identifier": self.doi(n),
                "tag": tags[self.pick(n, 6, 4)] if n % 10 == 0 else "",
                "text": bar.join(self.body(n, lang)[1] for lang in self.languages(n).split()),
                "finding": bar.join((self.pool.english[at].read, self.pool.chinese[at].read)) if has_finding else "",
                "memo": "",
                "other": "",
            }
