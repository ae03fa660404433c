"""Tell what is in a library as plain values: the documents that the command line promises."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.formats.decode import LIMIT, decode
from app.text.languages import guess
from app.text.refused import Misspoken, Refused
from app.text.segment import clauses, sentences
from app.work import charting, checking, doubting, finding, history, reading, searching, studying, verifying
from app.work.counting import FACETS
from app.work.library import Library
from app.work.provenance import whose
from app.work.whole import keep_off_libraries, write_whole
from db.errors import filled
from db.query import Query
from db.rows import CheckIssue, Passage, Step, Study, StudyCard, Text, pick_exact

ALL = 10_000_000


def list_studies(library: Library, query: str, limit: int | None) -> dict[str, Any]:
    """Return the studies that answer a query, with everything the list knows of them."""
    ids = searching.studies(library, Query(text=query))
    chosen = list(ids[: limit or ALL])
    cards = searching.cards(library, chosen)
    whole = studying.many(library, chosen)
    return {"total": len(ids), "studies": [study_json(whole[card.id], card) for card in cards if card.id in whole]}


def study_json(study: Study, card: StudyCard) -> dict[str, Any]:
    """Return one study's line of the list."""
    titles = study.words("title")
    journal = study.words("journal_abbrev") or study.words("journal")
    authors = [
        n.literal or " ".join(part for part in (n.family, n.given) if part) for n in study.names if n.role == "author"
    ]
    return {
        "id": study.id,
        "title": pick_exact(titles, "en"),
        "title_zh": pick_exact(titles, "zh-Hans"),
        "authors": authors,
        "year": study.year,
        "journal": next(iter(journal.values()), ""),
        "volume": study.volume or "",
        "issue": study.issue or "",
        "pages": study.pages or "",
        "month": study.month,
        "day": study.day,
        "epub": study.epub or "",
        "affiliations": study.values("affiliation"),
        "doi": study.identifier("doi"),
        "pmid": study.identifier("pmid"),
        "languages": list(card.languages),
        "country": study.country or "",
        "design": study.design or "",
        "asked_about_barriers": study.asked_about_barriers or "",
        "pairs": card.pairs,
        "codings": card.codings,
        "findings": card.findings,
    }


def show(library: Library, study_id: int) -> dict[str, Any]:
    """Return one study: fields, texts with provenance, the pairs the reader opens, passages with their anchors."""
    page = reading.page(library, study_id)
    if not page.known:
        reading.ensure_pairs(library, study_id)
        page = reading.page(library, study_id)
    codes = {code.id: code.key for code in charting.book(library)}
    study = study_json(page.study, page.card)
    study["identifiers"] = [{"scheme": i.scheme, "value": i.value, "role": i.role} for i in page.study.identifiers]
    study["fields"] = [
        {"field": v.field, "lang": v.lang, "value": v.value, "kind": v.kind, "source": v.source}
        for v in page.study.variants
    ]
    study["models"] = [codes[m] for m in page.study.models if m in codes]
    return {
        "study": study,
        "texts": [text_json(text) for text in reading.texts_of(library, study_id)],
        "pairs": [
            {
                "en": [list(span) for span in pair.left],
                "zh": [list(span) for span in pair.right],
                "confidence": pair.confidence,
                "state": pair.state,
                "reading": pair.reading,
            }
            for pair in page.pairs
        ],
        "passages": [passage_json(passage, codes) for passage in reading.passages_of(library, study_id)],
    }


def text_json(text: Text) -> dict[str, Any]:
    """Return a text with where it comes from."""
    return {
        "id": text.id,
        "lang": text.lang,
        "kind": text.kind,
        "provenance": text.provenance,
        "engine": text.engine,
        "whose": whose(text),
        "inferred": text.provenance_note == "inferred",
        "review_state": text.review_state,
        "body": text.body,
    }


def passage_json(passage: Passage, codes: Mapping[int, str]) -> dict[str, Any]:
    """Return a passage with anchors and codes."""
    return {
        "id": passage.id,
        "anchors": _anchors(passage),
        "codes": [codes[c.code_id] for c in passage.codings],
        "codings": [{"id": c.id, "code": codes[c.code_id], "mode": c.mode, "coder": c.coder} for c in passage.codings],
        "findings": list(passage.findings),
    }


