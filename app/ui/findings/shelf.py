"""All findings of the library, and which of them are shown in which order. No widgets here.

A change rereads only the findings of the studies it touched, so that a large library stays quick. What takes long in a
large one (`everything`, `answer`) may be asked in a thread: it reads what is here and changes nothing but what is known of
words and citations, each kept in a dict that is replaced, never emptied, when it no longer holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from app.ui.findings import naming
from db.rows import Code, Finding, FindingCode, StudyCard

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.library import Library

ORDERS: Final = ("hand", "study", "code", "status", "ticked")
MANY: Final = 5000
"""More findings than these are not read by a hidden panel, and beside the window by one that is seen."""
PAGE: Final = 100
"""So many of them are shown at once, before the others have been read."""
FACETS: Final = ("barrier", "facilitator", "outcome", "method")
"""Which code of a finding stands in its row: the first facet that it has."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of a finding; values of one field are alternatives, fields narrow each other."""

    text: str = ""
    statuses: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    ticked: bool = False
    ids: frozenset[int] | None = None
    """What the chart is limited to."""
    studies: frozenset[int] | None = None
    """What is chosen in the list of studies."""

    @property
    def on(self) -> bool:
        """Whether anything is asked for."""
        return self != Filter()


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: claim in two languages, its code with the sign, evidence, study and care model."""

    claim: str
    other: str
    facet: str
    fill: str
    code: str
    more: int
    status: str
    study: str
    model: str
    models: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Which findings are shown, in their order; how many stand behind each value of the filter, if that was asked."""

    ids: list[int]
    counts: dict[str, int] | None


