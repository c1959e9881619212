"""The palette as CSS variables."""

from reader.resources import THEMES, Theme, palette

_SCHEMES: dict[Theme, str] = {
    "light": "light",
    "sepia": "light",
    "dark": "dark",
    "contrast": "dark",
}


def theme_css() -> str:
    """Return a rule `[data-theme=…]{--paper:…}` for each theme; paper is always light in print."""
    light = _variables("light")
    rules = [f":root{{{light}}}"]
    rules += [f":root[data-theme={theme}]{{{_variables(theme)}}}" for theme in THEMES]
    rules.append(f"@media print{{:root[data-theme]{{{light}--paper:#fff}}}}")
    return "\n".join(rules) + "\n"


def _variables(theme: Theme) -> str:
    colours = "".join(f"--{name}:{value};" for name, value in palette()[theme].items())
    return f"color-scheme:{_SCHEMES[theme]};{colours}"
