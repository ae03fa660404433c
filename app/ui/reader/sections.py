"""The names of an article's sections in both languages, as they stand above its texts."""

from __future__ import annotations

from db.rows import pick

SECTIONS: dict[str, dict[str, str]] = {
    "background": {"en": "Background", "zh-Hans": "背景"},
    "introduction": {"en": "Introduction", "zh-Hans": "引言"},
    "context": {"en": "Context", "zh-Hans": "背景"},
    "objective": {"en": "Objective", "zh-Hans": "目的"},
    "objectives": {"en": "Objectives", "zh-Hans": "目的"},
    "aim": {"en": "Aim", "zh-Hans": "目的"},
    "methods": {"en": "Methods", "zh-Hans": "方法"},
    "setting": {"en": "Setting", "zh-Hans": "情境"},
    "results": {"en": "Results", "zh-Hans": "结果"},
    "findings": {"en": "Findings", "zh-Hans": "发现"},
    "discussion": {"en": "Discussion", "zh-Hans": "讨论"},
    "conclusion": {"en": "Conclusion", "zh-Hans": "结论"},
    "conclusions": {"en": "Conclusions", "zh-Hans": "结论"},
    "limitations": {"en": "Limitations", "zh-Hans": "局限"},
    "lessons": {"en": "Lessons", "zh-Hans": "经验"},
    "recommendations": {"en": "Recommendations", "zh-Hans": "建议"},
}


def section_name(key: str, lang: str) -> str:
    """A section's name in a language; a key that has none here stands as it was written in the text."""
    inferred = key.startswith("?")
    name = pick(SECTIONS[key.lstrip("?").lower()], lang) if key.lstrip("?").lower() in SECTIONS else key.lstrip("?")
    if not inferred:
        return name
    return f"{name}（推断）" if lang.startswith("zh") else f"{name} (inferred)"
