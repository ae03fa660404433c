"""Every command of the command line, run as a process: its keys, its exit status, and what lands where."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import parser
from app.cli.commands import COMMANDS
from app.work import starter
from tests.running import ROOT, Program, digest

PAGE = """Harbour Health Institute, Port Lydia.
Health Syst J. 2021 Mar 4;12(3):45-60. doi: 10.5555/hsj.2021.7.
Three clinics joined one budget. Nobody asked the nurses before the change.
三家诊所合并为一个预算。改变之前没有人问过护士。
"""

STUDY = {
    "id", "title", "title_zh", "authors", "year", "journal", "volume", "issue", "pages", "epub", "affiliations", "doi",
    "pmid", "languages", "pairs", "codings", "findings",
}  # fmt: skip


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The program on an example library that these tests only read."""
    folder = tmp_path_factory.mktemp("cli")
    starter.make(folder / "example.diptych").close()
    return Program(folder / "home", folder / "example.diptych")


@pytest.fixture
def own(example: Program, tmp_path: Path) -> Program:
    """The program on a copy of the example library."""
    assert example.library is not None
    return Program(tmp_path / "home", Path(shutil.copy(example.library, tmp_path / "own.diptych")))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


# -- which library ------------------------------------------------------------------------------------------------


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


# -- what is told -------------------------------------------------------------------------------------------------


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
    assert own.run("check").status == 0


def test_search_has_its_keys_and_its_last_word_is_a_prefix(example: Program) -> None:
    found = example.json("search", "physicians mistru")
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


# -- texts and sentences ------------------------------------------------------------------------------------------


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


# -- exit statuses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ("lst",), ("show",), ("show", "x"), ("show", "0"), ("undo", "-1"), ("export", "pdf"), ("list", "--limit", "none"),
        ("export", "pages", "-o", "x"), ("segment", "x"), ("import",), ("--no-such-option",), ("matrix", "--rows", "shoes"),
        ("matrix", "--status", "true"), ("import", "--format", "wordstar", "x.txt"), ("export", "pdf", "-o", "x", "--findings", "a"),
        ("export", "pdf", "-o", "x", "--findings", "1", "--query", "q"), ("show", "99999999999999999999999"),
        ("shot", "-o", "x.png", "--size", "big"),
    ],
)  # fmt: skip
def test_words_that_are_off_end_with_2_and_print_no_document(example: Program, words: tuple[str, ...]) -> None:
    done = example.run(*words)
    assert done.status == 2, done.err
    assert done.out == ""
    assert done.err.strip()


def test_a_slip_of_the_pen_makes_no_library(tmp_path: Path) -> None:
    assert Program(tmp_path / "home").run("lits").status == 2
    assert list((tmp_path / "home").iterdir()) == []


def test_what_is_not_there_ends_with_3_and_one_sentence(example: Program, tmp_path: Path) -> None:
    assert "no longer in the library" in example.refused("show", "99")
    assert "no finding 999" in example.refused("export", "pdf", "-o", tmp_path / "x.pdf", "--findings", "1,999")
    assert "nothing to undo" in example.refused("undo")
    assert "nothing to redo" in example.refused("redo")
    assert "no file" in example.refused("segment", tmp_path / "none.txt", "--lang", "en")
    assert "folder" in example.refused("segment", tmp_path, "--lang", "en")
    assert "no study 99" in example.refused("check", "1", "99")
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize("kind", [one for one in parser.EXPORTS if one != "pdf"])
def test_formats_that_are_not_written_yet_are_refused_in_one_sentence(kind: str, tmp_path: Path) -> None:
    program = Program(tmp_path / "home", tmp_path / "new.diptych")
    assert kind in program.refused("export", kind, "-o", tmp_path / "out")
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_a_refusal_is_the_one_document_of_a_call_with_json(example: Program) -> None:
    assert example.json("show", "99", status=3) == {"error": "This study is no longer in the library."}


