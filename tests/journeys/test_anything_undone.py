"""Whatever is done through the verbs and taken back, every journaled row is as it was; done again, as it became.

60 random sittings here; ``make bench`` runs 1,000 (``DIPTYCH_SITTINGS`` sets another number).
"""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.formats import refi
from app.formats.reading import read, read_text
from app.paths import resources
from app.text.refused import Refused
from app.work import (
    aligning,
    codebook,
    codequeue,
    coders,
    codetree,
    coding,
    duplicates,
    editing,
    exchange,
    exchangein,
    finding,
    frameworks,
    furnishing,
    history,
    importing,
    memos,
    reading,
    studying,
    tagging,
)
from app.work.library import Library
from db import tables
from db.images import layout
from tests import verbs
from tests.app.text.shared import SEEDS, SHARED
from tests.builders import derived_rows, rows
from tests.journeys.test_bad_files import EN, PAGE, ZH

WORDS = ("trust grew", "信任 𠮷 增长", 'quo"te', "\u202eright", "=1+1", "a" * 300)

Deed = Callable[[Library, random.Random], object]


def some(library: Library, chance: random.Random, table: Any) -> int:
    """The id of a row of a table; Refused where there is none, as a person finds nothing to click on."""
    with library.db.read() as conn:
        ids = conn.scalars(select(table.id).order_by(table.id)).all()
    if not ids:
        raise Refused("There is nothing here yet.")
    return int(chance.choice(ids))


def span(library: Library, chance: random.Random, text: int) -> tuple[int, int, int]:
    """Some words of a text."""
    body = verbs.text_of(library, text).body
    start = chance.randrange(max(1, len(body) - 1))
    return text, start, min(len(body), start + chance.randint(1, 40))


def new_study(library: Library, chance: random.Random) -> object:
    made = verbs.a_study(library, chance.choice(WORDS), year=chance.randint(1990, 2026), country="CN")
    return verbs.two_texts(library, made) if chance.random() < 0.5 else None


def bring(library: Library, chance: random.Random) -> object:
    """One page, or two files at once; the second may meet the first by its DOI."""
    number = chance.randint(1, 4)
    page = PAGE.replace("Three clinics", f"{number} clinics").replace("三家", f"{number} 家")
    page = page.replace("hsj.2021.7", f"hsj.2021.{chance.randint(1, 3)}")
    files = [read_text(page, "one")]
    if chance.random() < 0.3:
        files.append(read_text(page.replace(ZH, "").replace("nurses", "doctors"), "two"))
    return importing.add(library, files)


def bring_an_original(library: Library, chance: random.Random) -> object:
    path = SHARED / "seeds" / chance.choice(SEEDS)
    if not path.exists():
        return bring(library, chance)
    return importing.add(library, [read(path.read_bytes(), path.name)])


def edit_study(library: Library, chance: random.Random) -> object:
    from dataclasses import replace

    study = some(library, chance, tables.Study)
    fields = studying.fields_of(studying.get(library, study))
    changes: dict[str, Any] = chance.choice(
        [
            {"title": chance.choice(WORDS)},
            {"title_zh": "整合照护"},
            {"year": chance.choice([None, 1999, 2020])},
            {"asked_about_barriers": chance.choice([None, "yes", "no"])},
            {"design": "qualitative", "country": "US"},
            {"affiliation": ("One", "Two")},
            {"authors": studying.names_from("Zhang, Wei; World Health Organization")},
        ]
    )
    return studying.edit(library, study, replace(fields, **changes))


def delete_studies(library: Library, chance: random.Random) -> object:
    return studying.delete(library, sorted({some(library, chance, tables.Study) for _ in range(chance.randint(1, 2))}))


def edit_a_text(library: Library, chance: random.Random) -> object:
    text = some(library, chance, tables.TextRow)
    body = verbs.text_of(library, text).body
    at = chance.randrange(len(body) + 1)
    end = min(len(body), at + chance.choice([0, 0, 5, 60]))
    return editing.edit_text(library, text, body[:at] + chance.choice(["", "更多 words "]) + body[end:], "a reason")


def change_a_text(library: Library, chance: random.Random) -> object:
    text = some(library, chance, tables.TextRow)
    return chance.choice(
        [
            lambda: editing.set_provenance(library, text, chance.choice(["author", "machine", "unknown"]), "Engine"),
            lambda: editing.mark_reviewed(library, text, chance.random() < 0.7),
            lambda: editing.delete_text(library, text),
            lambda: verbs.a_text(library, some(library, chance, tables.Study), EN, "en", "excerpt"),
        ]
    )()


