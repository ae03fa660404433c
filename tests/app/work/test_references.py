"""Studies written as references come into another library as they were, and other programs read them."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
import rispy

from app.formats.written import WRITERS
from app.text.refused import Refused
from app.work import childwork, importing, references, studying
from app.work.library import Library
from db import texts
from tests import verbs
from tests.app.work.test_record_rows import RIS

MORE = """TY  - JOUR
AU  - Carter, Anna
AU  - World Health Organization,
TI  - =1+1 is what the towns pay
T2  - Journal of Test Care
J2  - J Test Care
PY  - 2019
DA  - 2019/03/04/
VL  - 12
IS  - 3
SP  - 45
EP  - 58
DO  - 10.1234/jtc.2019.045
KW  - networks
KW  - Aged, 80 and over
AB  - Money was scarce in each of the towns and nobody said so when they were asked about it.
N1  - titleTranslation: 城镇付了多少钱
N1  - abstractTranslation: 每个城镇的资金都不足,但被问到时没有人这样说。
N1  - Diptych.printed: Fleury, M.-J., & Palley, H. A. (2009). A review of towns. Journal of Tests, 9(4). https://doi.org/10.5334/a.1
U2  - L3737
ID  - carter2019
ER  -
"""


@pytest.fixture
def filled(library: Library) -> Library:
    importing.add_bytes(library, (RIS + MORE).encode(), "a.ris")
    return library


def told(library: Library) -> list[object]:
    """What a library says of its studies and texts, without row numbers."""
    out = []
    with library.db.read() as conn:
        bodies = texts.of_studies(conn, None)
    for one in studying.many(library, sorted(bodies)).values():
        plain = dataclasses.asdict(one)
        for name in ("id", "guid", "variants", "names", "identifiers"):
            plain.pop(name)
        plain["variants"] = sorted((v.field, v.lang, v.value, v.kind) for v in one.variants)
        plain["names"] = [(n.family, n.given, n.literal, n.role) for n in one.names]
        plain["identifiers"] = sorted((i.scheme, i.value, i.role) for i in one.identifiers)
        plain["texts"] = sorted((t.lang, t.kind, t.body, t.provenance) for t in bodies[one.id])
        out.append(plain)
    return out


@pytest.mark.parametrize("format_id", [w.id for w in WRITERS])
def test_references_come_into_another_library_as_they_were(filled: Library, tmp_path: Path, format_id: str) -> None:
    target = tmp_path / f"out.{format_id}"
    told_of: list[tuple[int, int, str]] = []
    result = references.export(filled, target, format_id, told=lambda *said: told_of.append(said))
    assert result["studies"] == 2
    assert told_of
    other = Library.create(tmp_path / "other.diptych")
    importing.add_bytes(other, target.read_bytes(), f"out{next(w.suffix for w in WRITERS if w.id == format_id)}")
    assert told(other) == told(filled)
    other.close()


def test_a_printed_citation_and_translations_go_along(filled: Library) -> None:
    first = studying.get(filled, 2)
    assert first.words("title") == {"en": "=1+1 is what the towns pay", "zh-Hans": "城镇付了多少钱"}
    assert first.values("printed_citation")[0].startswith("Fleury")
    ris = references.text(filled, [2])
    assert "titleTranslation: 城镇付了多少钱" in ris
    assert "Diptych.printed: Fleury" in ris
    (read,) = rispy.loads(ris.replace("\r\n", "\n"))
    assert read["title"] == "=1+1 is what the towns pay"


def test_studies_are_written_in_the_order_asked(filled: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    references.export(filled, target, "csljson", [2, 1])
    assert [item["type"] for item in json.loads(target.read_text(encoding="utf-8"))] == ["article-journal", "chapter"]


def test_a_machine_translation_stays_one(library: Library) -> None:
    study = verbs.a_study(library, "A study of towns and their money", year=2019)
    verbs.two_texts(library, study)
    (record,) = references.records(library)
    assert [(t.lang, t.provenance) for t in record.texts] == [("en", "author"), ("zh-Hans", "machine")]
    assert "Diptych.origin.zh-Hans.abstract: machine|" in references.text(library, [study])


def test_what_stood_there_stays_where_nothing_can_be_written(filled: Library, tmp_path: Path) -> None:
    target = tmp_path / "kept.ris"
    target.write_text("kept")
    with pytest.raises(Refused):
        references.export(filled, target, "ris", [99])
    with pytest.raises(Refused):
        references.export(filled, filled.path, "ris")
    with pytest.raises(Refused):
        references.export(filled, tmp_path / "no" / "such" / "folder.ris", "ris")
    assert target.read_text() == "kept"


def test_the_child_writes_references_and_looks_for_duplicates(filled: Library, tmp_path: Path) -> None:
    again = MORE.replace("DO  - 10.1234/jtc.2019.045\n", "").replace("Money was scarce", "Money was short")
    importing.add_bytes(filled, again.encode(), "b.ris")
    said: list[tuple[int, int, str]] = []
    payload = {"library": str(filled.path), "target": str(tmp_path / "a.bib"), "format": "bibtex", "studies": [1]}
    done = childwork.export_references(payload, lambda *one: said.append(one))
    assert (done["studies"], (tmp_path / "a.bib").exists()) == (1, True)
    found = childwork.find_duplicates({"library": str(filled.path)}, lambda *one: said.append(one))
    assert [one["studies"] for one in found["groups"]] == [[2, 3]]
