"""How a page would look in the room that it has now: all that a picture of it must agree with."""

from reader import __version__
from reader.settings import Settings, Tab
from reader.ui.language import interface_language
from reader.ui.left_page import LeftPage
from reader.ui.look_state import look_of
from reader.ui.tab_area import TabArea


def page_in(room: TabArea, settings: Settings, tab: Tab) -> LeftPage:
    """Return what a picture of a tab's page would depend on, but for the library and the study."""
    look = look_of(settings)
    return LeftPage(
        version=__version__, page="", assets="", article=tab.path, pair=tab.pair,
        theme=look.theme, mode=look.mode, text_size=look.text_size, share=look.share,
        zoom=settings.zoom, language=interface_language(settings.language),
        ratio=room.devicePixelRatioF(), width=room.width(), height=room.height(), study="",
    )  # fmt: skip
