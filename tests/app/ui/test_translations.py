"""Every word the user sees has its Chinese, the compiled files are those of the sources, and nothing goes round them."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from app.ui import language, words

ROOT = Path(__file__).resolve().parents[3]
SHOWN = {
    "setText",
    "setToolTip",
    "setWindowTitle",
    "setPlaceholderText",
    "setAccessibleName",
    "setAccessibleDescription",
    "setStatusTip",
    "setWhatsThis",
    "addTab",
    "addAction",
    "addRow",
    "set_title",
    "set_words",
    "set_hint",
    "set_name",
    "add_button",
    "tell",
}
NAMES = {"English", "简体中文", "PDF (*.pdf)", "Ctrl F", "Ctrl J", "EN", "中"}
"""Names that are the same in every language."""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


def test_every_text_of_the_windows_has_a_finished_chinese(tool: ModuleType) -> None:
    wanted, wrong = tool.texts()
    assert wrong == []
    assert sorted(wanted - tool.read(tool.CHINESE).keys()) == []


def test_every_counting_text_has_an_english_for_one(tool: ModuleType) -> None:
    wanted, _ = tool.texts()
    found = tool.read(tool.ENGLISH)
    assert sorted(text for text in wanted if text.many and len(found.get(text, [])) != 2) == []


def test_every_sentence_of_the_verbs_has_its_chinese(tool: ModuleType) -> None:
    said = tool.read_sentences()
    assert sorted(pattern for pattern in tool.sentences() if not said.get(pattern, ("", ""))[1]) == []


def test_the_chinese_keeps_every_place_of_the_english(tool: ModuleType) -> None:
    places = re.compile(r"%(?:\d|n)")
    wrong = [
        text.source
        for text, forms in tool.read(tool.CHINESE).items()
        for form in forms
        if sorted(places.findall(text.source)) != sorted(places.findall(form))
    ]
    wrong += [
        english
        for english, (_one, chinese) in tool.read_sentences().items()
        if sorted(places.findall(english)) != sorted(places.findall(chinese))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["CHINESE", "ENGLISH"])
def test_the_compiled_file_is_that_of_its_source(tool: ModuleType, name: str, tmp_path: Path) -> None:
    source: Path = getattr(tool, name)
    tool.release(source, tmp_path / "made.qm")
    assert (tmp_path / "made.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


def test_no_word_on_the_screen_goes_round_the_translation() -> None:
    wrong = []
    for path in sorted((ROOT / "app" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr not in SHOWN:
                continue
            for arg in node.args:
                if isinstance(arg, ast.Constant) and isinstance(arg.value, str) and _is_wording(arg.value):
                    wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.func.attr}({arg.value!r})")
    assert wrong == []


def _is_wording(text: str) -> bool:
    """Whether a literal is words for people: two letters or more, and no name, key or icon."""
    return (
        bool(re.search(r"[A-Za-z]{2}|[\u4e00-\u9fff]", text))
        and text not in NAMES
        and not re.fullmatch(r"[a-z0-9-]+|(Ctrl|Alt|Shift)\+.*", text)
    )


def test_counting_words_differ_for_one_and_many(qapp: QApplication) -> None:
    from PySide6.QtCore import QCoreApplication

    language.use("en")
    say = QCoreApplication.translate
    assert say("StatusLine", "%n studies", "", 1) == "1 study"
    assert say("StatusLine", "%n studies", "", 4) == "4 studies"
    language.use("zh")
    assert say("StatusLine", "%n studies", "", 1) == "1 项研究"
    language.use("en")


def test_a_finished_sentence_of_a_verb_is_recognised_and_its_words_put_in(qapp: QApplication) -> None:
    language.use("zh")
    assert words.say("“a.diptych” is not a Diptych library. The file was left as it is.") == (
        "“a.diptych”不是 Diptych 文库。文件保持原样。"
    )
    assert words.say("Imported %n studies", ("4",)) == "导入 4 项研究"
    assert words.say("Something nobody translated.") == "Something nobody translated."
    language.use("en")
    assert words.say("Imported %n studies", ("1",)) == "Imported a study"
    assert words.say("Imported %n studies", ("4",)) == "Imported 4 studies"


def test_words_put_into_a_sentence_are_never_patterns_themselves(qapp: QApplication) -> None:
    language.use("zh")
    assert words.say("Edited “%1”", ("100%1 %n",)) == "编辑“100%1 %n”"
    language.use("en")
