"""The domain glossary as plain rows, for tests of what stands on it."""

from tests.app.text.shared import shared

Row = tuple[list[str], list[str]]


def glossary_rows() -> list[Row]:
    """(English forms, Chinese forms) of every term of the shared glossary."""
    lines = shared("domain/glossary.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.split("\t") for line in lines if line.count("\t") >= 4]
    return [
        ([row[0], *row[1].split(";")], [form for column in row[2:5] for form in column.split(";") if form])
        for row in cells
    ]
