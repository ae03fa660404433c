"""The long work that the kept child process does: reading files, writing documents, copying libraries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any

from app.text.refused import Refused
from app.work.child import Progress
from app.work.sentences import plain

Work = Callable[[dict[str, Any], Progress], dict[str, Any]]


def said_plainly(work: Work) -> Work:
    """Let every foreseen error leave the child as one plain sentence."""

    @wraps(work)
    def run(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
        try:
            return work(payload, progress)
        except Refused:
            raise
        except Exception as error:
            sentence = plain(error)
            if sentence is None:
                raise
            raise Refused(sentence) from error

    return run


_said_plainly = said_plainly


@said_plainly
def daily_backup(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Keep today's copy of a library, if there is none yet; remove what ended imports left. Payload: ``library``."""
    from app.work import backups
    from db import staging

    progress(0, 1, "")
    staging.sweep(Path(payload["library"]))
    made = backups.daily(Path(payload["library"]))
    return {"path": str(made) if made else ""}


@said_plainly
def export_memory(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write checked sentence pairs as TMX or TSV. Payload: as `exporting.export` sends it, with ``format``."""
    from app.work import exporting, memory
    from app.work.opening import open_library

    ids = payload.get("findings")
    library = open_library(payload["library"], examples=payload.get("examples", False))
    try:
        progress(0, 1, "")
        wanted = exporting.studies_of(library, payload.get("query"), None if ids is None else tuple(ids))
        return memory.export(library, Path(payload["target"]), payload["format"], wanted)
    finally:
        library.close()


@said_plainly
def backup(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Copy a library. Payload: ``library``, ``target``."""
    from app.work import backups
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        progress(0, 1, "")
        return {"path": str(backups.backup(library, Path(payload["target"])))}
    finally:
        library.close()


@said_plainly
def align(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Pair the sentences of a study's texts. Payload: ``library``, ``study``.

    With ``again`` they are paired anew around what people confirmed, as a step of the window's ``session``, ``coder``.
    """
    from app.work import aligning, reading
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        progress(0, 1, "")
        if payload.get("again"):
            library.session = payload.get("session") or library.session
            library.coder_id = payload.get("coder")
            aligning.align(library, int(payload["study"]))
        else:
            reading.ensure_pairs(library, int(payload["study"]))
        return {"study": payload["study"]}
    finally:
        library.close()


@said_plainly
def machine_translate(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Let a machine translate what has no translation, in the name of the window that asks. Answer: ``text``, ``step``.

    Payload: ``library``, ``session``, ``coder``, ``study``, ``consent`` (true once the user agreed), ``translator``
    (as in the settings), and if wanted ``kind``, ``into`` (left or right) and ``lang``.
    """
    from app.work import translating, translator
    from app.work.library import Library

    asked = translator.Translator(**payload["translator"])
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        change = translating.machine_translate(
            library,
            int(payload["study"]),
            asked,
            consent=payload.get("consent") is True,
            kind=payload.get("kind"),
            into=payload.get("into", "right"),
            lang=payload.get("lang", ""),
            progress=lambda done, total: progress(done, total, "Translating"),
        )
    finally:
        library.close()
    return {"text": change.result, "step": change.step_id}


@said_plainly
def count_outgoing(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Say what a machine translation of a study would send, sending nothing. Payload: as for `machine_translate`.

    Answer: ``host``, ``engine``, ``sentences``, ``characters``, ``here``.
    """
    from app.work import translating, translator
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        asked = translator.Translator(**payload["translator"])
        into = payload.get("into", "right")
        return asdict(translating.outgoing(library, int(payload["study"]), asked, kind=payload.get("kind"), into=into))
    finally:
        library.close()


@said_plainly
def propose(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Find translations of a sentence and of like ones. Payload: ``library``, ``sentence``, ``from``, ``to`` (languages).

    Answer: ``proposals``, each with ``words``, ``origin``, ``alike`` (%) and ``source``.
    """
    from app.work import memory
    from app.work.library import Library

    progress(0, 0, "")
    library = Library.open(Path(payload["library"]))
    try:
        found = memory.like(library, payload["sentence"], payload["from"], payload["to"])
    finally:
        library.close()
    return {"proposals": [asdict(one) for one in found]}


@said_plainly
def bring_language_files(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Bring in translation memory (TMX) and terms (TBX), in the name of the window that asks.

    Payload: ``library``, ``session``, ``coder``, ``paths``. Answer: ``files``, a report each as of an import; for one
    that can't be read ``refused`` with the sentence.
    """
    from app.work import languagefiles
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        reports = []
        for number, place in enumerate(payload["paths"]):
            progress(number, len(payload["paths"]), Path(place).name)
            try:
                reports.append(languagefiles.bring(library, place))
            except Exception as error:
                sentence = plain(error)
                if sentence is None:
                    raise
                reports.append({"path": place, "refused": sentence})
    finally:
        library.close()
    return {"files": reports}


@said_plainly
def make_starter(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Make a library at ``path``, with the example studies unless ``examples`` is false."""
    from app.work import starter

    progress(0, 1, "")
    starter.make(Path(payload["path"]), examples=payload.get("examples", True)).close()
    return {"path": payload["path"]}


@said_plainly
def check(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Check studies whose check is missing or out of date. Answer: ``checked``, how many there were.

    Payload: ``library`` path, ``studies`` ids or None for all. What was checked is kept in portions: ending the child
    loses the portion at most.
    """
    from app.work import checking
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        progress(0, 0, "")
        done = checking.check_many(library, payload.get("studies"), lambda at, of: progress(at, of, ""))
    finally:
        library.close()
    return {"checked": len(done)}


@said_plainly
def find_duplicates(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Look for studies that came in twice. Payload: ``library``. Answer: ``groups`` (see duplicates.Found)."""
    from app.work import duplicates
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        progress(0, 0, "Looking for duplicates")
        found = duplicates.find(library, lambda done, total: progress(done, total, "Looking for duplicates"))
    finally:
        library.close()
    return {"groups": [one.as_json() for one in found]}


@said_plainly
def merge_duplicates(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Merge studies, in the name of the window that asks. Answer: ``step``, ``label`` and ``args`` of what was done.

    Payload: ``library``, ``session``, ``coder``, ``kept``, ``others``, ``choices`` (see duplicates.merge).
    """
    from app.work import duplicates
    from app.work.library import Library

    progress(0, 0, "Merging records")
    library = Library.open(Path(payload["library"]))
    try:
        library.session = payload.get("session") or library.session
        library.coder_id = payload.get("coder")
        change = duplicates.merge(library, payload["kept"], payload["others"], payload.get("choices"))
    finally:
        library.close()
    return {"step": change.step_id, "label": change.label, "args": list(change.args)}


@said_plainly
def export_references(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write studies as references. Payload: ``library``, ``target``, ``format``, ``studies`` (ids, None for all)."""
    from app.work import references
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        return references.export(library, Path(payload["target"]), payload["format"], payload.get("studies"), progress)
    finally:
        library.close()


@said_plainly
def export_studies(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Write references of what a call asks for. Payload: as `exporting.export` sends it, with ``format``."""
    from app.work import exporting, references
    from app.work.opening import open_library

    ids = payload.get("findings")
    library = open_library(payload["library"], examples=payload.get("examples", False))
    try:
        wanted = exporting.studies_of(library, payload.get("query"), None if ids is None else tuple(ids))
        if wanted == [] and payload.get("query"):
            raise Refused(f"No study answers “{payload['query']}”. Nothing was written.")
        done = references.export(library, Path(payload["target"]), payload["format"], wanted, progress)
    finally:
        library.close()
    return {**done, "findings": 0, "replaced_characters": []}


@said_plainly
def cite(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Cite studies. Payload: ``library``, ``studies``, ``style``, ``lang``, ``order``. Answer: see citing.Cited."""
    from app.work import citing
    from app.work.library import Library

    library = Library.open(Path(payload["library"]))
    try:
        style, lang, order = payload.get("style") or "apa", payload.get("lang") or "en", payload.get("order") or "given"
        most = payload.get("most")
        return citing.cite(library, payload["studies"], style, lang, order, progress, most).as_json()
    finally:
        library.close()


@said_plainly
def keep_style(payload: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Keep a style of the user's. Payload: ``path``. Answer: ``id`` and ``name`` of the style."""
    from app.work import styles

    progress(0, 1, "")
    kept = styles.keep(Path(payload["path"]))
    return {"id": kept.id, "name": kept.name}
