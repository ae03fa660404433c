"""Translation memories and glossaries come back as they were written, and nothing in a file does harm."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats import glossarycsv, tbx, tmx
from app.formats.terms import TermEntry
from app.formats.tmx import Unit
from app.text.refused import Refused

UNITS = (
    Unit("en", "zh-Hans", "Trust & money <grew> “slowly”.", "信任𠮷增长缓慢。", "A study", "machine (Engine 1)"),
    Unit("fr", "zh-Hant", "L'argent manque.", "資金不足。", changed="2026-03-04T05:06:07+00:00"),
)
TERMS = (
    TermEntry(
        "en", "zh-Hans", "medical group", ("medical groups", "MG"), ("医师集团",), ("医生集团", "执业团体"), ("医疗集团",),
        "in China 医疗集团 is a <hospital> group", "models",
    ),
    TermEntry("en", "zh-Hans", "care", preferred=("照护", "医疗")),
    TermEntry("en", "zh-Hans", "practice"),
)  # fmt: skip
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE {0} [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    + "]><{0}>&a9;</{0}>"
)
"""Two billion letters, for whoever believes it."""
FILE = '<?xml version="1.0"?><!DOCTYPE {0} [<!ENTITY a SYSTEM "file:///etc/passwd">]><{0}>&a;</{0}>'


def test_a_memory_comes_back_as_it_was_written() -> None:
    written = tmx.write(UNITS, "1.2", datetime(2026, 3, 4, tzinfo=UTC))
    assert written.replaced == ()
    back = tmx.read(written.data)
    assert back == tmx.Memory(UNITS, 0)


def test_a_memory_has_what_the_format_demands() -> None:
    root = ElementTree.fromstring(tmx.write(UNITS, "1.2").data)
    header = root.find("header")
    assert header is not None
    assert root.get("version") == "1.4"
    assert set(header.attrib) >= {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
    }  # fmt: skip
    assert [unit.get("srclang") for unit in root.iter("tu")] == [None, "fr"]
    assert [one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in root.iter("tuv")] == [
        "en", "zh-Hans", "fr", "zh-Hant",
    ]  # fmt: skip


def test_what_came_from_a_machine_says_so_in_a_memory() -> None:
    assert b'<prop type="x-provenance">machine (Engine 1)</prop>' in tmx.write(UNITS, "1").data


def test_characters_xml_cannot_hold_are_replaced_and_named() -> None:
    written = tmx.write([Unit("en", "zh-Hans", "a\x00b\ud800c", "甲\x0b乙")], "1")
    assert written.replaced == ("\x00", "\x0b", "\ud800")
    (unit,) = tmx.read(written.data).units
    assert (unit.source, unit.target) == ("a\ufffdb\ufffdc", "甲\ufffd乙")


SLOPPY = """<?xml version="1.0" encoding="UTF-16"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1"><header srclang="EN-US"/><body>
<tu><tuv lang="ZH-CN"><seg>他<bpt i="1">&lt;b></bpt>信任<ept i="1">&lt;/b></ept><hi>我们</hi>。<ph>{1}</ph></seg></tuv>
<tuv lang="EN-GB"><seg>He   trusts
us.</seg></tuv><tuv lang="fr"><seg>Il nous fait confiance.</seg></tuv></tu>
<tu><tuv lang="en"><seg>Alone.</seg></tuv></tu><tu><tuv lang="en"><seg> </seg></tuv><tuv lang="zh"><seg>空</seg></tuv></tu>
</body></tmx>"""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig", "gb18030"])
def test_older_and_sloppier_memories_are_read(encoding: str) -> None:
    found = tmx.read(SLOPPY.encode(encoding))
    assert found.skipped == 2
    assert [(u.source_lang, u.target_lang, u.source, u.target) for u in found.units] == [
        ("en", "zh-Hans", "He trusts us.", "他信任我们。"),
        ("en", "fr", "He trusts us.", "Il nous fait confiance."),
    ]


def test_a_table_of_pairs_has_a_line_each() -> None:
    written = tmx.write_table([Unit("en", "zh-Hans", "one\ttwo\nthree", "一\r\n二", "S"), UNITS[0]])
    lines = written.data.decode().splitlines()
    assert lines[0].split("\t") == ["source", "target", "source_lang", "target_lang", "study", "provenance"]
    assert lines[1].split("\t") == ["one two three", "一 二", "en", "zh-Hans", "S", ""]
    assert len(lines) == 3


def test_terms_come_back_from_tbx_as_they_were_written() -> None:
    back = tbx.read(tbx.write(TERMS, "Terms of “a & b”"))
    assert back.skipped == 0
    assert back.entries[:2] == TERMS[:2]
    assert (back.entries[2].form, back.entries[2].target) == ("practice", "")


def test_tbx_has_what_the_format_demands() -> None:
    root = ElementTree.fromstring(tbx.write(TERMS, "T"))
    space = "{urn:iso:std:iso:30042:ed-2}"
    assert (root.tag, root.get("type"), root.get("style")) == (f"{space}tbx", "TBX-Basic", "dca")
    assert root.find(f"{space}tbxHeader/{space}fileDesc/{space}sourceDesc/{space}p") is not None
    (first, *_) = root.iter(f"{space}conceptEntry")
    assert [child.tag.removeprefix(space) for child in first] == ["descrip", "note", "langSec", "langSec"]
    assert {note.text for note in first.iter(f"{space}termNote")} == {
        "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts",
    }  # fmt: skip


OLD_TBX = """<?xml version='1.0'?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="1"><descripGrp><descrip type="subjectField">payment</descrip></descripGrp>
<langSet xml:lang="zh-CN"><ntig><termGrp><term>按人头付费</term></termGrp></ntig><tig><term>人头费</term></tig></langSet>
<langSet xml:lang="en-US"><tig><term>capitated payment</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
<tig><term>capitation</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
<tig><term>head money</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="zh"><tig><term>只有中文</term></tig></langSet></termEntry>
</body></text></martif>"""

NEW_TBX = """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="1"><min:subjectField>payment</min:subjectField><langSec xml:lang="en"><termSec><term>capitation</term></termSec></langSec>
<langSec xml:lang="zh-Hans"><termSec><term>人头费</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
<termSec><term>按人头付费</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry>
</body></text></tbx>"""


def test_terms_of_version_2_and_of_the_other_style_are_read() -> None:
    old = tbx.read(OLD_TBX.encode())
    assert old.skipped == 1
    assert old.entries == (
        TermEntry(
            "en", "zh-Hans", "capitation", ("capitated payment",), ("按人头付费",), ("人头费",), domain="payment"
        ),
    )
    (new,) = tbx.read(NEW_TBX.encode()).entries
    assert (new.preferred, new.avoid, new.domain) == (("按人头付费",), ("人头费",), "payment")


@pytest.mark.parametrize("words", ['=HYPERLINK("http://x","y")', "+1", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_no_cell_of_a_table_of_pairs_is_a_formula_or_holds_a_control_character(words: str) -> None:
    written = tmx.write_table([Unit("en", "zh-Hans", words, f"一\x00\x07\x1b\ud800{words}", words)])
    cells = written.data.decode("utf-8").splitlines()[1].split("\t")
    assert len(cells) == 6
    assert cells[0].startswith("'")
    assert cells[4].startswith("'")
    assert not any(ord(ch) < 32 for cell in cells for ch in cell)
    assert written.replaced == ("\x00", "\x07", "\x1b", "\ud800")


@pytest.mark.parametrize("words", ["<seg>&\"'", "]]>", "a\x00b\x1bc", "\ud800x", "=HYPERLINK(1)", "&#x0;", "<!--"])
def test_hostile_words_come_back_from_memory_and_terms_as_words(words: str) -> None:
    found = tmx.read(tmx.write([Unit("en", "zh-Hans", words, f"词{words}")], "1").data).units[0]
    plain = "".join("\ufffd" if ch in "\x00\x1b\ud800" else ch for ch in words)
    assert (found.source, found.target) == (plain, f"词{plain}")
    terms = tbx.read(tbx.write([TermEntry("en", "zh-Hans", words, preferred=(f"词{words}",), note=words)], "t")).entries
    assert (terms[0].form, terms[0].preferred, terms[0].note) == (plain, (f"词{plain}",), plain)


def test_terms_come_back_from_a_table_as_they_were_written() -> None:
    back = glossarycsv.read(glossarycsv.write(TERMS)).entries
    assert [(e.form, e.variants, e.preferred, e.accepted, e.avoid, e.note, e.domain) for e in back] == [
        (e.form, e.variants, e.preferred, e.accepted, e.avoid, e.note, e.domain) for e in TERMS
    ]


def test_no_cell_of_a_table_is_a_formula_and_it_comes_back_as_it_was() -> None:
    entry = TermEntry("en", "zh-Hans", "=1+1", preferred=("@信任",), avoid=("＝1",), note='-cmd|"calc"', domain="+x")
    data = glossarycsv.write([entry])
    cells = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1]
    assert not any(cell[:1] in "=+-@＝" for cell in cells if cell)
    (back,) = glossarycsv.read(data).entries
    assert (back.form, back.preferred, back.note, back.domain) == ("=1+1", ("@信任",), '-cmd|"calc"', "+x")
    assert back.avoid == ("＝1",)


@pytest.mark.parametrize(
    "table",
    [
        "trust\t信任\nmoney\t资金\n",
        "信任,trust\n资金,money\n",
        "en\tzh_preferred\ntrust\t信任\nmoney\t资金\n",
        "术语;首选译法\ntrust;信任\n\nmoney;资金\n",
        "﻿Term,Preferred form\r\n trust ,信任\r\nmoney,资金",
    ],
)
def test_tables_of_terms_are_read_by_their_heads_or_as_two_columns(table: str) -> None:
    found = glossarycsv.read(table.encode()).entries
    assert [(e.form, e.preferred) for e in found] == [("trust", ("信任",)), ("money", ("资金",))]


@pytest.mark.parametrize("root", ["tmx", "tbx"])
@pytest.mark.parametrize("bomb", [LAUGHS, FILE])
def test_entities_are_refused(root: str, bomb: str) -> None:
    with pytest.raises(Refused, match="entities"):
        {"tmx": tmx.read, "tbx": tbx.read}[root](bomb.format(root).encode(), "bomb.xml")


@pytest.mark.parametrize("read", [tmx.read, tbx.read, glossarycsv.read])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"  \n ",
        b"\x00\x01\x02\xff" * 50,
        b"<html><body>no</body></html>",
        b"<tmx version='1.4'><body><tu><tuv xml:lang='en'><seg>cut off",
        b"<tmx/>",
        b"<tbx/>",
        b"<a>" * 100_000,
        b"just words without any table in them",
        b"x" * 20_000_000,
        b"<tmx><!--" + b"x" * 20_000_000,
    ],
    ids=["empty", "blank", "binary", "html", "cut", "tmx", "tbx", "deep", "words", "huge", "unfinished"],
)
def test_what_is_no_such_file_is_refused_in_a_sentence(read: object, data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        read(data, "file.x")  # type: ignore[operator]
    assert str(refusal.value).startswith("“file.x”")


def many_units(count: int) -> tuple[Unit, ...]:
    """So many sentences with their translations."""
    return tuple(Unit("en", "zh-Hans", f"Sentence {n}.", f"第{n}句。") for n in range(count))


def test_a_memory_of_many_units_comes_back_whole() -> None:
    units = many_units(20_000)
    assert tmx.read(tmx.write(units, "1").data) == tmx.Memory(units, 0)


SAFE = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp"), exclude_characters=";；|'\ufffe\uffff"), min_size=1
).filter(lambda text: text == " ".join(text.split()))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(SAFE, SAFE), min_size=1, max_size=5))
def test_any_words_come_back(pairs: list[tuple[str, str]]) -> None:
    units = tuple(Unit("en", "zh-Hans", source, target) for source, target in pairs)
    assert tmx.read(tmx.write(units, "1").data).units == units
    terms = [TermEntry("en", "zh-Hans", source, preferred=(target,)) for source, target in pairs]
    assert [(e.form, e.preferred) for e in tbx.read(tbx.write(terms, "t")).entries] == [
        (e.form, e.preferred) for e in terms
    ]
