"""The papers themselves: to print, to sign, to send, to count with."""

from django.http import Http404
from django.utils.translation import gettext as _

from noeuds.models import Noeud
from socle.papiers import image_de, reponse_papier
from socle.tableurs import reponse_xlsx

from .. import permissions
from ..enums import GenreDePapier
from ..models import Papier, ReglagesDesPapiers, Seance
from ..papiers.bilan import Bilan, est_a_jour
from .acces import exiger, seance_visible
from .acces_papiers import adhesion_a_attester, cycle_a_papiers, papier_a_jour, seance_a_papiers


def _logo(groupe):
    """The group's, where it has one."""
    return {"logo": image_de(bytes(groupe.logo_png))} if groupe.logo_png else {}


def papier_ordre_du_jour(request, reference):
    """The agenda: who leads what is known inside the group."""
    seance = seance_visible(request.user, reference, "points__porteur")
    exiger(permissions.est_membre(request.user, seance.groupe))
    contexte = {"seance": seance, "deroule": seance.deroule(), **_logo(seance.groupe)}
    nom = f"ordre-du-jour-{seance.debut:%Y-%m-%d}"
    return reponse_papier(request, "cdp/papiers/ordre_du_jour.html", contexte, nom)


def papier_presences(request, reference):
    """The list to sign. It lies on the table: names, and not what the session is about."""
    seance = seance_a_papiers(request.user, reference)
    contexte = {"seance": seance, "adhesions": list(seance.attendus()), **_logo(seance.groupe)}
    nom = f"presences-{seance.debut:%Y-%m-%d}"
    return reponse_papier(request, "cdp/papiers/presences.html", contexte, nom)


def attestation(request, reference):
    adhesion = adhesion_a_attester(request.user, reference)
    bilan = Bilan([adhesion])
    papier = papier_a_jour(
        bilan, genre=GenreDePapier.ATTESTATION, personne=adhesion.personne_id, cycle=adhesion.cycle_id
    )
    return _attestations(request, adhesion.cycle, [_feuille(adhesion, bilan, papier)])


def attestations(request, slug, cycle):
    """All those that are current, in one document."""
    cycle = cycle_a_papiers(request.user, slug, cycle)
    bilan = Bilan.du_cycle(cycle)
    emises = Papier.objects.en_cours().filter(genre=GenreDePapier.ATTESTATION, cycle=cycle)
    par_personne = {papier.personne_id: papier for papier in emises if est_a_jour(papier, bilan)}
    feuilles = [
        _feuille(adhesion, bilan, par_personne[adhesion.personne_id])
        for adhesion in bilan.adhesions
        if adhesion.personne_id in par_personne
    ]
    if not feuilles:
        raise Http404
    return _attestations(request, cycle, feuilles)


def _feuille(adhesion, bilan, papier):
    return {
        "personne": adhesion.personne,
        "seances": bilan.suivies(adhesion),
        "minutes": bilan.minutes(adhesion),
        "papier": papier,
    }


def _attestations(request, cycle, feuilles):
    reglages = ReglagesDesPapiers.lire()
    contexte = {
        "groupe": cycle.groupe,
        "cycle": cycle,
        "feuilles": feuilles,
        "mot": reglages.dans_la_langue("mot"),
        **_signature(reglages),
        **_logo(cycle.groupe),
    }
    nom = f"attestation-{cycle.groupe.slug}-{cycle.annees}"
    return reponse_papier(request, "cdp/papiers/attestation.html", contexte, nom)


def _signature(reglages):
    return {"reglages": reglages, "fonction": reglages.dans_la_langue("fonction")}


def indemnites(request, reference):
    """What each receives for this session, and the total: for who pays."""
    seance = seance_a_papiers(request.user, reference)
    bilan = Bilan.du_cycle(seance.cycle)
    papier = papier_a_jour(bilan, genre=GenreDePapier.INDEMNITES, seance=seance)
    adhesions = bilan.indemnises(seance, papier.roles)
    total = papier.montant * len(adhesions)
    nom = f"indemnites-{seance.groupe.slug}-{seance.debut:%Y-%m-%d}"
    if request.GET.get("format") == "xlsx":
        return _indemnites_a_compter(nom, papier, adhesions, total)
    reglages = ReglagesDesPapiers.lire()
    contexte = {
        "seance": seance,
        "papier": papier,
        "adhesions": adhesions,
        "total": total,
        "conditions": reglages.dans_la_langue("conditions"),
        **_signature(reglages),
        **_logo(seance.groupe),
    }
    return reponse_papier(request, "cdp/papiers/indemnites.html", contexte, nom)


def _indemnites_a_compter(nom, papier, adhesions, total):
    colonnes = [_("Nom"), _("Convention signée le"), _("Indemnité")]
    rangees = [[str(a.personne), a.convention_le, papier.montant] for a in adhesions]
    return reponse_xlsx(nom, [(_("Indemnités"), colonnes, [*rangees, [_("Total"), None, total]])])


def presences_tableur(request, slug, cycle):
    """People and sessions of the cycle: 1 was there, 0 was not, empty was not noted."""
    cycle = cycle_a_papiers(request.user, slug, cycle)
    bilan = Bilan.du_cycle(cycle)
    colonnes = [
        _("Nom"),
        _("Rôle"),
        *(f"{s.debut:%d/%m/%Y}" for s in bilan.seances),
        _("Séances"),
        _("Heures"),
    ]
    rangees = [_rangee_de_presence(adhesion, bilan) for adhesion in bilan.adhesions]
    return reponse_xlsx(f"presences-{slug}-{cycle.annees}", [(_("Présences"), colonnes, rangees)])


def _rangee_de_presence(adhesion, bilan):
    presences = [bilan.presente(adhesion, seance) for seance in bilan.seances]
    heures = round(bilan.minutes(adhesion) / 60, 2)
    return [
        str(adhesion.personne),
        adhesion.get_role_display(),
        *(None if presente is None else int(presente) for presente in presences),
        len(bilan.suivies(adhesion)),
        heures,
    ]


def programme_tableur(request, slug, cycle):
    """The sessions of the cycle that this reader may see, with their nœuds that she may see."""
    cycle = cycle_a_papiers(request.user, slug, cycle)
    seances = Seance.objects.visibles_pour(request.user).filter(cycle=cycle).order_by("debut", "pk")
    titres = {}
    visibles = Noeud.objects.visibles_pour(request.user).filter(seances__in=seances)
    for seance, titre in visibles.order_by("title").values_list("seances", "title"):
        titres.setdefault(seance, []).append(titre)
    colonnes = [_("Début"), _("Minutes"), _("Titre"), _("Nœuds"), _("Lieu"), _("Annulée")]
    membre = permissions.est_membre(request.user, cycle.groupe)
    rangees = [
        [
            seance.debut,
            seance.duree_minutes,
            seance.titre,
            " ; ".join(titres.get(seance.pk, [])),
            # Where a group meets is known inside it.
            seance.lieu if membre else "",
            _("oui") if seance.annulee else "",
        ]
        for seance in seances
    ]
    return reponse_xlsx(f"programme-{slug}-{cycle.annees}", [(_("Programme"), colonnes, rangees)])
