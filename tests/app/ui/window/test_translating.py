"""Machine translation, memory, linking and typing in the whole window, with a translator on this computer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.ui import translatewiring
from app.ui.intake.languagefiles import LanguageFilesDialog
from app.ui.prefs.dialog import SettingsDialog
from app.ui.window import Window
from app.work import editing, history, pairing, reading, translating
from app.work.library import Library
from tests import verbs
from tests.app.ui.window.conftest import spin
from tests.app.ui.window.house import a_house
from tests.app.work.test_translating import Asked, libre, server

EN = "Trust grew slowly. Money was scarce. The board listened."
KEY = "k3y-that-nobody-may-see"


@pytest.fixture(scope="module")
def house(qapp: QApplication, example: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """One window for all tests here: each makes a study of its own."""
    with a_house(qapp, example, tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture
def window(house: Window) -> Window:
    """The window, without a translator."""
    house.settings.more.pop("translator", None)
    for dialog in house.findChildren(SettingsDialog):
        dialog.translator.dialect.setCurrentIndex(0)
    house.activateWindow()
    spin()
    return house


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    """A translator on this computer; nobody has agreed to anything yet."""
    monkeypatch.setattr(translatewiring, "_agreed", set())
    with server(libre) as made:
        yield made


def study_without_chinese(window: Window) -> int:
    """An English text, open."""
    assert window.library is not None
    study = verbs.a_study(window.library, "A study of trust")
    verbs.a_text(window.library, study, EN)
    return show(window, study)


def show(window: Window, study: int) -> int:
    """Opens a study."""
    wiring: Any = window.wiring
    wiring.open_study(study)
    spin()
    return study


def set_up(window: Window, url: str, key: str = KEY) -> None:
    """Names the translator in the settings, as a user does."""
    window.deeds["file.settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    form = dialog.translator
    assert form.dialect.currentData() == "", "off by default"
    form.dialect.setCurrentIndex(1)
    form.address.setText(url)
    form.key.setText(key)
    QTest.keyClick(form.key, Qt.Key.Key_Tab)
    form.keep()
    dialog.close()


def answer(choice: str, seen: list[str], tick: bool = False) -> None:
    """Answers the next question, and remembers what it said."""

    def look() -> None:
        box = next((w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()), None)
        if box is None:
            QTimer.singleShot(20, look)
            return
        seen.append(f"{box.text()} {box.informativeText()}")
        box_tick = box.checkBox()
        if tick and box_tick is not None:
            box_tick.setChecked(True)
        next(b for b in box.buttons() if b.text() == choice).click()

    QTimer.singleShot(20, look)


def idle(window: Window) -> bool:
    """Whether no long work runs or waits."""
    return window.tasks.running is None and not window.tasks.waiting


def test_nothing_is_sent_before_a_translator_is_named(window: Window) -> None:
    study_without_chinese(window)
    with server(libre) as listening:
        window.deeds["study.translate"].trigger()
        assert "No translator is set up" in window.message.words
        assert listening == []


def test_the_user_is_asked_each_time_and_told_what_goes_where(window: Window, asked: Asked, qtbot: QtBot) -> None:
    study = study_without_chinese(window)
    set_up(window, asked.url)
    seen: list[str] = []
    answer("Cancel", seen)
    window.deeds["study.translate"].trigger()
    qtbot.waitUntil(lambda: bool(seen) and idle(window), timeout=20_000)
    assert asked == [], "a no sends nothing"
    said = seen[0]
    for part in ("Send 3 sentences of the English text “A study of trust” (54 characters)", asked.url, "127.0.0.1"):
        assert part in said
    assert KEY not in said
    answer("Send", seen)
    window.deeds["study.translate"].trigger()
    assert window.library is not None
    qtbot.waitUntil(lambda: len(seen) == 2 and idle(window), timeout=20_000)
    page = reading.page(window.library, study)
    assert page.right is not None
    assert (page.right.provenance, page.right.engine) == ("machine", "LibreTranslate (127.0.0.1)")
    assert page.right.review_state == "unreviewed"
    reader: Any = window.panels["reader"]
    qtbot.waitUntil(lambda: reader.page.right is not None, timeout=10_000)
    assert "not reviewed" in reader.header.head._chips[1].accessibleName()
    assert "Machine-translated 3 sentences" in window.message.words
    window.deeds["edit.undo"].trigger()
    assert reading.page(window.library, study).right is None


def test_a_host_is_not_asked_about_again_where_the_user_said_so(window: Window, asked: Asked, qtbot: QtBot) -> None:
    assert window.library is not None
    study_without_chinese(window)
    set_up(window, asked.url)
    seen: list[str] = []
    answer("Send", seen, tick=True)
    window.deeds["study.translate"].trigger()
    qtbot.waitUntil(lambda: bool(seen) and idle(window), timeout=20_000)
    second = study_without_chinese(window)
    window.deeds["study.translate"].trigger()
    library = window.library
    qtbot.waitUntil(lambda: reading.page(library, second).right is not None, timeout=20_000)
    assert len(seen) == 1


def test_the_key_stands_in_no_library_history_or_log(
    window: Window, asked: Asked, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    assert window.library is not None
    library_file = window.library.path
    study_without_chinese(window)
    set_up(window, asked.url)
    seen: list[str] = []
    with caplog.at_level(logging.DEBUG):
        answer("Send", seen)
        window.deeds["study.translate"].trigger()
        qtbot.waitUntil(lambda: bool(seen) and idle(window), timeout=20_000)
        payload = {"library": "", "translator": {"key": KEY}}
        window.tasks.run("machine_translate", payload, lambda _: None, seen.append)
        qtbot.waitUntil(lambda: len(seen) == 2 and idle(window), timeout=20_000)
    assert asked[1][1]["api_key"] == KEY, "it was used"
    assert KEY not in caplog.text
    assert KEY not in str(seen)
    steps = history.steps(window.library, limit=50)
    assert KEY not in str([(one.label, one.args) for one in steps])
    with window.library.db.read() as conn:  # not opened anew: closing it would take the locks of this process away
        kept = conn.connection.driver_connection
        assert kept is not None
        assert KEY not in "\n".join(kept.iterdump())
    for file in library_file.parent.rglob("*"):
        if file.is_file() and file.name != "settings.json" and not file.name.startswith(library_file.name):
            assert KEY.encode() not in file.read_bytes(), file
    settings = library_file.parent / "settings.json"
    assert KEY in settings.read_text(encoding="utf-8")
    assert settings.stat().st_mode & 0o077 == 0, "nobody else on this computer reads it"


def test_a_translator_that_fails_is_told_and_changes_nothing(window: Window, qtbot: QtBot) -> None:
    assert window.library is not None
    with server(lambda *_: (500, {})) as broken:
        study = study_without_chinese(window)
        set_up(window, broken.url, "")
        seen: list[str] = []
        answer("Send", seen)
        window.deeds["study.translate"].trigger()
        qtbot.waitUntil(lambda: bool(seen) and idle(window), timeout=20_000)
    assert "trouble of its own" in window.message.words
    assert reading.page(window.library, study).right is None


def test_a_refused_address_sets_nothing_up(window: Window) -> None:
    set_up(window, "http://deepl.example.org")
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None
    assert "https" in dialog.translator.refusal.text()
    assert "translator" not in window.settings.more
    dialog.translator.address.setText("https://deepl.example.org")
    dialog.translator.keep()
    assert window.settings.more["translator"]["url"] == "https://deepl.example.org"
    dialog.translator.dialect.setCurrentIndex(0)
    assert "translator" not in window.settings.more, "off forgets address and key"
    assert dialog.translator.key.text() == ""


# -- memory ------------------------------------------------------------------------------------------------------------

TMX = """<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="en"><seg>Trust grew slowly.</seg></tuv><tuv xml:lang="zh"><seg>信任缓慢增长。</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Money was very scarce.</seg></tuv><tuv xml:lang="zh"><seg>资金十分短缺。</seg></tuv></tu>
%s</body></tmx>"""


def import_tmx(window: Window, folder: Path, more: str, qtbot: QtBot) -> None:
    """Takes a file as File > Import does."""
    path = folder / "theirs.tmx"
    path.write_text(TMX % more, encoding="utf-8")
    filing: Any = next(part for part in window.parts if hasattr(part, "bring"))
    filing.bring([str(path)])
    qtbot.waitUntil(lambda: idle(window), timeout=20_000)
    spin()


def test_a_memory_comes_in_through_import_and_its_sentence_is_proposed(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    import_tmx(window, tmp_path, "", qtbot)
    assert "theirs.tmx: 2 sentences added" in window.message.words
    study_without_chinese(window)
    reader: Any = window.panels["reader"]
    reader.missing._each.click()
    qtbot.waitUntil(lambda: bool(reader.editing.proposals.found), timeout=20_000)
    field = reader.editing.field
    QTest.keyClick(field, Qt.Key.Key_F4)
    assert field.toPlainText() == "信任缓慢增长。"
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reader.page.right is not None and reader.editing.field is not None, timeout=10_000)
    assert reader.page.right.body == "信任缓慢增长。"
    qtbot.waitUntil(lambda: bool(reader.editing.proposals.found), timeout=20_000)
    first = reader.editing.proposals.found[0]
    assert (first.words, 70 <= first.alike < 100) == ("资金十分短缺。", True)


def test_what_was_left_out_of_a_memory_is_listed_with_the_reason(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    import_tmx(window, tmp_path, '<tu><tuv xml:lang="en"><seg>Alone here</seg></tuv></tu>', qtbot)
    dialog = window.findChild(LanguageFilesDialog)
    assert dialog is not None
    assert "1 left out" in dialog.summary
    assert dialog.left_out == ["Entry 3: Only one side has words. Alone here"]
    dialog.close()


def test_a_file_that_is_no_memory_is_refused_in_words(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "broken.tmx"
    path.write_text("<tmx><body><tu>", encoding="utf-8")
    filing: Any = next(part for part in window.parts if hasattr(part, "bring"))
    filing.bring([str(path)])
    qtbot.waitUntil(lambda: idle(window), timeout=20_000)
    assert "is not whole XML" in window.message.words


# -- linking, edits, wordings ------------------------------------------------------------------------------------------

ZH = "信任增长缓慢。资金短缺。董事会听取了意见。"


@pytest.fixture
def both(window: Window) -> int:
    """A study with two aligned texts, open."""
    return both_texts(window)


def both_texts(window: Window) -> int:
    """Makes a study with two aligned texts and opens it."""
    assert window.library is not None
    study = verbs.a_study(window.library, "A study of trust")
    verbs.two_texts(window.library, study, EN, ZH)
    reading.ensure_pairs(window.library, study)
    return show(window, study)


def press(window: Window, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses a key in the reader."""
    reader: Any = window.panels["reader"]
    QTest.keyClick(reader.panes[reader.side], key, modifier)
    spin(20)


