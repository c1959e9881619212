"""What the user has chosen, and what each command of choice changes in it."""

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from PySide6.QtCore import QObject, Signal

from reader.settings import Settings
from reader.ui.look_state import with_english_wider, with_share, with_text_larger, zoomed

_MOST_QUESTIONS = 8  # as many as the search shows without scrolling


class Preferences(QObject):
    """Holds the settings and changes them.

    Signals:
        changed: The Settings as they are now.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the commands of choice do, by their ids."""
        return {
            "mode_both": lambda: self.choose_mode("both"),
            "mode_en": lambda: self.choose_mode("en"),
            "mode_zh": lambda: self.choose_mode("zh"),
            "zoom_in": lambda: self._set(zoomed(self.settings, 1)),
            "zoom_out": lambda: self._set(zoomed(self.settings, -1)),
            "zoom_reset": lambda: self._set(zoomed(self.settings, 0)),
            "text_larger": lambda: self._set(with_text_larger(self.settings, 1)),
            "text_smaller": lambda: self._set(with_text_larger(self.settings, -1)),
            "wider_en": lambda: self._set(with_english_wider(self.settings, 1)),
            "wider_zh": lambda: self._set(with_english_wider(self.settings, -1)),
            "recall": self._toggle_recall,
            "swap_covered": self._swap_covered,
            "recall_sentences": self._toggle_recall_sentences,
            "shelves": self._toggle_shelf_panel,
            "outline": self._toggle_outline_panel,
            "safe_graphics": self._toggle_safe_graphics,
        }

    def checked(self) -> dict[str, bool]:
        """Return which of those commands are in force."""
        return {
            "mode_both": self.settings.mode == "both",
            "mode_en": self.settings.mode == "en",
            "mode_zh": self.settings.mode == "zh",
            "recall": self.settings.recall,
            "recall_sentences": self.settings.recall_by == "sentence",
            "shelves": self.settings.shelf_panel,
            "outline": self.settings.outline_panel,
            "safe_graphics": self.settings.safe_graphics,
        }

    def choose_mode(self, mode: str) -> None:
        """Show these columns: `both`, `en` or `zh`."""
        self._set(replace(self.settings, mode=mode))

    def choose_theme(self, theme: str) -> None:
        """Use a theme, or `system`."""
        self._set(replace(self.settings, theme=theme))

    def choose_language(self, language: str) -> None:
        """Speak `en`, `zh` or what the system speaks; the translators are already in place."""
        self._set(replace(self.settings, language=language))

    def choose_shelves(self, by: str) -> None:
        """Show the articles by `vendor` or by `topic`, or the `notes`."""
        self._set(replace(self.settings, shelves=by))

    def choose_share(self, share: float) -> None:
        """Give the English column this share of the width; below 0 is the usual one."""
        self._set(with_share(self.settings, share))

    def keep_question(self, question: str) -> None:
        """Remember a question, before those that were asked earlier."""
        earlier = (asked for asked in self.settings.questions if asked != question)
        questions = (question, *islice(earlier, _MOST_QUESTIONS - 1))
        self._set(replace(self.settings, questions=questions))

    def show_shelf_panel(self) -> None:
        """Make sure that the articles' panel is there."""
        self._set(replace(self.settings, shelf_panel=True))

    def _toggle_recall(self) -> None:
        self._set(replace(self.settings, recall=not self.settings.recall))

    def _swap_covered(self) -> None:
        """Cover the other language; that is a wish for recall mode, too."""
        other = "en" if self.settings.covered == "zh" else "zh"
        self._set(replace(self.settings, covered=other, recall=True))

    def _toggle_recall_sentences(self) -> None:
        by = "pair" if self.settings.recall_by == "sentence" else "sentence"
        self._set(replace(self.settings, recall_by=by, recall=True))

    def _toggle_shelf_panel(self) -> None:
        self._set(replace(self.settings, shelf_panel=not self.settings.shelf_panel))

    def _toggle_outline_panel(self) -> None:
        self._set(replace(self.settings, outline_panel=not self.settings.outline_panel))

    def _toggle_safe_graphics(self) -> None:
        self._set(replace(self.settings, safe_graphics=not self.settings.safe_graphics))

    def _set(self, settings: Settings) -> None:
        self.settings = settings
        self.changed.emit(settings)
