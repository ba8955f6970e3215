from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cdp.enums import Moment
from cdp.models import Seance
from socle.cercles.enums import Cercle, Pas
from tests.cdp.fabriques import AuProgrammeFactory, PointFactory, SeanceFactory
from tests.comptes.fabriques import GroupeFactory, cycle_courant, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory, QuestionFactory, VignetteFactory
from tests.ressources.fabriques import RessourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def groupe():
    return GroupeFactory(lieu_habituel="Maison des Tilleuls")


@pytest.fixture
def anime(client, connecter, groupe):
    return connecter(client, moderateur(groupe))


def saisie(points=(("Parole libre", "20"), ("Une situation", "60")), **champs):
    """What a moderator types; `points` are (title, minutes)."""
    jour = timezone.localdate() + timedelta(days=30)
    donnees = {
        "titre": "Attendre sans abandonner",
        "date": jour.isoformat(),
        "heure": "12:30",
        "duree_minutes": "120",
        "lieu": "Ici",
        "intention": "Tenir le lien.",
        "points-TOTAL_FORMS": str(len(points)),
        "points-INITIAL_FORMS": "0",
        **champs,
    }
    for rang, (titre, minutes) in enumerate(points):
        donnees |= {
            f"points-{rang}-titre": titre,
            f"points-{rang}-minutes": minutes,
            f"points-{rang}-moment": "echange",
        }
    return donnees


def nouvelle(groupe):
    return reverse("seance_nouvelle", args=[groupe.slug])


def test_la_page_propose_la_prochaine_date_le_lieu_et_la_reunion_en_trois_temps(anime, groupe):
    cycle_courant(groupe)
    page = anime.get(nouvelle(groupe)).content.decode()
    assert "Accueil et parole libre" in page
    assert "Maison des Tilleuls" in page
    assert "120 minutes prévues, pour une séance de 120" in page
    assert page.index("Accueil et parole libre") < page.index("Une situation apportée")
    assert page.count("data-point-nom") == 4 + 2 + 1, "four points, two blank lines, the model of a new one"


def test_une_seance_nait_dans_son_groupe(anime, groupe):
    reponse = anime.post(nouvelle(groupe), saisie())
    seance = Seance.objects.get()
    assert reponse.url == seance.get_absolute_url()
    assert seance.groupe == groupe
    assert seance.cycle.groupe == groupe
    assert seance.cercle == Cercle.GROUPE
    assert timezone.localtime(seance.debut).hour == 12
    assert [point.titre for point in seance.points.all()] == ["Parole libre", "Une situation"]
    assert seance.pas.get().pas == Pas.CREATION


def test_l_ordre_du_jour_propose_s_enregistre_tel_quel(anime, groupe):
    page = anime.get(nouvelle(groupe))
    donnees = saisie(points=())
    for form in page.context["formset"]:
        for champ in form:
            if champ.value() is not None and champ.name != "DELETE":
                donnees[champ.html_name] = champ.value()
    donnees["points-TOTAL_FORMS"] = str(len(page.context["formset"].forms))
    anime.post(nouvelle(groupe), donnees)
    assert Seance.objects.get().minutes_prevues == 120


def faire(client, adresse, geste, **donnees):
    """Press a button of the agenda; the lines as they come back: (title, minutes)."""
    page = client.post(adresse, saisie(**donnees) | {"geste": geste})
    assert not Seance.objects.exists()
    assert "champ__erreur" not in page.content.decode()
    lignes = [(form["titre"].value(), form["minutes"].value()) for form in page.context["formset"]]
    return page, [ligne for ligne in lignes if any(ligne)]


TROIS = [("Un", "10"), ("Deux", ""), ("Trois", "30")]


