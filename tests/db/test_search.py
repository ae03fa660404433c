"""Full-text search: words of either language and any length, and nothing a person types can break it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.work import studying
from app.work.library import Library
from db import listing, search
from db.asking import asked
from db.rows import Hit
from db.search_words import BARRIER, places, snippet, tokens
from db.tables import SearchText
from tests import verbs


def hits(library: Library, words: str, limit: int = 50) -> list[Hit]:
    with library.db.read() as conn:
        return listing.find(conn, words, limit)[1]


def found(library: Library, words: str) -> list[int]:
    return sorted(hit.study_id for hit in hits(library, words))


def a_study_saying(library: Library, en: str = "", zh: str = "", title: str = "Untold") -> int:
    study = verbs.a_study(library, title)
    if en:
        verbs.a_text(library, study, en)
    if zh:
        verbs.a_text(library, study, zh, "zh-Hans")
    return study


def test_chinese_words_of_any_length_are_found(library: Library) -> None:
    study = a_study_saying(library, zh="医生不信任整合体系。")
    a_study_saying(library, zh="整体而言,医疗质量提高。")
    for words in ("医", "信任", "不信任", "整合体系", "医生不信任整合体系"):
        assert study in found(library, words), words
    assert found(library, "信任整") == [study]


def test_a_chinese_word_never_crosses_a_mark(library: Library) -> None:
    crossing = a_study_saying(library, zh="他们不信,信任需要时间。")
    saying = a_study_saying(library, zh="他们不信任对方。")
    assert found(library, "不信任") == [saying]
    assert found(library, "信任") == [crossing, saying]


def test_a_chinese_word_broken_over_lines_is_found(library: Library) -> None:
    study = a_study_saying(library, zh="他们不信\n任对方。")
    assert found(library, "不信任") == [study]
    (hit,) = hits(library, "不信任")
    (span,) = hit.snippets[0].spans
    assert hit.snippets[0].text[slice(*span)] == "不信 任"


def test_the_last_word_may_go_on_and_the_others_may_not(library: Library) -> None:
    study = a_study_saying(library, en="Integrated systems were mistrusted.")
    assert found(library, "integrated mistr") == [study]
    assert found(library, "mistr integrated") == []
    assert found(library, '"integrated syst') == [study]
    assert found(library, '"integrated syst"') == []


def test_all_words_must_stand_somewhere_in_the_study(library: Library) -> None:
    both = a_study_saying(library, en="Trust grew.", zh="资金不足。", title="Alliances")
    a_study_saying(library, en="Trust grew.")
    assert found(library, "trust 资金 alliances") == [both]


def test_quoted_words_stand_side_by_side(library: Library) -> None:
    study = a_study_saying(library, en="Systems of integrated care.")
    a_study_saying(library, en="Care was integrated.")
    assert found(library, '"integrated care"') == [study]
    assert found(library, "“integrated care”") == [study]


def test_a_leading_minus_excludes(library: Library) -> None:
    kept = a_study_saying(library, en="Trust grew.")
    a_study_saying(library, en="Trust in money.")
    assert found(library, "trust -money") == [kept]
    assert found(library, 'trust -"in money"') == [kept]
    assert found(library, "-money") == [kept]
    assert found(library, "well-known") == []


def test_case_accents_and_full_width_forms_do_not_matter(library: Library) -> None:
    study = a_study_saying(library, en="The Zürich ACO.")
    for words in ("zurich", "ZÜRICH", "Ａｃｏ", "aco"):
        assert found(library, words) == [study], words


def test_titles_names_fields_tags_findings_and_identifiers_are_searched(library: Library) -> None:
    from db.rows import Ident, Name

    study = verbs.a_study(
        library,
        "Alliances",
        title_zh="联盟",
        authors=(Name("Bell", "Ada"), Name("", "", "张三", "zh-Hans")),
        journal="Journal of Herons",
        setting_zh="三个地区",
        tags=("to read",),
        identifiers=(Ident("doi", "10.1000/xyz", "own"),),
    )
    en, _ = verbs.two_texts(library, study)
    verbs.a_finding(library, verbs.a_passage(library, study, (en, "Money")), en="Egrets agree.")
    for words in ("alliances", "联盟", "bell ada", "张三", "herons", "地区", "to read", "10.1000/xyz", "egrets"):
        assert found(library, words) == [study], words


def test_a_title_comes_before_a_text(library: Library) -> None:
    text = a_study_saying(library, en="Herons were seen.")
    title = a_study_saying(library, title="Herons")
    assert [hit.study_id for hit in hits(library, "herons")] == [title, text]


def test_the_total_counts_all_when_few_are_shown(library: Library) -> None:
    for _ in range(5):
        a_study_saying(library, en="Herons.")
    with library.db.read() as conn:
        total, shown = listing.find(conn, "herons", 2)
    assert (total, len(shown)) == (5, 2)


def test_what_is_deleted_is_no_longer_found(library: Library) -> None:
    study = a_study_saying(library, en="Herons.")
    studying.delete(library, [study])
    assert found(library, "herons") == []
    with library.db.read() as conn:
        assert conn.scalar(select(func.count()).select_from(SearchText)) == 0


def test_refreshing_writes_only_what_differs_and_a_rebuild_gives_the_same(library: Library) -> None:
    study = a_study_saying(library, en="Herons.", zh="苍鹭。")

    def rows() -> list[tuple[object, ...]]:
        with library.db.read() as conn:
            return sorted(tuple(row) for row in conn.execute(select(SearchText.__table__)))

    before = rows()
    for ids in ([study], None):
        with library.db.write() as conn:
            search.refresh(conn, ids)
        assert rows() == before


@pytest.mark.parametrize("words", ["", "  ", '"', '""', "*", "-", "()", "：，。", '"" -', "-*"])
def test_a_question_without_words_asks_for_nothing(library: Library, words: str) -> None:
    a_study_saying(library, en="Herons.")
    with library.db.read() as conn:
        assert listing.find(conn, words, 5) == (0, [])
        assert asked(words) == []


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                [
                    "AND",
                    "OR",
                    "NOT",
                    "NEAR(a b)",
                    "body:",
                    "^",
                    "*",
                    '"',
                    "'",
                    "-",
                    "(",
                    ")",
                    "+",
                    "信任",
                    "a",
                    "\x00",
                    "{",
                    "\ud842",
                    ";",
                ]
            ),
            max_size=8,
        ).map("".join),
    )
)
def test_nothing_a_person_types_breaks_the_index(library: Library, words: str) -> None:
    with library.db.read() as conn:
        total, shown = listing.find(conn, words, 3)
    assert total >= len(shown)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(min_size=1, max_size=6))
def test_places_lie_inside_the_text_in_order(body: str, typed: str) -> None:
    found_at = places(body, asked(typed))
    assert all(0 <= start < end <= len(body) for start, end in found_at)
    assert found_at == sorted(found_at)
    shown = snippet("en", "text", body, asked(typed))
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.spans)


def test_spans_are_code_points_of_the_snippet() -> None:
    body = "𠮷" * 100 + " the trust of 😀 the people " + "x" * 300
    shown = snippet("en", "text", body, asked("trust"))
    assert [shown.text[a:b] for a, b in shown.spans] == ["trust"]
    assert shown.text.startswith("…")
    assert len(shown.text) < 200


def test_tokens_space_chinese_singly_and_bar_marks() -> None:
    assert tokens("ACO模式,不信\n任 ok").split() == ["ACO", "模", "式", BARRIER, "不", "信", "任", "ok"]
