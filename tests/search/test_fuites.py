"""Nothing that somebody may not see is in any answer, number, word or order (produit.md §4.5).

Every answer is held against a naive filter: each thing asked one by one to the predicate of its kind, its words read
one by one. Worlds drawn at random: test_mondes.py.
"""

from collections import defaultdict
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction

from search.analyse import analyser, analyser_question, formes
from search.genres import par_genre
from search.models import Entree
from search.moteurs import moteur
from search.reconstruction import reconstruire
from search.trouver import Recherche
from socle.comptes.models import Personne
from socle.synonymes import groupes
from tests.search.outils import oublier_l_index, refaire_l_index, voit

#: Words asked of the demonstration, over those of each kind.
PAR_GENRE = 4


def termes(entree):
    textes = f"{entree.titre}\n{entree.texte}\n{entree.mots}"
    return {jeton.terme for jeton in analyser(textes, entree.langue)}


class Naif:
    """What each person may see, and what each thing says, with nothing of the search but its words."""

    def __init__(self):
        self.entrees = {entree.pk: entree for entree in Entree.objects.all()}
        self._vus: dict = {}
        self.termes = {pk: termes(entree) for pk, entree in self.entrees.items()}
        self.formes = {pk: set(formes(f"{e.titre}\n{e.texte}\n{e.mots}")) for pk, e in self.entrees.items()}
        self.objets = {
            (genre, objet.pk): objet for genre, m in par_genre().items() for objet in m._base_manager.all()
        }

    def visibles(self, user):
        if user.pk not in self._vus:
            self._vus[user.pk] = {
                pk for pk, e in self.entrees.items() if voit(user, self.objets[e.genre, e.objet_id])
            }
        return self._vus[user.pk]

    def disent(self, mot, langue="fr"):
        """Those that hold the word itself; and those that hold it, or what the lists say is the same."""
        variantes = [v for terme in analyser_question(mot, langue, groupes()) for v in terme.variantes]
        trouvees = {pk for pk, siens in self.termes.items() if any(siens.issuperset(v) for v in variantes)}
        return {pk for pk, siens in self.formes.items() if mot in siens} & trouvees, trouvees

    def mots_a_demander(self):
        """Of each kind, the rarest words and the commonest: what leaks is often rare."""
        par = defaultdict(lambda: defaultdict(int))
        for pk, siens in self.formes.items():
            for mot in siens:
                if len(mot) > 4 and mot.isalpha():
                    par[self.entrees[pk].genre][mot] += 1
        for nombres in par.values():
            classes = sorted(nombres, key=lambda mot: (nombres[mot], mot))
            yield from classes[:: max(len(classes) // PAR_GENRE, 1)]


def tout(user, question, debut):
    """Every answer that this person can draw from the search."""
    recherche = Recherche(user, question)
    visibles = Entree.objects.visibles_pour(user)
    return {
        "lignes": recherche.lignes,
        "corrige": recherche.reponse.corrige,
        "genres": [(c.cle, c.nombre) for c in recherche.genres],
        "cercles": [(c.cle, c.nombre) for c in recherche.cercles],
        "mots": moteur().mots(debut, visibles),
        "titres": moteur().titres(debut, visibles),
        "proposer": moteur().proposer(debut, visibles),
    }


def _deux_mots_de_suite(texte):
    mots = texte.split()
    return next((f"{a} {b}" for a, b in pairwise(mots) if len(a) > 6 < len(b) and (a + b).isalpha()), "")


def ressemblances(user):
    visibles = Entree.objects.visibles_pour(user)
    return [moteur().semblables(entree, visibles) for entree in visibles.order_by("pk")[:3]]


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """The whole demonstration, indexed; undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("demonstration")
        oublier_l_index()
        reconstruire()
        yield Naif()
        transaction.set_rollback(True)
    oublier_l_index()


@pytest.fixture(scope="module")
def personnes(demonstration):
    """One person of each way to see: nobody, then each function and role in each group."""
    diverses = {}
    for personne in Personne.objects.filter(is_active=True).order_by("pk"):
        cle = (
            personne.fonction,
            tuple(sorted(personne.groupes_ids)),
            tuple(sorted(personne.groupes_moderes_ids)),
        )
        diverses.setdefault(cle, personne)
    return [AnonymousUser(), *diverses.values()]


@pytest.mark.django_db
class TestLaDemonstration:
    def test_ce_qui_est_visible_est_ce_que_dit_le_predicat(self, demonstration, personnes):
        assert len(personnes) > 8
        for personne in personnes:
            for une_a_une in (False, True):
                visibles = Entree.objects.visibles_pour(personne, une_a_une).values_list("pk", flat=True)
                assert set(visibles) == demonstration.visibles(personne), personne
        assert len({len(demonstration.visibles(personne)) for personne in personnes}) > 4

    def test_chaque_mot_trouve_ce_que_trouve_un_filtre_naif(self, demonstration, personnes):
        mots = list(demonstration.mots_a_demander())
        assert len(mots) > 30
        for mot in mots:
            disent, au_plus = demonstration.disent(mot)
            for personne in personnes:
                visibles = demonstration.visibles(personne)
                trouvees = {
                    ligne.pk
                    for ligne in moteur().chercher(mot, Entree.objects.visibles_pour(personne), "fr").lignes
                }
                if disent & visibles:
                    assert disent & visibles <= trouvees <= au_plus & visibles, (personne, mot)
                else:
                    assert trouvees <= visibles, (personne, mot)

    def test_les_nombres_sont_ceux_de_ce_qui_se_voit(self, demonstration, personnes):
        for personne in personnes:
            visibles = demonstration.visibles(personne)
            recherche = Recherche(personne, "logement accompagnement")
            assert (
                sum(choix.nombre for choix in recherche.genres) == recherche.nombre == len(recherche.lignes)
            )
            assert sum(recherche.facette("cercle").values()) == recherche.nombre
            assert {ligne.pk for ligne in recherche.lignes} <= visibles
            for genre in recherche.genres:
                seul = Recherche(personne, "logement accompagnement", genre=genre.cle)
                assert seul.nombre == genre.nombre

    def test_mots_titres_et_ressemblances(self, demonstration, personnes):
        for personne in personnes:
            visibles = demonstration.visibles(personne)
            requete = Entree.objects.visibles_pour(personne)
            sus = set().union(*(demonstration.formes[pk] for pk in visibles))
            for debut in ("lo", "ac", "pers", "refu", "dom", "psy"):
                dits = {forme for mot in moteur().mots(debut, requete) for forme in formes(mot)}
                assert dits <= sus, (personne, debut, dits - sus)
                assert {entree.pk for entree in moteur().titres(debut, requete)} <= visibles
            for pk in sorted(visibles)[:: max(len(visibles) // 6, 1)]:
                semblables = moteur().semblables(demonstration.entrees[pk], requete)
                assert {ligne.pk for ligne in semblables} <= visibles - {pk}

    def test_deux_mots_de_suite(self, demonstration, personnes):
        """Found where she may see them so, whatever else says them."""
        for rang, personne in enumerate(personnes):
            visibles = demonstration.visibles(personne)
            for pk in sorted(demonstration.entrees)[rang :: len(personnes) * 4]:
                entree = demonstration.entrees[pk]
                couple = _deux_mots_de_suite(entree.texte)
                trouvees = {ligne.pk for ligne in Recherche(personne, f"« {couple} »").lignes}
                assert trouvees <= visibles, (personne, couple)
                if couple and pk in visibles:
                    autres = {e.pk for e in demonstration.entrees.values() if e.famille == entree.famille}
                    assert pk in trouvees or (entree.famille and trouvees & autres), (personne, couple, pk)

    def test_une_correction_est_faite_de_mots_qui_se_voient(self, demonstration, personnes):
        for personne in personnes[::2]:
            sus = set().union(*(demonstration.formes[pk] for pk in demonstration.visibles(personne)))
            for mot in list(demonstration.mots_a_demander())[::4]:
                faute = f"{mot[:2]}{mot[3]}{mot[2]}{mot[4:]}"
                for question in (mot, faute):
                    corrige = (
                        moteur().chercher(question, Entree.objects.visibles_pour(personne), "fr").corrige
                    )
                    assert not corrige or set(formes(corrige)) <= sus, (personne, question, corrige)

    def test_ce_qui_ne_se_voit_pas_ne_change_rien_a_rien(self, demonstration, personnes):
        """The same questions to an index that never knew what this person may not see."""
        questions = [
            *list(demonstration.mots_a_demander())[::6],
            "comment faire quand la personne refuse",
            "logemant",
        ]
        for personne in (personnes[0], personnes[1], personnes[-1]):
            avec = [*(tout(personne, q, q[:3]) for q in questions), ressemblances(personne)]
            with transaction.atomic():
                Entree.objects.exclude(pk__in=demonstration.visibles(personne)).delete()
                refaire_l_index()
                sans = [*(tout(personne, q, q[:3]) for q in questions), ressemblances(personne)]
                transaction.set_rollback(True)
            refaire_l_index()
            assert avec == sans, personne
