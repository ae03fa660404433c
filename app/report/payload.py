"""Lays a report out as the plain data that the typst templates print: every text cleaned, tagged and in its place.

A printed text is a list of {"lang": "en" | "zh", "text": ...}, the reader's language first. The templates hold no
words and decide no contents; this module knows no fonts and no lengths.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from app.report import wording
from app.report.charted import Row, Words
from app.report.figure import Figure
from app.report.figures import Figures
from app.report.glance import Cleaner, Glance, Said, is_drawable, look
from app.report.marks import alt_of
from app.report.model import FindingCode, Part, Quote, Reference, Report, ReportFinding, ReportMemo, ReportStudy
from app.report.note import method_note
from app.report.printable import LONGEST, MISSING, Printer
from app.text.fold import widen
from app.text.languages import HAN

MOST_UNBROKEN = 1200
"""A finding or a pair of sentences with more characters than this may run over a page; a shorter one stays whole."""
MOST_LISTED = 12
MANY_STUDIES = 12
_NARROW = 14
_ADDRESS_RUN = 60
_HAN = re.compile(f"[{HAN}]")
_ADDRESS = re.compile(r"(?P<url>https?://\S*[^\s.,;)])|\bdoi:\s?(?P<doi>10\.\d{4,9}/\S*[^\s.,;)])", re.IGNORECASE)
_OPENING = re.compile(r'(?<![^\s(\[—–])"(?=\S)')


def _repeats(quote: Quote, claim: Words) -> bool:
    """Whether a digest says nothing but the claim itself."""
    return quote.kind == "digest" and quote.en == claim.get("en", "") and quote.zh == claim.get("zh", "")


def _named(part: Part) -> Words:
    """What a section is called: as the user says in each language, else as usual."""
    usual: Words = wording.HEADINGS.get(part.key, {})
    return {lang: part.heading.get(lang, "").strip() or usual.get(lang, "") for lang in ("en", "zh")}


def quote_languages(report: Report) -> tuple[str, ...]:
    """The languages passages are printed in, the first in ink: a Chinese report sets the original under the Chinese."""
    if report.quotes in ("en", "zh"):
        return (report.quotes,)
    if report.quotes == "none":
        return ()
    if report.quotes == "" and report.languages == "en":
        return ("en",)
    return ("zh", "en") if report.languages == "zh" else ("en", "zh")


def in_print_order(report: Report) -> list[ReportFinding]:
    """The findings in the order of printing: as given in a brief, theme by theme in the full report."""
    parts = {part.key for part in report.sections}
    if "by_theme" not in parts or "findings" in parts:
        return list(report.findings)
    order = {theme.key: at for at, theme in enumerate(report.themes)}
    return sorted(report.findings, key=lambda finding: order.get(finding.theme, len(order)))


class Payload:
    """Builds the data of one report; `data` is ready for JSON once `build` has run."""

    def __init__(self, report: Report, cleaner: Cleaner | None = None) -> None:
        self.report = report
        self.printer: Cleaner = cleaner or Printer()
        self.langs = {"both": ("en", "zh"), "en": ("en",), "zh": ("zh",)}[report.languages]
        self.quote_langs = quote_languages(report)
        self.parts = tuple(part.key for part in report.sections)
        self.headings: dict[str, Words] = dict(wording.HEADINGS)
        if report.note.counted == "chosen":
            self.headings["matrix"] = wording.HEADINGS["alone"]
        self.headings.update({part.key: _named(part) for part in report.sections})

    def build(self, tight: bool = False, split: bool = False) -> dict[str, Any]:
        """The whole of it; the list of replaced characters comes last, when everything was seen.

        A brief may be set `tight`, and its chart may `split` over two pages, where it would not fit otherwise.
        """
        report = self.report
        findings = in_print_order(report)
        data: dict[str, Any] = {
            "kind": report.kind,
            "languages": report.languages,
            "main": self.langs[0],
            "paper": {"a4": "a4", "letter": "us-letter"}[report.paper],
            "tight": tight,
            "split": split,
            "many": report.kind == "full" and len(report.studies) > MANY_STUDIES,
            "date": self._date(),
            "head": self._head(),
            "headings": {key: self.said(words) for key, words in self.headings.items()},
            "parts": list(dict.fromkeys(self.parts)),
            "quote_langs": list(self.quote_langs),
            "front": self._front(),
            "findings": [self._finding(finding, at) for at, finding in enumerate(findings, report.first_finding)],
            "themes": self._themes(findings) if "by_theme" in self.parts else [],
            "chart": self._chart() if "glance" in self.parts else None,
            "figures": self._figures() if "glance" in self.parts else [],
            "figures_before": report.figures_before,
            "studies": self._studies() if "studies" in self.parts else None,
            "memos": [self._memo(memo) for memo in report.memos] if "memos" in self.parts else [],
            "texts": [self._text(study) for study in report.studies if study.pairs] if "texts" in self.parts else [],
            "first_reference": report.first_number,
            "references": [self._reference(reference) for reference in report.references],
            "note": self.said(method_note(report)),
            "foot": self.one(wording.foot(report)),
            "missing_chinese": self.said(wording.NO_CHINESE),
            "missing_side": self.said(wording.MISSING_SIDE),
            "missing_passage": self.said(wording.NO_PASSAGE),
            "machine": self.said(wording.MACHINE)[::-1],
            "digest": self.said(wording.DIGEST),
        }
        data["replaced"] = self._replaced()
        data["light"] = self.printer.not_in_bold()
        return data

    # -- words ------------------------------------------------------------------------------------------------------

    def said(self, words: Words, longest: int = LONGEST) -> Said:
        """A text in the languages of the report; where the only one asked for is missing, in the other.

        The same text in both (a Latin name, a year) is set once.
        """
        found = [(lang, words.get(lang, "")) for lang in self.langs]
        found = [(lang, text) for lang, text in found if text.strip()]
        if not found:
            found = [(lang, text) for lang, text in words.items() if text.strip() and lang in ("en", "zh")][:1]
        if len(found) == 2 and found[0][1] == found[1][1]:
            found.pop()
        return [{"lang": lang, "text": self._set(text, lang, longest)} for lang, text in found]

    def one(self, words: Words) -> Said:
        """A text in the reader's first language alone."""
        return self.said(words)[:1]

    def _set(self, text: str, lang: str, longest: int = LONGEST) -> str:
        """Our own words as print wants them: apostrophes and quotation marks are typographic in English."""
        if lang == "en":
            text = _OPENING.sub("“", text).replace('"', "”").replace("'", "’")
        return self.printer.clean(text, longest)

    def _date(self) -> dict[str, Any]:
        """The date as numbers for the file and in words for the reader."""
        parts = self.report.date.split("-")
        numbers = [int(part) for part in parts] if len(parts) == 3 and all(part.isdigit() for part in parts) else []
        sane = len(numbers) == 3 and 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= 28 + 3 * (numbers[1] != 2)
        return {"numbers": numbers if sane else [], "words": self.one(wording.day(self.report.date))}

    # -- parts ------------------------------------------------------------------------------------------------------

    def _head(self) -> dict[str, Any]:
        """Title, subtitle and author; a line feed in the title breaks the line there."""
        report = self.report
        titles = [
            {"lang": said["lang"], "lines": lines}
            for lang in self.langs or ("en",)
            for said in self._titles(report.title, lang)
            for lines in [said["lines"]]
        ] or self._titles(report.title, "zh" if self.langs[0] == "en" else "en")
        plain = " ".join(titles[0]["lines"]) if titles else ""
        return {
            "kicker": self.one(wording.HEADINGS[report.kind]),
            "titles": titles,
            "plain": plain or wording.HEADINGS[report.kind][self.langs[0]],
            "subtitles": self.said(report.subtitle),
            "author": self.printer.clean(report.author),
        }

    def _titles(self, words: Words, lang: str) -> list[dict[str, Any]]:
        """The lines of a title in one language."""
        lines = [self._set(line, lang) for line in words.get(lang, "").splitlines() if line.strip()]
        return [{"lang": lang, "lines": lines}] if lines else []

    def _front(self) -> list[dict[str, Any]]:
        """What was asked and what was read, with the sentence on silence."""
        report, made = self.report, []
        if "front" not in self.parts:
            return []
        if any(report.asked.values()):
            made.append({"head": self.one(wording.HEADINGS["asked"]), "body": self.said(report.asked), "strong": []})
        if any(report.read.values()):
            strong = self.said(wording.SILENCE)
            made.append({"head": self.one(wording.HEADINGS["read"]), "body": self.said(report.read), "strong": strong})
        return made

    def _themes(self, findings: Sequence[ReportFinding]) -> list[dict[str, Any]]:
        """The themes of the full report with the places of their findings, empty themes left out."""
        known = {theme.key for theme in self.report.themes}
        made = []
        for theme in (*self.report.themes, Row("", wording.HEADINGS["other"], {})):
            inside = [
                at
                for at, finding in enumerate(findings)
                if finding.theme == theme.key or (not theme.key and finding.theme not in known)
            ]
            if inside:
                made.append({"head": self.said(theme.label), "findings": inside})
        return made

    def _finding(self, finding: ReportFinding, number: int) -> dict[str, Any]:
        """A finding with its claim, quotes and tag line under the number it is printed with."""
        texts = [*finding.claim.values(), *(quote.en + quote.zh for quote in finding.quotes)]
        return {
            "number": number,
            "claim": self.said(finding.claim),
            "marks": [self._mark(code) for code in finding.codes],
            "citation": self.one(finding.citation),
            "reference": self._linked(finding.reference),
            "status": self.one(wording.STATUSES.get(finding.status, wording.STATUSES[""])),
            "codes": [{"mark": self._mark(code), "label": self.one(code.label)} for code in finding.codes],
            "quotes": [self._quote(quote) for quote in finding.quotes],
            "id": finding.id,
            "repeated": bool(finding.quotes) and all(_repeats(quote, finding.claim) for quote in finding.quotes),
            "whole": sum(map(len, texts)) <= MOST_UNBROKEN,
        }

    def _linked(self, number: int) -> int:
        """The number of a reference that is printed, else 0."""
        at = number - self.report.first_number
        return number if 0 <= at < len(self.report.references) and "references" in self.parts else 0

    def _mark(self, code: FindingCode) -> dict[str, str]:
        """A mark for the templates: its drawing and what it says to someone who does not see it."""
        return {"sign": code.sign, "look": look(code.evidence), "alt": alt_of(code.sign, code.evidence, self.langs[0])}

    def _quote(self, quote: Quote) -> dict[str, Any]:
        """A passage in print: the source's words in quotation marks, a digest without."""
        digest = quote.kind == "digest"
        chinese = widen(quote.zh) if self.report.restore_full_width else quote.zh
        machine = wording.unreviewed(quote)
        shown = bool(quote.zh) and ("zh" in self.quote_langs or not quote.en) and bool(self.quote_langs)
        words = wording.provenance(quote.zh_from)
        return {
            "en": self._quoted(quote.en, digest),
            "zh": self._quoted(chinese, digest) if shown else "",
            "digest": digest,
            "machine": machine and shown,
            "from": self.said(words) if shown and not machine and not digest else [],
        }

    def _quoted(self, text: str, digest: bool) -> str:
        """Words in quotation marks: single ones outside where the words hold double ones."""
        clean = self.printer.clean(text)
        if not clean or digest:
            return clean
        return f"‘{clean}’" if any(mark in text for mark in '"“”') else f"“{clean}”"

    def _reference(self, reference: Reference) -> dict[str, Any]:
        """A reference as runs, plain or italic, its addresses as links, in the language it is in."""
        runs = []
        for run in reference.runs:
            at = 0
            for found in _ADDRESS.finditer(run.text):
                runs.append(self._run(run.text[at : found.start()], run.style, ""))
                url = found["url"] or f"https://doi.org/{found['doi']}"
                runs.append(self._run(found[0], run.style, url))
                at = found.end()
            runs.append(self._run(run.text[at:], run.style, ""))
        chinese = _HAN.search(reference.text)
        return {"lang": "zh" if chinese else "en", "runs": [run for run in runs if run["text"]]}

    def _run(self, text: str, style: str, url: str) -> dict[str, Any]:
        """A stretch of a reference; the spaces at its ends count."""
        head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        clean = self.printer.clean(text, _ADDRESS_RUN if url else LONGEST)
        words = (" " if head else "") + clean + (" " if tail and text.strip() else "")
        return {"text": words, "italic": style == "italic", "url": url if url.isascii() and url.isprintable() else ""}

    def _studies(self) -> dict[str, Any]:
        """The table of studies: heads and rows."""
        keys = ("number", "study", "country", "design", "setting", "sample", "asked_short")
        return {
            "heads": [self.said(wording.TABLE[key], _NARROW) for key in keys],
            "rows": [self._study(study) for study in self.report.studies],
        }

    def _memo(self, memo: ReportMemo) -> dict[str, Any]:
        """A note with what it is on and who wrote it."""
        return {
            "on": self.one(memo.citation),
            "about": self.one(memo.about),
            "author": self.printer.clean(memo.author),
            "lines": [self.printer.clean(line) for line in memo.body.splitlines() if line.strip()],
        }

    def _text(self, study: ReportStudy) -> dict[str, Any]:
        """A study's texts as pairs of sentences, in the languages of the report."""
        widen_it = self.report.restore_full_width
        return {
            "head": self.one(study.citation),
            "title": self.said(study.title),
            "reference": self._linked(study.number),
            "machine": wording.is_raw_machine(study.pairs_from) and any(zh for _, zh in study.pairs),
            "digest": study.pairs_kind == "digest",
            "pairs": [
                {
                    "en": self.printer.clean(en) if "en" in self.langs or not zh else "",
                    "zh": self.printer.clean(widen(zh) if widen_it else zh) if "zh" in self.langs or not en else "",
                    "whole": len(en) + len(zh) <= MOST_UNBROKEN,
                }
                for en, zh in study.pairs
            ],
        }

    def _chart(self) -> dict[str, Any] | None:
        """The chart at a glance; none where nothing is coded that it could show."""
        chart = self.report.chart
        if chart is None or not is_drawable(chart):
            return None
        return Glance(self.langs, self.printer, self.said, self.one).build(chart, self.report.note.counted)

    def _figures(self) -> list[dict[str, Any]]:
        """The charts that were kept by a name."""
        made = Figures(self.langs, self.printer, self.said, self.one)
        figures, chart = list(self.report.figures), self.report.chart
        if chart is not None and not is_drawable(chart):  # its place says that there is nothing to draw
            name = self.headings["matrix"][self.langs[0]]
            figures.insert(self.report.figures_before, Figure(name, "none"))
        return [made.figure(one) for one in figures]

    def _study(self, study: ReportStudy) -> dict[str, Any]:
        cells = (study.citation, study.country, study.design, study.setting, study.sample)
        return {
            "number": self._linked(study.number),
            "cells": [
                *(self.said(words, _NARROW) for words in cells),
                self.said(wording.ASKED.get(study.asked, wording.ASKED[""]), _NARROW),
            ],
        }

    def _replaced(self) -> dict[str, Any]:
        """The characters that no font here has, with the sign printed in their place."""
        listed = list(self.printer.listed())
        return {"sign": MISSING, "characters": listed[:MOST_LISTED], "more": max(0, len(listed) - MOST_LISTED)}
