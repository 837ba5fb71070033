"""The day as ICS, for calendars."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from visit_guide import __version__
from visit_guide.authoring.exports.day import CREATOR, moments
from visit_guide.domain.guide import Guide
from visit_guide.messages import Catalogue

__all__ = ["ZONE", "as_ics"]

ZONE = ZoneInfo("Europe/Paris")
"""The zone of the day's times: the visit is in France, wherever the calendar is."""


def as_ics(guide: Guide, t: Catalogue, day: datetime.date, now: datetime.datetime) -> bytes:
    """One event for each line of the day.

    Args:
        guide: The visit.
        t: Language of the words added.
        day: When it takes place.
        now: When this is written, with its offset from UTC.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{CREATOR}//{CREATOR} {__version__}//FR")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", guide.itinerary.title)
    for moment in moments(guide, t):
        event = Event()
        # The same line keeps its identity: a second import corrects the first.
        event.add("uid", f"{moment.item.id}.{guide.itinerary.id}@{CREATOR}")
        event.add("dtstamp", now.astimezone(datetime.UTC))
        event.add("dtstart", _at(day, moment.item.start))
        event.add("dtend", _at(day, moment.item.end))
        event.add("summary", moment.name)
        event.add("description", moment.text)
        if moment.where:
            event.add("location", moment.where)
        if moment.point is not None:
            event.add("geo", moment.point)
        calendar.add_component(event)
    first, last = datetime.date(day.year, 1, 1), datetime.date(day.year, 12, 31)
    calendar.add_missing_timezones(first_date=first, last_date=last)
    data: bytes = calendar.to_ical()
    return data


def _at(day: datetime.date, clock: str) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.fromisoformat(clock), ZONE)
