"""Numbers of a pair compared after conversion: missing, added, changed, or no longer a percentage."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from app.text.checks.bitext import Couple
from app.text.checks.ground import Ground
from app.text.checks.issue import MAJOR, MINOR, NUMBER, Issue
from app.text.checks.quantities import Quantity

_ENGLISH: Final = {
    2: r"\btwo\b|\bsecond|\bboth\b|\bdoubl|\btwice\b|\bcouple|\bpairs?\b|\bpaired\b|\bbi[a-z]|\bdual|\beither\b|\bneither\b|\bother\b|\bII\b|Ⅱ"
    r"|\bdi[a-z]|\bformer\b|\blatter\b|\bfortnight|\bbetween\b|\beach\b|\bhalf\b|\bhalv|\bBoth\b|\bTwo\b|\bSecond",
    3: r"\bthree|\bthird|\btri[a-z]|\bIII\b|Ⅲ|\bthrice\b",
    4: r"\bfour|\bquad|\bquarter|\bIV\b|Ⅳ|\btetra",
    5: r"\bfive|\bfifth|\bpenta|\bquint|\bV\b|Ⅴ",
    6: r"\bsix|\bhexa|\bVI\b|Ⅵ|\bhalf a year|\bhalf-year",
    7: r"\bseven|\bhepta|\bVII\b|Ⅶ|\bweek",
    8: r"\beight|\boct[ao]|\bVIII\b|Ⅷ",
    9: r"\bnine|\bninth|\bIX\b|Ⅸ",
    10: r"\bten\b|\btenth|\bdecade|\bX\b|\bdeca|Ⅹ",
    11: r"\beleven",
    12: r"\btwel|\bdozen|\byear|\bannual",
    20: r"\btwent|\bscore\b|\btwo decades",
    30: r"\bthirt|\bthree decades|\bhalf[- ](?:an )?hour",
    24: r"\bdaily\b|\bround[- ]the[- ]clock\b|\btwo years",
    15: r"\bquarter of an hour",
    40: r"\bforties|\bfortieth",
    50: r"\bhalf\b|\bfifties|\bfiftieth",
    60: r"\bsixties|\bsixtieth|\bhour",
    70: r"\bseventies|\bseventieth",
    80: r"\beighties|\beightieth",
    90: r"\bnineties|\bninetieth",
    100: r"\bhundred|\bcentur",
}
_CHINESE: Final = {
    2: "[二两双俩兩雙Ⅱ]|II|一对|成对|配对|再次|一半",
    3: "[三叁参Ⅲ]|III",
    4: "[四肆Ⅳ]|IV|季",
    5: "[五伍Ⅴ]|V",
    6: "[六陆Ⅵ]|VI|半年",
    7: "[七柒Ⅶ]|周|星期|VII|全天候|昼夜",
    8: "[八捌Ⅷ]|VIII",
    9: "[九玖Ⅸ]|IX",
    10: "[十拾Ⅹ]|X",
    11: "十一",
    15: "一刻",
    12: "十二|半天|半日|一打|一年|全年|每年|年度|1\\s?年|十几",
    20: "二十|廿",
    30: "三十|半个?(?:小时|钟头)|半点",
    45: "三刻",
    60: "一个?(?:小时|钟头)",
    24: "昼夜|全天|两年|2\\s?年",
    50: "半",
    100: "百(?!分)|世纪",
    1000: "‰|千分|每千",
    10000: "万分|每万",
    100000: "十万",
}
_HALF: Final = re.compile(r"[半]")
_HALF_EN: Final = re.compile(r"\bhal(?:f|ves|ved|fway|ving)\b|\bmid(?:dle|way|st)?\b", re.IGNORECASE)
_WHOLE: Final = re.compile("全部|所有|全体|全都|完全|均|都")
_WHOLE_EN: Final = re.compile(r"\b(?:all|every|whole|entire|wholly|fully)\b", re.IGNORECASE)
_MONTHS: Final = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_SIGN_LATER: Final = re.compile(
    r"(?:\s*(?:[-‐‑–—~～至到、,，;；和与及]|to|or|and|±|\+/-)+\s*[\d.]+){1,12}\s*[(（]?\s*(?:%|％|percent|per cent)|\s*(?:个?百分点|percentage)"
)
_LISTED: Final = re.compile(r"\s?(?:者|方面|类|大类|个方面|点)")
_MOST: Final = 60


class _Missed(NamedTuple):
    """The numbers of a pair that are not met: for certain, and those met only by a word that may mean something else."""

    english: list[Quantity]
    chinese: list[Quantity]
    doubtful_english: list[Quantity]
    doubtful_chinese: list[Quantity]


def numbered(ground: Ground) -> Iterator[Issue]:
    """The issues about numbers, pair by pair; a number that only moved to the next sentence is none."""
    if not ground.bilingual:
        return
    missed: dict[int, _Missed] = {}
    read: dict[int, tuple[list[Quantity], list[Quantity]]] = {}
    for couple in ground.answered:
        english, chinese = ground.quantities(couple)
        if english or chinese:
            read[couple.position] = english, chinese
            missed[couple.position] = _missed(couple, english, chinese)
    at = {couple.position: couple for couple in ground.couples}
    for couple in ground.answered:
        here = missed.get(couple.position)
        if here is None:
            continue
        near = [missed[p] for p in (couple.position - 1, couple.position + 1) if p in missed]
        alone = [at[p] for p in (couple.position - 1, couple.position + 1) if p in at and not at[p].answered]
        own = [q for q in here.english if not _moved(q, [m.chinese for m in near], [c.chinese.text for c in alone])]
        other = [q for q in here.chinese if not _moved(q, [m.english for m in near], [c.english.text for c in alone])]
        yield from _percents(ground, couple, *read[couple.position])
        if own or other:
            yield from _told(ground, couple, here._replace(english=own, chinese=other), read[couple.position])


def _missed(couple: Couple, english: Sequence[Quantity], chinese: Sequence[Quantity]) -> _Missed:
    """The numbers of a pair that are not met on the other side."""
    own, other = (
        [q for q in english if not _same(q, english, chinese)],
        [q for q in chinese if not _same(q, chinese, english)],
    )
    sure_own = [q for q in own if not _worded(q, couple.chinese.text, True)]
    sure_other = [q for q in other if not _worded(q, couple.english.text, False)]
    return _Missed(
        sure_own, sure_other, [q for q in own if q not in sure_own], [q for q in other if q not in sure_other]
    )


def _moved(quantity: Quantity, near: Sequence[Sequence[Quantity]], alone: Sequence[str]) -> bool:
    """Whether a number that is missing here is too many in a neighbouring pair, or stands in an unanswered neighbour."""
    if any(quantity.values & other.values for some in near for other in some):
        return True
    return any(re.search(rf"(?<!\d){re.escape(_plain(quantity.value))}(?!\d)", words) for words in alone)


def _same(own: Quantity, mine: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether a number stands on the other side as a number, in whatever writing; one and nought never count."""
    value = own.value
    there = [other for other in others if not (own.ordinal and other.month) and not (own.month and other.ordinal)]
    if any(own.values & other.values for other in there) or (value in (0, 1) and not (own.percent or own.month)):
        return True
    if value.denominator > 1 and _parts(value, others):
        return True
    if any(
        1 < o.value.denominator <= 12
        and not o.percent
        and not o.firm
        and value in (o.value.denominator, o.value.numerator)
        for o in others
    ):
        return True
    return _part_of_ratio(own, mine, others) or _out_of(own, mine, others)


