"""One mail a week at most for all that somebody follows: titles and links, written as it leaves (produit.md §4.7)."""

from datetime import timedelta

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language

from socle.cercles.enums import Cercle
from socle.courriels import absolue, lien
from socle.envois import Lettre, courrier, poster
from socle.envois.models import Envoi
from socle.envois.tournees import tournee
from socle.langues import en

from ..genres import par_genre
from ..permissions import peut_suivre
from .models import RechercheSuivie
from .nouveautes import Nouveautes

SORTE = "recherches_suivies"
PAS_AVANT = timedelta(days=7)
#: Nobody hears of a machine at night.
PREMIERE_HEURE, DERNIERE_HEURE = 8, 18
MONTREES = 5
#: What a kind calls its title, where it has one.
_TITRES = ("title", "titre", "nom")
_ETROITS = (Cercle.PRIVE, Cercle.GROUPE)


@tournee(secondes=3600)
def ecrire_a_qui_suit():
    """Once a week for each person: whether there is anything to say is seen as the mail leaves."""
    maintenant = timezone.localtime()
    if not PREMIERE_HEURE <= maintenant.hour < DERNIERE_HEURE:
        return
    recents = Envoi.objects.filter(sorte=SORTE, cree_le__gt=maintenant - PAS_AVANT)
    dues = RechercheSuivie.objects.filter(
        par_courriel=True, personne__is_active=True, cree_le__lte=maintenant - PAS_AVANT
    ).exclude(personne__in=recents.values("personne"))
    suiveuses = {suivie.personne_id: suivie.personne for suivie in dues.select_related("personne")}
    for personne in suiveuses.values():
        poster(f"{SORTE}:{personne.pk}:{maintenant:%Y-%m-%d}", SORTE, personne)


@courrier(SORTE)
def recherches_suivies(envoi):
    """None when nothing is new, or all of it was told already, or she is no longer of the network."""
    if envoi.personne is None or not peut_suivre(envoi.personne):
        return None
    suivies = list(RechercheSuivie.objects.filter(personne=envoi.personne, par_courriel=True))
    nouveautes = Nouveautes(envoi.personne, suivies)
    parties = [partie for suivie in suivies if (partie := _partie(envoi, suivie, nouveautes.de(suivie)))]
    if not parties:
        return None
    contexte = {"parties": parties, "lien": lien("mes_recherches")}
    return Lettre("search/courriels/recherches_suivies", contexte)


def _partie(envoi, suivie, entrees):
    """What this mail tells of one search; the same again when this very mail is written again."""
    dites = {cle: par for cle, par in suivie.dites.items() if par != envoi.pk}
    a_dire = [entree for entree in entrees if _cle(entree) not in dites]
    if not a_dire:
        return None
    suivie.dites = dites | {_cle(entree): envoi.pk for entree in a_dire}
    suivie.save(update_fields=["dites"])
    return {
        "suivie": suivie,
        "titres": [{**_titre(e), "lien": absolue(en(get_language(), e.adresse))} for e in a_dire[:MONTREES]],
        "autres": len(a_dire[MONTREES:]),
        "lien": absolue(suivie.get_absolute_url()),
    }


def _titre(entree):
    """What has no title is named by its own words: of a group, only its kind leaves by mail (produit.md §4.7)."""
    modele = par_genre()[entree.genre]
    if entree.cercle in _ETROITS and not any(hasattr(modele, nom) for nom in _TITRES):
        return {"titre": capfirst(modele._meta.verbose_name), "langue": get_language()}
    return {"titre": entree.titre, "langue": entree.langue}


def _cle(entree):
    return f"{entree.genre}:{entree.objet_id}"
