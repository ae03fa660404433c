"""Harder forms of documents with known links: sentences deleted, made one, whole passages missing, documents joined."""

import random
from typing import Any

Document = dict[str, Any]
Sides = tuple[list[int], list[int]]


def copied(document: Document) -> Document:
    """A document whose lists may be changed."""
    links = [(list(left), list(right)) for left, right in document["links"]]
    return {"en": list(document["en"]), "zh": list(document["zh"]), "links": links}


def deleted(document: Document, rng: random.Random) -> tuple[Document, Sides] | None:
    """A document less one sentence of a one-to-one link, with the link that should now be reported as left out."""
    made = copied(document)
    single = [number for number, (left, right) in enumerate(made["links"]) if len(left) == len(right) == 1]
    if not single:
        return None
    number, side = rng.choice(single), rng.randrange(2)
    at = made["links"][number][side][0]
    del made["en" if side == 0 else "zh"][at]
    made["links"][number][side].clear()
    for link in made["links"]:
        link[side][:] = [other - (other > at) for other in link[side]]
    return made, made["links"][number]


def merged(document: Document, rng: random.Random) -> Document:
    """A document with two neighbouring sentences of one side, each alone in its link, made one."""
    made = copied(document)
    links: list[Sides] = made["links"]
    choices = [
        (number, side)
        for number in range(len(links) - 1)
        for side in (0, 1)
        if len(links[number][side]) == 1 == len(links[number + 1][side])
        and 0 < len(links[number][1 - side]) + len(links[number + 1][1 - side]) <= 4
        and links[number][1 - side]
        and links[number + 1][1 - side]
    ]
    if not choices:
        return made
    number, side = rng.choice(choices)
    at = links[number][side][0]
    words = made["en" if side == 0 else "zh"]
    words[at : at + 2] = [words[at] + ("", " ")[side == 0] + words[at + 1]]
    for link in links[number + 1 :]:
        link[side][:] = [other - 1 for other in link[side]]
    first, second = links[number], links[number + 1]
    links[number : number + 2] = [(sorted({*first[0], *second[0]}), sorted({*first[1], *second[1]}))]
    return made


def joined(documents: list[Document]) -> Document:
    """Several documents as one."""
    made: Document = {"en": [], "zh": [], "links": []}
    for document in documents:
        rows, columns = len(made["en"]), len(made["zh"])
        made["links"] += [([i + rows for i in left], [j + columns for j in right]) for left, right in document["links"]]
        made["en"] += document["en"]
        made["zh"] += document["zh"]
    return made


def lacking(document: Document, first: int, last: int) -> Document:
    """A document whose Chinese side lacks what the links from `first` up to `last` hold."""
    made = copied(document)
    gone = {j for link in made["links"][first:last] for j in link[1]}
    kept = [j for j in range(len(made["zh"])) if j not in gone]
    place = {j: at for at, j in enumerate(kept)}
    links: list[Sides] = []
    for left, right in made["links"]:
        there = [place[j] for j in right if j in place]
        links += [(left, there)] if there or not right else [([i], []) for i in left]
    return {"en": made["en"], "zh": [made["zh"][j] for j in kept], "links": links}
