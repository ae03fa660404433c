"""Writes a report as a Word document that can be edited on: styles, repeated header rows, captions, footnotes.

It holds the same words in the same order as the paper (`Payload`). English runs have a Latin face, Chinese runs an East
Asian one; the citation of each finding and the origin of its Chinese stand in real footnotes. The same report gives
the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from app.report.model import Report
from app.report.payload import Payload
from app.report.plain import Plain
from app.report.wordtables import WithTables


def write_docx(report: Report) -> tuple[bytes, tuple[str, ...]]:
    """The document's bytes, and the characters that could not be written."""
    plain = Plain()
    data = Payload(report, plain).build()
    return _Document(report, data).bytes(), plain.listed()


class _Document(WithTables):
    """One document while it is made, section by section."""

    PARTS = ("contents", *WithTables.PARTS)

    def __init__(self, report: Report, data: dict[str, Any]) -> None:
        super().__init__(report, data)
        self._foot()
        self._front()
        self._write()

    def bytes(self) -> bytes:
        """The finished file, every time stamp inside the same."""
        self.notes.attach(self.document)
        made = io.BytesIO()
        self.document.save(made)
        return same_every_time(made.getvalue())

    # -- sections -----------------------------------------------------------------------------------------------------

    def _front(self) -> None:
        """Kicker, titles, author and date; what was asked and read."""
        head = self.data["head"]
        kicker = self._paragraph("Tag line", head["kicker"])
        kicker.runs[0].bold = True
        for at, one in enumerate(head["titles"]):
            made = self._empty("Title" if at == 0 else "Subtitle")
            for line, text in enumerate(one["lines"]):
                if line:
                    made.add_run().add_break()
                self._say(made, [{"lang": one["lang"], "text": text}])
        for one in head["subtitles"]:
            self._paragraph("Subtitle", [one])
        self._paragraph(
            "Tag line",
            [*([{"lang": self.main, "text": head["author"]}] if head["author"] else []), *self.data["date"]["words"]],
        )
        for part in self.data["front"]:
            made = self.document.add_paragraph()
            self._say(made, part["head"], bold=True)
            for one in part["body"]:
                line = self._paragraph("Normal", [one])
                for strong in part["strong"]:
                    if strong["lang"] == one["lang"]:
                        line.add_run(" ")
                        self._say(line, [strong], bold=True)

    def _contents(self) -> None:
        """A list of the headings that Word can renew; it says so itself when it is opened on."""
        from app.report.wordparts import add_field

        if not self.data["many"]:
            return
        self._paragraph("Subtitle", self.data["headings"]["contents"])
        shown = {"en": "Update this field to list the headings.", "zh": "更新此域以列出标题。"}[self.main]
        add_field(self.document.add_paragraph(), 'TOC \\o "1-2" \\h \\z \\u', shown)

    def _short(self, finding: dict[str, Any]) -> None:
        self._claim(finding)
        self._cited(self._paragraph("Tag line"), finding)

    def _behind(self, finding: dict[str, Any]) -> None:
        made = self._paragraph("Claim", [{"lang": "en", "text": str(finding["number"])}])
        made.paragraph_format.keep_with_next = True
        self._quotes(finding)
        self._tags(finding)

    def _whole(self, finding: dict[str, Any]) -> None:
        self._claim(finding)
        if not finding["repeated"]:
            self._quotes(finding)
        self._tags(finding)

    def _claim(self, finding: dict[str, Any]) -> None:
        """A finding's number, signs and claim, a paragraph for each language."""
        for at, one in enumerate(finding["claim"] or [{"lang": self.main, "text": ""}]):
            made = self._empty("Claim")
            if at == 0:
                made.add_run(f"{finding['number']}  ")
                for mark in finding["marks"]:
                    self._mark(made, mark)
                    made.add_run(" ")
            else:
                made.paragraph_format.space_before = 0
            self._say(made, [one])

    def _quotes(self, finding: dict[str, Any]) -> None:
        """The words a finding rests on, in the languages chosen."""
        langs = self.data["quote_langs"]
        if not finding["quotes"]:
            self._paragraph("Tag line", self.data["missing_passage"])
        for quote in finding["quotes"] if langs else []:
            there = [lang for lang in langs if quote[lang]] or [lang for lang in ("en", "zh") if quote[lang]]
            for at, lang in enumerate(there):
                faint = at > 0 and self.report.languages != "both"
                style = "Digest words" if quote["digest"] else "Original words" if faint else "Source words"
                made = self._paragraph(style, [{"lang": lang, "text": quote[lang]}])
                if lang == "zh" and quote["machine"]:
                    self.notes.add(made, self.data["machine"])
                elif lang == "zh" and quote["from"]:
                    self.notes.add(made, quote["from"])
                if quote["digest"] and at == len(there) - 1:
                    self.notes.add(made, self.data["digest"])
            if "zh" in langs and not quote["zh"]:
                self._paragraph("Tag line", self.data["missing_chinese"])

    def _cited(self, paragraph: Any, finding: dict[str, Any]) -> None:
        """The citation, with the whole reference in a footnote and a link to the list."""
        from app.report.wordparts import link

        self._say(paragraph, finding["citation"])
        number = finding["reference"]
        if number:
            paragraph.add_run(" ")
            link(paragraph, f"[{number}]", place=f"reference_{number}")

    def _tags(self, finding: dict[str, Any]) -> None:
        """Citation, status and codes; where a study is cited first, the whole reference as a footnote."""
        made = self._empty("Tag line")
        self._cited(made, finding)
        if finding["reference"] and finding["reference"] not in self._cited_whole:
            self._cited_whole.add(finding["reference"])
            runs = self.data["references"][finding["reference"] - 1]
            text = "".join(run["text"] for run in runs["runs"])
            self.notes.add(made, [{"lang": runs["lang"], "text": text}])
        made.add_run("   ")
        self._say(made, finding["status"])
        for code in finding["codes"]:
            made.add_run("   ")
            self._mark(made, code["mark"])
            made.add_run(" ")
            self._say(made, code["label"])

    def _memos(self) -> None:
        """What people noted."""
        if not self.data["memos"]:
            return
        self._head("memos")
        for memo in self.data["memos"]:
            said = [*memo["on"], *memo["about"]]
            if memo["author"]:
                said.append({"lang": self.main, "text": memo["author"]})
            self._paragraph("Tag line", said).paragraph_format.keep_with_next = True
            for line in memo["lines"]:
                self._paragraph("Normal", [{"lang": self.main, "text": line}])

    def _texts(self) -> None:
        """The texts of each study, facing sentences in a table."""
        if not self.data["texts"]:
            return
        self._head("texts")
        for study in self.data["texts"]:
            self._heading(2, study["head"])
            made = self._paragraph("Tag line", study["title"])
            for on, said in ((study["machine"], self.data["machine"]), (study["digest"], self.data["digest"])):
                if on:
                    self.notes.add(made, said)
            for pair in study["pairs"]:
                for lang in ("en", "zh"):
                    if pair[lang]:
                        style = "Digest words" if study["digest"] else "Source words"
                        self._paragraph(style, [{"lang": lang, "text": pair[lang]}])

    def _references(self) -> None:
        """The list of references, each a place that links lead to."""
        from app.report.wordparts import bookmark, link, set_language

        if not self.data["references"]:
            return
        self._head("references")
        for number, entry in enumerate(self.data["references"], 1):
            made = self._empty("Reference")
            bookmark(made, f"reference_{number}", number + 1_000_000)
            made.add_run(f"[{number}] ")
            for run in entry["runs"]:
                put = link(made, run["text"], address=run["url"]) if run["url"] else made.add_run(run["text"])
                put.italic = True if run["italic"] else None
                set_language(put, entry["lang"])

    def _note(self) -> None:
        """How this was made."""
        self._head("note")
        for one in self.data["note"]:
            self._paragraph("Normal", [one])
        listed = self.data["replaced"]["characters"]
        if listed:
            self._say(
                self._paragraph("Tag line", self.data["headings"]["replaced"]),
                [{"lang": "en", "text": "; ".join(listed)}],
            )


def same_every_time(made: bytes) -> bytes:
    """The same archive with every time stamp at the beginning of such files, so that equal contents are equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(info))
    return out.getvalue()