def test_an_unforeseen_error_ends_with_3_and_its_traceback_in_the_log(own: Program) -> None:
    broken = (
        "import app.work.telling as t; t.history_json = None; from app.__main__ import main; raise SystemExit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", broken, "--library", str(own.library), "history"],
        cwd=ROOT, env=own.environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    log = own.home / "log" / "diptych.log"
    assert str(log) in done.stderr
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_a_reader_that_goes_away_is_no_error(example: Program) -> None:
    call = f"{sys.executable} -m app --library {example.library} --json findings | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", call], cwd=ROOT, env=example.environment(), capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_standard_output_is_utf8_in_any_locale(example: Program) -> None:
    done = example.run("show", "1", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.status == 0
    assert "整合" in done.out


# -- several files, outputs, copies -------------------------------------------------------------------------------


def test_good_files_come_in_beside_refused_ones(own: Program, page: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.bin"
    bad.write_bytes(bytes(range(256)) * 4)
    report = own.json("import", bad, page, tmp_path / "none.txt", status=1)
    assert [f["refused"] for f in report["files"]] == [True, False, True]
    assert [f["added"] for f in report["files"]] == [0, 1, 0]
    assert report["batch"]
    for file in report["files"]:
        assert set(file) >= {"path", "format", "encoding", "read", "added", "merged", "skipped", "warnings"}
        assert all(set(w) >= {"record", "line", "message", "dropped"} for w in file["warnings"])
    assert own.json("list")["total"] == 5


def test_several_files_are_one_batch_and_a_step_each(own: Program, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(
        PAGE.replace("Three clinics", "Four clinics")
        .replace("三家", "四家")
        .replace("10.5555/hsj.2021.7", "10.5555/x"),
        "utf-8",
    )
    assert own.json("import", page, other)["batch"] == 1
    assert len(own.json("undo", "2")["steps"]) == 2
    assert own.json("list")["total"] == 4


def test_only_refused_files_end_with_3_and_still_print_the_report(own: Program, tmp_path: Path) -> None:
    report = own.json("import", tmp_path / "none.txt", status=3)
    assert report["files"][0]["refused"] is True
    assert report["batch"] is None


def test_a_dry_run_says_the_same_and_writes_nothing(own: Program, page: Path, tmp_path: Path) -> None:
    assert own.library is not None
    before = digest(own.library)
    tried = own.json("import", "--dry-run", page, page, status=1)
    assert digest(own.library) == before
    done = own.json("import", page, page, status=1)
    assert [(f["added"], f["merged"], f["skipped"]) for f in tried["files"]] == [
        (f["added"], f["merged"], f["skipped"]) for f in done["files"]
    ]
    fresh = Program(tmp_path / "elsewhere", tmp_path / "never.diptych")
    assert fresh.json("import", "--dry-run", page)["files"][0]["added"] == 1
    assert not (tmp_path / "never.diptych").exists()


def test_undo_and_redo_count_and_say_when_there_was_less(own: Program, page: Path) -> None:
    own.json("import", page)
    assert [s["undone"] for s in own.json("undo", "3", status=1)["steps"]] == [True]
    assert own.json("list")["total"] == 4
    assert [s["undone"] for s in own.json("redo", "3", status=1)["steps"]] == [False]
    assert own.json("list")["total"] == 5


@pytest.mark.parametrize("document", ["pdf", "picture", "links"])
def test_no_document_is_written_over_a_library(own: Program, tmp_path: Path, document: str) -> None:
    assert own.library is not None
    other = Path(shutil.copy(own.library, tmp_path / "other.diptych"))
    (tmp_path / "in.json").write_text("[]")
    before = digest(other)
    calls: dict[str, tuple[str | Path, ...]] = {
        "pdf": ("export", "pdf", "-o", other),
        "picture": ("shot", "-o", other),
        "links": ("align", tmp_path / "in.json", "-o", other),
    }
    assert "is a Diptych library" in own.refused(*calls[document])
    assert digest(other) == before


def test_an_output_is_replaced_only_when_whole(own: Program, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_text("before")
    assert own.run("export", "pdf", "-o", target, "--findings", "999").status == 3
    assert target.read_text() == "before"
    result = own.json("export", "pdf", "-o", target, "--findings", "3,1", "--lang", "en")
    assert set(result) >= {"path", "format", "studies", "findings", "replaced_characters"}
    assert (result["path"], result["format"], result["findings"]) == (str(target), "pdf", 2)
    assert target.read_bytes().startswith(b"%PDF-1.7")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home", "own.diptych", "report.pdf"]


def test_progress_goes_to_standard_error(own: Program, tmp_path: Path) -> None:
    done = own.run("--json", "export", "pdf", "-o", tmp_path / "r.pdf", "--findings", "1")
    assert "100 %" in done.err
    assert done.document["findings"] == 1


@pytest.mark.parametrize("place", ["none/report.pdf", "own.diptych/report.pdf", "."])
def test_an_output_that_cannot_be_written_is_said_in_a_sentence(own: Program, tmp_path: Path, place: str) -> None:
    own.refused("export", "pdf", "-o", tmp_path / place, "--findings", "1")
    assert not list(tmp_path.rglob("*.part"))


def test_a_backup_is_a_whole_library_and_restore_puts_it_back(own: Program, page: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.diptych"
    own.json("backup", copy)
    own.json("import", page)
    assert own.json("list")["total"] == 5
    kept = Path(own.json("restore", copy)["kept"])
    assert own.json("list")["total"] == 4
    assert Program(tmp_path / "home", kept).json("list")["total"] == 5
    assert Program(tmp_path / "home", copy).json("verify")["ok"] is True


def test_restore_takes_nothing_that_is_no_sound_library(own: Program, tmp_path: Path) -> None:
    assert own.library is not None
    (tmp_path / "notes.diptych").write_text("mine")
    before = digest(own.library)
    assert "not a Diptych library" in own.refused("restore", tmp_path / "notes.diptych")
    assert "There is no library" in own.refused("restore", tmp_path / "none.diptych")
    assert digest(own.library) == before


def test_verify_finds_what_is_broken_and_repairs_what_is_derived(own: Program) -> None:
    import sqlite3

    assert own.library is not None
    db = sqlite3.connect(own.library)
    db.execute("DELETE FROM search_text WHERE rowid % 2")
    db.execute("UPDATE study_listing SET findings = 99")
    db.commit()
    db.close()
    broken = own.json("verify", status=1)
    assert broken["ok"] is False
    assert broken["problems"]
    assert own.json("verify", "--repair")["ok"] is True
    assert own.json("verify") == {"ok": True, "problems": []}


# -- the words of a call ------------------------------------------------------------------------------------------


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[Any]]:
    """Run a call with a window and a camera that only note what they are asked for."""
    from app import cli

    def run(*words: str) -> list[Any]:
        noted: list[Any] = []

        def open_window(library: str | None, *, quit_when_shown: bool, starter: bool) -> int:
            noted.append(("open", library, quit_when_shown, starter))
            return 0

        def shoot(library: str | None, target: str, **how: Any) -> int:
            noted.append(("shot", library, target, how))
            return 0

        assert cli.main(words, open_window=open_window, shoot=shoot) == 0
        return noted

    monkeypatch.delenv("DIPTYCH_LIBRARY", raising=False)
    return run


def test_with_no_command_or_only_a_library_the_window_opens(said: Callable[..., list[Any]]) -> None:
    assert said() == [("open", None, False, False)]
    assert said("my.diptych") == [("open", "my.diptych", False, False)]
    assert said("--starter", "my.diptych", "--quit-when-shown") == [("open", "my.diptych", True, True)]
    assert said("--quit-when-shown") == [("open", None, True, False)]
    assert said("--library", "x", "open") == [("open", "x", False, False)]
    assert said("open", "y") == [("open", "y", False, False)]


def test_shot_hands_its_wishes_on(said: Callable[..., list[Any]]) -> None:
    assert said("--library", "x", "shot", "-o", "a.png", "--arrangement", "compare", "--size", "1280x800", "--lang", "zh",
                "--theme", "dark", "--study", "3") == [
        ("shot", "x", "a.png", {"arrangement": "compare", "size": (1280, 800), "lang": "zh", "theme": "dark", "study": 3,
                                "starter": False})
    ]  # fmt: skip


def test_help_and_version_end_with_0(example: Program) -> None:
    assert example.run("--version").out.startswith("Diptych ")
    assert "export" in example.run("--help").out
    assert "--template" in example.run("export", "--help").out


def test_every_command_is_declared_and_has_its_work() -> None:
    declared = set(next(a for a in parser.make()._actions if a.dest == "command").choices or ())
    assert declared == {"open", "shot", *COMMANDS}


def test_words_of_a_text_never_steer_the_terminal(own: Program, tmp_path: Path) -> None:
    path = tmp_path / "escape.txt"
    path.write_text(PAGE.replace("Nobody asked", "\x1b]0;owned\x07\x1b[31m Nobody asked"), encoding="utf-8")
    own.run("import", path)
    shown = own.run("show", "5").out
    assert "owned" in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_the_log_and_data_stay_in_the_home_that_is_named(own: Program, tmp_path: Path) -> None:
    user = tmp_path / "user"
    user.mkdir()
    own.run("list", HOME=str(user), XDG_DATA_HOME=str(user / "d"), XDG_CONFIG_HOME=str(user / "c"))
    assert list(user.iterdir()) == []
    assert os.environ.get("DIPTYCH_LIBRARY") is None
