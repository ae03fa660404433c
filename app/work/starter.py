"""Make the example library: four studies with bilingual digests in our own words, and 48 findings that rest on them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from errno import ENOSPC
from pathlib import Path
from typing import Any

from app.paths import resources
from app.work import aligning, packs
from app.work.furnishing import furnish
from app.work.library import Library
from db import filenames, pragmas, tables
from db.errors import AlreadyThere, DiskFull, Unreadable
from db.journal import Recorder

SECTIONS = ("background", "results", "discussion", "lessons")
CONTEXT = 24


def make(path: Path, *, examples: bool = True) -> Library:
    """Create a library at a path: furnished, and with the example studies if wanted; it appears only when whole.

    Raises AlreadyThere where something stands at the path, and the errors of Library.create where it can't be written.
    """
    path = Path(path)
    filenames.check(path)
    if path.exists():
        raise AlreadyThere(str(path))
    with contextlib.suppress(OSError):  # where nothing can be written that is said below
        pragmas.make_room(path)
    part = filenames.part_of(path, "making")
    try:
        library = Library.create(part)
        try:
            furnish(library)
            if examples:
                add_examples(library)
        finally:
            library.close()
        _appear(part, path)
    except OSError as error:
        raise (DiskFull(path.name) if error.errno == ENOSPC else Unreadable(path.name, error.strerror or "")) from error
    except (DiskFull, Unreadable) as error:
        raise type(error)(path.name, *error.words[1:]) from error
    finally:
        for tail in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                part.with_name(part.name + tail).unlink(missing_ok=True)
    return Library.open(path)


def _appear(part: Path, path: Path) -> None:
    """Give a finished library its name; one that came there meanwhile is never replaced."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise AlreadyThere(str(path)) from None
    except OSError:  # a file system without links
        if path.exists():
            raise AlreadyThere(str(path)) from None
        part.rename(path)


def add_examples(library: Library) -> None:
    """Add the four example studies, their digests and findings, as one step that is not offered for undo."""
    pack = json.loads((resources() / "starter/pack.json").read_text(encoding="utf-8"))
    with library.change("Example library made") as recorder:
        codes = packs.code_ids(recorder)
        position = 0
        for facts in pack["studies"]:
            study = packs.insert_study(recorder, facts, codes, source=pack["source"])
            own = [finding for finding in pack["findings"] if finding["study"] == facts["key"]]
            texts = _insert_digests(recorder, study, own)
            for finding in own:
                spans = {lang: text[2][finding["key"]] for lang, text in texts.items()}
                passage = recorder.insert(
                    tables.Passage, guid=finding["digest_guid"], study_id=study, section=finding["section"]
                )
                for lang, (text, version, _spans, body) in texts.items():
                    start, end = spans[lang]
                    packs.insert_anchor(recorder, passage, text, version, body, start, end)
                packs.insert_codings(recorder, passage, finding["codes"], codes)
                row = packs.insert_finding(recorder, finding, study, position)
                recorder.insert(tables.FindingPassage, finding_id=row, passage_id=passage, position=0)
                position += 1
        aligning.align_studies(recorder, None)
        recorder.close_step()


Digest = tuple[int, int, dict[str, tuple[int, int]], str]


def _insert_digests(recorder: Recorder, study: int, findings: list[dict[str, Any]]) -> dict[str, Digest]:
    """Write both digests of a study; return by language (text id, version id, span of each finding, body)."""
    out: dict[str, Digest] = {}
    for lang in ("en", "zh-Hans"):
        body, spans = compose(findings, lang)
        text = recorder.insert(
            tables.TextRow,
            study_id=study,
            lang=lang,
            kind="digest",
            provenance="person",
            engine=None,
            provenance_note=None,
            review_state="unreviewed",
        )
        version = recorder.insert(
            tables.TextVersion,
            text_id=text,
            number=1,
            body=body,
            sha256=hashlib.sha256(body.encode()).hexdigest(),
            slices=[],
            reason=None,
        )
        recorder.update(tables.TextRow, text, version_id=version)
        out[lang] = (text, version, spans, body)
    return out


def compose(findings: list[dict[str, Any]], lang: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Set a study's claims as a digest, a paragraph a section; return it with the span of each claim by its key."""
    glue = " " if lang == "en" else ""
    body = ""
    spans: dict[str, tuple[int, int]] = {}
    for section in SECTIONS:
        own = [finding for finding in findings if finding["section"] == section]
        for index, finding in enumerate(own):
            if body:
                body += glue if index else "\n"
            start = len(body)
            body += finding["claims"][lang]
            spans[finding["key"]] = (start, len(body))
    return body, spans
