"""What the buttons of an agenda do to what was typed, without JavaScript: move, remove, add, begin with something."""

from dataclasses import dataclass, field

from django.http import QueryDict

PREFIXE = "points"
CHAMPS = (
    "cle",
    "titre",
    "moment",
    "minutes",
    "porteur",
    "porteur_libre",
    "noeud",
    "vignette",
    "ressource",
    "outil",
)
#: More lines than this are not read: nobody types them.
LUES = 60


@dataclass
class Saisie:
    """The lines of an agenda as sent, in the order asked for, blank ones left out; the rest of the form is kept."""

    donnees: QueryDict
    rangees: list[dict] = field(default_factory=list)

    @classmethod
    def lire(cls, post):
        """None when the form was damaged on its way: Django's own refusal says it."""
        total = post.get(f"{PREFIXE}-TOTAL_FORMS", "")
        if not (total.isdigit() and len(total) < 8):
            return None
        lues = [_rangee(post, index) for index in range(min(int(total), LUES))]
        gardees = [rangee for rangee in lues if rangee["titre"].strip() or rangee["minutes"].strip()]
        return cls(post, sorted(gardees, key=_place))

    def faire(self, geste):
        """Apply « monter:3 », « descendre:3 » or « enlever:3 »; the number is that of the line as it was sent."""
        nom, _deux, numero = geste.partition(":")
        place = next((i for i, rangee in enumerate(self.rangees) if str(rangee["index"]) == numero), None)
        if place is None:
            return
        if nom == "enlever":
            del self.rangees[place]
        else:
            vers = place + {"monter": -1, "descendre": 1}.get(nom, 0)
            if 0 <= vers < len(self.rangees):
                self.rangees.insert(vers, self.rangees.pop(place))

    def poser(self, points):
        """Begin again with these points."""
        self.rangees = [dict(point) for point in points]

    def ajouter(self, point):
        self.rangees.append(dict(point))

    def ecrire(self, vides=0):
        """What a form would have sent, with so many blank lines at its end."""
        donnees = self.donnees.copy()
        for nom in [nom for nom in donnees if nom.startswith(f"{PREFIXE}-")]:
            del donnees[nom]
        donnees[f"{PREFIXE}-TOTAL_FORMS"] = str(len(self.rangees) + vides)
        donnees[f"{PREFIXE}-INITIAL_FORMS"] = "0"
        for index, rangee in enumerate(self.rangees):
            for champ in CHAMPS:
                valeur = rangee.get(champ)
                donnees[f"{PREFIXE}-{index}-{champ}"] = "" if valeur is None else str(valeur)
        return donnees


def _rangee(post, index):
    rangee = {champ: post.get(f"{PREFIXE}-{index}-{champ}", "") for champ in CHAMPS}
    rang = post.get(f"{PREFIXE}-{index}-rang", "")
    return rangee | {"index": index, "rang": int(rang) if rang.isdigit() and len(rang) < 4 else index + 1}


def _place(rangee):
    """A line given the number of another passes before it upwards, after it downwards."""
    ecart = rangee["rang"] - (rangee["index"] + 1)
    return rangee["rang"], (ecart > 0) - (ecart < 0)
