"""The palette as CSS variables."""


def theme_css() -> str:
    """Return a rule `[data-theme=…]{--paper:…}` for each theme of the palette."""
    raise NotImplementedError
