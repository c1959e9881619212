"""The commands of the study: marks, recall, cards, and what goes out and comes in."""

from PySide6.QtCore import QCoreApplication

from reader.study.values import COLOURS
from reader.ui.command import Command, Menu


def colour_name(colour: str) -> str:
    """Return what a colour is called in the interface's language."""
    translate = QCoreApplication.translate
    names = {
        "orange": translate("Study", "Orange"),
        "green": translate("Study", "Green"),
        "blue": translate("Study", "Blue"),
        "purple": translate("Study", "Purple"),
    }
    return names[colour]


def study_menu() -> Menu:
    """Return the menu of the study, named in the interface's language of this moment."""
    translate = QCoreApplication.translate
    highlight = translate("Study", "Highlight: {0}")
    highlights = (
        Command(f"highlight:{c}", highlight.format(colour_name(c)), (f"Ctrl+Alt+{n}",))
        for n, c in enumerate(COLOURS, start=1)
    )
    return Menu(
        translate("Study", "Study"),
        (
            *_pairs(),
            None,
            Command("recall", translate("Study", "Recall mode"), ("Ctrl+4",), True),
            Command("uncover", translate("Study", "Uncover or cover"), page_keys=("Space",)),
            Command("swap_covered", translate("Study", "Cover the other language"), ("Ctrl+5",)),
            Command(
                "recall_sentences",
                translate("Study", "Recall sentence by sentence"),
                ("Ctrl+6",),
                True,
            ),
            None,
            *highlights,
            Command("note", translate("Study", "Note…"), ("Ctrl+M",)),
            Command("bookmark", translate("Study", "Bookmark this pair"), ("Ctrl+D",)),
            Command("read", translate("Study", "Mark as read, or unread"), ("Ctrl+Shift+R",)),
            Command("notes", translate("Study", "My notes"), ("Ctrl+Shift+N",)),
            None,
            Command("card", translate("Study", "Make a card"), ("Ctrl+E",)),
            Command("review", translate("Study", "Review cards"), ("Ctrl+R",)),
            Command("cards", translate("Study", "All cards…"), ("Ctrl+Shift+E",)),
            Command("limits", translate("Study", "Daily limits…")),
            None,
            Command("export_notes", translate("Study", "Export notes…")),
            Command("export_cards", translate("Study", "Export cards…")),
            Command("export_study", translate("Study", "Export everything…")),
            Command("import_study", translate("Study", "Import…")),
        ),
    )


def _pairs() -> tuple[Command, ...]:
    translate = QCoreApplication.translate
    return (
        Command("next_pair", translate("Study", "Next pair"), page_keys=("J",)),
        Command("previous_pair", translate("Study", "Previous pair"), page_keys=("K",)),
        Command("next_sentence", translate("Study", "Next sentence"), page_keys=("L", "Shift+J")),
        Command(
            "previous_sentence", translate("Study", "Previous sentence"), page_keys=("H", "Shift+K")
        ),
        Command("copy_sentence", translate("Study", "Copy the sentence"), ("Ctrl+Shift+C",)),
        Command(
            "copy_both",
            translate("Study", "Copy both languages with the link"),
            ("Ctrl+Alt+C",),
        ),
    )
