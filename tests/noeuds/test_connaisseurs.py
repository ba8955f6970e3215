"""Who lived it, who knows it: no name, no small number; a name leaves its group when its owner agrees (§4.3)."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from noeuds import mises_en_relation as relations
from noeuds.enums import EtatDeMiseEnRelation
from noeuds.models import Connaissance, MiseEnRelation, Vecu
from socle.cercles.enums import Cercle
from tests.comptes.fabriques import GroupeFactory, PersonneFactory, membre, moderateur
from tests.noeuds.fabriques import ConnaissanceFactory, MiseEnRelationFactory, NoeudFactory

pytestmark = pytest.mark.django_db


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse.content.decode()


def principal(lu):
    return lu[lu.index("<main") : lu.index("</main>")]


def _sans_jeton(lu):
    """Without what changes from one answer to the next."""
    import re

    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", principal(lu))


def test_j_ai_vecu_ca_se_dit_et_se_retire_d_un_geste(client, connecter):
    noeud, moi = NoeudFactory(), membre()
    adresse = reverse("noeud_vecu", args=[noeud.reference])
    connecter(client, moi)
    for _fois in range(2):
        client.post(adresse, {"vecu": "oui"})
    vecu = Vecu.objects.get()
    assert (vecu.personne, vecu.mois.day) == (moi, 1)
    assert 'aria-pressed="true"' in page(client, noeud.url)
    client.post(adresse, {"vecu": "non"})
    assert not Vecu.objects.exists()


def test_sous_cinq_la_page_ne_change_pour_personne_d_autre(client, connecter):
    """From none to four, not a letter moves: nobody can tell who has just tapped."""
    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    groupe = GroupeFactory()
    lectrice, relectrice = membre(groupe), moderateur(groupe)

    def lues():
        client.logout()
        dehors = _sans_jeton(page(client, noeud.url))
        return [dehors, *(_sans_jeton(page(connecter(client, p), noeud.url)) for p in (lectrice, relectrice))]

    avant = lues()
    for rang in range(5):
        assert lues() == avant, rang
        Vecu.objects.create(noeud=noeud, personne=PersonneFactory())
    assert all("5 collègues l’ont vécu aussi" in lu for lu in lues())


def test_hors_du_reseau_on_ne_dit_rien(client, connecter):
    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    for nom in ("noeud_vecu", "noeud_connaitre"):
        adresse = reverse(nom, args=[noeud.reference])
        assert connecter(client, PersonneFactory()).post(adresse, {"vecu": "oui"}).status_code == 404
    assert not Vecu.objects.exists()
    assert not Connaissance.objects.exists()


def test_qui_connait_n_est_jamais_une_liste_de_noms(client, connecter):
    noeud = NoeudFactory(cercle=Cercle.PUBLIC)
    connue = membre(first_name="Ombeline", last_name="Vanacker")
    groupe = connue.adhesions_actives[0].cycle.groupe
    adresse = reverse("noeud_connaitre", args=[noeud.reference])
    connecter(client, connue).post(adresse, {"mot": "J’ai suivi une formation."})
    assert Connaissance.objects.get().mot == "J’ai suivi une formation."
    for personne in (membre(), membre(groupe), moderateur(groupe), moderateur()):
        lu = page(connecter(client, personne), noeud.url)
        assert "Des collègues connaissent ce nœud." in lu
        assert "Ombeline" not in principal(lu)
        assert "formation" not in principal(lu)
    client.logout()
    assert "Des collègues connaissent" not in page(client, noeud.url)
    connecter(client, connue).post(adresse, {"retirer": "1"})
    assert not Connaissance.objects.exists()


def test_un_nom_dans_le_mot_est_refuse(client, connecter):
    noeud = NoeudFactory()
    adresse = reverse("noeud_connaitre", args=[noeud.reference])
    connecter(client, membre()).post(adresse, {"mot": "Appelez Mme Peeters au 0470 12 34 56."})
    assert not Connaissance.objects.exists()


@pytest.fixture
def scene():
    """Somebody asks; one colleague of her group knows the nœud, one of another group too."""
    return Scene()


class Scene:
    def __init__(self):
        self.groupe = GroupeFactory()
        self.noeud = NoeudFactory(cercle=Cercle.RESEAU)
        self.demandeuse = membre(self.groupe, first_name="Fatou", last_name="Ndiaye")
        self.moderatrice = moderateur(self.groupe)
        self.proche = ConnaissanceFactory(
            noeud=self.noeud, personne=membre(self.groupe, first_name="Jeanne"), mot="Souvent."
        )
        self.lointaine = ConnaissanceFactory(
            noeud=self.noeud,
            personne=membre(
                first_name="Ombeline", last_name="Vanacker", adhesion={"secteur": "sante_mentale"}
            ),
            mot="Au centre de la rue haute.",
        )

    @property
    def ailleurs(self):
        return self.lointaine.personne

    def demander(self, client, connecter):
        adresse = reverse("mise_en_relation_nouvelle", args=[self.noeud.reference])
        envoi = {"mot": "Comment garder le lien ?"}
        assert connecter(client, self.demandeuse).post(adresse, envoi).status_code == 302
        (prevenue,) = mail.outbox
        assert prevenue.to == [self.moderatrice.email]
        assert "garder le lien" not in prevenue.body
        mail.outbox.clear()
        return MiseEnRelation.objects.get()


def test_la_moderation_choisit_par_le_nom_chez_elle_par_le_secteur_ailleurs(client, connecter, scene):
    mise = scene.demander(client, connecter)
    connecter(client, scene.moderatrice)
    assert "1 demande de mise en relation vous attend" in page(client, scene.noeud.url)
    lu = page(client, mise.get_absolute_url())
    assert "Jeanne" in lu
    assert "Souvent." in lu
    assert "rofessionnel·le de la santé mentale" in lu
    for secret in ("Ombeline", "Vanacker", "rue haute"):
        assert secret not in lu
    assert connecter(client, moderateur()).get(mise.get_absolute_url()).status_code == 404


def test_aucun_nom_avant_le_oui_puis_chacune_a_l_autre(client, connecter, scene):
    mise = scene.demander(client, connecter)
    connecter(client, scene.moderatrice).post(
        reverse("mise_en_relation_choisir", args=[mise.reference]), {"choix": "secteur-sante_mentale"}
    )
    (courriel,) = mail.outbox
    assert courriel.to == [scene.ailleurs.email]
    corps = courriel.subject + courriel.body + courriel.alternatives[0][0]
    for secret in ("Fatou", "Ndiaye", "garder le lien", scene.groupe.nom):
        assert secret not in corps
    pages = {
        p: page(connecter(client, p), mise.get_absolute_url()) for p in (scene.demandeuse, scene.moderatrice)
    }
    assert not any("Ombeline" in lu or "Vanacker" in lu for lu in pages.values())
    demandee = page(connecter(client, scene.ailleurs), mise.get_absolute_url())
    assert "rofessionnel·le du social" in demandee
    assert "Fatou" not in demandee
    assert scene.demandeuse.email not in demandee
    client.post(reverse("mise_en_relation_repondre", args=[mise.reference]), {"reponse": "oui"})
    mise.refresh_from_db()
    assert mise.etat == EtatDeMiseEnRelation.ACCEPTEE
    textes = {courriel.to[0]: courriel.body for courriel in mail.outbox[1:]}
    assert scene.ailleurs.email in textes[scene.demandeuse.email]
    assert scene.demandeuse.email in textes[scene.ailleurs.email]
    assert not any("garder le lien" in texte for texte in textes.values())
    assert "Vanacker" in page(connecter(client, scene.demandeuse), mise.get_absolute_url())
    assert "Vanacker" not in page(connecter(client, scene.moderatrice), mise.get_absolute_url())
    assert "Vanacker" not in page(connecter(client, scene.moderatrice), reverse("mises_en_relation"))


def test_decliner_ne_donne_rien_et_n_est_pas_demande_deux_fois(client, connecter, scene):
    mise = scene.demander(client, connecter)
    assert relations.choisir(mise, scene.moderatrice, "secteur-sante_mentale")
    connecter(client, scene.ailleurs)
    client.post(reverse("mise_en_relation_repondre", args=[mise.reference]), {"reponse": "non"})
    assert client.get(mise.get_absolute_url()).status_code == 404
    mise.refresh_from_db()
    assert mise.etat == EtatDeMiseEnRelation.DEMANDEE
    assert [choix.libelle for choix in relations.choix_pour(mise)] == [str(scene.proche.personne)]
    assert relations.choisir(mise, scene.moderatrice, "secteur-sante_mentale") is None
    sollicitation = mise.sollicitations.get()
    assert (sollicitation.acceptee, sollicitation.par) == (False, scene.moderatrice)
    assert sollicitation.repondue_le is not None
    assert len(mail.outbox) == 1


def test_on_ne_repond_ni_ne_choisit_a_la_place_d_une_autre(client, connecter, scene):
    mise = scene.demander(client, connecter)
    intruses = (scene.demandeuse, membre(scene.groupe), moderateur(), scene.proche.personne)
    choisir = reverse("mise_en_relation_choisir", args=[mise.reference])
    for personne in intruses:
        connecter(client, personne)
        assert client.post(choisir, {"choix": "secteur-sante_mentale"}).status_code == 404
        with pytest.raises(PermissionDenied):
            relations.choisir(mise, personne, "secteur-sante_mentale")
    # A key of somebody of another group is not one of the answers.
    assert relations.choisir(mise, scene.moderatrice, f"membre-{scene.lointaine.pk}") is None
    assert relations.choisir(mise, scene.moderatrice, f"membre-{scene.proche.pk}")
    repondre = reverse("mise_en_relation_repondre", args=[mise.reference])
    for personne in (scene.demandeuse, scene.moderatrice, scene.ailleurs):
        assert connecter(client, personne).post(repondre, {"reponse": "oui"}).status_code == 404
    assert mise.sollicitations.get().acceptee is None
    # Twice the same button: the second time is too late.
    assert relations.repondre(mise, scene.proche.personne, True)
    assert not relations.repondre(mise, scene.proche.personne, False)


def test_sans_personne_qui_connaisse_on_ne_demande_pas(client, connecter):
    noeud, moi = NoeudFactory(), membre()
    ConnaissanceFactory(noeud=noeud, personne=moi)
    adresse = reverse("mise_en_relation_nouvelle", args=[noeud.reference])
    assert connecter(client, moi).get(adresse).status_code == 404
    assert "Demander une mise en relation" not in page(client, noeud.url)


def test_celle_qui_part_ne_bloque_pas_la_demande():
    mise = MiseEnRelationFactory(etat=EtatDeMiseEnRelation.PROPOSEE)
    partie = membre()
    mise.sollicitations.create(connaisseur=partie, secteur="sante")
    moderatrice = moderateur(mise.groupe)
    assert not MiseEnRelation.objects.a_traiter_par(moderatrice).exists()
    partie.delete()
    assert MiseEnRelation.objects.a_traiter_par(moderatrice).get() == mise


def test_la_demande_se_retire(client, connecter, scene):
    mise = scene.demander(client, connecter)
    relations.choisir(mise, scene.moderatrice, "secteur-sante_mentale")
    client.post(reverse("mise_en_relation_fermer", args=[mise.reference]))
    assert connecter(client, scene.ailleurs).get(mise.get_absolute_url()).status_code == 404
    assert not relations.repondre(mise, scene.ailleurs, True)
