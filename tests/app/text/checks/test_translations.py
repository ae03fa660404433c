"""Careful translations pass every rule; each known kind of fault is seen. With the glossary that comes with the program."""

from pathlib import Path

import pytest

from app.text.checks import NOTE, check
from app.text.lexicon import with_glossary
from app.text.termbase import Termbase, lexicon_rows, read_terms
from tests.app.text.checks.texts import bitext
from tests.app.text.checks.translations import FAULTY, GOOD

OWN = read_terms((Path(__file__).resolve().parents[4] / "resources/glossary/glossary.tsv").read_text(encoding="utf-8"))
TERMBASE, LEXICON = Termbase(OWN), with_glossary(lexicon_rows(OWN))


@pytest.mark.parametrize(("english", "chinese"), GOOD)
def test_a_careful_translation_has_no_issues(english: str, chinese: str) -> None:
    assert [(i.rule, i.message) for i in check(bitext([english], [chinese]), TERMBASE, LEXICON)] == []


def test_careful_translations_have_no_issues_as_one_text() -> None:
    english, chinese = [one for one, _ in GOOD], [other for _, other in GOOD]
    issues = check(bitext(english, chinese), TERMBASE, LEXICON)
    assert [(i.rule, i.pair, i.message) for i in issues if i.severity != NOTE] == []


@pytest.mark.parametrize(("rule", "english", "chinese"), FAULTY)
def test_a_fault_is_seen_by_its_rule(rule: str, english: str, chinese: str) -> None:
    assert rule in [issue.rule for issue in check(bitext([english], [chinese]), TERMBASE, LEXICON)]
