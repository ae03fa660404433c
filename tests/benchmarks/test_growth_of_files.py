"""Twice as long a file costs about twice as much to read, whatever stands in it, and no more memory.

The files are those of the unit tests, which say what comes out of them. `make bench` prints every ratio.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.formats import tmx
from app.formats.decode import LIMIT
from app.formats.reading import read, read_text
from app.formats.streaming import open_stream
from app.text.refused import Refused
from tests.app.formats.test_bad_input import ADVERSARIAL, adversarial
from tests.app.formats.test_hostile import HARMFUL, harmful
from tests.app.formats.test_memory_and_terms import many_units
from tests.app.formats.test_pubmed_exports import many
from tests.app.formats.test_readers import WESTERN
from tests.app.formats.test_streams import pubmed
from tests.benchmarks.growth import DOUBLE, Act, doubling, ratio

pytestmark = pytest.mark.bench

AGAINST_ITERPARSE, AGAINST_HASHING, AGAINST_XML = 4.0, 1.0, 9.0
MORE_MEMORY = 1.25
SQUARE = 4.8
BY_THE_SQUARE = {"abstracts and text", "addresses"}
"""Known: where every other line begins an abstract, or each is an address, a page costs the square of its lines, up to 20,000."""
ROOT = Path(__file__).resolve().parents[2]


def tried(data: bytes) -> Act:
    """Reads a file, or hears why it is refused."""

    def act() -> None:
        with suppress(Refused):
            read(data, "x")

    return act


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_a_long_page(name: str) -> None:
    def act(percent: int) -> Act:
        text = adversarial(percent)[name]
        return lambda: read_text(text)

    percent, most = (25, SQUARE) if name in BY_THE_SQUARE else (50, DOUBLE)
    assert doubling(act, percent, most) <= most


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_is_meant_to_harm(name: str) -> None:
    assert doubling(lambda size: tried(harmful(size)[name].encode()), 50_000) <= DOUBLE


@pytest.mark.parametrize("form", ["xml", "nbib"])
def test_an_export_of_pubmed(form: str) -> None:
    def act(count: int) -> Act:
        text = many(form, count)
        return lambda: read_text(text)

    assert doubling(act, 500) <= DOUBLE


@pytest.mark.parametrize("form", ["xml", "ris"])
def test_a_stream_of_records(form: str, tmp_path: Path) -> None:
    def act(count: int) -> Act:
        path = written(tmp_path, form, count)
        return lambda: sum(1 for _ in open_stream(path).records)

    assert doubling(act, 500) <= DOUBLE


def test_a_stream_of_pubmed_beside_its_bare_elements(tmp_path: Path) -> None:
    path = written(tmp_path, "xml", 1_000)

    def plain() -> None:
        for _, element in ElementTree.iterparse(path):
            if element.tag == "PubmedArticle":
                element.clear()

    assert ratio(lambda: sum(1 for _ in open_stream(path).records), plain, AGAINST_ITERPARSE) <= AGAINST_ITERPARSE


def test_a_translation_memory() -> None:
    def act(count: int) -> Act:
        data = tmx.write(many_units(count), "1").data
        return lambda: tmx.read(data)

    assert doubling(act, 5_000) <= DOUBLE


def test_a_translation_memory_beside_its_bare_elements() -> None:
    data = tmx.write(many_units(10_000), "1").data
    assert ratio(lambda: tmx.read(data), lambda: ElementTree.parse(BytesIO(data)), AGAINST_XML) <= AGAINST_XML


def test_a_file_that_is_too_large_is_refused_in_less_than_it_takes_to_know_it_again() -> None:
    data = b"a" * (LIMIT + 1)
    assert ratio(tried(data), lambda: hashlib.sha256(data).digest(), AGAINST_HASHING) <= AGAINST_HASHING


MEMORY = """
import re, sys
from pathlib import Path
from app.formats.streaming import open_stream
count = sum(1 for _ in open_stream(Path(sys.argv[1])).records)
print(count, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
"""Tells the records of a file and the kilobytes the process held at most; `getrusage` would tell those of its parent too."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize(("form", "size"), [("xml", 2_000), ("ris", 10_000)])
def test_the_memory_of_a_stream_is_the_same_for_four_times_the_records(form: str, size: int, tmp_path: Path) -> None:
    peaks = []
    for count in (size, 4 * size):
        path = written(tmp_path, form, count)
        call = [sys.executable, "-c", MEMORY, str(path)]
        done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
        taken, peak = map(int, done.stdout.split())
        assert taken == count
        peaks.append(peak)
    print(
        f"\n  {peaks[0] / 1024:.0f} MB, of four times the records {peaks[1] / 1024:.0f} MB: {peaks[1] / peaks[0]:.2f}",
        end="",
    )
    assert peaks[1] <= MORE_MEMORY * peaks[0]


def written(folder: Path, form: str, count: int) -> Path:
    """A file of so many records."""
    path = folder / f"{count}.{form}"
    if form == "xml":
        return pubmed(path, count)
    path.write_text(WESTERN["ris"] * count, encoding="utf-8")
    return path
