"""Files as they come from many programs and hands: the number of records is counted, or the sentence of refusal is read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.formats import growing, streaming, tagged, unread
from app.formats.archive import Unread, read_all
from app.formats.reading import read
from app.formats.records import Record
from app.formats.sniff import FORMATS
from app.formats.streaming import open_stream
from app.text.refused import Refused

ONE = "TY  - JOUR\nAU  - Smith, Anna\nTI  - Care in towns\nPY  - 2015\nAB  - Words of one.\nER  - \n"
TWO = "TY  - BOOK\nAU  - 王, 小明\nTI  - 乡村照护\nPY  - 2016\nER  - \n"
THREE = "TY  - CHAP\nTI  - Care at sea\nER  - \n"
RIS = f"{ONE}\n{TWO}\n{THREE}"
TITLES = ["Care in towns", "乡村照护", "Care at sea"]


def without(text: str, *tags: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(tags))


def nbib(number: int, *, numbered: bool = True) -> str:
    head = f"PMID- 100{number}\n" if numbered else ""
    return (
        f"{head}OWN - NLM\nSTAT- MEDLINE\nDP  - 2015 Mar-Apr\nTI  - A title of study {number} that goes on\n      over lines.\n"
        f"AB  - BACKGROUND: Words\n      here.\nFAU - Smith, Anna B\nAU  - Smith AB\nLA  - eng\nJT  - Journal of tests\n"
    )


def refer(number: int) -> str:
    return f"%A Smith, Anna\n%A Jones, Ben\n%T Study {number} of care\n%J Journal\n%D 2011\n%X Words\nsecond 50% line\n"


def article(number: int) -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><ArticleTitle>Title {number}</ArticleTitle></Article>"
        "</MedlineCitation></PubmedArticle>"
    )


def chapter(number: int) -> str:
    return (
        f"<record><rec-number>{number}</rec-number><ref-type name='Book'>6</ref-type><contributors><authors><author>Smith, A."
        f"</author></authors></contributors><titles><title><style>Study {number}</style></title></titles></record>"
    )


SET = f"<PubmedArticleSet>{article(1)}{article(2)}</PubmedArticleSet>"
SPACED = SET.replace("<PubmedArticleSet>", '<PubmedArticleSet xmlns="http://example.org/ns">')
PREFIXED = re.sub(r"<(/?)(\w)", r"<\1pm:\2", SET).replace(
    "<pm:PubmedArticleSet>", '<pm:PubmedArticleSet xmlns:pm="http://x">'
)
ENDNOTE = f"<xml><records>{chapter(1)}{chapter(2)}</records></xml>"
CAPITALS = re.sub(r"<(/?)([a-z-]+)", lambda found: f"<{found[1]}{found[2].upper()}", ENDNOTE)
NOTE = "{Title}: 医养结合研究\n{Author}: 王小明;李四\n{Journal}: 中国卫生\n{Year}: 2015\n"
EMBASE = '"TITLE","One study"\n"AUTHOR NAMES","Smith A.","Jones B."\n"ABSTRACT","Words"\n\n"TITLE","Two"\n"AUTHOR NAMES","Li C."\n'


def records(text: str | bytes, tmp_path: Path, name: str) -> tuple[Record, ...]:
    """The records of a file, read whole and one by one with the same result."""
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    streamed = tuple(open_stream(path).records)
    whole = read(path.read_bytes(), name).records
    assert [one.title for one in streamed] == [one.title for one in whole]
    return whole


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("\n".join(without(one, "TY") for one in (ONE, TWO, THREE)), TITLES),
        (without(RIS.replace("\n\n", "\n"), "TY"), TITLES),
        ("\n".join(without(one, "TY", "ER") for one in (ONE, TWO, THREE)), TITLES),
        (without(RIS, "TY").replace("  - ", " - "), TITLES),
        (without(RIS, "TY").replace("\n", "\r\n"), TITLES),
        (without(ONE, "TY"), TITLES[:1]),
        ("AB  - Words that\ngo on.\n\nand on.\nTI  - One\nER  -\n\nAB  - Words.\nTI  - Two\nER  -\n", ["One", "Two"]),
        ("TI  - One\nAU  - A, B\nPY  - 2001\nTI  - Two\nAU  - C, D\nPY  - 2002\n", ["One", "Two"]),
        (f"{ONE}\ufeff{TWO}\ufeff{THREE}", TITLES),
        ("\u200b" + RIS, TITLES),
        (RIS.replace("\nTY", "\n\x0cTY") + "\x1a", TITLES),
        (RIS.replace("  - ", "    - "), TITLES),
        (RIS.replace("\n\nTY", "\r\n\rTY"), TITLES),
        ("".join(f"<b>{n}</b>\n{one}" for n, one in enumerate((ONE, TWO, THREE))), TITLES),
    ],
    ids=["ends", "ends alone", "empty lines", "one blank", "CRLF", "one record", "abstract first", "titles alone", "marks",
         "zero width", "form feeds", "four blanks", "mixed ends", "lines between"],
)  # fmt: skip
def test_ris_in_every_state_gives_all_its_records(text: str, titles: list[str], tmp_path: Path) -> None:
    assert [one.title for one in records(text, tmp_path, "a.ris")] == titles


def test_a_record_of_ris_without_a_type_keeps_every_field(tmp_path: Path) -> None:
    one = records(without(ONE, "TY"), tmp_path, "a.ris")[0]
    assert (one.authors[0].family, one.year, one.texts[0].body, one.kind) == ("Smith", 2015, "Words of one.", "")


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(nbib(n, numbered=False) for n in (1, 2, 3)),
        f"{nbib(1)}\n{nbib(2, numbered=False)}\n{nbib(3)}",
        "\n".join(f"{nbib(n, numbered=False)}PMID- 100{n}\n" for n in (1, 2, 3)),
        "\n\ufeff".join(map(nbib, (1, 2, 3))),
        "".join(map(nbib, (1, 2, 3))),
        "".join(f"  {line}\n" for line in "\n".join(map(nbib, (1, 2, 3))).split("\n")),
        "\n".join(re.sub(r"(?s)PMID.*?(?=TI)", "", nbib(n)) for n in (1, 2, 3)),
    ],
    ids=["no numbers", "one without", "numbers last", "marks between", "no empty lines", "indented", "titles first"],
)
def test_nbib_without_numbers_or_lines_between_gives_all_its_records(text: str, tmp_path: Path) -> None:
    found = records(text, tmp_path, "a.nbib")
    assert [one.title for one in found] == [f"A title of study {n} that goes on over lines." for n in (1, 2, 3)]
    assert [one.texts[0].body for one in found] == ["BACKGROUND: Words here."] * 3


@pytest.mark.parametrize(
    "text",
    ["\n".join(map(refer, (1, 2, 3))), "".join(map(refer, (1, 2, 3))), "\n\ufeff".join(map(refer, (1, 2, 3))),
     "".join(re.sub(r"(?m)^(%.) ", r"\1\t", f"%0 Book\n{refer(n)}") for n in (1, 2, 3))],
    ids=["empty lines", "nothing between", "marks between", "tabs"],
)  # fmt: skip
def test_refer_with_or_without_types_gives_all_its_records(text: str, tmp_path: Path) -> None:
    found = records(text, tmp_path, "a.enw")
    assert [one.title for one in found] == [f"Study {n} of care" for n in (1, 2, 3)]
    assert [len(one.authors) for one in found] == [2, 2, 2]


@pytest.mark.parametrize(
    "text",
    [SET, SPACED, PREFIXED, f"<a:x xmlns:a='b'><a:y>{SET}</a:y></a:x>", f'<?xml version="1.0"?>\n{article(1)}\n{article(2)}',
     f'\n\n  <?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet>\n{SET}', f"{SET}\n<!-- end -->\n", f"\ufeff{SET}",
     f"<?xml version='1.0' encoding='UTF-16'?>{SPACED}".encode("utf-16"), f"<found><query>care</query>{SET}</found>"],
    ids=["plain", "a namespace", "a prefix", "wrapped", "no set", "blanks first", "a comment last", "mark", "UTF-16", "inside"],
)  # fmt: skip
def test_pubmed_xml_is_read_whatever_stands_around_it(text: str | bytes, tmp_path: Path) -> None:
    found = records(text, tmp_path, "a.xml")
    assert [(one.title, one.identifier("pmid")) for one in found] == [("Title 1", "1"), ("Title 2", "2")]


@pytest.mark.parametrize(
    "text",
    [ENDNOTE, CAPITALS, ENDNOTE.replace("<records>", '<records count="2"><!-- made -->'),
     ENDNOTE.replace("<xml>", '<xml xmlns="http://x">'), ENDNOTE.removeprefix("<xml>").removesuffix("</xml>")],
    ids=["plain", "capitals", "attributes", "a namespace", "no xml"],
)  # fmt: skip
def test_endnote_xml_is_read_however_its_names_are_written(text: str, tmp_path: Path) -> None:
    found = records(text, tmp_path, "a.xml")
    assert [(one.title, one.kind, one.authors[0].family) for one in found] == [
        ("Study 1", "book", "Smith"),
        ("Study 2", "book", "Smith"),
    ]


def test_xml_of_old_endnote_is_read_with_its_own_names(tmp_path: Path) -> None:
    text = (
        "<XML><RECORDS><RECORD><REFERENCE_TYPE>7</REFERENCE_TYPE><REFNUM>4</REFNUM><AUTHORS><AUTHOR>Smith, A</AUTHOR></AUTHORS>"
        "<YEAR>2001</YEAR><TITLE>Old words</TITLE><SECONDARY_TITLE>The book</SECONDARY_TITLE><PAGES>2-3</PAGES>"
        "<PLACE_PUBLISHED>Leeds</PLACE_PUBLISHED><URL>http://example.org/1</URL><KEYWORDS><KEYWORD>care</KEYWORD></KEYWORDS>"
        "</RECORD></RECORDS></XML>"
    )
    (one,) = records(text, tmp_path, "old.xml")
    assert (one.title, one.kind, one.year, one.journal, one.pages) == ("Old words", "chapter", 2001, "The book", "2-3")
    assert (one.authors[0].family, one.place, one.keywords, one.identifier("url")) == (
        "Smith", "Leeds", ("care",), "http://example.org/1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("a.net", f"{NOTE}\n{NOTE.replace('医养', '整合')}", ["医养结合研究", "整合结合研究"]),
        ("a.txt", "{文献类型}: 期刊\n{标题}: 医养\n{作者}: 王小明\n\n{文献类型}: 期刊\n{标题}: 照护\n", ["医养", "照护"]),
        ("a.json", json.dumps({"a": {"title": "One", "type": "book"}, "b": {"title": "Two"}}), ["One", "Two"]),
        ("a.csv", "题名，作者，年\n医养，王小明，2015\n照护，李四，2016\n", ["医养", "照护"]),
        ("a.csv", "Titel;Autoren;Jahr\nFür alle;Müller;2015\nZwei;Li C;2016\n".encode("cp1252"), ["Für alle", "Zwei"]),
        ("a.csv", EMBASE, ["One study", "Two"]),
        ("a.md", "| Title | Year |\n|---|---:|\n| One | 2015 |\n", ["One"]),
    ],
    ids=["NoteExpress without types", "NoteExpress in Chinese", "JSON by key", "Chinese commas", "German headings",
         "headings at the side", "Markdown"],
)  # fmt: skip
def test_other_kinds_in_unusual_dress_are_read(name: str, text: str | bytes, titles: list[str], tmp_path: Path) -> None:
    assert [one.title for one in records(text, tmp_path, name)] == titles


APA = (
    "Jones, B., & Smith, A. (2016). Care in villages. Journal of Tests, 2(3), 4-9. https://doi.org/10.5555/x\n"
    "Li, C. (2017). More care at sea: A review. Test Medicine, 5, 1-3.\n"
    "World Health Organization. (2018). Care for all. https://example.org/care\n"
)
VANCOUVER = "1. Smith A, Jones B. Care in towns. J Test. 2015;1(2):3-9.\n2. Li C. More care. J Test. 2016;2:4-5.\n"
PRINTED = {
    "APA": APA,
    "APA with a head": f"References\n\n{APA}",
    "APA, wrapped": APA.replace(" Journal of ", " Journal of\n    ").replace(" Test ", " Test\n    "),
    "Vancouver": VANCOUVER,
    "Vancouver without numbers": re.sub(r"(?m)^\d\. ", "", VANCOUVER),
    "Vancouver in brackets": re.sub(r"(?m)^(\d)\. ", r"[\1] ", VANCOUVER),
    "Harvard": (
        "Jones, B. and Smith, A. (2016) ‘Care in villages’, Journal of Tests, 2(3), pp. 4–9.\n"
        "Li, C. (2017) ‘More care’, Test Medicine, 5, pp. 1–3.\n"
    ),
    "MLA": (
        "Jones, Ben, and Anna Smith. “Care in Villages.” Journal of Tests, vol. 2, no. 3, 2016, pp. 4–9.\n"
        "Li, Chen. “More Care.” Test Medicine, vol. 5, 2017, pp. 1–3.\n"
    ),
    "Chicago": (
        "Jones, Ben, and Anna Smith. 2016. “Care in Villages.” Journal of Tests 2 (3): 4–9.\n"
        "Li, Chen. 2017. “More Care.” Test Medicine 5: 1–3.\n"
    ),
    "IEEE": (
        "[1] B. Jones and A. Smith, “Care in villages,” J. Test., vol. 2, no. 3, pp. 4–9, 2016.\n"
        "[2] C. Li, “More care,” Test Med., vol. 5, pp. 1–3, 2017.\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", PRINTED)
def test_a_list_of_references_in_any_style_is_refused_by_its_name(style: str) -> None:
    with pytest.raises(Refused, match="as they are printed"):
        read(PRINTED[style].encode(), "list.txt")


def test_a_page_with_its_references_under_it_is_still_a_page() -> None:
    words = "The teams that met each week shared more records, and the patients who were asked said so too. " * 6
    text = f"Care in towns\n\nSmith A, Jones B\n\nJ Test. 2015 Mar;1(2):3-9.\n\nAbstract\n{words}\n\nReferences\n{VANCOUVER}"
    assert read(text.encode(), "page.txt").records[0].title == "Care in towns"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("https://doi.org/10.5555/x\nhttps://doi.org/10.5555/y\n", "only numbers or addresses"),
        ("12345678\n23456789\n", "only numbers or addresses"),
        ("Scopus\nEXPORT DATE: 01 May 2020\n\nSmith A.\nOne study\n(2015) J, 1, pp. 3-9.\n", "laid out for reading"),
        ("<html><head><title>Expired</title></head><body>Please log in.</body></html>", "error page"),
        ("<pubmedarticleset><pubmedarticle><pmid>1</pmid></pubmedarticle></pubmedarticleset>", "XML file"),
        ('{"type": "FeatureCollection", "features": []}', "no references"),
        ('{"error": "unauthorized", "code": 401}', "no references"),
        ("date,amount,balance\n2020-01-01,5,10\n", "which column holds the title"),
        ("2020-01-01 10:00:00 INFO started\n2020-01-01 10:00:01 ERROR failed\n" * 20, "no references"),
        ("CREATE TABLE study (id INTEGER, title TEXT);\nINSERT INTO study VALUES (1, 'One');\n" * 9, "no references"),
        ("body { color: red; }\n.side { margin: 0 }\n" * 20, "no references"),
    ],
    ids=["DOIs", "PMIDs", "Scopus", "an error page", "small letters", "a map",
         "an answer", "money", "a log", "SQL", "CSS"],
)  # fmt: skip
def test_what_holds_no_records_is_refused_in_a_sentence_of_its_own(text: str, words: str) -> None:
    (told,) = read_all(text.encode(), "a.csv" if text.startswith("date") else "a.txt")
    assert isinstance(told, Unread)
    assert words in told.sentence


def test_every_kind_that_is_known_and_not_read_has_its_sentence() -> None:
    opened = ("zip", "gzip")
    silent = [
        one.id
        for one in FORMATS
        if one.read is None and one.id not in (unread.SENTENCES | unread.XML) and one.id not in opened
    ]
    assert silent == []
    assert all(words.startswith("%1 ") and words.endswith(".") for words in unread.SENTENCES.values())


ENDLESS = {
    "a line": ("ris", "TY  - JOUR\nTI  - One\nAB  - " + "word " * 40_000),
    "a record": ("ris", "TY  - JOUR\nTI  - One\n" + "word\n" * 40_000),
    "an element": ("xml", "<PubmedArticleSet><PubmedArticle><Title>" + "word " * 60_000),
    "elements": ("xml", "<PubmedArticleSet><PubmedArticle><Title>" + "<b></b>" * 40_000),
    "levels": ("xml", "<PubmedArticleSet>" + "<a>" * 60_000),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_what_never_ends_is_refused_before_it_fills_the_memory(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name in ((growing, "MOST"), (tagged, "MOST"), (streaming, "LONGEST")):
        monkeypatch.setattr(module, name, 100_000)
    ending, text = ENDLESS[what]
    path = tmp_path / f"endless.{ending}"
    path.write_text(text)
    with pytest.raises(Refused, match=r"no record has|no record does|no file of records has|deeper than"):
        list(open_stream(path).records)


def test_xml_around_the_records_takes_no_memory_however_long_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growing, "MOST", 100_000)
    path = tmp_path / "long.xml"
    path.write_text(
        f"<PubmedArticleSet>{'<b></b>' * 60_000}{article(1)}{'<b>word</b>' * 60_000}{article(2)}</PubmedArticleSet>"
    )
    assert [one.title for one in open_stream(path).records] == ["Title 1", "Title 2"]


@pytest.mark.parametrize("at", range(0, 240, 7))
def test_xml_cut_off_anywhere_gives_every_record_that_is_whole(at: int, tmp_path: Path) -> None:
    whole = f"<PubmedArticleSet>{article(1)}{article(2)}{article(3)}</PubmedArticleSet>"
    path = tmp_path / "cut.xml"
    path.write_text(whole[: len(whole) - at])
    kept = whole[: len(whole) - at].count("</PubmedArticle>")
    assert len(list(open_stream(path).records)) == kept


def test_a_large_file_that_is_no_text_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "large.ris"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(Refused, match="no plain text"):
        open_stream(path)


WORKS: dict[str, dict[str, object]] = {
    "OpenAlex": {
        "meta": {"count": 1},
        "results": [
            {"id": "W1", "doi": "https://doi.org/10.5555/x", "title": "One", "display_name": "One", "publication_year": 2015,
             "authorships": [{"author": {"display_name": "Anna Smith"}}], "abstract_inverted_index": {"here": [1], "Words": [0]}}
        ],
    },
    "Lens": {"total": 1, "data": [
        {"lens_id": "1", "title": "One", "year_published": 2015, "authors": [{"first_name": "Anna", "last_name": "Smith"}],
         "abstract": "Words here", "doi": "10.5555/x"},
    ]},
    "Semantic Scholar": {"total": 1, "offset": 0, "data": [
        {"paperId": "a", "title": "One", "year": 2015, "authors": [{"authorId": "1", "name": "Anna Smith"}],
         "abstract": "Words here", "externalIds": {"DOI": "10.5555/x", "CorpusId": 7}},
    ]},
    "Europe PMC": {"version": "6", "hitCount": 1, "resultList": {"result": [
        {"id": "1", "title": "One", "authorString": "Anna Smith.", "pubYear": "2015", "abstractText": "Words here",
         "doi": "10.5555/x"},
    ]}},
}  # fmt: skip


@pytest.mark.parametrize("program", WORKS)
def test_what_open_indexes_answer_as_json_is_read_with_names_year_and_words(program: str, tmp_path: Path) -> None:
    (one,) = records(json.dumps(WORKS[program]), tmp_path, "a.json")
    name = one.authors[0].literal or f"{one.authors[0].given} {one.authors[0].family}"
    assert (one.title, one.year, name, one.texts[0].body, one.identifier("doi")) == (
        "One", 2015, "Anna Smith", "Words here", "10.5555/x",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "families"),
    [
        ("Anna Smith|Ben Jones", ["Smith", "Jones"]),
        ("A Smith, BC Jones", ["Smith", "Jones"]),
        ("Smith, Anna", ["Smith"]),
    ],
)
def test_names_in_one_cell_are_parted_as_each_program_writes_them(
    cell: str, families: list[str], tmp_path: Path
) -> None:
    (one,) = records(f'Title,Authors,Year\nOne,"{cell}",2015\n', tmp_path, "a.csv")
    assert [name.family for name in one.authors] == families