@pytest.mark.parametrize(
    ("geste", "attendu"),
    [
        ("ajouter", ["Un", "Deux", "Trois"]),
        ("monter:1", ["Deux", "Un", "Trois"]),
        ("monter:0", ["Un", "Deux", "Trois"]),
        ("descendre:1", ["Un", "Trois", "Deux"]),
        ("descendre:2", ["Un", "Deux", "Trois"]),
        ("enlever:0", ["Deux", "Trois"]),
        ("enlever:99", ["Un", "Deux", "Trois"]),
        ("offrir:inconnue", ["Un", "Deux", "Trois"]),
        ("partir", ["Un", "Deux", "Trois"]),
    ],
)
def test_un_geste_sans_javascript_ne_perd_rien_et_ne_juge_pas(anime, groupe, geste, attendu):
    page, lignes = faire(anime, nouvelle(groupe), geste, points=TROIS, titre="")
    assert [titre for titre, _ in lignes] == attendu
    assert page.context["form"]["intention"].value() == "Tenir le lien."


@pytest.mark.parametrize(("cle", "nombre"), [("trois_temps", 4), ("quatre_activites", 5), ("libre", 1)])
def test_chaque_modele_commence_par_la_parole_libre(anime, groupe, cle, nombre):
    page, lignes = faire(anime, nouvelle(groupe), "partir", points=TROIS, depart=cle)
    assert len(lignes) == nombre
    assert page.context["formset"].forms[0]["moment"].value() == Moment.PAROLE_LIBRE
    assert page.context["formset"].minutes() <= 120


def test_on_reprend_une_seance_passee_de_son_groupe_et_d_aucun_autre(anime, groupe):
    passee, autre = (
        SeanceFactory(groupe=groupe, passee=True, titre="Respecter un non"),
        SeanceFactory(passee=True),
    )
    for seance in (passee, autre):
        PointFactory(seance=seance, titre=f"Point de {seance.pk}", minutes=35)
    page = anime.get(f"{nouvelle(groupe)}?reprendre={passee.reference}")
    assert page.context["form"]["titre"].value() == "Respecter un non"
    assert page.context["formset"].forms[0]["titre"].value() == f"Point de {passee.pk}"
    ailleurs = anime.get(f"{nouvelle(groupe)}?reprendre={autre.reference}").content.decode()
    assert f"Point de {autre.pk}" not in ailleurs
    envoi = saisie(depart=autre.reference) | {"geste": "partir"}
    assert f"Point de {autre.pk}" not in anime.post(nouvelle(groupe), envoi).content.decode()


def test_chaque_point_a_son_heure(anime, groupe):
    page, _lignes = faire(anime, nouvelle(groupe), "ajouter", points=[("Un", "45"), ("Deux", "20")])
    heures = [heure.replace("\xa0", " ") for _form, heure in page.context["lignes"]]
    assert heures[:3] == ["12 h 30", "13 h 15", "13 h 35"]


def test_ce_que_le_groupe_attend_devient_un_point_en_un_geste(anime, groupe):
    proposition = AuProgrammeFactory(
        cycle=cycle_courant(groupe), noeud__title="Comment faire quand on refuse"
    )
    question = QuestionFactory(
        groupe=groupe, auteur=membre(groupe), cercle="groupe", noeud=NoeudFactory(), texte="Un mot entre nous"
    )
    page, _lignes = faire(anime, nouvelle(groupe), f"offrir:noeud-{proposition.noeud.pk}")
    ajoute = page.context["formset"].forms[2]
    assert ajoute["titre"].value() == "Comment faire quand on refuse"
    assert ajoute["noeud"].value() == str(proposition.noeud.pk)
    page, lignes = faire(anime, nouvelle(groupe), f"offrir:question-{question.reference}")
    assert question.noeud.title in lignes[2][0]
    assert "Un mot entre nous" not in lignes[2][0], (
        "an agenda goes by e-mail: never the words of the group (§4.7)"
    )


def test_on_ne_depasse_pas_trente_points(anime, groupe):
    trop = [(f"Point {n}", "1") for n in range(31)]
    page = anime.post(nouvelle(groupe), saisie(points=trop))
    assert "30" in page.content.decode()
    assert not Seance.objects.exists()
    abimee = saisie() | {"points-TOTAL_FORMS": "99999999"}
    assert anime.post(nouvelle(groupe), abimee).status_code == 200
    assert not Seance.objects.exists()


