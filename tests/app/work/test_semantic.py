"""The optional encoder is used where it is there, and never missed."""

import sys
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from app.text.align import align
from app.text.lexicon import basic
from app.work import semantic

EN = ["Alpha beta.", "Gamma delta.", "Epsilon zeta."]
ZH = ["甲乙。", "丙丁。", "戊己。"]


@pytest.fixture(autouse=True)
def fresh() -> Any:
    semantic._encoder.cache_clear()
    yield
    semantic._encoder.cache_clear()


def stand_in(monkeypatch: pytest.MonkeyPatch, encoder: object) -> None:
    module = ModuleType(semantic.PACKAGE)
    module.USE = encoder  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, semantic.PACKAGE, module)
    monkeypatch.setattr(semantic, "installed", lambda: True)


class Encoder:
    def __init__(self, threads: int) -> None:
        assert threads == 1

    def encode(self, sentences: list[str]) -> Any:
        return np.array([np.eye(3)[(EN + ZH).index(sentence) % 3] for sentence in sentences])


def test_without_the_package_there_are_no_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(semantic, "installed", lambda: False)
    assert semantic.meaning(EN, ZH) is None


def test_every_sentence_has_its_vector(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, Encoder)
    found = semantic.meaning(EN * 50, ZH)
    assert found is not None
    assert (found[0].shape, found[1].shape) == ((150, 3), (3, 3))


def test_an_encoder_that_does_not_start_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, None)
    assert semantic.meaning(EN, ZH) is None


def test_empty_sides_and_very_long_texts_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, Encoder)
    assert semantic.meaning([], ZH) is None
    assert semantic.meaning(EN * 1_000, ZH) is None


def test_the_meaning_decides_where_words_say_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch, Encoder)
    near = semantic.meaning(EN, [ZH[0], ZH[2]])
    links = align(EN, [ZH[0], ZH[2]], lexicon=basic(), meaning=near)
    assert ((0,), (0,)) in {(link.left[:1], link.right) for link in links}
    alone = {link.confidence for link in align(EN, ZH, lexicon=basic()) if link.left == (1,)}
    helped = {
        link.confidence
        for link in align(EN, ZH, lexicon=basic(), meaning=semantic.meaning(EN, ZH))
        if link.left == (1,)
    }
    assert max(helped) > max(alone, default=0)
