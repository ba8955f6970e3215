from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from cdp.cycle.calendrier import debut_du_rang
from cdp.models import ElementTransmis, PointOrdreDuJour, Seance
from noeuds.models import Noeud
from socle.cercles.enums import Cercle
from socle.comptes.enums import Role
from socle.comptes.models import Adhesion, Groupe
from socle.demonstration import lire, reference_stable

from .directs import charger_directs
from .dossier import DOSSIER, PILOTE, cycles_de, hasard_de
from .invitations import charger_invitations
from .journal import consigner_l_archive, consigner_les_depots
from .preparations import charger_preparations
from .presences import charger_presences

MOT_DE_L_INVITE = "une personne invitée"


@dataclass
class Equipe:
    """Who makes the sessions of one cycle."""

    moderateurs: list[Adhesion]
    membres: list[Adhesion]
    veilleuse: Adhesion | None

    @classmethod
    def de(cls, cycle):
        adhesions = list(Adhesion.objects.filter(cycle=cycle).select_related("personne").order_by("pk"))
        veilleuses = [a for a in adhesions if a.role == Role.VEILLEUSE]
        return cls(
            moderateurs=[a for a in adhesions if a.role == Role.MODERATEUR],
            membres=[a for a in adhesions if a.role not in (Role.MODERATEUR, Role.VEILLEUSE)],
            veilleuse=veilleuses[0] if veilleuses else None,
        )

    def porteur(self, sorte, hasard):
        """Who leads a point, as fields: somebody of the group, or a guest who has no name here."""
        if sorte == "invite":
            return {"porteur_libre": MOT_DE_L_INVITE}
        if sorte == "veilleuse" and self.veilleuse:
            return {"porteur": self.veilleuse.personne}
        choix = self.membres if sorte == "participant" and self.membres else self.moderateurs
        return {"porteur": hasard.choice(choix).personne} if choix else {}


def charger_seances(avance, dossier=DOSSIER):
    """The sessions of every group, with what surrounds them; those that exist are left as they are."""
    groupes = list(Groupe.objects.filter(cycles__isnull=False).distinct())
    noeuds = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
    for fait, groupe in enumerate(groupes, 1):
        fichier = f"seances_{groupe.slug}.toml"
        rangees = lire(dossier, fichier, "seance")
        seances = _charger_groupe(groupe, rangees, noeuds) if rangees else {}
        nouvelles = {cle: seance for cle, (seance, nouvelle) in seances.items() if nouvelle}
        charger_presences(nouvelles.values())
        charger_invitations(nouvelles.values())
        charger_directs(nouvelles.values())
        charger_preparations(nouvelles, lire(dossier, fichier, "preparation"))
        avance(fait, len(groupes))


def _charger_groupe(groupe, rangees, noeuds):
    """The sessions by (cycle, rang), each with whether it was made just now."""
    cycles = cycles_de(groupe)
    equipes = {nom: Equipe.de(cycle) for nom, cycle in cycles.items()}
    existantes = {seance.reference: seance for seance in Seance.objects.filter(groupe=groupe)}
    seances, nouvelles = {}, []
    for rangee in rangees:
        cle = (rangee["cycle"], rangee["rang"])
        reference = reference_stable("seance", f"{groupe.slug}:{cle[0]}:{cle[1]}")
        seance = existantes.get(reference)
        if seance is None:
            seance = _seance(groupe, cycles[cle[0]], equipes[cle[0]], rangee, reference)
            nouvelles.append((seance, rangee, equipes[cle[0]]))
        seances[cle] = (seance, reference not in existantes)
    _enregistrer(nouvelles, noeuds)
    return seances


def _seance(groupe, cycle, equipe, rangee, reference):
    """Not saved; its minutes are known only when it is over."""
    if "date" in rangee:
        debut = timezone.make_aware(datetime.combine(date.fromisoformat(rangee["date"]), groupe.heure))
    else:
        debut = debut_du_rang(groupe, cycle.debut.year, rangee["rang"])
    auteur = equipe.moderateurs[rangee["rang"] % len(equipe.moderateurs)] if equipe.moderateurs else None
    seance = Seance(
        reference=reference,
        groupe=groupe,
        cycle=cycle,
        auteur=auteur.personne if auteur else None,
        secteur=auteur.secteur if auteur else "",
        cercle=Cercle.PUBLIC if groupe.slug == PILOTE else Cercle.GROUPE,
        titre=rangee["titre"],
        debut=debut,
        duree_minutes=groupe.duree_minutes,
        lieu=rangee.get("lieu") or groupe.lieu_habituel,
        intention=rangee["intention"],
    )
    if seance.est_finie:
        seance.compte_rendu = rangee.get("compte_rendu", "")
    return seance


def _enregistrer(nouvelles, noeuds):
    """In bulk: an index rebuild follows the whole loading."""
    seances = Seance.objects.bulk_create([seance for seance, _, _ in nouvelles])
    _dater(seances)
    _lier_aux_noeuds(nouvelles, noeuds)
    PointOrdreDuJour.objects.bulk_create(
        [point for seance, rangee, equipe in nouvelles for point in _points(seance, rangee, equipe)]
    )
    ElementTransmis.objects.bulk_create(
        [
            ElementTransmis(seance=seance, genre=genre, texte=texte, auteur=seance.auteur)
            for seance, rangee, _ in nouvelles
            if seance.est_finie
            for genre, texte in rangee.get("elements", {}).items()
        ]
    )
    consigner_les_depots(seances)
    consigner_l_archive([seance for seance in seances if seance.cercle == Cercle.PUBLIC])


def _dater(seances):
    """Planned three weeks ahead, written up the day after: never later than now."""
    maintenant = timezone.now()
    for seance in seances:
        seance.cree_le = min(seance.debut - timedelta(days=21), maintenant - timedelta(days=8))
        seance.modifie_le = seance.fin + timedelta(days=1) if seance.est_finie else seance.cree_le
        seance.modifie_le = min(seance.modifie_le, maintenant)
    Seance.objects.bulk_update(seances, ["cree_le", "modifie_le"])


def _lier_aux_noeuds(nouvelles, noeuds):
    liens = Seance.noeuds.through
    liens.objects.bulk_create(
        [
            liens(seance=seance, noeud=noeuds[rangee["noeud"]])
            for seance, rangee, _ in nouvelles
            if rangee.get("noeud") in noeuds
        ]
    )


def _points(seance, rangee, equipe):
    hasard = hasard_de(seance.reference)
    return [
        PointOrdreDuJour(
            seance=seance,
            rang=rang,
            moment=point["moment"],
            titre=point["titre"],
            minutes=point["minutes"],
            **equipe.porteur(point["porteur"], hasard),
        )
        for rang, point in enumerate(rangee["points"], 1)
    ]
