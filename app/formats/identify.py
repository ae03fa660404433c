"""Read identifiers as files of records write them: DOIs with an address around them, ISSN and ISBN in one field, addresses."""

from __future__ import annotations

import re
from urllib.parse import unquote

from app.formats.citation import trim_doi
from app.formats.records import IdentifierFound

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"]{1,400}")
_DOI_URL = re.compile(r"https?://(?:[\w-]+\.)*doi\.org/(10\.\d{4,9}/\S{1,400})", re.IGNORECASE)
_PUBMED_URL = re.compile(
    r"ncbi\.nlm\.nih\.gov/(?:pubmed/|[^\s]*list_uids=)(\d{1,9})\b|pubmed\.ncbi\.nlm\.nih\.gov/(\d{1,9})\b"
)
_PMC = re.compile(r"PMC\d{3,10}", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\dXx])(?:97[89][- ]?)?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?[\dXx](?![\dXx])")
_ISSN = re.compile(r"(?<![\dXx-])(\d{4})-?(\d{3}[\dXx])(?![\dXx-])")
_AROUND = re.compile(
    r"\(?(?:electronic|print|linking|online|issn|isbn|eissn|e-issn|hardcover|paperback|pbk|hbk)\)?", re.IGNORECASE
)
_LINK = re.compile(r"\s*[;\n]\s*(?=https?://|www\.|ftp://)|\s+(?=https?://)", re.IGNORECASE)


def read_doi(words: str) -> str:
    """Return the DOI in a field without what stands around it (doi:, https://doi.org/, a dot at its end), or ''."""
    plain = unquote(words) if "%" in words and "://" in words else words
    found = _DOI.search(plain)
    return trim_doi(found[0]) if found else ""


def doi_of_url(url: str) -> str:
    """Return the DOI that an address of doi.org names, or ''."""
    found = _DOI_URL.search(unquote(url) if "%" in url else url)
    return trim_doi(found[1]) if found else ""


def pmid_of_url(url: str) -> str:
    """Return the PubMed number that an address names, or ''."""
    found = _PUBMED_URL.search(url)
    return (found[1] or found[2]) if found else ""


def read_pmid(words: str) -> str:
    """Return the number of a field for PubMed numbers, or ''."""
    found = re.fullmatch(r"(?:PMID|MEDLINE|PUBMED)?\s*:?\s*(\d{1,9})(?:\.0)?", words.strip(), re.IGNORECASE)
    return found[1] if found else ""


def read_pmcid(words: str) -> str:
    """Return a PubMed Central number, or ''."""
    found = _PMC.search(words)
    return found[0].upper() if found else ""


def read_serials(words: str) -> tuple[list[IdentifierFound], str]:
    """Read ISSNs and ISBNs in one field; return them, and what else stood there."""
    found: list[IdentifierFound] = []
    rest = words

    def isbn(match: re.Match[str]) -> str:
        digits = re.sub(r"[- ]", "", match[0]).upper()
        if len(digits) not in (10, 13):
            return match[0]
        found.append(IdentifierFound("isbn", match[0].strip().upper()))
        return " "

    def issn(match: re.Match[str]) -> str:
        found.append(IdentifierFound("issn", f"{match[1]}-{match[2].upper()}"))
        return " "

    rest = _ISSN.sub(issn, _ISBN.sub(isbn, rest))
    rest = _AROUND.sub(" ", rest)
    return list(dict.fromkeys(found)), rest.strip(" ,;:()\n\r\t")


def read_urls(words: str) -> list[str]:
    """Part addresses that stand in one field."""
    return [u.strip().rstrip(";") for u in _LINK.split(words.strip()) if u.strip()]
