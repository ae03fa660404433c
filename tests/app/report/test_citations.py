"""References follow their styles, keep Chinese names whole, and take nothing for markup."""

from __future__ import annotations

import pytest

from app.report.citations import default_style, format_references, short_citation

from .sample import ITEMS


def entries(style: str, *items: dict[str, object]) -> list[str]:
    return [reference.text for reference in format_references(items or ITEMS, style)]  # type: ignore[arg-type]


def test_apa_sets_journal_and_volume_in_italics_and_the_doi_as_an_address() -> None:
    (first, _) = format_references(ITEMS, "apa")
    assert first.text == (
        "Alder, A. B. (2019). Wards without walls. Journal of Invented Care, 3, 1–9. https://doi.org/10.0000/example.1"
    )
    assert [run.text for run in first.runs if run.style == "italic"] == ["Journal of Invented Care", "3"]


def test_gbt_counts_authors_and_names_the_kind_of_document() -> None:
    english, chinese = entries("gbt7714")
    assert english.startswith("ALDER A B. Wards without walls[J/OL].")
    assert chinese == "白桦, 林木, 森大山, 等. 县域里的信任[J]. 虚构卫生杂志, 2021."


def test_vancouver_puts_a_space_between_year_and_nothing_else() -> None:
    assert entries("vancouver")[0] == (
        "Alder AB. Wards without walls. Journal of Invented Care. 2019;3:1–9. doi:10.0000/example.1"
    )


@pytest.mark.parametrize("style", ["apa", "vancouver", "gbt7714"])
def test_chinese_names_stay_whole_and_chinese_is_never_italic(style: str) -> None:
    _, chinese = format_references(ITEMS, style)  # type: ignore[arg-type]
    assert "白桦" in chinese.text
    assert not [run for run in chinese.runs if run.style == "italic" and "志" in run.text]


@pytest.mark.parametrize("style", ["apa", "vancouver", "gbt7714"])
def test_markup_in_a_title_is_printed_as_it_is(style: str) -> None:
    title = "<b>Bold</b> & <i>sly</i> =HYPERLINK(1) #read(x)"
    assert title in entries(style, {"id": "x", "type": "book", "title": title})[0]


@pytest.mark.parametrize("style", ["apa", "vancouver", "gbt7714"])
def test_an_item_without_author_or_year_names_its_title_once(style: str) -> None:
    assert entries(style, {"id": "x", "type": "article-journal", "title": "Lonely"})[0].count("Lonely") == 1


@pytest.mark.parametrize("style", ["apa", "vancouver", "gbt7714"])
def test_an_empty_item_is_no_error(style: str) -> None:
    assert len(entries(style, {"id": "x"})) == 1


@pytest.mark.parametrize(
    ("names", "lang", "said"),
    [
        (["Gleave"], "en", "Gleave 2009"),
        ([{"family": "Bussu"}, {"family": "Marshall"}], "zh", "Bussu & Marshall 2009"),
        (["Lewis", "Tierney", "Colla"], "en", "Lewis et al. 2009"),
        (["Lewis", "Tierney", "Colla"], "zh", "Lewis 等 2009"),
        ([{"literal": "王小明"}, {"literal": "李华"}], "zh", "王小明、李华 2009"),
        ([{"literal": "王小明"}, "李", "张"], "zh", "王小明等 2009"),
    ],
)
def test_short_citations(names: list[object], lang: str, said: str) -> None:
    assert short_citation(names, 2009, lang) == said  # type: ignore[arg-type]


def test_a_short_citation_without_year_or_author_still_says_something() -> None:
    assert short_citation([], None, "en", "A title") == "A title n.d."
    assert short_citation(["Lewis"], None, "zh") == "Lewis 无日期"


def test_a_chinese_report_follows_the_chinese_standard() -> None:
    assert [default_style(languages) for languages in ("both", "en", "zh")] == ["apa", "apa", "gbt7714"]


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Care in towns.", "Care in towns[J]"),
        ("Care in towns", "Care in towns[J]"),
        ("Care in the U.S.", "Care in the U.S.[J]"),
        ("Care, and then...", "Care, and then...[J]"),
        ("Who cares?", "Who cares?[J]"),
        ("城镇照护。", "城镇照护[J]"),
    ],
)
def test_the_full_stop_a_database_set_behind_a_title_is_not_printed(title: str, printed: str) -> None:
    (said,) = entries("gbt7714", {"type": "article-journal", "title": title, "author": [{"family": "Doe"}]})
    assert printed in said
    (said,) = entries("apa", {"type": "article-journal", "title": title, "author": [{"family": "Doe"}]})
    assert ".." not in said.replace("...", "")
