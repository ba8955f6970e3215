import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.urls import reverse

from ressources.enums import Disponibilite
from ressources.facettes import Recherche
from ressources.models import Ressource
from socle.comptes.models import Commune
from tests.comptes.fabriques import membre

from .fabriques import RessourceFactory, SignalementFactory

pytestmark = pytest.mark.django_db

ANONYME = AnonymousUser()


def chercher(adresse="", user=ANONYME):
    return Recherche(QueryDict(adresse), user)


def noms(adresse="", user=ANONYME):
    return [ressource.nom for ressource in chercher(adresse, user).resultats()]


def compte(facette, valeur, adresse="", user=ANONYME):
    options = chercher(adresse, user).facettes()[facette].options
    return next((option.compte for option in options if option.valeur == valeur), 0)


def nis(nom):
    return Commune.objects.get(nom=nom).nis


def test_chaque_compte_annonce_le_nombre_de_resultats():
    RessourceFactory(genre="lieu", langues=["ar"], communes=["Evere"], etiquettes=["deuil"], acces=["rdv"])
    RessourceFactory(genre="lieu", langues=["ar", "fr"], cout="payant", communes=["Forest", "Evere"])
    RessourceFactory(genre="outil", langues=["fr"], etiquettes=["deuil"], disponibilite="inconnue")
    recherche = chercher()
    for facette in recherche.facettes().values():
        for option in facette.options:
            trouvees = noms(f"{facette.nom}={option.valeur}")
            assert len(trouvees) == option.compte == chercher(f"{facette.nom}={option.valeur}").total, option
    assert recherche.nombre_disponibles == len(noms("disponible=1")) == 2
    assert recherche.total == 3


def test_un_compte_tient_aux_autres_choix_et_pas_au_sien():
    RessourceFactory(genre="lieu", cout="gratuit")
    RessourceFactory(genre="outil", cout="gratuit")
    RessourceFactory(genre="outil", cout="payant")
    assert compte("cout", "gratuit", "genre=outil") == 1
    assert compte("genre", "lieu", "genre=outil") == 1
    assert compte("genre", "lieu", "genre=outil&cout=payant") == 0


@pytest.mark.parametrize("trait", ["privee", "du_groupe", "du_reseau"])
def test_aucun_compte_ne_trahit_ce_que_le_lecteur_ne_voit_pas(client, trait):
    RessourceFactory(nom="Visible")
    RessourceFactory(
        nom="Cachée",
        genre="formation",
        langues=["ti"],
        acces=["domicile"],
        cout="payant",
        communes=["Jette"],
        etiquettes=["mot caché"],
        **{trait: True},
    )
    facettes = chercher().facettes()
    comptes = {(f.nom, o.valeur): o.compte for f in facettes.values() for o in f.options}
    assert ("genre", "formation") not in comptes
    assert ("langue", "ti") not in comptes
    assert ("acces", "domicile") not in comptes
    assert ("cout", "payant") not in comptes
    assert comptes["commune", nis("Jette")] == 1
    assert not facettes["etiquette"].options
    for adresse in ("q=cachee", "q=mot", "etiquette=mot-cache", "langue=ti", "genre=formation"):
        page = client.get(f"{reverse('ressources')}?{adresse}").content.decode()
        assert "Cachée" not in page
        assert "mot caché" not in page
        assert noms(adresse) == []


def test_une_commune_montre_les_siennes_puis_celles_de_toute_la_region():
    RessourceFactory(nom="A partout")
    RessourceFactory(nom="B à Evere", communes=["Evere"])
    RessourceFactory(nom="C à Forest", communes=["Forest"])
    assert noms(f"commune={nis('Evere')}") == ["B à Evere", "A partout"]
    assert noms("commune=region") == ["A partout"]


def test_prendre_des_personnes_maintenant_tient_compte_des_signalements():
    RessourceFactory(nom="Ouverte")
    SignalementFactory(ressource__nom="Signalée complète")
    SignalementFactory(ressource__nom="Déménagée", genre="demenage")
    RessourceFactory(nom="Attente", disponibilite=Disponibilite.ATTENTE)
    assert set(noms("disponible=1")) == {"Ouverte", "Déménagée"}


def test_les_mots_se_cherchent_sans_accent_ni_casse_jusque_dans_les_etiquettes():
    RessourceFactory(nom="Épicerie du Cœur")
    RessourceFactory(nom="Autre", etiquettes=["sortie d’hôpital"])
    assert noms("q=EPICERIE coeur") == ["Épicerie du Cœur"]
    assert noms("q=hopital") == ["Autre"]
    assert noms("q=epicerie absente") == []


def test_une_langue_ne_se_confond_pas_avec_une_autre():
    RessourceFactory(nom="En langue des signes", langues=["lsfb"])
    RessourceFactory(nom="En français", langues=["fr"])
    assert [r.nom for r in Ressource.objects.filter(langues__possede="fr")] == ["En français"]
    assert list(Ressource.objects.filter(langues__possede="ls")) == []


def test_la_plus_recemment_verifiee_d_abord_ou_par_nom():
    RessourceFactory(nom="École", verifie_le="2026-01-01")
    RessourceFactory(nom="Zone", verifie_le="2026-06-01")
    RessourceFactory(nom="Filature")
    assert noms() == ["Zone", "École", "Filature"]
    assert noms("tri=nom") == ["École", "Filature", "Zone"]


@pytest.mark.parametrize(
    "adresse",
    [
        "genre=x&langue=zz&commune=abc&cout=%27&acces=&tri=zzz&page=deux&disponible=",
        "q=%00&etiquette=%00&commune=99999",
        "commune=%C2%B2",
        "page=9999",
        "q=" + "a" * 5000,
        "q=%25_%5C",
        "etiquette=" + "x" * 500,
    ],
)
def test_une_adresse_absurde_repond_quand_meme(client, adresse):
    RessourceFactory()
    assert client.get(f"{reverse('ressources')}?{adresse}").status_code == 200


def test_un_choix_s_enleve_en_gardant_les_autres(client):
    RessourceFactory()
    page = client.get(f"{reverse('ressources')}?q=cpas&genre=lieu&genre=outil&disponible=1")
    sans = {choix["libelle"]: choix["sans"] for choix in page.context["choix_actifs"]}
    assert sans["lieu"] == "q=cpas&disponible=1&genre=outil"
    assert sans["«\u00a0cpas\u00a0»"] == "disponible=1&genre=lieu&genre=outil"


def test_le_brouillon_de_l_auteur_compte_pour_lui_seul():
    auteur = membre()
    RessourceFactory(privee=True, auteur=auteur, genre="document")
    assert compte("genre", "document", user=auteur) == 1
    assert compte("genre", "document", user=membre()) == 0
