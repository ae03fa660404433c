"""The domain glossary as plain rows, for tests of what stands on it."""

from functools import lru_cache

from app.text.dictionary import Dictionary
from app.text.lexicon import Lexicon, with_glossary
from app.work import lexicon_store
from tests.app.text.shared import shared

Row = tuple[list[str], list[str]]


def glossary_rows() -> list[Row]:
    """(English forms, Chinese forms) of every term of the shared glossary."""
    lines = shared("domain/glossary.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines if line.count("\t") >= 4]
    return [
        ([row[0], *row[1].split(";")], [form for column in row[2:5] for form in column.split(";") if form])
        for row in cells
    ]


def dictionary() -> Dictionary:
    """The dictionary that the program brings."""
    found = lexicon_store.dictionary()
    assert found is not None
    return found


@lru_cache(maxsize=1)
def whole_lexicon() -> Lexicon:
    """All that the program knows of words: everyday ones, the glossary, the dictionary."""
    return with_glossary(glossary_rows(), dictionary())


@lru_cache(maxsize=1)
def plain_lexicon() -> Lexicon:
    """Everyday words and the dictionary, for tests that need no shared file."""
    return with_glossary([], dictionary())
