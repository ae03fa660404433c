"""The main thread stays free while checks are acted on and a large glossary is read, edited and written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.formats.terms import TermEntry, Terms
from app.ui.checks.panel import ALL
from app.ui.glossary.dialog import GlossaryDialog
from app.ui.window import Window
from app.work import checking, glossarying
from tests import verbs
from tests.app.ui.window.test_watchdog import WANTED, watched, worst

EN = "The medical group had 31 doctors. Staff trusted the medical group. Money was not scarce."
ZH = "该医疗集团有 13 名医生。员工信任医疗集团。资金不短缺。"


def walk(window: Window, qtbot: QtBot, folder: Path, terms: int) -> list[tuple[float, str]]:
    """Replace a rendering here and everywhere, judge one, compare all; bring terms in, change one, write them out."""
    library = window.library
    assert library is not None
    study = verbs.a_study(library, "Medical groups")
    verbs.two_texts(library, study, EN, ZH)
    checking.check(library, study)
    many = tuple(
        TermEntry("en", "zh-Hans", f"term {n}", (), (f"词{n}",), (f"语{n}",), (f"误{n}",)) for n in range(terms)
    )
    glossarying.bring_in(library, Terms(many, 0))
    wiring: Any = window.wiring
    wiring.open_study(study)
    window.deeds["view.checks"].trigger()
    panel: Any = window.panels["checks"]
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0 and panel.running.task is None, timeout=30_000)
    qtbot.wait(300)
    with watched() as dog:

        def quiet(what: str) -> None:
            dog.at = what
            qtbot.waitUntil(lambda: panel.running.task is None and not panel.renderings.busy, timeout=60_000)
            qtbot.wait(200)

        quiet("at rest")
        above = panel.model.index(panel.model.rowCount() - 1, 0)
        panel.list.setExpanded(above, True)
        panel.list.setCurrentIndex(panel.model.index(0, 0, above))
        panel.card.put()
        quiet("replace here")
        panel.enter()
        panel.acting.judge("accepted")
        quiet("judge")
        panel.tabs.setCurrentIndex(ALL)
        panel.switch._press("rendering")
        quiet("compare")
        window.deeds["code.glossary"].trigger()
        dialog = window.findChildren(GlossaryDialog)[0]
        qtbot.waitUntil(lambda: not dialog._rest, timeout=30_000)
        quiet("open the glossary")
        dialog.write_file(folder / "terms.csv")
        qtbot.waitUntil(lambda: dialog.files.task is None, timeout=60_000)
        quiet("write terms")
        dialog.table.selectRow(3)
        dialog.form.fields["note"].setText("another note")
        dialog.form.changed.emit()
        dialog.keep()
        quiet("change a term")
        dialog.close()
    return dog.turns


def test_acting_on_checks_and_terms_holds_the_window_up_nowhere(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    turns = walk(window, qtbot, tmp_path, 300)
    assert max(turns)[0] < 4 * WANTED, worst(turns)


@pytest.mark.bench
def test_with_five_thousand_terms_turns_stay_short(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    turns = walk(window, qtbot, tmp_path, 5_000)
    print(f"\nlongest turns of {len(turns)}: {worst(turns)}")
    assert max(turns)[0] <= 2 * WANTED, worst(turns)
