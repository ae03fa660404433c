"""Which library is meant, and what each command tells of it: the promised keys, and true spans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.running import Program

STUDY = {
    "id", "title", "title_zh", "authors", "year", "journal", "volume", "issue", "pages", "epub", "affiliations", "doi",
    "pmid", "languages", "pairs", "codings", "findings",
}  # fmt: skip


def test_without_a_name_the_first_call_makes_the_users_own_copy_of_the_example(tmp_path: Path) -> None:
    program = Program(tmp_path / "home")
    listed = program.json("list")
    assert listed["total"] == 4
    assert [path.name for path in (tmp_path / "home" / "data").glob("*.diptych")] == ["library.diptych"]


def test_a_named_library_that_is_not_there_is_made_empty_but_furnished(tmp_path: Path, page: Path) -> None:
    program = Program(tmp_path / "home", tmp_path / "deep" / "new.diptych")
    assert program.json("list") == {"total": 0, "studies": []}
    assert len(program.json("matrix")["rows"]) == 9
    assert sorted(path.name for path in (tmp_path / "deep").iterdir()) == ["new.diptych"]


def test_starter_fills_a_library_that_is_made_new_and_leaves_one_that_is_there(tmp_path: Path) -> None:
    program = Program(tmp_path / "home", tmp_path / "new.diptych")
    assert program.json("--starter", "findings")["findings"][0]["key"]
    assert program.json("list", "--starter")["total"] == 4
    other = Program(tmp_path / "home", tmp_path / "other.diptych")
    assert other.json("list")["total"] == 0
    assert other.json("--starter", "list")["total"] == 0


def test_the_environment_names_the_library_and_the_option_wins(example: Program, tmp_path: Path) -> None:
    bare = Program(tmp_path / "home")
    assert json.loads(bare.run("--json", "list", DIPTYCH_LIBRARY=str(example.library)).out)["total"] == 4
    done = bare.run("--library", tmp_path / "empty.diptych", "--json", "list", DIPTYCH_LIBRARY=str(example.library))
    assert json.loads(done.out)["total"] == 0


def test_a_file_address_names_a_library_and_other_addresses_are_refused(example: Program, tmp_path: Path) -> None:
    assert example.library is not None
    bare = Program(tmp_path / "home")
    assert json.loads(bare.run("--library", example.library.as_uri(), "--json", "list").out)["total"] == 4
    assert "postgresql://" in bare.refused("--library", "postgresql://host/library", "list")


def test_list_has_its_keys(example: Program) -> None:
    listed = example.json("list")
    assert set(listed) >= {"total", "studies"}
    assert all(set(study) >= STUDY for study in listed["studies"])
    assert [study["findings"] for study in listed["studies"]] == [10, 12, 12, 14]
    assert example.json("list", "--limit", "2")["total"] == 4
    assert len(example.json("list", "--limit", "2")["studies"]) == 2


def test_list_answers_words_of_either_language(example: Program) -> None:
    english = example.json("list", "--query", "East London")
    assert english["total"] == 1
    assert example.json("list", "--query", "整合")["total"] >= 1
    assert example.json("list", "--query", "zzzz-no-such-word") == {"total": 0, "studies": []}


def test_show_has_its_keys_and_true_spans(example: Program) -> None:
    shown = example.json("show", "1")
    assert set(shown) >= {"study", "texts", "pairs", "passages"}
    bodies = {text["id"]: text["body"] for text in shown["texts"]}
    assert all(set(text) >= {"id", "lang", "kind", "provenance", "body"} for text in shown["texts"])
    english = next(t["body"] for t in shown["texts"] if t["lang"] == "en")
    chinese = next(t["body"] for t in shown["texts"] if t["lang"].startswith("zh"))
    assert len(shown["pairs"]) == 10
    for pair in shown["pairs"]:
        assert set(pair) >= {"en", "zh", "confidence", "state"}
        assert all(english[start:end].strip() for start, end in pair["en"])
        assert all(chinese[start:end].strip() for start, end in pair["zh"])
    assert len(shown["passages"]) == 10
    for passage in shown["passages"]:
        assert set(passage) >= {"id", "anchors", "codes"}
        assert all(isinstance(code, str) for code in passage["codes"])
        for anchor in passage["anchors"]:
            assert set(anchor) >= {"text", "lang", "start", "end", "quote"}
            assert bodies[anchor["text"]][anchor["start"] : anchor["end"]] == anchor["quote"]


def test_check_has_its_keys_and_true_spans(own: Program, page: Path) -> None:
    own.json("import", page)
    found = own.json("check", "5")["issues"]
    shown = own.json("show", "5")
    bodies = {text["lang"][:2]: text["body"] for text in shown["texts"]}
    for issue in own.json("check")["issues"]:
        assert set(issue) >= {"study", "rule", "severity", "en", "zh", "en_text", "zh_text", "message", "suggestion"}
    for issue in found:
        assert issue["study"] == 5
        for lang in ("en", "zh"):
            if issue[lang]:
                start, end = issue[lang]
                assert bodies[lang][start:end] == issue[f"{lang}_text"]
    assert own.json("check", "5")["issues"] == found
    renderings = own.json("check")["renderings"]
    assert any(one["rule"] == "consistency" for one in renderings)
    for one in renderings:
        assert len(one["uses"]) > 1
        assert one["subject"] in one["message"]
        assert all(place["en_text"] and place["zh_text"] for use in one["uses"] for place in use["places"])
    assert own.run("check").status == 0


def test_search_has_its_keys_and_its_last_word_is_a_prefix(example: Program) -> None:
    found = example.json("search", "physicians war")
    assert set(found) >= {"total", "hits", "ms"}
    assert found["total"] == 1
    assert set(found["hits"][0]) >= {"study", "title", "snippets"}
    assert all(set(s) >= {"lang", "text", "spans"} for s in found["hits"][0]["snippets"])
    assert example.json("search", "信任", "--limit", "1")["hits"]


@pytest.mark.parametrize(
    "words", ['"', "*", "a OR", "NEAR(", "-", "()", "%", "'; DROP TABLE study; --", "𠮷", "\u202e", ""]
)
def test_search_takes_any_words(example: Program, words: str) -> None:
    assert "hits" in example.json("search", "--", words)


def test_findings_have_their_keys_and_words(example: Program) -> None:
    found = example.json("findings")["findings"]
    assert len(found) == 48
    for one in found:
        assert set(one) >= {"id", "study", "claim_en", "claim_zh", "status", "direction", "codes", "passages"}
        assert one["passages"][0]["anchors"][0]["quote"]
    assert {one["status"] for one in found} <= {
        "reported_result", "author_interpretation", "background_claim", "recommendation"
    }  # fmt: skip
    assert 0 < len(example.json("findings", "--query", "信任")["findings"]) < 48


def test_matrix_counts_cells_in_the_unit_asked_for(example: Program) -> None:
    studies = example.json("matrix")
    assert set(studies) >= {"rows", "cols", "cells"}
    assert all(set(c) >= {"row", "col", "studies", "findings", "passages", "sign"} for c in studies["cells"])
    assert {c["row"] for c in studies["cells"]} <= set(studies["rows"])
    assert {c["col"] for c in studies["cells"]} <= set(studies["cols"])
    assert {c["sign"] for c in studies["cells"]} == {"barrier", "facilitator"}
    passages = example.json("matrix", "--unit", "passages", "--status", "reported_result")
    assert 0 < len(passages["cells"]) < len(studies["cells"])
    assert example.json("matrix", "--rows", "barrier", "--cols", "country")["cells"]


def test_history_tells_who_did_what_and_when(own: Program, page: Path) -> None:
    own.json("import", page)
    steps = own.json("history", "--limit", "1")["steps"]
    assert [set(step) >= {"id", "when", "who", "label", "undone"} for step in steps] == [True]
    assert steps[0]["label"] == "Imported 1 study"
    assert steps[0]["undone"] is False


def test_segment_gives_sentences_and_their_clauses(example: Program, tmp_path: Path) -> None:
    text = "Trust grew (e.g. slowly); money, and time, did not. Staff left."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    spans = example.json("segment", tmp_path / "a.txt", "--lang", "en")
    assert [text[s["start"] : s["end"]] for s in spans] == [
        "Trust grew (e.g. slowly); money, and time, did not.", "Staff left."
    ]  # fmt: skip
    assert all(s["start"] <= start < end <= s["end"] for s in spans for start, end in s["clauses"])
    chinese = "信任增长缓慢;资金不足。𠮷人离开了?对。"
    (tmp_path / "b.txt").write_text(chinese, encoding="utf-8")
    spans = example.json("segment", tmp_path / "b.txt", "--lang", "zh")
    assert [chinese[s["start"] : s["end"]] for s in spans] == ["信任增长缓慢;资金不足。", "𠮷人离开了?", "对。"]


def test_align_writes_its_links_whole(example: Program, tmp_path: Path) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    document = {"id": "d", "en": ["Trust grew in 2009.", "Staff left."], "zh": ["2009 年信任增长。", "员工离开。"]}
    source.write_text(json.dumps([document], ensure_ascii=False), encoding="utf-8")
    target.write_text("before")
    printed = example.json("align", source, "-o", target)
    written = json.loads(target.read_text(encoding="utf-8"))
    assert printed == written
    assert written[0]["id"] == "d"
    assert written[0]["links"] == [[[0], [0]], [[1], [1]]]
    assert len(written[0]["confidence"]) == 2


@pytest.mark.parametrize(
    "words", ["", "{", "{}", '[{"id": 1, "en": "no list", "zh": []}]', "[1]", "[" * 100_000, "\ufffe"]
)
def test_align_refuses_what_is_no_list_of_documents_and_writes_nothing(
    example: Program, tmp_path: Path, words: str
) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    source.write_text(words, encoding="utf-8")
    target.write_text("before")
    assert "Nothing was written" in example.refused("align", source, "-o", target)
    assert target.read_text() == "before"
