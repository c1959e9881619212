"""What a command of the window is, and a menu of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the window can do.

    Attributes:
        id: Its name in the program.
        text: In the interface's language, for the menu and the sheet of shortcuts.
        keys: Its shortcuts as Qt writes them, the one that is shown first.
        checkable: Whether it is switched on and off.
        page_keys: Keys that the page hears itself, while it has the focus; shown, not bound.
    """

    id: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    page_keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu; None is a line between two groups of its commands."""

    title: str
    entries: tuple[Command | None, ...]

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands without the lines."""
        return tuple(entry for entry in self.entries if entry is not None)
