"""Worlds drawn at random, and every role in them: each finds what she may see, and nothing else (produit.md §4.5)."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analyse import analyser
from search.ecrivain import appliquer
from search.genres import modeles_cherchables
from search.models import Changement
from search.suggestions import suggestions
from search.trouver import Recherche
from socle.cercles.models import CercleMixin
from tests.cercles.monde import creer_monde
from tests.cercles.table import ROLES, VISIBLE
from tests.search.outils import oublier_l_index, voit

MOTS = ("tournesol", "coquelicot", "jonquille", "tournesols", "lavande")
CHAMPS = ("titre", "title", "nom", "texte", "question", "alors")
ETATS = sorted(VISIBLE, key=str)
CHOSES = st.lists(
    st.tuples(
        st.sampled_from([m for m in modeles_cherchables() if issubclass(m, CercleMixin)]),
        st.sampled_from(ETATS),
        st.sampled_from(MOTS),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(choses=CHOSES, mot=st.sampled_from(MOTS), indexees=st.booleans(), repris=st.booleans())
def test_chacun_trouve_ce_qu_il_voit_et_rien_d_autre(choses, mot, indexees, repris):
    with transaction.atomic():
        oublier_l_index()
        _verifier(choses, mot, indexees, repris)
        transaction.set_rollback(True)
    oublier_l_index()


def _verifier(choses, mot, indexees, repris):
    monde = creer_monde()
    creees = [_creer(monde, *une) for une in choses]
    if indexees:
        appliquer()
        assert not Changement.objects.exists()
    if repris:
        # Everything is taken back behind the back of whoever writes the index.
        for objet in creees:
            type(objet)._base_manager.filter(pk=objet.pk).update(etat="retire")
    cherches = {jeton.terme for jeton in analyser(mot)}
    for role in ROLES:
        personne = monde.fraiche(role)
        relus = [type(objet)._base_manager.get(pk=objet.pk) for objet in creees]
        attendus = {
            (objet._meta.label_lower, objet.pk)
            for objet, (_modele, _etat, dit) in zip(relus, choses, strict=True)
            if {jeton.terme for jeton in analyser(dit)} == cherches and voit(personne, objet)
        }
        recherche = Recherche(personne, mot)
        trouvees = {
            (r.entree.genre, r.entree.objet_id) for rangee in recherche.montrees for r in rangee.resultats
        }
        assert trouvees == attendus, (role, choses, mot)
        assert recherche.nombre == len(attendus), role
        suivi = Recherche(personne, f"« {mot} »")
        assert {(ligne.genre, ligne.pk) for ligne in suivi.lignes} <= {
            (ligne.genre, ligne.pk) for ligne in recherche.lignes
        }, role
        adresses = {s.url for s in suggestions(personne, mot[:4])}
        vus = {objet.get_absolute_url() for objet in relus if voit(personne, objet)}
        assert {a for a in adresses if "recherche" not in a} <= vus, role


def _creer(monde, modele, etat, mot):
    if etat[0] not in modele.CERCLES or (etat[1] and etat[1] not in modele.CERCLES):
        etat = (modele.CERCLES[-1].value, "", False, "en_ligne")
    objet = monde.chose(modele, *etat)
    champ = next(c for c in CHAMPS if hasattr(objet, c))
    type(objet)._base_manager.filter(pk=objet.pk).update(**{champ: f"Le {mot}"})
    return objet
