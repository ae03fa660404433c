"""Build the report a user asked for: chosen findings with their words, the chart, references and a method note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal, cast

from app import NAME, VERSION
from app.report.charted import Row
from app.report.citations import STYLE_NAMES, default_style, format_references
from app.report.model import (
    FindingCode,
    NoteFacts,
    Provenance,
    Quote,
    Reference,
    Report,
    ReportFinding,
    ReportMemo,
    ReportStudy,
)
from app.report.payload import in_print_order
from app.report.wording import what_was_read
from app.text.refused import Refused
from app.work import charting, citing, figuring, reportparts, styles
from app.work.library import Library
from app.work.reportparts import two
from db import codes as kept_codes
from db import codings as kept_codings
from db import findings as kept_findings
from db import journal as kept_journal
from db import studies as kept_studies
from db import texts as kept_texts
from db.rows import Anchor, Code, Finding, Passage, Study, Text, Words

TITLES: dict[str, Words] = {
    "full": {
        "en": "What gets in the way of integrated care,\nand what helps",
        "zh": "整合照护：什么在阻碍，什么有帮助",
    },
    "brief": {
        "en": "What gets in the way of integrated care,\nand what helps",
        "zh": "整合照护：什么在阻碍，什么有帮助",
    },
}
COUNTRIES: dict[str, Words] = {
    "US": {"en": "United States", "zh": "美国"},
    "GB-ENG": {"en": "England", "zh": "英格兰"},
    "GB": {"en": "United Kingdom", "zh": "英国"},
    "CN": {"en": "China", "zh": "中国"},
}
DESIGNS: dict[str, Words] = {
    "qualitative": {"en": "qualitative", "zh": "定性研究"},
    "mixed_methods": {"en": "mixed methods", "zh": "混合方法"},
    "quantitative": {"en": "quantitative", "zh": "定量研究"},
    "review": {"en": "review", "zh": "综述"},
    "policy_report": {"en": "policy report", "zh": "政策报告"},
    "other": {"en": "other", "zh": "其他"},
}

SENTENCES = {"style": "The citation style “%1” is no longer there; the references follow %2."}


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """What the user chose for a report.

    ``finding_ids`` in the order they are printed (empty: all findings in their order); ``template`` report or brief;
    ``lang`` both, en or zh; ``paper`` a4 or letter; ``style`` of references or '' for the usual one. ``parts`` are the
    sections in order as (key, English heading, Chinese heading), none for the usual ones; ``quotes`` gives passages
    another choice of languages (both, en, zh, none; '' follows ``lang``). ``pack``: the PDF carries its data with it.
    ``charts`` are names of kept charts in order, '' among them the Matrix of the library; none means that one alone,
    unless ``chart`` is off; ``counted`` says what they count, the whole library or the chosen findings. ``style_name`` is what people called the style, for when it is gone.
    """

    finding_ids: tuple[int, ...] = ()
    template: str = "report"
    lang: str = "both"
    paper: str = "a4"
    style: str = ""
    title: Words = field(default_factory=dict)
    subtitle: Words = field(default_factory=dict)
    asked: Words = field(default_factory=dict)
    author: str = ""
    restore_full_width: bool = True
    chart: bool = True
    filters: tuple[Words, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    quotes: str = ""
    pack: bool = False
    charts: tuple[str, ...] = ()
    style_name: str = ""
    counted: str = "library"

    @property
    def wanted_charts(self) -> tuple[str, ...]:
        """The charts in order, '' for the Matrix."""
        return tuple(dict.fromkeys(self.charts or ("",))) if self.chart else ()

    @classmethod
    def from_json(cls, plain: Mapping[str, Any]) -> ReportChoice:
        """Return a choice from plain values, as they cross to the child process."""
        values = dict(plain)
        values["finding_ids"] = tuple(values.get("finding_ids", ()))
        values["filters"] = tuple(values.get("filters", ()))
        values["charts"] = tuple(str(name) for name in values.get("charts", ()))
        values["parts"] = tuple(tuple(part) for part in values.get("parts", ()))
        return cls(**values)


@dataclass(frozen=True, slots=True)
class _Stock:
    """What a report draws on, read in one snapshot."""

    findings: tuple[Finding, ...]
    studies: Mapping[int, Study]
    passages: Mapping[int, Passage]
    texts: Mapping[int, Text]
    codes: Mapping[int, Code]
    themes: tuple[Row, ...]
    order: Mapping[int, int]
    total: int
    date: str
    memos: tuple[ReportMemo, ...] = ()
    theme_of: Mapping[str, str] = field(default_factory=dict)
    """Key of a code -> key of its theme, '' where it has none."""


def build(library: Library, choice: ReportChoice, style: str = "") -> Report:
    """Return the report as plain data; ``style`` is what the formatter takes in place of the choice's own style.

    Raises Refused where there is no finding to print. The date is that of the newest change of the library, so that
    the same data give the same document.
    """
    parts = reportparts.parts_of(choice.parts)
    keys = {part.key for part in parts}
    stock = _stock(library, choice, with_memos="memos" in keys)
    if not stock.findings:
        raise Refused("There is no finding to export. Tick some findings, or choose all of them.")
    study_ids = _study_order(stock)
    numbers = {study: number for number, study in enumerate(study_ids, 1)}
    wanted = choice.wanted_charts
    alone = None
    if choice.counted == "chosen" and choice.finding_ids:
        alone = figuring.Alone(tuple(f.id for f in stock.findings), tuple(study_ids))
    asked = alone.limit(charting.ChartQuery()) if alone else charting.ChartQuery()
    chart = charting.chart(library, asked) if figuring.STANDARD in wanted else None
    drawn = [name for name in wanted if name] if "glance" in keys or not keys else []
    figures = figuring.figures(library, drawn, alone)
    kind: Literal["brief", "full"] = "brief" if choice.template == "brief" else "full"
    lang = cast("Literal['both', 'en', 'zh']", choice.lang)
    printed = [_finding(stock, f, numbers) for f in stock.findings]
    if kind == "full" and not choice.finding_ids:
        printed = _by_theme(stock, printed)
    printed = [_numbered(f, number) for number, f in enumerate(printed, 1)]
    rows = tuple(_study_row(stock.studies[s], numbers[s]) for s in study_ids)
    if "texts" in keys:
        with library.db.read() as conn:
            rows = reportparts.with_texts(library, conn, rows)
    return Report(
        title=choice.title or TITLES[kind],
        findings=tuple(printed),
        note=_note(library, stock, chart, choice, alone is not None),
        date=stock.date,
        subtitle=choice.subtitle,
        author=choice.author,
        kind=kind,
        languages=lang,
        paper=cast("Literal['a4', 'letter']", choice.paper),
        asked=choice.asked,
        read=_read(stock, study_ids, printed),
        themes=stock.themes,
        chart=chart,
        studies=rows,
        references=_references(stock, study_ids, choice, style),
        restore_full_width=choice.restore_full_width,
        parts=parts,
        quotes=cast("Any", choice.quotes),
        memos=stock.memos,
        codebook=reportparts.codebook(stock.codes.values()),
        figures=figures,
        figures_before=wanted.index(figuring.STANDARD) if figuring.STANDARD in wanted else len(wanted),
    )


def notes(report: Report, choice: ReportChoice) -> tuple[str, ...]:
    """Say what of a choice no longer fits the library, in plain sentences: kept charts, the style of references."""
    said = [figure.misfit["en"] for figure in report.figures if figure.misfit]
    if choice.style and styles.usable(choice.style, choice.style_name) is None:
        usual = STYLE_NAMES[default_style(choice.lang)]
        said.append(SENTENCES["style"].replace("%1", choice.style_name or choice.style).replace("%2", usual))
    return tuple(said)


def _stock(library: Library, choice: ReportChoice, *, with_memos: bool = False) -> _Stock:
    """Read everything a report needs, in one snapshot."""
    with library.db.read() as conn:
        every = kept_findings.many(conn)
        by_id = {f.id: f for f in every}
        chosen = [by_id[i] for i in choice.finding_ids if i in by_id] if choice.finding_ids else list(every)
        studies = {s.id: s for s in kept_studies.many(conn, sorted({f.study_id for f in chosen}))}
        wanted = sorted({p for f in chosen for p in f.passages})
        passages = {p.id: p for p in kept_codings.many(conn, wanted)}
        texts = {t.id: t for own in kept_texts.of_studies(conn, studies).values() for t in own}
        codes = {c.id: c for c in kept_codes.all_codes(conn)}
        themes = kept_codes.themes(conn)
        date = kept_journal.newest(conn)
        memos = reportparts.memos(conn, chosen, studies) if with_memos else ()
    order = {code.id: place for place, code in enumerate(sorted(codes.values(), key=lambda c: c.position))}
    theme_of = {code.key: code.theme or "" for code in codes.values()}
    rows = tuple(Row(t.key, two(t.labels), two(t.shorts)) for t in themes)
    return _Stock(tuple(chosen), studies, passages, texts, codes, rows, order, len(every), date[:10], memos, theme_of)


def _study_order(stock: _Stock) -> list[int]:
    """Return the studies of the report in the order of their references: by first author (Chinese by pinyin), then year."""
    return sorted(
        {f.study_id for f in stock.findings},
        key=lambda s: citing.sort_key(stock.studies[s], "author"),
    )


def _references(
    stock: _Stock, study_ids: Sequence[int], choice: ReportChoice, style: str = ""
) -> tuple[Reference, ...]:
    """Format the references of the report's studies."""
    style = style or styles.usable(choice.style, choice.style_name) or default_style(choice.lang)
    items = citing.csl_items([stock.studies[s] for s in study_ids])
    return tuple(format_references(items, style, "zh" if choice.lang == "zh" else "en"))


