from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Lecteur, OuiNon
from .protection import Protegee

#: What no tool can answer, in the order in which it is asked; each answer has its sentence, `<nom>_mot`.
QUESTIONS = {
    "presse": _("A-t-elle paru dans la presse, ou sur un réseau social ?"),
    "role_unique": _("Quelqu’un y a-t-il un rôle que très peu de gens ont ?"),
    "se_reconnait": _("La personne se reconnaîtrait-elle en la lisant ?"),
    "collegue": _("Un·e collègue, un·e proche ou un voisin la reconnaîtrait-il ?"),
}


class Precautions(Protegee, models.Model):
    """Four answers given before a situation is shown more widely, by its author, then by who reviews it.

    Read by the author and by those who review; the next request replaces them.
    """

    vignette = models.ForeignKey(
        "noeuds.Vignette", on_delete=models.CASCADE, related_name="precautions", verbose_name=_("vignette")
    )
    lecteur = models.CharField(_("par"), max_length=12, choices=Lecteur)
    par = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("répondu par"),
    )
    le = models.DateTimeField(_("le"), default=timezone.now)

    presse = models.CharField(_("paru dans la presse"), max_length=12, choices=OuiNon)
    presse_mot = models.TextField(_("à propos de la presse"), blank=True)
    role_unique = models.CharField(_("rôle unique"), max_length=12, choices=OuiNon)
    role_unique_mot = models.TextField(_("à propos du rôle"), blank=True)
    se_reconnait = models.CharField(_("la personne se reconnaîtrait"), max_length=12, choices=OuiNon)
    se_reconnait_mot = models.TextField(_("à propos de la personne"), blank=True)
    collegue = models.CharField(_("un·e collègue la reconnaîtrait"), max_length=12, choices=OuiNon)
    collegue_mot = models.TextField(_("à propos des collègues"), blank=True)

    class Meta:
        verbose_name = _("précautions")
        verbose_name_plural = _("précautions")
        ordering = ["vignette", "lecteur"]
        constraints = [
            models.UniqueConstraint(
                fields=["vignette", "lecteur"],
                name="precautions_une_fois",
                violation_error_message=_("Ces questions ont déjà leur réponse."),
            )
        ]

    def __str__(self):
        return self.get_lecteur_display()

    @property
    def lignes(self):
        """Each question, its answer and its sentence, for who reviews."""
        return [
            {
                "question": question,
                "reponse": OuiNon(getattr(self, nom)).label,
                "mot": getattr(self, f"{nom}_mot"),
            }
            for nom, question in QUESTIONS.items()
        ]

    @property
    def dit_oui(self):
        return OuiNon.OUI in {getattr(self, question) for question in QUESTIONS}

    @property
    def est_complete(self):
        """Every question has its answer, and whatever is not a plain no has its sentence."""
        return all(
            getattr(self, question) == OuiNon.NON
            or (getattr(self, question) in OuiNon.values and getattr(self, f"{question}_mot").strip())
            for question in QUESTIONS
        )
