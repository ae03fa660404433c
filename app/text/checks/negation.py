"""A denial that was lost or added: one side says no, the other doesn't.

Only plain words of denial speak for a loss; whatever may carry a negative sense on the other side excuses it, so that
`unattainable` and 难以实现, `did not differ` and 差异无统计学意义 agree.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from app.text.checks.bitext import Couple
from app.text.checks.ground import Ground
from app.text.checks.issue import MAJOR, NEGATION, Issue
from app.text.lexicon import matching
from app.text.segment import clauses
from app.text.span import Span

_DENIES: Final = re.compile(
    r"\b(?:(?<!or )not(?! have been (?:better|worse|more)\b| until\b| least\b| only\b| just\b| merely\b| simply\b)|never|cannot|neither|none(?= of\b)|no(?! doubt\b)(?= (?!more\b|less\b|later\b|earlier\b|fewer\b|\d|longer than\b))"
    r"|nobody|nowhere|nothing(?! but\b)|without(?! (?:a )?(?:doubt|question)\b)|[a-z]+n['’]t)\b",
    re.IGNORECASE,
)
_NEGATIVE: Final = re.compile(
    r"\b(?:not|no|never|cannot|neither|nor|none|nobody|nothing|nowhere|without|lack\w*|fail\w*|un(?!i[aeoqtv]|der|til)\w{3,}"
    r"|in(?:ab\w+|accura\w+|acti\w+|adequa\w+|appropriate\w*|capab\w+|coheren\w+|complete\w*|conclusive\w*|congru\w+|consisten\w+"
    r"|correct\w*|decisi\w+|dependen\w+|direct\w*|effective\w*|efficien\w+|equalit\w+|equit\w+|evitab\w+|frequen\w+|formal\w*|feasib\w+"
    r"|operab\w+|sensitiv\w+|significan\w+|stab\w+|sufficien\w+|toleran\w+|valid\w*|variab\w+|visib\w+|accessib\w+|convenien\w+|compatib\w+"
    r"|distinguishab\w+|continen\w+|fertil\w+|attenti\w+|differen\w+|secur\w+|definite\w*|voluntar\w+|exac\w+|existent)"
    r"|im(?:possib\w+|perfect\w*|balanc\w+|patien\w+|mobil\w+|matur\w+|practic\w+|precis\w+|proper\w*)|ir(?:regular\w*|relevan\w+|revers\w+"
    r"|respective\w*|rational\w*|replaceab\w+|responsib\w+)|il(?:legal|licit|literate|logical)\w*|non\w*|mis\w{4,}|ab(?:sen\w+|normal\w*)"
    r"|dis(?!cuss|eas|tribut|play|cover|cern|charg|cret|tinct|tanc|til|sol|sect|semin|pers|tal|pos|ciplin|tress|trict|pens|ting|pl)\w{4,}"
    r"|a(?:symptomat\w+|typical\w*|symmetr\w+)|\w{3,}less(?:ly|ness)?|few(?:er)?|little|hardly|rare\w*|scarce\w*|seldom|barely|only|less|unless"
    r"|except\w*|rather|instead|despite|exclu\w+|avoid\w*|prevent\w*|refus\w+|reject\w*|den(?:y|ied|ies|ial)|negativ\w+|free|far from|yet to"
    r"|poor\w*|defici\w+|insuffici\w+|doubt\w*|absent|zero|nil|cease\w*|prohibit\w*|forbid\w*|ban(?:ned|s)?|neglect\w*|ignor\w+|overlook\w*"
    r"|omit\w*|omission\w*|otherwise|other than|beyond|regardless|irrespective|whatever|no-one|still|stay(?:s|ed|ing)?|counter\w*|difficult\w*|limit\w*|challeng\w+"
    r"|miss(?:ing|ed|es)?|remain\w*|wrong\w*|loss|lost|lose|instab\w+|varia\w+|differ\w*|even if|paucity|scarcity|gaps?|shortage\w*|minimal\w*"
    r"|[a-z]+n['’]t)\b",
    re.IGNORECASE,
)
_CHINESE_DENIES: Final = re.compile(
    "(?<!有)没有|没能|并非|并不|并未|并无|从未|从不|未能|未见|未发现|未必|尚未|尚无|均未|均无|均不|(?<!能)不能|(?<!会)不会|(?<!是)不是|(?<!应)不应|(?<!可)不可(?!避|缺|或|分|逆|忽)|不得(?!不)|不愿|不再|不存在|不具|不显著|不影响|不支持|不接受|不同意|"
    "不需|不必|不宜|不要|不予|不受|不增|不减|不改|不含|不包括|不考虑|不认为|不相信|不信任|不满意|不一致|不相关|不太|无法|无需|无显著|无明显|无统计学|无差异|无关|无效|无影响|绝不|决不|毫无(?!疑)|毫不|而非|而不是|无一|无人"
)
_CHINESE_NEGATIVE: Final = re.compile(
    "([是会能可要该愿])不\\1|有没有|不仅|不但|不断|非常|非洲|无论|不管|不过|未来|不少(?!见)|不久|无疑|[是能可与]否|莫过于|(?P<negative>[不没無无未非否勿]|难以|缺乏|缺少|缺失|失败|失去|拒绝|避免|免于|"
    "除外|排除|鲜有|鲜少|鲜见|很少|极少|甚少|罕见|少见|禁|防止|阻止|反对|忽视|忽略|停止|有限|相反|阴性|零|欠|脱离|较少)"
)
_UNTIL: Final = re.compile(r"[^.;:]{0,60}\buntil\b", re.IGNORECASE)
_THEN: Final = re.compile("才|直[到至]")
_MOST: Final = 12
_COMMA: Final = re.compile("[，,；;。：:？?！!]")
_CLAUSE_EN: Final = re.compile(r"[,;:()]\s")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_EMPTY: Final = frozenset(
    re.split(
        " ",
        "a an the any be been being is are was were do does did has have had very yet also to of in on for with and or significantly statistically only",
    )
)


def negated(ground: Ground) -> Iterator[Issue]:
    """Denials of one side that have nothing like them on the other, by pair, and by clause where clauses pair one by one."""
    if not ground.bilingual:
        return
    for couple in ground.answered:
        issue = _lost(ground, couple) or _added(ground, couple)
        if issue:
            yield issue


def _lost(ground: Ground, couple: Couple) -> Issue | None:
    """An English denial without its like in Chinese: fewer there in all, or none where the denied word is rendered."""
    english, chinese = couple.english.text, couple.chinese.text
    name = "negation.lost" if ground.english_is_source else "negation.added"
    for own, other in _parts(ground, couple):
        denials = [d for d in _DENIES.finditer(english, own.start, own.end) if not _until(english, d, chinese)]
        if not denials:
            continue
        answers = _negatives(chinese, other)
        if len(denials) > len(answers):
            denial = next((d for d in denials if _denied_plainly(ground, couple, d, other)), denials[0])
            return ground.issue(NEGATION, MAJOR, couple, (Span(*denial.span()), other), name, (denial[0],))
        for denial in denials[:_MOST]:
            place = _denied_plainly(ground, couple, denial, other)
            if place:
                return ground.issue(NEGATION, MAJOR, couple, (Span(*denial.span()), place), name, (denial[0],))
    return None


def _until(english: str, denial: re.Match[str], chinese: str) -> bool:
    """Whether a denial is that of `not ... until`, which Chinese says without one: 直到 ... 才."""
    return bool(_UNTIL.match(english, denial.end())) and bool(_THEN.search(chinese))


def _negatives(chinese: str, part: Span) -> list[re.Match[str]]:
    return [found for found in _CHINESE_NEGATIVE.finditer(chinese, part.start, part.end) if found["negative"]]


def _denied_plainly(ground: Ground, couple: Couple, denial: re.Match[str], other: Span) -> Span | None:
    """The stretch of Chinese that renders the denied word without any negation, where that word has one place only."""
    english, chinese = couple.english.text, couple.chinese.text
    words = [w for w in _WORD.finditer(english, denial.end(), denial.end() + 60) if w[0].lower() not in _EMPTY][:1]
    if not words or _COMMA.search(english, denial.end(), words[0].start()):
        return None
    forms = _forms(ground, couple, words[0])
    places = [m.start() for form in forms for m in re.finditer(re.escape(form), chinese)]
    if not places or any(not other.start <= at < other.end for at in places):
        return None
    clause = _clause(chinese, places[0])
    alone = all(clause.start <= at < clause.end for at in places)
    return clause if alone and not _negatives(chinese, clause) else None


def _forms(ground: Ground, couple: Couple, word: re.Match[str]) -> set[str]:
    """The Chinese forms of an English word that no other word of the sentence may be rendered by."""
    entries = ground.entries(couple)
    own = {form for e in entries if e.span.start == word.start() for form in e.forms if len(form) > 1}
    return own - {form for e in entries if e.span.start != word.start() for form in e.forms}


def _clause(text: str, at: int) -> Span:
    """The stretch between two commas or stops around a place, with those beside it: a denial may stand there."""
    marks = [m.end() for m in _COMMA.finditer(text)]
    before = [m for m in marks if m <= at]
    after = [m for m in marks if m > at]
    return Span(before[-2] if len(before) > 1 else 0, after[1] if len(after) > 1 else len(text))


def _added(ground: Ground, couple: Couple) -> Issue | None:
    """A Chinese denial whose English has nothing negative at all, or nothing near the word that it denies."""
    english, chinese = couple.english.text, couple.chinese.text
    name = "negation.added" if ground.english_is_source else "negation.lost"
    for own, other in _parts(ground, couple):
        for denial in islice(_CHINESE_DENIES.finditer(chinese, other.start, other.end), _MOST):
            place = own if not _NEGATIVE.search(english, own.start, own.end) else _affirmed(ground, couple, denial)
            if place:
                return ground.issue(NEGATION, MAJOR, couple, (place, Span(*denial.span())), name, (denial[0],))
    return None


def _affirmed(ground: Ground, couple: Couple, denial: re.Match[str]) -> Span | None:
    """The English that says the denied Chinese word with nothing negative near, where one word only may say it."""
    english, chinese = couple.english.text, couple.chinese.text
    words = matching(chinese[denial.start() : denial.end() + 4])
    sizes = [(at, size) for size in (4, 3, 2) for at in range(1, len(denial[0]) + 1)]
    entries = ground.entries(couple)
    for at, size in sizes:
        form = words[at : at + size]
        if len(form) < 2 or form[:1] in "不没未无非否":
            continue
        own = [entry.span for entry in entries if form in entry.forms]
        if own and chinese.count(form) == 1 and own[-1].start - own[0].start < 30:
            begin = max((m.end() for m in _CLAUSE_EN.finditer(english, 0, own[0].start)), default=0)
            end = next((m.start() for m in _CLAUSE_EN.finditer(english, own[-1].end)), len(english))
            return own[0] if not _NEGATIVE.search(english, begin, end) else None
    return None


def _parts(ground: Ground, couple: Couple) -> list[tuple[Span, Span]]:
    """The clauses of a pair that answer each other one by one; the whole where they don't part alike."""
    english, chinese = couple.english.text, couple.chinese.text
    whole = (Span(0, len(english)), Span(0, len(chinese)))
    if not re.search("[;；]", english) or not re.search("[;；]", chinese):
        return [whole]
    langs = ground.bitext.langs if ground.english_left else ground.bitext.langs[::-1]
    own, other = clauses(english, whole[0], langs[0]), clauses(chinese, whole[1], langs[1])
    return list(zip(own, other, strict=True)) if len(own) == len(other) > 1 else [whole]
