"""What every calendar of the platform is made of (iCalendar, RFC 5545), and how one is served."""

import hashlib
from datetime import timedelta

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from icalendar import Calendar, Timezone, vDuration

PRODID = "-//Le fil//Seances//FR"
#: How often a calendar that subscribed should read again.
RELECTURE = timedelta(hours=4)
#: The rule of the European Union since 1996, as a rule: Outlook reads no list of dates.
_BRUXELLES = """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19970330T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def calendrier(methode, nom=""):
    agenda = Calendar()
    agenda.add("prodid", PRODID)
    agenda.add("version", "2.0")
    agenda.add("calscale", "GREGORIAN")
    agenda.add("method", methode)
    if nom:
        agenda.add("x-wr-calname", nom)
        agenda.add("x-wr-timezone", "Europe/Brussels")
        agenda.add("refresh-interval", RELECTURE, parameters={"VALUE": "DURATION"})
        agenda.add("x-published-ttl", vDuration(RELECTURE).to_ical().decode())
    agenda.add_component(Timezone.from_ical(_BRUXELLES))
    return agenda


def servir(request, corps, fichier=""):
    """A calendar, or 304 when its reader has it already: the hour at which it was written does not count."""
    etag = quote_etag(hashlib.sha256(_sans_horodatage(corps)).hexdigest()[:32])
    reponse = get_conditional_response(request, etag=etag) or HttpResponse(
        corps, content_type="text/calendar; charset=utf-8"
    )
    reponse["ETag"] = etag
    if fichier:
        reponse["Content-Disposition"] = f'attachment; filename="{fichier}.ics"'
    patch_cache_control(reponse, private=True, no_cache=True)
    return reponse


def _sans_horodatage(corps):
    """The same dates give the same bytes, whenever they are written."""
    return b"\n".join(ligne for ligne in corps.splitlines() if not ligne.startswith(b"DTSTAMP"))
