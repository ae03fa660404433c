"""Projects of Taguette (its SQLite file): documents in HTML, highlights by UTF-8 bytes of their text, tags as paths.

Taguette counts the bytes of the document's words without the tags of HTML and without breaks between paragraphs; we set a
line end between paragraphs and put each highlight on its words. Read from its source code.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from html.parser import HTMLParser
from typing import Final

from app.formats.book import BookCode, mended
from app.formats.project import Coded, Note, Person, Project, Selection, Source
from app.formats.qualcoder import NO_SOURCE
from app.formats.refi import NO_CODE
from app.formats.sqlitefile import Tables, number, opened, words
from app.formats.told import Told, summed
from app.formats.writerefi import made
from app.text.offsets import agrees
from app.text.refused import Refused

BROKEN = "A highlight of “%1” lies outside its text (codings: %2). It was left out."
DIFFERS = "In “%1” some highlights do not carry the words that stand there; they were left out (%2)."
BARE = "A highlight of “%1” has no tag. It came in without a code."
SENTENCES = (BROKEN, DIFFERS, BARE)

TABLES: Final = ("documents", "highlights", "tags", "highlight_tags")
BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "br",
        "dd",
        "dt",
        "hr",
    ]
)
SILENT: Final = frozenset(("script", "style", "head", "title"))


class Plain(HTMLParser):
    """The words of an HTML document with a line end between paragraphs; `places` are the bytes before each code point."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.starts: list[int] = []
        """The byte offset, as Taguette counts, of each code point of the text."""
        self._bytes = 0
        self._break = False
        self._silent = 0
        self.feed(html)
        self.close()
        self.ends = self._bytes
        self.text = "".join(self.parts)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own."""
        self._silent += tag in SILENT
        self._break = self._break or tag in BLOCKS

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        self._silent = max(0, self._silent - (tag in SILENT))
        self._break = self._break or tag in BLOCKS

    def handle_data(self, data: str) -> None:
        """Words: kept as they are."""
        if self._silent:
            return
        if self._break and data.strip():
            if self.parts and not self.parts[-1].endswith("\n"):
                self.parts.append("\n")
                self.starts.append(self._bytes)
            self._break = False
        for ch in data:
            self.starts.append(self._bytes)
            self._bytes += len(ch.encode("utf-8", "surrogatepass"))
        self.parts.append(data)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Code points of a stretch of bytes, without the line ends we set at its edges; None outside the text."""
        if not 0 <= start < end <= self.ends:
            return None
        one = bisect_right(self.starts, start) - 1
        two = bisect_left(self.starts, end)
        while two > one and self.text[two - 1] == "\n" and self.starts[two - 1] == end:
            two -= 1
        return (one, two) if one < two and self.starts[one] == start else None


def is_project(tables: Tables) -> bool:
    """Say whether a file is a project of Taguette."""
    return tables.has(*TABLES)


def read(data: bytes, name: str = "") -> Project:
    """Read all projects of a file as one. Raises Refused."""
    with opened(data, name) as tables:
        if not is_project(tables):
            raise Refused(f"“{name}” is no Taguette project. Nothing was read.")
        return _read(tables, name)


def _read(tables: Tables, name: str) -> Project:
    told: list[Told] = []
    book = mended(_codes(tables), name=name)
    tags: dict[int, list[str]] = defaultdict(list)
    there = {one.id for one in book.codes} | set(book.joined)
    notes: dict[str, Note] = {}
    everything = 0
    for row in tables.rows("highlight_tags", "highlight_id", "tag_id"):
        everything += 1
        tag = f"tag {words(row['tag_id'])}"
        if tag in there:
            tags[number(row["highlight_id"])].append(tag)
        else:
            told.append(Told(NO_CODE))
    lights: dict[int, list[dict[str, object]]] = defaultdict(list)
    for row in tables.rows("highlights", "id", "document_id", "start_offset", "end_offset", "snippet"):
        lights[number(row["document_id"])].append(row)
    documents = {number(row["id"]) for row in tables.rows("documents", "id")}
    placed = {number(row["id"]) for document, own in lights.items() if document in documents for row in own}
    astray = sum(len(own) for light, own in tags.items() if light not in placed)
    if astray:
        told.append(Told(NO_SOURCE, (str(astray),)))
    sources = []
    for row in tables.rows("documents", "id", "name", "description", "filename", "contents", "created"):
        shown = words(row["name"]) or words(row["filename"])
        text = Plain(words(row["contents"]))
        body = text.text.rstrip("\n")
        marks = _marks(text, shown, lights.get(number(row["id"]), []), tags, told)
        marks = [replace(one, end=min(one.end, len(body))) for one in marks if one.start < len(body)]
        if body:
            identity = made("taguette", name, words(row["id"]), shown)
            said = words(row["description"]).strip()
            note = made("taguette", "description", identity)
            notes |= {note: Note(note, said)} if said else {}
            sources.append(Source(identity, shown, body, tuple(marks), notes=(note,) if said else ()))
    kept = sum(len(mark.codings) for one in sources for mark in one.selections)
    projects = [words(row["name"]) for row in tables.rows("projects", "id", "name")]
    return Project(
        name=projects[0] if len(projects) == 1 and projects[0] else name,
        origin="Taguette",
        people=tuple(
            Person(made("taguette", "user", words(r["login"])), words(r["login"]))
            for r in tables.rows("users", "login")
        ),
        book=book,
        sources=tuple(sources),
        notes=notes,
        told=summed((*told, *book.told)),
        codings=everything,
        lost=everything - kept,
        format="taguette",
    )


def _codes(tables: Tables) -> list[BookCode]:
    """Tags as codes; a path `a.b` lies below `a`."""
    rows = list(tables.rows("tags", "id", "path", "description"))
    by_path = {words(row["path"]): f"tag {words(row['id'])}" for row in rows}
    found = []
    for row in rows:
        path = words(row["path"])
        head, _, tail = path.rpartition(".")
        parent = by_path.get(head, "") if head else ""
        label = " ".join((tail if parent else path).split())
        lang = "zh-Hans" if any("\u3400" <= ch <= "\u9fff" for ch in label) else "en"
        told = words(row["description"]).strip()
        found.append(
            BookCode(
                id=f"tag {words(row['id'])}",
                labels={lang: label} if label else {},
                parent=parent,
                definitions={lang: told} if told else {},
            )
        )
    return found


def _marks(
    text: Plain, shown: str, rows: list[dict[str, object]], tags: dict[int, list[str]], told: list[Told]
) -> list[Selection]:
    """The highlights of one document on their words."""
    found: list[Selection] = []
    differing = 0
    for row in rows:
        identity = number(row["id"])
        codes = tags.get(identity, [])
        span = text.span(number(row["start_offset"]), number(row["end_offset"]))
        if span is None:
            told.append(Told(BROKEN, (shown, str(len(codes)))))
            continue
        quote = Plain(words(row["snippet"])).text
        if quote.strip() and not agrees(quote, text.text[slice(*span)], True):
            differing += 1
            continue
        if not codes:
            told.append(Told(BARE, (shown,), lost=False))
        guid = made("taguette", "highlight", shown, str(identity), quote)
        mark = Selection(guid, *span, quote, True, how="words" if quote.strip() else "unproved")
        coded = tuple(
            Coded(made("taguette", "coding", guid, code, *[str(n)] * (code in codes[:n])), code)
            for n, code in enumerate(codes)
        )
        found.append(replace(mark, codings=coded))
    if differing:
        told.append(Told(DIFFERS, (shown, str(differing))))
    return found
