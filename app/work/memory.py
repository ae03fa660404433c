"""Translation memory: checked pairs out to other programs, and sentences from elsewhere in, to be proposed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app import VERSION
from app.formats.tmx import Memory, Unit
from app.text.fold import folded
from app.text.languages import is_chinese, matches
from app.text.refused import Refused
from app.work import checking
from app.work.change import Change
from app.work.library import Library
from app.work.provenance import whose
from app.work.whole import keep_off_libraries, write_whole
from db import memory, pairs, studies, texts
from db.rows import MemoryUnit, Pair, Text, pick

KINDS: tuple[str, ...] = ("tmx", "tsv")
"""Formats that checked pairs are written in."""
LEAST_ALIKE = 70
"""Sentences that are less alike (%) are of no help."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file: units added, units that were there already, entries left out."""

    added: int
    known: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A translation of the very same sentence: its words, and the file or study it comes from.

    `alike` is below 100 (%) where the sentence is only a like one; `source` are then that one's words.
    """

    words: str
    origin: str
    alike: int = 100
    source: str = ""


def key(words: str) -> str:
    """Return what the same sentence is found by: its words without regard to white space, width and case."""
    return blake2b(folded(words).lower().encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def units(library: Library, study_ids: Sequence[int] | None = None) -> list[Unit]:
    """Return the checked sentence pairs with two sides, of these studies or of all, original first."""
    with library.db.read() as conn:
        return _units(conn, study_ids)


def _units(conn: Connection, study_ids: Sequence[int] | None) -> list[Unit]:
    found: list[Unit] = []
    checked = pairs.checked(conn, study_ids)
    own = texts.of_studies(conn, {study for study, _, _ in checked})
    titles = {one.id: pick(one.words("title"), "en") for one in studies.many(conn, list(own))}
    for (study, left_version, right_version), ids in checked.items():
        versions = {text.version_id: text for text in own[study]}
        left, right = versions.get(left_version), versions.get(right_version)
        if left is None or right is None:
            continue  # an earlier wording
        there = [pair for pair in pairs.of_versions(conn, left_version, right_version) if pair.id in ids]
        found += [_unit(left, right, pair, titles.get(study, "")) for pair in there]
    return found


def _unit(left: Text, right: Text, pair: Pair, title: str) -> Unit:
    sides = (left, side_words(left, pair.left)), (right, side_words(right, pair.right))
    (source, words), (made, translation) = sides if checking.translated(left, right) == "right" else sides[::-1]
    return Unit(source.lang, made.lang, words, translation, title, whose(made), made.reviewed_at or "")


def side_words(text: Text, spans: Sequence[tuple[int, int]]) -> str:
    """Return the sentences of one side of a pair as one string."""
    between = "" if is_chinese(text.lang) else " "
    return between.join(" ".join(text.body[start:end].split()) for start, end in spans)


def export(library: Library, target: Path, kind: str, study_ids: Sequence[int] | None = None) -> dict[str, Any]:
    """Write checked pairs as TMX 1.4b or a table (one of KINDS), whole or not at all, and say what is in the file.

    Raises Refused where no pair is checked, or the target can't be written.
    """
    from app.formats import tmx

    if kind not in KINDS:
        raise ValueError(f"a translation memory is not written as {kind}")
    keep_off_libraries(target)
    found = units(library, study_ids)
    if not found:
        raise Refused("No sentence pair is marked as checked yet: there is no translation memory to write.")
    written = tmx.write(found, VERSION) if kind == "tmx" else tmx.write_table(found)
    write_whole(target, written.data)
    return {
        "path": str(target),
        "format": kind,
        "studies": len({unit.study for unit in found}),
        "findings": 0,
        "units": len(found),
        "replaced_characters": [f"U+{ord(ch):04X}" for ch in written.replaced],
    }


def read(data: bytes, name: str = "") -> Memory:
    """Read a translation memory file (TMX). Raises Refused where it is none."""
    from app.formats import tmx

    return tmx.read(data, name)


def bring_in(library: Library, found: Memory, name: str) -> Change:
    """Keep the units of a file so that they are proposed for the same sentences; the change's result is an Imported."""
    rows = []
    with library.change("Imported %n sentences of a translation memory") as rec:
        there = memory.known(rec.conn, {key(unit.source) for unit in found.units})
        for unit in found.units:
            identity = (key(unit.source), unit.source_lang, unit.target_lang, unit.target)
            if identity not in there:
                there.add(identity)
                rows.append(
                    {
                        "source_lang": unit.source_lang,
                        "target_lang": unit.target_lang,
                        "source": unit.source,
                        "target": unit.target,
                        "source_key": identity[0],
                        "origin": name,
                    }
                )
        memory.add(rec, rows)
        rec.args = (str(len(rows)),)
    return replace(rec.change, result=Imported(len(rows), len(found.units) - len(rows), found.skipped))