def _anchors(passage: Passage) -> list[dict[str, Any]]:
    """Return a passage's anchors; one that waits for review says so."""
    return [
        {"text": a.text_id, "lang": a.lang, "kind": a.kind, "start": a.start, "end": a.end, "quote": a.quote,
         "state": a.state}
        for a in passage.anchors
    ]  # fmt: skip


def search(library: Library, query: str, limit: int) -> dict[str, Any]:
    """Return studies that hold the words, with the places."""
    begun = time.perf_counter()
    total, hits = searching.search(library, query, limit)
    cards = {card.id: card for card in searching.cards(library, [hit.study_id for hit in hits])}
    return {
        "total": total,
        "hits": [
            {
                "study": hit.study_id,
                "title": cards[hit.study_id].title or cards[hit.study_id].title_zh,
                "snippets": [
                    {"lang": s.lang, "kind": s.kind, "text": s.text, "spans": [list(span) for span in s.spans]}
                    for s in hit.snippets
                ],
            }
            for hit in hits
            if hit.study_id in cards
        ],
        "ms": round((time.perf_counter() - begun) * 1000, 1),
    }


def findings(library: Library, query: str) -> dict[str, Any]:
    """Return findings with their codes and the words they rest on."""
    found = finding.findings(library, Query(text=query) if query else None)
    passages = {p.id: p for p in reading.passages(library, sorted({p for f in found for p in f.passages}))}
    codes = {code.id: code.key for code in charting.book(library)}
    return {
        "findings": [
            {
                "id": f.id,
                "key": f.key,
                "study": f.study_id,
                "claim_en": pick_exact(f.claims, "en"),
                "claim_zh": pick_exact(f.claims, "zh-Hans"),
                "status": f.status,
                "direction": f.direction,
                "codes": [codes[c.code_id] for c in f.codes],
                "codings": [{"code": codes[c.code_id], "mode": c.mode} for c in f.codes],
                "in_report": f.in_report,
                "passages": [{"id": p, "anchors": _anchors(passages[p])} for p in f.passages if p in passages],
            }
            for f in found
        ]
    }


def matrix(library: Library, rows: str, cols: str, status: Sequence[str] | None, unit: str) -> dict[str, Any]:
    """Return the chart's numbers. Raises Misspoken for rows, columns or a status that there are none of."""
    for words, known in (((rows, cols), FACETS), (status or (), finding.STATUSES)):
        for word in words:
            if word not in known:
                raise Misspoken(f"There is no “{word}” here. Choose one of: {', '.join(known)}.")
    return charting.matrix(library, rows, cols, tuple(status or ()), unit)


def history_json(library: Library, limit: int) -> dict[str, Any]:
    """Return the newest steps."""
    return {"steps": steps_json(history.steps(library, limit))}


