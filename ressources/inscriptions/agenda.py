"""Dates as iCalendar (RFC 5545): beside a mail, one to keep, the feed of what is public."""

from datetime import UTC, timedelta

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event

from socle.agenda import calendrier
from socle.cercles.enums import Cercle
from socle.courriels import absolue

from ..enums import EtatDInscription
from ..models import DateDeDispositif, Dispositif, Inscription

#: What is over stays this long in a calendar.
GARDEES = timedelta(days=90)


def evenement(date, uid="", annulee=False):
    """What every entry says: a title, an hour, a place, and where to read more."""
    dispositif, annulee = date.dispositif, annulee or date.est_annulee
    entree = Event()
    # The same for ever, whatever address the platform moves to.
    entree.add("uid", uid or f"{date.reference}@dispositifs.le-fil")
    # An entry taken back is newer than the one it takes back (RFC 5546 §2.1.4).
    entree.add("sequence", date.sequence + annulee)
    entree.add("dtstamp", timezone.now().astimezone(UTC).replace(microsecond=0))
    entree.add("last-modified", date.modifie_le.astimezone(UTC).replace(microsecond=0))
    entree.add("dtstart", timezone.localtime(date.debut).replace(microsecond=0))
    entree.add("dtend", timezone.localtime(date.fin).replace(microsecond=0))
    titre = " · ".join(filter(None, (dispositif.titre, date.hote)))
    entree.add("summary", titre, parameters={"LANGUAGE": dispositif.langue})
    if date.ou:
        entree.add("location", date.ou)
    entree.add("description", absolue(date.get_absolute_url()))
    entree.add("url", absolue(date.get_absolute_url()))
    entree.add("status", "CANCELLED" if annulee else "CONFIRMED")
    entree.add("transp", "TRANSPARENT" if annulee else "OPAQUE")
    entree.add("class", "PUBLIC" if dispositif.cercle == Cercle.PUBLIC else "PRIVATE")
    return entree


def de_l_inscription(inscription):
    """Hers: booked again, it is another entry. No address in it opens her booking: entries are forwarded."""
    annulee = inscription.etat == EtatDInscription.ANNULEE
    return evenement(inscription.date, f"{inscription.reference}@inscriptions.le-fil", annulee)


def piece(inscription):
    """(text, method) of the entry joined to her mail."""
    methode = "CANCEL" if inscription.date.est_annulee or not inscription.est_vive else "PUBLISH"
    agenda = calendrier(methode)
    agenda.add_component(de_l_inscription(inscription))
    return agenda.to_ical().decode(), methode


def fichier(date):
    """One date, to keep."""
    return _ecrire("", [evenement(date)])


def flux_public():
    """What everybody may read, for any calendar; what is cancelled says so."""
    ouverts = Dispositif.objects.visibles_pour(AnonymousUser()).values("pk")
    dates = DateDeDispositif.objects.filter(
        dispositif__in=ouverts, fin__gte=timezone.now() - GARDEES
    ).select_related("dispositif__commune", "commune")
    return _ecrire(_("Agenda des rencontres"), [evenement(date) for date in dates])


def inscriptions_de(personne):
    """What she has a place at, as entries of her own calendar."""
    siennes = Inscription.objects.filter(
        personne=personne,
        etat=EtatDInscription.INSCRITE,
        date__fin__gte=timezone.now() - GARDEES,
        date__dispositif__in=Dispositif.objects.visibles_pour(personne).order_by().values("pk"),
    )
    return [de_l_inscription(inscription) for inscription in siennes.avec_sa_date()]


def _ecrire(nom, entrees):
    agenda = calendrier("PUBLISH", nom)
    for entree in entrees:
        agenda.add_component(entree)
    return agenda.to_ical()
