"""Which language and script words are in, and which of several wordings to show.

Stored tags are canonical BCP-47: `en`, `zh-Hans`, `zh-Hant`, and bare `zh` where the script is unknown.
"""

import re
from collections.abc import Mapping
from typing import Final

ENGLISH: Final = "en"
SIMPLIFIED: Final = "zh-Hans"
TRADITIONAL: Final = "zh-Hant"
CHINESE: Final = "zh"
OTHER: Final = "other"

_FALLBACK: Final = (SIMPLIFIED, CHINESE, TRADITIONAL, ENGLISH)
_ALIASES: Final = {
    "eng": ENGLISH,
    "english": ENGLISH,
    "chi": CHINESE,
    "zho": CHINESE,
    "cn": CHINESE,
    "chinese": CHINESE,
    "cmn": CHINESE,
    "chs": SIMPLIFIED,
    "cht": TRADITIONAL,
    "tw": TRADITIONAL,
}
_SCRIPT_OF_REGION: Final = {"cn": SIMPLIFIED, "sg": SIMPLIFIED, "my": SIMPLIFIED} | dict.fromkeys(
    ("tw", "hk", "mo"), TRADITIONAL
)

# Characters written differently in the two scripts, common enough that a few lines of text hold several of them.
# Those that are also ordinary characters of the other script (后, 里, 只, 云, 台 ...) are left out.
_ONLY_SIMPLIFIED: Final = (
    "医疗责组织务质临应关系统计划数据护谈构调查结论现实际项协议过运转业专个为从众优会传体价们优伤伦"
    "儿兴养册军农冲决况净减凑几击则刚创别剂剧办动劳势单卖卫压厂历县参双发变叙号听启员响问题团园围图国场坏块声处备复够头夹奖妇"
    "学宁宝实审宽对导寿将尔尘尝层属岁岛币师带帮广庆库废开异张弹强归录彻径忆忧怀态总恶惊惩惯愿战户执扩扫扬扰护报担拟拥择损换"
    "据摄摆无时显晓术机杀杂权条来极标栏树样检楼欢欧残毕气汇汉沟没济测浓润渐温湾满滞灭灵灾点炼热爱状独环产疗疾痴瘾盐监盖盘确离种"
    "积称穷竞笔筛签简类粮紧红约级纪纯纳纵纷纸线练组细终经给络绝统继绩续维综绿编缓缘网罗职联肤胁脏脑脚节艰药获虑虽补装观规视觉"
    "订认讨让训记讲许设访证评识诉诊词试诚话该详语误说请诸读课谁谅谓负贡财败货质贫购贯贵费贺资赋赖赞赢趋跃践车轨转轮软轻载较辅辆"
    "输边达迁过迈运还这进远违连迟适选递逻遗邮释针钟钱铁银错键长门闭问间闻阅队阳阴阶际陆陈险随难雾静韩页顶项顺须预领频题颜额风饮"
    "馆驱验骨鱼鲜龄"
)
_ONLY_TRADITIONAL: Final = (
    "醫療責組織務質臨應關係統計劃數據護談構調查結論現實際項協議過運轉業專個為從眾優會傳體價們傷倫"
    "兒興養冊軍農衝決況淨減湊幾擊則剛創別劑劇辦動勞勢單賣衛壓廠歷縣參雙發變敘號聽啟員響問題團園圍圖國場壞塊聲處備復夠頭夾獎婦"
    "學寧寶實審寬對導壽將爾塵嘗層屬歲島幣師帶幫廣慶庫廢開異張彈強歸錄徹徑憶憂懷態總惡驚懲慣願戰戶執擴掃揚擾報擔擬擁擇損換"
    "攝擺無時顯曉術機殺雜權條來極標欄樹樣檢樓歡歐殘畢氣匯漢溝沒濟測濃潤漸溫灣滿滯滅靈災點煉熱愛狀獨環產癡癮鹽監蓋盤確離種"
    "積稱窮競筆篩簽簡類糧緊紅約級紀純納縱紛紙線練細終經給絡絕繼績續維綜綠編緩緣網羅職聯膚脅臟腦腳節艱藥獲慮雖補裝觀規視覺"
    "訂認討讓訓記講許設訪證評識訴診詞試誠話該詳語誤說請諸讀課誰諒謂負貢財敗貨貧購貫貴費賀資賦賴贊贏趨躍踐車軌輪軟輕載較輔輛"
    "輸邊達遷邁還這進遠違連遲適選遞邏遺郵釋針鐘錢鐵銀錯鍵長門閉間聞閱隊陽陰階陸陳險隨難霧靜韓頁頂順須預領頻顏額風飲"
    "館驅驗魚鮮齡於與並後個裡麼"
)
_SHARED: Final = frozenset(_ONLY_SIMPLIFIED) & frozenset(_ONLY_TRADITIONAL)
_SIMPLE: Final = frozenset(_ONLY_SIMPLIFIED) - _SHARED
_COMPLEX: Final = frozenset(_ONLY_TRADITIONAL) - _SHARED

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\u3007"
_HAN: Final = re.compile(f"[{HAN}]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:['’\-][A-Za-z\u00c0-\u024f]+)*")
_OTHER_LETTERS: Final = re.compile(
    r"[\u0370-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3041-\u30ff\uac00-\ud7af]"
)
_ENGLISH_WORDS: Final = frozenset(
    re.split(" ", "the of and to in a is that for with on was were are by an as from this which we")
)
_FOREIGN_WORDS: Final = frozenset(
    re.split(
        " ",
        "der die das und ist nicht mit eine für le la les et des est une dans pour el los las del que por una con il di"
        " che per sono het een van niet och att det som o os da em uma não",
    )
)