def _finding(stock: _Stock, finding: Finding, numbers: Mapping[int, int]) -> ReportFinding:
    """Return a finding as it is printed, not yet numbered."""
    codes = _codes(stock, finding)
    themed = [c for c in codes if stock.theme_of.get(c.key)]
    return ReportFinding(
        number=0,
        claim=two(finding.claims),
        quotes=_quotes(stock, finding),
        citation=citing.words(stock.studies[finding.study_id]),
        id=finding.id,
        study=finding.study_id,
        direction=finding.direction,
        guid=finding.guid,
        reference=numbers[finding.study_id],
        status=cast("Any", finding.status),
        codes=tuple(codes),
        theme=stock.theme_of.get(themed[0].key, "") if themed else "",
    )


def _numbered(finding: ReportFinding, number: int) -> ReportFinding:
    """Return the finding with its place in the report."""
    return replace(finding, number=number)


def _codes(stock: _Stock, finding: Finding) -> list[FindingCode]:
    """Return a finding's barrier and facilitator codes in codebook order, with the evidence that shapes their mark."""
    out = []
    for coded in sorted(finding.codes, key=lambda c: stock.order.get(c.code_id, 0)):
        code = stock.codes.get(coded.code_id)
        if code is None or code.facet not in {"barrier", "facilitator"} or coded.mode == "absent":
            continue
        evidence = charting.evidence_of(finding.status, coded.mode)
        out.append(FindingCode(code.key, two(code.labels), cast("Any", code.facet), evidence))
    return out


