import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from socle.cercles.enums import Cercle
from tests.comptes.fabriques import membre, moderateur
from tests.noeuds.fabriques import NoeudFactory

from .fabriques import DispositifFactory, ModeEmploiFactory, RessourceFactory, SignalementFactory

pytestmark = pytest.mark.django_db


def _remplir(nombre):
    for rang in range(nombre):
        fiche = RessourceFactory(
            communes=["Evere", "Jette"],
            etiquettes=["budget", f"mot {rang}"],
            auteur=membre(),
            secteur="social",
        )
        ModeEmploiFactory(ressource=fiche, auteur=membre())
        SignalementFactory(ressource=fiche, par=membre())
        DispositifFactory(etiquettes=["relais"])


def _requetes(client, adresse):
    with CaptureQueriesContext(
        connection,
    ) as requetes:
        assert client.get(adresse).status_code == 200
    return len(requetes)


@pytest.mark.parametrize("qui", [None, membre, moderateur])
@pytest.mark.parametrize(
    "adresse",
    ["/ressources/", "/ressources/?q=recu&genre=service&commune=21006&disponible=1", "/dispositifs/"],
)
def test_les_listes_coutent_le_meme_prix_quel_que_soit_le_nombre(client, connecter, qui, adresse):
    if qui:
        connecter(client, qui())
    _remplir(3)
    client.get(adresse)
    avant = _requetes(client, adresse)
    _remplir(3)
    # What changed is read into memory again, once.
    client.get(adresse)
    assert _requetes(client, adresse) == avant <= 15


@pytest.mark.parametrize("qui", [None, membre, moderateur])
def test_une_fiche_coute_le_meme_prix_quel_que_soit_ce_qu_on_en_sait(client, connecter, qui):
    if qui:
        connecter(client, qui())
    fiche = RessourceFactory(communes=["Evere"], etiquettes=["budget"])

    def savoir():
        for _fois in range(3):
            ModeEmploiFactory(ressource=fiche, auteur=membre())
            SignalementFactory(ressource=fiche, par=membre())

    savoir()
    client.get(fiche.get_absolute_url())
    avant = _requetes(client, fiche.get_absolute_url())
    savoir()
    assert _requetes(client, fiche.get_absolute_url()) == avant <= 15


@pytest.mark.parametrize("nom", ["ressource_nouvelle", "ressource_modifier", "mode_emploi_nouveau"])
def test_les_formulaires_restent_sous_quinze_requetes(client, connecter, nom):
    connecter(client, moderateur())
    _remplir(3)
    reference = [] if nom == "ressource_nouvelle" else [RessourceFactory(etiquettes=["budget"]).reference]
    assert _requetes(client, reverse(nom, args=reference)) <= 15


def test_la_fiche_dit_l_essentiel_a_qui_appelle(client):
    fiche = RessourceFactory(
        nom="Halte « répit » : le jour",
        telephone="+32 2 000 00 10",
        courriel="halte@exemple.brussels",
        site="https://www.halte.exemple.brussels/accueil",
        adresse="Rue du Rouet 1, 1030 Schaerbeek",
        non_acceptes="Les moins de 18 ans.",
        langues=["ar", "fr"],
        communes=["Schaerbeek"],
        disponibilite="attente",
        attente_semaines=3,
    )
    page = client.get(fiche.get_absolute_url()).content.decode()
    assert 'href="tel:+32200000' in page
    assert 'href="mailto:halte@exemple.brussels"' in page
    assert ">halte.exemple.brussels</a>" in page
    assert "français, arabe" in page
    assert "attente de 3 semaines" in page
    assert "Rue du Rouet 1" in page
    assert "Les moins de 18 ans." in page
    assert "pas encore vérifié" in page
    assert "Toujours vrai" not in page


def test_vingt_quatre_par_page_en_gardant_les_filtres(client):
    for _fois in range(25):
        RessourceFactory(genre="lieu")
    page = client.get("/ressources/?genre=lieu")
    assert len(page.context["page"]) == 24
    assert re.search(r'href="\?page=2&amp;genre=lieu"', page.content.decode())
    assert len(client.get("/ressources/?genre=lieu&page=2").context["page"]) == 1


def test_la_fiche_nomme_les_noeuds_que_le_lecteur_voit(client, connecter):
    fiche = RessourceFactory()
    public, reseau = NoeudFactory(cercle=Cercle.PUBLIC), NoeudFactory(cercle=Cercle.RESEAU)
    fiche.noeuds.set([public, reseau])
    page = client.get(fiche.get_absolute_url()).content.decode()
    assert str(public.title) in page
    assert str(reseau.title) not in page
    connecter(client, membre())
    client.get(fiche.get_absolute_url())
    avant = _requetes(client, fiche.get_absolute_url())
    fiche.noeuds.add(*(NoeudFactory() for _fois in range(4)))
    assert _requetes(client, fiche.get_absolute_url()) == avant


def test_une_liste_vide_dit_quoi_faire(client):
    assert "encore vide" in client.get("/ressources/").content.decode()
    assert "Enlevez un filtre" in client.get("/ressources/?q=rien").content.decode()
    assert "Rien n’est annoncé" in client.get("/dispositifs/").content.decode()


def test_les_dispositifs_a_venir_d_abord_le_passe_a_part(client):
    loin = DispositifFactory(dans_jours=30)
    passe = DispositifFactory(dans_jours=-5)
    proche = DispositifFactory(dans_jours=2)
    libre = DispositifFactory(dans_jours=False)
    contexte = client.get("/dispositifs/").context
    assert list(contexte["page"]) == [proche, loin, libre]
    assert list(contexte["passes"]) == [passe]


def test_un_dispositif_dit_quand_en_toutes_lettres(client):
    dispositif = DispositifFactory(places=12, prix="Gratuit ; soupe comprise", cercle=Cercle.PUBLIC)
    page = client.get(dispositif.get_absolute_url()).content.decode()
    assert (
        re.search(r"(Lun|Mar|Mer|Jeu|Vend|Same|Diman)\w+ \d+ \w+( \d{4})?, de \d+\u00a0h", page)
        or ">Du " in page
    )
    assert "12" in page
    assert "Gratuit\u202f; soupe comprise" in page
