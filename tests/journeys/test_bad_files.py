"""Bad files at the door: one clear sentence or a clean import; nothing executed, nothing lost, nothing half written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.report.tagged import tag_text
from tests.running import Program, digest

EN = "Three clinics joined one budget. Nobody asked the nurses before the change."
ZH = "三家诊所合并为一个预算。改变之前没有人问过护士。"
CITATION = "Health Syst J. 2021 Mar 4;12(3):45-60. doi: 10.5555/hsj.2021.7."
PAGE = f"Harbour Health Institute, Port Lydia.\n{CITATION}\n{EN}\n{ZH}\n"
HOSTILE = (
    "<img src=file:///etc/hostname>",
    '#read("/etc/hostname")',
    '=HYPERLINK("http://example.invalid","x")',
    "$(touch owned) `touch owned`",
    "😀👩‍👩‍👧 and 𠮷",
    "\u202eright to left\u202c \u200fעברית\u200f",
    "</script><script>alert(1)</script>",
    "'; DROP TABLE study; --",
    "%1 %n {0} \\n \\",
)


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty", b"", "empty"),
        ("blank", b" \r\n\t\n", "empty"),
        ("binary", bytes(range(256)) * 40, "no plain text"),
        ("nul", PAGE.encode().replace(b"Nobody", b"No\x00body"), "NUL"),
        ("surrogate", PAGE.encode() + b"\xed\xa0\x80", "lone surrogate"),
        ("half", b"\xff\xfe" + PAGE.encode("utf-16-le") + b"\x00\xd8", "lone surrogate"),
        ("big", b"a" * 50_000_001, "million characters"),
        ("endless", b"Words of a page that goes on and on. " * 150_000, "million characters"),
        ("pdf", b"%PDF-1.7\n", "PDF"),
        ("office", b"PK\x03\x04", "ZIP"),
        ("database", b"SQLite format 3\x00" + bytes(100), "database"),
    ],
)
def test_a_file_that_holds_no_page_is_refused_in_a_sentence_and_writes_nothing(
    empty: Program, tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    assert empty.library is not None
    before = digest(empty.library)
    path = write(tmp_path, f"{name}.txt", data)
    report = empty.json("import", path, status=3)
    (warning,) = report["files"][0]["warnings"]
    assert word in warning["message"]
    assert warning["message"].endswith(".")
    assert f"{name}.txt" in warning["message"]
    assert report["files"][0]["refused"] is True
    assert digest(empty.library) == before


def test_places_that_are_no_file_are_refused_in_a_sentence(empty: Program, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for place, word in ((tmp_path / "none.txt", "no file"), (bare, "folder"), (tmp_path / "\udcff", "no file")):
        report = empty.json("import", place, status=3)
        assert word in report["files"][0]["warnings"][0]["message"]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
    ],
)
def test_pages_in_other_encodings_come_in_word_for_word(
    empty: Program, tmp_path: Path, encoding: str, told: str
) -> None:
    report = empty.json("import", write(tmp_path, "page.txt", PAGE.encode(encoding)))
    assert report["files"][0]["encoding"] == told
    texts = {text["lang"][:2]: text["body"] for text in empty.json("show", "1")["texts"]}
    assert texts == {"en": EN, "zh": ZH}


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_change_no_word(empty: Program, tmp_path: Path, ends: str) -> None:
    empty.json("import", write(tmp_path, "page.txt", PAGE.replace("\n", ends).encode()))
    texts = {text["lang"][:2]: text["body"] for text in empty.json("show", "1")["texts"]}
    assert texts == {"en": EN, "zh": ZH}


def test_a_page_without_citation_comes_in_and_says_so(empty: Program, tmp_path: Path) -> None:
    report = empty.json("import", write(tmp_path, "page.txt", f"{EN} So they left.\n{ZH}于是他们走了。\n".encode()))
    assert any("no citation" in w["message"] for w in report["files"][0]["warnings"])
    assert empty.json("list")["studies"][0]["pairs"] == 3


def test_two_pages_in_one_file_become_two_studies_or_are_said(empty: Program, tmp_path: Path) -> None:
    other = (
        PAGE.replace("Three clinics", "Seven wards").replace("三家诊所", "七个病房").replace("hsj.2021.7", "hsj.2022.9")
    )
    report = empty.json("import", write(tmp_path, "two.txt", (PAGE + "\n" + other).encode()))
    file = report["files"][0]
    said = any("more than one page" in w["message"] for w in file["warnings"])
    assert file["read"] == 2 or said
    bodies = " ".join(
        t["body"] for s in empty.json("list")["studies"] for t in empty.json("show", str(s["id"]))["texts"]
    )
    for words in ("Three clinics", "Seven wards", "三家诊所", "七个病房"):
        assert words in bodies


def test_hostile_words_come_in_as_words_are_found_and_are_printed_as_words(empty: Program, tmp_path: Path) -> None:
    page = PAGE.replace("Nobody asked", " ".join(HOSTILE) + " Nobody asked")
    assert empty.run("import", write(tmp_path, "hostile.txt", page.encode())).status == 0
    shown = empty.json("show", "1")
    english = next(t["body"] for t in shown["texts"] if t["lang"] == "en")
    assert all(words in english for words in HOSTILE)
    assert empty.json("search", "HYPERLINK")["total"] == 1
    for start, end in (span for pair in shown["pairs"] for span in pair["en"]):
        assert english[start:end].strip()
    assert not Path("owned").exists()
    assert not (tmp_path / "owned").exists()
    assert empty.json("undo")["steps"]
    assert empty.json("redo")["steps"]
    assert next(t["body"] for t in empty.json("show", "1")["texts"] if t["lang"] == "en") == english


def test_a_hostile_name_of_a_file_is_only_a_name(empty: Program, tmp_path: Path) -> None:
    path = write(tmp_path, "--json $(touch owned) <b>%1\x1b[31m.txt", PAGE.encode())
    report = empty.json("import", "--", path)
    assert report["files"][0]["path"] == str(path)
    assert report["files"][0]["added"] == 1


def test_hostile_words_stand_in_the_pdf_as_words_and_missing_characters_are_listed(
    empty: Program, tmp_path: Path
) -> None:
    from app.work import coding, finding, reading
    from app.work.library import Library

    assert empty.library is not None
    words = " ".join(HOSTILE[:3])
    library = Library.open(empty.library)
    try:
        from tests import verbs

        study = verbs.a_study(library, words)
        text = verbs.a_text(library, study, f"{words} 😀 was asked.")
        body = reading.page(library, study).left
        assert body is not None
        passage = coding.code(library, study, [(text, 0, len(body.body))], ()).result
        finding.make(library, [passage], {"en": f"Claim: {words} 😀"})
    finally:
        library.close()
    target = tmp_path / "hostile.pdf"
    result = empty.json("export", "pdf", "-o", target, "--lang", "en", status=1)
    assert any("1F600" in one for one in result["replaced_characters"])
    printed = "".join(tag_text(target).split())
    for one in HOSTILE[:2]:
        assert "".join(one.split()).replace('"', "")[:12] in printed.replace('"', "").replace("“", "").replace("”", "")
    hostname = Path("/etc/hostname")
    if hostname.exists() and hostname.read_text().strip():
        assert hostname.read_text().strip() not in tag_text(target)
