"""Bringing copied pages in: every field, every finding on its words, nothing twice, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.formats.reading import read, read_text
from app.work import history, importing, reading, searching, starter, studying
from app.work.library import Library
from db import tables
from db.query import Query
from tests.app.text.shared import SEEDS, shared, shared_json

PAGE = """Harbour Health Institute, Port Lydia.
Health Syst J. 2021 Mar 4;12(3):45-60. doi: 10.5555/hsj.2021.7.
Three clinics joined one budget. Nobody asked the nurses before the change.
三家诊所合并为一个预算。改变之前没有人问过护士。
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    library = starter.make(tmp_path / "empty.diptych", examples=False)
    yield library
    library.close()


@pytest.fixture
def example(tmp_path: Path) -> Iterator[Library]:
    library = starter.make(tmp_path / "example.diptych")
    yield library
    library.close()


def bring_seeds(library: Library) -> importing.Outcome:
    return importing.add(library, [read(shared(f"seeds/{name}").read_bytes(), name) for name in SEEDS])


def count(library: Library, table: type[tables.Base]) -> int:
    with library.db.read() as conn:
        return int(conn.scalar(select(func.count()).select_from(table)) or 0)


def ids(library: Library) -> list[int]:
    return list(searching.studies(library, Query()))


def assert_every_finding_rests_on_its_words(library: Library) -> None:
    """Compare every abstract anchor with the quotes of the coding, and its words with the text it stands in."""
    quotes = shared_json("domain/seed_coding.json")["findings"]
    with library.db.read() as conn:
        rows = conn.execute(
            select(
                tables.Finding.key, tables.TextRow.lang, tables.Anchor.quote, tables.Anchor.start, tables.Anchor.end,
                tables.TextVersion.body,
            )
            .join(tables.FindingPassage, tables.FindingPassage.finding_id == tables.Finding.id)
            .join(tables.Anchor, tables.Anchor.passage_id == tables.FindingPassage.passage_id)
            .join(tables.TextRow, tables.TextRow.id == tables.Anchor.text_id)
            .join(tables.TextVersion, tables.TextVersion.id == tables.Anchor.version_id)
            .where(tables.TextRow.kind == "abstract")
        ).all()  # fmt: skip
    found = {(key, lang[:2]): quote for key, lang, quote, _start, _end, _body in rows}
    assert all(body[start:end] == quote for _k, _l, quote, start, end, body in rows)
    assert {k: v for k, v in found.items() if k[1] == "en"} == {(f["id"], "en"): f["quote_en"]["text"] for f in quotes}
    assert {k: v for k, v in found.items() if k[1] == "zh"} == {
        (f["id"], "zh"): f["quote_zh"]["text"] for f in quotes if f["quote_zh"]
    }


def test_the_four_originals_give_four_studies_with_48_findings_on_their_words(empty: Library) -> None:
    outcome = bring_seeds(empty)
    assert [(f.read, f.added, f.merged, f.skipped) for f in outcome.files] == [(1, 1, 0, 0)] * 4
    assert count(empty, tables.Finding) == 48
    assert [card.pairs for card in searching.cards(empty, ids(empty))] == [7, 10, 16, 0]
    assert_every_finding_rests_on_its_words(empty)


def test_every_field_of_the_originals_is_there(empty: Library) -> None:
    bring_seeds(empty)
    first, second, third, fourth = (studying.get(empty, one) for one in ids(empty))
    assert (first.year, first.month, first.volume, first.issue, first.pages) == (2012, 9, "90", "3", "457-83")
    assert first.identifier("doi") == "10.1111/j.1468-0009.2012.00671.x"
    assert (second.year, second.volume, second.pages, second.epub) == (2017, "190", "1-10", "2017-05-02")
    assert len(second.values("affiliation")) == 2
    assert [(n.family, n.given) for n in third.names if n.role == "author"] == [
        ("Bussu", "Sonia"),
        ("Marshall", "Martin"),
    ]
    assert (third.day, third.issue, third.pages) == (19, "4", "2")
    assert fourth.identifier("doi") == "10.5334/ijic.504"
    assert [i.role for i in fourth.identifiers if i.scheme == "doi"] == ["printed"]
    assert [n.family for n in fourth.names if n.role == "author"] == ["Gleave"]
    assert first.country == "US"
    assert third.country == "GB-ENG"


def test_originals_join_the_example_and_its_48_findings(example: Library) -> None:
    outcome = bring_seeds(example)
    assert [f.merged for f in outcome.files] == [1, 1, 1, 1]
    assert len(ids(example)) == 4
    assert count(example, tables.Finding) == 48
    assert [card.pairs for card in searching.cards(example, ids(example))] == [7, 10, 16, 0]
    assert_every_finding_rests_on_its_words(example)