def new_code(library: Library, chance: random.Random) -> object:
    return verbs.a_code(library, f"Code {chance.randint(1, 40)}", chance.choice(["barrier", "facilitator", "model"]))


def change_a_code(library: Library, chance: random.Random) -> object:
    code = some(library, chance, tables.Code)
    return chance.choice(
        [
            lambda: codebook.edit(library, code, labels={"en": f"Named {chance.random():.3f}", "zh-Hans": "名"}),
            lambda: codebook.retire(library, code, chance.random() < 0.7),
            lambda: codebook.delete(library, code),
        ]
    )()


def code_words(library: Library, chance: random.Random) -> object:
    text = some(library, chance, tables.TextRow)
    study = verbs.text_of(library, text).study_id
    place = span(library, chance, text)
    other = coding.counterpart(library, *place) if chance.random() < 0.5 else None
    codes = [some(library, chance, tables.Code)] if chance.random() < 0.8 else []
    mode = chance.choice(["explicit", "implied", "absent"])
    return coding.code(library, study, [place, *([other] if other else [])], codes, mode, chance.choice(["", "a note"]))


def change_a_coding(library: Library, chance: random.Random) -> object:
    row = some(library, chance, tables.Coding)
    return chance.choice(
        [
            lambda: coding.set_mode(library, row, chance.choice(["explicit", "implied", "absent"])),
            lambda: coding.replace_code(library, row, some(library, chance, tables.Code)),
            lambda: coding.uncode(library, row, keep_passage=chance.random() < 0.5),
        ]
    )()


def change_a_passage(library: Library, chance: random.Random) -> object:
    passage = some(library, chance, tables.Passage)
    anchors = verbs.passage_of(library, passage).anchors
    text = chance.choice(anchors).text_id if anchors else some(library, chance, tables.TextRow)
    return chance.choice(
        [
            lambda: coding.add_code(library, passage, some(library, chance, tables.Code), "implied"),
            lambda: coding.move_anchor(library, passage, *span(library, chance, text)),
            lambda: coding.drop_anchor(library, passage, text),
            lambda: coding.delete_passage(library, passage, with_findings=chance.random() < 0.5),
        ]
    )()


def settle(library: Library, chance: random.Random) -> object:
    waiting = editing.waiting(library)
    if not waiting:
        raise Refused("Nothing waits.")
    one = next(a for a in verbs.passage_of(library, chance.choice(waiting)).anchors if a.state == "review")
    return editing.settle_anchor(library, one.id, *span(library, chance, one.text_id)[1:])


def new_finding(library: Library, chance: random.Random) -> object:
    return verbs.a_finding(library, some(library, chance, tables.Passage), en=chance.choice(WORDS))


def change_a_finding(library: Library, chance: random.Random) -> object:
    one = some(library, chance, tables.Finding)
    passages = (finding.get(library, one) or pytest.fail("gone")).passages
    return chance.choice(
        [
            lambda: finding.edit(
                library, one, claims={"en": "Other words.", "zh-Hans": "别的话。"}, status="recommendation"
            ),
            lambda: finding.edit(library, one, passage_ids=[some(library, chance, tables.Passage)]),
            lambda: finding.split(library, one, passages[:1]),
            lambda: finding.delete(library, [one]),
            lambda: finding.tick(library, [one], chance.random() < 0.7),
            lambda: finding.reorder(library, [some(library, chance, tables.Finding), one]),
        ]
    )()


def note(library: Library, chance: random.Random) -> object:
    subject, table = chance.choice(
        [("study", tables.Study), ("passage", tables.Passage), ("finding", tables.Finding), ("coding", tables.Coding)]
    )
    return memos.write(library, subject, some(library, chance, table), chance.choice([*WORDS, " "]))


def read_pairs(library: Library, chance: random.Random) -> object:
    study = some(library, chance, tables.Study)
    reading.ensure_pairs(library, study)
    pair = some(library, chance, tables.Pair)
    return chance.choice(
        [
            lambda: reading.set_reading_state(library, pair, chance.choice(["checked", "wrong", "unchecked"])),
            lambda: aligning.confirm(library, pair),
            lambda: aligning.align(library, study),
        ]
    )()