@pytest.mark.parametrize(
    ("champs", "phrase"),
    [
        ({"date": "31/02/2026"}, "Cette date n’existe pas"),
        ({"date": ""}, "Indiquez le jour"),
        ({"date": "1999-01-12"}, "Aucun cycle"),
        ({"heure": "25:99"}, "Cette heure n’existe pas"),
        ({"titre": ""}, "Donnez un titre à la séance"),
        ({"titre": "x" * 500}, "160"),
        ({"intention": "x" * 30_000}, "trop long"),
        ({"duree_minutes": "-5"}, "15"),
        ({"points-0-minutes": "-10"}, "au moins une minute"),
        ({"points-0-minutes": "vingt"}, "par exemple 20"),
        ({"points-0-minutes": ""}, "Indiquez une durée"),
        ({"points-0-titre": ""}, "Donnez un titre à ce point"),
        ({"points-0-porteur": "99999"}, "Porté par"),
    ],
)
def test_une_saisie_impossible_recoit_une_phrase_et_ne_perd_rien(anime, groupe, champs, phrase):
    page = anime.post(nouvelle(groupe), saisie() | champs).content.decode()
    assert phrase in page
    assert "champ__erreur" in page
    assert 'value="Une situation"' in page
    assert 'value="Ici"' in page
    assert not Seance.objects.exists()


def test_une_gestion_de_formulaire_abimee_ne_casse_rien(anime, groupe):
    donnees = saisie()
    del donnees["points-TOTAL_FORMS"]
    assert anime.post(nouvelle(groupe), donnees).status_code == 200
    assert not Seance.objects.exists()


def test_deux_seances_au_meme_moment_sont_refusees(anime, groupe):
    anime.post(nouvelle(groupe), saisie())
    page = anime.post(nouvelle(groupe), saisie()).content.decode()
    assert "déjà une séance à ce moment" in page
    assert Seance.objects.count() == 1


def test_un_point_enleve_et_un_point_remonte(anime, groupe):
    donnees = saisie(points=[("Un", "10"), ("Deux", "10"), ("Trois", "10"), ("Quatre", "10")])
    donnees |= {"points-0-titre": "", "points-0-minutes": "", "points-3-rang": "2"}
    anime.post(nouvelle(groupe), donnees)
    assert [point.titre for point in Seance.objects.get().points.all()] == ["Quatre", "Deux", "Trois"]


def test_un_point_mene_a_ce_que_voit_la_moderatrice_et_a_rien_d_autre(anime, groupe):
    visible = VignetteFactory(groupe=groupe, cercle="groupe", titre="La porte fermée")
    cachee = VignetteFactory(cercle="groupe", titre="Chez les autres")
    ressource, noeud = RessourceFactory(cercle="reseau", nom="Le guichet"), NoeudFactory()
    liens = {"points-0-vignette": "la porte fermee", "points-0-ressource": "Le guichet"}
    liens |= {"points-0-noeud": str(noeud.pk), "points-0-outil": "Des cartes"}
    refus = anime.post(nouvelle(groupe), saisie() | liens | {"points-0-vignette": cachee.titre})
    assert "Choisissez un titre de la liste" in refus.content.decode()
    assert f'<option value="{cachee.titre}"' not in refus.content.decode()
    anime.post(nouvelle(groupe), saisie() | liens)
    point = Seance.objects.get().points.first()
    assert (point.vignette, point.ressource, point.noeud, point.outil) == (
        visible,
        ressource,
        noeud,
        "Des cartes",
    )


def test_chacun_ne_lit_d_un_point_que_les_liens_qu_il_peut_voir(client, connecter, groupe):
    seance = SeanceFactory(groupe=groupe, cercle="public")
    du_groupe = VignetteFactory(groupe=groupe, cercle="groupe", titre="Entre nous seulement")
    PointFactory(
        seance=seance, vignette=du_groupe, noeud=NoeudFactory(cercle="public", title="Une question ouverte")
    )
    ailleurs = client.get(seance.get_absolute_url()).content.decode()
    assert "Une question ouverte" in ailleurs
    assert "Entre nous seulement" not in ailleurs
    connecter(client, membre(groupe))
    assert "Entre nous seulement" in client.get(seance.get_absolute_url()).content.decode()


