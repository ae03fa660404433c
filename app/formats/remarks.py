"""What a reader has to tell about a file or a record: a stable code, its arguments, and one plain English sentence."""

from __future__ import annotations

from dataclasses import dataclass

WARNINGS: dict[str, str] = {
    # about a record
    "no_title": "No title was found. Write one before you import, or later.",
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
    "encoding_mixed": "Line %1 is not in UTF-8 as the rest of the file is. Such lines (%2) were read as %3. Look whether their characters are right.",
    "control_characters": "Line %1 holds an invisible control character. It is kept.",
    "says_nothing": "The record in line %1 tells nothing but its kind: no title, no text, no identifier.",
    "year_meant": "The year is written “%1”; %2 was taken for it.",
    "year_unclear": "The year is written “%1”, which is no year. It was kept as it came, and the year left empty.",
    "doi_unclear": "“%1” stands where a DOI should and is none. It was kept as it came.",
    "no_end": "The record that begins in line %1 has no end mark before the next one begins. It was read up to there.",
    "cut_off": "The record that begins in line %1 is the last and has no end mark: the file may be cut off. Look at its texts.",
    "key_again": "The key “%1” stands at more than one record. All of them were kept.",
    "field_again": "The field “%1” stands twice in the record. The first counts, the other was kept as it came.",
    "parted_wrongly": "The row in line %1 has more cells than the table has columns. What is too much was kept as it came.",
    # about a file
    "kept_aside": "“%1” has no place of its own here. It was kept with the record as it came (times: %2, first in line %3).",
    "left_out": "“%1” only serves the database it comes from and was left out (times: %2, first in line %3).",
    "lines_outside": "Line %1 belongs to no record and was left out: “%2”.",
    "many_lines_outside": "%1 more lines belong to no record and were left out, the last of them line %2.",
    "empty_entries": "Entries that hold nothing at all were left out: %1, the first of them in line %2.",
    "entry_broken": "The entry in line %1 could not be read and was left out: %2.",
    "two_formats": "The file holds records of two kinds, %1 and %2. Both were read.",
    "maybe_two_formats": "From line %1 on the file seems to hold something else (%2), which could not be read.",
    "broken_off": "The file breaks off in line %1. What stands before was read: %2 records. Export it again if more should be there.",
    "quotes_unclear": "Quotation marks don't pair in this table, so that cells may be parted wrongly. Look at the records.",
    "no_records": "No record was found in the file.",
    "more_sheets": "The workbook has more sheets (%1). Only “%2” was read.",
    "cell_too_long": "A cell holds %1 characters at most in this format: “%2” goes on in a further column.",
    "lost_in_writing": "%2 has no place in this format and was not written (record %1).",
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
