from django.urls import path

from .views import grille, memos, retrouver, scissions, seconds, versions

urlpatterns = [
    path("veille/codes/", grille.codes, name="codes"),
    path("veille/codes/<slug:cle>/", grille.code, name="code"),
    path("veille/codes/<slug:cle>/modifier/", grille.code_modifier, name="code_modifier"),
    path("veille/codes/<slug:cle>/deplacer/", grille.code_deplacer, name="code_deplacer"),
    path("veille/codes/<slug:cle>/fusionner/", grille.code_fusionner, name="code_fusionner"),
    path("veille/codes/<slug:cle>/scinder/", scissions.code_scinder, name="code_scinder"),
    path("veille/codes/<slug:cle>/retirer/", grille.code_retirer, name="code_retirer"),
    path("veille/codes/<slug:cle>/remettre/", grille.code_remettre, name="code_remettre"),
    path("veille/grille/ajouter/", grille.code_nouveau, name="code_nouveau"),
    path("veille/grille/ordre/", grille.grille_ordre, name="grille_ordre"),
    path("veille/grille/depart/", grille.grille_de_depart, name="grille_de_depart"),
    path("veille/grille/scissions/<int:pk>/", scissions.scission, name="scission"),
    path("veille/grille/scissions/<int:pk>/terminer/", scissions.scission_terminer, name="scission_terminer"),
    path("veille/grille/journal/", versions.grille_journal, name="grille_journal"),
    path("veille/grille/journal/<int:pk>/defaire/", versions.geste_annuler, name="geste_annuler"),
    path("veille/grille/versions/", versions.grille_versions, name="grille_versions"),
    path("veille/grille/versions/<int:numero>/", versions.grille_version, name="grille_version"),
    path(
        "veille/grille/versions/<int:numero>/papier/",
        versions.grille_version_papier,
        name="grille_version_papier",
    ),
    path("veille/memos/", memos.memos, name="memos"),
    path("veille/memos/ecrire/", memos.memo_nouveau, name="memo_nouveau"),
    path("veille/memos/<uuid:cle>/", memos.memo_modifier, name="memo_modifier"),
    path("veille/memos/<uuid:cle>/supprimer/", memos.memo_supprimer, name="memo_supprimer"),
    path("veille/retrouver/", retrouver.retrouver, name="retrouver"),
    path("veille/retrouver/csv/", retrouver.retrouver_csv, name="retrouver_csv"),
    path("veille/cooccurrences/", retrouver.cooccurrences, name="cooccurrences"),
    path("veille/observations/<slug:reference>/second-codage/", seconds.second_codage, name="second_codage"),
    path("veille/seconds-codages/<int:pk>/", seconds.accord, name="accord"),
    path("veille/seconds-codages/<int:pk>/finir/", seconds.second_codage_finir, name="second_codage_finir"),
    path(
        "veille/seconds-codages/<int:pk>/terminer/",
        seconds.second_codage_terminer,
        name="second_codage_terminer",
    ),
]