def _worded(own: Quantity, text: str, english: bool) -> bool:
    """Whether a word on the other side may say a number; `english` says that it is the English one that is looked for."""
    value = own.value
    if value.denominator == 2 and value < 1:
        return bool((_HALF if english else _HALF_EN).search(text)) or _ratio(value, text)
    if value.denominator > 1:
        return _ratio(value, text) or (english and value == Fraction(1, 4) and "季" in text)
    if own.month and not english:
        return any(_month(found[0]) == value for found in _MONTHS.finditer(text))
    if own.percent and value != 50:
        return False
    if own.percent and value == 100 and (_WHOLE if english else _WHOLE_EN).search(text):
        return True
    pattern = (_CHINESE if english else _ENGLISH).get(int(value))
    if pattern and re.search(pattern, text):
        return True
    if not english and re.search(rf"[A-Za-z]-?{_plain(value)}(?!\d)", text):
        return True
    if own.loose and english and value >= 1000:
        return re.search(rf"{int(value) % 100}\s?年代|[一二三四五六七八九]十年代", text) is not None
    if (
        not english
        and value % 10 == 0
        and 20 <= value <= 90
        and re.search(rf"(?<!\d)(?:1[5-9]|20){int(value)}['’]?s\b", text)
    ):
        return True
    return not english and 15 <= value <= 22 and bool(re.search(rf"\b{int(value) - 1}\d0['’]?s\b|centur", text))


