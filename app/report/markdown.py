"""Writes a report as Markdown: the words of the paper in its order, every sign of the texts kept a sign.

Every character that could be read as markup has a backslash before it, so a title that begins with # or holds | or < is
shown as it is. CommonMark with tables.
"""

from __future__ import annotations

import re
from typing import Any

from app.report.glance import Said
from app.report.model import Report
from app.report.payload import Payload
from app.report.plain import Plain
from app.report.sections import Sections
from app.report.signs import plain_mark

_SIGNS = re.compile(r"([\\`*_\[\]<>|~$&#{}@^])")
_LINE = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto):|\bwww\.")


def write_markdown(report: Report) -> tuple[bytes, tuple[str, ...]]:
    """The document's bytes (UTF-8), and the characters that could not be written."""
    plain = Plain()
    data = Payload(report, plain).build()
    return (_Page(report, data).text()).encode(), plain.listed()


def escaped(text: str) -> str:
    """A text of which Markdown makes nothing but itself."""
    made = _SIGNS.sub(r"\\\1", text)
    made = _ADDRESS.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], made)
    found = _LINE.match(made)
    if found is None:
        return made
    if found[2].isdigit():
        end = found.end()
        return f"{made[:end]}\\{made[end:]}"
    return f"{found[1]}\\{made[len(found[1]) :]}"


