"""What is asked before a situation goes further: its traits weighed, its texts looked at again, four answers (§4)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from socle.cercles.enums import Cercle, Etat, Pas
from socle.texte import plier

from .anonymat import analyser, restes
from .enums import Lecteur
from .protection import LIBELLES, decisions_gardees, proteger
from .reidentification import BANDES, RARE_SI_UNIQUE, Risque, Traits, a_elargir, effectif, risque

#: The texts of a situation, in the order of its page.
TEXTES = (
    "titre",
    "recit",
    "aide_ou_manque",
    "priorite_1",
    "priorite_2",
    "priorite_3",
    "outil_difficultes",
    "outil_plus_value",
    "suite",
)
_LARGES = (Cercle.RESEAU, Cercle.PUBLIC)
_NOMS_DES_BANDES = {
    "tranche_age": _("l’âge"),
    "menage": _("comment la personne vit"),
    "revenu": _("son revenu"),
    "bassin": _("le bassin"),
}


@dataclass(frozen=True)
class Morceau:
    """A piece of a text as one reads it again; `sorte` says why it stands out, empty when it does not."""

    texte: str
    sorte: str = ""
    raison: str = ""


@dataclass(frozen=True)
class Lu:
    titre: str
    morceaux: list[Morceau]


def lecture(vignette):
    """Every text of a situation, in which only what is left to look at stands out."""
    textes = [(vignette._meta.get_field(nom).verbose_name, nom, getattr(vignette, nom)) for nom in TEXTES]
    appels = "\n".join(mobilisation.quoi for mobilisation in vignette.mobilisations.all())
    textes.append((_("qui a été appelé"), "", appels))
    return [
        Lu(str(titre), morceaux(texte, vignette.langue, _raisons(vignette.gardes, champ)))
        for titre, champ, texte in textes
        if texte
    ]


def _raisons(gardes, champ):
    return {plier(garde["passage"]): garde["raison"] for garde in gardes if champ in ("", garde["champ"])}


def morceaux(texte, langue, raisons) -> list[Morceau]:
    """The text cut where something stands out: kept on purpose, still found by the helper, or left for eyes."""
    marques = [(c.debut, c.fin, *_sorte_du_constat(c, raisons)) for c in analyser(texte, langue)]
    marques += [(reste.debut, reste.fin, reste.sorte, "") for reste in restes(texte, langue)]
    coupes, ici = [], 0
    for debut, fin, sorte, raison in sorted(marques):
        if debut < ici:
            continue
        coupes += [Morceau(texte[ici:debut]), Morceau(texte[debut:fin], sorte, raison)]
        ici = fin
    return [morceau for morceau in [*coupes, Morceau(texte[ici:])] if morceau.texte]


def _sorte_du_constat(constat, raisons):
    # The rules may have moved since: what was kept is told wherever it is found again.
    pli = plier(constat.texte)
    raison = next((raison for passage, raison in raisons.items() if passage in pli), "")
    return ("garde", raison) if raison else ("constat", "")


def gardes(vignette):
    """What its author kept on purpose, with the reason, in words."""
    return [{**garde, "quoi": LIBELLES.get(garde["genre"], garde["genre"])} for garde in vignette.gardes]


def a_remplacer(vignette) -> list[str]:
    """Passages that surely expose somebody, neither replaced nor kept: older texts may hold some."""
    passages = []
    for champ in TEXTES:
        protection = proteger(
            getattr(vignette, champ), decisions_gardees(vignette.gardes, champ), vignette.langue
        )
        passages += [passage.texte for passage in protection.passages if passage.ouvert]
    return passages


def traits_de(vignette) -> Traits:
    return Traits(
        tranche_age=vignette.tranche_age,
        menage=vignette.menage,
        revenu=vignette.revenu,
        bassin=vignette.bassin.cle if vignette.bassin else "",
        termes=frozenset(terme.cle for terme in _termes(vignette)),
    )


def _termes(vignette) -> Iterable:
    return [*vignette.vulnerabilites.all(), *vignette.pathologies.all()]


def risque_de(vignette) -> Risque:
    """From its traits, and from the situations of the network that show the same; no other cercle is counted (§4.5)."""
    traits = traits_de(vignette)
    return risque(traits, effectif(traits) < RARE_SI_UNIQUE and _est_seule(vignette))


def _est_seule(vignette):
    semblables = type(vignette).objects.filter(cercle__in=_LARGES, etat=Etat.EN_LIGNE)
    for bande in BANDES:
        if getattr(vignette, bande):
            semblables = semblables.filter(**{bande: getattr(vignette, bande)})
    for relation in ("vulnerabilites", "pathologies"):
        for terme in getattr(vignette, relation).all():
            semblables = semblables.filter(**{relation: terme})
    return not semblables.exclude(pk=vignette.pk).exists()


def traits_a_elargir(vignette) -> list[str]:
    """In words, what would help most if it were wider or left out."""
    libelles = {terme.cle: str(terme) for terme in _termes(vignette)}
    return [
        libelles[valeur] if nom == "termes" else str(_NOMS_DES_BANDES[nom])
        for nom, valeur in a_elargir(traits_de(vignette))
    ]


def precautions_de(vignette):
    """The answers given for the present request, by who gave them."""
    return {precautions.lecteur: precautions for precautions in vignette.precautions.all()}


def doit_se_justifier(estime: Risque, precautions) -> bool:
    """Rare traits, or a yes of the author: whoever accepts says why (issue « nœuds et vignettes », 4)."""
    return estime is not Risque.ORDINAIRE or bool(precautions and precautions.dit_oui)


def recevoir(vignette, pas, par, vers, mot, dossier) -> bool:
    """Whether this step may be taken, with its answers kept; the locked row decides (see CercleMixin.recevoir)."""
    estime = risque_de(vignette)
    if vers in _LARGES and estime is Risque.BLOQUE:
        return False
    if pas == Pas.PROPOSITION:
        return not a_remplacer(vignette) and _conserver(vignette, dossier, par, Lecteur.AUTEUR)
    if pas == Pas.RELECTURE:
        demande = precautions_de(vignette).get(Lecteur.AUTEUR)
        if doit_se_justifier(estime, demande) and not mot.strip():
            return False
        return _conserver(vignette, dossier, par, Lecteur.MODERATION)
    return True


def _conserver(vignette, dossier, par, lecteur):
    if dossier is None or not dossier.est_complete:
        return False
    perimees = vignette.precautions.all()
    if lecteur != Lecteur.AUTEUR:
        perimees = perimees.filter(lecteur=lecteur)
    perimees.delete()
    dossier.vignette, dossier.par, dossier.lecteur = vignette, par, lecteur
    dossier.save()
    return True


def mot_de_la_moderation(vignette):
    """What a reviewer asked its author to change, until she asks again."""
    pas = (
        vignette.pas.filter(pas__in=[Pas.PROPOSITION, Pas.RENVOI, Pas.REPRISE]).order_by("-le", "-pk").first()
    )
    a_ecrit = pas is not None and pas.pas != Pas.PROPOSITION and pas.par_id != vignette.auteur_id
    return pas if a_ecrit and pas.mot else None
