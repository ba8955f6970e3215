from django.db import models
from django.utils.translation import gettext_lazy as _


class Protegee(models.Model):
    """What is typed in it passed the anonymity helper; what its author kept on purpose is told to reviewers (§4.2)."""

    #: [{"champ", "genre", "passage", "raison"}]: read by the author and by those who review, by nobody else.
    gardes = models.JSONField(_("passages gardés exprès"), default=list, blank=True, editable=False)

    class Meta:
        abstract = True
