"""The pieces of a Word document that python-docx has no words for: fields, notes, links, marks, East Asian fonts.

Every text arrives cleaned (`app.report.plain`); nothing here reads text as markup.
"""

from __future__ import annotations

# ruff: noqa: SLF001 - python-docx shows the elements under its objects by such names alone
from typing import Any
from xml.sax.saxutils import escape

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
FACES = {
    "sans": ("Arial", "Microsoft YaHei"),
    "serif": ("Georgia", "SimSun"),
}
"""Latin and East Asian face of our words and of the source's; every office program has them or a likeness."""


def element(tag: str, **attributes: str) -> Any:
    """An element of the w: namespace with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_faces(style: Any, face: str) -> None:
    """Gives a style its Latin and East Asian faces and takes the theme's away."""
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    latin, eastern = FACES[face]
    properties.insert(0, element("rFonts", ascii=latin, hAnsi=latin, cs=latin, eastAsia=eastern))


def set_language(run: Any, lang: str) -> None:
    """Says which language a run is in, for spelling, line breaks and screen readers."""
    properties = run._r.get_or_add_rPr()  # python-docx has no call for it
    tags = {"eastAsia": "zh-CN"} if lang == "zh" else {"val": "en-GB"}
    if lang == "zh":
        fonts = properties.find(qn("w:rFonts"))
        if fonts is None:
            fonts = element("rFonts")
            style = properties.find(qn("w:rStyle"))
            if style is None:
                properties.insert(0, fonts)
            else:
                style.addnext(fonts)
        fonts.set(qn("w:hint"), "eastAsia")
    properties.append(element("lang", **tags))


def add_field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word can bring up to date, with what it shows until then."""
    begin = paragraph.add_run()
    begin._r.append(element("fldChar", fldCharType="begin"))
    instruction = element("instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="separate"))
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(element("fldChar", fldCharType="end"))


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """A place in the document that links can lead to."""
    paragraph._p.append(element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(number)))


def link(paragraph: Any, text: str, *, address: str = "", place: str = "", style: str = "Hyperlink") -> Any:
    """A run that leads to an address outside or to a bookmark inside; returns the run."""
    made = element("hyperlink")
    if address:
        made.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        made.set(qn("w:anchor"), place)
    run = paragraph.add_run(text)
    if style:
        run.style = paragraph.part.document.styles[style]
    made.append(run._r)
    paragraph._p.append(made)
    return run


def repeat_header(row: Any) -> None:
    """The row is repeated on every page the table runs over."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def keep_whole(row: Any) -> None:
    """The row is not broken over two pages."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


class Footnotes:
    """The footnotes of a document: real ones, numbered by Word, gathered here and written as a part of their own."""

    def __init__(self) -> None:
        self._made: list[str] = []

    def add(self, paragraph: Any, said: list[dict[str, str]]) -> None:
        """A footnote at the end of a paragraph."""
        number = len(self._made) + 1
        run = paragraph.add_run()
        run.style = paragraph.part.document.styles["Footnote Reference"]
        run._r.append(element("footnoteReference", id=str(number)))
        runs = "".join(_run(one["text"], one["lang"]) for one in said)
        self._made.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr>'
            f'<w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>{_run(" ", "en")}{runs}</w:p></w:footnote>'
        )

    def attach(self, document: Any) -> None:
        """Writes the part and tells the document of it."""
        lines = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
            for number, kind, tag in (
                (-1, "separator", "separator"),
                (0, "continuationSeparator", "continuationSeparator"),
            )
        )
        blob = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {W}>{lines}'
            + "".join(self._made)
            + "</w:footnotes>"
        )
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _run(text: str, lang: str) -> str:
    """A run of a footnote."""
    tag = '<w:lang w:eastAsia="zh-CN"/>' if lang == "zh" else '<w:lang w:val="en-GB"/>'
    hint = '<w:rFonts w:hint="eastAsia"/>' if lang == "zh" else ""
    return f'<w:r><w:rPr>{hint}{tag}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
