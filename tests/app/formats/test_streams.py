"""Large files are read record by record, in memory that does not grow."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.formats import pubmedxml
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


def test_pubmed_xml_of_thousands_is_streamed_in_time(tmp_path: Path) -> None:
    path = pubmed(tmp_path / "p.xml", 3_000)
    started = time.process_time()
    tally = Tally()
    lines = [record.lines[0] for record in pubmedxml.stream(path, tally)]
    assert len(lines) == 3_000
    assert lines[:2] == [3, 3 + LONG.count("\n") + 1]
    assert time.process_time() - started < 4.5  # a tenth of 30,000 in 15 s, three times over for a busy machine
    assert [w.args[:2] for w in tally.warnings()] == [("ReferenceList", "3000")]


def test_memory_stays_flat_whatever_the_number_of_records(tmp_path: Path) -> None:
    asked = (
        "import resource, sys; from pathlib import Path; from app.formats.streaming import open_stream\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "count = sum(1 for _ in open_stream(Path(sys.argv[1])).records)\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    for name, size in (("p.xml", 4_000), ("r.ris", 40_000)):
        path = tmp_path / name
        if name == "p.xml":
            pubmed(path, size)
        else:
            path.write_text(WESTERN["ris"] * size, encoding="utf-8")
        done = subprocess.run([sys.executable, "-c", asked, str(path)], capture_output=True, text=True, check=True)
        count, grown = map(int, done.stdout.split())
        assert count == size
        assert grown < 25_000  # kilobytes; the file has 30,000


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