def test_undo_takes_each_file_back_and_redo_brings_it_again_word_for_word(example: Library) -> None:
    before = count(example, tables.Passage)
    bring_seeds(example)
    for _file in range(4):
        history.undo(example)
    assert count(example, tables.Passage) == before
    for _file in range(4):
        history.redo(example)
    assert_every_finding_rests_on_its_words(example)
    assert [card.pairs for card in searching.cards(example, ids(example))] == [7, 10, 16, 0]


def test_everything_is_there_after_a_restart_and_can_still_be_undone(example: Library) -> None:
    bring_seeds(example)
    path = example.path
    example.close()
    again = Library.open(path)
    assert_every_finding_rests_on_its_words(again)
    assert history.undo(again).label == "Imported %n studies"
    again.close()


def test_the_same_pages_again_add_nothing(empty: Library) -> None:
    bring_seeds(empty)
    outcome = bring_seeds(empty)
    assert [f.skipped for f in outcome.files] == [1, 1, 1, 1]
    assert outcome.change is None
    assert count(empty, tables.Finding) == 48


def test_one_changed_character_loses_one_quote_and_says_which(empty: Library) -> None:
    words = shared(f"seeds/{SEEDS[0]}").read_text(encoding="utf-8")
    changed = words.replace("mistrusted integrated systems", "mistrusted integrated system")
    outcome = importing.add(empty, [read_text(changed, "changed")])
    lost = [s.args for s in outcome.files[0].said if "could not find" in s.pattern]
    assert len(lost) == 1
    assert count(empty, tables.Finding) >= 9


@pytest.mark.parametrize("twist", ["crlf", "wide"])
def test_the_pack_finds_its_words_in_other_copies(empty: Library, twist: str) -> None:
    from app.text.fold import widen

    words = shared(f"seeds/{SEEDS[2]}").read_text(encoding="utf-8")
    words = words.replace("\n", "\r\n") if twist == "crlf" else "\n".join(widen(line) for line in words.split("\n"))
    outcome = importing.add(empty, [read(words.encode(), "copy")])
    assert not [s for s in outcome.files[0].said if "could not find" in s.pattern]
    assert count(empty, tables.Finding) == 12


def test_a_page_of_ones_own_comes_in_with_its_texts_as_they_came(empty: Library) -> None:
    outcome = importing.add(empty, [read_text(PAGE, "pasted")])
    page = reading.page(empty, outcome.files[0].studies[0])
    assert page.left is not None
    assert page.right is not None
    assert page.left.body == "Three clinics joined one budget. Nobody asked the nurses before the change."
    assert page.right.body == "三家诊所合并为一个预算。改变之前没有人问过护士。"
    assert len(page.pairs) == 2
    assert page.study.country is None
    assert page.left.provenance == "unknown"


def test_the_same_own_doi_joins_and_fills_what_was_empty(empty: Library) -> None:
    first = PAGE.replace("45-60", "").replace(":.", ".")
    importing.add(empty, [read_text(PAGE.replace(PAGE.splitlines()[3] + "\n", ""), "english only")])
    outcome = importing.add(empty, [read_text(PAGE, "both")])
    del first
    assert outcome.files[0].merged == 1
    assert len(ids(empty)) == 1
    page = reading.page(empty, ids(empty)[0])
    assert page.right is not None


def test_a_printed_doi_never_joins_silently(empty: Library) -> None:
    importing.add(empty, [read_text(PAGE, "one")])
    other = """Nurses were asked late. The budget came first in every clinic of the region we describe here.
CITATION STYLE
Doe, J. (2021). A review of budgets. Health Systems Journal, 12(3). https://doi.org/10.5555/hsj.2021.7
"""
    outcome = importing.add(empty, [read_text(other, "two")])
    assert (outcome.files[0].added, outcome.files[0].merged) == (1, 0)
    assert any("kept apart" in s.message for s in outcome.files[0].said)
    assert len(ids(empty)) == 2


def test_the_user_may_answer_the_question_and_join(empty: Library) -> None:
    importing.add(empty, [read_text(PAGE, "one")])
    study = ids(empty)[0]
    other = (
        PAGE.replace("Three clinics", "Four clinics")
        .replace("三家", "四家")
        .replace("10.5555/hsj.2021.7", "10.5555/x.1")
    )
    outcome = importing.add(empty, [read_text(other, "two")], choices={(0, 0): study})
    assert outcome.files[0].merged == 1
    assert len(ids(empty)) == 1


def test_hostile_words_come_in_as_words(empty: Library) -> None:
    hostile = PAGE.replace(
        "Nobody asked", '<img src=file:///etc/hostname> #read("/etc/hostname") =HYPERLINK("x") 𠮷😀\u202e Nobody asked'
    )
    outcome = importing.add(empty, [read_text(hostile, "hostile")])
    page = reading.page(empty, outcome.files[0].studies[0])
    assert page.left is not None
    assert '<img src=file:///etc/hostname> #read("/etc/hostname") =HYPERLINK("x") 𠮷😀\u202e' in page.left.body
