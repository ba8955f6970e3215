"""The page of the form of a record: its fields in groups, those that most leave alone folded."""

from django.utils.translation import gettext_lazy as _

#: The page of the form: title, fields, folded. Lists come before free text (design.md).
_GROUPES = [
    ("", ["nom", "genre", "organisme"], False),
    (_("Thèmes"), ["themes"], True),
    (_("Y entrer"), ["acces", "cout"], False),
    (_("Ouvert à"), ["publics_codes"], True),
    (_("Langues parlées"), ["langues"], True),
    (_("Communes desservies"), ["communes"], True),
    (
        _("Prend-on des personnes ?"),
        ["disponibilite", "attente_semaines", "disponibilite_pour"],
        False,
    ),
    (
        _("Ce qu’il faut savoir"),
        ["description", "publics", "non_acceptes", "conditions", "etiquettes", "langue"],
        False,
    ),
    (
        _("Contact"),
        ["telephone", "courriel", "site", "lien_officiel", "horaires"],
        False,
    ),
    (_("Adresse"), ["adresse", "code_postal", "commune", "adresse_confidentielle"], False),
    (_("La garder à jour"), ["verifie_en", "rythme", "ecrire_au_contact"], False),
    (_("Pour finir"), ["groupe"], False),
]


def en_groupes(form):
    """The visible fields in groups; a folded one opens when it holds something, or an error."""
    visibles = {champ.name: champ for champ in form.visible_fields()}
    for titre, noms, replie in _GROUPES:
        champs = [visibles[nom] for nom in noms if nom in visibles]
        if champs:
            ouvert = not replie or any(champ.errors or champ.value() for champ in champs)
            yield {"titre": titre, "champs": champs, "replie": replie, "ouvert": ouvert}
