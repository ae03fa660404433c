"""Terms as a table: CSV written, CSV or tab-separated tables read; several forms in a cell are parted by semicolons."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from app.formats.decode import called, decode
from app.formats.guarded import guarded, unguarded
from app.formats.terms import SENTENCES, TermEntry, Terms
from app.text.languages import canonical, guess
from app.text.refused import Refused

HEADS: tuple[str, ...] = (
    "Term", "Variants", "Preferred form", "Accepted forms", "Forms to avoid", "Note", "Field", "Language",
    "Language of the forms",
)  # fmt: skip

_FIELDS = ("form", "variants", "preferred", "accepted", "avoid", "note", "domain", "lang", "target")
_NAMES: Mapping[str, str] = {
    **{head.lower(): field for head, field in zip(HEADS, _FIELDS, strict=True)},
    **dict.fromkeys(("en", "english", "source", "source term", "headword", "术语", "英文", "英语", "原文"), "form"),
    **dict.fromkeys(("en_variants", "variant", "synonyms", "其他形式", "变体"), "variants"),
    **dict.fromkeys(
        ("zh", "chinese", "target", "translation", "zh_preferred", "preferred", "首选译法", "中文", "汉语", "译文"),
        "preferred",
    ),
    **dict.fromkeys(("zh_accepted", "accepted", "可用译法"), "accepted"),
    **dict.fromkeys(("zh_flagged", "avoid", "forbidden", "deprecated", "不当译法"), "avoid"),
    **dict.fromkeys(("why", "notes", "comment", "备注", "说明"), "note"),
    **dict.fromkeys(("domain", "subject", "领域"), "domain"),
    **dict.fromkeys(("lang", "语言"), "lang"),
    **dict.fromkeys(("target language", "译法语言"), "target"),
}
_LISTS = frozenset({"variants", "preferred", "accepted", "avoid"})
_PARTED = re.compile(r"[;；|\n]")


def write(entries: Sequence[TermEntry]) -> bytes:
    """Return terms as CSV in UTF-8 with a mark, as spreadsheets want it; a cell is never a formula there."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(HEADS)
    for entry in entries:
        cells = (
            "; ".join(value) if isinstance(value, tuple) else value for value in (getattr(entry, f) for f in _FIELDS)
        )
        table.writerow(map(guarded, cells))
    return out.getvalue().encode("utf-8-sig", "replace")


def read(data: bytes, name: str = "") -> Terms:
    """Read a table of terms by its heads; without any, two columns of English and Chinese.

    Raises Refused where it is no table of terms, or holds none.
    """
    text = decode(data, name).text.lstrip("\ufeff")
    rows = _rows(text, name)
    heads = [_NAMES.get(cell.strip().lower(), "") for cell in rows[0]] if rows else []
    if "form" not in heads or not {"preferred", "accepted", "avoid"} & set(heads):
        heads = _guessed(rows)
        first = 0
    else:
        first = 1
    if not heads:
        raise Refused(
            f"{called(name)} is no table of terms: its first line must name the columns Term and Preferred form. "
            "Nothing was read."
        )
    entries: list[TermEntry] = []
    refused: list[tuple[int, str]] = []
    for number, row in enumerate(rows[first:], first + 1):
        entry = _entry({head: cell for head, cell in zip(heads, row, strict=False) if head}, number)
        if entry is None:
            if any(cell.strip() for cell in row):
                refused.append((number, SENTENCES[0]))
        else:
            entries.append(entry)
    if not entries:
        raise Refused(f"{called(name)} holds no term. Nothing was read.")
    return Terms(tuple(entries), len(refused), tuple(refused))


def _rows(text: str, name: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    delimiter = max("\t,;", key=first.count)
    bare = delimiter == "\t" and '"' not in first
    lines = io.StringIO(text, newline="")
    try:
        if bare:
            return list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise Refused(f"{called(name)} can't be read as a table ({error}). Nothing was read.") from error


def _guessed(rows: Sequence[Sequence[str]]) -> list[str]:
    """The heads of a table without any: two columns, one English, one Chinese."""
    sample = [row for row in rows[:20] if any(cell.strip() for cell in row)]
    if not sample or any(len(row) != 2 for row in sample):
        return []
    langs = [guess(" ".join(row[at] for row in sample))[:2] for at in (0, 1)]
    return {("en", "zh"): ["form", "preferred"], ("zh", "en"): ["preferred", "form"]}.get((langs[0], langs[1]), [])


def _entry(cells: Mapping[str, str], line: int) -> TermEntry | None:
    plain = {field: unguarded(cell.strip()) for field, cell in cells.items()}
    form = " ".join(plain.get("form", "").split())
    lists = {field: _parts(plain.get(field, "")) for field in _LISTS}
    if not form:
        return None
    return TermEntry(
        canonical(plain.get("lang") or "en"),
        canonical(plain.get("target") or "zh-Hans"),
        form,
        lists["variants"],
        lists["preferred"],
        lists["accepted"],
        lists["avoid"],
        plain.get("note", ""),
        plain.get("domain", ""),
        line,
    )


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in (" ".join(p.split()) for p in _PARTED.split(cell)) if part))
