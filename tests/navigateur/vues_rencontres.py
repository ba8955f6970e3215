"""The rows of tests/navigateur/vues.py about immersions, open doors and opinions."""


def rangees(Vue, lien, erreurs, participante):
    papier = "?format=html"
    publiques = {
        "dispositifs:mois": Vue(lien("dispositifs", suite="?vue=mois")),
        "lieu_d_immersion": Vue(lien("lieu_d_immersion", "lieu_immersion")),
        "semaine_programme": Vue(lien("semaine_programme", "semaine")),
        "semaine_programme_papier": Vue(lien("semaine_programme_papier", "semaine", suite=papier)),
        "convention_signer": Vue(lien("convention_signer", "signataire")),
        "convention_signer:erreurs": erreurs(lien("convention_signer", "signataire")),
        "avis": Vue(lien("avis", "questionnaire")),
        "avis:erreurs": erreurs(lien("avis", "questionnaire")),
        "attestation_de_presence": Vue(lien("attestation_de_presence", "inscription_presente", suite=papier)),
    }
    a_remplir = {
        "lieu_nouveau": lien("lieu_nouveau", "immersion"),
        "lieu_demander": lien("lieu_demander", "lieu_immersion"),
        "demande_d_immersion": lien("demande_d_immersion", "demande_recue"),
        "demande_autres_jours": lien("demande_autres_jours", "demande_recue"),
        "retour_nouveau": lien("retour_nouveau", "immersion_faite"),
        "maison_nouvelle": lien("maison_nouvelle", "semaine"),
        "maison_ouverte": lien("maison_ouverte", "maison"),
    }
    de_membre = {
        "mes_immersions": Vue(lien("mes_immersions"), participante),
        "demande_d_immersion:a_signer": Vue(lien("demande_d_immersion", "immersion_a_signer"), participante),
        "retour_d_immersion": Vue(lien("retour_d_immersion", "retour_immersion"), participante),
        "convention": Vue(lien("convention", "immersion_a_signer", suite=papier), participante),
        "preparation_d_immersion": Vue(
            lien("preparation_d_immersion", "immersion_a_signer", suite=papier), participante
        ),
        "avis_recus": Vue(lien("avis_recus", "avec_avis"), participante),
        "avis_papier": Vue(lien("avis_papier", "avec_avis", suite=papier), participante),
        **{nom: Vue(chemin, participante) for nom, chemin in a_remplir.items()},
        **{f"{nom}:erreurs": erreurs(chemin, participante) for nom, chemin in a_remplir.items()},
    }
    return publiques, de_membre


SANS_PAGE = {
    "lieu_modifier": "the form of `lieu_nouveau`",
    "maison_modifier": "the form of `maison_nouvelle`",
    "retour_modifier": "the form of `retour_nouveau`",
}
