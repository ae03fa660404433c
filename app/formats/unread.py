"""What is said of a file that is known and not read: what it is, and what to do instead."""

from __future__ import annotations

from app.formats.decode import called
from app.formats.remarks import fill

SENTENCES: dict[str, str] = {
    "pdf": "%1 is a PDF, which is not read here. Copy the text and paste it into the import window.",
    "sqlite": "%1 is a database (SQLite), which is not read here. A Diptych library is opened with File > Open;"
    " from a coding program export a REFI-QDA project (.qdpx).",
    "office": "%1 is an older office document, which is not read here. Save it as .xlsx or as CSV in UTF-8, and choose that file.",
    "packed": "%1 is a compressed file of a kind that is not unpacked here. Unpack it, and import what was in it.",
    "tar": "%1 is a TAR archive, which is not unpacked here. Unpack it, and import what was in it.",
    "image": "%1 is a picture: there is no text in it that could be read.",
    "rtf": "%1 is a rich text (RTF), which is not read here. Copy the text and paste it into the import window.",
    "scopus": "%1 is a text export of a database, laid out for reading. Export the records as RIS, and import that file.",
    "nep": "%1 is a text export of a database, laid out for reading. Export the records as RIS, and import that file.",
    "printed": (
        "%1 is a list of references as they are printed, which does not say what is title, journal or name."
        " Export the records as RIS, NBIB, NoteExpress or EndNote, and import that file."
    ),
    "numbers": (
        "%1 holds only numbers or addresses of studies (PMID, DOI), not the studies."
        " Look them up in PubMed or a citation program, export them as NBIB or RIS, and import that file."
    ),
    "summary": (
        "%1 is a list of PubMed summaries as text, which is not read here."
        " Save the records in PubMed as “PubMed” (NBIB), and import that file."
    ),
    "html": (
        "%1 is a web page (HTML), perhaps an error page that a database sent instead of the records."
        " Export the records again, or copy the text of the page and paste it into the import window."
    ),
    "xml": (
        "%1 is an XML file of a kind that is not read here."
        " Export the records as RIS or NBIB, or as XML of PubMed or EndNote, and import that file."
    ),
    "xml of": "%1 is XML of another kind (%2), which is not read here. Export the records as RIS, and import that file.",
    "": "%1 is of a kind that is not read here. Export the records as RIS or NBIB, and import that file.",
    "word/document.xml": "%1 is a Word document. Copy the text and paste it into the import window.",
    "ppt/presentation.xml": "%1 is a presentation. Copy the text and paste it into the import window.",
    "project.qde": "%1 is a project of another coding program (REFI-QDA), not a file of records.",
    "content.xml": "%1 is an OpenDocument file. Save a table as .xlsx or CSV; copy a text and paste it.",
    "no records": (
        "%1 holds no references of a kind that is known, and no abstract. Export the records as RIS or NBIB, and import that file."
    ),
}  # fmt: skip
"""By the id of app.formats.sniff.FORMATS, or the member that makes an archive a document; %1 is the file's name."""
XML: dict[str, tuple[str, str]] = {
    "mods": ("MODS", r"<(?:[\w.-]{1,20}:)?mods(?:Collection)?[\s>]"),
    "bibtexml": ("BibTeXML", r"<(?:bibtex|bib):(?:file|entry)[\s>]|bibtexml\.sf\.net"),
    "msbib": ("Word", r"officeDocument/2006/bibliography|<b:Sources[\s>]"),
    "citavi": ("Citavi", r"<CitaviExchangeData[\s>]"),
    "marcxml": ("MARC", r"loc\.gov/MARC21/slim|<(?:[\w.-]{1,20}:)?(?:leader>|datafield\s)"),
    "rdf": ("RDF", r"<rdf:RDF[\s>]"),
    "jats": ("JATS", r"<pmc-articleset[\s>]|<article[\s>]"),
    "ebscoxml": ("EBSCO", r"<rec\s{1,4}resultID=|<header\s{1,4}shortDbName="),
    "europepmc": ("Europe PMC", r"<responseWrapper[\s>]"),
    "esummary": ("PubMed ESummary, ESearch", r"<e(?:Summary|Search)Result[\s>]"),
    "resourcelist": ("维普, 万方", r"<ResourceList[\s>]"),
    "notefirst": ("NoteFirst", r"<Bibliographies[\s>]"),
    "feed": ("RSS, Atom", r"<(?:rss|feed)[\s>]"),
}  # fmt: skip
"""XML of programs and services that is known and not read: what it is called, and how it shows itself."""
DOCUMENTS = ("word/document.xml", "ppt/presentation.xml", "project.qde", "content.xml")
"""A ZIP archive with one of these in it is a document."""


def sentence(kind: str, name: str) -> str:
    """Say what a file is and what can be done instead."""
    if kind in XML:
        return fill(SENTENCES["xml of"], (called(name), XML[kind][0]))
    return fill(SENTENCES.get(kind) or SENTENCES[""], (called(name),))
