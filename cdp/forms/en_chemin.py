from noeuds.forms.anonymat import FormulaireProtege
from socle.formulaires import FormulaireVersionne


class GardeEnChemin(FormulaireProtege, FormulaireVersionne):
    """A form of a `Protegee` whose texts are also kept as one types, without what the helper refuses (§4.2)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._gardes_avant = list(self.instance.gardes)

    def _version(self):
        """A second tab opened before the first was saved is stale too."""
        return super()._version() or "nouvelle"

    def clean(self):
        if self._continue_ce_qui_est_garde():
            self.cleaned_data["version"] = self._version()
        return super().clean()

    def _continue_ce_qui_est_garde(self):
        """Sent while its own words, saved as typed, were still on their way: nothing of them is overwritten."""
        recus = [(self.cleaned_data.get(nom), getattr(self.instance, nom).rstrip()) for nom in self.TEXTES]
        return all(recu is None or recu.startswith(garde) for recu, garde in recus)

    def garder_ce_qui_est_propre(self):
        """Save every text without error; of the others, what was kept before stays, and nothing new."""
        propres = {nom for nom in self.TEXTES if nom in self.cleaned_data}
        gardes = [g for g in self.instance.gardes if g["champ"] in propres]
        self.instance.gardes = gardes + [g for g in self._gardes_avant if g["champ"] not in propres]
        self.instance.save()
