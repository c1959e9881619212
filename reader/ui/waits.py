"""How long until a card is asked again, in few words."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_MONTH, _YEAR = 30.4, 365.0  # days


def wait_text(wait: timedelta) -> str:
    """Return a time in its largest unit, in the interface's language: `10 min`, `3 d`, `1.5 mo`."""
    translate = QCoreApplication.translate
    seconds = wait.total_seconds()
    days = seconds / _DAY
    if seconds < _MINUTE:
        return translate("Waits", "< 1 min")
    if seconds < _HOUR:
        return translate("Waits", "{0} min").format(round(seconds / _MINUTE))
    if days < 1:
        return translate("Waits", "{0} h").format(round(seconds / _HOUR))
    if days < _MONTH:
        return translate("Waits", "{0} d").format(round(days))
    if days < _YEAR:
        return translate("Waits", "{0} mo").format(_short(days / _MONTH))
    return translate("Waits", "{0} y").format(_short(days / _YEAR))


def _short(number: float) -> str:
    """Return a number with one decimal where that says something: 1.5, 2, 11."""
    return f"{number:.1f}".removesuffix(".0") if number < 10 else f"{number:.0f}"
