"""Sentences in two languages for libraries that are made, always the same; words as frequent and as rare as words are."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

from db.search_words import tokens

WORDS = [
    "care",
    "integrated",
    "health",
    "organisation",
    "payment",
    "provider",
    "patient",
    "quality",
    "network",
    "accountable",
    "hospital",
    "community",
    "study",
    "cost",
    "primary",
    "policy",
    "system",
    "reform",
    "model",
    "barrier",
    "trust",
    "data",
    "information",
    "contract",
    "savings",
    "shared",
    "risk",
    "population",
    "outcome",
    "measure",
    "staff",
    "leadership",
    "culture",
    "team",
    "nurse",
    "physician",
    "referral",
    "social",
    "service",
    "engagement",
    "implementation",
    "evaluation",
    "interview",
    "survey",
    "regression",
    "cohort",
    "baseline",
    "emergency",
    "chronic",
    "older",
    "rural",
    "urban",
    "incentive",
    "bundled",
]
CHINESE = [
    "医疗",
    "整合",
    "服务",
    "患者",
    "医院",
    "支付",
    "改革",
    "质量",
    "健康",
    "管理",
    "机构",
    "基层",
    "信任",
    "障碍",
    "责任制",
    "医联体",
    "家庭医生",
    "分级诊疗",
    "信息",
    "共享",
    "激励",
    "合作",
    "协同",
    "政策",
    "评价",
    "研究",
    "结果",
    "表明",
    "访谈",
    "显示",
    "提高",
    "降低",
    "费用",
    "模式",
    "体系",
    "团队",
    "领导",
    "文化",
    "数据",
    "慢性病",
    "老年人",
    "农村",
    "城市",
    "社区",
    "护士",
    "转诊",
    "合同",
    "风险",
    "人口",
]
CHARACTERS = (
    "的一是在有和中大为上国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得"
    "经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政"
    "四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很"
    "情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计"
    "别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争"
    "济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八"
    "离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非"
    "验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快"
    "效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
)
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ki",
    "lo",
    "mu",
    "ne",
    "pa",
    "qui",
    "ro",
    "su",
    "ta",
    "ve",
    "wi",
    "xo",
    "ya",
    "ze",
    "ter",
    "ment",
    "al",
    "tion",
    "in",
    "con",
    "pro",
    "dis",
    "re",
    "com",
]
SENTENCES = 4000


def rare(number: int) -> str:
    """The word that stands in one study only."""
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters += chr(97 + rest)
    return f"zq{letters}ix"


@dataclass(frozen=True)
class Sentence:
    """A sentence and how the index reads it."""

    body: str
    read: str


class Pool:
    """Sentences in two languages, and words as frequent as words are."""

    def __init__(self) -> None:
        rand = random.Random(7)
        made = ["".join(rand.choice(SYLLABLES) for _ in range(rand.randint(2, 4))) for _ in range(6000)]
        english = [*WORDS, *dict.fromkeys(made)]
        chinese = CHINESE + ["".join(rand.sample(CHARACTERS, rand.choice((2, 2, 2, 3, 4)))) for _ in range(2500)]
        self._rand = rand
        self.english = [self._sentence(english, 18, " ", ".") for _ in range(SENTENCES)]
        self.chinese = [self._sentence(chinese, 11, "", "。") for _ in range(SENTENCES)]
        self.titles = [self._sentence(english, 9, " ", "") for _ in range(SENTENCES)]
        self.chinese_titles = [self._sentence(chinese, 7, "", "") for _ in range(SENTENCES)]

    def _sentence(self, words: list[str], most: int, glue: str, end: str) -> Sentence:
        weights = self._weights(len(words))
        found = self._rand.choices(words, cum_weights=weights, k=self._rand.randint(most - 4, most + 4))
        if not glue:
            found.insert(len(found) // 2, "，" if end else "")
        body = glue.join(found) + end
        body = body[0].upper() + body[1:]
        return Sentence(body, tokens(body))

    def _weights(self, size: int) -> list[float]:
        return list(accumulate(1 / (rank + 2) for rank in range(size)))
