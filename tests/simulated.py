"""A library of many invented studies from a seeded generator: for looking at charts and for measuring, never for counting."""

from __future__ import annotations

import random
from pathlib import Path

from app.work import starter
from app.work.library import Library
from db import codes as kept_codes
from db import tables
from db.recording import Recorder
from db.rows import Code
from tests import builders

SHARES = {
    "model.us.aco": 39, "model.us.aco.partnership": 38, "model.us.ipa": 34, "model.us.medgroup": 29,
    "model.us.hospital": 20, "model.us.ids": 42, "model.us.payer": 13, "model.us.network": 26,
    "model.us.integrated": 34, "model.uk.ico": 11, "model.uk.pioneer": 38, "model.uk.ics": 52,
    "model.cn.urban": 25, "model.cn.county": 64, "model.cn.specialty": 17,
}  # fmt: skip
COUNTRIES = {"model.us": "US", "model.uk": "GB-ENG", "model.cn": "CN"}
NAMES = ("Abel", "Brook", "Chen", "Dunn", "Ellis", "Feng", "Grant", "Hale", "Ito", "Jin", "Kerr", "Lin", "Moss", "Ning")
STATUSES = ("reported_result",) * 5 + ("author_interpretation",) * 3 + ("recommendation", "background_claim")
FIRST = {"US": 2009, "GB-ENG": 2009, "CN": 2015}


def library(folder: Path, studies: int = 400, seed: int = 7) -> Library:
    """A library of simulated studies, each about seven findings; the same seed gives the same library."""
    made = starter.make(folder / f"simulated-{studies}.diptych")
    fill(made, studies, seed)
    return made


def fill(made: Library, studies: int, seed: int = 7) -> None:
    """Put simulated studies into a library that has the default codebook, and take out what it came with."""
    chance = random.Random(seed)
    with made.db.read() as conn:
        book = {code.key: code.id for code in kept_codes.all_codes(conn, counted=False)}
        leaves = [c for c in kept_codes.all_codes(conn, counted=False) if c.theme is not None and c.enabled]
        old = [row.id for row in conn.exec_driver_sql("SELECT id FROM study")]
    from app.work import studying

    studying.delete(made, old)
    weights = [chance.uniform(0.4, 2.4) for _ in leaves]
    with made.change("Simulated studies") as rec:
        for number in range(studies):
            model = chance.choices(list(SHARES), list(SHARES.values()))[0]
            country = COUNTRIES[".".join(model.split(".")[:2])]
            year = min(2025, FIRST[country] + int(abs(chance.gauss(4.5, 4))))
            asked = chance.choices(["yes", "partly", "no"], [16, 9, 15])[0]
            study = builders.put_study(
                rec, f"Simulated study {number + 1}", country=country, year=year, asked_about_barriers=asked,
                design=chance.choice(["qualitative", "mixed_methods", "quantitative", "review"]),
            )  # fmt: skip
            rec.insert(
                tables.Author, study_id=study, position=0, family=f"{chance.choice(NAMES)}{number + 1}", given="",
                literal="", lang="en", role="author", source="page",
            )  # fmt: skip
            rec.insert(tables.StudyModel, study_id=study, code_id=book[model], position=0)
            for at, code in enumerate(_some(chance, leaves, weights)):
                _finding(rec, chance, study, number * 20 + at, book[model], code.id)


def _some(chance: random.Random, leaves: list[Code], weights: list[float]) -> list[Code]:
    """A few different codes, the weighty ones more often."""
    wanted = max(1, min(12, round(chance.gauss(6, 2.5))))
    return list({one.key: one for one in chance.choices(leaves, weights, k=wanted)}.values())


def _finding(rec: Recorder, chance: random.Random, study: int, position: int, model: int, code: int) -> None:
    """A coded passage without words, and a finding on it."""
    passage = rec.insert(tables.Passage, study_id=study, section=chance.choice(["results", "discussion"]))
    mode = chance.choices(["explicit", "implied", "absent"], [80, 18, 2])[0]
    rec.insert(tables.Coding, passage_id=passage, code_id=model, mode="explicit")
    rec.insert(tables.Coding, passage_id=passage, code_id=code, mode=mode)
    finding = rec.insert(
        tables.Finding, study_id=study, status=chance.choice(STATUSES), direction="hinders", position=position,
        in_report=False, claims={"en": f"Simulated claim {position}.", "zh-Hans": f"模拟的论断第 {position} 条。"},
    )  # fmt: skip
    rec.insert(tables.FindingPassage, finding_id=finding, passage_id=passage, position=0)
