"""Every sentence the checker can say, in English and Chinese, with %1, %2 ... for what it is about."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_TABLE: Final = (
    ("term.why", "For “%1” the glossary advises against “%2”: %3", "“%1”不宜译为“%2”：%3"),
    ("term", "For “%1” the glossary advises against “%2”.", "术语表不建议将“%1”译为“%2”。"),
    ("friend.why", "“%2” is the usual Chinese for “%3”, not for “%1”: %4", "“%2”通常指“%3”，不宜用来译“%1”：%4"),
    ("friend", "“%2” is the usual Chinese for “%3”, not for “%1”.", "“%2”通常指“%3”，不宜用来译“%1”。"),
    ("collision.why", "“%2” already renders “%3”; used for “%1” too, the two can't be told apart: %4", "“%2”已用于译“%3”，再用于“%1”则无法区分：%4"),
    ("collision", "“%2” already renders “%3”; used for “%1” too, the two can't be told apart.", "“%2”已用于译“%3”，再用于“%1”则无法区分。"),
    ("not_found", "None of the renderings the glossary knows for “%1” was found here.", "此处未见术语表所列“%1”的译法。"),
    ("consistency", "“%1” is “%2” here and “%3” elsewhere in this text.", "“%1”在此译为“%2”，在本文其他地方译为“%3”。"),
    ("consistency.library", "“%1” is rendered in several ways across the library: %2", "“%1”在文献库中有多种译法：%2"),
    ("collision.library", "“%1” renders several terms across the library: %2", "“%1”在文献库中对应多个术语：%2"),
    ("number.differs", "The source says %1, the translation %2.", "原文为 %1，译文为 %2。"),
    ("number.missing", "Numbers that are not in the translation: %1", "译文中缺少的数字：%1"),
    ("number.added", "Numbers that are not in the source: %1", "原文中没有的数字：%1"),
    ("number.percent_lost", "%1 is a percentage in the source, but not in the translation.", "原文中的 %1 为百分比，译文中却不是。"),
    ("number.percent_added", "%1 is a percentage in the translation, but not in the source.", "译文中的 %1 为百分比，原文中却不是。"),
    ("scope", "In the source %1 counts “%2”, in the translation “%3”.", "%1 在原文中修饰“%2”，在译文中却修饰“%3”。"),
    ("negation.lost", "“%1” denies something; no negation was found in the translation.", "“%1”表示否定，译文中未见否定。"),
    ("negation.added", "“%1” denies something; no negation was found in the source.", "“%1”表示否定，原文中未见否定。"),
    ("omission", "This sentence has no counterpart in the translation.", "此句在译文中没有对应内容。"),
    ("addition", "This sentence has no counterpart in the source.", "此句在原文中没有对应内容。"),
    ("untranslated.all", "There is no translation yet.", "尚无译文。"),
    ("untranslated.sentence", "This sentence was left in the source language.", "此句未翻译。"),
    ("untranslated.words", "These words were left in the source language.", "这些词语未翻译。"),
    ("language", "This text was expected in another language.", "此文本的语言与所标语言不符。"),
    ("acronym.missing", "“%1” is neither kept nor rendered in the translation.", "译文中未保留也未译出“%1”。"),
    ("acronym.differs", "The source says “%1”, the translation “%2”.", "原文为“%1”，译文为“%2”。"),
    ("acronym.added", "“%1” is not in the source.", "原文中没有“%1”。"),
    ("quotes.open", "The quotation marks are not closed, or not opened.", "引号不成对。"),
    ("quotes.lost", "Words stand between quotation marks in the source, but not in the translation.", "原文中有引号，译文中没有。"),
    ("quotes.added", "Words stand between quotation marks in the translation, but not in the source.", "译文中有引号，原文中没有。"),
    ("brackets.open", "The brackets are not closed, or not opened.", "括号不成对。"),
    ("folded", "Half-width punctuation marks in this Chinese text, which can be shown full width: %1", "此中文文本有 %1 个半角标点，可显示为全角。"),
    ("repeated", "“%1” stands here twice.", "“%1”在此重复。"),
    ("length.short", "The translation is much shorter than the rest of this text lets expect.", "译文比按本文比例预期的短得多。"),
    ("length.long", "The translation is much longer than the rest of this text lets expect.", "译文比按本文比例预期的长得多。"),
    ("too_long", "These sentences are too long to be checked; part them first.", "句子过长，无法检查；请先切分。"),
    ("unrelated", "These do not look like the same text.", "这两个文本看来不是同一内容。"),
)  # fmt: skip

MESSAGES: Final[Mapping[str, str]] = MappingProxyType({name: english for name, english, _ in _TABLE})
"""The English patterns by name."""
IN_CHINESE: Final[Mapping[str, str]] = MappingProxyType({english: chinese for _, english, chinese in _TABLE})
"""The Chinese of each English pattern."""
