"""Several files in one call, what is written where, copies and repairs."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from app.formats import tbx, tmx
from app.formats.terms import TermEntry
from app.formats.tmx import Unit
from app.work import pairing, reading
from app.work.library import Library
from tests.app.cli.conftest import PAGE
from tests.running import Program, digest


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
    assert own.library is not None
    db = sqlite3.connect(own.library)
    db.execute("DELETE FROM search_text WHERE study_id % 2")
    db.execute("UPDATE study_listing SET findings = 99")
    db.commit()
    db.close()
    broken = own.json("verify", status=1)
    assert broken["ok"] is False
    assert broken["problems"]
    assert own.json("verify", "--repair")["ok"] is True
    assert own.json("verify") == {"ok": True, "problems": []}


@pytest.mark.parametrize("kind", ["tmx", "tsv"])
def test_checked_pairs_are_written_as_translation_memory(own: Program, kind: str, tmp_path: Path) -> None:
    target = tmp_path / f"memory.{kind}"
    assert "No sentence pair is marked" in own.refused("export", kind, "-o", target)
    assert not target.exists()
    assert own.library is not None
    library = Library.open(own.library)
    pairing.mark(library, [one.id for one in reading.page(library, 1).pairs[:2]], "checked")
    library.close()
    done = own.json("export", kind, "-o", target)
    assert (done["path"], done["format"], done["studies"], done["units"]) == (str(target), kind, 1, 2)
    assert target.read_text(encoding="utf-8").count("zh-Hans") == 2
    assert own.json("export", kind, "-o", target, "--query", "zzzz-no-such-word", status=3)["error"]


def test_translation_memory_and_terms_come_in_by_their_content(own: Program, page: Path, tmp_path: Path) -> None:
    sentences, terms, bad = tmp_path / "one.xml", tmp_path / "two.xml", tmp_path / "three.tmx"
    sentences.write_bytes(tmx.write([Unit("en", "zh-Hans", "Trust grew.", "信任增长。")], "1").data)
    terms.write_bytes(tbx.write([TermEntry("en", "zh-Hans", "a wholly new term", preferred=("新词",))], "t"))
    bad.write_text("<tmx version='1.4'><body><tu>", "utf-8")
    report = own.json("import", "--dry-run", sentences, page, terms, bad, status=1)
    assert [(f["format"], f["added"]) for f in report["files"]] == [("tmx", 1), ("pagetext", 1), ("tbx", 1), (None, 0)]
    report = own.json("import", sentences, page, terms, bad, status=1)
    assert [(f["format"], f["added"], f["refused"]) for f in report["files"]] == [
        ("tmx", 1, False), ("pagetext", 1, False), ("tbx", 1, False), (None, 0, True),
    ]  # fmt: skip
    labels = [step["label"] for step in own.json("history", "--limit", "3")["steps"]]
    assert labels[:2] == ["Imported 1 term", "Imported 1 sentence of a translation memory"]
    assert own.json("import", sentences, "--format", "tmx")["files"][0]["merged"] == 1
