from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from noeuds.enums import Effet, Lecteur, Liste, OuiNon
from noeuds.models import Mobilisation, Noeud, Precautions, Terme, Vignette
from noeuds.models.precautions import QUESTIONS
from noeuds.reidentification import BANDES, Risque, Traits, risque
from noeuds.suggestions import termes_du_texte
from socle.cercles.enums import Cercle
from socle.comptes.models import Bassin
from socle.demonstration import lire, reference_stable
from socle.etiquettes.models import Etiquetage, Etiquette
from socle.texte import plier

from .gens import Gens, Histoire, consigner, dater, il_y_a
from .noeuds import DOSSIER

_BANDES = ("tranche_age", "menage", "revenu", "saison", "outil_mode")
_TEXTES = ("titre", "recit", "aide_ou_manque", "suite", "outil_difficultes", "outil_plus_value")
#: What a story calls a service, folded, and the name of its record.
_ANNUAIRE = (
    ("mutu", "Service social de la mutualité"),
    ("setis", "SeTIS Bruxelles"),
    ("mobile de soins psy", "Équipes mobiles de soins psychiatriques"),
    ("maison medicale", "Maisons médicales"),
    ("aide a domicile", "Services d’aide à domicile agréés"),
)
_DOUTE = {
    "se_reconnait": OuiNon.NE_SAIT_PAS,
    "se_reconnait_mot": "Peut-être à un détail. J’ai changé l’ordre des faits et la saison.",
}
#: What waits for a review in each living group: (cercle where it is, cercle asked for, already reviewed).
_EN_ATTENTE = (
    (Cercle.GROUPE, Cercle.RESEAU, False),
    # for somebody of another group
    (Cercle.GROUPE, Cercle.RESEAU, True),
    (Cercle.RESEAU, Cercle.PUBLIC, True),
)


