"""A record of an import can be mended before it is written, and what was not touched crosses back as it came."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from app.ui.intake.draft import PROVENANCES, Draft
from app.ui.intake.record import TextPiece


def _record() -> dict[str, Any]:
    return {
        "titles": [{"lang": "en", "value": "Trust in teams", "kind": "original", "source": "page"}],
        "authors": [{"family": "Doe", "given": "J", "literal": "", "lang": "en"}],
        "identifiers": [{"scheme": "doi", "value": "10.1/x", "role": "printed"}],
        "year": 2017,
        "texts": [{"lang": "en", "kind": "abstract", "body": "One two three.", "provenance": "unknown", "engine": ""}],
        "warnings": [],
    }


def test_a_chinese_title_is_added_beside_the_original() -> None:
    draft = Draft(_record())
    draft.set_title("zh", " 团队中的 信任 ")
    assert [(t["lang"], t["kind"], t["source"]) for t in draft.record["titles"]] == [
        ("en", "original", "page"),
        ("zh-Hans", "translation", "person"),
    ]
    draft.set_title("zh", "")
    assert len(draft.record["titles"]) == 1


def test_authors_are_lines_and_unchanged_ones_stay_what_they_were() -> None:
    draft = Draft(_record())
    draft.set_authors("Doe, J\n王芳\nWorld Health Organization")
    assert draft.record["authors"][0] == _record()["authors"][0]
    assert [a["literal"] for a in draft.record["authors"][1:]] == ["王芳", "World Health Organization"]


def test_the_own_doi_never_swallows_the_printed_one() -> None:
    draft = Draft(_record())
    assert (draft.doi(), draft.printed_doi()) == ("", "10.1/x")
    draft.set_doi("https://doi.org/10.2/y.")
    assert (draft.doi(), draft.printed_doi()) == ("10.2/y", "10.1/x")


def test_a_year_that_is_none_is_not_taken() -> None:
    draft = Draft(_record())
    assert not draft.set_year("soon")
    assert not draft.set_year("20177")
    assert draft.record["year"] == 2017
    assert draft.set_year("")
    assert draft.record["year"] is None


def test_a_warning_that_was_answered_goes() -> None:
    record = {**_record(), "titles": []}
    draft = Draft(record, said=[["no_title", "The page gives no title.", []], ["no_chinese", "No Chinese.", []]])
    assert [pattern for pattern, _ in draft.warnings()] == ["The page gives no title.", "No Chinese."]
    draft.set_title("en", "Now it has one")
    assert [pattern for pattern, _ in draft.warnings()] == ["No Chinese."]


def test_looking_at_a_record_changes_nothing() -> None:
    record = _record()
    draft = Draft(record)
    draft.set_title("en", draft.title_in("en"))
    draft.set_authors(draft.authors())
    draft.set_year(draft.year())
    draft.set_doi(draft.doi())
    draft.set_text(0, lang="en", provenance="unknown")
    assert draft.changed == set()
    assert record == _record()


def test_a_text_its_file_calls_a_machines_is_offered_nothing_that_hides_it(qtbot: QtBot) -> None:
    record = _record()
    own = record["texts"][0]
    record["texts"] = [
        own,
        {**own, "provenance": "machine", "engine": ""},
        {**own, "provenance": "person", "engine": "E"},
    ]
    draft = Draft(record)
    for at, choices in enumerate((set(PROVENANCES), {"machine", "person"}, {"machine", "person"})):
        piece = TextPiece(draft, at)
        qtbot.addWidget(piece)
        box = piece._provenance
        assert {box.itemData(k) for k in range(box.count())} == choices
        box.setCurrentIndex(box.findData("person"))
    piece._take()
    assert [one.get("engine") for one in draft.record["texts"]] == ["", "?", "E"]


def test_a_choice_made_by_mistake_in_the_form_can_be_taken_back(qtbot: QtBot) -> None:
    draft = Draft(_record())
    first = TextPiece(draft, 0)
    qtbot.addWidget(first)
    first._provenance.setCurrentIndex(first._provenance.findData("machine"))
    again = TextPiece(draft, 0)
    qtbot.addWidget(again)
    assert again._provenance.count() == len(PROVENANCES)


def _met(verdict: str) -> Draft:
    draft = Draft({**_record(), "titles": []}, verdict, 3, "Trust in teams", title_zh="团队中的信任")
    draft.said = [["no_title", "No title was found. Write one before you import, or later.", []]]
    return draft


def test_a_page_that_joins_a_known_study_asks_for_no_title() -> None:
    assert _met("join").warnings() == []
    assert len(_met("add").warnings()) == 1


def test_a_question_about_a_study_asks_for_a_title_until_it_is_answered_with_yes() -> None:
    draft = _met("ask")
    before = len(draft.warnings())
    draft.joins = True
    assert (before, draft.warnings()) == (1, [])


def test_the_study_it_meets_is_called_in_the_readers_language() -> None:
    draft = _met("join")
    assert (draft.name("zh"), draft.name("en")) == ("团队中的信任", "Trust in teams")
    draft.title_zh = ""
    assert draft.name("zh") == "Trust in teams"
