"""Writes a report as one HTML file that stands alone: search, the matrix one can click, both languages, no other file.

Everything is there as plain words before any script runs; the script only hides and shows. Nothing is loaded, and the
file's own policy forbids it: only the style and the script that belong to it, told by their hashes, are let run. Every
text goes through `html.escape`; no data stand in the script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from app.report import wording
from app.report.charted import Words
from app.report.glance import LOOKS, Said
from app.report.marks import shape_of
from app.report.model import Report
from app.report.payload import Payload
from app.report.plain import Plain
from app.report.sections import Sections

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "report"
TAGS = {"en": "en", "zh": "zh-Hans"}


def write_html(report: Report) -> tuple[bytes, tuple[str, ...]]:
    """The page's bytes (UTF-8), and the characters that could not be written."""
    plain = Plain()
    payload = Payload(report, plain)
    return _Page(report, payload, payload.build()).text().encode(), plain.listed()


def _hash(text: str) -> str:
    """What the policy of the page calls a style or a script."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


class _Page(Sections):
    """One page while it is made."""

    PARTS = ("front", *Sections.PARTS)

    def __init__(self, report: Report, payload: Payload, data: dict[str, Any]) -> None:
        self.report = report
        self.payload = payload
        self.data = data
        self.main: str = data["main"]
        listed = {"findings", "words", "by_theme"} & set(data["parts"])  # else a cell would lead nowhere
        self.numbers = {one["id"]: one["number"] for one in data["findings"] if one["id"] and listed}
        self.out: list[str] = []

    def text(self) -> str:
        """The whole page."""
        style = (RESOURCES / "web.css").read_text(encoding="utf-8")
        script = (RESOURCES / "web.js").read_text(encoding="utf-8")
        policy = (
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "base-uri 'none'; form-action 'none'"
        )
        self._top()
        self.out.append('<main id="main">')
        self._write()
        self.out.append("</main>")
        self.out.append(f'<footer><p class="small">{self._said(self.data["foot"])}</p></footer>')
        shown = self.report.languages
        return (
            f'<!DOCTYPE html>\n<html lang="{TAGS[self.main]}" data-shown="{shown}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=True)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
            f"<title>{escape(self.data['head']['plain'])}</title>\n<style>{style}</style>\n</head>\n<body>\n"
            + "\n".join(self.out)
            + f"\n<script>{script}</script>\n</body>\n</html>\n"
        )

    # -- words --------------------------------------------------------------------------------------------------------

    def _said(self, said: Said, join: str = " ", other: str = "") -> str:
        """Words in their languages, each tagged; one of two can be hidden by the choice of language."""
        faint = f' class="{other}"' if other else ""
        spans = [
            f'<span lang="{TAGS[one["lang"]]}"{faint if at else ""}>{escape(one["text"])}</span>'
            for at, one in enumerate(said)
        ]
        return f'<span class="two">{join.join(spans)}</span>' if len(spans) > 1 else "".join(spans)

    def _own(self, words: Words) -> str:
        """The page's own words."""
        return self._said(self.payload.said(words))

    def _head(self, key: str) -> None:
        self.out.append(f'<h2 id="{key}">{self._said(self.data["headings"][key], other="other")}</h2>')

    def _under(self, said: Said) -> None:
        self.out.append(f"<h3>{self._said(said, other='other')}</h3>")

    def _mark(self, mark: dict[str, str], *, silent: bool = False) -> str:
        """A drawn sign that says what it means."""
        kind = "counted" if mark["look"] == "counted" else mark["sign"]
        name = 'aria-hidden="true"' if silent else f'role="img" aria-label="{escape(mark.get("alt", ""), quote=True)}"'
        look = "result" if mark["look"] == "counted" else mark["look"]
        return f'<svg class="mark {kind}" {name}><use href="#{mark["sign"]}-{look}"></use></svg>'

    # -- front --------------------------------------------------------------------------------------------------------

    def _top(self) -> None:
        """Skip link, drawings, title, and the tools that need the script."""
        head, out = self.data["head"], self.out
        out.append(f'<a class="skip" href="#main">{self._own(wording.WEB["skip"])}</a>')
        symbols = "".join(
            f'<symbol id="{sign}-{look}" viewBox="0 0 12 12">{shape_of(sign, look, "currentColor", "none")}</symbol>'
            for sign in ("barrier", "facilitator")
            for look in LOOKS
        )
        out.append(f'<svg class="defs" aria-hidden="true" focusable="false">{symbols}</svg>')
        titles = head["titles"]
        lines = [f'<span lang="{TAGS[one["lang"]]}">{"<br>".join(map(escape, one["lines"]))}</span>' for one in titles]
        out.append('<header class="title">')
        out.append(f'<p class="kicker">{self._said(head["kicker"])}</p>')
        out.append(f"<h1>{lines[0] if lines else escape(head['plain'])}</h1>")
        out += [f'<p class="other">{line}</p>' for line in lines[1:]]
        out += [f'<p class="other">{self._said([one])}</p>' for one in head["subtitles"]]
        who = f"{escape(head['author'])} " if head["author"] else ""
        out.append(f'<p class="small">{who}{self._said(self.data["date"]["words"])}</p></header>')
        search, found = wording.WEB["search"], wording.WEB["found"]
        out.append(
            '<section class="tools" aria-label="'
            + escape(wording.WEB["tools"][self.main], quote=True)
            + '" hidden><div>'
        )
        out.append(
            f'<label for="search">{self._own(search)}</label><input id="search" type="search" autocomplete="off">'
        )
        if self.report.languages == "both":
            out.append(f'<span role="group" aria-label="{escape(wording.WEB["language"][self.main], quote=True)}">')
            for key, name in (("both", "English + 中文"), ("en", "English"), ("zh", "中文")):
                pressed = "true" if key == "both" else "false"
                out.append(f'<button type="button" data-language="{key}" aria-pressed="{pressed}">{name}</button>')
            out.append("</span>")
        out.append(f'<button type="button" id="clear" hidden>{self._own(wording.WEB["clear"])}</button>')
        en, zh = (escape(found["zh" if self.report.languages == "zh" else lang], quote=True) for lang in ("en", "zh"))
        out.append(f'<span id="said" class="small" role="status" data-en="{en}" data-zh="{zh}"></span></div></section>')

    def _front(self) -> None:
        """What was asked and what was read."""
        for part in self.data["front"]:
            self.out.append(f"<h2>{self._said(part['head'])}</h2>")
            self.out.append('<div class="two">' if len(part["body"]) > 1 else "<div>")
            for one in part["body"]:
                strong = "".join(
                    f" <strong>{escape(said['text'])}</strong>"
                    for said in part["strong"]
                    if said["lang"] == one["lang"]
                )
                self.out.append(f'<p lang="{TAGS[one["lang"]]}">{escape(one["text"])}{strong}</p>')
            self.out.append("</div>")

    # -- the chart ----------------------------------------------------------------------------------------------------

    def _figure(self, one: dict[str, Any]) -> None:
        """A chart that was kept by a name: its counts and filters, its tables, its legend."""
        self.out.append(f"<h3>{escape(one['name'])}</h3>")
        self.out += [
            f'<p class="small">{self._said(said, other="other")}</p>'
            for said in (() if one["tables"] else one["title"], one["says"])
            if said
        ]
        if one["misfit"]:
            self.out.append(f'<p class="misfit">{self._said(one["misfit"])}</p>')
        for table in one["tables"]:
            self._matrix(table, one["heads"], one["name"], self._said(one["title"]))
        said = []
        for line in one["legend"]:
            marks = "".join(self._mark(mark, silent=True) for mark in line["marks"])
            shade = f' class="shade-{line["shade"]}"' if line.get("shade") else ""
            said.append(f"<span{shade}>{marks} {self._said(line['said'])}</span>")
        self.out.append('<p class="small legend">' + " ".join(said) + "</p>")

    def _standard(self, chart: dict[str, Any]) -> None:
        """The Matrix of the whole library and its legend."""
        for one in chart["tables"]:
            self._matrix(one, chart["heads"])
        legend = chart["legend"]
        said = [
            self._mark({"sign": sign, "look": "result"}, silent=True) + " " + self._said(legend["signs"][sign])
            for sign in ("barrier", "facilitator")
        ]
        for key, words in legend["looks"].items():
            drawn = "".join(self._mark({"sign": sign, "look": key}, silent=True) for sign in ("barrier", "facilitator"))
            said.append(f"{drawn} {self._said(words)}")
        said += [self._said(words) for words in (*legend["empties"], legend["one"], legend["counted"]) if words]
        said += [f"<strong>{escape(key['letter'])}</strong> {self._said(key['citation'])}" for key in legend["keys"]]
        said += [self._said(legend[key]) for key in ("no_study", "which") if legend[key]]
        self.out.append('<p class="small legend">' + " ".join(f"<span>{one}</span>" for one in said) + "</p>")

    def _matrix(self, one: dict[str, Any], heads: dict[str, Any], name: str = "", caption: str = "") -> None:
        """One table of the chart, called as usual or by the name of a kept one."""
        out = self.out
        kind = "matrix words" if one.get("wide") else "matrix"
        out.append('<div class="scroll" tabindex="0" role="region" aria-label="')
        out[-1] += escape(name or wording.HEADINGS["glance"][self.main], quote=True) + f'"><table class="{kind}">'
        out.append(f"<caption>{caption or self._own(wording.WEB['caption'])}</caption><thead><tr>")
        if one["groups"]:
            out.append(f'<th scope="col">{self._said(heads["country"])}</th>')
            for group in one["groups"]:
                out.append(f'<th scope="colgroup" colspan="{group["span"]}">{self._said(group["label"]) or "–"}</th>')
            out.append("</tr><tr>")
        out.append(f'<th scope="col">{self._said(heads["model"])}</th>')
        glue = {"en": " ", "zh": ""}
        for short, label in zip(one["columns"], one["labels"], strict=True):
            said = [{"lang": part["lang"], "text": glue[part["lang"]].join(part["lines"])} for part in short]
            full = f'<span class="hidden-word">{self._said(label[:1])}</span>'
            out.append(f'<th scope="col"><span aria-hidden="true">{self._said(said, other="other")}</span>{full}</th>')
        out.append("</tr></thead><tbody>")
        for count in one["counts"]:
            values = "".join(f"<td>{value}</td>" for value in count["values"])
            out.append(f'<tr><th scope="row">{self._said(heads[count["key"]])}</th>{values}</tr>')
        for row in one["rows"]:
            name = row["label"][0]["text"] if row["label"] else ""
            cells = "".join(
                self._cell(cell, f"{name} × {label[0]['text'] if label else ''}")
                for cell, label in zip(row["cells"], one["labels"], strict=True)
            )
            deep = f' class="level-{min(row.get("level", 0), 4)}"' if row.get("level") else ""
            out.append(f'<tr><th scope="row"{deep}>{self._said(row["label"], other="other")}</th>{cells}</tr>')
        out.append("</tbody></table></div>")

    def _cell(self, cell: dict[str, Any], name: str) -> str:
        """A cell: a button where it has findings in this report, else its marks or why it is empty."""
        if cell["empty"]:
            hidden = cell["empty"].strip("()")
            words = wording.EMPTIES.get(cell["state"], wording.EMPTIES["not_mentioned"])[self.main].replace(
                "%1", hidden
            )
            return f'<td><span aria-hidden="true">{escape(cell["empty"])}</span><span class="hidden-word">{escape(words)}</span></td>'
        shows = sorted({self.numbers[one] for one in cell["findings"] if one in self.numbers})
        marks = "".join(
            self._mark(mark)
            + (f'<span class="letter">{escape(mark["letter"])}</span>' if mark["letter"] else "")
            + f'<span class="hidden-word">{"; " if at + 1 < len(cell["marks"]) else ""}</span> '
            for at, mark in enumerate(cell["marks"])
        ).rstrip()
        marks = " ".join(filter(None, (marks, cell.get("number", ""))))
        if cell.get("lines"):
            return "<td>" + "".join(map(self._line, cell["lines"])) + "</td>"
        shade = f' class="shade-{cell["shade"]}"' if cell.get("shade") else ""
        if not shows:
            return f"<td{shade}>{marks}</td>"
        return (
            f'<td{shade}><button type="button" data-shows="{" ".join(map(str, shows))}" data-name="{escape(name, quote=True)}" '
            f'aria-pressed="false"><span class="hidden-word">{escape(name)}: </span>{marks}</button></td>'
        )

    def _line(self, line: dict[str, Any]) -> str:
        """A line of words in a cell, with its marks."""
        marks = "".join(self._mark(mark) + " " for mark in line["marks"])
        return f'<p class="line">{marks}{self._said(line["said"], other="other")}</p>'

    # -- findings -----------------------------------------------------------------------------------------------------

    def _short(self, finding: dict[str, Any]) -> None:
        self._article(finding, self._claim(finding) + f'<p class="small">{self._cited(finding)}</p>')

    def _behind(self, finding: dict[str, Any]) -> None:
        self._article(finding, self._quotes(finding) + self._tags(finding))

    def _whole(self, finding: dict[str, Any]) -> None:
        quotes = "" if finding["repeated"] else self._quotes(finding)
        self._article(finding, self._claim(finding) + quotes + self._tags(finding))

    def _theme(self, head: Said, findings: Sequence[dict[str, Any]]) -> None:
        """A theme as one group, which search hides with the last of its findings."""
        self.out.append("<div data-group>")
        super()._theme(head, findings)
        self.out.append("</div>")

    def _article(self, finding: dict[str, Any], inside: str) -> None:
        """A finding that search and chart can show and hide."""
        number = finding["number"]
        self.out.append(f'<article data-finding="{number}"><span class="number">{number}</span>{inside}</article>')

    def _sides(self, said: Said, kind: str) -> str:
        """A text in its languages, facing each other where there are two."""
        inside = "".join(f'<p class="{kind}" lang="{TAGS[one["lang"]]}">{escape(one["text"])}</p>' for one in said)
        return f'<div class="sides{" two" if len(said) > 1 else ""}">{inside}</div>'

    def _claim(self, finding: dict[str, Any]) -> str:
        return " ".join(map(self._mark, finding["marks"])) + self._sides(finding["claim"], "claim")

    def _quotes(self, finding: dict[str, Any]) -> str:
        """The passages, each with whose Chinese it is."""
        langs = self.data["quote_langs"]
        if not finding["quotes"]:
            return f'<p class="small">{self._said(self.data["missing_passage"])}</p>'
        made = []
        for quote in finding["quotes"] if langs else []:
            there = [lang for lang in langs if quote[lang]] or [lang for lang in ("en", "zh") if quote[lang]]
            kind = "ours" if quote["digest"] else "source"
            said = [{"lang": lang, "text": quote[lang]} for lang in there]
            notes = [f'<span class="chip">{self._said(self.data["machine"])}</span>'] if quote["machine"] else []
            notes += [self._said(quote["from"])] if quote["from"] else []
            notes += [self._said(self.data["digest"])] if quote["digest"] else []
            notes += [self._said(self.data["missing_chinese"])] if "zh" in langs and not quote["zh"] else []
            small = f'<p class="small ours">{" ".join(notes)}</p>' if notes else ""
            made.append(f"<blockquote>{self._sides(said, kind)}{small}</blockquote>")
        return "".join(made)

    def _cited(self, finding: dict[str, Any]) -> str:
        number = finding["reference"]
        link = f' <a href="#reference-{number}">[{number}]</a>' if number else ""
        return self._said(finding["citation"]) + link

    def _tags(self, finding: dict[str, Any]) -> str:
        """Citation, status and codes."""
        codes = [f"{self._mark(code['mark'])} {self._said(code['label'])}" for code in finding["codes"]]
        said = [self._cited(finding), self._said(finding["status"]), *codes]
        return '<p class="small tags">' + " ".join(f"<span>{one}</span>" for one in said) + "</p>"

    # -- the rest -----------------------------------------------------------------------------------------------------

    def _studies(self) -> None:
        """The table of studies."""
        said = self.data["studies"]
        if not said or not said["rows"]:
            return
        self._head("studies")
        heads = "".join(f'<th scope="col">{self._said(head)}</th>' for head in said["heads"])
        name = escape(wording.HEADINGS["studies"][self.main], quote=True)
        self.out.append(
            f'<div class="scroll" tabindex="0" role="region" aria-label="{name}"><table><thead><tr>{heads}</tr></thead><tbody>'
        )
        for row in said["rows"]:
            number = row["number"]
            first = f'<a href="#reference-{number}">[{number}]</a>' if number else "–"
            cells = "".join(f"<td>{self._said(cell, '<br>', 'other')}</td>" for cell in row["cells"])
            self.out.append(f"<tr><td>{first}</td>{cells}</tr>")
        self.out.append("</tbody></table></div>")

    def _memos(self) -> None:
        """What people noted."""
        if self.data["memos"]:
            self._head("memos")
        for memo in self.data["memos"]:
            who = f" {escape(memo['author'])}" if memo["author"] else ""
            self.out.append(f'<p class="small">{self._said(memo["on"])} {self._said(memo["about"])}{who}</p>')
            self.out += [f"<p>{escape(line)}</p>" for line in memo["lines"]]

    def _texts(self) -> None:
        """The texts, sentence by sentence."""
        if self.data["texts"]:
            self._head("texts")
        for study in self.data["texts"]:
            self.out.append(f"<h3>{self._said(study['head'])}</h3>")
            notes = "".join(
                f' <span class="chip">{self._said(self.data[key])}</span>'
                for key in ("machine", "digest")
                if study[key]
            )
            self.out.append(f'<p class="small">{self._said(study["title"])}{notes}</p>')
            for pair in study["pairs"]:
                said = [{"lang": lang, "text": pair[lang]} for lang in ("en", "zh") if pair[lang]]
                self.out.append(self._sides(said, "sentence"))

    def _references(self) -> None:
        """The references, their addresses as links."""
        if self.data["references"]:
            self._head("references")
        for number, entry in enumerate(self.data["references"], 1):
            runs = []
            for run in entry["runs"]:
                words = escape(run["text"])
                words = f"<i>{words}</i>" if run["italic"] else words
                if run["url"].startswith(("https://", "http://")):
                    words = f'<a href="{escape(run["url"], quote=True)}" rel="noreferrer noopener">{words}</a>'
                runs.append(words)
            self.out.append(
                f'<p id="reference-{number}" class="reference"><span>[{number}]</span> <span lang="{TAGS[entry["lang"]]}">{"".join(runs)}</span></p>'
            )

    def _note(self) -> None:
        """How this was made."""
        self._head("note")
        said = self.data["note"]
        inside = "".join(f'<p lang="{TAGS[one["lang"]]}">{escape(one["text"])}</p>' for one in said)
        self.out.append(f'<div class="{"two" if len(said) > 1 else "one"}">{inside}</div>')
        listed = self.data["replaced"]["characters"]
        if listed:
            self.out.append(f"<p>{self._said(self.data['headings']['replaced'])}: {escape('; '.join(listed))}</p>")
