"""The study on the page of all articles, in the words of the interface's language."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.library.catalogue import Catalogue
from reader.study.values import Counts, Day, Progress
from reader.ui.home_page import WEEKS, HomeLabels, home_page

YEAR = timedelta(weeks=WEEKS)  # how far back the days that it shows go, at most


def home_json(
    catalogue: Catalogue,
    progress: Mapping[str, Progress],
    days: Sequence[Day],
    counts: Counts | None,
    language: str,
    today: date,
) -> str:
    """Return what the page's script shows of the study; the arguments are those of `home_page`."""
    return home_page(catalogue, progress, days, counts, language, today, _labels(language))


def _labels(language: str) -> HomeLabels:
    locale = (
        QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        if language == "zh"
        else QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    )
    short = QLocale.FormatType.ShortFormat
    return HomeLabels(
        texts=_texts(),
        counted=_counted,
        day=lambda day: _day(locale, day),
        months=[locale.standaloneMonthName(number, short) for number in range(1, 13)],
        weekdays=[locale.standaloneDayName(number, short) for number in range(1, 8)],
    )


def _day(locale: QLocale, day: date) -> str:
    is_chinese = locale.language() == QLocale.Language.Chinese
    form = "yyyy年M月d日dddd" if is_chinese else "dddd d MMMM yyyy"
    return locale.toString(QDate(day.year, day.month, day.day), form)


def _texts() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "home": translate("Home", "My reading"),
        "hint": translate(
            "Home",
            "Open any article: where you are, what you mark and how far you have come will be"
            " kept here.",
        ),
        "continue": translate("Home", "Continue"),
        "share": translate("Home", "{0} % read"),
        "minutes": translate("Home", "{0} min"),
        "hours": translate("Home", "{0} h {1} min"),
        "review": translate("Home", "Review"),
        "begin": translate("Home", "Review now"),
        "no_cards": translate(
            "Home", "There are no cards yet. A term or a few selected words make one."
        ),
        "done": translate("Home", "Nothing is due today."),
        "new": translate("Home", "{0} new"),
        "learning": translate("Home", "{0} being learnt"),
        "due": translate("Home", "{0} due"),
        "year": translate("Home", "The year"),
        "total": translate("Home", "{0} of reading on {1}"),
        "summary": translate("Home", "Reading time of each day in the last year: {0}"),
        "nothing": translate("Home", "nothing yet"),
        "any": translate("Home", "under a quarter of an hour"),
        "from_minutes": translate("Home", "from {0} min on"),
        "less": translate("Home", "less"),
        "more": translate("Home", "more"),
        "archive": translate("Home", "The archive"),
        "unread": translate("Home", "unread"),
        "reading": translate("Home", "being read"),
        "read": translate("Home", "read"),
        "unread_count": translate("Home", "{0} unread"),
        "reading_count": translate("Home", "{0} being read"),
        "read_count": translate("Home", "{0} read"),
    }


def _counted(name: str, number: int) -> str:
    """Return a number with its noun."""
    translate = QCoreApplication.translate
    match name:
        case "days":
            return translate("Home", "%n day(s)", "", number)
        case "uncovered":
            return translate("Home", "%n passage(s) uncovered", "", number)
        case _:
            return translate("Home", "%n card(s) answered", "", number)
