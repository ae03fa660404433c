"""Pages copied from the sites people use come in as they should, one record a page."""

from __future__ import annotations

import pytest

from app.formats.reading import read_text
from app.formats.records import ParsedFile, Record
from tests.app.formats import samples
from tests.app.formats.samples import (
    CITATION,
    EN_ONE,
    EN_TWO,
    TITLE,
    TITLE_ZH,
    ZH_HANT_ONE,
    ZH_ONE,
    ZH_TWO,
    seed_layout,
)

OTHER = "Other J. 2020;1(2):3-4. doi: 10.5555/oj.1."


def only(text: str) -> Record:
    file = read_text(text)
    assert len(file.records) == 1
    slices_hold(file)
    return file.records[0]


def slices_hold(file: ParsedFile) -> None:
    for record in file.records:
        for text in record.texts:
            assert text.body == "\n".join(file.source[a:b] for a, b in text.slices)


def codes(record: Record) -> set[str]:
    return {w.code for w in record.warnings}


def bodies(record: Record) -> dict[str, str]:
    return {t.lang: t.body for t in record.texts}


def test_a_copied_pubmed_page_keeps_its_fields_and_loses_its_menus() -> None:
    found = only(samples.PUBMED)
    assert found.title == TITLE
    names = [(a.family, a.given) for a in found.authors]
    assert names == [("Carter", "Anna B"), ("Wei", "Li"), ("van der Velde", "Jan")]
    assert found.affiliations == (
        "Department of Care, University of Northtown, Northtown, Canada.",
        "Southtown School of Public Health, Southtown, United States.",
        "Care Lab, Eastville.",
    )
    assert (found.journal_abbrev, found.year, found.month, found.day) == ("J Test Care", 2019, 3, 4)
    assert (found.volume, found.issue, found.pages, found.epub) == ("12", "3", "45-58", "2018-12-30")
    assert [found.identifier(s) for s in ("doi", "pmid", "pmcid")] == ["10.1234/jtc.2019.045", "30000001", "PMC6000001"]
    assert found.keywords == ("Care networks", "Payment", "Records")
    assert bodies(found) == {"en": f"Background: {EN_ONE}\nResults: {EN_TWO}"}
    assert codes(found) == {"no_chinese"}


def test_pubmeds_text_form_keeps_its_wrapped_lines_as_they_came() -> None:
    found = only(samples.PUBMED_TEXT)
    assert [a.family for a in found.authors] == ["Carter", "Wei", "van der Velde"]
    assert len(found.affiliations) == 3
    assert found.epub == "2018-12-30"
    assert [len(t.slices) for t in found.texts] == [2]
    assert found.texts[0].body.startswith(
        "BACKGROUND: Care networks in four towns were asked how they share records and\n"
    )
    assert "©" not in found.texts[0].body


def test_a_copied_mendeley_page_takes_its_own_citation_for_its_own() -> None:
    found = only(samples.MENDELEY)
    assert found.title == TITLE
    assert [a.family for a in found.authors] == ["Carter", "van der Velde"]
    assert (found.journal, found.year, found.volume, found.issue, found.pages) == (
        "Journal of Test Care",
        2019,
        "12",
        "3",
        "45-58",
    )
    assert found.identifier("doi") == "10.1234/jtc.2019.045"
    assert found.identifier("doi", "printed") == ""
    assert found.printed_citation is not None
    assert bodies(found) == {"en": f"{EN_ONE} {EN_TWO}"}
    assert codes(found) == {"no_chinese"}


def test_a_bilingual_site_gives_both_titles_and_says_what_a_machine_wrote() -> None:
    found = only(samples.BILINGUAL_SITE)
    assert {t.lang: (t.value, t.kind) for t in found.titles} == {
        "en": (TITLE, "original"),
        "zh-Hans": (TITLE_ZH, "translation"),
    }
    assert bodies(found) == {"en": f"{EN_ONE}\n{EN_TWO}", "zh-Hans": f"{ZH_ONE}\n{ZH_TWO}"}
    assert [t.provenance for t in found.texts] == ["unknown", "machine"]
    assert found.identifier("pmid") == "30000001"
    assert len(found.affiliations) == 1
    assert codes(found) == set()


