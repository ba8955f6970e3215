"""The rows of tests/navigateur/vues.py about observing: the notebook, transcripts, what one deletes."""


def rangees(Vue, lien, erreurs, veilleuse):
    return {
        "carnet": Vue(lien("carnet", "seance_observee"), veilleuse),
        "carnet:erreurs": erreurs(lien("carnet", "seance_observee"), veilleuse),
        "carnet:direct": Vue(lien("carnet", "carnet_en_direct"), veilleuse),
        "carnet_partager": Vue(lien("carnet_partager", "seance_observee"), veilleuse),
        "carnet_partager:erreurs": erreurs(lien("carnet_partager", "seance_observee"), veilleuse),
        "transcription_nouvelle": Vue(lien("transcription_nouvelle", "seance_observee"), veilleuse),
        "transcription_nouvelle:erreurs": erreurs(
            lien("transcription_nouvelle", "seance_observee"), veilleuse
        ),
        "transcription_nouvelle:relire": Vue(
            lien("transcription_nouvelle", "seance_observee"), veilleuse, apporter_un_texte
        ),
        "observation:transcription": Vue(lien("observation", "transcription"), veilleuse),
        "observation_supprimer": Vue(lien("observation_supprimer", "transcription"), veilleuse),
    }


def apporter_un_texte(page):
    page.get_by_label("Titre").or_(page.get_by_label("Titel")).fill("Une matinée")
    page.locator("[name=colle]").fill("Sofia : bonjour.\nMarc : bonjour.\nSofia : on commence.\nMarc : oui.")
    with page.expect_navigation():
        page.locator("main form[method=post] [type=submit]").last.click()


SANS_ERREUR = {"observation_supprimer"}
