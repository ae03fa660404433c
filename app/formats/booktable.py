"""Codebooks as a table (CSV): a code a row, a column for each language; made to be edited in a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from app.formats.book import Book, BookCode, mended
from app.formats.decode import called, decode
from app.formats.qdc import guid_of
from app.text.refused import Refused

PLAIN = ("key", "parent", "facet", "theme", "mirror", "origin", "color", "note", "retired", "guid", "created")
WORDS = ("labels", "shorts", "definitions")
LISTS = ("aliases", "examples")
NAMES = {
    "labels": "label",
    "shorts": "short",
    "definitions": "definition",
    "aliases": "aliases",
    "examples": "examples",
}
OTHER_NAMES = {
    "name": "label_en", "code": "label_en", "label": "label_en", "code name": "label_en", "definition": "definition_en",
    "description": "definition_en", "memo": "note", "parent code": "parent", "colour": "color", "id": "key",
    "编码": "label_zh-Hans", "名称": "label_zh-Hans", "定义": "definition_zh-Hans", "上级编码": "parent",
}  # fmt: skip
MOST = 50_000


def write(book: Book) -> bytes:
    """Write a codebook as CSV (UTF-8 with a BOM, so that spreadsheets read the Chinese); aliases parted by `;`.

    A cell that a spreadsheet would take for a formula begins with an apostrophe; reading takes it off.
    """
    tongues = sorted({lang for one in book.codes for kind in (*WORDS, *LISTS) for lang in getattr(one, kind)} | {"en"})
    heads = ["key", "parent", *(f"{NAMES[kind]}_{lang}" for kind in (*WORDS, *LISTS) for lang in tongues), *PLAIN[2:]]
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(heads)
    keys = {one.id: one.key or one.id for one in book.codes}
    for one in book.codes:
        cells = [one.key or one.id, keys.get(one.parent, "")]
        cells += [getattr(one, kind).get(lang, "") for kind in WORDS for lang in tongues]
        cells += ["; ".join(getattr(one, kind).get(lang, ())) for kind in LISTS for lang in tongues]
        cells += [
            one.facet,
            one.theme,
            one.mirror,
            one.origin,
            one.color,
            one.note,
            "yes" if one.retired else "",
            one.guid,
        ]
        table.writerow([_shielded(cell) for cell in [*cells, one.created]])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _shielded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r", "'"} and cell != "-" else cell


def looks_so(text: str) -> bool:
    """Say whether a text is a table of codes by its first line."""
    first = text.lstrip("\ufeff").split("\n", 1)[0].casefold()
    heads = {one.strip().strip('"') for one in first.replace("\t", ",").replace(";", ",").split(",")}
    return ("key" in heads and "facet" in heads) or ("label_en" in heads and "parent" in heads)


def read(data: bytes, name: str = "") -> Book:
    """Read a codebook from a table with a heading row. Raises Refused where no column holds names."""
    text = decode(data, name).text.lstrip("\ufeff")
    first = text.split("\n", 1)[0]
    mark = max(",\t;", key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=mark))
    except csv.Error as error:
        raise Refused(f"{called(name)} can't be parted into rows. Save it again as CSV in UTF-8.") from error
    if not rows or len(rows) > MOST:
        raise Refused(f"{called(name)} holds no table of codes. Nothing was read.")
    heads = [OTHER_NAMES.get(one.strip().casefold(), one.strip()) for one in rows[0]]
    if not any(one.startswith("label_") for one in heads):
        raise Refused(f"{called(name)} has no column with the names of codes, such as label_en. Nothing was read.")
    cells = [
        {h: _plain(c) for h, c in zip(heads, row, strict=False)} for row in rows[1:] if any(c.strip() for c in row)
    ]
    return mended(_named([_code(row, number) for number, row in enumerate(cells)]), name=name)


def _plain(cell: str) -> str:
    return (cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@", "'", "\t", "\r"} else cell).strip()


def _code(row: dict[str, str], number: int) -> BookCode:
    """One row; `id` is its key, else its place."""

    def words(kind: str) -> dict[str, str]:
        head = NAMES[kind] + "_"
        return {h.removeprefix(head).replace("_", "-"): c for h, c in row.items() if h.startswith(head) and c}

    lists = {k: {t: tuple(p.strip() for p in c.split(";") if p.strip()) for t, c in words(k).items()} for k in LISTS}
    labels = {("zh-Hans" if lang == "zh" else lang): " ".join(one.split()) for lang, one in words("labels").items()}
    return BookCode(
        id=row.get("key", "") or f"row {number + 2}",
        labels=labels,
        parent=row.get("parent", ""),
        guid=guid_of(row.get("guid")),
        key=row.get("key", ""),
        facet=row.get("facet", "").casefold(),
        theme=row.get("theme", ""),
        mirror=row.get("mirror", ""),
        origin=row.get("origin", ""),
        color=row.get("color", ""),
        shorts={("zh-Hans" if lang == "zh" else lang): one for lang, one in words("shorts").items()},
        definitions={("zh-Hans" if lang == "zh" else lang): one for lang, one in words("definitions").items()},
        aliases={("zh-Hans" if lang == "zh" else lang): one for lang, one in lists["aliases"].items()},
        examples={("zh-Hans" if lang == "zh" else lang): one for lang, one in lists["examples"].items()},
        note=row.get("note", ""),
        retired=row.get("retired", "").casefold() in {"yes", "true", "1", "是"},
        created=row.get("created", ""),
    )


def _named(codes: list[BookCode]) -> list[BookCode]:
    """Let a parent that is given by its name be the code of that name."""
    from dataclasses import replace

    ids = {one.id for one in codes}
    by_name = {label.casefold(): one.id for one in reversed(codes) for label in one.labels.values()}
    return [
        replace(one, parent=by_name.get(one.parent.casefold(), one.parent)) if one.parent not in ids else one
        for one in codes
    ]
