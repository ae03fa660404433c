"""All findings of the library, and which of them are shown in which order. No widgets here.

A change rereads only the findings of the studies it touched, so that a large library stays quick.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from app.ui.findings import naming
from db.rows import Code, Finding, FindingCode, StudyCard

if TYPE_CHECKING:
    from app.work.change import Change
    from app.work.library import Library

ORDERS: Final = ("hand", "study", "code", "status", "ticked")
MANY: Final = 5000
"""More findings than these are not read by a hidden panel."""
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


@dataclass
class Shelf:
    """The findings by id, with the words of codes and studies they need."""

    library: Library
    findings: dict[int, Finding] = field(default_factory=dict)
    codes: Mapping[int, Code] = field(default_factory=dict)
    cards: dict[int, StudyCard | None] = field(default_factory=dict)
    rows: dict[int, Row] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def many(self) -> bool:
        """Whether there are so many findings that they are read only to be looked at."""
        from app.work import finding

        return finding.count(self.library) > MANY

    def read(self, change: Change | None) -> None:
        """Reads what a change touched (None: everything)."""
        from app.work import codebook, finding

        if change is None or not self.codes or "code" in change.kinds:
            self.codes = {code.id: code for code in codebook.codes(self.library)}
        self.forget_words()
        studies = change.studies if change is not None else frozenset()
        if not studies:
            self.cards.clear()
            self.findings = {one.id: one for one in finding.findings(self.library)}
            return
        for one in studies:
            self.cards.pop(one, None)
        new = {one.id: one for one in finding.findings(self.library, studies=studies)}
        old = {one.id: one.position for one in self.findings.values() if one.study_id in studies}
        if old == {one.id: one.position for one in new.values()}:
            self.findings.update(new)  # nothing came, went or moved: everyone keeps their place
            return
        kept = [*(one for one in self.findings.values() if one.id not in old), *new.values()]
        self.findings = {one.id: one for one in sorted(kept, key=lambda one: (one.position, one.id))}

    def forget_words(self) -> None:
        """Puts every row into words anew, as after a change of language."""
        self.rows.clear()
        self.texts.clear()

    # -- words ----------------------------------------------------------------------------------------------------

    def know(self, studies: Iterable[int]) -> None:
        """Reads how studies are cited, those that are not known yet."""
        from app.work import searching

        wanted = sorted({one for one in studies if one not in self.cards})
        if wanted:
            self.cards.update(dict.fromkeys(wanted))
            self.cards.update({card.id: card for card in searching.cards(self.library, wanted)})

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
        found = self.texts.get(finding.id)
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
            found = self.texts[finding.id] = "\n".join(words).casefold()
        return found

    # -- which, and in which order ----------------------------------------------------------------------------------

    def chosen(self, asked: Filter, order: str = "hand") -> list[int]:
        """The ids of the findings that answer, in an order."""
        terms = asked.text.casefold().split()
        if terms or order == "study":
            self.know(one.study_id for one in self.findings.values())
        found = [one for one in self.findings.values() if self._answers(one, asked, terms)]
        if order != "hand":
            found.sort(key=lambda one: self._key(one, order))
        return [one.id for one in found]

    def _answers(self, one: Finding, asked: Filter, terms: Sequence[str]) -> bool:
        """Whether a finding answers."""
        return (
            (asked.ids is None or one.id in asked.ids)
            and (asked.studies is None or one.study_id in asked.studies)
            and (not asked.statuses or one.status in asked.statuses)
            and (not asked.directions or one.direction in asked.directions)
            and (not asked.ticked or one.in_report)
            and (not asked.signs or bool(self.signs(one).intersection(asked.signs)))
            and (not terms or all(term in self._text(one) for term in terms))
        )

    def _key(self, one: Finding, order: str) -> tuple[Any, ...]:
        """Where a finding stands in an order; the order by hand decides between equals."""
        if order == "study":
            card = self.cards.get(one.study_id)
            first: Any = (card.authors.casefold(), card.year or 0) if card else ("", 0)
        elif order == "code":
            head, _ = self.sign(one)
            code = self.codes[head.code_id] if head is not None else None
            first = (FACETS.index(code.facet), code.position) if code is not None else (9, 0)
        elif order == "status":
            first = list(naming.statuses()).index(one.status) if one.status in naming.statuses() else 9
        else:
            first = not one.in_report
        return (first, one.position, one.id)

    def counts(self, asked: Filter) -> dict[str, int]:
        """How many findings stand behind each value, "field:value"; a field's own choice is left out of its counts."""
        out: dict[str, int] = {}
        for name, values in (
            ("statuses", naming.statuses()),
            ("directions", naming.directions()),
            ("signs", naming.signs()),
        ):
            empty: Any = ()
            rest = self.chosen(replace(asked, **{name: empty}))
            for value in values:
                out[f"{name}:{value}"] = sum(1 for one in rest if value in self._values(self.findings[one], name))
        out["ticked"] = sum(1 for one in self.chosen(replace(asked, ticked=False)) if self.findings[one].in_report)
        return out

    def _values(self, one: Finding, name: str) -> Collection[str]:
        """The values of a finding for one field of the filter."""
        if name == "signs":
            return self.signs(one)
        return (one.status,) if name == "statuses" else (one.direction,)

    @property
    def ticked(self) -> list[int]:
        """The findings that go into the report, in their order."""
        return [one.id for one in self.findings.values() if one.in_report]


def moved(shown: Sequence[int], moving: Collection[int], target: int) -> list[int]:
    """The part of a list that changes, in its new order, when some of it are put before the row `target`.

    Empty where nothing changes.
    """
    before = [one for one in shown[:target] if one not in moving]
    after = [one for one in shown[target:] if one not in moving]
    new = [*before, *(one for one in shown if one in moving), *after]
    differ = [at for at, (old, one) in enumerate(zip(shown, new, strict=True)) if old != one]
    return new[differ[0] : differ[-1] + 1] if differ else []
