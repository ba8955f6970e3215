"""Forms of the page of components: one with every kind of field, one refused, one question."""

from types import SimpleNamespace

from django import forms

from socle.formulaires import ChampEtiquettes, ChampTexteLong

ACCES = [("rdv", "sur rendez-vous"), ("libre", "sans rendez-vous"), ("domicile", "se déplace à domicile")]


class TousLesChamps(forms.Form):
    nom = forms.CharField(label="Nom du service", help_text="Comme sur sa porte.", max_length=120)
    courriel = forms.EmailField(label="Votre adresse e-mail", required=False)
    recit = ChampTexteLong(
        label="Que s’est-il passé ?", help_text="La situation, pas la personne.", max_length=400, rows=4
    )
    commune = forms.ChoiceField(
        label="Commune", choices=[("", "Choisissez"), ("21004", "Bruxelles"), ("21015", "Schaerbeek")]
    )
    mode = forms.ChoiceField(
        label="L’avez-vous utilisé ?",
        choices=[("oral", "oui, en parlant"), ("cartes", "oui, avec les cartes"), ("non", "non")],
        widget=forms.RadioSelect,
    )
    acces = forms.MultipleChoiceField(
        label="Comment y entrer", choices=ACCES, widget=forms.CheckboxSelectMultiple, required=False
    )
    gratuit = forms.BooleanField(label="C’est gratuit", required=False)
    date = forms.DateField(label="Date de la séance", widget=forms.DateInput(attrs={"type": "date"}))
    rapport = forms.FileField(label="Rapport", help_text="Un PDF.", required=False)
    etiquettes = ChampEtiquettes()


class UneReponse(forms.Form):
    recit = ChampTexteLong(
        label="Que s’est-il passé ?",
        help_text="Racontez la situation : ni nom, ni date, ni rue.",
        max_length=2000,
    )


class AvecBarre(forms.Form):
    recit = ChampTexteLong(label="Votre récit", barre=True)


class Court(forms.Form):
    nom = forms.CharField(label="Nom du service")
    telephone = forms.RegexField(
        r"^\+?[\d /.]{8,}$",
        label="Téléphone",
        error_messages={"invalid": "Écrivez le numéro en chiffres, par exemple 02 123 45 67."},
    )


class ChampProtege(ChampTexteLong):
    """As noeuds/forms/anonymat.py dresses a field; here the passages are given."""

    prefixe_des_constats, module_d_aide = "exemple", ""
    regles_des_constats: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.passages = [
            SimpleNamespace(
                texte=texte,
                libelle=libelle,
                sur=sur,
                proposition=proposition,
                decision=SimpleNamespace(choix="", raison=""),
            )
            for texte, libelle, sur, proposition in (
                ("Mme Peeters", "le nom de quelqu’un", True, "une voisine"),
                ("place du Jeu de Balle", "un lieu précis", False, "une place du quartier"),
            )
        ]


class TexteProtege(forms.Form):
    recit = ChampProtege(label="Que se passe-t-il ?", max_length=2000, rows=4)


def formulaires():
    return {
        "form_complet": TousLesChamps(prefix="complet"),
        "form_court": Court(prefix="court"),
        "form_refuse": Court({"refuse-telephone": "zéro deux"}, prefix="refuse"),
        "form_question": UneReponse(prefix="question"),
        "form_protege": TexteProtege(
            {"protege-recit": "Mme Peeters attend place du Jeu de Balle."}, prefix="protege"
        ),
        "form_brouillon": UneReponse(prefix="brouillon"),
        "form_envoi": UneReponse(prefix="envoi"),
        "form_barre": AvecBarre(prefix="barre"),
    }
