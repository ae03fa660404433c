"""The commands: each asks one verb of app.work and prints what came of it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.cli.saying import DONE, FAILED, PARTLY, counted, progress, say, show

Run = Callable[[Namespace, str | None], int]


def _telling() -> Any:
    """Return the module that tells plain data (imported when a command needs it)."""
    from app.work import telling

    return telling


def _with_library(work: Callable[[Namespace, Any], int]) -> Run:
    """Open the library around a command, and close it whatever happens."""

    def run(call: Namespace, named: str | None) -> int:
        from app.work.opening import open_library

        library = open_library(named, examples=call.starter)
        try:
            return work(call, library)
        finally:
            library.close()

    return run


def _plain(make: Callable[[Namespace, Any], Any], lines: Callable[[Any], Sequence[str]]) -> Run:
    """Return a command that asks app.work.telling for plain data and prints them."""

    def work(call: Namespace, library: Any) -> int:
        plain = make(call, library)
        show(call, plain, lambda: lines(plain))
        return DONE

    return _with_library(work)


def _import(call: Namespace, named: str | None) -> int:
    """Read files; a file that is refused is told and the others still come in."""
    from app.work import bringing

    result = bringing.files(
        named, call.files, call.format, dry_run=call.dry_run, examples=call.starter, columns=call.map, told=counted()
    )
    for file in result["files"]:
        for warning in file["warnings"]:
            where = f" (record {warning['record']})" if warning["record"] else ""
            say(f"{file['path']}{where}: {warning['message']}")
    show(
        call,
        result,
        lambda: [
            f"{f['path']}: read {f['read']}, added {f['added']}, merged {f['merged']}, skipped {f['skipped']}"
            for f in result["files"]
        ],
    )
    refused = [f for f in result["files"] if f["refused"]]
    if len(refused) == len(result["files"]):
        return FAILED
    lost = any(f["skipped"] or f.get("lost") for f in result["files"])
    return PARTLY if refused or lost else DONE


EXPORT_WORDS = ("query", "findings", "lang", "template", "paper", "style", "title", "report", "pack", "charts")
"""What a call of export says besides its format and its file."""


def _export_project(call: Namespace, named: str | None) -> int:
    """Write the codebook, a coded project or a coding pack."""
    from app.work import exporting, projectfiles

    def work(call: Namespace, library: Any) -> int:
        wanted = exporting.studies_of(library, call.query, call.findings)
        result = projectfiles.write(library, Path(call.output).resolve(), call.format, wanted)
        names = ("studies", "passages", "codings", "codes", "findings")
        counts = ", ".join(f"{name} {result[name]}" for name in names)
        show(call, result, lambda: [f"{result['path']}: {counts}"])
        for told in result["told"]:
            say(told["message"])
        return DONE

    return _with_library(work)(call, named)


def _export(call: Namespace, named: str | None) -> int:
    """Write a document of chosen findings."""
    if call.format in {"qdpx", "qdc", "pack"}:
        return _export_project(call, named)
    from app.work import exporting

    asked = {name: getattr(call, name) for name in EXPORT_WORDS}
    result = exporting.export(named, call.format, Path(call.output), {**asked, "examples": call.starter}, progress)
    what = f"{result['units']} sentence pairs" if "units" in result else f"{result['findings']} findings"
    paths = result.get("paths") or [result["path"]]
    studies = "1 study" if result["studies"] == 1 else f"{result['studies']} studies"
    show(call, result, lambda: [f"{path}: {what} of {studies}" for path in paths])
    for note in result.get("notes", ()):
        say(note)
    if result["replaced_characters"]:
        say(
            "No font has these characters; they were replaced and are listed in the document: "
            + " ".join(result["replaced_characters"])
        )
        return PARTLY
    return DONE


def _history(call: Namespace, library: Any) -> int:
    """Print the newest steps, or write the whole audit trail."""
    if call.csv is not None:
        from app.work import trail

        written = {"path": call.csv, "lines": trail.write(library, Path(call.csv))}
        show(call, written, lambda: [f"{written['path']}: {written['lines']} lines"])
        return DONE
    plain = _telling().history_json(library, call.limit)
    show(
        call,
        plain,
        lambda: [
            f"{s['id']}\t{s['when']}\t{s['who']}\t{s['kind']}\t{s['label']}{' (undone)' if s['undone'] else ''}"
            for s in plain["steps"]
        ],
    )
    return DONE


def _steps(call: Namespace, library: Any) -> int:
    """Undo or redo a number of steps."""
    from app.work import history

    back = call.command == "undo"
    done = (history.undo_newest if back else history.redo_newest)(library, call.count)
    plain = {"steps": _telling().steps_json(done)}
    show(call, plain, lambda: [f"{call.command}: {step['label']}" for step in plain["steps"]])
    if len(done) == call.count:
        return DONE
    say(f"There is nothing {'more ' if done else ''}to {call.command}.")
    return PARTLY if done else FAILED


def _verify(call: Namespace, library: Any) -> int:
    """Check the library, and repair what is derived if asked."""
    plain = _telling().verify(library, repair=call.repair)
    show(call, plain, lambda: [p["message"] for p in plain["problems"]] or ["The library is in order."])
    return DONE if plain["ok"] else PARTLY


def _backup(call: Namespace, library: Any) -> int:
    """Copy the library."""
    from app.work import backups

    target = backups.backup(library, Path(call.file))
    show(call, {"path": str(target)}, lambda: [str(target)])
    return DONE


def _restore(call: Namespace, named: str | None) -> int:
    """Put a copy back; what was there is kept beside it."""
    from app.work import backups
    from app.work.opening import place

    target = place(named)
    kept = backups.restore(target, Path(call.file))
    plain = {"path": str(target), "kept": str(kept) if kept else None}
    show(call, plain, lambda: [f"{target} restored" + (f"; what was there is kept as {kept}" if kept else "")])
    return DONE


def _segment(call: Namespace, _named: str | None) -> int:
    """Split a text file."""
    plain = _telling().segment(Path(call.file), call.lang)
    show(call, plain, lambda: [f"{s['start']}\t{s['end']}" for s in plain])
    return DONE


def _align(call: Namespace, _named: str | None) -> int:
    """Align the sentences of a JSON file."""
    plain = _telling().align(Path(call.file), Path(call.output))
    show(call, plain, lambda: [f"{call.output}: {len(plain)} documents"])
    return DONE


def _check(call: Namespace, library: Any) -> int:
    """Check translations; what was found is kept for the window."""
    plain = _telling().check(library, call.studies, progress)
    lines = [_issue_line(issue) for issue in plain["issues"]] or ["Nothing was found."]
    lines += [f"{one['rule']}\t{one['severity']}\t{one['message']}" for one in plain["renderings"]]
    show(call, plain, lambda: lines)
    return DONE


def _duplicates(call: Namespace, library: Any) -> int:
    """Look for studies that came in twice."""
    plain = _telling().duplicates(library, progress)
    show(call, plain, lambda: [_group_line(group) for group in plain["groups"]] or ["No duplicates were found."])
    return DONE


def _group_line(group: Any) -> str:
    """Return one group for a person: the studies, why, how sure, and the first title."""
    ids = ", ".join(str(study) for study in group["studies"])
    return f"{ids}\t{', '.join(group['reasons'])}\t{group['score']:.2f}\t{group['title']}"


def _issue_line(issue: Any) -> str:
    """Return one issue for a person: where, what, and what could stand there instead."""
    words = " / ".join(issue[side] for side in ("en_text", "zh_text") if issue[side])
    hint = f" -> {issue['suggestion']}" if issue["suggestion"] else ""
    return f"{issue['study']}\t{issue['rule']}\t{issue['severity']}\t{words[:120]}{hint}\t{issue['message']}"


def _study_lines(plain: Any) -> list[str]:
    """Return one study for a person: its head, its texts, and what was coded where."""
    study = plain["study"]
    head = [study["title"] or study["title_zh"], "; ".join(study["authors"])]
    printed = " ".join(str(study[key]) for key in ("journal", "year", "volume", "issue", "pages") if study[key])
    out = [*head, f"{printed} {study['doi']}".strip()]
    for text in plain["texts"]:
        out += ["", f"[{text['lang']} {text['kind']}, {text['whose']}]", text["body"]]
    for passage in plain["passages"]:
        out += ["", f"{passage['id']}: {', '.join(passage['codes'])}"]
        out += [
            f"   {anchor['lang']} {anchor['start']}-{anchor['end']}: {anchor['quote']}" for anchor in passage["anchors"]
        ]
    return out


COMMANDS: dict[str, Run] = {
    "import": _import,
    "list": _plain(
        lambda c, lib: _telling().list_studies(lib, c.query, c.limit),
        lambda p: [f"{s['id']}\t{s['year'] or ''}\t{s['title'] or s['title_zh']}" for s in p["studies"]],
    ),
    "show": _plain(lambda c, lib: _telling().show(lib, c.study), _study_lines),
    "search": _plain(
        lambda c, lib: _telling().search(lib, c.query, c.limit),
        lambda p: [
            f"{h['study']}\t{h['title']}\t{h['snippets'][0]['text'] if h['snippets'] else ''}" for h in p["hits"]
        ],
    ),
    "segment": _segment,
    "align": _align,
    "check": _with_library(_check),
    "duplicates": _with_library(_duplicates),
    "matrix": _plain(
        lambda c, lib: _telling().matrix(lib, c.rows, c.cols, c.status, c.unit),
        lambda p: [f"{c['row']}\t{c['col']}\t{c['sign']}\t{c['n']}" for c in p["cells"]],
    ),
    "findings": _plain(
        lambda c, lib: _telling().findings(lib, c.query),
        lambda p: [f"{f['id']}\t{f['claim_en'] or f['claim_zh']}" for f in p["findings"]],
    ),
    "export": _export,
    "history": _with_library(_history),
    "undo": _with_library(_steps),
    "redo": _with_library(_steps),
    "verify": _with_library(_verify),
    "backup": _with_library(_backup),
    "restore": _restore,
}
