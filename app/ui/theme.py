"""The look of the moment: the theme's colours for everyone who paints, and the one place that makes Qt wear them.

`theme.current().color("text2")` is the colour of a token; `theme.apply(app, "system", "zh")` sets style, fonts, palette
and style sheet. After a change of theme Qt sends every widget a PaletteChange; who paints by token needs nothing more.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDir, QResource, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from app import paths
from app.ui import fonts, sheet, tokens

MODES: Final = ("system", "light", "dark")


class Theme:
    """One theme: its name ("light" or "dark") and the colour of every token."""

    def __init__(self, name: str, table: dict[str, str]) -> None:
        self.name = name
        self.dark = name == "dark"
        self._table = table
        self._colours = {token: QColor(value) for token, value in table.items()}

    def hex(self, token: str) -> str:
        """The colour of a token as "#RRGGBB"; raises KeyError for a name that is none."""
        return self._table[token]

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token, with an alpha from 0 to 1; raises KeyError for a name that is none."""
        colour = QColor(self._colours[token])
        if alpha < 1.0:
            colour.setAlphaF(alpha)
        return colour

    def tint(self, facet: str, *, selected: bool = False) -> QColor:
        """The colour that marks words coded with a facet; paint it with `tint_mode`."""
        if not self.dark:
            return self.color(f"tint.{facet}")
        return self.color(f"tint.{facet}", 1.0 if selected else tokens.TINT_ALPHA[facet])

    @property
    def tint_mode(self) -> QPainter.CompositionMode:
        """How tints are laid: multiplied on a light page, so that overlaps darken by themselves; covering on a dark one.

        A selected passage is laid twice on a light page and once, with full alpha, on a dark one.
        """
        mode = QPainter.CompositionMode
        return mode.CompositionMode_SourceOver if self.dark else mode.CompositionMode_Multiply


LIGHT: Final = Theme("light", tokens.LIGHT)
DARK: Final = Theme("dark", tokens.DARK)

_state: dict[str, Theme] = {"theme": LIGHT}
_wish: dict[str, str] = {"mode": "system", "lang": "en"}


def current() -> Theme:
    """The theme that is shown now."""
    return _state["theme"]


def choose(theme: Theme) -> None:
    """Paint with this theme from now on, without touching the application (tests and pictures for export)."""
    _state["theme"] = theme


def of_mode(mode: str) -> Theme:
    """The theme for "light", "dark" or "system"; the system's choice is light where it does not say."""
    if mode == "system":
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if mode == "dark" else LIGHT


def palette(theme: Theme) -> QPalette:
    """Qt's own palette from the tokens, for what the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, token in {
        role.Window: "side",
        role.WindowText: "text",
        role.Base: "page",
        role.AlternateBase: "side",
        role.Text: "text",
        role.PlaceholderText: "text3",
        role.Button: "raised",
        role.ButtonText: "text",
        role.BrightText: "bad",
        role.Highlight: "selection",
        role.HighlightedText: "text",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "raised",
        role.ToolTipText: "text",
        role.Light: "raised",
        role.Midlight: "line",
        role.Mid: "line2",
        role.Dark: "edge",
        role.Shadow: "edge",
    }.items():
        made.setColor(name, theme.color(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, theme.color("disabled"))
    return made


def apply(app: QApplication, mode: str = "system", lang: str = "en") -> Theme:
    """Dress the application: Fusion, our fonts, palette and style sheet; gives the theme that is now shown.

    `mode` is "light", "dark" or "system" (then a change of the system's choice is followed); `lang` is the language of
    the interface. Call it again whenever either changes.
    """
    first = app.property("dressed") is None
    if first:
        app.setProperty("dressed", True)
        app.setStyle("Fusion")
        QDir.addSearchPath("look", str(paths.resources() / "icons" / "look"))
        # A file dialog that looks into an open library would drop the locks on it: see packaging/mime.py.
        QResource.registerResource(str(paths.resources() / "mime" / "libraries.rcc"))
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: _follow(app))
    _wish.update(mode=mode, lang=lang)
    hints = QGuiApplication.styleHints()
    hints.setColorScheme({"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(mode, Qt.ColorScheme.Unknown))
    _dress(app, of_mode(mode), lang, force=True)
    return current()


def _follow(app: QApplication) -> None:
    """Take over the system's change of mind while the user leaves the choice to it."""
    if _wish["mode"] == "system":
        _dress(app, of_mode("system"), _wish["lang"], force=False)


def _dress(app: QApplication, theme: Theme, lang: str, *, force: bool) -> None:
    """Set font, palette and style sheet, in that order so that widgets are polished once."""
    if theme is current() and not force:
        return
    choose(theme)
    app.setFont(fonts.interface_font(lang))
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet.style_sheet(theme.name, lang))
