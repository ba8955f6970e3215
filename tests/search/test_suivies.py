"""Following a search: what is new for her, and nothing that she may not see (produit.md §4.5, §4.7)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from noeuds.models import Vignette
from search.models import RechercheSuivie
from search.suivies import actions, courriels
from search.suivies.nouveautes import Nouveautes
from search.suivies.regard import compacter, deplier
from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle
from socle.comptes.actions.compte import effacer
from socle.comptes.enums import Role
from socle.comptes.models import Adhesion
from socle.envois.facteur import distribuer
from socle.envois.models import Envoi
from tests.cercles.monde import creer_monde
from tests.comptes.fabriques import AdhesionFactory, GroupeFactory, cycle_courant, membre, moderateur
from tests.envois.fabriques import etats
from tests.noeuds.fabriques import NoeudFactory, PisteFactory, VignetteFactory
from tests.outils.traductions import traduire
from tests.ressources.fabriques import RessourceFactory
from tests.search.fabriques import ecrire_les_entrees, suivre
from tests.veille.fabriques import ObservationFactory

pytestmark = pytest.mark.django_db
MOT = "tournesol"


def nouvelles(suivie):
    """As a request reads them: nothing remembered of who asks."""
    ecrire_les_entrees()
    suivie = RechercheSuivie.objects.select_related("personne").get(pk=suivie.pk)
    return [entree.titre for entree in Nouveautes(suivie.personne, [suivie]).de(suivie)]


def vieillir(*suivies):
    """Followed for more than a week: time to write."""
    RechercheSuivie.objects.filter(pk__in=[suivie.pk for suivie in suivies]).update(
        cree_le=timezone.now() - timedelta(days=8)
    )


@pytest.fixture
def le_matin(monkeypatch):
    monkeypatch.setattr(courriels, "PREMIERE_HEURE", 0)
    monkeypatch.setattr(courriels, "DERNIERE_HEURE", 24)


def courrier():
    """A round of the postman; what left."""
    ecrire_les_entrees()
    mail.outbox.clear()
    courriels.ecrire_a_qui_suit()
    distribuer()
    return mail.outbox


class TestNouveautes:
    def test_est_neuf_ce_qui_arrive_apres_et_rien_d_avant(self):
        RessourceFactory(nom=f"Maison du {MOT}")
        suivie = suivre(membre(), MOT)
        assert nouvelles(suivie) == []
        RessourceFactory(nom=f"Jardin du {MOT}")
        RessourceFactory(nom="Jardin des roses")
        assert nouvelles(suivie) == [f"Jardin du {MOT}"]
        actions.voir(suivie)
        assert nouvelles(suivie) == []

    def test_ce_qui_change_n_est_pas_neuf(self):
        ressource = RessourceFactory(nom=f"Maison du {MOT}")
        suivie = suivre(membre(), MOT)
        ressource.nom = f"Grande maison du {MOT}"
        ressource.save()
        assert nouvelles(suivie) == []

    def test_ce_qui_s_ote_d_un_titre_ne_se_dit_plus_avant_meme_que_l_entree_le_sache(self):
        suivie = suivre(membre(), MOT)
        ressource = RessourceFactory(nom=f"Maison du {MOT}")
        assert nouvelles(suivie) == [f"Maison du {MOT}"]
        type(ressource).objects.filter(pk=ressource.pk).update(nom="Maison")
        assert Nouveautes(suivie.personne, [suivie]).de(suivie) == []

    def test_tous_les_mots_ou_la_plupart_d_une_phrase(self):
        personne = membre()
        deux = suivre(personne, f"{MOT} jardin")
        phrase = suivre(personne, f"{MOT} jardin atelier floraison")
        RessourceFactory(nom=f"Maison du {MOT}")
        RessourceFactory(nom=f"Jardin du {MOT}, atelier")
        assert nouvelles(deux) == [f"Jardin du {MOT}, atelier"]
        assert nouvelles(phrase) == [f"Jardin du {MOT}, atelier"]

    def test_entre_guillemets_les_mots_se_suivent(self):
        suivie = suivre(membre(), f"« maison du {MOT} »")
        RessourceFactory(nom=f"Maison, {MOT}")
        RessourceFactory(nom=f"La maison du {MOT}")
        assert nouvelles(suivie) == [f"La maison du {MOT}"]

    def test_les_filtres_comptent(self):
        suivie = suivre(membre(), MOT, genre="ressource")
        VignetteFactory(cercle="public", titre=f"Un {MOT}")
        assert nouvelles(suivie) == []
        RessourceFactory(nom=f"Maison du {MOT}")
        assert nouvelles(suivie) == [f"Maison du {MOT}"]

    def test_une_traduction_de_ce_qui_se_lisait_n_est_pas_neuve(self):
        page = NoeudFactory(cercle="public", title=f"Comment un {MOT} pousse")
        suivie = suivre(membre(), MOT)
        traduire(page, f"Hoe een {MOT} groeit")
        assert nouvelles(suivie) == []

    def test_une_page_et_sa_traduction_comptent_une_fois(self):
        suivie = suivre(membre(), MOT)
        traduire(NoeudFactory(cercle="public", title=f"Comment un {MOT} pousse"), f"Hoe een {MOT} groeit")
        assert nouvelles(suivie) == [f"Comment un {MOT} pousse"]

    def test_ni_ce_qu_elle_ecrit_ni_ce_qui_attend_sa_relecture(self):
        groupe = GroupeFactory()
        moderatrice = moderateur(groupe)
        suivie = suivre(moderatrice, MOT)
        VignetteFactory(cercle="groupe", groupe=groupe, auteur=moderatrice, titre=f"Le {MOT} à moi")
        VignetteFactory(
            groupe=groupe,
            auteur=membre(groupe),
            titre=f"Un {MOT} qui attend",
            cercle_demande="groupe",
            demande_le=timezone.now(),
        )
        ObservationFactory(groupe=groupe, texte=f"Un {MOT}", partagee_le=timezone.now())
        assert nouvelles(suivie) == []

    @pytest.mark.parametrize(
        ("cercle", "qui"),
        [("groupe", {"membre", "moderateur", "veilleuse"}), ("reseau", {"autre", "coordination", "membre"})],
    )
    def test_chacune_selon_ce_qu_elle_voit(self, cercle, qui):
        monde = creer_monde()
        roles = {"membre", "moderateur", "veilleuse", "autre", "coordination", "sans_groupe"}
        suivies = {role: suivre(monde.personnes[role], MOT) for role in roles}
        VignetteFactory(
            cercle=cercle, groupe=monde.groupe, auteur=monde.personnes["auteur"], titre=f"Un {MOT}"
        )
        averties = {role for role in roles if nouvelles(suivies[role])}
        assert averties >= qui
        assert averties.isdisjoint(
            {"groupe": {"autre", "coordination", "sans_groupe"}}.get(cercle, {"sans_groupe"})
        )

    def test_ce_qui_sort_de_ses_cercles_ne_se_montre_plus(self):
        monde = creer_monde()
        suivie = suivre(monde.personnes["autre"], MOT)
        vignette = monde.chose(Vignette, "reseau")
        Vignette.objects.filter(pk=vignette.pk).update(titre=f"Un {MOT}")
        assert nouvelles(suivie) == [f"Un {MOT}"]
        cercles.reprendre(Vignette.objects.get(pk=vignette.pk), monde.fraiche("auteur"), Cercle.GROUPE)
        # Before the writer has passed, and after.
        personne = monde.fraiche("autre")
        assert Nouveautes(personne, [suivie]).de(suivie) == []
        assert nouvelles(suivie) == []

    def test_quitter_un_groupe_ferme_ce_qui_etait_neuf_et_y_entrer_l_ouvre(self):
        groupe = GroupeFactory()
        personne = membre()
        suivie = suivre(personne, MOT)
        VignetteFactory(cercle="groupe", groupe=groupe, auteur=membre(groupe), titre=f"Un {MOT}")
        assert nouvelles(suivie) == []
        AdhesionFactory(personne=personne, cycle=cycle_courant(groupe), role=Role.PARTICIPANT)
        assert nouvelles(suivie) == [f"Un {MOT}"]
        Adhesion.objects.filter(personne=personne, cycle__groupe=groupe).delete()
        assert nouvelles(suivie) == []

    def test_les_cles_se_gardent_en_peu_de_place(self):
        cles = {("noeuds.noeud", pk) for pk in range(1, 20_000, 2)} | {("a.b", 7_000_000_000)}
        assert deplier(compacter(cles)) == cles
        assert len(compacter(cles)) < 20_000
        assert deplier(compacter([])) == set()


class TestLeGroupe:
    """Which group wrote what left it is not told (produit.md §4.3), nor found out by what a filter leaves."""

    def test_d_un_autre_groupe_on_ne_suit_pas_ce_qui_en_sort(self, client, connecter):
        elle, groupe = membre(), GroupeFactory()
        connecter(client, elle)
        client.post(reverse("recherche_suivre"), {"q": MOT, "groupe_id": groupe.pk, "langue": "fr"})
        (suivie,) = RechercheSuivie.objects.filter(personne=elle)
        assert suivie.par_filtre == {"langue": "fr"}

    def test_d_un_groupe_quitte_plus_rien_n_est_dit(self):
        groupe = GroupeFactory()
        elle = membre(groupe)
        suivie = suivre(elle, MOT, groupe_id=groupe.pk)
        auteur = membre(groupe)
        RessourceFactory(nom=f"Maison du {MOT}", auteur=auteur, groupe=groupe, cercle=Cercle.PUBLIC)
        assert nouvelles(suivie) == [f"Maison du {MOT}"]
        Adhesion.objects.filter(personne=elle).update(fin=timezone.localdate() - timedelta(days=1))
        assert nouvelles(suivie) == []


class TestSuivre:
    def test_un_bouton_suit_et_le_meme_ne_suit_plus(self, client, connecter):
        personne = membre()
        connecter(client, personne)
        page = client.get(reverse("recherche"), {"q": MOT}).content.decode()
        assert "Suivre cette recherche" in page
        reponse = client.post(reverse("recherche_suivre"), {"q": MOT, "genre": "noeud"})
        suivie = personne.recherches_suivies.get()
        assert reponse.url == suivie.get_absolute_url() == f"/recherche/?q={MOT}&genre=noeud"
        client.post(reverse("recherche_suivre"), {"q": MOT, "genre": "noeud"})
        assert personne.recherches_suivies.count() == 1
        reponse = client.post(reverse("recherche_laisser", args=[suivie.reference]), {"suite": "resultats"})
        assert reponse.url == suivie.get_absolute_url()
        assert not personne.recherches_suivies.exists()

    def test_la_page_sait_que_l_on_suit(self, client, connecter):
        personne = membre()
        suivre(personne, MOT)
        page = connecter(client, personne).get(reverse("recherche"), {"q": MOT}).content.decode()
        assert "Vous suivez cette recherche" in page
        assert "Suivre cette recherche" not in page

    @pytest.mark.parametrize("role", ["anonyme", "sans_groupe"])
    def test_une_visiteuse_n_a_pas_de_bouton(self, client, connecter, role):
        personne = creer_monde().personnes[role]
        if role != "anonyme":
            connecter(client, personne)
        assert "Suivre cette recherche" not in client.get(reverse("recherche"), {"q": MOT}).content.decode()

    def test_vingt_au_plus_et_une_phrase_pour_le_dire(self, client, connecter):
        personne = membre()
        for numero in range(actions.AU_PLUS):
            suivre(personne, f"{MOT} {'abcdefghijklmnopqrst'[numero]}")
        connecter(client, personne)
        reponse = client.post(reverse("recherche_suivre"), {"q": "une de plus"}, follow=True)
        assert "Vous suivez déjà 20 recherches" in reponse.content.decode()
        assert personne.recherches_suivies.count() == actions.AU_PLUS

    def test_des_mots_qui_designent_quelqu_un_ne_se_gardent_pas(self, client, connecter):
        personne = membre()
        connecter(client, personne)
        reponse = client.post(reverse("recherche_suivre"), {"q": "madame Dupont"}, follow=True)
        assert "cette recherche ne se garde pas" in reponse.content.decode()
        assert not personne.recherches_suivies.exists()

    @pytest.mark.parametrize(
        "donnees",
        [
            {"q": ""},
            {"q": "\x00"},
            {"q": f"{MOT}\x00" * 500},
            {"q": MOT, "genre": "é" * 5000, "cercle": "&q=<b>", "groupe_id": "-1 or 1", "langue": "\x00"},
        ],
    )
    def test_une_demande_tordue_ne_casse_rien(self, client, connecter, donnees):
        personne = membre()
        assert connecter(client, personne).post(reverse("recherche_suivre"), donnees).status_code == 302
        assert client.get(reverse("mes_recherches")).status_code == 200
        for suivie in personne.recherches_suivies.all():
            assert client.get(suivie.get_absolute_url()).status_code == 200

    @pytest.mark.parametrize("geste", ["recherche_vue", "recherche_laisser", "recherche_par_courriel"])
    def test_celle_d_une_autre_n_existe_pas(self, client, connecter, geste):
        groupe = GroupeFactory()
        suivie = suivre(membre(groupe), MOT)
        avant = RechercheSuivie.objects.values().get()
        for autre in (membre(groupe), moderateur(groupe)):
            reponse = connecter(client, autre).post(reverse(geste, args=[suivie.reference]))
            assert reponse.status_code == 404
            assert MOT not in client.get(reverse("mes_recherches")).content.decode()
        assert RechercheSuivie.objects.values().get() == avant

    def test_un_compte_efface_les_emporte(self):
        personne = membre()
        suivre(personne, MOT)
        effacer(personne)
        assert not RechercheSuivie.objects.exists()


class TestPage:
    def test_elle_dit_ce_qui_est_neuf_et_c_est_vu_l_eteint(self, client, connecter):
        personne = membre()
        suivie = suivre(personne, MOT, genre="ressource")
        RessourceFactory(nom=f"Maison du {MOT}")
        ecrire_les_entrees()
        connecter(client, personne)
        page = client.get(reverse("mes_recherches")).content.decode()
        assert "1 nouveauté" in page
        assert f"Maison du {MOT}" in page
        client.post(reverse("recherche_vue", args=[suivie.reference]))
        page = client.get(reverse("mes_recherches")).content.decode()
        assert "Rien de neuf" in page
        assert f"Maison du {MOT}" not in page

    def test_mon_espace_y_mene(self, client, connecter):
        page = connecter(client, membre()).get(reverse("mon_espace")).content.decode()
        assert reverse("mes_recherches") in page

    def test_le_nombre_de_requetes_ne_suit_ni_les_recherches_ni_les_resultats(
        self, client, connecter, django_assert_max_num_queries
    ):
        personne = membre()
        for numero in range(actions.AU_PLUS):
            suivre(personne, f"{MOT} {'abcdefghijklmnopqrst'[numero]}")
        for lettre in "abcdefghijklmnopqrst":
            RessourceFactory(nom=f"Maison {lettre} du {MOT}")
            traduire(NoeudFactory(cercle="public", title=f"Un {MOT} {lettre}"), f"Een {MOT} {lettre}")
        ecrire_les_entrees()
        connecter(client, personne).get(reverse("mes_recherches"))
        with django_assert_max_num_queries(15):
            page = client.get(reverse("mes_recherches")).content.decode()
        assert page.count("nouveauté") >= actions.AU_PLUS


@pytest.mark.usefixtures("le_matin")
class TestCourriel:
    def test_un_seul_par_semaine_pour_toutes_avec_des_titres_et_des_liens(self):
        personne = membre()
        vieillir(suivre(personne, MOT), suivre(personne, "rose"))
        RessourceFactory(nom=f"Maison du {MOT}", description="Un texte qui ne part pas")
        ressource = RessourceFactory(nom="La rose")
        (message,) = courrier()
        html = message.alternatives[0][0]
        for corps in (message.body, html):
            assert f"Maison du {MOT}" in corps
            assert ressource.get_absolute_url() in corps
            assert reverse("mes_recherches") in corps
            assert "Un texte qui ne part pas" not in corps
        RessourceFactory(nom=f"Jardin du {MOT}")
        assert courrier() == []
        # Another day of the same week.
        Envoi.objects.update(cle="la veille", cree_le=timezone.now() - timedelta(days=6))
        assert courrier() == []

    @pytest.mark.parametrize("cercle", [Cercle.GROUPE, Cercle.RESEAU])
    def test_les_mots_d_une_piste_ne_sortent_pas_de_son_groupe(self, cercle):
        """Her words are all that it has for a title (produit.md §4.7)."""
        personne = membre(groupe := GroupeFactory())
        vieillir(suivre(personne, MOT))
        noeud = NoeudFactory(cercle="public")
        piste = PisteFactory(noeud=noeud, groupe=groupe, cercle=cercle, si=f"le {MOT} fane", alors="arrosez")
        (message,) = courrier()
        for corps in (message.body, message.alternatives[0][0]):
            assert piste.get_absolute_url() in corps
            assert ("arrosez" in corps) == (cercle == Cercle.RESEAU)

    def test_la_semaine_suivante_ne_redit_pas_ce_qui_est_dit(self):
        personne = membre()
        vieillir(suivre(personne, MOT))
        RessourceFactory(nom=f"Maison du {MOT}")
        assert len(courrier()) == 1
        for prefixe in ("a", "b"):
            Envoi.objects.update(cree_le=timezone.now() - timedelta(days=8))
            for envoi in Envoi.objects.all():
                Envoi.objects.filter(pk=envoi.pk).update(cle=f"{prefixe}{envoi.cle}")
            if prefixe == "b":
                RessourceFactory(nom=f"Jardin du {MOT}")
            partis = courrier()
            assert len(partis) == (prefixe == "b")
        assert f"Jardin du {MOT}" in partis[0].body
        assert f"Maison du {MOT}" not in partis[0].body

    def test_refuse_un_moment_il_repart_entier(self, monkeypatch):
        personne = membre()
        suivie = suivre(personne, MOT)
        vieillir(suivie)
        RessourceFactory(nom=f"Maison du {MOT}")
        ecrire_les_entrees()
        courriels.ecrire_a_qui_suit()
        envoi = Envoi.objects.select_related("personne").get()
        for _fois in range(2):
            lettre = courriels.recherches_suivies(envoi)
            assert [un["titre"] for un in lettre.contexte["parties"][0]["titres"]] == [f"Maison du {MOT}"]

    def test_rien_de_neuf_rien_ne_part(self):
        vieillir(suivre(membre(), MOT))
        RessourceFactory(nom="La rose")
        assert courrier() == []
        assert etats() == ["annule"]

    def test_pas_avant_une_semaine(self):
        suivre(membre(), MOT)
        RessourceFactory(nom=f"Maison du {MOT}")
        assert courrier() == []
        assert not Envoi.objects.exists()

    @pytest.mark.parametrize("quand", ["avant", "apres"])
    def test_ce_qui_est_repris_ne_part_pas(self, quand):
        monde = creer_monde()
        vieillir(suivre(monde.personnes["autre"], MOT))
        vignette = monde.chose(Vignette, "reseau")
        Vignette.objects.filter(pk=vignette.pk).update(titre=f"Un {MOT}")
        ecrire_les_entrees()
        courriels.ecrire_a_qui_suit()
        cercles.reprendre(Vignette.objects.get(pk=vignette.pk), monde.fraiche("auteur"), Cercle.GROUPE)
        if quand == "apres":
            ecrire_les_entrees()
        distribuer()
        assert mail.outbox == []

    def test_qui_n_en_veut_pas_n_en_recoit_pas(self, client, connecter):
        personne = membre()
        suivie = suivre(personne, MOT)
        vieillir(suivie)
        connecter(client, personne).post(
            reverse("recherche_par_courriel", args=[suivie.reference]), {"par_courriel": "non"}
        )
        RessourceFactory(nom=f"Maison du {MOT}")
        assert courrier() == []
        assert "M’écrire s’il y a du neuf" in client.get(reverse("mes_recherches")).content.decode()

    @pytest.mark.parametrize("depart", ["inactive", "sortie", "laissee"])
    def test_qui_part_entretemps_ne_recoit_rien(self, depart):
        personne = membre()
        suivie = suivre(personne, MOT)
        vieillir(suivie)
        RessourceFactory(nom=f"Maison du {MOT}")
        ecrire_les_entrees()
        courriels.ecrire_a_qui_suit()
        if depart == "inactive":
            type(personne).objects.filter(pk=personne.pk).update(is_active=False)
        elif depart == "sortie":
            personne.adhesions.all().delete()
        else:
            suivie.delete()
        distribuer()
        assert mail.outbox == []

    def test_dans_sa_langue(self):
        personne = membre()
        type(personne).objects.filter(pk=personne.pk).update(langue="nl")
        vieillir(suivre(personne, MOT))
        ressource = RessourceFactory(nom=f"Maison du {MOT}")
        (message,) = courrier()
        assert f"/nl{ressource.get_absolute_url()}" in message.body
        assert "/nl/mes-recherches/" in message.body

    def test_pas_la_nuit(self, monkeypatch):
        monkeypatch.setattr(courriels, "PREMIERE_HEURE", 24)
        vieillir(suivre(membre(), MOT))
        RessourceFactory(nom=f"Maison du {MOT}")
        assert courrier() == []
        assert not Envoi.objects.exists()
