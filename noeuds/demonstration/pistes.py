"""Pistes, what they gave, what was answered; who lived a nœud and who knows it; one request to be put in touch."""

import random

from noeuds.models import Connaissance, Essai, MiseEnRelation, Noeud, Piste, Question, Reponse, Vecu
from noeuds.models.vecus import ce_mois
from socle.cercles.enums import Cercle
from socle.comptes.enums import ROLES_A_SIEGE
from socle.comptes.models import Adhesion
from socle.demonstration import lire, reference_stable

from .gens import Gens, Histoire, consigner, dater, il_y_a
from .noeuds import DOSSIER

_QUESTIONS = (
    "Qui a déjà essayé, et avec quelle aide ?",
    "Est-ce qu’on peut en reparler avec une situation ?",
)
_MOTS = ("J’y travaille depuis plusieurs années.", "J’ai suivi une formation sur ce sujet.", "")


def charger_pistes(avance, dossier=DOSSIER):
    """In bulk: an index rebuild follows the whole loading."""
    rangees = lire(dossier, "pistes.toml", "piste")
    monde = _Monde()
    connues = set(Piste.objects.values_list("reference", flat=True))
    nouvelles = []
    for rang, rangee in enumerate(rangees):
        reference = reference_stable("piste", f"{rangee['noeud']}:{rangee['si']}")
        if reference not in connues and rangee["noeud"] in monde.noeuds:
            nouvelles.append((rangee, _raconter(rangee, reference, rang, monde)))
    _ecrire([histoire for _rangee, histoire in nouvelles])
    _essayer(nouvelles, monde)
    _repondre(nouvelles, monde)
    if nouvelles:
        _autour_des_noeuds(monde)
    avance(len(rangees), len(rangees))


class _Monde:
    def __init__(self):
        self.gens = Gens()
        self.noeuds = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
        ressource = Piste._meta.get_field("ressource").related_model
        self.ressources = {str(fiche): fiche for fiche in ressource._default_manager.all()}
        adhesions = (
            Adhesion.objects.actives().filter(role__in=ROLES_A_SIEGE).select_related("personne", "cycle")
        )
        self.adhesions = list(adhesions.order_by("personne__email", "pk"))

        self.slugs = {groupe.pk: slug for slug, groupe in self.gens.groupes.items()}

    def tirer(self, cle, nombre, groupe_id=None):
        """That many memberships, of this group if it is said, the same at every run."""
        parmi = [a for a in self.adhesions if groupe_id in (None, a.cycle.groupe_id)]
        hasard = random.Random(cle)  # noqa: S311 the same draw each time, nothing secret
        return hasard.sample(parmi, min(nombre, len(parmi)))

    def lecteurs(self, piste, cle, nombre):
        """Some of those who read this piste."""
        return self.tirer(cle, nombre, piste.groupe_id if piste.cercle == Cercle.GROUPE else None)


def _raconter(rangee, reference, rang, monde):
    piste = Piste(
        reference=reference,
        noeud=monde.noeuds[rangee["noeud"]],
        si=rangee["si"],
        alors=rangee["alors"],
        conditions=rangee.get("conditions", ""),
        source=rangee.get("source", ""),
        ressource=monde.ressources.get(rangee.get("ressource")),
        groupe=monde.gens.groupes.get(rangee["groupe"]),
        auteur=monde.gens.auteur(rangee["groupe"], rangee["secteur"], rang),
        secteur=rangee["secteur"],
    )
    histoire = Histoire(piste, il_y_a(20 + 3 * rang, rang), depart=Cercle.PRIVE)
    moderateur = monde.gens.moderateur(rangee["groupe"], rang)
    histoire.elargir(Cercle(rangee["cercle"]), moderateur, monde.gens.coordinateur(rang))
    return histoire


def _ecrire(histoires):
    objets = [histoire.objet for histoire in histoires]
    if objets:
        type(objets[0]).objects.bulk_create(objets)
    dater(objets, histoires)
    consigner(histoires)