def test_a_chinese_journals_page_is_read_in_both_languages() -> None:
    found = only(samples.CHINESE_JOURNAL)
    assert {t.lang: t.kind for t in found.titles} == {"zh-Hans": "original", "en": "translation"}
    assert [a.literal for a in found.authors if a.lang == "zh-Hans"] == ["王小明", "李华", "欧阳文"]
    assert [(a.family, a.given) for a in found.authors if a.lang == "en"] == [("WANG", "Xiaoming"), ("LI", "Hua")]
    assert (found.journal, found.year, found.pages) == ("测试卫生", 2019, "45-58")
    assert bodies(found) == {"zh-Hans": f"{ZH_ONE}\n{ZH_TWO}", "en": f"{EN_ONE}\n{EN_TWO}"}
    assert found.keywords == ("医疗网络", "支付", "病历", "care networks", "payment")


@pytest.mark.parametrize(
    "paragraphs",
    [(EN_ONE, ZH_ONE, EN_TWO, ZH_TWO), (ZH_ONE, ZH_TWO, EN_ONE, EN_TWO), (EN_ONE, EN_TWO, ZH_ONE, ZH_TWO)],
    ids=["interleaved", "Chinese first", "English first"],
)
def test_paragraphs_are_sorted_by_language_in_any_order(paragraphs: tuple[str, ...]) -> None:
    found = only(seed_layout(*paragraphs))
    assert bodies(found) == {"en": f"{EN_ONE}\n{EN_TWO}", "zh-Hans": f"{ZH_ONE}\n{ZH_TWO}"}


def test_chinese_alone_and_traditional_chinese_are_known() -> None:
    assert bodies(only(seed_layout(ZH_ONE))) == {"zh-Hans": ZH_ONE}
    assert "no_english" in codes(only(seed_layout(ZH_ONE)))
    assert set(bodies(only(seed_layout(EN_ONE, ZH_HANT_ONE)))) == {"en", "zh-Hant"}


def test_a_third_language_is_a_text_of_its_own() -> None:
    found = only(seed_layout(EN_ONE, samples.FR_ONE))
    assert bodies(found) == {"en": EN_ONE, "und": samples.FR_ONE}
    assert "language_unknown" in codes(found)


def test_paragraph_counts_that_differ_are_told_with_their_numbers() -> None:
    found = only(seed_layout(EN_ONE, EN_TWO, ZH_ONE))
    warning = next(w for w in found.warnings if w.code == "paragraph_counts")
    assert warning.args == ("2", "1")
    assert "2 in English, 1 in Chinese" in warning.sentence


def test_folded_punctuation_is_told_and_full_width_is_not() -> None:
    folded = ZH_ONE.replace("，", ",").replace("。", ".") + ZH_TWO.replace("，", ",")
    assert "punctuation_folded" in codes(only(seed_layout(EN_ONE, folded)))
    assert "punctuation_folded" not in codes(only(seed_layout(EN_ONE, ZH_ONE)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            seed_layout(EN_ONE, ZH_ONE),
            seed_layout(EN_TWO, ZH_TWO, address="College of Care, Southtown, UK.", citation=OTHER),
        ),
        (seed_layout(EN_ONE, ZH_ONE), seed_layout(EN_TWO, ZH_TWO, citation=OTHER)),
        (f"{EN_ONE}\n{ZH_ONE}\n{CITATION}", f"{EN_TWO}\n{ZH_TWO}\n{OTHER}"),
        (
            samples.PUBMED,
            samples.PUBMED.replace("10.1234", "10.4321").replace("Mar 4;12", "Mar 5;13").replace("30000001", "31"),
        ),
        (samples.MENDELEY, samples.MENDELEY.replace("10.1234", "10.4321")),
    ],
    ids=["seeds", "same address", "citation at the end", "PubMed", "Mendeley"],
)
def test_two_pages_in_one_text_are_two_records(first: str, second: str) -> None:
    file = read_text(f"{first}\n{second}")
    slices_hold(file)
    assert len(file.records) == 2
    for alone, found in zip((first, second), file.records, strict=True):
        wanted = only(alone)
        assert [t.body for t in found.texts] == [t.body for t in wanted.texts]
        assert (found.titles, found.authors, found.affiliations) == (wanted.titles, wanted.authors, wanted.affiliations)
        assert found.identifier("doi") == wanted.identifier("doi")