@dataclass
class Shelf:
    """The findings by id, with the words of codes and studies they need."""

    library: Library
    findings: dict[int, Finding] = field(default_factory=dict)
    codes: Mapping[int, Code] = field(default_factory=dict)
    cards: dict[int, StudyCard | None] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    total: int = 0
    """How many findings the library holds, also while only the first of them are here."""

    @property
    def many(self) -> bool:
        """Whether there are so many findings that they are read only to be looked at."""
        from app.work import finding

        return finding.count(self.library) > MANY

    def read(self, change: Change | None) -> None:
        """Reads what a change touched (None: everything)."""
        from app.work import finding

        self.read_codes(change)
        self.forget_words()
        studies = change.studies if change is not None else frozenset()
        if not studies:
            self.take(self.everything())
            return
        self.cards = {one: card for one, card in list(self.cards.items()) if one not in studies}
        new = {one.id: one for one in finding.findings(self.library, studies=studies)}
        old = {one.id: one.position for one in self.findings.values() if one.study_id in studies}
        if old == {one.id: one.position for one in new.values()}:
            self.findings.update(new)  # nothing came, went or moved: everyone keeps their place
            return
        kept = [*(one for one in self.findings.values() if one.id not in old), *new.values()]
        self.findings = {one.id: one for one in sorted(kept, key=lambda one: (one.position, one.id))}
        self.total = len(self.findings)

    def read_codes(self, change: Change | None) -> None:
        """Reads what codes are called, where that may have changed."""
        from app.work import codebook

        if change is None or not self.codes or "code" in change.kinds:
            self.codes = {code.id: code for code in codebook.uncounted(self.library)}

    def read_first(self) -> None:
        """Reads the findings that are seen first, until `everything` has been read and taken."""
        from app.work import finding

        self.take(finding.first(self.library, PAGE))
        self.total = finding.count(self.library)

    def everything(self) -> list[Finding]:
        """Reads all findings, for `take`."""
        from app.work import finding

        return finding.findings(self.library)

    def take(self, findings: Iterable[Finding]) -> None:
        """Holds these findings and no others."""
        self.forget_words()
        self.cards = {}
        self.findings = {one.id: one for one in findings}
        self.total = len(self.findings)

    def forget_words(self) -> None:
        """Puts every row into words anew, as after a change of language."""
        self.rows = {}
        self.texts = {}

    # -- words ----------------------------------------------------------------------------------------------------

    def know(self, studies: Iterable[int]) -> None:
        """Reads how studies are cited, those that are not known yet."""
        from app.work import searching

        cards = self.cards
        wanted = sorted({one for one in studies if one not in cards})
        if wanted:
            found = {card.id: card for card in searching.cards(self.library, wanted)}
            cards.update({one: found.get(one) for one in wanted})

    def row(self, one: int) -> Row:
        """A finding in words."""
        found = self.rows.get(one)
        if found is None:
            found = self.rows[one] = self._worded(self.findings[one])
        return found

    def _worded(self, finding: Finding) -> Row:
        """Puts a finding into words."""
        self.know([finding.study_id])
        claim, other = naming.claims(finding)
        head, others = self.sign(finding)
        models = [
            self.codes[one.code_id] for one in finding.codes if self._facet(one) == "model" and one.mode != "absent"
        ]
        code = self.codes[head.code_id] if head is not None else None
        fill = naming.FILLS.get(finding.status, "hollow")
        if head is not None and head.mode == "implied":
            fill = "dotted"
        words = naming.statuses().get(finding.status, finding.status)
        if code is None or code.facet not in ("barrier", "facilitator"):
            words = naming.say("findings", "%1, %2").replace("%1", words)
            words = words.replace("%2", naming.directions().get(finding.direction, finding.direction).lower())
        return Row(
            claim=claim,
            other=other,
            facet=code.facet if code is not None else "",
            fill=fill,
            code=naming.label(code) if code is not None else naming.say("findings", "Not coded"),
            more=others,
            status=words,
            study=naming.study(self.cards.get(finding.study_id)),
            model=naming.label(models[0]) if models else "",
            models=max(0, len(models) - 1),
        )

    def _facet(self, one: FindingCode) -> str:
        code = self.codes.get(one.code_id)
        return code.facet if code is not None else ""

    def sign(self, finding: Finding) -> tuple[FindingCode | None, int]:
        """The code that stands in a finding's row, and how many others there are beside it and the care models."""
        own = [one for one in finding.codes if self._facet(one) in FACETS and one.mode != "absent"]
        own.sort(key=lambda one: FACETS.index(self._facet(one)))
        return (own[0] if own else None), max(0, len(own) - 1)

    def signs(self, finding: Finding) -> set[str]:
        """Which signs a finding has: barrier, facilitator, both or none."""
        return {self._facet(one) for one in finding.codes if one.mode != "absent"} & {"barrier", "facilitator"}

    def _text(self, finding: Finding) -> str:
        """All words in which a finding is looked for: claims, code labels in both languages, the study."""
        texts = self.texts
        found = texts.get(finding.id)
        if found is None:
            words = list(finding.claims.values())
            words += [
                word
                for one in finding.codes
                if one.code_id in self.codes
                for word in self.codes[one.code_id].labels.values()
            ]
            card = self.cards.get(finding.study_id)
            words += [card.title, card.title_zh, card.authors, card.authors_zh, str(card.year or "")] if card else []
            found = texts[finding.id] = "\n".join(words).casefold()
        return found

    # -- which, and in which order ----------------------------------------------------------------------------------

    def answer(self, asked: Filter, order: str = "hand", *, counted: bool = False) -> Answer:
        """The findings that answer, in an order, and the numbers behind the filter."""
        return Answer(self.chosen(asked, order), self.counts(asked) if counted else None)

    def chosen(self, asked: Filter, order: str = "hand") -> list[int]:
        """The ids of the findings that answer, in an order."""
        if not asked.on and order == "hand":
            return list(self.findings)
        terms = asked.text.casefold().split()
        if terms or order == "study":
            self.know(one.study_id for one in self.findings.values())
        found = [
            one for one in self.findings.values() if self._within(one, asked, terms) and not self._against(one, asked)
        ]
        if order != "hand":
            key = self._key(order)
            found.sort(key=lambda one: (key(one), one.position, one.id))
        return [one.id for one in found]

    def _within(self, one: Finding, asked: Filter, terms: Sequence[str]) -> bool:
        """Whether a finding is among those of chart and list, and holds the words."""
        return (
            (asked.ids is None or one.id in asked.ids)
            and (asked.studies is None or one.study_id in asked.studies)
            and (not terms or all(term in self._text(one) for term in terms))
        )

    def _against(self, one: Finding, asked: Filter) -> list[str]:
        """The fields of the filter that keep a finding out."""
        out = []
        if asked.statuses and one.status not in asked.statuses:
            out.append("statuses")
        if asked.directions and one.direction not in asked.directions:
            out.append("directions")
        if asked.ticked and not one.in_report:
            out.append("ticked")
        if asked.signs and not self.signs(one).intersection(asked.signs):
            out.append("signs")
        return out

    def _key(self, order: str) -> Callable[[Finding], Any]:
        """What findings are put in an order by; the order by hand decides between equals."""
        if order == "study":
            cards = self.cards
            names = {one: (card.authors.casefold(), card.year or 0) for one, card in list(cards.items()) if card}
            return lambda one: names.get(one.study_id, ("", 0))
        if order == "code":
            return self._place_of_code
        if order == "status":
            places = {name: place for place, name in enumerate(naming.statuses())}
            return lambda one: places.get(one.status, len(places))
        return lambda one: not one.in_report

    def _place_of_code(self, one: Finding) -> tuple[int, int]:
        """Where the code that stands in a finding's row has its place, those without one last."""
        head, _ = self.sign(one)
        code = self.codes[head.code_id] if head is not None else None
        return (FACETS.index(code.facet), code.position) if code is not None else (len(FACETS), 0)

    def counts(self, asked: Filter) -> dict[str, int]:
        """How many findings stand behind each value, "field:value"; a field's own choice is left out of its counts."""
        terms = asked.text.casefold().split()
        if terms:
            self.know(one.study_id for one in self.findings.values())
        fields = {"statuses": naming.statuses(), "directions": naming.directions(), "signs": naming.signs()}
        out = {f"{name}:{value}": 0 for name, values in fields.items() for value in values} | {"ticked": 0}
        for one in self.findings.values():
            against = self._against(one, asked) if self._within(one, asked, terms) else ["all", "of", "them"]
            if len(against) > 1:
                continue
            own = [f"statuses:{one.status}", f"directions:{one.direction}", *(f"signs:{s}" for s in self.signs(one))]
            for key in [*own, "ticked"] if one.in_report else own:
                if key in out and (not against or key.partition(":")[0] == against[0]):
                    out[key] += 1
        return out

    @property
    def ticked(self) -> list[int]:
        """The findings that go into the report, in their order."""
        return [number for number, one in self.findings.items() if one.in_report]


def moved(shown: Sequence[int], moving: Collection[int], target: int) -> list[int]:
    """The part of a list that changes, in its new order, when some of it are put before the row `target`.

    Empty where nothing changes.
    """
    before = [one for one in shown[:target] if one not in moving]
    after = [one for one in shown[target:] if one not in moving]
    new = [*before, *(one for one in shown if one in moving), *after]
    differ = [at for at, (old, one) in enumerate(zip(shown, new, strict=True)) if old != one]
    return new[differ[0] : differ[-1] + 1] if differ else []
