"""Keeps the words of both languages together: finds every text in the source, fills the .ts files, writes the .qm files.

`make translations` brings `resources/i18n` up to date and lists what has no Chinese yet, a line each: context, English,
English for one, Chinese (tabs between). Fill that list in and give it back with `--fill FILE`. `--check` only looks.

* Texts of the windows: `self.tr("…")` (context: the class), `translate("context", "…")` and its short names.
* Sentences of the verbs: refusals, warnings, labels of steps, told by patterns (`resources/i18n/sentences_zh.tsv`).
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "i18n"
CHINESE, ENGLISH = FOLDER / "diptych_zh_CN.ts", FOLDER / "diptych_en.ts"
SENTENCES = FOLDER / "sentences_zh.tsv"
TRANSLATE = {"translate", "say", "_", "QT_TRANSLATE_NOOP", "noop"}
OWNERS = {"reader": "ReaderPanel"}
"""Folder -> class of what its other parts call `panel`."""
SAYING = {
    "app/work/sentences.py": ("return",),
    "app/work/bringing.py": ("return",),
    "app/work/trailwords.py": ("FIELDS", "VALUES"),
    "app/work/trail.py": ("HEADS", "WORDED"),
    "app/ui/tasks.py": ("BROKEN", "UNEXPECTED", "STOPPED"),
}
"""Files in which more than the usual places hold patterns."""
SPEAKING = ("app/work", "app/formats", "app/report", "app/text", "db")


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text of the windows; `many` says that it counts something (%n)."""

    context: str
    source: str
    many: bool = False


# -- finding texts in the source -----------------------------------------------------------------------------------


