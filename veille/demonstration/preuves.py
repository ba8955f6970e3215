"""Verbatims, bundles of evidence and remontées of the demonstration, dated back from today."""

from datetime import timedelta

from django.utils import timezone

from noeuds.demonstration.gens import Gens, Histoire, consigner, dater, il_y_a
from noeuds.models import Noeud, Terme, Vignette
from socle.cercles.enums import Cercle
from socle.comptes.enums import Fonction
from socle.comptes.models import Personne
from socle.demonstration import lire, reference_stable
from veille.enums import Accord
from veille.models import Code, Faisceau, Passage, Remontee, SuiteDeRemontee, Verbatim

from .grille import DOSSIER


class _Monde:
    def __init__(self):
        self.gens = Gens()
        self.noeuds = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
        self.codes = {code.cle: code for code in Code.objects.all()}
        self.lieux = {terme.cle: terme for terme in Terme.objects.filter(liste="destination")}
        self.veilleuse = Personne.objects.filter(fonction=Fonction.VEILLEUSE).order_by("pk").first()

    def des(self, nom, cles):
        return [getattr(self, nom)[cle] for cle in cles if cle in getattr(self, nom)]


def _premier_du_mois(avant):
    rang = timezone.localdate().year * 12 + timezone.localdate().month - 1 - avant
    return timezone.localdate().replace(year=rang // 12, month=rang % 12 + 1, day=1)


def _ecrire(histoires):
    for histoire in histoires:
        histoire.objet.save()
    dater([histoire.objet for histoire in histoires], histoires)
    consigner(histoires)


# ------------------------------------------------------------------ verbatims


def charger_verbatims(avance, dossier=DOSSIER):
    rangees, monde = lire(dossier, "verbatims.toml", "verbatim"), _Monde()
    connus = set(Verbatim.objects.values_list("reference", flat=True))
    nouveaux = []
    for rang, rangee in enumerate(rangees):
        reference = reference_stable("verbatim", rangee["texte"])
        if reference not in connus and monde.veilleuse is not None:
            nouveaux.append((rangee, _verbatim(rangee, reference, rang, monde)))
    _ecrire([histoire for _rangee, histoire in nouveaux])
    for rangee, histoire in nouveaux:
        histoire.objet.codes.set(monde.des("codes", rangee["codes"]))
        histoire.objet.noeuds.set(monde.des("noeuds", rangee["noeuds"]))
    avance(len(rangees), len(rangees))


def _verbatim(rangee, reference, rang, monde):
    ecrit_le = il_y_a(5 + 30 * rangee["mois"], rang)
    donne = rangee["accord"] in Accord.donnes()
    verbatim = Verbatim(
        reference=reference,
        texte=rangee["texte"],
        mois=_premier_du_mois(rangee["mois"] + 1),
        voix=rangee["voix"],
        accord=rangee["accord"],
        accord_le=ecrit_le.date() if donne else None,
        gardes=[{"champ": "texte", **garde} for garde in rangee.get("gardes", [])],
        groupe=monde.gens.groupes.get(rangee["groupe"]),
        auteur=monde.veilleuse,
        secteur="social",
        langue="fr",
    )
    return _elargir(Histoire(verbatim, ecrit_le, depart=Cercle.PRIVE), rangee, rang, monde)


def _elargir(histoire, rangee, rang, monde):
    moderateur = monde.gens.moderateur(rangee["groupe"], rang)
    coordination = monde.gens.coordinateur(rang)
    if rangee["cercle"] != Cercle.PRIVE:
        histoire.elargir(Cercle(rangee["cercle"]), moderateur, coordination)
    if rangee.get("demande"):
        histoire.redemander(Cercle(rangee["demande"]))
    return histoire


# ------------------------------------------------------------------ evidence


def charger_faisceaux(avance, dossier=DOSSIER):
    rangees, monde = lire(dossier, "faisceaux.toml", "faisceau"), _Monde()
    for rangee in rangees:
        reference = reference_stable("faisceau", rangee["cle"])
        if monde.veilleuse is None or Faisceau.objects.filter(reference=reference).exists():
            continue
        faisceau = Faisceau.objects.create(
            reference=reference,
            auteur=monde.veilleuse,
            titre=rangee["titre"],
            mot=rangee["mot"],
            langue="fr",
        )
        siens = Passage.objects.filter(observation__auteur=monde.veilleuse, codes__cle__in=rangee["codes"])
        faisceau.passages.set(siens.distinct().order_by("pk")[:12])
        lues = Vignette.objects.visibles_pour(monde.veilleuse).filter(noeud__slug__in=rangee["noeuds"])
        faisceau.vignettes.set(lues.order_by("reference")[:9])
    avance(len(rangees), len(rangees))


# ------------------------------------------------------------------ remontées


def charger_remontees(avance, dossier=DOSSIER):
    rangees, monde = lire(dossier, "remontees.toml", "remontee"), _Monde()
    connues = set(Remontee.objects.values_list("reference", flat=True))
    nouvelles = []
    for rang, rangee in enumerate(rangees):
        reference = reference_stable("remontee", rangee["cle"])
        if reference not in connues and monde.veilleuse is not None:
            nouvelles.append((rangee, _remontee(rangee, reference, rang, monde), rang))
    _ecrire([histoire for _rangee, histoire, _rang in nouvelles])
    for rangee, histoire, rang in nouvelles:
        histoire.objet.groupes.set(monde.gens.groupes[slug] for slug in rangee["groupes"])
        histoire.objet.noeuds.set(monde.des("noeuds", rangee["noeuds"]))
        _suites(rangee, histoire.objet, rang, monde)
    avance(len(rangees), len(rangees))


def _remontee(rangee, reference, rang, monde):
    ecrit_le = il_y_a(12 + 30 * rangee["mois"], rang)
    moderateur = monde.gens.moderateur(rangee["groupe"], rang + 1)
    suites = rangee["suites"]
    remontee = Remontee(
        reference=reference,
        titre=rangee["titre"],
        constat=rangee["constat"].strip(),
        pour_qui=rangee["pour_qui"],
        depuis=rangee["depuis"],
        contact=rangee["contact"],
        destination=monde.lieux.get(rangee["destination"]),
        faisceau=Faisceau.objects.filter(reference=reference_stable("faisceau", rangee["faisceau"])).first(),
        avancement=rangee["avancement"],
        confiee_le=ecrit_le if rangee.get("confiee") else None,
        suivie_par=monde.veilleuse if suites else None,
        bouge_le=timezone.localdate() - timedelta(days=suites[-1]["jours"]) if suites else None,
        groupe=monde.gens.groupes.get(rangee["groupe"]),
        auteur=moderateur if rangee["par"] == "moderation" else monde.veilleuse,
        secteur="social",
        langue="fr",
    )
    return _elargir(Histoire(remontee, ecrit_le, depart=Cercle.PRIVE), rangee, rang, monde)


def _suites(rangee, remontee, rang, monde):
    relecteur = monde.gens.coordinateur(rang)
    for suite in rangee["suites"]:
        le = timezone.localdate() - timedelta(days=suite["jours"])
        montree = suite["montree"] and suite["texte"]
        SuiteDeRemontee.objects.create(
            remontee=remontee,
            genre=suite["genre"],
            le=le,
            destination=monde.lieux.get(suite.get("destination")),
            texte=suite["texte"],
            par=monde.veilleuse,
            montree_par=relecteur if montree else None,
            montree_le=timezone.now() - timedelta(days=suite["jours"] - 2) if montree else None,
            langue="fr",
        )
