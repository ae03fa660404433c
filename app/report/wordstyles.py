"""The look of a Word document as styles, so that whoever edits it on changes one style and not a hundred paragraphs."""

from __future__ import annotations

import datetime
from typing import Any

SECOND = "565B63"
BLUE = "0B4F86"
COLOURS = {"barrier": "B84E00", "facilitator": "007A59"}
PAPERS = {"a4": (11906, 16838), "letter": (12240, 15840)}
"""Width and height in twentieths of a point."""
STYLES = {
    # name: (base or '', face, size in points, bold, colour, space before, space after)
    "Normal": ("", "sans", 10.0, False, "", 0, 4),
    "Title": ("", "sans", 22.0, True, "", 0, 4),
    "Subtitle": ("", "sans", 13.0, False, SECOND, 0, 4),
    "Heading 1": ("", "sans", 14.0, True, BLUE, 14, 6),
    "Heading 2": ("", "sans", 11.0, True, "", 10, 4),
    "Caption": ("", "sans", 9.0, False, SECOND, 6, 4),
    "Claim": ("Normal", "sans", 10.0, True, "", 8, 2),
    "Source words": ("Normal", "serif", 10.0, False, "", 0, 2),
    "Original words": ("Normal", "serif", 9.0, False, SECOND, 0, 2),
    "Digest words": ("Normal", "sans", 10.0, False, "", 0, 2),
    "Tag line": ("Normal", "sans", 8.5, False, SECOND, 0, 6),
    "Reference": ("Normal", "sans", 9.0, False, "", 0, 3),
    "Table text": ("Normal", "sans", 8.0, False, "", 1, 1),
    "Footnote Text": ("Normal", "sans", 8.5, False, "", 0, 0),
}


def dress(document: Any) -> None:
    """Gives every style its face in both scripts, its size and its colour."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt, RGBColor

    from app.report.wordparts import element, set_faces

    styles = document.styles
    names = {style.name for style in styles}
    for name, (base, face, size, bold, colour, before, after) in STYLES.items():
        style: Any = styles[name] if name in names else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        if base:
            style.base_style = styles[base]
        set_faces(style, face)
        style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
        style.font.color.rgb = RGBColor.from_string(colour or "1B1D21")
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
        style.paragraph_format.keep_with_next = name in ("Claim", "Caption", "Heading 1", "Heading 2")
        style.quick_style = True
    for border in styles["Title"].element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pBdr"):
        border.getparent().remove(border)
        break
    for name, colour in (("Hyperlink", BLUE), ("Footnote Reference", "")):
        character: Any = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        if colour:
            character.font.color.rgb = RGBColor.from_string(colour)
            character.font.underline = True
        else:
            character.font.superscript = True
    defaults = styles.element.find(".//" + _w("rPrDefault") + "/" + _w("rPr"))
    if defaults is not None:
        for old in defaults.findall(_w("lang")):
            defaults.remove(old)
        defaults.append(element("lang", val="en-GB", eastAsia="zh-CN"))


def lay_page(section: Any, paper: str) -> None:
    """Sets paper and margins."""
    from docx.shared import Mm, Twips

    width, height = PAPERS[paper]
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(19), Mm(20)


def rule_lines(table: Any) -> None:
    """Gives a table fine grey lines between its rows and none between its columns."""
    from app.report.wordparts import element

    borders = element("tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = "nil" if edge in ("left", "right", "insideV") else "single"
        borders.append(element(edge, val=line, sz="4", space="0", color="C3C8CF"))
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no call for it
    _put_in_order(properties, borders, ("shd", "tblLayout", "tblCellMar", "tblLook"))
    margins = element("tblCellMar")
    for edge in ("left", "right"):
        margins.append(element(edge, w="40", type="dxa"))
    _put_in_order(properties, margins, ("tblLook",))


def _put_in_order(parent: Any, child: Any, successors: tuple[str, ...]) -> None:
    """Puts an element before those that must come after it; Word refuses files in which they stand otherwise."""
    for name in successors:
        found = parent.find(_w(name))
        if found is not None:
            found.addprevious(child)
            return
    parent.append(child)


def describe(document: Any, head: dict[str, Any], main: str, numbers: list[int]) -> None:
    """Title, author, language and date as the file's own facts."""
    facts = document.core_properties
    facts.title = head["plain"][:255]
    facts.author = facts.last_modified_by = head["author"][:255]
    facts.comments = ""
    facts.language = "zh-CN" if main == "zh" else "en-GB"
    year, month, number = numbers or (2000, 1, 1)
    facts.created = facts.modified = datetime.datetime(year, month, number)


def _w(name: str) -> str:
    """A name of the w: namespace."""
    return "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}" + name


def shaded(cell: Any, run: Any, colour: str, *, dark: bool) -> None:
    """A cell on a colour, its words white where the colour is dark."""
    from docx.shared import RGBColor

    from app.report.wordparts import element

    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no call for it
    properties.append(element("shd", val="clear", color="auto", fill=colour))
    if dark:
        run.font.color.rgb = RGBColor.from_string("FFFFFF")
