"""Printed citations are read into their parts, and prose is not taken for one."""

from __future__ import annotations

import pytest

from app.formats.citation import find_doi, read_apa, read_gb, read_mendeley, read_nlm


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("J Test Care. 2017 Oct;190:1-10. doi: 10.1016/j.x.2017.04.054. Epub 2017 May 2.", (2017, 10, None, "190", "", "1-10", "2017-05-02")),
        ("J Test Care. 2020 Oct 19;20(4):2. doi: 10.5334/x.5432.", (2020, 10, 19, "20", "4", "2", "")),
        ("Health Serv. 2013 Dec;48(6 Pt 1):1840-58. doi: 10.1111/1475.1.", (2013, 12, None, "48", "6 Pt 1", "1840-58", "")),
        ("Health Policy. 2016 Jan-Feb;90 Suppl 1:S1-5.", (2016, 1, None, "90 Suppl 1", "", "S1-5", "")),
        ("Lancet Test. 2023 Jan 5:S0140-6736(22)02575-6. doi: 10.1016/S0140-6736(22)02575-6. Online ahead of print.", (2023, 1, 5, "", "", "S0140-6736(22)02575-6", "")),
        ("J Test Care . 2017 Oct:190:1-10. doi: 10.1/x. Epub 2017.", (2017, 10, None, "190", "", "1-10", "2017")),
        ("中国卫生测试. 2019;38(5):12-15.", (2019, None, None, "38", "5", "12-15", "")),
        ("J Manag Test. 2014 Nov;20(11 Spec No. 17):eSP14-7. Epub 2014 Oct.", (2014, 11, None, "20", "11 Spec No. 17", "eSP14-7", "2014-10")),
        ("Health Aff (Millwood). 2014 Spring;33(1):5.", (2014, None, None, "33", "1", "5", "")),
    ],
)  # fmt: skip
def test_pubmeds_line_is_read(line: str, parts: tuple[object, ...]) -> None:
    found = read_nlm(line)
    assert found is not None
    assert (found.year, found.month, found.day, found.volume, found.issue, found.pages, found.epub) == parts
    assert found.raw == line


@pytest.mark.parametrize(
    "line",
    [
        "We began in the spring. 2017 was a hard year; we saw four of them.",
        "The survey ended. 2017;",
        "See the report. 2018 Results: 40 of 50 towns answered and said that they agreed with it",
        "",
        "2017",
        "A. 2017",
    ],
)
def test_prose_is_no_citation(line: str) -> None:
    assert read_nlm(line) is None


def test_one_number_instead_of_a_range_is_an_article_number() -> None:
    found = read_nlm("BMJ Test. 2020 Oct 19;371:m3979. doi: 10.1136/bmj.m3979.")
    assert found is not None
    assert (found.pages, found.article_number) == ("m3979", "m3979")
    ranged = read_nlm("BMJ Test. 2020 Oct 19;371:10-12.")
    assert ranged is not None
    assert ranged.article_number == ""


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi: 10.1234/abc.1.", "10.1234/abc.1"),
        ("(https://doi.org/10.1016/S0140-6736(17)30000-1).", "10.1016/S0140-6736(17)30000-1"),
        ("DOI：10.1234/x。后面", "10.1234/x"),
        ("no identifier 10.5", ""),
    ],
)
def test_a_doi_loses_only_the_marks_around_it(text: str, doi: str) -> None:
    assert find_doi(text) == doi


def test_apa_is_read_with_and_without_a_journal() -> None:
    found = read_apa(
        "Carter, A. B., van der Velde, J., & Wei, L.-L. (2019). Why? A study of towns. Journal of Care, 12(3), 45–58. https://doi.org/10.1234/a.b"
    )
    assert found is not None
    assert [a.family for a in found.authors] == ["Carter", "van der Velde", "Wei"]
    assert (found.title, found.journal, found.volume, found.issue, found.pages) == (
        "Why? A study of towns",
        "Journal of Care",
        "12",
        "3",
        "45–58",
    )
    report = read_apa("Carter, A. (2009, May). A report. Northtown Press.")
    assert report is not None
    assert (report.year, report.month, report.journal) == (2009, 5, "")
    assert read_apa("In two towns (2009). We looked at care.") is None


def test_gb_and_mendeleys_form_are_read() -> None:
    found = read_gb("[1] 王小明, 李华, 等. 整合照护[J]. 测试卫生, 2019, 12(3): 1-6.")
    assert found is not None
    assert [a.literal for a in found.authors] == ["王小明", "李华"]
    assert (found.journal, found.pages) == ("测试卫生", "1-6")
    short = read_mendeley("Journal of Care (2009) 9(4)")
    assert short is not None
    assert (short.journal, short.volume, short.issue) == ("Journal of Care", "9", "4")
    assert read_mendeley("The towns (2009) agreed") is None
