"""One term, several renderings; several terms, one rendering: within a text, and over all texts of a library."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.text.checks.bitext import Couple
from app.text.checks.families import CONFUSED, Confused, Family
from app.text.checks.ground import Ground
from app.text.checks.issue import COLLISION, CONSISTENCY, MAJOR, MINOR, NOTE, Issue
from app.text.checks.messages import MESSAGES
from app.text.checks.using import Seen, Use, by_family, terms_of
from app.text.lexicon import matching
from app.text.span import Span

_WILD = frozenset(
    {"site", "provider", "capacity", "code", "coding", "construct", "relevance", "memo", "pilot", "incentive"}
)
"""Terms whose renderings rightly vary with what they stand beside."""

At = tuple[Couple, tuple[Span, Span], str, bool]


class Variation(NamedTuple):
    """A term with its renderings over a library, the most used first, each with its uses; `flagged` where one is advised against."""

    term: str
    renderings: tuple[tuple[str, tuple[Use, ...]], ...]
    flagged: bool


class Shared(NamedTuple):
    """A Chinese rendering that stands for several terms over a library, with the uses of each."""

    form: str
    terms: tuple[tuple[str, tuple[Use, ...]], ...]


class Library(NamedTuple):
    """What a look over the terms of all texts found."""

    variations: tuple[Variation, ...]
    shared: tuple[Shared, ...]


def consistent(ground: Ground) -> Iterator[Issue]:
    """Terms and watched words that one text renders in several ways."""
    told: set[tuple[int, int]] = set()
    for family, uses in by_family(ground):
        for issue in _families(ground, family, uses):
            if issue.left and issue.right:
                told.add((issue.left.start, issue.right.start))
            yield issue
    yield from (issue for issue in _terms(ground) if not _told(issue, told))


def _told(issue: Issue, told: set[tuple[int, int]]) -> bool:
    return bool(issue.left and issue.right and (issue.left.start, issue.right.start) in told)


def _families(ground: Ground, family: Family, uses: Sequence[tuple[Couple, Seen]]) -> Iterator[Issue]:
    """One issue for each rendering that deviates from the rest: the glossary's own comes first, then the more frequent."""
    groups: dict[int, list[tuple[Couple, Seen]]] = defaultdict(list)
    for couple, seen in uses:
        groups[seen.group].append((couple, seen))
    free = {group: [seen for _, seen in some if not seen.settled] for group, some in groups.items()}
    plain = {group for group, some in free.items() if some}
    if len(plain) < 2:
        return
    approved = {group for group in plain if any(seen.approved for seen in free[group])}
    first = {group: groups[group][0][0].position for group in groups}
    kept = max(plain, key=lambda group: (group in approved, len(groups[group]), first[group]))
    for group in sorted(plain - {kept}, key=lambda group: first[group]):
        places = [(c, (s.english, s.chinese), s.form, s.approved) for c, s in groups[group] if not s.approved]
        if places:
            contrast = [(c, (s.english, s.chinese), s.form, s.approved) for c, s in groups[kept]]
            yield _issue(ground, family.name, family.severity, places, contrast)


def _terms(ground: Ground) -> Iterator[Issue]:
    """Glossary terms that one text renders by different good forms; flagged ones are told already."""
    uses: dict[tuple[str, str], dict[str, list[At]]] = defaultdict(lambda: defaultdict(list))
    for couple in ground.answered:
        for use, spans in terms_of(ground, couple):
            if use.approved and use.term not in _WILD:
                uses[use.term, use.wording][use.form].append((couple, spans, use.form, True))
    for (term, _), forms in uses.items():
        kept, *rest = sorted(forms, key=lambda form: (-len(forms[form]), -forms[form][0][0].position))
        for form in rest:
            if not _alike(form, kept):
                yield _issue(ground, term, MINOR, forms[form], forms[kept])


def _alike(one: str, other: str) -> bool:
    """Whether one form is the other's short form: its characters stand in it in order, as 提供者 in 医疗服务提供者."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(ch in rest for ch in short)


def _issue(ground: Ground, term: str, severity: str, places: Sequence[At], contrast: Sequence[At]) -> Issue:
    """The issue about one rendering, put where both stand together if they do, else at its first place."""
    together = {couple.position for couple, *_ in contrast}
    at = next((place for place in places if place[0].position in together), places[0])
    couple, spans, form, _ = at
    others = tuple(ground.place(c, *s) for c, s, _, _ in (*places, *contrast) if (c, s) != (couple, spans))
    words = spans[0].of(couple.english.text)
    other = contrast[0][1][1].of(contrast[0][0].chinese.text)
    shown = spans[1].of(couple.chinese.text) or form
    return ground.issue(CONSISTENCY, severity, couple, spans, "consistency", (words, shown, other), other, term, others)


def collisions(ground: Ground) -> Iterator[Issue]:
    """Two terms of one text that are given the same Chinese."""
    yield from _same_form(ground)
    for pair in CONFUSED:
        yield from _confused(ground, pair)


def _same_form(ground: Ground) -> Iterator[Issue]:
    """Glossary terms rendered alike although each has a preferred form of its own."""
    owners: dict[str, dict[str, list[At]]] = defaultdict(lambda: defaultdict(list))
    preferred = {term.name: matching(term.preferred) for term in ground.termbase.terms}
    english = {term.name: term.english for term in ground.termbase.terms}
    for couple in ground.answered:
        for use, spans in terms_of(ground, couple):
            if use.approved:
                owners[use.form][use.term].append((couple, spans, use.form, True))
    for form, terms in owners.items():
        if len(terms) < 2:
            continue
        kept = next((name for name in terms if preferred[name] == form), None) or max(
            terms, key=lambda t: len(terms[t])
        )
        for name in terms:
            if name != kept and preferred[name] != form and not _akin(english[name], english[kept]):
                places = _alone(terms[name], terms[kept])
                if places and _alone(terms[kept], terms[name]):
                    yield _collision(ground, name, kept, places[0])


def _akin(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two terms share a word, as `integrated care` and `integrated care system` do: their renderings may too."""
    return any(set(a.lower().split()) & set(b.lower().split()) for a in one for b in other)


