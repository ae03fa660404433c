"""Order Chinese names and titles by their sound, surnames read as surnames: 曾 zeng, 单 shan, 仇 qiu, 解 xie, 任 ren.

The sounds of single characters come from the table that the pypinyin package carries; what it gets wrong in names and in
frequent words of titles stands here. Everything is exact for lists that people read, no more: a given name with a
character of several readings takes the most frequent one. Keys compare as plain strings, code point by code point.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from app.text.scripts import simplified


def _sounds(words: str) -> dict[str, str]:
    """A table written in one line: characters, a colon, their sound with its tone."""
    parted = (pair.partition(":") for pair in words.split())
    return {characters: sound for characters, _, sound in parted}


SURNAMES: Final[Mapping[str, str]] = _sounds(
    "曾:zeng1 单:shan4 仇:qiu2 解:xie4 任:ren2 盖:ge3 查:zha1 朴:piao2 区:ou1 华:hua4 纪:ji3 葛:ge3 粘:nian2 乐:yue4 折:she2 "
    "种:chong2 逄:pang2 缪:miao4 祭:zhai4 覃:qin2 隗:wei3 宓:mi4 秘:bi4 适:kuo4 员:yun4 贠:yun4 郗:xi1 召:shao4 都:du1 那:na1 "
    "能:nai4 宁:ning4 甯:ning4 莘:shen1 卜:bu3 晟:cheng2 度:duo4 干:gan1 柏:bai3 薄:bo2 贲:ben1 句:gou1 阚:kan4 颉:xie2 么:yao1 "
    "於:yu1 要:yao1 翟:zhai2 繁:po2 过:guo1 相:xiang4 郇:xun2 乜:nie4 隽:juan4 盛:sheng4 澹:tan2 佴:nai4 阙:que1 肖:xiao1 "
    "冯:feng2 石:shi2 车:che1 沈:shen3 贾:jia3 谌:chen2 燕:yan1 应:ying1 谷:gu3 曲:qu1 万:wan4 洗:xian3 少:shao4"
)
"""A surname of one character whose reading as a surname is not the one a dictionary gives first, with its tone."""

COMPOUND: Final[Mapping[str, str]] = _sounds(
    "欧阳:ou1yang2 司马:si1ma3 上官:shang4guan1 诸葛:zhu1ge3 夏侯:xia4hou2 皇甫:huang2fu3 尉迟:yu4chi2 公孙:gong1sun1 "
    "慕容:mu4rong2 司徒:si1tu2 司空:si1kong1 令狐:ling2hu2 万俟:mo4qi2 长孙:zhang3sun1 单于:chan2yu2 鲜于:xian1yu2 澹台:tan2tai2 "
    "宇文:yu3wen2 东方:dong1fang1 南宫:nan2gong1 西门:xi1men2 独孤:du2gu1 端木:duan1mu4 轩辕:xuan1yuan2 呼延:hu1yan2 "
    "闻人:wen2ren2 申屠:shen1tu2 太史:tai4shi3 钟离:zhong1li2 濮阳:pu2yang2 淳于:chun2yu2 完颜:wan2yan2"
)
"""Surnames of two characters."""

WORDS: Final[Mapping[str, str]] = _sounds(
    "重庆:chong2qing4 重复:chong2fu4 重新:chong2xin1 重组:chong2zu3 重塑:chong2su4 重构:chong2gou4 重建:chong2jian4 重返:chong2fan3 "
    "长期:chang2qi1 长效:chang2xiao4 长远:chang2yuan3 长沙:chang2sha1 长春:chang2chun1 长江:chang2jiang1 长三:chang2san1 "
    "长宁:chang2ning2 长治:chang2zhi4 长时:chang2shi2 长护:chang2hu4 延长:yan2chang2 时长:shi2chang2 银行:yin2hang2 "
    "行业:hang2ye4 调整:tiao2zheng3 调节:tiao2jie2 调控:tiao2kong4 调解:tiao2jie3 调适:tiao2shi4 调理:tiao2li3 调和:tiao2he2 "
    "协调:xie2tiao2 空调:kong1tiao2 音乐:yin1yue4 会计:kuai4ji4 首都:shou3du1 成都:cheng2du1 都市:du1shi4 人参:ren2shen1 "
    "西藏:xi1zang4 藏族:zang4zu2 藏区:zang4qu1 六安:lu4an1 厦门:xia4men2 蚌埠:beng4bu4 大夫:dai4fu5 供给:gong1ji3 给予:ji3yu3 "
    "给付:ji3fu4 率先:shuai4xian1 角色:jue2se4 处理:chu3li3 处方:chu3fang1 处置:chu3zhi4 处境:chu3jing4 喀什:ka1shi2 亳州:bo2zhou1 "
    "台州:tai1zhou1 番禺:pan1yu2 解放:jie3fang4 曾经:ceng2jing1 单位:dan1wei4 朝阳:chao2yang2 投降:tou2xiang2 模样:mu2yang4 "
    "便宜:pian2yi5 传记:zhuan4ji4 反省:fan3xing3 参差:cen1ci1 出差:chu1chai1 燕京:yan1jing1 燕山:yan1shan1 少年:shao4nian2 "
    "少儿:shao4er2 青少:qing1shao4 老少:lao3shao4 为了:wei4le5 因为:yin1wei4 地方:di4fang1 目的:mu4di4 的确:di2que4"
)
"""Words of two characters, frequent in titles, one of which is not read as it is alone."""

_HAN: Final = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_TONES: Final = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_SYLLABLE: Final = re.compile(r"[a-zê:]+[1-5]")
_LETTERS: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})  # fmt: skip
_SPACES: Final = re.compile(r"[\W_]+")


def key(name: str) -> str:
    """Return what a person's name is sorted by: its sound, Chinese surnames read as such; "" for an empty name.

    Latin names without case and accents. All bearers of a surname stand together: 黎 (lí) before 李 (lǐ), both behind a
    Latin "Li", and ü directly behind u.
    """
    return _key(name, as_name=True)


def title_key(title: str) -> str:
    """Return what a title is sorted by: marks at its start do not count, Chinese by sound, 重庆 under chong."""
    return _key(title.lstrip("".join(set(_SPACES.findall(title[:8])))) if title else "", as_name=False)


@lru_cache(maxsize=20_000)
def _key(words: str, as_name: bool) -> str:
    plain = _SPACES.sub(" ", latin(words)).strip()
    if not _HAN.search(plain):
        return plain
    return "".join(f"{sound}{character}" for character, sound in _sounded(simplified(plain), as_name))


def syllables(name: str, *, as_name: bool = True) -> tuple[str, ...]:
    """Return a Chinese name's syllables without tones, a compound surname as one: 欧阳明 is ("ouyang", "ming").

    ü is written u, as comparing with Latin names asks (Lü, Lv and Lyu are the same). () where nothing is Chinese.
    """
    sounds = [bare(sound) for _character, sound in _sounded(_SPACES.sub("", latin(name)), as_name) if sound]
    if as_name and len(sounds) > 2 and simplified(name.strip())[:2] in COMPOUND:
        return (sounds[0] + sounds[1], *sounds[2:])
    return tuple(sounds)


def bare(sound: str) -> str:
    """Return a syllable without tone, ü as u."""
    return sound.rstrip("12345").replace(":", "").replace("ê", "e")


def latin(words: str) -> str:
    """Return words without case, accents and full-width forms; Chinese characters stay."""
    if words.isascii():
        return words.casefold()
    plain = unicodedata.normalize("NFKD", words).casefold().translate(_LETTERS)
    return "".join(character for character in plain if not unicodedata.combining(character))


def _sounded(words: str, as_name: bool) -> list[tuple[str, str]]:
    """Every character with its sound and tone ("zeng1"); "" for what is not Chinese."""
    table, simple = _table(), simplified(words)
    out: list[tuple[str, str]] = []
    at = 0
    while at < len(simple):
        pair = simple[at : at + 2]
        first = as_name and at == 0 and "·" not in words
        if first and len(simple) > 2 and pair in COMPOUND:
            known = COMPOUND[pair]
        elif first and simple[0] in SURNAMES:
            known = SURNAMES[simple[0]]
        elif not as_name and pair in WORDS:
            known = WORDS[pair]
        else:
            known = table.get(words[at], "") if _HAN.match(words[at]) else ""
        sounds = _SYLLABLE.findall(known) or [""]
        out += list(zip(words[at : at + len(sounds)], sounds, strict=True))
        at += len(sounds)
    return out


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """The first reading of every character, as "zeng1" and "lu:4"; made once, in some hundredths of a second.

    pypinyin itself is not imported: it would read its phrases too, 50 MB that no name needs.
    """
    readings = _readings()
    spelt: dict[str, str] = {}
    table: dict[str, str] = {}
    for point, words in readings.items():
        reading = words.partition(",")[0]
        if reading not in spelt:
            spelt[reading] = _numbered(reading)
        table[chr(int(point))] = spelt[reading]
    return table


def _readings() -> Mapping[str, str] | Mapping[int, str]:
    """Every character's readings parted by commas, by code point."""
    import json  # late: the first name asks

    spec = find_spec("pypinyin")
    for folder in spec.submodule_search_locations or () if spec is not None else ():
        place = Path(folder) / "pinyin_dict.json"
        if place.exists():
            found: dict[str, str] = json.loads(place.read_text(encoding="utf-8"))
            return found
    from pypinyin.constants import PINYIN_DICT  # late: another version of the package, laid out otherwise

    whole: dict[int, str] = PINYIN_DICT
    return whole


def _numbered(reading: str) -> str:
    """A reading with its tone as a number behind it, ü as u with a colon."""
    tone = "5"
    letters: list[str] = []
    for mark in unicodedata.normalize("NFD", reading.replace("ü", "u:")):
        if mark in _TONES:
            tone = _TONES[mark]
        elif mark == "\u0308":
            letters.append(":")
        else:
            letters.append(mark)
    return unicodedata.normalize("NFC", "".join(letters).replace("e\u0302", "ê")) + tone