def texts() -> tuple[set[Text], list[str]]:
    """Every text of the windows, and what is wrong with the way some are marked."""
    found: set[Text] = set()
    wrong: list[str] = []
    for path in [*sorted((ROOT / "app/ui").rglob("*.py")), ROOT / "app/start.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        panel = OWNERS.get(path.parent.name, "")
        for owner, call in _calls(tree, ""):
            text = _text(owner, call, panel)
            if isinstance(text, Text):
                found.add(text)
            elif text:
                wrong.append(f"{path.relative_to(ROOT)}:{call.lineno}: {text}")
    many = {(text.context, text.source) for text in found if text.many}
    return {text for text in found if text.many or (text.context, text.source) not in many}, wrong


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call with the class it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield owner, child
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _text(owner: str, call: ast.Call, panel: str = "") -> Text | str | None:
    """The text a call marks; a sentence where it is marked in a way that can't be found; None for other calls."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    plain = [a.value if isinstance(a, ast.Constant) and isinstance(a.value, str) else None for a in call.args]
    if name == "tr" and isinstance(call.func, ast.Attribute):
        speaker = call.func.value
        said_by = speaker.attr if isinstance(speaker, ast.Attribute) else getattr(speaker, "id", "")
        if panel and said_by in {"panel", "_panel", "reader"}:
            owner = panel
        elif not (said_by == "self" and owner):
            return "tr() of something else than self: use QCoreApplication.translate with a context"
        if not plain or plain[0] is None:
            return "tr() without a literal text"
        return Text(owner, plain[0], len(call.args) >= 3 or any(k.arg == "n" for k in call.keywords))
    if name in TRANSLATE and len(plain) >= 2 and plain[0] is not None:
        if plain[1] is None:
            variable = len(call.args) >= 2 and isinstance(call.args[1], ast.Name)
            return "translate() without a literal text" if name == "translate" and not variable else None
        return Text(plain[0], plain[1], len(call.args) >= 4 or any(k.arg == "n" for k in call.keywords))
    return None


def sentences() -> dict[str, str]:
    """Every pattern that the verbs say, with the place it was found first."""
    found: dict[str, str] = {}
    for folder in (*SPEAKING, "app/ui", "app/paths.py"):
        for path in sorted((ROOT / folder).rglob("*.py")) or [ROOT / folder]:
            if "versions" in path.parts:
                continue
            tree = ast.parse(path.read_text(encoding="utf-8"))
            kept = _constants(tree)
            for node in ast.walk(tree):
                for pattern in _patterns(node, kept, SAYING.get(path.relative_to(ROOT).as_posix(), ())):
                    if any(letter.isalpha() for letter in pattern.replace("%n", "")) and (
                        " " in pattern or pattern[:1].isupper()
                    ):
                        found.setdefault(pattern, f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}")
    return found


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """What the names of a module, and the names inside its functions that are set once, stand for."""
    kept: dict[str, ast.expr] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            kept.setdefault(node.targets[0].id, node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            kept.setdefault(node.target.id, node.value)
    return kept


def _patterns(node: ast.AST, kept: dict[str, ast.expr], saying: tuple[str, ...] = ()) -> list[str]:
    """The patterns that one piece of source says; in some files returned strings and named constants are patterns too."""
    if isinstance(node, ast.Return) and "return" in saying and node.value is not None:
        return _strings(node.value, kept)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        name = getattr(target, "id", "")
        if name in {"pattern", "WARNINGS", "SENTENCES", "LABELS", *saying} and node.value is not None:
            return _strings(node.value, kept)
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        out: list[str] = []
        if called in {"Refused", "UnknownColumns"} and node.args:
            out += _strings(node.args[0], kept)
        if called == "Unread" and len(node.args) > 1:
            out += _strings(node.args[1], kept)
        if called in {"change", "_change"} and isinstance(node.func, ast.Attribute) and node.args:
            out += _strings(node.args[0], kept)
        if called in {"progress", "tell", "_tell"} and len(node.args) >= 2:
            out += _strings(node.args[-1], kept)
        for keyword in node.keywords:
            if keyword.arg in {"label", "pattern"} or (keyword.arg == "words" and called == "run"):
                out += _strings(keyword.value, kept)
        return out
    return []


def _strings(value: ast.expr, kept: dict[str, ast.expr], depth: int = 0) -> list[str]:
    """The literal patterns an expression may become; what is put into an f-string is %1, %2, ..."""
    if depth > 3:
        return []
    if isinstance(value, ast.Constant):
        return [value.value] if isinstance(value.value, str) and value.value else []
    if isinstance(value, ast.JoinedStr):
        number, parts = 0, []
        for part in value.values:
            if isinstance(part, ast.Constant):
                parts.append(str(part.value))
            else:
                number += 1
                parts.append(f"%{number}")
        return ["".join(parts)]
    if isinstance(value, ast.IfExp):
        return _strings(value.body, kept, depth + 1) + _strings(value.orelse, kept, depth + 1)
    if isinstance(value, ast.BoolOp):
        return [one for part in value.values for one in _strings(part, kept, depth + 1)]
    if isinstance(value, ast.Name):
        return _strings(kept[value.id], kept, depth + 1) if value.id in kept else []
    if isinstance(value, ast.Subscript):
        return _strings(value.value, kept, depth + 1)
    if isinstance(value, ast.Dict):
        return [one for part in value.values for one in _strings(part, kept, depth + 1)]
    if isinstance(value, ast.Tuple | ast.List):
        return [one for part in value.elts for one in _strings(part, kept, depth + 1)]
    put_in = isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute)
    if put_in and value.func.attr in {"replace", "get", "format"}:
        return _strings(value.func.value, kept, depth + 1)
    return []


# -- the .ts files -------------------------------------------------------------------------------------------------

Words = dict[Text, list[str]]


def read(path: Path) -> Words:
    """The translations of a .ts file: one for a plain text, one for each form of a counting one."""
    found: Words = {}
    if not path.exists():
        return found
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            many = message.get("numerus") == "yes"
            translation = message.find("translation")
            if translation is None:
                continue
            forms = [one.text or "" for one in translation.iter("numerusform")] if many else [translation.text or ""]
            if all(forms):
                found[Text(name, message.findtext("source") or "", many)] = forms
    return found


def write(path: Path, language: str, words: Words, wanted: set[Text]) -> None:
    """Writes a .ts file, sorted, so that two people's changes seldom meet."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name in sorted({text.context for text in wanted}):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for text in sorted(one for one in wanted if one.context == name):
            message = ET.SubElement(context, "message", {"numerus": "yes"} if text.many else {})
            ET.SubElement(message, "source").text = text.source
            forms = words.get(text)
            translation = ET.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
            if text.many:
                for form in forms or [""]:
                    ET.SubElement(translation, "numerusform").text = form
            else:
                translation.text = forms[0] if forms else ""
    ET.indent(root, " ")
    body = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n")


def release(path: Path, target: Path) -> None:
    """Compiles a .ts file into a .qm file with the tool that comes with Qt for Python.

    The new file takes the place of the old one whole: a running program has the old one mapped into its memory.
    """
    import PySide6

    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    tool = Path(PySide6.__file__).parent / name
    part = target.with_name(target.name + ".part")
    subprocess.run([tool, "-silent", path, "-qm", part], check=True)
    part.replace(target)


# -- the sentences of the verbs ------------------------------------------------------------------------------------


def read_sentences() -> dict[str, tuple[str, str]]:
    """English pattern -> (English for one, Chinese)."""
    found: dict[str, tuple[str, str]] = {}
    if SENTENCES.exists():
        for line in SENTENCES.read_text(encoding="utf-8").splitlines()[1:]:
            english, one, chinese = (*line.split("\t"), "", "")[:3]
            if english:
                found[english] = (one, chinese)
    return found


def write_sentences(known: dict[str, tuple[str, str]]) -> None:
    """Writes the patterns, sorted."""
    lines = ["english\tenglish for one\tchinese"]
    lines += ["\t".join((english, *known[english])) for english in sorted(known)]
    SENTENCES.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


# -- bringing up to date -------------------------------------------------------------------------------------------


def usual() -> dict[str, str]:
    """English -> Chinese from the word list of the interface, where it lies beside the checkout."""
    path = ROOT.parent / "shared" / "domain" / "interface_zh.tsv"
    if not path.exists():
        return {}
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {row[0]: row[1] for row in rows if len(row) > 1}


def fill(path: Path, chinese: Words, english: Words, said: dict[str, tuple[str, str]], wanted: set[Text]) -> None:
    """Takes a filled list: context, English, English for one, Chinese; the context of sentences is '='."""
    for line in path.read_text(encoding="utf-8").splitlines():
        context, source, one, zh = (*line.split("\t"), "", "", "")[:4]
        if not source or line.startswith("#"):
            continue
        source = source.replace("\\n", "\n")
        if context == "=":
            said[source] = (one, zh)
            continue
        for text in wanted:
            if text.source == source and context in {text.context, "*"}:
                if zh:
                    chinese[text] = [zh.replace("\\n", "\n")]
                if one and text.many:
                    english[text] = [one, source]


def complete(chinese: Words, english: Words, wanted: set[Text]) -> None:
    """Fills what is known from the word list, from another context, or by a rule of English."""
    words = usual()
    by_source = {text.source: forms for text, forms in chinese.items()}
    for text in wanted:
        if text not in chinese:
            known = words.get(text.source) or words.get(text.source.rstrip("…"))
            if text.source in by_source:
                chinese[text] = by_source[text.source]
            elif known:
                chinese[text] = [
                    known + ("…" if text.source.endswith("…") and not known.endswith(("…", "...")) else "")
                ]
        if text.many and text not in english:
            same = next((forms for one, forms in english.items() if one.source == text.source), None)
            if same:
                english[text] = same


def main() -> int:
    """Brings everything up to date; 1 where something is missing or wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", type=Path, metavar="FILE", help="take this filled list")
    parser.add_argument("--check", action="store_true", help="change nothing")
    call = parser.parse_args()
    wanted, wrong = texts()
    chinese, english, said = read(CHINESE), read(ENGLISH), read_sentences()
    if call.fill:
        fill(call.fill, chinese, english, said, wanted)
    complete(chinese, english, wanted)
    spoken = sentences()
    kept = {pattern: said[pattern] for pattern in said if pattern in spoken}
    counting = {text for text in wanted if text.many}
    if not call.check:
        FOLDER.mkdir(parents=True, exist_ok=True)
        write(CHINESE, "zh_CN", chinese, wanted)
        write(ENGLISH, "en", english, counting)
        write_sentences(kept)
        for path in (CHINESE, ENGLISH):
            release(path, path.with_suffix(".qm"))
    missing = [f"{t.context}\t{t.source}\t{'ONE' if t in counting - english.keys() else ''}\t" for t in sorted(wanted)
               if t not in chinese or t in counting - english.keys()]  # fmt: skip
    missing += [
        f"=\t{pattern}\t{'ONE' if '%n' in pattern else ''}\t"
        for pattern in sorted(spoken)
        if not kept.get(pattern, ("", ""))[1]
    ]
    for line in missing:
        print(line.replace("\n", "\\n"))
    for line in wrong:
        print(line, file=sys.stderr)
    print(
        f"{len(wanted)} texts, {len(spoken)} sentences, {len(missing)} without Chinese, {len(wrong)} marked wrongly",
        file=sys.stderr,
    )
    return 1 if missing or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