def _alone(places: Sequence[At], others: Sequence[At]) -> list[At]:
    """The places whose Chinese words are not also the other term's."""
    taken = {(couple.position, spans[1]) for couple, spans, _, _ in others}
    return [place for place in places if (place[0].position, place[1][1]) not in taken]


def _collision(ground: Ground, name: str, kept: str, at: At) -> Issue:
    couple, spans, _, _ = at
    words = spans[1].of(couple.chinese.text)
    better = next((term.preferred for term in ground.termbase.terms if term.name == name), "")
    return ground.issue(COLLISION, MINOR, couple, spans, "collision", (name, words, kept), better or None, name)


def _confused(ground: Ground, pair: Confused) -> Iterator[Issue]:
    """Two words of which one text makes the same: each stands alone somewhere with the shared form and no own one."""
    if not (pair.one.search(ground.english) and pair.other.search(ground.english)):
        return
    for form in pair.shared:
        first = _with_form(ground, pair.one, pair.other, form, (*pair.own[0], *pair.shared))
        second = _with_form(ground, pair.other, pair.one, form, (*pair.own[1], *pair.shared))
        if first and second:
            couple, spans = second[0]
            name, other = pair.names[1], pair.names[0]
            if not any(spans[1].overlaps(span) for r in ground.renderings(couple) for span in r.flagged):
                yield ground.issue(COLLISION, MAJOR, couple, spans, "collision", (name, form, other), None, name)
            return


def _with_form(
    ground: Ground, word: re.Pattern[str], without: re.Pattern[str], form: str, own: tuple[str, ...]
) -> list[tuple[Couple, tuple[Span, Span]]]:
    """The couples whose English has one word and not the other, and whose Chinese has only this form of all."""
    found = []
    for couple in ground.answered:
        here = word.search(couple.english.text)
        at = couple.chinese.text.find(form)
        plain = not any(other != form and other in couple.chinese.text for other in own)
        if here and at >= 0 and plain and not without.search(couple.english.text):
            found.append((couple, (Span(*here.span()), Span(at, at + len(form)))))
    return found


def consistency(uses: Iterable[Use]) -> Library:
    """Over all texts of a library: terms with several renderings, and renderings that stand for several terms."""
    by_term: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    by_form: dict[str, dict[str, list[Use]]] = defaultdict(lambda: defaultdict(list))
    for use in uses:
        by_term[use.term][use.form].append(use)
        by_form[use.form][use.term].append(use)
    variations = [
        Variation(term, _counted(forms), any(not use.approved for some in forms.values() for use in some))
        for term, forms in by_term.items()
        if len(forms) > 1 and not _short_forms(forms)
    ]
    shared = [Shared(form, _counted(terms)) for form, terms in by_form.items() if len(terms) > 1]
    variations.sort(key=lambda v: (not v.flagged, -sum(len(some) for _, some in v.renderings), v.term))
    shared.sort(key=lambda s: (-sum(len(some) for _, some in s.terms), s.form))
    return Library(tuple(variations), tuple(shared))


def _short_forms(forms: Mapping[str, Sequence[Use]]) -> bool:
    """Whether all renderings of a term are one good one and its short forms, as 定性 is of 定性研究."""
    longest = max(forms, key=len)
    return all(use.approved for some in forms.values() for use in some) and all(_alike(form, longest) for form in forms)


def _counted(groups: dict[str, list[Use]]) -> tuple[tuple[str, tuple[Use, ...]], ...]:
    return tuple(
        (name, tuple(some)) for name, some in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def library_messages(found: Library) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """(rule, severity, English pattern, arguments) of each entry of a library's look-over, for a list grouped by term."""
    told: list[tuple[str, str, str, tuple[str, ...]]] = []
    for variation in found.variations:
        counts = "; ".join(f"{form} ({len(some)})" for form, some in variation.renderings)
        told.append(
            (
                CONSISTENCY,
                MINOR if variation.flagged else NOTE,
                MESSAGES["consistency.library"],
                (variation.term, counts),
            )
        )
    for shared in found.shared:
        counts = "; ".join(f"{term} ({len(some)})" for term, some in shared.terms)
        told.append((COLLISION, NOTE, MESSAGES["collision.library"], (shared.form, counts)))
    return told
