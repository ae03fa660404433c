"""How well sentences are linked and spans proposed, in figures: `make bench` prints them, nothing here is tuned to pass."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from app.text.align import SURE, Link, align
from app.text.lexicon import Lexicon, basic, with_glossary
from app.text.likeness import likeness
from app.work import lexicon_store, semantic
from tests.app.text.glossary import glossary_rows, plain_lexicon, whole_lexicon
from tests.app.text.gold import gold_links, prose, score, shapes
from tests.app.text.shared import shared_json
from tests.app.text.test_spans import quoted
from tests.benchmarks.stress import deleted, joined, lacking, merged

Document = dict[str, Any]
pytestmark = pytest.mark.bench
ABSTRACT = 30
"""Milliseconds for the sentences of an abstract: they are linked while the reader opens it."""


def medline() -> list[Document]:
    """The development abstracts."""
    found: list[Document] = shared_json("alignment/medline_dev.json")
    return found


def own_prose() -> list[Document]:
    """Prose written for these tests: a story, news, an essay, memories, a speech, history."""
    return prose()


TEXTS = pytest.mark.parametrize("texts", [medline, own_prose], ids=["medline", "prose"])
Texts = Callable[[], list[Document]]


def lexicons() -> list[tuple[str, Lexicon]]:
    """What may be known of words."""
    return [
        ("dictionary, glossary, everyday words", whole_lexicon()),
        ("dictionary and everyday words", plain_lexicon()),
        ("everyday words and glossary", with_glossary(glossary_rows())),
        ("everyday words only", basic()),
    ]


def linked(documents: Sequence[Document], lexicon: Lexicon) -> list[list[Link]]:
    return [align(document["en"], document["zh"], lexicon=lexicon) for document in documents]


def told(name: str, documents: Sequence[Document], links: Sequence[list[Link]]) -> None:
    """Print the figures of some documents."""
    gold = [gold_links(document) for document in documents]
    found = [shapes(some) for some in links]
    result = score(found, gold)
    marked = [((one.left, one.right) in g, one.confidence) for some, g in zip(links, gold, strict=True) for one in some]
    sure = [right for right, confidence in marked if confidence >= SURE]
    false = sum(not all(link) for some, g in zip(found, gold, strict=True) for link in some - g)
    print(
        f"\n{name}: strict F1 {result.every:.3f}, non-empty {result.answered:.3f};"
        f" sure {len(sure)} of {len(marked)} links, {sum(sure) / max(1, len(sure)):.3f} of them right;"
        f" false omissions per 100 links {100 * false / max(1, len(marked)):.2f}",
        end="",
    )


@TEXTS
def test_links(texts: Texts) -> None:
    documents = texts()
    for name, known in lexicons():
        told(name, documents, linked(documents, known))
    for name, some in (("even half", documents[::2]), ("odd half", documents[1::2])):
        told(name, some, linked(some, whole_lexicon()))
    print()


def test_links_with_the_encoder() -> None:
    if not semantic.installed():
        pytest.skip("the optional extra diptych[semantic] is not installed")
    for name, documents in (("medline", medline()), ("prose", own_prose())):
        before = time.process_time()
        links = [
            align(d["en"], d["zh"], lexicon=whole_lexicon(), meaning=semantic.meaning(d["en"], d["zh"]))
            for d in documents
        ]
        told(f"{name}, with the encoder", documents, links)
        print(f"\nms CPU per document: {1000 * (time.process_time() - before) / len(documents):.0f}", end="")
    print()


@TEXTS
def test_a_deleted_sentence_is_reported_as_left_out(texts: Texts) -> None:
    rng = random.Random(11)
    cases = [case for document in texts() for _ in range(4) if (case := deleted(document, rng))]
    links = linked([document for document, _ in cases], whole_lexicon())
    missing = [(tuple(left), tuple(right)) for _, (left, right) in cases]
    reported = sum(one in shapes(some) for one, some in zip(missing, links, strict=True))
    told("one sentence deleted", [document for document, _ in cases], links)
    print(f"\ndeleted sentences reported: {reported} of {len(cases)} = {reported / len(cases):.2f}")


@TEXTS
def test_two_sentences_made_one_are_linked_to_both(texts: Texts) -> None:
    rng = random.Random(12)
    cases = [merged(document, rng) for document in texts() for _ in range(3)]
    told("two sentences made one", cases, linked(cases, whole_lexicon()))
    print()


def test_long_texts_and_missing_passages() -> None:
    whole = joined(medline())
    told("50 abstracts as one text", [whole], linked([whole], whole_lexicon()))
    for first, last in ((0, 60), (100, 160), (150, 270)):
        some = lacking(whole, first, last)
        told(f"the same, links {first} to {last} without Chinese", [some], linked([some], whole_lexicon()))
    story = joined(own_prose())
    told("all prose as one text", [story], linked([story], whole_lexicon()))
    print()


def test_another_text_is_told_from_the_true_one() -> None:
    for name, documents in (("medline", medline()), ("prose", own_prose())):
        count = len(documents)
        true = [likeness(d["en"], d["zh"], lexicon=whole_lexicon()) for d in documents]
        wrong = [
            likeness(d["en"], documents[(at + step) % count]["zh"], lexicon=whole_lexicon())
            for at, d in enumerate(documents)
            for step in (1, 2, 3)
        ]
        print(
            f"\n{name}: true pairs taken for the same text {sum(one.verdict == 'same' for one in true)} of {count},"
            f" lowest score {min(one.score for one in true):.2f}; shuffled pairs told apart"
            f" {sum(one.verdict == 'other' for one in wrong)} of {len(wrong)}, taken for the same"
            f" {sum(one.verdict == 'same' for one in wrong)}, highest score {max(one.score for one in wrong):.2f}",
            end="",
        )
    print()


def test_times() -> None:
    lexicon_store.forget()
    before = time.process_time()
    lexicon_store.dictionary()
    print(f"\ndictionary read in {time.process_time() - before:.2f} s CPU", end="")
    documents = medline()
    lexicon = whole_lexicon()
    linked(documents, lexicon)
    before = time.process_time()
    linked(documents, lexicon)
    each = 1000 * (time.process_time() - before) / len(documents)
    print(f"\nms CPU per abstract: {each:.1f} (at most {ABSTRACT})", end="")
    assert each <= ABSTRACT
    left, right = [], []
    for turn in range(6):  # no sentence twice: a mark tells the turns apart
        left += [sentence + f" ({turn})" * (turn > 0) for document in documents for sentence in document["en"]]
        right += [sentence + f"（{turn}）" * (turn > 0) for document in documents for sentence in document["zh"]]
    before = time.process_time()
    align(left, right, lexicon=lexicon)
    print(f"\n{len(left)} sentences against {len(right)}: {time.process_time() - before:.1f} s CPU")


def test_the_counterparts_of_the_bilingual_quotes() -> None:
    for name, known in lexicons():
        for own, other in (("en", "zh"), ("zh", "en")):
            found = quoted(own, other, known)
            print(
                f"\n{name}, {own} to {other}: median IoU {statistics.median(found):.2f}, mean {statistics.mean(found):.2f},"
                f" worst {min(found):.2f}, none at all {sum(v == 0 for v in found)}",
                end="",
            )
    print()
