"""Every command of the window, once: its text, its keys and its menu."""

from PySide6.QtCore import QCoreApplication

from reader.ui.command import Command, Menu
from reader.ui.study_commands import study_menu


def menus() -> tuple[Menu, ...]:
    """Return the commands menu by menu, named in the interface's language of this moment."""
    translate = QCoreApplication.translate
    return (
        Menu(
            translate("Commands", "File"),
            (
                Command("new_tab", translate("Commands", "New tab"), ("Ctrl+T",)),
                Command("close_tab", translate("Commands", "Close tab"), ("Ctrl+W",)),
                Command(
                    "reopen_tab", translate("Commands", "Reopen closed tab"), ("Ctrl+Shift+T",)
                ),
                None,
                Command(
                    "open_archive", translate("Commands", "Open another archive…"), ("Ctrl+O",)
                ),
                Command("add_archive", translate("Commands", "Add a newer archive…")),
                Command("problems", translate("Commands", "Faults in this archive…")),
                None,
                Command("save_pdf", translate("Commands", "Save as PDF…"), ("Ctrl+Shift+P",)),
                Command("print", translate("Commands", "Print…"), ("Ctrl+P",)),
                None,
                Command("quit", translate("Commands", "Quit"), ("Ctrl+Q",)),
            ),
        ),
        Menu(
            translate("Commands", "Go"),
            (
                Command("back", translate("Commands", "Back"), ("Alt+Left", "Back")),
                Command("forward", translate("Commands", "Forward"), ("Alt+Right", "Forward")),
                Command("contents", translate("Commands", "All articles"), ("Alt+Home",)),
                None,
                Command("search", translate("Commands", "Search or go to…"), ("Ctrl+K",)),
                Command("filter", translate("Commands", "Filter titles"), ("Ctrl+L",)),
                Command("find", translate("Commands", "Find in page"), ("Ctrl+F",)),
                Command("find_next", translate("Commands", "Next match"), ("F3", "Ctrl+G")),
                Command(
                    "find_previous",
                    translate("Commands", "Previous match"),
                    ("Shift+F3", "Ctrl+Shift+G"),
                ),
                None,
                Command("next_tab", translate("Commands", "Next tab"), ("Ctrl+Tab",)),
                Command(
                    "previous_tab",
                    translate("Commands", "Previous tab"),
                    ("Ctrl+Shift+Tab",),
                ),
                Command("focus_page", translate("Commands", "To the page"), ("F6",)),
                Command("focus_outline", translate("Commands", "To the outline"), ("F7",)),
            ),
        ),
        Menu(
            translate("Commands", "View"),
            (
                Command("mode_both", translate("Commands", "Both languages"), ("Ctrl+1",), True),
                Command("mode_en", translate("Commands", "English only"), ("Ctrl+2",), True),
                Command("mode_zh", translate("Commands", "Chinese only"), ("Ctrl+3",), True),
                None,
                Command("zoom_in", translate("Commands", "Zoom in"), ("Ctrl++", "Ctrl+=")),
                Command("zoom_out", translate("Commands", "Zoom out"), ("Ctrl+-",)),
                Command("zoom_reset", translate("Commands", "Actual size"), ("Ctrl+0",)),
                Command("text_larger", translate("Commands", "Larger text"), ("Ctrl+Alt+=",)),
                Command("text_smaller", translate("Commands", "Smaller text"), ("Ctrl+Alt+-",)),
                Command("wider_en", translate("Commands", "Wider English"), ("Alt+Shift+Right",)),
                Command("wider_zh", translate("Commands", "Wider Chinese"), ("Alt+Shift+Left",)),
                None,
                Command("shelves", translate("Commands", "Articles panel"), ("F8",), True),
                Command("outline", translate("Commands", "Outline panel"), ("F9",), True),
                Command("full_screen", translate("Commands", "Full screen"), ("F11",), True),
                None,
                Command(
                    "safe_graphics",
                    translate("Commands", "Safe graphics (from the next start)"),
                    (),
                    True,
                ),
            ),
        ),
        study_menu(),
        Menu(
            translate("Commands", "Help"),
            (
                Command("help", translate("Commands", "How to use the reader"), ("Shift+F1",)),
                Command("shortcuts", translate("Commands", "Keyboard shortcuts"), ("F1",)),
                Command("menu", translate("Commands", "Menu"), ("F10",)),
                Command("about", translate("Commands", "About the reader")),
            ),
        ),
    )
