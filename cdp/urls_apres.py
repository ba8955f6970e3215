"""The addresses of what follows a session; apart, for they are many."""

from django.urls import path

from .views import fiches_projet, redaction, representants, transmission

_SEANCE = "seances/<slug:reference>/"
_GROUPE = "groupes/<slug:slug>/"
_FICHE = "fiches-projet/<slug:reference>/"

urlpatterns = [
    path(
        f"{_SEANCE}compte-rendu/en-chemin/", redaction.compte_rendu_en_chemin, name="compte_rendu_en_chemin"
    ),
    path(f"{_SEANCE}notes/<int:note>/piste/", redaction.note_en_piste, name="note_en_piste"),
    path(f"{_SEANCE}notes/<int:note>/demander/", redaction.note_demander, name="note_demander"),
    path(f"{_SEANCE}resume/", transmission.seance_resume, name="seance_resume"),
    path(f"{_SEANCE}resume/envoyer/", transmission.resume_envoyer, name="resume_envoyer"),
    path(f"{_SEANCE}fiche-equipe/", transmission.fiche_transmission, name="fiche_transmission"),
    path(
        f"{_SEANCE}fiche-equipe/en-chemin/",
        transmission.fiche_transmission_en_chemin,
        name="fiche_transmission_en_chemin",
    ),
    path(
        f"{_SEANCE}fiche-equipe/papier/",
        transmission.fiche_transmission_papier,
        name="fiche_transmission_papier",
    ),
    path(f"{_SEANCE}fiche-projet/", fiches_projet.fiche_projet_de_seance, name="fiche_projet_de_seance"),
    path(f"{_GROUPE}representants/", representants.representants, name="representants"),
    path(
        f"{_GROUPE}representants/<int:mandat>/finir/",
        representants.representant_finir,
        name="representant_finir",
    ),
    path(f"{_GROUPE}fiches-projet/", fiches_projet.fiches_projet, name="fiches_projet"),
    path(_FICHE, fiches_projet.fiche_projet, name="fiche_projet"),
    path(f"{_FICHE}papier/", fiches_projet.fiche_projet_papier, name="fiche_projet_papier"),
    path(f"{_FICHE}envoyer/", fiches_projet.fiche_projet_envoyer, name="fiche_projet_envoyer"),
    path(f"{_FICHE}reprendre/", fiches_projet.fiche_projet_reprendre, name="fiche_projet_reprendre"),
]
