"""Makes the scene of a page: rows, blocks, layouts and marks. No widget is touched here."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QFontMetricsF, QTextDocument

from app.text.segment import sentences
from app.ui import fonts
from app.ui.reader.doubts import Doubts, translated_side
from app.ui.reader.heights import FIRST, PARAGRAPH, SECTION, Heights, Line, Table
from app.ui.reader.layout import PairLayout
from app.ui.reader.margin import Margin
from app.ui.reader.marks import Marked, marks
from app.ui.reader.offsets import Shown
from app.ui.reader.rows import Row, rows
from app.ui.reader.scene import LEFT, RIGHT, Page, Scene, Side
from db.rows import Code, Text

HEAD_GAP = 8
"""Between the column heads and a first section's space."""


def languages(page: Page) -> tuple[str, str]:
    """The languages of the two sides; a missing one is the other of English and Chinese."""
    left, right = page.left, page.right
    if left and right:
        return left.lang, right.lang
    if left:
        return left.lang, "en" if left.lang.startswith("zh") else "zh-Hans"
    if right:
        return "en" if right.lang.startswith("zh") else "zh-Hans", right.lang
    return "en", "zh-Hans"


def rows_of(page: Page) -> tuple[Row, ...]:
    """The rows of a page."""
    return rows(
        page.left.body if page.left else None,
        page.right.body if page.right else None,
        page.pairs,
        page.sections,
        sentences,
        languages(page),
    )


def document(shown: Shown, layout_of: Layouts, lang: str) -> QTextDocument:
    """A document that holds what one side shows, laid out by the shared table."""
    made = QTextDocument()
    made.setUndoRedoEnabled(False)
    made.setDocumentMargin(0)
    made.setDefaultFont(fonts.reading_font(lang, layout_of.size(lang)))
    made.setPlainText(shown.document())
    layout = PairLayout(made, layout_of.table, layout_of.line)
    made.setDocumentLayout(layout)
    layout_of.made.append(layout)
    return made


class Layouts:
    """The two layouts of a page with the table they share."""

    def __init__(self, table: Table, line: Line) -> None:
        self.table = table
        self.line = line
        self.made: list[PairLayout] = []

    def size(self, lang: str) -> int:
        """The size of the words of a language in pixels."""
        return self.line.han if fonts.is_chinese(lang) else self.line.latin


def fill(
    scene: Scene, page: Page, codes: Mapping[int, Code], coder: str, line: Line, wide: bool
) -> tuple[QTextDocument, QTextDocument]:
    """Makes everything a page needs and puts it into the scene; gives the two documents to show."""
    made = rows_of(page)
    before = [
        (SECTION + (HEAD_GAP if not k else 0))
        if row.section
        else (FIRST if not k else PARAGRAPH if row.paragraph else 0)
        for k, row in enumerate(made)
    ]
    table = Table(Heights(len(made), before, [line.height * 3] * len(made)))
    layouts = Layouts(table, line)
    langs = languages(page)
    documents: list[QTextDocument] = []
    sides: list[Side] = []
    for index, text in ((LEFT, page.left), (RIGHT, page.right)):
        spans = [(row.left, row.right)[index] for row in made]
        lang = langs[index]
        shown = Shown(text.body if text else "", spans, wide=wide and fonts.is_chinese(lang))
        documents.append(document(shown, layouts, lang))
        marked = marked_for(page, codes, coder, text, lang, shown)
        layout = layouts.made[index]
        sides.append(Side(index, text, lang, shown, layout, marked, Margin(marked, layout)))
    scene.page, scene.rows, scene.table, scene.line, scene.sides = page, made, table, line, tuple(sides)
    scene.hover = scene.hover_pair = scene.row = -1
    scene.passage, scene.proposal, scene.find_now = None, None, None
    scene.doubts = Doubts(translated=translated_side(page.left, page.right))
    scene.moving.clear()
    return documents[0], documents[1]


def marked_for(page: Page, codes: Mapping[int, Code], coder: str, text: Text | None, lang: str, shown: Shown) -> Marked:
    """The marks of one side."""
    found = marks(page.passages, codes, text.id, lang, coder) if text else ()
    return Marked(found, shown)


def estimates(scene: Scene) -> list[int]:
    """Guessed heights of the rows from how many characters there are and how wide a usual one is."""
    guessed = [0] * len(scene.rows)
    for side in scene.sides:
        metrics = QFontMetricsF(side.layout.document().defaultFont())
        sample = "医疗整合" if fonts.is_chinese(side.lang) else "the integration of care "
        usual = metrics.horizontalAdvance(sample) / len(sample)
        for row, (start, end) in enumerate(side.shown.spans):
            if end > start:
                lines = max(1, -(-int((end - start) * usual * 1.04) // max(1, int(side.layout.width))))
                guessed[row] = max(guessed[row], lines * scene.line.height)
    return guessed