def canonical(tag: str) -> str:
    """The tag under which words of this language are stored: `zh_CN`, `zh-Hans-CN` and `chs` are all `zh-Hans`."""
    parts = re.split(r"[-_]", tag.strip())
    language = parts[0].lower()
    whole = _ALIASES.get(language, language)
    if whole == ENGLISH or not whole:
        return whole
    rest = [part.lower() for part in parts[1:]]
    if whole == CHINESE:
        if "hans" in rest:
            return SIMPLIFIED
        if "hant" in rest:
            return TRADITIONAL
        return next((_SCRIPT_OF_REGION[part] for part in rest if part in _SCRIPT_OF_REGION), CHINESE)
    if whole in (SIMPLIFIED, TRADITIONAL):
        return whole
    cased = (p.title() if len(p) == 4 else p.upper() if len(p) == 2 else p for p in rest)
    return "-".join([whole, *cased])


def matches(asked: str, stored: str) -> bool:
    """Whether words stored under one tag answer a request for another: `zh` is answered by every `zh-...`."""
    asked, stored = asked.lower(), stored.lower()
    return stored == asked or stored.startswith(f"{asked}-")


def is_chinese(tag: str) -> bool:
    """Whether the tag names Chinese in any script."""
    return matches(CHINESE, tag)


def pick(words: Mapping[str, str], lang: str) -> str:
    """The wording to show to someone who reads `lang`: that one, else zh-Hans, zh, zh-Hant, en, else any, else nothing."""
    for tag in (lang, *_FALLBACK):
        if words.get(tag):
            return words[tag]
    return next((wording for wording in words.values() if wording), "")


def guess(text: str) -> str:
    """The language of a text by its letters: en, zh-Hans, zh-Hant, zh (script not to be told) or other.

    A Chinese text may hold Latin names and an English one a few Chinese characters: the majority decides,
    one Chinese character weighing as much as one Latin word. Of a long text the first 20,000 code points are read.
    """
    sample = text[:20_000]
    han = _HAN.findall(sample)
    latin = _LATIN_WORD.findall(sample)
    foreign = len(_OTHER_LETTERS.findall(sample))
    if foreign > max(len(han) // 2, len(latin)):
        return OTHER
    if han and len(han) >= len(latin):
        return _script(han)
    return _latin_language(latin) if latin else OTHER


def _script(han: list[str]) -> str:
    """Simplified or traditional, by the characters only one of them uses; bare `zh` where neither clearly leads."""
    simple = sum(ch in _SIMPLE for ch in han)
    complex_ = sum(ch in _COMPLEX for ch in han)
    if simple > 2 * complex_:
        return SIMPLIFIED
    if complex_ > 2 * simple:
        return TRADITIONAL
    return CHINESE


def _latin_language(words: list[str]) -> str:
    """English, unless the little words of another European language outnumber the English ones."""
    lower = [word.lower() for word in words]
    english = sum(word in _ENGLISH_WORDS for word in lower)
    foreign = sum(word in _FOREIGN_WORDS for word in lower)
    return OTHER if foreign > english and foreign * 12 > len(lower) else ENGLISH
