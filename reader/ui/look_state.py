"""How pages look, from the settings: what each command changes, and within which bounds."""

from dataclasses import replace

from reader.settings import Settings
from reader.ui.bridge import Look
from reader.ui.colours import theme_named

_ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_SMALLEST_PX, _LARGEST_PX = 13, 26  # below, Chinese characters blur; above, a line holds too little
_LEAST_SHARE, _SHARE_STEP = 0.25, 0.03


def look_of(settings: Settings) -> Look:
    """Return how pages are shown with these settings."""
    theme = theme_named(settings.theme)
    covered = settings.covered if settings.recall else ""
    return Look(
        theme, settings.mode, settings.text_size, settings.share, covered, settings.recall_by
    )


def zoomed(settings: Settings, steps: int) -> Settings:
    """Return the settings with the zoom so many steps larger; 0 is the actual size."""
    if steps == 0:
        return replace(settings, zoom=1.0)
    nearest = min(range(len(_ZOOMS)), key=lambda i: abs(_ZOOMS[i] - settings.zoom))
    wanted = min(max(nearest + steps, 0), len(_ZOOMS) - 1)
    return replace(settings, zoom=_ZOOMS[wanted])


def with_text_larger(settings: Settings, by_px: int) -> Settings:
    """Return the settings with text that is so much larger."""
    size = min(max(settings.text_size + by_px, _SMALLEST_PX), _LARGEST_PX)
    return replace(settings, text_size=size)


def with_share(settings: Settings, share: float) -> Settings:
    """Return the settings with another share of the English column; below 0 is the usual one."""
    if share < 0:
        return replace(settings, share=Settings().share)
    return replace(settings, share=min(max(share, _LEAST_SHARE), 1 - _LEAST_SHARE))


def with_english_wider(settings: Settings, steps: int) -> Settings:
    """Return the settings with the divider so many steps to the right."""
    return with_share(settings, settings.share + steps * _SHARE_STEP)
