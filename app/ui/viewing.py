"""The View and Help menus: panels, focus, text size, theme, language, settings, shortcut sheet, About, log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import paths
from app.settings import TEXT_SIZES
from app.ui import language, theme
from app.ui.docks import BOTTOM, CENTRE, LEFT, RIGHT

if TYPE_CHECKING:
    from app.ui.frame import Frame


class Viewing(QObject):
    """Does what the View and Help menus say."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self._dialogs: dict[str, QDialog] = {}
        on = window.deeds.on
        on("view.reset", lambda: window.arrange(window.arrangement, fresh=True))
        on("view.left", lambda: self.fold(LEFT))
        on("view.right", lambda: self.fold(RIGHT))
        on("view.history", lambda: self.toggle("history"))
        on("view.findings", lambda: self.toggle("findings"))
        on("view.checks", lambda: self.toggle("checks"))
        on("study.check", self.check)
        on("view.next", lambda: self.step(1))
        on("view.previous", lambda: self.step(-1))
        on("view.text", self.to_text)
        on("view.menu", self.to_menu)
        on("view.bigger", lambda: self.resize_text(1))
        on("view.smaller", lambda: self.resize_text(-1))
        on("view.normal", lambda: self.resize_text(0))
        on("view.fullwidth", self.widen)
        for mode in ("light", "dark", "system"):
            on(f"view.{mode}", partial(self.dress, mode))
        on("view.english", lambda: self.speak("en"))
        on("view.chinese", lambda: self.speak("zh"))
        on("file.settings", self.show_settings)
        on("code.glossary", self.show_glossary)
        on("help.keys", self.show_keys)
        on("help.about", self.show_about)
        on("help.log", self.show_log)
        self.tick()

    def retranslate(self) -> None:
        """Ticks the language that is spoken now."""
        self.tick()

    # -- panels ---------------------------------------------------------------------------------------------------

    def fold(self, area: Qt.DockWidgetArea) -> None:
        """Hides what stands at a side, or shows what belongs there in this arrangement."""
        window = self._window
        here = [d for d in window.docks.values() if not d.isFloating() and window.dockWidgetArea(d) == area]
        shown = [d for d in here if not d.isHidden()]
        if shown:
            self._window.folded[area] = [d.panel_name for d in shown]
            for dock in shown:
                dock.hide()
            return
        names = self._window.folded.pop(area, None) or [self._usual(area)]
        for name in names:
            if name in window.docks:
                window.docks[name].show()
                window.docks[name].raise_()

    def _usual(self, area: Qt.DockWidgetArea) -> str:
        """The panel of a side that is shown when none was."""
        if area == LEFT:
            return "codes" if self._window.arrangement == "code" else "studies"
        return "passage" if self._window.arrangement != "compare" else "history"

    def toggle(self, name: str) -> None:
        """Shows a panel and puts the focus in it, or hides it."""
        dock = self._window.docks.get(name)
        if dock is None:
            return
        if dock.isHidden():
            dock.show()
            dock.raise_()
            focus(dock.widget())
        else:
            dock.hide()

    def check(self) -> None:
        """Shows the checks and looks at the open study, or at all where all are shown."""
        dock = self._window.docks.get("checks")
        panel: Any = self._window.panels.get("checks")
        if dock is not None and panel is not None:
            dock.show()
            dock.raise_()
            focus(panel)
            panel.check_now()

    def step(self, by: int) -> None:
        """Puts the focus into the next panel: left, middle, bottom, right."""
        window = self._window
        order: list[QWidget | None] = []
        for area in (LEFT, None, BOTTOM, RIGHT):
            if area is None:
                order.append(window.centre.currentWidget())
                continue
            order += [
                d.widget()
                for d in window.docks.values()
                if d.isVisible() and not d.visibleRegion().isEmpty() and window.dockWidgetArea(d) == area
            ]
        now = QApplication.focusWidget()
        at = next(
            (
                i
                for i, one in enumerate(order)
                if now is not None and one is not None and (one is now or one.isAncestorOf(now))
            ),
            -1,
        )
        focus(order[(at + by) % len(order)] if at >= 0 else order[0])

    def to_text(self) -> None:
        """Puts the focus back into the middle: the text, or the chart."""
        focus(self._window.panels.get(CENTRE[self._window.arrangement]))

    def to_menu(self) -> None:
        """Puts the focus on the menus."""
        bar = self._window.top.bar
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        bar.setActiveAction(bar.actions()[0])

    # -- looks ----------------------------------------------------------------------------------------------------

    def resize_text(self, by: int) -> None:
        """Makes the reading text bigger or smaller by one step, or 100 % again."""
        settings = self._window.settings
        at = TEXT_SIZES.index(settings.text_size) + by
        settings.text_size = TEXT_SIZES[max(0, min(len(TEXT_SIZES) - 1, at))] if by else 100
        self.hand_looks()
        self._window.tell(self.tr("Text size %1 %").replace("%1", str(settings.text_size)))

    def widen(self) -> None:
        """Shows half-width marks in Chinese as full-width ones, or as they are stored."""
        self._window.settings.fullwidth = not self._window.settings.fullwidth
        self.hand_looks()

    def hand_looks(self) -> None:
        """Tells the panels text size, full-width marks and density, keeps them and ticks the menu."""
        settings = self._window.settings
        for panel in self._window.panels.values():
            for name, value in (
                ("set_text_size", settings.text_size),
                ("set_fullwidth", settings.fullwidth),
                ("set_density", settings.density),
            ):
                told = getattr(panel, name, None)
                if told is not None:
                    told(value)
        reader: Any = self._window.panels["reader"]
        reader.keys.allow_single(settings.single_keys)
        settings.save()
        self.tick()

    def dress(self, mode: str) -> None:
        """Wears another theme."""
        self._window.settings.theme = mode
        self._apply()

    def speak(self, setting: str) -> None:
        """Speaks another language; "system" follows the system."""
        self._window.settings.language = setting
        language.use(language.of_setting(setting))
        self._apply()

    def _apply(self) -> None:
        """Dresses the program anew and keeps the choice."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self._window.settings.theme, language.current())
        self._window.settings.save()
        self.tick()

    def tick(self) -> None:
        """Ticks what is chosen."""
        deeds, settings = self._window.deeds, self._window.settings
        for mode in ("light", "dark", "system"):
            deeds[f"view.{mode}"].setChecked(settings.theme == mode)
        deeds["view.english"].setChecked(language.current() == "en")
        deeds["view.chinese"].setChecked(language.current() == "zh")
        deeds["view.fullwidth"].setChecked(settings.fullwidth)

    # -- dialogs --------------------------------------------------------------------------------------------------

    def _show(self, name: str, dialog: QDialog) -> None:
        """Shows a dialog once; asked for again, the same one comes to the front."""
        self._dialogs[name] = dialog
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_settings(self) -> None:
        """Shows the settings."""
        from app.ui.prefs.dialog import SettingsDialog

        dialog = self._dialogs.get("settings")
        if dialog is None:
            made = SettingsDialog(self._window, self._window.settings, self._window.library)
            made.language_chosen.connect(self.speak)
            made.theme_chosen.connect(self.dress)
            made.looks_changed.connect(self.hand_looks)
            dialog = made
        self._show("settings", dialog)

    def show_glossary(self) -> None:
        """Shows the glossary."""
        from app.ui.glossary.dialog import GlossaryDialog

        window = self._window
        if window.library is None:
            return
        dialog = self._dialogs.get("glossary")
        if dialog is None:
            made = GlossaryDialog(window, window.library, window.tasks)
            made.changed.connect(lambda change: window.tell(change.label, change.args, undo=change.step_id is not None))
            window.news.changed.connect(made.refresh)
            dialog = made
        self._show("glossary", dialog)

    def show_keys(self) -> None:
        """Shows the sheet of keyboard shortcuts."""
        from app.ui.about.keys import KeySheet

        self._show("keys", self._dialogs.get("keys") or KeySheet(self._window))

    def show_about(self) -> None:
        """Shows who made what the program stands on, with all licences."""
        from app.ui.about.dialog import AboutDialog

        self._show("about", self._dialogs.get("about") or AboutDialog(self._window))

    def show_log(self) -> None:
        """Opens the folder of the log file and says where it is."""
        from app.ui.errors import keep_log

        path = keep_log() or paths.log_file()
        path.touch(exist_ok=True) if path.parent.exists() else None
        self._window.tell(self.tr("The log file is %1").replace("%1", str(path)))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def focus(panel: QWidget | None) -> None:
    """Puts the focus into a panel: where it says, or at its first place."""
    if panel is None:
        return
    enter = getattr(panel, "enter", None)
    if enter is not None:
        enter()
        return
    if panel.focusPolicy() != Qt.FocusPolicy.NoFocus:
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return
    for child in panel.findChildren(QWidget):
        if child.isVisibleTo(panel) and child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isEnabled():
            child.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