def _quotes(stock: _Stock, finding: Finding) -> tuple[Quote, ...]:
    """Return the words a finding rests on: the source's own where there are any, else those of the digest."""
    own: list[Quote] = []
    digest: list[Quote] = []
    for passage_id in finding.passages:
        passage = stock.passages.get(passage_id)
        if passage is None:
            continue
        anchors = [a for a in passage.anchors if a.state == "placed" and a.text_id in stock.texts]
        if not anchors:
            continue
        quote = _quote(stock, anchors, passage_id)
        (digest if quote.kind == "digest" else own).append(quote)
    return tuple(own or digest)


def _quote(stock: _Stock, anchors: Sequence[Anchor], passage: int) -> Quote:
    """Return one passage's words in both languages with their origins."""
    sides: dict[str, tuple[str, Provenance]] = {}
    kind = "abstract"
    for anchor in anchors:
        text = stock.texts[anchor.text_id]
        side = "zh" if text.lang.startswith("zh") else "en"
        origin = Provenance(cast("Any", text.provenance), text.engine or "", text.review_state == "reviewed")
        sides.setdefault(side, (anchor.quote, origin))
        kind = text.kind
    en, zh = sides.get("en", ("", Provenance())), sides.get("zh", ("", Provenance()))
    return Quote(en[0], zh[0], en[1], zh[1], cast("Any", kind), passage=passage)