def _month(name: str) -> int:
    return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].index(
        name[:3].lower()
    ) + 1


def _ratio(value: Fraction, text: str) -> bool:
    return bool(re.search(rf"(?<!\d){value.numerator}\s?[/／]\s?{value.denominator}(?!\d)", text))


def _parts(value: Fraction, others: Sequence[Quantity]) -> bool:
    """Whether a fraction is told as `one in five` on the other side."""
    return (
        value.denominator <= 20
        and any(o.value == value.denominator for o in others)
        and (value.numerator == 1 or any(o.value == value.numerator for o in others))
    )


def _part_of_ratio(own: Quantity, mine: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether a number is one half of a fraction in digits whose value stands on the other side."""
    return any(
        any(one.value / two.value == other.value for other in others)
        for one, two in pairwise(mine)
        if own in (one, two) and two.span.start - one.span.end == 1 and two.value and one.value.denominator == 1
    )


def _out_of(own: Quantity, mine: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether a number belongs to a share, nine out of ten, that the other side tells in hundredths or tenths."""
    return any(
        any(100 * one.value / two.value in other.values for other in others)
        for one, two in pairwise(mine)
        if own in (one, two) and two.value in (10, 100) and 0 < one.value < two.value
    )


def _percents(
    ground: Ground, couple: Couple, english: Sequence[Quantity], chinese: Sequence[Quantity]
) -> Iterator[Issue]:
    """Numbers that are a percentage on one side only."""
    for own in english:
        same = [other for other in chinese if other.value == own.value]
        if (
            not same
            or any(other.percent == own.percent for other in same)
            or own.loose
            or not (own.firm and same[0].firm)
        ):
            continue
        if own.open or any(other.open or other.loose for other in same) or _per_cent_near(couple, own, same[0]):
            continue
        lost = own.percent == ground.english_is_source
        name = "number.percent_lost" if lost else "number.percent_added"
        spans = (own.span, same[0].span)
        shown = (own if ground.english_is_source else same[0]).span.of(
            (couple.english if ground.english_is_source else couple.chinese).text
        )
        suggestion = f"{_plain(own.value)}%" if own.percent else _plain(own.value)
        yield ground.issue(
            NUMBER, MAJOR, couple, spans, name, (shown.strip(),), suggestion if ground.english_is_source else None
        )


def _per_cent_near(couple: Couple, english: Quantity, chinese: Quantity) -> bool:
    """Whether the sign stands at the end of a list or range that the plain number belongs to, or it counts percentage points."""
    plain, text = (chinese, couple.chinese.text) if english.percent else (english, couple.english.text)
    return bool(_SIGN_LATER.match(text, plain.span.end))


def _told(
    ground: Ground, couple: Couple, missed: _Missed, read: tuple[list[Quantity], list[Quantity]]
) -> Iterator[Issue]:
    """What to say of the numbers of a pair that are met nowhere: first those that answer each other, then the rest."""
    english, chinese = missed.english[:_MOST], missed.chinese[:_MOST]
    pairs = _changed(couple, english, chinese)
    english = [q for q in english if all(q is not own for own, _ in pairs)]
    chinese = [q for q in chinese if all(q is not other for _, other in pairs)]
    spare = _spare(read[0], read[1]) + [q for q in missed.doubtful_english if not q.firm]
    more = _changed(couple, spare, [q for q in chinese if _weighs(q) or q.value > 1])
    spare = _spare(read[1], read[0]) + [q for q in missed.doubtful_chinese if not q.firm and not q.month]
    more += _changed(couple, [q for q in english if _weighs(q) or q.value > 1], spare)
    english = [q for q in english if all(q is not own for own, _ in more)]
    chinese = [q for q in chinese if all(q is not other for _, other in more)]
    for own, other in sorted(pairs + more):
        words = (own.span.of(couple.english.text).strip(), other.span.of(couple.chinese.text).strip())
        args = words if ground.english_is_source else words[::-1]
        better = _written(own, words[1]) if ground.english_is_source else None
        yield ground.issue(NUMBER, MAJOR, couple, (own.span, other.span), "number.differs", args, better)
    listed = [q for q in chinese if q.firm or not _LISTED.match(couple.chinese.text, q.span.end)]
    yield from _unmet(ground, couple, english, True)
    yield from _unmet(ground, couple, listed, False)


def _unmet(ground: Ground, couple: Couple, numbers: Sequence[Quantity], english: bool) -> Iterator[Issue]:
    """One issue for the numbers of one side that the other lacks, put on the first of them."""
    some = [q for q in numbers if _weighs(q)]
    if not some:
        return
    words = (couple.english if english else couple.chinese).text
    name = "number.missing" if english == ground.english_is_source else "number.added"
    severity = MAJOR if any(q.firm for q in some) else MINOR
    spans = [(q.span, None) if english else (None, q.span) for q in some]
    shown = ", ".join(dict.fromkeys(q.span.of(words).strip() for q in some))
    others = tuple(ground.place(couple, *span) for span in spans[1:])
    yield ground.issue(NUMBER, severity, couple, spans[0], name, (shown,), others=others)


def _spare(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of one side that stand there more often than on the other: the last of each such value."""
    counts, theirs = Counter(q.value for q in own), Counter(q.value for q in others)
    last = {q.value: q for q in own if q.firm and not q.loose}
    return [q for value, q in last.items() if counts[value] > theirs[value] > 0]


def _weighs(quantity: Quantity) -> bool:
    """Whether a number that is missing is worth a word by itself."""
    return not quantity.loose and (
        quantity.firm or quantity.month or quantity.value > 2 or quantity.value.denominator > 1
    )


def _changed(
    couple: Couple, english: Sequence[Quantity], chinese: Sequence[Quantity]
) -> list[tuple[Quantity, Quantity]]:
    """Unmet numbers of both sides that most likely answer each other: of one kind, and at like places."""
    sizes = max(1, len(couple.english.text)), max(1, len(couple.chinese.text))
    pairs = sorted(
        (
            (_unlike(own, other) + abs(own.span.start / sizes[0] - other.span.start / sizes[1]), i, j)
            for i, own in enumerate(english)
            for j, other in enumerate(chinese)
            if own.month == other.month and _comparable(own, other)
        )
    )
    taken: list[tuple[int, int]] = []
    for cost, i, j in pairs:
        if cost < 1.6 and all(i != a and j != b for a, b in taken):
            taken.append((i, j))
    return [(english[i], chinese[j]) for i, j in sorted(taken)]


def _comparable(own: Quantity, other: Quantity) -> bool:
    """Whether two numbers differ and may be writings of one: of two that are part of names nothing is said."""
    plain = not (own.loose and other.loose) or (own.ordinal and other.ordinal)
    return plain and not own.values & other.values


def _unlike(own: Quantity, other: Quantity) -> float:
    """How little two numbers look like writings of one."""
    far = 0.0 if own.percent == other.percent else 0.6
    far += 0.0 if own.firm == other.firm else 0.4
    far += 0.5 if own.loose or other.loose else 0.0
    large, small = max(own.value, other.value), min(own.value, other.value)
    if small > 0 and large / small > 20 and str(large.numerator).strip("0") != str(small.numerator).strip("0"):
        far += 0.3
    return far


def _plain(value: Fraction) -> str:
    """A value in digits."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.10f}".rstrip("0").rstrip(".")


def _written(own: Quantity, like: str) -> str:
    """An English number as Chinese writes it, in the manner of the Chinese number it replaces."""
    if own.percent:
        return f"{_plain(own.value)}%"
    if own.month:
        return str(own.value)
    if not any(ch.isdigit() and ch.isascii() for ch in like) and own.value.denominator == 1 and 0 < own.value <= 10:
        return "一两三四五六七八九十"[int(own.value) - 1]
    for times, sign in ((10**8, "亿"), (10**4, "万")):
        if own.value >= times and (own.value * 100 / times).denominator == 1:
            return f"{_plain(own.value / times)}{sign}"
    return _plain(own.value)