def tag(library: Library, chance: random.Random) -> object:
    return tagging.tag(library, [some(library, chance, tables.Study)], chance.choice("ab"), chance.random() < 0.6)


def settle_duplicates(library: Library, chance: random.Random) -> object:
    """Two studies are one, whichever they are, with a wording from either; or they are kept apart."""
    one, other = some(library, chance, tables.Study), some(library, chance, tables.Study)
    if chance.random() < 0.3:
        return duplicates.not_duplicates(library, [one, other])
    return duplicates.merge(library, one, [other], {"title": chance.choice([one, other]), "text:en:abstract": other})


def order_codes(library: Library, chance: random.Random) -> object:
    one, other = some(library, chance, tables.Code), some(library, chance, tables.Code)
    return chance.choice(
        [
            lambda: codetree.move(library, [one], other),
            lambda: codetree.shift(library, one, chance.choice([-1, 1])),
            lambda: codetree.merge(library, [one], other),
            lambda: codetree.split(
                library, one, [{"en": f"Part {chance.random()}"}, {"en": f"Part {chance.random()}"}]
            ),
            lambda: codetree.delete_unused(library, [one]),
            lambda: frameworks.switch(library, chance.choice(["rmic", "selfie"]), chance.random() < 0.6),
        ]
    )()


def settle_a_coding(library: Library, chance: random.Random) -> object:
    waiting = codequeue.waiting(library)
    if not waiting:
        raise Refused("Nothing waits.")
    one = chance.choice(waiting)
    return codequeue.settle(library, one.coding_id, chance.choice([one.choices[:1], one.choices, [one.code_id], []]))


def bring_coding_back(library: Library, chance: random.Random) -> object:
    """What is written now is brought in later: whatever was edited or taken back meanwhile."""
    kept = library.path.with_suffix(".qdpx")
    if not kept.exists() or chance.random() < 0.3:
        exchange.export(library, kept)
        raise Refused("Only written.")
    return exchangein.bring_in(library, refi.read(kept.read_bytes()))


def sign(library: Library, chance: random.Random) -> object:
    return coders.set_name(library, chance.choice(["Ling", "Ann"]))


DEEDS: tuple[Deed, ...] = (
    new_study, bring, bring, bring_an_original, edit_study, edit_study, delete_studies, edit_a_text, edit_a_text,
    change_a_text, new_code, change_a_code, code_words, code_words, code_words, change_a_coding, change_a_passage, settle,
    new_finding, new_finding, change_a_finding, change_a_finding, note, read_pairs, tag, settle_duplicates, sign,
    order_codes, settle_a_coding, bring_coding_back,
)  # fmt: skip


