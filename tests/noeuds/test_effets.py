"""Whether a resource helped, nœud by nœud: never under five, never by subtraction (produit.md §4.4, §4.5)."""

import random

import pytest
from django.contrib.auth.models import AnonymousUser

from noeuds.effets import avec_effets, bilan, noeuds_de
from noeuds.enums import Effet
from noeuds.models import Mobilisation, Vignette
from ressources.models import Ressource
from socle.cercles.enums import Cercle
from tests.cercles.monde import creer_monde
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

PETITS = range(1, 5)


def ecrit(aides, pas_aides):
    return str(bilan(aides, pas_aides).en_mots)


def test_sous_cinq_situations_rien_ne_se_dit():
    assert not any(ecrit(aides, total - aides) for total in range(5) for aides in range(total + 1))


def test_un_nombre_sous_cinq_ne_s_ecrit_jamais():
    for aides in range(12):
        for pas_aides in range(12):
            lu = bilan(aides, pas_aides)
            exacts = {lu.aides, lu.pas_aides} - {None}
            assert not exacts & set(range(5)), (aides, pas_aides)
            assert not any(str(n) in str(lu.en_mots).split() for n in range(5))


@pytest.mark.parametrize("plafond", [*range(5, 16), 40])
def test_ce_qui_se_lit_ne_laisse_jamais_deviner_une_petite_part(plafond):
    """Even to whoever knows how many situations the nœud has in all: two worlds at least read the same."""
    mondes = {}
    for aides in range(plafond + 1):
        for pas_aides in range(plafond + 1 - aides):
            mondes.setdefault(ecrit(aides, pas_aides), []).append((aides, pas_aides))
    for lus in mondes.values():
        for part in (0, 1):
            valeurs = {monde[part] for monde in lus}
            assert len(valeurs) > 1 or not valeurs & set(PETITS), lus


@pytest.mark.django_db
class TestUnMonde:
    """Random worlds, always the same ones: what each role reads depends on what it may read, and on nothing else."""

    ROLES = ("anonyme", "auteur", "membre", "moderateur", "autre", "coordination")

    def peupler(self, graine):
        hasard = random.Random(graine)
        monde = creer_monde()
        noeuds = [NoeudFactory(cercle="public") for _ in range(2)]
        ressource = RessourceFactory()
        auteurs = [monde.personnes[role] for role in ("auteur", "membre")]
        for _ in range(40):
            vignette = VignetteFactory(
                noeud=hasard.choice(noeuds),
                groupe=monde.groupe,
                auteur=hasard.choice(auteurs),
                cercle=hasard.choices(list(Cercle), [1, 2, 4, 4])[0],
            )
            Mobilisation.objects.create(
                vignette=vignette, quoi="X", par="rp", ressource=ressource, effet=hasard.choice(Effet.values)
            )
        return monde, noeuds, ressource

    def lire(self, monde, role, ressource, noeuds):
        user = AnonymousUser() if role == "anonyme" else monde.fraiche(role)
        sur_la_fiche = {noeud.pk: noeud.bilan for noeud in noeuds_de(ressource, user)}
        sur_le_noeud = {}
        for noeud in noeuds:
            lue = avec_effets(Ressource.objects.filter(pk=ressource.pk), noeud, user).get()
            sur_le_noeud[noeud.pk] = bilan(lue.aides, lue.pas_aides)
        return sur_la_fiche, sur_le_noeud

    @pytest.mark.parametrize("graine", [1, 2, 3])
    def test_ce_qu_on_ne_peut_pas_lire_ne_change_rien(self, graine):
        monde, noeuds, ressource = self.peupler(graine)
        for role in self.ROLES:
            user = AnonymousUser() if role == "anonyme" else monde.fraiche(role)
            avant = self.lire(monde, role, ressource, noeuds)
            caches = Mobilisation.objects.exclude(vignette__in=Vignette.objects.visibles_pour(user))
            effets = {appel.pk: appel.effet for appel in caches}
            caches.update(effet=Effet.AIDE)
            assert self.lire(monde, role, ressource, noeuds) == avant, role
            for cle, effet in effets.items():
                Mobilisation.objects.filter(pk=cle).update(effet=effet)

    def test_raconter_ou_reprendre_la_sienne_n_apprend_rien_a_son_auteur(self):
        monde, noeuds, ressource = self.peupler(4)
        auteur = monde.fraiche("auteur")
        avant = self.lire(monde, "auteur", ressource, noeuds)
        for cercle in Cercle:
            vignette = VignetteFactory(noeud=noeuds[0], groupe=monde.groupe, auteur=auteur, cercle=cercle)
            Mobilisation.objects.create(
                vignette=vignette, quoi="X", par="rp", ressource=ressource, effet="aide"
            )
            assert self.lire(monde, "auteur", ressource, noeuds) == avant
        Vignette.objects.filter(auteur=auteur).delete()
        assert self.lire(monde, "auteur", ressource, noeuds) == avant

    def test_la_fiche_et_le_noeud_disent_la_meme_chose(self):
        monde, noeuds, ressource = self.peupler(5)
        for role in self.ROLES:
            fiche, noeud = self.lire(monde, role, ressource, noeuds)
            assert fiche == {cle: lu for cle, lu in noeud.items() if lu.en_mots}
        assert fiche

    def test_un_noeud_ou_elle_a_trop_peu_servi_ne_se_devine_pas(self):
        """Tied by hand, it is there with nothing said, whether nobody called upon it or four did."""
        lie, autre = NoeudFactory(cercle="public"), NoeudFactory(cercle="public")
        ressource = RessourceFactory()
        ressource.noeuds.add(lie)
        for noeud in (lie, autre):
            for _ in range(4):
                Mobilisation.objects.create(
                    vignette=VignetteFactory(noeud=noeud, cercle="public"),
                    quoi="X",
                    par="rp",
                    ressource=ressource,
                    effet="aide",
                )
        assert [(n.pk, n.bilan.en_mots) for n in noeuds_de(ressource, AnonymousUser())] == [(lie.pk, "")]

    def test_une_situation_compte_une_fois_et_dans_chacun_de_ses_noeuds(self):
        noeud, autre = NoeudFactory(cercle="public"), NoeudFactory(cercle="public")
        ressource = RessourceFactory()
        for effet in ("aide", "pas_aide"):
            for _ in range(5):
                vignette = VignetteFactory(noeud=noeud, cercle="public")
                vignette.autres_noeuds.add(autre)
                for _ in range(2):
                    Mobilisation.objects.create(
                        vignette=vignette, quoi="X", par="rp", ressource=ressource, effet=effet
                    )
        lus = noeuds_de(ressource, AnonymousUser())
        assert [(lu.bilan.aides, lu.bilan.pas_aides) for lu in lus] == [(5, 5), (5, 5)]
