"""Large files are read record by record, none of which is kept."""

from __future__ import annotations

import gc
import gzip
from pathlib import Path

import pytest

from app.formats import pubmedxml
from app.formats.records import Record
from app.formats.streaming import TAGGED, open_stream
from app.formats.tally import Tally
from app.text.refused import Refused
from tests.app.formats.test_pubmed_exports import XML
from tests.app.formats.test_readers import CHINESE, WESTERN

ARTICLE = XML[XML.index("<PubmedArticle>") : XML.index("</PubmedArticleSet>")]
CITED = "<Reference><Citation>Somebody. Something. J Test. 2001;1:2.</Citation><ArticleIdList><ArticleId IdType='pubmed'>1</ArticleId></ArticleIdList></Reference>"
LONG = ARTICLE.replace("</ReferenceList>", CITED * 40 + "</ReferenceList>")
"""An article as long as PubMed's are (8 kB)."""


def pubmed(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.write("<?xml version='1.0' encoding='utf-8'?>\n<PubmedArticleSet>\n")
        file.writelines(f"{LONG}\n" for _ in range(count))
        file.write("</PubmedArticleSet>\n")
    return path


def test_pubmed_xml_of_thousands_is_streamed_whole(tmp_path: Path) -> None:
    path = pubmed(tmp_path / "p.xml", 3_000)
    tally = Tally()
    lines = [record.lines[0] for record in pubmedxml.stream(path, tally)]
    assert len(lines) == 3_000
    assert lines[:2] == [3, 3 + LONG.count("\n") + 1]
    assert [w.args[:2] for w in tally.warnings()] == [("ReferenceList", "3000")]


@pytest.mark.parametrize("form", ["xml", "ris"])
def test_whoever_takes_records_one_by_one_holds_one(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"many.{form}"
    if form == "xml":
        pubmed(path, 1_000)
    else:
        path.write_text(WESTERN["ris"] * 1_000, encoding="utf-8")
    gc.collect()
    before = held()
    most = taken = 0
    for taken, _record in enumerate(open_stream(path).records, 1):
        if taken % 250 == 0:
            most = max(most, held() - before)
    assert taken == 1_000
    assert most < 10


def held() -> int:
    """How many records there are in this process."""
    return sum(type(one) is Record for one in gc.get_objects())


@pytest.mark.parametrize("name", [*WESTERN, *CHINESE])
@pytest.mark.parametrize("packed", [False, True])
def test_a_streamed_file_gives_what_a_whole_one_gives(tmp_path: Path, name: str, packed: bool) -> None:
    from app.formats.reading import read

    data = {**WESTERN, **CHINESE}[name].encode("gb18030" if name in CHINESE else "utf-8")
    path = tmp_path / ("x.txt.gz" if packed else "x.txt")
    path.write_bytes(gzip.compress(data) if packed else data)
    stream, whole = open_stream(path), read(path.read_bytes(), path.name)
    assert tuple(stream.records) == whole.records
    assert (stream.format, stream.encoding) == (whole.format, whole.encoding)
    assert [w.code for w in stream.warnings()] == [w.code for w in whole.warnings]


def test_a_large_file_in_an_older_encoding_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "x.net"
    path.write_bytes(CHINESE["noteexpress"].encode("gb18030") * 400)
    stream = open_stream(path)
    titles = {record.title for record in stream.records}
    assert (stream.encoding, len(titles)) == ("gb18030", 1)
    assert stream.format in TAGGED


def test_damaged_bytes_and_a_broken_off_file_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.ris"
    path.write_bytes((WESTERN["ris"] * 3_000).encode() + b"TY  - JOUR\nTI  - caf\xe9\xff\nAB  - cut")
    stream = open_stream(path)
    assert sum(1 for _ in stream.records) == 3_001
    assert {"cut_off"} <= {w.code for w in stream.warnings()}
    cut = tmp_path / "x.xml"
    whole = pubmed(tmp_path / "p.xml", 20).read_bytes()
    cut.write_bytes(whole[: len(whole) // 2])
    told = open_stream(cut)
    count = sum(1 for _ in told.records)
    assert 0 < count < 20
    assert told.warnings()[0].code == "broken_off"


def test_entities_are_refused_in_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_text(
        '<!DOCTYPE x [<!ENTITY a "aa">]><PubmedArticleSet><PubmedArticle>&a;</PubmedArticle></PubmedArticleSet>'
    )
    with pytest.raises(Refused, match="entities"):
        list(open_stream(path).records)


@pytest.mark.parametrize("first", ["endnote", "wos"])
def test_where_another_format_begins_in_a_large_file_is_told_and_swallowed_by_no_record(
    tmp_path: Path, first: str
) -> None:
    path = tmp_path / "two.txt"
    path.write_text(f"{WESTERN[first]}\n\n{WESTERN['ris']}", encoding="utf-8")
    both = open_stream(path)
    taken = list(both.records)
    (tmp_path / "one.txt").write_text(WESTERN[first], encoding="utf-8")
    assert [one.titles for one in taken] == [one.titles for one in open_stream(tmp_path / "one.txt").records]
    told = next(warning for warning in both.warnings() if warning.code == "maybe_two_formats")
    assert path.read_text("utf-8").splitlines()[(told.line or 0) - 1].startswith("TY  - ")
    assert told.args[1] == "RIS"
