"""What one asks of « Retrouver », read from an address: whatever is not known there is simply not applied."""

from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from cdp.enums import Moment
from noeuds.models import Noeud
from socle.comptes.models import Cycle, Groupe, Personne

from ..enums import Genre
from ..models import Code, Observation, Passage
from .retrouver import PROCHES, TOUS, UN_DES, retrouver

LIENS = [
    (UN_DES, _("l’un ou l’autre")),
    (TOUS, _("tous sur le même passage")),
    (PROCHES, _("sur des passages qui se chevauchent")),
]


class RechercheForm(forms.Form):
    """Its lists hold only what this reader may read; one query a list."""

    lien = forms.ChoiceField(label=_("Plusieurs codes"), choices=LIENS, required=False)
    sous_codes = forms.BooleanField(label=_("Avec leurs sous-codes"), required=False)
    groupe = forms.ChoiceField(label=_("Groupe"), required=False)
    cycle = forms.ChoiceField(label=_("Cycle"), required=False)
    du = forms.DateField(
        label=_("À partir du"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    au = forms.DateField(
        label=_("Jusqu’au"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    moment = forms.ChoiceField(label=_("Moment"), choices=[("", _("tous")), *Moment.choices], required=False)
    noeud = forms.ChoiceField(label=_("Nœud de la séance"), required=False)
    genre = forms.ChoiceField(
        label=_("Genre de texte"), choices=[("", _("tous")), *Genre.choices], required=False
    )
    codeur = forms.ChoiceField(label=_("Codé par"), required=False)

    def __init__(self, data, *args, user, **kwargs):
        # An address is typed by anybody: PostgreSQL refuses NUL.
        super().__init__({nom: v.replace("\x00", "") for nom, v in data.items()}, *args, **kwargs)
        self.user, self.demandes = user, set(data.getlist("code"))
        vus = Observation.objects.visibles_pour(user).order_by()
        codes = Passage.objects.visibles_pour(user).order_by()
        groupes = Groupe.objects.filter(pk__in=vus.values("groupe"))
        self._parmi("groupe", [(groupe.slug, str(groupe)) for groupe in groupes], _("tous"))
        cycles = Cycle.objects.filter(pk__in=vus.values("seance__cycle")).select_related("groupe")
        self._parmi("cycle", [(str(cycle.pk), str(cycle)) for cycle in cycles], _("tous"))
        noeuds = Noeud.objects.visibles_pour(user).filter(seances__observations__in=vus)
        titres = noeuds.distinct().order_by("title").values_list("pk", "title")
        self._parmi("noeud", [(str(pk), titre) for pk, titre in titres], _("tous"))
        gens = Personne.objects.filter(pk__in=codes.values("codeur"))
        self._parmi("codeur", [(str(qui.pk), str(qui)) for qui in gens], _("tout le monde"))
        self.arbre = Code.objects.all().select_related("fusionne_dans").en_arbre()

    def _parmi(self, nom, choix, vide):
        """Asked once: a choice of models would ask again to check what was chosen."""
        cast(forms.ChoiceField, self.fields[nom]).choices = [("", vide), *choix]

    @property
    def choisis(self):
        """The codes asked for; one that was merged leads to what it became."""
        return list(dict.fromkeys(code.vif for code in self.arbre if code.cle in self.demandes))

    @property
    def precise(self):
        """Whether anything but codes was asked."""
        return any(self.data.get(nom) for nom in self.fields if nom not in ("lien", "sous_codes"))

    def familles(self):
        """[(family, [codes that can be asked for, with `coche`])]."""
        choisis, familles = {code.pk for code in self.choisis}, []
        for code in self.arbre:
            if code.fusionne_dans_id:
                continue
            code.coche = code.pk in choisis
            if code.profondeur == 0 or not familles:
                familles.append((code, []))
            familles[-1][1].append(code)
        return familles

    def passages(self):
        self.is_valid()
        donnees = self.cleaned_data
        ensembles = [self._avec_ses_sous_codes(code) for code in self.choisis]
        return retrouver(self.user, ensembles, donnees.get("lien") or UN_DES, **_criteres(donnees))

    def _avec_ses_sous_codes(self, code):
        """The sets of keys asked for: the code alone, or everything under it."""
        cles = {code.pk}
        if self.cleaned_data.get("sous_codes"):
            for autre in self.arbre:
                if autre.parent_id in cles:
                    cles.add(autre.pk)
        return cles


def _criteres(donnees):
    return {
        "observation__groupe__slug": donnees.get("groupe"),
        "observation__seance__cycle": donnees.get("cycle"),
        "observation__seance__debut__date__gte": donnees.get("du"),
        "observation__seance__debut__date__lte": donnees.get("au"),
        "observation__moment": donnees.get("moment"),
        "observation__seance__noeuds": donnees.get("noeud"),
        "observation__genre": donnees.get("genre"),
        "codeur": donnees.get("codeur"),
    }