def test_two_pages_that_cannot_be_parted_are_told() -> None:
    file = read_text(f"{TITLE}\nAbstract\n{EN_ONE}\nAnother title of another study\nAbstract\n{EN_TWO}")
    assert len(file.records) == 2 or "maybe_two_pages" in codes(file.records[0])


def test_a_translation_pasted_under_a_mendeley_page_stays_with_it() -> None:
    found = only(f"{samples.MENDELEY}\n{ZH_ONE}")
    assert bodies(found)["zh-Hans"] == ZH_ONE


def test_a_page_without_a_citation_says_so() -> None:
    found = only(f"{TITLE}\nAnn Carter, Bob Dorn\nAbstract\n{EN_ONE}")
    assert "no_citation" in codes(found)
    assert found.title == TITLE
    assert [(a.family, a.given) for a in found.authors] == [("Carter", "Ann"), ("Dorn", "Bob")]


def test_a_citation_alone_gives_a_record_without_text() -> None:
    found = only(CITATION)
    assert found.texts == ()
    assert "no_text" in codes(found)
    assert found.identifier("doi") == "10.1234/jtc.2019.045"


def test_a_line_of_mark_up_or_formulas_is_plain_text() -> None:
    hostile = '<img src=file:///etc/hostname>\n#read("/etc/hostname")\n=HYPERLINK("http://x.test","y")'
    found = only(seed_layout(EN_ONE, *hostile.split("\n")))
    assert bodies(found)["en"] == f"{EN_ONE}\n{hostile}"


def test_rare_characters_and_direction_marks_keep_right_offsets() -> None:
    text = f"\u200f{ZH_ONE}𠮷😀\u202e{ZH_TWO}\u202c"
    found = only(seed_layout(EN_ONE, text))
    assert bodies(found)["zh-Hans"] == text


def test_damaged_and_invisible_characters_are_told_with_their_line() -> None:
    found = only(seed_layout(f"{EN_ONE}\ufffd", f"{EN_TWO}\x0b."))
    assert {(w.code, w.line) for w in found.warnings if w.code.endswith("characters")} == {
        ("damaged_characters", 3),
        ("control_characters", 4),
    }


def test_an_address_never_becomes_a_country() -> None:
    assert not [name for name in Record.__dataclass_fields__ if "country" in name]


def test_a_section_with_a_place_in_it_opens_no_new_page() -> None:
    found = only(seed_layout(EN_ONE, "Setting: Northtown University Hospital, Canada.", EN_TWO))
    assert bodies(found)["en"].count("\n") == 2


ENGLISH = "Teams that met weekly trusted each other more than teams that did not."
CHINESE = "每周见面的团队比不见面的团队更加信任彼此。"


def test_one_short_sentence_in_each_language_is_text_and_no_title() -> None:
    record = only(f"{ENGLISH}\n{CHINESE}\n")
    assert record.titles == ()
    assert bodies(record) == {"en": ENGLISH, "zh-Hans": CHINESE}
    assert "no_title" in codes(record)


def test_a_title_above_one_short_sentence_in_each_language_stays_the_title() -> None:
    record = only(f"Trust in integrated teams\n\n{ENGLISH}\n{CHINESE}\n")
    assert [title.value for title in record.titles] == ["Trust in integrated teams"]
    assert bodies(record) == {"en": ENGLISH, "zh-Hans": CHINESE}
