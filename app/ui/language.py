"""The language of the interface, changed while the program runs.

`use("zh")` installs our own words and Qt's; every widget then gets a LanguageChange and puts its words anew. English
has a file too: only it knows "1 study" from "2 studies".
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app import paths
from app.ui.deed import _

FILES: Final = {"en": "diptych_en", "zh": "diptych_zh_CN"}
LOCALES: Final = {"en": QLocale(QLocale.Language.English), "zh": QLocale(QLocale.Language.Chinese)}

QT_LACKS: Final = (
    _("QFileDialog", "&Look in:"),
    _("QFileDialog", "Files of &type:"),
    _("QAbstractFileIconProvider", "Drive"),
    _("QAbstractFileIconProvider", "File"),
    _("QAbstractFileIconProvider", "%1 File"),
    _("QAbstractFileIconProvider", "Folder"),
)
"""Words of Qt's own dialogs for which its Chinese file has nothing (6.11.3)."""

_installed: list[QTranslator] = []
_chosen: dict[str, str] = {"lang": "en"}


def current() -> str:
    """The language of the interface now: "en" or "zh"."""
    return _chosen["lang"]


def of_setting(setting: str) -> str:
    """The language for a setting: "en", "zh", or for "system" Chinese where the system speaks it, else English."""
    if setting in FILES:
        return setting
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def use(lang: str) -> None:
    """Speaks a language from now on; a missing file leaves the English of the source."""
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()
    _chosen["lang"] = lang
    QLocale.setDefault(LOCALES[lang])
    if lang != "en":
        # Qt's own words first: the translator installed last is asked first, and ours are to win.
        _install("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    _install(FILES[lang], str(paths.resources() / "i18n"))


def _install(name: str, folder: str) -> None:
    """Installs one file of words where it is there."""
    made = QTranslator()
    if made.load(name, folder):
        _installed.append(made)
        QCoreApplication.installTranslator(made)