def test_every_way_of_mending_works_by_keyboard_alone_and_is_undone(window: Window, both: int) -> None:
    assert window.library is not None
    library = window.library
    reader: Any = window.panels["reader"]
    shift = Qt.KeyboardModifier.ShiftModifier
    acts: list[Callable[[], None]] = [
        lambda: press(window, Qt.Key.Key_Y),
        lambda: press(window, Qt.Key.Key_V),
        lambda: press(window, Qt.Key.Key_W),
        lambda: press(window, Qt.Key.Key_J, shift),
        lambda: press(window, Qt.Key.Key_Greater),
        lambda: press(window, Qt.Key.Key_U, shift),
    ]
    for act in acts:
        before = reading.page(library, both).pairs
        reader.stepping.to_row(1, 0)
        act()
        assert reading.page(library, both).pairs != before
        window.deeds["edit.undo"].trigger()
        spin(20)
        assert reading.page(library, both).pairs == before
    before = reading.page(library, both).pairs
    reader.stepping.to_row(0, 0)
    press(window, Qt.Key.Key_L, shift)
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_L, shift)
    linked = next(one for one in reading.page(library, both).pairs if one.state == "manual")
    assert EN[slice(*linked.left[0])] == "Trust grew slowly."
    assert ZH[slice(*linked.right[0])] == "资金短缺。"
    window.deeds["edit.undo"].trigger()
    spin(20)
    assert reading.page(library, both).pairs == before