class _Page(Sections):
    """One document while it is made."""

    PARTS = ("front", *Sections.PARTS)

    def __init__(self, report: Report, data: dict[str, Any]) -> None:
        self.report = report
        self.data = data
        self.lines: list[str] = []

    def text(self) -> str:
        """The whole document."""
        data = self.data
        head = data["head"]
        self._line(self._said(head["kicker"]))
        titles = [" ".join(one["lines"]) for one in head["titles"]]
        self._line("# " + escaped(titles[0] if titles else head["plain"]))
        for other in (*titles[1:], *(one["text"] for one in head["subtitles"])):
            self._line(f"**{escaped(other)}**")
        self._line("  ".join(filter(None, (escaped(head["author"]), self._said(data["date"]["words"])))))
        self._write()
        self._line("---")
        self._line(self._said(data["foot"]))
        return "\n\n".join(line for line in self.lines if line.strip()) + "\n"

    def _line(self, text: str) -> None:
        """A block of its own."""
        self.lines.append(text)

    def _said(self, said: Said, join: str = "  ") -> str:
        """Words in their languages."""
        return join.join(escaped(one["text"]) for one in said)

    def _head(self, key: str) -> None:
        """A section."""
        self._line("## " + self._said(self.data["headings"][key]))

    def _marks(self, marks: list[dict[str, str]]) -> str:
        """Signs of a finding."""
        return " ".join(plain_mark(mark["sign"], mark["look"]) for mark in marks)

    def _front(self) -> None:
        for part in self.data["front"]:
            self._line(f"**{self._said(part['head'])}**")
            for one in part["body"]:
                strong = [said for said in part["strong"] if said["lang"] == one["lang"]]
                self._line(self._said([one]) + (f" **{self._said(strong)}**" if strong else ""))

    def _under(self, said: Said) -> None:
        self._line("### " + self._said(said))

    def _short(self, finding: dict[str, Any]) -> None:
        self._claim(finding)
        self._line(self._cited(finding))

    def _behind(self, finding: dict[str, Any]) -> None:
        self._line(f"**{finding['number']}**")
        self._quotes(finding)
        self._line(self._tags(finding))

    def _whole(self, finding: dict[str, Any]) -> None:
        self._claim(finding)
        if not finding["repeated"]:
            self._quotes(finding)
        self._line(self._tags(finding))

    def _claim(self, finding: dict[str, Any]) -> None:
        """A finding with its number and its signs, the other language on a line of its own."""
        claims = [f"**{escaped(one['text'])}**" for one in finding["claim"]]
        self._line("\\\n".join((f"**{finding['number']}** {self._marks(finding['marks'])}".rstrip(), *claims)))

    def _quotes(self, finding: dict[str, Any]) -> None:
        """The passages as block quotes, whose Chinese it is below them."""
        langs = self.data["quote_langs"]
        if not finding["quotes"]:
            self._line(self._said(self.data["missing_passage"]))
        for quote in finding["quotes"] if langs else []:
            there = [lang for lang in langs if quote[lang]] or [lang for lang in ("en", "zh") if quote[lang]]
            lines = [escaped(quote[lang]) for lang in there]
            if quote["machine"]:
                lines.append(self._said(self.data["machine"]))
            elif quote["from"]:
                lines.append(self._said(quote["from"]))
            if quote["digest"]:
                lines.append(self._said(self.data["digest"]))
            if "zh" in langs and not quote["zh"]:
                lines.append(self._said(self.data["missing_chinese"]))
            self._line("\n>\n".join(f"> {line}" for line in lines))

    def _cited(self, finding: dict[str, Any]) -> str:
        number = finding["reference"]
        return self._said(finding["citation"]) + (f" \\[{number}\\]" if number else "")

    def _tags(self, finding: dict[str, Any]) -> str:
        """Citation, status and codes on one line."""
        codes = [f"{self._marks([code['mark']])} {self._said(code['label'])}" for code in finding["codes"]]
        return "; ".join((self._cited(finding), self._said(finding["status"]), *codes))

    def _table(self, head: list[str], rows: list[list[str]]) -> None:
        lines = [head, ["---"] * len(head), *rows]
        self._line("\n".join("| " + " | ".join(cell or " " for cell in row) + " |" for row in lines))

    def _figure(self, one: dict[str, Any]) -> None:
        """A chart that was kept by a name: its counts and filters, its tables, its legend."""
        self._line("### " + escaped(one["name"]))
        for said in (one["title"], one["says"], one["misfit"]):
            self._line(self._said(said))
        for table in one["tables"]:
            self._matrix(table, one["heads"])
        said = []
        for line in one["legend"]:
            marks = " ".join(plain_mark(mark["sign"], mark["look"]) for mark in line["marks"])
            said.append(f"{marks} {self._said(line['said'], ' ')}".strip())
        self._line("; ".join(filter(None, said)))

    def _matrix(self, one: dict[str, Any], heads: dict[str, Any]) -> None:
        """One table of a chart."""
        groups = [self._said(group["label"], " ") for group in one["groups"] for _ in range(group["span"])]
        models = [self._said(label, " ") for label in one["labels"]]
        corner = [heads["country"], heads["model"]] if one["groups"] else [heads["model"]]
        head = [": ".join(map(self._said, corner))]
        head += [": ".join(filter(None, pair)) for pair in zip(groups or [""] * len(models), models, strict=True)]
        rows = [[self._said(heads[count["key"]]), *map(str, count["values"])] for count in one["counts"]]
        rows += [[self._named(row), *map(self._cell, row["cells"])] for row in one["rows"]]
        self._table(head, rows)

    def _named(self, row: dict[str, Any]) -> str:
        """A row's name; one that stands below others is set in, those above others are bold."""
        said = self._said(row["label"])
        strong = f"**{said}**" if row.get("parent") and said else said
        return "– " * int(row.get("level", 0)) + strong

    def _standard(self, chart: dict[str, Any]) -> None:
        """The Matrix of the whole library and its legend."""
        for one in chart["tables"]:
            self._matrix(one, chart["heads"])
        legend = chart["legend"]
        said = [f"▲ {self._said(legend['signs']['barrier'])}", f"● {self._said(legend['signs']['facilitator'])}"]
        said += [self._said(one) for key, one in legend["looks"].items() if key != "implied"]
        said += [self._said(legend["bracketed"]), *(self._said(one) for one in legend["empties"])]
        said += [f"{escaped(key['letter'])} = {self._said(key['citation'])}" for key in legend["keys"]]
        said += [self._said(legend[key]) for key in ("one", "counted", "no_study", "which")]
        self._line("; ".join(filter(None, said)))

    def _cell(self, cell: dict[str, Any]) -> str:
        """A cell of a chart: marks, a number, lines of words, or why it is empty."""
        marks = [plain_mark(mark["sign"], mark["look"]) + escaped(mark["letter"]) for mark in cell["marks"]]
        marks += [cell["number"]] if cell.get("number") else []
        marks += [
            " ".join((*(plain_mark(mark["sign"], mark["look"]) for mark in line["marks"]), self._said(line["said"])))
            for line in cell.get("lines", ())
        ]
        return ("; " if cell.get("lines") else " ").join(marks) or escaped(cell["empty"])

    def _studies(self) -> None:
        said = self.data["studies"]
        if not said or not said["rows"]:
            return
        self._head("studies")
        rows = [[str(row["number"] or ""), *(self._said(cell, " ") for cell in row["cells"])] for row in said["rows"]]
        self._table([self._said(head[:1]) for head in said["heads"]], rows)

    def _memos(self) -> None:
        if self.data["memos"]:
            self._head("memos")
        for memo in self.data["memos"]:
            self._line(f"**{self._said([*memo['on'], *memo['about']])}** {escaped(memo['author'])}".rstrip())
            for line in memo["lines"]:
                self._line(escaped(line))

    def _texts(self) -> None:
        if self.data["texts"]:
            self._head("texts")
        for study in self.data["texts"]:
            self._under(study["head"])
            self._line(self._said(study["title"]))
            for key in ("machine", "digest"):
                if study[key]:
                    self._line(self._said(self.data[key]))
            for pair in study["pairs"]:
                self._line("\\\n".join(escaped(pair[lang]) for lang in ("en", "zh") if pair[lang]))

    def _references(self) -> None:
        if self.data["references"]:
            self._head("references")
        for number, entry in enumerate(self.data["references"], 1):
            runs = (f"*{escaped(run['text'])}*" if run["italic"] else escaped(run["text"]) for run in entry["runs"])
            self._line(f"\\[{number}\\] {''.join(runs)}")

    def _note(self) -> None:
        self._head("note")
        for one in self.data["note"]:
            self._line(self._said([one]))
        if self.data["replaced"]["characters"]:
            self._line(
                self._said(self.data["headings"]["replaced"])
                + ": "
                + escaped("; ".join(self.data["replaced"]["characters"]))
            )
