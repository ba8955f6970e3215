"""What hangs from a nœud or a situation: pistes, replies, questions, people who know it, its story."""

from django.urls import path

from .views import echanges, fusions, gestes, pistes, relations

urlpatterns = [
    path("pistes/nouvelle/", pistes.piste_nouvelle, name="piste_nouvelle"),
    path("pistes/<slug:reference>/", pistes.piste, name="piste"),
    path("pistes/<slug:reference>/modifier/", pistes.piste_modifier, name="piste_modifier"),
    path("pistes/<slug:reference>/essai/", pistes.piste_essayer, name="piste_essayer"),
    path("reponses/nouvelle/", echanges.reponse_nouvelle, name="reponse_nouvelle"),
    path("reponses/<slug:reference>/", echanges.reponse, name="reponse"),
    path("reponses/<slug:reference>/modifier/", echanges.reponse_modifier, name="reponse_modifier"),
    path("questions/nouvelle/", echanges.question_nouvelle, name="question_nouvelle"),
    path("questions/<slug:reference>/", echanges.question, name="question"),
    path("questions/<slug:reference>/modifier/", echanges.question_modifier, name="question_modifier"),
    path("noeuds/<slug:reference>/echanges/", echanges.noeud_echanges, name="noeud_echanges"),
    path("noeuds/<slug:reference>/vecu/", gestes.noeud_vecu, name="noeud_vecu"),
    path("noeuds/<slug:reference>/connaitre/", gestes.noeud_connaitre, name="noeud_connaitre"),
    path("noeuds/<slug:reference>/histoire/", gestes.noeud_histoire, name="noeud_histoire"),
    path("noeuds/<slug:reference>/fusionner/", fusions.noeud_fusionner, name="noeud_fusionner"),
    path("fusions/<int:cle>/defaire/", fusions.fusion_defaire, name="fusion_defaire"),
    path(
        "noeuds/<slug:reference>/mise-en-relation/",
        relations.mise_en_relation_nouvelle,
        name="mise_en_relation_nouvelle",
    ),
    path("mises-en-relation/", relations.mises_en_relation, name="mises_en_relation"),
    path("mises-en-relation/<slug:reference>/", relations.mise_en_relation, name="mise_en_relation"),
    path(
        "mises-en-relation/<slug:reference>/choisir/",
        relations.mise_en_relation_choisir,
        name="mise_en_relation_choisir",
    ),
    path(
        "mises-en-relation/<slug:reference>/repondre/",
        relations.mise_en_relation_repondre,
        name="mise_en_relation_repondre",
    ),
    path(
        "mises-en-relation/<slug:reference>/fermer/",
        relations.mise_en_relation_fermer,
        name="mise_en_relation_fermer",
    ),
]