def test_le_lien_d_une_collegue_que_l_on_ne_voit_pas_reste(anime, groupe):
    seance = SeanceFactory(groupe=groupe)
    point = PointFactory(seance=seance, vignette=VignetteFactory(cercle="groupe"))
    adresse = reverse("seance_modifier", args=[seance.reference])
    page = anime.get(adresse)
    assert point.vignette.titre not in page.content.decode()
    version = page.context["form"]["version"].value()
    anime.post(adresse, saisie(version=version) | {"points-0-cle": str(point.pk)})
    point.refresh_from_db()
    assert point.titre == "Parole libre"
    assert point.vignette is not None


def test_on_ne_prend_pas_le_point_d_une_autre_seance(anime, groupe):
    vole = PointFactory(titre="Ailleurs")
    anime.post(nouvelle(groupe), saisie() | {"points-0-cle": str(vole.pk)})
    vole.refresh_from_db()
    assert vole.titre == "Ailleurs"
    assert Seance.objects.get(groupe=groupe).points.count() == 2


def test_un_ordre_du_jour_trop_long_est_dit_mais_accepte(anime, groupe):
    page = anime.post(nouvelle(groupe), saisie(points=[("Long", "150")]), follow=True).content.decode()
    assert "dépasse la séance de 30 minutes" in page
    assert Seance.objects.count() == 1


def test_un_point_peut_etre_porte_par_un_membre_mais_pas_par_un_inconnu(anime, groupe):
    collegue, inconnu = membre(groupe), membre()
    page = anime.post(nouvelle(groupe), saisie() | {"points-0-porteur": str(inconnu.pk)})
    assert page.status_code == 200
    anime.post(nouvelle(groupe), saisie() | {"points-0-porteur": str(collegue.pk)})
    assert Seance.objects.get().points.first().porteur == collegue


def test_modifier_garde_les_lignes_et_l_auteur(anime, groupe):
    seance = SeanceFactory(groupe=groupe)
    point = PointFactory(seance=seance, rang=1)
    auteur = seance.auteur
    adresse = reverse("seance_modifier", args=[seance.reference])
    version = anime.get(adresse).context["form"]["version"].value()
    anime.post(adresse, saisie(version=version) | {"points-1-cle": str(point.pk)})
    seance.refresh_from_db()
    assert seance.titre == "Attendre sans abandonner"
    assert seance.auteur == auteur
    assert seance.points.last().pk == point.pk
    assert seance.points.last().titre == "Une situation"
    assert seance.points.count() == 2


def test_un_formulaire_perime_previent_puis_passe_a_la_seconde_fois(anime, groupe):
    seance = SeanceFactory(groupe=groupe)
    adresse = reverse("seance_modifier", args=[seance.reference])
    version = anime.get(adresse).context["form"]["version"].value()
    Seance.objects.get(pk=seance.pk).save()
    page = anime.post(adresse, saisie(version=version))
    assert "Rien n’est perdu" in page.content.decode()
    assert 'value="Parole libre"' in page.content.decode()
    seconde = page.context["form"]["version"].value()
    anime.post(adresse, saisie(version=seconde))
    seance.refresh_from_db()
    assert seance.titre == "Attendre sans abandonner"


def test_on_peut_annuler(anime, groupe):
    seance = SeanceFactory(groupe=groupe)
    adresse = reverse("seance_modifier", args=[seance.reference])
    page = anime.post(adresse, saisie(annulee="on"), follow=True).content.decode()
    assert "Cette séance est annulée" in page


def test_sans_cycle_pour_la_suite_la_date_reste_a_choisir(anime, groupe):
    cycle = cycle_courant(groupe)
    fin_du_cycle = timezone.now() + (cycle.fin - timezone.localdate())
    SeanceFactory(groupe=groupe, debut=fin_du_cycle)
    form = anime.get(nouvelle(groupe)).context["form"]
    assert form["date"].value() is None
    assert form["heure"].value() == time(12, 30)
