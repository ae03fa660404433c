"""Folders, archives and tables on their way in: good files come in, bad ones are told, columns are what one says."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path
from typing import Any

import pytest

from app.text.refused import Misspoken
from app.work import bringing, mappings, telling
from app.work.library import Library
from app.work.verifying import verify
from tests.benchmarks import pubmedrecords

RIS = "TY  - JOUR\nTI  - {}\nPY  - 2019\nAB  - Words of {}.\nER  - \n"
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><PubmedArticleSet>&b;</PubmedArticleSet>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><PubmedArticleSet>&a;</PubmedArticleSet>'


class Door:
    """An empty library that files are brought into as the command line does it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        Library.create(path).close()

    def bring(self, *places: Path, columns: tuple[str, ...] = (), dry_run: bool = False) -> list[dict[str, Any]]:
        named = [str(place) for place in places]
        report = bringing.files(str(self.path), named, None, dry_run=dry_run, examples=False, columns=columns)
        return report["files"]

    def studies(self) -> list[tuple[str, int]]:
        library = Library.open(self.path)
        try:
            assert verify(library) == []
            return [(s["title"], s["year"]) for s in telling.list_studies(library, "", None)["studies"]]
        finally:
            library.close()


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path / "home"))
    (tmp_path / "own").mkdir()
    return Door(tmp_path / "own" / "library.diptych")


def folder_of_all_sorts(place: Path) -> Path:
    folder = place / "found"
    (folder / "below").mkdir(parents=True)
    (folder / "one.ris").write_text(RIS.format("One", "one"), encoding="utf-8")
    (folder / "below" / "two.xml.gz").write_bytes(gzip.compress(pubmedrecords.text(2).encode()))
    (folder / "below" / "three.csv").write_text(
        "Title,Abstract,DOI\nThree,Words of three,10.5555/three\n", encoding="utf-8"
    )
    (folder / "bomb.xml").write_bytes(BOMB)
    (folder / "outside.xml").write_bytes(OUTSIDE)
    (folder / "empty.ris").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / ".DS_Store").write_bytes(b"junk")
    return folder


def test_the_good_files_of_a_folder_come_in_and_the_bad_ones_are_told(empty: Door, tmp_path: Path) -> None:
    by_name = {Path(file["path"]).name: file for file in empty.bring(folder_of_all_sorts(tmp_path))}
    assert {name: file["added"] for name, file in by_name.items() if file["added"]} == {
        "one.ris": 1, "two.xml.gz": 2, "three.csv": 1,
    }  # fmt: skip
    for name, word in (
        ("bomb.xml", "entities"),
        ("outside.xml", "entities"),
        ("empty.ris", "empty"),
        ("picture.png", "is a picture"),
    ):
        assert by_name[name]["refused"]
        assert word in by_name[name]["warnings"][0]["message"]
    assert ".DS_Store" not in by_name


def test_an_archive_gives_its_good_files_and_keeps_the_rest_out(empty: Door, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.ris", RIS.format("One", "one"))
        archive.writestr("../../evil.ris", RIS.format("Evil", "evil"))
        archive.writestr("inner.zip", b"PK\x03\x04 not whole")
        archive.writestr("made.xml", pubmedrecords.text(120))
    told = {file["path"].partition("all.zip/")[2]: file for file in empty.bring(path)}
    assert (told["one.ris"]["added"], told["made.xml"]["added"]) == (1, 120)
    assert "leads out of the archive" in told["../../evil.ris"]["warnings"][0]["message"]
    assert "damaged or cut off" in told["inner.zip"]["warnings"][0]["message"]
    assert not list(tmp_path.rglob("evil.ris"))
    assert len(empty.studies()) == 121


def test_a_bomb_is_refused_before_it_is_unpacked(empty: Door, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.ris", bytes(60_000_000))
    assert "would unpack to 60 MB" in empty.bring(path)[0]["warnings"][0]["message"]


def test_a_file_of_one_gigabyte_is_refused_in_a_sentence(empty: Door, tmp_path: Path) -> None:
    path = tmp_path / "huge.bib"
    with path.open("wb") as file:
        file.write(b"@article{one, title={One}}\n" * 10_000)
        file.truncate(1_000_000_000)
    assert "200 MB" in empty.bring(path)[0]["warnings"][0]["message"]


def test_columns_are_what_one_says_and_are_remembered(empty: Door, tmp_path: Path) -> None:
    path = tmp_path / "finnish.csv"
    path.write_text("Tutkimus,Otsikko,Vuosi\n1,Ein Titel,2009\n2,Noch einer,2010\n", encoding="utf-8")
    assert "no heading" in empty.bring(path)[0]["warnings"][0]["message"]
    assert empty.bring(path, columns=("Otsikko=title", "Vuosi=year"))[0]["added"] == 2
    assert sorted(empty.studies()) == [("Ein Titel", 2009), ("Noch einer", 2010)]
    mappings.remember(["Tutkimus", "Otsikko", "Vuosi"], {"Otsikko": "title", "Vuosi": "year"})
    assert empty.bring(path)[0]["read"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Titel", "Column=field"),
        ("Titel=colour", "no field “colour”"),
        ("Nothing=title", "No table has a column “Nothing”"),
    ],
)
def test_a_mapping_that_means_nothing_is_a_word_that_is_off(empty: Door, tmp_path: Path, words: str, said: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Title,Year\nA title,2009\n", encoding="utf-8")
    with pytest.raises(Misspoken) as refused:
        empty.bring(path, columns=(words,))
    assert said in str(refused.value)


def test_what_columns_hold_is_remembered_for_the_same_headings_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIPTYCH_HOME", str(tmp_path))
    assert mappings.recall(["Titel", "Jahr"]) is None
    mappings.remember(["Titel", "Jahr"], {"Titel": "title", "Jahr": "year", "Other": "doi"})
    assert mappings.recall(["Titel", "Jahr"]) == {"Titel": "title", "Jahr": "year"}
    assert mappings.recall(["Jahr", "Titel"]) is None


def test_a_dry_run_of_many_writes_nothing_and_leaves_nothing(empty: Door, tmp_path: Path) -> None:
    path = tmp_path / "made.xml"
    pubmedrecords.write(path, 130)
    assert empty.bring(path, dry_run=True)[0]["added"] == 130
    assert empty.studies() == []
    assert not list(empty.path.parent.glob(".*staging*"))
