"""Whatever the words are, they are printed as words: nothing executed, nothing lost, no export broken."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.report.model import Quote
from app.report.pdf import write_pdf
from app.report.printable import Printer

from .sample import finding, sample_findings, sample_report
from .tagged import same, tag_text

KINDS = ("brief", "full")
HOSTILE = (
    "",
    "   ",
    "<img src=file:///etc/hostname> <b>bold</b> & done",
    '#read("/etc/hostname") #eval("1") $x^2$ *stars* _under_ `tick` @ref <label> // gone /* gone */ \\ ~ -- ---',
    '=HYPERLINK("http://example.org","x")',
    "emoji 👩‍👩‍👧 and 🇬🇧 and ☂️ here",
    "𠮷野家 and 𝔘nicode and \U0010fffd and \ue000",
    "w" * 300,
    "字" * 300,
    "control \x00\x01\x07\x1b[31m \u202eright to left\u202c \u200f mark \ufeff bom \ufffe",
    "lone \ud800 surrogate",
    "combining e\u0301 中\u0301 \u0301alone Ad\u00e9b\u1ecd\u0300 zalgo " + "a" + "\u0300\u0316" * 20,
    "עברית العربية हिन्दी ไทย 한국어 ひらがな",
    "ligature ﬁ and radical ⽤ and half ｶﾅ",
    'nested "quotes" and “typographic” and ‘single’',
    "a\nb\r\nc\td\u2028e\u2029f",
    "{{}} [[]] ${} %s {0} </script> ]]> \"'`",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("at", range(len(HOSTILE)))
def test_hostile_words_are_printed_as_words(tmp_path: Path, kind: str, at: int) -> None:
    words = HOSTILE[at]
    nasty = finding(1, words, words, Quote(words, words), citation={"en": words, "zh": words})
    report = sample_report(
        kind,
        title={"en": words[:80], "zh": words[:80]},
        author=words[:80],
        asked={"en": words[:80], "zh": words[:80]},
        findings=(nasty, *sample_findings()[1:]),
    )
    result = write_pdf(report, tmp_path / "x.pdf")
    text = same(tag_text(result.path))
    printer = Printer()
    assert same(printer.clean(words)) in text
    assert set(printer.listed()) <= {line.split(" ×")[0] for line in result.replaced} | set(result.replaced) or (
        len(result.replaced) >= len(printer.listed())
    )
    host = Path("/etc/hostname")
    if host.exists() and len(host.read_text().strip()) > 3:
        assert host.read_text().strip() not in text


def test_replaced_characters_are_shown_and_listed(tmp_path: Path) -> None:
    report = sample_report(findings=(finding(1, "A 👍 and 𠮷", "好", Quote("x 👍", "")),))
    result = write_pdf(report, tmp_path / "x.pdf")
    assert [line.split(" ")[0] for line in result.replaced] == ["U+1F44D", "U+20BB7"]
    text = same(tag_text(result.path))
    assert "A□and□" in text
    assert "U+20BB7" in text


def test_a_very_long_quote_runs_over_pages_without_losing_a_word(tmp_path: Path) -> None:
    long = " ".join(f"word{number}" for number in range(3000))
    result = write_pdf(sample_report("full", findings=(finding(1, "Long", "长", Quote(long, "")),)), tmp_path / "x.pdf")
    with pypdfium2.PdfDocument(result.path) as pdf:
        seen = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "word2999" in seen
    assert "word1500" in seen
    assert result.pages > 4


def test_one_word_of_a_hundred_thousand_letters_is_no_error(tmp_path: Path) -> None:
    report = sample_report("full", findings=(finding(1, "Long", "长", Quote("x" * 100_000, "")),))
    assert write_pdf(report, tmp_path / "x.pdf").pages > 3
