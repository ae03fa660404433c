"""A coding pack holds no words of the texts and finds them again in another library, or says what it could not find."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.paths import resources
from app.text.refused import Refused
from app.work import codebook, coders, exchangein, exchangepack, finding, furnishing, memos
from app.work.library import Library
from app.work.projectreport import ProjectReport
from tests import fresh, verbs
from tests.app.work.test_exchange import coded, told

EN, ZH = verbs.EN, verbs.ZH


@pytest.fixture
def libraries(tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    made = fresh.empty(tmp_path / "one.diptych"), fresh.empty(tmp_path / "two.diptych")
    yield made
    for one in made:
        one.close()


@pytest.fixture
def pack(libraries: tuple[Library, Library], tmp_path: Path) -> dict[str, Any]:
    """A pack of a study with three passages, a finding and a note."""
    ours, _ = libraries
    coders.set_name(ours, "陈医生")
    root = verbs.a_code(ours, "Barriers", zh="障碍")
    money, staff = (verbs.a_code(ours, name, parent=root) for name in ("Money", "Staff"))
    verbs.a_code(ours, "Never used", parent=root)
    study = verbs.a_study(ours, "A study of trust")
    en, zh = verbs.two_texts(ours, study)
    both = verbs.a_passage(ours, study, (en, "Money was scarce"), (zh, "资金不足"), codes=(money,))
    verbs.a_passage(ours, study, (en, "staff left"), codes=(staff, money), mode="implied")
    verbs.a_passage(ours, study, (zh, "董事会听取了意见"), codes=(staff,))
    verbs.a_finding(ours, both, en="There is little money.")
    memos.write(ours, "passage", both, "a note that quotes: Money was scarce")
    written = exchangepack.export(ours, tmp_path / "p.json")
    assert (written.studies, written.passages, written.codings) == (1, 3, 4)
    assert [one.message for one in written.told] == ["Notes are not in a coding pack: they may quote the texts (1)."]
    return exchangepack.read((tmp_path / "p.json").read_bytes(), "p.json")


def bring(library: Library, pack: dict[str, Any]) -> ProjectReport:
    report: ProjectReport = exchangein.bring_in(library, exchangepack.placed(library, pack)).result
    return report


def test_a_pack_holds_no_word_of_the_texts_and_only_the_codes_it_needs(pack: dict[str, Any], tmp_path: Path) -> None:
    words = (tmp_path / "p.json").read_text(encoding="utf-8")
    for quote in ("Money was scarce", "staff left", "资金不足", "董事会"):
        assert quote not in words
    assert {one["label"]["en"] for one in pack["codes"]} == {"Barriers", "Money", "Staff"}
    assert len(words) < 8000


def test_it_rests_on_the_same_texts_in_another_library(
    libraries: tuple[Library, Library], pack: dict[str, Any]
) -> None:
    ours, theirs = libraries
    study = verbs.a_study(theirs, "Named otherwise")
    verbs.two_texts(theirs, study)
    report = bring(theirs, pack)
    assert (report.codings, report.added, report.lost, report.new_studies, report.texts) == (4, 4, 0, 0, 0)
    plain = [(quotes, codes) for quotes, codes, _ in coded(theirs)]
    assert plain == [(quotes, codes) for quotes, codes, _ in coded(ours)]
    assert [dict(one.claims) for one in finding.findings(theirs)] == [{"en": "There is little money."}]
    again = bring(theirs, pack)
    assert (again.added, again.known) == (0, 4)
    assert len(finding.findings(theirs)) == 1


def test_a_text_that_differs_by_one_character_takes_what_it_can_and_lists_the_rest(
    libraries: tuple[Library, Library], pack: dict[str, Any]
) -> None:
    _, theirs = libraries
    study = verbs.a_study(theirs)
    verbs.two_texts(theirs, study, EN.replace("staff left", "stuff left"), ZH)
    report = bring(theirs, pack)
    assert (report.added, report.lost) == (2, 2)
    assert "A passage of “A study of trust” could not be found in the text that is here (en); its codings: 2." in told(
        report
    )


def test_it_is_found_through_line_ends_and_full_width_marks(
    libraries: tuple[Library, Library], pack: dict[str, Any]
) -> None:
    _, theirs = libraries
    study = verbs.a_study(theirs)
    verbs.two_texts(theirs, study, EN.replace(". ", ".\r\n"), ZH.replace(",", "，"))
    assert bring(theirs, pack).lost == 0


def test_without_the_text_everything_is_listed_and_nothing_is_made(
    libraries: tuple[Library, Library], pack: dict[str, Any]
) -> None:
    _, theirs = libraries
    verbs.a_text(
        theirs, verbs.a_study(theirs), "Quite other words stand here, and nothing of what was coded there. Yes."
    )
    report = bring(theirs, pack)
    assert (report.added, report.lost) == (0, 4)
    assert told(report)[0].startswith("No text of “A study of trust” is in this library: its codings wait (4).")
    assert coded(theirs) == []


def test_the_first_version_of_packs_is_read(tmp_path: Path) -> None:
    library = fresh.empty(tmp_path / "x.diptych")
    try:
        furnishing.furnish(library)
        old = exchangepack.read((resources() / "starter/pack.json").read_bytes(), "pack.json")
        project = exchangepack.placed(library, old, "pack.json")
        assert (project.lost, len(project.told)) == (project.codings, 4)
        assert len(codebook.codes(library)) > 100
    finally:
        library.close()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"schema": "diptych.pack/7"}', "newer version"),
        (b'{"schema": "diptych.codebook/1"}', "no coding pack"),
        (b'{"schema": "diptych.pack/2"', "no coding pack"),
        (b"[]", "no coding pack"),
        (b'{"schema": "diptych.pack/2"}', "damaged"),
        (b'{"schema": "diptych.pack/2", "passages": [{"study": 3}], "studies": [], "codes": [], "people": [], "findings": []}',
         "damaged"),
    ],
)  # fmt: skip
def test_another_version_and_damage_are_refused(libraries: tuple[Library, Library], data: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        bring(libraries[1], exchangepack.read(data, "x.json"))


def test_a_person_with_an_empty_name_gets_one(libraries: tuple[Library, Library], pack: dict[str, Any]) -> None:
    _, theirs = libraries
    verbs.two_texts(theirs, verbs.a_study(theirs))
    changed = json.loads(json.dumps(pack))
    changed["people"][0]["name"] = "  "
    report = bring(theirs, changed)
    assert "A person without a name came in as “Coder 1”." in told(report)
    assert coders.names(theirs) == ("Coder 1",)
