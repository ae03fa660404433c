"""What a file of records says reaches the library: editors, tags, notes, addresses, and what has no place of its own."""

from __future__ import annotations

from sqlalchemy import select

from app.work import importing, studying
from app.work.library import Library
from db import studies, tables

RIS = """TY  - CHAP
AU  - Carter, Anna
A2  - Wei, Li
TA  - 卡特
TI  - How towns share money
TT  - 城镇如何共享资金
T2  - A book of tests
PB  - A Press
CY  - Eastville
PY  - 2019
LA  - English
KW  - towns
N1  - ASReview_relevant
N1  - A note of my own
U2  - L3737
SN  - 978-3-86680-192-9
UR  - https://a.test/b
ID  - 7
AB  - Towns were asked how they share money, and what they said was counted by two people.
ER  -
"""


def test_everything_a_record_says_is_kept(library: Library) -> None:
    outcome = importing.add_bytes(library, RIS.encode(), "a.ris")
    (study,) = outcome.files[0].studies
    found = studying.get(library, study)
    assert found.publication_type == "chapter"
    assert found.tags == ("ASReview_relevant",)
    assert [(n.family or n.literal, n.role) for n in found.names] == [
        ("Carter", "author"), ("卡特", "translated"), ("Wei", "editor"),
    ]  # fmt: skip
    told = {v.field: v.value for v in found.variants}
    assert told["publisher"] == "A Press"
    assert told["note"] == "A note of my own"
    assert told["extra"] == "U2: L3737"
    assert told["citation_key"] == "7"
    assert {(i.scheme, i.value) for i in found.identifiers} == {
        ("isbn", "978-3-86680-192-9"),
        ("url", "https://a.test/b"),
    }
    assert [s.message for s in outcome.files[0].said if "“U2”" in s.message]


def test_the_tags_of_a_second_file_stand_beside_the_first(library: Library) -> None:
    doi = RIS.replace("ID  - 7", "DO  - 10.1234/x")
    importing.add_bytes(library, doi.encode(), "a.ris")
    other = doi.replace("ASReview_relevant", "ASReview_prior").replace("counted", "told again")
    outcome = importing.add_bytes(library, other.encode(), "b.ris")
    assert outcome.files[0].merged == 1
    found = studying.get(library, outcome.files[0].studies[0])
    assert sorted(found.tags) == ["ASReview_prior", "ASReview_relevant"]
    assert sum(n.role == "editor" for n in found.names) == 1
    with library.db.read() as conn:
        assert len(conn.scalars(select(tables.Study.id)).all()) == 1
        assert len(studies.tag_names(conn)) == 2
