"""A Word document while it is made: its styles, and the pieces everything is put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.report.model import Report
from app.report.signs import plain_mark
from app.report.wordstyles import COLOURS, describe, dress, lay_page

if TYPE_CHECKING:
    from app.report.glance import Said


class Manuscript:
    """An empty document of a report's paper and styles; `data` is what `Payload` made of the report."""

    def __init__(self, report: Report, data: dict[str, Any]) -> None:
        from docx import Document

        from app.report.wordparts import Footnotes

        self.report = report
        self.data = data
        self.main: str = data["main"]
        self.document = Document()
        self.notes = Footnotes()
        self._kept: dict[str, Any] = {}
        self._marks = 100
        self._cited_whole: set[int] = set()
        dress(self.document)
        lay_page(self.document.sections[0], report.paper)
        describe(self.document, data["head"], self.main, data["date"]["numbers"])

    def _style(self, name: str) -> Any:
        """A style; looking one up costs more than writing a paragraph."""
        if name not in self._kept:
            self._kept[name] = self.document.styles[name]
        return self._kept[name]

    def _empty(self, style: str) -> Any:
        """An empty paragraph in a style."""
        made = self.document.add_paragraph()
        made.style = self._style(style)
        return made

    def _say(self, paragraph: Any, said: Said, *, join: str = "  ", bold: bool | None = None) -> None:
        """Words in their languages, one after the other."""
        from app.report.wordparts import set_language

        for at, one in enumerate(said):
            if at:
                paragraph.add_run(join)
            run = paragraph.add_run(one["text"])
            run.bold = bold
            set_language(run, one["lang"])

    def _paragraph(self, style: str, said: Said = ()) -> Any:  # type: ignore[assignment]
        """A paragraph in a style."""
        made = self._empty(style)
        self._say(made, said)
        return made

    def _heading(self, level: int, said: Said) -> Any:
        """A heading that links and the table of contents find."""
        from app.report.wordparts import bookmark

        made = self._paragraph(f"Heading {level}", said)
        self._marks += 1
        bookmark(made, f"_heading_{self._marks}", self._marks)
        return made

    def _mark(self, paragraph: Any, mark: dict[str, str]) -> None:
        """A sign with its colour; its shape says the same without."""
        from docx.shared import RGBColor

        run = paragraph.add_run(plain_mark(mark["sign"], mark["look"]))
        if mark["look"] != "counted":
            run.font.color.rgb = RGBColor.from_string(COLOURS[mark["sign"]])

    def _foot(self) -> None:
        """The foot of every page: how many studies, and the number of the page."""
        from app.report.wordparts import add_field

        foot = self.document.sections[0].footer.paragraphs[0]
        foot.style = self._style("Tag line")
        self._say(foot, self.data["foot"])
        foot.add_run("   ")
        add_field(foot, "PAGE", "1")
        foot.add_run(" / ")
        add_field(foot, "NUMPAGES", "1")
