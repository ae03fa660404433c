"""Words that have several Chinese renderings which read as different things, and words that are easily given one rendering.

Written for this program. A family is watched over a whole text: its groups are renderings that a reader takes for different
concepts. `blocked` names the English words that explain a rendering by themselves (`medical` explains 医疗), and `names`
the English phrases whose settled Chinese says nothing about the word.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from app.text.checks.issue import MINOR, NOTE


@dataclass(frozen=True, slots=True)
class Family:
    """An English word with the groups of its Chinese renderings, the words that explain them, and what to leave alone."""

    name: str
    english: re.Pattern[str]
    groups: tuple[tuple[str, ...], ...]
    blocked: dict[str, re.Pattern[str]] = field(default_factory=dict)
    names: re.Pattern[str] | None = None
    compounds: tuple[str, ...] = ()
    severity: str = MINOR


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


FAMILIES: Final = (
    Family(
        "care",
        _word("care"),
        (("医疗",), ("护理",), ("照护", "照料", "照顾"), ("保健",), ("关怀",)),
        {
            "医疗": _word(r"medic\w*|health|clinical\w*|treatment\w*|therap\w+|patients? safety|provider\w*"),
            "护理": _word(r"nurs\w+"),
            "照护": _word(r"car(?:er|ers|ing|egiv\w+)|caregiv\w+"),
            "照料": _word(r"car(?:er|ers|ing|egiv\w+)|caregiv\w+"),
            "照顾": _word(r"car(?:er|ers|ing|egiv\w+)|caregiv\w+|attend\w*|consider\w*"),
            "保健": _word(r"health"),
            "关怀": _word(r"caring|compassion\w*"),
        },
        _word(r"health[ -]?care|intensive care|critical care|primary (?:health[ -]?)?care|palliative care|end[ -]of[ -]life care"
              r"|nursing care|care homes?|managed care|affordable care act|standard (?:of )?care|usual care|care bundle\w*"),
        ("医疗保健", "卫生保健", "医疗服务", "医疗卫生", "医疗保险", "医疗机构", "医疗系统", "医疗之家", "初级保健", "长期护理"),
    ),
    Family(
        "integrated",
        _word(r"integrat\w+"),
        (("整合",), ("综合",), ("一体化",), ("集成",), ("融合",)),
        {
            "综合": _word(r"comprehensive\w*|general|overall|syndrom\w*|synthes\w+|composite|combin\w+|summar\w+|multi\w+|complex|review\w*|collective\w*"),
            "集成": _word(r"assembl\w+|chip\w*|circuit\w*"),
            "融合": _word(r"fus\w+|merg\w+|blend\w+|inclu\w+"),
            "整合": _word(r"consolidat\w+|synthes\w+|merg\w+|combin\w+"),
        },
        _word(r"integrat\w+ (?:circuit|genome|dna)\w*"),
        ("综合征", "综合症", "综合评价", "综合分析", "综合医院"),
    ),
    Family(
        "model",
        _word(r"models?|modelling|modeling"),
        (("模型",), ("模式",)),
        {
            "模式": _word(r"patterns?|modes?|paradigm\w*|schem\w+|mechanism\w*|style\w*|approach\w*|format\w*"),
            "模型": _word(r"simulat\w+|equation\w*|regression\w*"),
        },
        None,
    ),
    Family(
        "identity",
        _word(r"identit(?:y|ies)"),
        (("身份",), ("认同",)),
        {
            "身份": _word(r"status\w*|role\w*|anonym\w+"),
            "认同": _word(r"identif\w+|recogni\w+|agree\w*|endors\w+|buy-in|accept\w*|approv\w+"),
        },
        _word("sequence identity|gender identity"),
        ("身份认同",),
    ),
    Family(
        "programme",
        _word(r"program(?:me)?s?"),
        (("项目",), ("计划",), ("方案",)),
        {
            "项目": _word(r"projects?|items?|interventions?|initiatives?|grants?|trials?|tests?|contents?|services?"),
            "计划": _word(r"plan\w*|intend\w*|schem\w+|intention\w*|schedul\w+|design\w*"),
            "方案": _word(r"regimens?|protocols?|plans?|schem\w+|strateg\w+|options?|alternativ\w+|propos\w+|interventions?"),
        },
        _word(r"computer programs?|software programs?|national .{0,30}program\w*"),
        ("计划生育",),
    ),
    Family(
        "trial",
        _word(r"trials?"),
        (("试验",), ("实验",)),
        {
            "试验": _word(r"tests?|testing|experiment\w*|pilot\w*|assay\w*"),
            "实验": _word(r"experiment\w*|laborator\w+|tests?|in vitro|in vivo"),
        },
    ),
    Family(
        "bias",
        _word(r"bias(?:es|ed)?"),
        (("偏倚",), ("偏差",), ("偏见",)),
        {"偏差": _word(r"deviation\w*|discrepan\w+"), "偏见": _word(r"prejudic\w+|stigma\w*"), "偏倚": _word("skew\\w*")},
    ),
    Family(
        "equity",
        _word(r"(?:in)?equit(?:y|ies|able)"),
        (("公平",), ("平等",), ("公正",)),
        {"平等": _word(r"(?:in)?equal\w*"), "公平": _word(r"(?:un)?fair\w*"), "公正": _word(r"just\w*|impartial\w*")},
    ),
    Family(
        "performance",
        _word(r"performances?"),
        (("绩效",), ("表现",), ("性能",), ("业绩",)),
        {
            "表现": _word(r"manifest\w*|present\w*|express\w*|show\w*|display\w*|symptom\w*|behavio\w+|sign|signs|represent\w*"),
            "性能": _word(r"propert\w+"),
            "绩效": _word(r"merit"),
        },
    ),
    Family("cohort", _word("cohorts?"), (("队列",), ("群组",), ("世代",)), {"世代": _word(r"generation\w*")}),
    Family(
        "patient",
        _word("patients?"),
        (("患者",), ("病人",), ("病患",)),
        {"患者": _word(r"suffer\w*|cases?|people|persons?|individuals?|those|survivors?"), "病人": _word("cases?")},
        severity=NOTE,
    ),
    Family(
        "participant",
        _word("participants?"),
        (("参与者", "参加者", "参与人员"), ("受试者", "被试"), ("受访者",)),
        {
            "受试者": _word(r"subjects?|volunteers?"),
            "被试": _word(r"subjects?"),
            "受访者": _word(r"respondents?|interviewees?|informants?"),
        },
        severity=NOTE,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confused:
    """Two English words that name different things and are easily given one Chinese word, with the words that part them."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    names: tuple[str, str]
    shared: tuple[str, ...]
    own: tuple[tuple[str, ...], tuple[str, ...]]


