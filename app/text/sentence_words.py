"""The words that say whether a full stop ends an English sentence, and the headings that open a part of an abstract."""

from typing import Final


def _words(line: str) -> list[str]:
    return line.split()


BEFORE_A_NAME: Final = frozenset(
    _words(
        "dr mr mrs ms prof profs st fig figs eq eqs ref refs sec vs cf viz e.g i.e eg ie approx nos vol vols pp ch eds rev"
        " hon gen gov sen lt col capt sgt mt ft dept univ assoc assn intl natl resp spp subsp incl excl esp ext tel lic"
        " messrs st ste mme op n.b p.s v"
    )
)
"""Abbreviations after which the sentence goes on, whatever follows."""

BEFORE_A_NUMBER: Final = frozenset(
    _words("no p art app ver jan feb mar apr jun jul aug sep sept oct nov dec ca c ed suppl issue table par para lot n")
)
"""Abbreviations, or words that may be one, after which the sentence goes on when a number follows."""

MAY_END: Final = frozenset(
    _words(
        "al etc inc ltd co corp jr sr u.s u.k u.n e.u d.c u.s.a a.m p.m ph.d m.d b.a m.a b.sc m.sc m.p.h esq bros dist yr yrs hr"
        " hrs mo mos wk wks approx"
    )
)
"""Abbreviations that also stand at the end of a sentence: then a word of `OPENERS` follows."""

OPENERS: Final = frozenset(
    _words(
        "The A An In On At For To From By With Without Within We They He She It This These Those That Our Their His Her Its"
        " There Here However Moreover Furthermore Additionally Although Though While When Where Whereas Whether If As After"
        " Before During Since Because Both Each All Most Many More Some Several Few No None Not One Two Three Four Five Six"
        " Results Result Conclusions Conclusion Methods Method Objective Objectives Background Findings Aim Aims Purpose"
        " Patients Participants Data Using Based Of Among Amongst Between Compared Further Future Thus Therefore Hence Finally"
        " First Second Third Also Then Next Yet But And Or Nor So Nevertheless Nonetheless Despite Given Overall Similarly"
        " Conversely Consequently Subsequently Specifically Notably Interestingly Importantly Unlike Like Until Unless Once"
        " Such Still Rather Instead Likewise Meanwhile Moreover Recently Currently Only Even How What Why Who Which Through"
        " Under Over Across Against Following Through Throughout Upon Beyond"
    )
)
"""Words that, capitalised in the middle of a text, nearly always open a sentence."""

NAMED_BY_LETTER: Final = frozenset(
    _words("hepatitis vitamin type group grade class stage phase arm model plan part table")
)
"""Words whose kind is told by a letter (`hepatitis B.`): that letter is no initial."""

HEADINGS_EN: Final = (
    "OBJECTIVES?",
    "OBJECTIVES? AND METHODS?",
    "BACKGROUND(?: AND (?:AIMS?|OBJECTIVES?|PURPOSE))?",
    "CONTEXT",
    "INTRODUCTION",
    "AIMS?(?: AND OBJECTIVES?)?",
    "PURPOSE",
    "METHODS?(?: AND (?:RESULTS?|MATERIALS?|FINDINGS))?",
    "MATERIALS? AND METHODS?",
    "PATIENTS AND METHODS?",
    "STUDY DESIGN",
    "DESIGN(?:, SETTING,? AND PARTICIPANTS)?",
    "SETTING",
    "PARTICIPANTS",
    "DATA SOURCES?",
    "MAIN OUTCOMES?(?: AND)? MEASURES?",
    "RESULTS?",
    "FINDINGS",
    "DISCUSSION",
    "LIMITATIONS",
    "CONCLUSIONS?(?: AND RELEVANCE)?",
    "IMPLICATIONS",
    "INTERPRETATION",
    "FUNDING",
    "TRIAL REGISTRATION",
)
"""Headings as structured abstracts print them, for the middle of a line."""

HEADINGS_ZH: Final = (
    "研究背景",
    "研究目的",
    "研究方法",
    "研究结果",
    "研究结论",
    "背景与目的",
    "背景和目的",
    "材料与方法",
    "资料与方法",
    "对象与方法",
    "目的",
    "目標",
    "目标",
    "背景",
    "方法",
    "设计",
    "結果",
    "结果",
    "討論",
    "讨论",
    "結論",
    "结论",
    "局限性",
    "局限",
    "关键词",
    "關鍵詞",
)
"""Headings of Chinese abstracts, longer ones first."""
