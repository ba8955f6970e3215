"""Who comes where: one date full with people who wait, some with room, one that is over."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from socle.comptes.models import Adhesion, Personne
from socle.demonstration import reference_stable

from ..enums import EtatDInscription, ModeDInscription
from ..models import Dispositif, Inscription, Organisatrice


@dataclass(frozen=True)
class Salle:
    """How its first date is filled: members, people without account, then those who wait."""

    cle: str
    mode: ModeDInscription
    contact: str
    membres: int
    sans_compte: tuple[str, ...] = ()
    en_attente: int = 0
    absentes: int = 0


SALLES = (
    Salle(
        "petit-dejeuner-decouverte",
        ModeDInscription.TOUS,
        "L’accueil : petit-dejeuner@exemple.brussels",
        membres=7,
        sans_compte=("Aline Deprez", "Youssef Haddouchi", "Griet Willems"),
        en_attente=3,
    ),
    Salle("formation-tenir-le-fil", ModeDInscription.MEMBRES, "formations@exemple.brussels", membres=9),
    Salle("intervision-deux-bords", ModeDInscription.MEMBRES, "", membres=11),
    Salle(
        "portes-ouvertes-sans-abri",
        ModeDInscription.TOUS,
        "L’accueil de jour : bonjour@exemple.brussels",
        membres=3,
        sans_compte=("Martin Leroy",),
    ),
    Salle("atelier-sortie-hopital", ModeDInscription.MEMBRES, "", membres=12, absentes=2),
)
#: Who organises the first one with its author.
ORGANISATRICE = "fatiha.amrani@exemple.brussels"


def charger_inscriptions(avance):
    gens = [
        adhesion.personne
        for adhesion in Adhesion.objects.actives().select_related("personne").order_by("personne__email")
    ]
    gens = list(dict.fromkeys(gens))
    for fait, salle in enumerate(SALLES, start=1):
        dispositif = Dispositif.objects.filter(reference=reference_stable("dispositif", salle.cle)).first()
        if dispositif and gens and not Inscription.objects.filter(date__dispositif=dispositif).exists():
            _remplir(salle, dispositif, gens)
        avance(fait, len(SALLES))


def _remplir(salle, dispositif, gens):
    Dispositif.objects.filter(pk=dispositif.pk).update(inscription=salle.mode, contact=salle.contact)
    # Each date its own people, always the same.
    decalage = len(salle.cle) % len(gens)
    siens = [
        personne for personne in gens[decalage:] + gens[:decalage] if personne.pk != dispositif.auteur_id
    ]
    date = dispositif.dates.first()
    inscrites = [(personne, "") for personne in siens[: salle.membres]]
    inscrites += [(None, nom) for nom in salle.sans_compte]
    attendent = [(personne, "") for personne in siens[salle.membres : salle.membres + salle.en_attente]]
    rangees = [(qui, EtatDInscription.INSCRITE) for qui in inscrites]
    rangees += [(qui, EtatDInscription.ATTENTE) for qui in attendent]
    Inscription.objects.bulk_create(
        _inscription(salle, date, rang, qui, etat) for rang, (qui, etat) in enumerate(rangees, start=1)
    )
    if salle is SALLES[0]:
        organise = Personne.objects.filter(Q(email=ORGANISATRICE) & ~Q(pk=dispositif.auteur_id)).first()
        if organise:
            Organisatrice.objects.get_or_create(dispositif=dispositif, personne=organise)


def _inscription(salle, date, rang, qui, etat):
    personne, nom = qui
    return Inscription(
        reference=reference_stable("inscription", f"{salle.cle}:{rang}"),
        date=date,
        personne=personne,
        nom=nom,
        courriel=f"{nom.replace(' ', '.').lower()}@exemple.brussels" if nom else "",
        langue=personne.langue if personne else "fr",
        etat=etat,
        rang=rang,
        presente=rang > salle.absentes if date.est_passee else None,
        cree_le=min(date.debut, timezone.now()) - timedelta(days=20 - rang),
    )
