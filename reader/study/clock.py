"""Times and days of the study: whole seconds in UTC, days that begin at four in the morning."""

from datetime import UTC, date, datetime, time, timedelta

_MORNING = time(4)  # who learns until late is still in the old day
LONG_AGO = datetime(1970, 1, 2, tzinfo=UTC)
_NIGHT = timedelta(hours=_MORNING.hour)


def now() -> datetime:
    """Return the time, in UTC and whole seconds."""
    return whole(datetime.now(UTC))


def whole(at: datetime) -> datetime:
    """Return an aware time in UTC and whole seconds."""
    return at.astimezone(UTC).replace(microsecond=0)


def as_text(at: datetime) -> str:
    """Return an aware time as it is kept, `2026-10-04T08:00:00Z`; such texts sort by time."""
    return whole(at).replace(tzinfo=None).isoformat() + "Z"


def from_text(text: str) -> datetime:
    """Return the time that `as_text` wrote; one that the disk spoilt is long ago."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return LONG_AGO
    return at if at.tzinfo else LONG_AGO


def day_of(at: datetime) -> date:
    """Return the local day that an aware time belongs to."""
    return (at.astimezone() - _NIGHT).date()


def morning_of(day: date) -> datetime:
    """Return when a local day begins, in UTC."""
    return datetime.combine(day, _MORNING).astimezone(UTC)
