"""Pairs mended, sentences translated, checks decided, terms changed, memory brought in: taken back row for row."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from app.formats.tmx import Memory, Unit
from app.text.refused import Refused
from app.work import (
    aligning,
    checking,
    deciding,
    filling,
    glossarying,
    memory,
    pairing,
    reading,
    translating,
)
from app.work.glossarying import TermFields
from app.work.library import Library
from db import pairs, tables
from tests import verbs
from tests.journeys import test_anything_undone as sittings
from tests.journeys.test_anything_undone import some

EN = "The medical group had 31 doctors. Trust grew slowly; money was scarce. The board did not listen."
ZH = "该医疗集团有 13 名医生。信任增长缓慢；资金不足。董事会听取了意见。"


def new_study(library: Library, chance: random.Random) -> object:
    study = verbs.a_study(library, chance.choice(sittings.WORDS))
    left = verbs.a_text(library, study, EN)
    if chance.random() < 0.8:
        verbs.a_text(library, study, ZH, "zh-Hans", provenance=chance.choice(["person", "machine"]))
    return left


def mend(library: Library, chance: random.Random) -> object:
    reading.ensure_pairs(library, some(library, chance, tables.Study))
    one = some(library, chance, tables.Pair)
    return chance.choice(
        [
            lambda: pairing.split(library, one),
            lambda: pairing.merge(library, one),
            lambda: pairing.shift(library, one, chance.choice(["left", "right"]), chance.random() < 0.5),
            lambda: pairing.align_around(library, one),
            lambda: pairing.mark(library, [one], chance.choice(pairs.READINGS)),
            lambda: pairing.confirm(library, one, chance.random() < 0.6),
        ]
    )()


def link(library: Library, chance: random.Random) -> object:
    study = some(library, chance, tables.Study)
    reading.ensure_pairs(library, study)
    start = chance.randint(0, 60)
    return pairing.link(library, study, (start, start + 10), (start // 3, start // 3 + 5))


def realign(library: Library, chance: random.Random) -> object:
    return aligning.align(library, some(library, chance, tables.Study))


def decide(library: Library, chance: random.Random) -> object:
    found = checking.check(library, some(library, chance, tables.Study))
    if not found:
        raise Refused("Nothing was found.")
    issue = chance.choice(found)
    return chance.choice(
        [
            lambda: deciding.dismiss(library, issue, "so printed"),
            lambda: deciding.accept(library, issue),
            lambda: deciding.reopen(library, issue),
            lambda: deciding.apply(library, issue),
            lambda: deciding.apply(library, issue, "别的话"),
            lambda: deciding.decide_many(library, found, "dismissed", "all of them"),
            lambda: deciding.replace_everywhere(library, issue.term, issue.right_text, "医师集团"),
        ]
    )()


def change_terms(library: Library, chance: random.Random) -> object:
    wanted = TermFields(chance.choice(["medical group", "trust"]), preferred=("医师集团",), avoid=("医疗集团",))
    return chance.choice(
        [
            lambda: glossarying.add(library, wanted),
            lambda: glossarying.edit(library, some(library, chance, tables.Term), wanted),
            lambda: glossarying.delete(library, [some(library, chance, tables.Term)]),
            lambda: glossarying.add_rendering(library, some(library, chance, tables.Term), "医生集团", "accepted"),
        ]
    )()


def remember(library: Library, chance: random.Random) -> object:
    if chance.random() < 0.3:
        return memory.forget(library, "m.tmx")
    units = tuple(Unit("en", "zh", f"Sentence {chance.randint(1, 9)}.", "句子。") for _ in range(3))
    return memory.bring_in(library, Memory(units, 0), "m.tmx")


def translate(library: Library, chance: random.Random) -> object:
    study = some(library, chance, tables.Study)
    page = reading.page(library, study)
    if page.left is None:
        raise Refused("There is no text.")
    if page.right and chance.random() < 0.4:
        return translating.take_up(library, page.right.id, chance.randint(1, 3))
    empty = [one for one in page.pairs if not one.right]
    span = empty[0].left[0] if empty else (0, 33)
    return filling.fill(library, study, page.kind, "right", span, "信任增长。", "zh-Hans")


DEEDS = (
    new_study, mend, mend, mend, mend, link, realign, decide, decide, decide, change_terms, remember, translate, translate,
    sittings.edit_a_text, sittings.delete_studies, sittings.code_words,
)  # fmt: skip


@pytest.mark.parametrize("first", [0, 20])
def test_random_sittings_over_translations_are_taken_back_row_for_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    monkeypatch.setattr(sittings, "DEEDS", DEEDS)
    sittings.run(tmp_path, range(first, first + 20))


@pytest.mark.bench
def test_many_random_sittings_over_translations_are_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sittings, "DEEDS", DEEDS)
    sittings.run(tmp_path, range(5000, 5000 + int(os.environ.get("DIPTYCH_SITTINGS", "1000"))))
