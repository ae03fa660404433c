"""Put findings and quotes into words that can be carried elsewhere: as text, and as rich text made of escaped pieces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from app.work import citing
from app.work.library import Library
from db import codings, studies
from db import findings as kept_findings
from db.rows import Finding, Passage, Study, pick_exact

Carried = tuple[str, str]
"""Plain text, and the same as HTML without any address, script or style from outside."""
MOST = 500
"""So many findings at most are carried at once."""
LANGS = ("en", "zh-Hans")


def quote(words: str, citation: str, lang: str) -> Carried:
    """Return quoted words with their citation, the brackets in the manner of their language."""
    chinese = lang.startswith("zh")
    said = f"“{words}”"
    source = (f"（{citation}）" if chinese else f" ({citation})") if citation else ""
    tag = "zh-Hans" if chinese else "en"
    return said + source, f'<p lang="{tag}">{_lines(said)}{escape(source)}</p>'


def findings(library: Library, ids: Sequence[int], lang: str) -> Carried:
    """Return findings with their claims in both languages, the words they rest on and their citations, in order.

    ``lang`` (en or zh) comes first. Findings that are gone are left out.
    """
    with library.db.read() as conn:
        found = {one.id: one for one in kept_findings.many(conn, ids=list(ids)[:MOST])}
        passages = {p.id: p for p in codings.many(conn, sorted({p for one in found.values() for p in one.passages}))}
        of = {one.id: one for one in studies.many(conn, sorted({one.study_id for one in found.values()}))}
    order = LANGS if lang != "zh" else LANGS[::-1]
    made = [_finding(found[one], passages, of.get(found[one].study_id), order) for one in ids if one in found]
    return "\n\n".join(text for text, _ in made), "\n".join(rich for _, rich in made)


def _finding(one: Finding, passages: dict[int, Passage], study: Study | None, order: Sequence[str]) -> Carried:
    """One finding: its claims, its quotes, its citation."""
    claims = [(lang, pick_exact(one.claims, lang)) for lang in order]
    quotes = [
        (anchor.lang, anchor.quote)
        for passage in (passages[p] for p in one.passages if p in passages)
        for anchor in sorted(passage.anchors, key=lambda a: order[0].startswith("zh") != a.lang.startswith("zh"))
        if anchor.state == codings.PLACED
    ]
    source = citing.short(study, order[0][:2]) if study is not None else ""
    lines = [claim for _, claim in claims if claim]
    lines += [f"“{words}”" for _, words in quotes]
    lines += [f"({source})"] if source else []
    rich = [f'<b lang="{lang}">{_lines(claim)}</b>' for lang, claim in claims if claim]
    rich += [f'<span lang="{escape(lang, quote=True)}">“{_lines(words)}”</span>' for lang, words in quotes]
    rich += [f"({escape(source)})"] if source else []
    return "\n".join(lines), f"<p>{'<br>'.join(rich)}</p>"


def _lines(text: str) -> str:
    """Text as HTML, its lines kept."""
    return "<br>".join(map(escape, _kept(text.splitlines())))


def _kept(lines: Iterable[str]) -> list[str]:
    """Lines without half characters, which no clipboard takes."""
    return [line.encode("utf-8", "replace").decode("utf-8") for line in lines]
