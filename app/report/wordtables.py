"""The tables of a Word document: the Matrix at a glance and the studies, with captions and repeated heads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from app.report.manuscript import Manuscript
from app.report.marks import SHADES
from app.report.sections import Sections
from app.report.wordstyles import rule_lines, shaded

if TYPE_CHECKING:
    from app.report.glance import Said


class WithTables(Manuscript, Sections):
    """A document that can hold them."""

    _tables = 0

    def _head(self, key: str) -> None:
        self._heading(1, self.data["headings"][key])

    def _under(self, said: Said) -> None:
        self._heading(2, said)

    def _caption(self, said: Said) -> None:
        """'Table 1' with a number that Word keeps counting."""
        from app.report.wordparts import add_field

        self._tables += 1
        made = self._empty("Caption")
        self._say(made, [{"lang": self.main, "text": {"en": "Table ", "zh": "表 "}[self.main]}])
        add_field(made, "SEQ Table \\* ARABIC", str(self._tables))
        made.add_run({"en": ". ", "zh": "　"}[self.main])
        self._say(made, said)

    def _table(self, rows: int, columns: int, header: int, widths: Sequence[float] = ()) -> Any:
        """A plain ruled table whose first rows are repeated on every page."""
        from docx.shared import Mm

        from app.report.wordparts import keep_whole, repeat_header

        table = self.document.add_table(rows, columns, style="Table Grid")
        rule_lines(table)
        if widths:
            table.autofit = False
            for column, width in zip(table.columns, widths, strict=True):
                column.width = Mm(width)
                for cell in column.cells:
                    cell.width = Mm(width)
        for at, row in enumerate(table.rows):
            keep_whole(row)
            if at < header:
                repeat_header(row)
        return table

    def _figure(self, one: dict[str, Any]) -> None:
        """A chart that was kept by a name: its counts and filters, its tables, its legend."""
        self._heading(2, [{"lang": self.main, "text": one["name"]}])
        for said in (one["title"], one["says"], one["misfit"]):
            for line in said:
                self._paragraph("Tag line", [line])
        for table in one["tables"]:
            self._caption(one["title"] or [{"lang": self.main, "text": one["name"]}])
            self._matrix(table, one["heads"])
        made = self._paragraph("Tag line")
        for line in one["legend"]:
            for mark in line["marks"]:
                self._mark(made, mark)
                made.add_run(" ")
            if line.get("shade"):
                self._shade_run(made.add_run("■ "), line["shade"])
            self._say(made, line["said"])
            made.add_run("   ")

    def _shade_run(self, run: Any, shade: int) -> None:
        """A sign in the colour of a class."""
        from docx.shared import RGBColor

        run.font.color.rgb = RGBColor.from_string(SHADES[shade - 1])

    def _standard(self, chart: dict[str, Any]) -> None:
        """The Matrix of the whole library with its legend."""
        for one in chart["tables"]:
            self._caption(self.data["headings"]["glance"])
            self._matrix(one, chart["heads"])
        legend = chart["legend"]
        made = self._paragraph("Tag line")
        for sign in ("barrier", "facilitator"):
            self._mark(made, {"sign": sign, "look": "result"})
            made.add_run(" ")
            self._say(made, legend["signs"][sign])
            made.add_run("   ")
        for key, said in {**legend["looks"], "implied": legend["bracketed"]}.items():
            for sign in ("barrier", "facilitator"):
                self._mark(made, {"sign": sign, "look": key})
            made.add_run(" ")
            self._say(made, said)
            made.add_run("   ")
        for said in (*legend["empties"], legend["one"], legend["counted"], legend["no_study"], legend["which"]):
            self._say(made, said)
            made.add_run("   ")
        for key in legend["keys"]:
            made.add_run(f"{key['letter']} ").bold = True
            self._say(made, key["citation"])
            made.add_run("   ")

    def _matrix(self, one: dict[str, Any], heads: dict[str, Any]) -> None:
        """One table of the chart: countries and models as repeated header rows, counts, themes."""
        from docx.shared import Mm

        columns = len(one["columns"])
        top = 2 if one["groups"] else 1
        table = self._table(
            top + len(one["counts"]) + len(one["rows"]), columns + 1, top, [34, *[132 / columns] * columns]
        )
        grid = [row.cells for row in table.rows]
        if one["groups"]:
            self._cell(grid[0][0], heads["country"])
        self._cell(grid[top - 1][0], heads["model"])
        at = 1
        for group in one["groups"]:
            cell = grid[0][at]
            if group["span"] > 1:
                cell = cell.merge(grid[0][at + group["span"] - 1])
            self._cell(cell, group["label"] or [{"lang": "en", "text": "–"}])
            at += group["span"]
        for at, column in enumerate(one["columns"], 1):
            glue = {"en": " ", "zh": ""}
            self._cell(
                grid[top - 1][at],
                [{"lang": said["lang"], "text": glue[said["lang"]].join(said["lines"])} for said in column],
            )
        for row, count in enumerate(one["counts"], top):
            self._cell(grid[row][0], heads[count["key"]])
            for at, value in enumerate(count["values"], 1):
                self._cell(grid[row][at], [{"lang": "en", "text": str(value)}])
        for row, theme in enumerate(one["rows"], top + len(one["counts"])):
            self._cell(grid[row][0], theme["label"])
            for paragraph in grid[row][0].paragraphs:
                paragraph.paragraph_format.left_indent = Mm(2.5 * theme.get("level", 0))
                for run in paragraph.runs if theme.get("parent") else ():
                    run.bold = True
            for at, found in enumerate(theme["cells"], 1):
                self._marks_in(grid[row][at], found)

    def _cell(self, cell: Any, said: Said) -> Any:
        """Words in a cell, a paragraph for each language."""
        for at, one in enumerate(said or [{"lang": self.main, "text": ""}]):
            made = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            made.style = self._style("Table text")
            self._say(made, [one])
        return cell

    def _marks_in(self, cell: Any, found: dict[str, Any]) -> None:
        """The marks of a cell of the chart, or the sign of its emptiness."""
        made = cell.paragraphs[0]
        made.style = self._style("Table text")
        if found["empty"]:
            made.add_run(found["empty"])
        for at, line in enumerate(found.get("lines", ())):
            for part, one in enumerate(line["said"]):
                if at or part:
                    made = cell.add_paragraph()
                    made.style = self._style("Table text")
                for mark in line["marks"] if part == 0 else ():
                    self._mark(made, mark)
                    made.add_run(" ")
                self._say(made, [one])
        for at, mark in enumerate(found["marks"]):
            if at:
                made.add_run(" ")
            self._mark(made, mark)
            made.add_run(mark["letter"])
        if found.get("number"):
            if found["marks"]:
                made.add_run(" ")
            run = made.add_run(found["number"])
            if found.get("shade"):
                shaded(cell, run, SHADES[found["shade"] - 1], dark=found["shade"] > 3)

    def _studies(self) -> None:
        """The table of studies."""
        said = self.data["studies"]
        if not said or not said["rows"]:
            return
        from app.report.wordparts import link

        self._head("studies")
        self._caption(self.data["headings"]["studies"])
        table = self._table(1 + len(said["rows"]), len(said["heads"]), 1, [10, 26, 22, 22, 34, 32, 20])
        cells = [row.cells for row in table.rows]
        for at, head in enumerate(said["heads"]):
            self._cell(cells[0][at], head[:1])
            for run in cells[0][at].paragraphs[0].runs:
                run.bold = True
        for row, study in enumerate(said["rows"], 1):
            first = cells[row][0].paragraphs[0]
            if study["number"]:
                link(first, f"[{study['number']}]", place=f"reference_{study['number']}")
            for at, one in enumerate(study["cells"], 1):
                self._cell(cells[row][at], one)
