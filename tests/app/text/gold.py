"""Score links against hand-made ones."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.text.align import Link

Shape = tuple[tuple[int, ...], tuple[int, ...]]


class Score(NamedTuple):
    """Strict F1: a link counts only if both its sides are the same."""

    every: float
    answered: float


def gold_links(document: dict[str, Any]) -> set[Shape]:
    """The hand-made links of a document of the gold format."""
    return {(tuple(left), tuple(right)) for left, right in document["links"]}


def shapes(links: Iterable[Link]) -> set[Shape]:
    """Links without their confidence."""
    return {(link.left, link.right) for link in links}


def score(found: Sequence[set[Shape]], gold: Sequence[set[Shape]]) -> Score:
    """Strict F1 over all links, and over those with two sides, of several documents together."""

    def f1(pairs: list[tuple[set[Shape], set[Shape]]]) -> float:
        right = sum(len(a & b) for a, b in pairs)
        return 2 * right / max(1, sum(len(a) + len(b) for a, b in pairs))

    both = list(zip(found, gold, strict=True))
    answered = [({x for x in a if all(x)}, {x for x in b if all(x)}) for a, b in both]
    return Score(f1(both), f1(answered))


def prose() -> list[dict[str, Any]]:
    """The prose written for these tests, in the gold format."""
    documents: list[dict[str, Any]] = []
    for line in (Path(__file__).parent / "prose.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            documents.append({"id": line[2:], "en": [], "zh": [], "links": []})
        elif line and not line.startswith("#"):
            document, link = documents[-1], []
            for side, words in zip(("en", "zh"), line.split("\t"), strict=True):
                sentences = [part.strip() for part in words.split(" | ") if part.strip()]
                link.append(list(range(len(document[side]), len(document[side]) + len(sentences))))
                document[side] += sentences
            document["links"].append(link)
    return documents
