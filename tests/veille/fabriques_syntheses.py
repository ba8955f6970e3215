"""A synthesis that cites one thing of each kind at each cercle: what must show, and what nobody above may reach."""

from datetime import date

from django.utils import timezone

from socle.cercles.enums import Cercle, Etat
from tests.comptes.fabriques import GroupeFactory, membre
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory
from tests.veille.fabriques import ObservationFactory, synthese
from tests.veille.fabriques_preuves import FaisceauFactory, PassageFactory, VerbatimFactory
from veille.models import Motif, Releve

OUVERT = "coquelicot ouvert"
#: No reader of a synthesis may read one of these, whichever way she takes.
SECRETS = {
    "passage": "secretpassage",
    "faisceau": "secretfaisceau",
    "verbatim de groupe": "secretverbatimgroupe",
    "verbatim privé": "secretverbatimprive",
    "verbatim retiré": "secretverbatimretire",
    "verbatim supprimé": "secretverbatimsupprime",
    "vignette de groupe": "secretvignette",
    "ressource de groupe": "secretressource",
    "nœud retiré": "secretnoeud",
    "relevé repris": "secretreleve",
}


def paragraphe(mots):
    return f"<p>{mots}</p>"


def releve(titre="Ce qui revient", total=12, **champs):
    motif = Motif.objects.create(titre=titre, source="situations", lignes="vulnerabilites", **champs)
    return Releve.objects.create(
        motif=motif,
        titre=titre,
        source="situations",
        lignes="vulnerabilites",
        arrete_au=date(2026, 6, 30),
        chiffres={
            "base": {"total": 42, "groupes": 4},
            "lignes": [
                {"cle": "argent", "fr": "l’argent", "nl": "geld", "total": total, "groupe": False},
                {"cle": "langue", "fr": "la langue", "nl": "taal", "total": None, "groupe": False},
            ],
            "colonnes": [],
            "cases": [[], []],
            "muettes": [],
            "filtres": [],
        },
    )


def faisceau(n=6, groupe=None, titre="Preuves"):
    """Of `n` notes of one group, shared: they count whoever's bundle it is."""
    groupe = groupe or GroupeFactory()
    observations = ObservationFactory.create_batch(n, groupe=groupe, partagee_le=timezone.now())
    return FaisceauFactory(titre=titre, passages=[PassageFactory(observation=o) for o in observations])


class Citante:
    """A page that cites everything, and its secrets; `page` is in this cercle."""

    def __init__(self, cercle=Cercle.PUBLIC):
        self.groupe = GroupeFactory()
        self.autrice = membre(self.groupe, "veilleuse", fonction="veilleuse")
        self.secrets()
        self.page = synthese(cercle, auteur=self.autrice, owner=self.autrice, corps=self.corps())
        self.page.save_revision(user=self.autrice).publish()
        self.page.refresh_from_db()
        self.supprime.delete()

    def verbatim(self, texte, **champs):
        return VerbatimFactory(texte=f"Parole {texte}.", groupe=self.groupe, auteur=self.autrice, **champs)

    def secrets(self):
        # Held by keys made here, so that the page is written while each thing still exists.
        self.ouvert = self.verbatim(OUVERT, cercle=Cercle.PUBLIC)
        self.de_groupe = self.verbatim(SECRETS["verbatim de groupe"], cercle=Cercle.GROUPE)
        self.prive = self.verbatim(SECRETS["verbatim privé"], cercle=Cercle.PRIVE)
        self.retire = self.verbatim(SECRETS["verbatim retiré"], cercle=Cercle.PUBLIC, etat=Etat.RETIRE)
        self.supprime = self.verbatim(SECRETS["verbatim supprimé"], cercle=Cercle.PUBLIC)
        texte = f"Une longue {SECRETS['passage']} que nul ne lit."
        observation = ObservationFactory(groupe=self.groupe, auteur=self.autrice, texte=texte)
        passage = PassageFactory(observation=observation, fin=len(texte), extrait=texte)
        vignette = VignetteFactory(
            groupe=self.groupe, cercle=Cercle.GROUPE, titre=f"La {SECRETS['vignette de groupe']}"
        )
        self.faisceau = FaisceauFactory(
            titre=f"Le {SECRETS['faisceau']}", auteur=self.autrice, passages=[passage], vignettes=[vignette]
        )
        self.ressource = RessourceFactory(
            nom=f"Maison {SECRETS['ressource de groupe']}", cercle=Cercle.GROUPE, groupe=self.groupe
        )
        self.noeud = NoeudFactory(
            title=f"Comment {SECRETS['nœud retiré']}", cercle=Cercle.PUBLIC, etat=Etat.RETIRE
        )
        self.releve = releve(f"Relevé {SECRETS['relevé repris']}")
        Releve.objects.filter(pk=self.releve.pk).update(retire_le="2026-10-01T10:00:00Z")

    def corps(self):
        lien = f'<p>Voir <a linktype="page" id="{self.noeud.pk}">ce nœud</a>.</p>'
        verbatims = [self.ouvert, self.de_groupe, self.prive, self.retire, self.supprime]
        return [
            ("titre", "Ce que l’on entend"),
            ("texte", lien),
            *(("verbatim", verbatim) for verbatim in verbatims),
            ("preuves", {"texte": paragraphe("On le voit partout."), "faisceaux": [self.faisceau]}),
            ("ressource", self.ressource),
            ("noeud", self.noeud),
            ("figure", {"releve": self.releve, "legende": "Voyez."}),
            ("note", {"texte": paragraphe("Une note au bas.")}),
        ]
