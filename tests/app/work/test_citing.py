"""Lists of references in any style and order; styles of the user's are looked through before they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.report.citations import CSL
from app.text.refused import Refused
from app.work import citing, reading, styles
from app.work.library import Library
from db.rows import Ident, Name
from tests import verbs

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" default-locale="de-DE">
  <info><title>A style of our own</title><id>http://example.org/our-own</id><category citation-format="{kind}"/></info>
  <citation><layout><text variable="citation-number"/></layout></citation>
  <bibliography><layout>
    <text variable="citation-number" suffix=". "/>
    <names variable="author" suffix=": "><name name-as-sort-order="all" and="text"/></names>
    <text variable="title" font-style="italic"/>
    <date variable="issued" prefix=" (" suffix=")"><date-part name="year"/></date>
  </layout></bibliography>
</style>
"""
DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Journal of Tests</title>
<id>http://example.org/t</id><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def made(tmp_path: Path) -> styles.Kept:
    (tmp_path / "own.csl").write_text(STYLE.format(kind="numeric"), encoding="utf-8")
    return styles.keep(tmp_path / "own.csl")


@pytest.fixture
def four(library: Library) -> list[int]:
    def study(title: str, year: int, *names: Name, **more: object) -> int:
        return verbs.a_study(library, title, year=year, authors=names, **more)

    return [
        study("Zeal", 2021, Name("Zhang", "Wei")),
        study("", 2019, Name("", "", "曾小明", "zh-Hans"), title_zh="重庆的信任"),
        study("<i>Trust</i> & money", 2020, Name("Ashby", "Alma"), identifiers=(Ident("doi", "10.5/a", "own"),)),
        study("", 2018, Name("", "", "单丽", "zh-Hans"), title_zh="长期护理"),
    ]


def test_a_style_of_the_users_is_copied_and_used(
    library: Library, four: list[int], made: styles.Kept, home: Path
) -> None:
    assert (made.name, made.own) == ("A style of our own", True)
    assert [path.name for path in (home / "data" / "styles").iterdir()] == [made.id]
    assert styles.every()[-1] == made
    found = citing.cite(library, [four[2], four[0]], made.id)
    assert found.lines == ("1. Ashby, Alma: <i>Trust</i> & money (2020)", "2. Zhang, Wei: Zeal (2021)")
    assert "<p>1. Ashby, Alma: <i>&lt;i&gt;Trust&lt;/i&gt; &amp; money</i> (2020)</p>" in found.html


def test_one_reference_alone_has_no_number(library: Library, four: list[int], made: styles.Kept) -> None:
    assert citing.cite(library, four[:1], made.id).text == "Zhang, Wei: Zeal (2021)"


def test_lists_stand_in_the_order_chosen_with_chinese_by_pinyin(library: Library, four: list[int]) -> None:
    first, second, third, fourth = four
    wanted = {
        "given": four,
        "author": [third, fourth, second, first],  # Ashby, Shan, Zeng, Zhang
        "year": [fourth, second, third, first],
        "title": [fourth, second, third, first],  # changqi, chongqing, trust, zeal
    }
    for order, ids in wanted.items():
        assert list(citing.cite(library, four, "apa", order=order).studies) == ids, order


def test_a_chinese_study_is_cited_in_chinese_where_chinese_is_asked(library: Library) -> None:
    study = verbs.a_study(
        library, "", title_zh="重庆的信任", year=2019, journal_zh="中国卫生政策研究",
        authors=(Name("", "", "曾小明", "zh-Hans"),),
    )  # fmt: skip
    assert citing.cite(library, [study], "gbt7714", "zh").text == "曾小明. 重庆的信任[J]. 中国卫生政策研究, 2019."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (DEPENDENT, "only points at another style, “apa”"),
        ("not xml at all", "not a citation style"),
        ("<html><body/></html>", "not a citation style"),
        (
            '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + STYLE[39:].replace("own", "&x;"),
            "document type",
        ),
        (STYLE.split("<bibliography>", maxsplit=1)[0] + "</style>", "can't make a list"),
        (STYLE.replace("<text variable", "<nothing variable"), "does not know"),
    ],
)
def test_a_style_that_can_not_be_used_is_refused_and_not_kept(
    tmp_path: Path, home: Path, words: str, said: str
) -> None:
    (tmp_path / "bad.csl").write_text(words, encoding="utf-8")
    with pytest.raises(Refused, match=said):
        styles.keep(tmp_path / "bad.csl")
    assert not list(home.rglob("*.csl"))


def test_a_style_is_found_by_its_name_alone(tmp_path: Path, made: styles.Kept) -> None:
    for name in ("../../x.csl", "/etc/passwd", str(tmp_path / "own.csl"), "gone-00000000.csl", ""):
        with pytest.raises(Refused):
            styles.place(name)
    styles.drop("../own.csl")
    assert (tmp_path / "own.csl").exists()
    styles.drop(made.id)
    assert [one.own for one in styles.every()] == [False, False, False]


def test_an_item_that_a_style_can_not_set_is_set_in_apa(library: Library, four: list[int], made: styles.Kept) -> None:
    other = Path(styles.place(made.id)).with_name("damaged-00000000.csl")
    other.write_text(STYLE.replace("<text variable", "<nothing variable"), encoding="utf-8")
    assert citing.cite(library, four[:1], other.name).text == citing.cite(library, four[:1], "apa").text


def test_bundled_styles_are_no_files_of_the_users() -> None:
    assert [one.id for one in styles.every()] == ["apa", "vancouver", "gbt7714"]
    assert styles.keep(CSL / "apa.csl").own


def test_studies_that_are_gone_are_refused(library: Library) -> None:
    with pytest.raises(Refused):
        citing.cite(library, [7])


def test_the_short_citation_stays_as_it_was(library: Library, four: list[int]) -> None:
    assert reading.citation(library, four[1], "zh") == "曾小明 2019"
