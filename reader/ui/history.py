"""Back and forward: the places a tab has been at."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the library: an article (empty: the contents) and the pair or heading in it."""

    path: str
    spot: str = ""


@dataclass(slots=True)
class History:
    """The places of one tab, in the order they were visited."""

    here: Place
    behind: list[Place] = field(default_factory=list)
    ahead: list[Place] = field(default_factory=list)

    def visit(self, place: Place) -> None:
        """Go somewhere new; what was ahead is forgotten."""
        if place == self.here:
            return
        self.behind.append(self.here)
        self.here = place
        self.ahead.clear()

    def scroll(self, spot: str) -> None:
        """Note where in the article the reader is now."""
        self.here = Place(self.here.path, spot)

    def back(self) -> bool:
        """Go to the place before; return whether there was one."""
        if not self.behind:
            return False
        self.ahead.append(self.here)
        self.here = self.behind.pop()
        return True

    def forward(self) -> bool:
        """Undo one step back; return whether there was one."""
        if not self.ahead:
            return False
        self.behind.append(self.here)
        self.here = self.ahead.pop()
        return True