CONFUSED: Final = (
    Confused(
        _word(r"integrat\w+"), _word(r"consolidat\w+|mergers?"), ("integration", "consolidation"), ("整合", "一体化"),
        (("综合", "融合"), ("并购", "合并", "兼并", "集中", "巩固", "重组")),
    ),
    Confused(
        _word("incidences?"), _word("prevalences?"), ("incidence", "prevalence"), ("发病率", "发生率", "患病率"),
        (("新发",), ("流行率", "盛行率", "现患")),
    ),
    Confused(
        _word("efficacy"), _word("effectiveness"), ("efficacy", "effectiveness"), ("疗效", "有效性", "效果"),
        (("效力", "效能", "功效"), ("效益", "成效")),
    ),
    Confused(
        _word(r"equit(?:y|ies)"), _word(r"equalit(?:y|ies)"), ("equity", "equality"), ("公平", "平等"), (("公正",), ("均等",)),
    ),
    Confused(
        _word("odds ratios?"), _word(r"(?:risk ratios?|relative risks?)"), ("odds ratio", "risk ratio"),
        ("比值比", "相对危险度", "风险比", "相对风险"), (("优势比",), ("危险比",)),
    ),
    Confused(
        _word("validity"), _word("reliability"), ("validity", "reliability"), ("效度", "信度", "可靠性", "有效性"), ((), ()),
    ),
)  # fmt: skip
