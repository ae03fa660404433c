"""Archives and folders: each file by itself, and nothing that is meant to harm."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from app.formats.archive import Unread, read_all, read_path
from app.formats.reading import read
from app.formats.records import ParsedFile
from app.text.refused import Refused

ONE = b"TY  - JOUR\nTI  - One study\nER  - \n"
TWO = b"@article{a, title={Another study}}\n"


def packed(files: dict[str, bytes], **options: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:  # type: ignore[arg-type]
        for name, data in files.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_every_file_of_an_archive_is_read_and_what_cannot_be_is_told() -> None:
    data = packed({"a/one.ris": ONE, "two.bib": TWO, "__MACOSX/._one.ris": b"x", "paper.pdf": b"%PDF-1.7", "../out.ris": ONE,
                   "C:\\bad.ris": ONE, "/abs.ris": ONE, "in.zip": packed({"one.ris": ONE}), "none.txt": b""})  # fmt: skip
    found = read_all(data, "all.zip")
    assert [f.name for f in found if isinstance(f, ParsedFile)] == ["a/one.ris", "two.bib", "in.zip/one.ris"]
    told = {f.name: f.sentence for f in found if isinstance(f, Unread)}
    assert set(told) == {"paper.pdf", "../out.ris", "C:\\bad.ris", "/abs.ris", "none.txt"}
    assert "leads out" in told["../out.ris"]
    assert all(sentence.endswith(".") for sentence in told.values())


def test_an_archive_in_an_archive_is_opened_and_no_deeper() -> None:
    deep = packed({"deeper.zip": packed({"one.ris": ONE}), "two.bib": TWO})
    found = read_all(packed({"in.zip": deep, "one.ris": ONE}), "all.zip")
    assert [f.name for f in found if isinstance(f, ParsedFile)] == ["in.zip/two.bib", "one.ris"]
    (told,) = [f for f in found if isinstance(f, Unread)]
    assert (told.name, "three archives deep" in told.sentence) == ("in.zip/deeper.zip", True)


def test_archives_in_an_archive_share_what_they_may_unpack_to() -> None:
    bomb = packed({"zeros.ris": b"\0" * 15_000_000})
    found = read_all(packed({f"{n}.zip": bomb for n in range(4)}), "all.zip")
    assert any("would unpack to" in f.sentence for f in found if isinstance(f, Unread))
    many = packed({f"{n}.ris": ONE for n in range(2_600)})
    told = [f.sentence for f in read_all(packed({"a.zip": many, "b.zip": many}), "all.zip") if isinstance(f, Unread)]
    assert len(told) == 1
    assert "5202 files" in told[0]


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(gzip.compress(ONE)),
        gzip.compress(packed({"one.ris": ONE})),
        packed({"a.zip": packed({"one.ris": ONE})}),
    ],
    ids=["gz in gz", "zip in gz", "zip in zip"],
)
def test_what_is_packed_again_is_refused_where_one_file_is_asked_for(data: bytes) -> None:
    with pytest.raises(Refused, match=r"more than once|inside an archive"):
        read(data, "x.zip")


def test_an_archive_of_one_file_is_that_file() -> None:
    assert read(packed({"one.ris": ONE}), "x.zip").records[0].title == "One study"
    with pytest.raises(Refused, match="2 files"):
        read(packed({"one.ris": ONE, "two.bib": TWO}), "x.zip")


def test_a_chinese_name_in_an_old_archive_is_readable() -> None:
    data = packed({"ABCD.ris": ONE}).replace(b"ABCD.ris", "文献".encode("gb18030") + b".ris")
    assert [f.name for f in read_all(data, "x.zip")] == ["文献.ris"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed({"zeros.ris": b"\0" * 30_000_000}), "unpack to"),
        (packed({f"{n}.ris": ONE for n in range(5_001)}), "5001 files"),
        (packed({"one.ris": ONE})[:-30], "damaged or cut off"),
        (packed({}), "no files"),
        (packed({"word/document.xml": b"<x/>"}), "Word"),
        (packed({"project.qde": b"<x/>"}), "REFI-QDA"),
        (packed({"xl/workbook.xml": b"<x/>"}), "workbook"),
        (gzip.compress(b"\0" * 30_000_000), "unpack to"),
        (gzip.compress(ONE * 100)[:-20], "cut off"),
    ],
    ids=["bomb", "many", "cut", "empty", "word", "refi", "xlsx", "gz bomb", "gz cut"],
)
def test_a_harmful_or_broken_archive_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    (found,) = read_all(data, "a file.zip")
    assert isinstance(found, Unread)
    assert words in found.sentence
    assert "“a file.zip”" in found.sentence


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(packed({"one.ris": ONE * 50}))
    central = data.index(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    (found,) = read_all(bytes(data), "x.zip")
    assert isinstance(found, Unread)


def test_a_locked_archive_is_refused() -> None:
    data = bytearray(packed({"one.ris": ONE}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    (found,) = read_all(bytes(data), "x.zip")
    assert isinstance(found, Unread)
    assert "password" in found.sentence


def test_a_gzipped_file_is_read() -> None:
    file = read(gzip.compress(ONE), "one.ris.gz")
    assert (file.name, file.records[0].title) == ("one.ris", "One study")


def test_a_folder_is_read_and_links_out_of_it_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    (inside / "deep").mkdir(parents=True)
    outside.mkdir()
    (inside / "deep" / "one.ris").write_bytes(ONE)
    (inside / "two.zip").write_bytes(packed({"two.bib": TWO}))
    (inside / "x.pdf").write_bytes(b"%PDF-1.7")
    (inside / ".DS_Store").write_bytes(b"x")
    (outside / "secret.ris").write_bytes(ONE)
    (inside / "link.ris").symlink_to(outside / "secret.ris")
    (inside / "gone.ris").symlink_to(outside / "nothing")
    found = list(read_path(inside))
    assert [f.name for f in found] == ["deep/one.ris", "two.bib", "x.pdf"]
    assert isinstance(found[2], Unread)
    assert isinstance(next(read_path(tmp_path / "none.ris")), Unread)
