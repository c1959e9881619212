"""The palette in Qt's terms: colours, the widgets' palette and their style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from reader.resources import THEMES, Theme, palette
from reader.ui import study_style


def colour(name: str) -> QColor:
    """Return a colour of the palette, `#rrggbb`."""
    return QColor(name)


def theme_named(name: str) -> Theme:
    """Return the theme of that name; for any other word, light or dark as the system is."""
    for theme in THEMES:
        if theme == name:
            return theme
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def widget_palette(theme: Theme) -> QPalette:
    """Return Qt's palette for a theme."""
    colours = {name: QColor(value) for name, value in palette()[theme].items()}
    result = QPalette()
    role = QPalette.ColorRole
    for wanted, name in (
        (role.Window, "paper"),
        (role.WindowText, "ink"),
        (role.Base, "paper"),
        (role.AlternateBase, "tint"),
        (role.Text, "ink"),
        (role.Button, "paper"),
        (role.ButtonText, "ink"),
        (role.ToolTipBase, "tint"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "soft"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "paper"),
        (role.Link, "accent"),
    ):
        result.setColor(wanted, colours[name])
    for wanted in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, wanted, colours["grey"])
    return result


def style_sheet(theme: Theme) -> str:
    """Return the widgets' style sheet for a theme."""
    return (_STYLE + study_style.STYLE).format(
        **{k.replace("-", "_"): v for k, v in palette()[theme].items()}
    )


# For a bar that has not the room for what the style sheet leaves around its buttons.
NARROW_BAR = """
QToolButton { padding: 5px 3px; }
#segments QToolButton { padding: 5px 6px; }
"""

_STYLE = """
QMainWindow, #page {{ background: {paper}; }}
#shelves {{ background: {panel}; border-right: 1px solid {rule}; }}
#outline {{ background: {paper}; border-left: 1px solid {rule}; }}
#top {{ background: {paper}; border-bottom: 1px solid {rule}; }}
#notice {{ background: {tint}; border-bottom: 1px solid {rule}; }}
QLabel#quiet, QLabel#count {{ color: {soft}; }}
QLineEdit {{
  background: {paper}; color: {ink}; border: 1px solid {rule}; border-radius: 8px;
  padding: 6px 9px; selection-background-color: {accent}; selection-color: {paper};
}}
QLineEdit:focus {{ border: 1px solid {accent}; }}
QTreeView, QListView {{
  background: transparent; border: none; outline: none; color: {ink};
  selection-background-color: transparent;
}}
QTreeView:focus, QListView:focus {{ border: none; }}
#segments {{ background: {tint}; border-radius: 9px; }}
#shelves #segments {{ background: {rule}; }}
#segments QToolButton {{
  border: 1px solid transparent; border-radius: 7px; padding: 5px 12px; color: {soft};
  background: transparent; font-weight: 500;
}}
#segments QToolButton:checked {{ background: {paper}; color: {ink}; border-color: {rule}; }}
#segments QToolButton:hover {{ color: {ink}; }}
#segments QToolButton:focus {{ border-color: {accent}; }}
QToolButton {{
  border: 1px solid transparent; border-radius: 7px; padding: 5px 8px; color: {ink};
  background: transparent;
}}
QToolButton:hover {{ background: {tint}; }}
QToolButton:focus {{ border-color: {accent}; }}
QToolButton:disabled {{ color: {grey}; }}
QToolButton#recall {{ color: {soft}; font-weight: 500; }}
QToolButton#recall:checked {{ background: {pair}; color: {ink}; border-color: {rule}; }}
QToolButton::menu-indicator {{ image: none; }}
#search {{
  background: {tint}; border: 1px solid transparent; border-radius: 8px; padding: 0;
}}
#search:hover {{ border-color: {rule}; }}
#search:focus {{ border-color: {accent}; }}
#palette {{ background: {paper}; border: 1px solid {rule}; border-radius: 12px; }}
#palette #field, #palette #field:focus {{
  border: none; background: transparent; padding: 14px 18px 13px 18px; font-size: 13pt;
}}
#palette #rule {{ background: {rule}; }}
#palette #facets QToolButton {{
  background: {tint}; color: {soft}; border: 1px solid transparent; border-radius: 9px;
  padding: 2px 8px; font-size: 9pt;
}}
#palette #facets QToolButton:hover {{ color: {ink}; border-color: {rule}; }}
#palette #facets QToolButton:checked {{
  background: {accent}; color: {paper}; border-color: {accent};
}}
#palette #facets QToolButton:focus {{ border-color: {ink}; }}
#palette #foot {{
  background: {panel}; border-top: 1px solid {rule};
  border-bottom-left-radius: 11px; border-bottom-right-radius: 11px;
}}
#palette #foot QLabel {{ font-size: 9pt; }}
QPushButton {{
  background: {tint}; color: {ink}; border: 1px solid {rule}; border-radius: 7px;
  padding: 6px 16px; min-width: 72px;
}}
QPushButton:hover {{ border-color: {soft}; }}
QPushButton:default {{ background: {accent}; color: {paper}; border-color: {accent}; }}
QPushButton:focus {{ border-color: {accent}; }}
QMenu {{ background: {paper}; color: {ink}; border: 1px solid {rule}; padding: 5px; }}
QMenu::item {{ padding: 6px 26px 6px 22px; border-radius: 6px; }}
QMenu::item:selected {{ background: {tint}; }}
QMenu::item:disabled {{ color: {grey}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 5px 8px; }}
QTabBar {{ background: {paper}; border-bottom: 1px solid {rule}; }}
QTabBar::tab {{
  background: transparent; color: {soft}; border: none; border-right: 1px solid {rule};
  padding: 7px 8px 7px 14px; max-width: 260px;
}}
QTabBar::tab:selected {{ color: {ink}; background: {tint}; }}
QTabBar::tab:hover {{ color: {ink}; }}
QToolButton#close {{ color: {soft}; padding: 1px 4px; font-size: 11px; }}
QToolButton#close:hover {{ color: {accent}; background: {rule}; }}
QSplitter::handle {{ background: {rule}; width: 1px; }}
#toast {{
  background: {ink}; color: {paper}; border-radius: 9px; padding: 8px 16px;
}}
QDialog {{ background: {paper}; color: {ink}; }}
QToolTip {{ background: {tint}; color: {ink}; border: 1px solid {rule}; padding: 4px; }}
QProgressBar {{ background: {rule}; border: none; border-radius: 3px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {grey_soft}; border-radius: 4px; min-height: 32px; }}
QScrollBar::handle:vertical:hover {{ background: {grey}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {grey_soft}; border-radius: 4px; min-width: 32px; }}
"""
