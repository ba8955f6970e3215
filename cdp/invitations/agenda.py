"""Sessions as iCalendar (RFC 5545, 5546): in an invitation, a feed, a file to keep."""

from datetime import UTC

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Event, vCalAddress, vText

from socle.agenda import calendrier
from socle.courriels import absolue

from ..enums import Reponse

#: What « je viens » is called between calendars.
PARTSTAT = {
    Reponse.VIENT: "ACCEPTED",
    Reponse.PEUT_ETRE: "TENTATIVE",
    Reponse.NE_VIENT_PAS: "DECLINED",
}


def uid(seance):
    """The same for ever, whatever address the platform moves to."""
    return f"{seance.reference}@seances.le-fil"


def adresse_de_reponse(jeton):
    """Where this person's calendar sends her answer, or "" when the platform reads no mail."""
    boite, arobase, domaine = settings.FIL_REPONSES.partition("@")
    return f"{boite}+{jeton}@{domaine}" if arobase else ""


def evenement(seance, sequence, description):
    """What every entry says; never a word of a situation."""
    entree = Event()
    entree.add("uid", uid(seance))
    entree.add("sequence", sequence)
    entree.add("dtstamp", timezone.now().astimezone(UTC).replace(microsecond=0))
    entree.add("last-modified", seance.modifie_le.astimezone(UTC).replace(microsecond=0))
    entree.add("dtstart", timezone.localtime(seance.debut).replace(microsecond=0))
    entree.add("dtend", timezone.localtime(seance.fin).replace(microsecond=0))
    langue = {"LANGUAGE": seance.langue}
    entree.add("summary", f"{seance.groupe.nom} · {seance.titre}", parameters=langue)
    if seance.lieu:
        entree.add("location", seance.lieu)
    entree.add("description", description)
    entree.add("url", absolue(seance.get_absolute_url()))
    entree.add("status", "CANCELLED" if seance.annulee else "CONFIRMED")
    entree.add("transp", "TRANSPARENT" if seance.annulee else "OPAQUE")
    entree.add("class", "PRIVATE")
    return entree


def description(seance):
    """The titles of the agenda, then the link: an e-mail may carry no more (produit.md §4.7)."""
    lignes = [f"{point.titre} ({point.minutes} min)" for point in seance.points.all()]
    return "\n".join([*lignes, "", absolue(seance.get_absolute_url())]).strip()


def demande(invitee, seance, sequence, reponse):
    """The request, or its cancellation, for this person alone: names of others stay in the group."""
    methode = "CANCEL" if seance.annulee else "REQUEST"
    entree = evenement(seance, sequence, description(seance))
    adresse = adresse_de_reponse(invitee.jeton)
    organise = vCalAddress(f"mailto:{adresse or _expediteur()}")
    organise.params["CN"] = vText(_sans_guillemet(seance.groupe.nom))
    entree.add("organizer", organise)
    entree.add("attendee", _convie(invitee.personne, PARTSTAT.get(reponse, "NEEDS-ACTION"), bool(adresse)))
    agenda = calendrier(methode)
    agenda.add_component(entree)
    return agenda.to_ical().decode(), methode


def _convie(personne, etat, repond):
    convie = vCalAddress(f"mailto:{personne.email}")
    convie.params["CN"] = vText(_sans_guillemet(str(personne)))
    convie.params["CUTYPE"] = vText("INDIVIDUAL")
    convie.params["ROLE"] = vText("REQ-PARTICIPANT")
    convie.params["PARTSTAT"] = vText(etat)
    convie.params["RSVP"] = vText("TRUE" if repond else "FALSE")
    return convie


def _sans_guillemet(nom):
    """No parameter may hold one, and not every calendar knows RFC 6868."""
    return nom.replace('"', "”")


def _expediteur():
    return settings.DEFAULT_FROM_EMAIL.rpartition("<")[2].strip(" >")


def flux(seances, nom, rencontres=()):
    """A feed: what is over stays a while, what is cancelled says so; `rencontres` are entries of what she booked."""
    agenda = calendrier("PUBLISH", nom)
    for seance in seances:
        agenda.add_component(evenement(seance, sequence_de(seance), description(seance)))
    for entree in rencontres:
        agenda.add_component(entree)
    return agenda.to_ical()


def fichier(seance):
    """One session, to keep in one's calendar."""
    return flux([seance], "")


def sequence_de(seance):
    invitation = getattr(seance, "invitation", None)
    return invitation.sequence if invitation else 0


def nom_du_flux(groupe):
    # Said in the language of whoever subscribes.
    return _("Séances : %(groupe)s") % {"groupe": groupe} if groupe else _("Mes séances")
