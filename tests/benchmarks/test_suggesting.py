"""How right suggested codes are on the example library, and what learning and answering cost in a large one.

Precision: of the codes suggested for a coded passage, how many it carries. Recall: of those it carries, how many were
suggested. By name (labels and aliases), by what was learnt, and by either; answered without its study (as for one of
which nothing is coded yet) and without itself (as for one that is coded in part). `make bench` prints the table.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.text.learning import Example, learn
from app.work import codebook, starter, suggesting
from db import coded
from db.rows import Code

Figures = tuple[int, int, int]
Answers = list[tuple[frozenset[int], frozenset[int]]]


@pytest.fixture(scope="module")
def starting(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[list[coded.Coded], tuple[suggesting.Name, ...]]]:
    library = starter.make(Path(tmp_path_factory.mktemp("starter")) / "starter.diptych")
    with library.db.read() as conn:
        examples = coded.newest(conn, 1_000)
    yield examples, suggesting.names(codebook.codes(library))
    library.close()


def told(name: str, answers: Answers) -> Figures:
    right = sum(len(got & own) for got, own in answers)
    got, own = sum(len(one) for one, _ in answers), sum(len(one) for _, one in answers)
    print(
        f"\n{name:<46} precision {right / max(1, got):.2f}  recall {right / own:.2f}  ({right} of {got}; {own})", end=""
    )
    return right, got, own


def learnt(examples: list[coded.Coded], *, by_study: bool) -> Answers:
    answers = []
    units = sorted({one.study if by_study else one.id for one in examples})
    for unit in units:
        rest = [one for one in examples if (one.study if by_study else one.id) != unit]
        model = learn([Example("\n".join(one.quotes), one.codes, one.study) for one in rest])
        answers += [
            (frozenset(guess.code for guess in model.guess("\n".join(one.quotes), one.study)), one.codes)
            for one in examples
            if (one.study if by_study else one.id) == unit
        ]
    return answers


@pytest.mark.bench
def test_precision_and_recall_on_the_example_library(
    starting: tuple[list[coded.Coded], tuple[suggesting.Name, ...]],
) -> None:
    examples, names = starting
    studies: dict[int, set[int]] = {}
    for one in examples:
        for code in one.codes:
            studies.setdefault(code, set()).add(one.study)
    reachable = sum(len(studies[code]) > 1 for one in examples for code in one.codes)
    print(f"\n{len(examples)} passages; {reachable} codings are of a code that another study has too", end="")
    named = [
        (frozenset(one.code_id for one in suggesting.by_name(names, own.quotes)), own.codes)
        for own in sorted(examples, key=lambda one: (one.study, one.id))
    ]
    right, got, own = told("by name", named)
    assert right / got > 0.5
    assert right / own > 0.2
    by_study = learnt(sorted(examples, key=lambda one: (one.study, one.id)), by_study=True)
    told("learnt, leaving its study out", by_study)
    told("either, leaving its study out", [(a | b, c) for (a, c), (b, _) in zip(named, by_study, strict=True)])
    right, got, _ = told("learnt, leaving the passage out", learnt(examples, by_study=False))
    assert right / got > 0.2


def large(count: int, codes: int, rng: random.Random) -> list[Example]:
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(4, 9))) for _ in range(8_000)]
    han = [chr(0x4E00 + n) for n in range(2_000)]
    return [
        Example(
            " ".join(rng.choices(words, k=20)) + "".join(rng.choices(han, k=35)),
            frozenset(rng.choices(range(codes), k=3)),
            n // 10,
        )
        for n in range(count)
    ]


@pytest.mark.bench
def test_learning_and_answering_in_a_large_library() -> None:
    examples = large(20_000, 500, random.Random(4))
    begun = time.process_time()
    model = learn(examples)
    taken = time.process_time() - begun
    begun = time.process_time()
    for one in examples[:50]:
        model.bar_begun = -1e9
        model.guess(one.words, one.study)
    print(
        f"\nlearning from 20,000 passages {taken:.1f} s, an answer {(time.process_time() - begun) * 20:.1f} ms", end=""
    )
    assert taken < 60


@pytest.mark.bench
def test_names_of_five_thousand_codes_are_looked_for_at_once() -> None:
    rng = random.Random(5)
    book = []
    for number in range(5_000):
        labels = {
            "en": " ".join("".join(rng.choices("abcdefghijklmnop", k=6)) for _ in range(3)),
            "zh-Hans": "".join(chr(0x4E00 + rng.randrange(3_000)) for _ in range(5)),
        }
        aliases = {"en": (labels["en"][:13],), "zh-Hans": (labels["zh-Hans"][:4],)}
        book.append(
            Code(number, f"g{number}", f"k{number}", 0, number, "barrier", None, None, "seed", labels, {}, {}, aliases, True, False)
        )  # fmt: skip
    begun = time.process_time()
    names = suggesting.names(book)
    made = time.process_time() - begun
    begun = time.process_time()
    suggesting.names(book)
    again = time.process_time() - begun
    words = ["Plans of some towns met with delays in the year of the merger. " * 3, "信任增长缓慢资金不足员工离开" * 5]
    begun = time.process_time()
    for _ in range(10):
        suggesting.by_name(names, words)
    each = (time.process_time() - begun) * 100
    print(
        f"\n{len(names):,} names: made {made * 1000:.0f} ms, again {again * 1000:.0f} ms, looked for in {each:.1f} ms",
        end="",
    )
    assert again + each / 1000 < 0.2
    assert each < 50