def state(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """Every journaled row; of the sentence pairs those that a person made something of (the rest is a cache)."""
    found = rows(library.db)
    with library.db.read() as conn:
        own = conn.scalars(
            select(tables.Pair.id).where((tables.Pair.state != "automatic") | (tables.Pair.reading != "unchecked"))
        ).all()
    at = layout("pair").columns.index("id")
    found["pair"] = [row for row in found["pair"] if row[at] in set(own)]
    return found


def strayed(library: Library) -> list[tuple[Any, ...]]:
    """Anchors that are said to be placed and do not hold their words in the present version of their text, or are not listed."""
    at, text, version = tables.Anchor, tables.TextRow, tables.TextVersion
    asked = select(
        at.id, at.passage_id, at.state, at.start, at.end, at.quote, at.version_id, text.version_id, version.body
    )
    with library.db.read() as conn:
        every = conn.execute(asked.join(text, text.id == at.text_id).join(version, version.id == text.version_id)).all()
    listed = set(editing.waiting(library))
    return [
        tuple(one[:6])
        for one in every
        if (one.passage_id not in listed if one.state == "review" else one[8][one.start : one.end] != one.quote)
        or (one.state == "placed" and one[6] != one[7])
    ]


def newest(library: Library) -> int:
    """The number of the newest step of any kind."""
    return next((step.id for step in history.steps(library, 1)), 0)


class Sitting:
    """One person at a library: does things, takes them back, does them again, goes home and comes back."""

    def __init__(self, library: Library, chance: random.Random) -> None:
        self.library, self.chance = library, chance
        self.states = [state(library)]
        self.place = 0
        self.said: list[str] = []

    def act(self) -> None:
        """Do something; what is refused changes nothing, what makes a step can be taken back."""
        before = newest(self.library)
        deed = self.chance.choice(DEEDS)
        self.said.append(deed.__name__)
        try:
            deed(self.library, self.chance)
        except Refused:
            self.said[-1] += " (refused)"
        made = self._steps_since(before)
        if made:
            self.states[self.place + 1 :] = [None] * (made - 1) + [state(self.library)]  # type: ignore[list-item]
            self.place += made
            assert strayed(self.library) == [], self.said
        else:
            self.check()

    def _steps_since(self, before: int) -> int:
        return sum(step.kind == "do" and step.id > before for step in history.steps(self.library, 20))

    def undo(self) -> None:
        self.said.append("undo")
        history.undo(self.library)
        self.place -= 1
        self.check()

    def redo(self) -> None:
        self.said.append("redo")
        history.redo(self.library)
        self.place += 1
        self.check()

    def restart(self) -> None:
        self.said.append("restart")
        path = self.library.path
        self.library.close()
        self.library = Library.open(path)
        self.check()

    def check(self) -> None:
        """Every row is as it was at this place of the history."""
        wanted = self.states[self.place]
        assert strayed(self.library) == [], self.said
        if wanted is None:
            self.states[self.place] = state(self.library)
            return
        found = state(self.library)
        wrong = {name for name in wanted if wanted[name] != found[name]}
        assert not wrong, (wrong, self.said)


def pair_all(library: Library) -> None:
    """Make what is a cache: the sentence pairs of every study."""
    with library.db.read() as conn:
        studies = conn.scalars(select(tables.Study.id)).all()
    for study in studies:
        reading.ensure_pairs(library, study)


def one_sitting(library: Library, chance: random.Random, turns: int = 14) -> Library:
    sitting = Sitting(library, chance)
    pair_all(library)
    derived = derived_rows(library.db)
    try:
        for _ in range(turns):
            move = chance.random()
            if move < 0.62:
                sitting.act()
            elif move < 0.82 and sitting.place:
                sitting.undo()
            elif move < 0.94 and sitting.place + 1 < len(sitting.states) and history.can_redo(sitting.library):
                sitting.redo()
            elif move >= 0.94:
                sitting.restart()
        while sitting.place:
            sitting.undo()
        pair_all(sitting.library)
        assert derived_rows(sitting.library.db) == derived
    except Exception as error:
        raise AssertionError(f"{type(error).__name__}: {error}\n{sitting.said}") from error
    finally:
        sitting.library.close()
    return sitting.library


def run(folder: Path, seeds: range) -> None:
    template = folder / "template.diptych"
    library = Library.create(template)
    with library.change("New library") as rec:  # codes and the coding pack; the glossary would only slow the comparing
        furnishing.add_codebook(rec, json.loads((resources() / "codebook/codebook.json").read_text("utf-8")))
        body = (resources() / "starter/pack.json").read_text("utf-8")
        rec.insert(tables.Pack, key=json.loads(body)["key"], version=json.loads(body)["version"], body=body)
    verbs.two_texts(library, verbs.a_study(library))
    with library.db.write() as conn:
        conn.exec_driver_sql("UPDATE step SET closed = 1")
    library.close()
    for seed in seeds:
        path = Path(shutil.copyfile(template, folder / f"{seed}.diptych"))
        try:
            one_sitting(Library.open(path), random.Random(seed))
        except AssertionError as error:
            raise AssertionError(f"sequence {seed}: {error}") from error
        path.unlink()


@pytest.mark.parametrize("first", [0, 20, 40])
def test_60_random_sittings_are_taken_back_row_for_row(tmp_path: Path, first: int) -> None:
    run(tmp_path, range(first, first + 20))


@pytest.mark.bench
def test_1000_random_sittings_are_taken_back_row_for_row(tmp_path: Path) -> None:
    run(tmp_path, range(1000, 1000 + int(os.environ.get("DIPTYCH_SITTINGS", "1000"))))


def test_signing_that_was_taken_back_is_done_again_after_a_restart(tmp_path: Path) -> None:
    """Who took it back is gone with it; an older step taken back by nobody does not come in between (sequence 2555)."""
    library = Library.create(tmp_path / "a.diptych")
    verbs.a_study(library, "Older")
    history.undo(library)
    library.close()
    library = Library.open(tmp_path / "a.diptych")
    coders.set_name(library, "Ling")
    history.undo(library)
    library.close()
    library = Library.open(tmp_path / "a.diptych")
    assert history.redo(library).label.startswith("Set the coder")
    library.close()
