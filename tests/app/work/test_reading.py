"""Reading: the right two texts face each other, with pairs, passages and sections."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from app.text.refused import Refused
from app.work import aligning, coding, reading, studying
from app.work.change import Change
from app.work.library import Library
from db import listing, pairs
from db.engine import Database
from db.rows import Name
from db.tables import Passage
from tests import verbs


def test_the_abstract_is_opened_before_the_digest_and_each_can_be_asked_for(library: Library, study: int) -> None:
    verbs.two_texts(library, study, "Our digest.", "我们的摘编。", "digest")
    assert reading.page(library, study).kind == "digest"
    verbs.two_texts(library, study)
    page = reading.page(library, study)
    assert (page.kinds, page.kind) == (("abstract", "digest"), "abstract")
    asked = reading.page(library, study, "digest")
    assert asked.left is not None
    assert asked.left.body == "Our digest."


def test_a_kind_that_is_not_there_opens_the_usual_one(library: Library, study: int) -> None:
    verbs.two_texts(library, study)
    assert reading.page(library, study, "excerpt").kind == "abstract"


def test_english_stands_left_and_chinese_right_whatever_came_first(library: Library, study: int) -> None:
    zh = verbs.a_text(library, study, verbs.ZH, "zh-Hans")
    page = reading.page(library, study)
    assert page.left is None
    assert page.right is not None
    assert page.right.id == zh
    en = verbs.a_text(library, study)
    page = reading.page(library, study)
    assert page.left is not None
    assert page.left.id == en


def test_a_persons_translation_is_read_before_a_machines(library: Library, study: int) -> None:
    verbs.two_texts(library, study)
    better = verbs.a_text(library, study, "更好的译文。", "zh-Hans", provenance="person")
    page = reading.page(library, study)
    assert page.right is not None
    assert page.right.id == better


def test_without_chinese_nothing_waits_to_be_aligned(library: Library, study: int) -> None:
    verbs.a_text(library, study)
    page = reading.page(library, study)
    assert (page.right, page.pairs, page.known, page.card.pairs) == (None, (), True, 0)


def test_pairs_are_unknown_until_they_are_found_and_that_is_no_step(library: Library, study: int) -> None:
    verbs.two_texts(library, study)
    assert (reading.page(library, study).known, verbs.card(library, study).pairs) == (False, None)
    told: list[Change] = []
    library.listen(told.append)
    assert reading.ensure_pairs(library, study)
    page = reading.page(library, study)
    assert (page.known, page.card.pairs, len(page.pairs)) == (True, 3, 3)
    assert [(c.step_id, c.kinds, c.studies) for c in told] == [(None, frozenset({"pair"}), frozenset({study}))]
    assert not reading.ensure_pairs(library, study)


def test_checked_pairs_are_counted_on_the_card(library: Library, study: int) -> None:
    verbs.two_texts(library, study)
    reading.ensure_pairs(library, study)
    reading.set_reading_state(library, reading.page(library, study).pairs[1].id, "checked")
    card = verbs.card(library, study)
    assert (card.checked, card.pairs) == (1, 3)


def test_an_omission_is_no_pair_of_the_count(library: Library, study: int) -> None:
    verbs.two_texts(library, study, zh="信任增长缓慢。资金不足,员工离开。")
    page = reading.page(library, study)
    assert page.left is not None
    assert page.right is not None
    with library.db.write() as conn:
        made = [pairs.NewPair(((0, 18),), ((0, 7),), 0.9), pairs.NewPair(((19, 72),), (), 0.9)]
        pairs.cache(conn, study, page.left.version_id, page.right.version_id, made, "test")
        listing.refresh(conn, [study])
    page = reading.page(library, study)
    assert [bool(p.left and p.right) for p in page.pairs] == [True, False]
    assert page.card.pairs == 1


def test_sections_begin_with_the_sentence_of_their_first_passage(library: Library, study: int) -> None:
    en, _ = verbs.two_texts(library, study)
    first = verbs.a_passage(library, study, (en, "slowly"))
    second = verbs.a_passage(library, study, (en, "staff left"))
    with library.change("Sections") as rec:
        rec.update(Passage, first, section="background")
        rec.update(Passage, second, section="results")
    assert reading.page(library, study).sections == ((0, "background"), (verbs.EN.index("Money"), "results"))


def test_a_study_that_is_gone_is_refused(library: Library, study: int) -> None:
    studying.delete(library, [study])
    with pytest.raises(Refused):
        reading.page(library, study)


def test_a_citation_is_short_or_whole(library: Library) -> None:
    names = (Name("Bell", "A"), Name("Cole", "B"))
    study = verbs.a_study(library, "On trust", authors=names, year=2020, journal="Journal of Trust")
    assert reading.citation(library, study, "en") == "Bell & Cole 2020"
    assert "On trust" in reading.citation(library, study, "en", full=True)


def test_studies_that_wait_to_be_aligned_are_known_for_idle_time(library: Library, study: int) -> None:
    other = verbs.a_study(library, "Another")
    for each in (study, other):
        verbs.two_texts(library, each)
    assert aligning.unaligned(library) == [study, other]
    assert aligning.fill(library, [study]) == 1
    assert aligning.unaligned(library) == [other]


def test_a_library_that_can_only_be_read_is_read_without_pairs(tmp_path: Path) -> None:
    made = Library.create(tmp_path / "fixed.diptych")
    study = verbs.a_study(made)
    verbs.two_texts(made, study)
    made.close()
    fixed = Library(Database(tmp_path / "fixed.diptych", read_only=True))
    try:
        assert not reading.ensure_pairs(fixed, study)
        assert not reading.page(fixed, study).known
    finally:
        fixed.close()


def coded_page(library: Library, study: int, passages: int) -> None:
    """Gives a study two texts, their pairs, and so many passages of both."""
    en, zh = verbs.two_texts(library, study, verbs.EN * passages, verbs.ZH * passages)
    code = verbs.a_code(library, f"Code of {passages}")
    for n in range(passages):
        coding.code(library, study, [(en, n * 10, n * 10 + 5), (zh, n * 5, n * 5 + 3)], [code])
    reading.ensure_pairs(library, study)


def questions(library: Library, study: int) -> list[str]:
    """What the library is asked while a page is read anew."""
    library.known.forget()
    asked: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        reading.page(library, study)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return asked


def test_a_page_with_many_passages_asks_no_more_questions_than_one_with_few(library: Library, study: int) -> None:
    other = verbs.a_study(library, "Another")
    coded_page(library, study, 2)
    coded_page(library, other, 20)
    assert len(reading.page(library, other).passages) == 20
    assert all(len(one.anchors) == 2 for one in reading.page(library, other).passages)
    few = questions(library, study)
    assert 0 < len(questions(library, other)) == len(few)


def test_a_page_that_is_known_is_not_read_again(library: Library, study: int) -> None:
    coded_page(library, study, 2)
    assert reading.page(library, study) is reading.page(library, study)