def steps_json(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Return steps as plain values, their labels as English sentences."""
    return [
        {
            "id": s.id,
            "when": s.at,
            "who": s.who,
            "kind": s.kind,
            "label": label(s.label, s.args),
            "undone": s.undone,
        }
        for s in steps
    ]


def label(pattern: str, args: Sequence[str]) -> str:
    """Return a step's label in English."""
    if "%n" in pattern and args:
        words = pattern.replace("%n", args[0])
        return re.sub(r"\b1 (\w+)s\b", r"1 \1", words.replace("1 studies", "1 study")) if args[0] == "1" else words
    return filled(pattern, tuple(args))


def verify(library: Library, *, repair: bool) -> dict[str, Any]:
    """Check the library and say what is wrong."""
    problems = verifying.verify(library, repair=repair)
    return {"ok": not any(not p.repaired for p in problems), "problems": [_problem(p) for p in problems]}


def _problem(problem: verifying.Problem) -> dict[str, Any]:
    """Return one problem as plain values."""
    return {"kind": problem.kind, "message": problem.message, "repaired": problem.repaired}


def check(library: Library, wanted: Sequence[int], told: Callable[[float, str], None] | None = None) -> dict[str, Any]:
    """Check studies (none named: all) and return their open issues; with the share that is done as it grows.

    `decided` counts what somebody dismissed or accepted; `renderings` are terms rendered in several ways over these
    studies, and renderings of several terms. Raises Refused where a study is not there.
    """
    there = studying.many(library, wanted)
    gone = [str(study) for study in wanted if study not in there]
    if gone:
        raise Refused(f"There is no study {', '.join(gone)} in this library. Nothing was checked.")

    def heard(done: int, total: int) -> None:
        if told is not None and total > checking.PORTION:
            told(done / total, f"{done} of {total} studies checked")

    stale = checking.stale(library) if library.read_only else []
    anew = {study for study in stale if not wanted or study in there}
    if not library.read_only:
        checking.check_many(library, list(wanted) or None, heard)
    found = [
        one for one in checking.issues(library, studies=list(wanted) or None, state=None) if one.study_id not in anew
    ]
    found += [issue for study in sorted(anew) for issue in checking.check(library, study)]  # it can't be kept
    still = [issue for issue in found if issue.state == "open"]
    renderings = [_rendering(one) for one in doubting.as_json(library, list(wanted) or None)]
    return {"issues": [_issue(issue) for issue in still], "decided": len(found) - len(still), "renderings": renderings}


def duplicates(library: Library, told: Callable[[float, str], None] | None = None) -> dict[str, Any]:
    """Return the groups of studies held to be one, each with why, how sure, and the title of its first study."""
    from app.work import duplicates as twins

    def heard(done: int, total: int) -> None:
        if told is not None:
            told(done / max(total, 1), "Looking for duplicates")

    found = twins.find(library, heard)
    cards = searching.cards(library, [one.studies[0] for one in found])
    named = {card.id: card.title or card.title_zh for card in cards}
    return {"groups": [{**one.as_json(), "title": named.get(one.studies[0], "")} for one in found]}


def _rendering(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return a term with several renderings, or a rendering of several terms, with every place it stands."""
    return {
        "rule": one["rule"],
        "severity": one["severity"],
        "subject": one["subject"],
        "message": filled(one["pattern"], tuple(one["args"])),
        "uses": [
            {
                "name": use["name"],
                "places": [
                    {
                        "study": place["study"],
                        "en": place["left"],
                        "zh": place["right"],
                        "en_text": place["left_text"],
                        "zh_text": place["right_text"],
                    }
                    for place in use["places"]
                ],
            }
            for use in one["uses"]
        ],
    }


def _issue(issue: CheckIssue) -> dict[str, Any]:
    """Return one issue as plain values; en and zh name the two sides."""
    return {
        "study": issue.study_id,
        "rule": issue.rule,
        "severity": issue.severity,
        "en": list(issue.left) if issue.left else None,
        "zh": list(issue.right) if issue.right else None,
        "en_text": issue.left_text,
        "zh_text": issue.right_text,
        "message": filled(issue.pattern, issue.args),
        "suggestion": issue.suggestion,
        "term": issue.term,
        "pair": issue.pair,
    }


def segment(path: Path, lang: str) -> list[dict[str, Any]]:
    """Return sentences and clauses of a text file, as half-open spans of code points. Raises Refused as an import."""
    with path.open("rb") as file:
        text = decode(file.read(LIMIT + 1), path.name).text
    tag = guess(text) if lang == "zh" else "en"
    tag = tag if tag.startswith(lang) else lang
    return [
        {"start": s.start, "end": s.end, "clauses": [[c.start, c.end] for c in clauses(text, s, tag)]}
        for s in sentences(text, tag)
    ]


def align(path: Path, target: Path) -> list[dict[str, Any]]:
    """Align the given sentences of a JSON file, write the links, and return them.

    Raises Refused where the file is not what the command line describes, or the target can't be written.
    """
    from app.text import align as aligner  # late: numpy and the lexicon are needed for this alone

    keep_off_libraries(target)
    try:
        documents = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused(f"“{path.name}” is not a JSON file ({error}). Nothing was written.") from None
    if not isinstance(documents, list):
        raise Refused(f"“{path.name}” must hold a list of documents with id, en and zh. Nothing was written.")
    out = []
    for number, document in enumerate(documents, 1):
        if not isinstance(document, dict) or not all(
            isinstance(document.get(side), list) and all(isinstance(s, str) for s in document[side])
            for side in ("en", "zh")
        ):
            raise Refused(
                f"Document {number} of “{path.name}” lacks a list of sentences en or zh. Nothing was written."
            )
        links = aligner.align(document["en"], document["zh"])
        out.append(
            {
                "id": document.get("id"),
                "links": [[list(link.left), list(link.right)] for link in links],
                "confidence": [round(link.confidence, 4) for link in links],
            }
        )
    write_whole(target, json.dumps(out, ensure_ascii=False).encode("utf-8", "backslashreplace"))
    return out
