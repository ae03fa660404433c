"""How well sentences are linked and spans proposed, in figures: `make bench` prints them, nothing here is tuned to pass."""

import random
import statistics
import time
from typing import Any

import pytest

from app.text.align import SURE, align
from app.text.lexicon import Lexicon, basic, with_glossary
from tests.app.text.glossary import glossary_rows
from tests.app.text.gold import Shape, gold_links, score, shapes
from tests.app.text.shared import shared_json
from tests.app.text.test_spans import quoted

Document = dict[str, Any]
pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """The development abstracts."""
    found: list[Document] = shared_json("alignment/medline_dev.json")
    return found


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Everyday words and the glossary."""
    return with_glossary(glossary_rows())


def linked(document: Document, lexicon: Lexicon) -> set[Shape]:
    return shapes(align(document["en"], document["zh"], lexicon=lexicon))


def without(document: Document, side: str, at: int) -> tuple[Document, Shape] | None:
    """A document less one sentence of a one-to-one link, with the link that should now be reported as left out."""
    index = 0 if side == "en" else 1
    home = next((link for link in document["links"] if link[index] == [at]), None)
    if home is None or [len(half) for half in home] != [1, 1]:
        return None
    kept = {**document, side: [s for i, s in enumerate(document[side]) if i != at]}
    missing = ((), (home[1][0],)) if side == "en" else ((home[0][0],), ())
    return kept, missing


def merged(document: Document, at: int) -> Document:
    """A document with two neighbouring Chinese sentences made one."""
    chinese = list(document["zh"])
    chinese[at : at + 2] = [chinese[at] + chinese[at + 1]]
    links: list[tuple[list[int], list[int]]] = []
    for left, right in document["links"]:
        moved = sorted({j - (j > at) for j in right})
        if links and set(moved) & set(links[-1][1]):
            links[-1] = (links[-1][0] + left, sorted({*links[-1][1], *moved}))
        else:
            links.append((list(left), moved))
    return {**document, "zh": chinese, "links": links}


def test_links_of_the_development_texts(documents: list[Document], lexicon: Lexicon) -> None:
    for name, known in (("with the glossary", lexicon), ("everyday words only", basic())):
        for half, some in (("all", documents), ("even", documents[::2]), ("odd", documents[1::2])):
            result = score([linked(d, known) for d in some], [gold_links(d) for d in some])
            print(f"\n{name}, {half}: strict F1 {result.every:.3f}, non-empty {result.answered:.3f}", end="")
    before = time.process_time()
    links = [(link, d) for d in documents for link in align(d["en"], d["zh"], lexicon=lexicon)]
    print(f"\nms CPU per abstract: {1000 * (time.process_time() - before) / len(documents):.1f}", end="")
    sure = [(link.left, link.right) in gold_links(d) for link, d in links if link.confidence >= SURE]
    print(f"\nsure links: {len(sure)} of {len(links)}, right {sum(sure) / len(sure):.3f}")


def test_a_deleted_sentence_is_reported_as_left_out(documents: list[Document], lexicon: Lexicon) -> None:
    rng = random.Random(11)
    tries = [(d, side, rng.randrange(len(d[side]))) for d in documents for side in ("en", "zh") for _ in range(3)]
    cases = [case for d, side, at in tries if (case := without(d, side, at))]
    found = sum(missing in linked(d, lexicon) for d, missing in cases)
    print(f"\ndeleted sentences reported: {found} of {len(cases)} = {found / len(cases):.2f}", end="")
    pairs = [(linked(d, lexicon), gold_links(d)) for d in documents]
    false = sum(len({x for x in links - gold if not all(x)}) for links, gold in pairs)
    print(f"\nfalse omissions per 100 links: {100 * false / sum(len(links) for links, _ in pairs):.2f}")


def test_two_sentences_made_one_are_linked_to_both(documents: list[Document], lexicon: Lexicon) -> None:
    rng = random.Random(12)
    changed = [merged(d, rng.randrange(len(d["zh"]) - 1)) for d in documents if len(d["zh"]) > 2]
    result = score([linked(d, lexicon) for d in changed], [gold_links(d) for d in changed])
    print(f"\ntwo Chinese sentences made one: strict F1 {result.every:.3f}, non-empty {result.answered:.3f}")


def test_a_long_text_is_linked_quickly(documents: list[Document], lexicon: Lexicon) -> None:
    left = [s for d in documents for s in d["en"]] * 5
    right = [s for d in documents for s in d["zh"]] * 5
    before = time.process_time()
    align(left, right, lexicon=lexicon)
    print(f"\n{len(left)} sentences against {len(right)}: {time.process_time() - before:.1f} s CPU")


def test_the_counterparts_of_the_bilingual_quotes(lexicon: Lexicon) -> None:
    for name, known in (("with the glossary", lexicon), ("everyday words only", basic())):
        for own, other in (("en", "zh"), ("zh", "en")):
            found = quoted(own, other, known)
            print(
                f"\n{name}, {own} to {other}: median IoU {statistics.median(found):.2f}, mean {statistics.mean(found):.2f},"
                f" worst {min(found):.2f}, none at all {sum(v == 0 for v in found)}",
                end="",
            )
    print()
