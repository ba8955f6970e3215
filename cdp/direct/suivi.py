"""What the screens that follow a session show, and the pass by which they ask for it every three seconds.

Forty screens ask: none may cost the session, the person and her groups each time. A page gives its screen a signed pass
(whose it is, which session, for half a day), sent in a header without any cookie; one query then reads where the
session stands and whether that person may still follow it (docs/choix.md).
"""

from dataclasses import dataclass

from django.core import signing
from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from socle.comptes.enums import Role
from socle.comptes.models import Adhesion

from ..models import Capture, Direct, PointOrdreDuJour, Presence

SEL = "cdp.direct.suivi"
DUREE = 12 * 3600
#: On the projector, which one reads from five metres.
AU_MUR = 4


def passe(user, seance):
    return signing.dumps([user.pk, seance.reference], salt=SEL)


def porteur_du_passe(jeton, reference):
    """The id of the person to whom this pass was given for this session, or None."""
    try:
        personne, seance = signing.loads(jeton, salt=SEL, max_age=DUREE)
    except (signing.BadSignature, ValueError):
        return None
    return personne if seance == reference else None


def directs(personne):
    """The sessions that this person (an id) may follow, each with all that a screen says of it: one query."""
    points = PointOrdreDuJour.objects.filter(seance=OuterRef("seance"))
    suivants = points.filter(rang__gt=OuterRef("point__rang"))
    presents = Presence.objects.filter(seance=OuterRef("seance"), presente=True).order_by().values("seance")
    moderees = Adhesion.objects.actives().filter(
        personne=personne, role=Role.MODERATEUR, cycle__groupe=OuterRef("seance__groupe")
    )
    return (
        Direct.objects.suivis_par(personne)
        .select_related("seance__groupe", "seance__cycle", "point")
        .annotate(
            suivant=Subquery(suivants.values("titre")[:1]),
            au_debut=~Exists(points.filter(rang__lt=OuterRef("point__rang"))),
            presents=Coalesce(Subquery(presents.values(n=Count("pk")), output_field=IntegerField()), 0),
            anime=Exists(moderees),
        )
    )


@dataclass
class Suivi:
    """One screen: `direct` comes from `directs`, `personne` is an id, `racine` how one reaches this site."""

    direct: Direct
    personne: int
    racine: str

    @property
    def version(self):
        """Changes with the session's own: an agenda corrected during the meeting must come too."""
        return f"{self.direct.version}-{self.direct.seance.modifie_le.timestamp():.0f}"

    @property
    def seance(self):
        return self.direct.seance

    def contexte(self):
        return {"direct": self.direct, "seance": self.seance, "personne": self.personne}

    def zones(self, vue):
        """The templates of the parts of this view that change, by name, and what they take."""
        return {nom: (f"cdp/direct/{gabarit}.html", prendre(self)) for nom, gabarit, prendre in ZONES[vue]}

    def rien(self):
        return {}

    def captures(self):
        """The last first; with what this person may take back. The pass has said that she may read them."""
        captures = list(Capture.objects.en_place().filter(seance=self.seance).order_by("-creee_le", "-pk"))
        for capture in captures:
            capture.a_moi = capture.auteur_id == self.personne
            capture.retirable = capture.a_moi or self.direct.anime
        return captures

    def notes(self):
        captures = self.captures()
        return {
            "miennes": [c for c in captures if c.a_moi],
            "autres": [c for c in captures if not c.a_moi],
        }

    def releve(self):
        notes = self.captures()
        return {"notes": notes, "nombre": len(notes)}

    def au_mur(self):
        visibles = Capture.objects.en_place().filter(seance=self.seance)
        return {"captures": list(visibles.order_by("-creee_le", "-pk")[:AU_MUR])}

    def entree(self):
        """The code marks whoever reads it as present: on the screens of a moderator alone."""
        if not self.direct.anime:
            return {"adresse": "", "adresse_lue": ""}
        adresse = self.racine + reverse("rejoindre")
        return {
            "adresse": f"{adresse}?code={self.direct.code_d_entree}",
            "adresse_lue": adresse.partition("://")[2].rstrip("/"),
        }

    def points(self):
        return {"points": list(self.seance.points.all())}

    def appel(self):
        """Everybody invited, each with whether she is there."""
        presentes = set(
            Presence.objects.filter(seance=self.seance, presente=True).values_list("personne", flat=True)
        )
        return {
            "gens": [
                {"personne": adhesion.personne, "la": adhesion.personne_id in presentes}
                for adhesion in self.seance.attendus()
            ]
        }


#: Of each view: the parts that change, their template, and what they take.
ZONES = {
    "projecteur": [
        ("point", "mur_point", Suivi.rien),
        ("entree", "mur_entree", Suivi.entree),
        ("captures", "mur_captures", Suivi.au_mur),
    ],
    "direct": [("point", "point", Suivi.rien), ("notes", "notes", Suivi.notes)],
    "telecommande": [
        ("point", "point", Suivi.rien),
        ("gestes", "gestes", Suivi.rien),
        ("points", "points", Suivi.points),
        ("appel", "appel", Suivi.appel),
        ("notes", "releve", Suivi.releve),
    ],
}
