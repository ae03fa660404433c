"""What a reader has to tell about a file or a record: a stable code, its arguments, and one plain English sentence."""

from __future__ import annotations

from dataclasses import dataclass

WARNINGS: dict[str, str] = {
    # about a record
    "no_title": "The page gives no title. Write one before you import, or later.",
    "no_citation": "The page has no citation of its own: journal, year and DOI are empty.",
    "no_text": "No text was found, only bibliographic lines.",
    "no_chinese": "There is no Chinese text.",
    "no_english": "There is no English text.",
    "language_unknown": "A part of the text is neither English nor Chinese, as far as can be told.",
    "paragraph_counts": "The numbers of paragraphs differ: %1 in English, %2 in Chinese.",
    "printed_citation_apart": (
        "The citation under the text (%1) may be that of a review of this text. "
        "It is kept apart and is not taken for the text's own."
    ),
    "punctuation_folded": (
        "The Chinese text uses half-width punctuation. It is stored as it came; the view can show full-width marks."
    ),
    "empty_bullet": "Line %1 has a bullet with nothing after it: a point may be missing.",
    "maybe_two_pages": "This may be more than one page; it could not be told where one ends. Please look at the texts.",
    "damaged_characters": "Line %1 holds a replacement mark (�): a character was lost before the text came here.",
    "control_characters": "Line %1 holds an invisible control character. It is kept.",
    # about a file
    "encoding_guessed": "The file does not say its encoding; it was read as %1. Look whether the characters are right.",
    "records_skipped": "%1 entries could not be read and were left out.",
}
"""Every warning's English sentence; %1 and %2 stand for the arguments."""


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """One thing the reader of a page should know, with the line (from 1) it is about, or None."""

    code: str
    args: tuple[str, ...] = ()
    line: int | None = None

    @property
    def sentence(self) -> str:
        """The warning in plain English."""
        return fill(WARNINGS[self.code], self.args)


def fill(template: str, args: tuple[str, ...]) -> str:
    """Put the arguments into a template's %1, %2 places."""
    words = template
    for number, value in enumerate(args, start=1):
        words = words.replace(f"%{number}", value)
    return words