def charger_vignettes(avance, dossier=DOSSIER):
    """The situations, with their author, their log, and two or three that wait for a review in each group."""
    rangees = lire(dossier, "vignettes*.toml", "vignette")
    attentes = _attentes(rangees)
    connues = set(Vignette.objects.values_list("reference", flat=True))
    monde = _Monde()
    nouvelles = []
    for rang, rangee in enumerate(rangees):
        if reference_stable("vignette", rangee["cle"]) not in connues:
            nouvelles.append((rangee, _raconter(rangee, rang, monde, attentes.get(rangee["cle"]))))
    avance(len(rangees) // 2, len(rangees))
    _ecrire(nouvelles, monde)
    avance(len(rangees), len(rangees))


class _Monde:
    """What the data files name by key, read once."""

    def __init__(self):
        self.gens = Gens()
        self.noeuds = {noeud.slug: noeud for noeud in Noeud.objects.sources()}
        self.bassins = {bassin.cle: bassin for bassin in Bassin.objects.all()}
        termes = list(Terme.objects.all())
        self.vulnerabilites = {t.cle: t for t in termes if t.liste == Liste.VULNERABILITE}
        self.pathologies = {t.cle: t for t in termes if t.liste == Liste.PATHOLOGIE}
        self.themes = {t.cle: t for t in termes if t.liste == Liste.THEME}

    def themes_de(self, rangee):
        """The two themes that its words call for most, as the form would propose them."""
        texte = f"{rangee.get('titre', '')} {rangee['recit']} {rangee['aide_ou_manque']}"
        return [terme.cle for terme in termes_du_texte(texte, self.themes.values())[:2]]


def _attentes(rangees):
    """Which vignettes wait, by key: in each group, the first ones that are in the right cercle."""
    attentes = {}
    for groupe in sorted({rangee["groupe"] for rangee in rangees} - {"pilote"}):
        siennes = [rangee for rangee in rangees if rangee["groupe"] == groupe]
        for cercle, demande, relu in _EN_ATTENTE:
            libres = (
                r
                for r in siennes
                if r["cercle"] == cercle
                and r["cle"] not in attentes
                and _peut_sortir(r)
                and "alerte" not in r
            )
            choisie = next(libres, None)
            if choisie is not None:
                attentes[choisie["cle"]] = (demande, relu)
    return attentes


def _peut_sortir(rangee):
    """Traits too rare together stay in their group: nobody could have asked (noeuds.reidentification)."""
    termes = frozenset([*rangee["vulnerabilites"], *rangee["pathologies"]])
    return risque(Traits(**{bande: rangee[bande] for bande in BANDES}, termes=termes)) is not Risque.BLOQUE


def _raconter(rangee, rang, monde, attente):
    """The vignette and its story, not yet written."""
    vignette = Vignette(
        reference=reference_stable("vignette", rangee["cle"]),
        noeud=monde.noeuds.get(rangee["noeud"]),
        bassin=monde.bassins.get(rangee["bassin"]),
        groupe=monde.gens.groupes.get(rangee["groupe"]),
        auteur=monde.gens.auteur(rangee["groupe"], rangee["secteur"], rang),
        secteur=rangee["secteur"],
        gardes=rangee.get("gardes", []),
        **{champ: rangee[champ] for champ in _BANDES},
        **{champ: rangee.get(champ, "").strip() for champ in _TEXTES},
    )
    vignette.priorites = rangee.get("priorites", [])
    ecrit_le = il_y_a(rangee["il_y_a_jours"], rang)
    vignette.raconte_le = timezone.localdate(ecrit_le)
    histoire = Histoire(vignette, ecrit_le, depart=Cercle.PRIVE)
    moderateur = monde.gens.moderateur(rangee["groupe"], rang)
    if rangee["cercle"] != Cercle.PRIVE:
        d_ailleurs = monde.gens.d_ailleurs(rangee["groupe"], rang)
        histoire.elargir(Cercle(rangee["cercle"]), moderateur, monde.gens.coordinateur(rang), d_ailleurs)
    if attente is not None:
        demande, relu = attente
        histoire.redemander(demande, moderateur if relu else None)
    if "alerte" in rangee:
        histoire.alerter(rangee["alerte"])
    return histoire


def _ecrire(nouvelles, monde):
    histoires = [histoire for _rangee, histoire in nouvelles]
    vignettes = [histoire.objet for histoire in histoires]
    Vignette.objects.bulk_create(vignettes)
    dater(vignettes, histoires)
    consigner(histoires)
    paires = [(rangee, vignette) for (rangee, _h), vignette in zip(nouvelles, vignettes, strict=True)]
    _lier(Vignette.autres_noeuds, "noeud", paires, "autres_noeuds", monde.noeuds)
    _lier(Vignette.vulnerabilites, "terme", paires, "vulnerabilites", monde.vulnerabilites)
    _lier(Vignette.pathologies, "terme", paires, "pathologies", monde.pathologies)
    themes = [({"themes": monde.themes_de(rangee)}, vignette) for rangee, vignette in paires]
    _lier(Vignette.themes, "terme", themes, "themes", monde.themes)
    _appeler(paires)
    _etiqueter(paires)
    _repondre(vignettes)


def _appeler(paires):
    """Who was called: a service of the directory where its words name one, and then what it brought."""
    annuaire: Any = Mobilisation._meta.get_field("ressource").related_model
    connues = dict(annuaire.objects.filter(nom__in=dict(_ANNUAIRE).values()).values_list("nom", "pk"))
    appels = [
        Mobilisation(
            vignette=vignette, quoi=appel["quoi"], par=appel["par"], ressource_id=connues.get(_nom_de(appel))
        )
        for rangee, vignette in paires
        for appel in rangee["mobilisations"]
    ]
    for rang, appel in enumerate(appel for appel in appels if appel.ressource_id):
        appel.effet = Effet.PAS_AIDE if rang % 4 == 2 else Effet.AIDE
    Mobilisation.objects.bulk_create(appels)


def _nom_de(appel):
    return next((nom for mot, nom in _ANNUAIRE if mot in plier(appel["quoi"])), None)


def _repondre(vignettes):
    """The answers that go with what is asked: the author's, and the moderator's once she has accepted."""
    Precautions.objects.bulk_create(
        Precautions(
            vignette=vignette,
            lecteur=lecteur,
            par=par,
            le=le,
            **(dict.fromkeys(QUESTIONS, OuiNon.NON) | (_DOUTE if lecteur == Lecteur.AUTEUR else {})),
        )
        for vignette in vignettes
        if vignette.cercle_demande
        for lecteur, par, le in (
            (Lecteur.AUTEUR, vignette.auteur, vignette.demande_le),
            (Lecteur.MODERATION, vignette.relu_par, vignette.relu_le),
        )
        if par is not None
    )


def _lier(relation, cible, paires, champ, par_cle):
    lien = relation.through
    lien.objects.bulk_create(
        lien(vignette=vignette, **{cible: par_cle[cle]})
        for rangee, vignette in paires
        for cle in dict.fromkeys(rangee.get(champ, []))
        if cle in par_cle
    )


def _etiqueter(paires):
    genre = ContentType.objects.get_for_model(Vignette)
    noms = [nom for rangee, _vignette in paires for nom in rangee["tags"]]
    connues = {etiquette.pli: etiquette for etiquette in Etiquette.objects.pour_noms(noms)}
    Etiquetage.objects.bulk_create(
        Etiquetage(tag=connues[pli], content_type=genre, object_id=vignette.pk)
        for rangee, vignette in paires
        for pli in dict.fromkeys(map(plier, rangee["tags"]))
    )