def origins(library: Library) -> list[tuple[str, int]]:
    """Return the files that translation memory came from, with how many units."""
    with library.db.read() as conn:
        return memory.origins(conn)


def forget(library: Library, origin: str) -> Change:
    """Delete the units that came from a file."""
    with library.change("Deleted a translation memory") as rec:
        ids = memory.ids_of(rec.conn, origin)
        if not ids:
            raise Refused("There is nothing from this file in the library. Nothing was changed.")
        memory.delete(rec, ids)
    return rec.change


def proposals(
    library: Library, sentences: Iterable[str], source_lang: str, target_lang: str
) -> dict[str, tuple[Proposal, ...]]:
    """Return translations of the very same sentences, by sentence: checked pairs of this library first, then memory.

    A sentence nobody translated is left out. Languages are asked as families: zh is answered by any zh-*.
    """
    wanted = {key(one): one for one in sentences if one.strip()}
    found: dict[str, dict[str, Proposal]] = {}
    with library.db.read() as conn:
        own = _units(conn, None) if wanted else []
        kept = memory.of_keys(conn, wanted)
    for unit in own:
        if _speaks(unit, source_lang, target_lang) and (at := key(unit.source)) in wanted:
            found.setdefault(wanted[at], {}).setdefault(unit.target, Proposal(unit.target, unit.study))
    for at, some in kept.items():
        for one in some:
            if _speaks(one, source_lang, target_lang):
                found.setdefault(wanted[at], {}).setdefault(one.target, Proposal(one.target, one.origin))
    return {sentence: tuple(some.values()) for sentence, some in found.items()}


def _speaks(unit: Unit | MemoryUnit, source: str, target: str) -> bool:
    """Tell whether a unit goes from one language to another, families counting as one."""
    pairs_of = ((source, unit.source_lang), (target, unit.target_lang))
    return all(matches(asked.split("-")[0], own.split("-")[0]) for asked, own in pairs_of)


def like(library: Library, sentence: str, source_lang: str, target_lang: str, most: int = 5) -> tuple[Proposal, ...]:
    """Return translations of a sentence and of like ones, the best first; each wording once.

    Likeness is the share of letters in common (RapidFuzz `ratio` of the words without white space, width and case), at
    least LEAST_ALIKE. Reads all memory: for the child process.
    """
    from rapidfuzz import fuzz, process

    wanted = folded(sentence).lower()
    if not wanted:
        return ()
    found = list(proposals(library, [sentence], source_lang, target_lang).get(sentence, ()))
    with library.db.read() as conn:
        every = [
            (one.source, one.target, one.study) for one in _units(conn, None) if _speaks(one, source_lang, target_lang)
        ]
        every += [
            (one.source, one.target, one.origin) for one in memory.every(conn) if _speaks(one, source_lang, target_lang)
        ]
    near = process.extract(
        wanted, [folded(one[0]).lower() for one in every], scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE, limit=4 * most
    )
    there = {one.words for one in found}
    for _, score, at in near:
        source, target, origin = every[at]
        if target not in there:
            there.add(target)
            found.append(Proposal(target, origin, min(99, int(score)), source))
    return tuple(found[:most])
