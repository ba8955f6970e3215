"""Whatever changes the words of a thing is noted in the same transaction, whoever writes and however."""

import pytest
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Page

from cdp.models import ElementTransmis
from search import declencheurs
from search.genres import modeles_cherchables
from search.models import Changement
from tests.cercles.monde import creer_monde
from tests.comptes.fabriques import GroupeFactory
from tests.noeuds.fabriques import NoeudFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


def notees(depuis=0):
    return set(Changement.objects.filter(pk__gt=depuis).values_list("genre", "objet_id"))


def dernier():
    return Changement.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def de(objet):
    return type(objet)._meta.label_lower, objet.pk


@pytest.fixture
def fiche():
    return RessourceFactory(nom="Maison médicale")


@pytest.mark.parametrize("modele", modeles_cherchables(), ids=lambda modele: modele._meta.label_lower)
def test_chaque_genre_est_surveille(modele):
    tables = {une.table for une in declencheurs.surveillances() if modele._meta.label_lower in une.choix}
    assert modele._meta.db_table in tables
    for champ in modele.get_search_fields():
        if type(champ).__name__ == "RelatedFields":
            liens = champ.get_field(modele).remote_field.through._meta.db_table
            assert liens in tables, champ.field_name


def test_ils_sont_poses():
    assert declencheurs.sont_poses(connection)


def test_une_table_refaite_les_retrouve_et_un_ancien_s_en_va():
    nom = next(iter(declencheurs._presents(connection)))
    table = declencheurs._presents(connection)[nom]
    ou = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as curseur:
        curseur.execute(f"DROP TRIGGER {nom}{ou}")
    assert not declencheurs.sont_poses(connection)
    declencheurs.poser(connection)
    assert declencheurs.sont_poses(connection)


def test_un_declencheur_d_une_autre_version_est_retire(monkeypatch):
    attendus = dict(declencheurs._declencheurs(connection))
    ancien = next(iter(attendus))
    monkeypatch.setattr(
        declencheurs, "_declencheurs", lambda connexion: [(n, o) for n, o in attendus.items() if n != ancien]
    )
    declencheurs.poser(connection)
    assert ancien not in declencheurs._presents(connection)


class TestCeQuiSEcrit:
    def test_une_chose_creee_changee_puis_retiree(self, fiche):
        assert de(fiche) in notees()
        avant, cle = dernier(), de(fiche)
        fiche.description = "Sur rendez-vous."
        fiche.save(update_fields=["description"])
        assert cle in notees(avant)
        avant = dernier()
        fiche.delete()
        assert cle in notees(avant)

    def test_sans_passer_par_save(self, fiche):
        avant = dernier()
        type(fiche).objects.filter(pk=fiche.pk).update(description="Complet.")
        assert notees(avant) == {de(fiche)}
        avant = dernier()
        type(fiche).objects.bulk_create([RessourceFactory.build(nom="Autre")])
        assert len(notees(avant)) == 1

    def test_ce_qui_est_annule_n_est_pas_note(self, fiche):
        avant = dernier()
        with transaction.atomic():
            type(fiche).objects.filter(pk=fiche.pk).update(description="Jamais.")
            assert notees(avant)
            transaction.set_rollback(True)
        assert not notees(avant)

    def test_ses_etiquettes_et_ses_communes(self, fiche):
        avant = dernier()
        fiche.etiquettes.add("logement")
        assert notees(avant) == {de(fiche)}
        avant = dernier()
        fiche.etiquettes.clear()
        assert notees(avant) == {de(fiche)}
        avant = dernier()
        fiche.communes.set([])
        fiche.communes.add(type(fiche).communes.rel.model.objects.first())
        assert de(fiche) in notees(avant)

    def test_l_etiquette_d_un_noeud(self):
        noeud = NoeudFactory()
        avant = dernier()
        noeud.etiquettes.add("sommeil")
        noeud.save()
        assert de(noeud) in notees(avant)

    def test_une_page_changee_par_sa_seule_table_mere(self):
        noeud = NoeudFactory()
        avant = dernier()
        Page.objects.filter(pk=noeud.pk).update(title=F("title"))
        assert notees(avant) == {de(noeud)}

    def test_une_page_qui_n_est_d_aucun_genre(self):
        avant = dernier()
        Page.objects.filter(depth=1).update(title=F("title"))
        assert not notees(avant)

    def test_ce_qu_une_seance_a_transmis(self):
        monde = creer_monde()
        from cdp.models import Seance

        seance = monde.chose(Seance, "groupe")
        avant = dernier()
        ElementTransmis.objects.create(seance=seance, genre="positif", texte="Un café change tout.")
        assert notees(avant) == {de(seance)}

    def test_les_listes_d_une_situation(self):
        vignette = VignetteFactory()
        avant = dernier()
        terme = (
            vignette.themes.model.objects.filter(liste="themes").first()
            or vignette.themes.model.objects.first()
        )
        vignette.themes.add(terme)
        assert de(vignette) in notees(avant)

    def test_ce_qui_n_a_pas_de_mots_ne_note_rien(self):
        avant = dernier()
        GroupeFactory()
        assert not notees(avant)
