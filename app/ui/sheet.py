"""The style sheet: what Qt's Fusion style must be told so that its controls look as designed.

One template for both themes; `$name` is a token. Images are small drawings in `resources/icons/look`, one folder a
theme, made from the same tokens by `packaging/look.py`. Buttons, fields and lists then measure 32 px.
Dynamic properties a panel may set: `primary`, `quiet`, `danger` on buttons, `refused` on fields, `tone` and `role` on labels,
`ground` on plain widgets.
"""

from __future__ import annotations

from string import Template
from typing import Final

from app.ui import fonts, tokens

FIELDS: Final = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
  background: $field; color: $text; border: 1px solid $edge; border-radius: 7px; padding: 0 10px;
  selection-background-color: $selection; selection-color: $text; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $text3; }
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: 30px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 9px; min-height: 28px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 4px 6px; }
QPlainTextEdit[reading="true"] { border: 2px solid transparent; border-radius: 0; padding: 4px 6px; }
QPlainTextEdit[reading="true"]:focus, QScrollArea[reading="true"]:focus { border-color: $accent; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QComboBox[refused="true"] { border-color: $bad; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {
  background: $chip; color: $disabled; border-color: $chip; }
QLineEdit:read-only { background: transparent; border-color: $line2; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: url(look:$theme/down.svg); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled { image: url(look:$theme/down-off.svg); }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line2; padding: 4px; outline: 0;
  selection-background-color: $accent_soft; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 6px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
  border: 0; padding: 0; margin-left: 8px; min-height: 0; background: transparent; }
QAbstractSpinBox { padding: 0 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 20px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(look:$theme/up.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(look:$theme/down.svg); width: 12px; height: 12px; }
"""

BUTTONS: Final = """
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: $raised; color: $text; border: 1px solid $line2; border-radius: 7px; padding: 0 12px;
  min-height: 30px; font-weight: 500; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $chip; }
QPushButton:checked { background: $accent_soft; border-color: $accent; }
QPushButton:default, QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[danger="true"] { color: $bad; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[quiet="true"]:hover { background: $hover; }
QPushButton:disabled, QPushButton[primary="true"]:disabled, QPushButton[quiet="true"]:disabled { background: $chip; color: $disabled; border-color: $chip; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:default:focus, QPushButton[primary="true"]:focus { background-color: $accent; background-clip: padding; background-origin: content; }
QPushButton::menu-indicator { image: url(look:$theme/down.svg); width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }
QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:open { background: $chip; }
QToolButton:checked { background: $accent_soft; }
QToolButton:disabled { color: $disabled; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { color: $text; spacing: 8px; min-height: 20px;
  border: 2px solid transparent; border-radius: 6px; padding: 0 3px; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator, QAbstractItemView::indicator {
  width: 14px; height: 14px; border: 1px solid $edge; border-radius: 4px; background: $field; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QGroupBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: $accent; border-color: $accent; image: url(look:$theme/check.svg); }
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {
  background: $accent; border-color: $accent; image: url(look:$theme/partial.svg); }
QRadioButton::indicator:checked { border: 5px solid $accent; width: 6px; height: 6px; background: $on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $disabled; background: $chip; }
"""

BARS: Final = """
QProgressBar { border: 0; border-radius: 2px; background: $line; max-height: 4px; min-height: 4px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $line2; margin: 3px; border-radius: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $edge; }
QScrollBar::handle:vertical { min-height: 40px; }
QScrollBar::handle:horizontal { min-width: 40px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: 0; width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $raised; border: 1px solid $edge; width: 14px; margin: -6px 0; border-radius: 8px; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QStatusBar { background: $side; color: $text2; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
QToolTip { background: $raised; color: $text; border: 1px solid $line2; padding: 4px 7px; }
"""

MENUS: Final = """
QMenuBar { background: transparent; color: $text; spacing: 0; }
QMenuBar::item { background: transparent; padding: 6px 8px; border-radius: 6px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $line2; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::right-arrow { image: url(look:$theme/right.svg); width: 12px; height: 12px; right: 6px; }
QMenu::indicator { width: 14px; height: 14px; left: 10px; }
QMenu::indicator:checked { image: url(look:$theme/tick.svg); }
QTabBar { qproperty-drawBase: 0; qproperty-expanding: 0; }
QTabBar::tab { background: transparent; color: $text2; border: 0; border-bottom: 2px solid transparent;
  padding: 7px 2px 6px 2px; margin: 0 18px 0 0; font-weight: 500; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:hover:!selected { color: $text; }
QTabBar::tab:focus { background: $accent_soft; }
QMainWindow > QTabBar::tab { margin: 0 0 0 20px; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
"""

VIEWS: Final = """
QAbstractItemView { background: transparent; border: 0; outline: 0; color: $text;
  selection-background-color: $selected; selection-color: $text; alternate-background-color: $side; }
QTableView { background: $page; gridline-color: $line; }
QAbstractItemView::item:hover { background: $hover; }
QTableView#study-cards, QTableView#study-cards::item, QTableView#study-cards::item:hover,
QTableView#study-cards::item:selected { background: transparent; selection-background-color: transparent; }
QAbstractItemView::item:selected { background: $selected; color: $text; }
QAbstractItemView::item:selected:!active { background: $hover; }
QListWidget::item { border: 2px solid transparent; border-radius: 6px; }
QListWidget::item:focus { border-color: $accent; }
QTreeView::branch { background: transparent; image: none; }
QTreeView::branch:has-children:closed { image: url(look:$theme/right.svg); }
QTreeView::branch:has-children:open { image: url(look:$theme/down.svg); }
QHeaderView { background: $page; border: 0; }
QHeaderView::section { background: $page; color: $text2; border: 0; border-bottom: 1px solid $line; padding: 0 10px;
  min-height: 29px; font-weight: 500; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url(look:$theme/up.svg); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url(look:$theme/down.svg); width: 12px; height: 12px; }
QTableCornerButton::section { background: $page; border: 0; border-bottom: 1px solid $line; }
QDockWidget { color: $text; }
QGroupBox { border: 0; border-top: 1px solid $line; margin-top: 24px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; top: 2px; color: $text2; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: 0; }
QScrollArea[reading="true"] { border: 2px solid transparent; border-radius: 7px; }
QDialog, QMessageBox { background: $page; }
QDialogButtonBox { button-layout: 3; }
QWidget[ground="page"] { background: $page; }
QWidget[ground="side"] { background: $side; }
QWidget[ground="raised"] { background: $raised; }
QLabel { background: transparent; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="bad"] { color: $bad; }
QLabel[tone="ok"] { color: $ok; }
QLabel[tone="accent"] { color: $accent; }
QLabel[role="head"] { $semibold font-size: 14px; }
QLabel[role="section"] { $semibold font-size: 12px; color: $text3; }
QLabel[role="secondary"] { font-size: 12px; color: $text2; }
QFrame[role="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
"""

TEMPLATE: Final = Template(FIELDS + BUTTONS + BARS + MENUS + VIEWS)


def style_sheet(theme: str, lang: str = "en") -> str:
    """The whole style sheet for a theme ("light" or "dark") and the language of the interface."""
    table = tokens.DARK if theme == "dark" else tokens.LIGHT
    plain = {name: value for name, value in table.items() if "." not in name}
    names = ", ".join(f'"{family}"' for family in fonts.families(lang, weight=600))
    return TEMPLATE.substitute(plain, theme=theme, semibold=f"font-family: {names}; font-weight: 600;")