def _essayer(nouvelles, monde):
    essais = []
    for rangee, histoire in nouvelles:
        aides, pas = rangee["essais_aide"], rangee["essais_pas"]
        lecteurs = monde.lecteurs(histoire.objet, histoire.objet.reference, aides + pas)
        for rang, adhesion in enumerate(lecteurs):
            essais.append(Essai(piste=histoire.objet, personne=adhesion.personne, a_aide=rang < aides))
    Essai.objects.bulk_create(essais)


def _repondre(nouvelles, monde):
    """Each answer in the group of whoever gives it, or as wide as the piste when that one is the network's."""
    histoires = []
    for rangee, histoire in nouvelles:
        textes = rangee.get("reponses", [])
        gens = monde.lecteurs(histoire.objet, rangee["si"], len(textes))
        for rang, (texte, adhesion) in enumerate(zip(textes, gens, strict=False)):
            histoires.append(_reponse(histoire, texte, adhesion, rang, monde))
    _ecrire(histoires)


def _reponse(histoire, texte, adhesion, rang, monde):
    piste = histoire.objet
    reponse = Reponse(
        reference=reference_stable("reponse", f"{piste.reference}:{rang}"),
        piste=piste,
        texte=texte,
        auteur=adhesion.personne,
        groupe_id=adhesion.cycle.groupe_id,
        secteur=adhesion.secteur,
    )
    suite = Histoire(reponse, histoire.ecrit_le + 3 * histoire.pause, depart=Cercle.PRIVE)
    moderateur = monde.gens.moderateur(monde.slugs[reponse.groupe_id], rang)
    suite.elargir(Cercle(piste.cercle), moderateur, monde.gens.coordinateur(rang))
    return suite


def _autour_des_noeuds(monde):
    vecus, connaissances, questions = [], [], []
    for rang, (slug, noeud) in enumerate(sorted(monde.noeuds.items())):
        ont_vecu = monde.tirer(f"vecu:{slug}", 2 + 3 * rang % 11)
        vecus += [Vecu(noeud=noeud, personne=adhesion.personne, mois=ce_mois()) for adhesion in ont_vecu]
        connaissent = zip(monde.tirer(f"connait:{slug}", rang % 4), _MOTS, strict=False)
        connaissances += [
            Connaissance(noeud=noeud, personne=adhesion.personne, mot=mot) for adhesion, mot in connaissent
        ]
        if rang % 5 == 0:
            questions.append(_question(noeud, rang, monde))
    Vecu.objects.bulk_create(vecus)
    Connaissance.objects.bulk_create(connaissances)
    _ecrire(questions)
    _demander(connaissances, monde)


def _question(noeud, rang, monde):
    (adhesion,) = monde.tirer(f"question:{noeud.slug}", 1)
    question = Question(
        reference=reference_stable("question", noeud.slug),
        noeud=noeud,
        texte=_QUESTIONS[rang % len(_QUESTIONS)],
        auteur=adhesion.personne,
        groupe_id=adhesion.cycle.groupe_id,
        secteur=adhesion.secteur,
        cercle=Cercle.GROUPE,
    )
    return Histoire(question, il_y_a(4 + rang, rang), depart=Cercle.GROUPE)


def _demander(connaissances, monde):
    """In each group, somebody who waits for its moderators."""
    connus = {connaissance.noeud_id: connaissance for connaissance in connaissances}
    groupes = {adhesion.cycle.groupe_id: adhesion for adhesion in monde.adhesions}
    MiseEnRelation.objects.bulk_create(
        MiseEnRelation(
            reference=reference_stable("mise", f"{groupe_id}"),
            noeud_id=noeud_id,
            demandeur=adhesion.personne,
            groupe_id=groupe_id,
            secteur=adhesion.secteur,
            mot="Je rencontre ce nœud pour la première fois. J’aimerais en parler une demi-heure.",
        )
        for (groupe_id, adhesion), noeud_id in zip(groupes.items(), sorted(connus), strict=False)
        if connus[noeud_id].personne_id != adhesion.personne_id
    )