def test_a_sentence_that_needs_no_translation_is_marked_by_key_and_undone(window: Window, both: int) -> None:
    assert window.library is not None
    library = window.library
    reader: Any = window.panels["reader"]
    reader.stepping.to_row(1, 0)
    press(window, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    row = next(k for k, one in enumerate(reader.scene.rows) if one.pairs and not one.pairs[0].right)
    reader.stepping.to_row(row, 0)
    press(window, Qt.Key.Key_O)
    assert reader.gutter.kind(row) == "meant"
    assert reader.header.head._share.text().startswith("1/")
    window.deeds["edit.undo"].trigger()
    spin(20)
    assert reader.gutter.kind(row) == "left_out"
    assert pairing.progress(reading.page(library, both).pairs).checked == 0


def test_aligning_again_from_the_menu_takes_what_nobody_confirmed_and_is_undone(
    window: Window, both: int, qtbot: QtBot
) -> None:
    assert window.library is not None
    library = window.library
    pages = reading.page(library, both)
    pairing.merge(library, pages.pairs[1].id)
    merged = reading.page(library, both).pairs
    spin()
    window.deeds["study.align"].trigger()
    qtbot.waitUntil(lambda: idle(window), timeout=20_000)
    now = reading.page(library, both).pairs
    assert now[1] == merged[1], "what was set by hand stays"
    pairing.confirm(library, now[1].id, on=False)
    window.deeds["study.align"].trigger()
    qtbot.waitUntil(lambda: len(reading.page(library, both).pairs) == 3, timeout=20_000)
    qtbot.waitUntil(lambda: idle(window), timeout=20_000)
    window.deeds["edit.undo"].trigger()
    assert len(reading.page(library, both).pairs) == 2


def test_what_another_window_changed_meanwhile_is_not_overwritten(window: Window, both: int) -> None:
    assert window.library is not None
    library = window.library
    reader: Any = window.panels["reader"]
    text = reader.page.right.id
    reader.stepping.to_row(2, 1)
    press(window, Qt.Key.Key_F2)
    field = reader.editing.field
    QTest.keyClicks(field, "!")
    with library.db.read():
        pass
    editing.edit_text(library, text, ZH.replace("缓慢", "很慢"))
    QTest.keyClick(field, Qt.Key.Key_Return)
    spin(20)
    assert verbs.text_of(library, text).body == ZH.replace("缓慢", "很慢") + "!"


def test_a_refused_edit_stands_in_its_field_and_a_second_enter_keeps_it(window: Window, both: int) -> None:
    assert window.library is not None
    library = window.library
    reader: Any = window.panels["reader"]
    text = reader.page.right.id
    reader.stepping.to_row(0, 1)
    press(window, Qt.Key.Key_F2)
    reader.editing.field.setPlainText("我的话。")
    news = window.news
    news.changed.disconnect(window.heard)
    editing.edit_text(library, text, ZH.replace("缓慢", "很慢"))
    QTest.keyClick(reader.editing.field, Qt.Key.Key_Return)
    spin(20)
    assert "很慢" in verbs.text_of(library, text).body
    assert reader.editing.field is not None
    assert reader.editing.field.toPlainText() == "我的话。"
    news.changed.connect(window.heard)
    reader.update_page(reading.page(library, both))
    spin(20)
    QTest.keyClick(reader.editing.field, Qt.Key.Key_Return)
    spin(20)
    assert verbs.text_of(library, text).body == "我的话。" + ZH.partition("。")[2]


def test_what_is_typed_is_kept_when_the_window_closes(open_window: Callable[..., Window], library_file: Path) -> None:
    window = open_window()
    both = both_texts(window)
    reader: Any = window.panels["reader"]
    text = reader.page.right.id
    reader.stepping.to_row(0, 1)
    press(window, Qt.Key.Key_F2)
    reader.editing.field.setPlainText("我的话。")
    window.close()
    again = Library.open(library_file)
    assert verbs.text_of(again, text).body.startswith("我的话。")
    again.close()
    assert both


def test_an_earlier_wording_of_a_sentence_is_put_back_from_the_card(window: Window, both: int) -> None:
    assert window.library is not None
    library = window.library
    reader: Any = window.panels["reader"]
    text = reader.page.right.id
    editing.edit_text(library, text, ZH.replace("缓慢", "很慢").replace("短缺", "不足"))
    spin(20)
    reader.stepping.to_row(0, 1)
    press(window, Qt.Key.Key_E)
    reader.wordings._sentence.click()
    spin(20)
    assert verbs.text_of(library, text).body == ZH.replace("短缺", "不足")
    window.deeds["edit.undo"].trigger()
    assert verbs.text_of(library, text).body == ZH.replace("缓慢", "很慢").replace("短缺", "不足")
    assert translating.take_up


def test_a_machines_text_is_never_relabelled_from_the_menu(window: Window, both: int) -> None:
    assert window.library is not None
    reader: Any = window.panels["reader"]
    text = reader.page.right.id
    reader.provenance_chosen.emit(text, "author")
    assert "came from a machine" in window.message.words
    assert verbs.text_of(window.library, text).provenance == "machine"
    assert both