def _by_theme(stock: _Stock, printed: Sequence[ReportFinding]) -> list[ReportFinding]:
    """Order findings by theme as the codebook has them, those of no theme last."""
    places = {theme.key: place for place, theme in enumerate(stock.themes)}
    return sorted(printed, key=lambda f: places.get(f.theme, len(places)))


def _study_row(study: Study, number: int) -> ReportStudy:
    """Return a row of the table of studies."""
    country = study.words("country_words") or dict(COUNTRIES.get(study.country or "", {"en": study.country or ""}))
    design = study.words("design_words") or dict(DESIGNS.get(study.design or "", {"en": study.design or ""}))
    samples = {
        "en": "; ".join(v.value for v in study.variants if v.field == "sample" and v.lang == "en"),
        "zh": "；".join(v.value for v in study.variants if v.field == "sample" and v.lang.startswith("zh")),
    }
    return ReportStudy(
        number=number,
        citation=citing.words(study),
        country=two(country),
        design=two(design),
        setting=two(study.words("setting")),
        sample=samples,
        id=study.id,
        title=two(study.words("title")),
        year=str(study.year or ""),
        item=citing.csl_item(study),
        asked=cast("Any", study.asked_about_barriers or ""),
    )


def _read(stock: _Stock, study_ids: Sequence[int], printed: Sequence[ReportFinding]) -> Words:
    """Say how much was read, in which texts, and how many studies asked about barriers."""
    asked = [stock.studies[s].asked_about_barriers for s in study_ids]
    kinds = {quote.kind for finding in printed for quote in finding.quotes}
    yes, partly, no = asked.count("yes"), asked.count("partly"), asked.count("no")
    return what_was_read(len(asked), yes, partly, sorted(kinds), len(asked) - yes - partly - no)


def _note(
    library: Library, stock: _Stock, chart: charting.Chart | None, choice: ReportChoice, alone: bool
) -> NoteFacts:
    """Return the numbers of the method note; charts that count some findings alone do not tell the library's studies."""
    whole = charting.study_count(library) if alone else chart.n_studies if chart else len(stock.studies)
    return NoteFacts(
        total=stock.total,
        coded=chart.n_drawn if chart else len(stock.findings),
        studies=whole,
        background_left_out=chart.n_background_left_out if chart else 0,
        filters=choice.filters,
        program=NAME,
        version=VERSION,
        counted="chosen" if alone else "library",
    )


def stretch(report: Report, most: int, first: int = 0) -> Report:
    """Return a report with some of its findings in their printed order, to be looked at while it is arranged.

    The charts stand before the first finding alone; of the texts of their studies no more than the beginning is shown.
    """
    if len(report.findings) <= most and sum(len(study.pairs) for study in report.studies) <= 4 * most:
        return report
    findings = tuple(in_print_order(report)[first : first + most])
    cited = {finding.reference for finding in findings}
    rows = tuple(
        replace(study, pairs=study.pairs[:20] if at < 3 else ())
        for at, study in enumerate(one for one in report.studies if one.number in cited)
    )
    part = replace(report, findings=findings, studies=rows, first_finding=report.first_finding + first)
    return replace(part, chart=None, figures=(), figures_before=0) if first else part
